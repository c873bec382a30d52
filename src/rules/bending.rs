//! Which way a back bends, and when: the direction that eases, the first hours after getting up.

use std::sync::Arc;

use super::{
    At, Breaches, Candidate, Check, Context, Force, Objection, Rule, SessionScope, WeekScope,
    footing,
};
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::spine::Spine;
use crate::person::health::Direction;
use crate::person::profile::Profile;
use crate::plan::{BlockKind, RuleId, Status, rule_ids};
use crate::rules::caps::Limits;

/// What bending forward may reach where it is to stay small.
const LITTLE_FLEX: Limits = Limits::caps(Spine { flex: 1, ..Spine::UNCAPPED });
/// What bending backward may reach where it is to stay small.
const LITTLE_EXT: Limits = Limits::caps(Spine { ext: 1, ..Spine::UNCAPPED });
/// Minutes after getting up in which bending fully forward is out, and in which something else is
/// preferred.
const MORNING: (u32, u32) = (60, 120);

/// Exercises that move a back to the end of a direction, the first choice first.
const EASING: [(Direction, &[&str]); 2] = [
    (Direction::Flexion, &["seated-forward-hang", "knee-to-chest", "childs-pose"]),
    (
        Direction::Extension,
        &["prone-press-up", "standing-back-bend", "prone-on-elbows", "prone-lying"],
    ),
];
/// Exercises that move it a little way, for finding out which direction eases.
const TRIAL: [(Direction, &[&str]); 2] = [
    (Direction::Extension, &["prone-lying", "prone-on-elbows"]),
    (
        Direction::Flexion,
        &["seated-forward-hang", "knee-to-chest", "pelvic-tilt", "seated-pelvic-tilt"],
    ),
];
/// The full fold of the source article, and the gentle form that stands in for it while a back has
/// complaints.
const GENTLE_FORM: (&str, &str) = ("seated-forward-fold", "seated-forward-hang");
/// Repetitions of an easing exercise.
pub const EASING_REPS: u32 = 10;
/// First days of a relief plan on which both directions are tried.
pub const TRIAL_DAYS: usize = 2;

rule_ids! {
    MORNING_FLEXION = "morning-flexion",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::DIRECTIONAL_PREFERENCE,
        says: || {
            format!(
                "The direction that eases leads: each session of each day opens, after walking or \
                    marching, with one exercise of that direction that the caps allow, \
                    {EASING_REPS} times, to be repeated 3 to 5 times a day as long as it draws \
                    pain in or eases; where none is allowed the plan says so. Where bending \
                    backward eases, bending forward stays at {} of 3, and the cap on bending \
                    backward of a flare-up, a disc, sciatica or pain of 6 and 7 is one higher; \
                    where bending forward eases, bending backward stays at {} of 3. No other cap \
                    is raised. Gentle movement without a direction opens on its first \
                    {TRIAL_DAYS} days with a small movement of each, but not where somebody young \
                    waits for a clinician's look.",
                LITTLE_FLEX.caps.flex, LITTLE_EXT.caps.ext
            )
        },
        because: "Many sore backs are eased by one direction and stirred by the other. Pain that \
            draws back towards the spine is a good sign.",
        source: "McKenzie; May 2012: about 70 % of people tested, neck pain among them, have a \
            direction; update of 2018: pain that draws back in 40 %, a direction in 26 %, bending \
            backward in 80 % of those",
        evidence: "Reviews of clinical studies; the caps are judgement. As a treatment of its own \
            the method did not differ from no treatment in a network of 89 trials (Owen 2020).",
        force: Force::Must,
        gives_way: "",
        checks: &[
            Check::Exercise(against_the_direction),
            Check::WholeSession(opens_with_easing),
            Check::Week(tries_both),
        ],
    },
    Rule {
        id: RuleId::MORNING_FLEXION,
        says: || {
            let (hard, soft) = MORNING;
            format!(
                "In the first {hard} min after getting up nothing bends the back fully forward. \
                    From then to {soft} min the same with pain or a condition; without, something \
                    else is preferred."
            )
        },
        because: "Discs are fuller in the morning; people who bent less early in the day had less \
            pain.",
        source: "Snook 1998: a third less pain (33 %, 95 % CI 11 to 55) by avoiding bending in \
            the first two hours of the day; the first hour is McGill's short form",
        evidence: "One randomised trial: 85 people began, 60 finished, and the others did sham \
            exercises.",
        force: Force::Must,
        gives_way: "there is no pain and no condition",
        checks: &[Check::Exercise(in_the_morning), Check::Session(later_in_the_morning)],
    },
];

fn against_the_direction(wanted: &Candidate) -> Option<Objection> {
    let (limits, eases) = match wanted.context.profile.direction? {
        Direction::Extension => (LITTLE_FLEX, "backward"),
        Direction::Flexion => (LITTLE_EXT, "forward"),
    };
    limits
        .exceeded_by(wanted.exercise)
        .map(|what| Objection::new(what).when(format!("your back is eased by bending {eases}")))
}

/// Those of a list that a person may do as a drill, in its order; where getting down is to be
/// spared, upright ones first.
fn allowed<'c>(context: Context<'c>, ids: &[&str]) -> Vec<&'c Arc<Exercise>> {
    let known = ids.iter().filter_map(|id| context.catalogue.exercise(id));
    let usable = |exercise: &&Arc<Exercise>| {
        let wanted = Candidate { context, exercise, block: BlockKind::Mobility };
        exercise.dose(context.level()).is_some() && super::allows(&wanted)
    };
    let mut usable: Vec<_> = known.filter(usable).collect();
    if footing::holds(context.profile) {
        usable.sort_by_key(|exercise| footing::is_on_floor(exercise.position) == Some(true));
    }
    usable
}

/// The exercises that ease a back in the direction it stated, the first choice first; none without
/// a direction, or where caps leave none.
pub fn easing(context: Context<'_>) -> Vec<&Arc<Exercise>> {
    let list = context
        .profile
        .direction
        .and_then(|direction| EASING.iter().find(|(known, _)| *known == direction));
    list.map(|(_, ids)| allowed(context, ids)).unwrap_or_default()
}

/// A small movement of each direction to try; nothing where one of the directions has none, where
/// one is known to ease, or where a stress fracture has to be excluded first, which bending
/// backward stirs.
pub fn trial(context: Context<'_>) -> Option<[&Arc<Exercise>; 2]> {
    if context.status != Status::Relief
        || context.profile.direction.is_some()
        || crate::rules::signs::is_young_and_unseen(context.profile)
    {
        return None;
    }
    let [backward, forward] = TRIAL.map(|(_, ids)| allowed(context, ids).first().copied());
    Some([backward?, forward?])
}

/// Whether an exercise is the gentle form of one that complaints keep away.
pub fn stands_in(context: Context, exercise: &Exercise) -> bool {
    let (_, gentle) = GENTLE_FORM;
    exercise.id.as_str() == gentle && full_fold_waits(context).is_some()
}

/// The rule by which pain or trouble of the back keeps the full fold away; none where it is
/// allowed, or kept away for another reason.
pub fn full_fold_waits(context: Context) -> Option<RuleId> {
    let exercise = context.catalogue.exercise(GENTLE_FORM.0)?;
    let wanted = Candidate { context, exercise, block: BlockKind::Stretch };
    let (rule, _) = super::refusal(&wanted)?;
    [RuleId::CONDITION_CAPS, RuleId::PAIN_GATE].into_iter().find(|id| rule.id == *id)
}

/// Whether an exercise is one of those that a session opens with for the stated direction.
pub fn eases(profile: &Profile, exercise: &Exercise) -> bool {
    let listed = |(known, ids): &(Direction, &[&str])| {
        profile.direction == Some(*known) && ids.contains(&exercise.id.as_str())
    };
    EASING.iter().any(listed)
}

/// Whether an exercise opens a session for its direction: it eases, or is one of those to try each
/// way.
pub fn opens(context: Context, exercise: &Exercise) -> bool {
    eases(context.profile, exercise)
        || trial(context).is_some_and(|ways| ways.iter().any(|way| way.id == exercise.id))
}

fn opens_with_easing(scope: &SessionScope, found: &mut Breaches) {
    if scope.context.profile.direction.is_none() {
        return;
    }
    let mut items = scope.session.items().map(|(_, item)| item);
    let opening = items.find(|item| item.exercise.pattern != Pattern::Locomotion);
    if opening.is_some_and(|item| eases(scope.context.profile, &item.exercise)) {
        return;
    }
    if let Some(first) = easing(scope.context).first() {
        let text = format!(
            "{} does not open with an exercise of the direction that eases.",
            scope.session.title
        );
        found.must(At::here(), text, format!("Begin with {}.", first.name));
    }
}

/// The first days of gentle movement try both directions where none is known.
fn tries_both(scope: &WeekScope, found: &mut Breaches) {
    if scope.week.number != 1 || trial(scope.context).is_none() {
        return;
    }
    for day in scope.week.days.iter().take(TRIAL_DAYS) {
        let opening = |ids: &[&str]| {
            let items =
                day.sessions.iter().flat_map(crate::plan::Session::items).map(|(_, item)| item);
            let mut items =
                items.filter(|item| item.exercise.pattern != Pattern::Locomotion).take(TRIAL.len());
            items.any(|item| ids.contains(&item.exercise.id.as_str()))
        };
        if !TRIAL.iter().all(|(_, ids)| opening(ids)) {
            let text =
                format!("{} does not open with a small movement of each direction.", day.name());
            found.must(
                At::day(day),
                text,
                "Begin with lying face down and a seated forward hang, and keep the one that \
                    eases.",
            );
        }
    }
}

/// When in the morning bending fully forward is out; none where it is not.
fn when(profile: &Profile) -> Option<&'static str> {
    let minutes = profile.minutes_since_waking?;
    let sensitive = profile.pain > 0 || profile.has_specific_condition();
    match minutes {
        _ if minutes < MORNING.0 => Some("in the first hour after getting up"),
        _ if minutes < MORNING.1 && sensitive => {
            Some("in the first two hours after getting up, with pain or a condition,")
        }
        _ => None,
    }
}

/// What to know of a plan that bends the back fully forward, where the hour of the day is not
/// stated.
pub fn at_what_hour(context: Context) -> Option<String> {
    let profile = context.profile;
    let sensitive = profile.pain > 0 || profile.has_specific_condition();
    let hours = if sensitive { "two hours" } else { "an hour" };
    profile
        .minutes_since_waking
        .is_none()
        .then(|| format!("Wait {hours} after getting up before full forward bends."))
}

/// Whether it is so early that nothing bends the back fully forward.
pub fn holds(profile: &Profile) -> bool {
    when(profile).is_some()
}

fn in_the_morning(wanted: &Candidate) -> Option<Objection> {
    let when = when(wanted.context.profile)?;
    LITTLE_FLEX
        .exceeded_by(wanted.exercise)
        .map(|what| Objection::new(what).when(format!("{when} that is best avoided")))
}

/// Whether it is the time after getting up in which little bending is preferred, though not
/// demanded.
pub fn is_later_morning(profile: &Profile) -> bool {
    let within = profile
        .minutes_since_waking
        .is_some_and(|minutes| (MORNING.0..MORNING.1).contains(&minutes));
    within && profile.pain == 0 && !profile.has_specific_condition()
}

/// Whether an exercise is better left out in that time.
pub fn bends_fully(exercise: &crate::catalogue::exercise::Exercise) -> bool {
    LITTLE_FLEX.exceeded_by(exercise).is_some()
}

fn later_in_the_morning(scope: &SessionScope, found: &mut Breaches) {
    if !is_later_morning(scope.context.profile) {
        return;
    }
    for (block, item) in scope.session.items().filter(|(_, item)| bends_fully(&item.exercise)) {
        let text = format!(
            "{} bends the back fully forward in the second hour after getting up.",
            item.exercise.name
        );
        found.should(
            At::item(block, &item.exercise),
            text,
            "Take another one, or do it later in the day.",
        );
    }
}
