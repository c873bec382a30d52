//! The command: what people say of their training, listed, corrected, handed on.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::program::{backplan, stderr, stdout};
use crate::scratch;

const TODAY: &str = "--today=2026-11-25";

/// Somebody's own files.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        Self(scratch::folder(name))
    }

    fn path(&self, name: &str) -> String {
        scratch::path(&self.0, name)
    }

    /// What a call prints, what it says, and how it ends.
    fn run(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let arguments = [arguments, &[TODAY]].concat();
        let output = backplan(&arguments).env("BACKPLAN_HOME", &self.0).output().expect("a run");
        (stdout(&output), stderr(&output), output.status.code())
    }

    fn good(&self, arguments: &[&str]) -> String {
        let (out, said, code) = self.run(arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
        out + &said
    }

    fn records(&self) -> Vec<Value> {
        let out = self.run(&["log", "list", "--format", "json"]).0;
        let document: Value = serde_json::from_str(&out).expect("JSON");
        document["records"].as_array().expect("a list").clone()
    }

    /// The id in brackets at the end of what was said.
    fn id(said: &str) -> String {
        let line = said.lines().find(|line| line.ends_with(')')).expect(said);
        line.rsplit_once('(').expect("an id").1.trim_end_matches(')').to_owned()
    }
}

#[test]
fn what_is_said_is_kept_and_listed_by_day() {
    let home = Home::new("said");
    assert!(home.good(&["log"]).contains("The journal is empty"));
    let session = [
        "log",
        "--session",
        "Strength A",
        "--effort",
        "6",
        "--pain",
        "2/10",
        "--minutes",
        "25min",
        "--pain-before",
        "1",
        "--date",
        "mon",
    ];
    home.good(&session);
    home.good(&[
        "log",
        "--date",
        "24 Nov",
        "--item",
        "bird dog 12,12,10",
        "--item",
        "side plank 2x30s stopped",
        "--item",
        "Romanian deadlift 3x8 20kg easier",
        "--item",
        "glute bridge march none",
    ]);
    home.good(&["log", "--next-day", "3"]);
    home.good(&["log", "--note", "slept badly"]);
    home.good(&["log", "--session", "Daily", "--status", "skipped", "--note", "no time"]);
    let list = home.good(&["log"]);
    for line in [
        "Mon 2026-11-23",
        "Strength A: done, 25 min, pain before 1 of 10, pain 2 of 10,",
        "Tue 2026-11-24",
        "Bird dog: 12, 12, 10",
        "Side plank: 30, 30 s, stopped for pain",
        "Romanian deadlift: 8, 8, 8, 20 kg, easier",
        ": none",
        "the morning after: pain 3 of 10",
        "Wed 2026-11-25",
        "slept badly",
        "Daily: skipped; no time",
        "8 records",
    ] {
        assert!(list.contains(line), "{line}: {list}");
    }
    assert!(!home.good(&["log", "list", "--since", "tue"]).contains("Strength A"));
}

#[test]
fn a_session_is_that_of_the_plan_where_there_is_one() {
    let home = Home::new("planned");
    home.good(&["generate", "--save", "--no-saved"]);
    home.good(&["log", "--date", "today", "--pain", "1"]);
    let [session] = &home.records()[..] else { panic!("one record") };
    assert_eq!(session["plan"], "2026-11-25");
    let (title, plan) = (session["session"].as_str().expect("a title"), home.path("plan.json"));
    home.good(&["generate", "--no-saved", "-o", &plan]);
    let plan: Value =
        serde_json::from_str(&fs::read_to_string(plan).expect("a plan")).expect("JSON");
    let sessions = plan["weeks"][0]["days"][0]["sessions"].as_array().expect("sessions");
    let planned = sessions.iter().find(|session| session["title"] == title).expect(title);
    let item = &planned["blocks"][1]["items"][0];
    home.good(&["log", "--item", &format!("{} 8,8", item["exercise"].as_str().expect("an id"))]);
    let records = home.records();
    let done = records.iter().find(|record| record["kind"] == "item").expect("an item");
    assert_eq!((&done["session"], &done["plan"]), (&session["session"], &session["plan"]));
    assert!(done["dose"].is_string() && done["place"].is_u64(), "{done}");
}

#[test]
fn records_are_corrected_and_taken_out_and_no_line_is_lost() {
    let home = Home::new("mended");
    let session = Home::id(&home.good(&["log", "--session", "A", "--pain", "2", "--note", "fine"]));
    let item = Home::id(&home.good(&["log", "--item", "bird dog 12,12"]));
    home.good(&["log", "edit", &session, "--pain", "5", "--status", "partly"]);
    home.good(&["log", "edit", &item, "--item", "bird dog 12,8 stopped", "--pain", "6"]);
    let list = home.good(&["log"]);
    assert!(list.contains("A: partly, pain 5 of 10; fine"), "{list}");
    assert!(list.contains("Bird dog: 12, 8, pain 6 of 10, stopped for pain"), "{list}");
    home.good(&["log", "remove", &session]);
    assert_eq!(home.records().len(), 1);
    let file = fs::read_to_string(home.path("journal.jsonl")).expect("a journal");
    assert_eq!(file.lines().count(), 5, "{file}");
}

#[test]
fn a_morning_is_that_after_the_last_training() {
    let home = Home::new("morning");
    let none = home.run(&["log", "--next-day", "3"]);
    assert!(none.1.contains("no session of the last two days is in the journal"), "{}", none.1);
    home.good(&["log", "--session", "A", "--date", "2026-11-23"]);
    home.good(&["log", "--session", "A", "--date", "2026-11-24", "--status", "skipped"]);
    home.good(&["log", "--next-day", "4"]);
    let records = home.records();
    let morning = records.iter().find(|record| record["kind"] == "next-day").expect("a morning");
    assert_eq!(
        (&morning["date"], &morning["days"], &morning["pain"]),
        (&"2026-11-23".into(), &2.into(), &4.into())
    );
}

#[test]
fn journals_of_several_devices_are_one() {
    let (phone, desk) = (Home::new("phone"), Home::new("desk"));
    let id = Home::id(&phone.good(&["log", "--session", "A", "--pain", "1"]));
    fs::copy(phone.path("journal.jsonl"), desk.path("journal.jsonl")).expect("a copy");
    desk.good(&["log", "edit", &id, "--pain", "4"]);
    phone.good(&["log", "--note", "on the phone"]);
    desk.good(&["log", "--note", "at the desk"]);
    for (into, from) in [(&desk, &phone), (&phone, &desk), (&desk, &phone)] {
        into.good(&["log", "merge", &from.path("journal.jsonl")]);
    }
    assert_eq!(phone.records(), desk.records());
    assert_eq!(phone.records().len(), 3);
    let again = desk.good(&["log", "merge", &phone.path("journal.jsonl")]);
    assert!(again.contains("added 0 lines"), "{again}");
}

#[test]
fn what_is_exported_is_imported_and_only_once() {
    for format in ["csv", "json"] {
        let (here, there) = (Home::new("here"), Home::new("there"));
        here.good(&[
            "log",
            "--session",
            "A",
            "--pain",
            "2",
            "--minutes",
            "20",
            "--note",
            "so, \"so\"; fine",
        ]);
        here.good(&["log", "--item", "bird dog 12,12 easier", "--item", "side plank none"]);
        let measure = r#"{"v":1,"id":"m","rev":1,"at":"2026-11-20T08:00:00.000+01:00","kind":"measure","date":"2026-11-20","pain":3,"activities":[{"name":"lift a child","score":4},{"name":"sit","score":7}],"chair_rises":12,"hold_seconds":40,"hold":"side-plank"}"#;
        let file = here.path("phone.jsonl");
        fs::write(&file, format!("{measure}\n")).expect("a file");
        here.good(&["log", "merge", &file]);
        let export = here.path(&format!("export.{format}"));
        here.good(&["log", "export", "-o", &export]);
        here.good(&["log", "export", "-o", &export]);
        let said = there.good(&["log", "import", &export]);
        assert!(said.contains("added 4 of 4 records"), "{said}");
        assert_eq!(here.records(), there.records(), "{format}");
        let again = there.good(&["log", "import", &export]);
        assert!(again.contains("added 0 of 4 records"), "{again}");
    }
}

#[test]
fn a_spreadsheet_of_one_s_own_is_imported_and_only_once() {
    let home = Home::new("own");
    let file = home.path("own.csv");
    let rows = "kind;date;exercise;reps;note\r\nitem;2026-11-20;bird-dog;12 12;\r\nitem;2026-11-20;bird-dog;12 12;\r\nnote;2026-11-21;;;'=1+1\r\n";
    fs::write(&file, rows).expect("a file");
    assert!(home.good(&["log", "import", &file]).contains("added 3 of 3"));
    assert!(home.good(&["log", "import", &file]).contains("added 0 of 3"));
    assert_eq!(home.records()[2]["note"], "=1+1");
}

#[test]
fn every_mistake_is_said_with_what_to_do_and_nothing_is_written() {
    let home = Home::new("wrong");
    let (text, csv, json) = (home.path("a.txt"), home.path("a.csv"), home.path("a.json"));
    fs::write(&text, "dear diary\n").expect("a file");
    fs::write(&csv, "kind,date,pain\nnext-day,2026-11-20,12\nmood,2026-11-20,\nnote,2026-13-01,\n")
        .expect("a file");
    fs::write(&json, "{\"records\": [7]}").expect("a file");
    for (arguments, said) in [
        (&["log", "--pain", "2"][..], &["no plan holds a session on 2026-11-25", "--session"][..]),
        (
            &["log", "--pain", "11", "--effort", "hard"],
            &["--pain: 0 to 10, not `11`", "--effort: 0 to 10, not `hard`"],
        ),
        (&["log", "--note", "\u{1b}[31m"], &["the character \\u{1b} can't be shown"]),
        (&["log", "--note", "x", "--date", "tomorrow"], &["--date: 2026-11-26 is yet to come"]),
        (
            &["log", "--session", "A", "--status", "halfway"],
            &["unknown status of a session `halfway`", "done, partly, skipped"],
        ),
        (&["log", "--session", "A", "--minutes", "long"], &["`long` is no number of minutes"]),
        (
            &["log", "--item", "bird dgo 12"],
            &["unknown exercise `bird dgo`", "did you mean `bird-dog`"],
        ),
        (&["log", "--item", "bird dog"], &["does not say what was done", "bird dog 12,12,10"]),
        (&["log", "--item", "bird dog 12 900kg"], &["0.5 to 300 kg"]),
        (&["log", "--next-day", "3", "--pain", "2"], &["--pain: says nothing of a morning after"]),
        (&["log", "--next-day", "3", "--date", "2026-11-01"], &["2026-11-01 was 24 days ago"]),
        (&["log", "edit", "zzz", "--pain", "2"], &["there is no record `zzz`", "log list"]),
        (&["log", "edit", "zzz"], &["there is nothing to correct"]),
        (&["log", "remove", "zzz", "yyy"], &["no record `zzz`", "no record `yyy`"]),
        (&["log", "remvoe", "zzz"], &["unknown command `remvoe`", "did you mean `remove`"]),
        (&["log", "--pain", "2", "list"], &["list: does not go with --pain"]),
        (&["log", "merge", "nowhere.jsonl"], &["can't read nowhere.jsonl: there is no such file"]),
        (&["log", "merge", &text], &["this is no record", "a.txt:1:1"]),
        (&["log", "import", &text], &["has no column `kind`", "has no column `date`"]),
        (
            &["log", "import", &csv],
            &[
                "line 2: this record has no `days`",
                "line 2: `pain` is 0 to 10, not 12",
                "line 3: unknown kind",
                "line 4: `2026-13-01` is no date",
            ],
        ),
        (&["log", "import", &json], &["record 1 is no object"]),
        (&["log", "list", "--format", "toml"], &["unknown format `toml`"]),
    ] {
        let (out, err, code) = home.run(arguments);
        assert_eq!((out.as_str(), code), ("", Some(2)), "{arguments:?}: {err}");
        for said in said {
            assert!(err.contains(said), "{arguments:?}: {said}: {err}");
        }
        assert!(!home.0.join("journal.jsonl").exists(), "{arguments:?}");
    }
}

#[test]
fn several_records_of_one_beginning_are_none_of_them() {
    let home = Home::new("several");
    let line = |id: &str| {
        format!(
            "{{\"v\":1,\"id\":\"{id}\",\"rev\":1,\"at\":\"2026-11-20T08:00:00+01:00\",\"kind\":\"note\",\"date\":\"2026-11-20\",\"note\":\"{id}\"}}\n"
        )
    };
    fs::write(home.path("journal.jsonl"), line("abcd1") + &line("abcd2") + &line("abcd"))
        .expect("a journal");
    let (_, said, code) = home.run(&["log", "edit", "abc", "--note", "x"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("3 records begin with `abc`") && said.contains("write more of the id"),
        "{said}"
    );
    home.good(&["log", "edit", "abcd", "--note", "x"]);
    assert!(home.good(&["log"]).contains("abcd1"), "ids are shown as far as they differ");
}

#[test]
fn texts_of_others_act_on_no_terminal_and_no_spreadsheet() {
    let home = Home::new("hostile");
    let hostile = "=cmd|' /C calc'!A0 \u{1b}[2J\u{202e}\u{7}\r\nx";
    let line = |key: &str, more: &str| {
        let text = serde_json::to_string(hostile).expect("JSON");
        format!(
            "{{\"v\":1,\"id\":\"{}\",\"rev\":1,\"at\":\"2026-11-20T08:00:00+01:00\",\"date\":\"2026-11-20\",\"{key}\":{text},{more}}}\n",
            key.len()
        )
    };
    let lines = [
        line("note", "\"kind\":\"note\""),
        line("session", "\"kind\":\"session\",\"status\":\"done\""),
        line("extra\\u001b[2J", "\"kind\":\"note\",\"note\":\"x\""),
        "{\"v\":1,\"id\":\"\u{1b}[2J\u{202e}\",\n".to_owned(),
        "\u{1b}]0;x\u{7}\n".to_owned(),
    ];
    fs::write(home.path("journal.jsonl"), lines.concat()).expect("a journal");
    for format in ["text", "csv", "json"] {
        let (out, said, code) = home.run(&["log", "list", "--format", format]);
        assert_eq!(code, Some(0), "{said}");
        for text in [&out, &said] {
            let acts = |c: char| c.is_control() && !['\n', '\r'].contains(&c) || c == '\u{202e}';
            let acts: Vec<char> = text.chars().filter(|c| acts(*c)).collect();
            assert!(
                format == "json" && acts == ['\u{202e}'; 3] || acts.is_empty(),
                "{format}: {acts:?} {text}"
            );
        }
        assert!(said.contains("journal.jsonl:4:") && said.contains("journal.jsonl:5:"), "{said}");
        assert!(said.contains("keeps them: `extra\\u{1b}[2J`"), "{said}");
        assert!(format != "csv" || out.contains("'=cmd"), "{out}");
    }
}

#[test]
fn a_journal_behind_a_link_stays_there_and_keeps_its_mode() {
    let (home, other) = (Home::new("linked"), Home::new("real"));
    let real = other.path("real.jsonl");
    fs::write(&real, "").expect("a journal");
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("a mode");
        symlink(&real, home.path("journal.jsonl")).expect("a link");
        home.good(&["log", "--note", "one"]);
        let phone = Home::new("phone");
        phone.good(&["log", "--note", "two"]);
        home.good(&["log", "merge", &phone.path("journal.jsonl")]);
        assert!(Path::new(&home.path("journal.jsonl")).is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("a journal").lines().count(), 2);
        assert_eq!(fs::metadata(&real).expect("a journal").permissions().mode() & 0o777, 0o640);
    }
}

#[test]
fn what_is_logged_can_be_read_again_or_is_refused() {
    let home = scratch::folder("log-limits");
    let call = |arguments: &[&str]| {
        backplan(arguments).env("BACKPLAN_HOME", &home).output().expect("the program runs")
    };
    let long = vec!["3"; 101].join(",");
    for (item, help) in [
        ("hip hinge drill 999999999,8", "at most 10000 repetitions a set"),
        ("side plank 90000s", "at most 86400 seconds a set"),
        (&*format!("bird dog {long}"), "at most 100 sets"),
    ] {
        let output = call(&["log", "--item", item]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{item}: {said}");
        assert!(said.contains("--item") && said.contains(help), "{item}: {said}");
    }
    for flags in [["--note", ""], ["--note", "  "], ["--session", ""]] {
        let output = call(&["log", flags[0], flags[1]]);
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(stderr(&output).contains("says nothing"), "{}", stderr(&output));
    }
    assert!(!home.join("journal.jsonl").exists(), "nothing was written");
    assert_eq!(call(&["generate", "--save"]).status.code(), Some(0));
    let output = call(&["log", "--session", "Strngth A"]);
    assert!(stderr(&output).contains("did you mean `Strength A`?"), "{}", stderr(&output));
}

#[test]
fn weights_are_said_in_the_unit_of_the_person() {
    let home = Home::new("log-unit");
    home.good(&["init", "--red-flag", "none", "--unit", "lb", "--equipment", "dumbbell"]);
    let said = home.good(&["log", "--item", "goblet squat 3x8 20lb"]);
    assert!(said.contains("20 lb") && !said.contains("kg"), "{said}");
    let id = Home::id(&said);
    for arguments in [
        &["log", "list"][..],
        &["progress"],
        &["log", "edit", &id, "--pain", "1"],
        &["log", "remove", &id],
    ] {
        let said = home.good(arguments);
        assert!(said.contains("20 lb") || arguments[0] == "progress", "{arguments:?}: {said}");
        assert!(!said.contains("kg"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_file_that_is_no_journal_is_refused_in_a_few_lines() {
    let home = Home::new("log-no-journal");
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let (_, said, code) = home.run(&["log", "merge", readme]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("is no journal") && said.lines().count() < 6, "{said}");
    fs::write(home.path("torn.jsonl"), "{\"v\":1,\"id\":\"a\"").expect("a file");
    let (_, said, code) = home.run(&["log", "merge", &home.path("torn.jsonl")]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("torn.jsonl:1:"), "few lines are named with their places: {said}");
    assert!(!Path::new(&home.path("journal.jsonl")).exists(), "nothing was written");
}

#[test]
fn a_journal_of_which_nothing_can_be_read_is_no_empty_one() {
    let home = Home::new("log-unreadable");
    fs::write(home.path("journal.jsonl"), "not\na journal\n").expect("a file");
    for format in ["text", "json", "csv"] {
        let (out, said, code) = home.run(&["log", "list", "--format", format]);
        assert_eq!(code, Some(2), "{format}: {said}");
        assert!(out.is_empty() && said.contains("journal.jsonl:1:1"), "{format}: {out}{said}");
    }
}
