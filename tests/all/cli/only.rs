//! A part of a plan alone: today, a day, a week, in every format.

use serde_json::Value;

use crate::program::{good, json, run, stderr, stdout};
use crate::scratch::{folder, path};

/// Three weeks from a Monday on; the words behind them are added.
fn plan<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let usual = ["generate", "--weeks", "3", "--start", "2026-11-23", "--today", "2026-11-25"];
    usual.into_iter().chain(words.iter().copied()).collect()
}

/// The dates of a printed plan, with the numbers of their weeks.
fn dates(plan: &Value) -> Vec<(u64, String)> {
    let weeks = plan["weeks"].as_array().expect("weeks").iter();
    let day = |week: &Value, day: &Value| {
        (
            week["number"].as_u64().expect("a number"),
            day["date"].as_str().expect("a date").to_owned(),
        )
    };
    weeks
        .flat_map(|week| week["days"].as_array().expect("days").iter().map(|one| day(week, one)))
        .collect()
}

#[test]
fn a_day_is_today_a_weekday_of_the_first_week_or_a_date() {
    let cases = [
        ("today", 1, "2026-11-25"),
        ("Friday", 1, "2026-11-27"),
        ("mon", 1, "2026-11-23"),
        ("2026-12-02", 2, "2026-12-02"),
        ("tomorrow", 1, "2026-11-26"),
    ];
    for (word, week, date) in cases {
        let found = dates(&json(&plan(&["--only", word, "--format", "json"])));
        assert_eq!(found, [(week, date.to_owned())], "{word}");
    }
}

#[test]
fn a_week_is_said_in_two_words_or_in_one() {
    for words in [&["--only", "week", "2"][..], &["--only", "week 2"], &["--only=week-2"]] {
        let found = dates(&json(&plan(&[words, &["--format", "json"]].concat())));
        assert_eq!(found.len(), 7, "{words:?}: {found:?}");
        assert!(found.iter().all(|(week, _)| *week == 2), "{words:?}: {found:?}");
    }
}

#[test]
fn every_format_prints_the_part_alone() {
    for format in
        ["text", "markdown", "csv", "ics", "html", "liftoscript", "json", "toml", "fhir", "fit"]
    {
        let output = run(&plan(&["--only", "wed", "--format", format]));
        assert_eq!(output.status.code(), Some(0), "{format}: {}", stderr(&output));
        if format != "fit" {
            let text = stdout(&output);
            let other = ["Strength A", "2026-11-24", "24 November", "20261124"];
            assert!(other.iter().all(|other| !text.contains(other)), "{format}:\n{text}");
            assert!(text.contains("Strength B"), "{format}:\n{text}");
        }
    }
}

#[test]
fn safety_stays_and_what_is_said_of_the_whole_goes() {
    let text = good(&plan(&["--only", "wed"]));
    for said in ["Wednesday 25 November", "Stop if you notice", "Get help at once"] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
    for said in ["Good to know", "How to go on", "Measure", "Left out", "Strength A"] {
        assert!(!text.contains(said), "{said} in\n{text}");
    }
    let week = good(&plan(&["--only", "week", "2"]));
    let said = ["Week 2 of 3", "Strength A", "Walk: "];
    assert!(said.iter().all(|said| week.contains(said)), "{week}");
}

#[test]
fn what_is_not_there_is_told_with_what_is() {
    let cases = [
        (&["--only", "week", "4"][..], "the plan has no week 4", "it has the weeks 1 to 3"),
        (
            &["--only", "2026-12-14"],
            "the plan has no 14 December 2026",
            "it goes over 23 November to 13 December 2026",
        ),
        (&["--only", "never"], "`never` is no part of a plan", "write today, a day like mon"),
        (&["--only", "week", "two"], "`week two` is no part of a plan", "or week 3"),
        (&["--only", "today", "mon"], "`mon` is no part of a plan", "or week 3"),
    ];
    for (words, message, help) in cases {
        let output = run(&plan(words));
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let said = stderr(&output);
        assert!(said.contains(&format!("--only: {message}")), "{words:?}: {said}");
        assert!(said.contains(help) && stdout(&output).is_empty(), "{words:?}: {said}");
    }
}

#[test]
fn the_plan_file_may_stand_behind_the_word() {
    let file = path(&folder("only"), "plan.json");
    good(&plan(&["-o", &file]));
    let calls = [
        &["export", &file, "--only", "wed", "-f", "json"][..],
        &["export", "--only", "wed", &file, "-f", "json"],
        &["export", "-f", "json", "--only", "2026-11-25", &file],
    ];
    for call in calls {
        assert_eq!(dates(&json(call)), [(1, "2026-11-25".to_owned())], "{call:?}");
    }
    let week = json(&["export", "--only", "week", "3", &file, "-f", "json"]);
    assert_eq!(dates(&week).len(), 7);
}

#[test]
fn a_part_that_is_read_as_a_plan_is_one_mistake() {
    let folder = folder("part");
    for (part, name, said_part) in [
        ("week 1", "first.json", "week 1"),
        ("week 1", "first.toml", "week 1"),
        ("mon", "monday.json", "2026-11-23"),
        ("today", "today.toml", "2026-11-25"),
        ("week 3", "part.json", "week 3"),
        ("week 3", "part.toml", "week 3"),
        ("2026-12-01", "day.json", "2026-12-01"),
    ] {
        let file = path(&folder, name);
        good(&plan(&["--only", part, "-o", &file]));
        for call in [
            &["export", &file, "-f", "ics"][..],
            &["check", &file],
            &["diff", &file, &file],
            &["export", &file, "--only", "wed"],
        ] {
            let output = run(call);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
            let is_said = |said: &str| said.contains(&format!("is a part of a plan ({said_part})"));
            assert!(is_said(&said), "{call:?}: {said}");
            let expected = if call[0] == "diff" { 2 } else { 1 };
            assert_eq!(said.matches("error:").count(), expected, "{call:?}: {said}");
        }
    }
}

#[test]
fn a_refusal_is_the_answer_to_every_part() {
    let refused = ["generate", "--red-flag", "bladder-change", "--only", "week", "9"];
    let output = run(&refused);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stdout(&output).contains("No exercise for now"), "{}", stdout(&output));
}
