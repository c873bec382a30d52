//! How much a record can say: far more than is ever so.

/// No set, session or hold lasts longer than a day, in seconds.
pub const DAY: u32 = 24 * 60 * 60;
/// Far more sets than anybody does.
pub const MOST_SETS: usize = 100;
/// Far more repetitions than anybody does in a set.
pub const MOST_REPS: u32 = 10_000;
/// Far more than anybody lifts.
pub const MOST_GRAMS: u32 = 1_000_000;
/// Far more items than a session has.
pub const MOST_PLACE: u32 = 1000;
