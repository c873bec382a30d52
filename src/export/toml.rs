//! A plan as TOML: the same fields as the JSON, values before tables. Nothing is worded here.

use crate::plan::Plan;

/// Writes a plan as TOML, ending in one line break.
///
/// # Panics
/// Never: a plan holds nothing that TOML can't.
pub fn plan(plan: &Plan) -> String {
    let written = toml::to_string(plan);
    written.unwrap_or_else(|_| unreachable!("every key of a plan is a text and every number fits"))
}
