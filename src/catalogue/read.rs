//! A catalogue file's text into parts: every key, every value, every mistake with its place.

use std::ops::RangeInclusive;

use crate::catalogue::dose::{Dose, EXAMPLES, Tempo, Written};
use crate::catalogue::exercise::{
    Exercise, Flag, Gear, Level, Muscle, OWNED, Pattern, Position, Sides, Source,
};
use crate::catalogue::places::{ExercisePlace, Places};
use crate::catalogue::raise::raise;
use crate::catalogue::spine::{Axis, MOST, Spine};
use crate::catalogue::{
    Catalogue, Equipment, Parts, Workout, WorkoutItem, breath, fit_gear, pose, usual_tempo, verify,
};
use crate::text::document::{self, Span, Spanned, Table, Wanted};
use crate::text::id::{Id, Text};
use crate::text::printable::{disturbing, is_blank};
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::{Unknown, Vocabulary};

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
    parts.lowered = raise_all(&mut parts.exercises, &places.parts, base, text);
    if base.is_some() {
        let shared = verify::shared_names(&parts, &places, base).into_iter();
        parts.lowered.extend(
            shared.map(|(at, sentence)| format!("line {}: {sentence}", line_of(text, &at))),
        );
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
    text: &str,
) -> Vec<String> {
    let Some(base) = base else { return Vec::new() };
    let mut told = Vec::new();
    for (own, place) in exercises.iter_mut().zip(places) {
        let Some(old) = base.exercise(own.id.as_str()) else { continue };
        for (key, sentence) in raise(own, old) {
            let at = place
                .values
                .iter()
                .find(|(name, _)| *name == key)
                .map_or(&place.id, |(_, span)| span);
            told.push(format!("line {}: {sentence}", line_of(text, at)));
        }
    }
    told
}

fn line_of(text: &str, at: &Span) -> usize {
    text.get(..at.start).map_or(1, |before| before.matches('\n').count() + 1)
}

/// The most of each that a file may hold: far more than there are, and little enough to be held
/// against each other.
pub const MOST_TABLES: [(&str, usize, &str); 3] = [
    ("exercise", 20_000, "exercises"),
    ("equipment", 2_000, "pieces of equipment"),
    ("workout", 2_000, "workouts"),
];
/// The most lines of a workout.
pub const MOST_ITEMS: usize = 100;
/// The most sets of equipment of which any will do, and the most pieces of one.
pub const MOST_WAYS: usize = 20;

fn read_parts(table: &Table, base: Option<&Catalogue>) -> (Parts, Places) {
    let mut places = Places { named: true, ..Places::default() };
    for (key, most, what) in MOST_TABLES {
        table.few(key, most, what);
    }
    let equipment = table.tables("equipment", "piece of equipment", |table| {
        let id = read_own_id(table, &mut places.named);
        places.equipment.extend(id.clone());
        read_equipment(table, id?)
    });
    let workouts = table.tables("workout", "workout", |table| {
        let id = read_own_id(table, &mut places.named);
        places.workouts.extend(id.clone());
        read_workout(table, id, &mut places)
    });
    let exercises = table.tables("exercise", "exercise", |table| {
        let id = read_own_id(table, &mut places.named);
        places.exercises.extend(id.clone());
        read_exercise(table, id, &mut places)
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
fn read_own_id(table: &Table, named: &mut bool) -> Option<Spanned<Id>> {
    let id = need(table, "id", read_id(table, "id"));
    *named &= id.is_some();
    id
}

/// What a key must hold, or the problem that it does not.
fn need<T>(table: &Table, key: &'static str, value: Option<T>) -> Option<T> {
    if value.is_none() && table.place(key).is_none() {
        table.missing(key);
    }
    value
}

fn read_id(table: &Table, key: &'static str) -> Option<Spanned<Id>> {
    table.parsed(key, |text| Id::parse(text).map_err(|message| (None, message, None)))
}

/// The longest text, in characters: what a card can hold.
pub const LONGEST_TEXT: usize = 600;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// A text that can be shown: not empty, one line, no characters that act instead of being seen.
/// Otherwise what is wrong and what to do.
fn check_text(text: &str, longest: usize) -> Result<Text, (String, Option<String>)> {
    if text.trim().is_empty() {
        return Err(("an empty text".into(), Some("write something here".into())));
    }
    if let Some((_, c)) = disturbing(text) {
        let help = "texts are one line without control characters and marks that turn the \
            direction of reading";
        return Err((
            format!("the character {} can't be shown", c.escape_unicode()),
            Some(help.into()),
        ));
    }
    if is_blank(text) {
        return Err((
            "a text of which nothing can be seen".into(),
            Some("write something here".into()),
        ));
    }
    let length = text.chars().count();
    if length > longest {
        return Err((
            format!("a text of {length} characters"),
            Some(format!("{longest} at most, please")),
        ));
    }
    Ok(Text::from(text.to_owned()))
}

/// A text that must be there; an empty one after a mistake, which no catalogue will ever hold.
fn read_text(table: &Table, key: &'static str, longest: usize) -> Text {
    read_placed(table, key, longest).map(|text| text.value).unwrap_or_default()
}

/// The same with its place.
fn read_placed(table: &Table, key: &'static str, longest: usize) -> Option<Spanned<Text>> {
    let text = table.parsed(key, |text| {
        check_text(text, longest).map_err(|(message, help)| (None, message, help))
    });
    need(table, key, text)
}

/// The breathing cue; one that tells to hold the breath is none.
fn read_breathing(table: &Table) -> Text {
    let cue = |text: &str| match check_text(text, LONGEST_TEXT) {
        Ok(_) if breath::withholds(text) => {
            let help = "say when to breathe out; in holds count aloud".to_owned();
            Err((None, "a breathing cue that tells to hold the breath".to_owned(), Some(help)))
        }
        read => read.map_err(|(message, help)| (None, message, help)),
    };
    need(table, "breathing", table.parsed("breathing", cue))
        .map(|text| text.value)
        .unwrap_or_default()
}

/// A list of texts that must be there.
fn read_texts(table: &Table, key: &'static str, count: RangeInclusive<usize>) -> Vec<Text> {
    need(table, key, table.texts(key))
        .map(|texts| check_texts(table, key, count, texts))
        .unwrap_or_default()
}

/// So many texts, each fit to be shown. A wrong number is said at the list, whatever its entries
/// are.
fn check_texts(
    table: &Table,
    key: &'static str,
    count: RangeInclusive<usize>,
    texts: Vec<Spanned<&str>>,
) -> Vec<Text> {
    if let Some(list) = table.count(key).filter(|list| !count.contains(&list.value)) {
        let message = match count.start() {
            0 => format!("`{key}` has at most {} entries, not {}", count.end(), list.value),
            least => format!("`{key}` has {least} to {} entries, not {}", count.end(), list.value),
        };
        table.report(Problem::at(list.span, message));
    }
    let checked = texts.into_iter().filter_map(|text| match check_text(text.value, LONGEST_TEXT) {
        Ok(value) => Some(value),
        Err((message, help)) => {
            table.report(Problem { at: Some(text.span), message, help });
            None
        }
    });
    checked.collect()
}

/// Words of a vocabulary, each once.
fn check_words<W: Vocabulary>(table: &Table, words: Vec<Spanned<W>>) -> Vec<W> {
    for (index, word) in words.iter().enumerate() {
        if words[..index].iter().any(|other| other.value == word.value) {
            let message = format!("`{}` comes twice", word.value.as_str());
            table.report(Problem::at(word.span.clone(), message).help("take one out"));
        }
    }
    words.into_iter().map(|word| word.value).collect()
}

fn read_words<W: Vocabulary>(table: &Table, key: &'static str) -> Vec<W> {
    need(table, key, table.words(key)).map(|words| check_words(table, words)).unwrap_or_default()
}

fn read_word<W: Vocabulary>(table: &Table, key: &'static str) -> Option<W> {
    need(table, key, table.word::<W>(key)).map(|word| word.value)
}

/// Ids that mean something else where people type them: `--equipment gym`, `--exclude none`.
pub const TAKEN: [&str; 6] = ["all", "any", "gym", "none", "today", "tomorrow"];
/// Of equipment also what is always there and never has to be named.
pub const NO_EQUIPMENT: [&str; 3] = ["mat", "towel", "broomstick"];

/// Reports an id that is a word with a meaning of its own.
fn refuse_taken(table: &Table, what: &str, id: Option<&Spanned<Id>>, also: &[&str]) {
    let is_taken =
        |id: &&Spanned<Id>| TAKEN.contains(&id.value.as_str()) || also.contains(&id.value.as_str());
    if let Some(id) = id.filter(is_taken) {
        let problem = Problem::at(id.span.clone(), format!("`{}` can't be {what}", id.value));
        table.report(problem.help("it is a word with a meaning of its own; take another id"));
    }
}

fn read_equipment(table: &Table, id: Spanned<Id>) -> Option<Equipment> {
    refuse_taken(table, "a piece of equipment", Some(&id), &NO_EQUIPMENT);
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
    let kind = need(table, "kind", kind)?.value;
    Some(Equipment { id: id.value, name, kind })
}

fn read_workout(
    table: &Table,
    id: Option<Spanned<Id>>,
    places: &mut Places,
) -> Option<(Workout, Vec<Span>)> {
    refuse_taken(table, "a workout", id.as_ref(), &[]);
    let name = read_text(table, "name", LONGEST_NAME);
    let source = read_word::<Source>(table, "source");
    let level = read_word::<Level>(table, "level");
    let equipment = read_ways(table, &mut places.equipment_used);
    table.few("items", MOST_ITEMS, "lines");
    let read_line = |line: &Table| read_workout_item(line, &mut places.exercises_used);
    let items = table.tables("items", "line of a workout", read_line);
    if table.count("items").is_none_or(|items| items.value == 0) {
        table.missing("items");
    }
    let (items, doses) = items.into_iter().flatten().unzip();
    Some((Workout { id: id?.value, name, source: source?, level: level?, equipment, items }, doses))
}

fn read_workout_item(table: &Table, used: &mut Vec<Spanned<Id>>) -> Option<(WorkoutItem, Span)> {
    let exercise = need(table, "exercise", read_id(table, "exercise"));
    used.extend(exercise.clone());
    let dose = table.parsed("dose", |text| written(text).map(|_| Text::from(text.to_owned())));
    let dose = need(table, "dose", dose);
    let (exercise, dose) = (exercise?, dose?);
    Some((WorkoutItem { exercise: exercise.value, dose: dose.value }, dose.span))
}

/// A dose as written, or what [`Table::parsed`] says about it.
fn written(text: &str) -> Result<Written, (Option<Span>, String, Option<String>)> {
    Written::parse(text).map_err(|wrong| (Some(wrong.at), wrong.message, Some(EXAMPLES.into())))
}

/// An exercise whose facts can be read, be its texts as they may: what is wrong with them was
/// reported, and nothing that a report was made about gets into a catalogue. So one missing text
/// hides no wrong dose or link.
fn read_exercise(
    table: &Table,
    id: Option<Spanned<Id>>,
    places: &mut Places,
) -> Option<(Exercise, ExercisePlace)> {
    refuse_taken(table, "an exercise", id.as_ref(), &[]);
    let source = read_word::<Source>(table, "source");
    let pattern = read_word::<Pattern>(table, "pattern");
    let position = read_word::<Position>(table, "position");
    let level = read_word::<Level>(table, "level");
    let unilateral = need(table, "unilateral", table.flag("unilateral")).map(|flag| flag.value);
    let spine = need(table, "spine", table.table("spine", "spine demand", read_spine));
    let easier = read_id(table, "easier");
    let harder = read_id(table, "harder");
    places.exercises_used.extend(easier.iter().chain(&harder).cloned());
    let figure = read_id(table, "figure");
    places.poses_used.extend(figure.clone());
    let read_doses = |doses: &Table| read_doses(doses, level, pattern, unilateral);
    let doses = need(table, "dose", table.table("dose", "set of doses", read_doses));
    let (name, aliases, called) = read_names(table);
    let categories = read_words(table, "categories");
    let equipment = read_ways(table, &mut places.equipment_used);
    let primary = read_primary(table);
    let secondary = read_words(table, "secondary");
    let sides = read_sides(table, unilateral);
    let phases = table.texts("phases").map(|texts| check_texts(table, "phases", 2..=2, texts));
    let handy = table.parsed("handy", |text| {
        check_text(text, LONGEST_NAME).map_err(|(message, help)| (None, message, help))
    });
    let (fit, liftosaur) = (read_fit(table), table.parsed("liftosaur", read_liftosaur));
    let flags =
        table.words::<Flag>("flags").map(|flags| check_words(table, flags)).unwrap_or_default();
    let purpose = read_text(table, "purpose", LONGEST_TEXT);
    let setup = read_text(table, "setup", LONGEST_TEXT);
    let steps = read_texts(table, "steps", 2..=5);
    let cues = read_texts(table, "cues", 2..=3);
    let mistakes = read_texts(table, "mistakes", 2..=4);
    let breathing = read_breathing(table);
    let stop = read_text(table, "stop", LONGEST_TEXT);

    let (id, (doses, dose_places)) = (id?, doses?);
    let place = ExercisePlace {
        id: id.span,
        called,
        easier: easier.as_ref().map(|id| id.span.clone()),
        harder: harder.as_ref().map(|id| id.span.clone()),
        doses: dose_places,
        values: value_places(table),
    };
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
        phases: phases.and_then(|phases| phases.try_into().ok()),
        handy: handy.map(|text| text.value),
        primary,
        secondary,
        spine: spine?,
        flags,
        easier: easier.map(|id| id.value),
        harder: harder.map(|id| id.value),
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

/// The highest number in the FIT profile: those above it stand for what has no name there.
pub const MOST_FIT: u16 = 65533;

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
fn read_liftosaur(text: &str) -> Result<Text, (Option<Span>, String, Option<String>)> {
    let read = check_text(text, LONGEST_NAME).map_err(|(message, help)| (None, message, help))?;
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

/// Where the values stand that can be less than what holds, and the texts that can replace others.
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
    ];
    let place = |key: &'static str| table.place(key).map(|place| (key, place));
    keys.into_iter().filter_map(place).collect()
}

/// `["bench + barbell", "bench + dumbbell"]`: any of the list, each whole. An empty list needs
/// nothing.
fn read_ways(table: &Table, used: &mut Vec<Spanned<Id>>) -> Vec<Vec<Id>> {
    table.few("equipment", MOST_WAYS, "ways to be equipped");
    let ways = need(table, "equipment", table.texts("equipment")).unwrap_or_default();
    let mut sets: Vec<Vec<Id>> = ways.into_iter().map(|way| read_way(table, &way, used)).collect();
    if sets.is_empty() {
        sets.push(Vec::new());
    }
    sets
}

fn read_way(table: &Table, way: &Spanned<&str>, used: &mut Vec<Spanned<Id>>) -> Vec<Id> {
    let read = |part: &str| match Id::parse(part.trim()) {
        Ok(id) => {
            used.push(Spanned { value: id.clone(), span: way.span.clone() });
            Some(id)
        }
        Err(message) => {
            let help =
                "write ids joined by `+`, like \"bench + barbell\"; an empty list needs nothing";
            table.report(Problem::at(way.span.clone(), message).help(help));
            None
        }
    };
    way.value.split('+').take(MOST_WAYS).filter_map(read).collect()
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

type Doses = ([Option<Dose>; 3], [Option<Span>; 3]);

/// One dose for each level from the exercise's own up, none below it.
fn read_doses(
    table: &Table,
    own: Option<Level>,
    pattern: Option<Pattern>,
    unilateral: Option<bool>,
) -> Doses {
    let tempo = pattern.map_or(Tempo::USUAL, usual_tempo);
    let mut doses = [None, None, None];
    let mut places = [None, None, None];
    for level in Level::ALL.iter().copied() {
        let dose = table.parsed(level.as_str(), |text| {
            let written = written(text)?;
            if written.says_per_side() && unilateral == Some(false) {
                return Err(side_fault(text));
            }
            Ok(written.complete(None, tempo, unilateral == Some(true)))
        });
        check_level(table, own, level);
        if let Some(dose) = dose {
            places[level as usize] = Some(dose.span);
            doses[level as usize] = Some(dose.value);
        }
    }
    (doses, places)
}

/// What is wrong with `/side` on an exercise that has no sides.
fn side_fault(text: &str) -> (Option<Span>, String, Option<String>) {
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
