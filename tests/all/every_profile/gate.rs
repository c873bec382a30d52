//! What kind of answer a person gets, before anything is planned: domain.md 2.5 and 3
//! (`red-flag-emergency`, `red-flag-urgent`, `see-clinician-first`, `clearance-needed`,
//! `pain-gate`), health.md 1, 5 and 6, and the states in which the level counts as beginner.

use super::world::Who;

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

/// An urgent sign waits for both words, each sign for its own.
fn urgent_is_open(who: &Who) -> bool {
    let lifted = |code: &str| who.assessed.covers(code) && who.cleared.covers(code);
    who.red_flags.iter().any(|code| URGENT.contains(&code.as_str()) && !lifted(code))
}

fn unassessed(who: &Who, codes: &[&str]) -> bool {
    who.red_flags.iter().any(|code| codes.contains(&code.as_str()) && !who.assessed.covers(code))
}

/// A see-first sign that allows relief only; in the young whatever is stated, and pain of 3 and
/// more, is such a sign.
pub fn sign_is_open(who: &Who) -> bool {
    unassessed(who, &SEE_FIRST) || young_waits(who)
}

/// Under 18 a stress fracture is excluded first: health.md 5. For pain alone the word for it is
/// that of unspecific pain.
pub fn young_waits(who: &Who) -> bool {
    let young = who.age.is_some_and(|age| age < 18);
    let seen = if who.conditions.is_empty() {
        who.pain < 3 || who.assessed.covers("nonspecific-lbp")
    } else {
        who.conditions.iter().all(|condition| who.assessed.covers(condition))
    };
    young && !seen
}

fn note_is_open(who: &Who) -> bool {
    unassessed(who, &NOTE)
}

/// What a reading of the blood pressure asks for: the table of health.md 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pressure {
    Usual,
    /// Counts as hypertension.
    High,
    /// Restricted until cleared; counts as hypertension.
    AskFirst,
    /// Refused: the doctor today.
    Today,
    /// Refused: measured again, then the doctor or the emergency number.
    Crisis,
    /// Refused in pregnancy: the maternity unit today.
    Maternity,
    /// Refused in pregnancy: the emergency number.
    MaternityEmergency,
}

pub fn pressure(who: &Who) -> Pressure {
    let Some([systolic, diastolic]) = who.blood_pressure else { return Pressure::Usual };
    let reaches = |above: u32, below: u32| systolic >= above || diastolic >= below;
    let rows = if has(who, "pregnancy") {
        [
            (reaches(160, 110), Pressure::MaternityEmergency),
            (reaches(140, 90), Pressure::Maternity),
            (false, Pressure::Usual),
            (false, Pressure::Usual),
        ]
    } else {
        [
            (reaches(180, 120), Pressure::Crisis),
            (diastolic >= 110, Pressure::Today),
            (reaches(160, 100), Pressure::AskFirst),
            (reaches(140, 90), Pressure::High),
        ]
    };
    rows.into_iter().find(|(holds, _)| *holds).map_or(Pressure::Usual, |(_, row)| row)
}

/// Whether the reading counts as hypertension, whether the word stands beside it or not.
pub fn reads_high(who: &Who) -> bool {
    pressure(who) != Pressure::Usual
}

/// Whether the reading alone refuses.
pub fn pressure_refuses(who: &Who) -> bool {
    !matches!(pressure(who), Pressure::Usual | Pressure::High | Pressure::AskFirst)
}

/// States that no plan is made for until a clinician has spoken, or at all; the reading of the
/// blood pressure is one of its own.
fn clearance_refuses(who: &Who) -> bool {
    who.age.is_some_and(|age| age < 16)
        || (has(who, "pregnancy") && (who.complications || over(who)))
        || (has(who, "post-surgery") && surgery_refuses(who))
}

/// A pregnancy at its end: the midwife says what to do.
pub fn over(who: &Who) -> bool {
    has(who, "pregnancy") && who.pregnancy_weeks.is_some_and(|weeks| weeks >= 40)
}

fn surgery_refuses(who: &Who) -> bool {
    let least = if who.surgery.as_deref() == Some("discectomy") { 6 } else { 12 };
    let cleared = who.cleared.covers("post-surgery");
    who.surgery_weeks.is_none_or(|weeks| weeks < least || (weeks < 52 && !cleared))
}

/// Whether a condition is stated that no clinician has cleared.
fn uncleared(who: &Who, condition: &str) -> bool {
    has(who, condition) && !who.cleared.covers(condition)
}

/// The uncleared states with a restricted plan: comp 1, axial 0, RPE 5.
pub fn restricted(who: &Who) -> bool {
    let high = pressure(who) == Pressure::AskFirst && !who.cleared.covers("hypertension");
    let operated =
        uncleared(who, "post-surgery") && who.surgery_weeks.is_some_and(|weeks| weeks >= 52);
    uncleared(who, "disc-herniation") || uncleared(who, "sciatica-acute") || operated || high
}

/// The rules that refuse, gravest first.
pub fn refusing(who: &Who) -> Vec<&'static str> {
    let rules = [
        ("red-flag-emergency", emergency(who)),
        ("red-flag-urgent", urgent_is_open(who)),
        ("clearance-needed", clearance_refuses(who) || pressure_refuses(who)),
        ("pain-gate", who.pain >= 8),
    ];
    rules.into_iter().filter(|(_, refuses)| *refuses).map(|(rule, _)| rule).collect()
}

/// Whether something refuses besides the reading of the blood pressure.
pub fn refuses_beside_pressure(who: &Who) -> bool {
    emergency(who) || urgent_is_open(who) || clearance_refuses(who) || who.pain >= 8
}

/// An old fracture of a weak bone, or a sharp sciatica, without a clinician's word: gentle movement
/// only.
fn waits(who: &Who) -> bool {
    uncleared(who, "osteoporosis-fracture") || (uncleared(who, "sciatica-acute") && who.pain >= 4)
}

/// The status of the plan.
pub fn status(who: &Who) -> &'static str {
    if !refusing(who).is_empty() {
        "refused"
    } else if sign_is_open(who) || waits(who) || who.pain >= 6 || who.goal == "sore-back" {
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
        ("clearance-needed", restricted(who) || waits(who)),
        ("pain-gate", who.pain >= 4),
    ];
    rules.into_iter().filter(|(_, applies)| *applies).map(|(rule, _)| rule).collect()
}

/// Whether the level counts as beginner, every week is like the first, and the effort stays at 5.
pub fn fixed(who: &Who) -> bool {
    let recent = if who.surgery.as_deref() == Some("discectomy") { 12 } else { 26 };
    has(who, "acute-flare")
        || uncleared(who, "disc-herniation")
        || has(who, "sciatica-acute")
        || has(who, "osteoporosis-fracture")
        || (has(who, "post-surgery") && who.surgery_weeks.is_some_and(|weeks| weeks < recent))
}

/// Pain 4 or 5: a set less, and all weeks alike.
pub fn sore(who: &Who) -> bool {
    (4..=5).contains(&who.pain)
}

/// Whether the weeks of a block are alike, without growth and without a step back.
pub fn alike(who: &Who) -> bool {
    fixed(who) || sore(who)
}

/// Whether three months make a beginner an intermediate: 24 sessions planned in twelve weeks, little
/// pain, no condition but unspecific pain, no fall, below 65.
pub fn grows_up(who: &Who) -> bool {
    let sessions = who.sessions.min(3).min(who.days.len());
    sessions * 12 >= 24
        && who.pain <= 3
        && !any_condition(who)
        && who.age.is_none_or(|age| age < 65)
        && !who.fallen
        && who.workout.is_none()
        && status(who) == "plan"
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

/// The same in a block counted from 0: with osteoporosis alone effort rises from the second block
/// on, further where it is cleared.
pub fn effort_cap_in(who: &Who, block: usize) -> u32 {
    let alone = who.conditions.iter().all(|one| one == "osteoporosis" || one == "nonspecific-lbp");
    let bones = has(who, "osteoporosis") && alone && !sore(who) && !restricted(who);
    match (bones && block > 0, who.cleared.covers("osteoporosis")) {
        (true, true) => 8,
        (true, false) => 7,
        _ => effort_cap(who),
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

/// The bones of the old, and of those who fall, are taken as thin: health.md 5, the row of 70.
pub fn frail(who: &Who) -> bool {
    who.age.is_some_and(|age| age >= 70) || (who.fallen && who.age.is_none_or(|age| age >= 50))
}

/// Those for whom getting down and up again is work of its own: health.md 5, `floor-changes`.
pub fn floor_counts(who: &Who) -> bool {
    let late = has(who, "pregnancy") && who.pregnancy_weeks.is_none_or(|weeks| weeks >= 28);
    let fused =
        has(who, "post-surgery") && who.surgery.as_deref().is_none_or(|kind| kind == "fusion");
    frail(who) || late || fused || has(who, "osteoporosis-fracture")
}

/// Conditions that ask for less bending and less pull on nerves even where their own line does not:
/// health.md 6.
pub fn bends_less(who: &Who) -> bool {
    let free = ["hypertension", "pregnancy", "osteoporosis", "hip-replacement"];
    who.conditions.iter().any(|condition| !free.contains(&condition.as_str()))
}

/// What a clinician's word has lifted, so that the plan rests on it.
pub fn rests_on_a_word(who: &Who) -> bool {
    let conditions = [
        "hip-replacement",
        "disc-herniation",
        "sciatica-acute",
        "osteoporosis-fracture",
        "post-surgery",
    ];
    let cleared = conditions
        .into_iter()
        .any(|condition| has(who, condition) && who.cleared.covers(condition));
    let high = pressure(who) == Pressure::AskFirst && who.cleared.covers("hypertension");
    let gates = |code: &str| URGENT.contains(&code) || SEE_FIRST.contains(&code);
    let seen = who.red_flags.iter().any(|code| gates(code) && who.assessed.covers(code));
    let young = who.age.is_some_and(|age| age < 18) && !young_waits(who);
    cleared || high || seen || (young && (!who.conditions.is_empty() || who.pain >= 3))
}
