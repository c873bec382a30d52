//! The oracle sees what is broken: a good plan, spoilt in one place, is found out by the rule's
//! name. A check that never fires would promise nothing.

use serde_json::{Value, json};

use super::case::Case;
use super::facts::Facts;
use super::trial::judge;

type Spoil = fn(&mut Value);

/// The first strength session of a week, counted from 0.
fn strength(plan: &mut Value, week: usize) -> &mut Value {
    let days = plan["weeks"][week]["days"].as_array_mut().expect("days");
    let session = days
        .iter_mut()
        .map(|day| &mut day["sessions"][0])
        .find(|session| session["kind"] == "strength");
    session.expect("a strength session")
}

/// An item of the main block of the first strength session.
fn main(plan: &mut Value, item: usize) -> &mut Value {
    &mut strength(plan, 0)["blocks"][1]["items"][item]
}

/// A stretch of the first day without strength.
fn stretch(plan: &mut Value) -> &mut Value {
    let days = plan["weeks"][0]["days"].as_array_mut().expect("days");
    let daily = days
        .iter_mut()
        .map(|day| &mut day["sessions"][0])
        .find(|session| session["kind"] == "daily");
    &mut daily.expect("a daily session")["blocks"][1]["items"][0]
}

const SPOILT: &[(&str, Spoil)] = &[
    ("contract", |plan| plan["weeks"][0]["days"][1]["weekday"] = json!("sun")),
    ("contract", |plan| strength(plan, 0)["seconds"] = json!(1)),
    ("contract", |plan| main(plan, 0)["why"] = json!([])),
    ("time-budget", |plan| main(plan, 0)["seconds"] = json!(1)),
    ("time-budget", |plan| plan["profile"]["minutes"] = json!(20)),
    ("effort-cap", |plan| main(plan, 0)["rpe"] = json!([9, 10])),
    ("exhale-on-effort", |plan| main(plan, 0)["breathing"] = json!("")),
    ("exhale-on-effort", |plan| main(plan, 0)["breathing"] = json!("Hold your breath and strain.")),
    ("core-hold-cap", |plan| {
        let brace =
            json!({ "kind": "hold", "sets": 1, "seconds": 60, "per_side": false, "rest": 20 });
        let drill = &mut strength(plan, 0)["blocks"][0]["items"][1];
        (drill["exercise"], drill["dose"]) = (json!("abdominal-brace"), brace);
    }),
    ("volume-cap", |plan| {
        let drill = &mut strength(plan, 0)["blocks"][0]["items"][1];
        (drill["exercise"], drill["dose"]) =
            (json!("prone-on-elbows"), json!({ "kind": "minutes", "minutes": 120 }));
    }),
    ("tempo-control", |plan| main(plan, 0)["dose"]["tempo"] = json!([0, 0, 1, 0])),
    ("no-duplicate", |plan| main(plan, 0)["exercise"] = main(plan, 1)["exercise"].clone()),
    ("no-duplicate", |plan| {
        main(plan, 0)["dose"]["per_side"] = json!(main(plan, 0)["dose"]["per_side"] == false);
    }),
    ("level-gate", |plan| main(plan, 0)["exercise"] = json!("good-morning")),
    ("equipment-gate", |plan| main(plan, 0)["exercise"] = json!("good-morning")),
    ("lower-compression-first", |plan| main(plan, 0)["exercise"] = json!("superman-hold")),
    ("rest-interval", |plan| main(plan, 0)["dose"]["rest"] = json!(300)),
    ("trim-order", |plan| main(plan, 0)["dose"]["rest"] = json!(300)),
    ("volume-cap", |plan| main(plan, 0)["dose"]["sets"] = json!(10)),
    ("stretch-dose", |plan| stretch(plan)["dose"]["seconds"] = json!(45)),
    ("warm-up-first", |plan| strength(plan, 0)["blocks"][0]["items"] = json!([])),
    ("cool-down-stretch", |plan| strength(plan, 0)["blocks"][2]["items"] = json!([])),
    ("exercise-count", |plan| {
        let items = strength(plan, 0)["blocks"][1]["items"].as_array_mut().expect("items");
        items.extend_from_within(..1);
        items.extend_from_within(..);
    }),
    ("session-order", |plan| {
        strength(plan, 0)["blocks"][1]["items"].as_array_mut().expect("items").reverse();
    }),
    ("pattern-balance", |plan| {
        strength(plan, 0)["blocks"][1]["items"].as_array_mut().expect("items").truncate(1);
    }),
    ("strength-frequency", |plan| plan["profile"]["days"] = json!(["tue"])),
    ("recovery-day", |plan| {
        let session = strength(plan, 0).clone();
        plan["weeks"][0]["days"][1]["sessions"][0] = session;
    }),
    ("daily-stretch", |plan| plan["weeks"][0]["days"][1]["sessions"] = json!([])),
    ("daily-mobility", |plan| plan["weeks"][0]["days"][1]["sessions"] = json!([])),
    ("progression", |plan| plan["weeks"][0]["theme"] = json!("vary")),
    ("level-up", |plan| plan["weeks"][0]["level"] = json!("advanced")),
    ("walking", |plan| plan["weeks"][1]["walk"]["minutes"] = json!(40)),
    ("walking", |plan| plan["weeks"][1]["walk"] = json!(null)),
    ("programming", |plan| strength(plan, 0)["title"] = json!("Strength B")),
    ("progression", |plan| main(plan, 0)["dose"]["reps"] = json!([30, 30])),
    ("progression", |plan| main(plan, 0)["dose"]["load"]["step"] = json!(3)),
    ("progression", |plan| {
        let id = main(plan, 0)["exercise"].clone();
        for day in plan["weeks"][1]["days"].as_array_mut().expect("days") {
            for block in day["sessions"][0]["blocks"].as_array_mut().expect("blocks") {
                for item in block["items"].as_array_mut().expect("items") {
                    if item["exercise"] == id && item["dose"]["kind"] == "reps" {
                        item["dose"]["reps"] = json!([1, 1]);
                    }
                }
            }
        }
    }),
    ("warm-up-first", |plan| {
        let items = strength(plan, 0)["blocks"][0]["items"].as_array_mut().expect("items");
        items.retain(|item| item["ramp"] != true);
    }),
    ("warm-up-first", |plan| {
        strength(plan, 0)["blocks"][0]["items"][1]["exercise"] = json!("breathing-90-90");
    }),
    ("daily-mobility", |plan| stretch(plan)["dose"]["sets"] = json!(5)),
    ("entry-point", |plan| main(plan, 0)["exercise"] = json!("good-morning")),
    ("few-to-learn", |plan| plan["profile"]["different"] = json!(3)),
    ("progression", |plan| {
        strength(plan, 1)["blocks"][1]["items"].as_array_mut().expect("items").truncate(2);
    }),
    ("step-back-week", |plan| plan["weeks"][3]["days"] = plan["weeks"][2]["days"].clone()),
    ("step-back-week", |plan| plan["weeks"][3]["kind"] = json!("build")),
    ("no-unsafe-filler", |plan| {
        let used = main(plan, 0)["exercise"].clone();
        plan["excluded"] = json!([{ "exercise": used, "rule": "time-budget", "text": "No time." }]);
    }),
    ("stop-signs", |plan| plan["safety"]["stop_signs"] = json!([])),
    ("stop-signs", |plan| plan["notices"] = json!([])),
    ("claim-labels", |plan| main(plan, 0)["why"][0]["text"] = json!("It puts your disc back.")),
    ("claim-labels", |plan| plan["safety"]["disclaimer"] = json!("It will cure you.")),
    ("daily-habits", |plan| {
        plan["profile"]["goal"] = json!("desk");
        plan["notices"] = json!([]);
    }),
    ("weekly-coverage", |plan| {
        plan["notices"].as_array_mut().expect("notices").push(json!({
            "rule": "weekly-coverage", "kind": "deviation", "text": "It gives way for no reason."
        }));
    }),
];

#[test]
fn a_spoilt_plan_is_found_out() {
    let (facts, catalogue) = (Facts::read(), backplan::built_in::catalogue());
    let case = Case { weeks: 4, equipment: vec!["dumbbell"], ..Case::default() };
    let json: Value = serde_json::from_str(&case.json(&catalogue).expect("a plan")).expect("JSON");
    let found = |json: Value| -> Vec<(&'static str, &'static str, String)> {
        let plan = serde_json::from_value(json).expect("the shape still holds");
        judge(&facts, &plan)
            .into_iter()
            .map(|finding| (finding.rule, finding.what, finding.place))
            .collect()
    };
    let good = found(json.clone());
    for (index, (rule, spoil)) in SPOILT.iter().enumerate() {
        let mut spoilt = json.clone();
        spoil(&mut spoilt);
        let new =
            found(spoilt).into_iter().any(|finding| finding.0 == *rule && !good.contains(&finding));
        assert!(new, "number {index} breaks {rule}, and the oracle does not see it");
    }
}
