//! From one block to the next: which exercises stay, which change, and for which.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choose::{self, Wanted, admits, choose};
use super::climb::{RAISED, raise};
use super::draft::{FULL_SETS, Pick, SessionDraft, begin_low, is_very_short, lacking};
use super::pool::Pool;
use super::slot::Slot;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Level};
use crate::catalogue::ladder::Rung;
use crate::person::profile::Goal;
use crate::plan::{RuleId, Theme};
use crate::rules::load::is_unloaded_hinge;
use crate::rules::{Context, climb, entry, footing, weeks};
use crate::text::id::Id;

/// Blocks after which an exercise beside the lifts changes.
const LONG: u32 = 3;
/// Blocks after which a lift gives way to a heavier one, for who trains for strength.
const HEAVY: u32 = 2;
/// Main exercises of a session up to which all but the first change where a block varies.
const FEW: usize = 3;
/// Rungs below its own height on which an exercise comes back.
const BACK: usize = 2;
/// Exercises of a session that change in a block where it does not vary.
const CHANGES: usize = 1;

/// Why an exercise changes.
enum Change {
    /// No rule allows it any more.
    Gone,
    /// A loaded hinge follows the drill.
    Loaded,
    /// The level rose above it.
    Level,
    /// It is at the top of its ladder, or near it.
    Top,
    /// A heavier lift follows, for who trains for strength.
    Heavy,
    /// The block varies.
    Vary,
    /// It was there for long.
    Long,
    /// It is the first of few, which stays while a block varies.
    First,
    /// It would change, but another exercise does so in this block.
    Waits,
}

/// Lays the exercises of the block before into the draft of the next one; `new` collects what it did
/// not hold.
pub(super) fn go_on(
    pool: &Pool,
    (draft, old): (&mut SessionDraft, &SessionDraft),
    others: &[&SessionDraft],
    heights: &BTreeMap<Id, Rung>,
    new: &mut Vec<Id>,
) {
    let mut changes = 0;
    let had: Vec<&Exercise> = old.picks.iter().map(|pick| &*pick.exercise).collect();
    for (place, pick) in old.picks.iter().enumerate() {
        let wanted = changes_of(pool, old, place, changes < CHANGES);
        let taken: Vec<Id> = others
            .iter()
            .flat_map(|other| other.picks.iter().map(|pick| pick.exercise.id.clone()))
            .chain(draft.picks.iter().map(|pick| pick.exercise.id.clone()))
            .chain(old.picks.iter().map(|pick| pick.exercise.id.clone()))
            .collect();
        let rest = old.picks[place + 1..].iter().chain(&draft.picks);
        let rest: Vec<&Pick> = others.iter().flat_map(|other| &other.picks).chain(rest).collect();
        let lacks = |pick: &Pick| lacking(pool.context, rest.iter().copied().chain([pick]));
        let keeps = |next: &Pick| lacks(next) <= lacks(pick);
        let next = wanted.iter().find_map(|change| {
            let mut next = exchange(pool, pick, change, (&taken, &had), &keeps, &draft.picks)?;
            come_back(&mut next, heights);
            Some((change, next))
        });
        match next {
            Some((change, next)) => {
                changes += usize::from(matches!(
                    change,
                    Change::Level | Change::Top | Change::Long | Change::Heavy
                ));
                new.push(next.exercise.id.clone());
                draft.picks.push(next);
            }
            None if matches!(wanted[..], [Change::Gone]) => {}
            None => draft.picks.push(stay(pool.context, pick, wanted.first())),
        }
    }
}

/// Whether a person goes on to the lifts of the advanced.
fn lifts_heavily(context: Context) -> bool {
    context.level() == Level::Advanced
        && matches!(context.profile.goal, Goal::Strength | Goal::Performance)
}

/// Whether an exercise has less to climb than a block of build weeks takes.
fn is_at_its_end(pick: &Pick) -> bool {
    let above = |rung: Rung| pick.ladder.next(rung);
    above(pick.rung).and_then(above).is_none()
}

/// Why an exercise may change in the block, in the order in which that is tried.
fn changes_of(pool: &Pool, old: &SessionDraft, place: usize, may_change: bool) -> Vec<Change> {
    let (context, pick) = (pool.context, &old.picks[place]);
    let allowed =
        pool.of(pick.exercise.pattern).iter().any(|entry| entry.exercise.id == pick.exercise.id);
    let kept = if old.picks.len() <= FEW { place == 0 } else { pick.lift };
    let vary = weeks::theme(context) == Some(Theme::Vary);
    let wanted = pool.includes(&pick.exercise);
    if !allowed {
        return vec![Change::Gone];
    } else if wanted {
        return Vec::new();
    } else if is_unloaded_hinge(&pick.exercise) && !context.is_introduction() {
        return vec![Change::Loaded];
    }
    let grown = context.has_grown_up() && pick.exercise.level == Level::Beginner;
    let heavy = pick.lift && lifts_heavily(context) && context.block() >= pick.since + HEAVY;
    let long = !pick.lift && context.block() >= pick.since + LONG;
    let later = |change| if may_change { change } else { Change::Waits };
    let reasons = [
        (grown && may_change).then_some(Change::Level),
        (vary && !kept).then_some(Change::Vary),
        (heavy && may_change).then_some(Change::Heavy),
        is_at_its_end(pick).then(|| later(Change::Top)),
        long.then(|| later(Change::Long)),
        (vary && !pick.lift && kept).then_some(Change::First),
    ];
    reasons.into_iter().flatten().collect()
}

/// The exercise that comes in the place of another one. `keeps` tells whether the week lacks no more
/// with it.
fn exchange(
    pool: &Pool,
    pick: &Pick,
    change: &Change,
    (taken, had): (&[Id], &[&Exercise]),
    keeps: &dyn Fn(&Pick) -> bool,
    picks: &[Pick],
) -> Option<Pick> {
    let slot = pick.slot?;
    let old = &*pick.exercise;
    let with = |slot: Slot, instead_of: &[&Exercise]| {
        choose(pool, slot, &Wanted { lift: pick.lift, not: taken, instead_of }, picks)
    };
    let of = |slot: Slot| with(slot, had);
    let any = |slot: Slot| with(slot, &[]);
    let of_kin = || kin(slot).filter_map(of).find(keeps);
    let (next, why) = match change {
        Change::Gone => {
            let next = any(slot).or_else(|| kin(slot).find_map(any))?;
            let mut next = Pick { lift: pick.lift && next.exercise.lift, ..next };
            begin_low(pool.context, &mut next);
            return Some(next);
        }
        Change::First | Change::Waits => return None,
        Change::Loaded => {
            let next = of(slot).filter(|next| !is_unloaded_hinge(&next.exercise))?;
            (next, format!("The movement is learned with {}; now it carries a load.", old.name))
        }
        Change::Top => {
            let above = harder(pool, pick, slot, taken, picks);
            let others = || if pick.lift { None } else { of(slot).or_else(of_kin) };
            (above.or_else(others)?, format!("The next step after {}.", old.name))
        }
        Change::Heavy => {
            let above = harder(pool, pick, slot, taken, picks)?;
            (above, format!("The next step after {}, with more weight.", old.name))
        }
        Change::Level => {
            let above = harder(pool, pick, slot, taken, picks)?;
            (above, format!("The next step after {}, at your level now.", old.name))
        }
        Change::Vary => {
            let next = of(slot).or_else(|| if is_at_its_end(pick) { of_kin() } else { None })?;
            (next, format!("In the place of {}, for a change.", old.name))
        }
        Change::Long => {
            let next = of(slot).or_else(of_kin)?;
            (next, format!("In the place of {}, after three blocks.", old.name))
        }
    };
    let mut next = next;
    next.set_sets(next.sets.max(pick.sets.min(FULL_SETS)));
    begin_low(pool.context, &mut next);
    next.dose_why.push((RuleId::PROGRESSION, why));
    Some(next)
}

fn kin(slot: Slot) -> impl Iterator<Item = Slot> {
    slot.kin().iter().copied()
}

/// The next harder exercise of the chain.
fn harder(pool: &Pool, pick: &Pick, slot: Slot, taken: &[Id], picks: &[Pick]) -> Option<Pick> {
    let above = entry::harder(pool.context, &pick.exercise).filter(|above| {
        let one_side = above.unilateral && is_very_short(pool.context);
        !taken.contains(&above.id) && !one_side && slot.takes(above) && (above.lift || !pick.lift)
    });
    let known = |above: &Exercise| {
        let entries = pool.of(above.pattern).iter();
        entries.map(|entry| entry.exercise).find(|exercise| exercise.id == above.id)
    };
    let mut next = above
        .filter_map(known)
        .filter_map(|exercise: &Arc<Exercise>| choose::pick(pool, slot, exercise));
    let mut next = next.find(|next| admits(pool, picks, next))?;
    next.lift = pick.lift;
    Some(next)
}

/// Who did an exercise before comes back a little below the height reached; not in balance, which
/// the daily card keeps up.
pub(super) fn come_back(pick: &mut Pick, heights: &BTreeMap<Id, Rung>) {
    if let Some(height) = heights.get(&pick.exercise.id) {
        let back = if footing::is_stance(&pick.exercise) { 0 } else { BACK };
        pick.rung = (0..back).fold(pick.ladder.nearest(*height), |rung, _| pick.ladder.back(rung));
    }
}

/// The same exercise in the next block, at the person's level now: no lower than before.
fn stay(context: Context, old: &Pick, change: Option<&Change>) -> Pick {
    let Some(own) = context.dose(&old.exercise) else { return old.clone() };
    let fresh = Pick::new(context, &old.exercise, &own);
    let mut pick = Pick { ladder: fresh.ladder, own: fresh.own, rest: None, ..old.clone() };
    if matches!(pick.own, Dose::Holds { .. }) {
        pick.ladder = climb::holds(&pick.exercise, &pick.own, pick.sets);
    }
    if pick.ladder != old.ladder {
        pick.rung = pick.ladder.not_below(&old.ladder.dose(old.rung), old.rung.load);
    }
    // What is trimmed again is told again.
    pick.dose_why.retain(|(rule, _)| *rule != RuleId::TRIM_ORDER);
    if is_very_short(context) {
        pick.rest = old.rest;
    }
    if is_very_short(context) && !context.progress_paused() {
        pick.set_sets((pick.sets + 1).min(FULL_SETS));
    }
    if let Some(why) = change.and_then(|change| match change {
        Change::Vary | Change::Long | Change::Top | Change::Level => {
            Some("No other exercise can take its place: it stays.")
        }
        Change::First => Some("It stays while the others change."),
        Change::Waits => Some("It changes in a later block: one new exercise at a time."),
        _ => None,
    }) {
        pick.dose_why.push((RuleId::PROGRESSION, why.into()));
    }
    pick
}

/// Spare minutes of a new block: a third set for few exercises of each session.
pub(super) fn raise_accessories(
    context: Context,
    drafts: &mut [SessionDraft],
    before: &[SessionDraft],
    new: &[Id],
) {
    if context.progress_paused() {
        return;
    }
    for index in 0..drafts.len() {
        let mut raised = 0;
        for place in 0..drafts[index].picks.len() {
            let pick = &drafts[index].picks[place];
            let known = before.get(index).is_some_and(|old| old.holds(&pick.exercise.id));
            let balance = pick.exercise.pattern == crate::catalogue::exercise::Pattern::Balance;
            let fits =
                known && !new.contains(&pick.exercise.id) && pick.sets < FULL_SETS && !balance;
            if raised < RAISED
                && fits
                && raise(context, drafts, (index, place), super::size::rungs_ahead(context))
            {
                raised += 1;
            }
        }
    }
}
