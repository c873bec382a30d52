//! Plans for many: each the one that its person gets alone, in order, however the lines come and
//! whatever stands beside them.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Output, Stdio};

use backplan::cli;
use proptest::prelude::*;
use serde_json::Value;

use crate::program::{backplan, run, stderr, stdout};
use crate::scratch::{self, folder};
use crate::{golden, program};

mod folder;

const PEOPLE: &str = include_str!("batch/people.jsonl");
const BAD: &[u8] = include_bytes!("batch/bad.jsonl");

/// What `batch` ends with and prints of some lines.
fn batch(lines: impl AsRef<[u8]>, flags: &[&str]) -> Output {
    let mut command = backplan(&[&["batch"], flags].concat());
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = lines.as_ref().to_vec();
    // Who reads only what was written first would wait for ever.
    let writer = std::thread::spawn(move || input.write_all(&lines).ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The answers to some lines, where all can be read and written.
fn answers(lines: impl AsRef<[u8]>, flags: &[&str]) -> Vec<Value> {
    let output = batch(lines, flags);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A line as a profile file.
fn profile(line: &str) -> String {
    let mut keys: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
    keys.retain(|key, value| key != "id" && !value.is_null());
    toml::to_string(&keys).unwrap()
}

#[test]
fn everybody_gets_the_plan_that_they_get_alone() {
    let file = folder("batch-alone").join("me.toml");
    let answers = answers(PEOPLE, &[]);
    assert_eq!(answers.len(), PEOPLE.lines().count());
    for (line, answer) in PEOPLE.lines().zip(&answers) {
        fs::write(&file, profile(line)).unwrap();
        let alone = run(&["generate", "--profile", file.to_str().unwrap(), "-f", "json"]);
        let alone: Value = serde_json::from_slice(&alone.stdout).unwrap();
        assert_eq!(answer["plan"], alone, "{line}");
        assert_eq!(answer["status"], alone["status"], "{line}");
        let asked: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["id"], asked["id"], "{line}");
    }
    let lines: Vec<u64> = answers.iter().map(|answer| answer["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, (1..=answers.len() as u64).collect::<Vec<_>>());
}

#[test]
fn rows_of_sums_read_as_they_were_approved() {
    let rows = stdout(&batch(PEOPLE, &["-f", "csv"]));
    golden::same("batch/people.csv", &rows.replace("\r\n", "\n"));
    assert_eq!(rows.matches("\r\n").count(), PEOPLE.lines().count() + 1);
    let semicolons = stdout(&batch(PEOPLE, &["-f", "csv", "--separator", "semicolon"]));
    assert!(semicolons.starts_with("id;line;status;"), "{semicolons}");
}

#[test]
fn a_brief_plan_holds_what_is_done_and_is_still_a_plan_file() {
    let first = PEOPLE.lines().next().unwrap();
    let [brief, whole] = [&["--brief"][..], &[]].map(|flags| answers(first, flags)[0].clone());
    let shown = serde_json::to_string_pretty(&brief).unwrap() + "\n";
    golden::same("batch/brief.json", &shown);
    assert!(brief.to_string().len() * 2 < whole.to_string().len());
    let folder = folder("batch-brief");
    let said = [&brief, &whole].map(|answer| {
        let path = scratch::path(&folder, "plan.json");
        fs::write(&path, answer["plan"].to_string()).unwrap();
        let page = program::good(&["export", &path, "-f", "csv"]);
        // Reasons and notices are gone; doses and words for safety are there again.
        let kept =
            |line: &&str| !["applied", "info", "left-out"].iter().any(|kind| line.contains(kind));
        page.lines()
            .filter(kept)
            .filter(|line| line.starts_with(','))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    assert_eq!(said[0], said[1]);
}

#[test]
fn what_is_wrong_with_a_line_is_its_answer_and_disturbs_no_other() {
    let output = batch(BAD, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    let mut bad = String::new();
    for line in told.lines() {
        let mut answer: Value = serde_json::from_str(line).unwrap();
        // What is right is compared below.
        answer.as_object_mut().unwrap().remove("plan");
        bad += &(answer.to_string() + "\n");
    }
    golden::same("batch/bad.txt", &bad);
    assert_eq!(told.lines().count(), BAD.split(|byte| *byte == b'\n').count());
    let good = |id: &str| {
        let line = format!("{{\"id\":\"{id}\",\"minutes\":20,\"start\":\"2026-11-23\"}}\n");
        answers(line, &[])[0]["plan"].clone()
    };
    for line in told.lines().filter(|line| line.contains("\"plan\":{")) {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["plan"], good(answer["id"].as_str().unwrap()));
    }
    let said = stderr(&output);
    assert!(
        said.starts_with("note: line 2: unknown key `minuts`; did you mean `minutes`?\n"),
        "{said}"
    );
    assert!(said.contains(" a second: 4 plan, 18 invalid\n"), "{said}");
    assert_eq!(batch(BAD, &["--strict"]).status.code(), Some(1));
    assert_eq!(batch(PEOPLE.lines().next().unwrap(), &["--strict"]).status.code(), Some(0));
}

#[test]
fn a_line_that_leaves_nothing_is_impossible() {
    let all = program::json(&["list", "-f", "json"]);
    let ids: Vec<&str> = all["exercises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let line = serde_json::json!({ "id": 1, "start": "2026-11-23", "exclude": ids }).to_string();
    let answer = &answers(&line, &[])[0];
    assert_eq!((&answer["status"], answer.get("plan")), (&"impossible".into(), None));
    let problem = &answer["problems"][0];
    assert!(problem["text"].is_string() && problem["mend"].is_string(), "{answer}");
    assert_eq!(batch(line, &["--strict"]).status.code(), Some(1));
}

#[test]
fn a_line_without_an_end_costs_no_memory_and_no_other_line() {
    let line = "{\"id\":1,\"start\":\"2026-11-23\",\"minutes\":10}";
    let long = format!("{{\"id\":2,\"name\":\"{}\"}}", "x".repeat(10 << 20));
    let told = answers(format!("{line}\n{long}\n{line}"), &["--brief"]);
    assert_eq!(told[1]["status"], "invalid");
    let problem = told[1]["problems"][0]["text"].as_str().unwrap();
    assert_eq!(problem, "this line has 10485778 bytes: 262144 at most");
    assert_eq!(told[0]["plan"], told[2]["plan"]);
    assert_eq!((&told[0]["status"], &told[2]["line"]), (&"plan".into(), &3.into()));
}

#[test]
fn nothing_in_is_nothing_out() {
    for (flags, expected) in [(&[][..], ""), (&["-f", "csv"], ""), (&["-j", "3"], "")] {
        let output = batch("", flags);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), expected));
        assert!(stderr(&output).starts_with("0 lines in "), "{}", stderr(&output));
    }
}

#[test]
fn where_nobody_sits_the_day_is_said_or_written() {
    let lines = "{\"id\":1}\n{\"id\":2,\"start\":\"tomorrow\"}\n{\"id\":3,\"start\":\"2026-11-23\"}\n\
        {\"id\":4,\"start\":\"whenever\"}\n";
    let statuses = |flags: &[&str]| {
        let told = answers(lines, flags);
        told.iter().map(|answer| answer["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&[]), ["invalid", "invalid", "plan", "invalid"]);
    assert_eq!(statuses(&["--today", "2026-11-29"]), ["plan", "plan", "plan", "invalid"]);
    let told = answers(lines, &["--today", "2026-11-29"]);
    let starts = [0, 1, 2].map(|line: usize| told[line]["plan"]["profile"]["start"].clone());
    assert_eq!(starts, ["2026-11-29", "2026-11-30", "2026-11-23"]);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_today_is_taken_and_told_and_what_moves_goes_away() {
    let folder = folder("batch-terminal");
    let [people, out] = ["people.jsonl", "out.jsonl"].map(|name| scratch::path(&folder, name));
    fs::write(&people, "{\"minutes\":10}\n".repeat(3)).unwrap();
    let (told, code) = crate::terminal::typed(80, &format!("$B batch {people} > {out}"));
    assert_eq!(code, 0, "{told}");
    assert!(told.contains(" 3 lines without a date in `start` took today for 20"), "{told}");
    assert!(told.contains("3 lines in ") && told.contains(" a second: 3 plan\n"), "{told}");
    let printed = fs::read_to_string(&out).unwrap();
    assert_eq!((printed.lines().count(), printed.contains('\x1b')), (3, false));
}

#[test]
fn who_sends_line_after_line_gets_answer_after_answer() {
    let mut command = backplan(&["batch", "--brief"]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (mut to, mut from) =
        (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 1..=5 {
        writeln!(to, "{{\"id\":{id},\"start\":\"2026-11-23\",\"minutes\":10}}").unwrap();
        let mut answer = String::new();
        from.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},\"line\":{id},\"status\":\"plan\"")));
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

/// Answers that are waited for, so that memory can be looked at: it stays as it is.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_lines_nor_with_the_weeks() {
    let mut command = backplan(&["batch", "-j", "2"]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (mut to, from) =
        (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let mut answers = from.split(b'\n');
    for weeks in [1, 52, 12] {
        let line =
            format!("{{\"id\":1,\"start\":\"2026-11-23\",\"minutes\":60,\"weeks\":{weeks}}}\n");
        let (lines, count) = (line.repeat(24), 24);
        let writer = std::thread::spawn(move || {
            to.write_all(lines.as_bytes()).unwrap();
            to
        });
        assert_eq!(answers.by_ref().take(count).flatten().count(), count);
        to = writer.join().unwrap();
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    drop(to);
    assert!(child.wait().unwrap().success());
    assert!(peak <= 40 << 10, "{peak} kB");
}

#[test]
fn what_cannot_be_read_or_understood_ends_before_anything_is_printed() {
    let folder = folder("batch-wrong");
    let name = folder.to_str().unwrap();
    for (arguments, said) in [
        (&["nofile"][..], "error: can't read nofile: there is no such file or directory\n"),
        (&[name], "it is a directory, not a file\n"),
        (&["-j", "0"], "error: --jobs: a whole number from 1 to 512, not `0`\n"),
        (&["-j=-1"], "error: --jobs: a whole number from 1 to 512, not `-1`\n"),
        (&["--first-line", "x"], "error: --first-line: a whole number from 1 "),
        (
            &["-f", "html"],
            "error: --format html: makes a file for each person\n  help: name a folder",
        ),
        (&["-f", "fit"], "error: --format: unknown format `fit`\n"),
        (&["-o", "plans.jsonl"], "error: --output: jsonl goes to stdout\n  help: add `> FILE`"),
        (&["--brief", "-f", "csv"], "error: --brief: goes with the format jsonl, not csv\n"),
        (&["--only", "today"], "error: --only: everybody gets a whole plan\n"),
        (&["--subject", "Patient/1"], "error: --subject: one record can't be all of many people\n"),
        (&["--booklet"], "error: --booklet: goes with the format html or pdf, not jsonl\n"),
        (&["--today", "never"], "error: --today: `never` is no date\n"),
    ] {
        let output = batch(PEOPLE, arguments);
        assert_eq!(
            (output.status.code(), stdout(&output)),
            (Some(2), String::new()),
            "{arguments:?}"
        );
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
}

/// The lines of a text as parts: cut behind some of them.
fn parts(text: &str, cuts: &[usize]) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut % (lines.len() + 1)).collect();
    ends.extend([0, lines.len()]);
    ends.sort_unstable();
    ends.windows(2).map(|ends| (ends[0] + 1, lines[ends[0]..ends[1]].concat())).collect()
}

/// What a part of an input is answered with, within this process.
fn part(file: &Path, (first, lines): &(usize, String), flags: &[&str]) -> Vec<u8> {
    fs::write(file, lines).unwrap();
    let first = first.to_string();
    let arguments = [&["backplan", "batch", file.to_str().unwrap(), "--first-line", &first], flags];
    let mut out = Vec::new();
    cli::run(arguments.concat().iter().map(Into::into), &mut out).unwrap();
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn however_the_input_is_cut_the_answers_joined_are_those_of_the_whole(
        cuts in prop::collection::vec(0_usize..100, 0..6),
        jobs in 1..5_u32,
        form in 0..3_usize,
    ) {
        let good = BAD.split_inclusive(|byte| *byte == b'\n').filter_map(|line| str::from_utf8(line).ok());
        let text = PEOPLE.to_owned() + &good.collect::<String>();
        let flags = [&["--format=jsonl"][..], &["--brief"], &["--format=csv"]][form];
        let jobs = format!("--jobs={jobs}");
        let flags = [flags, &[&jobs]].concat();
        let file = folder("batch-cut").join("part.jsonl");
        let whole = part(&file, &(1, text.clone()), &flags);
        let joined: Vec<u8> =
            parts(&text, &cuts).iter().flat_map(|lines| part(&file, lines, &flags)).collect();
        prop_assert!(joined == whole, "{cuts:?}");
    }
}
