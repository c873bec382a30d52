//! For people who are spared the way down to the floor and up again: upright exercises first, then
//! those on the floor, in one go.

use crate::catalogue::exercise::Exercise;
use crate::catalogue::spine::MOST;
use crate::plan::Item;
use crate::rules::footing::{MOST_CHANGES, changes, is_on_floor};

/// Whether an exercise is done on the floor; with the back raised on a bench one sits on it, too.
pub(super) fn is_down(exercise: &Exercise) -> bool {
    is_on_floor(exercise.position).unwrap_or(true)
}

/// Puts the parts of a session in an order with few changes: each begins where the one before it
/// ended, and what would be one change too many at the end goes. The first `fixed` items keep their
/// place.
pub(super) fn settle(parts: &mut [&mut Vec<Item>], fixed: usize) {
    let mut down = false;
    for (index, part) in parts.iter_mut().enumerate() {
        let fixed = if index == 0 { fixed.min(part.len()) } else { 0 };
        if let Some(last) = part[..fixed].last() {
            down = is_down(&last.exercise);
        }
        part[fixed..].sort_by_key(|item| is_down(&item.exercise) != down);
        spare_highest(&mut part[fixed..]);
        if let Some(last) = part.last() {
            down = is_down(&last.exercise);
        }
    }
    while count(parts) > MOST_CHANGES {
        let Some(last) = parts.iter_mut().rev().find(|part| !part.is_empty()) else { return };
        last.pop();
    }
}

/// The highest compression never comes first: another exercise done in the same place does, else
/// those done in the other.
fn spare_highest(items: &mut [Item]) {
    let highest = |item: &Item| item.exercise.spine.comp >= MOST;
    let Some(first) = items.first().filter(|item| highest(item)) else { return };
    let down = is_down(&first.exercise);
    match items.iter().position(|item| !highest(item) && is_down(&item.exercise) == down) {
        Some(other) => items[..=other].rotate_right(1),
        None => items.sort_by_key(|item| is_down(&item.exercise) == down),
    }
}

fn count(parts: &[&mut Vec<Item>]) -> usize {
    changes(parts.iter().flat_map(|part| part.iter()).map(|item| item.exercise.as_ref()))
}
