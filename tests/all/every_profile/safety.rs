//! The words that stand on every plan and on relief: health.md 2, 7 and 8.

use super::gate;
use super::plan::Safety;
use super::world::{Findings, World};

/// The eight signs to get help at once, one a line; `|` parts words of which one will do.
pub const SIGNS: [&str; 8] = [
    "between the legs",
    "urine|bladder",
    "bowel",
    "weaker|weakness in a leg",
    "both legs",
    "chest pain|faint",
    "fever",
    "unsteady|clumsy",
];

/// Whether a line names the sign.
pub fn shows(lines: &[String], sign: &str) -> bool {
    lines.iter().any(|line| names(line, sign))
}

fn names(line: &str, sign: &str) -> bool {
    let line = line.to_lowercase();
    sign.split('|').any(|word| line.contains(word))
}

/// The texts for afterwards and in between.
pub fn afterwards(safety: &Safety) -> [&String; 5] {
    [&safety.after_stop, &safety.pain_rule, &safety.bad_day, &safety.missed, &safety.illness]
}

pub fn check(world: &World, out: &mut Findings) {
    let plan = world.plan;
    out.must(
        plan.foreign.is_empty(),
        "contract",
        "foreign",
        "no exercise of a user's file",
        plan.foreign.len(),
    );
    if plan.is_refused() {
        let silent = afterwards(&plan.safety).iter().all(|text| text.is_empty());
        out.must(silent, "contract", "safety", "a refused plan speaks of no session", "");
        return;
    }
    signs(&plan.safety, out);
    for (key, text, words) in words(world) {
        let text = text.to_lowercase();
        let told = words.iter().all(|word| word.split('|').any(|word| text.contains(word)));
        out.must(
            told,
            "stop-signs",
            key,
            "what to do when it hurts, or something comes between",
            &text,
        );
    }
    rests(world, out);
}

/// Eight lines, a sign each.
fn signs(safety: &Safety, out: &mut Findings) {
    let lines = &safety.red_flags;
    for sign in SIGNS {
        out.must(
            shows(lines, sign),
            "stop-signs",
            "safety",
            "the eight signs to get help at once",
            sign,
        );
    }
    out.must(lines.len() == SIGNS.len(), "stop-signs", "safety", "one sign a line", lines.len());
}

/// The texts, each with its key and the words that it can't do without.
fn words<'a>(world: &World<'a>) -> [(&'static str, &'a String, &'static [&'static str]); 5] {
    let (safety, relief) = (&world.plan.safety, world.plan.is_relief());
    [
        ("after_stop", &safety.after_stop, &["ten minutes|10 minutes", "numb", "call"]),
        ("pain_rule", &safety.pain_rule, &["0", "3", "4", "5", "6", "morning", "leg"]),
        ("bad_day", &safety.bad_day, &["bad day", "two days|2 days"]),
        ("missed", &safety.missed, if relief { &["miss"] } else { &["miss", "day"] }),
        ("illness", &safety.illness, &["fever", "two days|2 days"]),
    ]
}

/// A plan that a clinician's word made possible says that it rests on it.
fn rests(world: &World, out: &mut Findings) {
    let plan = world.plan;
    let due = gate::rests_on_a_word(&world.who);
    out.must(
        !due || !plan.rests_on.is_empty(),
        "clearance-needed",
        "rests_on",
        "what the plan rests on is told",
        "",
    );
    let given = world.who.cleared.was_given() || world.who.assessed.was_given();
    out.must(
        given || plan.rests_on.is_empty(),
        "clearance-needed",
        "rests_on",
        "only words that were given",
        "",
    );
    let blank = plan.rests_on.iter().any(|text| text.trim().is_empty());
    out.must(!blank, "contract", "rests_on", "a word in words", "");
}
