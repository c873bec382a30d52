//! States that need a clinician's word before strength training: age, blood pressure, pregnancy,
//! operations, discs, fractures.

use super::{BIRTH, Candidate, Check, Force, Objection, Rule, Verdict, warning};
use crate::catalogue::spine::Spine;
use crate::person::health::{BloodPressure, Condition, Surgery};
use crate::person::profile::Profile;
use crate::plan::{RuleId, rule_ids};
use crate::rules::caps::Limits;
use crate::rules::signs;
use crate::text::printable::list_in_words;
use crate::text::vocabulary::Vocabulary as _;

/// Youngest age that is planned for.
const YOUNGEST: u32 = 16;
/// Blood pressure from which it is a crisis: either number (American Heart Association).
const PRESSURE_CRISIS: BloodPressure = BloodPressure { systolic: 180, diastolic: 120 };
/// Blood pressure from which there is no plan, in mmHg: either number. Not confirmed by a primary
/// source.
const PRESSURE_REFUSED: BloodPressure = BloodPressure { systolic: 180, diastolic: 110 };
/// Blood pressure from which the plan is restricted until it is cleared: either number. Not
/// confirmed by a primary source.
const PRESSURE_RESTRICTED: BloodPressure = BloodPressure { systolic: 160, diastolic: 100 };
/// Blood pressure from which a pregnancy is an emergency: either number (ACOG).
const PRESSURE_EMERGENCY: BloodPressure = BloodPressure { systolic: 160, diastolic: 110 };
/// Pain from which acute sciatica that nobody has cleared is moved gently and not trained.
const SCIATICA_PAIN: u32 = 4;
/// When to call for help with high blood pressure, one sign each (American Heart Association).
const PRESSURE_FLAGS: &[&str] = &[
    "chest pain",
    "breathlessness",
    "new back pain",
    "numbness or weakness",
    "trouble seeing or speaking",
    "confusion",
];
/// The same in pregnancy (ACOG).
const MATERNITY_FLAGS: &[&str] = &[
    "a severe headache",
    "changed sight",
    "pain under the ribs",
    "sudden swelling of face, hands or feet",
    "breathlessness or chest pain",
    "a baby that moves less",
];
/// Weeks after an operation in which there is no plan, cleared or not: disc surgery; fusion,
/// another or an unknown operation.
const TOO_SOON: (u32, u32) = (6, 12);
/// Weeks after an operation in which a plan needs clearance.
const FIRST_YEAR: u32 = 52;
/// Highest effort (RPE) of a plan that waits for clearance.
const UNCLEARED_EFFORT: u32 = 5;
/// What a plan that waits for clearance may ask.
const UNCLEARED: Limits = Limits::caps(Spine { comp: 1, axial: 0, ..Spine::UNCAPPED });

rule_ids! {
    CLEARANCE_NEEDED = "clearance-needed",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::CLEARANCE_NEEDED,
    says: || {
        let (refused, restricted) = (PRESSURE_REFUSED, PRESSURE_RESTRICTED);
        format!(
            "No plan under the age of {YOUNGEST}, from a blood pressure of {refused} on (either \
                number; in pregnancy from {} on, and from {PRESSURE_EMERGENCY} it is an \
                emergency), with complications in pregnancy or from its week {BIRTH} on, in the \
                first {} weeks after disc surgery or {} after another operation on the back, when \
                it is not said how long ago that was, or in the first {FIRST_YEAR} weeks without \
                clearance. Gentle movement only after an osteoporotic fracture, or with acute \
                sciatica and pain of {SCIATICA_PAIN} and more, without clearance. Until cleared, \
                a light plan (compression {} at most, no axial load, effort {UNCLEARED_EFFORT} at \
                most) with a herniated disc, acute sciatica, an operation longer ago, or from \
                {restricted} mmHg on. `cleared` speaks for what is stated in the same place, or \
                for what it lists.",
            BloodPressure::HIGH,
            TOO_SOON.0,
            TOO_SOON.1,
            UNCLEARED.caps.comp,
        )
    },
    because: "Some states need the word of somebody who has examined you; a program can't do that.",
    source: "NICE NG59 (scope: from 16); American Heart Association on crises and on resistance \
        exercise; ACOG Committee Opinion 804, 2020; surgeons' protocols; source article, FAQ 6",
    evidence: "Guidelines; the blood pressure limits and the weeks are common practice, not \
        confirmed here by a primary source.",
    force: Force::Must,
    gives_way: "",
    checks: &[Check::Gate(clearance), Check::Exercise(within_clearance)],
}];

fn reaches(profile: &Profile, limit: BloodPressure) -> Option<BloodPressure> {
    profile.blood_pressure.filter(|reading| reading.reaches(limit))
}

fn pressure(profile: &Profile, answers: &mut Vec<Verdict>) {
    let Some(reading) = profile.blood_pressure else { return };
    let notice = format!("No plan at a blood pressure of {reading}.");
    if profile.has(Condition::Pregnancy) {
        return pressure_in_pregnancy(reading, answers);
    }
    let refused = |advice: &'static str| Verdict::refused(notice, advice).watching(PRESSURE_FLAGS);
    if reading.reaches(PRESSURE_CRISIS) {
        answers.push(refused(
            "Do not exercise. Sit quietly for five minutes and measure again. If it is still so \
                high, call your doctor today. With chest pain, breathlessness, new back pain, \
                numbness, weakness, trouble seeing or speaking, or confusion, call your emergency \
                number now.",
        ));
    } else if reading.reaches(PRESSURE_REFUSED) {
        answers.push(refused(
            "Exercise waits until your blood pressure is lower. Sit quietly for five minutes and \
                measure again. If it is still so high, call your doctor today; if it is lower, \
                make the plan again with the new reading.",
        ));
    }
}

fn pressure_in_pregnancy(reading: BloodPressure, answers: &mut Vec<Verdict>) {
    let notice = format!("No plan at a blood pressure of {reading} in pregnancy.");
    if reading.reaches(PRESSURE_EMERGENCY) {
        let advice = "In pregnancy a blood pressure this high is an emergency. Do not exercise. \
            Call your maternity unit or your emergency number now; do not drive yourself.";
        answers.push(Verdict::refused(notice, advice).watching(MATERNITY_FLAGS));
    } else if reading.reaches(BloodPressure::HIGH) {
        let advice = "Do not exercise. Call your maternity unit today: in pregnancy this blood \
            pressure should be looked at. With headache, changed sight, pain under the ribs or \
            sudden swelling, call your emergency number now.";
        answers.push(Verdict::refused(notice, advice).watching(MATERNITY_FLAGS));
    }
}

fn clearance(profile: &Profile, answers: &mut Vec<Verdict>) {
    if profile.age.is_some_and(|age| age < YOUNGEST) {
        answers.push(Verdict::refused(
            format!("No plan under the age of {YOUNGEST}."),
            "backplan plans for people from 16 on. A younger back deserves a plan by somebody who \
                sees it: ask a doctor or physiotherapist.",
        ));
    }
    pressure(profile, answers);
    if profile.has(Condition::Pregnancy) && profile.complications {
        answers.push(Verdict::refused(
            "No plan with complications in pregnancy.".into(),
            "With complications in pregnancy your midwife or doctor says which movement is right \
                for you; ask before you exercise.",
        ));
    }
    if profile.has(Condition::Pregnancy)
        && profile.pregnancy_weeks.is_some_and(|weeks| weeks >= BIRTH)
    {
        answers.push(Verdict::refused(
            format!("No plan from week {BIRTH} of a pregnancy on."),
            "So near the birth, ask your midwife which movement is right for you. After the birth \
                a midwife or physiotherapist looks at you first; backplan has no rules for that \
                time yet.",
        ));
    }
    if profile.has(Condition::SciaticaAcute)
        && !profile.is_cleared(Condition::SciaticaAcute)
        && profile.pain >= SCIATICA_PAIN
    {
        answers.push(Verdict::relief(
            format!(
                "Gentle movement only, with acute sciatica at pain {} of 10 that nobody has \
                    cleared.",
                profile.pain
            ),
            "With acute sciatica and this much pain, take positions that ease, short walks \
                several times a day and gentle movement. Ask a doctor or physiotherapist before \
                strength training; when they have cleared you, say so with `cleared`.",
        ));
    }
    if profile.has(Condition::PostSurgery) {
        surgery(profile, answers);
    }
    if profile.has(Condition::OsteoporosisFracture)
        && !profile.is_cleared(Condition::OsteoporosisFracture)
    {
        answers.push(Verdict::relief(
            "Gentle movement only after an osteoporotic fracture that exercise is not cleared for."
                .into(),
            "After a fracture of a vertebra, ask a doctor or physiotherapist to clear you before \
                strength training; when they have, say so with `cleared`.",
        ));
    }
    restriction(profile, answers);
}

fn surgery(profile: &Profile, answers: &mut Vec<Verdict>) {
    let (too_soon, what) = match profile.surgery {
        Some(Surgery::Discectomy) => (TOO_SOON.0, "disc surgery"),
        _ => (TOO_SOON.1, "an operation on the back"),
    };
    let Some(weeks) = profile.surgery_weeks else {
        return answers.push(Verdict::refused(
            "No plan while it is not said how many weeks ago the operation was.".into(),
            "How long ago the operation was decides what is right. Say it with `surgery_weeks`, \
                and follow your surgeon's own instructions.",
        ));
    };
    if weeks < too_soon {
        answers.push(Verdict::refused(
            format!("No plan in the first {too_soon} weeks after {what}."),
            "So soon after the operation your surgeon's own instructions are the plan. Ask your \
                surgeon or physiotherapist when to begin.",
        ));
    } else if weeks < FIRST_YEAR && !profile.is_cleared(Condition::PostSurgery) {
        answers.push(Verdict::refused(
            format!("No plan in the first {FIRST_YEAR} weeks after {what} without clearance."),
            "In the first year after an operation, exercise begins when your surgeon or \
                physiotherapist has cleared it. When they have, say so with `cleared`.",
        ));
    }
}

/// What a clinician's clearance is needed for without which the plan is kept light, stated and
/// whether cleared or not.
fn restrictable(profile: &Profile) -> impl Iterator<Item = Condition> + '_ {
    let long_ago = profile.surgery_weeks.is_some_and(|weeks| weeks >= FIRST_YEAR);
    let waits = move |condition: &Condition| match condition {
        Condition::DiscHerniation | Condition::SciaticaAcute => profile.has(*condition),
        Condition::PostSurgery => profile.has(*condition) && long_ago,
        // A reading that high, whether the condition is named or not.
        Condition::Hypertension => reaches(profile, PRESSURE_RESTRICTED).is_some(),
        _ => false,
    };
    Condition::ALL.iter().copied().filter(waits)
}

/// Whether a clinician has to look, or clear exercise, before strength work.
pub fn waits_for_a_clinician(profile: &Profile) -> bool {
    let uncleared = |condition| profile.has(condition) && !profile.is_cleared(condition);
    signs::has_open_sign(profile) || uncleared(Condition::OsteoporosisFracture)
}

/// What still waits for clearance.
fn waiting(profile: &Profile) -> impl Iterator<Item = Condition> + '_ {
    restrictable(profile).filter(|condition| !profile.is_cleared(*condition))
}

/// Whether the plan is kept light until a clinician has cleared it.
pub fn is_restricted(profile: &Profile) -> bool {
    waiting(profile).next().is_some()
}

/// What a clearance speaks about, in words: "a herniated disc".
fn named(condition: Condition, profile: &Profile) -> String {
    match profile.blood_pressure.filter(|_| condition == Condition::Hypertension) {
        Some(reading) => format!("a blood pressure of {reading}"),
        None => condition.name().to_owned(),
    }
}

/// What it waits for, in words.
fn restrictions(profile: &Profile) -> String {
    list_in_words(
        &waiting(profile).map(|condition| named(condition, profile)).collect::<Vec<_>>(),
        " and",
    )
}

/// Everything stated that clearance makes a difference to and that is cleared.
fn lifted(profile: &Profile) -> impl Iterator<Item = Condition> + '_ {
    let others =
        [Condition::HipReplacement, Condition::OsteoporosisFracture, Condition::PostSurgery];
    let needs = move |condition: &Condition| {
        restrictable(profile).any(|other| other == *condition)
            || (others.contains(condition) && profile.has(*condition))
    };
    Condition::ALL.iter().copied().filter(needs).filter(|condition| profile.is_cleared(*condition))
}

/// What the plan takes the person's word for about clearance, as clauses: "a clinician has cleared
/// exercise with a herniated disc".
pub fn rests_on(profile: &Profile) -> impl Iterator<Item = String> + '_ {
    let with = |condition| if condition == Condition::PostSurgery { "after" } else { "with" };
    lifted(profile).map(move |condition| {
        format!(
            "a clinician has cleared exercise {} {}",
            with(condition),
            named(condition, profile)
        )
    })
}

fn restriction(profile: &Profile, answers: &mut Vec<Verdict>) {
    if is_restricted(profile) {
        let why = restrictions(profile);
        let notice = format!(
            "Until a clinician has cleared exercise with {why}, the plan stays light: little \
                pressure on the spine, no load held upright, effort {UNCLEARED_EFFORT} at most. \
                Ask for clearance; when you have it, say so with `cleared`."
        );
        let high = waiting(profile).eq([Condition::Hypertension]);
        let (whom, when) = if high {
            ("your doctor", " before the first session")
        } else {
            ("a doctor or physiotherapist", "")
        };
        let advice = format!(
            "Ask {whom}{when} to clear you for exercise with {why}; until then this plan stays \
                light."
        );
        answers.push(Verdict::note(notice).advising(advice));
    }
    if profile.cleared.is_said()
        && lifted(profile).next().is_none()
        && !warning::has_urgent(profile)
    {
        answers.push(Verdict::note(
            "`cleared` changes nothing: nothing that is stated needs clearance.".into(),
        ));
    }
}

fn within_clearance(wanted: &Candidate) -> Option<Objection> {
    let profile = wanted.context.profile;
    if !is_restricted(profile) {
        return None;
    }
    UNCLEARED
        .exceeded_by(wanted.exercise)
        .map(|what| Objection::new(what).when("that waits until a clinician has cleared you"))
}

/// The highest effort until exercise is cleared, where it has to be.
pub fn effort_cap(profile: &Profile) -> Option<u32> {
    is_restricted(profile).then_some(UNCLEARED_EFFORT)
}
