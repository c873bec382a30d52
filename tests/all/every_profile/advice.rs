//! The words for health on a plan: domain.md 2.6, 3 (`stop-signs`, `next-day-response`,
//! `return-after-gap`) and 4.2; health.md 6.

use super::gate;
use super::world::{Findings, World};

/// What each condition's advice speaks of; `|` parts words of which one will do.
const ABOUT: [(&str, &str); 12] = [
    ("hip-replacement", "hip"),
    ("acute-flare", "flare"),
    ("disc-herniation", "disc"),
    ("sciatica-acute", "sciatica|down the leg|down a leg"),
    ("spinal-stenosis", "stenosis"),
    ("spondylolisthesis", "spondylolisthesis"),
    ("osteoporosis", "osteoporosis|bone"),
    ("osteoporosis-fracture", "fracture"),
    ("pregnancy", "pregnan"),
    ("post-surgery", "surg|operation"),
    ("hypertension", "blood pressure|hypertension"),
    ("nonspecific-lbp", "back pain|nonspecific|non-specific"),
];

/// 2.6, and health.md 6: when to stop in pregnancy.
const PREGNANCY: [&str; 12] = [
    "bleeding",
    "fluid",
    "contraction|tightening",
    "chest pain",
    "dizz",
    "headache",
    "breathless|short of breath",
    "calf",
    "abdom|belly|stomach",
    "baby",
    "sight|vision|seeing",
    "weakness affecting balance|weakness that affects balance|weakness that affects your \
        balance|weak muscles",
];

/// 3, `next-day-response`: the morning after, and the day after that.
const NEXT_DAY: [&str; 2] =
    ["next day|next morning|morning after|day after|24 h", "48 h|two days|second day|day later"];
/// 3, `return-after-gap`: its borders in days or weeks.
const GAP: [&str; 3] =
    ["14|two weeks|2 weeks|13", "28|four weeks|4 weeks|27", "56|eight weeks|8 weeks|55"];

fn speaks(text: &str, of: &str) -> bool {
    of.split('|').any(|word| text.contains(word))
}

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    let advice: Vec<String> =
        world.plan.safety.advice.iter().map(|text| text.to_lowercase()).collect();
    for (condition, about) in ABOUT.iter().filter(|(condition, _)| gate::has(&world.who, condition))
    {
        let told = advice.iter().any(|text| speaks(text, about));
        out.must(told, "condition-caps", "safety", "advice for each stated condition", condition);
    }
    let lines = advice.iter().filter(|text| !text.trim().is_empty()).count();
    let conditions = world.who.conditions.len();
    out.must(
        lines >= conditions,
        "condition-caps",
        "safety",
        "a line of advice for each condition",
        lines,
    );
    let afterwards = world.plan.safety.afterwards.join("\n").to_lowercase();
    let next_day = NEXT_DAY.iter().all(|words| speaks(&afterwards, words));
    out.must(next_day, "next-day-response", "safety", "what to do by the morning after", "");
    if world.plan.status == "plan" {
        let gap = GAP.iter().all(|words| speaks(&afterwards, words));
        out.must(gap, "return-after-gap", "safety", "what to do after a gap", "");
    } else {
        let one = world.plan.safety.afterwards.len() == 1;
        out.must(
            one,
            "return-after-gap",
            "safety",
            "a relief plan speaks of the morning after only",
            "",
        );
    }
    if gate::has(&world.who, "pregnancy") {
        let signs = world.plan.safety.stop_signs.join("; ").to_lowercase();
        for sign in PREGNANCY {
            out.must(
                speaks(&signs, sign),
                "stop-signs",
                "safety",
                "the signs to stop in pregnancy",
                sign,
            );
        }
    }
    pillow(world, &advice, out);
}

/// 4.2: with stenosis lying on the belly only over a pillow.
fn pillow(world: &World, advice: &[String], out: &mut Findings) {
    if gate::has(&world.who, "spinal-stenosis") {
        let prone = world.plan.items().any(|item| world.fact(item).position == "prone");
        let whys =
            || world.plan.items().flat_map(|item| &item.why).any(|why| why.text.contains("pillow"));
        let told = !prone || advice.iter().any(|text| text.contains("pillow")) || whys();
        out.must(told, "condition-caps", "safety", "prone with stenosis only over a pillow", "");
    }
}
