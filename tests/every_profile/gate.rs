//! What kind of answer a person gets, before anything is planned: domain.md 2.5 and 3 (`red-flag-emergency`, `red-flag-urgent`,
//! `see-clinician-first`, `clearance-needed`, `pain-gate`), and the states in which the level counts as beginner.

use crate::world::Who;

/// Never lifted.
pub const EMERGENCY: [&str; 10] = [
    "saddle-numbness",
    "bladder-change",
    "bowel-change",
    "sexual-function-change",
    "both-legs",
    "progressive-weakness",
    "major-trauma",
    "chest-pain",
    "cord-signs",
    "pregnancy-warning",
];
/// Lifted by `assessed` and `cleared` together.
pub const URGENT: [&str; 7] = [
    "fever-unwell",
    "cancer-history",
    "weight-loss",
    "night-pain",
    "infection-risk",
    "fragility-trauma",
    "new-deformity",
];
/// Relief until `assessed`.
pub const SEE_FIRST: [&str; 4] = ["leg-numbness", "worse-at-rest", "sharp-radiating", "heart-lung"];
/// A plan with a note until `assessed`.
pub const NOTE: [&str; 2] = ["morning-stiffness-young", "not-improving-6w"];

/// The codes in the order of domain.md 2.5, which lists go by.
pub fn codes() -> impl Iterator<Item = &'static str> {
    EMERGENCY.into_iter().chain(URGENT).chain(SEE_FIRST).chain(NOTE)
}

fn shows(who: &Who, codes: &[&str]) -> bool {
    who.red_flags.iter().any(|flag| codes.contains(&flag.as_str()))
}

pub fn has(who: &Who, condition: &str) -> bool {
    who.conditions.iter().any(|stated| stated == condition)
}

/// "Any condition" as domain.md 3 means it: unspecific pain counts only where a rule says so.
pub fn any_condition(who: &Who) -> bool {
    who.conditions.iter().any(|condition| condition != "nonspecific-lbp")
}

pub fn emergency(who: &Who) -> bool {
    shows(who, &EMERGENCY)
}

pub fn urgent(who: &Who) -> bool {
    shows(who, &URGENT)
}

/// A see-first sign that allows relief only.
pub fn sign_is_open(who: &Who) -> bool {
    !who.assessed && shows(who, &SEE_FIRST)
}

fn note_is_open(who: &Who) -> bool {
    !who.assessed && shows(who, &NOTE)
}

fn pressure(who: &Who) -> (u32, u32) {
    who.blood_pressure.map_or((0, 0), |[systolic, diastolic]| (systolic, diastolic))
}

/// States that no plan is made for until a clinician has spoken, or at all.
fn clearance_refuses(who: &Who) -> bool {
    let (systolic, diastolic) = pressure(who);
    who.age.is_some_and(|age| age < 16)
        || systolic >= 180
        || diastolic >= 110
        || (has(who, "pregnancy") && who.complications)
        || (has(who, "post-surgery") && surgery_refuses(who))
}

fn surgery_refuses(who: &Who) -> bool {
    let least = if who.surgery.as_deref() == Some("discectomy") { 6 } else { 12 };
    who.surgery_weeks.is_none_or(|weeks| weeks < least || (weeks < 52 && !who.cleared))
}

/// The uncleared states with a restricted plan: comp 1, axial 0, RPE 5.
pub fn restricted(who: &Who) -> bool {
    let (systolic, diastolic) = pressure(who);
    let high = (160..180).contains(&systolic) || (100..110).contains(&diastolic);
    let operated = has(who, "post-surgery") && who.surgery_weeks.is_some_and(|weeks| weeks >= 52);
    !who.cleared && (has(who, "disc-herniation") || has(who, "sciatica-acute") || operated || high)
}

/// The rules that refuse, gravest first.
pub fn refusing(who: &Who) -> Vec<&'static str> {
    let rules = [
        ("red-flag-emergency", emergency(who)),
        ("red-flag-urgent", urgent(who) && !(who.assessed && who.cleared)),
        ("clearance-needed", clearance_refuses(who)),
        ("pain-gate", who.pain >= 8),
    ];
    rules.into_iter().filter(|(_, refuses)| *refuses).map(|(rule, _)| rule).collect()
}

/// An old fracture of a weak bone without a clinician's word: gentle movement only.
fn fracture_waits(who: &Who) -> bool {
    has(who, "osteoporosis-fracture") && !who.cleared
}

/// The status of the plan.
pub fn status(who: &Who) -> &'static str {
    if !refusing(who).is_empty() {
        "refused"
    } else if sign_is_open(who) || fracture_waits(who) || who.pain >= 6 || who.goal == "sore-back" {
        "relief"
    } else {
        "plan"
    }
}

/// The rules of the gate that have to be told as applied in a plan or in relief.
pub fn applied(who: &Who) -> Vec<&'static str> {
    let rules = [
        ("red-flag-urgent", urgent(who)),
        ("see-clinician-first", sign_is_open(who) || note_is_open(who)),
        ("clearance-needed", restricted(who) || fracture_waits(who)),
        ("pain-gate", who.pain >= 4),
    ];
    rules.into_iter().filter(|(_, applies)| *applies).map(|(rule, _)| rule).collect()
}

/// Whether the level counts as beginner, every week is like the first, and the effort stays at 5.
pub fn fixed(who: &Who) -> bool {
    let recent = if who.surgery.as_deref() == Some("discectomy") { 12 } else { 26 };
    has(who, "acute-flare")
        || (has(who, "disc-herniation") && !who.cleared)
        || has(who, "sciatica-acute")
        || has(who, "osteoporosis-fracture")
        || (has(who, "post-surgery") && who.surgery_weeks.is_some_and(|weeks| weeks < recent))
}

/// Pain 4 or 5: a set less, and all weeks alike.
pub fn sore(who: &Who) -> bool {
    (4..=5).contains(&who.pain)
}

/// Whether all weeks are alike, without growth and without a step back.
pub fn alike(who: &Who) -> bool {
    fixed(who) || sore(who)
}

/// The highest effort that health allows.
pub fn effort_cap(who: &Who) -> u32 {
    if fixed(who) || restricted(who) {
        5
    } else if any_condition(who) || sore(who) {
        6
    } else {
        10
    }
}

/// `lower-compression-first` as a should rule: whether every step of compression counts.
pub fn every_step_counts(who: &Who) -> bool {
    who.pain >= 2 || who.conditions.iter().any(|condition| condition != "hypertension")
}

/// Either key of weak bones.
pub fn brittle(who: &Who) -> bool {
    has(who, "osteoporosis") || has(who, "osteoporosis-fracture")
}
