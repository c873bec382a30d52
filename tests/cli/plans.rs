//! What becomes of plans.

use std::fs;

use serde_json::Value;

use crate::{folder, good, json, path, run, stderr, stdout};

/// What `generate` assumes, as stderr says it, with the planner's answer left aside.
fn assumed(arguments: &[&str]) -> String {
    let output = run(&[&["generate", "--today", "2026-11-23"], arguments].concat());
    let said = stderr(&output);
    said.lines().find(|line| line.starts_with("assumed:")).unwrap_or_default().to_owned()
}

#[test]
fn what_nobody_said_is_said_in_one_line() {
    let rest = " (set them with flags or --profile)";
    let all =
        "level beginner, goal balanced, equipment none, sessions 3, days all, minutes 30, weeks 1, start 2026-11-23";
    assert_eq!(assumed(&[]), format!("assumed: {all}{rest}"));
    let most = ["--goal=desk", "--equipment=none", "--sessions=2", "--days=mon", "--minutes=20", "--weeks=2"];
    assert_eq!(assumed(&most), format!("assumed: level beginner, start 2026-11-23{rest}"));
    let last = ["--level=advanced", "--start=tomorrow"];
    assert_eq!(assumed(&[&most[..], &last].concat()), "");
}

#[test]
fn flags_win_over_the_file_and_the_file_over_defaults() {
    let folder = folder("profile");
    let file = path(&folder, "me.toml");
    fs::write(&file, "\u{feff}level = \"advanced\"\nequipment = [\"band\"]\nstart = 2026-12-01\n").unwrap();
    let said = assumed(&["--profile", &file]);
    assert!(said.starts_with("assumed: goal balanced, sessions 3, days all"), "{said}");
    fs::write(&file, "level = \"advanced\"\nsessions = 9\n").unwrap();
    assert_eq!(
        run(&["generate", "--profile", &file, "--sessions", "2"]).status.code(),
        Some(2),
        "a wrong file is wrong"
    );
}

const DATED: [&str; 3] = ["generate", "--today", "2026-11-23"];

#[test]
fn a_plan_is_the_same_in_json_and_toml_and_every_time() {
    let plan = |format: &str| good(&[&DATED[..], &["--level", "intermediate", "--weeks", "2", "-f", format]].concat());
    let (json, toml): (Value, toml::Value) =
        (serde_json::from_str(&plan("json")).unwrap(), toml::from_str(&plan("toml")).unwrap());
    assert_eq!(serde_json::to_value(toml).unwrap(), json);
    assert_eq!((&json["schema"], json["weeks"].as_array().unwrap().len()), (&"backplan/plan/1".into(), 2));
    assert_eq!(plan("json"), plan("json"));
}

#[test]
fn a_plan_can_be_written_to_a_file() {
    let file = path(&folder("plan"), "plan.json");
    let output = run(&[&DATED[..], &["-o", &file]].concat());
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    assert!(stderr(&output).ends_with(&format!("\nwrote {file}\n")), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), good(&[&DATED[..], &["-f", "json"]].concat()));
}

#[test]
fn the_date_of_today_is_the_start() {
    let start = |arguments: &[&str]| json(&[arguments, &["-f", "json"]].concat())["profile"]["start"].clone();
    assert_eq!(start(&DATED), "2026-11-23");
    assert_eq!(start(&[&DATED[..], &["--start", "sun"]].concat()), "2026-11-29");
}

#[test]
fn without_a_possible_plan_stdout_stays_empty() {
    let everything = crate::exercises::listed(&[]).join(",");
    for format in ["text", "json"] {
        let output = run(&["generate", "--exclude", &everything, "-f", format]);
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        let said = stderr(&output);
        assert!(said.contains("\nerror: no plan is possible\n  ") && said.contains("\n  help: "), "{said}");
    }
}

#[test]
fn gentle_plans_are_plans() {
    let plan = json(&[&DATED[..], &["--goal", "sore-back", "-f", "json"]].concat());
    assert_eq!(plan["status"], "relief");
}
