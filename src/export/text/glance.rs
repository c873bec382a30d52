//! Weeks at a glance: a table of seven days, or a calendar of many weeks.

use crate::export::say::date::{short_date, short_day};
use crate::export::say::session::{min, names, repeated};
use crate::export::say::week::{lighter, on, sign, signs, weekdays};
use crate::person::profile::Day;
use crate::plan::{PlanDay, Session, Week};
use crate::text::page::{FAINT, PLAIN, Page, width};
use crate::text::vocabulary::Vocabulary;

/// Columns of an aligned short date.
const DATE: usize = 10;
/// Columns of a short date without its weekday.
const SHORT_DATE: usize = 6;
/// Columns between two columns.
const GAP: usize = 2;
/// Fewer columns than this are too few for a list of exercises: it moves below.
const LEAST_LIST: usize = 30;

/// Writes a line or two for each day: date, session, minutes, exercises.
pub fn week(page: &mut Page, week: &Week) {
    let titles =
        week.sessions().map(|(_, session)| width(&page.plain(&session.title))).max().unwrap_or(0);
    let takes = week.sessions().map(|(_, session)| min(session.seconds).len()).max().unwrap_or(0);
    let title = page.margin + DATE + GAP;
    let list = title + titles + GAP + takes + GAP;
    let list = (list + LEAST_LIST <= page.width).then_some(list);
    for (index, day) in week.days.iter().enumerate() {
        if day.sessions.is_empty() {
            date(page, day);
            page.put_in(FAINT, "rest");
            page.end();
        }
        for session in &day.sessions {
            date(page, day);
            let before = repeated(session, &week.days[..index], false);
            match list {
                Some(list) => beside(page, session, before, list),
                None => below(page, session, before),
            }
        }
    }
}

fn date(page: &mut Page, day: &PlanDay) {
    page.tab(page.margin);
    page.put(&format!("{} {}", day.weekday.short(), short_date(day.date)));
    page.tab(page.margin + DATE + GAP);
}

/// Title, minutes, exercises on one line; the exercises from column `list` on.
fn beside(page: &mut Page, session: &Session, before: Option<&PlanDay>, list: usize) {
    let takes = min(session.seconds);
    let title = page.plain(&session.title);
    page.put(&title);
    page.tab(list - GAP - takes.len());
    page.put(&takes);
    exercises(page, session, before, list);
}

/// Title and minutes on one line where they fit, exercises below.
fn below(page: &mut Page, session: &Session, before: Option<&PlanDay>) {
    let takes = min(session.seconds);
    let title = page.plain(&session.title);
    let fits = page.column() + width(&title) + 1 + takes.len() <= page.width;
    if fits {
        page.put(&title);
    }
    page.tab(page.width - takes.len());
    page.put(&takes);
    page.end();
    let indent = page.margin + GAP;
    if !fits {
        page.prose(PLAIN, indent, &title);
    }
    exercises(page, session, before, indent);
}

fn exercises(page: &mut Page, session: &Session, before: Option<&PlanDay>, indent: usize) {
    if let Some(before) = before {
        return page.prose(FAINT, indent, &format!("as on {}", short_day(before)));
    }
    let names: Vec<_> = names(session).map(|name| page.plain(name)).collect();
    if !names.is_empty() {
        page.pieces(indent, names);
    } else if page.column() > 0 {
        page.end();
    }
}

/// Columns of a day in the calendar: a sign for the session and its minutes.
const CELL: usize = 4;
/// Columns of a week's number and the sign of a lighter week.
const NUMBER: usize = 3;

/// Writes a line for each week and a column for each weekday.
pub fn calendar(page: &mut Page, weeks: &[Week]) {
    page.heading(&format!("{} weeks at a glance", weeks.len()));
    let Some(weekdays) = weekdays(weeks) else { return };
    let number_end = page.margin + NUMBER;
    let date_end = number_end + 1 + SHORT_DATE;
    let dates = date_end + Day::ALL.len() * (3 + CELL) <= page.width;
    let (start, gap) = if dates { (date_end, 3) } else { (number_end, 1) };
    let at = |column: usize| start + gap + column * (CELL + gap);
    for (column, weekday) in weekdays.clone().enumerate() {
        page.tab(at(column) + 1);
        page.put_in(FAINT, weekday.short());
    }
    page.end();
    for week in weeks {
        number(page, week, dates);
        for (column, weekday) in weekdays.clone().enumerate() {
            if let Some(cell) = cell(page, week, weekday) {
                page.tab(at(column));
                page.put(&cell);
            }
        }
        page.end();
    }
    key(page, weeks);
}

/// Which week it is, from when, and whether it is a lighter one.
fn number(page: &mut Page, week: &Week, dates: bool) {
    let lighter = lighter(week, "*");
    page.tab(page.margin);
    page.put(&format!("{:2}{lighter}", week.number));
    if let (true, Some(day)) = (dates, week.days.first()) {
        page.tab(page.margin + NUMBER + 1);
        page.put_in(FAINT, &short_date(day.date));
    }
}

/// The minutes of a weekday, behind the sign of its strength session.
fn cell(page: &Page, week: &Week, weekday: Day) -> Option<String> {
    let (strength, minutes) = on(week, weekday)?;
    let sign = strength.map_or(' ', |session| sign(&page.plain(&session.title)));
    Some(format!("{sign}{minutes:3}"))
}

fn key(page: &mut Page, weeks: &[Week]) {
    let lighter = weeks.iter().map(|week| lighter(week, "; * marks a lighter week"));
    let key = signs(weeks, |title| page.plain(title)) + lighter.max().unwrap_or_default();
    page.prose(FAINT, page.margin, &key);
}
