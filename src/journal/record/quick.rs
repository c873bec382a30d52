//! The lines that a journal is mostly made of, read quickly: exercises, sessions and mornings after,
//! as this program writes them. Whatever is not so, or is in any doubt, is left to the reader that
//! can say what is wrong and where.

use std::fmt;

use chrono::{DateTime, NaiveDate};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Map;

use super::limits::{DAY, MOST_GRAMS, MOST_PLACE, MOST_REPS, MOST_SETS};
use super::{Done, Item, MOST, NextDay, Record, RecordId, Session, Status, VERSION, What};
use crate::catalogue::dose::Dose;
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'l> {
    v: u32,
    id: &'l str,
    rev: u32,
    at: &'l str,
    kind: &'l str,
    date: &'l str,
    #[serde(default, deserialize_with = "stated")]
    plan: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    session: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    place: Option<u32>,
    #[serde(default, deserialize_with = "stated")]
    exercise: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    dose: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    reps: Option<Vec<u32>>,
    #[serde(default, deserialize_with = "stated")]
    seconds: Option<Seconds>,
    #[serde(default, deserialize_with = "stated")]
    grams: Option<u32>,
    #[serde(default, deserialize_with = "stated")]
    effort: Option<u32>,
    #[serde(default, deserialize_with = "stated")]
    pain: Option<u32>,
    #[serde(default, deserialize_with = "stated")]
    before: Option<u32>,
    #[serde(default, deserialize_with = "stated")]
    instead_of: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    easier: Option<bool>,
    #[serde(default, deserialize_with = "stated")]
    stopped: Option<bool>,
    #[serde(default, deserialize_with = "stated")]
    status: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    note: Option<&'l str>,
    #[serde(default, deserialize_with = "stated")]
    days: Option<u32>,
}

/// A value that stands there; `null` is none.
fn stated<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Seconds of each set, or of a session.
enum Seconds {
    Sets(Vec<u32>),
    Whole(u32),
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Seconds;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("seconds")
            }
            fn visit_u64<E: Error>(self, seconds: u64) -> Result<Seconds, E> {
                u32::try_from(seconds).map(Seconds::Whole).map_err(E::custom)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Seconds, A::Error> {
                let mut sets = Vec::new();
                while let Some(seconds) = all.next_element()? {
                    sets.push(seconds);
                }
                Ok(Seconds::Sets(sets))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// Reads a line; none where that is for the other reader.
pub fn read(text: &str) -> Option<Record> {
    let line: Line = serde_json::from_str(text).ok()?;
    let all_scores = [line.effort, line.pain, line.before];
    let fits = line.v == VERSION
        && line.rev > 0
        && all_scores.into_iter().flatten().all(|score| score <= MOST);
    if !fits {
        return None;
    }
    let what = match line.kind {
        "item" => What::Item(item(&line)?),
        "session" => What::Session(session(&line)?),
        "next-day" => What::NextDay(next_day(&line)?),
        _ => return None,
    };
    Some(Record {
        id: RecordId::parse(line.id).ok()?,
        rev: line.rev,
        at: DateTime::parse_from_rfc3339(line.at).ok()?,
        what,
        more: Map::new(),
    })
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A value is not as this program writes it.
struct InDoubt;

/// A value that may be left out.
fn perhaps<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, InDoubt> {
    text.map(|text| read(text).ok_or(InDoubt)).transpose()
}

fn id(text: &str) -> Option<Id> {
    Id::parse(text).ok()
}

fn item(line: &Line) -> Option<Item> {
    let within = |sets: &[u32], most: u32| {
        sets.len() <= MOST_SETS && sets.iter().all(|number| *number <= most)
    };
    let done = match (&line.reps, &line.seconds) {
        (Some(reps), None) if within(reps, MOST_REPS) => Done::Reps(reps.clone()),
        (None, Some(Seconds::Sets(seconds))) if within(seconds, DAY) => {
            Done::Seconds(seconds.clone())
        }
        _ => return None,
    };
    let foreign = line.before.is_some()
        || line.status.is_some()
        || line.note.is_some()
        || line.days.is_some()
        || line.place.is_some_and(|place| place > MOST_PLACE)
        || line.grams.is_some_and(|grams| grams > MOST_GRAMS);
    if foreign {
        return None;
    }
    Some(Item {
        date: date(line.date)?,
        plan: perhaps(line.plan, date).ok()?,
        session: line.session.map(str::to_owned),
        place: line.place,
        exercise: id(line.exercise?)?,
        dose: perhaps(line.dose, |text| Dose::notated(text).ok()).ok()?,
        done,
        grams: line.grams,
        effort: line.effort,
        pain: line.pain,
        instead_of: perhaps(line.instead_of, id).ok()?,
        easier: line.easier.unwrap_or(false),
        stopped: line.stopped.unwrap_or(false),
    })
}

/// Whether a line holds what only an exercise has.
fn is_of_an_item(line: &Line) -> bool {
    let text = [line.exercise, line.dose, line.instead_of];
    let number = [line.place, line.grams];
    let flag = [line.easier, line.stopped];
    text.iter().any(Option::is_some)
        || number.iter().any(Option::is_some)
        || flag.iter().any(Option::is_some)
        || line.reps.is_some()
}

fn session(line: &Line) -> Option<Session> {
    let seconds = match line.seconds {
        None => None,
        Some(Seconds::Whole(seconds)) if seconds <= DAY => Some(seconds),
        Some(_) => return None,
    };
    if is_of_an_item(line) || line.days.is_some() {
        return None;
    }
    Some(Session {
        date: date(line.date)?,
        plan: perhaps(line.plan, date).ok()?,
        session: line.session?.to_owned(),
        status: *Status::ALL.iter().find(|status| Some(status.as_str()) == line.status)?,
        seconds,
        before: line.before,
        pain: line.pain,
        effort: line.effort,
        note: line.note.map(str::to_owned),
    })
}

fn next_day(line: &Line) -> Option<NextDay> {
    let others = [line.plan, line.session, line.status, line.note];
    let foreign = is_of_an_item(line)
        || others.iter().any(Option::is_some)
        || line.seconds.is_some()
        || line.before.is_some()
        || line.effort.is_some();
    let days = line.days.filter(|days| (1..=2).contains(days) && !foreign)?;
    Some(NextDay { date: date(line.date)?, days, pain: line.pain? })
}
