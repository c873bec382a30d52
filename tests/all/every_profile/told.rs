//! What the plan tells: notices, reasons, what was left out, words for safety. domain.md 3 and
//! contract.md.

use std::collections::BTreeSet;

use super::safety;
use super::world::{Findings, Force, World};

/// The rules of domain.md 3 and health.md, and those about what a plan says of itself, each with
/// its force: `H`, `S` or both.
pub const RULES: &[(&str, &str)] = &[
    ("red-flag-emergency", "H"),
    ("red-flag-urgent", "H"),
    ("see-clinician-first", "H"),
    ("clearance-needed", "H"),
    ("condition-caps", "H"),
    ("no-unsafe-filler", "H"),
    ("pain-gate", "H"),
    ("next-day-response", "H"),
    ("stop-signs", "H"),
    ("directional-preference", "H"),
    ("morning-flexion", "H/S"),
    ("exhale-on-effort", "H"),
    ("no-bounce", "H"),
    ("strength-frequency", "H/S"),
    ("recovery-day", "H/S"),
    ("daily-stretch", "S"),
    ("daily-mobility", "S"),
    ("time-budget", "H/S"),
    ("trim-order", "H"),
    ("session-share", "S"),
    ("warm-up-first", "H"),
    ("cool-down-stretch", "S"),
    ("session-order", "S"),
    ("exercise-count", "H/S"),
    ("pattern-balance", "S"),
    ("weekly-coverage", "S"),
    ("level-gate", "H"),
    ("entry-point", "S"),
    ("few-to-learn", "S"),
    ("as-done", "S"),
    ("level-up", "H/S"),
    ("walking", "S"),
    ("beginner-start", "S"),
    ("beginner-low-load", "H"),
    ("equipment-gate", "H"),
    ("relief-gentle", "H"),
    ("lower-compression-first", "H/S"),
    ("no-duplicate", "H"),
    ("stretch-dose", "H/S"),
    ("core-hold-cap", "H"),
    ("tempo-control", "H"),
    ("effort-cap", "H"),
    ("rest-interval", "S"),
    ("volume-cap", "H"),
    ("progression", "H/S"),
    ("step-back-week", "S"),
    ("return-after-gap", "S"),
    ("review-point", "H/S"),
    ("daily-habits", "S"),
    ("claim-labels", "H"),
    ("balance-practice", "H/S"),
    ("floor-changes", "H"),
    ("as-asked", "H/S"),
    ("true-names", "H/S"),
];

const INFO: [&str; 9] = [
    "stop-signs",
    "exhale-on-effort",
    "tempo-control",
    "effort-cap",
    "progression",
    "no-bounce",
    "morning-flexion",
    "review-point",
    "daily-habits",
];

pub fn check(world: &World, out: &mut Findings) {
    notices(world, out);
    words(world, out);
    if !world.plan.is_refused() {
        reasons(world, out);
        info(world, out);
        safety(world, out);
    }
}

/// Every soft rule that gave way is told, and none that holds: to be called when all else was
/// looked at.
pub fn deviations(world: &World, out: &mut Findings) {
    let rules = |forces: &[Force]| -> BTreeSet<&'static str> {
        out.0
            .iter()
            .filter(|finding| forces.contains(&finding.force))
            .map(|finding| finding.rule)
            .collect()
    };
    let gave_way = rules(&[Force::Should]);
    let possible = rules(&[Force::Should, Force::Either]);
    for rule in &gave_way {
        silent(world, rule, out);
    }
    for notice in world.plan.notices.iter().filter(|notice| notice.kind == "deviation") {
        if let Some((rule, _)) = RULES.iter().find(|(rule, _)| *rule == notice.rule) {
            out.must(
                possible.contains(rule),
                rule,
                "notices",
                "a deviation of a rule that holds",
                &notice.text,
            );
        }
    }
}

/// A soft rule that gave way without a word is a broken promise, with all that gave way.
fn silent(world: &World, rule: &'static str, out: &mut Findings) {
    if !world.plan.tells(rule, "deviation") {
        for finding in out
            .0
            .iter_mut()
            .filter(|finding| finding.rule == rule && finding.force == Force::Should)
        {
            finding.force = Force::Must;
            finding.detail = format!("{} (gave way, and no deviation says so)", finding.detail);
        }
    }
}

fn force(rule: &str) -> Option<&'static str> {
    RULES.iter().find(|(id, _)| *id == rule).map(|(_, force)| *force)
}

fn notices(world: &World, out: &mut Findings) {
    for notice in &world.plan.notices {
        let force = force(&notice.rule);
        let fits = match notice.kind.as_str() {
            "applied" => force.is_some_and(|force| force.contains('H')),
            "deviation" => force.is_some_and(|force| force.contains('S')),
            "info" => INFO.contains(&notice.rule.as_str()),
            _ => false,
        };
        out.must(
            fits,
            "contract",
            "notices",
            "a kind of notice that the rule can have",
            format!("{} {}", notice.rule, notice.kind),
        );
        out.must(
            !notice.text.trim().is_empty(),
            "contract",
            "notices",
            "a notice has a text",
            &notice.rule,
        );
    }
}

fn reasons(world: &World, out: &mut Findings) {
    for spot in world.spots() {
        for item in spot.session.items() {
            let told = !item.why.is_empty()
                && item
                    .why
                    .iter()
                    .all(|why| force(&why.rule).is_some() && !why.text.trim().is_empty());
            out.must(
                told,
                "contract",
                format!("{spot} {}", item.exercise),
                "every item has reasons by known rules",
                "",
            );
        }
    }
}

/// What each such plan tells, as far as it applies.
fn info(world: &World, out: &mut Findings) {
    let plan = world.plan;
    let any_main = plan.sessions().any(|session| !session.main().is_empty());
    let any_reps = plan
        .sessions()
        .flat_map(super::plan::Session::main)
        .any(|item| matches!(item.dose, super::plan::Dose::Reps { .. }));
    let stretches = plan.items().any(|item| world.fact(item).is("stretch"));
    let long = !plan.is_relief() && plan.weeks.len() >= 4;
    let needed = [
        ("stop-signs", true),
        ("exhale-on-effort", any_main),
        ("tempo-control", any_reps),
        ("effort-cap", any_main),
        ("no-bounce", stretches),
        ("review-point", long),
        ("daily-habits", world.who.goal == "desk"),
    ];
    for (rule, _) in needed.iter().filter(|(_, needed)| *needed) {
        out.must(plan.tells(rule, "info"), rule, "notices", "told in every such plan", "");
    }
    out.must(
        stretches || !plan.tells("no-bounce", "info"),
        "no-bounce",
        "notices",
        "told where it applies only",
        "",
    );
    out.must(
        any_main || !plan.tells("effort-cap", "info"),
        "effort-cap",
        "notices",
        "told where it applies only",
        "",
    );
}

fn safety(world: &World, out: &mut Findings) {
    let safety = &world.plan.safety;
    let diagnosis =
        ["not a diagnosis", "no diagnosis"].iter().any(|words| safety.disclaimer.contains(words));
    out.must(diagnosis, "claim-labels", "safety", "no diagnosis", &safety.disclaimer);
    printed(
        &safety.stop_signs,
        &["sharp pain", "down a leg|down the leg", "numbness", "weakness", "dizz"],
        out,
    );
    if world.plan.is_relief() {
        let texts = world
            .plan
            .notices
            .iter()
            .map(|notice| notice.text.as_str())
            .chain(safety.advice.iter().map(String::as_str));
        let told = texts
            .into_iter()
            .any(|text| text.contains("3 times a day") || text.contains("three times a day"));
        out.must(told, "relief-gentle", "notices", "may be repeated up to 3 times a day", "");
    }
}

fn printed(texts: &[String], signs: &[&str], out: &mut Findings) {
    let all = texts.join("; ").to_lowercase();
    for sign in signs {
        let told = sign.split('|').any(|words| all.contains(words));
        out.must(told, "stop-signs", "safety", "every stop sign is printed", sign);
    }
}

/// Words that frighten have no place in a plan.
fn words(world: &World, out: &mut Findings) {
    let whys = world
        .plan
        .items()
        .flat_map(|item| item.why.iter().map(|why| &why.text).chain(&item.breathing));
    let notices = world.plan.notices.iter().map(|notice| &notice.text);
    let left_out = world.plan.excluded.iter().map(|entry| &entry.text);
    let safety = [&world.plan.safety.disclaimer]
        .into_iter()
        .chain(&world.plan.safety.stop_signs)
        .chain(&world.plan.safety.advice)
        .chain(&world.plan.safety.afterwards)
        .chain(&world.plan.safety.red_flags)
        .chain(safety::afterwards(&world.plan.safety))
        .chain(&world.plan.rests_on);
    for text in whys.chain(notices).chain(left_out).chain(safety) {
        let words = [
            "damage",
            "crush",
            "unstable",
            "pain-free",
            "realign",
            "100 % safe",
            "no pain, no gain",
            "disc back",
        ];
        let calm = words.iter().all(|word| !text.to_lowercase().contains(word));
        out.must(calm, "claim-labels", "texts", "calm words", text);
    }
}
