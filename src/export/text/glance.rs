//! A week at a glance: a table of seven days.

use anstyle::Style;
use chrono::NaiveDate;

use crate::export::say::date::{short_date, short_day};
use crate::export::say::session::{min, names, repeated};
use crate::plan::{PlanDay, Session, Week};
use crate::text::page::{BOLD, FAINT, PLAIN, Page, width};

/// Columns of an aligned short date.
const DATE: usize = 10;
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

/// Writes a line for each session or day of rest, without its exercises; one day stands out.
pub fn lines(page: &mut Page, week: &Week, marked: NaiveDate) {
    let takes = |session: &Session| min(session.seconds);
    let widest = week.sessions().map(|(_, session)| takes(session).len()).max().unwrap_or(0);
    for day in &week.days {
        let style = if day.date == marked { BOLD } else { PLAIN };
        // Where lines are short the heading has the dates.
        let name = if page.margin == 0 { day.weekday.short().to_owned() } else { dated(day) };
        for session in &day.sessions {
            let title = page.plain(&session.title).into_owned();
            line(page, style, [&name, &takes(session), &title], widest);
        }
        if day.sessions.is_empty() {
            line(page, FAINT, [&name, "", "rest"], widest);
        }
    }
}

fn line(page: &mut Page, style: Style, [name, takes, title]: [&str; 3], widest: usize) {
    let end = page.margin + width(name) + GAP + widest;
    page.tab(page.margin);
    page.put_in(style, name);
    page.tab(end - takes.len());
    page.put_in(style, takes);
    page.tab(end + GAP);
    page.prose(style, end + GAP, title);
}

fn dated(day: &PlanDay) -> String {
    format!("{} {}", day.weekday.short(), short_date(day.date))
}

fn date(page: &mut Page, day: &PlanDay) {
    page.tab(page.margin);
    page.put(&dated(day));
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
