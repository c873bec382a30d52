//! What the checks look at, and what they find.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::facts::{self, Exercise, Facts};
use crate::plan::{Day, Item, Plan, Session, Week};

/// Whom the plan says it is for.
#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Who {
    pub level: String,
    pub goal: String,
    pub equipment: Vec<String>,
    pub sessions: usize,
    pub days: Vec<String>,
    pub minutes: u32,
    pub weeks: usize,
    pub start: NaiveDate,
    pub include: Vec<String>,
    pub exclude: Vec<String>,
    pub workout: Option<String>,
}

/// A plan with whom it is for and the facts of the catalogue.
pub struct World<'a> {
    pub facts: &'a Facts,
    pub plan: &'a Plan,
    pub who: Who,
    /// The level's place: 0 beginner, 1 intermediate, 2 advanced.
    pub level: usize,
}

/// A session in its place.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub week: &'a Week,
    pub day: &'a Day,
    pub session: &'a Session,
}

impl fmt::Display for Spot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "week {} {} ({})", self.week.number, self.day.weekday, self.session.title)
    }
}

impl<'a> World<'a> {
    pub fn new(facts: &'a Facts, plan: &'a Plan) -> Self {
        let who: Who = serde_json::from_value(plan.profile.clone()).expect("the profile of a plan holds every key");
        let level = facts::level(&who.level);
        Self { facts, plan, who, level }
    }
    pub fn fact(&self, item: &Item) -> &'a Exercise {
        &self.facts.exercises[&item.exercise]
    }
    pub fn beginner(&self) -> bool {
        self.level == 0
    }
    /// A beginner's first two weeks.
    pub fn gentle(&self, week: usize) -> bool {
        self.beginner() && week <= 2
    }
    /// Whether the strength session is a workout given by name.
    pub fn named(&self) -> bool {
        self.who.workout.is_some()
    }
    pub fn limit(&self) -> u32 {
        self.who.minutes * 60
    }
    /// Whether every hard rule lets the exercise stand in a main block of the week.
    pub fn allowed(&self, exercise: &Exercise, week: usize) -> bool {
        exercise.starts() <= self.level
            && exercise.doable(&self.who.equipment)
            && !self.who.exclude.contains(&exercise.id)
            && !self.too_heavy(exercise, week)
    }
    /// beginner-low-load, as far as it speaks of the exercise.
    pub fn too_heavy(&self, exercise: &Exercise, week: usize) -> bool {
        let (comp, axial) = if week <= 2 { (1, 0) } else { (2, 2) };
        self.beginner() && (exercise.comp() > comp || exercise.axis("axial") > axial)
    }
    pub fn spots(&self) -> impl Iterator<Item = Spot<'a>> {
        let days = self.plan.weeks.iter().flat_map(|week| week.days.iter().map(move |day| (week, day)));
        days.flat_map(|(week, day)| day.sessions.iter().map(move |session| Spot { week, day, session }))
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Force {
    /// A hard rule or the contract is broken.
    Must,
    /// A soft rule gave way: a notice has to say so.
    Should,
    /// The rule's words can be read either way: a notice may say so.
    Either,
}

/// Something that does not hold.
#[derive(Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub force: Force,
    pub place: String,
    /// What does not hold: the same words for the same kind of breach.
    pub what: &'static str,
    pub detail: String,
}

/// All that was found in a plan.
#[derive(Default)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    fn add(
        &mut self,
        force: Force,
        rule: &'static str,
        place: &dyn fmt::Display,
        what: &'static str,
        detail: &dyn fmt::Display,
    ) {
        self.0.push(Finding { rule, force, place: place.to_string(), what, detail: detail.to_string() });
    }
    /// Finds a broken hard rule unless `holds`.
    pub fn must(
        &mut self,
        holds: bool,
        rule: &'static str,
        place: impl fmt::Display,
        what: &'static str,
        detail: impl fmt::Display,
    ) {
        if !holds {
            self.add(Force::Must, rule, &place, what, &detail);
        }
    }
    /// Finds a soft rule that gave way unless `holds`.
    pub fn should(
        &mut self,
        holds: bool,
        rule: &'static str,
        place: impl fmt::Display,
        what: &'static str,
        detail: impl fmt::Display,
    ) {
        if !holds {
            self.add(Force::Should, rule, &place, what, &detail);
        }
    }
    /// Lets a deviation of the rule stand unless `holds`.
    pub fn either(&mut self, holds: bool, rule: &'static str, place: impl fmt::Display, what: &'static str) {
        if !holds {
            self.add(Force::Either, rule, &place, what, &"");
        }
    }
}
