//! Weeks at a glance: a table of seven days, or a calendar of many weeks.

use super::escape::{Page, shown};
use crate::export::text::day::repeated;
use crate::export::text::glance::{on, sign, signs, weekdays};
use crate::export::text::words;
use crate::plan::{BlockKind, PlanDay, Session, Week, WeekKind, minutes};

/// Columns of numbers stand to the right.
const RIGHT: &str = "---:";
/// Columns of words stand to the left.
const LEFT: &str = "---";

/// Writes a row for each session and each day without one: date, session, minutes, exercises.
pub fn week(page: &mut Page, week: &Week) {
    page.table(&[("Day", LEFT), ("Session", LEFT), ("Minutes", RIGHT), ("Exercises", LEFT)]);
    for (index, day) in week.days.iter().enumerate() {
        let date = words::short_day(day, false);
        if day.sessions.is_empty() {
            page.row([&*date, "rest", "", ""]);
        }
        for session in &day.sessions {
            let takes = minutes(session.seconds).to_string();
            let exercises = exercises(session, &week.days[..index]);
            page.row([&*date, &session.title, &takes, &exercises]);
        }
    }
}

/// The work of a session, or all of it where it has none, unless it was there earlier in the week.
fn exercises(session: &Session, earlier: &[PlanDay]) -> String {
    if let Some(before) = repeated(session, earlier, false) {
        return format!("as on {}", words::short_day(before, false));
    }
    let main = session.main().count() > 0;
    let named = session.items().filter(|(kind, _)| !main || *kind == BlockKind::Main);
    named.map(|(_, item)| item.exercise.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Writes a row for each week and a column for each weekday.
pub fn calendar(page: &mut Page, weeks: &[Week]) {
    let Some(weekdays) = weekdays(weeks) else { return };
    page.heading(2, &format!("{} weeks at a glance", weeks.len()));
    let columns = [("Week", RIGHT), ("From", RIGHT)].into_iter();
    let columns = columns.chain(weekdays.clone().map(|weekday| (&weekday.name()[..3], RIGHT)));
    page.table(&columns.collect::<Vec<_>>());
    for week in weeks {
        let lighter = if week.kind == WeekKind::StepBack { ", lighter" } else { "" };
        let number = format!("{}{lighter}", week.number);
        let from = week.days.first().map_or_else(String::new, |day| words::short_date(day.date));
        let cells = weekdays.clone().map(|weekday| match on(week, weekday) {
            Some((Some(strength), minutes)) => {
                format!("{} {minutes}", sign(&shown(&strength.title)))
            }
            Some((None, minutes)) => minutes.to_string(),
            None => String::new(),
        });
        let cells: Vec<_> = [number, from].into_iter().chain(cells).collect();
        page.row(cells.iter().map(String::as_str));
    }
    page.paragraph(&(signs(weeks, |title| shown(title)) + "."));
}
