//! `backplan man`: the man page, one for all commands.
//!
//! A test makes it from the arguments and fails where the page says anything else;
//! `BACKPLAN_BLESS=1 cargo test --lib man::` writes it anew. So the page can't part from `--help`,
//! and the program carries a finished text.

#[cfg(test)]
mod render;

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{args, output, seal};

/// The page, in roff with the macros of man(7).
const PAGE: &str = include_str!("man/backplan.1");

/// Prints the page.
pub fn run(args: &args::Man, context: &mut Context) -> Result<ExitCode, Failure> {
    output::print_text(PAGE, ("man", seal::ROFF), &args.place, context)?;
    Ok(ExitCode::SUCCESS)
}
