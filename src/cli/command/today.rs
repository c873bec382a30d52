//! `backplan today`: what the current plan holds for a day.

use std::process::ExitCode;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::filed::Held;
use crate::cli::home::Home;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, pager, saved, terminal};
use crate::export::pictures::dots;
use crate::export::text;
use crate::export::today::{Instead, Known, Told};
use crate::figure::braille;
use crate::journal::measure;
use crate::journal::record::{Record, Status as Done, What};
use crate::journal::store::Store;
use crate::person::profile::Reader;
use crate::plan::{Item, Plan, Status, Today};
use crate::planner::adapt::asks as asks_of;
use crate::planner::instead;
use crate::rules::hold;
use crate::text::look::Look;

/// Days after a session on which the morning after is still asked about.
const ASKED_FOR: i64 = 2;

/// What a journal knows of the days of a plan, up to a day.
fn known(plan: &Plan, history: &[&Record], (date, today): (NaiveDate, NaiveDate)) -> Known {
    let sessions = history.iter().filter_map(|record| match &record.what {
        What::Session(session) if session.plan.is_none_or(|of| of == plan.profile.start) => {
            (session.status != Done::Skipped).then_some(session)
        }
        _ => None,
    });
    let done: Vec<(NaiveDate, String)> =
        sessions.map(|session| (session.date, session.session.clone())).collect();
    let answered = |of: NaiveDate| {
        history.iter().any(|record| matches!(&record.what, What::NextDay(day) if day.date == of))
    };
    let asked = plan.sessions().filter(|(day, session)| {
        let days = (date - day.date).num_days();
        (1..=ASKED_FOR).contains(&days)
            && done.iter().any(|(on, title)| *on == day.date && *title == *session.title)
    });
    let last = asked.filter(|(_, session)| session.is_strength()).last();
    let asks = last.map(|(day, _)| day.date).filter(|day| !answered(*day));
    let measures = !done.is_empty() && measure::due(history, date);
    let change = if date == today { asks_of(plan, history, today) } else { None };
    Known { any: !done.is_empty(), done, asks, measures, change }
}

/// Prints a day of the current plan.
pub fn run(args: &args::Today, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::TODAY, &context.inputs(&[]), &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    let reader = Reader { catalogue: &catalogue, today };
    let date = args.date.as_deref().map(|text| reader.date(text));
    let date = wrong.value("--date", date).unwrap_or(today);
    let plan = plan(&Home::find()?, (&catalogue, today), wrong)?;
    if plan.status == Status::Refused {
        return refuse(&plan, &target, context);
    }
    let home = Home::find()?;
    let journal = Store::new(home.journal()).read_lately().map_err(Mistake::from)?;
    let known = known(&plan, &journal.history(), (date, today));
    let own = (args.instead.flare || args.instead.short).then(|| plan.clone());
    let (plan, instead) = in_place(plan, &args.instead, (&catalogue, date))?;
    if plan.status == Status::Refused {
        return refuse(&plan, &target, context);
    }
    let own = own.as_ref().unwrap_or(&plan);
    let told = Told { plan: &plan, own, date, known: &known, instead };
    let pictures = !args.no_pictures && target.is_paged();
    let text = |look: &Look| {
        let shown = pictures && terminal::shows_pictures(*look);
        let figures = shown.then(|| catalogue.figures());
        told.text(look, &|item: &Item, columns: usize| {
            let room = [columns, braille::ROWS];
            let drawn = |figures| dots(&item.exercise, figures, room, false);
            figures.as_ref().map(drawn).unwrap_or_default()
        })
    };
    if target.is_paged() {
        pager::show(&text(&target.look()), context)?;
    } else {
        target.print_data(|| told.document(), text, context)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The advice that stands in for a plan.
fn refuse(plan: &Plan, target: &Target, context: &mut Context) -> Result<ExitCode, Failure> {
    target.write(&text::plan(plan, &target.look(), false), context)?;
    Ok(ExitCode::from(REFUSED))
}

/// The plan with what is to stand in for the sessions of a day.
pub fn in_place(
    plan: Plan,
    flags: &args::Instead,
    (catalogue, date): (&Catalogue, NaiveDate),
) -> Result<(Plan, Option<Instead>), Failure> {
    if flags.flare {
        let gentle = instead::flare(&plan, catalogue, date).map_err(Failure::NoPlan)?;
        return Ok((gentle, Some(Instead::Flare)));
    }
    let Some(Today::Day(_, day)) = plan.on(date).filter(|_| flags.short) else {
        return Ok((plan, None));
    };
    if day.sessions.is_empty() {
        return Ok((plan, None));
    }
    let short = instead::short(&plan, catalogue, date);
    if short.as_ref() == Some(&plan) {
        terminal::note(&format!(
            "it is short already: what is planned takes at most {} min",
            instead::SHORT
        ));
        return Ok((plan, None));
    }
    let short = short.ok_or_else(|| Mistake::Said {
        message: format!("what is planned for {} can't be made short", day.name()),
        help: Some("take --flare for gentle movement, or leave it for a day".into()),
    })?;
    Ok((short, Some(Instead::Short)))
}

/// The current plan, held against the rules of safety: it may have been changed by hand.
pub fn plan(
    home: &Home,
    (catalogue, today): (&Catalogue, NaiveDate),
    mut wrong: Mistakes,
) -> Result<Plan, Failure> {
    let read = saved::read(home, (catalogue, today), &mut wrong)?;
    wrong.none()?;
    let Some(mut read) = read else { return Err(Mistakes::default().into()) };
    read.say_remarks();
    match read.hold(false, catalogue)? {
        Held::Refused(answer) => Ok(*answer),
        Held::Shown(heads) => {
            hold::put_heads(&mut read.plan, heads);
            Ok(read.plan)
        }
    }
}
