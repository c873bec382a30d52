//! Pain: how much of it sets the mode of a plan, and what pain on the morning after means.

use super::step::{reached, steps_in_words};
use super::{
    At, Breaches, Candidate, Check, Context, Force, Objection, PlanScope, Rule, SessionScope, Step,
    Verdict, condition,
};
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::spine::Spine;
use crate::person::health::severe::SEVERE_PAIN;
use crate::person::profile::Profile;
use crate::plan::{Item, RuleId, Status, rule_ids};
use crate::rules::caps::Limits;

/// Pain from which doses are smaller, only gentle movement is left, and there is no plan.
pub const PAIN: (u32, u32, u32) = (4, 6, SEVERE_PAIN);
/// Pain from which a back is not free of complaints.
const LITTLE_PAIN: u32 = 2;
/// What pain of 4 and 5 allows.
const MODERATE_PAIN: Limits =
    Limits::caps(Spine { comp: 2, flex: 2, rot: 1, neural: 1, ..Spine::UNCAPPED });
/// Highest effort (RPE) at pain of 4 and 5.
const PAIN_EFFORT: u32 = 6;

/// How to go on after pain on the morning after a session, by the points from which it is higher
/// than before. Pain that is still higher after two days counts as the last row.
pub const NEXT_DAY: [(u32, Step); 3] =
    [(0, Step::GoOn), (1, Step::Repeat), (3, Step::StepBack { steps: 1, set_less: true })];

/// How to go on when pain is so many points higher on the morning after.
pub fn next_day(points: u32) -> Step {
    reached(&NEXT_DAY, points)
}

/// The table in words, as a plan tells it.
pub fn next_day_in_words() -> String {
    let [(_, none), (few, some), (many, more)] = NEXT_DAY;
    let [none, some, more] = [none, some, more].map(|step| next_day_step(step).0);
    format!(
        "The morning after a session: pain no higher than before means {none}; {few} or {} points \
            higher, {some}; {many} or more, or still higher after two days, {more}.",
        many - 1
    )
}

/// A step as the reader is told it, and in short.
fn next_day_step(step: Step) -> (String, String) {
    match step {
        Step::GoOn => ("go on".into(), "go on".into()),
        Step::StepBack { steps, set_less } => {
            let steps = steps_in_words(steps);
            let (told, short) =
                if set_less { (" and leave out a set", " and a set less") } else { ("", "") };
            (format!("go {steps} back{told}"), format!("{steps} back{short}"))
        }
        _ => ("repeat the same doses".into(), "repeat the same doses".into()),
    }
}

rule_ids! {
    NEXT_DAY_RESPONSE = "next-day-response",
    PAIN_GATE = "pain-gate",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::PAIN_GATE,
        says: || {
            let (moderate, strong, severe) = PAIN;
            format!(
                "Pain now, at rest, from 0 to 10, sets the mode. Up to {}: as usual. From \
                    {LITTLE_PAIN} on: bending forward {} and the pull on the leg's nerves {} of 3 \
                    at most. {moderate} and {}: also one set less, compression {} and turning {} \
                    at most, effort {PAIN_EFFORT} at most, two weeks that are alike. {strong} and \
                    {}: gentle movement within what an acute flare-up allows; the direction that \
                    eases stays. From {severe} on: no plan. How much pain is fine during and \
                    after exercise is another question; every plan answers it.",
                LITTLE_PAIN - 1,
                MODERATE_PAIN.caps.flex,
                MODERATE_PAIN.caps.neural,
                strong - 1,
                MODERATE_PAIN.caps.comp,
                MODERATE_PAIN.caps.rot,
                severe - 1
            )
        },
        because: "A little pain while exercising is acceptable; much pain is a reason to do less \
            and to ask somebody.",
        source: "In the spirit of the pain-monitoring model (NHS traffic light: 0-3, 4-5, 6-10), \
            which is about pain during and after exercise; source article: do not ignore pain \
            signals",
        evidence: "Judgement, stricter than the model: it lets people exercise at pain of 4 and 5 \
            that has settled by the next morning. Taken over from tendon research; no trial in \
            backs.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(pain), Check::Exercise(within_pain), Check::Session(fewer_sets)],
    },
    Rule {
        id: RuleId::NEXT_DAY_RESPONSE,
        says: || {
            let [(_, none), (few, some), (many, more)] = NEXT_DAY;
            let [none, some, more] = [none, some, more].map(|step| next_day_step(step).1);
            format!(
                "Pain on the morning after decides how to go on: no higher than before, {none}; \
                    {few} or {} points higher, {some}; {many} or more points higher, or still \
                    higher after two days, {more}. Every plan says so.",
                many - 1
            )
        },
        because: "How a back feels the day after tells more about a dose than how it felt during \
            it. Mild soreness is normal.",
        source: "Pain-monitoring model; source article, FAQ 10",
        evidence: "Taken over from tendon research by practice; no trial in backs.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Plan(tells_of_the_next_day)],
    },
];

fn pain(profile: &Profile, answers: &mut Vec<Verdict>) {
    let (now, (moderate, strong, severe)) = (profile.pain, PAIN);
    if now >= severe {
        answers.push(Verdict::refused(
            format!("No plan at pain {now} of 10."),
            "Pain this strong needs a person, not a program. Change position often and move about \
                a little if you can; speak to a doctor or physiotherapist today. Go at once if \
                any warning sign appears.",
        ));
    } else if now >= strong {
        answers.push(Verdict::relief(
            format!("Gentle movement only, at pain {now} of 10."),
            "Pain this strong is a reason to move gently and often rather than to train. If it \
                does not ease within a few days, speak to a doctor or physiotherapist.",
        ));
    } else if now >= moderate {
        answers.push(Verdict::note(format!(
            "At pain {now} of 10 every main exercise has a set less, effort stays at \
                {PAIN_EFFORT} or below, nothing presses or bends the back much, and all weeks are \
                alike."
        )));
    } else if now >= LITTLE_PAIN {
        answers.push(Verdict::note(format!(
            "At pain {now} of 10 nothing bends the back to its end under load or pulls hard on \
                the nerves of a leg."
        )));
    }
}

/// Whether pain is so strong that the questions are asked again after two weeks.
pub fn asks_again(profile: &Profile) -> bool {
    profile.pain >= PAIN.0
}

/// Whether pain makes doses smaller and all weeks alike.
pub fn has_moderate_pain(profile: &Profile) -> bool {
    (PAIN.0..PAIN.1).contains(&profile.pain)
}

fn within_pain(wanted: &Candidate) -> Option<Objection> {
    let now = wanted.context.profile.pain;
    let limits = match now {
        _ if now >= PAIN.1 => condition::eased(condition::ACUTE_FLARE, wanted.context.profile),
        _ if now >= PAIN.0 => MODERATE_PAIN,
        _ if now >= LITTLE_PAIN => condition::TROUBLED,
        _ => return None,
    };
    limits
        .exceeded_by(wanted.exercise)
        .map(|what| Objection::new(what).when(format!("at pain {now} of 10 that waits")))
}

/// The highest effort that pain allows, where it says anything about it.
pub fn effort_cap(profile: &Profile) -> Option<u32> {
    has_moderate_pain(profile).then_some(PAIN_EFFORT)
}

/// The sets of a main exercise at moderate pain: one less, but one at least.
pub fn sets_in_pain(usual: u32) -> u32 {
    usual.saturating_sub(1).max(1)
}

fn fewer_sets(scope: &SessionScope, found: &mut Breaches) {
    if !has_moderate_pain(scope.context.profile) {
        return;
    }
    for (block, item) in
        scope.session.work().filter(|(_, item)| item.exercise.pattern != Pattern::Stretch)
    {
        let most = sets_in_pain(usual_sets(scope.context, &item.exercise));
        if item.dose.sets() > most {
            found.must(
                At::item(block, &item.exercise),
                has_sets(item),
                format!("Do {most} at this pain."),
            );
        }
    }
}

fn has_sets(item: &Item) -> String {
    format!("{} has {} sets.", item.exercise.name, item.dose.sets())
}

/// The sets of a named workout's line, or else of the exercise's own dose.
fn usual_sets(context: Context, exercise: &Exercise) -> u32 {
    let workout =
        context.profile.workout.as_ref().and_then(|id| context.catalogue.workout(id.as_str()));
    let line = workout.and_then(|workout| {
        let line = workout.items.iter().find(|line| line.exercise == exercise.id)?;
        crate::catalogue::workout_dose(exercise, &line.dose, workout.level)
    });
    let own = crate::catalogue::usual_dose(exercise, context.level())
        .map_or(1, crate::catalogue::dose::Dose::sets);
    line.map_or(own, |line| line.sets())
}

fn tells_of_the_next_day(scope: &PlanScope, found: &mut Breaches) {
    let words = next_day_in_words();
    let told = scope.plan.safety.afterwards.iter().any(|advice| **advice == *words);
    if !told && scope.plan.status != Status::Refused {
        let mend = "Add to `afterwards` what pain on the morning after means.";
        found.must(At::here(), "The plan does not say what pain on the morning after means.", mend);
    }
}
