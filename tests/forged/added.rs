//! What is added to a plan is found out, too.

use backplan::built_in;
use backplan::checking::report;
use backplan::plan_file;
use serde_json::{Value, json};

use crate::plans::made;

const PROFILE: &str = "weeks = 2\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]";

/// The first item of a block of the first strength session (day 0), or of the daily session after it (day 1).
fn item(plan: &mut Value, day: usize, block: usize) -> &mut Value {
    &mut plan["weeks"][0]["days"][day]["sessions"][0]["blocks"][block]["items"][0]
}

fn list<'a>(plan: &'a mut Value, key: &str) -> &'a mut Vec<Value> {
    plan[key].as_array_mut().expect("a list")
}

type Add = fn(&mut Value);

const ADDED: [(&str, Add); 27] = [
    ("an effort for a stretch", |plan| item(plan, 1, 1)["rpe"] = json!([9, 10])),
    ("a cue for a stretch", |plan| item(plan, 1, 1)["breathing"] = json!("Breathe as you like.")),
    ("a held breath", |plan| item(plan, 1, 1)["breathing"] = json!("Do not breathe until it is over.")),
    ("a reason", |plan| {
        item(plan, 1, 1)["why"] = json!([{ "rule": "daily-stretch", "text": "Your doctor chose it." }]);
    }),
    ("an unknown key", |plan| item(plan, 1, 1)["safe"] = json!(true)),
    ("a notice", |plan| {
        let text = "Dr. Smith is fine with every exercise.";
        list(plan, "notices").push(json!({ "rule": "see-clinician-first", "kind": "info", "text": text }));
    }),
    ("a notice about what was set aside", |plan| {
        let text = "Set aside for this plan, by your wish: all rules. It was stated before.";
        list(plan, "notices").push(json!({ "rule": "condition-caps", "kind": "applied", "text": text }));
    }),
    ("a left-out exercise", |plan| {
        list(plan, "excluded")
            .push(json!({ "exercise": "clamshell", "rule": "level-gate", "text": "It is too hard." }));
    }),
    ("an advice", |plan| plan["safety"]["advice"] = json!(["Go on through the pain."])),
    ("an empty week", |plan| list(plan, "weeks").push(json!({}))),
    ("an empty session", |plan| plan["weeks"][0]["days"][1]["sessions"][0] = json!({ "title": "Rest" })),
    ("a second session", |plan| {
        let session = plan["weeks"][0]["days"][1]["sessions"][0].clone();
        plan["weeks"][0]["days"][1]["sessions"].as_array_mut().expect("sessions").push(session);
    }),
    ("no session at all", |plan| {
        for week in list(plan, "weeks") {
            for day in list(week, "days") {
                day["sessions"] = json!([]);
            }
        }
    }),
    ("a refusal", |plan| (plan["status"], plan["weeks"]) = (json!("refused"), json!([]))),
    ("gentle movement", |plan| plan["status"] = json!("relief")),
    ("an age", |plan| plan["profile"]["age"] = json!(80)),
    ("a fall", |plan| plan["profile"]["fallen"] = json!(true)),
    ("a direction", |plan| plan["profile"]["direction"] = json!("flexion")),
    ("a blood pressure", |plan| plan["profile"]["blood_pressure"] = json!([190, 100])),
    ("an early morning", |plan| plan["profile"]["minutes_since_waking"] = json!(5)),
    ("a workout", |plan| plan["profile"]["workout"] = json!("sample")),
    ("a wish", |plan| plan["profile"]["include"] = json!(["good-morning"])),
    ("an exclusion", |plan| {
        let used = item(plan, 0, 1)["exercise"].clone();
        plan["profile"]["exclude"] = json!([used]);
    }),
    ("another day", |plan| plan["profile"]["days"] = json!(["tue", "sat"])),
    ("fewer sessions", |plan| plan["profile"]["sessions"] = json!(1)),
    ("more weeks", |plan| plan["profile"]["weeks"] = json!(8)),
    ("a goal", |plan| plan["profile"]["goal"] = json!("strength")),
];

#[test]
fn what_is_added_is_found_out() {
    let catalogue = built_in::catalogue();
    let genuine = made(PROFILE, &catalogue);
    let known = report(&genuine, &catalogue).findings;
    for (name, add) in ADDED {
        let mut value = serde_json::to_value(&genuine).expect("JSON");
        add(&mut value);
        let read = plan_file::read_telling("plan", &value.to_string(), &catalogue, genuine.profile.start);
        let Ok((plan, mut told)) = read else { continue };
        told.extend(plan_file::unlike(&plan, &catalogue));
        let report = report(&plan, &catalogue);
        let found = report.findings.iter().any(|finding| !known.contains(finding));
        assert!(found || !told.is_empty() || !report.not_checked.is_empty(), "{name} passes");
    }
}

/// The same in a plan without a word about what made it: what is left are the rules.
#[test]
fn a_hand_written_plan_is_held_to_its_own_profile_by_rules() {
    let catalogue = built_in::catalogue();
    let genuine = made(PROFILE, &catalogue);
    let known = report(&genuine, &catalogue).findings;
    let broken = [
        "a held breath",
        "an effort for a stretch",
        "an empty session",
        "no session at all",
        "a refusal",
        "an age",
        "a workout",
        "an exclusion",
        "another day",
        "fewer sessions",
        "more weeks",
    ];
    for (name, add) in ADDED.into_iter().filter(|(name, _)| broken.contains(name)) {
        let mut value = serde_json::to_value(&genuine).expect("JSON");
        for key in ["made_by", "notices", "excluded", "assumed"] {
            value.as_object_mut().expect("a table").remove(key);
        }
        add(&mut value);
        let plan = plan_file::read("plan", &value.to_string(), &catalogue, genuine.profile.start).expect(name);
        let report = report(&plan, &catalogue);
        let new = report.findings.iter().any(|one| one.force == backplan::rules::Force::Must && !known.contains(one));
        assert!(new && !report.ok, "{name} holds: {:#?}", report.findings);
    }
}
