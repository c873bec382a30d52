//! Which exercises are done with a weight that can be stated, and what to say of the others.

use super::reader::Reader;
use crate::catalogue::Catalogue;
use crate::catalogue::exercise::Exercise;
use crate::text::id::Id;
use crate::text::vocabulary::{Lookup, Unknown};

impl<'a> Reader<'a> {
    /// The exercises that are done with a weight, by their ids and other names.
    pub fn weighted(&self) -> Lookup<'a, Id> {
        let catalogue = self.catalogue;
        Lookup::new(
            "exercise",
            move |text| {
                let exercise = catalogue.meant(text)?;
                takes_weight(catalogue, exercise).then(|| exercise.id.clone())
            },
            move |text| match catalogue.meant(text) {
                Some(exercise) => without_weight(catalogue, exercise),
                None => catalogue.unknown_exercise(text),
            },
        )
    }
}

/// Whether there is a way to do an exercise with something that has kilograms.
fn takes_weight(catalogue: &Catalogue, exercise: &Exercise) -> bool {
    exercise.pattern.is_main()
        && things(exercise).any(|id| {
            let thing = catalogue.equipment_of(id.as_str());
            thing.and_then(|thing| thing.load.as_ref()).is_some_and(|load| load.grams.is_some())
        })
}

fn things(exercise: &Exercise) -> impl Iterator<Item = &Id> {
    exercise.equipment.iter().flatten()
}

fn without_weight(catalogue: &Catalogue, exercise: &Exercise) -> Unknown {
    let id = &exercise.id;
    let stretchy = |thing: &&Id| {
        catalogue.equipment_of(thing.as_str()).is_some_and(|thing| thing.load.is_some())
    };
    let message = match things(exercise).find(stretchy) {
        Some(thing) => format!("`{id}` is done with a {thing}, which has no weight of its own"),
        None if exercise.backpack => {
            format!("`{id}` begins without a weight: a backpack comes when repetitions are many")
        }
        None => format!("`{id}` is done without a weight"),
    };
    Unknown::with(message, "leave it out")
}
