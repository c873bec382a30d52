//! A catalogue file's text into parts: every key, every value, every mistake with its place.

mod dose;
mod equipment;
mod exercise;
mod known;
mod text;

use crate::catalogue::exercise::Exercise;
use crate::catalogue::places::{ExercisePlace, Places};
use crate::catalogue::raise::raise;
use crate::catalogue::{Catalogue, Parts, fit_gear, pose, verify};
use crate::text::document::{self, Span, Spanned, Table, Wanted};
use crate::text::id::Id;
use crate::text::problem::Problems;
use known::Known;
use text::{need, read_id};

#[cfg(test)]
pub(crate) use equipment::{MOST_ITEMS, MOST_STEPS, MOST_WAYS};
#[cfg(test)]
pub(crate) use exercise::{MOST_FIT, MOST_LINKS};
#[cfg(test)]
pub(crate) use text::{LONGEST_NAME, LONGEST_TEXT, TAKEN};

/// How a file of exercises is called and told.
pub const WANTED: Wanted = Wanted {
    what: "catalogue",
    form: "TOML",
    example: "a catalogue has tables `[[exercise]]` with lines like `id = \"my-bridge\"`",
    longest: None,
    other: |_| None,
};

/// Reads, then verifies what belongs together.
pub(super) fn read(name: &str, text: &str, base: Option<&Catalogue>) -> Result<Parts, Problems> {
    let read = |table: &Table| read_parts(table, base);
    let ((mut parts, places), mut problems) = document::read(text, &WANTED, read);
    if base.is_some() {
        let mut told = raise_all(&mut parts.exercises, &places.parts, base);
        told.extend(verify::shared_names(&parts, &places, base));
        parts.lowered = in_lines(text, told);
    }
    verify::verify(&parts, &places, base, &mut problems);
    if !problems.is_empty() {
        return Err(Problems::new(name, text, problems));
    }
    let theirs = base.map_or(&[][..], Catalogue::equipment);
    fit_gear(&mut parts.exercises, parts.equipment.iter().chain(theirs));
    Ok(parts)
}

/// Raises what lies over exercises of the base; says where the file has less.
fn raise_all(
    exercises: &mut [Exercise],
    places: &[ExercisePlace],
    base: Option<&Catalogue>,
) -> Vec<(Span, String)> {
    let mut told = Vec::new();
    for (own, place) in exercises.iter_mut().zip(places) {
        let Some(old) = base.and_then(|base| base.exercise(own.id.as_str())) else { continue };
        let at = |key: &str| place.of(key).unwrap_or_else(|| place.id.clone());
        told.extend(raise(own, old).into_iter().map(|(key, sentence)| (at(key), sentence)));
    }
    told
}

/// Sentences, each with the number of the line that it is about.
fn in_lines(text: &str, told: Vec<(Span, String)>) -> Vec<String> {
    let ends: Vec<usize> = text.match_indices('\n').map(|(end, _)| end).collect();
    let line = |at: &Span| ends.partition_point(|end| *end < at.start) + 1;
    told.into_iter().map(|(at, sentence)| format!("line {}: {sentence}", line(&at))).collect()
}

/// The most of each that a file may hold: far more than there are, and little enough to be held
/// against each other.
pub const MOST_TABLES: [(&str, usize, &str); 3] = [
    ("exercise", 20_000, "exercises"),
    ("equipment", 2_000, "pieces of equipment"),
    ("workout", 2_000, "workouts"),
];
fn read_parts(table: &Table, base: Option<&Catalogue>) -> (Parts, Places) {
    let known = Known::of(table, base);
    let mut places = Places { named: known.named, ..Places::default() };
    for (key, most, what) in MOST_TABLES {
        table.few(key, most, what);
    }
    let equipment = table.tables("equipment", "piece of equipment", |table| {
        let id = read_own_id(table);
        places.equipment.extend(id.clone());
        equipment::read_equipment(table, id?)
    });
    let workouts = table.tables("workout", "workout", |table| {
        let id = read_own_id(table);
        places.workouts.extend(id.clone());
        equipment::read_workout(table, id, &known)
    });
    let exercises = table.tables("exercise", "exercise", |table| {
        let id = read_own_id(table);
        places.exercises.extend(id.clone());
        exercise::read_exercise(table, id, &known, &mut places.poses_used)
    });
    let (workouts, doses) = workouts.into_iter().flatten().unzip();
    let (exercises, parts) = exercises.into_iter().flatten().unzip();
    places.parts = parts;
    places.doses = doses;
    let bases = base
        .filter(|_| table.place("pose").is_some())
        .map(|base| base.figures().bases())
        .unwrap_or_default();
    let (names, figures): (Vec<_>, Vec<_>) = pose::read_in(table, &bases).into_iter().unzip();
    let poses = names.iter().map(|name| name.value.clone()).zip(figures).collect();
    places.poses = names;
    let equipment = equipment.into_iter().flatten().collect();
    (Parts { exercises, equipment, workouts, poses, lowered: Vec::new() }, places)
}

/// The id that a table gives itself.
fn read_own_id(table: &Table) -> Option<Spanned<Id>> {
    need(table, "id", read_id(table, "id"))
}
