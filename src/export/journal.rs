//! What a journal holds: as text, as data for programs, and as a table for spreadsheets.

pub mod table;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::journal::record::{
    Done, Item, Line, Measure, Record, RecordId, SCHEMA, Session, Status, What,
};
use crate::person::weight::Unit;
use crate::text::id::Id;
use crate::text::look::Look;
use crate::text::page::{PLAIN, Page};
use crate::text::printable::{counted, joined, printable, put};
use crate::text::table::{Group, Head, Table};

/// A journal as data.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document<'r> {
    /// `backplan/journal/1`.
    schema: &'static str,
    /// What holds, by day. A line of the file is such a record.
    records: Vec<Line<'r>>,
}

/// What holds, as data.
pub fn document<'r>(records: &[&'r Record]) -> Document<'r> {
    let records = records.iter().map(|record| record.as_line()).collect();
    Document { schema: SCHEMA, records }
}

/// What holds, to be read: by day, each with as much of its id as tells it from others. `name` is
/// what an exercise is called, `none` what to say where there is nothing.
pub fn text(
    records: &[&Record],
    ids: &Short,
    name: &dyn Fn(&Id) -> String,
    (unit, none): (Unit, &str),
    look: &Look,
) -> String {
    let mut page = Page::new(look);
    if records.is_empty() {
        page.prose(PLAIN, 0, none);
        return page.finish();
    }
    let mut days: BTreeMap<NaiveDate, Vec<[Cow<str>; 3]>> = BTreeMap::new();
    for record in records {
        let Some(date) = record.what.date() else { continue };
        let said = page.plain(&said(&record.what, name, unit)).into_owned();
        let row = [ids.of(&record.id), record.what.kind().to_string(), said];
        days.entry(date).or_default().push(row.map(Cow::Owned));
    }
    let head = |title| Head { title, spare: false };
    let group = |(date, rows): (NaiveDate, _)| Group {
        title: date.format("%a %Y-%m-%d").to_string(),
        rows,
    };
    let heads = [head("id"), head("kind"), head("what")];
    let mut page = Table { heads, groups: days.into_iter().map(group).collect() }.page(look);
    page.gap();
    page.prose(PLAIN, 0, &counted(u32::try_from(records.len()).unwrap_or(u32::MAX), "record"));
    page.finish()
}

/// What a record says, in a line that is safe to print.
pub fn said(what: &What, name: &dyn Fn(&Id) -> String, unit: Unit) -> String {
    let text = match what {
        What::Item(item) => said_of_item(item, name, unit),
        What::Session(session) => said_of_session(session),
        What::NextDay(next) => {
            let after = if next.days == 1 { "the morning after" } else { "two mornings after" };
            format!("{after}: pain {} of 10", next.pain)
        }
        What::Measure(measure) => said_of_measure(measure, name),
        What::Note(note) => note.note.clone(),
        What::Removed {} => "taken out".into(),
    };
    printable(&text).into_owned()
}

fn said_of_item(item: &Item, name: &dyn Fn(&Id) -> String, unit: Unit) -> String {
    let mut text = name(&item.exercise);
    let sets = item.done.sets();
    let seconds = if matches!(item.done, Done::Seconds(_)) { " s" } else { "" };
    if sets.is_empty() {
        text.push_str(": none");
    } else {
        put(&mut text, format_args!(": {}{seconds}", joined(sets, ", ")));
    }
    if let Some(dose) = &item.dose {
        put(&mut text, format_args!(" of {}", dose.short(false)));
    }
    if let Some(grams) = item.grams {
        put(&mut text, format_args!(", {}", unit.said(grams)));
    }
    felt(&mut text, [("effort", item.effort), ("pain", item.pain)]);
    if let Some(other) = &item.instead_of {
        put(&mut text, format_args!(", instead of {}", name(other)));
    }
    text.push_str(if item.easier { ", easier" } else { "" });
    text.push_str(if item.stopped { ", stopped for pain" } else { "" });
    text
}

fn said_of_session(session: &Session) -> String {
    let mut text = format!("{}: {}", session.session, session.status);
    if let Some(seconds) = session.seconds.filter(|_| session.status != Status::Skipped) {
        put(&mut text, format_args!(", {} min", seconds.div_ceil(60)));
    }
    let felt_so =
        [("pain before", session.before), ("pain", session.pain), ("effort", session.effort)];
    felt(&mut text, felt_so);
    if let Some(note) = &session.note {
        put(&mut text, format_args!("; {note}"));
    }
    text
}

fn said_of_measure(measure: &Measure, name: &dyn Fn(&Id) -> String) -> String {
    let mut parts = Vec::new();
    parts.extend(measure.pain.map(|pain| format!("usual pain {pain} of 10")));
    parts.extend(
        measure
            .activities
            .iter()
            .map(|activity| format!("{} {} of 10", activity.name, activity.score)),
    );
    parts.extend(measure.chair_rises.map(|rises| format!("{rises} chair rises")));
    if let Some(seconds) = measure.hold_seconds {
        let what = measure.hold.as_ref().map_or_else(|| "hold".into(), name);
        parts.push(format!("{what} {seconds} s"));
    }
    joined(&parts, ", ")
}

fn felt<const N: usize>(text: &mut String, felt: [(&str, Option<u32>); N]) {
    for (what, number) in felt {
        if let Some(number) = number {
            put(text, format_args!(", {what} {number} of 10"));
        }
    }
}

/// As much of each id as tells it from all others.
pub struct Short(usize);

/// Fewer signs would soon be another record's.
const LEAST: usize = 4;

impl Short {
    /// Of these records.
    pub fn new(records: &[&Record]) -> Self {
        let mut ids: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
        ids.sort_unstable();
        let same = |pair: &[&str]| {
            pair[0].bytes().zip(pair[1].bytes()).take_while(|(a, b)| a == b).count()
        };
        Self(ids.windows(2).map(|pair| same(pair) + 1).max().unwrap_or(LEAST).max(LEAST))
    }

    /// The beginning of an id.
    pub fn of(&self, id: &RecordId) -> String {
        id.as_str().chars().take(self.0).collect()
    }
}
