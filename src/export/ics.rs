//! A plan for a calendar (iCalendar, RFC 5545): one event a session, every reader the same.
//!
//! * A session is an event of its own, none recurs: the weeks differ, and a single one can be
//!   moved. Without a time it is one of the whole day that blocks nothing; with a time it lasts the
//!   session's minutes. Times are in UTC, worked out for each date by the clocks that are meant: no
//!   reader has to know a zone, and none takes them for its own.
//! * A UID is made from the calendar's name, the date and the place of the session among those of
//!   that date. So two people's plans keep apart, and a plan that is made anew replaces what stands
//!   on its days, whatever is done there now.
//! * Each edition is stamped with the day on which it was made. Where it replaces the file of an
//!   earlier one, an event that says something else has a higher `SEQUENCE`, and what the plan no
//!   longer has is cancelled: a calendar that reads the file holds the new plan and no more. What
//!   lies before the new plan and is over stays as it was. A part of a plan leaves all other events
//!   in the file. What is another person's by name is no edition, and none of it is cancelled.
//! * Walks are asked for: an event of the whole day on each day of walking, since its time is free,
//!   without an alarm.
//! * Breaks from sitting come at the same times on every weekday: for each time of day an event
//!   that recurs for as long as clocks don't change, with its alarm.
//! * A calendar must hold an event: a plan without a session has one on its first day that says what
//!   it has to say, a refused one on the day on which it is made, if that is later.
//! * What shaped a plan stands in its first session; the reasons of each item are in JSON and TOML.
//! * Every event says all there is to say for safety. Where a long plan's calendar would be more than
//!   Google imports, how to go on is left to the first session of each week.

mod desk;
mod earlier;
mod lines;
mod walks;
mod words;
mod zone;

use std::collections::HashSet;
use std::fmt::{self, Display};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use self::earlier::{Earlier, When, uid_end};
use self::lines::Lines;
use self::words::Says;
use crate::export::Options;
use crate::export::format::Clock;
use crate::export::say::plan::NO_EXERCISE;
use crate::person::profile::Goal;
use crate::plan::{Plan, PlanDay, Session, Status, minutes};

pub use self::zone::{Zone, named as zone};

/// What a calendar is called that has no name of any kind.
const USUAL_NAME: &str = "backplan";
/// Days of a whole week.
const WEEK: usize = 7;
/// The most bytes of a calendar that Google imports.
pub const MOST_BYTES: usize = 1_000_000;
/// What the titles of events begin with that are no longer to be.
const CANCELLED: &str = "Cancelled: ";

/// Writes a plan as iCalendar.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let whole = written(plan, options, false);
    if whole.len() > MOST_BYTES { written(plan, options, true) } else { whole }
}

fn written(plan: &Plan, options: &Options, is_short: bool) -> String {
    let edition = &options.edition;
    let first = plan.weeks.first().and_then(|week| week.days.first());
    let stated = plan.profile.name.as_deref();
    let name = stated.or(edition.title.as_deref()).unwrap_or(USUAL_NAME);
    let before = edition.before.as_deref().map(Earlier::read);
    let writer = Writer {
        plan,
        options,
        is_short,
        start: first.map_or(plan.profile.start, |day| day.date),
        uid_end: uid_end(name),
        earlier: before.filter(|before| before.another(stated).is_none()).unwrap_or_default(),
        written: HashSet::new(),
        lines: Lines::default(),
    };
    writer.calendar()
}

/// How many events of a calendar are no longer to be.
pub fn cancelled(calendar: &str) -> usize {
    calendar.matches("\r\nSTATUS:CANCELLED\r\n").count()
}

/// Whose calendar one is, where it and the plan state the names of two people: the plan is none of
/// its editions.
pub fn another(calendar: &str, plan: &Plan) -> Option<String> {
    Earlier::read(calendar).another(plan.profile.name.as_deref()).map(str::to_owned)
}

/// Whether there are breaks from sitting in a plan's days, for whoever asks for them.
pub fn has_breaks(plan: &Plan) -> bool {
    !desk::days(plan).is_empty()
}

struct Writer<'p> {
    plan: &'p Plan,
    options: &'p Options,
    /// Whether events say less than all.
    is_short: bool,
    /// The plan's first day.
    start: NaiveDate,
    /// What the UIDs of its events end in.
    uid_end: String,
    /// The calendar that is replaced.
    earlier: Earlier<'p>,
    /// The UIDs of what is written.
    written: HashSet<String>,
    lines: Lines,
}

impl Writer<'_> {
    fn calendar(mut self) -> String {
        self.lines.put("BEGIN", "VCALENDAR");
        self.lines.put("VERSION", "2.0");
        self.lines
            .put("PRODID", concat!("-//backplan//backplan ", env!("CARGO_PKG_VERSION"), "//EN"));
        self.lines.put("CALSCALE", "GREGORIAN");
        self.lines.text("X-WR-CALNAME", &self.title());
        if self.sessions() == 0 {
            self.no_session();
        }
        if self.options.walks {
            self.walks();
        }
        if self.options.desk_breaks && self.plan.profile.goal == Goal::Desk {
            self.desk_breaks();
        }
        if self.plan.part.is_some() {
            self.others();
        } else {
            self.cancellations();
        }
        self.lines.put("END", "VCALENDAR");
        self.lines.finish()
    }

    fn title(&self) -> String {
        let goal = self.plan.profile.goal;
        match (&self.plan.profile.name, self.plan.status) {
            (Some(name), _) => name.clone(),
            (None, Status::Plan) => format!("Back plan ({goal}) from {}", self.start),
            (None, Status::Relief) => format!("Gentle back plan from {}", self.start),
            (None, Status::Refused) => format!("Back plan from {}", self.start),
        }
    }

    /// Writes the sessions and says how many there are.
    fn sessions(&mut self) -> usize {
        let end = words::end(self.plan, true);
        let mut count = 0;
        for week in &self.plan.weeks {
            let mut says = if count == 0 { Says::Notes } else { Says::All };
            for day in &week.days {
                for (place, session) in day.sessions.iter().enumerate() {
                    let text = words::session(self.plan, session, says, &end);
                    self.session(day, session, place + 1, &text);
                    says = if self.is_short { Says::Less } else { Says::All };
                    count += 1;
                }
            }
        }
        count
    }

    /// Writes the `nth` session of a day.
    fn session(&mut self, day: &PlanDay, session: &Session, nth: usize, description: &str) {
        let title = words::summary(session);
        let when = match self.options.time {
            Some(time) => {
                When::Time(self.utc(day.date.and_time(time)), minutes(session.seconds).max(1))
            }
            None => When::Day(day.date),
        };
        let mut event = opened(&title, when);
        event.put("CATEGORIES", words::category(session.kind));
        event.text("DESCRIPTION", description);
        if let Some(before) = self.options.remind {
            alarm(&mut event, before, &title);
        }
        self.close(format_args!("{}-{nth}", Date(day.date)), event);
    }

    /// Writes what there is to say on the first day, in the place of its first session. A refusal
    /// is of no day that is over.
    fn no_session(&mut self) {
        let made = self.options.edition.made;
        let (title, day) = if self.is_refused() {
            (NO_EXERCISE, self.start.max(made))
        } else {
            ("No session in this plan", self.start)
        };
        let mut event = opened(title, When::Day(day));
        event.text("DESCRIPTION", &words::no_session(self.plan, &words::end(self.plan, false)));
        self.close(format_args!("{}-1", Date(day)), event);
    }

    fn is_refused(&self) -> bool {
        self.plan.status == Status::Refused
    }

    /// Writes the walks of every week.
    fn walks(&mut self) {
        let end = words::end(self.plan, true);
        for week in &self.plan.weeks {
            // A day alone doesn't say on which days of its week to walk; what is there does.
            let is_known = week.days.len() < WEEK && !self.earlier.is_empty();
            let Some(walk) = week.walk.filter(|_| !is_known) else { continue };
            let description = words::walk(self.plan, walk, &end);
            for day in walks::days(week) {
                let mut event = opened(&words::walk_summary(walk), When::Day(day.date));
                event.put("CATEGORIES", "Walking");
                event.text("DESCRIPTION", &description);
                self.close(format_args!("{}-walk", Date(day.date)), event);
            }
        }
    }

    /// Leaves what the replaced calendar has beside this part of a plan as it stands: what is known
    /// of it is asked for again.
    fn others(&mut self) {
        let others = self.earlier.besides(|uid| self.written.contains(uid));
        for (event, lines) in others.filter_map(|event| Some((event, event.lines()?))) {
            self.lines.put("BEGIN", "VEVENT");
            self.lines.put("UID", event.uid);
            lines.for_each(|line| self.lines.line(line));
            self.lines.put("END", "VEVENT");
        }
    }

    /// Says of what the replaced calendar has beside this plan that it is no longer to be. A
    /// refusal in the middle of a plan leaves what was done before it as it was.
    fn cancellations(&mut self) {
        let made = self.options.edition.made;
        let begin = if self.is_refused() { made } else { self.start.min(made) };
        let mut gone = Vec::new();
        for event in self.earlier.without(|uid| self.written.contains(uid), begin) {
            let before = if event.is_cancelled { "" } else { CANCELLED };
            let mut lines = when(event.when);
            lines.text("SUMMARY", &format!("{before}{}", event.title));
            lines.put("STATUS", "CANCELLED");
            gone.push((event.uid, lines));
        }
        for (uid, lines) in gone {
            self.event(uid, lines);
        }
    }

    /// The instant of a time, in UTC, by the clocks that are meant.
    fn utc(&self, time: NaiveDateTime) -> NaiveDateTime {
        match &self.options.clock {
            Clock::Utc => time,
            Clock::Zone(zone) => zone.utc(time),
            Clock::Here(utc) => utc(time),
        }
    }

    /// Writes an event; `id` tells it from the others of the same calendar.
    fn close(&mut self, id: impl Display, event: Lines) {
        let uid = format!("{id}{}", self.uid_end);
        self.event(&uid, event);
        self.written.insert(uid);
    }

    fn event(&mut self, uid: &str, event: Lines) {
        let (body, stamp) = (event.finish(), Time(self.options.edition.made.into()));
        self.lines.put("BEGIN", "VEVENT");
        self.lines.put("UID", uid);
        self.lines.put("DTSTAMP", &stamp);
        self.lines.put("LAST-MODIFIED", &stamp);
        self.lines.put("SEQUENCE", self.earlier.sequence(uid, &body));
        self.lines.add(&body);
        self.lines.put("END", "VEVENT");
    }
}

/// What an event begins with: when it is, and what it is called.
fn opened(title: &str, when: When) -> Lines {
    let mut event = self::when(when);
    event.text("SUMMARY", title);
    event
}

fn when(when: When) -> Lines {
    let mut event = Lines::default();
    match when {
        When::Day(day) => {
            event.put("DTSTART;VALUE=DATE", Date(day));
            event.put("DTEND;VALUE=DATE", Date(day + Days::new(1)));
            event.put("TRANSP", "TRANSPARENT");
        }
        When::Time(from, minutes) => {
            event.put("DTSTART", Time(from));
            event.put("DTEND", Time(from + TimeDelta::minutes(minutes.into())));
        }
    }
    event
}

fn alarm(event: &mut Lines, before: u32, title: &str) {
    event.put("BEGIN", "VALARM");
    event.put("ACTION", "DISPLAY");
    event.text("DESCRIPTION", title);
    event.put("TRIGGER", if before == 0 { "PT0S".into() } else { format!("-PT{before}M") });
    event.put("END", "VALARM");
}

/// `20261123`
struct Date(NaiveDate);

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// `20261123T070000Z`
struct Time(NaiveDateTime);

impl Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(time) = self;
        write!(
            f,
            "{}T{:02}{:02}{:02}Z",
            Date(time.date()),
            time.hour(),
            time.minute(),
            time.second()
        )
    }
}
