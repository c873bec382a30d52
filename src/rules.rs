//! The rules: one table that builds plans, checks any plan, explains itself.
//!
//! A rule is an entry and one plain function at the narrowest scope. While a plan is built the
//! functions veto and rank; the finished plan is held against all of them before it is shown; so is
//! a plan that a person wrote. A rule never sees the planner.

mod advice;
mod asked;
mod bounds;
mod breach;
mod check;
mod context;
mod gate;
mod horizon;
mod outlook;
mod rule;
mod signs;
mod state;
mod step;
mod words;

pub mod bending;
pub mod caps;
pub mod catalogue_file;
pub mod claims;
pub mod clearance;
pub mod climb;
pub mod composition;
pub mod compression;
pub mod condition;
pub mod done;
pub mod dosage;
pub mod entry;
pub mod footing;
pub mod foreign;
pub mod hold;
pub mod learn;
pub mod load;
pub mod order;
pub mod pain;
pub mod progress;
pub mod recovery;
pub mod relief;
pub mod report;
pub mod safety;
pub mod screen;
pub mod time;
pub mod walking;
pub mod warning;
pub mod weeks;
pub mod weight;

pub use advice::{day_of, ending, new_rows, review};
pub use asked::not_checked;
pub use breach::{At, Breach, Breaches, Finding, Force, Location};
pub use check::{allows, check, must_breaches, must_breaches_unfinished, refusal, refusals};
pub use context::{Candidate, Context, PlanScope, SessionScope, WeekScope};
pub use gate::{Gate, gate};
pub use horizon::{BIRTH, Ending, longest};
pub use load::usual_effort;
pub use outlook::{BLOCK, FIRST_WEEKS, Outlook};
pub use rule::{Check, Objection, Rule, Verdict};
pub use safety::usual_safety;
pub use step::Step;
pub use words::banned;

use std::sync::OnceLock;

use crate::person::profile::Profile;
use crate::plan::RuleId;
use crate::text::id::Text;

/// The rules that speak of what a back may be asked, whatever level and equipment are; the first to
/// apply gives the reason.
pub const OF_THE_BACK: [RuleId; 6] = [
    RuleId::CONDITION_CAPS,
    RuleId::SEE_CLINICIAN_FIRST,
    RuleId::CLEARANCE_NEEDED,
    RuleId::PAIN_GATE,
    RuleId::DIRECTIONAL_PREFERENCE,
    RuleId::MORNING_FLEXION,
];

/// The first rule that refuses an exercise is the one that is named: what a back must not be asked
/// comes before level and equipment.
const FAMILIES: [&[Rule]; 21] = [
    condition::RULES,
    warning::RULES,
    clearance::RULES,
    pain::RULES,
    bending::RULES,
    compression::RULES,
    relief::RULES,
    load::RULES,
    entry::RULES,
    learn::RULES,
    done::RULES,
    recovery::RULES,
    composition::RULES,
    order::RULES,
    footing::RULES,
    time::RULES,
    dosage::RULES,
    progress::RULES,
    walking::RULES,
    safety::RULES,
    asked::RULES,
];

/// Every rule, family by family: the only list there is.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// What a plan takes the person's word for, as clauses: "a clinician has cleared exercise with a
/// herniated disc".
pub fn rests_on(profile: &Profile) -> Vec<Text> {
    warning::rests_on(profile).chain(clearance::rests_on(profile)).map(Text::from).collect()
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.as_str() == id)
}

/// The claims that a rule puts a label on; none for most rules.
pub fn claims(rule: &Rule) -> &'static [claims::Claim] {
    if rule.id == RuleId::CLAIM_LABELS { claims::CLAIMS } else { &[] }
}

/// Sixteen hexadecimal digits that change when a rule's words or numbers do: which rules made a
/// plan. Worked out once.
pub fn digest() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    let add =
        |digest, rule: &Rule| crate::text::digest::digest(digest, rule.id.as_str().as_bytes());
    let all = || {
        all().fold(0, |digest, rule| {
            crate::text::digest::digest(add(digest, rule), (rule.says)().as_bytes())
        })
    };
    DIGEST.get_or_init(|| format!("{:016x}", all()))
}
