//! A plan for a calendar (iCalendar, RFC 5545): one event a session, every reader the same.
//!
//! * A session is an event of its own, none recurs: the weeks differ, and a single one can be
//!   moved. Without a time it is one of the whole day that blocks nothing; with a time it lasts the
//!   session's minutes, at the reader's place or in a zone.
//! * The UID says which session of which plan it is and nothing of what is done in it: a plan that
//!   is changed and imported again replaces its events. The same plan gives the same bytes: the
//!   stamp is the plan's first day.
//! * Walks are asked for: an event of the whole day on each day of walking, since its time is free,
//!   without an alarm.
//! * Breaks from sitting come at the same times on every weekday: one recurring event a time of
//!   day, each with its alarm.
//! * A calendar must hold an event: a refused plan, or one without a session, has one on its first
//!   day that says what it has to say.
//! * What shaped a plan stands in its first session; the reasons of each item are in JSON and TOML.

mod lines;
mod walks;
mod words;
mod zone;

use std::fmt::{self, Display};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use self::lines::Lines;
use self::zone::Zone;
use crate::export::Options;
use crate::export::say::plan::NO_EXERCISE;
use crate::person::profile::Goal;
use crate::plan::{Plan, PlanDay, Session, Status, Week, minutes};
use crate::text::vocabulary::Unknown;

/// First and last time of day of a break from sitting.
const DESK: [NaiveTime; 2] = [
    NaiveTime::from_hms_opt(9, 40, 0).expect("a time"),
    NaiveTime::from_hms_opt(16, 20, 0).expect("a time"),
];
/// Minutes from one break to the next; sources say 30 to 40.
const DESK_EVERY: i64 = 40;
/// Minutes of a break.
const DESK_BREAK: u32 = 2;
/// What a break is called.
const DESK_TITLE: &str = "Stand or walk (2 min)";

/// Writes a plan as iCalendar. A zone that [`zone`] does not know is left out, and times are the
/// reader's own.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let start = plan
        .weeks
        .first()
        .and_then(|week| week.days.first())
        .map_or(plan.profile.start, |day| day.date);
    let timed = options.time.is_some() && !plan.weeks.is_empty();
    let zone = options.zone.as_deref().filter(|_| timed).and_then(Zone::find);
    let stamp = Date(start).to_string();
    Writer { plan, options, start, stamp, zone, lines: Lines::default() }.calendar()
}

/// A time zone by its name in the time zone database, whatever its case: `Europe/Berlin`.
///
/// # Errors
/// [`Unknown`] with the nearest name.
pub fn zone(name: &str) -> Result<String, Unknown> {
    zone::named(name).map(Into::into)
}

/// When an event is.
#[derive(Clone, Copy)]
enum When {
    /// All of a date.
    Day(NaiveDate),
    /// From a time on, for minutes.
    Time(NaiveDateTime, u32),
}

struct Writer<'p> {
    plan: &'p Plan,
    options: &'p Options,
    /// The plan's first day.
    start: NaiveDate,
    /// The same, as it is written.
    stamp: String,
    zone: Option<Zone>,
    lines: Lines,
}

impl<'p> Writer<'p> {
    fn calendar(mut self) -> String {
        self.lines.put("BEGIN", "VCALENDAR");
        self.lines.put("VERSION", "2.0");
        self.lines
            .put("PRODID", concat!("-//backplan//backplan ", env!("CARGO_PKG_VERSION"), "//EN"));
        self.lines.put("CALSCALE", "GREGORIAN");
        self.lines.text("X-WR-CALNAME", &self.name());
        self.time_zone();
        if self.sessions() == 0 {
            self.no_session();
        }
        if self.options.walks {
            self.walks();
        }
        if self.options.desk_breaks && self.plan.profile.goal == Goal::Desk {
            self.desk_breaks();
        }
        self.lines.put("END", "VCALENDAR");
        self.lines.finish()
    }

    fn name(&self) -> String {
        let goal = self.plan.profile.goal;
        match self.plan.status {
            Status::Plan => format!("Back plan ({goal}) from {}", self.start),
            Status::Relief | Status::Refused => format!("Gentle back plan from {}", self.start),
        }
    }

    fn days(&self) -> impl Iterator<Item = &'p PlanDay> + use<'p> {
        self.plan.weeks.iter().flat_map(|week: &Week| &week.days)
    }

    fn last(&self) -> NaiveDate {
        self.days().map(|day| day.date).max().unwrap_or(self.start)
    }

    /// Says what clocks show in the zone on the plan's days.
    fn time_zone(&mut self) {
        let Some(zone) = &self.zone else { return };
        self.lines.put("BEGIN", "VTIMEZONE");
        self.lines.put("TZID", zone.name);
        for observance in zone.observances(self.start, self.last()) {
            let kind = if observance.is_forward() { "DAYLIGHT" } else { "STANDARD" };
            self.lines.put("BEGIN", kind);
            self.lines.put("DTSTART", Time(observance.onset));
            self.lines.put("TZOFFSETFROM", observance.from);
            self.lines.put("TZOFFSETTO", observance.to);
            self.lines.put("TZNAME", observance.to.name);
            match &observance.again {
                Some(rule) => self.lines.put("RRULE", rule),
                // Its start says as much, but a reader that walks rules and dates alone would find
                // nothing.
                None => self.lines.put("RDATE", Time(observance.onset)),
            }
            self.lines.put("END", kind);
        }
        self.lines.put("END", "VTIMEZONE");
    }

    /// Writes the sessions and says how many there are.
    fn sessions(&mut self) -> usize {
        let end = words::end(self.plan, true);
        let mut count = 0;
        for day in self.days() {
            for (index, session) in day.sessions.iter().enumerate() {
                let nth = day.sessions[..=index]
                    .iter()
                    .filter(|other| other.kind == session.kind)
                    .count();
                self.session(
                    day,
                    session,
                    nth,
                    &words::session(self.plan, session, count == 0, &end),
                );
                count += 1;
            }
        }
        count
    }

    /// Writes the `nth` session of its kind on a day.
    fn session(&mut self, day: &PlanDay, session: &Session, nth: usize, description: &str) {
        let title = words::summary(session);
        let when = match self.options.time {
            Some(time) => When::Time(day.date.and_time(time), minutes(session.seconds).max(1)),
            None => When::Day(day.date),
        };
        self.open(format_args!("{}-{}-{nth}", Date(day.date), session.kind), &title, when);
        self.lines.put("CATEGORIES", words::category(session.kind));
        self.lines.text("DESCRIPTION", description);
        if let Some(before) = self.options.remind {
            self.alarm(before, &title);
        }
        self.lines.put("END", "VEVENT");
    }

    fn no_session(&mut self) {
        let refused = self.plan.status == Status::Refused;
        let (id, title) =
            if refused { ("refused", NO_EXERCISE) } else { ("empty", "No session in this plan") };
        self.open(id, title, When::Day(self.start));
        self.lines
            .text("DESCRIPTION", &words::no_session(self.plan, &words::end(self.plan, false)));
        self.lines.put("END", "VEVENT");
    }

    /// Writes the walks of every week.
    fn walks(&mut self) {
        let end = words::end(self.plan, true);
        for week in &self.plan.weeks {
            let Some(walk) = week.walk else { continue };
            let description = words::walk(self.plan, walk, &end);
            for day in walks::days(week) {
                let id = format_args!("{}-walk-1", Date(day.date));
                self.open(id, &words::walk_summary(walk), When::Day(day.date));
                self.lines.put("CATEGORIES", "Walking");
                self.lines.text("DESCRIPTION", &description);
                self.lines.put("END", "VEVENT");
            }
        }
    }

    /// Writes a recurring break for each time of day, over the plan's weekdays.
    fn desk_breaks(&mut self) {
        if self.plan.weeks.is_empty() {
            return;
        }
        let (last, works) =
            (self.last(), |date: &NaiveDate| date.weekday().num_days_from_monday() < 5);
        let mut weekdays = self.start.iter_days().take_while(|date| *date <= last).filter(works);
        let Some(first) = weekdays.next() else { return };
        let times = 1 + weekdays.count();
        let description = words::desk_break(self.plan, &words::end(self.plan, false));
        let mut time = DESK[0];
        while time <= DESK[1] {
            let when = When::Time(first.and_time(time), DESK_BREAK);
            self.open(
                format_args!("desk-break-{:02}{:02}", time.hour(), time.minute()),
                DESK_TITLE,
                when,
            );
            // A count says the same with and without a zone, which an end would not.
            self.lines.put("RRULE", format_args!("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT={times}"));
            self.lines.put("TRANSP", "TRANSPARENT");
            self.lines.put("CATEGORIES", "Desk break");
            self.lines.text("DESCRIPTION", &description);
            self.alarm(0, DESK_TITLE);
            self.lines.put("END", "VEVENT");
            time += TimeDelta::minutes(DESK_EVERY);
        }
    }

    /// Opens an event: what it is, when it is, and how it is known again within this plan.
    fn open(&mut self, id: impl Display, title: &str, when: When) {
        let start = &self.stamp;
        self.lines.put("BEGIN", "VEVENT");
        self.lines.put("UID", format_args!("{start}-{id}@backplan.invalid"));
        self.lines.put("DTSTAMP", format_args!("{start}T000000Z"));
        match when {
            When::Day(day) => {
                self.lines.put("DTSTART;VALUE=DATE", Date(day));
                self.lines.put("DTEND;VALUE=DATE", Date(day + Days::new(1)));
                self.lines.put("TRANSP", "TRANSPARENT");
            }
            When::Time(from, minutes) => {
                self.time("DTSTART", from);
                self.time("DTEND", from + TimeDelta::minutes(minutes.into()));
            }
        }
        self.lines.text("SUMMARY", title);
    }

    fn time(&mut self, name: &str, time: NaiveDateTime) {
        match &self.zone {
            Some(zone) => self.lines.put(&format!("{name};TZID={}", zone.name), Time(time)),
            None => self.lines.put(name, Time(time)),
        }
    }

    fn alarm(&mut self, before: u32, title: &str) {
        self.lines.put("BEGIN", "VALARM");
        self.lines.put("ACTION", "DISPLAY");
        self.lines.text("DESCRIPTION", title);
        self.lines
            .put("TRIGGER", if before == 0 { "PT0S".into() } else { format!("-PT{before}M") });
        self.lines.put("END", "VALARM");
    }
}

/// `20261123`
struct Date(NaiveDate);

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// `20261123T070000`
struct Time(NaiveDateTime);

impl Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(time) = self;
        write!(
            f,
            "{}T{:02}{:02}{:02}",
            Date(time.date()),
            time.hour(),
            time.minute(),
            time.second()
        )
    }
}
