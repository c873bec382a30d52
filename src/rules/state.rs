//! What a person's state makes of level and weeks.

use super::context::Context;
use super::outlook::{BLOCK, FIRST_WEEKS};
use super::recovery::STRENGTH_A_WEEK;
use super::{composition, condition, pain};
use crate::catalogue::exercise::Level;
use crate::person::health::Condition;
use crate::plan::Status;

/// Weeks of training after which a beginner counts as intermediate, and the strength sessions that
/// they have to hold.
pub const GROWN_UP: (u32, u32) = (12, 24);
/// Pain up to which that is so.
pub const GROWS_AT_PAIN: u32 = 3;

impl Context<'_> {
    /// The level that counts: some states of a back let everybody begin again.
    pub fn level(&self) -> Level {
        if condition::fixes_level(self.profile) {
            Level::Beginner
        } else if self.has_grown_up() {
            Level::Intermediate
        } else {
            self.profile.level
        }
    }

    /// Whether training has made an intermediate of a beginner.
    pub fn has_grown_up(&self) -> bool {
        self.training > GROWN_UP.0 && self.profile.level == Level::Beginner && self.may_grow_up()
    }

    /// Whether a beginner counts as intermediate after the first weeks: by the sessions planned,
    /// little pain, no state of the back that asks for care, and age.
    pub fn may_grow_up(&self) -> bool {
        let profile = self.profile;
        let days = u32::try_from(profile.days.len()).unwrap_or(u32::MAX);
        let sessions = profile.sessions.min(STRENGTH_A_WEEK.1).min(days);
        sessions * GROWN_UP.0 >= GROWN_UP.1
            && profile.pain <= GROWS_AT_PAIN
            && profile.states().all(|state| state == Condition::NonspecificLbp)
            && profile.age.is_none_or(|age| age < composition::OLDER)
            && !profile.fallen
            && !self.named_workout()
            && self.status == Status::Plan
    }

    /// The block of training, counted from 0.
    pub fn block(&self) -> u32 {
        (self.training.max(1) - 1) / BLOCK
    }

    /// Whether every week is like the first.
    pub fn progress_paused(&self) -> bool {
        condition::fixes_level(self.profile) || pain::has_moderate_pain(self.profile)
    }

    /// How far training has come: the week of training, or the first one where weeks are alike.
    pub fn effective_week(&self) -> u32 {
        if self.progress_paused() { 1 } else { self.training }
    }

    /// Whether this is a beginner in the first weeks.
    pub fn is_introduction(&self) -> bool {
        // As `level` and `effective_week` have it, what is quickly told first: this is asked of
        // every exercise for every place.
        (self.profile.level == Level::Beginner || condition::fixes_level(self.profile))
            && (self.training <= FIRST_WEEKS || self.progress_paused())
    }
}
