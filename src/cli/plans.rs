//! Plans on their way through the command line: made from flags, put into words.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::context::{self, Context};
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::file::name;
use crate::cli::filed::{self, Held, Read};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, assumed, browser, only, options, pager, profile, terminal, workouts};
use crate::export::format::{Makes, Making};
use crate::export::html::Drawings;
use crate::export::{self, FHIR, FLAC, ICS, flac, ics};
use crate::journal::felt_lately;
use crate::journal::store::Store;
use crate::person::key::Key;
use crate::person::profile::Reader;
use crate::plan::{Plan, Status};
use crate::planner;
use crate::rules::hold;
use crate::session::track::OWN_PACE;
use crate::text::printable::counted;

/// What is said where `--unchecked` stands beside no plan file.
pub const UNCHECKED_IDLE: &str =
    "--unchecked changes nothing without a plan file: a plan made now keeps the rules of safety";

/// The plan of a file, held against the rules for the person that is meant; or the answer that this
/// person gets instead. The flags say for whom, and whether what breaks rules is let pass.
pub fn of_file(
    path: &Path,
    (flags, unchecked): (&args::Profile, bool),
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    for flag in flags.wishes.given().map(Key::flag) {
        wrong.add(
            format!("{flag}: the plan has a profile of its own"),
            Some("leave out the flag or the plan".into()),
        );
    }
    let today = context.today(catalogue, &mut wrong);
    let Some(mut read) = filed::read(path, catalogue, today, &mut wrong) else {
        profile::look_at(&flags.health, &Reader { catalogue, today }, &mut wrong);
        return Err(wrong.into());
    };
    read.address((flags.file.as_deref(), &flags.health), catalogue, wrong, today)?;
    held(read, unchecked, catalogue)
}

/// A plan that was read, held against the rules; or the answer that its person gets instead.
pub fn held(mut read: Read, unchecked: bool, catalogue: &Catalogue) -> Result<Plan, Failure> {
    read.say_remarks();
    read.recount();
    match read.hold(unchecked, catalogue)? {
        Held::Refused(answer) => Ok(*answer),
        Held::Shown(heads) => {
            hold::put_heads(&mut read.plan, heads);
            Ok(read.plan)
        }
    }
}

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
    let file = flags.person();
    let path = file.as_ref().map(|(path, _)| path.as_path());
    let person = profile::person((flags, path), &reader, &mut wrong);
    wrong.none()?;
    if let Some((path, true)) = &file {
        say_of_pain(flags, person.draft.pain, today);
        terminal::note(&format!(
            "the saved profile is used, {}; --no-saved sets it aside",
            name(path)
        ));
    }
    person.say();
    let assumed = person.draft.assumed();
    let profile = planner::complete(&person.draft, &reader);
    context::undated(profile.start).map_or(Ok(()), |mistake| Err(Failure::from(mistake)))?;
    let mut plan = planner::plan(&profile, &assumed, catalogue).map_err(|no_plan| {
        assumed::say(&profile, &assumed, assumed::BY_FLAGS);
        Failure::NoPlan(no_plan)
    })?;
    // What was set aside is told first; it is no part of the person the plan is made for.
    plan.notices.splice(0..0, person.notices);
    Ok(plan)
}

/// Pain from which the journal speaks up.
const MUCH: u32 = 4;

/// Says where the journal has more pain of these days than a plan is made for.
fn say_of_pain(flags: &args::Profile, stated: Option<u32>, today: NaiveDate) {
    let journal = Home::find().ok().map(|home| Store::new(home.journal()).read_lately());
    let Some(Ok(journal)) = journal else { return };
    let (history, stated) = (journal.history(), stated.unwrap_or(0));
    let felt = felt_lately(&history, today).filter(|(_, _, pain)| *pain >= MUCH.max(stated + 1));
    if let (Some((_, date, pain)), None) = (felt, flags.health.texts(Key::Pain)) {
        let date = date.format("%-d %B");
        terminal::note(&format!(
            "your journal has pain of {pain} of 10 on {date}, and this plan is made for {stated}: say \
                how it is now with --pain"
        ));
    }
}

/// The part of a plan that is asked for; none means the whole.
fn part(
    plan: &Plan,
    args: &args::PlanOutput,
    target: &Target,
    (reader, wrong): (&Reader, &mut Mistakes),
) -> Option<Plan> {
    let part = only::part(args, plan, reader, wrong)?;
    let files = matches!(target.format.makes, Makes::Workouts { .. });
    if files && part.weeks.iter().all(|week| week.sessions().next().is_none()) {
        let help = "leave out --only for the sessions of all days".to_owned();
        wrong.add("--only: there is no session on that day".into(), Some(help));
    }
    Some(part)
}

/// Whether the reader sits at a terminal and did not ask for more, or for something else.
fn brief_is_enough(args: &args::PlanOutput, target: &Target) -> bool {
    target.is_paged() && !args.all && !args.why && !only::is_asked(args)
}

/// Makes the plan that flags and a profile file ask for, delivers it as [`deliver`], and says what
/// was assumed: below what is printed. Returns the plan, too.
pub fn make_and_deliver(
    (flags, args): (&args::Profile, &args::PlanOutput),
    catalogue: &Catalogue,
    target: &Target,
    wrong: Mistakes,
    context: &mut Context,
) -> Result<(ExitCode, Plan), Failure> {
    let plan = make(flags, catalogue, wrong, context)?;
    let assumed = || assumed::say(&plan.profile, &plan.assumed, assumed::BY_FLAGS);
    let to_file = target.path().is_some();
    if to_file {
        assumed();
    }
    let code = deliver(&plan, catalogue, args, target, context)?;
    // Nothing stands below a call for help.
    if !to_file && plan.status != Status::Refused {
        context.out.flush()?;
        assumed();
    }
    Ok((code, plan))
}

/// Says what somebody has to know who imports a calendar.
fn say_of_calendar(text: &str) {
    let cancelled = ics::cancelled(text);
    if cancelled > 0 {
        let events = counted(cancelled, "event");
        terminal::note(&format!("it cancels {events}: import it to take them out"));
    }
    if text.len() > ics::MOST_BYTES {
        terminal::note("it is above 1 MB, which Google Calendar doesn't import: plan fewer weeks");
    }
}

/// Says how much time a recording gives to what has none in the plan.
fn say_own_pace(plan: &Plan) {
    let (sets, _) = flac::own_pace(plan);
    if sets > 0 {
        terminal::note(&format!(
            "{} at your own pace: {OWN_PACE} s are given for a repetition",
            counted(sets, "set")
        ));
    }
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
    let reader = Reader { catalogue, today: context.today(catalogue, &mut wrong) };
    let part = part(plan, args, target, (&reader, &mut wrong));
    wrong.none()?;
    let plan = part.as_ref().unwrap_or(plan);
    let (look, easier, drawings) = (target.look(), planner::easier, &Drawings::default());
    match target.format.makes {
        // No session, no file: the advice is said all the same.
        Makes::Workouts { .. } if plan.status == Status::Refused => {
            terminal::say(&export::text::plan(plan, &look, false));
            target.take_workouts_away()?;
        }
        Makes::Workouts { of, .. } => {
            let making =
                Making { plan, options: &options, look: &look, catalogue, drawings, easier };
            if *target.format == FLAC {
                say_own_pace(plan);
            }
            let files = workouts::named(target.format, plan, of(&making));
            target.deliver_workouts(&files, context)?;
        }
        Makes::Printed(make) => {
            let page =
                make(&Making { plan, options: &options, look: &look, catalogue, drawings, easier });
            target.write_bytes(&browser::print(&page)?, context)?;
        }
        Makes::Text(make) => {
            if *target.format == FHIR {
                options::say_subject(&options);
            }
            if *target.format == ICS {
                options::say_times(&options, plan);
                options.edition = target.edition(plan, reader.today)?;
            }
            let making =
                Making { plan, options: &options, look: &look, catalogue, drawings, easier };
            let brief = || export::text::brief(plan, reader.today, &look);
            let text = brief_is_enough(args, target).then(brief).flatten();
            let text = text.unwrap_or_else(|| make(&making));
            if target.is_paged() && !args.no_pager {
                pager::show(&text, context)?;
            } else {
                target.write(&text, context)?;
            }
            if *target.format == ICS {
                say_of_calendar(&text);
            }
        }
        Makes::Nothing => unreachable!("commands that make plans take formats that make something"),
    }
    Ok(ExitCode::from(if plan.status == Status::Refused { REFUSED } else { 0 }))
}
