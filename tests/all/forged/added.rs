//! What is added to a plan is found out, too.

use backplan::built_in;
use backplan::plan_file;
use backplan::rules::report::report;
use serde_json::{Value, json};

use crate::plans::made;

const PROFILE: &str = "weeks = 2\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]";

/// The first item of a block of the first strength session (day 0), or of the daily session after
/// it (day 1).
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
    ("a held breath", |plan| {
        item(plan, 1, 1)["breathing"] = json!("Do not breathe until it is over.");
    }),
    ("a reason", |plan| {
        item(plan, 1, 1)["why"] =
            json!([{ "rule": "daily-stretch", "text": "Your doctor chose it." }]);
    }),
    ("an unknown key", |plan| item(plan, 1, 1)["safe"] = json!(true)),
    ("a notice", |plan| {
        let text = "Dr. Smith is fine with every exercise.";
        list(plan, "notices")
            .push(json!({ "rule": "see-clinician-first", "kind": "info", "text": text }));
    }),
    ("a notice about what was set aside", |plan| {
        let text = "Set aside for this plan, by your wish: all rules. It was stated before.";
        list(plan, "notices")
            .push(json!({ "rule": "condition-caps", "kind": "applied", "text": text }));
    }),
    ("a left-out exercise", |plan| {
        list(plan, "excluded").push(
            json!({ "exercise": "clamshell", "rule": "level-gate", "text": "It is too hard." }),
        );
    }),
    ("an advice", |plan| plan["safety"]["advice"] = json!(["Go on through the pain."])),
    ("an empty week", |plan| list(plan, "weeks").push(json!({}))),
    ("an empty session", |plan| {
        plan["weeks"][0]["days"][1]["sessions"][0] = json!({ "title": "Rest" });
    }),
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
        let read =
            plan_file::read_telling("plan", &value.to_string(), &catalogue, genuine.profile.start);
        let Ok((plan, told)) = read else { continue };
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
        let plan = plan_file::read("plan", &value.to_string(), &catalogue, genuine.profile.start)
            .expect(name);
        let report = report(&plan, &catalogue);
        let new = report
            .findings
            .iter()
            .any(|one| one.force == backplan::rules::Force::Must && !known.contains(one));
        assert!(new && !report.ok, "{name} holds: {:#?}", report.findings);
    }
}

/// What a text of the file's own begins with, wherever it is shown.
const MARK: &str = "From the plan's author: ";
const OWN: &str = "Nothing to worry about, wait a month.";

/// Adds a text of its own to every list of words for safety, and as a notice.
fn with_own_words(plan: &mut Value) {
    for key in ["stop_signs", "advice", "afterwards", "red_flags"] {
        list(&mut plan["safety"], key).push(json!(OWN));
    }
    list(plan, "notices").push(json!({ "rule": "stop-signs", "kind": "info", "text": OWN }));
}

#[test]
fn own_words_say_whose_they_are_in_every_list_and_are_marked_once() {
    let catalogue = built_in::catalogue();
    let genuine = made(PROFILE, &catalogue);
    let mut value = serde_json::to_value(&genuine).expect("JSON");
    with_own_words(&mut value);
    let read = |text: &str| {
        plan_file::read("plan", text, &catalogue, genuine.profile.start).expect("a plan")
    };
    let plan = read(&value.to_string());
    let safety = &plan.safety;
    for texts in [&safety.stop_signs, &safety.advice, &safety.afterwards, &safety.red_flags] {
        assert_eq!(
            texts.last().map(backplan::text::id::Text::as_str),
            Some(&*format!("{MARK}{OWN}"))
        );
        assert_eq!(texts.iter().filter(|text| text.starts_with(MARK)).count(), 1, "{texts:?}");
    }
    let marked: Vec<_> =
        plan.notices.iter().filter(|notice| notice.text.starts_with(MARK)).collect();
    assert!(marked.len() == 1 && marked[0].text.ends_with(OWN), "{marked:?}");
    assert!(
        read(&serde_json::to_string(&plan).expect("JSON")) == plan
            && read(&backplan::export::toml::plan(&plan)) == plan
    );
    // A sign of the author's is none of pregnancy.
    let page = backplan::export::csv::plan(&plan, &backplan::export::Options::default());
    assert!(page.contains(MARK) && !page.contains("midwife"), "{page}");
}

#[test]
fn a_refused_plan_has_the_programs_words_only() {
    let catalogue = built_in::catalogue();
    let genuine = made("red_flags = [\"saddle-numbness\"]", &catalogue);
    let mut value = serde_json::to_value(&genuine).expect("JSON");
    with_own_words(&mut value);
    let read =
        plan_file::read_telling("plan", &value.to_string(), &catalogue, genuine.profile.start);
    let (plan, told) = read.expect("a plan");
    assert!(plan == genuine, "{plan:#?}");
    assert!(told.iter().any(|told| told.contains("are left out")), "{told:?}");
}

/// What stands in another block of a strength session is strength work all the same.
#[test]
fn strength_work_outside_of_the_main_part_is_found_out() {
    use backplan::rules::Force;
    let catalogue = built_in::catalogue();
    let genuine = made(PROFILE, &catalogue);
    for (exercise, kind) in [
        ("romanian-deadlift", "cool-down"),
        ("glute-bridge", "cool-down"),
        ("dead-bug", "cool-down"),
        ("glute-bridge", "mobility"),
        ("romanian-deadlift", "warm-up"),
    ] {
        let mut value = serde_json::to_value(&genuine).expect("JSON");
        let session = &mut value["weeks"][0]["days"][0]["sessions"][0];
        session.as_object_mut().expect("a session").remove("seconds");
        let items: Vec<Value> = (0..7).map(|_| json!({ "exercise": exercise })).collect();
        list(session, "blocks").push(json!({ "kind": kind, "items": items }));
        let plan = plan_file::read("plan", &value.to_string(), &catalogue, genuine.profile.start)
            .expect("a plan");
        let findings = report(&plan, &catalogue).findings;
        for rule in ["true-names", "exercise-count"] {
            let found =
                findings.iter().any(|one| one.rule.as_str() == rule && one.force == Force::Must);
            assert!(found, "{exercise} in {kind}: {rule}");
        }
    }
}

/// A list that is too long is a mistake in TOML as it is in JSON.
#[test]
fn nothing_is_cut_off_a_list() {
    let catalogue = built_in::catalogue();
    let plan = |item: &str, profile: &str| {
        format!(
            "profile = {{ {profile} \
                }}\n[[weeks]]\n[[weeks.days]]\n[[weeks.days.sessions]]\n[[weeks.days.sessions.blocks]]\nkind \
                = \"main\"\nitems = [{{ exercise = \"bird-dog\", {item} }}]\n"
        )
    };
    let read =
        |text: &str| plan_file::read("plan", text, &catalogue, made("", &catalogue).profile.start);
    read(&plan(
        "dose = { sets = 2, reps = [8, 8], tempo = [2, 0, 2, 0] }, rpe = [4, 5]",
        "blood_pressure = [120, 80]",
    ))
    .expect("a plan");
    for (item, profile) in [
        ("dose = { sets = 2, reps = [8, 8, 200] }", ""),
        ("dose = { sets = 2, reps = [8, 8], tempo = [2, 0, 2, 0, 99, \"x\"] }", ""),
        ("rpe = [4, 5, 10]", ""),
        ("rpe = [4]", ""),
        ("rpe = [4, 5]", "blood_pressure = [120, 80, 200]"),
    ] {
        let problems = read(&plan(item, profile)).expect_err(item).to_string();
        let count = ["is a list of", "has 3 numbers, not two"];
        assert!(count.iter().any(|said| problems.contains(said)), "{item} {profile}: {problems}");
    }
}

/// A dose that is left out is the person's own.
#[test]
fn a_dose_that_is_left_out_breaks_no_rule() {
    let catalogue = built_in::catalogue();
    for (person, exercise, rule) in
        [("age = 70", "seated-figure-four", "stretch-dose"), ("pain = 4", "bird-dog", "pain-gate")]
    {
        let text = format!(
            "[profile]\n{person}\n[[weeks]]\n[[weeks.days]]\n[[weeks.days.sessions]]\n[[weeks.days.sessions.blocks]]\nkind \
                = \"main\"\nitems = [{{ exercise = \"{exercise}\" }}]\n"
        );
        let start = made("", &catalogue).profile.start;
        let plan = plan_file::read("plan", &text, &catalogue, start)
            .unwrap_or_else(|problems| panic!("{problems}"));
        let findings = report(&plan, &catalogue).findings;
        let of_rule: Vec<_> = findings.iter().filter(|one| one.rule.as_str() == rule).collect();
        assert!(of_rule.is_empty(), "{of_rule:?}");
    }
}

/// What one session may hold is no more where a day has several.
#[test]
fn sessions_of_a_day_are_few_and_add_up() {
    use backplan::rules::Force;
    let catalogue = built_in::catalogue();
    let genuine = made(PROFILE, &catalogue);
    let daily = |items: Value| json!({ "kind": "daily", "blocks": [{ "kind": "stretch", "items": items }] });
    let capped = |sessions: Vec<Value>| {
        let mut value = serde_json::to_value(&genuine).expect("JSON");
        value["weeks"][0]["days"][1]["sessions"] = json!(sessions);
        let plan = plan_file::read("plan", &value.to_string(), &catalogue, genuine.profile.start)
            .expect("a plan");
        let findings = report(&plan, &catalogue).findings;
        findings.iter().any(|one| one.rule.as_str() == "volume-cap" && one.force == Force::Must)
    };
    let one = |exercise: &str, dose: &str| daily(json!([{ "exercise": exercise, "dose": dose }]));
    assert!(!capped(vec![one("seated-figure-four", "2x30s/side r10"); 2]));
    assert!(capped(vec![one("seated-figure-four", "2x30s/side r10"); 3]), "three sessions");
    assert!(
        capped(vec![one("seated-figure-four", "5x30s/side r10"); 2]),
        "a stretch of five minutes"
    );
    assert!(!capped(vec![one("march-in-place", "15min"); 2]));
    assert!(capped(vec![one("march-in-place", "16min"); 2]), "32 min of marching");
    assert!(capped(vec![one("breathing-90-90", "9min"); 2]), "18 min of breathing");
}
