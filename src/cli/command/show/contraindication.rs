//! Who must not do an exercise, and by which rule: found out by asking the rules, never told twice.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::person::health::{BloodPressure, Clearance, Condition, Direction, Surgery};
use crate::person::profile::{PartialProfile, Profile, Reader};
use crate::plan::{BlockKind, RuleId, Status};
use crate::rules::{self, Candidate, Context, FIRST_WEEKS, Outlook};
use crate::text::id::Id;
use crate::text::printable::joined;

/// People that an exercise is not for.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contraindication {
    /// Who: states, with semicolons between them.
    pub who: String,
    /// The rule's id.
    pub rule: RuleId,
    /// The rule's reason, as what is said of the exercise.
    pub text: Cow<'static, str>,
}

/// A state of a person, by the one name that pages have for it.
struct State {
    /// The state behind "not for": "a flare-up of back pain".
    phrase: &'static str,
    /// Makes a person with nothing to mind one in this state.
    change: fn(&mut Profile),
    /// Wider states: where one of them is named, this one goes without saying.
    within: &'static [&'static str],
}

const ANY_BACK: &str = "any condition of the back, also a flare-up, an operation long ago or pain \
    without a specific cause";
const ANY_DISC: &str = "a disc problem, also a cleared one";
const THIN_BONES: &str = "osteoporosis";
const ANY_HIP: &str = "an artificial hip, also a cleared one";
const PREGNANCY: &str = "pregnancy";
const AFTER_DISC: &str = "any time after disc surgery";
const AFTER_OTHER: &str = "any time after another back operation";
const HIGH_PRESSURE: &str = "high blood pressure";
const PAIN: [&str; 3] =
    ["pain of 2 of 10 and more", "pain of 4 of 10 and more", "pain of 6 of 10 and more"];

const fn state(
    phrase: &'static str,
    change: fn(&mut Profile),
    within: &'static [&'static str],
) -> State {
    State { phrase, change, within }
}

/// What a back can say, in the order in which it is read. Unless a state says so, a clinician has
/// cleared what there is.
const STATES: &[State] = &[
    state(ANY_BACK, |profile| has(profile, Condition::NonspecificLbp), &[]),
    state("a flare-up of back pain", |profile| has(profile, Condition::AcuteFlare), &[ANY_BACK]),
    state(ANY_DISC, |profile| has(profile, Condition::DiscHerniation), &[ANY_BACK]),
    state(
        "a disc problem that no clinician has cleared",
        |profile| has_uncleared(profile, Condition::DiscHerniation),
        &[ANY_BACK, ANY_DISC],
    ),
    state("acute sciatica", |profile| has(profile, Condition::SciaticaAcute), &[ANY_BACK]),
    state(
        "a narrowed spinal canal (stenosis)",
        |profile| has(profile, Condition::SpinalStenosis),
        &[ANY_BACK],
    ),
    state(
        "a vertebra that has slipped forward (spondylolisthesis)",
        |profile| has(profile, Condition::Spondylolisthesis),
        &[ANY_BACK],
    ),
    state(
        "the first 12 weeks after disc surgery",
        |profile| operated(profile, Surgery::Discectomy, 8),
        &[ANY_BACK, AFTER_DISC],
    ),
    state(AFTER_DISC, |profile| operated(profile, Surgery::Discectomy, LONG_AGO), &[ANY_BACK]),
    state(
        "the first 26 weeks after another back operation",
        |profile| operated(profile, Surgery::Fusion, 20),
        &[ANY_BACK, AFTER_OTHER],
    ),
    state(AFTER_OTHER, |profile| operated(profile, Surgery::Fusion, LONG_AGO), &[ANY_BACK]),
    state(THIN_BONES, |profile| has(profile, Condition::Osteoporosis), &[]),
    state(
        "osteoporosis with a broken vertebra",
        |profile| has(profile, Condition::OsteoporosisFracture),
        &[THIN_BONES],
    ),
    state("people from 70 on, or from 50 on after a fall", |profile| profile.age = Some(70), &[]),
    state(ANY_HIP, |profile| has(profile, Condition::HipReplacement), &[]),
    state(
        "an artificial hip that no clinician has cleared",
        |profile| has_uncleared(profile, Condition::HipReplacement),
        &[ANY_HIP],
    ),
    state(PREGNANCY, |profile| pregnant(profile, 8), &[]),
    state("pregnancy from week 16", |profile| pregnant(profile, 20), &[PREGNANCY]),
    state(HIGH_PRESSURE, |profile| has(profile, Condition::Hypertension), &[]),
    state(
        "a blood pressure from 160/100 on that no clinician has cleared",
        |profile| {
            profile.blood_pressure = BloodPressure::new(165, 105).ok();
            profile.cleared = Clearance::Nothing;
        },
        &[HIGH_PRESSURE],
    ),
    state(PAIN[0], |profile| profile.pain = 2, &[]),
    state(PAIN[1], |profile| profile.pain = 4, &[PAIN[0]]),
    state(PAIN[2], |profile| profile.pain = 6, &[PAIN[0], PAIN[1]]),
    state("the first hour after getting up", |profile| profile.minutes_since_waking = Some(0), &[]),
    state(
        "if bending backward eases your pain",
        |profile| profile.direction = Some(Direction::Extension),
        &[],
    ),
    state(
        "if bending forward eases your pain",
        |profile| profile.direction = Some(Direction::Flexion),
        &[],
    ),
];

/// Weeks after which every operation counts as long ago.
const LONG_AGO: u32 = 60;

fn has(profile: &mut Profile, condition: Condition) {
    profile.conditions = vec![condition];
}

fn has_uncleared(profile: &mut Profile, condition: Condition) {
    has(profile, condition);
    profile.cleared = Clearance::Nothing;
}

fn operated(profile: &mut Profile, surgery: Surgery, weeks: u32) {
    has(profile, Condition::PostSurgery);
    (profile.surgery, profile.surgery_weeks) = (Some(surgery), Some(weeks));
}

fn pregnant(profile: &mut Profile, weeks: u32) {
    has(profile, Condition::Pregnancy);
    profile.pregnancy_weeks = Some(weeks);
}

/// Everybody that the rules keep from an exercise, those with the same rule and reason together: by
/// what a back can say, then by level. Equipment is no matter of fitness: what an exercise needs is
/// said elsewhere.
pub fn of(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Contraindication> {
    let mut contraindication: Vec<Contraindication> = Vec::new();
    for one in by_state(exercise, catalogue).into_iter().chain(by_level(exercise, catalogue)) {
        match contraindication
            .iter_mut()
            .find(|other| other.rule == one.rule && other.text == one.text)
        {
            Some(other) => other.who = format!("{}; {}", other.who, one.who),
            None => contraindication.push(one),
        }
    }
    contraindication
}

/// The same for a reader: each reason once, with the people it keeps away and the rules that say
/// so.
pub fn by_reason(contraindication: &[Contraindication]) -> Vec<(&str, String, String)> {
    let mut reasons: Vec<&str> = Vec::new();
    for one in contraindication {
        if !reasons.contains(&&*one.text) {
            reasons.push(&one.text);
        }
    }
    let told = |reason| {
        let alike: Vec<&Contraindication> =
            contraindication.iter().filter(|one| one.text == reason).collect();
        let people: Vec<&str> = alike.iter().map(|one| one.who.as_str()).collect();
        let rules: Vec<&str> = alike.iter().map(|one| one.rule.as_str()).collect();
        (reason, joined(&people, "; "), joined(&rules, ", "))
    };
    reasons.into_iter().map(told).collect()
}

/// The states that keep from it somebody advanced with all equipment, none of them within another.
fn by_state(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Contraindication> {
    let base = profile(Level::Advanced, catalogue);
    let ask = |state: &'static State| {
        let mut profile = base.clone();
        (state.change)(&mut profile);
        // In some states everybody begins again: what bars beginners is said of them.
        let (rule, text) = refusals(exercise, &profile, 1, catalogue)
            .into_iter()
            .find(|(rule, _)| !is_of_level(*rule))?;
        Some((state, Contraindication { who: state.phrase.into(), rule, text }))
    };
    let contraindication: Vec<_> = STATES.iter().filter_map(ask).collect();
    let named: Vec<&str> = contraindication.iter().map(|(state, _)| state.phrase).collect();
    let stands_alone = |state: &State| !state.within.iter().any(|wider| named.contains(wider));
    contraindication
        .into_iter()
        .filter(|(state, _)| stands_alone(state))
        .map(|(_, one)| one)
        .collect()
}

fn by_level(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Contraindication> {
    let ask = |who: &str, level, week| {
        let found = refusals(exercise, &profile(level, catalogue), week, catalogue);
        // That it is for another level says more than what that level is spared.
        let (rule, text) =
            found.iter().find(|(rule, _)| *rule == RuleId::LEVEL_GATE).or(found.first())?.clone();
        Some(Contraindication { who: who.into(), rule, text })
    };
    let first = format!("beginners in the first {FIRST_WEEKS} weeks");
    let beginners = ask("beginners", Level::Beginner, FIRST_WEEKS + 1)
        .or_else(|| ask(&first, Level::Beginner, FIRST_WEEKS));
    beginners
        .into_iter()
        .chain(ask("people of intermediate level", Level::Intermediate, 1))
        .collect()
}

fn is_of_level(rule: RuleId) -> bool {
    matches!(rule, RuleId::LEVEL_GATE | RuleId::BEGINNER_LOW_LOAD)
}

/// The rules that keep a person from an exercise, each with what it says of it.
fn refusals(
    exercise: &Exercise,
    profile: &Profile,
    week: u32,
    catalogue: &Catalogue,
) -> Vec<(RuleId, Cow<'static, str>)> {
    let outlook = Outlook::of(profile, Status::Plan);
    let context = Context::new(&outlook, catalogue, Status::Plan);
    let context = context.in_training(week);
    let wanted = Candidate { context, exercise, block: block(exercise) };
    // When or for whom that is so is known here already.
    rules::refusals(&wanted).map(|(rule, objection)| (rule.id, objection.what)).collect()
}

fn profile(level: Level, catalogue: &Catalogue) -> Profile {
    let all: Vec<Id> = catalogue.equipment().iter().map(|equipment| equipment.id.clone()).collect();
    let draft =
        PartialProfile { level: Some(level), equipment: Some(all), ..PartialProfile::default() };
    // Rules of a single exercise don't ask for the date.
    let profile = draft.complete(&Reader { catalogue, today: NaiveDate::default() });
    Profile { cleared: Clearance::All, ..profile }
}

/// The kind of block that an exercise mostly stands in.
fn block(exercise: &Exercise) -> BlockKind {
    match exercise.pattern {
        Pattern::Stretch => BlockKind::Stretch,
        Pattern::Mobility | Pattern::Breathing | Pattern::Locomotion => BlockKind::Mobility,
        _ => BlockKind::Main,
    }
}

#[cfg(test)]
mod tests {
    use super::{Contraindication, STATES, by_reason, of};
    use crate::built_in;
    use crate::plan::RuleId;
    use crate::rules::condition::{EARLY_SURGERY, LATE_PREGNANCY, ROWS};

    #[test]
    fn each_state_is_listed_once_and_a_wider_one_swallows_the_narrower() {
        let catalogue = built_in::catalogue();
        for exercise in catalogue.exercises() {
            let contraindication = of(exercise, &catalogue);
            let named: Vec<&str> =
                contraindication.iter().flat_map(|one| one.who.split("; ")).collect();
            for state in STATES.iter().filter(|state| named.contains(&state.phrase)) {
                let id = &exercise.id;
                assert_eq!(
                    named.iter().filter(|name| **name == state.phrase).count(),
                    1,
                    "{id}: {}",
                    state.phrase
                );
                let wider = state.within.iter().find(|wider| named.contains(wider));
                assert_eq!(wider, None, "{id}: {} is within it", state.phrase);
            }
            let lines = by_reason(&contraindication);
            assert!(
                lines
                    .iter()
                    .all(|line| lines.iter().filter(|other| other.0 == line.0).count() == 1)
            );
            assert!(
                lines.iter().all(|(reason, ..)| !reason.contains("your level")),
                "{}: {lines:?}",
                exercise.id
            );
        }
    }

    #[test]
    fn states_within_others_are_within_states_that_there_are() {
        for (index, state) in STATES.iter().enumerate() {
            let known = |phrase: &str| STATES.iter().any(|other| other.phrase == phrase);
            assert!(
                state.within.iter().all(|wider| known(wider) && *wider != state.phrase),
                "{}",
                state.phrase
            );
            assert!(
                STATES[..index].iter().all(|other| other.phrase != state.phrase),
                "{} is there twice",
                state.phrase
            );
        }
    }

    #[test]
    fn phrases_hold_the_numbers_of_the_rules() {
        let says = |number: u32| {
            let word = number.to_string();
            STATES.iter().filter(|state| state.phrase.split(' ').any(|part| part == word)).count()
        };
        assert_eq!([EARLY_SURGERY.0, EARLY_SURGERY.1, LATE_PREGNANCY].map(says), [1, 1, 1]);
    }

    #[test]
    fn nobody_whom_a_condition_keeps_away_is_forgotten() {
        let catalogue = built_in::catalogue();
        for exercise in catalogue.exercises() {
            let barred = ROWS.iter().any(|row| row.limits.exceeded_by(exercise).is_some());
            let told =
                of(exercise, &catalogue).iter().any(|one| one.rule == RuleId::CONDITION_CAPS);
            assert!(!barred || told, "{}", exercise.id);
        }
    }

    #[test]
    fn people_with_one_reason_stand_together_whatever_the_rule() {
        let one = |who: &str, rule, text: &'static str| Contraindication {
            who: who.into(),
            rule: RuleId::of(rule),
            text: text.into(),
        };
        let contraindication =
            [one("a; b", "one", "bends"), one("c", "two", "turns"), one("d", "three", "bends")];
        let said = by_reason(&contraindication);
        assert_eq!(said[0], ("bends", "a; b; d".into(), "one, three".into()));
        assert_eq!(said[1], ("turns", "c".into(), "two".into()));
    }
}
