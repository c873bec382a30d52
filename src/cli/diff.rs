//! `backplan diff`: what changed between two plans.

use std::process::ExitCode;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{self, Format, Target};
use crate::cli::plans;
use crate::diff;

/// Says what changed. Two plans that differ are no failure.
pub fn run(args: &args::Diff, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::understand(&args.output, Format::Text, output::ANSWERS, &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    if file::is_dash(&args.before) && file::is_dash(&args.after) {
        return Err(Mistake::said("`-` can stand for one of the two plans, not for both".into()).into());
    }
    let before = plans::read(&args.before, &catalogue, today, &mut wrong);
    let after = plans::read(&args.after, &catalogue, today, &mut wrong);
    let (before, after) = wrong.with(before.zip(after))?;
    let changes = diff::diff(&before, &after);
    let text = if target.format == Format::Json { diff::json(&changes) } else { diff::text(&changes, &target.look()) };
    target.deliver(&text, context)?;
    Ok(ExitCode::SUCCESS)
}
