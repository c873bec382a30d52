//! An exercise as data: what `list` and `show` hand to programs. The names are fixed by the
//! format's number.

use serde::Serialize;

use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{
    Category, Exercise, Flag, Level, Muscle, Pattern, Position, Sides, Source,
};
use crate::catalogue::spine::Spine;
use crate::text::id::{Id, Text};

/// The facts of an exercise.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks that do not depend on each other, as the file has them"
)]
pub struct Record<'a> {
    /// Unique in a catalogue.
    id: &'a Id,
    /// What people call it.
    name: &'a Text,
    /// Other names it is known by.
    aliases: &'a [Text],
    /// Groups it is listed under.
    categories: &'a [Category],
    /// What it trains.
    pattern: Pattern,
    /// The lowest level that may do it.
    level: Level,
    /// How the body is placed.
    position: Position,
    /// Any of these sets will do, each is needed whole; an empty one needs nothing.
    equipment: &'a [Vec<Id>],
    /// One side at a time or by turns: doses count per side.
    unilateral: bool,
    /// In which order sides take turns; left out where both work at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    sides: Option<Sides>,
    /// What the two moving phases of a repetition are called; left out where its kind says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    phases: Option<&'a [Text; 2]>,
    /// What is handy beside the equipment.
    #[serde(skip_serializing_if = "Option::is_none")]
    handy: Option<&'a Text>,
    /// What it trains, by muscle.
    muscles: Muscles<'a>,
    /// What it asks of the spine.
    spine: &'a Spine,
    /// What else some states do not allow.
    flags: &'a [Flag],
    /// The exercises to fall back to.
    easier: &'a [Id],
    /// The exercises to grow into.
    harder: &'a [Id],
    /// Whether it can be one of the two main lifts of a session.
    lift: bool,
    /// Whether it comes only where it is asked for: by name, by a state or by a goal.
    on_request: bool,
    /// Whether, done without weight at first, it takes a backpack later.
    backpack: bool,
    /// How to find the first weight; left out where there is none to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<&'a Text>,
    /// Where it comes from.
    source: Source,
    /// How much of it, by level, from its own level up.
    doses: Doses<'a>,
}

/// Muscles that do the work, and muscles that help.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Muscles<'a> {
    /// Those that do the work.
    primary: &'a [Muscle],
    /// Those that help.
    secondary: &'a [Muscle],
}

/// A dose for each level that may do it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Doses<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    beginner: Option<Amount<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intermediate: Option<Amount<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    advanced: Option<Amount<'a>>,
}

// Flattening is for writing only: read back, it would spoil error messages.
/// A dose as a plan writes it, and in notation.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Amount<'a> {
    #[serde(flatten)]
    dose: &'a Dose,
    /// The dose as the field writes it: `3x8-10 r90 t3-1-2-0`.
    notation: String,
}

impl<'a> From<&'a Exercise> for Record<'a> {
    fn from(exercise: &'a Exercise) -> Self {
        let [beginner, intermediate, advanced] =
            [Level::Beginner, Level::Intermediate, Level::Advanced]
                .map(|level| exercise.dose(level).map(amount));
        Self {
            id: &exercise.id,
            name: &exercise.name,
            aliases: &exercise.aliases,
            categories: &exercise.categories,
            pattern: exercise.pattern,
            level: exercise.level,
            position: exercise.position,
            equipment: &exercise.equipment,
            unilateral: exercise.unilateral,
            sides: exercise.sides,
            phases: exercise.phases.as_ref(),
            handy: exercise.handy.as_ref(),
            muscles: Muscles { primary: &exercise.primary, secondary: &exercise.secondary },
            spine: &exercise.spine,
            flags: &exercise.flags,
            easier: &exercise.easier,
            harder: &exercise.harder,
            lift: exercise.lift,
            on_request: exercise.on_request,
            backpack: exercise.backpack,
            start: exercise.start.as_ref(),
            source: exercise.source,
            doses: Doses { beginner, intermediate, advanced },
        }
    }
}

fn amount(dose: &Dose) -> Amount<'_> {
    Amount { dose, notation: dose.to_string() }
}

/// A dose in plain words: "2 sets of 6 to 8 repetitions on each side, 45 s rest; each: out 2 s,
/// back 2 s, stay 2 s".
pub fn dose_in_words(exercise: &Exercise, dose: &Dose) -> String {
    let side = if dose.is_per_side() { " on each side" } else { "" };
    let rest = if dose.sets() > 1 { format!(", {} s rest", dose.rest()) } else { String::new() };
    let each = match dose {
        Dose::Reps { tempo, .. } => format!("; each: {}", exercise.tempo_words(*tempo)),
        _ => String::new(),
    };
    format!("{}{side}{rest}{each}", dose.long("s"))
}

#[cfg(test)]
mod tests {
    use crate::built_in;
    use crate::catalogue::dose::Dose;
    use crate::catalogue::exercise::Exercise;

    #[test]
    fn a_dose_reads_as_a_sentence() {
        let mut reach =
            Exercise::clone(built_in::catalogue().exercise("bird-dog").expect("an exercise"));
        reach.phases = Some(["out".into(), "back".into()]);
        for (notation, words) in [
            (
                "2x6-8/side r45 t2-0-2-2",
                "2 sets of 6 to 8 repetitions on each side, 45 s rest; each: out 2 s, back 2 s, \
                    stay 2 s",
            ),
            ("1x30s/side r10", "hold 30 s on each side"),
            ("2x6x5s r20", "2 sets of 6 holds of 5 s, 20 s rest"),
            ("5min", "5 minutes"),
        ] {
            let dose = Dose::parse(notation).expect(notation);
            assert_eq!(super::dose_in_words(&reach, &dose), words, "{notation}");
        }
    }
}
