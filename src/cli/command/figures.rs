//! `backplan figures`: every exercise drawn, on a page or as a poster.

use std::process::ExitCode;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::export::{SVG, figures};

/// Draws all exercises that have a pose.
pub fn run(args: &args::Figures, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::FIGURES, &context.inputs(&[]), &mut wrong);
    wrong.none()?;
    let cards = figures::cards(catalogue.exercises(), &catalogue.figures());
    let sheet = if *target.format == SVG { figures::poster(&cards) } else { figures::page(&cards) };
    target.write(&sheet, context)?;
    Ok(ExitCode::SUCCESS)
}
