//! Plans on their way through the command line: made from flags, put into words.

use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::cli::context::{self, Context};
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, only, options, profile, terminal, workouts};
use crate::export::format::{Makes, Making};
use crate::export::{self, ICS, ics};
use crate::person::profile::Reader;
use crate::plan::{Plan, Status};
use crate::planner;
use crate::rules::hold;
use crate::text::printable::counted;

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
    let profile = planner::complete(&person.draft, &reader);
    context::undated(profile.start).map_or(Ok(()), |mistake| Err(Failure::from(mistake)))?;
    profile::say_assumed(&profile, &assumed, "set them with flags or --profile");
    let mut plan = planner::plan(&profile, &assumed, catalogue).map_err(Failure::NoPlan)?;
    // What was set aside is told first; it is no part of the person the plan is made for.
    plan.notices.splice(0..0, person.notices);
    Ok(plan)
}

/// The part of a plan that is asked for; none means the whole.
fn part(
    plan: &Plan,
    catalogue: &Catalogue,
    args: &args::PlanOutput,
    target: &Target,
    wrong: &mut Mistakes,
    context: &Context,
) -> Option<Plan> {
    if args.part().is_empty() {
        return None;
    }
    let reader = Reader { catalogue, today: context.today(catalogue, wrong) };
    let part = only::part(args.part(), plan, &reader, wrong)?;
    let files = matches!(target.format.makes, Makes::Workouts { .. });
    if files && part.weeks.iter().all(|week| week.sessions().next().is_none()) {
        let help = "leave out --only for the sessions of all days".to_owned();
        wrong.add("--only: there is no session on that day".into(), Some(help));
    }
    Some(part)
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
    let mut options = options::understand(args, target.format, &mut wrong);
    options.heads = plan.safety.advice.iter().take_while(|text| hold::is_head(text)).count();
    options::fit_together(&options, plan, &mut wrong);
    let today = context.today(catalogue, &mut wrong);
    let part = part(plan, catalogue, args, target, &mut wrong, context);
    wrong.none()?;
    let plan = part.as_ref().unwrap_or(plan);
    match target.format.makes {
        // No session, no file: the advice is said all the same.
        Makes::Workouts { .. } if plan.status == Status::Refused => {
            terminal::say(&export::text::plan(plan, &target.look(), false));
            target.take_workouts_away()?;
        }
        Makes::Workouts { of, .. } => {
            target.deliver_workouts(&workouts::named(plan, of(plan)), context)?;
        }
        Makes::Text(make) => {
            if *target.format == ICS {
                options::say_clock(&options, plan);
                options.edition = target.edition(today, part.is_some());
            }
            let making = Making { plan, options: &options, look: &target.look(), catalogue };
            let text = make(&making);
            target.write(&text, context)?;
            if *target.format == ICS && ics::cancelled(&text) > 0 {
                let events = counted(ics::cancelled(&text), "event");
                terminal::note(&format!("it cancels {events}: import it to take them out"));
            }
        }
        Makes::Nothing => unreachable!("commands that make plans take formats that make something"),
    }
    Ok(ExitCode::from(if plan.status == Status::Refused { REFUSED } else { 0 }))
}
