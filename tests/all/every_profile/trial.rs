//! One profile tried: its plan made, read back, and judged by every check.

use std::collections::BTreeSet;

use backplan::catalogue::Catalogue;
use backplan::{export, plan_file};

use super::case::Case;
use super::facts::Facts;
use super::plan::Plan;
use super::world::{Finding, Findings, Force, Who, World};
use super::{
    advice, blocks, card, dosing, drills, easing, entry, floor, growth, health, left_out, named,
    played, pressure, progress, safety, session, shape, time, told, trim, week,
};

/// What came of a profile.
pub struct Trial {
    /// The status of the plan; "none" where none was made.
    pub status: String,
    pub findings: Vec<Finding>,
}

/// How much is done with a plan beyond judging it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Judge,
    /// Made a second time, and read back from both formats.
    Repeat,
}

/// What does not hold for a plan, after every check; should-rules that gave way in silence among
/// it.
pub fn judge(facts: &Facts, plan: &Plan) -> Vec<Finding> {
    let world = World::new(facts, plan);
    let mut out = Findings::default();
    for check in [
        shape::check,
        session::check,
        dosing::check,
        week::check,
        progress::check,
        blocks::check,
        card::check,
        drills::check,
        entry::check,
        growth::check,
        named::check,
        trim::check,
        told::check,
        left_out::check,
        health::check,
        advice::check,
        safety::check,
        pressure::check,
        easing::check,
        floor::check,
        time::check,
    ] {
        check(&world, &mut out);
    }
    told::deviations(&world, &mut out);
    out.0.retain(|finding| finding.force == Force::Must);
    out.0
}

fn wrong(what: &'static str, detail: String) -> Finding {
    Finding { rule: "contract", force: Force::Must, place: "plan".into(), what, detail }
}

/// Makes the plan of a case and judges it.
pub fn try_case(facts: &Facts, catalogue: &Catalogue, case: &Case, depth: Depth) -> Trial {
    let none = |finding| Trial { status: "none".into(), findings: vec![finding] };
    let made = match case.plan(catalogue) {
        Ok(made) => made,
        Err(why) => return none(wrong("a plan is possible", why)),
    };
    let json = export::json::plan(&made);
    let again = if depth == Depth::Repeat { repeat(catalogue, case, &made, &json) } else { None };
    let plan: Plan = match serde_json::from_str(&json) {
        Ok(plan) => plan,
        Err(error) => return none(wrong("the plan file of the contract", error.to_string())),
    };
    let mut findings = judge(facts, &plan);
    findings.extend(again);
    findings.extend(
        echo(case, &plan).map(|key| wrong("the profile says what was asked for", key.to_owned())),
    );
    findings.extend(played::wrong(&made).map(|(what, place)| wrong(what, place)));
    findings.extend(keys(case, &plan).map(|keys| wrong("the keys of a plan's profile", keys)));
    findings.extend(text(facts, &plan, &json));
    Trial { status: plan.status, findings }
}

/// Made twice, the same bytes; read back, the same plan.
fn repeat(
    catalogue: &Catalogue,
    case: &Case,
    made: &backplan::plan::Plan,
    json: &str,
) -> Option<Finding> {
    if case.json(catalogue).as_deref() != Ok(json) {
        return Some(wrong("made twice, the same bytes", String::new()));
    }
    let toml = export::toml::plan(made);
    for (name, text) in [("plan.json", json), ("plan.toml", &toml)] {
        match plan_file::read(name, text, catalogue, made.profile.start) {
            Ok(read) if read == *made => {}
            Ok(_) => return Some(wrong("read back unchanged", name.into())),
            Err(problems) => return Some(wrong("read back unchanged", problems.to_string())),
        }
    }
    None
}

/// Words that frighten stand nowhere in the file, and exercises nowhere in a refused one. What is
/// owned may be called like an exercise.
fn text(facts: &Facts, plan: &Plan, json: &str) -> Option<Finding> {
    let small = json.to_lowercase();
    if let Some(word) =
        ["damage", "crush", "unstable"].into_iter().find(|word| small.contains(word))
    {
        return Some(wrong("calm words in the whole file", word.into()));
    }
    if plan.is_refused() {
        let mut value: serde_json::Value = serde_json::from_str(json).expect("read before");
        value["profile"]["equipment"] = serde_json::Value::Null;
        let world = World::new(facts, plan);
        let named = health::names_an_exercise(&world, &value.to_string());
        return named.map(|id| wrong("a refused file names no exercise", id.into()));
    }
    None
}

fn sorted(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

fn same(list: &[&str], said: &[String]) -> bool {
    let list = sorted(list);
    list.len() == said.len() && list == said.iter().cloned().collect()
}

/// A key of the profile, or `assumed`, that does not say what the case asks for.
fn echo(case: &Case, plan: &Plan) -> Option<&'static str> {
    let who = Who::of(plan);
    // A refused plan leaves these out; `health` looks at that.
    let wishes = |list: &[&str], said: &[String]| plan.is_refused() || same(list, said);
    let gym = case.equipment == ["gym"] && who.equipment.len() >= 10;
    let right = [
        ("level", who.level == case.level),
        ("goal", who.goal == case.goal),
        ("equipment", same(&case.equipment, &who.equipment) || gym),
        ("sessions", who.sessions == case.sessions as usize),
        ("days", same(&case.days, &who.days)),
        ("minutes", case.minutes.is_none_or(|minutes| minutes == who.minutes)),
        ("weeks", who.weeks == case.weeks as usize),
        ("start", who.start.to_string() == case.start),
        ("include", wishes(&case.include, &who.include)),
        ("exclude", wishes(&case.exclude, &who.exclude)),
        ("workout", plan.is_refused() || who.workout.as_deref() == case.workout),
        ("age", who.age == case.age),
        ("pain", who.pain == case.pain),
        (
            "conditions",
            same(&case.conditions, &who.conditions) && in_order(&who.conditions, &CONDITIONS),
        ),
        ("cleared", who.cleared.says(case.cleared, &case.cleared_of)),
        ("assessed", who.assessed.says(case.assessed, &case.assessed_of)),
        ("fallen", who.fallen == case.fallen),
        ("red_flags", same(&case.red_flags, &who.red_flags)),
        ("pregnancy_weeks", who.pregnancy_weeks == case.pregnancy_weeks),
        ("complications", who.complications == case.complications),
        ("surgery", who.surgery.as_deref() == case.surgery),
        ("surgery_weeks", who.surgery_weeks == case.surgery_weeks),
        ("blood_pressure", who.blood_pressure == case.blood_pressure),
        ("direction", who.direction.as_deref() == case.direction),
        ("minutes_since_waking", who.minutes_since_waking == case.minutes_since_waking),
        ("assumed", plan.assumed == assumed(case)),
    ];
    right.into_iter().find(|(_, right)| !right).map(|(key, _)| key)
}

/// The conditions in the contract's order.
pub const CONDITIONS: [&str; 12] = [
    "hip-replacement",
    "acute-flare",
    "disc-herniation",
    "sciatica-acute",
    "spinal-stenosis",
    "spondylolisthesis",
    "osteoporosis",
    "osteoporosis-fracture",
    "pregnancy",
    "post-surgery",
    "hypertension",
    "nonspecific-lbp",
];

fn in_order(said: &[String], all: &[&str]) -> bool {
    said.iter().map(|word| all.iter().position(|other| other == word)).is_sorted()
}

/// The keys that were not given, in the contract's order.
fn assumed(case: &Case) -> Vec<&'static str> {
    let open = [
        ("age", case.age.is_none()),
        ("minutes", case.minutes.is_none()),
        ("pain", case.pain == 0),
        ("conditions", case.conditions.is_empty()),
        ("red_flags", case.red_flags.is_empty()),
        ("walk", true),
    ];
    open.into_iter().filter(|(_, open)| *open).map(|(key, _)| key).collect()
}

/// The keys that a plan's profile lacks or has too many, as far as the case decides.
fn keys(case: &Case, plan: &Plan) -> Option<String> {
    let always = [
        "level",
        "goal",
        "equipment",
        "sessions",
        "days",
        "minutes",
        "weeks",
        "start",
        "pain",
        "conditions",
        "cleared",
        "assessed",
        "fallen",
        "red_flags",
        "complications",
        "walk",
    ];
    let given = [
        ("age", case.age.is_some()),
        ("pregnancy_weeks", case.pregnancy_weeks.is_some()),
        ("surgery", case.surgery.is_some()),
        ("surgery_weeks", case.surgery_weeks.is_some()),
        ("blood_pressure", case.blood_pressure.is_some()),
        ("direction", case.direction.is_some()),
        ("minutes_since_waking", case.minutes_since_waking.is_some()),
        ("workout", case.workout.is_some() && !plan.is_refused()),
        ("include", !plan.is_refused()),
        ("exclude", !plan.is_refused()),
    ];
    let due = given
        .into_iter()
        .filter(|(_, given)| *given)
        .map(|(key, _)| key)
        .chain(always)
        .collect::<BTreeSet<_>>();
    let said: BTreeSet<&str> =
        plan.profile.as_object().expect("an object").keys().map(String::as_str).collect();
    let wrong: Vec<&str> = due.symmetric_difference(&said).copied().collect();
    (!wrong.is_empty()).then(|| wrong.join(", "))
}
