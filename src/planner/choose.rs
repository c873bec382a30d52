//! Choosing an exercise for a slot, and why this one.

use std::cmp::Reverse;
use std::sync::Arc;

use super::draft::{Pick, in_order};
use super::pool::{Entry, Pool};
use super::slot::Slot;
use crate::catalogue::exercise::{Exercise, Level, Pattern, Position};
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind};
use crate::rules::{self, SessionScope, condition, entry, footing, order, weight};
use crate::text::id::Id;

/// What a squat in later years begins and ends on.
const CHAIR: &str = "chair";

/// What is asked of a candidate beside the slot.
pub(super) struct Wanted<'w> {
    /// Whether it has to be a lift.
    pub lift: bool,
    /// Exercises that it must not be: those of the session, and of the week's other one.
    pub not: &'w [Id],
    /// The exercises that the session had: nothing easier of their chains will do.
    pub instead_of: &'w [&'w Exercise],
}

/// The best exercise for a slot that the must rules of a session with these picks admit.
pub(super) fn choose(pool: &Pool, slot: Slot, wanted: &Wanted, picks: &[Pick]) -> Option<Pick> {
    let mut entries: Vec<&Entry> = pool
        .of(slot.pattern())
        .iter()
        .filter(|entry| fits(pool, slot, wanted, entry.exercise))
        .collect();
    entries.sort_by_cached_key(|entry| preference(pool, entry));
    let mut picked = entries.into_iter().filter_map(|entry| pick(pool, slot, entry.exercise));
    let mut pick = picked.find(|pick| admits(pool, picks, pick))?;
    pick.lift = wanted.lift;
    Some(pick)
}

/// An exercise on its first rung, with the reasons for it.
pub(super) fn pick(pool: &Pool, slot: Slot, exercise: &Arc<Exercise>) -> Option<Pick> {
    let context = pool.context;
    let mut pick = Pick::new(context, exercise, &context.dose(exercise)?);
    pick.slot = Some(slot);
    pick.because(slot.why().0, slot.why().1);
    explain(pool, exercise, &mut pick);
    Some(pick)
}

fn fits(pool: &Pool, slot: Slot, wanted: &Wanted, exercise: &Exercise) -> bool {
    slot.takes(exercise)
        && (exercise.lift || !wanted.lift)
        && (!exercise.on_request || slot == Slot::Fast || pool.includes(exercise))
        && !wanted.not.contains(&exercise.id)
        && !is_learned(pool, slot, exercise)
        && wanted.instead_of.iter().all(|old| !entry::is_easier(pool.context, exercise, old))
        && (slot != Slot::Squat || !condition::is_frail(pool.context.profile) || from_a_chair(pool, exercise))
        // Heels are raised beside other balance, not in its place.
        && (slot != Slot::Balance || footing::is_stance(exercise) || pool.includes(exercise))
        // Below the shortest sessions' minutes nothing is done one side at a time.
        && !(exercise.unilateral && pool.context.minutes < rules::composition::VERY_SHORT)
}

/// Sorts the candidates for a slot: asked for, what spares standing where that is kept short, not
/// beaten by one of lower compression, with what is owned, near to where a chain is entered, at the
/// start low compression; then catalogue order.
fn preference(pool: &Pool, candidate: &Entry) -> impl Ord + use<> {
    let (context, exercise) = (pool.context, candidate.exercise);
    let starts = context.is_introduction();
    let low = starts || condition::is_frail(context.profile);
    let depth = entry::depth(context, exercise);
    let entered = match (context.level(), exercise.level) {
        _ if low => (0, depth),
        (Level::Beginner, _) | (Level::Intermediate, Level::Intermediate) => (0, depth),
        (Level::Advanced, Level::Intermediate) => (0, usize::MAX - depth),
        (Level::Advanced, Level::Advanced) => (1, depth),
        _ => (2, usize::MAX - depth),
    };
    (
        !pool.includes(exercise),
        order::spares_standing(context) && exercise.position == Position::Standing,
        entry::is_far_below(context, exercise),
        candidate.has_gentler_rival,
        if starts { exercise.spine.comp } else { 0 },
        !starts && exercise.lift && !weight::is_weighted(context, exercise),
        entered,
        Reverse(exercise.level),
    )
}

/// Whether a squat begins and ends on a chair: the first of its chain that needs one.
fn from_a_chair(pool: &Pool, exercise: &Exercise) -> bool {
    let chair = |set: &Vec<Id>| set.iter().any(|id| id.as_str() == CHAIR);
    exercise.equipment.iter().any(chair) && entry::depth(pool.context, exercise) == 0
}

/// Whether an exercise is the drill of the hinge in weeks that have one with a load.
fn is_learned(pool: &Pool, slot: Slot, exercise: &Exercise) -> bool {
    let drill = |exercise: &Exercise| rules::load::is_unloaded_hinge(exercise);
    slot == Slot::Hinge
        && !pool.context.is_introduction()
        && drill(exercise)
        && pool
            .of(slot.pattern())
            .iter()
            .any(|other| slot.takes(other.exercise) && !drill(other.exercise))
}

fn explain(pool: &Pool, exercise: &Exercise, pick: &mut Pick) {
    let context = pool.context;
    if pool.includes(exercise) {
        pick.because(RuleId::NO_UNSAFE_FILLER, "You asked for it, and every must rule allows it.");
    } else if context.is_introduction() {
        let when = if context.progress_paused() {
            "as your back needs now"
        } else {
            "as the first weeks should"
        };
        pick.because(RuleId::BEGINNER_LOW_LOAD, format!("It asks little of the spine, {when}."));
    } else if let Some(text) = entry::reason(context, exercise) {
        pick.because(RuleId::ENTRY_POINT, text);
    }
}

/// Whether adding a pick to others breaks no must rule that they keep now.
pub(super) fn admits(pool: &Pool, picks: &[Pick], pick: &Pick) -> bool {
    let after = broken(pool, picks.iter().chain([pick]).collect());
    // Nothing broken is the usual answer; else it counts what was broken before.
    after.is_empty() || {
        let before = broken(pool, picks.iter().collect());
        after.iter().all(|breach| before.contains(breach))
    }
}

fn broken(pool: &Pool, mut picks: Vec<&Pick>) -> Vec<(RuleId, Option<Id>)> {
    in_order(pool.context, &mut picks);
    let items: Vec<Item> = picks.iter().map(|pick| pick.bare(pool.context)).collect();
    let mut blocks = vec![Block::new(BlockKind::Main, items)];
    if footing::holds(pool.context.profile) {
        // The way down is counted from the warm-up on, which is done upright.
        let warm_up = pool
            .of(Pattern::Locomotion)
            .iter()
            .take(1)
            .filter_map(|entry| pool.item(entry.exercise));
        blocks.insert(0, Block::new(BlockKind::WarmUp, warm_up.collect()));
    }
    let session = Session::new(SessionKind::Strength, "", blocks);
    let scope = SessionScope { context: pool.context, session: &session };
    let mut broken = Vec::new();
    rules::must_breaches_unfinished(&scope, |rule, breach| {
        broken.push((rule.id, breach.place.exercise));
    });
    broken
}
