//! Plans on their way through the command line: made from flags, put into words.

use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::cli::context::{self, Context};
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{Format, Target};
use crate::cli::{args, options, profile, terminal, workouts};
use crate::export::{self, Options};
use crate::person::profile::Reader;
use crate::plan::{Plan, Status};
use crate::planner;
use crate::text::look::Look;

/// Makes the plan that flags and a profile file ask for. Fails with everything that is wrong,
/// `wrong` included.
pub fn make(
    flags: &args::Profile,
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    let today = context.today(catalogue, &mut wrong);
    let reader = Reader { catalogue, today };
    let person = profile::person(flags, &reader, &mut wrong);
    wrong.none()?;
    person.say();
    let assumed = person.draft.assumed();
    let profile =
        person.draft.complete(&reader, |profile| planner::workout_minutes(profile, catalogue));
    context::undated(profile.start).map_or(Ok(()), |mistake| Err(Failure::from(mistake)))?;
    profile::say_assumed(&profile, &assumed, "set them with flags or --profile");
    let mut plan = planner::plan(&profile, &assumed, catalogue).map_err(Failure::NoPlan)?;
    // What was set aside is told first; it is no part of the person the plan is made for.
    plan.notices.splice(0..0, person.notices);
    Ok(plan)
}

/// Prints a plan, or writes it to a file or, where a format has a file for each session, to a
/// folder; returns the exit code that goes with its status.
pub fn deliver(
    plan: &Plan,
    catalogue: &Catalogue,
    args: &args::PlanOutput,
    target: &Target,
    context: &mut Context,
) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let options = options::understand(args, target.format, &mut wrong);
    options::fit_together(&options, plan, &mut wrong);
    wrong.none()?;
    match target.format {
        // No session, no file: the advice is said all the same.
        Format::Fit if plan.status == Status::Refused => {
            terminal::say(&export::text::plan(plan, &target.look(), false));
            target.take_workouts_away()?;
        }
        Format::Fit => target.deliver_workouts(&workouts::files(plan), context)?,
        format => {
            target.write(&render(plan, catalogue, format, &target.look(), &options), context)?
        }
    }
    Ok(ExitCode::from(if plan.status == Status::Refused { REFUSED } else { 0 }))
}

/// The plan in a format that is text.
fn render(
    plan: &Plan,
    catalogue: &Catalogue,
    format: Format,
    look: &Look,
    options: &Options,
) -> String {
    match format {
        Format::Text => export::text::plan(plan, look, options.why),
        Format::Toml => export::toml::plan(plan),
        Format::Markdown => export::markdown::plan(plan, options),
        Format::Csv => export::csv::plan(plan, options),
        Format::Ics => export::ics::plan(plan, options),
        Format::Html => export::html::plan(plan, options, &catalogue.figures()),
        Format::Liftoscript => export::liftoscript::plan(plan, options),
        // Workouts are no text and are written by session; a plan is no picture.
        Format::Json | Format::Fit | Format::Svg => export::json::plan(plan),
    }
}
