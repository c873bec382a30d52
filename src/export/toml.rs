//! A plan as TOML: the same fields as the JSON, values before tables. Nothing is worded here.

use serde::Serialize;
use toml::ser::{Buffer, Serializer};

use crate::plan::Plan;

/// Writes a plan as TOML, ending in one line break.
///
/// # Panics
/// Never: a plan holds nothing that TOML can't.
pub fn plan(plan: &Plan) -> String {
    let mut buffer = Buffer::new();
    // Some values of every item come after its dose, a table, and have to be written before it.
    // `toml::to_string` makes room for each by moving all that follows; shown, the buffer puts
    // every part in its place in one pass.
    let written = plan.serialize(Serializer::new(&mut buffer)).map(|buffer| buffer.to_string());
    written.unwrap_or_else(|_| unreachable!("every key of a plan is a text and every number fits"))
}
