//! What a state of health lets a spine be asked: the table of domain.md 4.2, typed by hand, and the
//! caps that its sections 2.5 and 3 and health.md 1, 5 and 6 add.

use super::facts::Exercise;
use super::gate;
use super::world::Who;

/// The axes in the order of the table's columns.
pub const AXES: [&str; 8] = ["flex", "ext", "rot", "axial", "comp", "impact", "brace", "neural"];
const FLEX: usize = 0;
const EXT: usize = 1;
const ROT: usize = 2;
const AXIAL: usize = 3;
const COMP: usize = 4;
const NEURAL: usize = 7;

const HD: &str = "head-down";
const FR: &str = "fall-risk";
const DP: &str = "direct-pressure";

/// One line of the table: the highest value of each axis, and what is blocked whatever the axes
/// say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    pub axes: [u32; 8],
    pub positions: &'static [&'static str],
    pub flags: &'static [&'static str],
}

const fn caps(
    axes: [u32; 8],
    positions: &'static [&'static str],
    flags: &'static [&'static str],
) -> Caps {
    Caps { axes, positions, flags }
}

/// No cap at all.
pub const FREE: Caps = caps([3; 8], &[], &[]);
pub const ACUTE_FLARE: Caps = caps([2, 1, 1, 0, 1, 1, 1, 0], &[], &[FR, HD]);
pub const DISC: Caps = caps([1, 1, 1, 0, 1, 1, 1, 0], &[], &[FR, HD]);
pub const DISC_CLEARED: Caps = caps([2, 2, 1, 2, 2, 1, 1, 1], &[], &[HD]);
pub const SCIATICA: Caps = caps([1, 1, 1, 0, 1, 1, 1, 0], &[], &[FR, HD]);
pub const STENOSIS: Caps = caps([2, 1, 2, 1, 2, 1, 2, 1], &[], &[HD]);
pub const SPONDYLOLISTHESIS: Caps = caps([2, 1, 1, 1, 2, 1, 2, 2], &[], &[]);
pub const OSTEOPOROSIS: Caps = caps([1, 2, 1, 2, 2, 2, 2, 1], &[], &[DP, FR, HD]);
pub const FRACTURE: Caps = caps([0, 1, 0, 0, 1, 1, 1, 1], &["prone"], &[DP, FR, HD]);
pub const PREGNANCY_EARLY: Caps = caps([2, 1, 1, 2, 2, 1, 1, 1], &[], &[FR, HD]);
pub const PREGNANCY_LATE: Caps =
    caps([2, 1, 1, 2, 2, 1, 1, 1], &["plank", "prone", "supine"], &[DP, FR, HD]);
pub const HYPERTENSION: Caps = caps([3, 3, 3, 2, 2, 2, 1, 3], &[], &[HD]);
pub const DISCECTOMY_EARLY: Caps = caps([1, 1, 1, 0, 1, 1, 1, 1], &[], &[DP, FR, HD]);
pub const DISCECTOMY_LATE: Caps = caps([2, 2, 1, 2, 2, 1, 2, 1], &[], &[HD]);
pub const SURGERY_EARLY: Caps = caps([1, 1, 0, 0, 1, 1, 1, 1], &[], &[DP, FR, HD]);
pub const SURGERY_LATE: Caps = caps([1, 1, 1, 2, 2, 1, 2, 1], &[], &[DP, HD]);
/// health.md 6: an artificial hip is not bent or crossed far.
pub const HIP: Caps = caps([3; 8], &[], &["deep-hip"]);
/// health.md 5: from 70 on, or from 50 on after a fall, bones are taken as thin.
pub const FRAIL: Caps = caps([2, 3, 1, 3, 3, 3, 3, 1], &[], &[HD, FR, "half-kneeling"]);

/// The line of the table for a stated condition. A condition without caps has the line that forbids
/// nothing.
pub fn of_condition(who: &Who, condition: &str) -> Caps {
    let mut caps = match condition {
        "hip-replacement" if who.cleared.covers(condition) => FREE,
        "hip-replacement" => HIP,
        "acute-flare" => ACUTE_FLARE,
        "disc-herniation" if who.cleared.covers(condition) => DISC_CLEARED,
        "disc-herniation" => DISC,
        "sciatica-acute" => SCIATICA,
        "spinal-stenosis" => STENOSIS,
        "spondylolisthesis" => SPONDYLOLISTHESIS,
        "osteoporosis" => OSTEOPOROSIS,
        "osteoporosis-fracture" => FRACTURE,
        "pregnancy" if who.pregnancy_weeks.is_some_and(|weeks| weeks < 16) => PREGNANCY_EARLY,
        "pregnancy" => PREGNANCY_LATE,
        "hypertension" => HYPERTENSION,
        "post-surgery" => match (who.surgery.as_deref(), who.surgery_weeks.unwrap_or(0)) {
            (Some("discectomy"), ..12) => DISCECTOMY_EARLY,
            (Some("discectomy"), _) => DISCECTOMY_LATE,
            (_, ..26) => SURGERY_EARLY,
            _ => SURGERY_LATE,
        },
        "nonspecific-lbp" => FREE,
        other => panic!("`{other}` is no condition of the contract"),
    };
    let eased = match condition {
        "acute-flare" | "sciatica-acute" => true,
        "disc-herniation" => !who.cleared.covers(condition),
        _ => false,
    };
    if eased && eased_by_extension(who) {
        caps.axes[EXT] = 2;
    }
    caps
}

/// `directional-preference`: where bending backward eases, three conditions and pain 6-7 allow more
/// of it, unless a sign is open.
fn eased_by_extension(who: &Who) -> bool {
    who.direction.as_deref() == Some("extension") && !gate::sign_is_open(who)
}

/// Pain 6-7: the caps of an acute flare, eased as they are.
fn of_strong_pain(who: &Who) -> Caps {
    let mut caps = ACUTE_FLARE;
    if eased_by_extension(who) {
        caps.axes[EXT] = 2;
    }
    caps
}

/// What a rule forbids a person.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    pub rule: &'static str,
    pub caps: Caps,
}

/// The hard rules that bar exercises for health, in the contract's order of reasons; a condition a
/// line of its own.
pub fn limits(who: &Who) -> Vec<Limit> {
    let only = |axes: &[(usize, u32)]| {
        let mut caps = FREE;
        for (axis, most) in axes {
            caps.axes[*axis] = *most;
        }
        caps
    };
    let mut limits: Vec<Limit> = Vec::new();
    let mut add = |holds: bool, rule, caps| {
        if holds {
            limits.push(Limit { rule, caps });
        }
    };
    for condition in &who.conditions {
        add(true, "condition-caps", of_condition(who, condition));
    }
    add(gate::bends_less(who), "condition-caps", only(&[(FLEX, 2), (NEURAL, 1)]));
    add(gate::frail(who), "condition-caps", FRAIL);
    add(gate::sign_is_open(who), "see-clinician-first", SCIATICA);
    add(gate::restricted(who), "clearance-needed", only(&[(COMP, 1), (AXIAL, 0)]));
    add(who.pain >= 2, "pain-gate", only(&[(FLEX, 2), (NEURAL, 1)]));
    add((4..=5).contains(&who.pain), "pain-gate", only(&[(COMP, 2), (ROT, 1)]));
    add((6..=7).contains(&who.pain), "pain-gate", of_strong_pain(who));
    let direction = who.direction.as_deref();
    add(direction == Some("extension"), "directional-preference", only(&[(FLEX, 1)]));
    add(direction == Some("flexion"), "directional-preference", only(&[(EXT, 1)]));
    add(morning_bars(who), "morning-flexion", only(&[(FLEX, 1)]));
    limits
}

/// `morning-flexion` as a must rule: the first hour for everybody, the second for all but the
/// healthy.
fn morning_bars(who: &Who) -> bool {
    match who.minutes_since_waking {
        Some(..60) => true,
        Some(60..120) => {
            who.pain > 0 || who.conditions.iter().any(|condition| condition != "nonspecific-lbp")
        }
        _ => false,
    }
}

/// `morning-flexion` as a should rule: the second hour of the healthy.
pub fn morning_prefers(who: &Who) -> bool {
    matches!(who.minutes_since_waking, Some(60..120)) && !morning_bars(who)
}

/// Whether an exercise is asked more than the caps allow.
pub fn exceeds(caps: &Caps, exercise: &Exercise) -> bool {
    let above = exercise.demand.iter().zip(caps.axes).any(|(asks, most)| *asks > most);
    above
        || caps.positions.contains(&exercise.position.as_str())
        || exercise.flags.iter().any(|flag| caps.flags.contains(&flag.as_str()))
}

/// `lower-compression-first` as a must rule: superman from intermediate on, without any condition,
/// with pain 0 or 1.
pub fn superman_is_open(who: &Who, level: usize) -> bool {
    level >= 1 && who.conditions.is_empty() && who.pain <= 1
}

/// The first rule of health that bars each exercise, in the order given.
pub fn bars<'a>(
    who: &Who,
    exercises: impl Iterator<Item = &'a Exercise>,
) -> Vec<Option<&'static str>> {
    let limits = limits(who);
    exercises
        .map(|exercise| {
            limits.iter().find(|limit| exceeds(&limit.caps, exercise)).map(|limit| limit.rule)
        })
        .collect()
}
