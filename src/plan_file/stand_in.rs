//! STAND-IN until `crate::rules::usual_effort` and `crate::rules::usual_safety` exist: delete this file then and call those.

use crate::exercise::Level;
use crate::plan::Safety;
use crate::rules::FIRST_WEEKS;

/// Stand-in for `rules::usual_effort`.
pub(super) fn usual_effort(level: Level, week: u32) -> [u32; 2] {
    match level {
        Level::Beginner if week <= FIRST_WEEKS => [4, 5],
        Level::Beginner => [4, 6],
        Level::Intermediate => [6, 7],
        Level::Advanced => [7, 8],
    }
}

/// Stand-in for `rules::usual_safety`.
pub(super) fn usual_safety() -> Safety {
    Safety {
        disclaimer: "General information, not medical advice.".into(),
        stop_signs: vec!["Stop at sharp pain, or pain that spreads down a leg.".into()],
        advice: Vec::new(),
        red_flags: Vec::new(),
    }
}
