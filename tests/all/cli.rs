//! What the command line promises to people and scripts: exit codes, streams, files, widths,
//! colours.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::process::{Command, Stdio};

use crate::program::{self, backplan, good, run, stderr, stdout};
use crate::scratch::{folder, path};
use crate::{console, golden};

mod claims;
mod exercises;
mod files;
mod only;
mod pages;
mod pictures;
#[cfg(unix)]
mod pipes;
mod plans;
mod trust;
mod whom;

#[test]
fn help_and_every_error_read_as_they_were_approved() {
    let all = fs::read_dir(golden::path("cli")).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        all.filter(|file| file.extension().is_some_and(|end| end == "console")).collect();
    assert!(files.len() >= 7, "{files:?}");
    for file in files {
        console::holds(&file, if file.ends_with("narrow.console") { 40 } else { 80 });
    }
}

/// What a command ends with, and says, when the reader of its data has gone.
fn unread(arguments: &[&str]) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = backplan(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    (output.status.code(), stderr(&output))
}

#[test]
fn a_reader_that_closes_the_pipe_changes_no_exit_code() {
    for arguments in
        [["list", "-f", "json"], ["list", "--color", "always"], ["show", "bird-dog", "-fjson"]]
    {
        assert_eq!(unread(&arguments), (Some(0), String::new()), "{arguments:?}");
    }
    let folder = folder("closed-pipe");
    let (plan, other) = (path(&folder, "plan.json"), path(&folder, "other.json"));
    good(&["generate", "--age", "40", "-o", &plan]);
    good(&["generate", "--age", "40", "--weeks", "2", "-o", &other]);
    let bones = ["--condition", "osteoporosis-fracture", "--age", "80"];
    let sign = ["--red-flag", "bladder-change"];
    for (command, added) in [
        (&["generate"][..], &sign[..]),
        (&["generate", "-f", "json"], &sign),
        (&["generate", "-f", "fit"], &sign),
        (&["export"], &sign),
        (&["export", &plan], &sign),
        (&["check", &plan], &sign),
        (&["check", &plan, "-f", "json"], &sign),
        (&["check", &plan], &bones),
        (&["check", &plan, "-f", "json"], &bones),
        (&["check", &plan], &[]),
        (&["diff", &plan, &other], &sign),
        (&["diff", &plan, &other], &[]),
        (&["screen"], &[]),
        (&["generate", "--age", "nobody"], &[]),
        (&["--help"], &[]),
    ] {
        let arguments = [command, added].concat();
        let read = run(&arguments);
        assert_eq!(unread(&arguments), (read.status.code(), stderr(&read)), "{arguments:?}");
    }
    let code = |arguments: &[&str]| unread(arguments).0;
    assert_eq!(code(&[&["generate"][..], &sign].concat()), Some(3));
    assert_eq!(code(&[&["check", &*plan][..], &bones].concat()), Some(1));
    assert_eq!(code(&["check", &plan]), Some(0));
}

#[test]
fn the_first_line_can_be_taken_from_a_pipe() {
    let line = format!("{} list -f json | head -1", program::PATH);
    let output = Command::new("sh").args(["-c", &line]).output().unwrap();
    assert_eq!((stdout(&output).as_str(), stderr(&output).as_str()), ("{\n", ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_is_lost_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = backplan(&["list"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: can't write the output: the disk is full\n");
    let output = run(&["list", "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: can't write /dev/full: the disk is full\n");
}

#[test]
fn colour_follows_the_flag_then_the_environment() {
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = backplan(arguments).envs(environment.iter().copied()).output().unwrap();
        stdout(&output).contains('\u{1b}')
    };
    assert!(!coloured(&["list"], &[]));
    assert!(coloured(&["list", "--color", "always"], &[]));
    assert!(coloured(&["list", "--color=always"], &[("NO_COLOR", "1"), ("TERM", "dumb")]));
    assert!(coloured(&["list"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["list"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["list", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&["--help", "--color", "always"], &[]));
    assert!(!coloured(&["--color=never", "--help"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn errors_follow_the_choice_of_colour() {
    for (choice, expected) in [("always", true), ("never", false), ("auto", false)] {
        for wrong in ["--level", "--levle"] {
            let output = run(&["list", wrong, "x", "--color", choice]);
            assert_eq!(stderr(&output).contains('\u{1b}'), expected, "{wrong} {choice}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_reader_asked_for() {
    let ids = exercises::listed(&[]);
    let pages = ids.iter().map(|id| vec!["show", id.as_str()]);
    let tables =
        [vec!["list"], vec!["rules"], vec!["rules", "time-budget"], vec!["list", "--search", "a"]];
    for (arguments, widths) in
        tables.into_iter().map(|table| (table, 40..=100)).chain(pages.map(|page| (page, 40..=41)))
    {
        for width in widths {
            let output = backplan(&arguments).env("COLUMNS", width.to_string()).output().unwrap();
            let text = stdout(&output);
            assert!(!text.is_empty(), "{arguments:?} prints nothing");
            let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= width, "{arguments:?} at {width}: {widest}");
        }
    }
}

#[test]
fn widths_beyond_reason_are_brought_within_it() {
    let at = |columns: &str| stdout(&backplan(&["list"]).env("COLUMNS", columns).output().unwrap());
    assert_eq!(at("7"), at("40"));
    assert_eq!(at("4000"), at("100"));
    assert_eq!(at("many"), at("80"));
    assert_eq!(at("0"), at("80"));
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let hostile = "\u{1b}[31mred\u{202e}";
    let folder = folder("hostile");
    let file = path(&folder, "me.toml");
    fs::write(&file, "level = \"\\u001b[31mred\"\nequipment = [\"\\u001b[31m\"]\n").unwrap();
    for arguments in [
        &["show", hostile][..],
        &["rules", hostile],
        &["list", "--level", hostile],
        &["list", "--color", hostile],
        &["list", hostile],
        &[hostile],
        &["generate", "--include", hostile, "--minutes", hostile, "--start", hostile],
        &["generate", "--profile", hostile],
        &["generate", "--profile", &file],
        &["list", "-o", "no/such/\u{1b}[31mplace.json"],
        &["list", "-o", "x.\u{1b}[31m"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = stderr(&output);
        assert!(
            !said.is_empty() && !said.contains(['\u{1b}', '\u{202e}']),
            "{arguments:?}: {said:?}"
        );
        let said = stderr(&backplan(arguments).env("CLICOLOR_FORCE", "1").output().unwrap());
        assert!(
            !said.contains("\u{1b}[31mred") && !said.contains('\u{202e}'),
            "{arguments:?}: {said:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_wrong_usage() {
    use std::os::unix::ffi::OsStrExt as _;
    let output =
        backplan(&["show"]).arg(std::ffi::OsStr::from_bytes(b"bird\xffdog")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
