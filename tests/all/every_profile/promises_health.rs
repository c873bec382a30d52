//! What holds between plans of health: each key matters, states only ever take away, clinicians'
//! words lift what they may, no wish beats a cap.

use std::collections::BTreeSet;

use backplan::catalogue::Catalogue;
use serde_json::Value;

use super::caps;
use super::case::{self, Case};
use super::facts::{FREE, Facts};
use super::gate;
use super::left_out;
use super::plan::Plan;
use super::states::{FORMS, NONE};
use super::trial::{Depth, try_case};
use super::world::{Who, World};

fn catalogue() -> Catalogue {
    backplan::built_in::catalogue()
}

fn json(catalogue: &Catalogue, case: &Case) -> Value {
    serde_json::from_str(&case.json(catalogue).unwrap_or_else(|none| panic!("{case}: {none}")))
        .expect("JSON")
}

fn made(catalogue: &Catalogue, case: &Case) -> Plan {
    serde_json::from_value(json(catalogue, case)).expect("the plan file of the contract")
}

/// Two who could do everything at home or in a gym.
fn people() -> [Case; 3] {
    [
        Case { equipment: vec!["gym"], minutes: Some(45), level: "advanced", ..Case::default() },
        Case { equipment: vec!["band", "dumbbell"], ..Case::default() },
        Case { level: "beginner", goal: "desk", minutes: Some(20), weeks: 3, ..Case::default() },
    ]
}

type Change = fn(&mut Case);

/// A key, what is said beside it, and what it changes to; what is done changes with it.
const KEYS_OF_WORK: &[(&str, Change, Change)] = &[
    ("age", |case| case.level = "beginner", |case| case.age = Some(65)),
    ("age", |case| case.minutes = Some(60), |case| case.age = Some(65)),
    ("age", |_| {}, |case| case.age = Some(15)),
    ("age", |_| {}, |case| case.age = Some(70)),
    ("age", |case| case.pain = 3, |case| case.age = Some(17)),
    ("age", |case| case.fallen = true, |case| case.age = Some(49)),
    ("fallen", |_| {}, |case| case.fallen = true),
    ("fallen", |case| case.age = Some(50), |case| case.fallen = true),
    ("conditions", |_| {}, |case| case.conditions = vec!["hip-replacement"]),
    ("cleared", |case| case.conditions = vec!["hip-replacement"], |case| case.cleared = true),
    (
        "cleared",
        |case| case.conditions = vec!["disc-herniation"],
        |case| case.cleared_of = vec!["disc-herniation"],
    ),
    (
        "assessed",
        |case| case.red_flags = vec!["heart-lung"],
        |case| case.assessed_of = vec!["heart-lung"],
    ),
    ("pain", |case| case.conditions = vec!["sciatica-acute"], |case| case.pain = 4),
    ("pain", |case| case.weeks = 3, |case| case.pain = 4),
    (
        "pregnancy_weeks",
        |case| case.conditions = vec!["pregnancy"],
        |case| case.pregnancy_weeks = Some(40),
    ),
    ("blood_pressure", |_| {}, |case| case.blood_pressure = Some([145, 85])),
    (
        "blood_pressure",
        |case| case.conditions = vec!["pregnancy"],
        |case| case.blood_pressure = Some([145, 85]),
    ),
    ("pain", |_| {}, |case| case.pain = 4),
    ("pain", |_| {}, |case| case.pain = 6),
    ("pain", |_| {}, |case| case.pain = 8),
    ("conditions", |_| {}, |case| case.conditions = vec!["acute-flare"]),
    ("conditions", |_| {}, |case| case.conditions = vec!["disc-herniation"]),
    ("conditions", |_| {}, |case| case.conditions = vec!["spinal-stenosis"]),
    ("conditions", |_| {}, |case| case.conditions = vec!["osteoporosis"]),
    ("conditions", |_| {}, |case| case.conditions = vec!["pregnancy"]),
    ("cleared", |case| case.conditions = vec!["disc-herniation"], |case| case.cleared = true),
    ("cleared", |case| case.conditions = vec!["osteoporosis-fracture"], |case| case.cleared = true),
    ("assessed", |case| case.red_flags = vec!["leg-numbness"], |case| case.assessed = true),
    ("red_flags", |_| {}, |case| case.red_flags = vec!["chest-pain"]),
    ("red_flags", |_| {}, |case| case.red_flags = vec!["night-pain"]),
    ("red_flags", |_| {}, |case| case.red_flags = vec!["heart-lung"]),
    (
        "pregnancy_weeks",
        |case| case.conditions = vec!["pregnancy"],
        |case| case.pregnancy_weeks = Some(12),
    ),
    ("complications", |case| case.conditions = vec!["pregnancy"], |case| case.complications = true),
    ("surgery", operated, |case| case.surgery = Some("discectomy")),
    ("surgery_weeks", operated, |case| case.surgery_weeks = Some(30)),
    ("surgery_weeks", operated, |case| case.surgery_weeks = Some(11)),
    ("blood_pressure", |_| {}, |case| case.blood_pressure = Some([165, 95])),
    ("blood_pressure", |_| {}, |case| case.blood_pressure = Some([150, 110])),
    ("direction", |_| {}, |case| case.direction = Some("extension")),
    ("direction", |_| {}, |case| case.direction = Some("flexion")),
    ("minutes_since_waking", |_| {}, |case| case.minutes_since_waking = Some(30)),
    ("minutes_since_waking", |case| case.pain = 1, |case| case.minutes_since_waking = Some(90)),
];

/// What at least the words of the plan change with.
const KEYS_OF_WORDS: &[(&str, Change, Change)] = &[
    ("conditions", |_| {}, |case| case.conditions = vec!["hypertension"]),
    ("conditions", |_| {}, |case| case.conditions = vec!["nonspecific-lbp"]),
    ("red_flags", |_| {}, |case| case.red_flags = vec!["not-improving-6w"]),
    ("red_flags", |_| {}, |case| case.red_flags = vec!["morning-stiffness-young"]),
    ("assessed", |case| case.red_flags = vec!["not-improving-6w"], |case| case.assessed = true),
    // Words that lift nothing are told, too.
    ("cleared", |_| {}, |case| case.cleared = true),
    ("cleared", |case| case.conditions = vec!["hypertension"], |case| case.cleared = true),
    ("assessed", |_| {}, |case| case.assessed = true),
];

fn operated(case: &mut Case) {
    case.conditions = vec!["post-surgery"];
    case.cleared = true;
    case.surgery_weeks = Some(20);
}

#[test]
fn every_key_of_health_changes_the_plan_or_its_words() {
    let catalogue = catalogue();
    let told = |case: &Case, parts: &[&str]| -> Vec<Value> {
        let json = json(&catalogue, case);
        parts.iter().map(|part| json[part].clone()).collect()
    };
    let pairs = |(key, beside, change): &(&'static str, Change, Change)| {
        let mut before = Case { equipment: vec!["band", "dumbbell"], ..Case::default() };
        beside(&mut before);
        let mut after = before.clone();
        change(&mut after);
        (*key, before, after)
    };
    for (key, before, after) in KEYS_OF_WORK.iter().map(pairs) {
        let parts = ["status", "weeks"];
        assert_ne!(told(&before, &parts), told(&after, &parts), "`{key}` changes no work: {after}");
    }
    for (key, before, after) in KEYS_OF_WORDS.iter().map(pairs) {
        let parts = ["status", "weeks", "notices", "safety", "excluded"];
        assert_ne!(told(&before, &parts), told(&after, &parts), "`{key}` changes nothing: {after}");
    }
}

#[test]
fn nothing_said_and_nothing_stated_are_the_same_plan() {
    let catalogue = catalogue();
    let text = Case::default().toml();
    let stated = "pain = 0\nconditions = []\nred_flags = []\ncleared = false\nassessed = \
        false\ncomplications = false\nfallen = false\n";
    let plan = |text: &str| {
        let plan = case::plan(text, &catalogue).expect("a plan");
        let mut json: Value =
            serde_json::from_str(&backplan::export::json::plan(&plan)).expect("JSON");
        (json["assumed"].take(), json)
    };
    let (silent, stated) = (plan(&text), plan(&(text.clone() + stated)));
    assert_eq!(silent.1, stated.1);
    assert_eq!(silent.0, serde_json::json!(["age", "pain", "conditions", "red_flags", "walk"]));
    assert_eq!(stated.0, serde_json::json!(["age", "walk"]));
}

/// contract.md: contradictory profiles are errors, odd ones are not.
#[test]
fn contradictions_are_errors_and_oddities_are_not() {
    let catalogue = catalogue();
    for wrong in [
        "surgery = \"fusion\"",
        "surgery_weeks = 20",
        "pregnancy_weeks = 20",
        "complications = true",
        "blood_pressure = [80, 120]",
        "blood_pressure = [120, 120]",
        "blood_pressure = [120]",
        "age = 0",
        "age = 121",
        "pain = 11",
        "pain = -1",
        "conditions = [\"pregnancy\"]\npregnancy_weeks = 43",
        "fallen = 1",
        "cleared = [\"sore-toe\"]",
        "assessed = \"perhaps\"",
        "conditions = [\"sore-toe\"]",
        "red_flags = [\"toe-pain\"]",
        "direction = \"sideways\"",
    ] {
        assert!(case::plan(wrong, &catalogue).is_err(), "taken as it stands: {wrong}");
    }
    for odd in [
        "conditions = [\"hypertension\", \"hypertension\"]",
        "red_flags = [\"night-pain\", \"night-pain\"]",
        "pain = 1\nconditions = [\"acute-flare\"]",
        "conditions = [\"osteoporosis\", \"osteoporosis-fracture\"]",
        "conditions = [\"post-surgery\"]",
        "conditions = [\"pregnancy\"]\ncomplications = false",
        "age = 120\npain = 10",
    ] {
        case::plan(odd, &catalogue).unwrap_or_else(|problem| panic!("{odd}: {problem}"));
    }
}

#[test]
fn one_more_condition_never_brings_back_an_exercise() {
    let catalogue = catalogue();
    for person in people() {
        for one in FORMS {
            for other in FORMS {
                let both = other.and(one.and(person.clone()));
                let alone = one.and(Case { cleared: both.cleared, ..person.clone() });
                let (before, after) = (made(&catalogue, &alone), made(&catalogue, &both));
                let out = left_out::for_health(&before);
                let back = after.items().find(|item| out.contains(item.exercise.as_str()));
                assert!(back.is_none(), "{alone} leaves out what is used by {both}: {back:?}");
                let still = out.is_subset(&left_out::for_health(&after)) || after.is_refused();
                assert!(still, "{alone} leaves out more than {both}");
            }
        }
    }
}

#[test]
fn more_pain_and_less_time_since_waking_never_bring_back_an_exercise() {
    let catalogue = catalogue();
    for form in FORMS {
        let person = form.and(people()[0].clone());
        let rising = (0..=7).map(|pain| Case { pain, ..person.clone() }).collect::<Vec<_>>();
        let waking = [None, Some(119), Some(59), Some(0)].map(|minutes_since_waking| Case {
            minutes_since_waking,
            pain: 1,
            ..person.clone()
        });
        for ladder in [rising.as_slice(), &waking] {
            for step in ladder.windows(2) {
                let (before, after) = (made(&catalogue, &step[0]), made(&catalogue, &step[1]));
                let out = left_out::for_health(&before);
                let back = after.items().find(|item| out.contains(item.exercise.as_str()));
                assert!(
                    back.is_none(),
                    "{} leaves out what is used by {}: {back:?}",
                    step[0],
                    step[1]
                );
            }
        }
    }
}

#[test]
fn without_a_piece_of_equipment_nothing_needs_it_in_any_state() {
    let (catalogue, facts) = (catalogue(), Facts::read());
    let all: BTreeSet<&str> = facts
        .in_order()
        .flat_map(|fact| &fact.equipment)
        .flat_map(|way| way.split(" + "))
        .collect();
    for form in FORMS {
        for gone in all.iter().filter(|thing| !FREE.contains(thing)) {
            let equipment: Vec<&'static str> =
                all.iter().filter(|thing| *thing != gone).map(|thing| case::leak(thing)).collect();
            let owned: Vec<String> = equipment.iter().map(ToString::to_string).collect();
            let plan = made(
                &catalogue,
                &form.and(Case { equipment, level: "advanced", ..Case::default() }),
            );
            for item in plan.items() {
                assert!(
                    facts.exercises[&item.exercise].doable(&owned),
                    "{form:?} without {gone}: {}",
                    item.exercise
                );
            }
        }
    }
}

#[test]
fn the_order_of_conditions_and_signs_does_not_matter() {
    let catalogue = catalogue();
    let mut case = Case {
        conditions: vec![
            "acute-flare",
            "osteoporosis",
            "hypertension",
            "pregnancy",
            "nonspecific-lbp",
        ],
        red_flags: vec!["not-improving-6w", "leg-numbness", "fever-unwell"],
        equipment: vec!["band", "dumbbell"],
        include: vec!["face-pull", "dead-bug"],
        ..Case::default()
    };
    for (assessed, cleared) in [(false, false), (true, false), (true, true)] {
        (case.assessed, case.cleared) = (assessed, cleared);
        for turn in 1..5 {
            let mut turned = case.clone();
            turned.conditions.rotate_left(turn);
            turned.red_flags.rotate_left(turn % 3);
            assert_eq!(case.json(&catalogue), turned.json(&catalogue), "{turned}");
            turned.conditions.reverse();
            turned.red_flags.reverse();
            turned.equipment.reverse();
            assert_eq!(case.json(&catalogue), turned.json(&catalogue), "{turned}");
        }
    }
}

#[test]
fn no_wish_beats_a_cap() {
    let (catalogue, facts) = (catalogue(), Facts::read());
    let depth = Depth::Judge;
    for form in FORMS.into_iter().skip(1) {
        for person in people() {
            let case = form.and(person);
            let barred: Vec<&'static str> = {
                let plan = made(&catalogue, &case);
                let world = World::new(&facts, &plan);
                let ids = facts
                    .in_order()
                    .filter(|fact| world.bar(fact, 1).is_some())
                    .map(|fact| case::leak(&fact.id));
                ids.collect()
            };
            let each = barred.iter().map(|id| vec![*id]);
            for include in each.chain([barred.clone()]).filter(|include| !include.is_empty()) {
                let asked = Case { include, ..case.clone() };
                let plan = made(&catalogue, &asked);
                let out = left_out::for_health(&plan);
                for id in &asked.include {
                    assert!(
                        !plan.uses(id) && out.contains(id),
                        "`{id}` is asked for, and used or not told: {asked}"
                    );
                }
                assert!(
                    plan.tells("no-unsafe-filler", "applied"),
                    "a refused wish is not told: {asked}"
                );
                let first = try_case(&facts, &catalogue, &asked, depth).findings.into_iter().next();
                assert!(first.is_none(), "{asked}: {first:?}");
            }
        }
    }
}

/// The table's conditions agree with the sweep's: nothing there is left untried.
#[test]
fn the_forms_reach_every_line_of_the_table() {
    let catalogue = catalogue();
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for form in FORMS.into_iter().skip(1) {
        let plan = made(&catalogue, &form.and(Case::default()));
        let who = Who::of(&plan);
        assert_ne!(gate::status(&who), "refused", "{form:?}");
        lines.insert(format!("{:?}", caps::of_condition(&who, &who.conditions[0])));
    }
    // Acute sciatica has the caps of the uncleared disc, and a cleared hip as few as unspecific
    // pain.
    assert_eq!(lines.len(), 16);
    assert!(left_out::for_health(&made(&catalogue, &NONE.and(Case::default()))).is_empty());
}
