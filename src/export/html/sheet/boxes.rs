//! When an exercise is done: the sessions that hold it, and a box to tick for each day.

use maud::{Markup, html};

use crate::export::html::words::clean;
use crate::export::say::week::sign;
use crate::plan::{Plan, PlanDay, Week};
use crate::text::id::Id;
use crate::text::printable::joined;

/// More weeks than this have no boxes on the cards: their calendar has.
const MOST_WEEKS: usize = 4;

/// The titles of sessions as short as they tell them apart: `Strength A, B`, `Daily`.
pub fn labels<'t>(titles: impl IntoIterator<Item = &'t str>) -> String {
    let mut labels: Vec<String> = Vec::new();
    let mut stem = None;
    for title in titles {
        let title = clean(title);
        let letter = sign(&title);
        let lettered = title.strip_suffix(letter).filter(|stem| stem.ends_with(' '));
        let label = match lettered {
            Some(own) if stem.as_deref() == Some(own) => letter.to_string(),
            Some(own) => {
                stem = Some(own.to_owned());
                title.into_owned()
            }
            None => title.split(' ').next().unwrap_or_default().to_owned(),
        };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    joined(&labels, ", ")
}

/// A box for each day on which an exercise is done, of several weeks by their number; of many weeks
/// none.
pub fn boxes(plan: &Plan, id: &Id) -> Markup {
    let weeks = &plan.weeks;
    html! {
        @if weeks.len() <= MOST_WEEKS {
            ul class="days" {
                @if let [week] = weeks.as_slice() { (by_day(&days(week, id))) }
                @else {
                    @for week in weeks {
                        @let days = days(week, id).len();
                        @if days > 0 { li { "Week " (week.number) " " @for _ in 0..days { i {} } } }
                    }
                }
            }
        }
    }
}

/// The days of a week on which an exercise is done.
fn days<'p>(week: &'p Week, id: &Id) -> Vec<&'p PlanDay> {
    let holds = |day: &&PlanDay| {
        day.sessions
            .iter()
            .flat_map(|session| session.items())
            .any(|(_, item)| item.exercise.id == *id)
    };
    week.days.iter().filter(holds).collect()
}

/// One box a day; a week full of them needs no names.
fn by_day(days: &[&PlanDay]) -> Markup {
    html! {
        @if days.len() == 7 { li { "Every day " @for _ in days { i {} } } }
        @else { @for day in days { li { (day.weekday.short()) " " i {} } } }
    }
}
