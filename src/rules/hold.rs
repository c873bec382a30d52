//! What keeps a finished plan from being shown: rules of safety that it breaks for its person, and
//! what is said at its head otherwise.

use std::collections::BTreeSet;

use super::{Finding, Force, OF_THE_BACK, check};
use crate::catalogue::Catalogue;
use crate::plan::{Plan, RuleId};
use crate::text::id::Text;

/// The rules that refuse a plan and nothing else.
const OF_REFUSAL: [RuleId; 2] = [RuleId::RED_FLAG_EMERGENCY, RuleId::RED_FLAG_URGENT];
/// How the heads of plans begin that were let pass.
const UNCHECKED: &str = "Not checked: this plan breaks rules of safety for this person: ";
const BROKEN: &str =
    "Not all of this plan is within backplan's rules; talk it over with whoever gave it to you: ";

/// The must rules that a plan breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Of safety: such a plan is not shown.
    pub of_safety: Vec<Finding>,
    /// All others: such a plan is shown with a word about them.
    pub others: Vec<Finding>,
}

/// Whether a rule says that a person gets no plan, or what their back may be asked.
fn is_of_safety(rule: RuleId) -> bool {
    OF_REFUSAL.contains(&rule) || OF_THE_BACK.contains(&rule)
}

/// Holds a plan against the must rules.
pub fn hold(plan: &Plan, catalogue: &Catalogue) -> Held {
    let broken = check(plan, catalogue).into_iter().filter(|finding| finding.force == Force::Must);
    let (of_safety, others) = broken.partition(|finding| is_of_safety(finding.rule));
    Held { of_safety, others }
}

impl Held {
    /// The lines that stand at the head of such a plan, one a kind.
    pub fn heads(&self) -> Vec<Text> {
        let head = |begins: &str, findings: &[Finding]| {
            (!findings.is_empty()).then(|| Text::from(format!("{begins}{}.", named(findings))))
        };
        [head(UNCHECKED, &self.of_safety), head(BROKEN, &self.others)]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The rules of findings, each once.
fn named(findings: &[Finding]) -> String {
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.into_iter().collect::<Vec<_>>().join(", ")
}

/// Whether a line of advice is such a head.
pub fn is_head(text: &str) -> bool {
    let named = [UNCHECKED, BROKEN]
        .into_iter()
        .find_map(|begins| text.strip_prefix(begins)?.strip_suffix('.'));
    named.is_some_and(|named| named.split(", ").all(|rule| super::find(rule).is_some()))
}

/// Puts heads before the advice of a plan, in the place of those that it has.
pub fn put_heads(plan: &mut Plan, heads: Vec<Text>) {
    plan.safety.advice.retain(|text| !is_head(text));
    plan.safety.advice.splice(0..0, heads);
}
