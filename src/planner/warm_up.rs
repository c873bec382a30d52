//! Warm-ups: a little walking or marching, then drills until the muscles are warm.

use std::sync::Arc;

use super::easing::easing;
use super::footing::is_down;
use super::pool::Pool;
use super::shape;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Pattern, Position};
use crate::person::profile::Goal;
use crate::plan::{Item, RuleId};
use crate::rules::{Context, bending, condition, footing, order};

/// Longest warm-up where the session holds balance, in seconds: together they stay within the
/// mobility of a day.
const BESIDE_BALANCE: u32 = 420;

/// Seconds that a drill takes at least.
const DRILL: u32 = 60;

/// The warm-up of a strength session, `turn` varying its drills; none when nothing allowed makes
/// one.
pub(super) fn warm_up(pool: &Pool, turn: usize) -> Option<Vec<Item>> {
    let (profile, minutes) = (pool.context.profile, pool.context.minutes);
    let (shortest, longest) = order::warm_up_seconds(minutes);
    // Balance counts towards the day's mobility, too.
    let longest =
        if condition::has_osteoporosis(profile) { longest.min(BESIDE_BALANCE) } else { longest };
    let target = shape::warm_up_target(minutes).clamp(shortest, longest);
    let mut items: Vec<Item> = locomotion(pool).into_iter().collect();
    let wanted = if items.is_empty() { 2 } else { 1 };
    let mut count = 0;
    let easing = easing(pool);
    if let Some(item) = &easing {
        count += 1;
        make_room(&mut items, item.seconds, longest);
        items.push(item.clone());
    }
    let mut total: u32 = items.iter().map(|item| item.seconds).sum();
    let mut drills = drills(pool, turn);
    drills.retain(|drill| {
        easing.as_ref().is_none_or(|easing| easing.exercise.id != drill.exercise.id)
    });
    while (total < target || count < wanted) && !drills.is_empty() {
        // The drill that closes the gap with the least to spare, else simply the next one.
        let closing = drills
            .iter()
            .enumerate()
            .filter(|(_, item)| total + item.seconds >= target)
            .min_by_key(|(_, item)| item.seconds);
        let index = closing.filter(|_| minutes < order::VERY_SHORT).map_or(0, |(index, _)| index);
        let item = drills.remove(index);
        if total + item.seconds <= longest {
            total += item.seconds;
            count += 1;
            items.push(item);
        }
    }
    lengthen(&mut items, &mut total, shortest);
    (count >= wanted && (shortest..=longest).contains(&total)).then_some(items)
}

/// Shortens the march so that what leads fits the warm-up beside it and a drill.
fn make_room(items: &mut [Item], seconds: u32, longest: u32) {
    let Some(item) = items.first_mut() else { return };
    let Dose::Minutes { minutes } = item.dose else { return };
    let (fewest, _) = order::locomotion_minutes(&item.exercise);
    let most = longest.saturating_sub(seconds + DRILL) / 60;
    item.set_dose(Dose::Minutes { minutes: minutes.min(most).max(fewest) });
}

/// Leading items of a session that keep their place: walking or marching, and what eases.
pub(super) fn opening(context: Context, items: &[Item]) -> usize {
    let steps =
        items.iter().take_while(|item| item.exercise.pattern == Pattern::Locomotion).count();
    let eases = |item: &Item| bending::eases(context.profile, &item.exercise);
    steps + usize::from(items.get(steps).is_some_and(eases))
}

/// Marching, or walking where sessions are long, the goal is performance or the reader asked for
/// it.
pub(super) fn locomotion(pool: &Pool) -> Option<Item> {
    let (goal, minutes) = (pool.context.profile.goal, pool.context.minutes);
    let walks = minutes > 45 || (goal == Goal::Performance && minutes > 20);
    let mut allowed: Vec<_> =
        pool.of(Pattern::Locomotion).iter().map(|entry| entry.exercise).collect();
    allowed.sort_by_key(|exercise| {
        (!pool.includes(exercise), exercise.is(Category::Aerobic) != walks)
    });
    let exercise = allowed.first()?;
    let (fewest, most) = order::locomotion_minutes(exercise);
    let mut item = pool.item(exercise)?;
    item.set_dose(Dose::Minutes {
        minutes: shape::warm_up_locomotion(minutes).clamp(fewest, most),
    });
    item.because(RuleId::WARM_UP_FIRST, "Warms you up before the drills and the work.");
    Some(item)
}

/// Drills in the order of preference: fit to open a session first, turned so that sessions differ.
fn drills(pool: &Pool, turn: usize) -> Vec<Item> {
    let allowed = |pattern| pool.of(pattern).iter().map(|entry| entry.exercise);
    let mut drills: Vec<_> =
        allowed(Pattern::Mobility).chain(allowed(Pattern::Breathing)).collect();
    if drills.is_empty() {
        drills = pool.all().filter(|exercise| order::is_drill(pool.context, exercise)).collect();
    }
    let (mut first, mut rest): (Vec<_>, Vec<_>) = drills.into_iter().partition(|exercise| {
        exercise.is(Category::WarmUp) && exercise.pattern != Pattern::Breathing
    });
    // Static positions belong in the daily session, not before work.
    rest.retain(|exercise| !matches!(exercise.dose(pool.context.level()), Some(Dose::Hold { .. })));
    rotate(&mut first, turn);
    rotate(&mut rest, turn);
    let mut drills: Vec<_> = first.into_iter().chain(rest).collect();
    spare(pool.context, &mut drills);
    if footing::holds(pool.context.profile) {
        drills.sort_by_key(|exercise| is_down(exercise));
    }
    let items = drills.into_iter().filter_map(|exercise| pool.item(exercise));
    let with_reason = items.map(|mut item| {
        item.because(
            RuleId::WARM_UP_FIRST,
            "A mobility drill prepares the joints that are about to work.",
        );
        item
    });
    with_reason.collect()
}

/// Moves to the end what the person's state would rather leave out, without forbidding it: bending
/// fully forward later in the morning, standing with stenosis.
pub(super) fn spare(context: Context, exercises: &mut [&Arc<Exercise>]) {
    let (morning, standing) =
        (bending::is_later_morning(context.profile), order::spares_standing(context));
    if morning || standing {
        exercises.sort_by_key(|exercise| {
            let stands = standing && exercise.position == Position::Standing;
            (morning && bending::bends_fully(exercise), stands)
        });
    }
}

/// Turns a list so that another turn begins elsewhere.
pub(super) fn rotate<T>(list: &mut [T], turn: usize) {
    if !list.is_empty() {
        let by = turn % list.len();
        list.rotate_left(by);
    }
}

/// Where drills are few, walking or marching lasts longer, up to its own limit; without either,
/// drills are done twice.
fn lengthen(items: &mut [Item], total: &mut u32, shortest: u32) {
    for item in items {
        if *total >= shortest {
            return;
        }
        let dose = match item.dose {
            Dose::Minutes { minutes } => {
                let (_, most) = order::locomotion_minutes(&item.exercise);
                Dose::Minutes { minutes: (minutes + (shortest - *total).div_ceil(60)).min(most) }
            }
            _ => item.dose.with_sets(item.dose.sets().max(2)),
        };
        *total -= item.seconds;
        item.set_dose(dose);
        *total += item.seconds;
    }
}
