//! A plan as a whole: its titles, whom it is for, what it is done with.

use std::borrow::Cow;

use super::date::dates;
use crate::person::health::{Condition, Direction, Surgery};
use crate::person::profile::{Goal, Profile};
use crate::plan::{BlockKind, Item, Plan, Session, SessionKind, Status, Week, minutes};
use crate::text::id::Id;
use crate::text::printable::{list_in_words, printable, range};

/// Heads a refused plan.
pub const NO_EXERCISE: &str = "No exercise for now";
/// What a plan of gentle movement is.
pub const GENTLE_ONLY: &str = "Gentle movement only, no strength training.";

/// How often gentle movement is done on a day.
pub const TIMES_A_DAY: [u32; 2] = [1, 3];

/// Every session, in order.
pub fn sessions(plan: &Plan) -> impl Iterator<Item = &Session> {
    plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| session)
}

/// Every item with the part it stands in, in order.
pub fn items(plan: &Plan) -> impl Iterator<Item = (BlockKind, &Item)> {
    sessions(plan).flat_map(Session::items)
}

/// An exercise to name where one stands for all: the first of the work, or the first of all.
pub fn example(plan: &Plan) -> Option<&Id> {
    let main = items(plan).find(|(kind, _)| *kind == BlockKind::Main);
    main.or_else(|| items(plan).next()).map(|(_, item)| &item.exercise.id)
}

/// Whether there is a strength session.
pub fn has_strength(plan: &Plan) -> bool {
    sessions(plan).any(|session| session.kind == SessionKind::Strength)
}

/// Minutes of the longest session, 0 where there is none.
pub fn longest(plan: &Plan) -> u32 {
    minutes(sessions(plan).map(|session| session.seconds).max().unwrap_or(0))
}

/// The first to the last day: `23 to 29 November 2026`.
pub fn span(plan: &Plan) -> Option<String> {
    let mut days = plan.weeks.iter().flat_map(|week| &week.days);
    let first = days.next()?.date;
    Some(dates(first, days.next_back().map_or(first, |day| day.date), true))
}

/// What kind of plan it is and when it holds.
pub fn title(plan: &Plan) -> String {
    let what = match plan.status {
        Status::Plan => kind(&plan.profile),
        Status::Relief | Status::Refused => "Gentle plan".into(),
    };
    [what].into_iter().chain(span(plan)).collect::<Vec<_>>().join(", ")
}

/// `Balanced plan, beginner level`.
pub fn kind(profile: &Profile) -> String {
    let plan = match profile.goal {
        Goal::Balanced => "Balanced plan",
        Goal::Strength => "Strength plan",
        Goal::SoreBack => "Sore-back plan",
        Goal::Stretch => "Stretching plan",
        Goal::MidBack => "Mid-back plan",
        Goal::Desk => "Desk plan",
        Goal::Performance => "Performance plan",
    };
    format!("{plan}, {} level", profile.level)
}

/// How often: `3 strength sessions a week`, `1 to 3 times a day`; none without a strength session.
pub fn how_often(plan: &Plan) -> Option<String> {
    match plan.weeks.first().map_or(0, |week| week.strength().count()) {
        _ if plan.status == Status::Relief => {
            Some(format!("{} times a day", range(TIMES_A_DAY, " to ")))
        }
        0 => None,
        1 => Some("One strength session a week".into()),
        some => Some(format!("{some} strength sessions a week")),
    }
}

/// What it is done with: `with band and chair`, `no equipment`.
pub fn equipment<'p>(profile: &'p Profile, name: impl Fn(&'p Id) -> Cow<'p, str>) -> String {
    let names: Vec<_> = profile.equipment.iter().map(name).collect();
    if names.is_empty() {
        "no equipment".into()
    } else {
        format!("with {}", list_in_words(&names, " and"))
    }
}

/// How often, how long, with what, safe to print; of single days, nothing.
pub fn subtitle(plan: &Plan) -> Option<String> {
    if plan.weeks.first().is_some_and(|week| week.days.len() < 7) {
        return None;
    }
    let longest = longest(plan);
    let mut parts = vec![how_often(plan).unwrap_or_else(|| "No strength session".into())];
    parts.extend((longest > 0).then(|| format!("up to {longest} minutes each")));
    if let Some(workout) = &plan.profile.workout {
        parts.push(format!("workout {}", printable(workout.as_str())));
    }
    if has_strength(plan) {
        parts.push(equipment(&plan.profile, |id| printable(id.as_str())));
    }
    Some(parts.join(", "))
}

/// A condition with what was said about it: "week 24 of pregnancy".
fn condition(condition: Condition, profile: &Profile) -> String {
    match (condition, profile.pregnancy_weeks, profile.surgery_weeks) {
        (Condition::Pregnancy, Some(weeks), _) => format!("week {weeks} of pregnancy"),
        (Condition::PostSurgery, _, Some(weeks)) => {
            let disc = profile.surgery == Some(Surgery::Discectomy);
            format!("{} {weeks} weeks ago", if disc { "disc surgery" } else { condition.name() })
        }
        _ => condition.name().to_owned(),
    }
}

/// Ages within which years change nothing about a plan.
const GROWN: std::ops::Range<u32> = 18..65;

/// What about the person's health the plan is made for.
pub fn made_for(profile: &Profile) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        profile
            .age
            .filter(|age| profile.fallen || !GROWN.contains(age))
            .map(|age| format!("{age} years")),
    );
    parts.extend(profile.fallen.then(|| "a fall in the last year".to_owned()));
    parts.extend(profile.conditions.iter().map(|one| condition(*one, profile)));
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
