//! `backplan export`: a plan file, or the plan that flags ask for, in another format.

use std::path::Path;
use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filed::{self, Held};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, only, plans, profile, terminal};
use crate::person::key::Key;
use crate::person::profile::Reader;
use crate::plan::Plan;
use crate::rules::hold;

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
        let plan = of_file(path, args, &catalogue, wrong, context)?;
        return plans::deliver(&plan, &catalogue, &args.output, &target, context);
    }
    if args.unchecked {
        terminal::note(
            "--unchecked changes nothing without a plan file: a plan made now keeps the rules of \
                safety",
        );
    }
    let flags = (&args.profile, &args.output);
    let (code, _) = plans::make_and_deliver(flags, &catalogue, &target, wrong, context)?;
    Ok(code)
}

/// The plan of a file, held against the rules for the person that is meant; or the answer that this
/// person gets instead.
fn of_file(
    path: &Path,
    args: &args::Export,
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    for flag in args.profile.wishes.given().map(Key::flag) {
        wrong.add(
            format!("{flag}: the plan has a profile of its own"),
            Some("leave out the flag or the plan".into()),
        );
    }
    let today = context.today(catalogue, &mut wrong);
    let Some(mut read) = filed::read(path, catalogue, today, &mut wrong) else {
        profile::look_at(&args.profile.health, &Reader { catalogue, today }, &mut wrong);
        return Err(wrong.into());
    };
    read.address((args.profile.file.as_deref(), &args.profile.health), catalogue, wrong, today)?;
    read.say_remarks();
    read.recount();
    match read.hold(args.unchecked, catalogue)? {
        Held::Refused(answer) => Ok(*answer),
        Held::Shown(heads) => {
            hold::put_heads(&mut read.plan, heads);
            Ok(read.plan)
        }
    }
}
