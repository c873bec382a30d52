//! Sessions as Garmin FIT workouts.

use crate::plan::{Plan, PlanDay, Session};

/// The workout file of one session of a plan.
pub fn session(plan: &Plan, day: &PlanDay, session: &Session) -> Vec<u8> {
    let _ = (plan, day, session);
    Vec::new()
}
