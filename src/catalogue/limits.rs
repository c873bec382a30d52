//! What a dose of a pattern may be at most: shared by the catalogue's reader and the rules about
//! doses.

use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};

/// Seconds a stretch is held: 20-30 s from the source article, up to 60 s for older adults (ACSM
/// 2011).
pub const STRETCH_HOLD: std::ops::RangeInclusive<u32> = 20..=60;
/// Longest hold of a trunk exercise, in seconds (`McGill`).
pub const CORE_HOLD: u32 = 10;
/// Seconds between the sets of two exercises in turn: the other one is the rest.
pub const TURNS_REST: u32 = 15;
/// Longest carry, in seconds.
pub const CARRY_HOLD: u32 = 40;

/// Whether holds of this pattern are trunk holds: keeping still, extending, bridging.
pub fn is_trunk_hold(pattern: Pattern) -> bool {
    pattern.is_anti_movement() || matches!(pattern, Pattern::Extension | Pattern::Bridge)
}

/// Whether repetitions are quicker than strength work is otherwise: steps of a bridge, and the
/// small jolts that bones answer to.
pub fn is_quick(exercise: &Exercise) -> bool {
    exercise.pattern == Pattern::Impact || is_marching(exercise)
}

/// Whether repetitions are steps on the spot, whose phases are 1 s: a bridge done one foot at a
/// time.
pub fn is_marching(exercise: &Exercise) -> bool {
    exercise.unilateral
        && exercise.pattern == Pattern::Bridge
        && exercise
            .doses
            .iter()
            .flatten()
            .all(|dose| matches!(dose, Dose::Reps { tempo, .. } if tempo.0 == [1, 1, 1, 1]))
}
