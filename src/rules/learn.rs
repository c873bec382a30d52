//! How much there is to learn: few exercises, done well.

use std::collections::BTreeSet;

use super::{At, Breaches, Check, Context, Force, PlanScope, Rule, condition};
use crate::catalogue::exercise::Level;
use crate::plan::{RuleId, Status, Week, rule_ids};
use crate::rules::BLOCK;
use crate::rules::composition::VERY_SHORT;
use crate::text::id::Id;

/// Most different exercises in the first block: of beginners, of others, and in sessions that are
/// very short.
const DIFFERENT: (usize, usize, usize) = (15, 18, 10);

rule_ids! {
    FEW_TO_LEARN = "few-to-learn",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::FEW_TO_LEARN,
    says: || {
        let (beginner, others, short) = DIFFERENT;
        format!(
            "The first {BLOCK} weeks hold at most {beginner} different exercises for beginners, \
                {others} for others and with osteoporosis, {short} in sessions below {VERY_SHORT} \
                min, everything counted."
        )
    },
    because: "What is done often is done well; a long list is left lying.",
    source: "Henry 1999: two home exercises were done better than eight; programmes for backs such \
        as GLA:D Back use about eight; the numbers are judgement",
    evidence: "One small study (15 people); the numbers are judgement.",
    force: Force::Should,
    gives_way: "what conditions ask for, or the least that a week holds, is more",
    checks: &[Check::Plan(few)],
}];

/// Most different exercises of a person's first block.
pub fn most_different(context: Context) -> usize {
    let (beginner, others, short) = DIFFERENT;
    if let Some(stated) = context.outlook.stated().different {
        stated as usize
    } else if context.minutes < VERY_SHORT {
        short
    } else if context.level() == Level::Beginner && !condition::has_osteoporosis(context.profile) {
        beginner
    } else {
        others
    }
}

fn few(scope: &PlanScope, found: &mut Breaches) {
    if scope.plan.status != Status::Plan {
        return;
    }
    let first = scope.plan.weeks.iter().filter(|week| week.number <= BLOCK);
    let items = first.flat_map(Week::sessions).flat_map(|(_, session)| session.items());
    let different: BTreeSet<&Id> = items.map(|(_, item)| &item.exercise.id).collect();
    let most = most_different(scope.context);
    if different.len() > most {
        let text = format!("The first weeks hold {} different exercises.", different.len());
        found.should(At::here(), text, format!("Keep to {most}; new ones can come later."));
    }
}
