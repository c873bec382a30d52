//! What a plan tells at its head: what the gate says, what changes when, what eases, and what is good to know with each state.

use chrono::{Days, NaiveDate};

use super::condition::Row;
use super::{Case, Ending, bending, condition, footing, gate, longest};
use crate::exercise::Text;
use crate::health::Direction;
use crate::plan::Status;

/// How to reach the floor and get up from it.
const DOWN_AND_UP: &str = "Getting down: hold on to a heavy chair, step back with one foot and kneel, then put both hands on the floor. Getting up: \
                           roll onto your side, push up to hands and knees, hold on to the chair, put one foot forward and stand up. A firm bed will do \
                           for whatever is done lying down.";
/// How balance is practised.
const SUPPORT: &str = "Practise balance beside a wall, a table or a heavy chair, with a hand ready to hold on.";

/// All of it, in the order in which it is read.
pub fn usual(case: Case) -> Vec<Text> {
    let mut advice: Vec<Text> =
        gate(case.outlook.stated()).told.into_iter().filter_map(|(_, answer)| answer.advice).collect();
    if case.status == Status::Refused {
        return advice;
    }
    advice.extend(turns(case));
    advice.extend(ending(case));
    advice.extend(direction(case));
    advice.extend(states(case));
    if footing::asks_for_balance(case) {
        advice.push(Text::fixed(SUPPORT));
    }
    if weeks(case).any(|week| footing::holds(case.in_week(week).profile)) {
        advice.push(Text::fixed(DOWN_AND_UP));
    }
    advice
}

/// The first weeks of the plan's states.
fn weeks(case: Case) -> impl Iterator<Item = u32> {
    case.outlook.turns()
}

/// "Monday 9 November", the first day of a week.
pub fn day_of(case: Case, week: u32) -> String {
    let days = Days::new(u64::from(week.saturating_sub(1)) * 7);
    said(case.profile.start.checked_add_days(days).unwrap_or(case.profile.start))
}

fn said(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// The states that begin with a week, those that hold in the week before it aside.
pub fn new_rows(case: Case, week: u32) -> Vec<&'static Row> {
    let rows = |week: u32| condition::rows(case.in_week(week).profile).collect::<Vec<_>>();
    let before = if week > 1 { rows(week - 1) } else { Vec::new() };
    rows(week).into_iter().filter(|row| !before.iter().any(|other| std::ptr::eq(*other, *row))).collect()
}

/// What changes within the plan, and from which day on.
fn turns(case: Case) -> Vec<Text> {
    let later = weeks(case).filter(|week| *week > 1);
    let change = |week: u32| {
        let new = new_rows(case, week).into_iter().filter_map(|row| row.turn);
        new.map(move |turn| format!("From {} on (week {week} of the plan) {turn}.", day_of(case, week)).into())
    };
    early(case).into_iter().chain(later.flat_map(change)).collect()
}

/// A restriction that holds from the first day because the first weeks reach it.
fn early(case: Case) -> Option<Text> {
    let (stated, counted) = (case.outlook.stated().pregnancy_weeks?, case.in_week(1).profile.pregnancy_weeks?);
    let comes = stated < condition::LATE_PREGNANCY && counted >= condition::LATE_PREGNANCY;
    comes.then(|| {
        let text = format!(
            "From {} on nothing is done lying on your back or belly: the first weeks of this plan reach week {} of the pregnancy.",
            day_of(case, 1),
            condition::LATE_PREGNANCY
        );
        text.into()
    })
}

/// Why the plan is no longer, and what then.
pub fn ending(case: Case) -> Option<Text> {
    let weeks = case.outlook.weeks();
    let (_, why) = longest(case.outlook.stated()).filter(|(most, _)| *most <= weeks)?;
    let last = case.profile.start.checked_add_days(Days::new(u64::from(weeks) * 7 - 1)).unwrap_or(case.profile.start);
    let then = match why {
        Ending::Acute => {
            "Then answer again: how is the pain now - better, the same or worse? The next plan follows from that."
        }
        Ending::Disc => "Then answer again: how is the pain now, and what did a clinician say about the disc?",
        Ending::Birth => {
            "It ends before the birth. After it a midwife or physiotherapist looks at you first; then comes the care of the time after birth, for which \
             backplan has no rules yet."
        }
    };
    Some(format!("This plan goes to {}. {then}", said(last)).into())
}

/// What the stated direction asks for, or how to find it; later on, where nothing is left of it.
fn direction(case: Case) -> Vec<Text> {
    let Some(direction) = case.profile.direction else { return trial(case).into_iter().collect() };
    let way = if direction == Direction::Flexion { "forward" } else { "backward" };
    let first = |week: u32| bending::easing(case.in_week(week), week).first().map(|exercise| exercise.name.to_string());
    let mut texts = vec![match first(1) {
        Some(name) => format!(
            "Bending {way} eases your back, so it comes first: each session opens with it ({name} or another of its kind), {} times. It may be \
             repeated 3 to 5 times a day, as long as it eases or draws the pain in towards your back. If pain moves further down a leg, leave it.",
            bending::EASING_REPS
        ),
        None => none_is_safe(way),
    }];
    let ends = weeks(case).find(|week| *week > 1 && first(*week).is_none()).filter(|_| first(1).is_some());
    texts.extend(ends.map(|week| format!("From {} on: {}", day_of(case, week), none_is_safe(way))));
    texts.into_iter().map(Text::from).collect()
}

fn none_is_safe(way: &str) -> String {
    format!(
        "Bending {way} eases your back, but of the exercises for it none is safe here, with all that you stated. Sit or lie as it eases, change \
         position often, and walk."
    )
}

fn trial(case: Case) -> Option<Text> {
    let [backward, forward] = bending::trial(case, 1)?;
    let text = format!(
        "The first {} days open with one small movement each way: {} and {}. Keep the one that eases and do it first from then on; leave the one that \
         sends pain further down a leg. Then make the plan again and name it with `direction`.",
        bending::TRIAL_DAYS,
        backward.name,
        forward.name
    );
    Some(text.into())
}

/// What is good to know with each state of the plan's weeks.
fn states(case: Case) -> Vec<Text> {
    let advice = |week: u32| {
        new_rows(case, week).into_iter().map(move |row| match week {
            1 => Text::fixed(row.advice),
            week => format!("From {} on: {}", day_of(case, week), row.advice).into(),
        })
    };
    weeks(case).flat_map(advice).collect()
}
