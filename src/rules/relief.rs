//! Gentle movement only: what a plan holds when relief is wanted or nothing more is right.

use super::{
    At, Breaches, Candidate, Check, Force, Objection, PlanScope, Rule, SessionScope, Verdict,
    WeekScope,
};
use crate::catalogue::exercise::{Exercise, Gear, Pattern};
use crate::catalogue::spine::Spine;
use crate::person::profile::{Goal, Profile};
use crate::plan::{RuleId, SessionKind, Status};

/// Shortest and longest relief session, in minutes.
pub const RELIEF_MINUTES: (u32, u32) = (5, 15);
/// Longest relief plan, in weeks: 14 days, then the questions are asked again.
pub const RELIEF_WEEKS: u32 = 2;
/// Sets of anything but a stretch in relief.
const RELIEF_SETS: u32 = 2;
/// Sets of a stretch in relief.
const RELIEF_STRETCH_SETS: u32 = 3;
/// Exercises of a day that bend fully forward where no direction is known to ease.
pub const MOST_BENDS: usize = 2;
/// What gentle movement may ask of a spine.
pub const RELIEF_CAPS: Spine = Spine { comp: 1, axial: 0, ..Spine::UNCAPPED };

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::RELIEF_GENTLE,
    says: || {
        format!(
            "A relief plan holds gentle movement only: walking, breathing, mobility, then \
                stretches; no resistance, no equipment, compression {} at most, at most \
                {RELIEF_SETS} sets ({RELIEF_STRETCH_SETS} of a stretch); one session of {} to {} \
                min a day, which may be repeated up to 3 times, with at most {MOST_BENDS} \
                exercises that bend fully forward where no direction is known to ease; at most \
                {RELIEF_WEEKS} weeks.",
            RELIEF_CAPS.comp, RELIEF_MINUTES.0, RELIEF_MINUTES.1
        )
    },
    because: "A sore back is helped by moving gently and often; heavy work can wait until it has \
        settled.",
    source: "Source article: gentle activation and mobility, not heavy resistance; NICE NG59: \
        keep up normal activity",
    evidence: "Guideline advice to stay active; the exact amounts are judgement.",
    force: Force::Must,
    gives_way: "",
    checks: &[
        Check::Gate(wanted_by_goal),
        Check::Exercise(gentle_exercise),
        Check::Session(gentle_session),
        Check::Session(little_bending),
        Check::Week(one_a_day),
        Check::Plan(not_for_long),
    ],
}];

/// The goal `sore-back` asks for it; what else does is said by the rules of warning.
fn wanted_by_goal(profile: &Profile, answers: &mut Vec<Verdict>) {
    if profile.goal == Goal::SoreBack {
        let notice = "Gentle movement only, as the goal sore-back asks.".into();
        answers.push(Verdict { status: Status::Relief, ..Verdict::note(notice) });
    }
}

fn gentle_exercise(wanted: &Candidate) -> Option<Objection> {
    if wanted.context.status != Status::Relief {
        return None;
    }
    let exercise = wanted.exercise;
    if exercise.pattern.is_strength() || exercise.pattern == Pattern::Balance {
        let objection = Objection::new("is strength or balance work");
        return Some(objection.when("a sore back gets gentle movement first"));
    }
    if exercise.least_gear != Gear::None {
        return Some(Objection::new("needs equipment").when("gentle movement needs none"));
    }
    exercise
        .spine
        .above(RELIEF_CAPS)
        .map(|_| Objection::new("loads the spine more than gentle movement does"))
}

fn gentle_session(scope: &SessionScope, found: &mut Breaches) {
    if scope.context.status != Status::Relief {
        return;
    }
    if scope.session.kind != SessionKind::Relief {
        found.must(
            At::here(),
            "A relief plan holds a session that is not for relief.",
            "Keep to gentle movement.",
        );
    }
    for (block, item) in scope.session.items() {
        let most = if item.exercise.pattern == Pattern::Stretch {
            RELIEF_STRETCH_SETS
        } else {
            RELIEF_SETS
        };
        if item.dose.sets() > most {
            let text = format!("{} has {} sets.", item.exercise.name, item.dose.sets());
            found.must(At::item(block, &item.exercise), text, format!("Do {most} at most."));
        }
    }
    let (least, most) = (RELIEF_MINUTES.0 * 60, RELIEF_MINUTES.1.min(scope.context.minutes) * 60);
    let seconds = scope.session.true_seconds();
    if !(least..=most).contains(&seconds) {
        let text = format!("The session takes {} min.", crate::plan::minutes(seconds));
        found.must(At::here(), text, format!("Make it {} to {} min.", least / 60, most / 60));
    }
}

/// Whether an exercise bends a back to the end of its way forward.
pub fn bends_fully(exercise: &Exercise) -> bool {
    exercise.spine.flex >= 2
}

/// Where nothing says that bending forward eases, a day holds little of it.
fn little_bending(scope: &SessionScope, found: &mut Breaches) {
    if scope.context.status != Status::Relief || scope.context.profile.direction.is_some() {
        return;
    }
    let bends = scope.session.items().filter(|(_, item)| bends_fully(&item.exercise)).count();
    if bends > MOST_BENDS {
        let text = format!(
            "{} bends fully forward in {bends} exercises, and no direction is known to ease.",
            scope.session.title
        );
        found.should(At::here(), text, format!("Keep {MOST_BENDS} of them."));
    }
}

fn one_a_day(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.status != Status::Relief {
        return;
    }
    for day in scope.week.days.iter().filter(|day| day.sessions.len() > 1) {
        found.must(
            At::day(day),
            format!("{} sessions on one day.", day.sessions.len()),
            "Write one and repeat it.",
        );
    }
}

fn not_for_long(scope: &PlanScope, found: &mut Breaches) {
    if scope.context.status == Status::Relief && scope.plan.weeks.len() > RELIEF_WEEKS as usize {
        let text = format!("The relief plan covers {} weeks.", scope.plan.weeks.len());
        found.must(At::here(), text, format!("Plan {RELIEF_WEEKS} weeks, then look again."));
    }
}
