//! What a plan takes somebody's word for: the person's, and that of whoever wrote a file of
//! exercises. Said in the plan itself, so that every format says it.

use crate::catalogue::Catalogue;
use crate::plan::{Plan, Status, Week};
use crate::rules;
use crate::text::id::{Id, Text};

/// How the line about exercises of a file of one's own ends, for one and for several.
const ENDS: [&str; 2] = [
    "comes from a file of your own; what it asks of a back is its author's word.",
    "come from a file of your own; what they ask of a back is its author's word.",
];

/// What the plan takes the person's word for; nothing where there is no exercise.
pub fn rests_on(plan: &Plan) -> Vec<Text> {
    if plan.status == Status::Refused { Vec::new() } else { rules::rests_on(&plan.profile) }
}

/// Lists the exercises of a plan that a file of the user brought or changed, and puts a line about
/// them at the end of the program's advice, before what a file adds to it.
pub fn tell(plan: &mut Plan, catalogue: &Catalogue, programs: impl Fn(&Text) -> bool) {
    plan.foreign = foreign(plan, catalogue);
    plan.safety.advice.retain(|text| !is_line(text));
    let line = match plan.foreign.len() {
        0 => return,
        1 => format!("1 exercise of this plan {}", ENDS[0]),
        count => format!("{count} exercises of this plan {}", ENDS[1]),
    };
    let advice = &mut plan.safety.advice;
    let place = advice.iter().rposition(programs).map_or(0, |last| last + 1);
    advice.insert(place, line.into());
}

/// Whether a line of advice is about exercises of a file of one's own.
pub fn is_line(text: &Text) -> bool {
    ENDS.iter().any(|end| text.ends_with(end))
}

fn foreign(plan: &Plan, catalogue: &Catalogue) -> Vec<Id> {
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    let used = sessions.flat_map(|(_, session)| session.items().map(|(_, item)| &item.exercise.id));
    let mut foreign: Vec<Id> = used.filter(|id| catalogue.is_foreign(id)).cloned().collect();
    foreign.sort_unstable();
    foreign.dedup();
    foreign
}
