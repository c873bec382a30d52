//! A plan as text for a person who will do it tomorrow morning: the week at a glance, each day in
//! full, what the signs mean, why it is so, and when to stop.
//!
//! Colour is written as escapes and never carries meaning alone.

pub(super) mod day;
pub(super) mod glance;
pub(super) mod legend;
pub(super) mod notes;
pub(super) mod words;

pub use words::dose;

use super::told;
use crate::person::health::{Condition, Direction, Surgery};
use crate::person::profile::Profile;
use crate::plan::{Plan, SessionKind, Status, Week, WeekKind, minutes};
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, Page};
use crate::text::printable::{list_in_words, printable};

/// From this number of weeks on, one calendar shows all of them; below, each week opens with its
/// own table.
pub(super) const LONG_PLAN: usize = 5;

/// Writes a plan as text with colour escapes, no line wider than the look. With `why`, every item
/// is followed by its reasons and every exercise that was left out is named.
pub fn plan(plan: &Plan, look: &Look, why: bool) -> String {
    let mut page = Page::new(look);
    if plan.status == Status::Refused {
        notes::refused(&mut page, plan);
        return page.finish();
    }
    head(&mut page, plan);
    notes::first(&mut page, plan);
    let long = plan.weeks.len() >= LONG_PLAN;
    if long {
        glance::calendar(&mut page, &plan.weeks);
    }
    for week in &plan.weeks {
        week_head(&mut page, week, plan.weeks.len());
        if !long {
            glance::week(&mut page, week);
        }
        day::days(&mut page, &week.days, why);
    }
    legend::legend(&mut page, plan);
    notes::notices(&mut page, plan, why);
    notes::left_out(&mut page, plan, why);
    notes::afterwards(&mut page, plan);
    notes::hard_days(&mut page, plan);
    notes::safety(&mut page, plan);
    page.finish()
}

fn head(page: &mut Page, plan: &Plan) {
    page.prose(BOLD, 0, &title(plan));
    page.prose(FAINT, 0, &subtitle(plan));
    if let Some(state) = state(&plan.profile) {
        page.prose(FAINT, 0, &state);
    }
    for line in told::taken_on_word(plan) {
        let text = page.plain(&line).into_owned();
        page.prose(FAINT, 0, &text);
    }
}

/// What kind of plan it is and when it holds.
pub(super) fn title(plan: &Plan) -> String {
    let profile = &plan.profile;
    let mut title = match plan.status {
        Status::Plan => format!("{}, {} level", words::plan_for(profile.goal), profile.level),
        Status::Relief | Status::Refused => "Gentle plan".into(),
    };
    let days = || plan.weeks.iter().flat_map(|week| &week.days);
    if let (Some(first), Some(last)) = (days().next(), days().last()) {
        title.push_str(", ");
        title.push_str(&words::dates(first.date, last.date, true));
    }
    title
}

/// A condition with what was said about it: "week 24 of pregnancy".
fn stated(condition: Condition, profile: &Profile) -> String {
    match (condition, profile.pregnancy_weeks, profile.surgery_weeks) {
        (Condition::Pregnancy, Some(weeks), _) => format!("week {weeks} of pregnancy"),
        (Condition::PostSurgery, _, Some(weeks)) => {
            let what = if profile.surgery == Some(Surgery::Discectomy) {
                "disc surgery"
            } else {
                condition.name()
            };
            format!("{what} {weeks} weeks ago")
        }
        _ => condition.name().to_owned(),
    }
}

/// Ages within which years change nothing about a plan.
const GROWN: std::ops::Range<u32> = 18..65;

/// What about the person's health the plan is made for.
pub(super) fn state(profile: &Profile) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        profile
            .age
            .filter(|age| profile.fallen || !GROWN.contains(age))
            .map(|age| format!("{age} years")),
    );
    parts.extend(profile.fallen.then(|| "a fall in the last year".to_owned()));
    parts.extend(profile.conditions.iter().map(|condition| stated(*condition, profile)));
    parts.extend(profile.blood_pressure.map(|reading| format!("a blood pressure of {reading}")));
    if profile.pain > 0 {
        parts.push(format!("pain {} of 10", profile.pain));
    }
    if let Some(direction) = profile.direction {
        let way = if direction == Direction::Flexion { "forward" } else { "backward" };
        parts.push(format!("a back that bending {way} eases"));
    }
    if let Some(minutes) = profile.minutes_since_waking {
        parts.push(format!("sessions {minutes} min after getting up"));
    }
    (!parts.is_empty()).then(|| format!("Made for {}", list_in_words(&parts, " and")))
}

/// How often, how long, with what, safe to print.
pub(super) fn subtitle(plan: &Plan) -> String {
    let sessions = || plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| session);
    let longest = sessions().map(|session| session.seconds).max().map_or(0, minutes);
    let often = match plan.weeks.first().map_or(0, |week| week.strength().count()) {
        _ if plan.status == Status::Relief => "1 to 3 times a day".into(),
        0 => "No strength session".into(),
        1 => "One strength session a week".into(),
        some => format!("{some} strength sessions a week"),
    };
    let mut parts = vec![often];
    parts.extend((longest > 0).then(|| format!("up to {longest} minutes each")));
    if let Some(workout) = &plan.profile.workout {
        parts.push(format!("workout {}", printable(workout.as_str())));
    }
    if sessions().any(|session| session.kind == SessionKind::Strength) {
        let names: Vec<_> =
            plan.profile.equipment.iter().map(|id| printable(id.as_str())).collect();
        parts.push(if names.is_empty() {
            "no equipment".into()
        } else {
            format!("with {}", list_in_words(&names, " and"))
        });
    }
    parts.join(", ")
}

fn week_head(page: &mut Page, week: &Week, weeks: usize) {
    if weeks == 1 {
        page.heading("The week at a glance");
        return;
    }
    let (Some(first), Some(last)) = (week.days.first(), week.days.last()) else { return };
    let title = words::dates(first.date, last.date, false);
    let tail = if week.kind == WeekKind::StepBack { "lighter" } else { "" };
    page.gap();
    page.ruled(page.signs.heavy, &format!("Week {} of {weeks}", week.number), (BOLD, &title), tail);
}
