//! What holds between plans: each key of the profile matters, goals differ, order does not matter,
//! less equipment is less.

use std::collections::{BTreeMap, BTreeSet};

use backplan::catalogue::Catalogue;
use serde_json::Value;

use super::case::{self, Case};
use super::facts::Facts;
use super::plan::{Plan, Week};
use super::sweep::GOALS;

fn catalogue() -> Catalogue {
    backplan::built_in::catalogue()
}

fn made(case: &Case) -> Plan {
    serde_json::from_str(&case.json(&catalogue()).expect("a plan"))
        .expect("the plan file of the contract")
}

/// What a plan has its reader do and says about it, without the echo of the profile.
fn told(case: &Case) -> (Value, Value) {
    let json: Value =
        serde_json::from_str(&case.json(&catalogue()).expect("a plan")).expect("JSON");
    (json["weeks"].clone(), json["notices"].clone())
}

/// Fails unless the weeks of the plan change with the case.
fn matters(key: &str, change: impl FnOnce(&mut Case)) -> Plan {
    let base = Case { equipment: vec!["band", "dumbbell"], ..Case::default() };
    let mut case = base.clone();
    change(&mut case);
    assert_ne!(told(&base).0, told(&case).0, "`{key}` changes nothing: {case}");
    made(&case)
}

#[test]
fn level_matters() {
    matters("level", |case| case.level = "beginner");
    matters("level", |case| case.level = "advanced");
}

#[test]
fn goal_matters() {
    for goal in GOALS.into_iter().filter(|goal| *goal != "balanced") {
        matters("goal", |case| case.goal = goal);
    }
}

#[test]
fn equipment_matters() {
    matters("equipment", |case| case.equipment = vec![]);
    matters("equipment", |case| case.equipment = vec!["gym"]);
}

#[test]
fn sessions_matter() {
    for sessions in [1, 2] {
        let plan = matters("sessions", |case| case.sessions = sessions);
        assert_eq!(plan.weeks[0].strength().len(), sessions as usize);
    }
}

#[test]
fn more_sessions_than_the_rules_allow_are_told() {
    for sessions in 4..=7 {
        let plan = made(&Case { sessions, ..Case::default() });
        assert_eq!(plan.weeks[0].strength().len(), 3, "{sessions} sessions");
        assert!(
            plan.tells("strength-frequency", "applied"),
            "{sessions} sessions are cut without a word"
        );
    }
}

#[test]
fn days_matter() {
    let plan = matters("days", |case| case.days = vec!["tue", "thu", "sun"]);
    let days: Vec<&str> =
        plan.weeks[0].strength().iter().map(|(day, _)| day.weekday.as_str()).collect();
    assert_eq!(days, ["tue", "thu", "sun"]);
}

#[test]
fn minutes_matter() {
    let seconds = |plan: &Plan| {
        plan.sessions().filter(|session| session.is_strength()).map(|session| session.seconds).max()
    };
    let mut before = None;
    for minutes in [10, 15, 20, 40, 60] {
        let longest = seconds(&matters("minutes", |case| case.minutes = Some(minutes)));
        assert!(longest > before, "{minutes} minutes give {longest:?} s, fewer gave {before:?}");
        before = longest;
    }
}

#[test]
fn weeks_matter() {
    assert_eq!(matters("weeks", |case| case.weeks = 5).weeks.len(), 5);
}

#[test]
fn start_matters() {
    let plan = matters("start", |case| case.start = "2026-12-31");
    assert_eq!(plan.weeks[0].days[0].date.to_string(), "2026-12-31");
}

#[test]
fn include_matters() {
    for id in [
        "clamshell",
        "superman-hold",
        "suitcase-carry",
        "hip-flexor-stretch",
        "open-book",
        "tandem-stance",
    ] {
        let case = Case { equipment: vec!["band", "dumbbell"], sessions: 1, ..Case::default() };
        if !made(&case).uses(id) {
            let asked = made(&Case { include: vec![id], ..case });
            let told = asked.excluded.iter().any(|entry| entry.exercise == id);
            assert!(asked.uses(id) || told, "`{id}` is asked for, not used, and nothing says why");
        }
    }
}

#[test]
fn an_include_that_is_safe_is_used_when_there_is_time() {
    for id in
        ["clamshell", "dead-bug", "side-plank", "hip-flexor-stretch", "open-book", "face-pull"]
    {
        let asked = made(&Case {
            equipment: vec!["band", "dumbbell"],
            include: vec![id],
            minutes: Some(45),
            ..Case::default()
        });
        assert!(asked.uses(id), "`{id}` is asked for, allowed and not used in 45 minutes");
    }
}

#[test]
fn exclude_matters() {
    let base = made(&Case::default());
    let used: BTreeSet<&str> = base.items().map(|item| item.exercise.as_str()).collect();
    for id in used {
        let id: &'static str = case::leak(id);
        let plan = made(&Case { exclude: vec![id], ..Case::default() });
        assert!(!plan.uses(id), "`{id}` is excluded and used");
    }
}

#[test]
fn workout_matters() {
    let plan = matters("workout", |case| case.workout = Some("sample"));
    let main: Vec<&str> = plan.weeks[0].main().map(|item| item.exercise.as_str()).collect();
    assert!(
        main.starts_with(&["bird-dog", "back-extension", "glute-bridge", "romanian-deadlift"]),
        "{main:?}"
    );
}

/// domain.md 2.7: the check value of the time formula.
#[test]
fn the_sample_workout_takes_1640_seconds() {
    let plan = made(&Case {
        workout: Some("sample"),
        minutes: None,
        equipment: vec!["dumbbell"],
        ..Case::default()
    });
    let facts = Facts::read();
    for session in plan.sessions().filter(|session| session.is_strength()) {
        let ids: Vec<&str> =
            facts.workout("sample").items.iter().map(|entry| entry.exercise.as_str()).collect();
        let seconds: u32 = session
            .items()
            .filter(|item| ids.contains(&item.exercise.as_str()))
            .map(|item| item.seconds)
            .sum();
        assert_eq!(seconds, 1640);
    }
}

/// A relief plan has no strength sessions: keys that speak of them have to be reported.
#[test]
fn relief_tells_which_wishes_it_does_not_use() {
    let base = Case { goal: "sore-back", ..Case::default() };
    let wishes: [(&str, Case); 3] = [
        ("workout", Case { workout: Some("sample"), ..base.clone() }),
        ("sessions", Case { sessions: 2, ..base.clone() }),
        ("days", Case { days: vec!["tue", "fri"], ..base.clone() }),
    ];
    let silent: Vec<&str> =
        wishes.iter().filter(|(_, case)| told(case) == told(&base)).map(|(key, _)| *key).collect();
    assert!(silent.is_empty(), "nothing says that these have no effect: {silent:?}");
}

#[test]
fn assumed_names_the_keys_that_were_not_given() {
    let all = [
        "age",
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
        "red_flags",
        "walk",
    ];
    let bare = case::plan("", &catalogue()).expect("a plan");
    let assumed = |plan: &backplan::plan::Plan| serde_json::to_value(&plan.assumed).expect("words");
    assert_eq!(assumed(&bare), serde_json::json!(all));
    let given =
        Case { equipment: vec!["band"], ..Case::default() }.plan(&catalogue()).expect("a plan");
    assert_eq!(
        assumed(&given),
        serde_json::json!(["age", "pain", "conditions", "red_flags", "walk"])
    );
}

/// Sets of main exercises of the week, and seconds of stretching and of mobility.
fn signature(week: &Week, facts: &Facts) -> (BTreeMap<String, u32>, u32, u32) {
    let mut main = BTreeMap::new();
    for item in week.main() {
        *main.entry(item.exercise.clone()).or_default() += item.dose.sets();
    }
    let seconds = |pattern: &str| {
        let items = week.days.iter().flat_map(super::plan::Day::items);
        items
            .filter(|item| facts.exercises[&item.exercise].is(pattern))
            .map(|item| item.seconds)
            .sum()
    };
    (main, seconds("stretch"), seconds("mobility"))
}

#[test]
fn goals_give_visibly_different_weeks() {
    let facts = Facts::read();
    for level in ["beginner", "intermediate", "advanced"] {
        let of = |goal: &'static str| {
            let plan = made(&Case {
                goal,
                level,
                minutes: Some(45),
                equipment: vec!["band", "dumbbell"],
                ..Case::default()
            });
            signature(&plan.weeks[0], &facts)
        };
        let weeks = GOALS.map(|goal| (goal, of(goal)));
        for (index, (goal, week)) in weeks.iter().enumerate() {
            for (other, same) in &weeks[..index] {
                let ids: BTreeSet<&String> = week.0.keys().chain(same.0.keys()).collect();
                let sets = |week: &BTreeMap<String, u32>, id: &String| {
                    week.get(id).copied().unwrap_or_default()
                };
                let moved: u32 =
                    ids.iter().map(|id| sets(&week.0, id).abs_diff(sets(&same.0, id))).sum();
                // Strength and performance share their lifts.
                let enough = |difference: u32, whole: u32| difference * 8 >= whole;
                let work = enough(moved, week.0.values().sum());
                let stretching = enough(week.1.abs_diff(same.1), week.1.max(same.1));
                assert!(work || stretching, "{level}: {goal} and {other} give the same week");
            }
        }
    }
}

#[test]
fn the_order_of_lists_does_not_matter() {
    let case = Case {
        equipment: vec!["band", "dumbbell", "kettlebell"],
        days: vec!["mon", "wed", "fri", "sun"],
        include: vec!["face-pull", "dead-bug", "goblet-squat"],
        exclude: vec!["childs-pose", "bird-dog"],
        weeks: 4,
        ..Case::default()
    };
    let mut turned = case.clone();
    for list in [&mut turned.equipment, &mut turned.days, &mut turned.include, &mut turned.exclude]
    {
        list.reverse();
        let first = list[0];
        list.push(first);
    }
    assert_eq!(case.json(&catalogue()), turned.json(&catalogue()));
}

#[test]
fn without_a_piece_of_equipment_nothing_needs_it() {
    let facts = Facts::read();
    let all: BTreeSet<&str> = facts
        .exercises
        .values()
        .flat_map(|fact| &fact.equipment)
        .flat_map(|way| way.split(" + "))
        .collect();
    for level in ["beginner", "intermediate", "advanced"] {
        for gone in all.iter().filter(|thing| !super::facts::FREE.contains(thing)) {
            let equipment: Vec<&'static str> =
                all.iter().filter(|thing| *thing != gone).map(|thing| case::leak(thing)).collect();
            let owned: Vec<String> = equipment.iter().map(ToString::to_string).collect();
            let plan =
                made(&Case { level, equipment, minutes: Some(60), weeks: 5, ..Case::default() });
            for item in plan.items() {
                assert!(
                    facts.exercises[&item.exercise].doable(&owned),
                    "{level} without {gone}: {}",
                    item.exercise
                );
            }
        }
    }
}

#[test]
fn toml_says_what_json_says() {
    for goal in GOALS {
        let case = Case {
            goal,
            equipment: vec!["gym"],
            weeks: 4,
            include: vec!["good-morning"],
            ..Case::default()
        };
        let plan = case.plan(&catalogue()).expect("a plan");
        let json: Value = serde_json::from_str(&backplan::export::json::plan(&plan)).expect("JSON");
        let toml: Value = toml::from_str(&backplan::export::toml::plan(&plan)).expect("TOML");
        assert_eq!(json, toml, "{case}");
    }
}
