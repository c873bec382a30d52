//! What an exercise is weighted with, by what a person owns, and how heavy it is, by what they state.

use super::Context;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::{Equipment, Load};
use crate::person::weight::Unit;
use crate::text::id::Id;

/// Per cent of its weight by which an exercise gets heavier at a time: hinges and extensions, and
/// others. Where equipment has no smaller step, it is that one.
const AT_A_TIME: (u32, u32) = (5, 10);
/// Steps that come at once where a block makes lifts heavier: usual ones, and those of so many per
/// cent of the weight.
const AT_ONCE: (u32, u32, u32) = (1, 2, 5);

/// The equipment whose weight an exercise is done with: of the ways that the person has the first
/// one, or where a weight is stated the first that has kilograms. Over all ways, if none.
pub fn weighed<'c>(context: Context<'c>, exercise: &Exercise) -> Option<(&'c Equipment, &'c Load)> {
    let owned = |set: &&Vec<_>| set.iter().all(|id| context.profile.owns(context.catalogue, id));
    let thing = |set: &Vec<Id>| {
        let mut things = set.iter().filter_map(|id| context.catalogue.equipment_of(id.as_str()));
        things.find_map(|thing| Some((thing, thing.load.as_ref()?)))
    };
    let ways = exercise.equipment.iter().filter(owned);
    if stated(context, exercise).is_some()
        && let Some(found) = ways.filter_map(thing).find(|(_, load)| load.grams.is_some())
    {
        return Some(found);
    }
    let set = exercise.equipment.iter().find(owned).or_else(|| exercise.equipment.first())?;
    thing(set)
}

/// Whether an exercise is done with a weight from its first rung on.
pub fn is_weighted(context: Context, exercise: &Exercise) -> bool {
    exercise.pattern.is_main() && weighed(context, exercise).is_some()
}

/// The grams that the person states for an exercise.
fn stated(context: Context, exercise: &Exercise) -> Option<u32> {
    context.profile.weights.as_ref()?.of(&exercise.id)
}

/// The grams of an exercise so many steps above the weight that the person states for it, and what
/// they are said in; none where that is not known.
pub fn known(context: Context, exercise: &Exercise, steps: u32) -> Option<(u32, Unit)> {
    let stated = stated(context, exercise)?;
    let (_, load) = weighed(context, exercise)?;
    let unit = context.profile.unit.unwrap_or_default();
    let (usual, least) = unit.step(load.grams?);
    let careful = matches!(exercise.pattern, Pattern::Hinge | Pattern::Extension);
    let most = if careful { AT_A_TIME.0 } else { AT_A_TIME.1 };
    let heavier = |now: u32| {
        let step = (now * most / 100).clamp(least, usual);
        (now / least + step / least) * least
    };
    let weight = (0..steps).fold(unit.hundredths(stated), |now, _| heavier(now));
    Some((unit.grams(weight), unit))
}

/// Steps by which a lift gets heavier where a block does that: more where steps are known to be
/// small ones.
pub fn steps_at_once(context: Context, exercise: &Exercise) -> u32 {
    let (usual, small, percent) = AT_ONCE;
    let step = weighed(context, exercise).filter(|(_, load)| !load.is_big());
    let step = step.and_then(|(_, load)| load.grams);
    let is_small = |(stated, step): (u32, u32)| step * 100 <= stated * percent;
    if stated(context, exercise).zip(step).is_some_and(is_small) { small } else { usual }
}
