//! What opens a session where a direction is known to ease, or where both are tried.

use super::footing::is_down;
use super::pool::Pool;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Exercise;
use crate::person::health::Direction;
use crate::plan::{Item, RuleId};
use crate::rules::bending::{self, EASING_REPS};
use crate::rules::composition::VERY_SHORT;
use crate::rules::footing;

const RULE: RuleId = RuleId::DIRECTIONAL_PREFERENCE;
/// Repetitions of a movement that is only tried.
const TRIAL_REPS: u32 = 5;
/// Seconds that a stretch is held where it opens a session.
const HELD: u32 = 30;

/// The exercise of the direction that eases, with its dose and its stop rule; none without a
/// direction, or where none is allowed.
pub(super) fn easing(pool: &Pool) -> Option<Item> {
    let direction = pool.context.profile.direction?;
    let exercise = bending::easing(pool.context).into_iter().next()?;
    let mut item = pool.item(exercise)?;
    item.set_dose(opening(exercise, &item.dose, EASING_REPS));
    if pool.context.minutes < VERY_SHORT && matches!(item.dose, Dose::Hold { .. }) {
        item.set_dose(item.dose.with_sets(1));
    }
    let way = if direction == Direction::Flexion { "forward" } else { "backward" };
    let times = if matches!(item.dose, Dose::Hold { .. }) {
        String::new()
    } else {
        format!("{EASING_REPS} times, ")
    };
    let text = format!(
        "Bending {way} eases your back, so it leads: {times}may be repeated 3 to 5 times a day, \
            as long as it draws pain in or eases. If pain moves further down a leg, leave it."
    );
    item.because(RULE, text);
    Some(item)
}

/// A small movement of each direction for the first days of gentle movement; nothing where one of
/// them has none.
pub(super) fn trial(pool: &Pool) -> Vec<Item> {
    let Some(exercises) = bending::trial(pool.context) else { return Vec::new() };
    let item = |exercise| {
        let mut item = pool.item(exercise)?;
        item.set_dose(opening(exercise, &item.dose, TRIAL_REPS));
        item.because(
            RULE,
            "A small movement to try: keep it if it eases; if pain moves further down a leg, \
                leave it.",
        );
        Some(item)
    };
    let mut items: Vec<Item> = exercises.into_iter().filter_map(item).collect();
    if footing::holds(pool.context.profile) {
        items.sort_by_key(|item| is_down(&item.exercise));
    }
    items
}

/// A usual dose as it opens a session: one set, of so many repetitions or short holds.
fn opening(exercise: &Exercise, usual: &Dose, reps: u32) -> Dose {
    match usual {
        Dose::Reps { .. } => usual.with_sets(1).with_reps([reps, reps]),
        Dose::Holds { seconds, per_side, rest, .. } => Dose::Holds {
            reps_per_set: vec![reps],
            seconds: *seconds,
            per_side: *per_side,
            rest: *rest,
        },
        Dose::Hold { per_side, rest, .. }
            if exercise.pattern == crate::catalogue::exercise::Pattern::Stretch =>
        {
            Dose::Hold { sets: 1, seconds: HELD, per_side: *per_side, rest: *rest }
        }
        Dose::Hold { .. } if reps == TRIAL_REPS => usual.with_sets(1),
        usual => usual.clone(),
    }
}
