//! `backplan generate`: a plan from flags and a profile file.

use std::process::ExitCode;

use crate::cli::args::Generate;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{file, kind, only, plans, saved, terminal};
use crate::plan::{Plan, Status};

/// Makes a plan and prints it.
pub fn run(args: &Generate, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let person = args.profile.person();
    let inputs = context.inputs(&[person.as_ref().map(|(path, _)| path.as_path())]);
    let target = Target::parse(&args.output.output, &kind::PLAN, &inputs, &mut wrong);
    only::nothing_behind(&args.output, false, &mut wrong);
    let flags = (&args.profile, &args.output);
    let (code, plan) = plans::make_and_deliver(flags, &catalogue, &target, wrong, context)?;
    if args.save {
        save(&plan)?;
    }
    Ok(code)
}

/// Makes a plan the current one and says how to go on. A refused one holds nothing to follow.
fn save(plan: &Plan) -> Result<(), Failure> {
    if plan.status == Status::Refused {
        terminal::note("--save keeps nothing: there is no plan for now");
        return Ok(());
    }
    let path = saved::save(&Home::find()?, plan)?;
    let name = file::name(&path);
    terminal::note(&format!("{name} is the current plan now; go on with `backplan today`"));
    Ok(())
}
