//! What a shell sees of a command whose reader goes away early: its own exit code, every time.

use std::fs;
use std::process::Command;

use crate::program::{self, run};
use crate::scratch::{folder, path};

/// How often each command is run into each reader.
const TIMES: usize = 25;

/// The exit codes that bash tells of a command, run again and again into a reader that stops early,
/// and how often each came.
fn codes(line: &str, reader: &str) -> String {
    // Both sides of `all` are read of the same pipeline.
    let script = format!(
        "set -o pipefail; for ((i = 0; i < {TIMES}; i++)); do {line} 2>/dev/null | {reader} \
            >/dev/null; all=($? ${{PIPESTATUS[@]}}); echo \"${{all[*]}}\"; done"
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &script])
        .output()
        .expect("bash is there: this test needs it");
    assert!(output.status.success(), "{line} | {reader}: {output:?}");
    let told = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), TIMES, "{line} | {reader}");
    lines.dedup();
    lines.join(", then ")
}

#[test]
fn every_exit_code_survives_a_reader_that_goes_away() {
    let folder = folder("pipes");
    let broken = path(&folder, "broken.json");
    let made = run(&["generate", "--today", "2026-11-23", "-f", "json"]);
    let mut plan: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    plan["profile"]["minutes"] = 8.into();
    fs::write(&broken, plan.to_string()).unwrap();
    let program = program::PATH;
    for (arguments, code) in [
        ("generate --weeks 12 --today 2026-11-23".to_owned(), 0),
        (format!("check '{broken}'"), 1),
        ("batch --brief --today 2026-11-23 <(yes '{\"minutes\":10}')".to_owned(), 0),
        ("generate --levle beginner".to_owned(), 2),
        ("generate --red-flag bladder-change".to_owned(), 3),
    ] {
        for reader in ["true", "head -1"] {
            let told = codes(&format!("'{program}' {arguments}"), reader);
            assert_eq!(told, format!("{code} {code} 0"), "{arguments} | {reader}");
        }
    }
}
