//! What becomes of plans.

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

use serde_json::Value;

use super::files::unmarked;
use crate::program::{backplan, good, json, run, stderr, stdout};
use crate::scratch::{folder, path};

/// The sentence on what nobody stated, on one line.
fn flat(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().skip_while(|word| *word != "Assumed:").collect();
    words.join(" ")
}

/// What `generate` assumes, as stderr says it, with the planner's answer left aside.
fn assumed(arguments: &[&str]) -> String {
    flat(&stderr(&run(&[&["generate", "--today", "2026-11-23"], arguments].concat())))
}

#[test]
fn what_nobody_said_is_said_in_one_sentence() {
    let rest = " Change it with flags (backplan generate --help) or a profile file.";
    let all = "no pain, no condition, no warning sign, age 16 to 64, beginner, goal balanced, no \
        equipment, 3 sessions a week, on any day, 30 minutes, 1 week, walks of 10 minutes";
    assert_eq!(assumed(&[]), format!("Assumed: {all}.{rest}"));
    let said = stderr(&run(&["generate", "--today", "2026-11-23"]));
    assert!(said.lines().all(|line| line.len() <= 80), "{said}");
    let most = [
        "--age=40",
        "--pain=1",
        "--condition=none",
        "--red-flag=none",
        "--goal=desk",
        "--equipment=none",
        "--sessions=2",
        "--days=mon",
        "--minutes=20",
        "--weeks=2",
    ];
    assert_eq!(assumed(&most), format!("Assumed: beginner, walks of 10 minutes.{rest}"));
    let last = ["--level=advanced", "--walk=20"];
    assert_eq!(assumed(&[&most[..], &last].concat()), "");
}

#[test]
fn a_check_says_whom_a_plan_written_by_hand_was_held_to_be_for() {
    let folder = folder("by-hand");
    let (bare, made) = (path(&folder, "bare.toml"), path(&folder, "made.json"));
    fs::write(&bare, "[[weeks]]\n[[weeks.days]]\nweekday = \"mon\"\n").unwrap();
    let said = stderr(&run(&["check", &bare, "--today", "2026-11-23"]));
    assert!(
        flat(&said).starts_with("Assumed: no pain, no condition, no warning sign, age 16 to 64"),
        "{said}"
    );
    assert!(flat(&said).ends_with("A `profile` in the plan can say otherwise."), "{said}");
    run(&["generate", "--today", "2026-11-23", "-o", &made]);
    assert_eq!(
        stderr(&run(&["check", &made])),
        "",
        "a plan that was made said so when it was made"
    );
}

/// Every key that a file and a flag can say differently, with what each says; what the file's other
/// lines have to say for it comes first.
const SAID_TWICE: [(&str, &str, &str, &str, &str); 22] = [
    ("", "age", "40", "--age=50", "50"),
    ("", "level", "\"advanced\"", "--level=intermediate", "\"intermediate\""),
    ("", "goal", "\"desk\"", "--goal=stretch", "\"stretch\""),
    ("", "equipment", "[\"band\"]", "--equipment=dumbbell", "[\"dumbbell\"]"),
    ("", "sessions", "2", "--sessions=1", "1"),
    ("", "days", "[\"mon\",\"wed\"]", "--days=tue,fri", "[\"tue\",\"fri\"]"),
    ("", "minutes", "20", "--minutes=40", "40"),
    ("", "weeks", "3", "--weeks=2", "2"),
    ("", "start", "\"2026-12-01\"", "--start=2026-12-08", "\"2026-12-08\""),
    ("", "pain", "3", "--pain=1", "1"),
    ("", "blood_pressure", "[120,70]", "--blood-pressure=130/80", "[130,80]"),
    ("", "direction", "\"flexion\"", "--direction=extension", "\"extension\""),
    ("", "minutes_since_waking", "30", "--minutes-since-waking=90", "90"),
    ("", "walk", "20", "--walk=0", "0"),
    ("", "unit", "\"lb\"", "--unit=kg", "\"kg\""),
    ("", "different", "12", "--different=9", "9"),
    ("", "name", "\"Anna\"", "--name=Ben", "\"Ben\""),
    ("", "include", "[\"bird-dog\"]", "--include=dead-bug", "[\"dead-bug\"]"),
    ("", "exclude", "[\"childs-pose\"]", "--exclude=glute-bridge", "[\"glute-bridge\"]"),
    ("conditions = [\"pregnancy\"]", "pregnancy_weeks", "20", "--pregnancy-weeks=24", "24"),
    (
        "conditions = [\"post-surgery\"]\nsurgery_weeks = 60",
        "surgery",
        "\"fusion\"",
        "--surgery=discectomy",
        "\"discectomy\"",
    ),
    ("conditions = [\"post-surgery\"]", "surgery_weeks", "60", "--surgery-weeks=70", "70"),
];

#[test]
fn flags_win_over_the_file_and_the_file_over_defaults() {
    let folder = folder("profile");
    let file = path(&folder, "me.toml");
    let value = |key: &str, more: &[&str]| {
        let output =
            run(&[&["generate", "--today", "2026-11-23", "-f", "json", "--profile", &file], more]
                .concat());
        let plan: Value = serde_json::from_str(&stdout(&output))
            .unwrap_or_else(|_| panic!("{}", stderr(&output)));
        plan["profile"][key].to_string()
    };
    for (before, key, filed, flag, said) in SAID_TWICE {
        fs::write(&file, format!("{before}\n")).unwrap();
        let assumed = value(key, &[]);
        fs::write(&file, format!("{before}\n{key} = {filed}\n")).unwrap();
        assert!(
            assumed != filed && assumed != said && filed != said,
            "{key}: three values tell more"
        );
        assert_eq!(value(key, &[]), filed, "{key}: the file wins over what is assumed");
        assert_eq!(value(key, &[flag]), said, "{key}: the flag wins over the file");
    }
    fs::write(&file, "\u{feff}level = \"advanced\"\nequipment = [\"band\"]\nstart = 2026-12-01\n")
        .unwrap();
    let told = assumed(&["--profile", &file]);
    assert!(
        told.starts_with("Assumed: no pain, no condition, no warning sign, age 16 to 64, goal"),
        "{told}"
    );
    fs::write(&file, "level = \"advanced\"\nsessions = 9\n").unwrap();
    let wrong = run(&["generate", "--profile", &file, "--sessions", "2"]);
    assert_eq!(wrong.status.code(), Some(2), "a wrong file is wrong");
}

const DATED: [&str; 3] = ["generate", "--today", "2026-11-23"];

/// 32 MiB are many times the longest plan; a file without an end would be read for ever.
#[test]
fn files_of_more_than_32_mib_are_refused() {
    let file = path(&folder("large"), "large.toml");
    fs::File::create(&file).unwrap().set_len((32 << 20) + 1).unwrap();
    let stdin = || fs::File::open(&file).unwrap();
    for arguments in [
        &["check", &file][..],
        &["diff", "tests/all/cli/plans.in/small.toml", &file],
        &["export", &file],
        &["generate", "--profile", &file],
        &["list", "--catalogue", &file],
        &["catalogue", "check", &file],
        &["screen", "--answers", &file],
        &["check", "-"],
        &["export", "-"],
    ] {
        let output = backplan(arguments).stdin(stdin()).output().unwrap();
        let name = if arguments.contains(&"-") { "stdin" } else { &file };
        assert_eq!(
            (output.status.code(), stdout(&output)),
            (Some(2), String::new()),
            "{arguments:?}"
        );
        let expected = format!("error: can't read {name}: it is larger than 32 MiB\n");
        assert_eq!(stderr(&output), expected, "{arguments:?}");
    }
}

#[test]
fn a_plan_is_the_same_in_json_and_toml_and_every_time() {
    let plan = |format: &str| {
        good(&[&DATED[..], &["--level", "intermediate", "--weeks", "2", "-f", format]].concat())
    };
    let (json, toml): (Value, toml::Value) =
        (serde_json::from_str(&plan("json")).unwrap(), toml::from_str(&plan("toml")).unwrap());
    assert_eq!(serde_json::to_value(toml).unwrap(), json);
    assert_eq!(
        (&json["schema"], json["weeks"].as_array().unwrap().len()),
        (&"backplan/plan/1".into(), 2)
    );
    assert_eq!(plan("json"), plan("json"));
}

#[test]
fn a_plan_can_be_written_to_a_file() {
    let file = path(&folder("plan"), "plan.json");
    let output = run(&[&DATED[..], &["-o", &file]].concat());
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    assert!(stderr(&output).ends_with(&format!("\nwrote {file}\n")), "{}", stderr(&output));
    assert_eq!(
        unmarked(&fs::read_to_string(&file).unwrap()),
        good(&[&DATED[..], &["-f", "json"]].concat())
    );
}

#[test]
fn the_date_of_today_is_the_start() {
    let start = |arguments: &[&str]| {
        json(&[arguments, &["-f", "json"]].concat())["profile"]["start"].clone()
    };
    assert_eq!(start(&DATED), "2026-11-23");
    assert_eq!(start(&[&DATED[..], &["--start", "sun"]].concat()), "2026-11-29");
}

#[test]
fn without_a_possible_plan_stdout_stays_empty() {
    let everything = super::exercises::listed(&[]).join(",");
    for format in ["text", "json"] {
        let output = run(&["generate", "--exclude", &everything, "-f", format]);
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        let said = stderr(&output);
        assert!(
            said.contains("\nerror: no plan is possible\n  ") && said.contains("\n  help: "),
            "{said}"
        );
    }
}

#[test]
fn gentle_plans_are_plans() {
    let plan = json(&[&DATED[..], &["--goal", "sore-back", "-f", "json"]].concat());
    assert_eq!(plan["status"], "relief");
}

/// A command that is given a text on stdin.
fn fed(arguments: &[&str], text: &str) -> Output {
    let mut child = backplan(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn check_passes_what_generate_makes() {
    let plan = good(&[&DATED[..], &["-f", "json"]].concat());
    let output = fed(&["check", "-"], &plan);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let report: Value =
        serde_json::from_slice(&fed(&["check", "-", "-f", "json"], &plan).stdout).unwrap();
    assert_eq!((&report["schema"], &report["ok"]), (&"backplan/check/1".into(), &true.into()));
}

#[test]
fn a_broken_must_rule_is_in_the_exit_code() {
    let mut plan = json(&[&DATED[..], &["-f", "json"]].concat());
    plan["profile"]["minutes"] = 8.into();
    for (format, word) in [("text", "time-budget"), ("json", "\"ok\": false")] {
        let output = fed(&["check", "-", "-f", format], &plan.to_string());
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(
            told.starts_with("note: stdin: ") && told.contains("backplan's for this person"),
            "{told}"
        );
        assert!(stdout(&output).contains(word), "{}", stdout(&output));
    }
}

#[test]
fn a_plan_goes_through_every_file_format_unchanged() {
    let folder = folder("export");
    let (json, toml) = (path(&folder, "plan.json"), path(&folder, "plan.toml"));
    assert_eq!(good(&[&DATED[..], &["--weeks", "3", "-o", &json]].concat()), "");
    assert_eq!(good(&["export", &json, "-o", &toml]), "");
    assert_eq!(
        good(&["export", &toml]),
        unmarked(&fs::read_to_string(&json).unwrap()),
        "json when no format is given"
    );
    assert_eq!(good(&["export", &toml, "-f", "text"]), good(&["export", &json, "-f", "text"]));
}

#[test]
fn export_makes_the_plan_that_generate_makes() {
    let flags =
        ["--today", "2026-11-23", "--goal", "desk", "--minutes", "20", "--why", "-f", "text"];
    assert_eq!(
        good(&[&["export"], &flags[..]].concat()),
        good(&[&["generate"], &flags[..]].concat())
    );
}

#[test]
fn diff_says_what_changed_and_that_nothing_did() {
    let folder = folder("diff");
    let [long, short] = ["30", "20"].map(|minutes| {
        let file = path(&folder, &format!("{minutes}.json"));
        good(&[&DATED[..], &["--minutes", minutes, "-o", &file]].concat());
        file
    });
    let changed = json(&["diff", &long, &short, "-f", "json"]);
    assert_eq!((&changed["schema"], &changed["same"]), (&"backplan/diff/1".into(), &false.into()));
    assert_eq!(json(&["diff", &long, &long, "-f", "json"])["same"], true);
    let fed = fed(&["diff", &long, "-"], &fs::read_to_string(&short).unwrap());
    assert_eq!(stdout(&fed), good(&["diff", &long, &short]));
}

#[test]
fn plans_and_reports_keep_to_the_width_and_the_alphabet() {
    let folder = folder("widths");
    let (plan, other) = (path(&folder, "plan.json"), path(&folder, "other.json"));
    good(
        &[&DATED[..], &["--level", "advanced", "--equipment", "gym", "--why", "-o", &plan]]
            .concat(),
    );
    good(&[&DATED[..], &["--level", "beginner", "--minutes", "15", "-o", &other]].concat());
    for arguments in
        [&["export", &plan, "-f", "text", "--why"][..], &["check", &plan], &["diff", &plan, &other]]
    {
        for (width, locale) in [(40, "C.UTF-8"), (57, "C"), (80, "en_GB.UTF-8"), (100, "POSIX")] {
            let output = backplan(arguments)
                .env("COLUMNS", width.to_string())
                .env("LC_ALL", locale)
                .output()
                .unwrap();
            let text = stdout(&output);
            let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= width, "{arguments:?} at {width}: {widest}");
            assert!(locale.contains("UTF") || text.is_ascii(), "{arguments:?} in {locale}: {text}");
        }
    }
}

#[test]
fn a_hostile_plan_is_shown_not_obeyed() {
    let plan = good(&[&DATED[..], &["-f", "json"]].concat());
    let hostile = plan.replace("Strength A", "\\u001b[31mA");
    for arguments in [
        &["check", "-"][..],
        &["export", "-", "-f", "text"],
        &["diff", "-", "tests/all/cli/plans.in/small.toml"],
    ] {
        let output = fed(&[arguments, &["--color", "always"]].concat(), &hostile);
        let said = stdout(&output) + &stderr(&output);
        assert!(!said.is_empty() && !said.contains("\u{1b}[31mA"), "{arguments:?}: {said:?}");
    }
}
