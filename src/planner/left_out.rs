//! What is left out of a plan, and by which rule.

use std::collections::BTreeSet;

use super::decisions::Decisions;
use super::pool::refusal;
use crate::catalogue::exercise::Exercise;
use crate::plan::{Excluded, RuleId, Week};
use crate::rules::Context;
use crate::text::id::Id;

/// The exercises that weeks hold.
pub(super) fn used(weeks: &[Week]) -> BTreeSet<&Id> {
    let sessions = weeks.iter().flat_map(Week::sessions);
    sessions.flat_map(|(_, session)| session.items().map(|(_, item)| &item.exercise.id)).collect()
}

/// Every exercise that a must rule leaves out of the whole plan, and what was asked for but found no
/// room.
pub(super) fn of(
    context: Context,
    weeks: &[Week],
    used: &BTreeSet<&Id>,
    decisions: &mut Decisions,
) -> Vec<Excluded> {
    let mut left_out = Vec::new();
    let exercises = context.catalogue.exercises().iter();
    for exercise in exercises.filter(|exercise| !used.contains(&exercise.id)) {
        let wanted = context.profile.wanted().contains(&exercise.id);
        let Some((rule, text)) = why(context, weeks, exercise, wanted) else { continue };
        if wanted {
            answer(context, exercise, &text, decisions);
        }
        let (exercise, text) = (exercise.id.clone(), format!("It {text}."));
        left_out.push(Excluded { exercise, rule: rule.into(), text: text.into() });
    }
    left_out
}

/// By which rule an exercise is left out, and what the rule says of it. What the reader barred goes
/// without saying, unless they asked for it as well.
fn why(
    context: Context,
    weeks: &[Week],
    exercise: &Exercise,
    wanted: bool,
) -> Option<(RuleId, String)> {
    let refused = |week: u32| refusal(in_week(context, weeks, week), exercise);
    match last_weeks(context).into_iter().find_map(refused) {
        Some((rule, objection)) => (wanted || rule.id != RuleId::NO_UNSAFE_FILLER)
            .then(|| (rule.id, objection.to_string())),
        None => wanted.then(|| {
            (RuleId::TIME_BUDGET, format!("found no room in {} min", context.profile.minutes))
        }),
    }
}

/// As whom and how far in training somebody counts in a week of the plan.
fn in_week<'a>(context: Context<'a>, weeks: &[Week], number: u32) -> Context<'a> {
    let own = weeks.iter().find(|week| week.number == number);
    own.map_or_else(|| context.in_week(number), |week| context.of(week))
}

/// The last week of each state, the last state first: what a state keeps back in its first weeks
/// only is not left out of it.
fn last_weeks(context: Context) -> Vec<u32> {
    let ends = context.outlook.turns().skip(1).map(|week| week - 1);
    let mut weeks: Vec<u32> = ends.chain([context.outlook.weeks()]).collect();
    weeks.reverse();
    weeks
}

/// Tells what becomes of a wish.
fn answer(context: Context, exercise: &Exercise, text: &str, decisions: &mut Decisions) {
    let told = if context.profile.barred().contains(&exercise.id) {
        format!("You asked for {} and never to use it: never wins.", exercise.name)
    } else {
        format!("You asked for {}, but it is left out: it {text}.", exercise.name)
    };
    decisions.applied_to([(&exercise.id).into()], RuleId::NO_UNSAFE_FILLER, told);
}
