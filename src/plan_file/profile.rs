//! Whom a plan file is for: its profile, completed by what its weeks say, and what of it is assumed.

use crate::person::key::Key;
use crate::person::profile::{PartialProfile, Profile, Reader, is_in_years};
use crate::plan::Status;
use crate::plan_file::remarks::Remarks;
use crate::plan_file::weeks::{MOST_WEEKS, first_day};
use crate::planner::{self, workout_minutes};
use crate::text::document::{Table, Value};
use crate::text::vocabulary::Vocabulary as _;

/// The profile and the keys of it that are assumed.
pub(super) fn profile(
    table: &Table,
    status: Status,
    reader: &Reader,
    remarks: &mut Remarks,
) -> (Profile, Vec<Key>) {
    let draft = draft(table, reader);
    let mut profile = planner::complete(&draft, reader);
    if status == Status::Refused {
        profile.without_wishes();
    }
    let assumed = assumed(table, &profile, reader, remarks);
    (profile, assumed.unwrap_or_else(|| draft.assumed()))
}

/// The profile as far as it is told: its first day and length, where it does not state them, are
/// those of the weeks.
fn draft(table: &Table, reader: &Reader) -> PartialProfile {
    let read = |table: &Table| PartialProfile::whole(table, reader);
    let mut draft = table.table("profile", "profile", read).unwrap_or_default();
    let weeks = table.peek("weeks").map(Value::list).unwrap_or_default();
    let first = || first_day(weeks).filter(|date| is_in_years(*date));
    draft.start = draft.start.or_else(first);
    if !weeks.is_empty() {
        draft.weeks = draft.weeks.or(u32::try_from(weeks.len().min(MOST_WEEKS)).ok());
    }
    draft
}

/// The keys that were assumed by the file's word. What has another value than the usual one was
/// stated after all.
fn assumed(
    table: &Table,
    profile: &Profile,
    reader: &Reader,
    remarks: &mut Remarks,
) -> Option<Vec<Key>> {
    let said: Vec<Key> = table.words::<Key>("assumed")?.into_iter().map(|key| key.value).collect();
    let nothing = PartialProfile { start: Some(profile.start), ..PartialProfile::default() };
    let mut usual = nothing.complete(reader);
    if profile.workout.is_some() && said.contains(&Key::Minutes) {
        usual.minutes = workout_minutes(profile, reader.catalogue);
    }
    let is_usual = |key: Key| key.is_assumed() && usual.value(key) == profile.value(key);
    remarks.assumed = said.iter().copied().find(|key| !is_usual(*key));
    let usual = |key: &Key| said.contains(key) && is_usual(*key);
    Some(Key::ALL.iter().copied().filter(usual).collect())
}
