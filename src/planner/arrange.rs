//! Putting lists of exercises in order, and what opens a session.

use std::sync::Arc;

use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern, Position};
use crate::plan::Item;
use crate::rules::{Context, bending, order};

/// Seconds of a stretch that is held once.
const ONE_HOLD: u32 = 30;

/// Leading items of a session that keep their place: walking or marching, and what eases.
pub(super) fn opening(context: Context, items: &[Item]) -> usize {
    let steps =
        items.iter().take_while(|item| item.exercise.pattern == Pattern::Locomotion).count();
    let eases = |item: &Item| bending::eases(context.profile, &item.exercise);
    steps + usize::from(items.get(steps).is_some_and(eases))
}

/// A stretch that is held once, for as long as the card holds it in full.
pub(super) fn once(dose: &Dose) -> Dose {
    match dose {
        Dose::Hold { seconds, per_side, rest, .. } => Dose::Hold {
            sets: 1,
            seconds: (*seconds).max(ONE_HOLD),
            per_side: *per_side,
            rest: *rest,
        },
        dose => dose.with_sets(1),
    }
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
