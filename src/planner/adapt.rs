//! How a plan goes on after what was done of it: proposals from a journal, each with its rule and the
//! records behind it. Nothing is changed here; the plan that follows is made anew from the week that
//! comes.

mod change;
mod done;
mod whole;

use chrono::NaiveDate;

use super::{replan, replan_changed};
use crate::catalogue::Catalogue;
use crate::journal::record::{Record, RecordId};
use crate::plan::{Plan, RuleId, Status, Week};
use crate::rules::Step;

pub use change::Change;

/// What a journal asks of a plan.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The rule by which it is so.
    pub rule: RuleId,
    /// What is proposed and why.
    pub text: String,
    /// The records behind it.
    pub records: Vec<RecordId>,
}

/// What comes of a journal.
#[derive(Clone, Debug, Default)]
pub struct Adapted {
    /// What is proposed, the weightiest first.
    pub proposals: Vec<Proposal>,
    /// What was looked at and left, with why.
    pub left: Vec<Proposal>,
    /// The plan with all of it; none where nothing changes.
    pub plan: Option<Plan>,
    /// The first week that would be another one.
    pub from: Option<u32>,
}

/// What is known of a plan on a day.
struct Known<'a> {
    plan: &'a Plan,
    /// What the journal holds, in its order.
    history: &'a [&'a Record],
    today: NaiveDate,
    /// The number of the first week that can change.
    from: u32,
    /// Whether a step may leave out a set; where none can go, no word is said of it.
    leaves_out: bool,
}

/// Holds a journal against a plan on a day. Pain and pauses speak first; where they say nothing,
/// single exercises may move.
pub fn adapt(plan: &Plan, history: &[&Record], today: NaiveDate, catalogue: &Catalogue) -> Adapted {
    let open = first_open(plan, history, today);
    let known = Known { plan, history, today, from: open.unwrap_or(0), leaves_out: true };
    if let Some(stop) = whole::too_much(&known) {
        return Adapted { proposals: vec![stop], ..Adapted::default() };
    }
    let Some(from) = open else { return Adapted::default() };
    let whole = whole::proposals(&known);
    if let Some((_, step)) = whole.first() {
        let step = *step;
        let told = |whole: Vec<(Proposal, Step)>| -> Vec<Proposal> {
            whole.into_iter().map(|(proposal, _)| proposal).collect()
        };
        let from = Some(from);
        return match replan(plan, known.from, step, catalogue) {
            // It is so already.
            Ok(changed) if changed == *plan => Adapted { from, ..Adapted::default() },
            Ok(changed) => {
                let with_all = replan(plan, known.from, step.with_all_sets(), catalogue);
                let all =
                    with_all.is_ok_and(|all| sets(&all, known.from) == sets(&changed, known.from));
                let whole = if all {
                    whole::proposals(&Known { leaves_out: false, ..known })
                } else {
                    whole
                };
                Adapted { proposals: told(whole), left: Vec::new(), plan: Some(changed), from }
            }
            Err(_) => Adapted { left: told(whole), from, ..Adapted::default() },
        };
    }
    single(&known, catalogue)
}

/// What a journal asks for on a day of the plan, in a sentence; single exercises aside.
pub fn asks(plan: &Plan, history: &[&Record], today: NaiveDate) -> Option<String> {
    let from = first_open(plan, history, today).unwrap_or(0);
    let known = Known { plan, history, today, from, leaves_out: true };
    let stop = whole::too_much(&known);
    let first = || whole::proposals(&known).into_iter().next().map(|(proposal, _)| proposal);
    stop.or_else(first).map(|proposal| proposal.text)
}

/// Single exercises, each tried: what a must rule forbids is left.
fn single(known: &Known, catalogue: &Catalogue) -> Adapted {
    let mut adapted = Adapted { from: Some(known.from), ..Adapted::default() };
    let mut changes: Vec<Change> = Vec::new();
    for (proposal, change) in done::proposals(known, catalogue) {
        changes.push(change);
        let made = replan_changed(known.plan, known.from, &changes, catalogue);
        let before = adapted.plan.as_ref().unwrap_or(known.plan);
        match made {
            Ok(plan) if plan != *before => {
                adapted.plan = Some(plan);
                adapted.proposals.push(proposal);
            }
            _ => {
                changes.pop();
                adapted.left.push(proposal);
            }
        }
    }
    adapted
}

/// The first week that nothing was done of yet, from the one of a day on.
fn first_open(plan: &Plan, history: &[&Record], today: NaiveDate) -> Option<u32> {
    if plan.status != Status::Plan {
        return None;
    }
    let last = |week: &Week| week.days.last().map(|day| day.date);
    let begun = |week: &Week| {
        let is_in = |date: NaiveDate| week.days.iter().any(|day| day.date == date);
        history.iter().any(|record| whole::trained_on(record).is_some_and(is_in))
    };
    // A week whose first session has gone by stays as it is.
    let ahead = |week: &Week| week.strength().next().is_none_or(|(day, _)| day.date >= today);
    let open =
        |week: &&Week| last(week).is_some_and(|last| last >= today) && ahead(week) && !begun(week);
    plan.weeks.iter().find(open).map(|week| week.number).filter(|number| *number > 1)
}

/// The sets of strength work of a week.
fn sets(plan: &Plan, number: u32) -> u32 {
    let week = plan.weeks.iter().filter(|week| week.number == number);
    let work = week.flat_map(Week::strength).flat_map(|(_, session)| session.work());
    work.map(|(_, item)| item.dose.sets()).sum()
}

/// A step as a reader is told it.
fn in_words(step: Step) -> String {
    match step {
        Step::GoOn => "go on as planned".into(),
        Step::Repeat => "do the last week again".into(),
        Step::SetLess => "do the last week again with a set less".into(),
        Step::StepBack { steps: 1, set_less } => {
            format!("go one week back{}", if set_less { " and leave out a set" } else { "" })
        }
        Step::StepBack { steps, .. } => format!("go {steps} weeks back"),
        Step::StartAgain => "begin again with week 1".into(),
    }
}
