//! `backplan generate`: a plan from flags and a profile file.

use std::process::ExitCode;

use crate::cli::args::Generate;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{only, plans};

/// Makes a plan and prints it.
pub fn run(args: &Generate, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let inputs = context.inputs(&[args.profile.file.as_deref()]);
    let target = Target::parse(&args.output.output, &kind::PLAN, &inputs, &mut wrong);
    only::nothing_behind(&args.output, false, &mut wrong);
    plans::make_and_deliver((&args.profile, &args.output), &catalogue, &target, wrong, context)
}
