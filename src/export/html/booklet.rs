//! The hand-out in full: every week, every session with boxes for its sets, every exercise with all
//! that is known of it.

use maud::{Markup, html};

use super::picture::Pictures;
use super::{calendar, card, notes};
use crate::export::say::phase::Phase;
use crate::export::say::safety;
use crate::plan::Plan;

/// Writes the parts of the page between its head and its foot; `why` opens the reasons.
pub fn booklet(plan: &Plan, phases: &[Phase], pictures: &Pictures, why: bool) -> Markup {
    html! {
        (notes::advice(plan, safety::pain_rule_first(plan)))
        (notes::safety(plan, None))
        (calendar::weeks(plan, phases, pictures))
        (card::cards(plan, pictures))
        @for part in notes::around(plan) { (part.whole()) }
        (notes::left_out(plan, why))
        (notes::reasons(plan, why))
        (pictures.ends())
    }
}
