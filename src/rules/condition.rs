//! What each condition keeps a back from being asked: one table of caps, and what follows from a
//! stated condition for level and effort.

use super::{Candidate, Check, Force, Objection, Rule};
use crate::catalogue::exercise::{Exercise, Flag, Position};
use crate::catalogue::spine::Spine;
use crate::person::health::{BloodPressure, Condition, Direction, Surgery};
use crate::person::profile::Profile;
use crate::plan::{RuleId, rule_ids};
use crate::rules::caps::Limits;
use crate::rules::signs;

/// A condition in one of its states: the first row of a condition that fits a person holds.
pub struct Row {
    /// The condition.
    pub condition: Condition,
    /// Whether it is in this state.
    fits: fn(&Profile) -> bool,
    /// The state within a sentence: "with osteoporosis".
    pub when: &'static str,
    /// What the back may be asked.
    pub limits: Limits,
    /// Whether the level counts as beginner and every week is like the first.
    pub fixes_level: bool,
    /// What is different where this state follows another one within a plan: "nothing is done lying
    /// on your back".
    pub turn: Option<&'static str>,
    /// What is good to know, with its source.
    pub advice: &'static str,
}

/// From this week on nobody lies flat on back or belly in pregnancy: a limit by design, in the
/// spirit of NHS and ACOG advice.
pub const LATE_PREGNANCY: u32 = 16;
/// Weeks after which the first, strictest time after an operation ends: disc surgery; fusion,
/// another or an unknown operation.
pub const EARLY_SURGERY: (u32, u32) = (12, 26);
/// The E cap of a flare-up, a disc or sciatica where bending backward is known to ease.
const EASED_EXT: u8 = 2;
/// Highest effort (RPE) with a condition, and where the level counts as beginner.
pub const EFFORT: (u32, u32) = (6, 5);

const FALL: Flag = Flag::FallRisk;
const HEAD: Flag = Flag::HeadDown;
const HIP: Flag = Flag::DeepHip;
const KNEEL: Flag = Flag::HalfKneeling;
const PRESS: Flag = Flag::DirectPressure;

/// Caps in the order flex, ext, rot, axial, comp, impact, brace, neural.
const fn limits(caps: [u8; 8], positions: &'static [Position], flags: &'static [Flag]) -> Limits {
    Limits { caps: Spine::of(caps), positions, flags }
}

/// What an acute flare-up allows; pain of 6 and 7 allows no more.
pub const ACUTE_FLARE: Limits = limits([2, 1, 1, 0, 1, 1, 1, 0], &[], &[FALL, HEAD]);
/// What acute sciatica allows; a warning sign that nobody has looked at allows no more.
pub const SCIATICA: Limits = limits([1, 1, 1, 0, 1, 1, 1, 0], &[], &[FALL, HEAD]);

/// Age from which bones count as thin whatever is stated, and after a fall (judgement: thin bones
/// are common and often unknown).
pub const FRAIL: (u32, u32) = (70, 50);
/// What that age, or a fall, allows.
const FRAIL_LIMITS: Limits = limits([2, 3, 1, 3, 3, 3, 3, 1], &[], &[FALL, HEAD, KNEEL]);
/// What a back with any stated trouble is asked at most in bending and in stretching its nerves:
/// the pages of the two full folds ask for a back that is free of complaints.
pub const TROUBLED: Limits = Limits::caps(Spine { flex: 2, neural: 1, ..Spine::UNCAPPED });

/// Every state of every condition. Professional judgement in the spirit of the sources that the
/// advice names; no guideline publishes such a table.
pub const ROWS: &[Row] = &[
    Row {
        condition: Condition::HipReplacement,
        fits: |profile| profile.is_cleared(Condition::HipReplacement),
        when: "with an artificial hip",
        limits: Limits::caps(Spine::UNCAPPED),
        fixes_level: false,
        turn: None,
        advice: "Artificial hip, cleared: what your surgeon or physiotherapist allowed is yours \
            to do; begin it small.",
    },
    Row {
        condition: Condition::HipReplacement,
        fits: always,
        when: "with an artificial hip that nobody has cleared yet",
        limits: limits([3, 3, 3, 3, 3, 3, 3, 3], &[], &[HIP]),
        fixes_level: false,
        turn: None,
        advice: "Artificial hip: what bends or crosses the hip far stays out until your surgeon \
            or physiotherapist allows it; when they have, say so with `cleared`. In the first 12 \
            weeks the exercises that your hospital gave you come first.",
    },
    Row {
        condition: Condition::AcuteFlare,
        fits: always,
        when: "with an acute flare-up",
        limits: ACUTE_FLARE,
        fixes_level: true,
        turn: None,
        advice: "Acute flare-up: stay as active as you can and do not take to bed; heat can help. \
            Heavy work can wait until it has settled (NICE NG59; ACP 2017).",
    },
    Row {
        condition: Condition::DiscHerniation,
        fits: |profile| profile.is_cleared(Condition::DiscHerniation),
        when: "with a herniated disc",
        limits: limits([2, 2, 1, 2, 2, 1, 1, 1], &[], &[HEAD]),
        fixes_level: false,
        turn: None,
        advice: "Herniated disc, cleared: load may grow again in small steps; bending fully under \
            load and turning far stay out. Stop when pain moves further down the leg (source \
            article, FAQ 6; May 2012).",
    },
    Row {
        condition: Condition::DiscHerniation,
        fits: always,
        when: "with a herniated disc that nobody has cleared yet",
        limits: limits([1, 1, 1, 0, 1, 1, 1, 0], &[], &[FALL, HEAD]),
        fixes_level: true,
        turn: None,
        advice: "Herniated disc: it does not rule exercise out. Gentle core work is the usual \
            start; heavy load waits until a clinician has cleared you. Stop when pain moves \
            further down the leg (source article, FAQ 6; May 2012).",
    },
    Row {
        condition: Condition::SciaticaAcute,
        fits: always,
        when: "with acute sciatica",
        limits: SCIATICA,
        fixes_level: true,
        turn: None,
        advice: "Acute sciatica: keep moving gently. Pain that draws back towards the spine is a \
            sign to go on, pain that moves further down the leg a sign to stop (May 2012).",
    },
    Row {
        condition: Condition::SpinalStenosis,
        fits: always,
        when: "with spinal stenosis",
        limits: limits([2, 1, 2, 1, 2, 1, 2, 1], &[], &[HEAD]),
        fixes_level: false,
        turn: None,
        advice: "Spinal stenosis: bending a little forward usually eases, long standing and \
            bending back do not. Sit down between standing exercises, and lie face down only with \
            a pillow under the belly (Matsuwaka and Liem 2018; weak evidence).",
    },
    Row {
        condition: Condition::Spondylolisthesis,
        fits: always,
        when: "with spondylolisthesis",
        limits: limits([2, 1, 1, 1, 2, 1, 2, 2], &[], &[]),
        fixes_level: false,
        turn: None,
        advice: "Spondylolisthesis: exercises that bend forward and exercises that steady the \
            trunk help equally; bending back and long standing provoke (Vanti 2021 and a \
            randomised trial).",
    },
    Row {
        condition: Condition::Osteoporosis,
        fits: always,
        when: "with osteoporosis",
        limits: limits([1, 2, 1, 2, 2, 2, 2, 1], &[], &[PRESS, FALL, HEAD]),
        fixes_level: false,
        turn: None,
        advice: "Osteoporosis: exercise is encouraged. Strength on 2 days a week or more, balance \
            and back muscles every day; bending or turning to the end of the range, fast or with a \
            weight stays out. The guidelines ask for more than a short session holds: every day \
            15 to 20 min of balance and 5 to 10 min for the back muscles, loads that can be \
            lifted 8 to 12 times, walking for 30 min on 5 days (Giangregorio 2014; Brooke-Wavell \
            2022).",
    },
    Row {
        condition: Condition::OsteoporosisFracture,
        fits: always,
        when: "with osteoporosis and a fracture",
        limits: limits([0, 1, 0, 0, 1, 1, 1, 1], &[Position::Prone], &[PRESS, FALL, HEAD]),
        fixes_level: true,
        turn: None,
        advice: "Osteoporosis and a fracture: form comes before load, and nothing with impact. A \
            physiotherapist can show you how to lift and bend from the hips in daily life \
            (Giangregorio 2014).",
    },
    Row {
        condition: Condition::Pregnancy,
        fits: |profile| profile.pregnancy_weeks.is_some_and(|weeks| weeks < LATE_PREGNANCY),
        when: "in pregnancy",
        limits: limits([2, 1, 1, 2, 2, 1, 1, 1], &[], &[FALL, HEAD]),
        fixes_level: false,
        turn: None,
        advice: "Pregnancy: exercise is encouraged. Breathe through the effort, and change \
            position when you feel unwell on your back. For your information: the Canadian \
            guideline advises 150 minutes of exercise a week, of which this plan is a part, and \
            pelvic floor exercises every day (ACOG Committee \
            Opinion 804, 2020; Canadian guideline).",
    },
    Row {
        condition: Condition::Pregnancy,
        fits: always,
        when: "in pregnancy from week 16 on, or in an unknown week,",
        limits: limits(
            [2, 1, 1, 2, 2, 1, 1, 1],
            &[Position::Plank, Position::Prone, Position::Supine],
            &[PRESS, FALL, HEAD],
        ),
        fixes_level: false,
        turn: Some("nothing is done lying on your back or belly"),
        advice: "Pregnancy from week 16 on, or in an unknown week: exercise is encouraged, but \
            not lying flat on the back or belly; kneeling, seated and standing work takes its \
            place. Breathe through the effort. For your information: the Canadian guideline \
            advises 150 minutes of exercise a week, of which this plan is a part, and pelvic \
            floor exercises every day (ACOG Committee Opinion \
            804, 2020; Canadian guideline; NHS; the week is this program's choice).",
    },
    Row {
        condition: Condition::PostSurgery,
        fits: |profile| {
            profile.surgery == Some(Surgery::Discectomy) && weeks_since(profile) < EARLY_SURGERY.0
        },
        when: "in the first 12 weeks after disc surgery",
        limits: limits([1, 1, 1, 0, 1, 1, 1, 1], &[], &[PRESS, FALL, HEAD]),
        fixes_level: true,
        turn: None,
        advice: "After disc surgery: your surgeon's own instructions come first. Short, gentle \
            work; load comes later (Bono 2017: no difference shown between two and six weeks of \
            restriction, in 108 people).",
    },
    Row {
        condition: Condition::PostSurgery,
        fits: |profile| profile.surgery == Some(Surgery::Discectomy),
        when: "after disc surgery",
        limits: limits([2, 2, 1, 2, 2, 1, 2, 1], &[], &[HEAD]),
        fixes_level: false,
        turn: Some(
            "load may come back in small steps, and your back may bend and straighten further",
        ),
        advice: "After disc surgery: your surgeon's own instructions come first. General exercise \
            is helpful; bending fully under load and turning far stay out (APTA/JOSPT 2021; Bono \
            2017).",
    },
    Row {
        condition: Condition::PostSurgery,
        fits: |profile| weeks_since(profile) < EARLY_SURGERY.1,
        when: "in the first 26 weeks after an operation on the back",
        limits: limits([1, 1, 0, 0, 1, 1, 1, 1], &[], &[PRESS, FALL, HEAD]),
        fixes_level: true,
        turn: None,
        advice: "After an operation on the back: your surgeon's own instructions come first. No \
            bending far, lifting or twisting until they allow it: nothing here does \
            (post-operative protocols for lumbar fusion).",
    },
    Row {
        condition: Condition::PostSurgery,
        fits: always,
        when: "after an operation on the back",
        limits: limits([1, 1, 1, 2, 2, 1, 2, 1], &[], &[PRESS, HEAD]),
        fixes_level: false,
        turn: Some("small turns come back, and light load where it fits"),
        advice: "After an operation on the back: your surgeon's own instructions come first. \
            General exercise is helpful; the end of each range stays out (APTA/JOSPT 2021; \
            post-operative protocols for lumbar fusion).",
    },
    Row {
        condition: Condition::Hypertension,
        fits: always,
        when: "with high blood pressure",
        limits: limits([3, 3, 3, 2, 2, 2, 1, 3], &[], &[HEAD]),
        fixes_level: false,
        turn: None,
        advice: "High blood pressure: measure before the session; from 160/100 on ask your doctor \
            first. Breathe through every repetition and never hold your breath; effort stays \
            moderate, holds short. Exercise tends to lower blood pressure over time (ACSM/AHA \
            2012; Edwards 2023).",
    },
    Row {
        condition: Condition::NonspecificLbp,
        fits: always,
        when: "with back pain without a specific cause",
        limits: Limits::caps(Spine::UNCAPPED),
        fixes_level: false,
        turn: None,
        advice: "Back pain without a specific cause: keep up your normal activity. No kind of \
            exercise has been shown to be best, so the one you will keep doing is the right one \
            (NICE NG59; WHO 2023).",
    },
];

rule_ids! {
    CONDITION_CAPS = "condition-caps",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::CONDITION_CAPS,
    says: || {
        format!(
            "With a stated condition no exercise asks more of the back than its caps allow, in \
                any block or week, not even when it is asked for; several conditions hold \
                together. A blood pressure of {} and more by either number counts as high blood \
                pressure, named or not. Any trouble of the back keeps bending forward at {} and \
                the pull on the leg's nerves at {} of 3. From the age of {} on, and after a fall \
                from {} on, bending forward stays at {}, turning at {}, the nerves' pull at {}, \
                and nothing brings the head low, risks a fall or kneels on one knee. Caps are \
                those of each plan week: in plan week n a pregnancy counts as the stated week and \
                n, an operation as the stated weeks and n less one, and a block of weeks keeps to \
                the strictest of them. In an acute state the level counts as beginner, effort \
                stays at {} or below, and its weeks are alike.",
            BloodPressure::HIGH,
            TROUBLED.caps.flex,
            TROUBLED.caps.neural,
            FRAIL.0,
            FRAIL.1,
            FRAIL_LIMITS.caps.flex,
            FRAIL_LIMITS.caps.rot,
            FRAIL_LIMITS.caps.neural,
            EFFORT.1
        )
    },
    because: "Most exercise helps most backs; with a condition some of it is better left out, and \
        what is left is still a good deal.",
    source: "Giangregorio 2014, Brooke-Wavell 2022, Sinaki 1984 (osteoporosis); ACOG 2020, \
        Canadian guideline (pregnancy); Bono 2017 (disc surgery); ACSM/AHA (blood pressure); \
        Matsuwaka 2018, Vanti 2021; source article, FAQ 6 (discs)",
    evidence: "Guidelines and small studies for the direction of each cap (Sinaki 1984: new \
        fractures in 89 % with bending forward, 9 women, against 16 % with bending back; not \
        randomised. Bono 2017: no difference shown between two and six weeks of restriction, 108 \
        people); the scale and its numbers are professional judgement, and no guideline publishes \
        such a table.",
    force: Force::Must,
    gives_way: "",
    checks: &[Check::Exercise(within_conditions)],
}];

fn always(_: &Profile) -> bool {
    true
}

/// Weeks since the operation; none said counts as none passed.
fn weeks_since(profile: &Profile) -> u32 {
    profile.surgery_weeks.unwrap_or(0)
}

/// The state in which a person has a condition.
pub fn row(condition: Condition, profile: &Profile) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.condition == condition && (row.fits)(profile))
}

/// The states of all stated conditions.
pub fn rows(profile: &Profile) -> impl Iterator<Item = &'static Row> + '_ {
    profile.states().filter_map(|condition| row(condition, profile))
}

/// Whether a state lets the level count as beginner: then effort is low and every week is like the
/// first.
pub fn fixes_level(profile: &Profile) -> bool {
    rows(profile).any(|row| row.fixes_level)
}

/// Whether bone that breaks easily is stated, in either form.
pub fn has_osteoporosis(profile: &Profile) -> bool {
    profile.has(Condition::Osteoporosis) || profile.has(Condition::OsteoporosisFracture)
}

/// The highest effort that the stated conditions allow, where they say anything about it.
pub fn effort_cap(profile: &Profile) -> Option<u32> {
    profile.has_specific_condition().then(|| if fixes_level(profile) { EFFORT.1 } else { EFFORT.0 })
}

/// What a state allows to a person: more bending backward where that is known to ease, unless a
/// warning sign is open.
pub fn limits_for(row: &Row, profile: &Profile) -> Limits {
    let acute = matches!(
        row.condition,
        Condition::AcuteFlare | Condition::DiscHerniation | Condition::SciaticaAcute
    );
    if acute { eased(row.limits, profile) } else { row.limits }
}

/// The limits of an acute state with more bending backward where that is known to ease, unless a
/// warning sign is open.
pub fn eased(limits: Limits, profile: &Profile) -> Limits {
    if profile.direction != Some(Direction::Extension) || signs::has_open_sign(profile) {
        return limits;
    }
    Limits { caps: Spine { ext: limits.caps.ext.max(EASED_EXT), ..limits.caps }, ..limits }
}

/// Whether age, or age and a fall, ask for the care that thin bones do.
pub fn is_frail(profile: &Profile) -> bool {
    let (old, after_a_fall) = FRAIL;
    profile.age.is_some_and(|age| age >= old)
        || (profile.fallen && profile.age.is_none_or(|age| age >= after_a_fall))
}

/// Age and falls in words, where they limit anything: "from the age of 70 on".
pub fn frailty(profile: &Profile) -> Option<String> {
    let old = profile.age.is_some_and(|age| age >= FRAIL.0);
    is_frail(profile).then(|| {
        if old { format!("from the age of {} on", FRAIL.0) } else { "after a fall".into() }
    })
}

/// Whether something is stated that makes the full folds unfit: any condition but those that say
/// nothing about a back that hurts.
fn is_troubled(profile: &Profile) -> bool {
    let silent = |condition| {
        use Condition::{HipReplacement, Hypertension, Osteoporosis, Pregnancy};
        matches!(condition, Hypertension | Pregnancy | Osteoporosis | HipReplacement)
    };
    profile.states().any(|condition| !silent(condition))
}

/// The first state that keeps an exercise from being used, and what is said of it: conditions in
/// their order, then age, then trouble of any kind.
pub fn excess(profile: &Profile, exercise: &Exercise) -> Option<(String, &'static str)> {
    let of_row = rows(profile).find_map(|row| {
        Some((row.when.to_owned(), limits_for(row, profile).exceeded_by(exercise)?))
    });
    let of_age = || Some((frailty(profile)?, FRAIL_LIMITS.exceeded_by(exercise)?));
    let of_trouble =
        || Some(("with a condition of the back".to_owned(), TROUBLED.exceeded_by(exercise)?));
    of_row.or_else(of_age).or_else(|| if is_troubled(profile) { of_trouble() } else { None })
}

/// How many exercises each state other than a condition leaves out, in words of the state.
pub fn other_states(profile: &Profile) -> impl Iterator<Item = (String, Limits)> {
    let age = frailty(profile).map(|when| (when, FRAIL_LIMITS));
    let trouble =
        is_troubled(profile).then(|| ("with a condition of the back".to_owned(), TROUBLED));
    age.into_iter().chain(trouble)
}

fn within_conditions(wanted: &Candidate) -> Option<Objection> {
    let (when, what) = excess(wanted.context.profile, wanted.exercise)?;
    Some(Objection::new(what).when(format!("{when} that is best avoided")))
}
