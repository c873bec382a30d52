//! Walking beside the sessions: it grows from what somebody can walk now.

use crate::plan::Walk;
use crate::rules::{Context, walking};

/// The walking of a week; none where it is left out.
pub(super) fn of(context: Context) -> Option<Walk> {
    walking::of(context)
}
