//! What leads on from a plan: measures to take again, how to go on after the last week.

use super::plan::has_strength;
use super::week::walk;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Level;
use crate::person::health::Condition;
use crate::plan::{Item, Plan, Status, Week};
use crate::text::id::Id;
use crate::text::printable::list_in_words;

/// Heads how to go on after the last week.
pub const TITLE: &str = "How to go on";

/// Weeks in which to measure.
const MEASURED: [u32; 4] = [1, 4, 8, 12];
/// So many weeks after measures nothing else has come of it.
const LATELY: u32 = 2;
/// Weeks after which the questions are to be answered again.
const ASKED: u32 = 12;
/// With these, holds until they are hard are no measure.
const NO_LONG_HOLDS: [Condition; 4] = [
    Condition::Hypertension,
    Condition::Pregnancy,
    Condition::PostSurgery,
    Condition::OsteoporosisFracture,
];
/// Getting up from a chair.
const CHAIR: &str = "sit-to-stand";

/// What somebody may try to their limit.
pub struct Limits {
    /// Getting up from a chair.
    pub may_rise: bool,
    /// Holding something until it is hard.
    pub may_hold: bool,
    /// What the plan holds so in every week that measures.
    pub hold: Option<Id>,
}

impl Limits {
    /// Of whom nothing is known: nothing is held long.
    pub const fn unknown() -> Self {
        Self { may_rise: true, may_hold: false, hold: None }
    }

    /// Of the person of a plan.
    pub fn of(plan: &Plan) -> Self {
        let climbs = plan.weeks.iter().any(climbs);
        let may_hold = climbs && may_hold(plan);
        let hold = measured_item(plan, is_plank).filter(|_| may_hold);
        Self {
            may_rise: climbs && may_rise(plan),
            may_hold,
            hold: hold.map(|item| item.exercise.id.clone()),
        }
    }
}

/// Whether a plan is there from its first week to its last, no part of one.
fn is_week(week: &Week) -> bool {
    week.days.len() == 7
}

fn trains(plan: &Plan) -> bool {
    plan.status == Status::Plan && has_strength(plan)
}

/// Whether a week asks for the measures: the last one does where nothing was measured lately.
pub fn is_measured(plan: &Plan, week: &Week) -> bool {
    let begins = plan.weeks.first().is_some_and(|first| first.number == 1);
    let ends = plan.weeks.last().is_some_and(|last| begins && last.number == week.number);
    let lately = week.number.saturating_sub(LATELY)..=week.number;
    let last = ends && !MEASURED.iter().any(|measured| lately.contains(measured));
    (last || MEASURED.contains(&week.number)) && trains(plan) && is_week(week)
}

/// What to do in a week beside its sessions, a sentence each.
pub fn beside(plan: &Plan, week: &Week) -> Vec<String> {
    let walk = walk(week).map(|walk| walk + ".");
    let last = plan.weeks.last().is_some_and(|last| last.number == week.number);
    let asked = week.number.is_multiple_of(ASKED) && trains(plan) && !(last && plan.part.is_none());
    let asked = asked.then(|| "Answer the questions again.".to_owned());
    [walk, asked].into_iter().flatten().collect()
}

/// When to measure, in some weeks: `Measure in weeks 1 and 4`.
pub fn measured<'p>(plan: &Plan, weeks: impl IntoIterator<Item = &'p Week>) -> Option<String> {
    let weeks = weeks.into_iter().filter(|week| is_measured(plan, week));
    let numbers: Vec<_> = weeks.map(|week| week.number).collect();
    let word = if numbers.len() == 1 { "week" } else { "weeks" };
    (!numbers.is_empty()).then(|| format!("Measure in {word} {}", list_in_words(&numbers, " and")))
}

/// What to measure, a sentence each: of exercises those that stand in every week that measures.
pub fn measures(plan: &Plan) -> Vec<String> {
    let activity =
        "What matters most to you: how well it goes, 0 (not at all) to 10 (easily).".to_owned();
    // Where nothing climbs, nothing is tried to its limit.
    if !plan.weeks.iter().any(climbs) {
        return vec![activity];
    }
    let rises = may_rise(plan)
        .then(|| "Chair rises in 30 seconds, arms crossed, as many as go well.".to_owned());
    let lift = measured_item(plan, is_lifted)
        .filter(|_| plan.profile.level > Level::Beginner)
        .map(|item| format!("{}: weight and repetitions of the last set.", item.exercise.name));
    let plank = measured_item(plan, is_plank).filter(|_| may_hold(plan)).map(|item| {
        let side = if item.dose.is_per_side() { " on each side" } else { "" };
        format!("{}: seconds of one hold{side}, in good form.", item.exercise.name)
    });
    // Trained people rise from a chair all day: where a lift and a plank stay, they say more.
    let rises = rises.filter(|_| lift.is_none() || plank.is_none());
    let exercises = [rises, lift, plank].into_iter().flatten();
    exercises.chain([activity]).collect()
}

/// Whether something of a week's work has a rung to climb.
fn climbs(week: &Week) -> bool {
    let mut work = week.main();
    work.any(|item| item.rung.is_some())
}

fn is_lifted(item: &Item) -> bool {
    item.exercise.lift && item.load.is_some() && !item.ramp
}

fn is_plank(item: &Item) -> bool {
    let held = matches!(item.dose, Dose::Hold { .. } | Dose::Holds { .. });
    held && item.exercise.id.as_str().contains("plank")
}

fn may_rise(plan: &Plan) -> bool {
    plan.excluded.iter().all(|left| left.exercise.as_str() != CHAIR)
}

fn may_hold(plan: &Plan) -> bool {
    !NO_LONG_HOLDS.into_iter().any(|condition| plan.profile.has(condition))
}

/// The first item of a kind whose exercise stands in every week that measures.
fn measured_item(plan: &Plan, is: fn(&Item) -> bool) -> Option<&Item> {
    let measured = || plan.weeks.iter().filter(|week| is_measured(plan, week));
    let stays = |item: &&Item| {
        measured().all(|week| {
            let mut items = week.main();
            items.any(|other| other.exercise.id == item.exercise.id && is(other))
        })
    };
    let first = measured().next()?.main();
    first.filter(|item| is(item)).find(stays)
}

/// How to go on after the last week; nothing of a part of a plan.
pub fn after(plan: &Plan) -> Vec<String> {
    if !trains(plan) || plan.part.is_some() {
        return Vec::new();
    }
    let keep = "Keep one or two sessions a week: that holds what you have reached.";
    let again = "Answer the questions again (backplan screen), then make the next plan (backplan \
        generate) with the level, minutes and pain of that day.";
    let longer =
        "Plan more weeks to build on this one: with --weeks 12 each goes a little further.";
    if !plan.weeks.iter().any(climbs) {
        return vec![again.to_owned()];
    }
    let second = if plan.weeks.len() == 1 { longer } else { again };
    [keep, second].map(str::to_owned).into()
}
