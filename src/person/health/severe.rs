//! Pain so strong that no plan is right, wherever it is written down.

/// The least pain, from 0 to 10, at which there is no plan and no session.
pub const SEVERE_PAIN: u32 = 8;
/// What to do then, behind what was written down.
pub const LEAVE_OUT: &str =
    "leave training out for now and speak to a doctor or physiotherapist today";
