//! Weeks that are told together: what they are about, a box to tick for each day, each session
//! once.

use super::escape::{Page, shown};
use super::sheet::Writing;
use crate::export::say::date::{dates, long_day};
use crate::export::say::onward::beside;
use crate::export::say::phase::{Phase, phases};
use crate::export::say::session::min;
use crate::export::say::week::ONLY_WEEK;
use crate::export::say::weight;
use crate::plan::{Plan, PlanDay, Session, Week};

/// Writes all weeks of a plan.
pub fn weeks(page: &mut Page, plan: &Plan, why: bool) {
    let phases = phases(plan);
    for (index, phase) in phases.iter().enumerate() {
        page.heading(2, &head(plan, phase));
        if let Some(about) = phase.about(plan, index.checked_sub(1).map(|before| &phases[before])) {
            page.paragraph(&about);
        }
        for (index, week) in phase.weeks.iter().enumerate() {
            if phase.weeks.len() > 1 {
                page.gap();
                page.bold(&format!("Week {}", week.number));
                page.end();
            }
            days(page, phase, index);
            page.paragraph(&beside(plan, week).join(" "));
        }
        let mut writing = Writing::new(phase, why, index + 1 == phases.len());
        let (strength, others) = phase.by_strength();
        for sheet in strength {
            writing.sheet(page, sheet);
        }
        weights(page, &phases, index);
        for sheet in others {
            writing.sheet(page, sheet);
        }
    }
}

/// Which weeks, and when; a day by its date.
fn head(plan: &Plan, phase: &Phase) -> String {
    let days = || phase.weeks.iter().flat_map(|week| &week.days);
    match (days().next(), days().next_back()) {
        (Some(first), Some(last)) if first.date == last.date => long_day(first),
        _ if plan.profile.weeks == 1 => ONLY_WEEK.into(),
        (Some(first), Some(last)) => {
            let weeks = plan.profile.weeks.max(phase.numbers()[1]);
            format!("{} of {weeks}: {}", phase.name(), dates(first.date, last.date, false))
        }
        _ => phase.name(),
    }
}

/// A box for each day that has to be told: in a week that stands for itself, for every one.
fn days(page: &mut Page, phase: &Phase, index: usize) {
    let week: &Week = phase.weeks[index];
    let told = if phase.weeks.len() == 1 { week.sessions().collect() } else { phase.days(index) };
    page.gap();
    for day in &week.days {
        let sessions = || told.iter().filter(|(told, _)| told.date == day.date);
        sessions().for_each(|(_, session)| task(page, day, session));
        if day.sessions.is_empty() && phase.weeks.len() == 1 {
            page.raw("- ");
            page.text(&format!("{}: rest", long_day(day)));
            page.end();
        }
    }
}

fn task(page: &mut Page, day: &PlanDay, session: &Session) {
    page.raw("- [ ] ");
    page.text(&long_day(day));
    page.raw(": ");
    let title = shown(&session.title);
    page.text(if title.is_empty() { session.kind.title() } else { &title });
    page.raw(&format!(", {}", min(session.seconds)));
    page.end();
}

/// Which weights to take.
fn weights(page: &mut Page, phases: &[Phase], index: usize) {
    let points = weight::points(phases, index);
    if points.is_empty() {
        return;
    }
    page.heading(3, weight::TITLE);
    page.gap();
    for point in &points {
        page.raw("- ");
        page.text(&weight::sentence(point));
        page.end();
    }
}
