//! stub
use super::Rule;
/// stub
pub const RULES: &[Rule] = &[];
