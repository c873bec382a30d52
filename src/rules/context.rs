//! What rules look at: whom a plan is for, an exercise about to be used, a session, a week, a plan,
//! each with what is around it.

use super::outlook::Outlook;
use crate::catalogue::Catalogue;
use crate::catalogue::exercise::Exercise;
use crate::person::profile::Profile;
use crate::plan::{BlockKind, Plan, Session, Status, Week};

/// What every rule may know: whom the plan is for, what there is, what kind of answer it is.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Whom the plan is for, as they count in the week that is looked at.
    pub profile: &'a Profile,
    /// The same person over all weeks.
    pub outlook: &'a Outlook<'a>,
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What kind of answer the plan is.
    pub status: Status,
    /// The week of the calendar, 1 being the plan's first: by it dates and states go.
    pub week: u32,
    /// The week of training, 1 being the first: by it progress goes. It falls behind the calendar
    /// where a week is done again.
    pub training: u32,
    /// The longest that a session may last, in minutes.
    pub minutes: u32,
}

impl<'a> Context<'a> {
    /// What rules may know in the first week.
    pub fn new(outlook: &'a Outlook<'a>, catalogue: &'a Catalogue, status: Status) -> Self {
        let profile = outlook.in_week(1);
        let minutes = profile.minutes;
        Self { profile, outlook, catalogue, status, week: 1, training: 1, minutes }
    }
    /// The same in another week of the calendar, in which training has come as far.
    #[must_use]
    pub fn in_week(self, week: u32) -> Self {
        Self { profile: self.outlook.in_week(week), week, training: week, ..self }
    }
    /// The same where training has come to another week.
    #[must_use]
    pub fn in_training(self, training: u32) -> Self {
        Self { training, ..self }
    }
    /// The same in a week of a plan.
    #[must_use]
    pub fn of(self, week: &Week) -> Self {
        self.in_week(week.number).in_training(week.training())
    }
    /// The same for sessions of other minutes.
    #[must_use]
    pub fn within(self, minutes: u32) -> Self {
        Self { minutes, ..self }
    }
    /// The longest that a session may last, in seconds.
    pub fn limit(&self) -> u32 {
        self.minutes * 60
    }
    /// Whether a named workout serves as the strength session: it keeps its own order and doses.
    pub fn named_workout(&self) -> bool {
        self.profile.workout.is_some()
    }
}

/// An exercise about to be used.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    /// Whom and what for.
    pub context: Context<'a>,
    /// The exercise.
    pub exercise: &'a Exercise,
    /// In which kind of block.
    pub block: BlockKind,
}

/// A session, and what is around it.
#[derive(Clone, Copy)]
pub struct SessionScope<'a> {
    /// Whom and what for.
    pub context: Context<'a>,
    /// The session.
    pub session: &'a Session,
}

/// A week, and what is around it.
#[derive(Clone, Copy)]
pub struct WeekScope<'a> {
    /// Whom and what for.
    pub context: Context<'a>,
    /// The week.
    pub week: &'a Week,
    /// The weeks before it, the first one first.
    pub before: &'a [Week],
}

/// A plan, and what is around it.
#[derive(Clone, Copy)]
pub struct PlanScope<'a> {
    /// Whom and what for.
    pub context: Context<'a>,
    /// The plan.
    pub plan: &'a Plan,
}
