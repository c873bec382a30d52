//! A change that is the same in several weeks, sessions or days, said once.

use std::collections::HashMap;
use std::hash::Hash;

use crate::plan::diff::{Change, Place};

/// The same changes with equal ones put together: first over weeks, then over sessions and days.
/// Changes of one place stand side by side, places in the order of the plan.
pub(super) fn merged(changes: Vec<Change>) -> Vec<Change> {
    let over_weeks = merge(
        changes,
        |place| Place { weeks: Vec::new(), ..place.clone() },
        |into, from| {
            extend(&mut into.weeks, from.weeks);
        },
    );
    // Whether a weekday is named keeps sessions apart that are found in different ways.
    let session = |place: &Place| {
        let days =
            if place.days.is_empty() { Vec::new() } else { vec![crate::person::profile::Day::Mon] };
        Place { days, sessions: Vec::new(), ..place.clone() }
    };
    let over_sessions = merge(over_weeks, session, |into, from| {
        extend(&mut into.sessions, from.sessions);
        extend(&mut into.days, from.days);
    });
    side_by_side(over_sessions)
}

fn extend<T: PartialEq>(into: &mut Vec<T>, from: Vec<T>) {
    for value in from {
        if !into.contains(&value) {
            into.push(value);
        }
    }
}

/// Joins the places of changes that are equal but for what `key` leaves out; the first of them
/// keeps its turn.
fn merge(
    changes: Vec<Change>,
    key: impl Fn(&Place) -> Place,
    join: impl Fn(&mut Place, Place),
) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::new();
    let mut known = HashMap::new();
    for change in changes {
        let same = (change.kind, key(&change.place), change.rule.clone(), change.text.clone());
        let index = *known.entry(same).or_insert(merged.len());
        match merged.get_mut(index) {
            Some(first) => join(&mut first.place, change.place),
            None => merged.push(change),
        }
    }
    merged
}

fn side_by_side(mut changes: Vec<Change>) -> Vec<Change> {
    let around = |place: &Place| (place.weeks.clone(), place.sessions.clone(), place.days.clone());
    let turns = first_turns(changes.iter().map(|change| around(&change.place)));
    changes.sort_by_cached_key(|change| turns.get(&around(&change.place)).copied());
    changes
}

fn first_turns<K: Hash + Eq>(keys: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut turns = HashMap::new();
    for (turn, key) in keys.enumerate() {
        turns.entry(key).or_insert(turn);
    }
    turns
}
