//! A plan as CSV: one row an item.

use crate::export::Options;
use crate::plan::Plan;

/// The first line: what each column holds.
pub const HEADER: &str = "week,date,day,session,block,";

/// Writes a plan as CSV.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let _ = (plan, options);
    String::new()
}
