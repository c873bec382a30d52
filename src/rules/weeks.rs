//! Which week is what: blocks of weeks, lighter weeks, the last one that built up.

use super::context::{Context, WeekScope};
use super::outlook::BLOCK;
use crate::catalogue::exercise::{Level, Pattern};
use crate::plan::{Session, Status, Theme, Week, WeekKind};

/// Sets of a step-back week, in per cent of the week before: fewest and most.
pub const STEP_BACK: (u32, u32) = (45, 70);

/// The first week of training of a block.
pub fn block_start(training: u32) -> u32 {
    (training.max(1) - 1) / BLOCK * BLOCK + 1
}

/// Whether a week of training is the first of its block.
pub fn starts_block(training: u32) -> bool {
    block_start(training) == training
}

/// What the blocks of somebody who was no beginner do, again and again; a beginner's first ones
/// come before.
const THEMES: [Theme; 3] = [Theme::Build, Theme::Load, Theme::Vary];
const FIRST_THEMES: [Theme; 3] = [Theme::Learn, Theme::Build, Theme::Vary];

/// What the block of a week of training does; none where weeks are alike or are those of a named
/// workout.
pub fn theme(context: Context) -> Option<Theme> {
    if context.progress_paused() || context.named_workout() || context.status != Status::Plan {
        return None;
    }
    let block = context.block() as usize;
    let first = if context.profile.level == Level::Beginner { &FIRST_THEMES[..] } else { &[] };
    match block.checked_sub(first.len()) {
        None => first.get(block).copied(),
        Some(later) => Some(THEMES[later % THEMES.len()]),
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
    context.outlook.is_same(last.number, context.week)
        && (context.progress_paused()
            || context.named_workout()
            || block_start(last.training()) == block_start(context.training))
}

/// Sets of all main items of a session.
pub fn session_sets(session: &Session) -> u32 {
    let main = session.main().filter(|item| item.exercise.pattern != Pattern::Stretch);
    main.map(|item| item.dose.sets()).sum()
}

/// Sets of all main items of a week.
fn week_sets(week: &Week) -> u32 {
    week.strength().map(|(_, session)| session_sets(session)).sum()
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
