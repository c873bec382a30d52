//! From a profile to a plan: gate (by the rules), days and slots, choose, size, climb, check. Pure:
//! no printing, no files, no clock, no randomness.
//!
//! Variety comes from the week of training and the catalogue's order, so the same input gives the
//! same plan. A plan that goes on after weeks that are past is made by the same walk from its first
//! week: nothing is stored for it, and weeks that were changed count as they are written.

pub mod adapt;
mod arrange;
mod block;
mod card;
mod choose;
mod climb;
mod days;
mod decisions;
mod draft;
mod easier;
mod easing;
mod footing;
pub mod instead;
mod left_out;
mod no_plan;
mod notices;
mod pool;
mod program;
mod relief;
mod size;
mod slot;
mod state;
mod walk;
mod warm_up;
mod workout;

use chrono::{Days, NaiveDate};

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::{Day, Profile};
use crate::plan::{MadeBy, Notice, Plan, PlanDay, RuleId, SCHEMA, Safety, Status, Week};
use crate::rules::weeks::{self, steps_back};
use crate::rules::{self, Context, Outlook, Step, foreign};
use crate::text::id::Text;
use adapt::Change;
use days::StrengthDays;
use decisions::Decisions;

pub use easier::easier;
pub use no_plan::NoPlan;
pub use workout::{complete, minutes as workout_minutes};

/// Builds the plan for a profile. `assumed` names the profile keys that were not given; it is
/// passed on. Where no plan is right the answer is a plan of the status `refused`: advice, and no
/// exercise.
///
/// # Errors
/// [`NoPlan`] when the must rules leave nothing that could be done.
pub fn plan(profile: &Profile, assumed: &[Key], catalogue: &Catalogue) -> Result<Plan, NoPlan> {
    plan_from(profile, assumed, catalogue, &Past::none())
}

/// Builds a plan anew from a week on, 1 being the first: the weeks before it stay as they are, the
/// step says which week of training it is, and the rest follows from there. Where nothing was
/// changed and training goes on, the plan that comes is the one there was. A plan of gentle
/// movement knows no steps.
///
/// A past week counts as it is written: exercises and doses that were changed in it are those that
/// training goes on from.
///
/// # Errors
/// [`NoPlan`] when the must rules leave nothing that could be done, or a past week breaks one.
pub fn replan(plan: &Plan, from: u32, step: Step, catalogue: &Catalogue) -> Result<Plan, NoPlan> {
    let before = (from.saturating_sub(1) as usize).min(plan.weeks.len());
    let past = Past { weeks: &plan.weeks[..before], stay: true, step, changes: &[] };
    plan_from(&plan.profile, &plan.assumed, catalogue, &past)
}

/// The same where training goes on but for single exercises.
fn replan_changed(
    plan: &Plan,
    from: u32,
    changes: &[Change],
    catalogue: &Catalogue,
) -> Result<Plan, NoPlan> {
    let before = (from.saturating_sub(1) as usize).min(plan.weeks.len());
    let past = Past { weeks: &plan.weeks[..before], stay: true, step: Step::GoOn, changes };
    plan_from(&plan.profile, &plan.assumed, catalogue, &past)
}

/// Builds the plan for the same person with the same weeks of training, whatever else the weeks of
/// a plan hold.
///
/// # Errors
/// [`NoPlan`] when the must rules leave nothing that could be done.
pub fn plan_like(plan: &Plan, catalogue: &Catalogue) -> Result<Plan, NoPlan> {
    // Nearly every plan goes through its weeks as the planner does by itself.
    let again = plan.weeks.iter().any(|week| week.training.is_some());
    let weeks = if again { &plan.weeks[..] } else { &[] };
    let past = Past { weeks, ..Past::none() };
    plan_from(&plan.profile, &plan.assumed, catalogue, &past)
}

/// The weeks that are past.
struct Past<'p> {
    weeks: &'p [Week],
    /// Whether they stay as they are; else only their training counts.
    stay: bool,
    /// How training goes on after them.
    step: Step,
    /// What changes for single exercises in the week after them.
    changes: &'p [Change],
}

impl<'p> Past<'p> {
    const fn none() -> Self {
        Self { weeks: &[], stay: false, step: Step::GoOn, changes: &[] }
    }

    fn that_stay(&self) -> &'p [Week] {
        if self.stay { self.weeks } else { &[] }
    }
}

fn plan_from(
    profile: &Profile,
    assumed: &[Key],
    catalogue: &Catalogue,
    past: &Past,
) -> Result<Plan, NoPlan> {
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
        Status::Relief => relief::weeks(context, past.that_stay(), &mut decisions)?,
        _ => strength_weeks(context, past, &mut decisions)?,
    };
    let used = left_out::used(&weeks);
    let excluded = left_out::of(context, &weeks, &used, &mut decisions);
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
        part: None,
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

fn strength_weeks(
    context: Context,
    past: &Past,
    decisions: &mut Decisions,
) -> Result<Vec<Week>, NoPlan> {
    let days = StrengthDays::of(context, decisions);
    let mut program = program::StrengthProgram::new(context, days, decisions)?;
    let mut made: Vec<Week> = Vec::with_capacity(context.outlook.weeks() as usize);
    for number in 1..=context.outlook.weeks() {
        let context = context.in_week(number);
        let step = if made.len() == past.weeks.len() { past.step } else { Step::GoOn };
        let training = match past.weeks.get(made.len()) {
            Some(week) => week.training(),
            None => training(context, step, made.last()),
        };
        let context = context.in_training(training);
        program.come_to(context, decisions)?;
        let week = if let Some(week) = past.that_stay().get(made.len()) {
            week.clone()
        } else {
            if let Some(why) = set_less(step).filter(|_| number > 1) {
                program.set_less(why);
            }
            if let Some(last) = made.last().filter(|_| made.len() == past.weeks.len()) {
                past.changes.iter().for_each(|change| program.change(context, change, last));
            }
            lay_out(context, &program)
        };
        if made.len() < past.weeks.len() {
            program.adopt(context, &week);
        }
        made.push(week);
    }
    Ok(made)
}

/// The week of training that a step leads to after a week.
fn training(context: Context, step: Step, last: Option<&Week>) -> u32 {
    let Some(last) = last.map(Week::training) else { return 1 };
    let back = |steps: u32| {
        let mut builds = (1..=last).rev().filter(|week| !steps_back(context, *week));
        builds.nth(steps as usize).unwrap_or(1)
    };
    match step {
        Step::GoOn => last + 1,
        Step::Repeat => last,
        Step::SetLess => back(0),
        Step::StepBack { steps, .. } => back(steps),
        Step::StartAgain => 1,
    }
}

/// The rule by which a step leaves out a set, and why, if it does.
fn set_less(step: Step) -> Option<(RuleId, &'static str)> {
    match step {
        Step::SetLess => Some((RuleId::RETURN_AFTER_GAP, "after a break")),
        Step::StepBack { set_less: true, .. } => {
            Some((RuleId::NEXT_DAY_RESPONSE, "after a morning with more pain"))
        }
        _ => None,
    }
}

/// Puts a week's strength sessions on their days and the daily card on the others.
fn lay_out(context: Context, program: &program::StrengthProgram) -> Week {
    let (number, training) = (context.week, context.training);
    let (kind, sessions) = program.sessions(context);
    let mut sessions = sessions.into_iter();
    let daily = program.card().session();
    let days = dates(context.profile, number).map(|(date, weekday)| {
        let strength = if program.days.days.contains(&weekday) { sessions.next() } else { None };
        let session = strength.or_else(|| daily.clone());
        PlanDay { date, weekday, sessions: session.into_iter().collect() }
    });
    Week {
        number,
        training: (training != number).then_some(training),
        kind,
        level: Some(context.level()),
        theme: weeks::theme(context),
        walk: walk::of(context),
        days: days.collect(),
    }
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
