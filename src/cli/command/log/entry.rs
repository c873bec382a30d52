//! What flags say about a record.

use std::path::Path;

use chrono::{Days, NaiveDate};

use super::item::{self, Set};
use super::trained;
use crate::cli::args::Entry;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::{filed, saved, terminal};
use crate::journal::Journal;
use crate::journal::record::{self, Kind, MOST, NextDay, Note, Status, What};
use crate::person::profile::{Day, Reader};
use crate::plan::{Plan, Session, Today};
use crate::text::near::{did_you_mean, plain, slipped};
use crate::text::own::visible;
use crate::text::printable::{is_blank, list_in_words, shown};
use crate::text::unit;
use crate::text::vocabulary::{Unknown, Vocabulary as _};

/// The longest title of a session, in characters.
const LONGEST_TITLE: usize = 100;
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2000;
/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// What flags say, understood.
pub struct Said {
    session: Option<String>,
    date: Option<NaiveDate>,
    status: Option<Status>,
    seconds: Option<u32>,
    before: Option<u32>,
    pain: Option<u32>,
    effort: Option<u32>,
    items: Vec<Set>,
    next_day: Option<u32>,
    note: Option<String>,
}

impl Entry {
    /// The flags that are given.
    fn given(&self) -> Vec<&'static str> {
        let flags = [
            ("--session", self.session.is_some()),
            ("--date", self.date.is_some()),
            ("--status", self.status.is_some()),
            ("--minutes", self.minutes.is_some()),
            ("--pain-before", self.pain_before.is_some()),
            ("--pain", self.pain.is_some()),
            ("--effort", self.effort.is_some()),
            ("--item", !self.item.is_empty()),
            ("--next-day", self.next_day.is_some()),
            ("--note", self.note.is_some()),
        ];
        flags.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag).collect()
    }

    /// Whether no flag is given.
    pub fn is_empty(&self) -> bool {
        self.given().is_empty()
    }

    /// Says which flags mean nothing beside others; `why` says beside which.
    fn only(&self, flags: &[&str], why: &str, wrong: &mut Mistakes) -> bool {
        let idle: Vec<_> = self.given().into_iter().filter(|flag| !flags.contains(flag)).collect();
        if !idle.is_empty() {
            let message = format!("{}: says nothing of {why}", list_in_words(&idle, " and"));
            let takes = format!("{why} has {}", list_in_words(flags, " and"));
            wrong.add(message, Some(takes));
        }
        idle.is_empty()
    }
}

/// A day that has been. A weekday alone is the last such day.
pub fn day(
    flag: &str,
    text: Option<&str>,
    reader: &Reader,
    wrong: &mut Mistakes,
) -> Option<NaiveDate> {
    let text = text?;
    let date = wrong.value(flag, Some(reader.date(text)))?;
    if date <= reader.today {
        return Some(date);
    }
    if Day::find(text).is_some() {
        return date.checked_sub_days(Days::new(7));
    }
    // Without its year the last such day is meant, not the next one.
    let a_year_ago = reader.today.checked_sub_days(Days::new(365)).unwrap_or_default();
    if let Ok(date) = reader.date_from(text, a_year_ago)
        && date <= reader.today
    {
        return Some(date);
    }
    let message = format!("{flag}: {date} is yet to come");
    wrong.add(message, Some("the journal holds what has been".into()));
    None
}

fn score(flag: &str, text: Option<&str>, wrong: &mut Mistakes) -> Option<u32> {
    let text = text?;
    let number = text.trim().strip_suffix("/10").unwrap_or(text.trim()).trim().parse().ok();
    if number.is_none_or(|number: u32| number > MOST) {
        let message = format!("{flag}: 0 to {MOST}, not `{}`", shown(text));
        wrong.add(message, Some("0 is none, 10 the most there can be".into()));
        return None;
    }
    number
}

fn minutes(text: &str) -> Result<u32, Unknown> {
    let number = text.trim().parse().ok().or_else(|| unit::minutes(&text.trim().to_lowercase()));
    number.filter(|minutes| *minutes <= DAY).map(|minutes| minutes * 60).ok_or_else(|| Unknown {
        message: format!("`{}` is no number of minutes", shown(text)),
        help: Some("write it like 25 or 25min".into()),
    })
}

/// Says that a session is none of the plan's: it is logged, and counts apart.
fn say_unplanned(plan: &Plan, said: &str) {
    let titles = plan.sessions().map(|(_, session)| (session.title.as_str(), &session.title));
    let near = slipped(said, titles).map(|title| format!("; {}", did_you_mean(title)));
    terminal::note(&format!(
        "no session of the plan is called `{}`: it counts apart{}",
        shown(said),
        near.unwrap_or_default()
    ));
}

/// The plan that sessions are taken from: that of a file, or the current one where there is one.
pub fn plan(
    path: Option<&Path>,
    reader: &Reader,
    wrong: &mut Mistakes,
) -> Result<Option<Plan>, Failure> {
    let (catalogue, today) = (reader.catalogue, reader.today);
    let read = if let Some(path) = path {
        filed::read(path, catalogue, today, wrong)
    } else {
        let home = Home::find()?;
        if saved::current(&home)?.is_none() {
            return Ok(None);
        }
        saved::read(&home, (catalogue, today), wrong)?
    };
    Ok(read.map(|read| read.plan))
}

impl Said {
    /// Understands the flags.
    pub fn read(entry: &Entry, reader: &Reader, wrong: &mut Mistakes) -> Option<Self> {
        let before = wrong.count();
        let text = |text: &Option<String>, longest| {
            text.as_deref().map(|text| {
                if is_blank(text) {
                    return Err(Unknown::with(
                        "it says nothing",
                        "leave it out, or write something",
                    ));
                }
                visible(text, "\n", longest)
            })
        };
        let said = Self {
            session: wrong.value("--session", text(&entry.session, LONGEST_TITLE)),
            date: day("--date", entry.date.as_deref(), reader, wrong),
            status: wrong.value("--status", entry.status.as_deref().map(Status::parse)),
            seconds: wrong.value("--minutes", entry.minutes.as_deref().map(minutes)),
            before: score("--pain-before", entry.pain_before.as_deref(), wrong),
            pain: score("--pain", entry.pain.as_deref(), wrong),
            effort: score("--effort", entry.effort.as_deref(), wrong),
            items: entry.item.iter().filter_map(|text| item::read(text, reader, wrong)).collect(),
            next_day: score("--next-day", entry.next_day.as_deref(), wrong),
            note: wrong.value("--note", text(&entry.note, LONGEST_NOTE)),
        };
        if entry.next_day.is_some() {
            entry.only(&["--next-day", "--date"], "a morning after", wrong);
        }
        (wrong.count() == before).then_some(said)
    }

    /// The records that it makes.
    pub fn records(
        self,
        plan: Option<&Plan>,
        journal: &Journal,
        reader: &Reader,
        wrong: &mut Mistakes,
    ) -> Option<Vec<What>> {
        if let Some(pain) = self.next_day {
            return Some(vec![self.morning(pain, journal, reader, wrong)?]);
        }
        let date = self.date.unwrap_or(reader.today);
        let of_session = self.session.is_some()
            || self.status.is_some()
            || [self.seconds, self.before, self.pain, self.effort].iter().any(Option::is_some);
        if let Some(note) = self.note.as_ref().filter(|_| !of_session && self.items.is_empty()) {
            return Some(vec![What::Note(Note { date, note: note.clone() })]);
        }
        let planned = plan.and_then(|plan| self.planned(plan, date));
        if let (Some(plan), Some(said), None) = (plan, &self.session, planned) {
            say_unplanned(plan, said);
        }
        let title =
            planned.map(|(session, _)| session.title.to_string()).or_else(|| self.session.clone());
        let start = planned.and_then(|_| plan.map(|plan| plan.profile.start));
        let items = self.items.iter().map(|set| {
            set.item(date, start, title.as_deref(), planned.map(|(session, _)| session))
        });
        let mut records: Vec<What> = items.map(What::Item).collect();
        if of_session || records.is_empty() || self.note.is_some() {
            let Some(session) = title else {
                let help = "name it: --session \"Strength A\"".to_owned();
                wrong.add(format!("no plan holds a session on {date}"), Some(help));
                return None;
            };
            records.push(What::Session(record::Session {
                date,
                plan: start,
                session,
                status: self.status.unwrap_or(Status::Done),
                seconds: self.seconds,
                before: self.before,
                pain: self.pain,
                effort: self.effort,
                note: self.note,
            }));
        }
        Some(records)
    }

    /// The session of a plan that is meant, and whether it is of that day: the one of the title,
    /// else that of the day.
    fn planned<'p>(&self, plan: &'p Plan, date: NaiveDate) -> Option<(&'p Session, bool)> {
        let today = match plan.on(date)? {
            Today::Day(_, day) => &day.sessions[..],
            _ => &[],
        };
        let Some(title) = self.session.as_deref().map(plain) else {
            let strength = today.iter().find(|session| session.is_strength());
            return strength.or(today.first()).map(|session| (session, true));
        };
        let called = |session: &&Session| plain(&session.title) == title;
        let here = today.iter().find(called).map(|session| (session, true));
        // Done on another day it is still the plan's.
        here.or_else(|| {
            plan.sessions().map(|(_, session)| session).find(called).map(|session| (session, false))
        })
    }

    fn morning(
        &self,
        pain: u32,
        journal: &Journal,
        reader: &Reader,
        wrong: &mut Mistakes,
    ) -> Option<What> {
        let today = reader.today;
        let Some(date) = self.date.or_else(|| trained(journal, today)) else {
            let message = "no session of the last two days is in the journal".to_owned();
            let help = "log it first, or name the day that was trained on: --date yesterday";
            wrong.add(message, Some(help.into()));
            return None;
        };
        let days = (today - date).num_days();
        let Some(days) = u32::try_from(days).ok().filter(|days| (1..=2).contains(days)) else {
            let message = format!("--next-day: {date} was {days} days ago");
            let help = "the answer counts of the two mornings after; --date names the day that was trained on";
            wrong.add(message, Some(help.into()));
            return None;
        };
        Some(What::NextDay(NextDay { date, days, pain }))
    }

    /// A record with what is said in the place of what was.
    pub fn mend(&self, what: &What, entry: &Entry, wrong: &mut Mistakes) -> Option<What> {
        let of = |kind: Kind| match kind {
            Kind::Item => {
                (&["--item", "--date", "--session", "--pain", "--effort"][..], "an exercise")
            }
            Kind::Session => (
                &[
                    "--session",
                    "--date",
                    "--status",
                    "--minutes",
                    "--pain-before",
                    "--pain",
                    "--effort",
                    "--note",
                ][..],
                "a session",
            ),
            Kind::NextDay => (&["--next-day", "--date"][..], "a morning after"),
            Kind::Measure => (&["--date", "--pain"][..], "a measure"),
            Kind::Note | Kind::Removed => (&["--note", "--date"][..], "a note"),
        };
        let (flags, why) = of(what.kind());
        if !entry.only(flags, why, wrong) {
            return None;
        }
        let mut what = what.clone();
        match &mut what {
            What::Item(item) => {
                if let Some(set) = self.items.first().filter(|_| self.items.len() == 1) {
                    set.put_into(item);
                } else if !self.items.is_empty() {
                    wrong.push(Mistake::said("--item: a record holds one exercise".into()));
                    return None;
                }
                put(&mut item.date, self.date);
                item.session = self.session.clone().or(item.session.take());
                item.pain = self.pain.or(item.pain);
                item.effort = self.effort.or(item.effort);
            }
            What::Session(session) => {
                put(&mut session.date, self.date);
                put(&mut session.session, self.session.clone());
                put(&mut session.status, self.status);
                session.seconds = self.seconds.or(session.seconds);
                session.before = self.before.or(session.before);
                session.pain = self.pain.or(session.pain);
                session.effort = self.effort.or(session.effort);
                session.note = self.note.clone().or(session.note.take());
            }
            What::NextDay(next) => {
                put(&mut next.date, self.date);
                put(&mut next.pain, self.next_day);
            }
            What::Measure(measure) => {
                put(&mut measure.date, self.date);
                measure.pain = self.pain.or(measure.pain);
            }
            What::Note(note) => {
                put(&mut note.date, self.date);
                put(&mut note.note, self.note.clone());
            }
            What::Removed {} => {}
        }
        Some(what)
    }
}

fn put<T>(place: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *place = said;
    }
}
