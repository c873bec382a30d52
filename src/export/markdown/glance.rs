//! Weeks at a glance: a table of seven days, or a calendar of many weeks.

use super::escape::{Page, shown};
use crate::export::say::date::{short_date, short_day};
use crate::export::say::session::{names, repeated};
use crate::export::say::week::{lighter, on, sign, signs, weekdays};
use crate::plan::{PlanDay, Session, Week, minutes};

/// Columns of numbers stand to the right.
const RIGHT: &str = "---:";
/// Columns of words stand to the left.
const LEFT: &str = "---";

/// Writes a row for each session and each day without one: date, session, minutes, exercises.
pub fn week(page: &mut Page, week: &Week) {
    page.table(&[("Day", LEFT), ("Session", LEFT), ("Minutes", RIGHT), ("Exercises", LEFT)]);
    for (index, day) in week.days.iter().enumerate() {
        let date = short_day(day);
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
        return format!("as on {}", short_day(before));
    }
    names(session).collect::<Vec<_>>().join(", ")
}

/// Writes a row for each week and a column for each weekday.
pub fn calendar(page: &mut Page, weeks: &[Week]) {
    let Some(weekdays) = weekdays(weeks) else { return };
    page.heading(2, &format!("{} weeks at a glance", weeks.len()));
    let columns = [("Week", RIGHT), ("From", RIGHT)].into_iter();
    let columns = columns.chain(weekdays.clone().map(|weekday| (weekday.short(), RIGHT)));
    page.table(&columns.collect::<Vec<_>>());
    for week in weeks {
        let number = format!("{}{}", week.number, lighter(week, ", lighter"));
        let from = week.days.first().map_or_else(String::new, |day| short_date(day.date));
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
