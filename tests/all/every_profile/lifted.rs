//! What a clinician's words lift, and what they don't: domain.md 2.5 and `clearance-needed`, every
//! code and every case.

use std::fmt::Write;

use super::case::Case;
use super::facts::Facts;
use super::gate;
use super::trial::{Depth, try_case};

/// The statuses with nothing said, `cleared`, `assessed`, and both.
type Answers = [&'static str; 4];

const NEVER: Answers = ["refused"; 4];
const ALWAYS: Answers = ["plan"; 4];
const GENTLE: Answers = ["relief"; 4];
const CLEARED: Answers = ["refused", "plan", "refused", "plan"];
const ASSESSED: Answers = ["relief", "relief", "plan", "plan"];
const BOTH: Answers = ["refused", "refused", "refused", "plan"];

fn base() -> Case {
    Case { equipment: vec!["band", "dumbbell"], ..Case::default() }
}

fn flagged(codes: &[&'static str]) -> Case {
    Case { red_flags: codes.to_vec(), ..base() }
}

fn stated(conditions: &[&'static str]) -> Case {
    Case { conditions: conditions.to_vec(), ..base() }
}

fn operated(surgery: Option<&'static str>, surgery_weeks: Option<u32>) -> Case {
    Case { surgery, surgery_weeks, ..stated(&["post-surgery"]) }
}

fn with(case: Case, pressure: [u32; 2]) -> Case {
    Case { blood_pressure: Some(pressure), ..case }
}

fn codes() -> Vec<(Case, Answers)> {
    let all = |codes: &[&'static str], answers: Answers| {
        codes.iter().map(|code| (flagged(&[*code]), answers)).collect::<Vec<_>>()
    };
    let mut cases = all(&gate::EMERGENCY, NEVER);
    cases.extend(all(&gate::URGENT, BOTH));
    cases.extend(all(&gate::SEE_FIRST, ASSESSED));
    cases.extend(all(&gate::NOTE, ALWAYS));
    cases
}

fn states() -> Vec<(Case, Answers)> {
    let sore = |pain| Case { pain, ..base() };
    let aged = |age| Case { age: Some(age), ..base() };
    let pressed = |pressure| Case { blood_pressure: Some(pressure), ..base() };
    let pregnant = |complications, weeks| Case {
        complications,
        pregnancy_weeks: weeks,
        ..stated(&["pregnancy"])
    };
    let mut cases = vec![
        (base(), ALWAYS),
        (aged(1), NEVER),
        (aged(15), NEVER),
        (aged(16), ALWAYS),
        (Case { pain: 2, ..aged(17) }, ALWAYS),
        (Case { pain: 3, ..aged(17) }, ASSESSED),
        (Case { pain: 3, ..aged(18) }, ALWAYS),
        (Case { age: Some(16), ..stated(&["nonspecific-lbp"]) }, ASSESSED),
        (Case { age: Some(17), ..stated(&["spondylolisthesis"]) }, ASSESSED),
        (Case { age: Some(18), ..stated(&["spondylolisthesis"]) }, ALWAYS),
        (Case { age: Some(17), ..pressed([145, 80]) }, ASSESSED),
        (Case { pain: 3, ..stated(&["sciatica-acute"]) }, ALWAYS),
        (Case { pain: 4, ..stated(&["sciatica-acute"]) }, ["relief", "plan", "relief", "plan"]),
        (Case { pain: 5, ..stated(&["sciatica-acute"]) }, ["relief", "plan", "relief", "plan"]),
        (aged(120), ALWAYS),
        (pressed([159, 99]), ALWAYS),
        (pressed([160, 100]), ALWAYS),
        (pressed([179, 109]), ALWAYS),
        (pressed([139, 89]), ALWAYS),
        (pressed([140, 90]), ALWAYS),
        (pressed([180, 70]), NEVER),
        (pressed([130, 110]), NEVER),
        (pressed([130, 119]), NEVER),
        (pressed([150, 120]), NEVER),
        (Case { conditions: vec!["hypertension"], ..pressed([180, 110]) }, NEVER),
        (with(pregnant(false, Some(12)), [139, 89]), ALWAYS),
        (with(pregnant(false, Some(12)), [140, 80]), NEVER),
        (with(pregnant(false, None), [130, 90]), NEVER),
        (with(pregnant(false, Some(30)), [160, 80]), NEVER),
        (pregnant(false, Some(39)), ALWAYS),
        (pregnant(false, Some(40)), NEVER),
        (pregnant(false, Some(42)), NEVER),
        (pregnant(false, None), ALWAYS),
        (pregnant(false, Some(12)), ALWAYS),
        (pregnant(true, None), NEVER),
        (pregnant(true, Some(12)), NEVER),
        (stated(&["osteoporosis-fracture"]), ["relief", "plan", "relief", "plan"]),
        (Case { goal: "sore-back", ..base() }, GENTLE),
        (sore(3), ALWAYS),
        (sore(4), ALWAYS),
        (sore(5), ALWAYS),
        (sore(6), GENTLE),
        (sore(7), GENTLE),
        (sore(8), NEVER),
        (sore(10), NEVER),
    ];
    for condition in [
        "hip-replacement",
        "acute-flare",
        "disc-herniation",
        "sciatica-acute",
        "spinal-stenosis",
        "spondylolisthesis",
        "osteoporosis",
        "hypertension",
        "nonspecific-lbp",
    ] {
        cases.push((stated(&[condition]), ALWAYS));
    }
    cases
}

fn surgery() -> Vec<(Case, Answers)> {
    let kinds = [(Some("discectomy"), 6), (Some("fusion"), 12), (Some("other"), 12), (None, 12)];
    let of_kind = |(kind, least): (Option<&'static str>, u32)| {
        [
            (operated(kind, None), NEVER),
            (operated(kind, Some(0)), NEVER),
            (operated(kind, Some(least - 1)), NEVER),
            (operated(kind, Some(least)), CLEARED),
            (operated(kind, Some(26)), CLEARED),
            (operated(kind, Some(51)), CLEARED),
            (operated(kind, Some(52)), ALWAYS),
            (operated(kind, Some(500)), ALWAYS),
        ]
    };
    kinds.into_iter().flat_map(of_kind).collect()
}

/// Two things at once: each needs its own word.
fn together() -> Vec<(Case, Answers)> {
    let fracture = || stated(&["osteoporosis-fracture"]);
    vec![
        (flagged(&["fever-unwell", "leg-numbness"]), BOTH),
        (flagged(&["fever-unwell", "chest-pain"]), NEVER),
        (flagged(&["not-improving-6w", "worse-at-rest"]), ASSESSED),
        (Case { pain: 6, ..flagged(&["night-pain"]) }, ["refused", "refused", "refused", "relief"]),
        (Case { pain: 9, ..flagged(&["leg-numbness"]) }, NEVER),
        (
            Case { red_flags: vec!["leg-numbness"], ..fracture() },
            ["relief", "relief", "relief", "plan"],
        ),
        (Case { red_flags: vec!["weight-loss"], ..fracture() }, BOTH),
        (Case { age: Some(15), ..flagged(&["night-pain"]) }, NEVER),
        (
            Case { red_flags: vec!["heart-lung"], ..operated(Some("fusion"), Some(20)) },
            ["refused", "relief", "refused", "plan"],
        ),
    ]
}

/// A word that names what it speaks for speaks for nothing else.
#[test]
fn a_word_for_one_thing_is_no_word_for_another() {
    let cleared = |named: &[&'static str], case: Case| Case { cleared_of: named.to_vec(), ..case };
    let assessed =
        |named: &[&'static str], case: Case| Case { assessed_of: named.to_vec(), ..case };
    let fracture = || stated(&["osteoporosis-fracture"]);
    let operated = || operated(Some("fusion"), Some(20));
    let young =
        |pain, conditions: &[&'static str]| Case { age: Some(17), pain, ..stated(conditions) };
    let urgent = || flagged(&["night-pain", "fever-unwell"]);
    let all = [
        (cleared(&["osteoporosis-fracture"], fracture()), "plan"),
        (cleared(&["hypertension"], stated(&["osteoporosis-fracture", "hypertension"])), "relief"),
        (cleared(&["post-surgery"], operated()), "plan"),
        (
            cleared(
                &["hypertension"],
                Case { conditions: vec!["post-surgery", "hypertension"], ..operated() },
            ),
            "refused",
        ),
        (cleared(&["sciatica-acute"], Case { pain: 4, ..stated(&["sciatica-acute"]) }), "plan"),
        (
            cleared(
                &["acute-flare"],
                Case { pain: 4, ..stated(&["acute-flare", "sciatica-acute"]) },
            ),
            "relief",
        ),
        (assessed(&["leg-numbness"], flagged(&["leg-numbness"])), "plan"),
        (assessed(&["leg-numbness"], flagged(&["leg-numbness", "heart-lung"])), "relief"),
        (
            assessed(&["leg-numbness", "heart-lung"], flagged(&["leg-numbness", "heart-lung"])),
            "plan",
        ),
        (assessed(&["night-pain", "fever-unwell"], Case { cleared: true, ..urgent() }), "plan"),
        (assessed(&["night-pain"], Case { cleared: true, ..urgent() }), "refused"),
        (assessed(&["night-pain", "fever-unwell"], cleared(&["night-pain"], urgent())), "refused"),
        (
            assessed(
                &["night-pain", "fever-unwell"],
                cleared(&["night-pain", "fever-unwell"], urgent()),
            ),
            "plan",
        ),
        (assessed(&["chest-pain"], cleared(&["chest-pain"], flagged(&["chest-pain"]))), "refused"),
        (assessed(&["spondylolisthesis"], young(0, &["spondylolisthesis"])), "plan"),
        (
            assessed(&["spondylolisthesis"], young(0, &["spondylolisthesis", "osteoporosis"])),
            "relief",
        ),
        (assessed(&["nonspecific-lbp"], young(3, &[])), "plan"),
        (
            assessed(
                &["not-improving-6w"],
                Case { red_flags: vec!["not-improving-6w"], ..young(3, &[]) },
            ),
            "relief",
        ),
    ];
    judged(all);
}

#[test]
fn clinicians_words_lift_what_they_may_and_nothing_else() {
    let all = [codes(), states(), surgery(), together()].concat();
    let words = [(false, false), (true, false), (false, true), (true, true)];
    judged(all.into_iter().flat_map(|(case, answers)| {
        let worded = move |(cleared, assessed)| Case { cleared, assessed, ..case.clone() };
        words.into_iter().map(worded).zip(answers).collect::<Vec<_>>()
    }));
}

/// Fails with every case that is not answered as expected, or breaks a rule.
fn judged<'e>(cases: impl IntoIterator<Item = (Case, &'e str)>) {
    let (facts, catalogue) = (Facts::read(), backplan::built_in::catalogue());
    let mut wrong = String::new();
    for (case, expected) in cases {
        let trial = try_case(&facts, &catalogue, &case, Depth::Repeat);
        let first = trial.findings.first();
        if trial.status != expected || first.is_some() {
            writeln!(wrong, "{case}\n  {}, expected {expected}; {first:?}", trial.status)
                .expect("a text takes anything");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
