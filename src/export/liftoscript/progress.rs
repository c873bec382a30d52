//! Weights and how they grow: what the plan says of them from week to week, as rules that the app
//! keeps.
//!
//! The weeks of a plan say their repetitions themselves, so that the app only has to add weight:
//! after the last session before a week with more, where all was done, and to what was lifted,
//! whatever the plan supposed. A plan of one week comes again and again in the app: there its double
//! progression climbs, one rung a week.

use std::collections::{HashMap, HashSet};

use super::names;
use crate::catalogue::exercise::Level;
use crate::catalogue::ladder::{Ladder, Weight};
use crate::catalogue::{Catalogue, Load};
use crate::export::say::item::is_worn;
use crate::person::weight::Unit;
use crate::plan::{Item, Plan};
use crate::text::id::Id;
use crate::text::printable::{joined, put};

/// What the app does after a session: the weight that was lifted stays.
const KEEP: &str = "weights = completedWeights[ns]";

/// A session with an exercise: week and day as the app counts them, and the steps of weight.
#[derive(Clone, Copy)]
struct Turn {
    week: usize,
    day: usize,
    step: u32,
    grams: Option<u32>,
}

/// The weights of a plan.
pub struct Progress<'p> {
    catalogue: &'p Catalogue,
    owned: &'p [Id],
    unit: Unit,
    /// Whether the app does the same week again and again.
    again: bool,
    /// The sessions of each weighted exercise, by its name in the app.
    turns: HashMap<String, Vec<Turn>>,
    /// The names of which was said how their weight grows.
    said: HashSet<String>,
}

impl<'p> Progress<'p> {
    /// Those of a plan.
    pub fn of(plan: &'p Plan, catalogue: &'p Catalogue) -> Self {
        let owned = &plan.profile.equipment;
        let mut turns: HashMap<String, Vec<Turn>> = HashMap::new();
        for (number, week) in (1..).zip(&plan.weeks) {
            for (day, (_, session)) in (1..).zip(week.sessions()) {
                for item in session.main() {
                    let Some(load) = &item.load else { continue };
                    let turn = Turn { week: number, day, step: load.step, grams: load.grams };
                    turns.entry(names::of(item, owned)).or_default().push(turn);
                }
            }
        }
        let unit = plan.profile.unit.unwrap_or_default();
        Self { catalogue, owned, unit, again: plan.weeks.len() == 1, turns, said: HashSet::new() }
    }

    /// What the equipment of an exercise weighs more with each step; none where nothing of it can
    /// become heavier.
    fn weighed(&self, item: &Item) -> Option<&'p Load> {
        let set = names::set(&item.exercise, self.owned);
        set.iter().find_map(|id| self.catalogue.equipment_of(id.as_str())?.load.as_ref())
    }

    /// The weight of an item, as it stands among its sections: what is known, or a question.
    pub fn weight(&self, item: &Item) -> String {
        match item.load.as_ref().and_then(|load| load.grams) {
            Some(grams) => said(self.unit, grams),
            None if is_worn(item) || names::is_weighted(&item.exercise, self.owned) => {
                said(self.unit, 0) + "+"
            }
            None => said(self.unit, 0),
        }
    }

    /// How an item's weight grows, as a section: where its exercise comes first, for the whole
    /// program. None where it is not lifted, or no step of it has a weight.
    pub fn section(&mut self, item: &Item, name: &str, level: Level) -> Option<String> {
        item.load.as_ref()?;
        let load = self.weighed(item).filter(|load| load.grams.is_some())?;
        let turns = self.turns.get(name)?;
        if self.said.insert(name.to_owned()) {
            let double = if self.again { double(item, level, load, self.unit) } else { None };
            return Some(double.unwrap_or_else(|| script(turns, load, self.unit)));
        }
        // Once a week is enough.
        self.again.then(|| "none".into())
    }
}

/// Repetitions first, then weight and back, over the range of the ladder.
fn double(item: &Item, level: Level, load: &Load, unit: Unit) -> Option<String> {
    let own = item.exercise.dose(level).unwrap_or(&item.dose);
    let [low, high] = Ladder::of(&item.exercise, own, Weight::of(load)).reps()?;
    let step = said(unit, step(load, unit));
    (low < high).then(|| format!("dp({step}, {low}, {high})"))
}

/// Grams of a step, as it is done in a unit.
fn step(load: &Load, unit: Unit) -> u32 {
    load.grams.map_or(0, |grams| unit.grams(unit.step(grams).0))
}

/// A weight as the app reads it: `22.5kg`.
fn said(unit: Unit, grams: u32) -> String {
    unit.said(grams).replace(' ', "")
}

/// The weight that was lifted, and more of it where the plan has more the next time.
fn script(turns: &[Turn], load: &Load, unit: Unit) -> String {
    let mut script = String::from("custom() {~ ");
    let changes = changes(turns, step(load, unit));
    for (grams, before) in &changes {
        let when = before
            .iter()
            .map(|turn| format!("(week == {} && dayInWeek == {})", turn.week, turn.day));
        let when = joined(&when.collect::<Vec<_>>(), " || ");
        let sign = if *grams > 0 { '+' } else { '-' };
        let change = said(unit, grams.unsigned_abs());
        put(
            &mut script,
            format_args!(
                "if (completedReps >= reps && ({when})) {{ {KEEP} {sign} {change} }} else "
            ),
        );
    }
    script + &if changes.is_empty() { format!("{KEEP} ~}}") } else { format!("{{ {KEEP} }} ~}}") }
}

/// The turns after which the weight changes, by the grams of the change.
fn changes(turns: &[Turn], step: u32) -> Vec<(i32, Vec<Turn>)> {
    let mut changes: Vec<(i32, Vec<Turn>)> = Vec::new();
    for pair in turns.windows(2) {
        let grams = change(pair[0], pair[1], step);
        match changes.iter_mut().find(|(known, _)| *known == grams) {
            _ if grams == 0 => {}
            Some((_, before)) => before.push(pair[0]),
            None => changes.push((grams, vec![pair[0]])),
        }
    }
    changes
}

/// Grams from one turn to the next: what is known of them, else by the steps.
fn change(before: Turn, turn: Turn, step: u32) -> i32 {
    let between = |before: u32, now: u32| now.cast_signed().saturating_sub(before.cast_signed());
    match (before.grams, turn.grams) {
        (Some(before), Some(now)) => between(before, now),
        _ => between(before.step, turn.step).saturating_mul(step.cast_signed()),
    }
}
