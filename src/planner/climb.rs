//! How doses climb from week to week, and step back.

use super::draft::{AMOUNT, FULL_SETS, Pick, SessionDraft};
use super::size::rungs_of_block;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Level, Pattern};
use crate::catalogue::ladder::Rung;
use crate::person::profile::Goal;
use crate::plan::{RuleId, Theme};
use crate::rules::composition::is_in_turns;
use crate::rules::load::{VOLUME, counts_as_volume};
use crate::rules::weeks::{self, STEP_BACK};
use crate::rules::{Context, SessionScope, must_breaches, weight};
use crate::text::id::Id;

/// Reasons of a dose that hold for one week.
const OF_ONE_WEEK: [RuleId; 5] = [
    RuleId::AS_DONE,
    RuleId::PROGRESSION,
    RuleId::RETURN_AFTER_GAP,
    RuleId::NEXT_DAY_RESPONSE,
    RuleId::STEP_BACK_WEEK,
];
/// How the reason of a dose begins that might have climbed.
const KEPT: &str = "Kept as it is: ";
/// Repetitions by which a lift begins lower where a block makes it heavier, and how far down by
/// level.
const FEWER: u32 = 2;
const LEAST_REPS: [u32; 3] = [8, 6, 5];
/// The same for advanced people with the goal `performance`.
const LOWEST_REPS: u32 = 4;
/// Seconds between the sets of a lift in such a block.
const LONG_REST: u32 = 120;
/// Most sets that a lift grows to: of beginners, and of others.
const MOST_SETS: (u32, u32) = (3, 4);
/// Exercises of a session that may gain a set from one build week to the next.
pub(super) const RAISED: usize = 2;

/// Forgets the reasons of the week before.
pub(super) fn forget_the_week(drafts: &mut [SessionDraft]) {
    for pick in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        pick.dose_why.retain(|(rule, _)| !OF_ONE_WEEK.contains(rule));
    }
}

/// One rung up for every exercise that has one above it and a session with room for it.
pub(super) fn climb(context: Context, drafts: &mut [SessionDraft]) {
    for id in ids(drafts) {
        climb_one(context, drafts, &id);
    }
}

/// The main exercises of drafts, each once, most important first.
fn ids(drafts: &[SessionDraft]) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    for pick in drafts.iter().flat_map(|draft| &draft.picks) {
        if !ids.contains(&pick.exercise.id) {
            ids.push(pick.exercise.id.clone());
        }
    }
    ids
}

fn picks_of<'d>(drafts: &'d mut [SessionDraft], id: &'d Id) -> impl Iterator<Item = &'d mut Pick> {
    drafts.iter_mut().flat_map(|draft| &mut draft.picks).filter(move |pick| pick.exercise.id == *id)
}

/// An exercise that stands in both sessions stands on one rung.
pub(super) fn climb_one(context: Context, drafts: &mut [SessionDraft], id: &Id) {
    let Some(pick) = picks_of(drafts, id).next() else { return };
    if !pick.ladder.is_climbed() {
        return;
    }
    let (was, range) = (pick.rung, pick.range.clone());
    // The first weeks of a beginner put no weight on top.
    let next = pick.ladder.next(was).filter(|next| {
        next.load == was.load || pick.ladder.is_weighted(was) || !context.is_introduction()
    });
    let Some(next) = next else {
        return say(drafts, id, "At the top of its ladder: kept up.");
    };
    let seconds = |drafts: &[SessionDraft]| -> Vec<u32> {
        let holding = drafts.iter().filter(|draft| draft.holds(id));
        holding.map(|draft| draft.seconds(context)).collect()
    };
    let before = seconds(drafts);
    set_rung(drafts, id, next, None);
    let mut pairs = seconds(drafts).into_iter().zip(before);
    let over = pairs.any(|(now, before)| now > before.max(context.limit()));
    let held = if over {
        Some(format!("{} min leave no room for more.", context.minutes))
    } else {
        let mut holding = drafts.iter().filter(|draft| draft.holds(id));
        let broken = holding.find_map(|draft| broken(context, draft, id));
        broken.map(|rule| format!("the rule `{rule}` allows no more."))
    };
    if let Some(why) = held {
        set_rung(drafts, id, was, range.as_ref());
        return say(drafts, id, &format!("{KEPT}{why}"));
    }
    let text = if next.load > was.load {
        format!("One step heavier, and back to {AMOUNT}.")
    } else {
        format!("One rung up: {AMOUNT}.")
    };
    say(drafts, id, &text);
}

/// Tries again what was kept for want of room, once a block's sessions are what they will be.
pub(super) fn climb_after_all(context: Context, drafts: &mut [SessionDraft]) {
    for id in ids(drafts) {
        let mut kept = false;
        for pick in picks_of(drafts, &id) {
            let reasons = pick.dose_why.len();
            pick.dose_why.retain(|(_, text)| !text.starts_with(KEPT));
            kept |= pick.dose_why.len() < reasons;
        }
        if kept {
            climb_one(context, drafts, &id);
        }
    }
}

/// The first must rule about an exercise that a session breaks.
fn broken(context: Context, draft: &SessionDraft, id: &Id) -> Option<RuleId> {
    let session = draft.bare_session(context);
    let scope = SessionScope { context, session: &session };
    let mut broken = None;
    must_breaches(&scope, |rule, breach| {
        if breach.place.exercise.as_ref().is_none_or(|of| of == id) {
            broken.get_or_insert(rule.id);
        }
    });
    broken
}

/// Sets an exercise on a rung; whether minutes and rules allow it there.
pub(super) fn rung_within(
    context: Context,
    drafts: &mut [SessionDraft],
    id: &Id,
    rung: Rung,
) -> bool {
    set_rung(drafts, id, rung, None);
    let mut holding = drafts.iter().filter(|draft| draft.holds(id));
    holding.all(|draft| {
        draft.seconds(context) <= context.limit() && broken(context, draft, id).is_none()
    })
}

pub(super) fn set_rung(drafts: &mut [SessionDraft], id: &Id, rung: Rung, range: Option<&Dose>) {
    for pick in picks_of(drafts, id) {
        pick.rung = rung;
        pick.range = range.cloned();
    }
}

fn say(drafts: &mut [SessionDraft], id: &Id, text: &str) {
    for pick in picks_of(drafts, id) {
        pick.dose_why.push((RuleId::PROGRESSION, text.to_owned()));
    }
}

/// The first week of a block that goes on: lifts get heavier where the block does that, everything
/// else climbs on.
pub(super) fn begin_block(context: Context, drafts: &mut [SessionDraft], new: &[Id]) {
    let heavier = weeks::theme(context) == Some(Theme::Load);
    let lowest = context.profile.goal == Goal::Performance && context.level() == Level::Advanced;
    let least = if lowest { LOWEST_REPS } else { LEAST_REPS[context.level() as usize] };
    for pick in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        if pick.rest == Some(LONG_REST) {
            pick.rest = None;
        }
    }
    for id in ids(drafts).into_iter().filter(|id| !new.contains(id)) {
        let lift = picks_of(drafts, &id).find(|pick| pick.lift);
        let up = lift.filter(|_| heavier).and_then(|pick| {
            let steps = weight::steps_at_once(context, &pick.exercise);
            pick.ladder.heavier(pick.rung, steps, FEWER, least)
        });
        match up {
            Some(rung) => {
                set_rung(drafts, &id, rung, None);
                get_heavier(context, drafts, &id);
            }
            None => climb_one(context, drafts, &id),
        }
    }
}

/// Says so, and gives the long rest where every session that holds it has the minutes.
fn get_heavier(context: Context, drafts: &mut [SessionDraft], id: &Id) {
    let rungs = rungs_of_block(context);
    let rests: Vec<Option<u32>> = picks_of(drafts, id).map(|pick| pick.rest).collect();
    for pick in picks_of(drafts, id) {
        let text = format!("Heavier, with fewer repetitions: {AMOUNT}.");
        pick.dose_why.push((RuleId::PROGRESSION, text));
        // What takes turns rests while the other one is done.
        if !is_in_turns(context) {
            pick.rest = Some(LONG_REST);
        }
    }
    let mut with = drafts.iter().filter(|draft| draft.holds(id));
    if with.any(|draft| draft.longest(context, rungs) > context.limit()) {
        for (pick, rest) in picks_of(drafts, id).zip(rests) {
            pick.rest = rest;
        }
    }
}

/// A set more for the lifts of each session, where minutes and rules allow: up to the most sets in
/// sessions that are whole.
pub(super) fn raise_lifts(
    context: Context,
    drafts: &mut [SessionDraft],
    (new, whole): (&[Id], &[bool]),
    rungs: u32,
) {
    let full = if context.level() == Level::Beginner { MOST_SETS.0 } else { MOST_SETS.1 };
    for index in 0..drafts.len() {
        let is_whole = whole.get(index).is_none_or(|whole| *whole);
        let most = if is_whole { full } else { full.min(FULL_SETS) };
        let mut raised = 0;
        for pick in 0..drafts[index].picks.len() {
            let chosen = &drafts[index].picks[pick];
            let fits = chosen.lift && chosen.sets < most && !new.contains(&chosen.exercise.id);
            if fits && raised < RAISED && raise(context, drafts, (index, pick), rungs) {
                raised += 1;
            }
        }
    }
}

/// A set more for a pick, if minutes, rules and the week's volume allow it.
pub(super) fn raise(
    context: Context,
    drafts: &mut [SessionDraft],
    (index, pick): (usize, usize),
    rungs: u32,
) -> bool {
    let before = drafts[index].picks[pick].sets;
    let was = drafts[index].picks[pick].clone();
    drafts[index].picks[pick].set_sets(before + 1);
    let id = drafts[index].picks[pick].exercise.id.clone();
    let fits = drafts[index].longest(context, rungs) <= context.limit()
        && !drafts[index].is_taken_up_by(context, pick)
        && broken(context, &drafts[index], &id).is_none()
        && week_volume(context, drafts) <= VOLUME[context.level() as usize].1;
    if fits {
        let text = format!("{} sets instead of {before}.", before + 1);
        drafts[index].picks[pick].dose_why.push((RuleId::PROGRESSION, text));
    } else {
        drafts[index].picks[pick] = was;
    }
    fits
}

/// Takes sets off loaded hinges and back extensions until no week holds more than it may: the lifts
/// last, of the others the most sets and the least important first.
pub(super) fn cap_volume(context: Context, drafts: &mut [SessionDraft]) {
    let (_, most) = VOLUME[context.level() as usize];
    while week_volume(context, drafts) > most {
        let picks = drafts.iter_mut().flat_map(|draft| &mut draft.picks);
        let counted = picks.filter(|pick| counts_as_volume(&pick.exercise) && pick.sets > 1);
        let Some(pick) = counted.max_by_key(|pick| (!pick.lift, pick.sets)) else { return };
        pick.set_sets(pick.sets - 1);
        let text =
            format!("{} sets, so that the week holds no more than {most} of its kind.", pick.sets);
        pick.dose_why.retain(|(rule, _)| *rule != RuleId::VOLUME_CAP);
        pick.dose_why.push((RuleId::VOLUME_CAP, text));
    }
}

/// The volume of the fullest week: with an odd number of sessions one of the two comes more often.
fn week_volume(context: Context, drafts: &[SessionDraft]) -> u32 {
    let of = |draft: &SessionDraft| {
        let counted = draft.picks.iter().filter(|pick| counts_as_volume(&pick.exercise));
        counted.map(|pick| pick.sets).sum::<u32>()
    };
    let sums: Vec<u32> = drafts.iter().map(of).collect();
    let twice = context.profile.sessions.min(3) == 3 && drafts.len() == 2;
    sums.iter().sum::<u32>() + if twice { sums.iter().max().copied().unwrap_or(0) } else { 0 }
}

/// Takes a set off every exercise that has more than one.
pub(super) fn set_less(drafts: &mut [SessionDraft], rule: RuleId, when: &str) {
    for pick in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        let before = pick.sets;
        if before > 1 {
            pick.set_sets(before - 1);
            pick.dose_why.push((rule, format!("{} of {before} sets, {when}.", before - 1)));
        }
    }
}

/// The lighter week after these sessions: about half the sets of each, on the same rungs; spare sets
/// go, least important first.
pub(super) fn step_back(drafts: &[SessionDraft]) -> Vec<SessionDraft> {
    let mut lighter = drafts.to_vec();
    for draft in &mut lighter {
        let was = sets(draft);
        for pick in &mut draft.picks {
            let before = pick.sets;
            pick.sets = before.div_ceil(2);
            pick.dose_why.retain(|(rule, _)| !OF_ONE_WEEK.contains(rule));
            if pick.sets < before {
                let text = format!("{} of {before} sets in this lighter week.", pick.sets);
                pick.dose_why.push((RuleId::STEP_BACK_WEEK, text));
            }
        }
        while sets(draft) * 100 > was * STEP_BACK.1 && give_up_one(draft) {}
    }
    lighter
}

fn sets(draft: &SessionDraft) -> u32 {
    let picks = draft.picks.iter().filter(|pick| pick.exercise.pattern != Pattern::Stretch);
    picks.map(|pick| pick.sets).sum()
}

/// Takes a spare set, or the least important exercise; false when that would leave fewer than two.
fn give_up_one(draft: &mut SessionDraft) -> bool {
    if let Some(pick) = draft.picks.iter_mut().rev().find(|pick| pick.sets > 1) {
        pick.sets -= 1;
        return true;
    }
    draft.picks.len() > 2 && draft.picks.pop().is_some()
}
