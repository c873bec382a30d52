//! A rule: what it says, why, and its functions.

use super::breach::{Breaches, Force};
use super::context::{Candidate, PlanScope, SessionScope, WeekScope};
use crate::person::profile::Profile;
use crate::plan::{RuleId, Status};
use crate::text::id::Text;

/// One rule. A rule of two forces is listed with the stronger one; each finding has its own.
pub struct Rule {
    /// Kebab-case, unique.
    pub id: RuleId,
    /// What holds, with its numbers.
    pub says: fn() -> String,
    /// Why it holds, for a lay reader.
    pub because: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How far the evidence carries.
    pub evidence: &'static str,
    /// The strongest force it has.
    pub force: Force,
    /// When it gives way, or what happens instead; for deviations.
    pub gives_way: &'static str,
    /// Its functions, each with its scope; most rules need one.
    pub checks: &'static [Check],
}

/// A rule's function at the narrowest scope it needs.
pub enum Check {
    /// What kind of answer does a person get at all? Asked before anything is planned.
    Gate(fn(&Profile, &mut Vec<Verdict>)),
    /// May this exercise be used here? Filters the catalogue; gives the reason when not, as what is
    /// said of it: "needs a band".
    Exercise(fn(&Candidate) -> Option<String>),
    /// Holds for one session, and for its main work while the session is still being filled.
    Session(fn(&SessionScope, &mut Breaches)),
    /// Holds for one session with its warm-up, its cool-down and all its minutes.
    WholeSession(fn(&SessionScope, &mut Breaches)),
    /// Holds for one week.
    Week(fn(&WeekScope, &mut Breaches)),
    /// Holds for the plan as a whole.
    Plan(fn(&PlanScope, &mut Breaches)),
}

/// What a rule says to a profile before anything is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The kind of plan that is left.
    pub status: Status,
    /// What happened and why, a full sentence.
    pub notice: String,
    /// What to do about it, full sentences.
    pub advice: Option<Text>,
    /// When to call for help, where that is not what holds for every back.
    pub red_flags: Option<&'static [&'static str]>,
}

impl Verdict {
    /// No plan.
    pub fn refused(notice: String, advice: impl Into<Text>) -> Self {
        Self { status: Status::Refused, notice, advice: Some(advice.into()), red_flags: None }
    }
    /// Gentle movement only.
    pub fn relief(notice: String, advice: impl Into<Text>) -> Self {
        Self { status: Status::Relief, notice, advice: Some(advice.into()), red_flags: None }
    }
    /// A plan, with something to know.
    pub fn note(notice: String) -> Self {
        Self { status: Status::Plan, notice, advice: None, red_flags: None }
    }
    /// The same with signs of its own to call for help.
    #[must_use]
    pub fn watching(self, red_flags: &'static [&'static str]) -> Self {
        Self { red_flags: Some(red_flags), ..self }
    }
    /// The same with advice.
    #[must_use]
    pub fn advising(self, advice: impl Into<Text>) -> Self {
        Self { advice: Some(advice.into()), ..self }
    }
}
