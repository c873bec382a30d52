//! Weeks that are told together: what they are about, their days, each session once.

use super::glance;
use super::sheet::Writing;
use crate::export::say::date::{dates, long_day, short_day};
use crate::export::say::onward::beside;
use crate::export::say::phase::{Phase, phases};
use crate::export::say::week::{ONLY_WEEK, marked};
use crate::export::say::weight;
use crate::plan::{Plan, PlanDay, Week};
use crate::text::page::{BOLD, PLAIN, Page};

/// Days of a whole week.
const WEEK: usize = 7;

/// Writes all weeks of a plan.
pub fn weeks(page: &mut Page, plan: &Plan, why: bool) {
    let phases = phases(plan);
    for (index, phase) in phases.iter().enumerate() {
        match &phase.weeks[..] {
            [week] if week.days.len() < WEEK => days(page, &week.days),
            [_] if plan.profile.weeks == 1 => page.heading(ONLY_WEEK),
            _ => head(page, plan, phase),
        }
        about(page, plan, phase, index.checked_sub(1).map(|before| &phases[before]));
        sheets(page, &phases, index, why);
    }
}

/// Writes the sessions of a part of a plan, each in full, and which weights to take.
pub fn sessions(page: &mut Page, part: &Plan) {
    let phases = phases(part);
    (0..phases.len()).for_each(|index| sheets(page, &phases, index, false));
}

fn sheets(page: &mut Page, phases: &[Phase], index: usize, why: bool) {
    let (phase, last) = (&phases[index], index + 1 == phases.len());
    let mut writing = Writing { phase, why, close: phases.len() > 1, last, told: Vec::new() };
    let (strength, others) = phase.by_strength();
    for sheet in strength {
        writing.sheet(page, sheet);
    }
    weights(page, phases, index);
    for sheet in others {
        writing.sheet(page, sheet);
    }
}

/// A day or several that stand for themselves.
fn days(page: &mut Page, days: &[PlanDay]) {
    for day in days {
        page.gap();
        let rest = if day.sessions.is_empty() { "Rest" } else { "" };
        page.ruled(page.signs.heavy, (BOLD, &long_day(day)), (PLAIN, rest), "");
    }
}

fn head(page: &mut Page, plan: &Plan, phase: &Phase) {
    let ends = || phase.weeks.iter().flat_map(|week| &week.days).map(|day| day.date);
    let (Some(first), Some(last)) = (ends().next(), ends().next_back()) else { return };
    let head = format!("{} of {}", phase.name(), plan.profile.weeks.max(phase.numbers()[1]));
    page.gap();
    page.ruled(page.signs.heavy, (BOLD, &head), (BOLD, &dates(first, last, false)), "");
}

/// What the weeks are about, and for each its days and what else there is to do.
fn about(page: &mut Page, plan: &Plan, phase: &Phase, before: Option<&Phase>) {
    if let Some(about) = phase.about(plan, before) {
        page.prose(PLAIN, page.margin, &about);
    }
    if let ([week], 1) = (&phase.weeks[..], plan.weeks.len()) {
        return alone(page, plan, week);
    }
    let lines: Vec<_> =
        (0..phase.weeks.len()).map(|index| week(page, plan, phase, index)).collect();
    page.terms(page.margin, &lines);
}

/// The days of a week that stands for itself, and what else there is to do.
fn alone(page: &mut Page, plan: &Plan, week: &Week) {
    if week.days.len() < WEEK {
        return;
    }
    glance::week(page, week);
    say_beside(page, plan, week);
}

/// What there is to do in a week beside its sessions.
pub(super) fn say_beside(page: &mut Page, plan: &Plan, week: &Week) {
    let said = beside(plan, week);
    if !said.is_empty() {
        page.prose(PLAIN, page.margin, &said.join(" "));
    }
}

/// A week's number, its days of strength with their dates, what else there is to do.
fn week(page: &Page, plan: &Plan, phase: &Phase, index: usize) -> (String, String) {
    let week = phase.weeks[index];
    let days = phase.days(index).into_iter().map(|(day, session)| {
        format!("{} {}", short_day(day), marked(session, |title| page.plain(title)))
    });
    let days = days.collect::<Vec<_>>().join(", ");
    let days = (!days.is_empty()).then(|| days + ".");
    let said: Vec<_> = days.into_iter().chain(beside(plan, week)).collect();
    let said = if said.is_empty() { "Nothing planned.".into() } else { said.join(" ") };
    (format!("Week {}", week.number), said)
}

/// Which weights to take: a point each, or close together where there are many weeks.
fn weights(page: &mut Page, phases: &[Phase], index: usize) {
    let points = weight::points(phases, index);
    let points = points.iter().map(|point| page.plain(&weight::sentence(point)).into_owned());
    let points: Vec<_> = points.collect();
    if points.is_empty() {
        return;
    }
    if phases.len() > 1 {
        let text = format!("{BOLD}{}{BOLD:#}: {}", weight::TITLE, points.join(" "));
        return page.hang(PLAIN, page.margin, "  ", &text);
    }
    page.gap();
    page.tab(page.margin);
    page.put_in(BOLD, weight::TITLE);
    page.end();
    for point in &points {
        page.prose(PLAIN, page.margin + 2, point);
    }
}
