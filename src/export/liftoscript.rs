//! A plan in Liftoscript, the plan language of Liftosaur.

use crate::export::Options;
use crate::plan::Plan;

/// Writes a plan as Liftoscript.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let _ = (plan, options);
    String::new()
}
