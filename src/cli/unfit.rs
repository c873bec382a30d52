//! Who must not do an exercise, and by which rule: found out by asking the rules, never told twice.

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::exercise::{Exercise, Id, Level, Pattern};
use crate::health::{BloodPressure, Condition, Direction};
use crate::plan::{BlockKind, Status};
use crate::profile::{Draft, Profile, Reader};
use crate::rules::{self, Case, FIRST_WEEKS, Outlook, Use, condition};
use crate::word::capital;

/// People that an exercise is not for.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unfit {
    /// Who.
    pub who: String,
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's reason, as what is said of the exercise.
    pub text: String,
}

/// Everybody that the rules keep from an exercise: by condition, by what else a back can say, by level and equipment.
pub fn of(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Unfit> {
    let mut unfit = by_condition(exercise);
    unfit.extend(by_state(exercise, catalogue));
    unfit.extend(by_level(exercise, catalogue));
    unfit
}

/// The states of conditions whose caps it exceeds, together where it is for the same reason.
fn by_condition(exercise: &Exercise) -> Vec<Unfit> {
    let mut unfit: Vec<Unfit> = Vec::new();
    for row in condition::ROWS {
        let Some(text) = row.limits.exceeded_by(exercise) else { continue };
        let when = row.when.trim_end_matches(',');
        match unfit.iter_mut().find(|unfit| unfit.text == text) {
            Some(unfit) => unfit.who = format!("{}; {when}", unfit.who),
            None => unfit.push(Unfit { who: capital(when), rule: condition::RULES[0].id, text: text.into() }),
        }
    }
    unfit
}

/// Pain, mornings, directions, clearance: what somebody advanced, with all equipment, would be kept from.
fn by_state(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Unfit> {
    type Change = fn(&mut Profile);
    let states: [(&str, Change); 7] = [
        ("With any condition", |profile| profile.conditions = vec![Condition::NonspecificLbp]),
        ("At pain 2 and 3 of 10", |profile| profile.pain = 2),
        ("At pain 4 and 5 of 10", |profile| profile.pain = 4),
        ("In the first hour after getting up", |profile| profile.minutes_since_waking = Some(0)),
        ("Where bending backward eases", |profile| profile.direction = Some(Direction::Extension)),
        ("Where bending forward eases", |profile| profile.direction = Some(Direction::Flexion)),
        ("Until cleared, with a blood pressure from 160/100 on", |profile| {
            profile.blood_pressure = BloodPressure::new(165, 105).ok();
        }),
    ];
    let base = profile(Level::Advanced, &all(catalogue), catalogue);
    let ask = |(who, change): (&str, Change)| {
        let mut profile = base.clone();
        change(&mut profile);
        let mut unfit = ask(who, exercise, &profile, 1, catalogue)?;
        // Behind it the rule says when that is so: here that is known already.
        unfit.text.truncate(unfit.text.find("; ").unwrap_or(unfit.text.len()));
        Some(unfit)
    };
    states.into_iter().filter_map(ask).collect()
}

fn by_level(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Unfit> {
    let ask = |who: &str, level, equipment: &[Id], week| {
        ask(who, exercise, &profile(level, equipment, catalogue), week, catalogue)
    };
    let all = all(catalogue);
    let first = format!("Beginners in the first {FIRST_WEEKS} weeks");
    let beginners = ask("Beginners", Level::Beginner, &all, FIRST_WEEKS + 1)
        .or_else(|| ask(&first, Level::Beginner, &all, FIRST_WEEKS));
    let others = [
        ask("Intermediate level", Level::Intermediate, &all, 1),
        ask("Advanced level", Level::Advanced, &all, 1),
        ask("Without equipment", Level::Advanced, &[], 1),
    ];
    let mut unfit: Vec<Unfit> = beginners.into_iter().chain(others.into_iter().flatten()).collect();
    // What holds at every level with all equipment holds without it, too.
    let repeated = |one: &Unfit, other: &Unfit| one.rule == other.rule && one.text == other.text;
    if let [.., before, last] = unfit.as_slice()
        && repeated(before, last)
    {
        unfit.pop();
    }
    unfit
}

fn ask(who: &str, exercise: &Exercise, profile: &Profile, week: u32, catalogue: &Catalogue) -> Option<Unfit> {
    let outlook = Outlook::of(profile, Status::Plan);
    let case = Case::new(&outlook, catalogue, Status::Plan);
    let (rule, text) = rules::refusal(&Use { case, exercise, week, block: block(exercise) })?;
    Some(Unfit { who: who.into(), rule: rule.id, text })
}

fn all(catalogue: &Catalogue) -> Vec<Id> {
    catalogue.equipment().iter().map(|equipment| equipment.id.clone()).collect()
}

fn profile(level: Level, equipment: &[Id], catalogue: &Catalogue) -> Profile {
    let draft = Draft { level: Some(level), equipment: Some(equipment.to_vec()), ..Draft::default() };
    // Rules of a single exercise don't ask for the date.
    draft.complete(&Reader { catalogue, today: NaiveDate::default() }, |profile| profile.minutes)
}

/// The kind of block that an exercise mostly stands in.
fn block(exercise: &Exercise) -> BlockKind {
    match exercise.pattern {
        Pattern::Stretch => BlockKind::Stretch,
        Pattern::Mobility | Pattern::Breathing | Pattern::Locomotion => BlockKind::Mobility,
        _ => BlockKind::Main,
    }
}
