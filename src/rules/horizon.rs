//! How far a plan for a person may go, and as whom they count in its weeks.
//!
//! States that change with time are read per block of weeks, because a block keeps its exercises. A
//! restriction that comes holds from the first week that could reach it; one that goes, goes when
//! it is surely over.

use std::borrow::Cow;

use super::outlook::{BLOCK, Cycle, Outlook};
use super::relief::RELIEF_WEEKS;
use super::{condition, footing, pain};
use crate::person::health::Condition;
use crate::person::profile::Profile;
use crate::plan::Status;

/// Weeks that an acute state and pain of at least 4 are planned for; then the questions are asked
/// again.
pub const ACUTE_WEEKS: u32 = 2;

/// Weeks that a herniated disc is planned for while nobody has cleared it.
pub const DISC_WEEKS: u32 = 6;

/// The week at which a pregnancy counts as over.
pub const BIRTH: u32 = 40;

/// Why a plan ends before the weeks that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A state that changes within days: the question is how it is then.
    Acute,
    /// A disc that nobody has cleared.
    Disc,
    /// The birth.
    Birth,
}

/// The longest plan for a person, in weeks, and why it is no longer; none where weeks are free.
pub fn longest(profile: &Profile) -> Option<(u32, Ending)> {
    let acute = profile.has(Condition::AcuteFlare)
        || profile.has(Condition::SciaticaAcute)
        || pain::asks_again(profile);
    let disc =
        profile.has(Condition::DiscHerniation) && !profile.is_cleared(Condition::DiscHerniation);
    // A week that nobody stated counts as the first of those in which nobody lies flat.
    let pregnant = profile.pregnancy_weeks.unwrap_or(condition::LATE_PREGNANCY);
    let ends = [
        (acute, ACUTE_WEEKS, Ending::Acute),
        (disc, DISC_WEEKS, Ending::Disc),
        (profile.has(Condition::Pregnancy), BIRTH.saturating_sub(pregnant).max(1), Ending::Birth),
    ];
    ends.into_iter()
        .filter(|(stated, ..)| *stated)
        .map(|(_, weeks, why)| (weeks, why))
        .min_by_key(|(weeks, _)| *weeks)
}

impl<'p> Outlook<'p> {
    /// The person over the weeks that they ask for, as far as a plan of that status may go.
    pub fn of(profile: &'p Profile, status: Status) -> Self {
        Self::over(profile, status, profile.weeks)
    }

    /// The same over so many weeks.
    pub fn over(profile: &'p Profile, status: Status, asked: u32) -> Self {
        let asked = if status == Status::Relief { asked.min(RELIEF_WEEKS) } else { asked };
        let weeks = longest(profile).map_or(asked, |(most, _)| asked.min(most));
        let changing = [profile.pregnancy_weeks, profile.surgery_weeks].iter().any(Option::is_some);
        if !changing && weeks == profile.weeks {
            return Self {
                stated: profile,
                cycles: vec![Cycle { first: 1, profile: Cow::Borrowed(profile) }],
            };
        }
        let starts = (1..=weeks.max(1)).step_by(BLOCK as usize);
        let cycles = starts
            .map(|first| Cycle { first, profile: Cow::Owned(in_block(profile, first, weeks)) });
        Self { stated: profile, cycles: cycles.collect() }
    }

    /// Whether one state holds in two weeks: the same caps, level and advice.
    pub fn is_same(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.in_week(one), self.in_week(other));
        let rows = |profile| condition::rows(profile).map(std::ptr::from_ref);
        std::ptr::eq(one, other)
            || (rows(one).eq(rows(other)) && footing::holds(one) == footing::holds(other))
    }

    /// The first weeks of spans in which another state holds than in the one before; week 1 always
    /// begins one.
    pub fn turns(&self) -> impl Iterator<Item = u32> + '_ {
        let firsts = self.cycles.iter().map(|cycle| cycle.first);
        firsts.filter(|first| *first == 1 || !self.is_same(*first - 1, *first))
    }
}

/// The person in the block that begins with a week: late in a pregnancy, early after an operation.
fn in_block(profile: &Profile, first: u32, weeks: u32) -> Profile {
    let last = (first + BLOCK - 1).min(weeks);
    Profile {
        weeks,
        pregnancy_weeks: profile.pregnancy_weeks.map(|stated| stated + last),
        surgery_weeks: profile.surgery_weeks.map(|stated| stated + first - 1),
        ..profile.clone()
    }
}
