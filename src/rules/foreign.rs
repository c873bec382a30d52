//! What a plan takes somebody's word for: the person's, and that of whoever wrote a file of
//! exercises. Said in the plan itself, so that every format says it.

use std::collections::BTreeSet;

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

/// The exercises of weeks that a file of the user brought or changed, sorted.
pub fn exercises(weeks: &[Week], catalogue: &Catalogue) -> Vec<Id> {
    let sessions = weeks.iter().flat_map(Week::sessions);
    let used = sessions.flat_map(|(_, session)| session.items().map(|(_, item)| &item.exercise.id));
    let foreign: BTreeSet<&Id> = used.filter(|id| catalogue.is_foreign(id)).collect();
    foreign.into_iter().cloned().collect()
}

/// The line of advice about so many such exercises.
pub fn line(count: usize) -> Option<Text> {
    match count {
        0 => None,
        1 => Some(format!("1 exercise of this plan {}", ENDS[0]).into()),
        count => Some(format!("{count} exercises of this plan {}", ENDS[1]).into()),
    }
}

/// Lists the exercises of a plan that a file of the user brought or changed, and puts a line about
/// them at the end of the program's advice, before what a file adds to it.
pub fn tell(plan: &mut Plan, catalogue: &Catalogue, programs: impl Fn(&Text) -> bool) {
    plan.foreign = exercises(&plan.weeks, catalogue);
    let advice = &mut plan.safety.advice;
    advice.retain(|text| !is_line(text));
    let place = advice.iter().rposition(programs).map_or(0, |last| last + 1);
    advice.splice(place..place, line(plan.foreign.len()));
}

/// Whether a line of advice is about exercises of a file of one's own.
pub fn is_line(text: &Text) -> bool {
    ENDS.iter().any(|end| text.ends_with(end))
}
