//! The calendar that a new one replaces: what is known of its events.
//!
//! It is a file: what is taken over is read, and written anew. A whole event is only taken over if
//! each of its lines is one that this program writes.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::lines::plain;
use crate::text::digest::digest;
use crate::text::printable::disturbs;

/// What the UIDs of this program's events end in.
const DOMAIN: &str = "@backplan.invalid";
/// The longest UID that is taken over.
const LONGEST_UID: usize = 100;
/// The letters of a date.
const DATE: usize = "20261123".len();
/// The lines of an event that say nothing of what it is.
const STAMPS: [&str; 3] = ["DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"];
/// What the lines of an event begin with that this program writes.
const LINES: [&str; 13] = [
    STAMPS[0],
    STAMPS[1],
    STAMPS[2],
    "DTSTART:",
    "DTSTART;VALUE=DATE:",
    "DTEND:",
    "DTEND;VALUE=DATE:",
    "TRANSP:",
    "SUMMARY:",
    "CATEGORIES:",
    "DESCRIPTION:",
    "RRULE:",
    "STATUS:",
];
/// What those of its alarm begin with.
const LINES_OF_ALARM: [&str; 3] = ["ACTION:", "DESCRIPTION:", "TRIGGER:"];

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// All of a date.
    Day(NaiveDate),
    /// From a time on, in UTC, for minutes.
    Time(NaiveDateTime, u32),
}

/// An event of the earlier calendar.
#[derive(Debug)]
pub struct Event<'c> {
    /// By what it is known again.
    pub uid: &'c str,
    /// How often it was changed.
    pub sequence: u32,
    /// Whether it is no longer to be.
    pub is_cancelled: bool,
    /// Whether it comes again.
    pub recurs: bool,
    /// When it is, or was.
    pub when: When,
    /// What it is called.
    pub title: String,
    /// Its lines as they stand in the file, without those that only say which edition they are of.
    body: String,
    /// Its lines but the first, not folded.
    lines: String,
}

impl Event<'_> {
    /// Its lines behind the UID, not folded; none if one of them is no line that this program writes.
    pub fn lines(&self) -> Option<impl Iterator<Item = &str>> {
        let [begin, end] = ["\r\nBEGIN:VALARM\r\n", "END:VALARM\r\n"];
        let (event, alarm) = self.lines.split_once(begin).unwrap_or((&self.lines, end));
        let are_ours = |lines: &str, names: &[&str]| {
            lines.split_terminator("\r\n").all(|line| {
                names.iter().any(|name| line.starts_with(name)) && !line.chars().any(disturbs)
            })
        };
        let is_ours = are_ours(event, &LINES)
            && alarm.strip_suffix(end).is_some_and(|alarm| are_ours(alarm, &LINES_OF_ALARM));
        is_ours.then(|| self.lines.split_terminator("\r\n"))
    }

    /// The date on which it is for its reader, which its UID begins with: its time is in UTC and
    /// may be of the day before or after.
    fn date(&self) -> NaiveDate {
        let local = self.uid.get(..DATE).and_then(date);
        local.unwrap_or(match self.when {
            When::Day(date) => date,
            When::Time(time, _) => time.date(),
        })
    }
}

/// The events of a calendar that this program wrote.
#[derive(Debug, Default)]
pub struct Earlier<'c> {
    /// Whose it is, where that is stated.
    whose: Option<String>,
    events: Vec<Event<'c>>,
    places: HashMap<&'c str, usize>,
}

impl<'c> Earlier<'c> {
    /// Reads them; what is no event of this program's is passed over.
    pub fn read(calendar: &'c str) -> Self {
        let blocks = calendar.split("BEGIN:VEVENT\r\n").skip(1);
        let bodies = blocks.filter_map(|block| block.split_once("END:VEVENT\r\n"));
        let mut earlier = Self::default();
        for event in bodies.filter_map(|(block, _)| event(block)) {
            earlier.places.insert(event.uid, earlier.events.len());
            earlier.events.push(event);
        }
        // Its title is the name by which its events are known only where somebody stated a name.
        earlier.whose = title(calendar).filter(|title| {
            let end = uid_end(title);
            earlier.events.iter().any(|event| event.uid.ends_with(&end))
        });
        earlier
    }

    /// Whose calendar it is, where that and the name of another person are stated.
    pub fn another(&self, name: Option<&str>) -> Option<&str> {
        let whose = self.whose.as_deref()?;
        name.is_some_and(|name| uid_end(name) != uid_end(whose)).then_some(whose)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How often an event was changed once it says this: as often as before where it says the same.
    pub fn sequence(&self, uid: &str, body: &str) -> u32 {
        let Some(event) = self.places.get(uid).map(|place| &self.events[*place]) else { return 0 };
        event.sequence.saturating_add((event.body != body).into())
    }

    /// All events, those of `kept` aside.
    pub fn besides(&self, kept: impl Fn(&str) -> bool) -> impl Iterator<Item = &Event<'c>> {
        self.events.iter().filter(move |event| !kept(event.uid))
    }

    /// The events that are no longer to be, those of `kept` aside: each that was to be from a date
    /// on, or comes again. What is over was as it was.
    pub fn without(
        &self,
        kept: impl Fn(&str) -> bool,
        from: NaiveDate,
    ) -> impl Iterator<Item = &Event<'c>> {
        self.besides(kept).filter(move |event| event.date() >= from || event.recurs)
    }
}

/// What the UIDs of a calendar's events end in: a number for its name, whatever its case.
pub fn uid_end(name: &str) -> String {
    format!("-{:016x}{DOMAIN}", digest(0, name.to_lowercase().as_bytes()))
}

/// What a calendar is called.
fn title(calendar: &str) -> Option<String> {
    let (_, behind) = calendar.split_once("\r\nX-WR-CALNAME:")?;
    let end = behind.match_indices("\r\n").find(|(at, _)| !behind[at + 2..].starts_with(' '))?.0;
    Some(plain(&behind[..end].replace("\r\n ", "")))
}

/// An event by its lines.
fn event(block: &str) -> Option<Event<'_>> {
    let (first, lines) = block.split_once("\r\n")?;
    let uid = first.strip_prefix("UID:").filter(|uid| is_ours(uid))?;
    let is_stamp = |line: &&str| STAMPS.iter().any(|stamp| line.starts_with(stamp));
    let body: String = lines.split_inclusive("\r\n").filter(|line| !is_stamp(line)).collect();
    let unfolded = lines.replace("\r\n ", "");
    // Those of an alarm stand behind the event's own.
    let value = |name: &str| unfolded.split("\r\n").find_map(|line| line.strip_prefix(name));
    Some(Event {
        uid,
        sequence: value("SEQUENCE:").and_then(|number| number.parse().ok()).unwrap_or(0),
        is_cancelled: value("STATUS:") == Some("CANCELLED"),
        recurs: value("RRULE:").is_some(),
        when: when(value("DTSTART")?, value("DTEND"))?,
        title: plain(value("SUMMARY:").unwrap_or_default()),
        body,
        lines: unfolded,
    })
}

fn is_ours(uid: &str) -> bool {
    let word = uid.strip_suffix(DOMAIN).unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !word.is_empty() && uid.len() <= LONGEST_UID && word.bytes().all(is_plain)
}

/// What stands behind `DTSTART` and `DTEND`; of a time that is not in UTC the day.
fn when(start: &str, end: Option<&str>) -> Option<When> {
    let time = |text: &str| NaiveDateTime::parse_from_str(text, ":%Y%m%dT%H%M%SZ").ok();
    if let (Some(from), Some(to)) = (time(start), end.and_then(time)) {
        let minutes = u32::try_from((to - from).num_minutes()).ok().filter(|some| *some > 0)?;
        return Some(When::Time(from, minutes));
    }
    let (_, value) = start.rsplit_once(':')?;
    value.get(..DATE).and_then(date).map(When::Day)
}

fn date(digits: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
}
