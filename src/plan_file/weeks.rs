//! The weeks of a plan file laid on the calendar: seven days each, in order, whatever the file
//! lists.

use chrono::{Days, NaiveDate};

use crate::person::profile::{Day, WEEKS, full_date};
use crate::plan::{PlanDay, Session, SessionKind, Status, Walk, Week, WeekKind};
use crate::plan_file::remarks::Remarks;
use crate::plan_file::session::{Reading, exercises};
use crate::rules::Context;
use crate::rules::weeks::theme;
use crate::text::document::{Span, Spanned, Table, Value};
use crate::text::id::Text;
use crate::text::problem::Problem;

/// The most weeks that are read: as many as a plan may cover.
pub(super) const MOST_WEEKS: usize = *WEEKS.end() as usize;
/// More sessions in a day than anybody has, even of gentle movement.
const MOST_SESSIONS: usize = 6;
/// Days of a week.
const WEEK: u64 = 7;

/// The plan's first day by its dates: the first date of the first week that has any, less the weeks
/// before it.
pub(super) fn first_day(weeks: &[Spanned<Value>]) -> Option<NaiveDate> {
    let date = |day: &Spanned<Value>| full_date(day.value.get("date")?.words()?).ok();
    let dates = |week: &Value| week.get("days")?.list().iter().filter_map(date).min();
    let (before, first) = (0..)
        .zip(weeks.iter().take(MOST_WEEKS))
        .find_map(|(before, week)| Some((before, dates(&week.value)?)))?;
    first.checked_sub_days(Days::new(WEEK * before))
}

/// The weeks of a plan that begins at a date.
pub(super) fn weeks(
    table: &Table,
    start: NaiveDate,
    context: Context,
    remarks: &mut Remarks,
) -> Vec<Week> {
    table.first("weeks", MOST_WEEKS, "weeks");
    let mut reading =
        Reading { context, week: 0, exercises: exercises(context.catalogue), remarks };
    table.tables("weeks", "week", |table| {
        let ahead = Days::new(WEEK * u64::from(reading.week));
        reading.week += 1;
        let last = reading.context.training;
        reading.context = context.in_week(reading.week);
        reading.context.training = training(table, reading.week, last);
        week(table, start.checked_add_days(ahead).unwrap_or(start), &mut reading)
    })
}

/// One week; days that the file does not list are empty.
fn week(table: &Table, first: NaiveDate, reading: &mut Reading) -> Week {
    let number = reading.week;
    let stated = table.number("number", 0..=u32::MAX, "");
    if let Some(stated) = stated.filter(|stated| stated.value != number) {
        let message = format!("week {number} is numbered {}", stated.value);
        let help = "weeks count from 1 without gaps; the number may be left out";
        table.report(Problem::at(stated.span, message).help(help));
    }
    let kind = table.word("kind").map_or(WeekKind::Build, |kind| kind.value);
    let mut slots: [Option<Vec<Session>>; 7] = Default::default();
    let mut index = 0;
    table.tables("days", "day", |table| {
        let at = At { week: number, first, index };
        index += 1;
        let place = day_place(table);
        let ahead = ahead(table, &at, &place);
        // Days that fit nowhere are read all the same, for the mistakes in them.
        let sessions = sessions(table, reading);
        match ahead.and_then(|ahead| slots.get_mut(ahead)) {
            Some(slot) if slot.is_none() => *slot = Some(sessions),
            Some(_) => {
                let message = format!("this day comes twice in week {number}");
                table.report(Problem::at(place, message));
            }
            None => {}
        }
    });
    let days = (0..WEEK).zip(slots).map(|(ahead, sessions)| {
        let date = first.checked_add_days(Days::new(ahead)).unwrap_or(first);
        PlanDay { date, weekday: Day::of(date), sessions: sessions.unwrap_or_default() }
    });
    let mut days: Vec<PlanDay> = days.collect();
    entitle(&mut days);
    let training = reading.context.training;
    let builds = reading.context.status == Status::Plan;
    let week = Week {
        number,
        training: (training != number).then_some(training),
        kind,
        level: builds.then(|| reading.context.level()),
        theme: theme(reading.context),
        walk: walk(table),
        days,
    };
    let (level, theme) = (table.word("level"), table.word("theme"));
    let other = level.is_some_and(|level| Some(level.value) != week.level)
        || theme.is_some_and(|theme| Some(theme.value) != week.theme);
    reading.remarks.weeks += u32::from(other);
    week
}

/// The walking of a week, as it is written.
fn walk(table: &Table) -> Option<Walk> {
    let walk = table.table("walk", "walk", |walk| {
        let number = |key, most| walk.number(key, 1..=most, "").map(|number| number.value);
        let (days, minutes, times) =
            (number("days", 7), number("minutes", 120), number("times", 6));
        Some(Walk { days: days?, minutes: minutes?, times: times.unwrap_or(1) })
    });
    walk.flatten()
}

/// The week of training that a week is; it goes on by one at most after the `last`.
fn training(table: &Table, number: u32, last: u32) -> u32 {
    let most = number.min(last + 1);
    let stated = table.number("training", 0..=u32::MAX, "");
    let (training, at) =
        stated.map_or_else(|| (number, table.span()), |stated| (stated.value, stated.span));
    if !(1..=most).contains(&training) {
        let message = format!("week {number} is week {training} of training");
        let help =
            format!("training goes on by one week at most: write `training` from 1 to {most}");
        table.report(Problem::at(at, message).help(help));
    }
    training.clamp(1, most)
}

/// Gives sessions without a title the usual one: "Strength A", "Strength B" in the order of the
/// week, the others by their kind.
fn entitle(days: &mut [PlanDay]) {
    let mut letters = (b'A'..=b'Z').cycle();
    for session in days.iter_mut().flat_map(|day| &mut day.sessions) {
        let usual = match session.kind {
            SessionKind::Daily | SessionKind::Relief => Text::fixed(session.kind.title()),
            SessionKind::Strength => {
                let letter = letters.next().map(char::from).unwrap_or_default();
                Text::from(format!("{} {letter}", session.kind.title()))
            }
        };
        if session.title.is_empty() {
            session.title = usual;
        }
    }
}

fn sessions(table: &Table, reading: &mut Reading) -> Vec<Session> {
    table.first("sessions", MOST_SESSIONS, "sessions in a day");
    table.tables("sessions", "session", |table| reading.session(table))
}

/// The week that a day belongs to, and the day's number in the list.
struct At {
    week: u32,
    first: NaiveDate,
    index: usize,
}

/// Where a day stands: its date, or its weekday.
fn day_place(table: &Table) -> Span {
    let place = |key: &'static str| table.value_place(key).filter(|_| table.has(key));
    place("date").or_else(|| place("weekday")).unwrap_or_else(|| table.span())
}

/// How many days after the week's first a listed day is; none when that can't be told or is outside
/// the week, which is reported.
fn ahead(table: &Table, at: &At, place: &Span) -> Option<usize> {
    let weekday = table.word::<Day>("weekday");
    if !table.has("date") {
        return match weekday {
            Some(weekday) => Some((7 + weekday.value as usize - Day::of(at.first) as usize) % 7),
            None if table.has("weekday") => None,
            None => by_position(table, at),
        };
    }
    let text = table.date_or_text("date")?;
    let read = full_date(text.value);
    let date = read.map_err(|unknown| table.report(Problem::unknown(text.span, unknown))).ok()?;
    if let Some(stated) = weekday.filter(|stated| stated.value != Day::of(date)) {
        let message = format!("{date} is a {}, not `{}`", Day::of(date).name(), stated.value);
        let help = "leave the weekday out, or mend the date";
        table.report(Problem::at(stated.span, message).help(help));
    }
    within(date, table, at, place)
}

fn by_position(table: &Table, at: &At) -> Option<usize> {
    if at.index >= 7 {
        let message = format!("week {} lists more than seven days", at.week);
        table.report(Problem::at(table.span(), message));
        return None;
    }
    Some(at.index)
}

fn within(date: NaiveDate, table: &Table, at: &At, place: &Span) -> Option<usize> {
    let ahead = usize::try_from((date - at.first).num_days()).ok().filter(|ahead| *ahead < 7);
    if ahead.is_none() {
        let last = at.first.checked_add_days(Days::new(WEEK - 1)).unwrap_or(at.first);
        let message = format!("{date} is outside week {}, {} to {last}", at.week, at.first);
        table.report(Problem::at(place.clone(), message));
    }
    ahead
}
