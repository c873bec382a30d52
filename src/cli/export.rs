//! `backplan export`: a plan file, or the plan that flags ask for, in another format.

use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{self, Format, Target};
use crate::cli::{plans, profile};
use crate::plan::Plan;

/// Turns a plan into a format.
pub fn run(args: &args::Export, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::understand(&args.output.output, Format::Json, output::PLANS, &mut wrong);
    let plan = plan(args, &catalogue, wrong, context)?;
    plans::deliver(&plan, &catalogue, &args.output, &target, context)
}

fn plan(args: &args::Export, catalogue: &Catalogue, mut wrong: Mistakes, context: &Context) -> Result<Plan, Failure> {
    let Some(path) = &args.plan else { return plans::make(&args.profile, catalogue, wrong, context) };
    for flag in profile::given(&args.profile) {
        wrong.add(format!("{flag}: the plan has a profile of its own"), Some("leave out the flag or the plan".into()));
    }
    let today = context.today(catalogue, &mut wrong);
    let plan = plans::read(path, catalogue, today, &mut wrong);
    wrong.with(plan)
}
