//! What the program says about health, whole: every warning sign, every case of clearance, every
//! degree of pain, every state of a condition, age, direction and morning; and every mistake in
//! what is stated.
//!
//! The tables below say what is asked; the files in `health/` hold what is answered.
//! `BACKPLAN_BLESS=1` rewrites them; read the difference before committing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use backplan::built_in;
use backplan::person::health::RedFlag;
use backplan::text::vocabulary::Vocabulary as _;
use serde_json::Value;

use crate::program::{run_line, stderr, stdout, without_assumed};
use crate::{golden, scratch};

fn run(arguments: &str) -> (String, String, Option<i32>) {
    let output = run_line(arguments);
    (stdout(&output), stderr(&output), output.status.code())
}

/// What is printed for each line of arguments, with the exit code, in one file; of a plan only what
/// was decided.
fn golden(name: &str, lines: &[String]) -> String {
    let mut shown = String::new();
    let mut told = BTreeMap::new();
    for line in lines {
        let (mut out, err, code) = run(line);
        let err = without_assumed(&err);
        if line.starts_with("generate ") && !out.is_empty() {
            out = uncounted(&decided(&out, &mut told));
        }
        write!(shown, "$ backplan {line}\n? {}\n{err}{out}\n", code.expect("an exit code"))
            .expect("a text takes all");
    }
    golden::same(Path::new("health").join(name), &shown);
    shown
}

/// How many exercises are left out of how many changes with every new one: `# of the #`.
fn uncounted(out: &str) -> String {
    let of_all = format!(" of the {}", built_in::catalogue().exercises().len());
    let parts: Vec<&str> = out.split(&of_all).collect();
    let Some((last, parts)) = parts.split_last() else { return out.to_owned() };
    let part = |part: &&str| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    parts.iter().map(|before| part(before) + "# of the #").collect::<String>() + last
}

/// The headings of a plan's text below which stands what was decided and why.
const DECIDED: [&str; 5] = ["Why", "What gave way", "What shaped it", "Good to know", "Left out"];

/// The head of a plan's text and the notes on what was decided; its days, and what every plan says,
/// stand in `text/`. What an earlier plan of the file said whole is cut to its first line.
fn decided(out: &str, told: &mut BTreeMap<String, String>) -> String {
    let mut kept = String::new();
    let mut head = true;
    for part in out.split("\n\n") {
        let heading = part.lines().next().unwrap_or_default();
        let notes = DECIDED.contains(&heading);
        let blocks = ["Week 1 of ", "Weeks 1 to "];
        let days = heading.ends_with(" at a glance")
            || blocks.iter().any(|block| heading.starts_with(block));
        head &= !notes && !days && heading != HELP;
        if head || notes {
            let said: Vec<String> = part.split("\n  • ").map(|said| once(said, told)).collect();
            kept.push_str(&(said.join("\n  • ") + "\n\n"));
        }
    }
    assert!(!head, "this is no plan:\n{out}");
    kept.truncate(kept.trim_end().len());
    kept + "\n"
}

/// Behind this heading a plan that is refused says what every plan says.
const HELP: &str = "Get help at once if you notice";

/// A text whole when it comes first, afterwards its first line and the rule behind it, as long as
/// these mean no other text.
fn once(said: &str, told: &mut BTreeMap<String, String>) -> String {
    let Some((first, rest)) = said.trim_end().split_once('\n') else {
        return said.trim_end().to_owned();
    };
    let rule = rest.rfind('[').map_or("", |at| &rest[at..]);
    let short = format!("{first} ... {rule}").trim_end().to_owned();
    match told.get(&short) {
        Some(known) if known == said => short,
        Some(_) => said.to_owned(),
        None => {
            told.insert(short, said.to_owned());
            said.to_owned()
        }
    }
}

fn generate(rest: &str) -> String {
    format!("generate --today 2026-11-23 --minutes 15 --sessions 1 {rest}")
}

/// The codes of all warning signs.
fn codes() -> impl Iterator<Item = &'static str> {
    RedFlag::ALL.iter().map(|flag| flag.as_str())
}

#[test]
fn every_warning_sign_screened_alone() {
    let lifted = ["", " --assessed", " --cleared", " --assessed --cleared"];
    let lines: Vec<String> = codes()
        .flat_map(|code| lifted.map(|lifted| format!("screen --red-flag {code}{lifted}")))
        .collect();
    golden("screen.txt", &lines);
}

#[test]
fn every_warning_sign_in_a_plan() {
    let lines: Vec<String> = codes().map(|code| generate(&format!("--red-flag {code}"))).collect();
    let shown = golden("signs.txt", &lines);
    assert_eq!(shown.matches("\n? 3\n").count(), 17, "emergency and urgent signs are refused");
}

/// Clearance: what is stated, and the status it brings. domain.md 3, `clearance-needed`.
const CLEARANCE: &[(&str, &str)] = &[
    ("--age 15", "refused"),
    ("--age 15 --cleared --assessed", "refused"),
    ("--age 16", "plan"),
    ("--blood-pressure 180/80", "refused"),
    ("--blood-pressure 150/110", "refused"),
    ("--blood-pressure 180/110 --cleared --assessed --condition hypertension", "refused"),
    ("--blood-pressure 179/109", "plan"),
    ("--blood-pressure 160/80", "plan"),
    ("--blood-pressure 150/100", "plan"),
    ("--blood-pressure 160/100 --cleared", "plan"),
    ("--blood-pressure 159/99", "plan"),
    ("--condition pregnancy --complications", "refused"),
    ("--condition pregnancy --complications --cleared --assessed", "refused"),
    ("--condition pregnancy --pregnancy-weeks 15", "plan"),
    ("--condition pregnancy --pregnancy-weeks 16", "plan"),
    ("--condition pregnancy", "plan"),
    ("--condition post-surgery", "refused"),
    ("--condition post-surgery --surgery discectomy --cleared", "refused"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 5 --cleared", "refused"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 6", "refused"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 6 --cleared", "plan"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 12 --cleared", "plan"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 51", "refused"),
    ("--condition post-surgery --surgery discectomy --surgery-weeks 52", "plan"),
    ("--condition post-surgery --surgery fusion --surgery-weeks 11 --cleared", "refused"),
    ("--condition post-surgery --surgery fusion --surgery-weeks 12 --cleared", "plan"),
    ("--condition post-surgery --surgery other --surgery-weeks 11 --cleared", "refused"),
    ("--condition post-surgery --surgery other --surgery-weeks 25 --cleared", "plan"),
    ("--condition post-surgery --surgery-weeks 11 --cleared", "refused"),
    ("--condition post-surgery --surgery-weeks 26 --cleared", "plan"),
    ("--condition post-surgery --surgery-weeks 51", "refused"),
    ("--condition post-surgery --surgery-weeks 52", "plan"),
    ("--condition post-surgery --surgery-weeks 52 --cleared", "plan"),
    ("--condition disc-herniation", "plan"),
    ("--condition disc-herniation --cleared", "plan"),
    ("--condition sciatica-acute", "plan"),
    ("--condition sciatica-acute --cleared", "plan"),
    ("--condition osteoporosis-fracture", "relief"),
    ("--condition osteoporosis-fracture --cleared", "plan"),
    ("--cleared --assessed", "plan"),
];

/// The status of the plan for a line of arguments, from its JSON.
fn status(rest: &str) -> String {
    let (out, err, _) = run(&generate(&format!("{rest} --format json")));
    let plan: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{rest}: {err}"));
    plan["status"].as_str().expect("a status").to_owned()
}

#[test]
fn every_case_of_clearance() {
    for (said, expected) in CLEARANCE {
        assert_eq!(status(said), *expected, "{said}");
    }
    let lines: Vec<String> = CLEARANCE.iter().map(|(said, _)| generate(said)).collect();
    golden("clearance.txt", &lines);
}

#[test]
fn every_degree_of_pain() {
    let expected = [
        "plan", "plan", "plan", "plan", "plan", "plan", "relief", "relief", "refused", "refused",
        "refused",
    ];
    for (pain, expected) in expected.iter().enumerate() {
        assert_eq!(status(&format!("--pain {pain}")), *expected, "pain {pain}");
    }
    let lines: Vec<String> =
        (0..=10).map(|pain| generate(&format!("--pain {pain} --level intermediate"))).collect();
    golden("pain.txt", &lines);
}

#[test]
fn every_condition_direction_morning_and_age() {
    let states = [
        "--condition acute-flare",
        "--condition spinal-stenosis",
        "--condition spondylolisthesis",
        "--condition osteoporosis --age 62",
        "--condition hypertension",
        "--condition nonspecific-lbp",
        "--condition hypertension,osteoporosis,spinal-stenosis --age 80",
        "--direction flexion",
        "--direction extension",
        "--condition sciatica-acute --direction extension",
        "--condition hip-replacement",
        "--minutes-since-waking 59",
        "--minutes-since-waking 60",
        "--minutes-since-waking 60 --pain 1",
        "--minutes-since-waking 120",
        "--age 64",
        "--age 65",
    ];
    let lines = states.map(|state| generate(&format!("{state} --level intermediate --why")));
    let shown = golden("states.txt", &lines);
    // Each kind of notice is among them.
    for heading in ["What gave way", "What shaped it", "Good to know"] {
        assert!(shown.contains(heading), "{heading}");
    }
}

/// Blood pressure by its rows, and the status that each brings.
const PRESSURES: [(&str, &str); 13] = [
    ("--blood-pressure 139/89", "plan"),
    ("--blood-pressure 140/80", "plan"),
    ("--blood-pressure 120/90", "plan"),
    ("--blood-pressure 159/99 --level intermediate", "plan"),
    ("--blood-pressure 160/80", "plan"),
    ("--blood-pressure 165/98 --cleared", "plan"),
    ("--blood-pressure 150/115", "refused"),
    ("--blood-pressure 180/80", "refused"),
    ("--blood-pressure 195/125 --pain 5", "refused"),
    ("--blood-pressure 195/125 --pain 8", "refused"),
    ("--condition pregnancy --pregnancy-weeks 30 --blood-pressure 139/89", "plan"),
    ("--condition pregnancy --pregnancy-weeks 30 --blood-pressure 150/96", "refused"),
    ("--condition pregnancy --pregnancy-weeks 30 --blood-pressure 165/112", "refused"),
];

#[test]
fn every_row_of_blood_pressure() {
    for (said, expected) in PRESSURES {
        assert_eq!(status(said), expected, "{said}");
    }
    let lines: Vec<String> = PRESSURES.iter().map(|(said, _)| generate(said)).collect();
    golden("pressure.txt", &lines);
}

/// The plan that flags ask for, as JSON.
fn plan(rest: &str) -> Value {
    let (out, err, _) = run(&generate(&format!("{rest} --format json")));
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{rest}: {err}"))
}

#[test]
fn a_high_blood_pressure_counts_as_much_by_its_numbers_as_by_its_name() {
    for reading in ["140/80", "130/90", "148/86", "159/99", "165/98", "179/109"] {
        for rest in [
            "",
            "--level intermediate",
            "--age 78 --condition osteoporosis",
            "--level advanced --equipment gym --minutes-since-waking 70",
        ] {
            let by_number = plan(&format!("{rest} --weeks 4 --blood-pressure {reading}"));
            let by_name = plan(&format!(
                "{rest} --weeks 4 --blood-pressure {reading} --condition hypertension"
            ));
            for key in ["weeks", "excluded", "safety"] {
                assert_eq!(by_number[key], by_name[key], "{reading} {rest}: {key}");
            }
            let notices = by_number["notices"].as_array().expect("notices");
            let told = |notice: &Value| {
                notice["kind"] == "applied"
                    && notice["text"].as_str().is_some_and(|text| text.contains(reading))
            };
            assert!(notices.iter().any(told), "{reading} {rest}");
        }
    }
}

#[test]
fn every_state_that_changes_within_a_plan() {
    let states = [
        "--condition pregnancy --pregnancy-weeks 15 --weeks 8",
        "--condition pregnancy --pregnancy-weeks 10 --weeks 8",
        "--condition pregnancy --pregnancy-weeks 26 --weeks 5",
        "--condition pregnancy --pregnancy-weeks 36 --weeks 52",
        "--condition pregnancy --pregnancy-weeks 40",
        "--condition pregnancy --weeks 52",
        "--condition post-surgery --surgery discectomy --surgery-weeks 8 --cleared --weeks 8 \
            --level intermediate",
        "--condition post-surgery --surgery fusion --surgery-weeks 22 --cleared --weeks 6 --level \
            intermediate",
        "--condition acute-flare --pain 3 --weeks 52",
        "--condition sciatica-acute --weeks 3",
        "--condition disc-herniation --weeks 12",
        "--pain 4 --weeks 6",
        "--goal sore-back --weeks 3",
    ];
    golden("time.txt", &states.map(generate));
}

#[test]
fn every_age_and_a_fall() {
    let states = [
        "--age 17",
        "--age 17 --pain 3",
        "--age 17 --condition spondylolisthesis --level intermediate",
        "--age 17 --condition spondylolisthesis --level intermediate --assessed",
        "--age 64 --minutes 30 --sessions 3",
        "--age 65 --minutes 30 --sessions 3",
        "--age 69 --minutes 30 --sessions 3",
        "--age 70 --minutes 30 --sessions 3",
        "--age 80 --level intermediate --equipment gym --minutes 45 --sessions 3",
        "--age 49 --fallen",
        "--age 50 --fallen",
        "--fallen",
    ];
    golden("age.txt", &states.map(generate));
}

#[test]
fn every_gate_that_was_missing() {
    let states = [
        "--condition sciatica-acute --pain 3",
        "--condition sciatica-acute --pain 4",
        "--condition sciatica-acute --pain 4 --cleared",
        "--condition hip-replacement --goal stretch --minutes 30",
        "--condition hip-replacement --cleared --goal stretch --minutes 30",
        "--pain 1 --goal stretch --minutes 30 --level intermediate",
        "--pain 2 --goal stretch --minutes 30 --level intermediate",
        "--pain 4 --goal stretch --minutes 30 --level intermediate",
        "--goal sore-back --pain 2",
        "--condition nonspecific-lbp --goal stretch --minutes 30 --level intermediate",
        "--condition acute-flare --pain 6 --direction extension",
        "--condition osteoporosis --direction flexion",
        "--condition pregnancy --pregnancy-weeks 20 --direction extension",
    ];
    golden("gates.txt", &states.map(generate));
}

/// Whether a text has these words, whole: "unsteady walking" is no "steady walk".
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[test]
fn a_refused_plan_names_no_exercise_in_any_format() {
    let ids: BTreeSet<String> = {
        let (out, ..) = run("list --format json");
        let list: Value = serde_json::from_str(&out).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_lowercase();
        list["exercises"]
            .as_array()
            .expect("a list")
            .iter()
            .flat_map(|one| [text(&one["id"]), text(&one["name"])])
            .collect()
    };
    let wish = "--include bird-dog --exclude glute-bridge --workout sample";
    for said in [
        "--pain 8",
        "--red-flag chest-pain",
        "--red-flag fever-unwell",
        "--age 12",
        "--condition post-surgery",
    ] {
        for format in ["text", "json", "toml"] {
            let (out, err, code) = run(&format!(
                "generate --today 2026-11-23 {said} {wish} --format {format} --weeks 3"
            ));
            assert_eq!(code, Some(3), "{said}: {err}");
            let out = out.to_lowercase();
            let named: Vec<&String> = ids.iter().filter(|id| has_words(&out, id)).collect();
            assert!(named.is_empty(), "{said} in {format} names {named:?}:\n{out}");
            assert!(
                out.contains("disclaimer") || out.contains("general information"),
                "{said} in {format}: {out}"
            );
        }
    }
}

/// Every mistake in what is stated, in flags and in files; all of them at once.
#[test]
fn every_mistake_in_what_is_stated() {
    let flags = [
        "generate --age 0 --pain 11 --pregnancy-weeks 43 --surgery-weeks -1 \
            --minutes-since-waking 1441 --blood-pressure 86/138 --condition osteoprosis \
            --red-flag nigth-pain --surgery fushion --direction extention",
        "generate --condition osteoporosis,osteoporosis --red-flag night-pain --red-flag \
            night-pain",
        "generate --blood-pressure high",
        "generate --blood-pressure 138",
        "generate --blood-pressure 400/90",
        "generate --surgery fusion --surgery-weeks 20 --pregnancy-weeks 20 --complications",
        "generate --condition pregnncy --pregnancy-weeks 20",
        "generate --profile tests/all/health/stated.toml",
        "generate --profile tests/all/health/contradictions.toml",
        "generate --profile tests/all/health/contradictions.toml --condition pregnancy --surgery \
            other",
        "check tests/all/health/stated-plan.toml",
        "check tests/all/health/stated-plan.json",
        "screen --answers tests/all/health/unanswered.toml",
        "screen --answers tests/all/health/misanswered.toml",
        "screen --answers tests/all/health/answers.toml --red-flag none",
        "screen --answers tests/all/health/no-such-file.toml",
        "screen --red-flag nigth-pain,night-pain,night-pain",
        "generate --cleared=osteoprosis --assessed=night-pain --condition osteoporosis",
        "generate --profile tests/all/health/unstated.toml",
        "check tests/all/health/stated-plan.toml --condition post-partum",
        "screen",
    ];
    golden("mistakes.txt", &flags.map(str::to_owned));
}

#[test]
fn answers_from_a_file_mean_what_flags_mean() {
    let by_file = run("screen --answers tests/all/health/answers.toml --format json");
    assert_eq!(by_file, run("screen --red-flag leg-numbness,not-improving-6w --format json"));
    let (form, ..) = run("screen --form");
    let filled = form.replace("= \"\"", "= false");
    let file = scratch::folder("filled").join("filled.toml");
    fs::write(&file, filled).expect("a file");
    let by_form = run(&format!("screen --answers {} --format json", file.display()));
    assert_eq!(by_form, run("screen --red-flag none --format json"));
    assert_eq!(form.matches("= \"\"").count(), RedFlag::ALL.len() + 1);
    assert!(form.ends_with("fallen = \"\"\n"), "falls come last");
}

#[test]
fn a_fall_is_told_kept_and_handed_on() {
    let (text, _, code) = run("screen --red-flag none --fallen");
    assert_eq!(code, Some(0));
    assert!(
        text.contains("from the age of 50 on")
            && text.contains("backplan generate --red-flag none --fallen"),
        "{text}"
    );
    let report = |rest: &str| -> Value {
        serde_json::from_str(&run(&format!("screen {rest} -f json")).0).expect("JSON")
    };
    assert_eq!(report("--red-flag none --fallen")["fallen"], true);
    assert_eq!(report("--red-flag none")["fallen"], false);
    assert!(run("screen --red-flag none --fallen -f toml").0.contains("\nfallen = true\n"));
    let (_, err, code) = run("screen --fallen");
    assert_eq!(code, Some(2), "{err}");
    let (form, ..) = run("screen --form");
    let filled = form.replace("fallen = \"\"", "fallen = true").replace("= \"\"", "= false");
    let file = scratch::folder("fallen").join("fallen.toml");
    fs::write(&file, filled).expect("a file");
    assert_eq!(
        report(&format!("--answers {}", file.display())),
        report("--red-flag none --fallen")
    );
}

#[test]
fn the_screen_hands_its_codes_to_generate() {
    let file = scratch::folder("screened").join("screened.toml");
    let (_, err, code) = run(&format!("screen --red-flag leg-numbness -o {}", file.display()));
    assert_eq!(code, Some(0), "{err}");
    let by_file =
        run(&format!("generate --today 2026-11-23 --format json --profile {}", file.display())).0;
    assert_eq!(by_file, run("generate --today 2026-11-23 --format json --red-flag leg-numbness").0);
}
