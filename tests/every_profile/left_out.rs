//! What the plan leaves out, and by which rule: contract.md, `excluded`.

use std::collections::{BTreeMap, BTreeSet};

use crate::caps;
use crate::plan::Excluded;
use crate::world::{Findings, World};

/// The rules of `excluded`, in the contract's order.
const REASONS: [&str; 12] = [
    "condition-caps",
    "see-clinician-first",
    "clearance-needed",
    "pain-gate",
    "directional-preference",
    "morning-flexion",
    "lower-compression-first",
    "relief-gentle",
    "level-gate",
    "equipment-gate",
    "beginner-low-load",
    "time-budget",
];

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    entries(world, out);
    asked_for(world, out);
    complete(world, out);
}

/// Why an exercise can't be in the plan: the first rule in the contract's order, `time-budget` when nothing else speaks against it.
fn refusal(world: &World, id: &str) -> &'static str {
    let fact = &world.facts.exercises[id];
    let gentle = matches!(fact.pattern.as_str(), "locomotion" | "breathing" | "mobility" | "stretch");
    let easy = gentle && fact.bare() && fact.comp() <= 1 && fact.axial() == 0;
    let whole_plan = if world.who.weeks <= 2 { 1 } else { 3 };
    if let Some(rule) = world.bar(fact) {
        rule
    } else if id == "superman-hold" && !caps::superman_is_open(&world.who, world.level) {
        "lower-compression-first"
    } else if world.plan.is_relief() && !easy {
        "relief-gentle"
    } else if fact.starts() > world.level {
        "level-gate"
    } else if !fact.doable(&world.who.equipment) {
        "equipment-gate"
    } else if !gentle && world.too_heavy(fact, whole_plan) {
        "beginner-low-load"
    } else {
        "time-budget"
    }
}

/// Whether the morning of the healthy, a should rule, may be why an exercise is left out.
fn for_the_morning(world: &World, id: &str) -> bool {
    caps::morning_prefers(&world.who) && world.facts.exercises[id].flex() >= 2
}

fn entries(world: &World, out: &mut Findings) {
    let mut seen = BTreeSet::new();
    for Excluded { exercise, rule, text } in &world.plan.excluded {
        out.must(seen.insert(exercise), "contract", exercise, "one entry an exercise", rule);
        out.must(!text.trim().is_empty(), "contract", exercise, "a reason in words", rule);
        out.must(!world.plan.uses(exercise), "no-unsafe-filler", exercise, "nothing excluded is used", rule);
        // The contract's list has no reason for what the user rules out; the rule about explicit requests comes nearest.
        let own = world.who.exclude.contains(exercise);
        let known = REASONS.contains(&rule.as_str()) || (own && rule == "no-unsafe-filler");
        out.must(known, "contract", exercise, "a reason of the contract", rule);
        let first = refusal(world, exercise);
        let morning = rule == "morning-flexion" && world.bar(&world.facts.exercises[exercise]).is_none();
        out.must(
            own || rule == first || (morning && for_the_morning(world, exercise)),
            "contract",
            exercise,
            "the first reason that applies",
            format!("{rule}, expected {first}"),
        );
    }
}

fn asked_for(world: &World, out: &mut Findings) {
    for id in world.who.include.iter().filter(|id| !world.plan.uses(id)) {
        let entry = world.plan.excluded.iter().any(|entry| entry.exercise == *id);
        out.must(entry, "contract", id, "an include that is not used is in `excluded`", "");
        if !world.who.exclude.contains(id) && refusal(world, id) != "time-budget" {
            let told = world.plan.tells("no-unsafe-filler", "applied");
            out.must(told, "no-unsafe-filler", id, "an include that a rule refuses is told", "");
        }
    }
}

/// Every exercise that a rule of health removes is listed, by that rule, whether it would have been used or not.
fn complete(world: &World, out: &mut Findings) {
    let said: BTreeMap<&str, &str> =
        world.plan.excluded.iter().map(|entry| (entry.exercise.as_str(), entry.rule.as_str())).collect();
    for fact in world.facts.in_order().filter(|fact| !world.who.exclude.contains(&fact.id)) {
        let Some(rule) = world.bar(fact) else { continue };
        let entry = said.get(fact.id.as_str()).copied();
        out.must(
            entry == Some(rule),
            rule,
            &fact.id,
            "what health removes is in `excluded`",
            entry.unwrap_or("nothing"),
        );
    }
}
