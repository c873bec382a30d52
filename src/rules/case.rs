//! What rules look at: whom a plan is for, an exercise about to be used, a session, a week, a plan, each with what is around it.

use super::{Outlook, condition, dosage, pain};
use crate::catalogue::Catalogue;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::person::profile::Profile;
use crate::plan::{BlockKind, Plan, Session, Status, Week};

/// What every rule may know: whom the plan is for, what there is, what kind of answer it is.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// Whom the plan is for, as they count in the week that is looked at.
    pub profile: &'a Profile,
    /// The same person over all weeks.
    pub outlook: &'a Outlook<'a>,
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What kind of answer the plan is.
    pub status: Status,
}

/// Weeks in which beginners start low.
pub const FIRST_WEEKS: u32 = 2;

impl<'a> Case<'a> {
    /// What rules may know in the first week.
    pub fn new(outlook: &'a Outlook<'a>, catalogue: &'a Catalogue, status: Status) -> Self {
        Self { profile: outlook.in_week(1), outlook, catalogue, status }
    }
    /// The same in another week, 1 being the first.
    #[must_use]
    pub fn in_week(self, week: u32) -> Self {
        Self { profile: self.outlook.in_week(week), ..self }
    }
    /// Whether a named workout serves as the strength session: it keeps its own order and doses.
    pub fn named_workout(&self) -> bool {
        self.profile.workout.is_some()
    }
    /// The level that counts: some states of a back let everybody begin again.
    pub fn level(&self) -> Level {
        if condition::fixes_level(self.profile) { Level::Beginner } else { self.profile.level }
    }
    /// Whether every week is like the first.
    pub fn weeks_alike(&self) -> bool {
        condition::fixes_level(self.profile) || pain::has_moderate_pain(self.profile)
    }
    /// How far a week has come: the week itself, or the first one where weeks are alike.
    pub fn stage(&self, week: u32) -> u32 {
        if self.weeks_alike() { 1 } else { week }
    }
    /// Whether this is a beginner in the first weeks.
    pub fn starts_low(&self, week: u32) -> bool {
        // As `level` and `stage` have it, what is quickly told first: this is asked of every exercise for every place.
        (self.profile.level == Level::Beginner || condition::fixes_level(self.profile))
            && (week <= FIRST_WEEKS || self.weeks_alike())
    }
    /// The dose that an exercise has for the person before anything is trimmed: the catalogue's, with what age and pain make of it.
    pub fn dose(&self, exercise: &Exercise) -> Option<Dose> {
        Some(self.suited(exercise, exercise.dose(self.level())?.clone()))
    }
    /// A dose as the person's age and pain have it: stretches held longer, a set less.
    pub fn suited(&self, exercise: &Exercise, dose: Dose) -> Dose {
        match exercise.pattern {
            Pattern::Stretch => dosage::held_for_age(self.profile, dose),
            pattern if pattern.is_main() && pain::has_moderate_pain(self.profile) => {
                let sets = pain::sets_in_pain(dose.sets());
                dose.with_sets(sets)
            }
            _ => dose,
        }
    }
}

/// An exercise about to be used.
#[derive(Clone, Copy)]
pub struct Use<'a> {
    /// Whom and what for.
    pub case: Case<'a>,
    /// The exercise.
    pub exercise: &'a Exercise,
    /// In which week.
    pub week: u32,
    /// In which kind of block.
    pub block: BlockKind,
}

/// A session, and what is around it.
#[derive(Clone, Copy)]
pub struct SessionScene<'a> {
    /// Whom and what for.
    pub case: Case<'a>,
    /// Number of the week.
    pub week: u32,
    /// The session.
    pub session: &'a Session,
}

/// A week, and what is around it.
#[derive(Clone, Copy)]
pub struct WeekScene<'a> {
    /// Whom and what for.
    pub case: Case<'a>,
    /// The week.
    pub week: &'a Week,
    /// The weeks before it, the first one first.
    pub before: &'a [Week],
}

/// A plan, and what is around it.
#[derive(Clone, Copy)]
pub struct PlanScene<'a> {
    /// Whom and what for.
    pub case: Case<'a>,
    /// The plan.
    pub plan: &'a Plan,
}
