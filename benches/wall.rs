//! Time of whole runs of the program beside the time of an empty program, in turns, so that both
//! meet the same machine.
//!
//! `cargo bench -p backplan-benches --bench wall`. The ratios say more than the times: they hardly depend on the machine.

#![allow(clippy::print_stdout, reason = "printing is all that a measurement does")]

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs of each program that count.
const ROUNDS: usize = 300;
/// Rounds before them, until the files are in memory.
const WARM_UP: usize = 20;

/// A program with arguments, and how long its runs took.
struct Runner {
    name: &'static str,
    command: Command,
    times: Vec<Duration>,
}

impl Runner {
    fn new(name: &'static str, program: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self { name, command, times: Vec::with_capacity(WARM_UP + ROUNDS) }
    }

    fn run(&mut self) {
        let start = Instant::now();
        let status = self.command.status();
        self.times.push(start.elapsed());
        assert!(status.is_ok_and(|status| status.success()), "{} failed", self.name);
    }

    /// The shortest and the median of the times that count.
    fn result(&self) -> [Duration; 2] {
        let mut times = self.times[WARM_UP..].to_vec();
        times.sort_unstable();
        [times[0], times[times.len() / 2]]
    }
}

fn main() {
    let program = program();
    let mut runners = [
        Runner::new("empty main", &empty_program(), &[]),
        Runner::new("list", &program, &["list"]),
        Runner::new("generate", &program, &["generate", "--start=2026-11-23"]),
    ];
    for _ in 0..WARM_UP + ROUNDS {
        runners.iter_mut().for_each(Runner::run);
    }
    print(&runners);
}

/// Builds the program as it is given to people.
fn program() -> PathBuf {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let build = ["build", "--locked", "--profile", "dist", "--bin", "backplan"];
    let status = Command::new(cargo).args(build).current_dir(root).status();
    assert!(status.is_ok_and(|status| status.success()), "the program could not be built");
    // CARGO_TARGET_TMPDIR is the folder `tmp` of the target folder.
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("dist").join("backplan")
}

/// Compiles a program that does nothing, as the program is compiled.
fn empty_program() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    std::fs::write(&source, "fn main() {}\n").expect("the folder for measurements can be written");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let options = [
        "-Copt-level=3",
        "-Clto=fat",
        "-Ccodegen-units=1",
        "-Cpanic=abort",
        "-Cstrip=symbols",
        "-o",
    ];
    let status = Command::new(rustc).arg(&source).args(options).arg(&program).status();
    assert!(status.is_ok_and(|status| status.success()), "the empty program could not be compiled");
    program
}

fn print(runners: &[Runner]) {
    let base = runners[0].result();
    println!("{ROUNDS} runs each, in turns     least   ratio     median   ratio");
    for runner in runners {
        let [least, median] = runner.result();
        println!(
            "{:<24} {:>7} us  {:>6.2}  {:>7} us  {:>6.2}",
            runner.name,
            least.as_micros(),
            least.div_duration_f64(base[0]),
            median.as_micros(),
            median.div_duration_f64(base[1])
        );
    }
}
