//! Instructions of whole runs of the program, from its first to its exit: the same on a busy machine. Each command has a budget, and
//! the measurement fails where one needs more.
//!
//! `cargo bench --bench instructions`, with valgrind installed and `cargo install gungraun-runner --version 0.20.0`.

#![allow(missing_docs, reason = "the macros write public items of their own")]

use std::{fs, process};

use gungraun::prelude::*;
use gungraun::{Callgrind, Command, EventKind};

const PROGRAM: &str = env!("CARGO_BIN_EXE_backplan");
/// Where the plan that is checked lies.
const PLAN: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/plan.json");
/// Where workouts are written, a file for each session.
const WORKOUTS: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/workouts/");
/// A first day that does not depend on the day of measuring.
const START: &str = "--start=2026-11-23";

#[binary_benchmark]
#[bench::version(args = (&["--version"]), config = budget(600_000))]
#[bench::list(args = (&["list"]), config = budget(2_500_000))]
#[bench::week(args = (&["generate", START]), config = budget(5_000_000))]
#[bench::twelve_weeks(args = (&["generate", START, "--weeks=12", "--format=json"]), config = budget(15_000_000))]
#[benches::export(
    args = [
        &["generate", START, "--weeks=12", "--format=text"],
        &["generate", START, "--weeks=12", "--format=markdown"],
        &["generate", START, "--weeks=12", "--format=csv"],
        &["generate", START, "--weeks=12", "--format=ics"],
        &["generate", START, "--weeks=12", "--format=toml"],
        &["generate", START, "--weeks=12", "--format=liftoscript"],
    ],
    config = budget(20_000_000)
)]
#[bench::workouts(
    args = (&["generate", START, "--weeks=12", "--format=fit", "--output", WORKOUTS]),
    config = budget(20_000_000),
    setup = no_workouts()
)]
// A picture in the terminal takes ten million at most, the page about the exercise two and a half.
#[benches::picture(
    args = [&["show", "bird-dog", "--color=always"], &["show", "seated-cable-row", "--color=always"]],
    config = budget(12_500_000)
)]
// Thirty-odd exercises drawn, each once.
#[bench::hand_out(args = (&["generate", START, "--weeks=12", "--format=html"]), config = budget(3_000_000_000))]
#[bench::check(args = (&["check", PLAN]), config = budget(5_000_000), setup = write_plan())]
fn backplan(args: &[&str]) -> Command {
    Command::new(PROGRAM).args(args.iter().copied()).build()
}

/// The most instructions that a run may take.
fn budget(instructions: u64) -> BinaryBenchmarkConfig {
    BinaryBenchmarkConfig::default().tool(Callgrind::default().hard_limits([(EventKind::Ir, instructions)])).clone()
}

fn write_plan() {
    let written = process::Command::new(PROGRAM).args(["generate", START, "--output", PLAN]).status();
    assert!(written.is_ok_and(|status| status.success()), "the plan to check could not be written");
}

/// Files that are there already would be read first.
fn no_workouts() {
    fs::remove_dir_all(WORKOUTS).ok();
}

binary_benchmark_group!(name = commands, benchmarks = backplan);
main!(binary_benchmark_groups = commands);
