//! What changed in a session: exercises that came, went, moved or took another's place, and their
//! doses.

use crate::catalogue::dose::Dose;
use crate::person::weight::Unit;
use crate::plan::diff::{Because, Change, Kind, Pair, Place};
use crate::plan::{BlockKind, Item, Load, RuleId, Session, Why};
use crate::text::printable::{counted, joined, range};

/// The rules whose reasons speak of doses.
const OF_DOSE: [RuleId; 4] =
    [RuleId::TRIM_ORDER, RuleId::SESSION_SHARE, RuleId::PROGRESSION, RuleId::STEP_BACK_WEEK];

type InBlock<'a> = (BlockKind, &'a Item);

/// Compares the items of two sessions. The same exercise is the same item, wherever it stands; its
/// easy first set is another.
pub(super) fn compare(
    pair: Pair,
    old: &Session,
    new: &Session,
    place: &Place,
    changes: &mut Vec<Change>,
) {
    let mut went: Vec<InBlock> = old.items().collect();
    let mut came: Vec<InBlock> = Vec::new();
    let mut kept: Vec<(usize, InBlock)> = Vec::new();
    for (block, item) in new.items() {
        let same = |old: &Item| old.exercise.id == item.exercise.id && old.ramp == item.ramp;
        match went.iter().position(|(_, old)| same(old)) {
            Some(index) => {
                let before = went.remove(index);
                kept.push((rank(old, before.1), (block, item)));
                compare_item(pair, before, (block, item), place, changes);
            }
            None => came.push((block, item)),
        }
    }
    order(&kept, place, changes);
    for new in came {
        let same = |(block, old): &InBlock| {
            let alike = old.exercise.pattern == new.1.exercise.pattern && old.ramp == new.1.ramp;
            *block == new.0 && alike
        };
        let before = went.iter().position(same).map(|index| went.remove(index).1);
        changes.push(arrival(pair, before, new, place));
    }
    for (block, item) in went {
        let text = format!("{} is gone.", named(item));
        let id = &item.exercise.id;
        let told = || pair.newly_told(|notice| notice.is_about(id.as_str()));
        let because = pair.left_out(id).or_else(told);
        changes.push(Change::new(Kind::Removed, text).at(at(block, item, place)).by(because));
    }
}

fn at(block: BlockKind, item: &Item, place: &Place) -> Place {
    Place { block: Some(block), exercise: Some(item.exercise.id.clone()), ..place.clone() }
}

/// An item by its exercise, its easy first set as such.
fn named(item: &Item) -> String {
    let easy = if item.ramp { " (easy first set)" } else { "" };
    format!("{}{easy}", item.exercise.name)
}

/// Where an item stood in its session.
fn rank(session: &Session, item: &Item) -> usize {
    session.items().position(|(_, other)| std::ptr::eq(other, item)).unwrap_or(usize::MAX)
}

/// The first reason of an item.
fn first_reason(item: &Item) -> Option<Because<'_>> {
    item.why.first().map(|why| (&why.rule, why.text.as_str()))
}

fn arrival(pair: Pair, before: Option<&Item>, (block, item): InBlock, place: &Place) -> Change {
    // Its dose is not said: it may differ from week to week where the exercise does not.
    let name = named(item);
    let (kind, text, because) = match before {
        Some(before) => {
            let text = format!("{name} takes the place of {}.", named(before));
            (
                Kind::Replaced,
                text,
                pair.left_out(&before.exercise.id).or_else(|| first_reason(item)),
            )
        }
        None => (Kind::Added, format!("{name} is new."), first_reason(item)),
    };
    Change::new(kind, text).at(at(block, item, place)).by(because)
}

fn compare_item(pair: Pair, old: InBlock, new: InBlock, place: &Place, changes: &mut Vec<Change>) {
    let (name, place) = (named(new.1), at(new.0, new.1, place));
    if old.0 != new.0 {
        let text = format!("{name} moves from the {} to the {}.", old.0.part(), new.0.part());
        changes.push(Change::new(Kind::Block, text).at(place.clone()));
    }
    let mut parts = Vec::new();
    dose_changes(&old.1.dose, &new.1.dose, &mut parts);
    let unit = pair.new.profile.unit.unwrap_or_default();
    let [before, after] = [old.1, new.1].map(|item| weight(item.load.as_ref(), unit));
    if before != after {
        parts.push(instead("weight", after, before));
    }
    if old.1.rpe != new.1.rpe {
        parts.push(instead("effort", effort(new.1.rpe), effort(old.1.rpe)));
    }
    if !parts.is_empty() {
        // Why this exercise is no reason for this dose: only what speaks of doses is.
        let of_dose = |why: &&Why| OF_DOSE.iter().any(|rule| why.rule == *rule);
        let because = new.1.why.iter().find(|why| of_dose(why) && !old.1.why.contains(why));
        let because = because.map(|why| (&why.rule, why.text.as_str()));
        changes.push(
            Change::new(Kind::Dose, format!("{name}: {}.", parts.join(", "))).at(place).by(because),
        );
    }
}

/// The new order of a block whose exercises stayed and changed their order.
fn order(kept: &[(usize, InBlock)], place: &Place, changes: &mut Vec<Change>) {
    for block in kept.chunk_by(|(_, (a, _)), (_, (b, _))| a == b) {
        if !block.is_sorted_by_key(|(rank, _)| *rank) {
            let names: Vec<&str> =
                block.iter().map(|(_, (_, item))| item.exercise.name.as_str()).collect();
            let place = Place { block: block.first().map(|(_, (kind, _))| *kind), ..place.clone() };
            let text = format!("The order is now {}.", names.join(", "));
            changes.push(Change::new(Kind::Order, text).at(place));
        }
    }
}

fn instead(what: &str, new: impl std::fmt::Display, old: impl std::fmt::Display) -> String {
    format!("{what} {new} instead of {old}")
}

/// "the first one", "2 steps above the first", with the weight where it is known.
fn weight(load: Option<&Load>, unit: Unit) -> String {
    let Some(load) = load else { return "not said".into() };
    let steps = match load.step {
        0 => "the first one".to_owned(),
        steps => format!("{} above the first", counted(steps, "step")),
    };
    match load.grams {
        Some(grams) => format!("{steps} ({})", unit.said(grams)),
        None => steps,
    }
}

fn effort(rpe: Option<[u32; 2]>) -> String {
    rpe.map_or_else(|| "not said".to_owned(), |rpe| range(rpe, "-"))
}

/// What is different between two doses, each difference in words.
fn dose_changes(old: &Dose, new: &Dose, parts: &mut Vec<String>) {
    match (old, new) {
        (Dose::Reps { sets: a, reps: r, .. }, Dose::Reps { sets: b, reps: s, .. }) => {
            push(a, b, |a, b| set_change(*a, *b), parts);
            let words = |r: &[u32; 2], s: &[u32; 2]| {
                format!("{} repetitions instead of {}", range(*s, "-"), range(*r, "-"))
            };
            push(r, s, words, parts);
        }
        (Dose::Hold { sets: a, seconds: r, .. }, Dose::Hold { sets: b, seconds: s, .. }) => {
            push(a, b, |a, b| set_change(*a, *b), parts);
            push(r, s, |r, s| format!("{s} s holds instead of {r} s"), parts);
        }
        (
            Dose::Holds { reps_per_set: a, seconds: r, .. },
            Dose::Holds { reps_per_set: b, seconds: s, .. },
        ) => {
            let list = |holds: &[u32]| joined(holds, ", ");
            push(a, b, |a, b| format!("sets of {} holds instead of {}", list(b), list(a)), parts);
            push(r, s, |r, s| format!("{s} s holds instead of {r} s"), parts);
        }
        (Dose::Minutes { minutes: a }, Dose::Minutes { minutes: b }) => {
            push(a, b, |a, b| format!("{b} min instead of {a}"), parts);
            return;
        }
        _ => {
            parts.push(format!("{} instead of {}", new.short(false), old.short(false)));
            return;
        }
    }
    let sides = |_: &_, each: &_| {
        if *each == Some(true) { "on each side now" } else { "no longer on each side" }.to_owned()
    };
    push(&old.per_side(), &new.per_side(), sides, parts);
    push(&old.rest(), &new.rest(), |a, b| format!("{b} s rest instead of {a} s"), parts);
    if let (Dose::Reps { tempo: a, .. }, Dose::Reps { tempo: b, .. }) = (old, new) {
        push(a, b, |a, b| instead("tempo", b, a), parts);
    }
}

fn set_change(old: u32, new: u32) -> String {
    format!("{} instead of {old}", counted(new, "set"))
}

fn push<T: PartialEq>(old: &T, new: &T, words: impl Fn(&T, &T) -> String, parts: &mut Vec<String>) {
    if old != new {
        parts.push(words(old, new));
    }
}
