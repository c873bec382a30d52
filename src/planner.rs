//! From a profile to a plan: gate (by the rules), shape, fill, fit, progress, check. Pure: no
//! printing, no files, no clock, no randomness.
//!
//! Variety comes from the week's number and the catalogue's order, so the same input gives the same
//! plan.

mod daily;
mod decisions;
mod draft;
mod easing;
mod fill;
mod footing;
mod left_out;
mod no_plan;
mod notices;
mod pool;
mod program;
mod progress;
mod relief;
mod shape;
mod state;
mod trim;
mod warm_up;
mod workout;

use chrono::{Days, NaiveDate};

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::{Day, Profile};
use crate::plan::{MadeBy, Notice, Plan, PlanDay, SCHEMA, Safety, Session, Status, Week, WeekKind};
use crate::rules::{self, Context, Outlook, foreign};
use crate::text::id::Text;
use decisions::Decisions;
use shape::Shape;

pub use no_plan::NoPlan;
pub use workout::minutes as workout_minutes;

/// Builds the plan for a profile. `assumed` names the profile keys that were not given; it is
/// passed on. Where no plan is right the answer is a plan of the status `refused`: advice, and no
/// exercise.
///
/// # Errors
/// [`NoPlan`] when the must rules leave nothing that could be done.
pub fn plan(profile: &Profile, assumed: &[Key], catalogue: &Catalogue) -> Result<Plan, NoPlan> {
    let gate = rules::gate(profile);
    let outlook = Outlook::of(profile, gate.status);
    let context = Context::new(&outlook, catalogue, gate.status);
    let mut decisions = Decisions::default();
    state::gate(&gate, &mut decisions);
    if context.status == Status::Refused {
        return Ok(refused(profile, assumed, context, decisions.notices));
    }
    state::tell(context, &mut decisions);
    let weeks = match context.status {
        Status::Relief => relief::weeks(context, &mut decisions)?,
        _ => strength_weeks(context, &mut decisions)?,
    };
    let used = left_out::used(&weeks);
    let excluded = left_out::of(context, &used, &mut decisions);
    notices::spare_minutes(context, &weeks, &mut decisions);
    notices::gentle_form(context, &used, &mut decisions);
    let foreign = foreign::exercises(&weeks, catalogue);
    let mut safety = rules::usual_safety(context);
    safety.advice.extend(foreign::line(foreign.len()));
    let info = notices::info(context, &weeks);
    let plan = Plan {
        notices: decisions.notices.iter().cloned().chain(info).collect(),
        weeks,
        excluded,
        safety,
        rests_on: rules::rests_on(profile),
        foreign,
        ..head(profile, assumed, context)
    };
    notices::checked(plan, catalogue, &decisions)
}

/// Advice and why, and no exercise.
fn refused(profile: &Profile, assumed: &[Key], context: Context, notices: Vec<Notice>) -> Plan {
    let mut profile = profile.clone();
    profile.without_wishes();
    Plan { notices, safety: rules::usual_safety(context), ..head(&profile, assumed, context) }
}

/// What stands at the head of every plan.
fn head(profile: &Profile, assumed: &[Key], context: Context) -> Plan {
    Plan {
        schema: SCHEMA,
        made_by: made_by(context.catalogue),
        status: context.status,
        profile: profile.clone(),
        assumed: assumed.to_vec(),
        weeks: Vec::new(),
        notices: Vec::new(),
        excluded: Vec::new(),
        safety: Safety::default(),
        rests_on: Vec::new(),
        foreign: Vec::new(),
    }
}

/// The program's name and version as plans and `--version` state it.
pub const PROGRAM: &str = concat!("backplan ", env!("CARGO_PKG_VERSION"));

fn made_by(catalogue: &Catalogue) -> MadeBy {
    MadeBy {
        program: Text::fixed(PROGRAM),
        catalogue: catalogue.digest().into(),
        rules: rules::digest().into(),
    }
}

fn strength_weeks(context: Context, decisions: &mut Decisions) -> Result<Vec<Week>, NoPlan> {
    let shape = Shape::of(context, decisions);
    let mut program = program::StrengthProgram::new(context, shape, decisions)?;
    let mut daily = daily::Daily::new(context);
    let mut weeks: Vec<Week> = Vec::with_capacity(context.outlook.weeks() as usize);
    for number in 1..=context.outlook.weeks() {
        if number > 1 && !context.outlook.is_same(number - 1, number) {
            daily = daily::Daily::new(context.in_week(number));
        }
        let (kind, sessions) = program.week(number, decisions)?;
        weeks.push(lay_out(
            &daily,
            (number, kind),
            dates(context.profile, number),
            &program.shape,
            sessions,
        ));
    }
    Ok(weeks)
}

/// Puts a week's strength sessions on their days and daily sessions on the others.
fn lay_out(
    daily: &daily::Daily,
    (number, kind): (u32, WeekKind),
    dates: impl Iterator<Item = (NaiveDate, Day)>,
    shape: &Shape,
    sessions: Vec<Session>,
) -> Week {
    let mut sessions = sessions.into_iter();
    let days = dates.enumerate().map(|(index, (date, weekday))| {
        let strength = if shape.days.contains(&weekday) { sessions.next() } else { None };
        let session = strength.or_else(|| daily.session(number, index));
        PlanDay { date, weekday, sessions: session.into_iter().collect() }
    });
    Week { number, kind, days: days.collect() }
}

/// The seven dates of a week, counted from the plan's first day.
fn dates(profile: &Profile, number: u32) -> impl Iterator<Item = (NaiveDate, Day)> {
    let first = u64::from(number - 1) * 7;
    (first..first + 7).map(|days| {
        // Years are bounded far inside what dates can hold, so adding a year of days never fails.
        let date = profile.start.checked_add_days(Days::new(days)).unwrap_or(profile.start);
        (date, Day::of(date))
    })
}
