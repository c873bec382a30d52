//! `backplan check`: holds a plan against every rule.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, NO};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, assumed, filed, profile};
use crate::export::JSON;
use crate::person::profile::Reader;
use crate::plan_file::BY_HAND;
use crate::rules::report;

/// Reports what a plan breaks; a broken must rule is in the exit code, too.
pub fn run(args: &args::Check, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let inputs = context.inputs(&[Some(&args.plan), args.file.as_deref()]);
    let target = Target::parse(&args.output, &kind::CHECK, &inputs, &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    let Some(mut read) = filed::read(&args.plan, &catalogue, today, &mut wrong) else {
        profile::look_at(&args.health, &Reader { catalogue: &catalogue, today }, &mut wrong);
        return Err(wrong.into());
    };
    read.address((args.file.as_deref(), &args.health), &catalogue, wrong, today)?;
    read.say_remarks();
    let plan = read.plan;
    let report = report::report(&plan, &catalogue);
    let text = if *target.format == JSON { report.json() } else { report.text(&target.look()) };
    target.write(&text, context)?;
    if plan.made_by.program == BY_HAND {
        context.out.flush()?;
        assumed::say(&plan.profile, &plan.assumed, assumed::IN_PLAN);
    }
    Ok(ExitCode::from(if report.ok { 0 } else { NO }))
}
