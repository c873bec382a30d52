//! The program, run as a person runs it, with nothing of the settings of whoever runs the tests.

use std::process::{Command, Output};

use serde_json::Value;

/// Where the program is.
pub const PATH: &str = env!("CARGO_BIN_EXE_backplan");

/// What stands for a browser: it prints a page as it is.
const BROWSER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/all/pdf/browser");

/// A home in which nothing is saved, and nothing can be.
pub const NO_HOME: &str = "/dev/null/backplan";

/// A call that is yet to be made.
pub fn backplan(arguments: &[&str]) -> Command {
    let mut command = Command::new(PATH);
    for name in
        ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LC_ALL", "LC_CTYPE", "LANG", "TERM"]
    {
        command.env_remove(name);
    }
    command.env("BACKPLAN_HOME", NO_HOME);
    command.env("BACKPLAN_BROWSER", BROWSER);
    command.args(arguments);
    command
}

pub fn run(arguments: &[&str]) -> Output {
    backplan(arguments).output().expect("the program runs")
}

/// A call with the words of a line.
pub fn run_line(line: &str) -> Output {
    run(&line.split_whitespace().collect::<Vec<_>>())
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// What is said, without the sentence on what nobody stated.
pub fn without_assumed(said: &str) -> String {
    let mut assumed = false;
    let mut told = |line: &&str| {
        assumed |= line.starts_with("Assumed: ");
        let told = !assumed;
        assumed &= !["file.\n", "otherwise.\n"].iter().any(|end| line.ends_with(end));
        told
    };
    said.split_inclusive('\n').filter(|line| told(line)).collect()
}

/// What a command prints when all is well.
///
/// # Panics
///
/// Where it ends with another code than 0.
pub fn good(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

pub fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&good(arguments)).expect("JSON")
}

/// A text without its line breaks, one space between its words.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
