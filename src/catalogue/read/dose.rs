//! The doses of an exercise, level by level.

use super::text::need;
use crate::catalogue::dose::{Dose, EXAMPLES, Tempo, Written};
use crate::catalogue::exercise::{Level, Pattern};
use crate::catalogue::usual_tempo;
use crate::text::document::{Span, Table, Wrong};
use crate::text::problem::Problem;
use crate::text::vocabulary::Vocabulary as _;

/// One for each level, each with its place.
pub(super) type Doses = ([Option<Dose>; 3], [Option<Span>; 3]);

/// One dose for each level from the exercise's own up, none below it.
pub(super) fn read_doses(
    exercise: &Table,
    own: Option<Level>,
    pattern: Option<Pattern>,
    unilateral: Option<bool>,
) -> Option<Doses> {
    let tempo = pattern.map_or(Tempo::USUAL, usual_tempo);
    let complete = |text: &str| {
        let written = Written::read(text)?;
        if written.says_per_side() && unilateral == Some(false) {
            return Err(side_fault(text));
        }
        Ok(written.complete(None, tempo, unilateral == Some(true)))
    };
    let read = |table: &Table| {
        let (mut doses, mut places) = ([None, None, None], [None, None, None]);
        for level in Level::ALL.iter().copied() {
            let dose = table.parsed(level.as_str(), complete);
            check_level(table, own, level);
            if let Some(dose) = dose {
                places[level as usize] = Some(dose.span);
                doses[level as usize] = Some(dose.value);
            }
        }
        (doses, places)
    };
    need(exercise, "dose", exercise.table("dose", "set of doses", read))
}

/// What is wrong with `/side` on an exercise that has no sides.
fn side_fault(text: &str) -> Wrong {
    let at = text.find("/side").map(|start| start..start + "/side".len());
    (
        at,
        "the exercise is not `unilateral`, its doses have no `/side`".into(),
        Some("take out `/side`".into()),
    )
}

/// A level from the exercise's own up has a dose, one below has none.
fn check_level(table: &Table, own: Option<Level>, level: Level) {
    let Some(own) = own else { return };
    match table.place(level.as_str()) {
        Some(key) if level < own => {
            let message = format!("a dose for {level}, but the exercise is {own}");
            table.report(Problem::at(key, message).help("take it out, or lower the level"));
        }
        None if level >= own => {
            let help = format!("add `{level} = \"...\"`; {EXAMPLES}");
            table.report_missing(
                Problem::at(table.span(), format!("no dose for {level}")).help(help),
            );
        }
        _ => {}
    }
}
