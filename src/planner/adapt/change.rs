//! A single exercise moved: a step early, a step back, an easier one in its place.

use std::sync::Arc;

use crate::catalogue::exercise::Exercise;
use crate::catalogue::ladder::Rung;
use crate::plan::{Item, RuleId, Week};
use crate::planner::climb::{rung_within, set_rung};
use crate::planner::draft::{Pick, SessionDraft};
use crate::planner::pool::Pool;
use crate::text::id::Id;

/// How a single exercise goes on, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its next step a week early.
    Up(Id, String),
    /// A step less than last.
    Down(Id, String),
    /// Another one in its place.
    Easier {
        /// The exercise of the plan.
        of: Id,
        /// The easier one.
        to: Id,
        /// Why.
        text: String,
    },
}

impl Change {
    /// Makes the change where rules and minutes allow it; else everything stays.
    pub(in crate::planner) fn make(&self, pool: &Pool, drafts: &mut [SessionDraft], last: &Week) {
        match self {
            Self::Up(id, text) => {
                step(pool, drafts, (id, text), last, |pick, was| {
                    pick.ladder.next(was).and_then(|next| pick.ladder.next(next))
                });
            }
            Self::Down(id, text) => {
                step(pool, drafts, (id, text), last, |pick, was| Some(pick.ladder.back(was)));
            }
            Self::Easier { of, to, text } => exchange(pool, drafts, (of, to), text),
        }
    }
}

/// Sets an exercise on a rung that is found from that of the last week.
fn step(
    pool: &Pool,
    drafts: &mut [SessionDraft],
    (id, text): (&Id, &str),
    last: &Week,
    to: impl Fn(&Pick, Rung) -> Option<Rung>,
) {
    let picks = || drafts.iter().flat_map(|draft| &draft.picks);
    let Some(pick) = picks().find(|pick| pick.exercise.id == *id) else { return };
    let of_last = last.main().find(|item: &&Item| item.exercise.id == *id);
    let was = of_last.and_then(|item| {
        pick.ladder.place(&item.dose, item.load.as_ref().map_or(0, |load| load.step))
    });
    let Some(rung) = to(pick, was.unwrap_or(pick.rung)) else { return };
    let before = pick.rung;
    if !rung_within(pool.context, drafts, id, rung) {
        return set_rung(drafts, id, before, None);
    }
    for pick in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        if pick.exercise.id == *id {
            pick.dose_why.retain(|(rule, _)| *rule != RuleId::PROGRESSION);
            pick.dose_why.push((RuleId::AS_DONE, text.to_owned()));
        }
    }
}

/// Puts another exercise in the place of one, in every session that holds it.
fn exchange(pool: &Pool, drafts: &mut [SessionDraft], (of, to): (&Id, &Id), text: &str) {
    let context = pool.context;
    let allowed: Option<&Arc<Exercise>> = pool.all().find(|exercise| exercise.id == *to);
    let (Some(exercise), false) = (allowed, drafts.iter().any(|draft| draft.holds(to))) else {
        return;
    };
    let Some(own) = context.dose(exercise) else { return };
    for old in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        if old.exercise.id == *of {
            let mut pick = Pick::new(context, exercise, &own);
            (pick.slot, pick.lift, pick.rest) = (old.slot, old.lift && exercise.lift, None);
            pick.set_sets(old.sets.min(own.sets().max(1)));
            pick.because(RuleId::AS_DONE, text.to_owned());
            *old = pick;
        }
    }
}
