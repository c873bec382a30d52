//! What kind of answer a person gets, before anything is planned.

use crate::plan::Status;
use crate::profile::{Goal, Profile};

/// The status of the plan for a profile.
pub(super) fn status(profile: &Profile) -> Status {
    if profile.goal == Goal::SoreBack { Status::Relief } else { Status::Plan }
}
