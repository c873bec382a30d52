//! What rules find: where something is wrong, what, and what would mend it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::exercise::Exercise;
use crate::plan::{BlockKind, PlanDay, RuleId, Session};
use crate::text::id::Id;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// How binding a rule is.
    pub enum Force ("force") {
        /// Never gives way: the plan gets smaller or is refused.
        Must = "must",
        /// Preferred; where it gives way the plan says so.
        Should = "should",
        /// A hint.
        May = "may",
    }
}

/// Where in a plan something is; as much of it as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Location {
    /// Number of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<u32>,
    /// The date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The session's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The kind of block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockKind>,
    /// The exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Id>,
}

/// One way in which a rule does not hold. It does not name the rule; the runner pairs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// How binding the broken part of the rule is.
    pub force: Force,
    /// Where.
    pub place: Location,
    /// What is wrong, a full sentence.
    pub text: String,
    /// What would mend it, a full sentence.
    pub mend: String,
}

/// The breaches found by one run of one rule. `text` and `mend` are only made when something is
/// wrong.
#[derive(Default)]
pub struct Breaches {
    pub(super) list: Vec<Breach>,
}

impl Breaches {
    /// Adds a breach of the given force.
    pub fn add(&mut self, force: Force, at: At, text: impl Into<String>, mend: impl Into<String>) {
        self.list.push(Breach { force, place: at.place(), text: text.into(), mend: mend.into() });
    }
    /// Adds a breach of a must.
    pub fn must(&mut self, at: At, text: impl Into<String>, mend: impl Into<String>) {
        self.add(Force::Must, at, text, mend);
    }
    /// Adds a breach of a should.
    pub fn should(&mut self, at: At, text: impl Into<String>, mend: impl Into<String>) {
        self.add(Force::Should, at, text, mend);
    }
}

/// Where within its scope a rule found something; the runner adds what is around it.
#[derive(Clone, Copy, Default)]
pub struct At<'a> {
    day: Option<&'a PlanDay>,
    week: Option<u32>,
    session: Option<&'a Session>,
    block: Option<BlockKind>,
    exercise: Option<&'a Exercise>,
}

impl<'a> At<'a> {
    /// The whole of the scope.
    pub fn here() -> Self {
        Self::default()
    }
    /// A week.
    pub fn week(number: u32) -> Self {
        Self { week: Some(number), ..Self::default() }
    }
    /// A day.
    pub fn day(day: &'a PlanDay) -> Self {
        Self { day: Some(day), ..Self::default() }
    }
    /// A kind of block.
    pub fn block(block: BlockKind) -> Self {
        Self { block: Some(block), ..Self::default() }
    }
    /// An exercise in a kind of block.
    pub fn item(block: BlockKind, exercise: &'a Exercise) -> Self {
        Self { block: Some(block), exercise: Some(exercise), ..Self::default() }
    }
    /// The same, in a kind of block.
    #[must_use]
    pub fn with_block(self, block: BlockKind) -> Self {
        Self { block: Some(block), ..self }
    }
    /// The same, at an exercise.
    #[must_use]
    pub fn with_exercise(self, exercise: &'a Exercise) -> Self {
        Self { exercise: Some(exercise), ..self }
    }
    /// The same in a week.
    #[must_use]
    pub fn in_week(self, number: u32) -> Self {
        Self { week: Some(number), ..self }
    }
    /// The same in a session on a day.
    #[must_use]
    pub fn in_session(self, day: &'a PlanDay, session: &'a Session) -> Self {
        Self { day: Some(day), session: Some(session), ..self }
    }

    pub(super) fn place(self) -> Location {
        Location {
            week: self.week,
            date: self.day.map(|day| day.date),
            session: self.session.map(|session| session.title.to_string()),
            block: self.block,
            exercise: self.exercise.map(|exercise| exercise.id.clone()),
        }
    }
}

/// A breach with the rule that found it: what a checker reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's id.
    pub rule: RuleId,
    /// How binding the broken part is.
    pub force: Force,
    /// Where.
    pub place: Location,
    /// What is wrong.
    pub text: String,
    /// What would mend it.
    pub mend: String,
}

impl Finding {
    /// A breach as its rule's finding; what the breach leaves open about its place is what is
    /// around it.
    pub(super) fn of(rule: RuleId, breach: Breach, around: At) -> Self {
        let Breach { force, place: found, text, mend } = breach;
        let around = around.place();
        let place = Location {
            week: found.week.or(around.week),
            date: found.date.or(around.date),
            session: found.session.or(around.session),
            block: found.block.or(around.block),
            exercise: found.exercise.or(around.exercise),
        };
        Self { rule, force, place, text, mend }
    }
}
