//! A plan as text for a person who will do it tomorrow morning: weeks with the same exercises
//! together, each session once with what changes from week to week, how to go on, what the signs
//! mean, why it is so, and when to stop.
//!
//! Colour is written as escapes and never carries meaning alone.

mod brief;
mod glance;
mod grid;
mod notes;
mod phase;
mod sheet;

use super::say;
use crate::plan::{Plan, Status};
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, Page};

pub use brief::brief;
pub(super) use notes::{first, safety_in_short};
pub(super) use phase::sessions;

/// Writes a plan as text with colour escapes, no line wider than the look. With `why`, every item
/// is followed by its reasons and every exercise that was left out is named.
pub fn plan(plan: &Plan, look: &Look, why: bool) -> String {
    let mut page = Page::new(look);
    if plan.status == Status::Refused {
        notes::refused(&mut page, plan);
        return page.finish();
    }
    head(&mut page, plan);
    notes::first(&mut page, plan);
    phase::weeks(&mut page, plan, why);
    notes::onward(&mut page, plan);
    notes::legend(&mut page, plan);
    notes::notices(&mut page, plan, why);
    notes::left_out(&mut page, plan, why);
    notes::safety(&mut page, plan);
    page.finish()
}

fn head(page: &mut Page, plan: &Plan) {
    page.prose(BOLD, 0, &say::plan::title(plan));
    if let Some(subtitle) = say::plan::subtitle(plan) {
        page.prose(FAINT, 0, &subtitle);
    }
    let lines = say::plan::made_for(&plan.profile).into_iter();
    for line in lines.chain(say::safety::taken_on_word(plan)) {
        page.foreign(FAINT, 0, &line);
    }
}
