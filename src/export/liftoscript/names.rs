//! What exercises are called in Liftosaur: its own name where it knows the exercise, else ours, as
//! far as its grammar lets a name be.

use crate::catalogue::exercise::{Exercise, OWNED};
use crate::plan::Item;
use crate::text::id::Id;
use crate::text::printable::{capital, disturbs};

/// Equipment that Liftosaur has under the same name.
const EQUIPMENT: [&str; 5] = ["dumbbell", "kettlebell", "barbell", "cable", "band"];

/// What weighs nothing that has to be written down.
const WEIGHTLESS: &[&str] = &["band", "bench", "chair", "foam-roller", "stability-ball", "wall"];

/// What an item's exercise is called in Liftosaur: its name there, else ours, else its id where the
/// grammar leaves nothing of the name.
pub fn of(item: &Item, owned: &[Id]) -> String {
    let name = known(&item.exercise, owned).unwrap_or_else(|| plain(&item.exercise.name));
    if name.is_empty() { item.exercise.id.to_string() } else { name }
}

/// What Liftosaur calls an exercise that it knows.
pub fn known(exercise: &Exercise, owned: &[Id]) -> Option<String> {
    let name = exercise.liftosaur.as_ref()?;
    let Some(name) = name.strip_suffix(OWNED) else { return Some(name.to_string()) };
    let with = set(exercise, owned).iter().find(|id| EQUIPMENT.contains(&id.as_str()));
    Some(with.map_or_else(|| name.to_owned(), |id| format!("{name}, {}", capital(id.as_str()))))
}

/// Whether a weight is lifted, which the person enters in the app.
pub fn is_weighted(exercise: &Exercise, owned: &[Id]) -> bool {
    set(exercise, owned).iter().any(|id| !WEIGHTLESS.contains(&id.as_str()))
}

/// The equipment that an exercise is done with: the first set that is owned, or else the first of
/// all.
pub fn set<'e>(exercise: &'e Exercise, owned: &[Id]) -> &'e [Id] {
    let at_hand = |id: &Id| owned.contains(id) || matches!(id.as_str(), "chair" | "wall");
    let found = exercise.equipment.iter().find(|set| set.iter().all(at_hand));
    found.or(exercise.equipment.first()).map_or(&[], Vec::as_slice)
}

/// A name as the grammar takes it: one line without the characters that part an exercise from its
/// sets (`/`), its weeks (`[`), its label (`:`), its equipment (`,`) or its variations (`|`, `!`).
pub fn plain(name: &str) -> String {
    let clean = |c: char| match c {
        '/' | '\\' | '|' => '-',
        '{' | '}' | '(' | ')' | '[' | ']' | '#' | ':' | ',' | '!' => ' ',
        c if disturbs(c) => ' ',
        c => c,
    };
    let clean: String = name.chars().map(clean).collect();
    // Three dots would take over the sets of another exercise.
    clean
        .trim_start_matches(|c: char| c == '.' || c.is_whitespace())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
