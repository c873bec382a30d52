//! An exercise of a catalogue file: its facts, names, links and texts.

use super::dose::read_doses;
use super::equipment::read_ways;
use super::known::Known;
use super::text::{
    LONGEST_NAME, LONGEST_TEXT, check_once, check_text, check_texts, check_words, need,
    read_breathing, read_id, read_optional, read_placed, read_text, read_texts, read_word,
    read_words, refuse_taken,
};
use crate::catalogue::exercise::{
    Exercise, Flag, Gear, Level, Muscle, OWNED, Pattern, Position, Sides, Source,
};
use crate::catalogue::places::ExercisePlace;
use crate::catalogue::spine::{Axis, MOST, Spine};
use crate::text::document::{Span, Spanned, Table, Wrong};
use crate::text::id::{Id, Text};
use crate::text::problem::Problem;
use crate::text::vocabulary::{Lookup, Vocabulary as _};

/// The most easier and the most harder exercises that one can name.
pub const MOST_LINKS: usize = 12;
/// The highest number in the FIT profile: those above it stand for what has no name there.
pub const MOST_FIT: u16 = 65533;

/// An exercise whose facts can be read, be its texts as they may: what is wrong with them was
/// reported, and nothing that a report was made about gets into a catalogue. So one missing text
/// hides no wrong dose or link.
pub(super) fn read_exercise(
    table: &Table,
    id: Option<Spanned<Id>>,
    known: &Known,
    poses_used: &mut Vec<Spanned<Id>>,
) -> Option<(Exercise, ExercisePlace)> {
    refuse_taken(table, "an exercise", id.as_ref(), &[]);
    let source = read_word::<Source>(table, "source");
    let pattern = read_word::<Pattern>(table, "pattern");
    let position = read_word::<Position>(table, "position");
    let level = read_word::<Level>(table, "level");
    let unilateral = need(table, "unilateral", table.flag("unilateral")).map(|flag| flag.value);
    let spine = need(table, "spine", table.table("spine", "spine demand", read_spine));
    let [easier, harder] =
        ["easier", "harder"].map(|key| read_links(table, key, &known.exercises.lookup()));
    let figure = read_id(table, "figure");
    poses_used.extend(figure.clone());
    let doses = read_doses(table, level, pattern, unilateral);
    let (name, aliases, called) = read_names(table);
    let (sides, phases) = (read_sides(table, unilateral), read_phases(table));
    let (categories, equipment) =
        (read_words(table, "categories"), read_ways(table, &known.equipment.lookup()));
    let (primary, secondary) = (read_primary(table), read_words(table, "secondary"));
    let flags =
        table.words::<Flag>("flags").map(|flags| check_words(table, flags)).unwrap_or_default();
    let [lift, on_request, backpack] =
        ["lift", "on_request", "backpack"].map(|key| mark(table, key));
    let handy = read_optional(table, "handy", LONGEST_NAME);
    let start = read_optional(table, "start", LONGEST_TEXT);
    let (fit, liftosaur) = (read_fit(table), table.parsed("liftosaur", read_liftosaur));
    let texts = Texts::read(table);

    let (id, (doses, dose_places)) = (id?, doses?);
    let place = ExercisePlace {
        id: id.span,
        called,
        easier: easier.iter().map(|id| id.span.clone()).collect(),
        harder: harder.iter().map(|id| id.span.clone()).collect(),
        doses: dose_places,
        values: value_places(table),
    };
    let Texts { purpose, setup, steps, cues, mistakes, breathing, stop } = texts;
    let exercise = Exercise {
        rank: 0,
        id: id.value,
        name,
        aliases,
        source: source.unwrap_or(Source::Added),
        categories,
        pattern: pattern?,
        position: position.unwrap_or(Position::Standing),
        level: level?,
        equipment,
        least_gear: Gear::None,
        most_gear: Gear::None,
        unilateral: unilateral?,
        sides: sides.or_else(|| unilateral?.then_some(Sides::OneThenOther)),
        phases,
        handy,
        primary,
        secondary,
        spine: spine?,
        flags,
        easier: values(easier),
        harder: values(harder),
        lift,
        on_request,
        backpack,
        start,
        figure: figure.map(|id| id.value),
        fit,
        liftosaur: liftosaur.map(|name| name.value),
        doses,
        purpose,
        setup,
        steps,
        cues,
        mistakes,
        breathing,
        stop,
    };
    Some((exercise, place))
}

fn values<T>(list: Vec<Spanned<T>>) -> Vec<T> {
    list.into_iter().map(|one| one.value).collect()
}

/// A mark that holds only where it is said.
fn mark(table: &Table, key: &'static str) -> bool {
    table.flag(key).is_some_and(|flag| flag.value)
}

/// One exercise, or a list of them, each once.
fn read_links(table: &Table, key: &'static str, exercises: &Lookup<Id>) -> Vec<Spanned<Id>> {
    let links: Vec<Spanned<Id>> = if table.is_list(key) {
        table.few(key, MOST_LINKS, "links");
        table.each(key, exercises).unwrap_or_default()
    } else {
        table.meant(key, exercises).into_iter().collect()
    };
    check_once(table, &links, Id::as_str);
    links
}

/// What tells how an exercise is done.
struct Texts {
    purpose: Text,
    setup: Text,
    steps: Vec<Text>,
    cues: Vec<Text>,
    mistakes: Vec<Text>,
    breathing: Text,
    stop: Text,
}

impl Texts {
    fn read(table: &Table) -> Self {
        Self {
            purpose: read_text(table, "purpose", LONGEST_TEXT),
            setup: read_text(table, "setup", LONGEST_TEXT),
            steps: read_texts(table, "steps", 2..=5),
            cues: read_texts(table, "cues", 2..=3),
            mistakes: read_texts(table, "mistakes", 2..=4),
            breathing: read_breathing(table),
            stop: read_text(table, "stop", LONGEST_TEXT),
        }
    }
}

fn read_phases(table: &Table) -> Option<[Text; 2]> {
    let phases = table.texts("phases").map(|texts| check_texts(table, "phases", 2..=2, texts));
    phases.and_then(|phases| phases.try_into().ok())
}

/// The name, the aliases, and all of them with their places.
fn read_names(table: &Table) -> (Text, Vec<Text>, Vec<Spanned<String>>) {
    let name = read_placed(table, "name", LONGEST_NAME);
    let aliases = table.texts("aliases").unwrap_or_default();
    let plain =
        |alias: &Spanned<&str>| Spanned { value: alias.value.to_owned(), span: alias.span.clone() };
    let mut called: Vec<Spanned<String>> = aliases.iter().map(plain).collect();
    called.extend(
        name.iter().map(|name| Spanned { value: name.value.to_string(), span: name.span.clone() }),
    );
    let name = name.map(|name| name.value).unwrap_or_default();
    let aliases = check_texts(table, "aliases", 0..=8, aliases);
    (name, aliases, called)
}

fn read_primary(table: &Table) -> Vec<Muscle> {
    let primary = read_words(table, "primary");
    if table.count("primary").is_some_and(|muscles| muscles.value == 0) {
        let at = table.count("primary").map(|muscles| muscles.span);
        table.report(Problem {
            at,
            message: "`primary` names no muscle".into(),
            help: Some("name one at least".into()),
        });
    }
    primary
}

fn read_sides(table: &Table, unilateral: Option<bool>) -> Option<Sides> {
    let sides = table.word::<Sides>("sides");
    if let Some(sides) = sides.as_ref().filter(|_| unilateral == Some(false)) {
        let message = "`sides` of an exercise that is not `unilateral`";
        table.report(Problem::at(sides.span.clone(), message).help("take it out"));
    }
    sides.map(|sides| sides.value)
}

fn read_fit(table: &Table) -> Option<[u16; 2]> {
    let numbers = table.numbers("fit")?;
    let number = |number: &u32| u16::try_from(*number).ok().filter(|number| *number <= MOST_FIT);
    let read: Option<Vec<u16>> = numbers.value.iter().map(number).collect();
    let pair = read.and_then(|pair| pair.try_into().ok());
    if pair.is_none() {
        let help = "write category and exercise of Garmin's FIT profile, like [5, 48]";
        let message = format!("`fit` is two numbers from 0 to {MOST_FIT}");
        table.report(Problem::at(numbers.span, message).help(help));
    }
    pair
}

/// A name of Liftosaur, as its grammar takes one.
fn read_liftosaur(text: &str) -> Result<Text, Wrong> {
    let read = check_text(text, LONGEST_NAME)?;
    let name = text.strip_suffix(OWNED).unwrap_or(text);
    let mut commas = text[name.len()..].matches(',').count();
    let is_wrong = |(at, c): &(usize, char)| {
        commas += usize::from(*c == ',');
        "/\\|{}()[]#:!".contains(*c) || (*at, *c) == (0, '.') || (*c == ',' && commas > 1)
    };
    let Some((at, c)) = name.char_indices().find(is_wrong) else { return Ok(read) };
    let help = "write it as the app does: \"Plank\", \"Lat Pulldown, Band\", or \"Hip Thrust, \
        {equipment}\" for what the person has";
    let message = format!("a name of Liftosaur has no `{c}` here");
    Err((Some(at..at + c.len_utf8()), message, Some(help.into())))
}

/// Where the values stand that can be less than what holds, the texts that can replace others, and
/// what must fit the rest.
fn value_places(table: &Table) -> Vec<(&'static str, Span)> {
    let keys = [
        "spine",
        "flags",
        "level",
        "position",
        "pattern",
        "setup",
        "steps",
        "cues",
        "mistakes",
        "breathing",
        "stop",
        "on_request",
        "start",
        "lift",
    ];
    let place = |key: &'static str| table.place(key).map(|place| (key, place));
    keys.into_iter().filter_map(place).collect()
}

fn read_spine(table: &Table) -> Spine {
    let mut spine = Spine::default();
    for axis in Axis::ALL {
        if let Some(value) =
            table.number(axis.as_str(), 0..=u32::from(MOST), "0 asks nothing, 3 the most")
        {
            *spine.on_mut(*axis) = u8::try_from(value.value).unwrap_or(MOST);
        }
    }
    spine
}
