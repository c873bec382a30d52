//! Filling the slots of a strength session: which exercise, and why this one.

use std::cmp::Reverse;
use std::sync::Arc;

use super::pool::{Entry, Pool};
use super::shape::Slot;
use crate::catalogue::exercise::{Exercise, Pattern, Position};
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind};
use crate::planner::draft::{Pick, in_order};
use crate::rules::{self, Force, SessionScope, footing, load, order};
use crate::text::id::Id;

/// The main exercises of one session, most important first. `used` are those of the week's other
/// sessions.
pub(super) fn fill(
    pool: &Pool,
    slots: &[Slot],
    count: usize,
    used: &[Id],
    wanted: &[Arc<Exercise>],
) -> Vec<Pick> {
    let mut picks = Vec::with_capacity(count);
    for exercise in wanted.iter().take(count) {
        if let Some(item) = pool.item(exercise).filter(|item| admits(pool, &picks, item)) {
            let mut pick = Pick::new(item);
            pick.item.because(
                RuleId::NO_UNSAFE_FILLER,
                "You asked for it, and every must rule allows it.",
            );
            picks.push(pick);
        }
    }
    // Once through the slots, then once more where few exercises are allowed: two of a pattern,
    // never three.
    for round in 0..2 {
        for slot in slots {
            let has = picks.iter().filter(|pick: &&Pick| slot.takes(&pick.item.exercise)).count();
            if picks.len() < count
                && has <= round
                && let Some(pick) = choose(pool, slot, used, &picks, round)
            {
                picks.push(pick);
            }
        }
    }
    picks
}

/// The best exercise for a slot that the session's must rules admit.
fn choose(pool: &Pool, slot: &Slot, used: &[Id], picks: &[Pick], round: usize) -> Option<Pick> {
    let mut entries: Vec<&Entry> =
        pool.of(slot.pattern).iter().filter(|entry| round == 0 || !too_easy(pool, entry)).collect();
    entries.sort_by_cached_key(|entry| preference(pool, slot, used, entry));
    let items = entries.into_iter().filter_map(|entry| Some((entry, pool.item(entry.exercise)?)));
    let (entry, item) = items.into_iter().find(|(_, item)| admits(pool, picks, item))?;
    let mut pick = Pick::new(item);
    pick.item.because(slot.why.0, slot.why.1);
    explain(pool, used, entry, &mut pick.item);
    Some(pick)
}

/// Sorts the candidates for a slot: asked for, what the slot means, fit for the level, not standing
/// where that is kept short, not beaten by one of lower compression, not yet used this week, at the
/// start low compression itself, hardest of its chain, nearest to the person's level; then
/// catalogue order.
fn preference(pool: &Pool, slot: &Slot, used: &[Id], entry: &Entry) -> impl Ord + use<> {
    let exercise = entry.exercise;
    let starts = pool.context.is_introduction();
    (
        // What was asked for is in the week once; after that it competes like all others.
        !pool.includes(exercise) || used.contains(&exercise.id),
        !slot.means(exercise),
        too_easy(pool, entry),
        order::spares_standing(pool.context) && exercise.position == Position::Standing,
        entry.has_gentler_rival,
        used.contains(&exercise.id),
        if starts { exercise.spine.comp } else { 0 },
        if starts { 0 } else { entry.harder_allowed },
        Reverse(exercise.level),
    )
}

/// Whether an exercise lies more than a rung below what its chain allows, or the hinge drill is
/// done though it was learned.
fn too_easy(pool: &Pool, entry: &Entry) -> bool {
    entry.harder_allowed > 1 || unloaded_though_learned(pool, entry.exercise)
}

/// Whether a hinge is still the drill although the first weeks are over and a loaded hinge is
/// allowed.
fn unloaded_though_learned(pool: &Pool, exercise: &Exercise) -> bool {
    let starts = pool.context.is_introduction();
    !starts
        && load::is_unloaded_hinge(exercise)
        && pool.of(exercise.pattern).iter().any(|other| other.exercise.spine.axial > 0)
}

fn explain(pool: &Pool, used: &[Id], entry: &Entry, item: &mut Item) {
    let exercise = entry.exercise;
    if pool.includes(exercise) {
        item.because(RuleId::NO_UNSAFE_FILLER, "You asked for it, and every must rule allows it.");
    } else if pool.context.is_introduction() {
        let when = if pool.context.progress_paused() {
            "as your back needs now"
        } else {
            "as the first two weeks should"
        };
        item.because(RuleId::BEGINNER_LOW_LOAD, format!("It asks little of the spine, {when}."));
    } else if entry.harder_allowed == 0 {
        item.because(
            RuleId::LEVEL_FIT,
            "It is the hardest of its chain that your level and equipment allow.",
        );
    } else if pool
        .of(exercise.pattern)
        .iter()
        .any(|other| other.harder_allowed == 0 && used.contains(&other.exercise.id))
    {
        item.because(
            RuleId::LEVEL_FIT,
            "It varies the week; a harder one of its kind is in another session.",
        );
    }
}

/// Whether adding an item to the picks breaks no must rule that they keep now.
pub(super) fn admits(pool: &Pool, picks: &[Pick], item: &Item) -> bool {
    let items = || picks.iter().map(|pick| bare(&pick.item, pool));
    let after = broken(pool, items().chain([bare(item, pool)]).collect());
    // Nothing broken is the usual answer; else it counts what was broken before.
    after.is_empty() || {
        let before = broken(pool, items().collect());
        after.iter().all(|breach| before.contains(breach))
    }
}

/// An item as a rule sees it, without its reasons.
fn bare(item: &Item, pool: &Pool) -> Item {
    let mut bare = Item::new(Arc::clone(&item.exercise), item.dose.clone());
    bare.rpe = Some(rules::usual_effort(pool.context));
    bare.breathing = Some(item.exercise.breathing.clone());
    bare
}

fn broken(pool: &Pool, mut items: Vec<Item>) -> Vec<(RuleId, Option<Id>)> {
    in_order(pool.context, &mut items);
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
    rules::check_unfinished(&scope, |rule, breach| {
        if breach.force == Force::Must {
            broken.push((rule.id, breach.place.exercise));
        }
    });
    broken
}
