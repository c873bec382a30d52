//! What a block of weeks does, in a sentence that its weeks bear out.

use crate::catalogue::dose::Dose;
use crate::plan::{Item, Plan, Theme, Week, WeekKind};

/// Weeks of training in a block that keeps its exercises.
const BLOCK: u32 = 4;

/// Which block of training weeks a week belongs to.
pub(super) fn block(week: &Week) -> u32 {
    week.training().saturating_sub(1) / BLOCK
}

/// What the block of a week does: its theme, as far as the plan has come to it.
pub fn about(plan: &Plan, week: &Week) -> Option<String> {
    let theme = week.theme?;
    let before = plan.weeks.iter().rfind(|other| {
        other.number < week.number && block(other) != block(week) && other.kind == WeekKind::Build
    });
    let goes_on =
        if stands(plan, week) { "keep up what is there" } else { "a little more each week" };
    let some = |is: fn(&Item, &Item) -> bool| {
        before.is_some_and(|before| {
            week.main().any(|now| in_week(before, now).is_some_and(|was| is(was, now)))
        })
    };
    Some(match (theme, before) {
        (Theme::Learn, _) => "Learn: few sets, to learn the movements.".into(),
        (Theme::Build, _) if some(has_more_sets) => "Build: more sets of some lifts.".into(),
        (Theme::Build, _) => format!("Build: {goes_on}."),
        (Theme::Load, _) if some(is_heavier) => "Load: fewer repetitions, more weight.".into(),
        (Theme::Load, None) => "Load: fewer repetitions, more weight where a lift has one.".into(),
        (Theme::Load, _) => format!("Load: nothing here takes more weight, {goes_on}."),
        (Theme::Vary, None) => "Vary: new exercises where any fit.".into(),
        (Theme::Vary, Some(before)) if week.main().any(|now| in_week(before, now).is_none()) => {
            "Vary: some exercises change.".into()
        }
        (Theme::Vary, _) => format!("Vary: nothing else fits, {goes_on}."),
    })
}

/// An exercise of a week, as another one has it.
fn in_week<'p>(week: &'p Week, item: &Item) -> Option<&'p Item> {
    week.main().find(|other| other.exercise.id == item.exercise.id)
}

fn has_more_sets(was: &Item, now: &Item) -> bool {
    now.exercise.lift && now.dose.sets() > was.dose.sets()
}

fn is_heavier(was: &Item, now: &Item) -> bool {
    let step = |item: &Item| item.load.as_ref().map_or(0, |load| load.step);
    let fewer = matches!((&was.dose, &now.dose),
        (Dose::Reps { reps: [_, was], .. }, Dose::Reps { reps: [_, now], .. }) if now < was);
    fewer && step(now) > step(was)
}

/// Whether nothing climbs in the block of a week.
fn stands(plan: &Plan, week: &Week) -> bool {
    let builds = || {
        plan.weeks
            .iter()
            .filter(|other| block(other) == block(week) && other.kind == WeekKind::Build)
    };
    let (Some(first), Some(last)) = (builds().next(), builds().next_back()) else { return false };
    let index = |item: &Item| item.rung.as_ref().map_or(0, |rung| rung.index);
    let climbs = |item| in_week(first, item).is_some_and(|was| index(item) > index(was));
    first.number != last.number && !last.main().any(climbs)
}
