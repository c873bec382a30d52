//! What a journal says of some weeks: how much of what was planned was done, how it felt, how far
//! exercises went up.
//!
//! Pure: a function of the history, of what was planned, and of the days between which to look.

mod climb;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::Serialize;

use self::climb::Climber;
use super::measure::{self, Series, Tenths};
use super::record::{self, Light, Record, Status, What};
use crate::catalogue::Catalogue;
use crate::text::vocabulary::vocabulary;

pub use self::climb::{Climb, Place};

/// The name and number of the data.
pub const SCHEMA: &str = "backplan/progress/1";

/// Weeks that are shown one by one; of more the months are.
const MOST_WEEKS: i64 = 26;

vocabulary! {
    /// What is counted together.
    pub enum Unit ("unit") {
        /// Monday to Sunday.
        Week = "week",
        /// A month of the calendar: the weeks whose Mondays lie in it.
        Month = "month",
    }
}

/// What was planned.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The sessions, by their days.
    pub sessions: Vec<PlannedSession>,
    /// The title of the few minutes of movement on days between, which are counted by themselves.
    pub daily: &'static str,
}

/// A session of a plan.
#[derive(Clone, Debug)]
pub struct PlannedSession {
    /// Its day.
    pub date: NaiveDate,
    /// Its title.
    pub title: String,
}

/// What a journal says of some weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress {
    /// `backplan/progress/1`.
    pub schema: &'static str,
    /// The first day that is looked at.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The first day of which a plan says what was planned; before it what was logged counts as
    /// planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_from: Option<NaiveDate>,
    /// What the entries of `periods` are.
    pub unit: Unit,
    /// The weeks or months, in order.
    pub periods: Vec<Period>,
    /// All of them together.
    pub total: Counts,
    /// How far up exercises went, by what they train.
    pub climbs: Vec<Climb>,
    /// What was measured up to the last day, from the first time on.
    pub measures: Vec<Series>,
}

/// A week or a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Period {
    /// Its first day.
    pub start: NaiveDate,
    /// What was done in it.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What was done, and how it felt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// Sessions that were planned up to today, the daily ones apart.
    pub planned: u32,
    /// Sessions that were done, in part or as a whole, the daily ones apart.
    pub done: u32,
    /// Those of them that were done in part.
    pub partly: u32,
    /// Sessions that were logged as left out.
    pub skipped: u32,
    /// Planned sessions that were done: as many as were planned at most, week by week.
    pub kept: u32,
    /// Daily sessions that were done.
    pub daily: u32,
    /// How long all sessions took, as far as it was logged.
    pub seconds: u32,
    /// Pain during sessions.
    pub during: Felt,
    /// Pain on mornings after.
    pub after: Felt,
}

/// Answers from 0 to 10.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Felt {
    /// How many.
    pub answers: u32,
    #[serde(skip)]
    sum: u32,
    /// Their mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    pub mean: Option<Tenths>,
    /// The highest one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest: Option<u32>,
    /// How many were 6 or more: too much by the plan's pain rule.
    pub too_much: u32,
}

impl Felt {
    fn add(&mut self, pain: u32) {
        self.answers += 1;
        self.sum += pain;
        self.mean = Tenths::mean(self.sum, self.answers);
        self.highest = self.highest.max(Some(pain));
        self.too_much += u32::from(Light::of(pain) == Light::Red);
    }

    fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        self.sum += other.sum;
        self.mean = Tenths::mean(self.sum, self.answers);
        self.highest = self.highest.max(other.highest);
        self.too_much += other.too_much;
    }
}

impl Counts {
    /// How much of what was planned was done, in per cent; none where nothing was planned.
    pub fn per_cent(&self) -> Option<u32> {
        (self.kept * 200 + self.planned).checked_div(self.planned * 2)
    }

    fn join(&mut self, other: &Self) {
        self.planned += other.planned;
        self.done += other.done;
        self.partly += other.partly;
        self.skipped += other.skipped;
        self.kept += other.kept;
        self.daily += other.daily;
        self.seconds = self.seconds.saturating_add(other.seconds);
        self.during.join(&other.during);
        self.after.join(&other.after);
    }
}

/// A session by its day and title.
type Key<'j> = (NaiveDate, &'j str);

/// What is known of a session from its own record and from those of its items.
#[derive(Default)]
struct Known {
    status: Option<Status>,
    seconds: u32,
    pain: Option<u32>,
    pain_of_items: Option<u32>,
}

/// The first day of which a journal says anything; none where it is empty.
pub fn first_day(history: &[&Record]) -> Option<NaiveDate> {
    history.first().and_then(|record| record.what.date())
}

/// What a history says of the days from one to another.
pub fn progress(
    history: &[&Record],
    planned: &Planned,
    (from, to): (NaiveDate, NaiveDate),
    (catalogue, today): (&Catalogue, NaiveDate),
) -> Progress {
    let within = |date: NaiveDate| (from..=to).contains(&date);
    let known = sessions(history, within);
    let mut weeks: BTreeMap<NaiveDate, Counts> = BTreeMap::new();
    let daily = planned.daily;
    for ((date, title), known) in &known {
        let counts = weeks.entry(monday(*date)).or_default();
        let of_plan = planned.sessions.iter().any(|session| session.title == *title);
        let beside = planned.sessions.first().is_some_and(|first| *date >= first.date) && !of_plan;
        count(counts, known, *title == daily || beside);
    }
    for record in history {
        if let What::NextDay(next) = &record.what
            && within(next.date)
        {
            weeks.entry(monday(next.date)).or_default().after.add(next.pain);
        }
    }
    let planned_from = planned.sessions.first().map(|first| first.date);
    let is_logged =
        |session: &PlannedSession| known.contains_key(&(session.date, session.title.as_str()));
    for session in
        planned.sessions.iter().filter(|session| within(session.date) && session.title != daily)
    {
        // What is planned for today may still be done.
        if session.date < today || session.date == today && is_logged(session) {
            weeks.entry(monday(session.date)).or_default().planned += 1;
        }
    }
    for (start, counts) in &mut weeks {
        // Of weeks without a plan what was logged is all that is known.
        if planned_from.is_none_or(|first| *start + Days::new(6) < first) || counts.planned == 0 {
            counts.planned = counts.done + counts.skipped;
        }
        counts.kept = counts.done.min(counts.planned);
    }
    let unit = unit(from, to);
    let mut periods: Vec<Period> =
        starts(from, to, unit).map(|start| Period { start, counts: Counts::default() }).collect();
    for (start, counts) in &weeks {
        let start = unit.start((*start).max(from));
        if let Ok(place) = periods.binary_search_by_key(&start, |period| period.start) {
            periods[place].counts.join(counts);
        }
    }
    let mut total = Counts::default();
    for period in &periods {
        total.join(&period.counts);
    }
    let mut climber = Climber::new(catalogue);
    for record in history {
        if let What::Item(item) = &record.what
            && within(item.date)
        {
            climber.add(item, unit.start(item.date));
        }
    }
    let starts: Vec<NaiveDate> = periods.iter().map(|period| period.start).collect();
    // What changed is seen from the first measure on, however long ago that was.
    let until = history.partition_point(|record| record.what.date() <= Some(to));
    Progress {
        schema: SCHEMA,
        from,
        to,
        planned_from,
        unit,
        periods,
        total,
        climbs: climber.climbs(&starts),
        measures: measure::series(&history[..until]),
    }
}

/// The sessions of some days. What has records of its items alone was begun and not ended.
fn sessions<'j>(
    history: &[&'j Record],
    within: impl Fn(NaiveDate) -> bool,
) -> BTreeMap<Key<'j>, Known> {
    let mut all: BTreeMap<Key, Known> = BTreeMap::new();
    for record in history {
        match &record.what {
            What::Session(session) if within(session.date) => {
                let known = all.entry((session.date, session.session.as_str())).or_default();
                known.status = Some(session.status);
                known.seconds = known.seconds.max(session.seconds.unwrap_or(0));
                known.pain = session.pain.or(known.pain);
            }
            What::Item(record::Item { date, session: Some(title), pain, done, .. })
                if within(*date) && !done.sets().is_empty() =>
            {
                let known = all.entry((*date, title.as_str())).or_default();
                known.pain_of_items = known.pain_of_items.max(*pain);
            }
            _ => {}
        }
    }
    all
}

fn count(counts: &mut Counts, known: &Known, is_daily: bool) {
    let status = known.status.unwrap_or(Status::Partly);
    if status == Status::Skipped {
        counts.skipped += u32::from(!is_daily);
        return;
    }
    counts.seconds = counts.seconds.saturating_add(known.seconds);
    if is_daily {
        counts.daily += 1;
    } else {
        counts.done += 1;
        counts.partly += u32::from(status == Status::Partly);
    }
    if let Some(pain) = known.pain.or(known.pain_of_items) {
        counts.during.add(pain);
    }
}

/// The Monday of a week.
fn monday(date: NaiveDate) -> NaiveDate {
    let days = date.weekday().num_days_from_monday();
    date.checked_sub_days(Days::new(days.into())).unwrap_or(date)
}

fn unit(from: NaiveDate, to: NaiveDate) -> Unit {
    let weeks = (monday(to) - monday(from)).num_weeks() + 1;
    if weeks > MOST_WEEKS { Unit::Month } else { Unit::Week }
}

impl Unit {
    /// The first day of the week or month of a day.
    fn start(self, date: NaiveDate) -> NaiveDate {
        match self {
            Self::Week => monday(date),
            Self::Month => date.with_day(1).unwrap_or(date),
        }
    }
}

/// The weeks or months from one day to another.
fn starts(from: NaiveDate, to: NaiveDate, unit: Unit) -> impl Iterator<Item = NaiveDate> {
    let next = move |start: &NaiveDate| match unit {
        Unit::Week => start.checked_add_days(Days::new(7)),
        Unit::Month => start.checked_add_months(Months::new(1)),
    };
    std::iter::successors(Some(unit.start(from)), next).take_while(move |start| *start <= to)
}
