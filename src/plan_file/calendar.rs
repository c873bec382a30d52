//! The weeks of a plan file laid on the calendar: seven days each, in order, whatever the file
//! lists.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use crate::person::profile::{Day, WEEKS};
use crate::plan::{PlanDay, Session, Week, WeekKind};
use crate::plan_file::place::{Findings, Path};
use crate::plan_file::raw::{RawDay, RawWeek};
use crate::plan_file::work::{Reading, few};

/// More sessions in a day than anybody has, even of gentle movement.
const MOST_SESSIONS: usize = 6;
/// Days of a week.
const WEEK: u64 = 7;

/// Takes at most as many weeks as a plan may cover; more are noted.
pub(super) fn weeks_within_reach<'t>(
    mut weeks: Vec<RawWeek<'t>>,
    found: &mut Findings<'t>,
) -> Vec<RawWeek<'t>> {
    let most = *WEEKS.end() as usize;
    few(weeks.len(), most, "weeks", None, Path::default(), found);
    weeks.truncate(most);
    weeks
}

/// The plan's first day by its dates: the first date of the first week that has any, less the weeks
/// before it.
pub(super) fn first_day(weeks: &[RawWeek]) -> Option<NaiveDate> {
    let dates =
        |week: &RawWeek| week.days.iter().filter_map(|day| parse(&day.date.as_ref()?.0.0)).min();
    let (before, first) =
        (0..).zip(weeks).find_map(|(before, week)| Some((before, dates(week)?)))?;
    first.checked_sub_days(Days::new(WEEK * before))
}

fn parse(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text)
}

/// One week, counted from 0; days that the file does not list are empty.
pub(super) fn week<'t>(
    raw: RawWeek<'t>,
    index: usize,
    start: NaiveDate,
    reading: &mut Reading,
    found: &mut Findings<'t>,
) -> Week {
    let path = Path::default().into("weeks", index);
    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
    if let Some(stated) = raw.number.filter(|stated| *stated != number) {
        let help = "weeks count from 1 without gaps; the number may be left out".to_owned();
        found.add(
            found.number_place("number", stated, 0),
            path,
            &format!("week {number} is numbered {stated}"),
            Some(help),
        );
    }
    let kind = found.word_or(raw.kind.as_ref(), path, WeekKind::Build);
    let training = training(raw.training, (number, reading.context.training), path, found);
    reading.context = reading.context.in_week(number).in_training(training);
    reading.strength = 0;
    let first = start.checked_add_days(Days::new(WEEK * index as u64)).unwrap_or(start);
    let (slots, lost) = placed(raw.days, first, number, path, found);
    let days = (0..WEEK).zip(slots).map(|(ahead, slot)| {
        let date = first.checked_add_days(Days::new(ahead)).unwrap_or(first);
        let sessions =
            slot.map_or_else(Vec::new, |(raw, path)| sessions(raw, path, reading, found));
        PlanDay { date, weekday: Day::of(date), sessions }
    });
    let days = days.collect();
    // Days that fit nowhere are read all the same, for the mistakes in them.
    for (raw, path) in lost {
        sessions(raw, path, reading, found);
    }
    Week { number, training: (training != number).then_some(training), kind, days }
}

/// The week of training that a week is; it goes on by one at most after the `last`.
fn training(
    stated: Option<u32>,
    (number, last): (u32, u32),
    path: Path,
    found: &mut Findings,
) -> u32 {
    let (training, most) = (stated.unwrap_or(number), number.min(last + 1));
    if !(1..=most).contains(&training) {
        found.add(
            found.number_place("training", training, 0),
            path,
            &format!("week {number} is week {training} of training"),
            Some(format!(
                "training goes on by one week at most: write `training` from 1 to {most}"
            )),
        );
    }
    training.clamp(1, most)
}

fn sessions<'t>(
    raw: RawDay<'t>,
    path: Path,
    reading: &mut Reading,
    found: &mut Findings<'t>,
) -> Vec<Session> {
    let at = raw.weekday.as_ref().and_then(|weekday| found.place(weekday));
    few(raw.sessions.len(), MOST_SESSIONS, "sessions in a day", at, path, found);
    let sessions = (0..MOST_SESSIONS).zip(raw.sessions);
    sessions
        .map(|(index, session)| reading.session(session, path.into("sessions", index), found))
        .collect()
}

/// The week that a day belongs to, and where the day stands.
struct Frame {
    number: u32,
    first: NaiveDate,
    path: Path,
    at: Option<Range<usize>>,
}

type Listed<'t> = (RawDay<'t>, Path);
type Slots<'t> = [Option<Listed<'t>>; 7];

/// The listed days in their places in the week, and those that fit nowhere.
fn placed<'t>(
    days: Vec<RawDay<'t>>,
    first: NaiveDate,
    week: u32,
    path: Path,
    found: &mut Findings<'t>,
) -> (Slots<'t>, Vec<Listed<'t>>) {
    let mut slots: Slots = Default::default();
    let mut lost = Vec::new();
    for (index, day) in days.into_iter().enumerate() {
        let path = path.into("days", index);
        let at = day_place(&day, found);
        let slot = ahead(&day, index, &Frame { number: week, first, path, at: at.clone() }, found)
            .and_then(|ahead| slots.get_mut(ahead));
        match slot {
            Some(slot) if slot.is_none() => *slot = Some((day, path)),
            Some(_) => {
                found.add(at, path, &format!("this day comes twice in week {week}"), None);
                lost.push((day, path));
            }
            None => lost.push((day, path)),
        }
    }
    (slots, lost)
}

/// Where a day stands: its date, or its weekday.
fn day_place(day: &RawDay, found: &mut Findings) -> Option<Range<usize>> {
    match (&day.date, &day.weekday) {
        (Some(date), _) => found.date_place("date", date),
        (None, Some(weekday)) => found.place(weekday),
        (None, None) => None,
    }
}

/// How many days after the week's first a listed day is; none when that can't be told or is outside
/// the week, which is noted.
fn ahead(day: &RawDay, index: usize, week: &Frame, found: &mut Findings) -> Option<usize> {
    let weekday = day.weekday.as_ref().map(|said| (said, found.word::<Day>(said, week.path)));
    let Some(said) = &day.date else {
        return match weekday {
            Some((_, weekday)) => Some((7 + weekday? as usize - Day::of(week.first) as usize) % 7),
            None => by_position(index, week, found),
        };
    };
    let Some(date) = parse(&said.0.0) else {
        let message = format!("`{}` is no date", crate::text::printable::shown(&said.0.0));
        found.add(
            week.at.clone(),
            week.path,
            &message,
            Some("write a date like `2026-11-23`".to_owned()),
        );
        return None;
    };
    if let Some((said, Some(stated))) = weekday
        && stated != Day::of(date)
    {
        let help = "leave the weekday out, or mend the date".to_owned();
        let message = format!("{date} is a {}, not `{stated}`", Day::of(date).name());
        found.add(found.place(said), week.path, &message, Some(help));
    }
    within(date, week, found)
}

fn by_position(index: usize, week: &Frame, found: &mut Findings) -> Option<usize> {
    if index >= 7 {
        found.add(
            None,
            week.path,
            &format!("week {} lists more than seven days", week.number),
            None,
        );
        return None;
    }
    Some(index)
}

fn within(date: NaiveDate, week: &Frame, found: &mut Findings) -> Option<usize> {
    let ahead = usize::try_from((date - week.first).num_days()).ok().filter(|ahead| *ahead < 7);
    if ahead.is_none() {
        let last = week.first.checked_add_days(Days::new(WEEK - 1)).unwrap_or(week.first);
        let message = format!("{date} is outside week {}, {} to {last}", week.number, week.first);
        found.add(week.at.clone(), week.path, &message, None);
    }
    ahead
}
