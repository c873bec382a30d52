//! The dose of an item: in notation, or number by number.

use std::ops::RangeInclusive;

use crate::catalogue::dose::notation::{HOLD, MINUTES, PHASE, REPS, REST, SETS};
use crate::catalogue::dose::{Dose, Tempo, Written};
use crate::text::document::{Spanned, Table, Value};
use crate::text::problem::Problem;
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

/// Most steps of weight that are read.
const MOST_STEPS: u32 = 1000;
/// All numbers that a dose may have.
const KEYS: [&str; 8] =
    ["sets", "reps", "reps_per_set", "seconds", "minutes", "per_side", "tempo", "rest"];

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

    /// The kind that the keys of a table belong to that does not say it.
    fn of(table: &Table) -> Self {
        let kinds =
            [("reps_per_set", Self::Holds), ("seconds", Self::Hold), ("minutes", Self::Minutes)];
        kinds.into_iter().find(|(key, _)| table.has(key)).map_or(Self::Reps, |(_, kind)| kind)
    }
}

/// The dose of an item, as it is written, and its steps of weight; none when there is none, or none
/// that can be told.
pub(super) fn dose(item: &Table) -> Option<(Written, Option<u32>)> {
    const KEY: &str = "dose";
    match item.peek(KEY) {
        Some(Value::Table(_)) => item
            .table(KEY, "dose", |table| Some((numbers(table), load(table))))
            .flatten()
            .and_then(|(dose, load)| Some((dose?, load))),
        Some(Value::Text(_)) => {
            item.parsed(KEY, Written::read).map(|written| (written.value, None))
        }
        _ => {
            item.mistaken(KEY, "a text like `3x12 r45`, or a table");
            None
        }
    }
}

/// Steps of weight above the first one. The words for them follow from the exercise.
fn load(table: &Table) -> Option<u32> {
    table.table("load", "load", |load| {
        let step = load.number("step", 0..=MOST_STEPS, "steps of weight");
        // What it is in words and kilograms follows from the exercise.
        let _ = (load.text("text"), load.real("kg"));
        step.map_or(0, |step| step.value)
    })
}

fn numbers(table: &Table) -> Option<Written> {
    let said = table.has("kind");
    let kind = if said { table.word("kind").map(|kind| kind.value) } else { Some(Kind::of(table)) };
    let number = |key, range| table.number(key, range, "").map(|number| number.value);
    let (sets, seconds) = (number("sets", SETS.1), number("seconds", HOLD.1));
    let (minutes, rest) = (number("minutes", MINUTES.1), number("rest", REST.1));
    let (reps, reps_per_set) = (reps(table), reps_per_set(table));
    let tempo = table.exactly("tempo").and_then(|tempo| within(table, tempo, "tempo", &PHASE.1));
    let both = table.flag("per_side").map(|flag| flag.value);
    let kind = kind.filter(|kind| keys_fit(*kind, table))?;
    let per_side = both.unwrap_or_default();
    let amount = match kind {
        Kind::Reps => {
            Dose::Reps { sets: sets?, reps: reps?, per_side, tempo: Tempo::USUAL, rest: 0 }
        }
        Kind::Hold => Dose::Hold { sets: sets?, seconds: seconds?, per_side, rest: 0 },
        Kind::Holds => {
            Dose::Holds { reps_per_set: reps_per_set?, seconds: seconds?, per_side, rest: 0 }
        }
        Kind::Minutes => Dose::Minutes { minutes: minutes? },
    };
    Some(Written { amount, rest, tempo: tempo.map(Tempo), per_side: both })
}

fn reps(table: &Table) -> Option<[u32; 2]> {
    let reps = table.exactly("reps")?;
    let [low, high] = within(table, reps.clone(), "reps", &REPS.1)?;
    if low > high {
        let message = format!("repetitions run from low to high, not {low}-{high}");
        table.report(Problem::at(reps.span, message));
        return None;
    }
    Some([low, high])
}

fn reps_per_set(table: &Table) -> Option<Vec<u32>> {
    let reps = table.numbers("reps_per_set")?;
    let sets = reps.value.len();
    if !u32::try_from(sets).is_ok_and(|sets| SETS.1.contains(&sets)) {
        let message = format!("sets are {} to {}, not {sets}", SETS.1.start(), SETS.1.end());
        table.report(Problem::at(reps.span, message));
        return None;
    }
    within(table, reps, "reps_per_set", &REPS.1)
}

/// The numbers, when none of them is out of range.
fn within<N: AsRef<[u32]>>(
    table: &Table,
    numbers: Spanned<N>,
    key: &str,
    range: &RangeInclusive<u32>,
) -> Option<N> {
    let Some(wrong) = numbers.value.as_ref().iter().find(|number| !range.contains(number)) else {
        return Some(numbers.value);
    };
    let message =
        format!("each number of `{key}` is {} to {}, not {wrong}", range.start(), range.end());
    table.report(Problem::at(numbers.span, message));
    None
}

/// Whether a table has what its kind needs and nothing else; what is wrong is reported.
fn keys_fit(kind: Kind, table: &Table) -> bool {
    let (needed, allowed) = kind.keys();
    // All of them were asked for before.
    let has = |key: &str| table.peek(key).is_some_and(|value| !matches!(value, Value::Nothing));
    let missing: Vec<&str> = needed.iter().copied().filter(|key| !has(key)).collect();
    let fits = |key: &str| needed.contains(&key) || allowed.contains(&key);
    let foreign: Vec<&str> = KEYS.into_iter().filter(|key| has(key) && !fits(key)).collect();
    if missing.is_empty() && foreign.is_empty() {
        return true;
    }
    let known: Vec<String> = needed.iter().chain(allowed).map(|key| format!("`{key}`")).collect();
    let help = format!("such a dose has {}", known.join(", "));
    for key in &missing {
        let message = format!("this dose, of kind `{kind}`, has no `{key}`");
        table.report_missing(Problem::at(table.span(), message).help(help.as_str()));
    }
    for key in &foreign {
        let message = format!("this dose, of kind `{kind}`, can't have `{key}`");
        let at = table.place(key);
        table.report(Problem { at, message, help: Some(help.clone()) });
    }
    false
}
