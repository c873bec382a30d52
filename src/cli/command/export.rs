//! `backplan export`: a plan file, or the plan that flags ask for, in another format.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, only, plans, terminal};

/// Turns a plan into a format.
pub fn run(args: &args::Export, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    // The plan file may stand behind the words of `--only`.
    let file = args.plan.as_deref().or_else(|| only::behind(&args.output));
    let inputs = context.inputs(&[file, args.profile.file.as_deref()]);
    let target = Target::parse(&args.output.output, &kind::EXPORT, &inputs, &mut wrong);
    only::nothing_behind(&args.output, args.plan.is_none(), &mut wrong);
    if let Some(path) = file {
        let whom = (&args.profile, args.unchecked);
        let plan = plans::of_file(path, whom, &catalogue, wrong, context)?;
        return plans::deliver(&plan, &catalogue, &args.output, &target, context);
    }
    if args.unchecked {
        terminal::note(plans::UNCHECKED_IDLE);
    }
    let flags = (&args.profile, &args.output);
    let (code, _) = plans::make_and_deliver(flags, &catalogue, &target, wrong, context)?;
    Ok(code)
}
