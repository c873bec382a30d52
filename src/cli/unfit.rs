//! Who must not do an exercise, and by which rule: found out by asking the rules, never told twice.

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::exercise::{Exercise, Id, Level, Pattern};
use crate::plan::{BlockKind, Status};
use crate::profile::{Draft, Profile, Reader};
use crate::rules::{self, Case, FIRST_WEEKS, Use};

/// People that an exercise is not for.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Unfit {
    /// Who.
    pub who: String,
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's reason, a full sentence.
    pub text: String,
}

/// Everybody that the rules keep from an exercise, as far as level and equipment go.
pub fn of(exercise: &Exercise, catalogue: &Catalogue) -> Vec<Unfit> {
    let all: Vec<Id> = catalogue.equipment().iter().map(|equipment| equipment.id.clone()).collect();
    let ask = |who: &str, level, equipment: &[Id], week| {
        let profile = profile(level, equipment, catalogue);
        let case = Case { profile: &profile, catalogue, status: Status::Plan };
        let (rule, text) = rules::refusal(&Use { case, exercise, week, block: block(exercise) })?;
        Some(Unfit { who: who.into(), rule: rule.id, text })
    };
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
