//! The hand-out as a sheet: what has to be at hand, on two pages of paper for most plans. What is
//! there to be read once stands behind headings to open, so that the page is whole on a phone that
//! runs no script; paper does without it.

mod boxes;
mod card;
mod change;
mod session;

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::calendar::{self, Part, is_alone};
use super::notes;
use super::picture::Pictures;
use crate::export::Options;
use crate::export::say::phase::Phase;
use crate::export::say::plan::items;
use crate::export::say::safety::pain_rule;
use crate::plan::Plan;
use crate::text::id::Id;

/// The most exercises of a plan whose sheet has room for larger type on its two pages, and the most
/// letters of advice and notes beside them.
const ROOM: (usize, usize) = (14, 300);

/// Whether two pages have room for larger type: of one week, with few words beside it.
pub fn has_room(plan: &Plan, options: &Options) -> bool {
    let (cards, letters) = ROOM;
    let exercises: BTreeSet<&Id> = items(plan).map(|(_, item)| &item.exercise.id).collect();
    let advice = plan.safety.advice.iter().map(|text| text.len()).sum::<usize>();
    let beside =
        [&options.note, &options.from].into_iter().flatten().map(String::len).sum::<usize>();
    plan.weeks.len() == 1 && exercises.len() <= cards && advice + beside <= letters
}

/// Writes the parts of the page between its head and its foot; `why` opens the reasons.
pub fn sheet(plan: &Plan, phases: &[Phase], pictures: &Pictures, why: bool) -> Markup {
    html! {
        (notes::advice(plan, None))
        (notes::safety(plan, pain_rule(plan)))
        @for (index, phase) in phases.iter().enumerate() { (weeks(plan, phases, index, phase)) }
        (card::cards(plan, phases, pictures))
        @for part in notes::around(plan) { (part.folded(false)) }
        (notes::left_out(plan, why))
        (notes::reasons(plan, why))
    }
}

/// Weeks that are told together: their calendar, what each session holds in order, and what changes
/// from week to week.
fn weeks(plan: &Plan, phases: &[Phase], index: usize, phase: &Phase) -> Markup {
    let alone = is_alone(phases);
    let part = Part { plan, phase, before: Part::before(phases, index) };
    let all: Vec<_> = phases[..=index]
        .iter()
        .flat_map(|phase| phase.sheets.iter().map(move |sheet| (phase, sheet)))
        .collect();
    html! {
        section class="week" id={ "week-" (index + 1) } {
            h2 { (part.heading(alone)) }
            @if let Some(about) = phase.gist(plan, index.checked_sub(1).map(|before| &phases[before])) { p { (about) } }
            div class="plan" {
                @if alone { (part.days()) } @else { (part.grid()) }
                div class="sessions" {
                    @for (sheet, number) in phase.sheets.iter().zip(part.before + 1..) {
                        (session::session(phase, &all[..number - 1], sheet, number, alone))
                    }
                }
                (calendar::weights(phases, index))
                @if index == 0 { (notes::reading(plan, false)) }
            }
            (change::changes(phases, index))
        }
    }
}
