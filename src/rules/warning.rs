//! When not to plan, and when to plan little: warning signs, states that need a clinician's word first, pain now.
//!
//! These rules answer a profile before anything is planned; the strictest answer holds. The same functions say of a plan file that it
//! should not have been one.

use super::{Answer, Breaches, Case, Check, Force, PlanScene, Rule, SessionScene, Spot, Use, condition};
use crate::exercise::{Exercise, Pattern};
use crate::health::{BloodPressure, Condition, RedFlag, Surgery, Urgency};
use crate::plan::{BlockKind, Item, Status};
use crate::profile::Profile;
use crate::spine::{Limits, Spine};

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
/// Pain from which doses are smaller, only gentle movement is left, and there is no plan.
const PAIN: (u32, u32, u32) = (4, 6, 8);
/// What pain of 4 and 5 allows.
const MODERATE_PAIN: Limits = Limits::caps(Spine { comp: 2, flex: 2, ..Spine::UNCAPPED });
/// Highest effort (RPE) at pain of 4 and 5.
const PAIN_EFFORT: u32 = 6;

/// What a reader does with an answer of the body on the morning after.
pub const NEXT_DAY: &str = "The morning after a session: pain no higher than before means go on; 1 or 2 points higher, repeat the same doses; 3 or \
                            more, or still higher after two days, go one step back and leave out a set.";

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: "red-flag-emergency",
        says: || {
            format!(
                "With a warning sign of the emergency kind there is no exercise at all, only the advice to get help now; nothing lifts it. The \
                 signs: {}.",
                codes(Urgency::Emergency)
            )
        },
        because: "A few causes of back pain need help within hours. They are rare, and they come before any plan.",
        source: "IFOMPT framework (Finucane 2020); NHS advice on cauda equina symptoms; ACOG on warning signs in pregnancy",
        evidence: "Expert consensus: single signs are weak evidence, their combination and context count.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(emergency)],
    },
    Rule {
        id: "red-flag-urgent",
        says: || {
            format!(
                "With an urgent warning sign there is no plan until a clinician has both looked at it and cleared exercise. The signs: {}.",
                codes(Urgency::Urgent)
            )
        },
        because: "Some causes of back pain should be looked for within a day or two, before the back is trained.",
        source: "IFOMPT framework (Finucane 2020); NICE NG59: first exclude cancer, infection, trauma and inflammatory disease",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(urgent)],
    },
    Rule {
        id: "see-clinician-first",
        says: || {
            format!(
                "With a sign that a clinician should see first and has not, there is gentle movement only, within what acute sciatica allows; {} \
                 leave training as it is. The signs: {}.",
                codes_of(|flag| flag.urgency() == Urgency::SeeFirst && !flag.keeps_from_strength()),
                codes(Urgency::SeeFirst)
            )
        },
        because: "These signs are mostly harmless, but a person should look at them before strength training, and a program can't.",
        source: "Source article, FAQ 2; NICE NG65 on morning stiffness that began before 45",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(see_first), Check::Exercise(within_open_sign)],
    },
    Rule {
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
    },
    Rule {
        id: "pain-gate",
        says: || {
            let (moderate, strong, severe) = PAIN;
            format!(
                "Pain now, from 0 to 10, sets the mode. Up to {}: as usual. {moderate} and {}: one set less, compression and bending forward {} at \
                 most, effort {PAIN_EFFORT} at most, all weeks alike. {strong} and {}: gentle movement within what an acute flare-up allows. From \
                 {severe} on: no plan.",
                moderate - 1,
                strong - 1,
                MODERATE_PAIN.caps.comp,
                severe - 1
            )
        },
        because: "A little pain while exercising is acceptable; much pain is a reason to do less and to ask somebody.",
        source: "Pain-monitoring model (NHS traffic light: 0-3, 4-5, 6-10); source article: do not ignore pain signals",
        evidence: "Taken over from tendon research by practice; no trial in backs.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(pain), Check::Exercise(within_pain), Check::Session(fewer_sets)],
    },
    Rule {
        id: "next-day-response",
        says: || {
            "Pain on the morning after decides how to go on: no higher than before, go on; 1 or 2 points higher, repeat the same doses; 3 or more \
             points higher, or still higher after two days, one step back and a set less. Every plan says so."
                .into()
        },
        because: "How a back feels the day after tells more about a dose than how it felt during it. Mild soreness is normal.",
        source: "Pain-monitoring model; source article, FAQ 10",
        evidence: "Taken over from tendon research by practice; no trial in backs.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Plan(next_day)],
    },
];

fn codes_of(kept: impl Fn(RedFlag) -> bool) -> String {
    use crate::word::Word as _;
    let codes: Vec<&str> = RedFlag::ALL.iter().filter(|flag| kept(**flag)).map(|flag| flag.word()).collect();
    codes.join(", ")
}

fn codes(urgency: Urgency) -> String {
    codes_of(|flag| flag.urgency() == urgency)
}

/// "this, that and the other".
fn said(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn signs(flags: &[RedFlag]) -> String {
    said(&flags.iter().map(|flag| flag.sign()).collect::<Vec<_>>())
}

fn stated(profile: &Profile, kept: impl Fn(RedFlag) -> bool) -> Vec<RedFlag> {
    profile.red_flags.iter().copied().filter(|flag| kept(*flag)).collect()
}

fn emergency(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Emergency);
    let (maternity, others): (Vec<_>, Vec<_>) = flags.into_iter().partition(|flag| *flag == RedFlag::PregnancyWarning);
    let advice = [
        (
            others,
            "Most back pain is harmless, but these signs can mean that nerves in the spine are under pressure or that something else needs help \
             quickly. Do not exercise. Call your emergency number or go to an emergency department now; do not drive yourself.",
        ),
        (
            maternity,
            "In pregnancy such signs should be looked at quickly. Do not exercise. Call your maternity unit or your emergency number now.",
        ),
    ];
    for (flags, advice) in advice.into_iter().filter(|(flags, _)| !flags.is_empty()) {
        answers.push(Answer::refused(format!("No plan now, because of {}.", signs(&flags)), advice));
    }
}

fn urgent(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Urgent);
    if flags.is_empty() {
        return;
    }
    let signs = signs(&flags);
    if profile.assessed && profile.cleared {
        let notice = format!(
            "A clinician has looked at {signs} and cleared exercise; if anything about it changes, ask again the same day."
        );
        return answers.push(Answer::note(notice));
    }
    let advice = "Contact a doctor or an urgent-care line today, before any exercise plan. When a clinician has looked at it and cleared exercise, say so \
                  with `assessed` and `cleared`.";
    answers.push(Answer::refused(format!("No plan yet, because of {signs}."), advice));
}

/// Signs that keep from strength work and that no clinician has looked at.
fn open_signs(profile: &Profile) -> Vec<RedFlag> {
    let open = |flag: RedFlag| flag.urgency() == Urgency::SeeFirst && flag.keeps_from_strength();
    if profile.assessed { Vec::new() } else { stated(profile, open) }
}

/// Whether there is such a sign.
pub fn has_open_sign(profile: &Profile) -> bool {
    !profile.red_flags.is_empty() && !open_signs(profile).is_empty()
}

fn see_first(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::SeeFirst);
    if profile.assessed {
        if profile.red_flags.is_empty() {
            answers.push(Answer::note("`assessed` changes nothing: no warning sign is stated.".into()));
        } else if !flags.is_empty() {
            answers.push(Answer::note(format!(
                "A clinician has looked at {}: the plan is made without regard to it.",
                signs(&flags)
            )));
        }
        return;
    }
    let open = open_signs(profile);
    if !open.is_empty() {
        let advice = "Have this looked at by a doctor or physiotherapist before strength training. Gentle walking and easy movement are fine as long as \
                      they do not spread the symptoms. When it has been looked at, say so with `assessed`.";
        answers.push(Answer::relief(format!("Gentle movement only, because of {}.", signs(&open)), advice));
    }
    if flags.contains(&RedFlag::MorningStiffnessYoung) {
        let notice = "Long morning stiffness that began before the age of 45 is a reason to see a doctor; by itself it is none not to train.";
        let advice = "Long morning stiffness that began before the age of 45 and gets better with movement is worth showing to a doctor, who may \
                      ask a rheumatologist (NICE NG65).";
        answers.push(Answer::note(notice.into()).advising(advice));
    }
    if flags.contains(&RedFlag::NotImproving6w) {
        let notice = "Six weeks without improvement are a reason to see a doctor or physiotherapist; by themselves they are none not to train.";
        let advice = "After six weeks without improvement, let a doctor or physiotherapist look at your back.";
        answers.push(Answer::note(notice.into()).advising(advice));
    }
}

fn within_open_sign(wanted: &Use) -> Option<String> {
    if !has_open_sign(wanted.case.profile) {
        return None;
    }
    let what = condition::SCIATICA.exceeded_by(wanted.exercise)?;
    Some(format!("{what}; that waits until a clinician has looked at {}", signs(&open_signs(wanted.case.profile))))
}

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
    if profile.has(Condition::OsteoporosisFracture) && !profile.cleared {
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
    } else if weeks < FIRST_YEAR && !profile.cleared {
        answers.push(Answer::refused(
            format!("No plan in the first {FIRST_YEAR} weeks after {what} without clearance."),
            "In the first year after an operation, exercise begins when your surgeon or physiotherapist has cleared it. When they have, say so with \
             `cleared`.",
        ));
    }
}

/// What makes a plan wait for clearance with little load, in words.
fn restrictions(profile: &Profile) -> Vec<String> {
    if profile.cleared {
        return Vec::new();
    }
    let long_ago =
        profile.has(Condition::PostSurgery) && profile.surgery_weeks.is_some_and(|weeks| weeks >= FIRST_YEAR);
    let named = [
        (profile.has(Condition::DiscHerniation), Condition::DiscHerniation.name()),
        (profile.has(Condition::SciaticaAcute), Condition::SciaticaAcute.name()),
        (long_ago, Condition::PostSurgery.name()),
    ];
    let named = named.into_iter().filter(|(stated, _)| *stated).map(|(_, name)| name.to_owned());
    let pressure = reaches(profile, PRESSURE_RESTRICTED).map(|read| format!("a blood pressure of {read}"));
    named.chain(pressure).collect()
}

/// Whether the plan is kept light until a clinician has cleared it.
pub fn is_restricted(profile: &Profile) -> bool {
    let may_be = !profile.conditions.is_empty() || profile.blood_pressure.is_some();
    may_be && !restrictions(profile).is_empty()
}

fn restriction(profile: &Profile, answers: &mut Vec<Answer>) {
    let why = restrictions(profile);
    if !why.is_empty() {
        let why = said(&why.iter().map(String::as_str).collect::<Vec<_>>());
        let notice = format!(
            "Until a clinician has cleared exercise with {why}, the plan stays light: little pressure on the spine, no load held upright, effort \
             {UNCLEARED_EFFORT} at most. Ask for clearance; when you have it, say so with `cleared`."
        );
        let advice = format!(
            "Ask a doctor or physiotherapist to clear you for exercise with {why}; until then this plan stays light."
        );
        answers.push(Answer::note(notice).advising(advice));
    }
    if profile.cleared && !lifts_anything(profile) {
        answers.push(Answer::note("`cleared` changes nothing: nothing that is stated needs clearance.".into()));
    }
}

/// Whether clearance makes a difference to anything stated.
fn lifts_anything(profile: &Profile) -> bool {
    let without = Profile { cleared: false, ..profile.clone() };
    let fracture = profile.has(Condition::OsteoporosisFracture);
    let operation = profile.has(Condition::PostSurgery);
    let urgent = !stated(profile, |flag| flag.urgency() == Urgency::Urgent).is_empty();
    fracture || operation || urgent || is_restricted(&without)
}

fn within_clearance(wanted: &Use) -> Option<String> {
    let profile = wanted.case.profile;
    if !is_restricted(profile) {
        return None;
    }
    UNCLEARED.exceeded_by(wanted.exercise).map(|what| format!("{what}; that waits until a clinician has cleared you"))
}

fn pain(profile: &Profile, answers: &mut Vec<Answer>) {
    let (now, (moderate, strong, severe)) = (profile.pain, PAIN);
    if now >= severe {
        answers.push(Answer::refused(
            format!("No plan at pain {now} of 10."),
            "Pain this strong needs a person, not a program. Change position often and move about a little if you can; speak to a doctor or \
             physiotherapist today. Go at once if any warning sign appears.",
        ));
    } else if now >= strong {
        answers.push(Answer::relief(
            format!("Gentle movement only, at pain {now} of 10."),
            "Pain this strong is a reason to move gently and often rather than to train. If it does not ease within a few days, speak to a doctor or \
             physiotherapist.",
        ));
    } else if now >= moderate {
        answers.push(Answer::note(format!(
            "At pain {now} of 10 every main exercise has a set less, effort stays at {PAIN_EFFORT} or below, nothing presses or bends the back \
             much, and all weeks are alike."
        )));
    }
}

/// Whether pain makes doses smaller and all weeks alike.
pub fn has_moderate_pain(profile: &Profile) -> bool {
    (PAIN.0..PAIN.1).contains(&profile.pain)
}

fn within_pain(wanted: &Use) -> Option<String> {
    let now = wanted.case.profile.pain;
    let limits = match now {
        _ if now >= PAIN.1 => condition::ACUTE_FLARE,
        _ if now >= PAIN.0 => MODERATE_PAIN,
        _ => return None,
    };
    limits.exceeded_by(wanted.exercise).map(|what| format!("{what}; at pain {now} of 10 that waits"))
}

/// The highest effort that clearance and pain allow, where they say anything about it.
pub fn effort_cap(profile: &Profile) -> Option<u32> {
    let clearance = is_restricted(profile).then_some(UNCLEARED_EFFORT);
    let pain = has_moderate_pain(profile).then_some(PAIN_EFFORT);
    clearance.into_iter().chain(pain).min()
}

/// The sets of a main exercise at moderate pain: one less, but one at least.
pub fn sets_in_pain(usual: u32) -> u32 {
    usual.saturating_sub(1).max(1)
}

fn fewer_sets(scene: &SessionScene, found: &mut Breaches) {
    if !has_moderate_pain(scene.case.profile) {
        return;
    }
    for item in scene.session.main().filter(|item| item.exercise.pattern != Pattern::Stretch) {
        let most = sets_in_pain(usual_sets(scene.case, &item.exercise));
        if item.dose.sets() > most {
            found.must(Spot::item(BlockKind::Main, &item.exercise), has_sets(item), format!("Do {most} at this pain."));
        }
    }
}

fn has_sets(item: &Item) -> String {
    format!("{} has {} sets.", item.exercise.name, item.dose.sets())
}

/// The sets of a named workout's line, or else of the exercise's own dose.
fn usual_sets(case: Case, exercise: &Exercise) -> u32 {
    let workout = case.profile.workout.as_ref().and_then(|id| case.catalogue.workout(id.as_str()));
    let line = workout.and_then(|workout| {
        let line = workout.items.iter().find(|line| line.exercise == exercise.id)?;
        super::time::workout_dose(exercise, &line.dose, workout.level)
    });
    let own = crate::catalogue::usual_dose(exercise, case.level()).map_or(1, crate::dose::Dose::sets);
    line.map_or(own, |line| line.sets())
}

fn next_day(scene: &PlanScene, found: &mut Breaches) {
    let told = scene.plan.safety.afterwards.iter().any(|advice| **advice == *NEXT_DAY);
    if !told && scene.plan.status != Status::Refused {
        let mend = "Add to `afterwards` what pain on the morning after means.";
        found.must(Spot::here(), "The plan does not say what pain on the morning after means.", mend);
    }
}
