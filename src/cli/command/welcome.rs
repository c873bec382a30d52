//! `backplan` alone: what it is, what to type first, where the rest stands.

use std::process::ExitCode;

use super::today;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::home::Home;
use crate::cli::{args, saved, terminal};
use crate::text::page::{PLAIN, Page};

/// A line each, as long as lines are not short.
const LINES: [&str; 3] = [
    "backplan plans workouts for your lower back in the minutes that you have.",
    "`backplan init` asks, warning signs first; `backplan generate` plans at once.",
    "All else: `backplan --help`. General information, not medical advice.",
];

/// Prints the first words to somebody who has typed nothing else; to who has a plan, what there is
/// to do today.
pub fn run(context: &mut Context) -> Result<ExitCode, Failure> {
    if let Ok(home) = Home::find()
        && saved::current(&home)?.is_some()
    {
        return today::run(&args::Today::default(), context);
    }
    let mut page = Page::new(&terminal::look_of_stdout());
    for line in LINES {
        page.prose(PLAIN, 0, line);
    }
    context.print(&page.finish())?;
    Ok(ExitCode::SUCCESS)
}
