//! A person over the weeks of a plan.

use std::borrow::Cow;

use crate::person::profile::Profile;

/// Weeks of a block: three that build and one that steps back.
pub const BLOCK: u32 = 4;
/// Weeks in which beginners start low: their first block.
pub const FIRST_WEEKS: u32 = BLOCK;

/// The weeks of one block, with the person as they count in it.
#[derive(Debug)]
pub struct Cycle<'p> {
    /// Its first week, counted from 1.
    pub first: u32,
    /// The person with the weeks of pregnancy or since an operation that count.
    pub profile: Cow<'p, Profile>,
}

/// A person over the weeks of a plan.
#[derive(Debug)]
pub struct Outlook<'p> {
    pub(super) stated: &'p Profile,
    pub(super) cycles: Vec<Cycle<'p>>,
}

impl<'p> Outlook<'p> {
    /// The person as they stated themselves.
    pub fn stated(&self) -> &'p Profile {
        self.stated
    }

    /// The person as they count in a week, 1 being the first.
    pub fn in_week(&self, week: u32) -> &Profile {
        let after = self.cycles.partition_point(|cycle| cycle.first <= week);
        &self.cycles[after.saturating_sub(1)].profile
    }

    /// The weeks of the plan.
    pub fn weeks(&self) -> u32 {
        self.cycles[0].profile.weeks
    }
}
