//! What the person's state makes of a plan, said before it is made: the gate's answers, conditions, direction, morning, age.

use crate::exercise::{Exercise, Level, Pattern};
use crate::health::Direction;
use crate::plan::{BlockKind, Status};
use crate::rules::{self, Case, Gate, Use, balance, bending, condition, load};
use crate::word::{Word as _, capital};

use super::log::Log;

/// What the gate says.
pub(super) fn gate(gate: &Gate, log: &mut Log) {
    for (rule, answer) in &gate.told {
        log.applied(rule.id, answer.notice.clone());
    }
}

/// The rules that speak of what a back may be asked, whatever level and equipment are.
const OF_THE_BACK: [&str; 6] = [
    "condition-caps",
    "see-clinician-first",
    "clearance-needed",
    "pain-gate",
    "directional-preference",
    "morning-flexion",
];

/// How the person's state shapes the plan: conditions, direction, morning, age.
pub(super) fn tell(case: Case, log: &mut Log) {
    conditions(case, log);
    bending(case, log);
    age(case, log);
    if case.status == Status::Plan {
        empty_patterns(case, log);
    }
}

fn conditions(case: Case, log: &mut Log) {
    let exercises = case.catalogue.exercises();
    for row in condition::rows(case.profile) {
        let limits = condition::limits_for(row, case.profile);
        let count = exercises.iter().filter(|exercise| limits.exceeded_by(exercise).is_some()).count();
        if count > 0 {
            let text = format!("{} {count} of the {} exercises are left out.", capital(row.when), exercises.len());
            log.applied("condition-caps", text);
        }
        if row.fixes_level {
            let text = format!(
                "{} the level counts as beginner, effort stays low, and all weeks are alike.",
                capital(row.when)
            );
            log.applied("condition-caps", text);
        }
    }
    if case.status == Status::Plan && condition::has_osteoporosis(case.profile) {
        let text = "With osteoporosis, sessions are built around hip hinge, back muscles, balance and hips, whatever the goal; back muscles and \
                    balance come every day.";
        log.applied("condition-caps", text);
    }
    if let Some(cap) = load::effort_cap(case).filter(|_| case.status == Status::Plan) {
        log.applied("effort-cap", format!("Effort stays at {cap} of 10 or below."));
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

fn age(case: Case, log: &mut Log) {
    if case.profile.age.is_none_or(|age| age < balance::OLDER) {
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
            let text = format!("Nothing of the kind {pattern} is left for your back; other exercises take its place.");
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
