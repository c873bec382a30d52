//! What all rules together answer to a person before anything is planned.

use super::check::answers;
use super::rule::{Rule, Verdict};
use crate::person::profile::Profile;
use crate::plan::{RuleId, Status};

/// What all rules together answer to a profile.
#[derive(Clone)]
pub struct Gate {
    /// The strictest of their answers.
    pub status: Status,
    /// What is told, with the rules that say it: an emergency alone; else for a refusal what
    /// refuses; else everything.
    pub told: Vec<(&'static Rule, Verdict)>,
}

/// Asks every rule that answers before anything is planned.
pub fn gate(profile: &Profile) -> Gate {
    let mut told = answers(profile);
    let status = told.iter().map(|(_, answer)| answer.status).max().unwrap_or(Status::Plan);
    if status == Status::Refused {
        let emergency = told.iter().any(|(rule, _)| rule.id == EMERGENCY);
        told.retain(|(rule, answer)| {
            answer.status == status && (!emergency || rule.id == EMERGENCY)
        });
    }
    Gate { status, told }
}

/// The rule before which all others fall silent.
const EMERGENCY: RuleId = RuleId::RED_FLAG_EMERGENCY;
