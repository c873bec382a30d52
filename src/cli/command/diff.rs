//! `backplan diff`: what changed between two plans.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::filed::{self, Held};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, file};
use crate::export;
use crate::plan::{Plan, diff};

/// Says what changed. Two plans that differ are no failure.
pub fn run(args: &args::Diff, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let inputs = context.inputs(&[Some(&args.before), Some(&args.after)]);
    let target = Target::parse(&args.output, &kind::DIFF, &inputs, &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    if file::is_dash(&args.before) && file::is_dash(&args.after) {
        return Err(
            Mistake::said("`-` can stand for one of the two plans, not for both".into()).into()
        );
    }
    let before = filed::read(&args.before, &catalogue, today, &mut wrong);
    let after = filed::read(&args.after, &catalogue, today, &mut wrong);
    let (before, after) = wrong.with(before.zip(after))?;
    let mut heads = Vec::new();
    for read in [&before, &after] {
        read.say_remarks();
        match read.hold(args.unchecked, &catalogue)? {
            Held::Refused(answer) => return refuse(&answer, &target, context),
            Held::Shown(lines) => {
                heads.extend(lines.into_iter().map(|line| format!("{}: {line}", read.name)));
            }
        }
    }
    // Both may be the same file.
    let mut seen = std::collections::BTreeSet::new();
    heads.retain(|head| seen.insert(head.clone()));
    let changes = diff::diff(&before.plan, &after.plan);
    let text = if *target.format == export::JSON {
        diff::json(&changes, &heads)
    } else {
        diff::text(&changes, &heads, &target.look())
    };
    target.write(&text, context)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the answer for somebody who should have no plan.
fn refuse(answer: &Plan, target: &Target, context: &mut Context) -> Result<ExitCode, Failure> {
    let text = if *target.format == export::JSON {
        export::json::plan(answer)
    } else {
        export::text::plan(answer, &target.look(), false)
    };
    target.write(&text, context)?;
    Ok(ExitCode::from(REFUSED))
}
