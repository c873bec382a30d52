//! What a reading of the blood pressure brings: health.md 1. The caps and the gate stand with the
//! others.

use super::gate::{self, Pressure};
use super::safety::{SIGNS, shows};
use super::world::{Findings, World};

const RULE: &str = "clearance-needed";
/// The signs that go with a blood pressure out of hand, and those in pregnancy; `|` parts words of
/// which one will do.
const CRISIS: [&str; 7] = [
    "chest pain",
    "breathless|short of breath",
    "back pain",
    "numb",
    "weak",
    "seeing|sight|vision",
    "confus",
];
const MATERNITY: [&str; 4] = ["headache", "sight|vision|seeing", "rib", "swelling"];

pub fn check(world: &World, out: &mut Findings) {
    match gate::pressure(&world.who) {
        Pressure::Usual => help_at_once(world, out),
        Pressure::High | Pressure::AskFirst if world.plan.is_refused() => help_at_once(world, out),
        Pressure::High | Pressure::AskFirst => counted(world, out),
        _ => refused(world, out),
    }
}

/// What is refused for other reasons names the eight signs.
fn help_at_once(world: &World, out: &mut Findings) {
    let signs = &world.plan.safety.red_flags;
    let all = SIGNS.iter().all(|sign| shows(signs, sign));
    out.must(
        all || !world.plan.is_refused(),
        "stop-signs",
        "safety",
        "a refused plan names the eight signs",
        "",
    );
}

/// The reading counts as the word does, and the plan says that it did.
fn counted(world: &World, out: &mut Findings) {
    let plan = world.plan;
    let stated = plan.profile["conditions"]
        .as_array()
        .expect("a list")
        .iter()
        .any(|word| word == "hypertension");
    let reading = world.who.blood_pressure.expect("a reading").map(|number| number.to_string());
    let named = plan
        .notices
        .iter()
        .filter(|notice| notice.rule == "condition-caps" && notice.kind == "applied")
        .any(|notice| reading.iter().all(|number| notice.text.contains(number)));
    out.must(
        named || stated,
        "condition-caps",
        "notices",
        "a reading that counts is named",
        reading.join("/"),
    );
    let measured = plan
        .safety
        .advice
        .iter()
        .map(|text| text.to_lowercase())
        .any(|text| text.contains("measure"));
    out.must(measured, "condition-caps", "safety", "measure before the session", "");
}

fn refused(world: &World, out: &mut Findings) {
    let pressure = gate::pressure(&world.who);
    let advice = world.plan.safety.advice.join("\n").to_lowercase();
    let words: &[&str] = match pressure {
        Pressure::Crisis => &["five minutes|5 minutes", "again", "doctor", "today", "emergency"],
        Pressure::Today => &["five minutes|5 minutes", "again", "doctor", "today"],
        Pressure::Maternity => &["maternity", "today"],
        _ => &["emergency"],
    };
    let beside = gate::refuses_beside_pressure(&world.who);
    for word in words {
        // Something graver may leave no room for these words.
        let told = beside || word.split('|').any(|word| advice.contains(word));
        out.must(told, RULE, "safety", "what to do with such a blood pressure", word);
    }
    let signs = &world.plan.safety.red_flags;
    let own: &[&str] = match pressure {
        Pressure::Maternity | Pressure::MaternityEmergency => &MATERNITY,
        _ => &CRISIS,
    };
    // Where the text speaks of no emergency, its list may be empty.
    let spared = pressure == Pressure::Today && signs.is_empty();
    for sign in own {
        out.must(
            spared || shows(signs, sign),
            RULE,
            "safety",
            "the signs of a blood pressure out of hand",
            sign,
        );
    }
    for sign in SIGNS {
        let (all, cauda) = (shows(signs, sign), ["urine|bladder", "bowel"].contains(&sign));
        out.must(
            all || !beside,
            "stop-signs",
            "safety",
            "a refused plan names the eight signs",
            sign,
        );
        out.must(beside || !cauda || !all, RULE, "safety", "no signs of another emergency", sign);
    }
}
