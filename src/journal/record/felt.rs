//! How it feels: the morning after, what is measured every few weeks, and what pain means.

use chrono::NaiveDate;
use serde::Serialize;

#[cfg(test)]
use super::MOST;
use crate::text::id::Id;

/// How a back is on a morning after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct NextDay {
    /// The day that was trained on.
    pub date: NaiveDate,
    /// How many days later: 1, or 2.
    #[cfg_attr(test, schemars(range(min = 1, max = 2)))]
    pub days: u32,
    /// Pain or stiffness that morning, 0 to 10.
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub pain: u32,
}

/// What is measured every few weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct Measure {
    /// The day.
    pub date: NaiveDate,
    /// Usual pain of the last week, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub pain: Option<u32>,
    /// Activities of the person's own choice (patient-specific scale), three at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// How often one gets up from a chair in 30 seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_rises: Option<u32>,
    /// How long one thing is held, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold_seconds: Option<u32>,
    /// What is held, an exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<Id>,
}

/// Something that somebody wants to be able to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Activity {
    /// What it is, in the person's words.
    pub name: String,
    /// 0, unable, to 10, as before the trouble.
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub score: u32,
}

/// What pain during and after exercise means, the plan's pain rule: up to 3 is fine, 4 and 5 are
/// acceptable if they have settled by the next morning, 6 is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Up to 3.
    Green,
    /// 4 and 5.
    Yellow,
    /// From 6 on.
    Red,
}

impl Light {
    /// Of pain from 0 to 10.
    pub const fn of(pain: u32) -> Self {
        match pain {
            0..=3 => Self::Green,
            4..=5 => Self::Yellow,
            _ => Self::Red,
        }
    }
}
