//! What exercises are called in Liftosaur: its own name where it knows the exercise, else ours, as
//! far as its grammar lets a name be.

use crate::catalogue::exercise::Exercise;
use crate::text::id::Id;
use crate::text::printable::disturbs;

/// How an exercise of Liftosaur is told apart by what it is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// By what Liftosaur takes it to be done with when nothing is said.
    Usual,
    /// Always by this.
    Always(&'static str),
    /// By what the plan's owner has.
    Owned,
}

/// Id and name in the built-in catalogue, name in Liftosaur's list of exercises
/// (`src/models/exercise.ts` of astashov/liftosaur). Only what is the same exercise is listed.
pub const KNOWN: &[(&str, &str, &str, With)] = &[
    ("superman-hold", "Superman hold", "Superman", With::Usual),
    ("glute-bridge", "Glute bridge", "Glute Bridge", With::Always("Bodyweight")),
    ("glute-bridge-march", "Marching bridge", "Glute Bridge March", With::Usual),
    ("single-leg-glute-bridge", "Single-leg glute bridge", "Single Leg Bridge", With::Usual),
    ("hip-thrust", "Hip thrust", "Hip Thrust", With::Owned),
    ("clamshell", "Clamshell", "Side Lying Clam", With::Usual),
    ("romanian-deadlift", "Romanian deadlift", "Romanian Deadlift", With::Owned),
    ("good-morning", "Good morning", "Good Morning", With::Usual),
    ("cable-pull-through", "Cable pull-through", "Cable Pull Through", With::Usual),
    ("back-extension-machine", "Back extension machine", "Back Extension", With::Usual),
    ("goblet-squat", "Goblet squat", "Goblet Squat", With::Owned),
    ("front-plank", "Front plank", "Plank", With::Usual),
    ("side-plank", "Side plank", "Side Plank", With::Usual),
    ("lat-pulldown", "Lat pulldown", "Lat Pulldown", With::Usual),
    ("band-lat-pulldown", "Band lat pulldown", "Lat Pulldown", With::Always("Band")),
    ("seated-cable-row", "Seated cable row", "Seated Row", With::Usual),
    ("face-pull", "Face pull", "Face Pull", With::Owned),
    ("reverse-fly", "Reverse fly", "Reverse Fly", With::Usual),
];

/// Equipment of the catalogue by Liftosaur's name for it.
const EQUIPMENT: &[(&str, &str)] = &[
    ("dumbbell", "Dumbbell"),
    ("kettlebell", "Kettlebell"),
    ("barbell", "Barbell"),
    ("cable", "Cable"),
    ("band", "Band"),
];

/// What weighs nothing that has to be written down.
const WEIGHTLESS: &[&str] = &["band", "bench", "chair", "foam-roller", "stability-ball", "wall"];

/// What Liftosaur calls an exercise that it knows. A user's exercise that took over an id under
/// another name is not it.
pub fn known(exercise: &Exercise, owned: &[Id]) -> Option<String> {
    let same = |(id, name, ..): &&(&str, &str, &str, With)| {
        *id == exercise.id.as_str() && *name == &*exercise.name
    };
    let (_, _, name, with) = KNOWN.iter().find(same)?;
    let with = match with {
        With::Usual => None,
        With::Always(with) => Some(*with),
        With::Owned => set(exercise, owned).iter().find_map(|id| equipment(id)),
    };
    Some(with.map_or_else(|| (*name).to_owned(), |with| format!("{name}, {with}")))
}

fn equipment(id: &Id) -> Option<&'static str> {
    EQUIPMENT.iter().find(|(known, _)| *known == id.as_str()).map(|(_, name)| *name)
}

/// Whether a weight is lifted, which the person enters in the app.
pub fn is_weighted(exercise: &Exercise, owned: &[Id]) -> bool {
    set(exercise, owned).iter().any(|id| !WEIGHTLESS.contains(&id.as_str()))
}

/// The equipment that an exercise is done with: the first set that is owned, or else the first of
/// all.
fn set<'e>(exercise: &'e Exercise, owned: &[Id]) -> &'e [Id] {
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
