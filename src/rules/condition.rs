//! stub
use super::Rule;
/// stub
pub const RULES: &[Rule] = &[];
/// Caps of gentle movement.
pub fn relief_caps() -> crate::spine::Spine {
    crate::spine::Spine { comp: 1, axial: 0, ..crate::spine::Spine::UNCAPPED }
}
/// Longest relief session in minutes.
pub const RELIEF_MOST_MINUTES: u32 = 15;
/// Longest relief plan in weeks.
pub const RELIEF_MOST_WEEKS: u32 = 2;
