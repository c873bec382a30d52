//! Equipment, how it becomes heavier, and the ways to be equipped; workouts of others.

use super::known::Known;
use super::text::{LONGEST_NAME, need, read_text, read_word, refuse_taken};
use crate::catalogue::dose::Written;
use crate::catalogue::exercise::{Gear, Level, Source};
use crate::catalogue::{ALWAYS_THERE, Equipment, Load, Workout, WorkoutItem};
use crate::text::document::{Span, Spanned, Table, Value};
use crate::text::id::{Id, Text};
use crate::text::near::Called;
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::vocabulary::{Lookup, Unknown};

/// The most lines of a workout.
pub const MOST_ITEMS: usize = 100;
/// The most sets of equipment of which any will do, and the most pieces of one.
pub const MOST_WAYS: usize = 20;
/// The most steps by which equipment becomes heavier.
pub const MOST_STEPS: u32 = 200;
/// The most kilograms of one step.
const MOST_KILOGRAMS: f64 = 100.0;

pub(super) fn read_equipment(table: &Table, id: Spanned<Id>) -> Option<Equipment> {
    refuse_taken(table, "a piece of equipment", Some(&id), &ALWAYS_THERE);
    let name = read_text(table, "name", LONGEST_NAME);
    let kind = table.parsed("kind", |text| match text {
        "free" => Ok(Gear::None),
        "light" => Ok(Gear::Light),
        "heavy" => Ok(Gear::Station),
        other => {
            let unknown =
                Unknown::new("kind of equipment", other, ["free", "light", "heavy"].into_iter());
            Err((None, unknown.message, unknown.help))
        }
    });
    let load = table.table("load", "load", read_load).flatten();
    let kind = need(table, "kind", kind)?.value;
    Some(Equipment { id: id.value, name, kind, load })
}

fn read_load(table: &Table) -> Option<Load> {
    let step = read_text(table, "step", LONGEST_NAME);
    let grams = read_grams(table);
    let most = table.number("most", 1..=MOST_STEPS, "the most steps above the first weight");
    let most = need(table, "most", most)?.value;
    Some(Load { step, grams, most })
}

/// Grams of one step, written in kilograms.
fn read_grams(table: &Table) -> Option<u32> {
    let kilograms = table.real("kg")?;
    let grams = (kilograms.value * 1000.0).round();
    if kilograms.value > MOST_KILOGRAMS || grams < 1.0 {
        let message = format!("`kg` is above 0 and at most {MOST_KILOGRAMS}");
        let help = "leave it out where a step has no weight of its own";
        table.report(Problem::at(kilograms.span, message).help(help));
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 to 100,000"
    )]
    Some(grams as u32)
}

pub(super) fn read_workout(
    table: &Table,
    id: Option<Spanned<Id>>,
    known: &Known,
) -> Option<(Workout, Vec<Span>)> {
    refuse_taken(table, "a workout", id.as_ref(), &[]);
    let name = read_text(table, "name", LONGEST_NAME);
    let source = read_word::<Source>(table, "source");
    let level = read_word::<Level>(table, "level");
    let equipment = read_ways(table, &known.equipment.lookup());
    table.few("items", MOST_ITEMS, "lines");
    let exercises = known.exercises.lookup();
    let read_line = |line: &Table| read_workout_item(line, &exercises);
    let items = table.tables("items", "line of a workout", read_line);
    if table.count("items").is_none_or(|items| items.value == 0) {
        table.missing("items");
    }
    let (items, doses) = items.into_iter().flatten().unzip();
    Some((Workout { id: id?.value, name, source: source?, level: level?, equipment, items }, doses))
}

fn read_workout_item(table: &Table, exercises: &Lookup<Id>) -> Option<(WorkoutItem, Span)> {
    let exercise = need(table, "exercise", table.meant("exercise", exercises));
    let dose =
        table.parsed("dose", |text| Written::read(text).map(|_| Text::from(text.to_owned())));
    let dose = need(table, "dose", dose);
    let (exercise, dose) = (exercise?, dose?);
    Some((WorkoutItem { exercise: exercise.value, dose: dose.value }, dose.span))
}

/// `["bench + barbell", "bench + dumbbell"]`: any of the list, each whole. An empty list needs
/// nothing.
pub(super) fn read_ways(table: &Table, equipment: &Lookup<Id>) -> Vec<Vec<Id>> {
    table.few("equipment", MOST_WAYS, "ways to be equipped");
    if table.has("equipment")
        && let (Some(Value::Text(text)), Some(at)) =
            (table.peek("equipment"), table.value_place("equipment"))
        && is_nothing(text)
    {
        table.report(nothing(text, at));
        return vec![Vec::new()];
    }
    let ways = need(table, "equipment", table.texts("equipment")).unwrap_or_default();
    let mut sets: Vec<Vec<Id>> =
        ways.into_iter().map(|way| read_way(table, &way, equipment)).collect();
    if sets.is_empty() {
        sets.push(Vec::new());
    }
    sets
}

/// Whether a text says that nothing is needed.
fn is_nothing(text: &str) -> bool {
    let text = Called::new(text);
    ["none", "nothing", "bodyweight", "no equipment"].into_iter().any(|word| text.is(word))
}

fn nothing(text: &str, at: Span) -> Problem {
    let message = format!("`{}` is no equipment", shown(text));
    Problem::at(at, message).help("an empty list needs nothing: `equipment = []`")
}

/// How several pieces are written.
const JOINED: &str =
    "write names joined by `+`, like \"bench + barbell\"; an empty list needs nothing";

fn read_way(table: &Table, way: &Spanned<&str>, equipment: &Lookup<Id>) -> Vec<Id> {
    if is_nothing(way.value) {
        table.report(nothing(way.value, way.span.clone()));
        return Vec::new();
    }
    let read = |part: &str| {
        let part = part.trim();
        let found = equipment.find(part);
        if found.is_none() {
            table.unknown(way.span.clone(), equipment.what, part, || {
                let unknown = equipment.unknown(part);
                let is_id = Id::parse(part).is_ok();
                if is_id { unknown } else { Unknown::with(unknown.message, JOINED) }
            });
        }
        found
    };
    way.value.split('+').take(MOST_WAYS).filter_map(read).collect()
}
