//! What changes from week to week: a short amount for each, and what stands beside all of them.

use super::item::{effort, is_worn, rest, tempo};
use super::phase::{Phase, Row};
use crate::catalogue::dose::{Dose, Tempo};
use crate::plan::{Item, WeekKind};
use crate::text::look::Signs;
use crate::text::printable::joined;

/// What is done as in the week before; at the end of a ladder the first time that other word.
pub const SAME: &str = "same";
pub const TOP: &str = "top";
/// A second more for the lowering, and for a pause.
pub const SLOWER: &str = "slower";
pub const PAUSE: &str = "pause +1 s";
/// The first weight of what began without one.
pub const WORN: &str = "backpack";

/// The amounts of a row, one a week: the first in full, the others as short as they can be told.
pub fn amounts(row: &Row, unicode: bool) -> Vec<String> {
    let mut before: Option<&Item> = None;
    let mut topped = false;
    row.items()
        .map(|item| {
            let Some(item) = item else { return Signs::of(unicode).dash.to_owned() };
            let change = match before.replace(item) {
                None => Some(full(row, item, unicode)),
                Some(before) => short(row, before, item, unicode),
            };
            let is_top = item.rung.as_ref().is_some_and(|rung| rung.next.is_none());
            change.unwrap_or_else(|| {
                let first = is_top && !std::mem::replace(&mut topped, is_top);
                if first { TOP } else { SAME }.to_owned()
            })
        })
        .collect()
}

/// An amount in full: `3 × 8 per side, 12 kg`, `3 × 8, backpack`.
pub fn full(row: &Row, item: &Item, unicode: bool) -> String {
    let worn = || is_worn(item).then(|| WORN.to_owned());
    let weight = row.weight(item).or_else(worn).map(|weight| format!(", {weight}"));
    item.dose.short(unicode) + &weight.unwrap_or_default()
}

/// An amount beside that of the week before: `3 × 9`, `3 × 6, +1`, `7 s`, `slower`; none where
/// nothing changes. What is not named stays.
fn short(row: &Row, before: &Item, item: &Item, unicode: bool) -> Option<String> {
    let pause = rest(&item.dose).filter(|pause| {
        item.dose.rest() != before.dose.rest() && before.dose.sets() > 1 && !pause.is_empty()
    });
    let harder = item.rpe.filter(|rpe| before.rpe != Some(*rpe));
    let amount = (before.dose.amount(unicode) != item.dose.amount(unicode))
        .then(|| amount(&before.dose, &item.dose, unicode));
    let told = [
        amount,
        heavier(row, before, item),
        tempo(row.kind, &before.dose).zip(tempo(row.kind, &item.dose)).and_then(pace),
        pause.map(|pause| format!("rest {pause}")),
        harder.map(|rpe| format!("effort {}", effort(rpe, unicode))),
    ];
    let told: Vec<_> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// How much slower than the week before: in words where one second is more, else the tempo.
fn pace((Tempo(was), Tempo(now)): (Tempo, Tempo)) -> Option<String> {
    let more: [u32; 4] = std::array::from_fn(|phase| now[phase].wrapping_sub(was[phase]));
    match more {
        [0, 0, 0, 0] => None,
        [1, 0, 0, 0] => Some(SLOWER.to_owned()),
        [0, 1, 0, 0] | [0, 0, 0, 1] => Some(PAUSE.to_owned()),
        _ => Some(Tempo(now).to_string()),
    }
}

/// Steps of weight since the week before, or the weight.
fn heavier(row: &Row, before: &Item, item: &Item) -> Option<String> {
    let (was, now) = (before.load.as_ref(), item.load.as_ref()?);
    if let Some(weight) = row.weight(item) {
        return (was.and_then(|was| was.grams) != now.grams).then_some(weight);
    }
    if was.is_none() && item.exercise.backpack {
        return Some(WORN.to_owned());
    }
    let was = was.map_or(0, |was| was.step);
    let sign = if now.step > was { '+' } else { '-' };
    (now.step != was).then(|| format!("{sign}{}", now.step.abs_diff(was)))
}

/// An amount without its sides; of short holds, only the seconds where all else is as before.
fn amount(before: &Dose, dose: &Dose, unicode: bool) -> String {
    match (before, dose) {
        (
            Dose::Holds { reps_per_set: was, seconds: then, .. },
            Dose::Holds { reps_per_set, seconds, .. },
        ) if was == reps_per_set && then != seconds => {
            format!("{seconds} s")
        }
        (Dose::Holds { seconds: then, .. }, Dose::Holds { reps_per_set, seconds, .. })
            if then == seconds =>
        {
            // `1 × 5` alone would be five repetitions.
            dose.even_holds().map_or_else(|| joined(reps_per_set, ", "), |_| dose.amount(unicode))
        }
        _ => dose.amount(unicode),
    }
}

/// What comes after the last week that builds: `4 × 9`, `4 × 6, heavier`.
pub fn next(row: &Row, phase: &Phase, unicode: bool) -> String {
    let items: Vec<_> = phase.weeks.iter().zip(row.items()).collect();
    let mut builds = items.iter().rev().filter(|(week, _)| week.kind == WeekKind::Build);
    let rung = builds.find_map(|(_, item)| item.as_ref()?.rung.as_ref());
    let Some(next) = rung.and_then(|rung| rung.next.as_deref()) else { return String::new() };
    let times = format!(" {} ", Signs::of(unicode).times);
    let short = [(" x ", times.as_str()), ("one step heavier", "heavier")];
    let short = short
        .into_iter()
        .chain([("lowered a second slower", SLOWER), ("with a pause a second longer", PAUSE)]);
    short.fold(next.to_owned(), |next, (long, short)| next.replace(long, short))
}
