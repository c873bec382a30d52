//! Plans on their way through the command line: made from flags, put into words.

use std::path::Path;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{Format, Target};
use crate::cli::profile;
use crate::export::{self, Look};
use crate::plan::{Plan, Status};
use crate::plan_file;
use crate::planner;
use crate::profile::Reader;

/// Makes the plan that flags and a profile file ask for. Fails with everything that is wrong, `wrong` included.
pub fn make(
    flags: &args::Profile,
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    let today = context.today(catalogue, &mut wrong);
    let reader = Reader { catalogue, today };
    let draft = profile::draft(flags, &reader, &mut wrong);
    wrong.none()?;
    let assumed = draft.assumed();
    let profile = draft.complete(&reader, |profile| planner::workout_minutes(profile, catalogue));
    profile::say_assumed(&profile, &assumed, "set them with flags or --profile");
    planner::plan(&profile, &assumed, catalogue).map_err(Failure::NoPlan)
}

/// Reads a plan file; `-` is stdin. What is wrong with it goes to `wrong`.
pub fn read(path: &Path, catalogue: &Catalogue, today: NaiveDate, wrong: &mut Mistakes) -> Option<Plan> {
    let stdin = file::is_dash(path);
    let name = if stdin { "stdin".into() } else { file::name(path) };
    match if stdin { file::read_stdin() } else { file::read(path) } {
        Ok(text) => wrong.file(plan_file::read(&name, &text, catalogue, today)),
        Err(mistake) => {
            wrong.push(mistake);
            None
        }
    }
}

/// Prints a plan; returns the exit code that goes with its status.
pub fn deliver(
    plan: &Plan,
    why: bool,
    target: &Target,
    context: &mut Context,
) -> Result<std::process::ExitCode, Failure> {
    let text = render_plan(plan, target.format, &target.look(), why);
    target.deliver(&text, context)?;
    Ok(std::process::ExitCode::from(if plan.status == Status::Refused { REFUSED } else { 0 }))
}

/// The plan in a format.
fn render_plan(plan: &Plan, format: Format, look: &Look, why: bool) -> String {
    match format {
        Format::Text => export::text::plan(plan, look, why),
        Format::Json => export::json::plan(plan),
        Format::Toml => export::toml::plan(plan),
    }
}
