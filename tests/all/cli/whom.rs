//! Whom plans are for: what a file and flags state adds up, a clinician's word speaks for its own
//! place, and plans are held to be for the person that is meant.

use std::fs;

use backplan::person::health::{
    BloodPressure, Clearance, Condition, Covered, Direction, RedFlag, Surgery,
};
use backplan::person::profile::{Aside, PartialProfile, Reader};
use backplan::text::vocabulary::Vocabulary as _;
use backplan::{built_in, export, planner};
use proptest::prelude::*;
use serde_json::Value;

use crate::program::{good, json, run, stderr, stdout, without_assumed};
use crate::scratch::{folder, path};

const TODAY: [&str; 2] = ["--today", "2026-11-23"];

/// A file with a text, in a folder of its own.
fn file(name: &str, text: &str) -> String {
    let file = path(&folder(&format!("whom-{name}")), "me.toml");
    fs::write(&file, text).unwrap();
    file
}

/// What `generate` says for a profile file and flags: its plan as JSON, stderr without what was
/// assumed, the exit code.
fn planned(name: &str, text: &str, flags: &[&str]) -> (Value, String, i32) {
    let file = file(name, text);
    let output =
        run(&[&["generate", "--profile", &file, "-f", "json"], &TODAY[..], flags].concat());
    let said = stderr(&output).replace(&file, "me.toml");
    let said = without_assumed(&said);
    let plan = serde_json::from_str(&stdout(&output)).unwrap_or_default();
    (plan, said, output.status.code().unwrap())
}

/// Name, profile file, flags; then the conditions, signs and clearance of the plan, what stderr
/// says, and the exit code.
type Row =
    (&'static str, &'static str, &'static [&'static str], [&'static str; 4], &'static str, i32);

const FRACTURE: &str = "conditions = [\"osteoporosis-fracture\"]\nage = 75\n";
const SCIATICA: &str = "conditions = [\"sciatica-acute\"]\nassessed = true\ncleared = true\n";
const EMERGENCY: &str = "red_flags = [\"saddle-numbness\", \"not-improving-6w\"]\n";

#[rustfmt::skip]
const JOINED: &[Row] = &[
    ("more", FRACTURE, &["--condition", "hypertension"],
        [r#"["osteoporosis-fracture","hypertension"]"#, "[]", "false", "false"], "", 0),
    ("twice", FRACTURE, &["--condition", "osteoporosis-fracture"], [r#"["osteoporosis-fracture"]"#, "[]", "false", "false"], "", 0),
    ("none", FRACTURE, &["--condition", "none"],
        ["[]", "[]", "false", "false"], "note: --condition none sets aside what me.toml states: \
            osteoporosis-fracture\n", 0),
    ("none-and", FRACTURE, &["--condition", "none,osteoporosis"],
        [r#"["osteoporosis"]"#, "[]", "false", "false"], "note: --condition none sets aside what \
            me.toml states: osteoporosis-fracture\n", 0),
    ("none-again", FRACTURE, &["--condition", "none,osteoporosis-fracture"],
        [r#"["osteoporosis-fracture"]"#, "[]", "false", "false"], "", 0),
    ("emergency", EMERGENCY, &["--red-flag", "night-pain"],
        ["[]", r#"["saddle-numbness","night-pain","not-improving-6w"]"#, "false", "false"], "", 3),
    ("emergency-none", EMERGENCY, &["--red-flag", "none"],
        ["[]", r#"["saddle-numbness"]"#, "false", "false"],
        "note: --red-flag none sets aside what me.toml states: not-improving-6w\nnote: --red-flag \
            none can't set aside saddle-numbness of me.toml: an emergency sign stays until it is \
            taken out there\n", 3),
    ("sign-none", "red_flags = [\"leg-numbness\"]\nassessed = true\n", &["--red-flag", "none"],
        ["[]", "[]", "false", "true"], "note: --red-flag none sets aside what me.toml states: \
            leg-numbness\n", 0),
    ("old-word", SCIATICA, &["--condition", "osteoporosis-fracture"],
        [r#"["sciatica-acute","osteoporosis-fracture"]"#, "[]", r#"["sciatica-acute"]"#, r#"["sciatica-acute"]"#], "", 0),
    ("other-operation", "conditions = [\"post-surgery\"]\nsurgery = \"discectomy\"\nsurgery_weeks \
        = 60\ncleared = true\n",
        &["--condition", "post-surgery", "--surgery", "fusion", "--surgery-weeks", "20"],
        [r#"["post-surgery"]"#, "[]", "false", "false"], "", 3),
    ("worse-pain", "age = 17\npain = 2\nassessed = true\n", &["--pain", "5"], ["[]", "[]", "false", "false"], "", 0),
    ("less-pain", "age = 17\npain = 5\nassessed = true\n", &["--pain", "4"], ["[]", "[]", "false", "true"], "", 0),
    ("worse-sciatica", "conditions = [\"sciatica-acute\"]\npain = 2\ncleared = true\n", &["--pain", "4"],
        [r#"["sciatica-acute"]"#, "[]", "true", "false"], "", 0),
    ("new-word", SCIATICA, &["--condition", "osteoporosis-fracture", "--cleared", "--assessed"],
        [r#"["sciatica-acute","osteoporosis-fracture"]"#, "[]", "true", "true"], "", 0),
    ("idle-word", FRACTURE, &["--cleared"],
        [r#"["osteoporosis-fracture"]"#, "[]", "false", "false"],
        "note: --cleared covers nothing: it speaks for what flags state; for what stands \
            elsewhere name it, like --cleared=osteoporosis-fracture\n", 0),
    ("named-word", FRACTURE, &["--cleared=osteoporosis-fracture"],
        [r#"["osteoporosis-fracture"]"#, "[]", "true", "false"], "", 0),
    ("part", "conditions = [\"osteoporosis\", \"disc-herniation\"]\ncleared = \
        [\"disc-herniation\"]\n", &[],
        [r#"["disc-herniation","osteoporosis"]"#, "[]", r#"["disc-herniation"]"#, "false"], "", 0),
    ("whole", "conditions = [\"disc-herniation\"]\ncleared = [\"disc-herniation\"]\n", &[],
        [r#"["disc-herniation"]"#, "[]", "true", "false"], "", 0),
    ("pressure", "blood_pressure = [165, 95]\ncleared = [\"hypertension\"]\n", &[], ["[]", "[]", "true", "false"], "", 0),
    ("new-pressure", "conditions = [\"hypertension\"]\nblood_pressure = [142, 90]\ncleared = \
        true\n", &["--blood-pressure", "165/95"],
        [r#"["hypertension"]"#, "[]", "false", "false"], "", 0),
    ("elsewhere", "cleared = [\"disc-herniation\"]\n", &["--condition", "disc-herniation"],
        [r#"["disc-herniation"]"#, "[]", "false", "false"],
        "note: `cleared` of me.toml does not speak for disc-herniation, which comes by flag; if \
            it does, add --cleared=disc-herniation\n", 0),
];

#[test]
fn what_a_file_and_flags_state_adds_up() {
    for (name, text, flags, [conditions, signs, cleared, assessed], said, code) in JOINED {
        let (plan, err, ended) = planned(name, text, flags);
        let of = |key: &str| plan["profile"][key].to_string();
        let keys = ["conditions", "red_flags", "cleared", "assessed"];
        assert_eq!(keys.map(of), [*conditions, signs, cleared, assessed], "{name}");
        assert_eq!((err.as_str(), ended), (*said, *code), "{name}");
    }
}

#[test]
fn what_is_set_aside_is_told_in_the_plan_and_changes_nothing_else() {
    let (plan, ..) = planned("aside", FRACTURE, &["--condition", "none", "--red-flag", "none"]);
    let notice = &plan["notices"][0];
    assert_eq!((&notice["rule"], &notice["kind"]), (&"condition-caps".into(), &"applied".into()));
    assert_eq!(
        notice["text"],
        "Set aside for this plan, by your wish: osteoporosis and a fracture. It was stated before."
    );
    let (mut other, ..) = planned("not-aside", "conditions = []\nred_flags = []\nage = 75\n", &[]);
    other["notices"].as_array_mut().unwrap().insert(0, notice.clone());
    assert_eq!(plan, other);
    let (plan, ..) =
        planned("sign-aside", "red_flags = [\"leg-numbness\"]\n", &["--red-flag", "none"]);
    assert_eq!(plan["notices"][0]["rule"], "see-clinician-first");
}

#[test]
fn what_is_set_aside_stands_near_the_head_and_on_the_watch() {
    let folder = folder("aside-head");
    let (profile, watch) = (path(&folder, "d.toml"), path(&folder, "watch"));
    fs::write(&profile, "conditions = [\"disc-herniation\"]\n").unwrap();
    let arguments = ["generate", "--profile", &profile, "--condition", "none", "-f"];
    let said = "Set aside for this plan, by your wish: a herniated disc.";
    for format in ["text", "markdown"] {
        let text = good(&[&arguments[..], &[format]].concat());
        assert_eq!(text.matches(said).count(), 1, "{text}");
        assert!(text.lines().take(8).any(|line| line.contains(said)), "{text}");
    }
    good(&[&arguments[..], &["fit", "-o", &format!("{watch}/")]].concat());
    for file in fs::read_dir(&watch).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains("Set aside for this plan"));
    }
}

#[test]
fn a_plan_made_now_may_be_asked_for_unchecked_and_keeps_the_rules() {
    let made = good(&["export", "--age", "40", "--today", "2026-11-23"]);
    let output = run(&["export", "--age", "40", "--today", "2026-11-23", "--unchecked"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), made));
    assert!(stderr(&output).contains("note: --unchecked changes nothing without a plan file"));
    assert_eq!(
        run(&["export", "--unchecked", "--red-flag", "bladder-change"]).status.code(),
        Some(3)
    );
}

#[test]
fn a_word_for_what_nobody_states_is_a_mistake() {
    let help = "help: add `pregnancy` to `conditions`, or take it out of `cleared`";
    let output = run(&["generate", "--cleared=pregnancy", "--condition", "hypertension"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        format!("error: --cleared: `cleared` names `pregnancy`, which is not stated\n  {help}\n")
    );
    let (_, said, code) = planned("unstated", "cleared = [\"pregnancy\"]\n", &[]);
    assert_eq!(code, 2);
    assert!(
        said.contains("`cleared` names `pregnancy`, which is not stated")
            && said.contains("me.toml:1:11"),
        "{said}"
    );
    let (_, said, code) = planned("unknown", "assessed = [\"night-pian\"]\n", &[]);
    assert!(code == 2 && said.contains("did you mean `night-pain`?"), "{said}");
    let output = run(&["generate", "--cleared", "--today", "2026-11-23", "-f", "json"]);
    assert!(stderr(&output).contains(
        "--cleared covers nothing: no condition, warning sign or blood pressure is stated"
    ));
}

/// One fact that a file or flags can state, and what a clinician's word about it would name.
#[derive(Clone, Copy, Debug)]
enum Fact {
    Age,
    Pain,
    Pressure,
    Direction,
    Fallen,
    Condition(Condition),
    Sign(RedFlag),
}

impl Fact {
    fn all() -> Vec<Self> {
        let plain = [Self::Age, Self::Pain, Self::Pressure, Self::Direction, Self::Fallen];
        let conditions = Condition::ALL.iter().map(|one| Self::Condition(*one));
        let signs =
            [RedFlag::LegNumbness, RedFlag::NightPain, RedFlag::NotImproving6w].map(Self::Sign);
        plain.into_iter().chain(conditions).chain(signs).collect()
    }

    fn name(self) -> Option<Covered> {
        match self {
            Self::Condition(one) => Some(Covered::Condition(one)),
            Self::Sign(one) => Some(Covered::Sign(one)),
            Self::Pressure => Some(Covered::Condition(Condition::Hypertension)),
            Self::Pain => Some(Covered::Condition(Condition::NonspecificLbp)),
            _ => None,
        }
    }

    fn state(self, draft: &mut PartialProfile) {
        match self {
            Self::Age => draft.age = Some(55),
            Self::Pain => draft.pain = Some(3),
            Self::Pressure => {
                draft.blood_pressure = Some(BloodPressure { systolic: 165, diastolic: 95 });
            }
            Self::Direction => draft.direction = Some(Direction::Extension),
            Self::Fallen => draft.fallen = Some(true),
            Self::Condition(one) => {
                draft.conditions.get_or_insert_default().push(one);
                if one == Condition::PostSurgery {
                    (draft.surgery, draft.surgery_weeks) = (Some(Surgery::Fusion), Some(60));
                }
                if one == Condition::Pregnancy {
                    draft.pregnancy_weeks = Some(12);
                }
            }
            Self::Sign(one) => draft.red_flags.get_or_insert_default().push(one),
        }
    }
}

/// Adds to what a clinician's word names.
fn word(to: &mut Option<Clearance>, named: Covered) {
    let mut list = match to.take() {
        Some(Clearance::Of(list)) => list,
        _ => Vec::new(),
    };
    list.push(named);
    *to = Some(Clearance::of(list));
}

/// The plan for two drafts joined, to the byte.
fn plan_of(said: PartialProfile, filed: PartialProfile) -> String {
    let catalogue = built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: "2026-11-23".parse().unwrap() };
    let draft = said.join(filed, Aside::default()).draft;
    let profile = draft.complete(&reader);
    let plan = planner::plan(&profile, &draft.assumed(), &catalogue);
    plan.map_or_else(|no| format!("{profile:?} {no:?}"), |plan| export::json::plan(&plan))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Wherever facts stand, the plan is the one that a single file makes. A word stands with
    /// flags, or with all it is about.
    #[test]
    fn facts_split_between_file_and_flags_make_the_same_plan(
        chosen in prop::sample::subsequence(Fact::all(), 1..5),
        places in prop::collection::vec(any::<(bool, Option<bool>, bool)>(), 5),
    ) {
        let (mut whole, mut said, mut filed) = (PartialProfile::default(), PartialProfile::default(), PartialProfile::default());
        let in_file = |named: Covered| {
            chosen.iter().zip(&places).all(|(fact, (filed, ..))| fact.name() != Some(named) || *filed)
        };
        for (fact, (is_filed, cleared, word_filed)) in chosen.iter().zip(&places) {
            fact.state(&mut whole);
            fact.state(if *is_filed { &mut filed } else { &mut said });
            let (Some(named), Some(cleared)) = (fact.name(), cleared) else { continue };
            let place = if *word_filed && in_file(named) { &mut filed } else { &mut said };
            for draft in [place, &mut whole] {
                word(if *cleared { &mut draft.cleared } else { &mut draft.assessed }, named);
            }
        }
        prop_assert_eq!(plan_of(said, filed), plan_of(PartialProfile::default(), whole));
    }
}

#[test]
fn splits_on_the_command_line_give_the_same_bytes() {
    let whole = "age = 62\npain = 2\nconditions = [\"osteoporosis\", \"hypertension\"]\ncleared = \
        [\"hypertension\"]\nfallen = true\n";
    let splits: [(&str, &[&str]); 4] = [
        (
            "",
            &[
                "--age=62",
                "--pain=2",
                "--condition=osteoporosis,hypertension",
                "--cleared=hypertension",
                "--fallen",
            ],
        ),
        (
            "conditions = [\"hypertension\"]\ncleared = true\nfallen = true\n",
            &["--age=62", "--pain=2", "--condition=osteoporosis"],
        ),
        (
            "age = 62\npain = 2\nconditions = [\"osteoporosis\"]\n",
            &["--condition=hypertension", "--cleared", "--fallen"],
        ),
        (
            "age = 62\npain = 2\nconditions = [\"osteoporosis\", \"hypertension\"]\n",
            &["--cleared=hypertension", "--fallen"],
        ),
    ];
    let (expected, ..) = planned("whole", whole, &[]);
    for (number, (text, flags)) in splits.iter().enumerate() {
        // A word without a list speaks for a pain beside it, too; here it stands beside none.
        let (plan, said, code) = planned(&format!("split-{number}"), text, flags);
        assert_eq!((code, said.as_str()), (0, ""), "{flags:?}");
        assert!(plan == expected, "{flags:?}: {}", plan["profile"]);
    }
}

/// States that people have and no rule speaks of; each as it may be written.
#[rustfmt::skip]
const UNRULED: [&str; 34] = [
    "scoliosis", "Scoliosis", "arthritis", "spine arthritis", "osteoarthritis", "rheumatoid-arthritis", "Rheumatoid \
        Arthritis",
    "psoriatic_arthritis", "spondylosis", "lumbar spondylosis", "cervical-spondylosis", "ankylosing-spondylitis",
    "Ankylosing Spondylitis", "ankylosing_spondylitis", "spondyloarthritis", "post-partum", "postpartum", "post \
        partum", "postnatal",
    "c-section", "diastasis recti", "knee-replacement", "knee replacement", "shoulder-replacement", "fibromyalgia", "FIBROMYALGIA",
    "kyphosis", "scheuermanns-disease", "hypermobility", "ehlers-danlos", "diabetes", "multiple \
        sclerosis", "Parkinson's",
    "degenerative disc disease",
];
const NO_RULES: &str = "help: backplan has no rules for it; ask your clinician which exercises to \
    leave out, and use `exclude`";

#[test]
fn a_state_without_rules_is_answered_with_that() {
    for state in UNRULED {
        let output = run(&["list", "--condition", state]);
        assert_eq!(output.status.code(), Some(2), "{state}");
        assert_eq!(
            stderr(&output),
            format!("error: --condition: unknown condition `{state}`\n  {NO_RULES}\n"),
            "{state}"
        );
    }
    let profile = file("unruled", "conditions = [\"Scoliosis\"]\ncleared = [\"post-partum\"]\n");
    let plan = file(
        "unruled-plan",
        "weeks = [{}]\n[profile]\nconditions = [\"ankylosing spondylitis\"]\n",
    );
    for arguments in [
        &["generate", "--condition", "post-partum"][..],
        &["generate", "--profile", &profile],
        &["generate", "--cleared=scoliosis"],
        &["check", &plan],
        &["export", "tests/all/cli/plans.in/small.toml", "--condition", "arthritis"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(NO_RULES), "{arguments:?}: {}", stderr(&output));
    }
    let said = stderr(&run(&["generate", "--condition", "qwerty"]));
    assert!(
        said.contains("help: one of: hip-replacement, ")
            && said.contains("; backplan has no rules for other states: "),
        "{said}"
    );
}

#[test]
fn a_list_for_two_conditions_is_what_both_allow() {
    let listed = |condition: &str| {
        let list = json(&["list", "--condition", condition, "-f", "json"]);
        let ids = list["exercises"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let (bones, pregnancy) = (listed("osteoporosis"), listed("pregnancy"));
    let both: Vec<String> = bones.iter().filter(|id| pregnancy.contains(id)).cloned().collect();
    assert_eq!(listed("osteoporosis,pregnancy"), both);
    assert!(both.len() < bones.len() && both.len() < pregnancy.len());
    assert_eq!(listed("none"), super::exercises::listed(&[]));
}

fn plan(name: &str, flags: &[&str]) -> String {
    let file = path(&folder(&format!("whom-{name}")), "plan.json");
    good(&[&["generate", "-o", &file], &TODAY[..], flags].concat());
    file
}

#[test]
fn a_check_says_first_for_whom() {
    let (file_of, mum) = (
        plan("check", &[]),
        file("mum", "age = 75\nconditions = [\"osteoporosis\"]\nlevel = \"beginner\"\n"),
    );
    let nothing = "nothing stated about health (age taken as 16 to 64)";
    let rows: [(&[&str], i32, &str); 6] = [
        (&[], 0, nothing),
        (&["--age", "40"], 0, "40 years"),
        (&["--condition", "osteoporosis", "--age", "72"], 1, "72 years, osteoporosis"),
        (&["--profile", &mum], 1, "75 years, osteoporosis"),
        (
            &["--profile", &mum, "--pain", "3", "--fallen"],
            1,
            "75 years, osteoporosis, pain 3 of 10, a fall in the last year",
        ),
        (
            &["--red-flag", "chest-pain", "--blood-pressure", "140/80"],
            1,
            "chest pain, tearing pain, a pulsing belly or fainting, blood pressure 140/80 (age \
                taken as 16 to 64)",
        ),
    ];
    for (flags, code, whom) in rows {
        let output = run(&[&["check", &file_of, "-f", "json"], flags].concat());
        assert_eq!(output.status.code(), Some(code), "{flags:?}: {}", stderr(&output));
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(report["checked_for"], whom, "{flags:?}");
        let text = stdout(&run(&[&["check", &file_of], flags].concat())).replace('\n', " ");
        assert!(text.starts_with(&format!("Checked for: {whom}")), "{flags:?}: {text}");
    }
}

/// What can't be: flags that wish beside a plan, facts of a condition that nobody states, nothing
/// to go on with.
#[test]
fn what_does_not_go_with_a_plan_is_a_mistake() {
    let file_of = plan("not-with", &[]);
    let rows: [(&[&str], &str); 4] = [
        (
            &["export", &file_of, "--level", "advanced"],
            "--level: the plan has a profile of its own",
        ),
        (
            &["export", &file_of, "--pregnancy-weeks", "20"],
            "--pregnancy-weeks: `pregnancy_weeks` is said, but `conditions`",
        ),
        (
            &["check", &file_of, "--surgery", "fusion"],
            "--surgery: `surgery` is said, but `conditions`",
        ),
        (&["check", &file_of, "--profile", "nowhere.toml"], "can't read nowhere.toml"),
    ];
    for (arguments, said) in rows {
        let output = run(arguments);
        assert_eq!(
            (output.status.code(), stdout(&output).as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn a_plan_is_exported_for_the_person_that_is_meant() {
    let file_of = plan(
        "export",
        &["--condition", "osteoporosis,hypertension,hip-replacement", "--age", "72"],
    );
    let own = json(&["export", &file_of]);
    let more = json(&[
        "export",
        &file_of,
        "--condition",
        "nonspecific-lbp",
        "--cleared=hip-replacement",
        "--unchecked",
    ]);
    assert_eq!(more["profile"]["conditions"].as_array().unwrap().len(), 4);
    assert_eq!(more["profile"]["cleared"], serde_json::json!(["hip-replacement"]));
    assert_eq!(more["weeks"], own["weeks"]);
    let advice = |plan: &Value| plan["safety"]["advice"].to_string();
    assert!(
        advice(&more).contains("Back pain without a specific cause")
            && !advice(&own).contains("Back pain without")
    );
    let less = json(&["export", &file_of, "--condition", "none"]);
    assert_eq!(less["profile"]["conditions"], serde_json::json!([]));
    assert!(
        less["notices"][0]["text"]
            .as_str()
            .unwrap()
            .starts_with("Set aside for this plan, by your wish: an artificial hip")
    );
    let other = json(&[
        "export",
        &file_of,
        "--profile",
        &file("other", "age = 40\nminutes = 60\nstart = 2030-01-01\n"),
    ]);
    assert_eq!((&other["profile"]["age"], &other["profile"]["minutes"]), (&40.into(), &60.into()));
    assert_eq!(
        (&other["profile"]["start"], &other["profile"]["conditions"]),
        (&own["profile"]["start"], &serde_json::json!([]))
    );
    assert_eq!(advice(&other), "[]");
}

#[test]
fn no_profile_sets_aside_an_emergency_sign_of_a_plan() {
    let healthy = file("healthy", "age = 30\n");
    let refused = path(&folder("whom-refused"), "plan.json");
    fs::write(
        &refused,
        stdout(&run(&[
            "generate",
            "--red-flag",
            "bladder-change",
            "-f",
            "json",
            TODAY[0],
            TODAY[1],
        ])),
    )
    .unwrap();
    let forged = path(&folder("whom-forged"), "plan.json");
    let mut plan = json(&["export", &plan("forged", &[])]);
    plan["profile"]["red_flags"] = serde_json::json!(["chest-pain"]);
    fs::write(&forged, plan.to_string()).unwrap();
    for (file, sign) in [(&refused, "bladder-change"), (&forged, "chest-pain")] {
        for flags in [&["--profile", &healthy][..], &["--profile", &healthy, "--red-flag", "none"]]
        {
            let said =
                format!("--profile can't set aside {sign} of the plan: an emergency sign stays");
            let output = run(&[&["export", file, "-f", "text"], flags].concat());
            assert_eq!(output.status.code(), Some(3), "{sign} {flags:?}");
            assert!(stdout(&output).contains("Call your emergency number"), "{sign} {flags:?}");
            assert!(stderr(&output).contains(&said), "{sign} {flags:?}: {}", stderr(&output));
            let checked = run(&[&["check", file], flags].concat());
            assert!(stderr(&checked).contains(&said), "{sign} {flags:?}: {}", stderr(&checked));
            assert!(checked.status.code() == Some(i32::from(file == &forged)), "{sign} {flags:?}");
        }
    }
}
