//! The profiles of health to try, and the whole product of a few values of each key.

use super::amount::Amount;
use super::case::Case;
use super::gate;
use super::report;
use super::states::{FORMS, NONE, State, alone};
use super::sweep::GOALS;

const LEVELS: [&str; 3] = ["intermediate", "beginner", "advanced"];
const KITS: [&[&str]; 6] = [
    &[],
    &["gym"],
    &["band", "dumbbell"],
    &["kettlebell"],
    &["cable"],
    &["stability-ball", "foam-roller"],
];
const MINUTES: [u32; 8] = [30, 20, 45, 8, 12, 60, 15, 90];
const DIRECTIONS: [Option<&str>; 3] = [None, Some("extension"), Some("flexion")];
const WAKING: [Option<u32>; 6] = [None, Some(0), Some(59), Some(60), Some(119), Some(120)];
const AGES: [Option<u32>; 8] =
    [None, Some(15), Some(16), Some(40), Some(64), Some(65), Some(80), Some(120)];
const PRESSURES: [[u32; 2]; 12] = [
    [119, 79],
    [159, 99],
    [160, 80],
    [140, 100],
    [161, 101],
    [179, 109],
    [180, 80],
    [181, 111],
    [120, 110],
    [140, 109],
    [200, 120],
    [159, 110],
];
type Wish = (&'static [&'static str], &'static [&'static str], Option<&'static str>);
const WISHES: [Wish; 8] = [
    (&["superman-hold", "good-morning"], &[], None),
    (&["childs-pose", "cat-cow", "prone-press-up"], &[], None),
    (&["romanian-deadlift", "suitcase-carry", "stir-the-pot"], &[], None),
    (&[], &["march-in-place", "brisk-walk"], None),
    (&["tandem-stance", "supine-head-press"], &["hip-flexor-stretch", "pelvic-tilt"], None),
    (&[], &["supine-head-press", "single-leg-stance", "tandem-stance"], None),
    (&[], &[], Some("sample")),
    (&["glute-bridge"], &["bird-dog"], Some("sample")),
];

/// A case that turns through the keys that are no matter of health, each at its own pace.
fn turning(turn: usize) -> Case {
    Case {
        level: LEVELS[turn % 3],
        goal: GOALS[turn / 2 % 7],
        equipment: KITS[turn / 3 % KITS.len()].to_vec(),
        minutes: Some(MINUTES[turn * 3 / 2 % MINUTES.len()]),
        sessions: [3, 2, 1][turn / 5 % 3],
        weeks: [1, 1, 2, 1, 1, 1, 2, 1, 3][turn % 9],
        ..Case::default()
    }
}

/// Adds cases that turn, each changed.
fn add(cases: &mut Vec<Case>, change: impl FnOnce(Case) -> Case) {
    let turn = cases.len();
    cases.push(change(turning(turn)));
}

/// All profiles of the sweep of health.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    each_alone(&mut cases);
    pairs(&mut cases);
    bodies(&mut cases);
    signs(&mut cases);
    pressures(&mut cases);
    settings(&mut cases);
    long(&mut cases);
    wishes(&mut cases);
    crowds(&mut cases);
    cases
}

/// Every state alone with every pain.
fn each_alone(cases: &mut Vec<Case>) {
    for state in alone().iter().chain([&NONE]) {
        for pain in 0..=10 {
            add(cases, |case| state.and(Case { pain, ..case }));
        }
    }
}

/// Every pair of forms, by level and pain.
fn pairs(cases: &mut Vec<Case>) {
    for (index, one) in FORMS.iter().enumerate() {
        for other in &FORMS[index + 1..] {
            for level in LEVELS {
                for pain in [0, 1, 2, 4, 6] {
                    for weeks in [1, 2] {
                        add(cases, |case| other.and(one.and(Case { level, weeks, pain, ..case })));
                    }
                }
            }
        }
    }
}

/// Every form with direction, time since waking and age.
fn bodies(cases: &mut Vec<Case>) {
    for form in FORMS {
        for direction in DIRECTIONS {
            for minutes_since_waking in WAKING {
                for age in AGES {
                    let pain = [0, 0, 1, 3, 5, 7, 0][cases.len() % 7];
                    add(cases, |case| {
                        form.and(Case { age, pain, direction, minutes_since_waking, ..case })
                    });
                }
            }
        }
    }
}

/// Every sign with every form and each clinician's word, a direction now and then.
fn signs(cases: &mut Vec<Case>) {
    for code in gate::codes() {
        for form in FORMS {
            for (assessed, cleared) in [(false, false), (false, true), (true, false), (true, true)]
            {
                let direction = DIRECTIONS[cases.len() % 3];
                let red_flags = vec![code];
                add(cases, |case| {
                    form.and(Case { cleared, assessed, red_flags, direction, ..case })
                });
            }
        }
    }
}

fn pressures(cases: &mut Vec<Case>) {
    for blood_pressure in PRESSURES.map(Some) {
        for form in FORMS {
            for cleared in [false, true] {
                let pain = [0, 0, 2, 4][cases.len() % 4];
                add(cases, |case| form.and(Case { pain, cleared, blood_pressure, ..case }));
            }
        }
    }
}

/// Every form with goal, equipment and minutes.
fn settings(cases: &mut Vec<Case>) {
    for form in FORMS {
        for goal in GOALS {
            for equipment in KITS {
                for minutes in MINUTES.map(Some) {
                    add(cases, |case| {
                        form.and(Case { goal, equipment: equipment.to_vec(), minutes, ..case })
                    });
                }
            }
        }
    }
}

/// Weeks beyond the first block.
fn long(cases: &mut Vec<Case>) {
    for form in FORMS {
        for level in LEVELS {
            for (pain, weeks) in [(0, 5), (3, 5), (5, 5), (0, 9)] {
                add(cases, |case| form.and(Case { level, weeks, pain, ..case }));
            }
        }
    }
}

fn wishes(cases: &mut Vec<Case>) {
    for form in FORMS {
        for (include, exclude, workout) in WISHES {
            for (pain, goal) in
                [(0, "balanced"), (2, "desk"), (4, "strength"), (6, "balanced"), (0, "sore-back")]
            {
                let (include, exclude) = (include.to_vec(), exclude.to_vec());
                add(cases, |case| form.and(Case { goal, include, exclude, workout, pain, ..case }));
            }
        }
    }
}

/// Many conditions and signs at once.
fn crowds(cases: &mut Vec<Case>) {
    let codes: Vec<&str> = gate::codes().collect();
    for turn in 0..600 {
        let three = [turn, turn * 5 + 3, turn * 11 + 7].map(|place| FORMS[place % FORMS.len()]);
        let red_flags =
            if turn % 4 == 0 { vec![codes[turn % 23], codes[(turn + 20) % 23]] } else { vec![] };
        let (pain, assessed) = ([0, 1, 4, 6][turn / 3 % 4], turn % 3 > 0);
        let age = AGES[turn % AGES.len()];
        let fallen = turn % 5 == 0;
        add(cases, |case| {
            let case = Case { age, pain, assessed, fallen, red_flags, ..case };
            three.iter().fold(case, |case, form| form.and(case))
        });
    }
}

#[test]
fn every_state_of_health_gets_a_plan_that_keeps_every_rule() {
    let cases = cases();
    assert!(cases.len() >= 25_000, "{} profiles", cases.len());
    report::sweep("states of health", &cases, 4);
}

/// A sign, and the clinician's words said with it: assessed, cleared.
const SIGNS: [(Option<&str>, bool, bool); 6] = [
    (None, false, false),
    (Some("leg-numbness"), false, false),
    (Some("heart-lung"), true, false),
    (Some("fever-unwell"), true, true),
    (Some("not-improving-6w"), false, true),
    (Some("bladder-change"), true, true),
];
const PAINS: [u32; 6] = [0, 2, 4, 5, 6, 8];
const LENGTHS: [u32; 2] = [20, 45];

/// How many values each key of the product has.
const SIZES: [usize; 9] = [
    FORMS.len(),
    FORMS.len(),
    PAINS.len(),
    SIGNS.len(),
    DIRECTIONS.len(),
    2,
    LEVELS.len(),
    2,
    LENGTHS.len(),
];

/// The profile at a place of the product.
fn product(mut place: usize) -> Case {
    let goal = GOALS[place / 3 % 7];
    let [one, other, pain, sign, direction, age, level, kit, minutes] = SIZES.map(|size| {
        let digit = place % size;
        place /= size;
        digit
    });
    let (code, assessed, cleared) = SIGNS[sign];
    let case = Case {
        level: LEVELS[level],
        goal,
        equipment: KITS[kit].to_vec(),
        minutes: Some(LENGTHS[minutes]),
        pain: PAINS[pain],
        red_flags: code.into_iter().collect(),
        assessed,
        cleared,
        direction: DIRECTIONS[direction],
        age: [None, Some(70)][age],
        minutes_since_waking: [None, Some(90), Some(30)][(one + level) % 3],
        ..Case::default()
    };
    let (one, other): (State, State) = (FORMS[one], FORMS[other]);
    other.and(one.and(case))
}

/// A sample of the product in even steps; all of it with `BACKPLAN_SWEEP=whole`, best in release mode and with `--nocapture`.
#[test]
#[allow(clippy::print_stdout)]
fn whole_product_of_health_keeps_every_rule() {
    const SAMPLE: usize = 500;
    let all: usize = SIZES.iter().product();
    assert!(all >= 1_000_000, "{all} profiles");
    let amount = Amount::asked();
    let whole = amount == Amount::Whole;
    let (of, what) = if whole {
        (all, "the product of health")
    } else {
        (SAMPLE, "a sample of the product of health")
    };
    let places = amount.places(of, what);
    let count = places.len();
    // The step shares no factor with the product, so that the sample does not keep to
    // some values of a key.
    let step = if whole { 1 } else { 2287 };
    let report = report::judge_all(count, 64, |index| product(places[index] * step % all));
    let statuses: Vec<String> =
        report.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
    println!("{count} profiles: {}; {} kinds of breach", statuses.join(", "), report.kinds());
    report.assert_empty();
}
