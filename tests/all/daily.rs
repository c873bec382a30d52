//! Every day: who somebody is, saved once; the plan that is gone by; what it holds for a day.

mod instead;
mod saved;
mod today;

#[cfg(unix)]
mod init;

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::{backplan, stderr, stdout};
use crate::scratch;

/// A home of a test's own.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        Self(scratch::folder(name))
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Runs the words of a line there; it is Monday 30 November 2026.
    fn run(&self, line: &str) -> Output {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        if !words.contains(&"--today") {
            words.extend(["--today", "2026-11-30"]);
        }
        backplan(&words).env("BACKPLAN_HOME", &self.0).output().expect("the program runs")
    }

    /// What a line prints, where all is well.
    fn good(&self, line: &str) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", stderr(&output));
        stdout(&output)
    }

    /// What a line says where it ends with a code.
    fn says(&self, line: &str, code: i32) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(code), "{line}: {}", stderr(&output));
        stderr(&output)
    }
}
