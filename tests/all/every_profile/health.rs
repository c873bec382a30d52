//! What health asks of a plan beyond its caps, typed from domain.md 2.5, 2.6, 3 and 4.2: no block
//! and no week holds what is barred, the gate tells what it did, weak bones get their drill, a
//! refused plan names no exercise.

use std::collections::BTreeSet;

use super::caps;
use super::facts::Exercise;
use super::gate;
use super::plan::{Day, Dose, Item};
use super::world::{Findings, Spot, World};

/// The rules that decide before anything is planned.
const GATE: [&str; 5] = [
    "red-flag-emergency",
    "red-flag-urgent",
    "see-clinician-first",
    "clearance-needed",
    "pain-gate",
];
/// The muscles that hold the spine upright.
const EXTENSORS: [&str; 3] = ["erector spinae", "multifidus", "thoracic extensors"];
/// Long morning stiffness that began young.
const STIFF: &str = "morning-stiffness-young";
/// Who can help; a text that sends its reader on names one of them.
const CLINICIANS: [&str; 6] =
    ["doctor", "physiotherapist", "clinician", "midwife", "maternity", "surgeon"];

pub fn check(world: &World, out: &mut Findings) {
    if gate::status(&world.who) == "refused" {
        return refused(world, out);
    }
    gate_is_told(world, out);
    clinician(world, out);
    for spot in world.spots() {
        for item in spot.session.items() {
            barred(world, &spot, item, out);
        }
        if gate::has(&world.who, "spinal-stenosis") {
            standing(world, &spot, out);
        }
    }
    if gate::brittle(&world.who) && world.plan.status == "plan" {
        for week in &world.plan.weeks {
            week.days.iter().for_each(|day| bones(world, week.number, day, out));
        }
    }
}

/// Caps hold in every block and week; the second hour of the healthy is a wish.
fn barred(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    if let Some(rule) = world.bar(fact, spot.week.number) {
        out.must(false, rule, format!("{spot} {}", fact.id), "nothing that health bars", "");
    }
    let bent = caps::morning_prefers(&world.who) && fact.flex() >= 2;
    out.should(
        !bent,
        "morning-flexion",
        format!("{spot} {}", fact.id),
        "little bending in the second hour",
        "",
    );
}

/// What the gate did is told as applied, and nothing that it did not do. So is a limit that took
/// something away which would have been at hand.
fn gate_is_told(world: &World, out: &mut Findings) {
    let (plan, due) = (world.plan, gate::applied(&world.who));
    for rule in GATE {
        let (told, due) = (plan.tells(rule, "applied"), due.contains(&rule));
        out.must(told || !due, rule, "notices", "a gate that acted is told", "");
        // What a clinician's word lifted, or did not, may be told, too; so may a cap of pain that
        // took nothing away.
        let lifted = match rule {
            "clearance-needed" => {
                world.who.cleared.was_given() || gate::has(&world.who, "hip-replacement")
            }
            "see-clinician-first" => world.who.assessed.was_given(),
            "pain-gate" => world.who.pain >= 2,
            _ => false,
        };
        out.must(
            due || lifted || !told,
            rule,
            "notices",
            "a gate that did not act is not told",
            "",
        );
    }
    let usable = |fact: &Exercise, week: usize| {
        fact.starts() <= world.level(week)
            && fact.doable(&world.who.equipment)
            && !world.who.exclude.contains(&fact.id)
    };
    let taken: BTreeSet<&str> = world
        .blocks()
        .flat_map(|week| {
            world
                .facts
                .in_order()
                .filter(move |fact| usable(fact, week))
                .map(move |fact| (fact, week))
        })
        .filter_map(|(fact, week)| world.bar(fact, week))
        .collect();
    let told = plan.tells("pain-gate", "applied");
    out.must(
        told || !taken.contains("pain-gate"),
        "pain-gate",
        "notices",
        "a limit that took something away is told",
        "",
    );
    for rule in ["condition-caps", "directional-preference", "morning-flexion"] {
        let told = plan.tells(rule, "applied");
        out.must(
            told || !taken.contains(rule),
            rule,
            "notices",
            "a limit that took something away is told",
            "",
        );
        let stated = caps::limits(&world.who).iter().any(|limit| limit.rule == rule);
        out.must(stated || !told, rule, "notices", "a limit that does not hold is not told", "");
    }
}

/// Whoever waits for a clinician's word is told to get it; long morning stiffness names
/// rheumatology.
fn clinician(world: &World, out: &mut Findings) {
    let texts = said(world);
    let named = CLINICIANS.iter().any(|word| texts.contains(word));
    for rule in gate::applied(&world.who).into_iter().filter(|rule| *rule != "pain-gate") {
        out.must(named, rule, "safety", "who should be asked is named", "");
    }
    let stiff =
        !world.who.assessed.covers(STIFF) && world.who.red_flags.iter().any(|code| code == STIFF);
    out.must(
        !stiff || texts.contains("rheumat"),
        "see-clinician-first",
        "safety",
        "the rheumatology note",
        "",
    );
    let young = gate::young_waits(&world.who);
    let told = texts.contains("stress fracture");
    out.must(
        !young || told,
        "see-clinician-first",
        "safety",
        "the young hear of stress fractures",
        "",
    );
}

/// Advice and notices in one, in small letters.
fn said(world: &World) -> String {
    let notices = world.plan.notices.iter().map(|notice| notice.text.to_lowercase());
    let advice = world.plan.safety.advice.iter().map(|text| text.to_lowercase());
    notices.chain(advice).collect::<Vec<_>>().join("\n")
}

/// 4.2: with stenosis what is done standing in one go takes 5 minutes at most, a soft part of the
/// order.
fn standing(world: &World, spot: &Spot, out: &mut Findings) {
    let items: Vec<&Item> = spot.session.items().collect();
    let runs = items.chunk_by(|a, b| is_standing(world, a) == is_standing(world, b));
    let longest = runs
        .filter(|run| is_standing(world, run[0]))
        .map(|run| run.iter().map(|item| item.seconds).sum::<u32>())
        .max()
        .unwrap_or(0);
    out.either(longest <= 300, "session-order", spot, "five minutes on the feet with stenosis");
}

fn is_standing(world: &World, item: &Item) -> bool {
    world.fact(item).position == "standing"
}

/// Holds of 3-5 s of a strength exercise that trains the muscles beside the spine.
pub fn is_extensor_drill(fact: &Exercise, dose: &Dose) -> bool {
    matches!(dose, Dose::Holds { seconds: 3..=5, .. })
        && works(fact)
        && (extends_first(fact) || extends(&fact.secondary))
}

fn works(fact: &Exercise) -> bool {
    !matches!(
        fact.pattern.as_str(),
        "breathing" | "locomotion" | "mobility" | "stretch" | "balance"
    )
}

fn extends(muscles: &[String]) -> bool {
    muscles.iter().any(|muscle| EXTENSORS.contains(&muscle.as_str()))
}

fn extends_first(fact: &Exercise) -> bool {
    extends(&fact.primary)
}

/// `daily-mobility` with osteoporosis: the daily block holds one extensor drill and one balance
/// item.
fn bones(world: &World, week: usize, day: &Day, out: &mut Findings) {
    const RULE: &str = "daily-mobility";
    if day.sessions.iter().any(super::plan::Session::is_strength) {
        return;
    }
    let block: Vec<&Item> =
        day.sessions.iter().flat_map(|session| session.block("mobility")).collect();
    let drills: Vec<&Exercise> = block
        .iter()
        .map(|item| (world.fact(item), &item.dose))
        .filter(|(fact, dose)| is_extensor_drill(fact, dose))
        .map(|(fact, _)| fact)
        .collect();
    out.should(!drills.is_empty(), RULE, day.date, "weak bones: an extensor drill a day", "");
    let balance = block.iter().any(|item| world.fact(item).is("balance"));
    out.should(balance, RULE, day.date, "weak bones: a balance item a day", "");
    let first = world.facts.in_order().find(|fact| {
        let held = matches!(
            fact.dose(world.level(week)),
            super::facts::Written::Holds { seconds: 3..=5, .. }
        );
        held && works(fact)
            && extends_first(fact)
            && fact.starts() <= world.level(week)
            && world.allowed(fact, week.max(5))
    });
    if let Some(first) = first.filter(|_| !drills.is_empty()) {
        let right = drills.iter().any(|fact| extends_first(fact));
        out.must(
            right,
            RULE,
            day.date,
            "weak bones: drills whose first muscle extends come first",
            &first.id,
        );
    }
}

/// contract.md: a refused plan has no weeks, names no exercise anywhere, leaves out what the
/// profile says of exercises, and says what to do.
fn refused(world: &World, out: &mut Findings) {
    const RULE: &str = "contract";
    let (plan, refusing) = (world.plan, gate::refusing(&world.who));
    let after = &plan.safety.afterwards;
    out.must(after.is_empty(), RULE, "safety", "a refused plan speaks of no session", after.len());
    out.must(
        plan.excluded.is_empty(),
        RULE,
        "excluded",
        "a refused plan names no exercise",
        plan.excluded.len(),
    );
    for key in ["include", "exclude", "workout"] {
        let kept = plan.profile.get(key).is_some();
        out.must(
            !kept,
            RULE,
            "profile",
            "a refused plan leaves out include, exclude and workout",
            key,
        );
    }
    let texts = said(world);
    let disclaimed = plan.safety.disclaimer.to_lowercase();
    for text in
        [&texts, &disclaimed, &plan.safety.stop_signs.join(";"), &plan.safety.red_flags.join(";")]
    {
        let named = names_an_exercise(world, text);
        out.must(
            named.is_none(),
            RULE,
            "texts",
            "a refused plan names no exercise",
            named.unwrap_or_default(),
        );
    }
    let gravest = refusing[0];
    out.must(plan.tells(gravest, "applied"), gravest, "notices", "the gravest reason is told", "");
    for rule in GATE.into_iter().filter(|rule| !refusing.contains(rule)) {
        out.must(
            !plan.tells(rule, "applied"),
            rule,
            "notices",
            "what does not refuse is not told",
            "",
        );
    }
    let advice = plan.safety.advice.join("\n").to_lowercase();
    out.must(!advice.trim().is_empty(), gravest, "safety", "advice says what to do", "");
    let words: &[&str] = match gravest {
        "red-flag-emergency" => &["emergency"],
        "red-flag-urgent" => &["today"],
        _ if gate::over(&world.who) => &["midwife"],
        _ => &CLINICIANS,
    };
    let right = words.iter().any(|word| advice.contains(word));
    out.must(right, gravest, "safety", "advice sends to the right place", &advice);
    let expecting = world.who.red_flags == ["pregnancy-warning"];
    out.must(
        !expecting || advice.contains("maternity"),
        gravest,
        "safety",
        "the maternity unit is named",
        &advice,
    );
}

/// Whether words stand in a text, not as the end of a longer one: "unsteady walking" is no steady walk.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

/// The first exercise whose id or name stands in a text.
pub fn names_an_exercise<'a>(world: &'a World, text: &str) -> Option<&'a str> {
    let text = text.to_lowercase();
    let named =
        |fact: &&Exercise| holds(&text, &fact.id) || holds(&text, &fact.name.to_lowercase());
    world.facts.in_order().find(named).map(|fact| fact.id.as_str())
}
