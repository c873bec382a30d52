//! What the plan leaves out, and by which rule: contract.md, `excluded`.

use std::collections::{BTreeMap, BTreeSet};

use super::caps;
use super::plan::{Excluded, Plan};
use super::world::{Findings, World};

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

/// Those of them that speak of the back, whatever level and equipment are.
const OF_HEALTH: &[&str] = REASONS.split_at(6).0;

/// What a plan leaves out for health.
pub fn for_health(plan: &Plan) -> BTreeSet<&str> {
    let entries = plan.excluded.iter().filter(|entry| OF_HEALTH.contains(&entry.rule.as_str()));
    entries.map(|entry| entry.exercise.as_str()).collect()
}

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    entries(world, out);
    asked_for(world, out);
    complete(world, out);
}

/// Why an exercise can't be in any block of the plan, block by block.
fn refusals(world: &World, id: &str) -> BTreeSet<&'static str> {
    world.blocks().map(|block| refusal(world, id, block)).collect()
}

/// Why an exercise can't be in the block that begins with a week: the first rule in the contract's
/// order, `time-budget` when nothing else speaks against it.
fn refusal(world: &World, id: &str, block: usize) -> &'static str {
    let level = world.level(block);
    let fact = &world.facts.exercises[id];
    let gentle =
        matches!(fact.pattern.as_str(), "locomotion" | "breathing" | "mobility" | "stretch");
    let easy = gentle && fact.bare() && fact.comp() <= 1 && fact.axial() == 0;
    if let Some(rule) = world.bar(fact, block) {
        rule
    } else if id == "superman-hold" && !caps::superman_is_open(world.at(block), level) {
        "lower-compression-first"
    } else if world.plan.is_relief() && !easy {
        "relief-gentle"
    } else if fact.starts() > level {
        "level-gate"
    } else if !fact.doable(&world.who.equipment) {
        "equipment-gate"
    } else if !gentle && world.too_heavy(fact, block) {
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
        out.must(
            !world.plan.uses(exercise),
            "no-unsafe-filler",
            exercise,
            "nothing excluded is used",
            rule,
        );
        // The contract's list has no reason for what the user rules out; the rule about explicit
        // requests comes nearest.
        let own = world.who.exclude.contains(exercise);
        let known = REASONS.contains(&rule.as_str()) || (own && rule == "no-unsafe-filler");
        out.must(known, "contract", exercise, "a reason of the contract", rule);
        let first = refusals(world, exercise);
        let fact = &world.facts.exercises[exercise];
        let morning = rule == "morning-flexion"
            && world.blocks().any(|block| world.bar(fact, block).is_none());
        out.must(
            own || first.contains(rule.as_str()) || (morning && for_the_morning(world, exercise)),
            "contract",
            exercise,
            "the first reason that applies",
            format!("{rule}, expected {first:?}"),
        );
    }
}

fn asked_for(world: &World, out: &mut Findings) {
    for id in world.who.include.iter().filter(|id| !world.plan.uses(id)) {
        let entry = world.plan.excluded.iter().any(|entry| entry.exercise == *id);
        out.must(entry, "contract", id, "an include that is not used is in `excluded`", "");
        if !world.who.exclude.contains(id) && !refusals(world, id).contains("time-budget") {
            let told = world.plan.tells("no-unsafe-filler", "applied");
            out.must(told, "no-unsafe-filler", id, "an include that a rule refuses is told", "");
        }
    }
}

/// Every exercise that rules of health remove from the whole plan is listed, by one of them,
/// whether it would have been used or not. What only some blocks lose may be listed or not.
fn complete(world: &World, out: &mut Findings) {
    let said: BTreeMap<&str, &str> = world
        .plan
        .excluded
        .iter()
        .map(|entry| (entry.exercise.as_str(), entry.rule.as_str()))
        .collect();
    for fact in world.facts.in_order().filter(|fact| !world.who.exclude.contains(&fact.id)) {
        let bars: Option<Vec<&'static str>> =
            world.blocks().map(|block| world.bar(fact, block)).collect();
        let Some(bars) = bars else { continue };
        let entry = said.get(fact.id.as_str()).copied();
        out.must(
            entry.is_some_and(|entry| bars.contains(&entry)),
            bars[0],
            &fact.id,
            "what health removes is in `excluded`",
            entry.unwrap_or("nothing"),
        );
    }
}
