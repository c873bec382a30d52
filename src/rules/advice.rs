//! What a plan tells at its head: what the gate says, what changes when, what eases, and what is
//! good to know with each state.

use chrono::{Days, NaiveDate};

use super::condition::{self, Row};
use super::{
    Candidate, Context, Ending, allows, bending, clearance, footing, gate, longest, recovery,
};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Muscle;
use crate::person::health::{Condition, Direction};
use crate::person::profile::Profile;
use crate::plan::{BlockKind, Status};
use crate::text::id::Text;

/// How to reach the floor and get up from it.
const DOWN_AND_UP: &str = "Getting down: hold on to a heavy chair, step back with one foot and \
    kneel, then put both hands on the floor. Getting up: roll onto your side, push up to hands \
    and knees, hold on to the chair, put one foot forward and stand up. A firm bed will do for \
    whatever is done lying down.";
/// What a fall is a reason for.
const FALLEN: &str = "A fall in the last year: tell your doctor about it, above all if you do not \
    know why you fell or fell more than once.";
/// How balance is practised.
const SUPPORT: &str =
    "Practise balance beside a wall, a table or a heavy chair, with a hand ready to hold on.";

/// What becomes of the impact that bones answer to: where a plan may hold a little, and elsewhere.
const IMPACT: [&str; 2] = [
    "For bones that have not broken the guidelines ask for impact as well (Brooke-Wavell 2022). \
        A foot stamp or a heel drop on the daily card, where its minutes allow one, is all of it \
        that this plan holds; any more is for you and your clinician to decide.",
    "For bones that have not broken the guidelines ask for impact as well (Brooke-Wavell 2022); \
        this plan holds none of it and leaves it to you and your clinician.",
];

/// What becomes of the pelvic floor in pregnancy: with a card that trains it, and elsewhere.
const PELVIC_FLOOR: [&str; 2] = [
    "The daily card holds a squeeze of the pelvic floor; do it on days of strength as well. A \
        midwife or a physiotherapist can show you how.",
    "This plan does not teach exercises for the pelvic floor; a midwife or a physiotherapist can.",
];

/// When to look at a plan that nothing ends early.
const REVIEW: &str = "Look at stiffness after 4 weeks, at pain and daily life after 8: the source \
    article reports a change within 3 to 4 and 6 to 8 weeks, from what its clients say. If \
    nothing has improved by then, see a clinician.";
/// The same for whom nothing hurts.
const REVIEW_WELL: &str = "Look at what has changed after 4 and after 8 weeks: the source article \
    reports a change by then, from what its clients say.";

/// All of it, in the order in which it is read.
pub fn usual(context: Context) -> Vec<Text> {
    let mut advice: Vec<Text> = gate(context.outlook.stated())
        .told
        .into_iter()
        .filter_map(|(_, answer)| answer.advice)
        .collect();
    if context.status == Status::Refused {
        return advice;
    }
    advice.extend(turns(context));
    advice.extend(ending(context));
    advice.extend(direction(context));
    advice.extend(states(context));
    let has = |condition| context.outlook.stated().has(condition);
    if has(Condition::Osteoporosis) && !has(Condition::OsteoporosisFracture) {
        let asked = context.status == Status::Plan && recovery::asks_for_impact(context);
        advice.push(Text::fixed(IMPACT[usize::from(!asked)]));
    }
    if has(Condition::Pregnancy) {
        let taught = context.status == Status::Plan && trains_pelvic_floor(context);
        advice.push(Text::fixed(PELVIC_FLOOR[usize::from(!taught)]));
    }
    if context.outlook.stated().fallen {
        advice.push(Text::fixed(FALLEN));
    }
    let bones = context.status == Status::Plan && condition::has_osteoporosis(context.profile);
    if bones || footing::asks_for_balance(context) {
        advice.push(Text::fixed(SUPPORT));
    }
    if weeks(context).any(|week| footing::holds(context.in_week(week).profile)) {
        advice.push(Text::fixed(DOWN_AND_UP));
    }
    advice
}

/// Whether a card may hold an exercise for the pelvic floor.
fn trains_pelvic_floor(context: Context) -> bool {
    context.catalogue.exercises().iter().any(|exercise| {
        exercise.primary.contains(&Muscle::PelvicFloor)
            && exercise.dose(context.level()).is_some()
            && allows(&Candidate { context, exercise, block: BlockKind::Mobility })
    })
}

/// The first weeks of the plan's states.
fn weeks(context: Context) -> impl Iterator<Item = u32> {
    context.outlook.turns()
}

/// "Monday 9 November", the first day of a week.
pub fn day_of(context: Context, week: u32) -> String {
    let days = Days::new(u64::from(week.saturating_sub(1)) * 7);
    said(context.profile.start.checked_add_days(days).unwrap_or(context.profile.start))
}

fn said(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// The states that begin with a week, those that hold in the week before it aside.
pub fn new_rows(context: Context, week: u32) -> Vec<&'static Row> {
    let rows = |week: u32| condition::rows(context.in_week(week).profile).collect::<Vec<_>>();
    let before = if week > 1 { rows(week - 1) } else { Vec::new() };
    rows(week)
        .into_iter()
        .filter(|row| !before.iter().any(|other| std::ptr::eq(*other, *row)))
        .collect()
}

/// What changes within the plan, and from which day on.
fn turns(context: Context) -> Vec<Text> {
    let later = weeks(context).filter(|week| *week > 1);
    let held = |week: u32| footing::holds(context.in_week(week).profile);
    let change = |week: u32| {
        let spared = (held(week) && !held(week - 1))
            .then_some("a session goes down to the floor and up again once at most");
        let new = new_rows(context, week).into_iter().filter_map(|row| row.turn).chain(spared);
        new.map(move |turn| {
            format!("From {} on (week {week} of the plan) {turn}.", day_of(context, week)).into()
        })
    };
    early(context).into_iter().chain(later.flat_map(change)).collect()
}

/// Restrictions that hold from the first day because the first weeks reach them.
fn early(context: Context) -> Vec<Text> {
    let weeks =
        |profile: &Profile| profile.pregnancy_weeks.filter(|_| profile.has(Condition::Pregnancy));
    let (Some(stated), Some(counted)) =
        (weeks(context.outlook.stated()), weeks(context.in_week(1).profile))
    else {
        return Vec::new();
    };
    let comes = [
        (condition::LATE_PREGNANCY, "nothing is done lying on your back or belly"),
        (footing::HEAVY_PREGNANCY, "a session goes down to the floor and up again once at most"),
    ];
    let reached = comes.into_iter().filter(|(limit, _)| stated < *limit && counted >= *limit);
    let text = |(limit, what)| {
        format!(
            "From the first day on {what}: the first weeks of this plan reach week {limit} of the \
                pregnancy."
        )
        .into()
    };
    reached.map(text).collect()
}

/// The last day, "Sunday 6 December".
fn last_day(context: Context) -> String {
    let days = Days::new(u64::from(context.outlook.weeks()) * 7 - 1);
    said(context.profile.start.checked_add_days(days).unwrap_or(context.profile.start))
}

/// Why the plan is no longer, and what then.
pub fn ending(context: Context) -> Option<Text> {
    let (weeks, stated) = (context.outlook.weeks(), context.outlook.stated());
    if context.status == Status::Relief && clearance::waits_for_a_clinician(stated) {
        let text = format!(
            "This plan goes to {}. Go on to a strength plan only when a doctor or physiotherapist \
                has looked at you and agrees, however little it hurts.",
            last_day(context)
        );
        return Some(text.into());
    }
    let (_, why) = longest(stated).filter(|(most, _)| *most <= weeks)?;
    let then = match why {
        Ending::Acute => {
            "Then answer again: how is the pain now - better, the same or worse? The next plan \
                follows from that."
        }
        Ending::Disc => {
            "Then answer again: how is the pain now, and what did a clinician say about the disc?"
        }
        Ending::Birth => {
            "It ends before the birth. After it a midwife or physiotherapist looks at you first; \
                then comes the care of the time after birth, for which backplan has no rules yet."
        }
    };
    Some(format!("This plan goes to {}. {then}", last_day(context)).into())
}

/// When to look at how things are, and what then.
pub fn review(context: Context) -> Text {
    let stated = context.outlook.stated();
    let gentle = context.status == Status::Relief;
    if let Some(ending) =
        ending(context).filter(|_| !gentle || clearance::waits_for_a_clinician(stated))
    {
        return format!("{ending} If nothing has improved by then, see a clinician.").into();
    }
    if gentle || longest(stated).is_some_and(|(_, why)| why == Ending::Acute) {
        let then = if gentle { " At 3 of 10 or less go on to a strength plan." } else { "" };
        return format!(
            "Answer again when this plan ends, on {}: how is the pain now?{then} If nothing has \
                improved after two weeks, see a clinician.",
            last_day(context)
        )
        .into();
    }
    let well = stated.pain == 0 && stated.conditions.is_empty();
    Text::fixed(if well { REVIEW_WELL } else { REVIEW })
}

/// What the stated direction asks for, or how to find it; later on, where nothing is left of it.
fn direction(context: Context) -> Vec<Text> {
    let Some(direction) = context.profile.direction else {
        return trial(context).into_iter().collect();
    };
    let way = if direction == Direction::Flexion { "forward" } else { "backward" };
    let first = |week: u32| bending::easing(context.in_week(week)).first().copied();
    let mut texts = vec![match first(1) {
        Some(exercise) => format!(
            "Bending {way} eases your back, so it comes first: each session opens with it ({} or \
                another of its kind){}. It may be repeated 3 to 5 times a day, as long as it \
                eases or draws the pain in towards your back. If pain moves further down a leg, \
                leave it.",
            exercise.name,
            match exercise.dose(context.level()) {
                Some(Dose::Reps { .. } | Dose::Holds { .. }) =>
                    format!(", {} times", bending::EASING_REPS),
                _ => String::new(),
            }
        ),
        None => none_is_safe(way),
    }];
    let ends = weeks(context)
        .find(|week| *week > 1 && first(*week).is_none())
        .filter(|_| first(1).is_some());
    texts.extend(
        ends.map(|week| format!("From {} on: {}", day_of(context, week), none_is_safe(way))),
    );
    texts.into_iter().map(Text::from).collect()
}

fn none_is_safe(way: &str) -> String {
    format!(
        "Bending {way} eases your back, but of the exercises for it none is safe here, with all \
            that you stated. Sit or lie as it eases, change position often, and walk."
    )
}

fn trial(context: Context) -> Option<Text> {
    let [backward, forward] = bending::trial(context)?;
    let text = format!(
        "The first {} days open with one small movement each way: {} and {}. Try one, walk a \
            little, then try the other. Keep the one that eases and do it first from then on; \
            leave the one that makes your back worse or sends pain further down a leg, wherever \
            it stands in this plan. The next plan can be made for that direction: extension if {} \
            eased, flexion if {} did.",
        bending::TRIAL_DAYS,
        backward.name,
        forward.name,
        backward.name.to_lowercase(),
        forward.name.to_lowercase()
    );
    Some(text.into())
}

/// What is good to know with each state of the plan's weeks.
fn states(context: Context) -> Vec<Text> {
    let advice = |week: u32| {
        new_rows(context, week).into_iter().map(move |row| match week {
            1 => Text::fixed(row.advice),
            week => format!("From {} on: {}", day_of(context, week), row.advice).into(),
        })
    };
    weeks(context).flat_map(advice).collect()
}
