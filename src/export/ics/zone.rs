//! Time zones: their names, and which instant a clock there means.
//!
//! `zones.txt` holds, from 2026 on, what the time zone database says: the rule of each zone, and
//! changes that no rule gives. A test makes it anew from the database and compares. The whole
//! database would take a quarter of a MiB; this takes 12 KiB, and needs no files of the system.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::text::near::{did_you_mean, nearest};
use crate::text::printable::printable;
use crate::text::vocabulary::Unknown;

/// One line a group of zones: `+0100 +0200 3.5.0/120 10.5.0/180: Europe/Berlin Europe/Paris`. The
/// head says it all.
const ZONES: &str = include_str!("zones.txt");

/// What clocks show, in minutes east of UTC.
type Clock = i32;

/// When in a year clocks change: so many minutes into the given weekday of a month, by the clock
/// before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Yearly {
    month: u32,
    /// From 1; 5 is the last one of the month.
    week: u32,
    /// From 0, Sunday.
    weekday: u32,
    /// Less than none and more than a day occur: the evening before, some days later.
    minute: i32,
}

/// What holds year after year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Fixed(Clock),
    /// Two clocks: from the first date on the second one, from the second date on the first one.
    Alternating([Clock; 2], [Yearly; 2]),
}

/// A time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    rule: Rule,
    /// What clocks showed at first, and changes that the rule does not give, in UTC. The rule holds
    /// after the last one.
    first: Option<Clock>,
    changes: Vec<(NaiveDateTime, Clock)>,
}

/// Every name, in the table's order.
fn names() -> impl Iterator<Item = &'static str> {
    lines().filter_map(|line| line.split_once(": ")).flat_map(|(_, names)| names.split(' '))
}

fn lines() -> impl Iterator<Item = &'static str> {
    ZONES.lines().filter(|line| !line.starts_with('#'))
}

/// The zone that the time zone database has under a name, `Europe/Berlin`: case and blanks don't
/// matter.
///
/// # Errors
/// [`Unknown`], with the nearest name where there is one.
pub fn named(text: &str) -> Result<Zone, Unknown> {
    let wanted = text.trim().replace(' ', "_");
    Zone::find(&wanted).ok_or_else(|| {
        let help = match near(&wanted) {
            Some(near) => did_you_mean(near),
            None => "use a name of the time zone database, which is that of a city: like \
                Europe/Berlin or America/New_York"
                .into(),
        };
        Unknown { message: format!("unknown time zone `{}`", printable(text)), help: Some(help) }
    })
}

/// Shorter names are those of other zones, not slips.
const SHORTEST_SLIP: usize = 5;

/// The zone of a city that was given alone, or the nearest name.
fn near(wanted: &str) -> Option<&'static str> {
    // The sign in `Etc/GMT+1` is the other way round: no clock means it.
    let names = || names().filter(|name| !name.contains("GMT"));
    let city =
        |name: &&str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(wanted));
    names().find(city).or_else(|| {
        // Behind a continent alone, any city is as near as another.
        if wanted.len() < SHORTEST_SLIP || wanted.ends_with('/') {
            return None;
        }
        let lower: Vec<String> = names().map(str::to_ascii_lowercase).collect();
        let near = nearest(wanted, lower.iter().map(String::as_str))?;
        names().find(|name| name.eq_ignore_ascii_case(near))
    })
}

impl Zone {
    /// The zone of a name of the table.
    fn find(name: &str) -> Option<Self> {
        let (facts, _) = lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(_, names)| names.split(' ').any(|known| known.eq_ignore_ascii_case(name)))?;
        let mut facts = facts.split("; ");
        let rule = rule(facts.next()?)?;
        let first = facts.next().and_then(clock);
        Some(Self { rule, first, changes: facts.filter_map(change).collect() })
    }

    /// The instant, in UTC, at which clocks there show a time: the first one where they show it
    /// twice. Where they leap over it, what a clock would show that nobody has put forward yet
    /// (RFC 5545, 3.3.5).
    pub fn utc(&self, local: NaiveDateTime) -> NaiveDateTime {
        let mut clock = self.first.unwrap_or(match self.rule {
            Rule::Fixed(clock) | Rule::Alternating([clock, _], _) => clock,
        });
        for (at, next) in self.timeline(local.year() - 1, local.year() + 1) {
            if local < at + minutes(clock.max(next)) {
                break;
            }
            clock = next;
        }
        local - minutes(clock)
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
                    Some((date.in_year(year)? - minutes(before), after))
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

fn minutes(minutes: i32) -> TimeDelta {
    TimeDelta::minutes(minutes.into())
}

impl Yearly {
    /// The day it counts from, in a year.
    fn day(self, year: i32) -> Option<NaiveDate> {
        let weekday = Weekday::try_from(u8::try_from((self.weekday + 6) % 7).ok()?).ok()?;
        let nth = |week: u32| {
            let week = u8::try_from(week).ok()?;
            NaiveDate::from_weekday_of_month_opt(year, self.month, weekday, week)
        };
        nth(self.week).or_else(|| nth(self.week - 1))
    }

    fn in_year(self, year: i32) -> Option<NaiveDateTime> {
        Some(self.day(year)?.and_time(chrono::NaiveTime::MIN) + minutes(self.minute))
    }
}

// The table holds what the readers below expect: a test walks every line of it.

fn rule(text: &str) -> Option<Rule> {
    let mut words = text.split(' ');
    let standard = clock(words.next()?)?;
    let Some(daylight) = words.next() else { return Some(Rule::Fixed(standard)) };
    let dates = [yearly(words.next()?)?, yearly(words.next()?)?];
    Some(Rule::Alternating([standard, clock(daylight)?], dates))
}

/// `+0200`
fn clock(text: &str) -> Option<Clock> {
    let (sign, digits) = text.split_at_checked(1)?;
    let digits: i32 = digits.parse().ok()?;
    let east = digits / 100 * 60 + digits % 100;
    Some(if sign == "-" { -east } else { east })
}

/// `3.5.0/120`: the last Sunday of March, two hours in.
fn yearly(text: &str) -> Option<Yearly> {
    let (day, minute) = text.split_once('/')?;
    let mut numbers = day.split('.').map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Yearly { month: next()?, week: next()?, weekday: next()?, minute: minute.parse().ok()? })
}

/// `20261101T0900 -0700`, in UTC.
fn change(text: &str) -> Option<(NaiveDateTime, Clock)> {
    let (at, rest) = text.split_once(' ')?;
    let number = |range: Range<usize>| at.get(range)?.parse::<u32>().ok();
    let date = NaiveDate::from_ymd_opt(at.get(..4)?.parse().ok()?, number(4..6)?, number(6..8)?)?;
    Some((date.and_hms_opt(number(9..11)?, number(11..13)?, 0)?, clock(rest)?))
}
