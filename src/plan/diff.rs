//! What changed between two plans, in words, and by which rule.
//!
//! Weeks are compared by number, strength sessions by title, other sessions by weekday. A rule is
//! only named where one of the plans recorded it: as the reason of an item, of a left-out exercise,
//! or in a notice. Nothing is judged or printed here.

mod group;
mod item;
mod plan;
mod show;
mod week;

use serde::Serialize;

use crate::person::profile::Day;
use crate::plan::{BlockKind, Notice, Plan};
use crate::text::id::{Id, Text};
use crate::text::vocabulary::vocabulary;

#[cfg(test)]
pub(crate) use show::Document;
pub use show::{json, text};

/// The name and number of the JSON form.
pub const SCHEMA: &str = "backplan/diff/1";

vocabulary! {
    /// What a change is about.
    pub enum Kind ("kind of change") {
        /// A value of the profile.
        Profile = "profile",
        /// Plan, relief or refused.
        Status = "status",
        /// How many weeks there are.
        Weeks = "weeks",
        /// Whether a week builds up or steps back, its level, what its block does, its walking.
        Week = "week",
        /// A strength session moved to another weekday.
        Day = "day",
        /// A session came, went or has another name or kind.
        Session = "session",
        /// How long a session lasts.
        Minutes = "minutes",
        /// A part of a session came or went, or an exercise moved to another part.
        Block = "block",
        /// Exercises came.
        Added = "added",
        /// Exercises went.
        Removed = "removed",
        /// One exercise for another of the same pattern.
        Replaced = "replaced",
        /// Sets, repetitions, holds, rest, tempo, weight or effort.
        Dose = "dose",
        /// The order of exercises.
        Order = "order",
        /// Exercises that a rule leaves out, or no longer does.
        Excluded = "excluded",
        /// What the plan tells its reader.
        Notice = "notice",
        /// The program, catalogue or rules that made the plan.
        MadeBy = "made-by",
        /// Words and stated times that change no work.
        Words = "words",
    }
}

/// Where something changed; empty lists mean the plan as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// Numbers of the weeks, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weeks: Vec<u32>,
    /// Weekdays, where they matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    /// Titles of the sessions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Text>,
    /// The part of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockKind>,
    /// The exercise; the new one where one replaces another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Id>,
}

/// One change, the same in all the weeks and sessions of its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// Where.
    pub place: Place,
    /// The rule behind it, where a plan recorded one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// What is different and why, full sentences.
    pub text: String,
}

impl Change {
    /// A change of the plan as a whole, without a rule.
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, place: Place::default(), rule: None, text: text.into() }
    }

    fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The same, by a rule; its reason is added to the text.
    fn by(mut self, because: Option<Because>) -> Self {
        if let Some((rule, reason)) = because {
            if !reason.is_empty() {
                self.text.push(' ');
                self.text.push_str(reason);
            }
            self.rule = Some(rule.clone());
        }
        self
    }
}

/// A rule and the reason that was recorded with it.
type Because<'a> = (&'a Text, &'a str);

/// The plan before and the plan after.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: &'a Plan,
    new: &'a Plan,
}

impl<'a> Pair<'a> {
    /// A notice of that kind that only the new plan gives.
    fn newly_told(self, fits: impl Fn(&Notice) -> bool) -> Option<Because<'a>> {
        let new = |notice: &&Notice| fits(notice) && !self.old.notices.contains(notice);
        self.new.notices.iter().find(new).map(|told| (&told.rule, told.text.as_str()))
    }

    /// Why the new plan leaves an exercise out.
    fn left_out(self, exercise: &Id) -> Option<Because<'a>> {
        let entry = self.new.excluded.iter().find(|entry| entry.exercise == *exercise)?;
        Some((&entry.rule, entry.text.as_str()))
    }
}

/// What is different in `new`: first whom the plan is for and what it is, then the weeks, then what
/// it says. Nothing when the plans are the same; a change that is the same in several weeks or
/// sessions comes once.
pub fn diff(old: &Plan, new: &Plan) -> Vec<Change> {
    let pair = Pair { old, new };
    let mut changes = Vec::new();
    plan::head(pair, &mut changes);
    let mut weekly = Vec::new();
    for (old, new) in old.weeks.iter().zip(&new.weeks) {
        week::compare(pair, old, new, &mut weekly);
    }
    let only_words = weekly.is_empty();
    changes.extend(group::merged(weekly));
    plan::tail(pair, only_words, &mut changes);
    changes
}
