//! Why a plan is what it is: ids of rules as the compiler knows them, and reasons that name rules.

use std::fmt;

use serde::Serialize;

use crate::text::id::{Id, Text};
use crate::text::vocabulary::vocabulary;

/// The id of a rule of this program: kebab-case, unique. What a plan holds is a [`Text`], since a
/// file may name a rule that there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RuleId(&'static str);

impl RuleId {
    /// The id that a rule declares as its own.
    pub const fn of(id: &'static str) -> Self {
        Self(id)
    }
    /// The id as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl From<RuleId> for Text {
    fn from(id: RuleId) -> Self {
        Self::fixed(id.0)
    }
}

impl PartialEq<RuleId> for Text {
    fn eq(&self, id: &RuleId) -> bool {
        self.as_str() == id.0
    }
}

/// Declares constants for ids of rules, to be written `RuleId::PAIN_GATE` wherever a rule is named:
/// an id with a slip in it does not compile.
macro_rules! rule_ids {
    ($($NAME:ident = $id:literal),+ $(,)?) => {
        impl $crate::plan::RuleId {
            $(#[doc = concat!("`", $id, "`")] pub const $NAME: Self = Self::of($id);)+
        }
    };
}
pub(crate) use rule_ids;

// A rule's constant stands beside its entry in the table. Here are those that a plan's differences
// and formats speak of, which see no rule.
rule_ids! {
    DAILY_HABITS = "daily-habits",
    DIRECTIONAL_PREFERENCE = "directional-preference",
    PROGRESSION = "progression",
    RECOVERY_DAY = "recovery-day",
    RELIEF_GENTLE = "relief-gentle",
    SESSION_SHARE = "session-share",
    STEP_BACK_WEEK = "step-back-week",
    STOP_SIGNS = "stop-signs",
    STRENGTH_FREQUENCY = "strength-frequency",
    TIME_BUDGET = "time-budget",
    TRIM_ORDER = "trim-order",
}

vocabulary! {
    /// Why a notice is given.
    pub enum NoticeKind ("kind of notice") {
        /// A must rule shaped the plan.
        Applied = "applied",
        /// A should rule gave way.
        Deviation = "deviation",
        /// What every such plan tells its reader.
        Info = "info",
    }
}

/// A reason, and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Why {
    /// The rule's id.
    pub rule: Text,
    /// The reason, a full sentence.
    pub text: Text,
}

/// Something the reader of a plan is told.
#[derive(Clone, Debug, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Notice {
    /// The rule's id.
    pub rule: Text,
    /// Why it is told.
    pub kind: NoticeKind,
    /// Exercises, by id, and sessions, by title, that it is about. Files hold its words only.
    #[serde(skip)]
    pub about: Vec<Text>,
    /// A full sentence.
    pub text: Text,
}

/// Notices are the same when they say the same.
impl PartialEq for Notice {
    fn eq(&self, other: &Self) -> bool {
        (&self.rule, self.kind, &self.text) == (&other.rule, other.kind, &other.text)
    }
}

impl Notice {
    /// A notice of a rule of this program, about the plan as a whole.
    pub fn new(kind: NoticeKind, rule: RuleId, text: impl Into<Text>) -> Self {
        Self { rule: rule.into(), kind, about: Vec::new(), text: text.into() }
    }
    /// The same about some of its exercises, by id, or sessions, by title.
    #[must_use]
    pub fn about(self, about: impl IntoIterator<Item = Text>) -> Self {
        Self { about: about.into_iter().collect(), ..self }
    }
    /// Whether it is by one of these rules.
    pub fn is_by(&self, rules: &[RuleId]) -> bool {
        rules.iter().any(|rule| self.rule == *rule)
    }
    /// Whether it is about an exercise of that id, or a session of that title.
    pub fn is_about(&self, name: &str) -> bool {
        self.about.iter().any(|about| about.as_str() == name)
    }
}

/// An exercise that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Excluded {
    /// The exercise.
    pub exercise: Id,
    /// The first rule that left it out.
    pub rule: Text,
    /// The reason, a full sentence.
    pub text: Text,
}
