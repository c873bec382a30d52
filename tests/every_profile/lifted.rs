//! What a clinician's words lift, and what they don't: domain.md 2.5 and `clearance-needed`, every code and every case.

use std::fmt::Write;

use crate::case::Case;
use crate::facts::Facts;
use crate::gate;
use crate::trial::{Depth, try_case};

/// The statuses with nothing said, `cleared`, `assessed`, and both.
type Answers = [&'static str; 4];

const NEVER: Answers = ["refused"; 4];
const ALWAYS: Answers = ["plan"; 4];
const GENTLE: Answers = ["relief"; 4];
const CLEARED: Answers = ["refused", "plan", "refused", "plan"];
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

fn codes() -> Vec<(Case, Answers)> {
    let all = |codes: &[&'static str], answers: Answers| {
        codes.iter().map(|code| (flagged(&[*code]), answers)).collect::<Vec<_>>()
    };
    let mut cases = all(&gate::EMERGENCY, NEVER);
    cases.extend(all(&gate::URGENT, BOTH));
    cases.extend(all(&gate::SEE_FIRST, ["relief", "relief", "plan", "plan"]));
    cases.extend(all(&gate::NOTE, ALWAYS));
    cases
}

fn states() -> Vec<(Case, Answers)> {
    let sore = |pain| Case { pain, ..base() };
    let aged = |age| Case { age: Some(age), ..base() };
    let pressed = |pressure| Case { blood_pressure: Some(pressure), ..base() };
    let pregnant = |complications, weeks| Case { complications, pregnancy_weeks: weeks, ..stated(&["pregnancy"]) };
    let mut cases = vec![
        (base(), ALWAYS),
        (aged(1), NEVER),
        (aged(15), NEVER),
        (aged(16), ALWAYS),
        (aged(120), ALWAYS),
        (pressed([159, 99]), ALWAYS),
        (pressed([160, 100]), ALWAYS),
        (pressed([179, 109]), ALWAYS),
        (pressed([180, 70]), NEVER),
        (pressed([130, 110]), NEVER),
        (Case { conditions: vec!["hypertension"], ..pressed([180, 110]) }, NEVER),
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
        (flagged(&["not-improving-6w", "worse-at-rest"]), ["relief", "relief", "plan", "plan"]),
        (Case { pain: 6, ..flagged(&["night-pain"]) }, ["refused", "refused", "refused", "relief"]),
        (Case { pain: 9, ..flagged(&["leg-numbness"]) }, NEVER),
        (Case { red_flags: vec!["leg-numbness"], ..fracture() }, ["relief", "relief", "relief", "plan"]),
        (Case { red_flags: vec!["weight-loss"], ..fracture() }, BOTH),
        (Case { age: Some(15), ..flagged(&["night-pain"]) }, NEVER),
        (
            Case { red_flags: vec!["heart-lung"], ..operated(Some("fusion"), Some(20)) },
            ["refused", "relief", "refused", "plan"],
        ),
    ]
}

#[test]
fn clinicians_words_lift_what_they_may_and_nothing_else() {
    let (facts, catalogue) = (Facts::read(), backplan::built_in::catalogue());
    let all = [codes(), states(), surgery(), together()].concat();
    let mut wrong = String::new();
    for (case, answers) in all {
        let words = [(false, false), (true, false), (false, true), (true, true)];
        for ((cleared, assessed), expected) in words.into_iter().zip(answers) {
            let case = Case { cleared, assessed, ..case.clone() };
            let trial = try_case(&facts, &catalogue, &case, Depth::Repeat);
            let first = trial.findings.first();
            if trial.status != expected || first.is_some() {
                writeln!(wrong, "{case}\n  {}, expected {expected}; {first:?}", trial.status)
                    .expect("a text takes anything");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
