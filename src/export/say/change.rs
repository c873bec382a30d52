//! What changes from week to week: a short amount for each, and what stands beside all of them.

use super::item::{effort, kilograms, rest, tempo};
use super::phase::{Phase, Row};
use crate::catalogue::dose::Dose;
use crate::plan::{BlockKind, Item, WeekKind};
use crate::text::look::Signs;
use crate::text::printable::joined;

/// The amounts of a row, one a week: the first in full, the others as short as they can be told.
pub fn amounts(row: &Row, unicode: bool) -> Vec<String> {
    let mut before: Option<&Item> = None;
    row.items()
        .map(|item| {
            let Some(item) = item else { return Signs::of(unicode).dash.to_owned() };
            match before.replace(item) {
                None => full(item, unicode),
                Some(before) => short(row.kind, before, item, unicode),
            }
        })
        .collect()
}

/// An amount in full: `3 × 8 per side, 12 kg`.
pub fn full(item: &Item, unicode: bool) -> String {
    let weight = weight(item).map(|weight| format!(", {weight}"));
    item.dose.short(unicode) + &weight.unwrap_or_default()
}

/// The weight in use: `12 kg`, `2.5 kg`.
fn weight(item: &Item) -> Option<String> {
    let grams = item.load.as_ref()?.grams?;
    Some(format!("{} kg", kilograms(grams)))
}

/// An amount beside that of the week before: `3 × 9`, `3 × 6, +1`, `7 s`, a tempo. What is not named
/// stays.
fn short(kind: BlockKind, before: &Item, item: &Item, unicode: bool) -> String {
    let slower = tempo(kind, &item.dose).filter(|now| Some(*now) != tempo(kind, &before.dose));
    let pause = rest(&item.dose).filter(|pause| {
        item.dose.rest() != before.dose.rest() && before.dose.sets() > 1 && !pause.is_empty()
    });
    let harder = item.rpe.filter(|rpe| before.rpe != Some(*rpe));
    let beside = [
        heavier(before, item),
        slower.map(|tempo| tempo.to_string()),
        pause.map(|pause| format!("rest {pause}")),
        harder.map(|rpe| format!("effort {}", effort(rpe, unicode))),
    ];
    let beside: Vec<_> = beside.into_iter().flatten().collect();
    let same = before.dose.amount(unicode) == item.dose.amount(unicode) && !beside.is_empty();
    let amount = (!same).then(|| amount(&before.dose, &item.dose, unicode));
    amount.into_iter().chain(beside).collect::<Vec<_>>().join(", ")
}

/// Steps of weight since the week before, or the weight.
fn heavier(before: &Item, item: &Item) -> Option<String> {
    let (was, now) = (before.load.as_ref(), item.load.as_ref()?);
    if let Some(weight) = weight(item) {
        return (was.and_then(|was| was.grams) != now.grams).then_some(weight);
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
            dose.even_holds().map_or_else(
                || joined(reps_per_set, ", "),
                |holds| format!("{} {} {holds}", dose.sets(), Signs::of(unicode).times),
            )
        }
        _ => dose.amount(unicode),
    }
}

/// What comes after the last week that builds: `4 × 9`, `4 × 6, +1`.
pub fn next(row: &Row, phase: &Phase, unicode: bool) -> String {
    let items: Vec<_> = phase.weeks.iter().zip(row.items()).collect();
    let mut builds = items.iter().rev().filter(|(week, _)| week.kind == WeekKind::Build);
    let rung = builds.find_map(|(_, item)| item.as_ref()?.rung.as_ref());
    let Some(next) = rung.and_then(|rung| rung.next.as_deref()) else { return String::new() };
    let signs = Signs::of(unicode);
    next.replace(" x ", &format!(" {} ", signs.times)).replace(", one step heavier", ", +1")
}
