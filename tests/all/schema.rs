//! What schemas promise: they hold for what the program writes and for the files it reads, leave
//! nothing undescribed, and refuse what is wrong. `.ci/schema` proves the same for a thousand plans
//! with validators of others; here a small reader of the keywords that our schemas use keeps `cargo
//! test` free of network and Python.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::program::{backplan, run};
use crate::scratch;

mod reader;

const NAMES: [&str; 15] = [
    "progress",
    "batch",
    "plan",
    "profile",
    "journal",
    "catalogue",
    "list",
    "show",
    "rules",
    "check",
    "diff",
    "screen",
    "today",
    "adapt",
    "paths",
];
const TODAY: &str = "--today=2026-11-23";

fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&stdout(&["schema", name])).unwrap()
}

/// Fails where a document does not hold its schema, or holds a key that the schema does not
/// describe.
fn holds(name: &str, document: &Value, told: &str) {
    let faults = reader::faults(&schema(name), document);
    assert!(faults.is_empty(), "{told} is no {name}: {faults:#?}");
}

fn written(name: &str, arguments: &[&str]) -> Value {
    let document: Value = serde_json::from_str(&stdout(arguments)).unwrap();
    holds(name, &document, &arguments.join(" "));
    document
}

/// A TOML file as JSON; dates as texts.
fn toml(text: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, plain(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    plain(toml::Value::Table(text.parse().unwrap()))
}

#[test]
fn every_schema_names_itself_and_points_at_nothing_outside() {
    for name in NAMES {
        let text = stdout(&["schema", name]);
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(schema["$id"], format!("https://backplan.invalid/schema/{name}-1.json"));
        assert_eq!(schema["title"], format!("backplan {name}"));
        assert!(schema["description"].is_string(), "{name}");
        let references = text.matches("\"$ref\": \"").count();
        assert_eq!(references, text.matches("\"$ref\": \"#/$defs/").count(), "{name}");
        assert_eq!(
            schema["additionalProperties"] == false,
            ["profile", "catalogue"].contains(&name),
            "{name}"
        );
    }
}

#[test]
fn what_batch_prints_holds() {
    for name in ["people", "bad"] {
        let file = crate::golden::path(format!("batch/{name}.jsonl"));
        for flag in ["--jobs=2", "--brief"] {
            let told = stdout(&["batch", file.to_str().unwrap(), flag]);
            for line in told.lines() {
                holds("batch", &serde_json::from_str(line).unwrap(), line);
            }
        }
    }
}

#[test]
fn what_progress_prints_holds() {
    let made = fs::read_to_string(crate::golden::path("progress/made.json")).unwrap();
    holds("progress", &serde_json::from_str(&made).unwrap(), "twelve weeks");
    let home = scratch::folder("progress");
    let mut command = backplan(&["progress", "-f", "json", TODAY]);
    let output = command.env("BACKPLAN_HOME", &home).output().unwrap();
    holds("progress", &serde_json::from_slice(&output.stdout).unwrap(), "an empty journal");
}

#[test]
fn the_journal_holds_its_schema_as_it_is_listed_and_line_by_line() {
    let home = scratch::folder("journal");
    let call = |arguments: &[&str]| {
        let output = backplan(arguments).env("BACKPLAN_HOME", &home).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let measure = r#"{"v":1,"id":"m","rev":1,"at":"2026-11-20T08:00:00+01:00","kind":"measure","date":"2026-11-20","activities":[{"name":"sit","score":7}],"hold_seconds":40,"hold":"side-plank"}"#;
    fs::write(home.join("journal.jsonl"), format!("{measure}\n")).unwrap();
    call(&["log", "--session", "A", "--pain", "2", "--date", "yesterday"]);
    call(&["log", "--item", "bird dog 12,12 20kg easier", "--item", "side plank 2x30s"]);
    call(&["log", "--next-day", "3"]);
    call(&["log", "--note", "x"]);
    call(&["log", "remove", "m"]);
    let document: Value =
        serde_json::from_str(&call(&["log", "list", "--format", "json"])).unwrap();
    assert_eq!(document["records"].as_array().unwrap().len(), 5);
    holds("journal", &document, "the list");
    let file = fs::read_to_string(home.join("journal.jsonl")).unwrap();
    let lines: Vec<Value> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 7);
    holds("journal", &json!({ "schema": "backplan/journal/1", "records": lines }), "the file");
}

#[test]
fn a_schema_is_written_to_a_file_and_an_unknown_one_is_told() {
    let file = scratch::folder("schema").join("plan.schema.json");
    let output = run(&["schema", "plan", "-o", file.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let mut written = json(&fs::read_to_string(file).unwrap());
    assert!(
        written.as_object_mut().unwrap().remove("$comment").is_some(),
        "a schema is known as a file of the program"
    );
    assert_eq!(written, json(&stdout(&["schema", "plan"])));
    assert_eq!(stdout(&["schema", "plan", "-o", "-"]), stdout(&["schema", "plan"]));
    let output = run(&["schema", "plna"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: unknown schema `plna`\n  help: did you mean `plan`?\n"
    );
}

#[test]
fn plans_of_every_status_hold() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for arguments in [
        &["--minutes=20"][..],
        &["--level=advanced", "--equipment=gym", "--weeks=5", "--minutes=60"],
        &["--workout=sample", "--level=intermediate", "--equipment=dumbbell"],
        &[
            "--goal=desk",
            "--include=bird-dog,superman-hold",
            "--exclude=childs-pose",
            "--start=mon",
        ],
        &[
            "--condition=hypertension,osteoporosis",
            "--blood-pressure=138/86",
            "--age=62",
            "--direction=extension",
        ],
        &["--condition=post-surgery", "--surgery=fusion", "--surgery-weeks=30", "--cleared"],
        &[
            "--condition=pregnancy",
            "--pregnancy-weeks=20",
            "--cleared",
            "--minutes-since-waking=20",
        ],
        &["--goal=sore-back", "--pain=6"],
        &["--red-flag=leg-numbness", "--weeks=2"],
        &["--red-flag=bladder-change", "--include=bird-dog", "--workout=sample"],
        &["--age=12"],
        &["--pain=9"],
    ] {
        let generate = [&["generate", TODAY], arguments].concat();
        let plan = written("plan", &[&generate[..], &["--format=json"]].concat());
        holds(
            "plan",
            &toml(&stdout(&[&generate[..], &["--format=toml"]].concat())),
            "the same as TOML",
        );
        *seen.entry(plan["status"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert_eq!(seen.keys().collect::<Vec<_>>(), ["plan", "refused", "relief"]);
}

#[test]
fn other_output_holds() {
    let listed = written("list", &["list", "--format=json"]);
    holds("list", &toml(&stdout(&["list", "--format=toml"])), "the list as TOML");
    for exercise in listed["exercises"].as_array().unwrap().iter().step_by(9) {
        written("show", &["show", exercise["id"].as_str().unwrap(), "--format=json"]);
    }
    written("rules", &["rules", "--format=json"]);
    written("rules", &["rules", "time-budget", "--format=json"]);
    written(
        "diff",
        &[
            "diff",
            "tests/all/diff/cases/weeks.old.toml",
            "tests/all/diff/cases/weeks.new.toml",
            "--format=json",
            TODAY,
        ],
    );
    for signs in ["none", "leg-numbness", "saddle-numbness,fever-unwell"] {
        written("screen", &["screen", "--red-flag", signs, "--format=json"]);
        holds(
            "profile",
            &toml(&stdout(&["screen", "--red-flag", signs, "--format=toml"])),
            "what the screen knows",
        );
    }
    let report: Value =
        serde_json::from_str(&fs::read_to_string("tests/all/checking/broken.json").unwrap())
            .unwrap();
    holds("check", &report, "the report of a broken plan");
}

#[test]
fn what_is_said_of_days_and_places_holds() {
    let home = scratch::folder("schema-home");
    let told = |name: &str, arguments: &[&str]| {
        let call = [arguments, &["--format=json", TODAY]].concat();
        let output = backplan(&call).env("BACKPLAN_HOME", &home).output().unwrap();
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        holds(name, &document, &call.join(" "));
    };
    told("paths", &["paths"]);
    told("plan", &["generate", "--save", "--weeks=2", "--equipment=band"]);
    told("paths", &["paths"]);
    for day in ["2026-11-22", "2026-11-23", "2026-11-24", "2026-12-07"] {
        for instead in [&[][..], &["--short"], &["--flare"]] {
            told("today", &[&["today", "--date", day], instead].concat());
        }
    }
}

#[test]
fn files_that_people_write_hold() {
    holds("catalogue", &toml(&fs::read_to_string("exercises.toml").unwrap()), "exercises.toml");
    let readme = fs::read_to_string("README.md").unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|block| block.split("```").next());
    let profiles: Vec<&str> = blocks.filter(|block| block.starts_with("level = ")).collect();
    assert!(!profiles.is_empty(), "the README shows a profile");
    for profile in profiles {
        holds("profile", &toml(profile), profile);
    }
    holds("profile", &json!({}), "nothing said");
    holds(
        "profile",
        &toml("start = 2026-11-23\nconditions = [\"none\"]\nequipment = [\"gym\"]"),
        "a date of TOML",
    );
}

/// Every single place of a document, given a value of another type, is refused; so is a word that
/// is none, and a key that is gone.
#[test]
fn what_is_wrong_is_refused() {
    let arguments = ["generate", TODAY, "--minutes=10", "--format=json"];
    let mut refused = 0;
    for (name, document) in [
        ("plan", written("plan", &arguments)),
        (
            "check",
            serde_json::from_str(&fs::read_to_string("tests/all/checking/broken.json").unwrap())
                .unwrap(),
        ),
        (
            "profile",
            toml(
                "age = 58\nlevel = \"beginner\"\ndays = [\"mon\"]\nblood_pressure = [138, \
                    86]\ncleared = true\nstart = \"mon\"\nwalk = 20\ndifferent = 12\nunit = \
                    \"lb\"\nweights = { romanian-deadlift = 20, dumbbell-row = 7.5 }",
            ),
        ),
    ] {
        let schema = schema(name);
        for place in reader::places(&document) {
            let value = document.pointer(&place).unwrap();
            let other_type = if value.is_number() { json!("x") } else { json!(5) };
            let mut wrong = vec![other_type];
            wrong.extend(value.is_number().then(|| json!(-1)));
            for wrong in wrong {
                let mut changed = document.clone();
                *changed.pointer_mut(&place).unwrap() = wrong.clone();
                assert!(
                    !reader::faults(&schema, &changed).is_empty(),
                    "{name} takes {wrong} at {place}"
                );
                refused += 1;
            }
        }
    }
    assert!(refused > 500, "{refused}");
    for wrong in [
        "level = \"begginer\"",
        "pain = 11",
        "minutes = 7",
        "days = []",
        "lvel = \"beginner\"",
        "age = 0",
        "weeks = 53",
        "walk = 121",
        "unit = \"stone\"",
        "weights = { dumbbell-row = 0 }",
    ] {
        assert!(!reader::faults(&schema("profile"), &toml(wrong)).is_empty(), "{wrong}");
    }
}
