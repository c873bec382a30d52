//! What stands beside an amount: rest, effort, tempo, sides, and when to leave an exercise out.

use std::borrow::Cow;

use super::safety::stated;
use crate::catalogue::dose::{Dose, Tempo};
use crate::catalogue::exercise::Sides;
use crate::person::weight::Unit;
use crate::plan::{BlockKind, Item, RuleId};
use crate::text::id::Text;
use crate::text::look::Signs;
use crate::text::printable::range;

/// What has no half: a bar may be lifted empty.
const BAR: &str = "barbell";

/// What an item is called: its exercise, or an easy first set of it.
pub fn named(item: &Item) -> Cow<'_, str> {
    let name = item.exercise.name.as_str();
    if !item.ramp {
        return name.into();
    }
    let bar = item.exercise.equipment.iter().flatten().any(|id| id.as_str() == BAR);
    let empty = if bar { " or a broomstick" } else { "" };
    format!("{name}, easy first set with half the weight{empty}").into()
}

/// The pause between sets, where there is one: `45 s`.
pub fn rest(dose: &Dose) -> Option<String> {
    (dose.sets() > 1 && dose.rest() > 0).then(|| format!("{} s", dose.rest()))
}

/// A pause up to this need not be told, in seconds: getting ready takes it.
pub const SHORT_REST: u32 = 15;

/// Whether an item is done with a backpack that takes its weight.
pub fn is_worn(item: &Item) -> bool {
    item.exercise.backpack && item.load.is_some()
}

/// The weight in use where it is known: `12 kg`, `27.5 lb`.
pub fn weight(item: &Item, unit: Unit) -> Option<String> {
    item.load.as_ref()?.grams.map(|grams| unit.said(grams))
}

/// Grams as kilograms, without what says nothing: `20`, `22.5`.
pub fn kilograms(grams: u32) -> String {
    (f64::from(grams) / 1000.0).to_string()
}

/// An effort from 1 to 10: `6`, `6–7`.
pub fn effort(rpe: [u32; 2], unicode: bool) -> String {
    range(rpe, Signs::of(unicode).dash)
}

/// The tempo, where it is told: on the work of a session.
pub fn tempo(kind: BlockKind, dose: &Dose) -> Option<Tempo> {
    match dose {
        Dose::Reps { tempo, .. } if kind == BlockKind::Main => Some(*tempo),
        _ => None,
    }
}

/// Whether the sides that a dose counts for take turns within a set.
pub fn is_by_turns(item: &Item) -> bool {
    item.dose.is_per_side() && item.exercise.sides == Some(Sides::ByTurns)
}

/// Everything about an item's amount, a part each: `3 sets of 8 repetitions per side`, `rest 45 s`,
/// `each down 2 s, up 2 s, stay 1 s`, `effort 4 to 5`.
pub fn in_full(kind: BlockKind, item: &Item, unit: Unit) -> Vec<String> {
    let dose = &item.dose;
    let amount = match dose {
        Dose::Minutes { .. } => dose.short(false),
        dose => dose.long("s") + if dose.is_per_side() { " per side" } else { "" },
    };
    let amount = amount + if is_by_turns(item) { " by turns" } else { "" };
    let parts = [
        Some(amount),
        weight(item, unit),
        item.ramp.then(|| "an easy set with half the weight".into()),
        rest(dose).map(|rest| format!("rest {rest}")),
        tempo(kind, dose).map(|tempo| format!("each {}", item.exercise.tempo_words(tempo))),
        item.rpe.map(|rpe| format!("effort {}", range(rpe, " to "))),
    ];
    parts.into_iter().flatten().collect()
}

/// The reason that stands beside an item also where no reasons are asked for, because it tells when
/// to leave the exercise out.
pub fn beside(item: &Item) -> Option<&str> {
    let rule = item.why.iter().find(|why| why.rule == RuleId::DIRECTIONAL_PREFERENCE);
    rule.and_then(|why| stated(&why.text)).map(Text::as_str)
}
