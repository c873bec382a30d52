//! Time zones: their names, and what a calendar has to say about one so that every reader finds the
//! same instant.
//!
//! `zones.txt` holds, from 2026 on, what the time zone database says: the rule of each zone, and
//! changes that no rule gives. A test makes it anew from the database and compares. The whole
//! database would take a quarter of a MiB; this takes 13 KiB, and needs no files of the system.

use std::fmt;
use std::ops::Range;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::text::near::{did_you_mean, nearest};
use crate::text::printable::printable;
use crate::text::vocabulary::Unknown;

/// One line a group of zones: `CET +0100 CEST +0200 3.5.0/120 10.5.0/180: Europe/Berlin
/// Europe/Paris`. The head says it all.
const ZONES: &str = include_str!("zones.txt");

/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// What clocks show: an abbreviation, and minutes east of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// `CEST`, `+0530`.
    pub name: &'static str,
    east: i32,
}

/// As a calendar writes it: `+0200`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, east) = (if self.east < 0 { '-' } else { '+' }, self.east.abs());
        write!(f, "{sign}{:02}{:02}", east / 60, east % 60)
    }
}

/// When in a year clocks change: so many minutes into the given weekday of a month, by the clock
/// before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Yearly {
    month: u32,
    /// From 1; [`Yearly::LAST`] is the last one of the month.
    week: u32,
    /// From 0, Sunday.
    weekday: u32,
    /// Less than none and more than a day occur: the evening before, some days later.
    minute: i32,
}

/// What holds year after year.
#[derive(Clone, Copy, Debug)]
enum Rule {
    Fixed(Clock),
    /// Two clocks: from the first date on the second one, from the second date on the first one.
    Alternating([Clock; 2], [Yearly; 2]),
}

/// A time zone.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Its name in the time zone database.
    pub name: &'static str,
    rule: Rule,
    /// What clocks showed at first, and changes that the rule does not give, in UTC. The rule holds
    /// after the last one.
    first: Option<Clock>,
    changes: Vec<(NaiveDateTime, Clock)>,
}

/// A time from which on a clock holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observance {
    /// By the clock before.
    pub onset: NaiveDateTime,
    /// The clock before.
    pub from: Clock,
    /// The clock that holds.
    pub to: Clock,
    /// The rule by which it comes again, every year.
    pub again: Option<String>,
}

impl Observance {
    /// Whether it puts clocks forward.
    pub fn is_forward(&self) -> bool {
        self.to.east > self.from.east
    }
}

/// Every name, in the table's order.
fn names() -> impl Iterator<Item = &'static str> {
    lines().filter_map(|line| line.split_once(": ")).flat_map(|(_, names)| names.split(' '))
}

fn lines() -> impl Iterator<Item = &'static str> {
    ZONES.lines().filter(|line| !line.starts_with('#'))
}

/// The name in the time zone database for what was typed: case and blanks don't matter.
///
/// # Errors
/// [`Unknown`], with the nearest name where there is one.
pub fn named(text: &str) -> Result<&'static str, Unknown> {
    let wanted = text.trim().replace(' ', "_");
    names().find(|name| name.eq_ignore_ascii_case(&wanted)).ok_or_else(|| {
        let help = match near(&wanted) {
            Some(near) => did_you_mean(near),
            None => "use a name of the time zone database, like Europe/Berlin or America/New_York"
                .into(),
        };
        Unknown { message: format!("unknown time zone `{}`", printable(text)), help: Some(help) }
    })
}

/// The zone of a city that was given alone, or the nearest name.
fn near(wanted: &str) -> Option<&'static str> {
    let city =
        |name: &&str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(wanted));
    names().find(city).or_else(|| {
        let lower: Vec<String> = names().map(str::to_ascii_lowercase).collect();
        let near = nearest(wanted, lower.iter().map(String::as_str))?;
        names().find(|name| name.eq_ignore_ascii_case(near))
    })
}

impl Zone {
    /// The zone of a name of the table.
    pub fn find(name: &str) -> Option<Self> {
        let (facts, name) = lines().find_map(|line| {
            let (facts, names) = line.split_once(": ")?;
            Some((facts, names.split(' ').find(|known| known.eq_ignore_ascii_case(name))?))
        })?;
        let mut facts = facts.split("; ");
        let rule = rule(facts.next()?)?;
        let first = facts.next().and_then(|text| clock(&mut text.split(' ')));
        Some(Self { name, rule, first, changes: facts.filter_map(change).collect() })
    }

    /// What a calendar says about the zone for the days from `first` to `last`: the rule of the
    /// year where that is all, else every change from a year before on, one by one.
    pub fn observances(&self, first: NaiveDate, last: NaiveDate) -> Vec<Observance> {
        let by_rule = self.changes.last().is_none_or(|(at, _)| at.date() < before(first));
        match self.rule {
            Rule::Fixed(clock) if by_rule => vec![always(clock)],
            Rule::Alternating(clocks, dates) if by_rule => {
                recurring(clocks, dates).unwrap_or_else(|| self.one_by_one(first, last))
            }
            _ => self.one_by_one(first, last),
        }
    }

    /// Every change that matters from a year before `first` to the day after `last`.
    fn one_by_one(&self, first: NaiveDate, last: NaiveDate) -> Vec<Observance> {
        let (start, end) = (first - Days::new(366), last + Days::new(2));
        let mut from = self.first.unwrap_or(match self.rule {
            Rule::Fixed(clock) | Rule::Alternating([clock, _], _) => clock,
        });
        let mut kept = vec![always(from)];
        for (at, to) in self.timeline(start.year() - 1, end.year()) {
            if at.date() >= end {
                break;
            }
            if at.date() < start {
                kept.clear();
            }
            kept.push(Observance { onset: at + minutes(from.east), from, to, again: None });
            from = to;
        }
        kept
    }

    /// Changes in UTC: those of the table, and behind the last of them those of the rule for some
    /// years.
    fn timeline(&self, from: i32, to: i32) -> Vec<(NaiveDateTime, Clock)> {
        let mut all = self.changes.clone();
        let known = all.last().map(|(at, _)| *at);
        if let Rule::Alternating(clocks, dates) = self.rule {
            let of = |year: i32| {
                let turns = [(dates[0], clocks[0], clocks[1]), (dates[1], clocks[1], clocks[0])];
                let mut turns = turns.map(|(date, before, after)| {
                    Some((date.in_year(year)? - minutes(before.east), after))
                });
                // In the south the year's first change is the way back.
                if let [Some((one, _)), Some((other, _))] = turns
                    && other < one
                {
                    turns.swap(0, 1);
                }
                turns
            };
            let ruled = (from..=to).flat_map(of).flatten();
            all.extend(ruled.filter(|(at, _)| known.is_none_or(|known| *at > known)));
        }
        all
    }
}

/// A day on which the sun of the same date has set everywhere.
fn before(date: NaiveDate) -> NaiveDate {
    date - Days::new(2)
}

fn minutes(minutes: i32) -> TimeDelta {
    TimeDelta::minutes(minutes.into())
}

/// A clock that holds from before anything is planned.
fn always(clock: Clock) -> Observance {
    Observance { onset: DateTime::UNIX_EPOCH.naive_utc(), from: clock, to: clock, again: None }
}

/// Two observances that come again every year; none where a rule of a calendar can't say when.
fn recurring([standard, daylight]: [Clock; 2], dates: [Yearly; 2]) -> Option<Vec<Observance>> {
    let one = |date: Yearly, from: Clock, to: Clock| {
        let onset = date.in_year(DateTime::UNIX_EPOCH.year())?;
        Some(Observance { onset, from, to, again: Some(date.as_rule()?) })
    };
    Some(vec![one(dates[1], daylight, standard)?, one(dates[0], standard, daylight)?])
}

impl Yearly {
    const LAST: u32 = 5;
    const WEEKDAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// The day it counts from, in a year.
    fn day(self, year: i32) -> Option<NaiveDate> {
        let weekday = Weekday::try_from(u8::try_from((self.weekday + 6) % 7).ok()?).ok()?;
        let nth = |week: u32| {
            NaiveDate::from_weekday_of_month_opt(
                year,
                self.month,
                weekday,
                u8::try_from(week).ok()?,
            )
        };
        nth(self.week).or_else(|| nth(self.week - 1))
    }

    fn in_year(self, year: i32) -> Option<NaiveDateTime> {
        Some(self.day(year)?.and_time(chrono::NaiveTime::MIN) + minutes(self.minute))
    }

    /// As a rule of a calendar. A change some days before or after the day it counts from falls on
    /// a range of days of the month; none where that leaves the month.
    fn as_rule(self) -> Option<String> {
        let (shift, week) = (self.minute.div_euclid(DAY), i32::try_from(self.week).ok()?);
        let turned = (i32::try_from(self.weekday).ok()? + shift).rem_euclid(7);
        let (month, weekday) = (self.month, Self::WEEKDAYS[usize::try_from(turned).ok()?]);
        let last = self.week == Self::LAST;
        if shift == 0 {
            let week = if last { -1 } else { week };
            return Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={week}{weekday}"));
        }
        // February alone has no fixed length; no zone changes at its end.
        let length = NaiveDate::from_ymd_opt(1970, month, 1)?.num_days_in_month();
        let first = if last { i32::from(length) - 6 } else { 7 * (week - 1) + 1 } + shift;
        let inside = first >= 1 && first + 6 <= i32::from(length);
        let days: Vec<_> = (first..first + 7).map(|day| day.to_string()).collect();
        inside.then(|| {
            format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={};BYDAY={weekday}", days.join(","))
        })
    }
}

// The table holds what the readers below expect: a test walks every line of it.

fn rule(text: &'static str) -> Option<Rule> {
    let mut words = text.split(' ');
    let standard = clock(&mut words)?;
    let Some(daylight) = clock(&mut words) else { return Some(Rule::Fixed(standard)) };
    Some(Rule::Alternating([standard, daylight], [yearly(words.next()?)?, yearly(words.next()?)?]))
}

/// `CEST +0200`
fn clock(words: &mut std::str::Split<'static, char>) -> Option<Clock> {
    let name = words.next()?;
    let (sign, digits) = words.next()?.split_at_checked(1)?;
    let digits: i32 = digits.parse().ok()?;
    let east = digits / 100 * 60 + digits % 100;
    Some(Clock { name, east: if sign == "-" { -east } else { east } })
}

/// `3.5.0/120`: the last Sunday of March, two hours in.
fn yearly(text: &str) -> Option<Yearly> {
    let (day, minute) = text.split_once('/')?;
    let mut numbers = day.split('.').map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Yearly { month: next()?, week: next()?, weekday: next()?, minute: minute.parse().ok()? })
}

/// `20261101T0900 MST -0700`, in UTC.
fn change(text: &'static str) -> Option<(NaiveDateTime, Clock)> {
    let (at, rest) = text.split_once(' ')?;
    let number = |range: Range<usize>| at.get(range)?.parse::<u32>().ok();
    let date = NaiveDate::from_ymd_opt(at.get(..4)?.parse().ok()?, number(4..6)?, number(6..8)?)?;
    Some((date.and_hms_opt(number(9..11)?, number(11..13)?, 0)?, clock(&mut rest.split(' '))?))
}
