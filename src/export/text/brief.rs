//! A plan as somebody reads it first, on a terminal: the week, the session that comes next in full,
//! what matters for safety, and how to see all the rest.

use chrono::NaiveDate;

use super::{glance, head, notes, phase};
use crate::export::say::date::{dates, long_day};
use crate::export::say::week::ONLY_WEEK;
use crate::plan::part::Part;
use crate::plan::{Plan, PlanDay, Status, Week};
use crate::text::look::Look;
use crate::text::page::{BOLD, Page};

/// How to see the rest.
const ALL: (&str, &str) = (
    "--all",
    "with the same command: all sessions, how to read them, how to go on, what shaped the plan",
);

/// Writes what of a plan matters on a day, as [`super::plan`] writes the whole; none where all of
/// it matters, because there are no sessions but gentle ones, or none at all.
pub fn brief(plan: &Plan, today: NaiveDate, look: &Look) -> Option<String> {
    if plan.status != Status::Plan {
        return None;
    }
    let (week, day) = next(plan, today)?;
    let part = plan.part(Part::Day(day.date))?;
    let mut page = Page::new(look);
    head(&mut page, plan);
    notes::first(&mut page, plan);
    this_week(&mut page, plan, week, day);
    page.gap();
    let when = match day.date {
        date if date == today => "Today",
        date if date > today => "Next",
        _ => "First",
    };
    page.ruled(page.signs.heavy, (BOLD, when), (BOLD, &long_day(day)), "");
    phase::sessions(&mut page, &part);
    notes::not_given(&mut page, plan);
    notes::safety_in_short(&mut page, plan);
    page.gap();
    let all = (ALL.0.to_owned(), ALL.1.to_owned());
    let show = notes::show_hint(&page, &part);
    let hints: Vec<_> = show.into_iter().chain([all]).chain(notes::go_on(plan)).collect();
    page.terms(0, &hints);
    Some(page.finish())
}

/// The first day with a session from today on; that of the whole plan where it is over.
fn next(plan: &Plan, today: NaiveDate) -> Option<(&Week, &PlanDay)> {
    let days = || {
        let days = plan.weeks.iter().flat_map(|week| week.days.iter().map(move |day| (week, day)));
        days.filter(|(_, day)| !day.sessions.is_empty())
    };
    days().find(|(_, day)| day.date >= today).or_else(|| days().next())
}

fn this_week(page: &mut Page, plan: &Plan, week: &Week, day: &PlanDay) {
    match (&week.days[..], plan.weeks.len()) {
        ([first, .., last], 2..) => {
            page.gap();
            let number = format!("Week {} of {}", week.number, plan.profile.weeks.max(week.number));
            let dates = dates(first.date, last.date, false);
            page.ruled(page.signs.heavy, (BOLD, &number), (BOLD, &dates), "");
        }
        _ => page.heading(ONLY_WEEK),
    }
    glance::lines(page, week, day.date);
    phase::say_beside(page, plan, week);
}
