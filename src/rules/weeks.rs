//! Which week is what: blocks of weeks, lighter weeks, the last one that built up.

use super::context::{Context, WeekScope};
use super::outlook::{BLOCK, FIRST_WEEKS};
use crate::catalogue::exercise::{Level, Pattern};
use crate::plan::{Status, Week, WeekKind};

/// Sets of a step-back week, in per cent of the week before: fewest and most.
pub const STEP_BACK: (u32, u32) = (50, 67);

/// The first week of training of the span in which exercises stay: blocks, and for beginners the
/// first weeks apart.
pub fn block_start(level: Level, training: u32) -> u32 {
    let start = (training.max(1) - 1) / BLOCK * BLOCK + 1;
    if level == Level::Beginner && start == 1 && training > FIRST_WEEKS {
        FIRST_WEEKS + 1
    } else {
        start
    }
}

/// Whether a week of training is a lighter one.
pub fn steps_back(context: Context, training: u32) -> bool {
    let long = context.profile.weeks >= BLOCK && !context.progress_paused();
    long && training.is_multiple_of(BLOCK)
        && !context.named_workout()
        && context.status == Status::Plan
}

/// Whether exercises stay from one week to the one that is looked at: one state, one block, or
/// weeks that are alike.
pub fn same_cycle(context: Context, last: &Week) -> bool {
    let start = |training| block_start(context.level(), training);
    context.outlook.is_same(last.number, context.week)
        && (context.progress_paused() || start(last.training()) == start(context.training))
}

/// Sets of all main items of a week.
pub fn week_sets(week: &Week) -> u32 {
    let main = week.strength().flat_map(|(_, session)| session.main());
    main.filter(|item| item.exercise.pattern != Pattern::Stretch).map(|item| item.dose.sets()).sum()
}

/// Whether a week counts as one that steps back: it calls itself so and the plan has one there, or
/// it is lighter indeed.
pub fn counts_as_lighter(context: Context, week: &Week, before: Option<&Week>) -> bool {
    let lighter =
        || before.is_some_and(|before| week_sets(week) * 100 <= STEP_BACK.1 * week_sets(before));
    week.kind == WeekKind::StepBack && (steps_back(context, week.training()) || lighter())
}

/// Whether a week is a pause: it holds no strength work.
pub fn is_pause(week: &Week) -> bool {
    week.strength().next().is_none()
}

/// The last week before one that builds up, whatever the weeks call themselves; what stands before
/// a pause is gone on from after it.
pub fn last_build<'a>(scope: &WeekScope<'a>) -> Option<&'a Week> {
    let before = scope.before;
    let lighter =
        |index: usize| counts_as_lighter(scope.context, &before[index], before[..index].last());
    let builds = |index: &usize| !is_pause(&before[*index]) && !lighter(*index);
    (0..before.len()).rev().find(builds).map(|index| &before[index])
}
