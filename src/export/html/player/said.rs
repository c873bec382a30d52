//! What the player says, asks and goes by in every session.

use serde::Serialize;

use crate::catalogue::dose::SETTLE;
use crate::export::html::words::clean;
use crate::journal::LATELY;
use crate::person::health::severe::{LEAVE_OUT, SEVERE_PAIN};
use crate::plan::Plan;
use crate::session::guided::{self, Question, words};

/// What is said, asked and shown that is no part of a session.
#[derive(Serialize)]
pub struct Words {
    paused: &'static str,
    goes_on: &'static str,
    stopped: &'static str,
    nothing_easier: &'static str,
    effort: &'static str,
    pain: &'static str,
    note: &'static str,
    pain_rule: String,
    /// What to do at severe pain.
    severe: &'static str,
}

/// What the machine of the guided session goes by, in seconds; of a note, in letters.
#[derive(Serialize)]
pub struct Limits {
    gap: u64,
    again: u64,
    counted: u64,
    least_counted: u64,
    settle: u32,
    note: usize,
    /// Pain at which no session is right, and the days for which it speaks.
    severe: u32,
    lately: i64,
}

pub const LIMITS: Limits = Limits {
    gap: guided::GAP.as_secs(),
    again: guided::AGAIN.as_secs(),
    counted: guided::COUNTED,
    least_counted: guided::LEAST_COUNTED,
    settle: SETTLE,
    note: guided::LONGEST_NOTE,
    severe: SEVERE_PAIN,
    lately: LATELY,
};

impl Words {
    /// The words of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            paused: words::PAUSED,
            goes_on: words::GOES_ON,
            stopped: words::STOPPED,
            nothing_easier: words::NOTHING_EASIER,
            effort: Question::Effort.text(),
            pain: Question::Pain.text(),
            note: Question::Note.text(),
            pain_rule: clean(&plan.safety.pain_rule).into(),
            severe: LEAVE_OUT,
        }
    }
}
