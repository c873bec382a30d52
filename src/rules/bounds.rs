//! How far a dose may go, whoever wrote it: repetitions that nobody counts any more, holds and
//! durations many times an exercise's own.

use super::dosage::STRETCH_MOST;
use super::recovery::MOBILITY;
use super::{At, Breaches, SessionScope, WeekScope};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::limits::{CORE_HOLD, is_marching};
use crate::plan::{Item, PlanDay};

/// Most repetitions of a set, and most steps of a march.
const MOST_REPS: (u32, u32) = (30, 50);
/// How many times its own longest hold an exercise of mobility or balance is held at most.
const TIMES_ITS_HOLD: u32 = 2;
/// How many times its own largest dose an exercise is done in a session at most.
const TIMES_ITS_DOSE: u32 = 3;
/// Longest breathing in one go, in minutes: the most mobility of a day.
const MOST_BREATHING: u32 = MOBILITY.1 / 60;
/// Longest walking or marching in one go, in minutes: what walking builds up to (Pocovi 2024).
const MOST_STEPPING: u32 = 30;

/// Most sessions of a day: one in the morning and one in the evening.
const A_DAY: usize = 2;

/// The bounds in words, as `volume-cap` tells them.
pub fn says() -> String {
    let (reps, steps) = MOST_REPS;
    format!(
        "No set of any exercise has more than {reps} repetitions ({steps} steps). In a session an \
            exercise is done {TIMES_ITS_DOSE} times its own largest dose at most; what is held in \
            mobility and balance lasts {TIMES_ITS_HOLD} times the exercise's own longest hold at \
            most, {CORE_HOLD} s where it has none; breathing lasts {MOST_BREATHING} min at most, \
            walking or marching {MOST_STEPPING} min. A day has {A_DAY} sessions at most, which \
            together keep to what one may hold of an exercise."
    )
}

/// Nobody counts further than this in one set.
pub fn repetitions(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in scope.session.items() {
        let most = if is_marching(&item.exercise) { MOST_REPS.1 } else { MOST_REPS.0 };
        let reps = match &item.dose {
            Dose::Reps { reps: [_, high], .. } => *high,
            Dose::Holds { reps_per_set, .. } => reps_per_set.iter().copied().max().unwrap_or(0),
            _ => 0,
        };
        if reps > most {
            let text = format!("{} has {reps} repetitions in a set.", item.exercise.name);
            found.must(
                At::item(block, &item.exercise),
                text,
                format!("Do {most} at most, or a harder exercise."),
            );
        }
    }
}

/// Nothing is done many times longer than the exercise itself asks for.
pub fn own_dose(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in scope.session.items() {
        let (exercise, spot) = (&item.exercise, At::item(block, &item.exercise));
        let (longest, most) = seconds_at_most(exercise);
        let held = item.dose.longest_hold().unwrap_or(0);
        let lasts = item.dose.active();
        if held > longest {
            let text = format!("{} is held for {held} s.", exercise.name);
            found.must(spot, text, format!("Hold for {longest} s at most."));
        } else if lasts > most {
            let text = format!("{} is done for {lasts} s.", exercise.name);
            found.must(spot, text, format!("Keep to {most} s without rest."));
        }
    }
}

/// What the sessions of a day add up to is bounded as if they were one.
pub fn days(scope: &WeekScope, found: &mut Breaches) {
    for day in scope.week.days.iter().filter(|day| day.sessions.len() > 1) {
        let count = day.sessions.len();
        if count > A_DAY {
            let text = format!("{} has {count} sessions.", day.name());
            found.must(At::day(day), text, format!("Keep to {A_DAY} a day."));
        }
        let mut seen: Vec<&Exercise> = Vec::new();
        for item in items(day) {
            let exercise = &*item.exercise;
            if seen.iter().any(|one| one.id == exercise.id) {
                continue;
            }
            seen.push(exercise);
            day_of(day, exercise, found);
        }
        let stepped = items(day).filter(|item| item.exercise.pattern == Pattern::Locomotion);
        let stepped: u32 = stepped.map(|item| item.dose.active()).fold(0, u32::saturating_add);
        if stepped > MOST_STEPPING * 60 {
            let text = format!(
                "{} adds up to {} min of walking and marching.",
                day.date,
                stepped.div_ceil(60)
            );
            found.must(
                At::day(day),
                text,
                format!("Keep to {MOST_STEPPING} min in the sessions of a day."),
            );
        }
    }
}

fn items(day: &PlanDay) -> impl Iterator<Item = &Item> {
    day.sessions.iter().flat_map(|session| session.items().map(|(_, item)| item))
}

/// One exercise over a day: seconds a side for a stretch, else seconds without rest. Walking is
/// added up by itself.
fn day_of(day: &PlanDay, exercise: &Exercise, found: &mut Breaches) {
    let (lasts, most): (fn(&Item) -> u32, u32) = match exercise.pattern {
        Pattern::Locomotion => return,
        Pattern::Stretch => (|item| item.dose.held_per_side(), STRETCH_MOST),
        _ => (|item| item.dose.active(), seconds_at_most(exercise).1),
    };
    let own = items(day).filter(|item| item.exercise.id == exercise.id);
    let (times, sum) =
        own.fold((0, 0_u32), |(times, sum), item| (times + 1, sum.saturating_add(lasts(item))));
    if times > 1 && sum > most {
        let text = format!("{} adds up to {sum} s on {}.", exercise.name, day.name());
        found.must(At::day(day).with_exercise(exercise), text, format!("Keep to {most} s a day."));
    }
}

/// The most seconds of one hold, and of a session without getting ready and rest. Stretches are
/// bounded by `stretch-dose`, holds of strength work by `core-hold-cap`.
fn seconds_at_most(exercise: &Exercise) -> (u32, u32) {
    let free = u32::MAX;
    match exercise.pattern {
        Pattern::Stretch => (free, free),
        Pattern::Breathing => (free, MOST_BREATHING * 60),
        Pattern::Locomotion => (free, MOST_STEPPING * 60),
        pattern => {
            let own = exercise.longest_hold().saturating_mul(TIMES_ITS_HOLD);
            let held = if own == 0 { CORE_HOLD } else { own };
            let most = exercise.most_active().saturating_mul(TIMES_ITS_DOSE);
            (if pattern.is_strength() { free } else { held }, if most == 0 { free } else { most })
        }
    }
}
