//! The dose of an item: in notation, as a table, or the exercise's own where the file gives none.

use crate::catalogue::dose::{Dose, EXAMPLES, Tempo, Written};
use crate::catalogue::exercise::Exercise;
use crate::catalogue::{complete_dose, usual_dose, usual_tempo};
use crate::plan_file::place::{Findings, Path};
use crate::plan_file::raw::{RawDose, RawDoseTable, Said};
use crate::rules::Context;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The kinds of [`Dose`], as files name them.
    pub enum Kind ("kind of dose") {
        /// [`Dose::Reps`].
        Reps = "reps",
        /// [`Dose::Hold`].
        Hold = "hold",
        /// [`Dose::Holds`].
        Holds = "holds",
        /// [`Dose::Minutes`].
        Minutes = "minutes",
    }
}

impl Kind {
    /// The numbers that a dose of this kind can't do without, and those that it may have besides.
    fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Reps => (&["sets", "reps"], &["per_side", "tempo", "rest"]),
            Self::Hold => (&["sets", "seconds"], &["per_side", "rest"]),
            Self::Holds => (&["reps_per_set", "seconds"], &["per_side", "rest"]),
            Self::Minutes => (&["minutes"], &[]),
        }
    }
}

/// Which key of a dose table holds the number that [`Dose::out_of_range`] names in words.
const KEYS_OF_WORDS: [(&str, &[&str]); 6] = [
    ("sets", &["sets", "reps_per_set"]),
    ("repetitions", &["reps", "reps_per_set"]),
    ("hold seconds", &["seconds"]),
    ("rest seconds", &["rest"]),
    ("tempo seconds", &["tempo"]),
    ("minutes", &["minutes"]),
];

/// Whose dose is read, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub exercise: &'a Exercise,
    /// Whom it is for: a dose that is left out is theirs.
    pub context: Context<'a>,
    /// The exercise as the file names it: marked when a number can't be found.
    pub said: &'a Said<'a>,
    pub path: Path,
}

/// The dose that is meant; none when it can't be told, which is noted.
pub(super) fn dose(raw: Option<&RawDose>, of: Of, found: &mut Findings) -> Option<Dose> {
    match raw {
        None => usual_dose(of.exercise, of.context.level())
            .map(|dose| of.context.suited(of.exercise, dose.clone())),
        Some(RawDose::Notation(said)) => notation(said, of, found),
        Some(RawDose::Table(table)) => {
            let dose = read_table(table, of, found)?;
            in_range(dose, of, found)
        }
    }
}

fn notation(said: &Said, of: Of, found: &mut Findings) -> Option<Dose> {
    match Written::parse(&said.0) {
        Ok(written) => Some(complete_dose(of.exercise, &written, of.context.level())),
        Err(wrong) => {
            let at = found.place(said).map(|at| at.start + wrong.at.start..at.start + wrong.at.end);
            found.add(at, of.path, &wrong.message, Some(EXAMPLES.to_owned()));
            None
        }
    }
}

fn read_table(table: &RawDoseTable, of: Of, found: &mut Findings) -> Option<Dose> {
    let kind = match &table.kind {
        Some(said) => found.word(said, of.path)?,
        None => kind_of(table),
    };
    if !keys_fit(kind, table, of, found) {
        return None;
    }
    let usual = usual_dose(of.exercise, of.context.level());
    let rest = table.rest.or_else(|| usual.map(Dose::rest)).unwrap_or(0);
    let per_side = table.per_side.unwrap_or(of.exercise.unilateral);
    let dose = match kind {
        Kind::Reps => Dose::Reps {
            sets: table.sets?,
            reps: table.reps?,
            per_side,
            tempo: tempo(table, of, usual),
            rest,
        },
        Kind::Hold => Dose::Hold { sets: table.sets?, seconds: table.seconds?, per_side, rest },
        Kind::Holds => Dose::Holds {
            reps_per_set: table.reps_per_set.clone()?,
            seconds: table.seconds?,
            per_side,
            rest,
        },
        Kind::Minutes => Dose::Minutes { minutes: table.minutes? },
    };
    Some(dose)
}

fn tempo(table: &RawDoseTable, of: Of, usual: Option<&Dose>) -> Tempo {
    match (table.tempo, usual) {
        (Some(phases), _) => Tempo(phases),
        (None, Some(Dose::Reps { tempo, .. })) => *tempo,
        (None, _) => usual_tempo(of.exercise.pattern),
    }
}

/// The kind that the keys of a table without `kind` belong to.
fn kind_of(table: &RawDoseTable) -> Kind {
    if table.reps_per_set.is_some() {
        Kind::Holds
    } else if table.seconds.is_some() {
        Kind::Hold
    } else if table.minutes.is_some() {
        Kind::Minutes
    } else {
        Kind::Reps
    }
}

/// Whether a table has what its kind needs and nothing else; notes what is wrong.
fn keys_fit(kind: Kind, table: &RawDoseTable, of: Of, found: &mut Findings) -> bool {
    let given: Vec<&str> = [
        ("sets", table.sets.is_some()),
        ("reps", table.reps.is_some()),
        ("reps_per_set", table.reps_per_set.is_some()),
        ("seconds", table.seconds.is_some()),
        ("minutes", table.minutes.is_some()),
        ("per_side", table.per_side.is_some()),
        ("tempo", table.tempo.is_some()),
        ("rest", table.rest.is_some()),
    ]
    .into_iter()
    .filter_map(|(key, given)| given.then_some(key))
    .collect();
    let (needed, allowed) = kind.keys();
    let missing: Vec<&str> = needed.iter().filter(|key| !given.contains(key)).copied().collect();
    let foreign: Vec<&str> =
        given.into_iter().filter(|key| !needed.contains(key) && !allowed.contains(key)).collect();
    for (keys, has) in [(&missing, "has no"), (&foreign, "can't have")] {
        if let Some(key) = keys.first() {
            let message =
                format!("the dose of `{}`, of kind `{kind}`, {has} `{key}`", of.exercise.id);
            let known = needed
                .iter()
                .chain(allowed)
                .map(|key| format!("`{key}`"))
                .collect::<Vec<_>>()
                .join(", ");
            found.add(
                found.place(of.said),
                of.path,
                &message,
                Some(format!("such a dose has {known}")),
            );
        }
    }
    missing.is_empty() && foreign.is_empty()
}

fn in_range(dose: Dose, of: Of, found: &mut Findings) -> Option<Dose> {
    let Some(message) = dose.out_of_range() else { return Some(dose) };
    let at = found
        .place(of.said)
        .map(|exercise| number_named(&message, exercise.start, found).unwrap_or(exercise));
    found.add(at, of.path, &format!("{}: {message}", of.exercise.name), None);
    None
}

/// The place of the number that a message names last, behind the key that it speaks of.
fn number_named(message: &str, from: usize, found: &Findings) -> Option<std::ops::Range<usize>> {
    let number = message.rsplit(' ').next()?.parse().ok()?;
    let (_, keys) = KEYS_OF_WORDS.iter().find(|(words, _)| message.starts_with(words))?;
    keys.iter().find_map(|key| found.number_place(key, number, from))
}
