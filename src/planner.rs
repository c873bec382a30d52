//! From a profile to a plan: gate (by the rules), shape, fill, fit, progress, check. Pure: no printing, no files, no clock, no randomness.
//!
//! Variety comes from the week's number and the catalogue's order, so the same input gives the same plan.

mod course;
mod daily;
mod draft;
mod easing;
mod fill;
mod footing;
mod log;
mod no_plan;
mod pool;
mod progress;
mod relief;
mod shape;
mod state;
mod tell;
mod trim;
mod warm_up;
mod workout;

use chrono::{Days, NaiveDate};

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::{Day, Profile};
use crate::plan::{MadeBy, Plan, PlanDay, SCHEMA, Session, Status, Week, WeekKind};
use crate::rules::{self, Case, Outlook, foreign};
use crate::text::id::Text;
use log::Log;
use shape::Shape;

pub use no_plan::NoPlan;
pub use workout::minutes as workout_minutes;

/// Builds the plan for a profile. `assumed` names the profile keys that were not given; it is passed on. Where no plan is right the
/// answer is a plan of the status `refused`: advice, and no exercise.
///
/// # Errors
/// [`NoPlan`] when the must rules leave nothing that could be done.
pub fn plan(profile: &Profile, assumed: &[Key], catalogue: &Catalogue) -> Result<Plan, NoPlan> {
    let gate = rules::gate(profile);
    let outlook = Outlook::of(profile, gate.status);
    let case = Case::new(&outlook, catalogue, gate.status);
    let mut log = Log::default();
    state::gate(&gate, &mut log);
    if case.status != Status::Refused {
        state::tell(case, &mut log);
    }
    let weeks = match case.status {
        Status::Refused => Vec::new(),
        Status::Relief => relief::weeks(case, &mut log)?,
        Status::Plan => strength_weeks(case, &mut log)?,
    };
    let mut plan = Plan {
        schema: SCHEMA,
        made_by: made_by(catalogue),
        status: case.status,
        profile: profile.clone(),
        assumed: assumed.to_vec(),
        weeks,
        notices: Vec::new(),
        excluded: Vec::new(),
        safety: rules::usual_safety(case),
        rests_on: Vec::new(),
        foreign: Vec::new(),
    };
    if case.status == Status::Refused {
        plan.profile.without_wishes();
        plan.notices = log.into_notices();
        return Ok(plan);
    }
    tell::excluded(case, &mut plan, &mut log);
    tell::spare_minutes(case, &plan, &mut log);
    tell::gentle_form(case, &plan, &mut log);
    tell::notices(case, &mut plan, log)?;
    rest(&mut plan, catalogue);
    Ok(plan)
}

/// Says whose word the plan takes.
fn rest(plan: &mut Plan, catalogue: &Catalogue) {
    plan.rests_on = foreign::rests_on(plan);
    foreign::tell(plan, catalogue, |_| true);
}

/// The program's name and version as plans and `--version` state it.
pub const PROGRAM: &str = concat!("backplan ", env!("CARGO_PKG_VERSION"));

fn made_by(catalogue: &Catalogue) -> MadeBy {
    MadeBy { program: Text::fixed(PROGRAM), catalogue: catalogue.digest().into(), rules: rules::digest().into() }
}

fn strength_weeks(case: Case, log: &mut Log) -> Result<Vec<Week>, NoPlan> {
    let shape = Shape::of(case, log);
    let mut course = course::Course::new(case, shape, log)?;
    let mut daily = daily::Daily::new(case);
    let mut weeks: Vec<Week> = Vec::with_capacity(case.outlook.weeks() as usize);
    for number in 1..=case.outlook.weeks() {
        if number > 1 && !case.outlook.is_same(number - 1, number) {
            daily = daily::Daily::new(case.in_week(number));
        }
        let (kind, sessions) = course.week(number, log)?;
        weeks.push(lay_out(&daily, (number, kind), dates(case.profile, number), &course.shape, sessions));
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
