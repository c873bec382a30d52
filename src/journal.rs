//! The journal: what was done, how it felt, what is measured. JSON Lines, one record a line
//! ([`record`]), only ever appended to.
//!
//! A correction is the same id with a higher revision, and reading keeps the highest of each id. So
//! the order of lines means nothing, nor how often one is there, and **merging is a union**: of a
//! phone's file, of what a sync left in two copies, of a second computer's.
//!
//! ```
//! use backplan::journal::Journal;
//! use backplan::journal::record::{Note, Record, What};
//!
//! let at = "2026-11-23T18:04:05+01:00".parse().unwrap();
//! let first = Record::new(at, What::Note(Note { date: at.date_naive(), note: "slept badly".into() }));
//! let mended = first.corrected(at, What::Note(Note { date: at.date_naive(), note: "slept well".into() }));
//!
//! let journal = Journal::read("journal.jsonl", format!("{}\n{}\n", mended.line(), first.line()).into());
//! assert_eq!(journal.history(), [&mended]);
//! ```
//!
//! Nothing is dropped: a line that can't be read (torn, changed by hand, written by a newer
//! backplan) stays in the file as it is, and is named ([`Journal::unread`]).

pub mod measure;
pub mod progress;
pub mod record;
pub mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::record::{Record, RecordId, Unread};
use chrono::NaiveDate;

use self::record::What;
use crate::text::problem::{Found, Problem, Problems};

/// The byte order mark that some editors put before a text.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A journal as it stands in a file.
#[derive(Debug)]
pub struct Journal {
    /// The file as it is shown.
    pub name: String,
    bytes: Vec<u8>,
    lines: Vec<Line>,
}

/// A line that is not empty.
#[derive(Debug)]
struct Line {
    /// Its bytes, without its end.
    place: Range<usize>,
    read: Result<Record, Unread>,
}

/// What decides between two lines of one id: revision, time, and that any order has to give the
/// same.
type Standing<'j> = (u32, Option<i64>, &'j [u8]);

impl Journal {
    /// Reads what a file holds; `name` is the file as it is shown.
    pub fn read(name: &str, bytes: Vec<u8>) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let mark = if line.starts_with(MARK) { MARK.len() } else { 0 };
            let inner = line[mark..].trim_ascii();
            let from = start + mark + (line[mark..].len() - line[mark..].trim_ascii_start().len());
            if !inner.is_empty() {
                let place = from..from + inner.len();
                lines.push(Line { place, read: record::read(inner) });
            }
            start += line.len();
        }
        Self { name: name.to_owned(), bytes, lines }
    }

    /// What holds, by day and by the time at which it was written down. What was removed is not
    /// there, nor what has its last word in a line that can't be read.
    pub fn history(&self) -> Vec<&Record> {
        let mut last: BTreeMap<&RecordId, (Standing, Option<&Record>)> = BTreeMap::new();
        for line in &self.lines {
            let raw = &self.bytes[line.place.clone()];
            let (id, standing, record) = match &line.read {
                Ok(record) => {
                    let at = Some(record.at.timestamp_millis());
                    (&record.id, (record.rev, at, raw), Some(record))
                }
                Err(Unread { of: Some((id, rev)), .. }) => (id, (*rev, None, raw), None),
                Err(_) => continue,
            };
            let holds = last.entry(id).or_insert((standing, record));
            if holds.0 < standing {
                *holds = (standing, record);
            }
        }
        let kept = last.into_values().filter_map(|(_, record)| record);
        let mut kept: Vec<&Record> = kept.filter(|record| record.what.date().is_some()).collect();
        kept.sort_by_key(|record| (record.what.date(), record.at, &record.id));
        kept
    }

    /// The highest revision of each id, also of those that hold no more.
    pub fn last_revisions(&self) -> BTreeMap<RecordId, u32> {
        let mut last = BTreeMap::new();
        for line in &self.lines {
            let of = match &line.read {
                Ok(record) => Some((&record.id, record.rev)),
                Err(unread) => unread.of.as_ref().map(|(id, rev)| (id, *rev)),
            };
            if let Some((id, rev)) = of {
                let highest = last.entry(id.clone()).or_insert(rev);
                *highest = rev.max(*highest);
            }
        }
        last
    }

    /// How many lines are records.
    pub fn records(&self) -> usize {
        self.lines.iter().filter(|line| line.read.is_ok()).count()
    }

    /// The lines that can't be read, with their places; none where there are none.
    pub fn unread(&self) -> Option<Problems> {
        let unread =
            self.lines.iter().filter_map(|line| Some((&line.place, line.read.as_ref().err()?)));
        let (mut text, mut end) = (String::new(), 0);
        let mut found = Found::default();
        for (place, unread) in unread {
            // Of bytes that are no text others stand for them, and places move.
            text.push_str(&String::from_utf8_lossy(&self.bytes[end..place.start]));
            let start = text.len();
            text.push_str(&String::from_utf8_lossy(&self.bytes[place.clone()]));
            end = place.end;
            for problem in &unread.problems {
                let at = problem.at.as_ref().map(|at| start + at.start..start + at.end);
                found.push(Problem { at, ..problem.clone() });
            }
        }
        (end > 0).then(|| {
            text.push_str(&String::from_utf8_lossy(&self.bytes[end..]));
            Problems::new(&self.name, &text, found)
        })
    }

    /// The keys that this backplan doesn't know; what stands there is kept.
    pub fn unknown_keys(&self) -> BTreeSet<&str> {
        let read = self.lines.iter().filter_map(|line| line.read.as_ref().ok());
        read.flat_map(|record| record.more.keys()).map(String::as_str).collect()
    }

    /// The lines of this journal and of others, each once, and how many it had not. They stand by
    /// the time at which they were written down, so that what is new is at the end; what can't be
    /// read stays behind what it stood behind.
    pub fn merged(&self, others: &[Self]) -> (Vec<u8>, usize) {
        let (mut known, mut lines) = (BTreeSet::new(), Vec::new());
        for journal in std::iter::once(self).chain(others) {
            let mut at = i64::MIN;
            for (line, raw) in journal.lines.iter().zip(journal.raw_lines()) {
                at = line.read.as_ref().map_or(at, |record| record.at.timestamp_millis());
                if known.insert(raw) {
                    lines.push((at, raw));
                }
            }
        }
        let added = known.len() - self.raw_lines().collect::<BTreeSet<_>>().len();
        lines.sort_by_key(|(at, _)| *at);
        let ended = lines.into_iter().flat_map(|(_, line)| [line, b"\n"]);
        (ended.collect::<Vec<_>>().concat(), added)
    }

    /// The lines as they stand in the file, without their ends.
    pub fn raw_lines(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().map(|line| &self.bytes[line.place.clone()])
    }
}

/// Days for which pain that was written down speaks of how it is now.
const LATELY: i64 = 7;

/// The pain that was written down last, of the days before one: with its record and its day.
pub fn felt_lately<'j>(
    history: &[&'j Record],
    today: NaiveDate,
) -> Option<(&'j Record, NaiveDate, u32)> {
    let mut felt = history.iter().filter_map(|record| {
        let (date, pain) = match &record.what {
            What::Session(session) => (session.date, session.pain.or(session.before)?),
            What::NextDay(answer) => (answer.date, answer.pain),
            What::Measure(measure) => (measure.date, measure.pain?),
            _ => return None,
        };
        let days = (today - date).num_days();
        (0..=LATELY).contains(&days).then_some((*record, date, pain))
    });
    felt.next_back()
}
