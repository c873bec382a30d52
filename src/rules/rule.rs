//! A rule: what it says, why, and its functions.

use std::borrow::Cow;
use std::fmt;

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
    /// May this exercise be used here? Filters the catalogue; says what speaks against it when not.
    Exercise(fn(&Candidate) -> Option<Objection>),
    /// Holds for one session, and for its main work while the session is still being filled.
    Session(fn(&SessionScope, &mut Breaches)),
    /// Holds for one session with its warm-up, its cool-down and all its minutes.
    WholeSession(fn(&SessionScope, &mut Breaches)),
    /// Holds for one week.
    Week(fn(&WeekScope, &mut Breaches)),
    /// Holds for the plan as a whole.
    Plan(fn(&PlanScope, &mut Breaches)),
}

/// What a rule has against an exercise. Written it is what is said of the exercise: "bends the back
/// forward to the end of its way; at pain 4 of 10 that waits".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// What is the matter with it: "needs a band".
    pub what: Cow<'static, str>,
    /// When or why that matters; empty where it always does.
    pub when: Cow<'static, str>,
}

impl Objection {
    /// Something that always matters.
    pub fn new(what: impl Into<Cow<'static, str>>) -> Self {
        Self { what: what.into(), when: Cow::Borrowed("") }
    }
    /// The same for a person or a time of which something is said.
    #[must_use]
    pub fn when(self, when: impl Into<Cow<'static, str>>) -> Self {
        Self { when: when.into(), ..self }
    }
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if self.when.is_empty() { Ok(()) } else { write!(f, "; {}", self.when) }
    }
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
