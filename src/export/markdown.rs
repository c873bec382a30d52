//! A plan as Markdown.

use crate::export::Options;
use crate::plan::Plan;

/// Writes a plan as Markdown.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let _ = (plan, options);
    String::new()
}
