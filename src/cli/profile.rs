//! From flags and a profile file to a profile, and what had to be assumed.

use std::fmt::Write as _;

use crate::cli::args;
use crate::cli::context;
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::exercise::{Id, Level};
use crate::profile::{Day, Draft, Goal, Key, MINUTES, Profile, Reader, SESSIONS, WEEKS};
use crate::word::Word as _;

/// What flags and file say together; a flag wins.
pub fn draft(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> Draft {
    let said = from_flags(flags, reader, wrong);
    let Some(path) = &flags.file else { return said };
    match file::read(path) {
        Ok(text) => said.or(wrong.file(Draft::read(&file::name(path), &text, reader)).unwrap_or_default()),
        Err(mistake) => {
            wrong.push(mistake);
            said
        }
    }
}

fn from_flags(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> Draft {
    let exercise = |text: &str| reader.exercise(text);
    Draft {
        level: wrong.value("--level", flags.level.as_deref().map(Level::parse)),
        goal: wrong.value("--goal", flags.goal.as_deref().map(Goal::parse)),
        equipment: wrong.each("--equipment", &flags.equipment, |text| reader.equipment(text)).map(|sets| sets.concat()),
        sessions: wrong.number("--sessions", flags.sessions.as_deref(), SESSIONS, "strength sessions a week"),
        days: wrong.each("--days", &flags.days, Day::parse),
        minutes: wrong.number("--minutes", flags.minutes.as_deref(), MINUTES, "minutes a session may last"),
        weeks: wrong.number("--weeks", flags.weeks.as_deref(), WEEKS, "weeks the plan covers"),
        start: wrong.value("--start", flags.start.as_deref().map(|text| reader.date(text))),
        include: wrong.each("--include", &flags.include, exercise),
        exclude: wrong.each("--exclude", &flags.exclude, exercise),
        workout: wrong.value("--workout", flags.workout.as_deref().map(|text| reader.workout(text))),
    }
}

/// The flags of the profile that were given, as they are typed.
pub fn given(flags: &args::Profile) -> Vec<&'static str> {
    let given = [
        ("--profile", flags.file.is_some()),
        ("--level", flags.level.is_some()),
        ("--goal", flags.goal.is_some()),
        ("--equipment", !flags.equipment.is_empty()),
        ("--sessions", flags.sessions.is_some()),
        ("--days", !flags.days.is_empty()),
        ("--minutes", flags.minutes.is_some()),
        ("--weeks", flags.weeks.is_some()),
        ("--start", flags.start.is_some()),
        ("--include", !flags.include.is_empty()),
        ("--exclude", !flags.exclude.is_empty()),
        ("--workout", flags.workout.is_some()),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag).collect()
}

/// Says on stderr what nobody said, and where it can be said.
pub fn say_assumed(profile: &Profile, assumed: &[Key], remedy: &str) {
    if assumed.is_empty() {
        return;
    }
    let values: Vec<String> = assumed.iter().map(|key| format!("{key} {}", value(profile, *key))).collect();
    context::say(&format!("assumed: {} ({remedy})\n", values.join(", ")));
}

fn value(profile: &Profile, key: Key) -> String {
    match key {
        Key::Level => profile.level.to_string(),
        Key::Goal => profile.goal.to_string(),
        Key::Equipment => list(&profile.equipment),
        Key::Sessions => profile.sessions.to_string(),
        Key::Days if profile.days.len() == Day::ALL.len() => "all".into(),
        Key::Days => list(&profile.days),
        Key::Minutes => profile.minutes.to_string(),
        Key::Weeks => profile.weeks.to_string(),
        Key::Start => profile.start.to_string(),
        Key::Include => list(&profile.include),
        Key::Exclude => list(&profile.exclude),
        Key::Workout => profile.workout.as_ref().map_or("none", Id::as_str).into(),
    }
}

fn list<T: std::fmt::Display>(values: &[T]) -> String {
    let Some((first, rest)) = values.split_first() else { return "none".into() };
    rest.iter().fold(first.to_string(), |mut text, value| {
        write!(text, ", {value}").ok();
        text
    })
}
