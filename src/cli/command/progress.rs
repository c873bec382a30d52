//! `backplan progress`: what the journal says of the last weeks.

use std::process::ExitCode;

use chrono::{Datelike as _, Days, NaiveDate};

use super::log::{self, entry};
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::pager;
use crate::export::progress::{Told, csv};
use crate::export::{CSV, HTML, html};
use crate::journal::progress::{Planned, PlannedSession, first_day, progress};
use crate::person::profile::Reader;
use crate::plan::{Plan, SessionKind};
use crate::text::look::Look;

/// Days that are looked at where nobody says from when.
const TWELVE_WEEKS: u64 = 12 * 7;
/// What made it, in its own words.
const PROGRAM: &str = concat!("backplan ", env!("CARGO_PKG_VERSION"));

/// Prints it.
pub fn run(args: &args::Progress, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::PROGRESS, &context.inputs(&[]), &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    let reader = Reader { catalogue: &catalogue, today };
    let from = entry::day("--from", args.first.as_deref(), &reader, &mut wrong);
    let to = entry::day("--to", args.last.as_deref(), &reader, &mut wrong).unwrap_or(today);
    if let Some(from) = from.filter(|from| *from > to) {
        wrong
            .add(format!("--from: {from} is after {to}"), Some("put the earlier day first".into()));
    }
    let plan = entry::plan(None, &reader, &mut wrong)?;
    wrong.none()?;
    let (journal, passed) = log::store()?.read_since(from.unwrap_or_else(|| twelve_weeks(to)))?;
    log::say_unread(&journal);
    let history = journal.history();
    let first = [first_day(&history), passed].into_iter().flatten().min();
    let from = from.unwrap_or_else(|| usual_start(first, to));
    let planned = planned(plan.as_ref());
    let progress = progress(&history, &planned, (from, to), (&catalogue, today));
    let told = Told {
        progress: &progress,
        earlier: first.filter(|first| *first < from),
        name: &log::name(&catalogue),
        weight: log::unit(plan.as_ref(), &reader)?,
    };
    let text = |look: &Look| told.text(look);
    if target.is_paged() {
        pager::show(&text(&target.look()), context)?;
    } else if *target.format == CSV {
        target.write(&csv::table(&told), context)?;
    } else if *target.format == HTML {
        target.write(&html::progress::page(&told, PROGRAM), context)?;
    } else {
        target.print_data(|| &progress, text, context)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The first day of twelve whole weeks, of which a day is in the last one.
fn twelve_weeks(to: NaiveDate) -> NaiveDate {
    let rest = 7 - u64::from(to.weekday().num_days_from_monday());
    to.checked_sub_days(Days::new(TWELVE_WEEKS - rest)).unwrap_or(to)
}

/// Twelve whole weeks, or since the first record where that is less.
fn usual_start(first: Option<NaiveDate>, to: NaiveDate) -> NaiveDate {
    first.map_or(to, |first| first.clamp(twelve_weeks(to), to.max(twelve_weeks(to))))
}

/// The sessions of the current plan, where there is one.
fn planned(plan: Option<&Plan>) -> Planned {
    let sessions = plan
        .into_iter()
        .flat_map(Plan::sessions)
        .map(|(day, session)| PlannedSession { date: day.date, title: session.title.to_string() });
    Planned { sessions: sessions.collect(), daily: SessionKind::Daily.title() }
}
