//! What was done of single exercises in two sessions on end.

use chrono::NaiveDate;

use super::change::Change;
use super::{Known, Proposal};
use crate::catalogue::Catalogue;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Exercise;
use crate::journal::record::{Done, Item, Light, Record, What};
use crate::plan::{self, RuleId, Week};
use crate::rules::done::{MOST_AS_DONE, TO_SPARE, goes_by_what_was_done};
use crate::text::id::Id;

/// Sessions on end that decide.
const SESSIONS: usize = 2;

/// What is proposed for single exercises: steps back and easier ones first.
pub(super) fn proposals(known: &Known, catalogue: &Catalogue) -> Vec<(Proposal, Change)> {
    let mut all: Vec<(Proposal, Change)> = Vec::new();
    if !coming(known, goes_by_what_was_done).is_empty() {
        // What was asked of the week was done already.
        return all;
    }
    for exercise in coming(known, |_| true) {
        let done = done(known, &exercise.id);
        let [.., before, last] = done[..] else { continue };
        let two = [before, last];
        if moved_since(known, exercise, last.1.date) {
            continue;
        }
        let found = easier(exercise, two, catalogue)
            .or_else(|| missing(exercise, two))
            .or_else(|| to_spare(known, exercise, two));
        all.extend(found.map(|(text, change)| {
            let records = two.iter().map(|(record, _)| record.id.clone()).collect();
            (Proposal { rule: RuleId::AS_DONE, text, records }, change)
        }));
    }
    all.sort_by_key(|(_, change)| matches!(change, Change::Up(..)));
    all.truncate(MOST_AS_DONE);
    all
}

/// The main exercises of the week that comes whose items are so, each once.
fn coming<'a>(known: &Known<'a>, is: fn(&plan::Item) -> bool) -> Vec<&'a Exercise> {
    let mut all: Vec<&Exercise> = Vec::new();
    let week = known.plan.weeks.iter().find(|week| week.number == known.from);
    for item in week.into_iter().flat_map(Week::main).filter(|item| is(item)) {
        if !all.iter().any(|exercise| exercise.id == item.exercise.id) {
            all.push(&item.exercise);
        }
    }
    all
}

/// What was done of an exercise of the plan, or in its place, in order.
fn done<'a>(known: &Known<'a>, id: &Id) -> Vec<(&'a Record, &'a Item)> {
    let plan = known.plan.profile.start;
    let of = |item: &Item| {
        item.plan == Some(plan)
            && item.date <= known.today
            && *item.instead_of.as_ref().unwrap_or(&item.exercise) == *id
    };
    known
        .history
        .iter()
        .copied()
        .filter_map(|record| match &record.what {
            What::Item(item) if of(item) => Some((record, item)),
            _ => None,
        })
        .collect()
}

/// Whether the exercise went by what was done already, in a week behind the last record.
fn moved_since(known: &Known, exercise: &Exercise, last: NaiveDate) -> bool {
    let later = known.plan.weeks.iter().filter(|week| {
        week.days.last().is_some_and(|day| day.date >= last) && week.number < known.from
            || week.number == known.from
    });
    later
        .flat_map(Week::main)
        .any(|item: &plan::Item| item.exercise.id == exercise.id && goes_by_what_was_done(item))
}

fn easier(
    exercise: &Exercise,
    two: [(&Record, &Item); SESSIONS],
    catalogue: &Catalogue,
) -> Option<(String, Change)> {
    let [(_, before), (_, last)] = two;
    let given_up = |item: &Item| item.instead_of.is_some() && item.exercise != exercise.id;
    let (to, why) = if given_up(before) && given_up(last) && before.exercise == last.exercise {
        (last.exercise.clone(), "was given up for it twice on end")
    } else if before.stopped && last.stopped {
        (exercise.easier.first()?.clone(), "was ended for pain twice on end")
    } else {
        return None;
    };
    let name = &catalogue.exercise(to.as_str())?.name;
    let text = format!("{name} in the place of {}, which {why}.", exercise.name);
    Some((text.clone(), Change::Easier { of: exercise.id.clone(), to, text }))
}

/// The repetitions asked for and done, where both are known.
fn reps(item: &Item) -> Option<(u32, &[u32])> {
    match (item.dose.as_ref()?, &item.done) {
        (Dose::Reps { reps: [_, high], sets, .. }, Done::Reps(done)) => {
            (done.len() <= *sets as usize + 1).then_some((*high, &done[..]))
        }
        _ => None,
    }
}

fn missing(exercise: &Exercise, two: [(&Record, &Item); SESSIONS]) -> Option<(String, Change)> {
    let lacks = |(_, item): &(&Record, &Item)| {
        let (asked, done) = reps(item)?;
        let sets = item.dose.as_ref()?.sets() as usize;
        let each = (0..sets).map(|set| asked.saturating_sub(done.get(set).copied().unwrap_or(0)));
        Some(each.sum::<u32>() >= TO_SPARE)
    };
    let is_own = two.iter().all(|(_, item)| item.exercise == exercise.id);
    let both = is_own && two.iter().all(|of| lacks(of) == Some(true));
    both.then(|| {
        let text = format!(
            "A step back for {}: {TO_SPARE} repetitions or more were missing twice on end.",
            exercise.name
        );
        (text.clone(), Change::Down(exercise.id.clone(), text))
    })
}

fn to_spare(
    known: &Known,
    exercise: &Exercise,
    two: [(&Record, &Item); SESSIONS],
) -> Option<(String, Change)> {
    let spare = |(_, item): &(&Record, &Item)| {
        let (asked, done) = reps(item)?;
        let full = done.len() >= item.dose.as_ref()?.sets() as usize;
        let whole = done.iter().all(|reps| *reps >= asked);
        Some(full && whole && *done.last()? >= asked + TO_SPARE)
    };
    let is_own = two.iter().all(|(_, item)| item.exercise == exercise.id && !item.easier);
    let green = two.iter().all(|(_, item)| is_green(known, item));
    let both = is_own && green && two.iter().all(|of| spare(of) == Some(true));
    both.then(|| {
        let text = format!(
            "A step early for {}: {TO_SPARE} repetitions more than asked in the last set, twice on \
                end, with little pain.",
            exercise.name
        );
        (text.clone(), Change::Up(exercise.id.clone(), text))
    })
}

/// Pain of 0 to 3 while it was done, and none more on the morning after.
fn is_green(known: &Known, item: &Item) -> bool {
    let green = |pain: Option<u32>| pain.is_none_or(|pain| Light::of(pain) == Light::Green);
    let of_day = known.history.iter().all(|record| match &record.what {
        What::Session(session) if session.date == item.date => green(session.pain),
        What::NextDay(answer) if answer.date == item.date => answer.pain <= known.plan.profile.pain,
        _ => true,
    });
    green(item.pain) && !item.stopped && of_day
}
