//! Reading a line of the journal: what it says, or everything that is wrong with it.

use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::limits::{DAY, MOST_GRAMS, MOST_PLACE, MOST_REPS, MOST_SETS};
use super::{
    Activity, Done, Item, Kind, MOST, MOST_ACTIVITIES, Measure, NextDay, Note, Record, RecordId,
    Session, VERSION, What,
};
use crate::catalogue::dose::Dose;
use crate::catalogue::dose::notation::EXAMPLES;
use crate::text::document::{self, Table, Wanted, Wrong};
use crate::text::id::Id;
use crate::text::printable::shown;
use crate::text::problem::Problem;

const WANTED: Wanted = Wanted {
    what: "record",
    form: "JSON",
    example: "each line is a JSON object like {\"v\":1,\"id\":\"...\",\"rev\":1,\"at\":\"...\",\"kind\":\"note\",...}",
    longest: None,
    other: |_| None,
};

const ZERO_TO_TEN: &str = "0 is none, 10 the most there can be";
/// A line that can't be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// What is wrong, with its bytes of the line; of bytes that are no text, of the text that stands
    /// for them.
    pub problems: Vec<Problem>,
    /// The record and revision that it is of, where the line is whole and says so: it may stand
    /// above others.
    pub of: Option<(RecordId, u32)>,
}

/// Reads one line, without its end. Keys that are not known are no mistake ([`Record::more`]).
///
/// # Errors
/// [`Unread`].
pub fn read(line: &[u8]) -> Result<Record, Unread> {
    let text = match str::from_utf8(line) {
        Ok(text) if text.starts_with('{') => text,
        read => {
            let what = if read.is_ok() { "this is no record" } else { "this is no text" };
            let end = String::from_utf8_lossy(line).len();
            let problem = Problem::at(0..end, what).help(WANTED.example);
            return Err(Unread { problems: vec![problem], of: None });
        }
    };
    if let Some(record) = super::quick::read(text) {
        return Ok(record);
    }
    whole(text)
}

/// Reads a line with all that can be said of it.
fn whole(text: &str) -> Result<Record, Unread> {
    let mut of = None;
    let (record, found) = document::read(text, &WANTED, |table| {
        let read = record(table, &mut of);
        let others: Vec<String> = table.others().into_iter().map(str::to_owned).collect();
        read.map(|record| Record { more: more(text, &others), ..record })
    });
    match (record, found.shown(|problem| problem.at.as_ref().map_or(0, |at| at.start)).0) {
        (Some(record), found) if found.is_empty() => Ok(record),
        (_, found) => {
            // A torn line never was said to be saved, so it takes the place of none.
            let is_whole = serde_json::from_str::<IgnoredAny>(text).is_ok();
            let other = || Problem::at(0..text.len(), "this is no record").help(WANTED.example);
            let problems = if found.is_empty() { vec![other()] } else { found };
            Err(Unread { problems, of: of.filter(|_| is_whole) })
        }
    }
}

/// What stands under keys that are not known, to be carried along.
fn more(line: &str, others: &[String]) -> Map<String, Value> {
    if others.is_empty() {
        return Map::new();
    }
    let mut all: Map<String, Value> = serde_json::from_str(line).unwrap_or_default();
    all.retain(|key, _| others.contains(key));
    all
}

/// The record of a line; which one it is of goes to `of`, even if it can't be read.
fn record(table: &Table, of: &mut Option<(RecordId, u32)>) -> Option<Record> {
    let id = parsed(table, "id", |text| RecordId::parse(text).map_err(said));
    let rev = number(table, "rev", 1..=u32::MAX, "revisions count from 1");
    *of = id.clone().zip(rev);
    let version = number(table, "v", VERSION..=u32::MAX, "the number of the format");
    if let Some(newer) = version.filter(|version| *version > VERSION) {
        let at = table.value_place("v").unwrap_or_default();
        let problem = Problem::at(at, format!("a newer backplan wrote this (format {newer})"));
        table.report(problem.help("that backplan can show it; here it stays as it is"));
        return None;
    }
    let at = parsed(table, "at", instant);
    needed(table, &["v", "id", "rev", "at", "kind"]);
    let kind = table.word::<Kind>("kind")?.value;
    let what = match kind {
        Kind::Item => item(table).map(What::Item),
        Kind::Session => session(table).map(What::Session),
        Kind::NextDay => next_day(table).map(What::NextDay),
        Kind::Measure => measure(table).map(What::Measure),
        Kind::Note => note(table).map(What::Note),
        Kind::Removed => Some(What::Removed {}),
    };
    Some(Record { id: id?, rev: rev?, at: at?, what: what?, more: Map::new() })
}

fn item(table: &Table) -> Option<Item> {
    needed(table, &["date", "exercise"]);
    let [reps, seconds] =
        [("reps", MOST_REPS), ("seconds", DAY)].map(|(key, most)| sets(table, key, most));
    let done = match (reps, seconds) {
        (Some(reps), None) => Some(Done::Reps(reps)),
        (None, Some(seconds)) => Some(Done::Seconds(seconds)),
        (reps, _) => {
            let which = if reps.is_some() { "both" } else { "neither" };
            let message = format!("this item has {which} of `reps` and `seconds`");
            let help = "write one number a set under one of them, [] where none was done";
            table.report_missing(Problem::at(table.span(), message).help(help));
            None
        }
    };
    let item = Item {
        date: date(table, "date").unwrap_or_default(),
        plan: date(table, "plan"),
        session: text(table, "session"),
        place: number(table, "place", 0..=MOST_PLACE, "items count from 0"),
        exercise: exercise(table, "exercise")?,
        dose: parsed(table, "dose", |text| {
            Dose::notated(text)
                .map_err(|wrong| (Some(wrong.at), wrong.message, Some(EXAMPLES.into())))
        }),
        done: done?,
        grams: number(table, "grams", 0..=MOST_GRAMS, "grams"),
        effort: score(table, "effort"),
        pain: score(table, "pain"),
        instead_of: exercise(table, "instead_of"),
        easier: flag(table, "easier"),
        stopped: flag(table, "stopped"),
    };
    Some(item)
}

fn session(table: &Table) -> Option<Session> {
    needed(table, &["date", "session", "status"]);
    let session = Session {
        date: date(table, "date").unwrap_or_default(),
        plan: date(table, "plan"),
        session: text(table, "session").unwrap_or_default(),
        status: table.word("status")?.value,
        seconds: number(table, "seconds", 0..=DAY, "seconds of one day at most"),
        before: score(table, "before"),
        pain: score(table, "pain"),
        effort: score(table, "effort"),
        note: text(table, "note"),
    };
    Some(session)
}

fn next_day(table: &Table) -> Option<NextDay> {
    needed(table, &["date", "days", "pain"]);
    let days = number(table, "days", 1..=2, "the morning after, or the one after that");
    let (date, pain) = (date(table, "date"), score(table, "pain"));
    Some(NextDay { date: date?, days: days?, pain: pain? })
}

fn measure(table: &Table) -> Option<Measure> {
    needed(table, &["date"]);
    table.first("activities", MOST_ACTIVITIES, "activities");
    let activities = table.has("activities").then(|| {
        table.tables("activities", "activity", |table| {
            table.others();
            needed(table, &["name", "score"]);
            let activity = text(table, "name").zip(score(table, "score"));
            activity.map(|(name, score)| Activity { name, score })
        })
    });
    Some(Measure {
        date: date(table, "date")?,
        pain: score(table, "pain"),
        activities: activities.into_iter().flatten().flatten().collect(),
        chair_rises: number(table, "chair_rises", 0..=100, "in 30 seconds"),
        hold_seconds: number(table, "hold_seconds", 0..=DAY, "seconds"),
        hold: exercise(table, "hold"),
    })
}

fn note(table: &Table) -> Option<Note> {
    needed(table, &["date", "note"]);
    let (date, note) = (date(table, "date"), text(table, "note"));
    Some(Note { date: date?, note: note? })
}

fn needed(table: &Table, keys: &[&'static str]) {
    for key in keys.iter().filter(|key| !table.has(key)) {
        table.missing(key);
    }
}

fn said(message: String) -> Wrong {
    (None, message, None)
}

fn parsed<T>(table: &Table, key: &'static str, parse: fn(&str) -> Result<T, Wrong>) -> Option<T> {
    table.parsed(key, parse).map(|parsed| parsed.value)
}

fn text(table: &Table, key: &'static str) -> Option<String> {
    table.text(key).map(|text| text.value.to_owned())
}

fn number(table: &Table, key: &'static str, range: RangeInclusive<u32>, why: &str) -> Option<u32> {
    table.number(key, range, why).map(|number| number.value)
}

fn score(table: &Table, key: &'static str) -> Option<u32> {
    number(table, key, 0..=MOST, ZERO_TO_TEN)
}

fn flag(table: &Table, key: &'static str) -> bool {
    table.flag(key).is_some_and(|flag| flag.value)
}

fn exercise(table: &Table, key: &'static str) -> Option<Id> {
    parsed(table, key, |text| Id::parse(text).map_err(said))
}

fn date(table: &Table, key: &'static str) -> Option<NaiveDate> {
    parsed(table, key, |text| {
        let help = || Some("write a date like `2026-11-23`".into());
        text.parse().map_err(|_| (None, format!("`{}` is no date", shown(text)), help()))
    })
}

fn instant(text: &str) -> Result<DateTime<FixedOffset>, Wrong> {
    let help = || Some("write it like `2026-11-23T18:04:05+01:00`".into());
    DateTime::parse_from_rfc3339(text).map_err(|_| {
        (None, format!("`{}` is no date with a time and its offset", shown(text)), help())
    })
}

/// One number a set.
fn sets(table: &Table, key: &'static str, most: u32) -> Option<Vec<u32>> {
    table.first(key, MOST_SETS, "sets");
    let sets = table.has(key).then(|| table.numbers(key))??;
    if sets.value.iter().any(|number| *number > most) {
        table.report(Problem::at(sets.span, format!("`{key}` are at most {most} a set")));
        return None;
    }
    Some(sets.value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::quick;
    use super::whole;

    const LINES: [&str; 5] = [
        r#"{"v":1,"id":"a","rev":1,"at":"2026-11-23T18:04:05+01:00","kind":"item","date":"2026-11-23","plan":"2026-11-23","session":"Strength A","place":3,"exercise":"bird-dog","dose":"3x12/side r45 t2-0-2-1","reps":[12,12,10],"effort":6,"pain":2,"stopped":true}"#,
        r#"{"v":1,"id":"b","rev":2,"at":"2026-11-23T18:04:05Z","kind":"item","date":"2026-11-23","exercise":"side-plank","dose":"6,4,2x10s r30","seconds":[30,20],"grams":8000,"instead_of":"front-plank","easier":true}"#,
        r#"{"v":1,"id":"c","rev":1,"at":"2026-11-23T18:04:05+01:00","kind":"session","date":"2026-11-23","plan":"2026-11-23","session":"Strength A","status":"done","seconds":1500,"before":1,"pain":2,"effort":6,"note":"good"}"#,
        r#"{"v":1,"id":"d","rev":1,"at":"2026-11-24T08:00:00+01:00","kind":"next-day","date":"2026-11-23","days":1,"pain":1}"#,
        r#"{"v":1,"id":"e","rev":1,"at":"2026-11-24T08:00:00+01:00","kind":"note","date":"2026-11-23","note":"x"}"#,
    ];

    /// What was read quickly is what is read whole.
    fn agrees(line: &str) -> bool {
        quick::read(line).is_none_or(|quick| whole(line).is_ok_and(|whole| whole == quick))
    }

    #[test]
    fn what_the_program_writes_is_read_quickly_and_the_same() {
        for line in &LINES[..4] {
            assert!(quick::read(line).is_some() && agrees(line), "{line}");
        }
        assert!(quick::read(LINES[4]).is_none(), "rare lines are left to the other reader");
    }

    proptest! {
        /// Keys, values and pieces of lines exchanged, left out and put anywhere.
        #[test]
        fn both_readers_agree_on_any_line(
            one in 0..LINES.len(),
            other in 0..LINES.len(),
            from in 0_usize..24,
            to in 0_usize..24,
            value in "[0-9]{1,4}|-1|null|true|\\[\\]|\"[a-z:.0-9-]{0,12}\"|1.5|1e3|\"\\\\u0041\"",
            keep in any::<bool>(),
        ) {
            let parts: Vec<&str> = LINES[one].trim_matches(['{', '}']).split(",\"").collect();
            let others: Vec<&str> = LINES[other].trim_matches(['{', '}']).split(",\"").collect();
            let mut parts: Vec<String> =
                parts.iter().map(|part| part.trim_start_matches('"').to_owned()).collect();
            let taken = others[from % others.len()].trim_start_matches('"');
            let key = taken.split_once("\":").map_or(taken, |(key, _)| key);
            let place = to % parts.len();
            let part = if keep { taken.to_owned() } else { format!("{key}\":{value}") };
            if to % 3 == 0 {
                parts.insert(place, part);
            } else {
                parts[place] = part;
            }
            let line = format!("{{\"{}}}", parts.join(",\""));
            prop_assert!(agrees(&line), "{line}");
        }
    }
}
