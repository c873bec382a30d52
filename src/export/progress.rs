//! What a journal says of some weeks: as a page on a terminal, as a table for spreadsheets, and as
//! charts on a page for a clinician ([`super::html::progress`]).

mod chart;
pub mod csv;
pub mod measured;

use chrono::NaiveDate;

use self::chart::{bar, spark};
use super::say::date::{dates, short_date};
use crate::catalogue::exercise::Pattern;
use crate::journal::progress::{Climb, Counts, Felt, Period, Place, Progress, Unit};
use crate::person::weight::Unit as Weight;
use crate::text::id::Id;
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, PLAIN, Page, width};
use crate::text::printable::{capital, counted, joined, put};
use crate::text::vocabulary::Vocabulary as _;

/// What to say where a journal is empty.
pub const EMPTY: &str = "Nothing is in the journal yet.";
/// What to do then, each with what it does.
pub const FIRST: [(&str, &str); 3] = [
    ("backplan today", "shows what there is to do"),
    ("backplan log", "writes down what was done and how it felt"),
    ("backplan measure", "writes down how your back is, every four weeks"),
];
/// What it all is and is not.
pub const GENERAL: &str = "General information, not medical advice.";

/// Columns of a date and the gap behind it.
const DATE: usize = 8;
/// Columns of `3.2 (10)` and the gap before it.
const NUMBERS: usize = 9;
/// Columns between two charts.
const GAP: usize = 2;
/// The longest bar: longer ones say no more.
const LONGEST: usize = 40;

/// What a journal says, with the words for it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// What it says.
    pub progress: &'a Progress,
    /// The first day that the journal knows, where it is earlier than those that are told of.
    pub earlier: Option<NaiveDate>,
    /// What an exercise is called.
    pub name: &'a dyn Fn(&Id) -> String,
    /// What weights are in.
    pub weight: Weight,
}

impl Told<'_> {
    /// Whether nothing is known of these days.
    pub fn is_empty(&self) -> bool {
        let Progress { total, climbs, measures, .. } = self.progress;
        let known = total.planned + total.done + total.skipped + total.daily + total.after.answers;
        known == 0 && climbs.is_empty() && measures.is_empty()
    }

    /// The days that are told of: `24 August to 15 November 2026`.
    pub fn days(&self) -> String {
        dates(self.progress.from, self.progress.to, true)
    }

    /// How many weeks or months there are.
    pub fn length(&self) -> String {
        counted(self.progress.periods.len() as u64, self.progress.unit.as_str())
    }

    /// What was done of what was planned, in a sentence.
    pub fn done(&self) -> String {
        let total = &self.progress.total;
        let mut text = match total.per_cent() {
            Some(per_cent) => {
                format!(
                    "{} of {} done ({per_cent} %)",
                    total.done,
                    counted(total.planned, "planned session")
                )
            }
            None => format!("{} done", counted(total.done, "session")),
        };
        if total.partly > 0 {
            put(&mut text, format_args!(", {} of them in part", total.partly));
        }
        if total.daily > 0 {
            put(&mut text, format_args!("; {} of daily movement", counted(total.daily, "session")));
        }
        if total.seconds > 0 {
            put(&mut text, format_args!("; {} in all", hours(total.seconds)));
        }
        text + "."
    }

    /// Until when what was logged stands for what was planned.
    pub fn unplanned(&self) -> Option<String> {
        let first = self.progress.planned_from;
        let text = match first {
            Some(first) if first <= self.progress.from => return None,
            Some(first) => format!(
                "Before {}, the first day of the current plan, planned is what was logged.",
                first.format("%-d %B")
            ),
            None => "No plan is saved: planned is what was logged.".to_owned(),
        };
        Some(text)
    }

    /// How often pain was more than is fine, in a sentence; none where it never was.
    pub fn too_much(&self) -> Option<String> {
        let Counts { during, after, .. } = &self.progress.total;
        let times = |felt: &Felt, what: &str| {
            (felt.too_much > 0).then(|| format!("{} {what}", felt.too_much))
        };
        let parts: Vec<String> =
            [times(during, "during a session"), times(after, "on a morning after")]
                .into_iter()
                .flatten()
                .collect();
        (!parts.is_empty())
            .then(|| format!("6 or more, a reason to do less: {}.", joined(&parts, ", ")))
    }

    /// It as a page.
    pub fn text(&self, look: &Look) -> String {
        let mut page = Page::new(look);
        if self.is_empty() {
            self.nothing(&mut page);
            return page.finish();
        }
        page.ruled(page.signs.heavy, (BOLD, "Progress"), (PLAIN, &self.days()), &self.length());
        page.gap();
        page.prose(PLAIN, 0, &self.done());
        if let Some(text) = self.unplanned() {
            page.prose(FAINT, 0, &text);
        }
        if let Some(first) = self.earlier {
            page.prose(FAINT, 0, &format!("There is more before: --from {first} shows all."));
        }
        self.sessions(&mut page);
        self.pain(&mut page);
        self.climbs(&mut page);
        if !self.progress.measures.is_empty() {
            page.heading("Measures");
            measured::write(&mut page, &self.progress.measures, self.name);
        }
        page.gap();
        page.prose(FAINT, 0, GENERAL);
        page.finish()
    }

    fn nothing(&self, page: &mut Page) {
        if let Some(first) = self.earlier {
            page.prose(PLAIN, 0, &format!("Nothing is in the journal for {}.", self.days()));
            page.prose(PLAIN, 0, &format!("--from {first} shows all there is."));
            return;
        }
        page.prose(BOLD, 0, EMPTY);
        page.gap();
        page.terms(0, &FIRST.map(|(command, what)| (command.to_owned(), what.to_owned())));
    }

    fn sessions(&self, page: &mut Page) {
        let periods = &self.progress.periods;
        page.heading("Sessions done of planned, and minutes");
        let row = |period: &Period| (of_planned(&period.counts), minutes(period.counts.seconds));
        let rows: Vec<(String, String)> = periods.iter().map(row).collect();
        let widest = |texts: &mut dyn Iterator<Item = &String>| {
            texts.map(|text| width(text)).max().unwrap_or(0)
        };
        let done = widest(&mut rows.iter().map(|(done, _)| done));
        let last = widest(&mut rows.iter().map(|(_, minutes)| minutes));
        let columns = page.width.saturating_sub(DATE + done + GAP + 1 + last).min(LONGEST);
        let most = periods.iter().map(|period| period.counts.seconds).max().unwrap_or(0);
        for (period, (of, minutes)) in periods.iter().zip(&rows) {
            page.put(&label(period, self.progress.unit));
            page.tab(DATE);
            page.put(of);
            if period.counts.seconds > 0 {
                page.tab(DATE + done + GAP);
                let bar = bar((period.counts.seconds, most), columns, page.unicode());
                page.put(&format!("{} {minutes}", bar.trim_end()));
            }
            page.end();
        }
    }

    fn pain(&self, page: &mut Page) {
        let total = &self.progress.total;
        if total.during.answers + total.after.answers == 0 {
            return;
        }
        page.heading("Pain from 0 to 10: mean, and highest in brackets");
        let columns = (page.width - DATE - 2 * NUMBERS - GAP) / 2;
        let columns = columns.min(LONGEST / 2);
        let second = DATE + columns + NUMBERS + GAP;
        page.tab(DATE);
        page.put("in a session");
        page.tab(second);
        page.put("next morning");
        page.end();
        for period in &self.progress.periods {
            page.put(&label(period, self.progress.unit));
            for (start, felt) in [(DATE, &period.counts.during), (second, &period.counts.after)] {
                if let Some((mean, highest)) = felt.mean.zip(felt.highest) {
                    page.tab(start);
                    let bar = bar((mean.0, 100), columns, page.unicode());
                    page.put(&format!("{bar} {mean} ({highest})"));
                }
            }
            page.end();
        }
        if let Some(text) = self.too_much() {
            page.prose(PLAIN, 0, &text);
        }
    }

    fn climbs(&self, page: &mut Page) {
        if self.progress.climbs.is_empty() {
            return;
        }
        page.heading("How far exercises went up, in steps");
        for climb in &self.progress.climbs {
            page.put_in(BOLD, &pattern(climb.pattern));
            page.put(&format!(": {}", signed(height(climb))));
            page.end();
            let columns = page.width - GAP;
            let heights = &climb.heights[climb.heights.len().saturating_sub(columns)..];
            page.tab(GAP);
            page.put(spark(heights, page.unicode()).trim_end());
            page.end();
            let [first, last] = [&climb.first, &climb.last].map(|place| self.place(place));
            let arrow = page.signs.arrow;
            let text = if first == last { first } else { format!("{first} {arrow} {last}") };
            page.foreign(PLAIN, GAP, &text);
        }
    }

    /// An exercise as it was done: `Romanian deadlift 3 x 8, 20 kg`.
    pub fn place(&self, place: &Place) -> String {
        let weight =
            place.grams.map_or_else(String::new, |grams| format!(", {}", self.weight.said(grams)));
        format!("{} {}{weight}", (self.name)(&place.exercise), place.dose.short(false))
    }
}

/// What exercises train, as a title.
pub fn pattern(pattern: Pattern) -> String {
    capital(&pattern.as_str().replace('-', " "))
}

/// The last height of a climb.
pub fn height(climb: &Climb) -> i32 {
    climb.heights.iter().rev().find_map(|height| *height).unwrap_or(0)
}

/// `+3`, `-1`, `0`.
pub fn signed(height: i32) -> String {
    if height > 0 { format!("+{height}") } else { height.to_string() }
}

/// What a week or month is called where there is little room, always 6 columns.
pub fn label(period: &Period, unit: Unit) -> String {
    match unit {
        Unit::Week => short_date(period.start),
        Unit::Month => period.start.format("%b %y").to_string(),
    }
}

/// `3 of 4`; nothing where nothing was planned or done.
pub fn of_planned(counts: &Counts) -> String {
    match (counts.done, counts.planned) {
        (0, 0) => "none".into(),
        (done, planned) => format!("{done} of {planned}"),
    }
}

fn minutes(seconds: u32) -> String {
    if seconds == 0 { String::new() } else { format!("{} min", seconds.div_ceil(60)) }
}

/// `52 min`, `6 h 52 min`.
fn hours(seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
