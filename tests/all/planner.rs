//! What plans of several weeks promise beyond the rules: these bound progress from above, and a
//! plan that never moves keeps them all.

use std::collections::BTreeSet;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::plan::{Plan, Session};
use backplan::text::id::Id;

use crate::plans;

/// People of different levels, with different equipment and time, for twelve weeks.
const TWELVE_WEEKS: [&str; 7] = [
    "",
    "equipment = [\"band\"]\nminutes = 20",
    "goal = \"strength\"",
    "level = \"intermediate\"",
    "level = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]\nminutes = 45",
    "level = \"intermediate\"\ngoal = \"desk\"",
    "level = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60",
];

/// A beginner's third week chooses anew; from then on what was done gives way to what is harder,
/// step by step.
#[test]
fn twelve_weeks_climb_their_chains() {
    let catalogue = built_in::catalogue();
    for profile in TWELVE_WEEKS {
        let climbs = climbs(&plans::planned(&format!("{profile}\nweeks = 12")), &catalogue);
        let later: Vec<_> = climbs.iter().filter(|climb| climb.week > 3).collect();
        assert!(!later.is_empty(), "{profile:?} never moves up: {climbs:?}");
    }
}

#[test]
fn each_of_these_gives_way_to_the_next_of_its_chain() {
    let catalogue = built_in::catalogue();
    for (profile, from, to) in [
        (TWELVE_WEEKS[0], "bird-dog-leg-only", "bird-dog"),
        (TWELVE_WEEKS[3], "bird-dog", "bird-dog-square"),
        (TWELVE_WEEKS[3], "glute-bridge-march", "single-leg-glute-bridge"),
        (TWELVE_WEEKS[4], "dead-bug", "dead-bug-band"),
        (TWELVE_WEEKS[6], "front-plank", "stir-the-pot"),
    ] {
        let climbs = climbs(&plans::planned(&format!("{profile}\nweeks = 12")), &catalogue);
        let found =
            climbs.iter().any(|climb| climb.from.as_str() == from && climb.to.as_str() == to);
        assert!(found, "{profile:?} does not lead from {from} to {to}: {climbs:?}");
    }
}

/// An exercise that gave way to a harder one of its chain.
#[derive(Debug)]
struct Climb {
    /// The first week of the harder one.
    week: u32,
    from: Id,
    to: Id,
}

/// Whether one leads to the other by links of either kind, the easier one first.
fn leads_up(from: &Id, to: &Id, catalogue: &Catalogue) -> bool {
    let mut reached = vec![from.clone()];
    let mut next = 0;
    while let Some(id) = reached.get(next).cloned() {
        next += 1;
        let own = catalogue.exercise(id.as_str()).map(|exercise| exercise.harder.clone());
        let own = own.unwrap_or_default();
        let up = catalogue.exercises().iter().filter(|other| other.easier.contains(&id));
        for above in own.into_iter().chain(up.map(|other| other.id.clone())) {
            if above == *to {
                return true;
            }
            if !reached.contains(&above) {
                reached.push(above);
            }
        }
    }
    false
}

fn main_ids(session: &Session) -> BTreeSet<Id> {
    session.main().map(|item| item.exercise.id.clone()).collect()
}

/// Where an exercise of a session gives way to a harder one of its chain from one week to the next.
fn climbs(plan: &Plan, catalogue: &Catalogue) -> Vec<Climb> {
    let mut climbs = Vec::new();
    for pair in plan.weeks.windows(2) {
        for (_, before) in pair[0].sessions() {
            let Some((_, after)) =
                pair[1].sessions().find(|(_, session)| session.title == before.title)
            else {
                continue;
            };
            let (old, new) = (main_ids(before), main_ids(after));
            for from in old.difference(&new) {
                let harder = new.difference(&old).filter(|to| leads_up(from, to, catalogue));
                climbs.extend(harder.map(|to| Climb {
                    week: pair[1].number,
                    from: from.clone(),
                    to: to.clone(),
                }));
            }
        }
    }
    climbs
}
