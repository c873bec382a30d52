//! What rules claim of studies is what the studies found: words that have to stand on a rule's
//! page, and words that must not.

use crate::program::{good, on_one_line};

/// A rule, what its page has to say, what it must not.
type Claimed = (&'static str, &'static [&'static str], &'static [&'static str]);

const CLAIMED: &[Claimed] = &[
    (
        "strength-frequency",
        &["for the low back", "Graves 1990", "this program's choice"],
        &["ACSM 2009 and 2026"],
    ),
    ("effort-cap", &["80 %", "at the cost of some strength"], &[]),
    (
        "directional-preference",
        &["about 70 %", "update of 2018", "40 %", "26 %", "80 % of those", "Owen 2020"],
        &[],
    ),
    (
        "morning-flexion",
        &["33 %", "11 to 55", "85 people began, 60 finished", "sham"],
        &["(85 people)"],
    ),
    (
        "daily-mobility",
        &["has not been shown", "Snook 1998", "15 to 20 min of balance"],
        &["keeps a back comfortable"],
    ),
    (
        "condition-caps",
        &["89 %", "16 %", "9 women", "not randomised", "Brooke-Wavell 2022", "no difference shown"],
        &[],
    ),
    (
        "daily-habits",
        &["with education", "6 sessions", "208 against 112 days", "not for walking alone"],
        &[],
    ),
    ("daily-stretch", &["range of motion", "89 trials", "Owen 2020"], &[]),
    ("exercise-count", &["done better", "no difference in how many kept it up"], &["are kept up"]),
    (
        "claim-labels",
        &[
            "45 %",
            "35 %",
            "very low quality",
            "no longer after a year",
            "Walking with education",
            "60 of 85",
            "9 women",
        ],
        &["walking delayed them"],
    ),
];

/// Advice on conditions: what a plan for it says.
const ADVISED: &[Claimed] = &[
    (
        "osteoporosis",
        &[
            "15 to 20 min of balance",
            "5 to 10 min",
            "8 to 12 times",
            "bones that have not broken",
            "you and your clinician to decide",
        ],
        &[],
    ),
    (
        "pregnancy",
        &["150 minutes", "pelvic floor exercises every day", "squeeze of the pelvic floor"],
        &[],
    ),
    ("hypertension", &["tends to lower blood pressure"], &["short holds among it"]),
    ("post-surgery", &["no difference shown"], &["equally well"]),
];

fn hold(told: &str, what: &str, wanted: &[&str], unwanted: &[&str]) {
    for text in wanted {
        assert!(told.contains(text), "{what} does not say `{text}`: {told}");
    }
    for text in unwanted {
        assert!(!told.contains(text), "{what} says `{text}`: {told}");
    }
}

#[test]
fn rules_claim_what_the_studies_found() {
    for (rule, wanted, unwanted) in CLAIMED {
        hold(&on_one_line(&good(&["rules", rule])), rule, wanted, unwanted);
    }
}

#[test]
fn advice_on_a_condition_claims_no_more_than_its_sources() {
    for (condition, wanted, unwanted) in ADVISED {
        let surgery = ["--surgery", "discectomy", "--surgery-weeks", "8", "--cleared"];
        let more: &[&str] = if *condition == "post-surgery" { &surgery } else { &[] };
        let plan = good(
            &[&["generate", "--today", "2026-11-23", "--condition", condition], more].concat(),
        );
        hold(&on_one_line(&plan), condition, wanted, unwanted);
    }
}
