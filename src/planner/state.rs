//! What the person's state makes of a plan, said before it is made: the gate's answers, conditions, direction, morning, age.

use super::log::Log;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::person::health::{Condition, Direction};
use crate::plan::{BlockKind, Status};
use crate::rules::caps::Limits;
use crate::rules::condition::{self, Row};
use crate::rules::{self, Case, Gate, OF_THE_BACK, Use, balance, bending, footing, load};
use crate::text::printable::capital;
use crate::text::word::Word as _;

/// What the gate says.
pub(super) fn gate(gate: &Gate, log: &mut Log) {
    for (rule, answer) in &gate.told {
        log.applied(rule.id, answer.notice.clone());
    }
}

/// How the person's state shapes the plan: conditions, direction, morning, age.
pub(super) fn tell(case: Case, log: &mut Log) {
    length(case, log);
    conditions(case, log);
    bending(case, log);
    spared(case, log);
    age(case, log);
    if case.status == Status::Plan {
        empty_patterns(case, log);
    }
}

fn conditions(case: Case, log: &mut Log) {
    pressure(case, log);
    for week in case.outlook.turns() {
        let from = if week > 1 { format!("From {} on, ", rules::day_of(case, week)) } else { String::new() };
        for row in rules::new_rows(case, week) {
            row_of(case.in_week(week), row, &from, log);
        }
    }
    for (when, limits) in condition::other_states(case.profile) {
        left_out(case, &capital(&when), &limits, log);
    }
    if case.status == Status::Plan && condition::has_osteoporosis(case.profile) {
        let text = "With osteoporosis, sessions are built around hip hinge, back muscles, balance and hips, whatever the goal; back muscles and \
                    balance come every day.";
        log.applied("condition-caps", text);
    }
    if case.status == Status::Plan {
        effort(case, log);
    }
}

/// How high effort may go, and from when on it may go higher.
fn effort(case: Case, log: &mut Log) {
    let cap = |week: u32| load::effort_cap(case.in_week(week));
    let changes: Vec<u32> = case.outlook.turns().filter(|week| *week > 1 && cap(*week) != cap(*week - 1)).collect();
    if let Some(cap) = cap(1) {
        let first = if changes.is_empty() { "Effort" } else { "At first effort" };
        log.applied("effort-cap", format!("{first} stays at {cap} of 10 or below."));
    }
    for week in changes {
        let day = rules::day_of(case, week);
        if let Some(cap) = cap(week) {
            log.applied("effort-cap", format!("From {day} on effort stays at {cap} of 10 or below."));
        }
    }
}

/// High blood pressure that is known by its numbers alone.
fn pressure(case: Case, log: &mut Log) {
    let named = case.profile.conditions.contains(&Condition::Hypertension);
    if let Some(reading) = case.profile.blood_pressure.filter(|_| !named && case.profile.has(Condition::Hypertension)) {
        let text =
            format!("A blood pressure of {reading} counts as high blood pressure: its limits, effort and advice hold.");
        log.applied("condition-caps", text);
    }
}

/// What a state takes away, from a day on.
fn row_of(case: Case, row: &Row, from: &str, log: &mut Log) {
    let when = if from.is_empty() { capital(row.when) } else { format!("{from}{}", row.when) };
    left_out(case, &when, &condition::limits_for(row, case.profile), log);
    if row.fixes_level {
        let text = format!("{when} the level counts as beginner, effort stays low, and these weeks are alike.");
        log.applied("condition-caps", text);
    }
}

fn left_out(case: Case, when: &str, limits: &Limits, log: &mut Log) {
    let exercises = case.catalogue.exercises();
    let count = exercises.iter().filter(|exercise| limits.exceeded_by(exercise).is_some()).count();
    if count > 0 {
        log.applied("condition-caps", format!("{when} {count} of the {} exercises are left out.", exercises.len()));
    }
}

/// Says why the plan is shorter than was asked.
fn length(case: Case, log: &mut Log) {
    let (asked, made) = (case.outlook.stated().weeks, case.outlook.weeks());
    if let Some(ending) = rules::ending(case).filter(|_| asked > made) {
        let weeks = if made == 1 { "1 week".to_owned() } else { format!("{made} weeks") };
        log.applied("review-point", format!("{asked} weeks were asked for; this plan covers {weeks}. {ending}"));
    }
}

fn bending(case: Case, log: &mut Log) {
    let eased = match case.profile.direction {
        Some(Direction::Extension) => Some("Bending backward eases your back: nothing bends it fully forward."),
        Some(Direction::Flexion) => Some("Bending forward eases your back: nothing bends it far backward."),
        None => None,
    };
    if let Some(text) = eased {
        log.applied("directional-preference", text);
    }
    if bending::holds(case.profile) {
        log.applied("morning-flexion", "So soon after getting up nothing bends the back fully forward.");
    }
}

/// Who is spared the way down to the floor and up again.
fn spared(case: Case, log: &mut Log) {
    let held = |week: u32| footing::holds(case.in_week(week).profile);
    let Some(week) = case.outlook.turns().find(|week| held(*week)) else { return };
    let from = if week > 1 { format!("From {} on a", rules::day_of(case, week)) } else { "A".into() };
    let text = format!(
        "{from} session changes at most {} times between the floor and standing or sitting; what is done upright comes first.",
        footing::MOST_CHANGES
    );
    log.applied("floor-changes", text);
    log.reason("session-order", || {
        "upright exercises come together, so that you go down to the floor and up once".into()
    });
    log.reason("cool-down-stretch", || "another way down to the floor and up would be one too many".into());
}

fn age(case: Case, log: &mut Log) {
    let older = case.profile.age.is_some_and(|age| age >= balance::OLDER);
    if footing::asks_for_balance(case) {
        let when = if older { format!("From the age of {} on", balance::OLDER) } else { "After a fall".into() };
        let text = format!("{when} balance is practised on {} days a week or more.", footing::BALANCE_DAYS);
        log.applied("balance-practice", text);
    }
    if !older {
        return;
    }
    log.applied(
        "stretch-dose",
        format!("From the age of {} on stretches are held longer: 2 times 30 s.", balance::OLDER),
    );
    if case.status == Status::Plan && case.level() != Level::Beginner {
        let (_, most) = balance::count_band(case);
        let text = format!("From the age of {} on a session has at most {most} main exercises.", balance::OLDER);
        log.applied("exercise-count", text);
    }
}

/// Names the kinds of strength work of which nothing is left: what level and equipment allow, the back does not.
fn empty_patterns(case: Case, log: &mut Log) {
    for pattern in Pattern::ALL.iter().copied().filter(|pattern| pattern.is_strength()) {
        let of_kind = || case.catalogue.exercises().iter().filter(|exercise| exercise.pattern == pattern);
        if of_kind().any(|exercise| rules::allows(&as_main(case, exercise))) {
            continue;
        }
        if let Some(rule) = of_kind().find_map(|exercise| kept_by_the_back(&as_main(case, exercise))) {
            let text = format!("Nothing of the kind {pattern} fits what you stated; other exercises take its place.");
            log.applied(rule, text);
        }
    }
}

fn as_main<'a>(case: Case<'a>, exercise: &'a Exercise) -> Use<'a> {
    Use { case, exercise, week: case.profile.weeks, block: BlockKind::Main }
}

/// The first rule of the back that keeps an exercise away, where level and equipment would not.
fn kept_by_the_back(wanted: &Use) -> Option<&'static str> {
    let rules: Vec<&str> = rules::refusals(wanted).map(|(rule, _)| rule.id).collect();
    let only = rules.iter().all(|rule| OF_THE_BACK.contains(rule));
    OF_THE_BACK.into_iter().find(|rule| only && rules.contains(rule))
}
