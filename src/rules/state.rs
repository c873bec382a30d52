//! What a person's state makes of level and weeks.

use super::context::Context;
use super::outlook::FIRST_WEEKS;
use super::{condition, pain};
use crate::catalogue::exercise::Level;

impl Context<'_> {
    /// The level that counts: some states of a back let everybody begin again.
    pub fn level(&self) -> Level {
        if condition::fixes_level(self.profile) { Level::Beginner } else { self.profile.level }
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
