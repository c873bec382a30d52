//! Which week is what: blocks of weeks, lighter weeks, the last one that built up.

use super::context::{Case, WeekScene};
use super::outlook::{BLOCK, FIRST_WEEKS};
use crate::catalogue::exercise::{Level, Pattern};
use crate::plan::{Status, Week, WeekKind};

/// Sets of a step-back week, in per cent of the week before: fewest and most.
pub const STEP_BACK: (u32, u32) = (50, 67);

/// The first week of the span in which exercises stay: blocks, and for beginners the first weeks apart.
pub fn block_start(level: Level, week: u32) -> u32 {
    let start = (week.max(1) - 1) / BLOCK * BLOCK + 1;
    if level == Level::Beginner && start == 1 && week > FIRST_WEEKS { FIRST_WEEKS + 1 } else { start }
}

/// Whether a week is one that steps back.
pub fn steps_back(case: Case, week: u32) -> bool {
    let long = case.profile.weeks >= BLOCK && !case.weeks_alike();
    long && week.is_multiple_of(BLOCK) && !case.named_workout() && case.status == Status::Plan
}

/// Whether exercises stay from one week to another: one state, one block, or weeks that are alike.
pub fn same_span(case: Case, last: u32, week: u32) -> bool {
    let case = case.in_week(week);
    let level = case.level();
    case.outlook.is_same(last, week) && (case.weeks_alike() || block_start(level, last) == block_start(level, week))
}

/// Sets of all main items of a week.
pub fn week_sets(week: &Week) -> u32 {
    let main = week.strength().flat_map(|(_, session)| session.main());
    main.filter(|item| item.exercise.pattern != Pattern::Stretch).map(|item| item.dose.sets()).sum()
}

/// Whether a week counts as one that steps back: it calls itself so and the plan has one there, or it is lighter indeed.
pub fn counts_as_lighter(case: Case, week: &Week, before: Option<&Week>) -> bool {
    let lighter = || before.is_some_and(|before| week_sets(week) * 100 <= STEP_BACK.1 * week_sets(before));
    week.kind == WeekKind::StepBack && (steps_back(case, week.number) || lighter())
}

/// The last week before one that builds up, whatever the weeks call themselves.
pub fn last_build<'a>(scene: &WeekScene<'a>) -> Option<&'a Week> {
    let before = scene.before;
    let lighter = |index: usize| counts_as_lighter(scene.case, &before[index], before[..index].last());
    (0..before.len()).rev().find(|index| !lighter(*index)).map(|index| &before[index])
}
