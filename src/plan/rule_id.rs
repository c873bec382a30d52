//! Ids of rules as the compiler knows them.
//!
//! A rule's constant stands beside its entry in the table. Those that a plan's differences and
//! formats speak of, which see no rule, stand here.

use std::fmt;

use serde::Serialize;

use crate::text::id::Text;

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
