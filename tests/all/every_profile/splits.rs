//! The same facts, some in the file and some as flags, give the same plan; a word covers what
//! stands beside it: health.md 8.

use std::process::Output;

use serde_json::Value;

use crate::program::backplan;
use crate::scratch;

/// A fact as the file and the command line say it.
struct Fact {
    conditions: &'static [&'static str],
    red_flags: &'static [&'static str],
    /// Further lines of the file.
    lines: &'static str,
    flags: &'static str,
}

const fn condition(id: &'static [&'static str], flags: &'static str) -> Fact {
    Fact { conditions: id, red_flags: &[], lines: "", flags }
}

const fn sign(code: &'static [&'static str], flags: &'static str) -> Fact {
    Fact { conditions: &[], red_flags: code, lines: "", flags }
}

const fn line(lines: &'static str, flags: &'static str) -> Fact {
    Fact { conditions: &[], red_flags: &[], lines, flags }
}

const STENOSIS: Fact = condition(&["spinal-stenosis"], "--condition spinal-stenosis");
const BONES: Fact = condition(&["osteoporosis"], "--condition osteoporosis");
const HIP: Fact = condition(&["hip-replacement"], "--condition hip-replacement");
const DISC: Fact = condition(&["disc-herniation"], "--condition disc-herniation");
const NUMB: Fact = sign(&["leg-numbness"], "--red-flag leg-numbness");
const SLOW: Fact = sign(&["not-improving-6w"], "--red-flag not-improving-6w");
const FEVER: Fact = sign(&["fever-unwell"], "--red-flag fever-unwell");
const AGE: Fact = line("age = 58", "--age 58");
const FALL: Fact = line("fallen = true", "--fallen");
const PAIN: Fact = line("pain = 2", "--pain 2");
const READING: Fact = line("blood_pressure = [150, 92]", "--blood-pressure 150/92");
const EXTENSION: Fact = line("direction = \"extension\"", "--direction extension");
const EXPECTING: Fact = Fact {
    conditions: &["pregnancy"],
    red_flags: &[],
    lines: "pregnancy_weeks = 20",
    flags: "--condition pregnancy --pregnancy-weeks 20",
};
const OPERATED: Fact = Fact {
    conditions: &["post-surgery"],
    red_flags: &[],
    lines: "surgery = \"fusion\"\nsurgery_weeks = 20\ncleared = true",
    flags: "--condition post-surgery --surgery fusion --surgery-weeks 20 --cleared",
};

/// People whose facts are split in every way, and one whose word stands beside what it covers.
const PEOPLE: [&[Fact]; 5] = [
    &[STENOSIS, BONES, AGE, FALL],
    &[DISC, HIP, PAIN, EXTENSION],
    &[EXPECTING, SLOW, NUMB],
    &[FEVER, NUMB, READING],
    &[OPERATED, BONES, PAIN],
];

fn list(key: &str, words: &[&str]) -> String {
    if words.is_empty() { String::new() } else { format!("{key} = {words:?}\n") }
}

fn file(facts: &[&Fact]) -> String {
    let conditions: Vec<&str> = facts.iter().flat_map(|fact| fact.conditions).copied().collect();
    let red_flags: Vec<&str> = facts.iter().flat_map(|fact| fact.red_flags).copied().collect();
    let lines: Vec<&str> = facts.iter().map(|fact| fact.lines).collect();
    list("conditions", &conditions) + &list("red_flags", &red_flags) + &lines.join("\n")
}

fn run(name: &str, file: &str, flags: &[&str]) -> Output {
    let path = scratch::folder(name).join("me.toml");
    std::fs::write(&path, file).expect("a file");
    let usual = [
        "--start",
        "2026-11-23",
        "--weeks",
        "5",
        "--equipment",
        "band,dumbbell",
        "--format",
        "json",
    ];
    backplan(&["generate", "--profile"])
        .arg(&path)
        .args(usual)
        .args(flags)
        .output()
        .expect("the program runs")
}

fn plan(output: &Output) -> Value {
    let told = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {told}"))
}

#[test]
fn facts_split_between_file_and_flags_give_one_plan() {
    for (place, person) in PEOPLE.iter().enumerate() {
        let mut whole: Option<(Value, Option<i32>)> = None;
        for split in 0_u32..1 << person.len() {
            let by_flag = |bit: usize| split >> bit & 1 == 1;
            let bits = || person.iter().enumerate();
            let kept: Vec<&Fact> =
                bits().filter(|(bit, _)| !by_flag(*bit)).map(|(_, fact)| fact).collect();
            let flags: Vec<&str> = bits()
                .filter(|(bit, _)| by_flag(*bit))
                .flat_map(|(_, fact)| fact.flags.split(' '))
                .collect();
            let output = run(&format!("split-{place}"), &file(&kept), &flags);
            let mut json = plan(&output);
            // How far a word reaches is told by its place; what it lifts is the same here.
            for key in ["cleared", "assessed"] {
                json["profile"][key] = Value::Null;
            }
            json["rests_on"] = Value::Null;
            let new = (json, output.status.code());
            let first = whole.get_or_insert_with(|| new.clone());
            assert_eq!(first.1, new.1, "file:\n{}\nflags: {flags:?}", file(&kept));
            for part in ["status", "profile", "assumed", "weeks", "excluded", "safety"] {
                assert!(
                    first.0[part] == new.0[part],
                    "`{part}` differs. file:\n{}\nflags: {flags:?}",
                    file(&kept)
                );
            }
        }
    }
}

/// What the file says, what the flags say, and the status.
const PLACES: &[(&str, &str, &str)] = &[
    ("conditions = [\"osteoporosis-fracture\"]\ncleared = true", "", "plan"),
    ("cleared = true", "--condition osteoporosis-fracture", "relief"),
    (
        "conditions = [\"disc-herniation\"]\ncleared = true",
        "--condition osteoporosis-fracture",
        "relief",
    ),
    ("conditions = [\"osteoporosis-fracture\"]", "--cleared", "relief"),
    ("", "--condition osteoporosis-fracture --cleared", "plan"),
    ("red_flags = [\"leg-numbness\"]\nassessed = true", "", "plan"),
    ("red_flags = [\"leg-numbness\"]\nassessed = true", "--red-flag heart-lung", "relief"),
    ("assessed = true", "--red-flag heart-lung", "relief"),
    ("red_flags = [\"leg-numbness\"]\nassessed = true", "--red-flag heart-lung --assessed", "plan"),
    ("red_flags = [\"leg-numbness\", \"heart-lung\"]\nassessed = [\"leg-numbness\"]", "", "relief"),
    ("red_flags = [\"leg-numbness\"]", "--red-flag none", "plan"),
    ("red_flags = [\"chest-pain\"]", "--red-flag none", "refused"),
    ("red_flags = [\"chest-pain\"]", "--red-flag not-improving-6w", "refused"),
    ("conditions = [\"osteoporosis-fracture\"]", "--condition none", "plan"),
    ("conditions = [\"osteoporosis-fracture\"]", "--condition hypertension", "relief"),
    ("blood_pressure = [150, 90]", "--condition pregnancy", "refused"),
];

#[test]
fn a_word_covers_what_stands_beside_it_and_nothing_is_lost() {
    let mut wrong = Vec::new();
    for (index, (file, flags, expected)) in PLACES.iter().enumerate() {
        let flags: Vec<&str> = flags.split(' ').filter(|flag| !flag.is_empty()).collect();
        let output = run("places", file, &flags);
        let json: Option<Value> = serde_json::from_slice(&output.stdout).ok();
        let status = json.as_ref().and_then(|json| json["status"].as_str()).unwrap_or("nothing");
        let code = if status == "refused" { 3 } else { 0 };
        if status != *expected || output.status.code() != Some(code) {
            wrong.push(format!(
                "number {index}: {status}, expected {expected}: {flags:?} with\n{file}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What a flag sets aside of the file is told, on stderr and in the plan.
#[test]
fn what_is_set_aside_is_told() {
    for (file, flag, id) in [
        ("conditions = [\"spinal-stenosis\"]", "--condition", "stenosis"),
        ("red_flags = [\"not-improving-6w\"]", "--red-flag", "not-improving-6w"),
    ] {
        let output = run("aside", file, &[flag, "none"]);
        for (place, text) in [("stderr", &output.stderr), ("the plan", &output.stdout)] {
            let told = String::from_utf8_lossy(text).to_lowercase();
            let says = told.contains(id) || told.contains("set aside");
            assert!(says, "{place} says nothing of what {flag} none sets aside");
        }
    }
}
