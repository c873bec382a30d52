//! States that need a clinician's word before strength training: age, blood pressure, pregnancy, operations, discs, fractures.

use super::{Answer, Check, Force, Rule, Use, warning};
use crate::health::{BloodPressure, Condition, Surgery, Urgency};
use crate::profile::Profile;
use crate::spine::{Limits, Spine};
use crate::word::said;

/// Youngest age that is planned for.
const YOUNGEST: u32 = 16;
/// Blood pressure from which there is no plan, in mmHg: either number. Not confirmed by a primary source.
const PRESSURE_REFUSED: BloodPressure = BloodPressure { systolic: 180, diastolic: 110 };
/// Blood pressure from which the plan is restricted until it is cleared: either number. Not confirmed by a primary source.
const PRESSURE_RESTRICTED: BloodPressure = BloodPressure { systolic: 160, diastolic: 100 };
/// Weeks after an operation in which there is no plan, cleared or not: disc surgery; fusion, another or an unknown operation.
const TOO_SOON: (u32, u32) = (6, 12);
/// Weeks after an operation in which a plan needs clearance.
const FIRST_YEAR: u32 = 52;
/// Highest effort (RPE) of a plan that waits for clearance.
const UNCLEARED_EFFORT: u32 = 5;
/// What a plan that waits for clearance may ask.
const UNCLEARED: Limits = Limits::caps(Spine { comp: 1, axial: 0, ..Spine::UNCAPPED });

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: "clearance-needed",
    says: || {
        let (refused, restricted) = (PRESSURE_REFUSED, PRESSURE_RESTRICTED);
        format!(
            "No plan under the age of {YOUNGEST}, from a blood pressure of {}/{} on (either number), with complications in pregnancy, in the \
                 first {} weeks after disc surgery or {} after another operation on the back, when it is not said how long ago that was, or in the \
                 first {FIRST_YEAR} weeks without clearance. Gentle movement only after an osteoporotic fracture without clearance. Until cleared, a \
                 light plan (compression {} at most, no axial load, effort {UNCLEARED_EFFORT} at most) with a herniated disc, acute sciatica, an \
                 operation longer ago, or from {}/{} mmHg on.",
            refused.systolic,
            refused.diastolic,
            TOO_SOON.0,
            TOO_SOON.1,
            UNCLEARED.caps.comp,
            restricted.systolic,
            restricted.diastolic
        )
    },
    because: "Some states need the word of somebody who has examined you; a program can't do that.",
    source: "NICE NG59 (scope: from 16); AHA on resistance exercise; ACOG Committee Opinion 804, 2020; surgeons' protocols; source article, FAQ \
                 6",
    evidence: "Guidelines; the blood pressure limits and the weeks are common practice, not confirmed here by a primary source.",
    force: Force::Must,
    gives_way: "",
    checks: &[Check::Gate(clearance), Check::Exercise(within_clearance)],
}];

fn reaches(profile: &Profile, limit: BloodPressure) -> Option<BloodPressure> {
    profile.blood_pressure.filter(|read| read.systolic >= limit.systolic || read.diastolic >= limit.diastolic)
}

fn clearance(profile: &Profile, answers: &mut Vec<Answer>) {
    if profile.age.is_some_and(|age| age < YOUNGEST) {
        answers.push(Answer::refused(
            format!("No plan under the age of {YOUNGEST}."),
            "backplan plans for people from 16 on. A younger back deserves a plan by somebody who sees it: ask a doctor or physiotherapist.",
        ));
    }
    if let Some(read) = reaches(profile, PRESSURE_REFUSED) {
        answers.push(Answer::refused(
            format!("No plan at a blood pressure of {read}."),
            "Exercise waits until your blood pressure is lower. Rest, measure again, and see a doctor soon; today if you feel unwell.",
        ));
    }
    if profile.has(Condition::Pregnancy) && profile.complications {
        answers.push(Answer::refused(
            "No plan with complications in pregnancy.".into(),
            "With complications in pregnancy your midwife or doctor says which movement is right for you; ask before you exercise.",
        ));
    }
    if profile.has(Condition::PostSurgery) {
        surgery(profile, answers);
    }
    if profile.has(Condition::OsteoporosisFracture) && !profile.is_cleared(Condition::OsteoporosisFracture) {
        answers.push(Answer::relief(
            "Gentle movement only after an osteoporotic fracture that exercise is not cleared for.".into(),
            "After a fracture of a vertebra, ask a doctor or physiotherapist to clear you before strength training; when they have, say so with \
             `cleared`.",
        ));
    }
    restriction(profile, answers);
}

fn surgery(profile: &Profile, answers: &mut Vec<Answer>) {
    let (too_soon, what) = match profile.surgery {
        Some(Surgery::Discectomy) => (TOO_SOON.0, "disc surgery"),
        _ => (TOO_SOON.1, "an operation on the back"),
    };
    let Some(weeks) = profile.surgery_weeks else {
        return answers.push(Answer::refused(
            "No plan while it is not said how many weeks ago the operation was.".into(),
            "How long ago the operation was decides what is right. Say it with `surgery_weeks`, and follow your surgeon's own instructions.",
        ));
    };
    if weeks < too_soon {
        answers.push(Answer::refused(
            format!("No plan in the first {too_soon} weeks after {what}."),
            "So soon after the operation your surgeon's own instructions are the plan. Ask your surgeon or physiotherapist when to begin.",
        ));
    } else if weeks < FIRST_YEAR && !profile.is_cleared(Condition::PostSurgery) {
        answers.push(Answer::refused(
            format!("No plan in the first {FIRST_YEAR} weeks after {what} without clearance."),
            "In the first year after an operation, exercise begins when your surgeon or physiotherapist has cleared it. When they have, say so with \
             `cleared`.",
        ));
    }
}

/// What makes a plan wait for clearance with little load, and whether it is stated; blood pressure aside.
fn waiting(profile: &Profile) -> [(Condition, bool); 3] {
    let long_ago = profile.surgery_weeks.is_some_and(|weeks| weeks >= FIRST_YEAR);
    [
        (Condition::DiscHerniation, profile.has(Condition::DiscHerniation)),
        (Condition::SciaticaAcute, profile.has(Condition::SciaticaAcute)),
        (Condition::PostSurgery, profile.has(Condition::PostSurgery) && long_ago),
    ]
}

/// Whether the plan is kept light until a clinician has cleared it.
pub fn is_restricted(profile: &Profile) -> bool {
    !profile.cleared.is_said() && could_be_restricted(profile)
}

/// Whether it would be, without clearance.
fn could_be_restricted(profile: &Profile) -> bool {
    waiting(profile).iter().any(|(_, stated)| *stated) || reaches(profile, PRESSURE_RESTRICTED).is_some()
}

/// What it waits for, in words.
fn restrictions(profile: &Profile) -> String {
    let named =
        waiting(profile).into_iter().filter(|(_, stated)| *stated).map(|(condition, _)| condition.name().to_owned());
    let pressure = reaches(profile, PRESSURE_RESTRICTED).map(|read| format!("a blood pressure of {read}"));
    said(&named.chain(pressure).collect::<Vec<_>>(), " and")
}

fn restriction(profile: &Profile, answers: &mut Vec<Answer>) {
    if is_restricted(profile) {
        let why = restrictions(profile);
        let notice = format!(
            "Until a clinician has cleared exercise with {why}, the plan stays light: little pressure on the spine, no load held upright, effort \
             {UNCLEARED_EFFORT} at most. Ask for clearance; when you have it, say so with `cleared`."
        );
        let advice = format!(
            "Ask a doctor or physiotherapist to clear you for exercise with {why}; until then this plan stays light."
        );
        answers.push(Answer::note(notice).advising(advice));
    }
    if profile.cleared.is_said() && !lifts_anything(profile) {
        answers.push(Answer::note("`cleared` changes nothing: nothing that is stated needs clearance.".into()));
    }
}

/// Whether clearance makes a difference to anything stated.
fn lifts_anything(profile: &Profile) -> bool {
    let urgent = warning::stated(profile, |flag| flag.urgency() == Urgency::Urgent);
    let conditions = [Condition::OsteoporosisFracture, Condition::PostSurgery];
    conditions.into_iter().any(|condition| profile.has(condition)) || !urgent.is_empty() || could_be_restricted(profile)
}

fn within_clearance(wanted: &Use) -> Option<String> {
    let profile = wanted.case.profile;
    if !is_restricted(profile) {
        return None;
    }
    UNCLEARED.exceeded_by(wanted.exercise).map(|what| format!("{what}; that waits until a clinician has cleared you"))
}

/// The highest effort until exercise is cleared, where it has to be.
pub fn effort_cap(profile: &Profile) -> Option<u32> {
    is_restricted(profile).then_some(UNCLEARED_EFFORT)
}
