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

use chrono::NaiveDate;
use memchr::memchr_iter;

use self::record::head::head;
use self::record::{Record, RecordId, Unread, What};
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

impl Line {
    fn read(bytes: &[u8], place: Range<usize>) -> Self {
        Self { read: record::read(&bytes[place.clone()]), place }
    }

    /// The record and revision that it is of, as far as it says so.
    fn of(&self) -> Option<(&RecordId, u32)> {
        match &self.read {
            Ok(record) => Some((&record.id, record.rev)),
            Err(unread) => unread.of.as_ref().map(|(id, rev)| (id, *rev)),
        }
    }
}

/// The places of the lines that are not empty, without their ends.
fn places(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len()));
    ends.filter_map(move |end| {
        let line = &bytes[start..end];
        let mark = if line.starts_with(MARK) { MARK.len() } else { 0 };
        let inner = line[mark..].trim_ascii();
        let from = start + mark + (line[mark..].len() - line[mark..].trim_ascii_start().len());
        start = end + 1;
        (!inner.is_empty()).then(|| from..from + inner.len())
    })
}

/// A number for an id, with which few others share it: many are compared at little cost.
fn hash(id: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    id.chunks(8).fold(0, |hash: u64, part| {
        let mut bytes = [0; 8];
        bytes[..part.len()].copy_from_slice(part);
        (hash.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(ODD)
    })
}

/// What decides between two lines of one id: revision, time, and that any order has to give the
/// same.
type Standing<'j> = (u32, Option<i64>, &'j [u8]);

impl Journal {
    /// Reads what a file holds; `name` is the file as it is shown.
    pub fn read(name: &str, bytes: Vec<u8>) -> Self {
        let lines = places(&bytes).map(|place| Line::read(&bytes, place)).collect();
        Self { name: name.to_owned(), bytes, lines }
    }

    /// Reads what a file holds of a day and those behind it, measures and corrections of all days;
    /// and gives the first of the days that were passed over. What is told of the rest of a journal
    /// needs all of it: lines that were passed over are neither merged nor found to be broken.
    pub fn read_since(name: &str, bytes: Vec<u8>, since: NaiveDate) -> (Self, Option<NaiveDate>) {
        let since = since.to_string();
        let (mut lines, mut old) = (Vec::new(), Vec::new());
        for place in places(&bytes) {
            match head(&bytes[place.clone()]).filter(|head| &head.date[..] < since.as_bytes()) {
                Some(head) => old.push((head, place)),
                None => lines.push(Line::read(&bytes, place)),
            }
        }
        // A record of which there is more than one line is folded as a whole; one that is taken for
        // another costs time only.
        let ids = lines.iter().filter_map(Line::of).map(|(id, _)| id.as_str().as_bytes());
        let mut all: Vec<u64> = ids.chain(old.iter().map(|(head, _)| head.id)).map(hash).collect();
        all.sort_unstable();
        let twice: BTreeSet<u64> =
            all.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
        let (again, passed): (Vec<_>, Vec<_>) =
            old.iter().partition(|(head, _)| twice.contains(&hash(head.id)));
        let first = passed.iter().map(|(head, _)| head.date).min();
        let first = first.and_then(|date| str::from_utf8(date).ok()?.parse().ok());
        lines.extend(again.into_iter().map(|(_, place)| Line::read(&bytes, place.clone())));
        lines.sort_by_key(|line| line.place.start);
        (Self { name: name.to_owned(), bytes, lines }, first)
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
            if let Some((id, rev)) = line.of() {
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
pub const LATELY: i64 = 7;

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
