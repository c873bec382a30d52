//! `backplan` alone: what it is, what to type first, where the rest stands.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::terminal;
use crate::text::page::{PLAIN, Page};

/// A line each, as long as lines are not short.
const LINES: [&str; 3] = [
    "backplan plans workouts for your lower back in the minutes that you have.",
    "Type `backplan screen` first, for warning signs, and then `backplan generate`.",
    "All else: `backplan --help`. General information, not medical advice.",
];

/// Prints the first words to somebody who has typed nothing else.
pub fn run(context: &mut Context) -> Result<ExitCode, Failure> {
    let mut page = Page::new(&terminal::look_of_stdout());
    for line in LINES {
        page.prose(PLAIN, 0, line);
    }
    context.print(&page.finish())?;
    Ok(ExitCode::SUCCESS)
}
