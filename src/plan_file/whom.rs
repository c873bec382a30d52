//! The profile of a plan file into a draft: words and ids looked up, numbers held against their ranges.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::plan_file::place::{Findings, Path};
use crate::plan_file::raw::{RawProfile, Said, SaidDate};
use crate::profile::{Day, Draft, MINUTES, Reader, SESSIONS, WEEKS};
use crate::word::{Unknown, Word};

/// The draft that was written; what is wrong in it is noted and left out.
pub(super) fn draft(raw: &RawProfile, reader: &Reader, found: &mut Findings) -> Draft {
    let days = each(raw.days.as_deref(), found, Day::parse);
    if raw.days.as_ref().is_some_and(Vec::is_empty) {
        let help = Some("leave it out for every day".to_owned());
        found.add(None, Path::default(), "`days` names no weekday", help);
    }
    Draft {
        level: raw.level.as_ref().and_then(|said| found.word(said, Path::default())),
        goal: raw.goal.as_ref().and_then(|said| found.word(said, Path::default())),
        equipment: each(raw.equipment.as_deref(), found, |text| reader.equipment(text)).map(|lists| lists.concat()),
        sessions: number(raw.sessions, "sessions", &SESSIONS, "strength sessions a week", found),
        days,
        minutes: number(raw.minutes, "minutes", &MINUTES, "minutes a session may last", found),
        weeks: number(raw.weeks, "weeks", &WEEKS, "weeks the plan covers", found),
        start: start(raw.start.as_ref(), reader, found),
        include: each(raw.include.as_deref(), found, |text| reader.exercise(text)),
        exclude: each(raw.exclude.as_deref(), found, |text| reader.exercise(text)),
        workout: one(raw.workout.as_ref(), found, |text| reader.workout(text)),
    }
}

fn start(said: Option<&SaidDate>, reader: &Reader, found: &mut Findings) -> Option<NaiveDate> {
    let said = said?;
    let unknown = match reader.date(&said.0.0) {
        Ok(date) => return Some(date),
        Err(unknown) => unknown,
    };
    let at = found.place(&said.0).or_else(|| found.value_place("start", &said.0.0, 0));
    found.add(at, Path::default(), &unknown.message, unknown.help);
    None
}

fn one<T>(said: Option<&Said>, found: &mut Findings, parse: impl Fn(&str) -> Result<T, Unknown>) -> Option<T> {
    let said = said?;
    parse(&said.0).map_err(|unknown| found.unknown(said, Path::default(), unknown)).ok()
}

fn each<T>(said: Option<&[Said]>, found: &mut Findings, parse: impl Fn(&str) -> Result<T, Unknown>) -> Option<Vec<T>> {
    Some(said?.iter().filter_map(|said| one(Some(said), found, &parse)).collect())
}

fn number(value: Option<u32>, key: &str, range: &RangeInclusive<u32>, why: &str, found: &mut Findings) -> Option<u32> {
    let value = value?;
    if range.contains(&value) {
        return Some(value);
    }
    let message = format!("`{key}` is {} to {}, not {value}", range.start(), range.end());
    found.add(found.number_place(key, value, 0), Path::default(), &message, Some(why.to_owned()));
    None
}
