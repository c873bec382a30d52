//! When an exercise is done: the sessions that hold it, and a box to tick for each day.

use maud::{Markup, html};

use crate::export::html::words::clean;
use crate::export::say::week::sign;
use crate::plan::{Plan, PlanDay, Session, Week};
use crate::text::id::Id;
use crate::text::printable::{joined, list_in_words};

/// More weeks than this have no boxes on the cards: their calendar has.
const MOST_WEEKS: usize = 4;
/// More boxes than this, of several weeks, have no room on a card either.
const MOST_BOXES: usize = 12;

/// The titles of sessions as short as they can be told, by their letter where they have one: `A, B,
/// Daily`.
pub fn labels<'t>(titles: impl IntoIterator<Item = &'t str>) -> String {
    let mut labels: Vec<String> = Vec::new();
    for title in titles {
        let title = clean(title);
        let letter = sign(&title);
        let lettered = title.strip_suffix(letter).is_some_and(|stem| stem.ends_with(' '));
        let first = || title.split(' ').next().unwrap_or_default().to_owned();
        let label = if lettered { letter.to_string() } else { first() };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    joined(&labels, ", ")
}

/// A box for each day on which an exercise is done, of several weeks by their number; where that
/// would be too many, the days in words if they are the same in every week.
pub fn boxes(plan: &Plan, id: &Id) -> Markup {
    let weeks: Vec<_> = plan.weeks.iter().map(|week| (week.number, days(week, id))).collect();
    let count: usize = weeks.iter().map(|(_, days)| days.len()).sum();
    html! {
        @match weeks.as_slice() {
            [(_, days)] => ul class="days" { (by_day(days)) },
            weeks if weeks.len() > MOST_WEEKS => {},
            weeks if count > MOST_BOXES => @if let Some(days) = always(weeks) { p { (days) } },
            weeks => ul class="days" {
                @for (number, days) in weeks.iter().filter(|(_, days)| !days.is_empty()) {
                    li { span class="hidden" { "Week " } (number) " " @for _ in days { i {} } }
                }
            }
        }
    }
}

/// The days in words that are the same in every week.
fn always(weeks: &[(u32, Vec<&PlanDay>)]) -> Option<String> {
    let names = |days: &[&PlanDay]| days.iter().map(|day| day.weekday.short()).collect::<Vec<_>>();
    let first = names(&weeks.first()?.1);
    let same = weeks.iter().all(|(_, days)| names(days) == first);
    same.then(|| if first.len() == 7 { "Every day".into() } else { list_in_words(&first, " and") })
}

/// What the boxes on the cards are for.
pub fn how_to_tick(plan: &Plan) -> Option<&'static str> {
    match plan.weeks.len() {
        1 => Some("Tick the days on which you have done it."),
        2..=MOST_WEEKS => Some("Tick each time you have done it. Numbers are weeks."),
        _ => None,
    }
}

/// The days of a week on which an exercise is done.
fn days<'p>(week: &'p Week, id: &Id) -> Vec<&'p PlanDay> {
    let holds = |day: &&PlanDay| {
        day.sessions.iter().flat_map(Session::items).any(|(_, item)| item.exercise.id == *id)
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
