//! How the house says things, once for all formats: what stands where in words, and no layout.
//!
//! Amounts are said by [`crate::catalogue::dose::Dose`]. What comes from the plan is handed on as it
//! stands there; each format makes it fit to be shown.

pub mod change;
pub mod date;
pub mod item;
pub mod legend;
pub mod notes;
pub mod onward;
pub mod phase;
pub mod plan;
pub mod safety;
pub mod session;
pub mod theme;
pub mod week;
pub mod weight;
