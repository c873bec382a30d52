//! A catalogue file's text into parts: every key, every value, every mistake with its place.

use crate::catalogue::{Catalogue, Equipment, Parts, Workout, WorkoutItem, usual_tempo, verify};
use crate::document::{self, At, Span, Table};
use crate::dose::{Dose, EXAMPLES, Written};
use crate::exercise::{Exercise, Flag, Id, Kit, Level, Pattern, Position, Source, Text};
use crate::problem::{Problem, Problems};
use crate::spine::{Axis, MOST, Spine};
use crate::word::{Unknown, Word, disturbs};

/// Where the things that other things point at stand in the text; kept beside the parts while they are verified.
pub(super) struct Places {
    /// One for each exercise of the file.
    pub exercises: Vec<ExercisePlace>,
    /// One for each workout.
    pub workouts: Vec<WorkoutPlace>,
    /// The id of each piece of equipment.
    pub equipment: Vec<Span>,
}

/// Where the parts of one exercise stand.
pub(super) struct ExercisePlace {
    pub id: Span,
    pub easier: Option<Span>,
    pub harder: Option<Span>,
    pub equipment: Vec<(Id, Span)>,
    pub doses: [Option<Span>; 3],
}

/// Where the parts of one workout stand.
pub(super) struct WorkoutPlace {
    pub id: Span,
    pub equipment: Vec<(Id, Span)>,
    pub items: Vec<Span>,
}

/// Reads, then verifies what belongs together.
pub(super) fn read(name: &str, text: &str, base: Option<&Catalogue>) -> Result<Parts, Problems> {
    let ((mut parts, places, whole), mut problems) = document::read(text, "catalogue", read_parts);
    verify::verify(&mut parts, &places, base, whole, &mut problems);
    if problems.is_empty() { Ok(parts) } else { Err(Problems::new(name, text, problems)) }
}

/// The parts, their places, and whether every table of the file gave one.
fn read_parts(table: &Table) -> (Parts, Places, bool) {
    let equipment = table.tables("equipment", "piece of equipment", read_equipment);
    let workouts = table.tables("workout", "workout", read_workout);
    let exercises = table.tables("exercise", "exercise", read_exercise);
    let whole = equipment.iter().all(Option::is_some)
        && workouts.iter().all(Option::is_some)
        && exercises.iter().all(Option::is_some);
    let (equipment, equipment_places) = equipment.into_iter().flatten().unzip();
    let (workouts, workout_places) = workouts.into_iter().flatten().unzip();
    let (exercises, exercise_places) = exercises.into_iter().flatten().unzip();
    let places = Places { exercises: exercise_places, workouts: workout_places, equipment: equipment_places };
    (Parts { exercises, equipment, workouts }, places, whole)
}

/// What a key must hold, or the problem that it does not.
fn need<T>(table: &Table, key: &'static str, value: Option<T>) -> Option<T> {
    let there = table.keys().iter().any(|found| found.value == key);
    if value.is_none() && !there {
        table.missing(key);
    }
    value
}

fn read_id(table: &Table, key: &'static str) -> Option<At<Id>> {
    table.parsed(key, |text| Id::parse(text).map_err(|message| (None, message, None)))
}

/// The longest text, in characters: what a card can hold.
const LONGEST_TEXT: usize = 600;
/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// A text that can be shown: not empty, one line, no characters that act instead of being seen.
fn check_text(text: &str, longest: usize) -> Result<Text, String> {
    if text.trim().is_empty() {
        return Err("an empty text".into());
    }
    if let Some(c) = text.chars().find(|c| disturbs(*c)) {
        return Err(format!("the character {} can't be shown", c.escape_unicode()));
    }
    if text.chars().count() > longest {
        return Err(format!("a text of at most {longest} characters, please"));
    }
    Ok(Text::from(text.to_owned()))
}

fn read_text(table: &Table, key: &'static str, longest: usize) -> Option<Text> {
    let text = table.parsed(key, |text| check_text(text, longest).map_err(|message| (None, message, None)));
    need(table, key, text).map(|text| text.value)
}

fn read_texts(table: &Table, key: &'static str, count: std::ops::RangeInclusive<usize>) -> Option<Vec<Text>> {
    let texts = need(table, key, table.texts(key))?;
    if !count.contains(&texts.len()) {
        let message = format!("`{key}` has {} to {} entries, not {}", count.start(), count.end(), texts.len());
        let at = texts.first().map_or(table.span.clone(), |text| text.span.clone());
        table.report(Problem::at(at, message));
        return None;
    }
    let checked = texts.into_iter().map(|text| match check_text(text.value, LONGEST_TEXT) {
        Ok(value) => Some(value),
        Err(message) => {
            table.report(Problem::at(text.span, message));
            None
        }
    });
    checked.collect()
}

fn read_words<W: Word>(table: &Table, key: &'static str) -> Option<Vec<W>> {
    let words = need(table, key, table.words::<W>(key))?;
    for (index, word) in words.iter().enumerate() {
        if words[..index].iter().any(|other| other.value == word.value) {
            table.report(Problem::at(word.span.clone(), format!("`{}` comes twice", word.value.word())));
        }
    }
    Some(words.into_iter().map(|word| word.value).collect())
}

fn read_word<W: Word>(table: &Table, key: &'static str) -> Option<W> {
    need(table, key, table.word::<W>(key)).map(|word| word.value)
}

fn read_equipment(table: &Table) -> Option<(Equipment, Span)> {
    let id = need(table, "id", read_id(table, "id"));
    let name = read_text(table, "name", LONGEST_NAME);
    let kind = table.parsed("kind", |text| match text {
        "free" => Ok(Kit::Free),
        "light" => Ok(Kit::Light),
        "heavy" => Ok(Kit::Heavy),
        other => {
            let unknown = Unknown::new("kind of equipment", other, ["free", "light", "heavy"].into_iter());
            Err((None, unknown.message, unknown.help))
        }
    });
    let kind = need(table, "kind", kind);
    let (id, kind) = (id?, kind?.value);
    Some((Equipment { id: id.value, name: name?, kind }, id.span))
}

fn read_workout(table: &Table) -> Option<(Workout, WorkoutPlace)> {
    let id = need(table, "id", read_id(table, "id"));
    let name = read_text(table, "name", LONGEST_NAME);
    let source = read_word::<Source>(table, "source");
    let level = read_word::<Level>(table, "level");
    let equipment = read_ways(table);
    let items: Option<Vec<_>> = table.tables("items", "line of a workout", read_workout_item).into_iter().collect();
    if items.as_ref().is_some_and(Vec::is_empty) {
        table.missing("items");
    }
    let (items, places): (Vec<_>, Vec<_>) = items?.into_iter().unzip();
    let (id, (equipment, equipment_places)) = (id?, equipment?);
    let place = WorkoutPlace { id: id.span, equipment: equipment_places, items: places };
    Some((Workout { id: id.value, name: name?, source: source?, level: level?, equipment, items }, place))
}

fn read_workout_item(table: &Table) -> Option<(WorkoutItem, Span)> {
    let exercise = need(table, "exercise", read_id(table, "exercise"));
    let dose = table.parsed("dose", |text| {
        let written = Written::parse(text).map(|_| Text::from(text.to_owned()));
        written.map_err(|wrong| (Some(wrong.at), wrong.message, Some(EXAMPLES.into())))
    });
    let dose = need(table, "dose", dose)?.value;
    let exercise = exercise?;
    Some((WorkoutItem { exercise: exercise.value, dose }, exercise.span))
}

fn read_exercise(table: &Table) -> Option<(Exercise, ExercisePlace)> {
    let id = need(table, "id", read_id(table, "id"));
    let name = read_text(table, "name", LONGEST_NAME);
    let aliases = if table.keys().iter().any(|key| key.value == "aliases") {
        read_texts(table, "aliases", 0..=8)
    } else {
        table.texts("aliases").map(|_| Vec::new()).or(Some(Vec::new()))
    };
    let source = read_word::<Source>(table, "source");
    let categories = read_words(table, "categories");
    let pattern = read_word::<Pattern>(table, "pattern");
    let position = read_word::<Position>(table, "position");
    let level = table.word::<Level>("level");
    let level = need(table, "level", level).map(|level| level.value);
    let equipment = read_ways(table);
    let unilateral = need(table, "unilateral", table.flag("unilateral")).map(|flag| flag.value);
    let primary = read_words(table, "primary");
    let secondary = read_words(table, "secondary");
    let spine = need(table, "spine", table.table("spine", "spine demand", read_spine));
    let flags = table.words::<Flag>("flags").unwrap_or_default().into_iter().map(|flag| flag.value).collect();
    let easier = read_id(table, "easier");
    let harder = read_id(table, "harder");
    let doses =
        need(table, "dose", table.table("dose", "set of doses", |doses| read_doses(doses, level, pattern, unilateral)));
    let purpose = read_text(table, "purpose", LONGEST_TEXT);
    let setup = read_text(table, "setup", LONGEST_TEXT);
    let steps = read_texts(table, "steps", 2..=5);
    let cues = read_texts(table, "cues", 2..=3);
    let mistakes = read_texts(table, "mistakes", 2..=4);
    let breathing = read_text(table, "breathing", LONGEST_TEXT);
    let stop = read_text(table, "stop", LONGEST_TEXT);

    let (id, (doses, dose_places), (equipment, equipment_places)) = (id?, doses?, equipment?);
    let place = ExercisePlace {
        id: id.span,
        easier: easier.as_ref().map(|id| id.span.clone()),
        harder: harder.as_ref().map(|id| id.span.clone()),
        equipment: equipment_places,
        doses: dose_places,
    };
    let exercise = Exercise {
        rank: 0,
        id: id.value,
        name: name?,
        aliases: aliases?,
        source: source?,
        categories: categories?,
        pattern: pattern?,
        position: position?,
        level: level?,
        equipment,
        kit: Kit::Free,
        most_kit: Kit::Free,
        unilateral: unilateral?,
        primary: primary?,
        secondary: secondary?,
        spine: spine?,
        flags,
        easier: easier.map(|id| id.value),
        harder: harder.map(|id| id.value),
        doses,
        purpose: purpose?,
        setup: setup?,
        steps: steps?,
        cues: cues?,
        mistakes: mistakes?,
        breathing: breathing?,
        stop: stop?,
    };
    Some((exercise, place))
}

type Ways = (Vec<Vec<Id>>, Vec<(Id, Span)>);

/// `["bench + barbell", "bench + dumbbell"]`: any of the list, each whole. An empty list needs nothing.
fn read_ways(table: &Table) -> Option<Ways> {
    let ways = need(table, "equipment", table.texts("equipment"))?;
    let mut places = Vec::new();
    let mut sets = Vec::new();
    for way in &ways {
        let mut set = Vec::new();
        for part in way.value.split('+').map(str::trim) {
            match Id::parse(part) {
                Ok(id) => {
                    places.push((id.clone(), way.span.clone()));
                    set.push(id);
                }
                Err(message) => table.report(Problem::at(way.span.clone(), message)),
            }
        }
        sets.push(set);
    }
    if sets.is_empty() {
        sets.push(Vec::new());
    }
    Some((sets, places))
}

fn read_spine(table: &Table) -> Spine {
    let mut spine = Spine::default();
    for axis in Axis::ALL {
        if let Some(value) = table.number(axis.word(), 0..=u32::from(MOST), "0 asks nothing, 3 the most") {
            *spine.on_mut(*axis) = u8::try_from(value.value).unwrap_or(MOST);
        }
    }
    spine
}

type Doses = ([Option<Dose>; 3], [Option<Span>; 3]);

/// One dose for each level from the exercise's own up, none below it.
fn read_doses(table: &Table, own: Option<Level>, pattern: Option<Pattern>, unilateral: Option<bool>) -> Doses {
    let mut doses = [None, None, None];
    let mut places = [None, None, None];
    for level in Level::ALL.iter().copied() {
        let dose = table.parsed(level.word(), |text| {
            let written =
                Written::parse(text).map_err(|wrong| (Some(wrong.at), wrong.message, Some(EXAMPLES.into())))?;
            if written.says_per_side() && unilateral == Some(false) {
                return Err((None, "the exercise is not `unilateral`, its doses have no `/side`".into(), None));
            }
            let tempo = pattern.map_or(crate::dose::Tempo::USUAL, usual_tempo);
            Ok(written.complete(None, tempo, unilateral == Some(true)))
        });
        let there = table.keys().iter().any(|key| key.value == level.word());
        match own {
            Some(own) if level < own && there => {
                let at = table
                    .keys()
                    .into_iter()
                    .find(|key| key.value == level.word())
                    .map_or(table.span.clone(), |key| key.span);
                table.report(
                    Problem::at(at, format!("a dose for {level}, but the exercise is {own}"))
                        .help("take it out, or lower the level"),
                );
            }
            Some(own) if level >= own && !there => {
                table.report(
                    Problem::at(table.span.clone(), format!("no dose for {level}"))
                        .help(format!("add `{level} = \"...\"`; {EXAMPLES}")),
                );
            }
            _ => {}
        }
        if let Some(dose) = dose {
            places[level as usize] = Some(dose.span);
            doses[level as usize] = Some(dose.value);
        }
    }
    (doses, places)
}
