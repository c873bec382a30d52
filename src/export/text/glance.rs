//! A week at a glance: a table of seven days.

use crate::export::say::date::{short_date, short_day};
use crate::export::say::session::{min, names, repeated};
use crate::plan::{PlanDay, Session, Week};
use crate::text::page::{FAINT, PLAIN, Page, width};

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
