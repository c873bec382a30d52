//! What holds between plans of one person at other times, ages, readings and words.

use backplan::catalogue::Catalogue;
use serde_json::Value;

use super::case::Case;
use super::left_out;
use super::plan::Plan;
use super::states::{FORMS, State, operated, pregnant};

fn json(catalogue: &Catalogue, case: &Case) -> Value {
    serde_json::from_str(&case.json(catalogue).unwrap_or_else(|none| panic!("{case}: {none}")))
        .expect("JSON")
}

fn made(catalogue: &Catalogue, case: &Case) -> Plan {
    serde_json::from_value(json(catalogue, case)).expect("the plan file of the contract")
}

/// Fails unless both have the same in these parts of the plan.
fn same(catalogue: &Catalogue, one: &Case, other: &Case, parts: &[&str]) {
    let (a, b) = (json(catalogue, one), json(catalogue, other));
    for part in parts {
        assert!(a[part] == b[part], "`{part}` differs:\n{one}\n{other}");
    }
}

/// Without reasons in words, which may speak of the one that was stated.
fn bare(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(bare).collect(),
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !["why", "text"].contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), bare(value))).collect())
        }
        other => other.clone(),
    }
}

/// Fails unless both ask for the same work and leave out the same.
fn alike(catalogue: &Catalogue, one: &Case, other: &Case) {
    let (a, b) = (json(catalogue, one), json(catalogue, other));
    for part in ["status", "weeks", "excluded"] {
        assert!(bare(&a[part]) == bare(&b[part]), "`{part}` differs:\n{one}\n{other}");
    }
}

fn person() -> Case {
    Case { equipment: vec!["gym"], minutes: Some(45), level: "advanced", ..Case::default() }
}

fn stated(conditions: &[&'static str]) -> Case {
    Case { conditions: conditions.to_vec(), ..person() }
}

/// How many weeks are made of those asked for.
#[test]
fn plans_end_where_somebody_has_to_look_again() {
    let catalogue = backplan::built_in::catalogue();
    let expecting = |weeks| Case { pregnancy_weeks: weeks, ..stated(&["pregnancy"]) };
    let cleared = |case| Case { cleared: true, ..case };
    let sore = |pain, case| Case { pain, ..case };
    let all = [
        (person(), 52, 52),
        (sore(3, person()), 6, 6),
        (sore(4, person()), 6, 2),
        (sore(5, person()), 1, 1),
        (sore(6, person()), 6, 2),
        (Case { goal: "sore-back", ..person() }, 9, 2),
        (stated(&["acute-flare"]), 3, 2),
        (stated(&["sciatica-acute"]), 12, 2),
        (cleared(stated(&["sciatica-acute"])), 12, 2),
        (stated(&["disc-herniation"]), 5, 5),
        (stated(&["disc-herniation"]), 7, 6),
        (cleared(stated(&["disc-herniation"])), 7, 7),
        (sore(4, stated(&["disc-herniation"])), 7, 2),
        (stated(&["spinal-stenosis", "osteoporosis"]), 13, 13),
        (expecting(Some(0)), 52, 40),
        (expecting(Some(15)), 30, 25),
        (expecting(Some(15)), 25, 25),
        (expecting(Some(39)), 4, 1),
        (expecting(None), 52, 24),
        (Case { conditions: vec!["pregnancy", "disc-herniation"], ..expecting(Some(36)) }, 9, 4),
    ];
    for (case, weeks, expected) in all {
        let case = Case { weeks, ..case };
        let plan = made(&catalogue, &case);
        assert_eq!(plan.weeks.len(), expected, "{case}");
        assert_eq!(plan.tells("review-point", "applied"), expected < weeks as usize, "{case}");
        assert_eq!(plan.profile["weeks"], weeks, "what was asked stays: {case}");
    }
}

#[test]
fn a_high_reading_and_the_word_give_the_same_plan() {
    let catalogue = backplan::built_in::catalogue();
    let readings = [[140, 80], [139, 90], [150, 99], [159, 85], [165, 80], [150, 105]];
    for blood_pressure in readings.map(Some) {
        for (cleared, pain) in [(false, 0), (true, 0), (false, 5)] {
            let case =
                Case { blood_pressure, cleared, pain, minutes_since_waking: Some(90), ..person() };
            let word = Case { conditions: vec!["hypertension"], ..case.clone() };
            same(&catalogue, &case, &word, &["status", "weeks", "excluded", "safety"]);
        }
    }
    let usual = Case { blood_pressure: Some([139, 89]), ..person() };
    same(&catalogue, &usual, &person(), &["status", "weeks", "excluded", "safety", "notices"]);
}

#[test]
fn a_word_that_names_what_is_stated_is_the_whole_word() {
    let catalogue = backplan::built_in::catalogue();
    for form in FORMS {
        let Some(condition) = form.condition else { continue };
        let case = form.and(person());
        let (all, named) = (
            Case { cleared: true, ..case.clone() },
            Case { cleared: false, cleared_of: vec![condition], ..case.clone() },
        );
        alike(&catalogue, &all, &named);
        let other = if condition == "hypertension" { "acute-flare" } else { "hypertension" };
        let mut none = Case { cleared: false, ..case };
        none.conditions.push(other);
        let beside = Case { cleared_of: vec![other], ..none.clone() };
        alike(&catalogue, &none, &beside);
    }
}

/// Fails where a step of the ladder uses what the step before leaves out for health.
fn only_takes_away(catalogue: &Catalogue, ladder: &[Case]) {
    for step in ladder.windows(2) {
        let (before, after) = (made(catalogue, &step[0]), made(catalogue, &step[1]));
        let out = left_out::for_health(&before);
        let back = after.items().find(|item| out.contains(item.exercise.as_str()));
        assert!(back.is_none(), "{} leaves out what is used by {}: {back:?}", step[0], step[1]);
        let still = after.is_refused() || out.is_subset(&left_out::for_health(&after));
        assert!(still, "{} leaves out more than {}", step[0], step[1]);
    }
}

#[test]
fn years_and_falls_only_take_away() {
    let catalogue = backplan::built_in::catalogue();
    for form in FORMS {
        let case = form.and(person());
        let aged = |age, fallen| Case { age: Some(age), fallen, ..case.clone() };
        let ladder: Vec<Case> =
            [18, 49, 50, 64, 65, 69, 70, 90].map(|age| aged(age, false)).to_vec();
        only_takes_away(&catalogue, &ladder);
        for age in [49, 50, 69, 70] {
            only_takes_away(&catalogue, &[aged(age, false), aged(age, true)]);
        }
        only_takes_away(&catalogue, &[case.clone(), Case { fallen: true, ..case.clone() }]);
    }
    // A fall counts as the years do, and below 50 not at all.
    let aged = |age, fallen| Case { age, fallen, ..person() };
    alike(&catalogue, &aged(Some(50), true), &aged(None, true));
    alike(&catalogue, &aged(Some(49), true), &aged(Some(49), false));
    alike(&catalogue, &aged(Some(70), true), &aged(Some(70), false));
}

#[test]
fn the_weeks_of_a_pregnancy_take_away_and_those_after_surgery_give_back() {
    let catalogue = backplan::built_in::catalogue();
    for weeks in [1, 3, 4] {
        let of = |state: State| state.and(Case { weeks, ..person() });
        let rising: Vec<Case> =
            [0, 11, 12, 14, 15, 16, 27, 28, 36].map(|weeks| of(pregnant(Some(weeks)))).to_vec();
        only_takes_away(&catalogue, &rising);
        let ladder =
            |kind, from: [u32; 4]| from.map(|weeks| of(operated(kind, Some(weeks), true))).to_vec();
        only_takes_away(&catalogue, &ladder(Some("discectomy"), [40, 12, 11, 6]));
        for kind in [None, Some("fusion"), Some("other")] {
            only_takes_away(&catalogue, &ladder(kind, [53, 26, 25, 12]));
        }
    }
    let late = |weeks| pregnant(weeks).and(person());
    alike(&catalogue, &late(None), &late(Some(30)));
}

/// What the first block leaves out comes back in the block that may have it, and not before.
#[test]
fn an_operation_frees_the_block_that_begins_late_enough() {
    let catalogue = backplan::built_in::catalogue();
    let plan = |weeks_since| {
        let state = operated(Some("discectomy"), Some(weeks_since), true);
        made(
            &catalogue,
            &state.and(Case { weeks: 8, include: vec!["romanian-deadlift"], ..person() }),
        )
    };
    let first = |plan: &Plan| {
        let uses = |week: &&super::plan::Week| {
            week.main().any(|item| item.exercise == "romanian-deadlift")
        };
        plan.weeks.iter().find(uses).map(|week| week.number)
    };
    assert_eq!(first(&plan(8)), Some(5));
    assert_eq!(first(&plan(7)), None, "week 5 counts as 11");
    assert_eq!(first(&plan(12)), Some(1));
}
