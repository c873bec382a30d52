//! The oracle sees what is broken for time, age, readings, words and the direction that eases: a
//! good plan, spoilt in one place.

use serde_json::{Value, json};

use super::case::Case;
use super::tampered_health::{
    BARRED, STATUS, Spoilt, assert_seen, backward, base, disc, drop_advice, drop_notices, feverish,
    items, main, older, pregnant, swap, very_sore,
};

/// What opens a session to ease, or on trial.
const EASING: [&str; 9] = [
    "prone-press-up",
    "standing-back-bend",
    "prone-on-elbows",
    "prone-lying",
    "seated-forward-hang",
    "knee-to-chest",
    "childs-pose",
    "pelvic-tilt",
    "seated-pelvic-tilt",
];
const WEEKS: &str = "as many weeks as asked for and health lets plan";
const BETWEEN: &str = "what to do when it hurts, or something comes between";

fn read(pressure: [u32; 2]) -> Case {
    Case { blood_pressure: Some(pressure), ..base() }
}

fn high() -> Case {
    read([150, 85])
}

fn today() -> Case {
    read([150, 115])
}

fn crisis() -> Case {
    read([185, 100])
}

fn stated(condition: &'static str) -> Case {
    Case { conditions: vec![condition], ..base() }
}

fn expecting_high() -> Case {
    Case { blood_pressure: Some([145, 80]), ..pregnant() }
}

fn flare() -> Case {
    Case { weeks: 6, ..stated("acute-flare") }
}

fn long_disc() -> Case {
    Case { weeks: 9, ..disc() }
}

fn near_term() -> Case {
    Case { weeks: 6, pregnancy_weeks: Some(38), ..pregnant() }
}

fn operated() -> Case {
    Case {
        weeks: 8,
        cleared: true,
        surgery: Some("discectomy"),
        surgery_weeks: Some(8),
        ..stated("post-surgery")
    }
}

fn late_backward() -> Case {
    Case { direction: Some("extension"), pregnancy_weeks: Some(20), ..pregnant() }
}

fn fallen() -> Case {
    Case { fallen: true, age: Some(60), ..base() }
}

fn young() -> Case {
    Case { age: Some(17), pain: 3, ..base() }
}

fn hip() -> Case {
    stated("hip-replacement")
}

fn aching() -> Case {
    Case { pain: 2, ..base() }
}

fn sciatica() -> Case {
    Case { pain: 4, ..stated("sciatica-acute") }
}

fn cleared_disc() -> Case {
    Case { cleared_of: vec!["disc-herniation"], ..disc() }
}

fn days(plan: &mut Value) -> impl Iterator<Item = &mut Value> {
    plan["weeks"][0]["days"].as_array_mut().expect("days").iter_mut()
}

fn all_items(day: &mut Value) -> impl Iterator<Item = &mut Value> {
    let blocks = day["sessions"][0]["blocks"].as_array_mut().expect("blocks").iter_mut();
    blocks.flat_map(|block| block["items"].as_array_mut().expect("items"))
}

fn is_one_of(item: &Value, ids: &[&str]) -> bool {
    ids.contains(&item["exercise"].as_str().expect("an id"))
}

/// What eases is something else in a day.
fn swap_easing(day: &mut Value) {
    for item in all_items(day).filter(|item| is_one_of(item, &EASING)) {
        item["exercise"] = json!("knee-rolls");
    }
}

fn silence(plan: &mut Value) {
    plan["safety"]["advice"] = json!(["Be kind to your back."]);
    plan["notices"] = json!([]);
}

/// Gives every item of every week one reason.
fn give_reasons(plan: &mut Value, rule: &str, text: &str) {
    for week in plan["weeks"].as_array_mut().expect("weeks") {
        for item in week["days"].as_array_mut().expect("days").iter_mut().flat_map(all_items) {
            item["why"] = json!([{ "rule": rule, "text": text }]);
        }
    }
}

fn lose_sign(plan: &mut Value, word: &str) {
    let signs = plan["safety"]["red_flags"].as_array_mut().expect("signs");
    signs.retain(|sign| !sign.as_str().expect("a text").contains(word));
}

fn add_sign(plan: &mut Value, sign: &str) {
    plan["safety"]["red_flags"].as_array_mut().expect("signs").push(json!(sign));
}

const SPOILT: &[Spoilt] = &[
    (high, "condition-caps", BARRED, |plan| {
        swap(plan, 0, "strength", "cool-down", "standing-forward-bend");
    }),
    (high, "condition-caps", "a reading that counts is named", |plan| {
        drop_notices(plan, "condition-caps");
    }),
    (high, "condition-caps", "measure before the session", |plan| drop_advice(plan, &["measure"])),
    (high, "effort-cap", "effort of the level and of health", |plan| {
        main(plan)["rpe"] = json!([6, 7]);
    }),
    (high, "contract", STATUS, |plan| plan["profile"]["blood_pressure"] = json!([150, 110])),
    (today, "contract", STATUS, |plan| plan["status"] = json!("plan")),
    (today, "clearance-needed", "what to do with such a blood pressure", silence),
    (crisis, "clearance-needed", "what to do with such a blood pressure", silence),
    (crisis, "clearance-needed", "the signs of a blood pressure out of hand", |plan| {
        lose_sign(plan, "chest");
    }),
    (crisis, "clearance-needed", "no signs of another emergency", |plan| {
        add_sign(plan, "new loss of the bowel");
    }),
    (expecting_high, "clearance-needed", "what to do with such a blood pressure", silence),
    (expecting_high, "clearance-needed", "the signs of a blood pressure out of hand", |plan| {
        lose_sign(plan, "rib");
    }),
    (feverish, "stop-signs", "a refused plan names the eight signs", |plan| {
        plan["safety"]["red_flags"] = json!([]);
    }),
    (base, "stop-signs", "the eight signs to get help at once", |plan| lose_sign(plan, "fever")),
    (very_sore, "stop-signs", "the eight signs to get help at once", |plan| {
        lose_sign(plan, "both legs");
    }),
    (base, "stop-signs", "one sign a line", |plan| add_sign(plan, "chest pain again")),
    (base, "stop-signs", BETWEEN, |plan| plan["safety"]["after_stop"] = json!("")),
    (base, "stop-signs", BETWEEN, |plan| plan["safety"]["pain_rule"] = json!("")),
    (base, "stop-signs", BETWEEN, |plan| plan["safety"]["bad_day"] = json!("")),
    (base, "stop-signs", BETWEEN, |plan| plan["safety"]["missed"] = json!("")),
    (very_sore, "stop-signs", BETWEEN, |plan| plan["safety"]["illness"] = json!("")),
    (pregnant, "stop-signs", "the signs to stop in pregnancy", |plan| {
        let signs = plan["safety"]["stop_signs"].as_array_mut().expect("signs");
        signs.retain(|sign| !sign.as_str().expect("a text").to_lowercase().contains("baby"));
    }),
    (flare, "review-point", WEEKS, |plan| {
        let weeks = plan["weeks"].as_array_mut().expect("weeks");
        weeks.extend_from_within(..1);
    }),
    (flare, "review-point", "weeks that are not made are told", |plan| {
        drop_notices(plan, "review-point");
    }),
    (long_disc, "contract", WEEKS, |plan| plan["profile"]["cleared"] = json!(["disc-herniation"])),
    (near_term, "review-point", "who speaks after a birth is told", |plan| {
        for notice in plan["notices"].as_array_mut().expect("notices") {
            notice["text"] = json!("Answer again then.");
        }
    }),
    (base, "review-point", "weeks that are made are not told as cut", |plan| {
        let notice =
            json!({ "rule": "review-point", "kind": "applied", "text": "Answer again then." });
        plan["notices"].as_array_mut().expect("notices").push(notice);
    }),
    (operated, "condition-caps", "a change is named with its day", silence),
    (operated, "condition-caps", BARRED, |plan| {
        swap(plan, 3, "strength", "main", "romanian-deadlift");
    }),
    (operated, "condition-caps", BARRED, |plan| swap(plan, 4, "strength", "main", "superman-hold")),
    (operated, "step-back-week", "every fourth week steps back", |plan| {
        plan["weeks"][3]["kind"] = json!("step-back");
    }),
    (operated, "step-back-week", "every fourth week steps back", |plan| {
        plan["weeks"][7]["kind"] = json!("build");
    }),
    (operated, "progression", "all weeks alike where health holds them", |plan| {
        items(plan, 3, "strength", "main").truncate(2);
    }),
    (pregnant, "condition-caps", BARRED, |plan| {
        // 14 and two weeks are 16.
        plan["profile"]["pregnancy_weeks"] = json!(14);
        swap(plan, 0, "strength", "main", "dead-bug");
    }),
    (pregnant, "contract", STATUS, |plan| plan["profile"]["pregnancy_weeks"] = json!(40)),
    (backward, "directional-preference", "what eases opens every session", |plan| {
        days(plan).for_each(swap_easing);
    }),
    (backward, "directional-preference", "the first of what eases that may", |plan| {
        for day in days(plan) {
            for item in all_items(day).filter(|item| is_one_of(item, &EASING)) {
                item["exercise"] = json!("standing-back-bend");
            }
        }
    }),
    (backward, "directional-preference", "what eases is done ten times", |plan| {
        for day in days(plan) {
            for item in all_items(day)
                .filter(|item| is_one_of(item, &EASING) && item["dose"]["kind"] == "reps")
            {
                item["dose"]["reps"] = json!([8, 8]);
            }
        }
    }),
    (
        backward,
        "directional-preference",
        "how often it may be repeated, and when to leave it",
        |plan| {
            silence(plan);
            give_reasons(plan, "directional-preference", "It eases.");
        },
    ),
    (late_backward, "directional-preference", "that nothing eases safely is told", |plan| {
        silence(plan);
        give_reasons(plan, "daily-mobility", "It moves.");
    }),
    (very_sore, "directional-preference", "two days of relief try each way first", |plan| {
        days(plan).take(1).for_each(swap_easing);
    }),
    (very_sore, "directional-preference", "the trial is over after two days", |plan| {
        plan["weeks"][0]["days"][2]["sessions"] = plan["weeks"][0]["days"][0]["sessions"].clone();
    }),
    (very_sore, "directional-preference", "at most two bends a day in relief", |plan| {
        for item in days(plan).take(1).flat_map(all_items) {
            item["exercise"] = json!("childs-pose");
        }
    }),
    (older, "balance-practice", "balance on three days a week from 65 on", |plan| {
        for item in days(plan)
            .flat_map(all_items)
            .filter(|item| is_one_of(item, &["tandem-stance", "single-leg-stance"]))
        {
            item["exercise"] = json!("knee-rolls");
        }
    }),
    (older, "floor-changes", "two changes between floor and feet a session", |plan| {
        for (index, item) in items(plan, 0, "strength", "main").iter_mut().enumerate() {
            item["exercise"] = json!(["bird-dog", "wall-slide"][index % 2]);
        }
    }),
    (older, "floor-changes", "how to get down to the floor and up is told", silence),
    (fallen, "condition-caps", BARRED, |plan| {
        swap(plan, 0, "strength", "cool-down", "seated-spinal-twist");
    }),
    (base, "condition-caps", BARRED, |plan| {
        plan["profile"]["fallen"] = json!(true);
        swap(plan, 0, "strength", "cool-down", "supine-spinal-rotation");
    }),
    (young, "see-clinician-first", "the young hear of stress fractures", |plan| {
        plan["notices"] = json!([]);
        drop_advice(plan, &["stress"]);
    }),
    (young, "contract", STATUS, |plan| plan["profile"]["age"] = json!(18)),
    (hip, "condition-caps", BARRED, |plan| {
        swap(plan, 0, "strength", "cool-down", "piriformis-stretch");
    }),
    (hip, "condition-caps", "advice for each stated condition", |plan| drop_advice(plan, &["hip"])),
    (aching, "pain-gate", BARRED, |plan| {
        swap(plan, 0, "strength", "cool-down", "seated-forward-fold");
    }),
    (sciatica, "contract", STATUS, |plan| plan["status"] = json!("plan")),
    (cleared_disc, "clearance-needed", "what the plan rests on is told", |plan| {
        plan["rests_on"] = json!([]);
    }),
    (cleared_disc, "condition-caps", BARRED, |plan| {
        plan["profile"]["cleared"] = json!(["hypertension"]);
        swap(plan, 0, "strength", "main", "romanian-deadlift");
    }),
    (base, "clearance-needed", "only words that were given", |plan| {
        plan["rests_on"] = json!(["your word"]);
    }),
    (base, "contract", "no exercise of a user's file", |plan| {
        plan["foreign"] = json!(["my-bridge"]);
    }),
];

#[test]
fn a_plan_spoilt_for_time_and_age_is_found_out() {
    assert_seen(SPOILT);
}
