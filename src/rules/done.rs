//! What was done decides how a single exercise goes on.

use super::load::counterparts;
use super::weeks::{last_build, same_cycle};
use super::{At, Breaches, Check, Force, Rule, WeekScope};
use crate::plan::{BlockKind, Item, RuleId, Session, rule_ids};

/// Exercises that go by what was done, in one week.
pub const MOST_AS_DONE: usize = 3;
/// Repetitions that decide: so many more than asked in the last set, or so many missing.
pub const TO_SPARE: u32 = 2;

rule_ids! {
    AS_DONE = "as-done",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::AS_DONE,
    says: || {
        format!(
            "What a journal says of two sessions on end moves a single exercise: with {TO_SPARE} \
                repetitions more than asked in the last set, pain of 0 to 3 and a quiet next \
                morning it takes its next step a week early; with {TO_SPARE} missing it goes a step \
                back; where it was ended for pain or given up for an easier one, that one takes its \
                place. At most {MOST_AS_DONE} exercises of a week go so, and each says it."
        )
    },
    because: "The body knows more than the calendar, and two sessions tell more than one good or \
        bad day.",
    source: "NSCA two-for-two rule; its reverse and the exchange are judgement",
    evidence: "A rule of practice; the rest is expert opinion.",
    force: Force::Should,
    gives_way: "more exercises than that had to move at once",
    checks: &[Check::Week(as_done)],
}];

/// Whether an item goes by what was done.
pub fn goes_by_what_was_done(item: &Item) -> bool {
    item.why.iter().any(|why| why.rule == RuleId::AS_DONE)
}

/// Whether an item of a session stands in for another one, which the session held before.
pub fn stands_in_for(item: &Item, other: &Item) -> bool {
    goes_by_what_was_done(item) && item.exercise.pattern == other.exercise.pattern
}

fn as_done(scope: &WeekScope, found: &mut Breaches) {
    let Some(last) = last_build(scope) else { return };
    let stay = same_cycle(scope.context, last);
    let mut moved: Vec<&Item> = Vec::new();
    for (day, session, before) in counterparts(last, scope.week, stay) {
        for item in session.main().filter(|item| goes_by_what_was_done(item)) {
            if !was_done(before, item) {
                let text = format!(
                    "{} is said to go by what was done, and {} held nothing of its kind.",
                    item.exercise.name, before.title
                );
                let spot = At::item(BlockKind::Main, &item.exercise).in_session(day, session);
                found.should(spot, text, "Leave that reason out.");
            }
            if !moved.iter().any(|known| known.exercise.id == item.exercise.id) {
                moved.push(item);
            }
        }
    }
    if moved.len() > MOST_AS_DONE {
        let text = format!("Week {} moves {} exercises at once.", scope.week.number, moved.len());
        found.should(At::here(), text, format!("Move {MOST_AS_DONE} at most."));
    }
}

fn was_done(before: &Session, item: &Item) -> bool {
    before.main().any(|old| old.exercise.pattern == item.exercise.pattern)
}
