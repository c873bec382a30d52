//! The profiles to try: every value of a key with every value of every other key, and a third of
//! all that the four weightiest keys give together.

use super::case::{Case, WEEK};

const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];
pub const GOALS: [&str; 7] =
    ["balanced", "strength", "sore-back", "stretch", "mid-back", "desk", "performance"];
const KITS: [&[&str]; 16] = [
    &[],
    &["band"],
    &["dumbbell"],
    &["kettlebell"],
    &["barbell"],
    &["cable"],
    &["gym"],
    &["chair", "wall"],
    &["band", "dumbbell"],
    &["bench", "dumbbell"],
    &["bench", "barbell"],
    &["stability-ball"],
    &["back-extension-machine"],
    &["cable", "lat-pulldown"],
    &["foam-roller"],
    &["band", "kettlebell", "stability-ball"],
];
const MINUTES: [u32; 15] = [30, 8, 11, 12, 15, 16, 20, 21, 25, 31, 45, 46, 60, 90, 120];
const SESSIONS: [u32; 7] = [3, 1, 2, 4, 5, 6, 7];
const DAYS: [&[&str]; 10] = [
    &WEEK,
    &["wed"],
    &["mon", "tue"],
    &["mon", "sun"],
    &["mon", "tue", "wed"],
    &["mon", "wed", "fri"],
    &["mon", "sat", "sun"],
    &["tue", "fri"],
    &["mon", "thu", "fri", "sun"],
    &["thu", "fri", "sat", "sun"],
];
const WEEKS: [u32; 8] = [1, 2, 4, 3, 5, 8, 12, 13];
/// A Monday to a Sunday, over the turn of a year, a leap day and the end of a month.
const STARTS: [&str; 7] = [
    "2026-11-23",
    "2026-12-29",
    "2028-02-23",
    "2026-12-31",
    "2027-02-26",
    "2027-01-30",
    "2027-08-29",
];

type Wish = (&'static [&'static str], &'static [&'static str], Option<&'static str>, bool);
/// `include`, `exclude`, `workout`, and whether minutes are said.
const WISHES: [Wish; 15] = [
    (&[], &[], None, true),
    (&["superman-hold"], &[], None, true),
    (&["romanian-deadlift", "face-pull"], &[], None, true),
    (&["brisk-walk", "open-book", "hip-flexor-stretch"], &[], None, true),
    (&[], &["march-in-place", "brisk-walk"], None, true),
    (&[], &["glute-bridge", "bird-dog", "dead-bug"], None, true),
    (&["good-morning"], &["romanian-deadlift"], None, true),
    (&["bird-dog", "cat-cow"], &["bird-dog"], None, true),
    (
        &[],
        &["pelvic-tilt", "knee-to-chest", "cat-cow", "childs-pose", "seated-forward-fold"],
        None,
        true,
    ),
    (&[], &[], Some("sample"), true),
    (&["side-plank"], &["romanian-deadlift"], Some("sample"), true),
    (&[], &[], Some("sample"), false),
    (&["kettlebell-deadlift"], &[], None, true),
    (&[], &["hip-hinge-drill", "wall-elbow-press", "wall-slide"], None, true),
    (&["single-leg-glute-bridge", "band-row"], &["side-plank-knees"], None, true),
];

/// How many values each key has, in the order of [`case`].
const SIZES: [usize; 9] = [
    LEVELS.len(),
    GOALS.len(),
    KITS.len(),
    MINUTES.len(),
    SESSIONS.len(),
    DAYS.len(),
    WEEKS.len(),
    STARTS.len(),
    WISHES.len(),
];

/// The profile with the chosen value of each key.
fn case(choice: [usize; 9]) -> Case {
    let (include, exclude, workout, timed) = WISHES[choice[8]];
    Case {
        level: LEVELS[choice[0]],
        goal: GOALS[choice[1]],
        equipment: KITS[choice[2]].to_vec(),
        sessions: SESSIONS[choice[4]],
        days: DAYS[choice[5]].to_vec(),
        minutes: timed.then_some(MINUTES[choice[3]]),
        weeks: WEEKS[choice[6]],
        start: STARTS[choice[7]],
        include: include.to_vec(),
        exclude: exclude.to_vec(),
        workout,
        ..Case::default()
    }
}

/// All profiles of the sweep.
pub fn cases() -> Vec<Case> {
    let mut cases = plain();
    cases.extend(pairs());
    cases
}

/// Every third profile of level, goal, equipment and minutes; the other keys mostly at their
/// defaults, each moved now and then.
fn plain() -> Vec<Case> {
    let mut cases = Vec::new();
    for place in 0..SIZES[..4].iter().product::<usize>() {
        let minutes = place % SIZES[3];
        let kit = place / SIZES[3] % SIZES[2];
        let goal = place / (SIZES[3] * SIZES[2]) % SIZES[1];
        let level = place / (SIZES[3] * SIZES[2] * SIZES[1]);
        if (minutes + kit + goal + level).is_multiple_of(3) {
            let turn = cases.len();
            let weeks = [0, 0, 1, 0, 2, 0, 3][turn % 7];
            cases.push(case([
                level,
                goal,
                kit,
                minutes,
                turn % 11 % 3,
                0,
                weeks,
                turn % 13 % 7,
                0,
            ]));
        }
    }
    cases
}

/// Every value of a key with every value of every other key; the rest turn at different paces.
fn pairs() -> Vec<Case> {
    let mut cases = Vec::new();
    for one in 0..SIZES.len() {
        for other in one + 1..SIZES.len() {
            for a in 0..SIZES[one] {
                for b in 0..SIZES[other] {
                    let turn = cases.len();
                    let mut choice: [usize; 9] =
                        std::array::from_fn(|key| turn * (2 * key + 3) / 2 % SIZES[key]);
                    (choice[one], choice[other]) = (a, b);
                    cases.push(case(choice));
                }
            }
        }
    }
    cases
}

/// Equipment and minutes of plans that go on for months.
const LONG_KITS: [&[&str]; 7] = [
    &[],
    &["band"],
    &["dumbbell"],
    &["kettlebell"],
    &["gym"],
    &["barbell", "bench", "dumbbell"],
    &["band", "cable", "lat-pulldown"],
];
const LONG_MINUTES: [u32; 7] = [30, 15, 20, 25, 45, 60, 10];
/// Of how many profiles each length is tried once.
const LONG_WEEKS: [(u32, usize); 3] = [(12, 1), (24, 4), (52, 8)];

/// Months and years: each level with each goal, equipment and minutes for 12 weeks, some of them for
/// longer.
pub fn long() -> Vec<Case> {
    let mut cases = Vec::new();
    for level in LEVELS {
        for goal in GOALS.into_iter().filter(|goal| *goal != "sore-back") {
            for equipment in LONG_KITS {
                for minutes in LONG_MINUTES {
                    let turn = cases.len();
                    for (weeks, _) in LONG_WEEKS.into_iter().filter(|(_, every)| turn % every == 0)
                    {
                        cases.push(Case {
                            level,
                            goal,
                            minutes: Some(minutes),
                            weeks,
                            equipment: equipment.to_vec(),
                            sessions: [3, 3, 2, 3, 1][turn % 5],
                            ..Case::default()
                        });
                    }
                }
            }
        }
    }
    cases.extend(long_states());
    cases
}

/// Months of those with a state that lets them grow, and of the old.
fn long_states() -> Vec<Case> {
    let conditions =
        ["osteoporosis", "spinal-stenosis", "spondylolisthesis", "hypertension", "nonspecific-lbp"];
    let stated = conditions.map(|condition| (vec![condition], None));
    let aged = [66, 72].map(|age| (vec![], Some(age)));
    let mut cases = Vec::new();
    for (conditions, age) in stated.into_iter().chain(aged) {
        for level in LEVELS {
            for goal in ["balanced", "strength", "desk"] {
                for (minutes, equipment) in [(15, None), (30, Some("band")), (45, Some("gym"))] {
                    cases.push(Case {
                        level,
                        goal,
                        minutes: Some(minutes),
                        weeks: [12, 13, 24][cases.len() % 3],
                        equipment: equipment.into_iter().collect(),
                        conditions: conditions.clone(),
                        age,
                        ..Case::default()
                    });
                }
            }
        }
    }
    cases
}
