//! What an exercise is weighted with, by what a person owns.

use super::Context;
use crate::catalogue::exercise::Exercise;
use crate::catalogue::{Equipment, Load};

/// The equipment whose weight an exercise is done with: of the ways that the person has the first
/// one. Over all ways, if none.
pub fn weighed<'c>(context: Context<'c>, exercise: &Exercise) -> Option<(&'c Equipment, &'c Load)> {
    let owned = |set: &&Vec<_>| set.iter().all(|id| context.profile.owns(context.catalogue, id));
    let set = exercise.equipment.iter().find(owned).or_else(|| exercise.equipment.first())?;
    let mut things = set.iter().filter_map(|id| context.catalogue.equipment_of(id.as_str()));
    things.find_map(|thing| Some((thing, thing.load.as_ref()?)))
}

/// Whether an exercise is done with a weight from its first rung on.
pub fn is_weighted(context: Context, exercise: &Exercise) -> bool {
    exercise.pattern.is_main() && weighed(context, exercise).is_some()
}
