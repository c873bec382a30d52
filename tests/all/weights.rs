//! Weights in use: a plan says them, lets them grow as the equipment does, and keeps them.

use std::collections::BTreeMap;
use std::fs;

use backplan::export::format::{Makes, Making};
use backplan::export::html::Drawings;
use backplan::export::{FLAC, FORMATS, Options};
use backplan::person::profile::{PartialProfile, Profile, Reader};
use backplan::plan::{Item, Plan, RuleId, Theme, Week};
use backplan::text::look::Look;
use backplan::{built_in, export, plan_file, planner};
use chrono::NaiveDate;
use serde_json::Value;

use crate::program::{run, stdout};
use crate::scratch::{folder, path};

const LIFTER: &str = "level = \"intermediate\"\ngoal = \"strength\"\nweeks = 12\nequipment = \
    [\"dumbbell\", \"barbell\", \"bench\"]\n";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn plan(profile: &str) -> Plan {
    let catalogue = built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: today() };
    let draft = PartialProfile::read("profile", profile, &reader)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let profile: Profile = planner::complete(&draft, &reader);
    planner::plan(&profile, &draft.assumed(), &catalogue).expect("a plan")
}

fn items<'p>(plan: &'p Plan, exercise: &'p str) -> impl Iterator<Item = (u32, &'p Item)> {
    let weeks = plan.weeks.iter().flat_map(|week| {
        week.strength().flat_map(move |(_, session)| session.main().map(move |item| (week, item)))
    });
    let of = weeks.filter(move |(_, item)| item.exercise.id.as_str() == exercise);
    of.map(|(week, item)| (week.number, item))
}

/// What stands beside an exercise at each step, in words and grams.
fn loads(plan: &Plan, exercise: &str) -> BTreeMap<u32, (String, Option<u32>)> {
    let loads = items(plan, exercise).filter_map(|(_, item)| item.load.as_ref());
    loads.map(|load| (load.step, (load.text.to_string(), load.grams))).collect()
}

#[test]
fn a_stated_weight_is_printed_and_grows() {
    let stated = plan(&format!("{LIFTER}weights = {{ romanian-deadlift = 20 }}"));
    let loads = |exercise| loads(&stated, exercise);
    let deadlift = loads("romanian-deadlift");
    assert_eq!(deadlift[&0], ("20 kg, the weight you use now".to_owned(), Some(20_000)));
    for (step, (text, grams)) in deadlift.iter().filter(|(step, _)| **step > 0) {
        assert_eq!(*grams, Some(20_000 + step * 1000), "{text}");
        assert!(text.starts_with(&format!("{} kg, ", 20 + step)), "{text}");
        assert!(text.ends_with("heavier than at first"), "{text}");
    }
    assert!(deadlift.len() > 2, "it grows: {deadlift:?}");
    let others = ["goblet-squat", "hip-thrust", "dumbbell-row"].map(loads);
    assert!(others.iter().any(|other| !other.is_empty()), "others have weights, too");
    assert!(others.iter().flat_map(BTreeMap::values).all(|(_, grams)| grams.is_none()));
}

#[test]
fn a_weight_is_printed_in_the_unit_in_which_it_was_stated() {
    for (unit, said) in [("kg", "12 kg"), ("lb", "12 lb")] {
        let plan = plan(&format!("{LIFTER}unit = \"{unit}\"\nweights = {{ goblet-squat = 12 }}"));
        let pages = [
            export::text::plan(&plan, &Look { width: 80, unicode: true }, false),
            export::markdown::plan(&plan, &Options::default()),
        ];
        for page in pages {
            assert!(page.contains(&format!(", {said}")), "{said}: {page}");
        }
    }
}

/// What a plan becomes in every format, as text; of files for watches their printable bytes.
fn everywhere(plan: &Plan) -> Vec<(&'static str, String)> {
    let catalogue = built_in::catalogue();
    let options = Options { why: true, ..Options::default() };
    let look = Look { width: 80, unicode: true };
    let easier = backplan::planner::easier;
    let (catalogue, drawings) = (&catalogue, &Drawings::default());
    let making = Making { plan, options: &options, look: &look, catalogue, drawings, easier };
    let made = FORMATS.iter().filter_map(|format| match format.makes {
        Makes::Text(make) => Some((format.name, make(&making))),
        // What is said of a weight is heard, not written.
        Makes::Workouts { .. } if *format == FLAC => None,
        Makes::Workouts { of, .. } => {
            Some((format.name, String::from_utf8_lossy(&of(&making).concat()).into_owned()))
        }
        Makes::Printed(_) | Makes::Nothing => None,
    });
    made.collect()
}

/// Whether a text speaks of a unit, save where a key or a title of a column does.
fn speaks_of(text: &str, unit: &str) -> bool {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '"' | '=' | '\''));
    let mut words = parts.map(|word| word.trim_start_matches(|c: char| c.is_numeric()));
    words.any(|word| word == unit) && !text.is_empty()
}

#[test]
fn who_lifts_pounds_reads_of_pounds_in_every_format() {
    let people = [
        "equipment = [\"gym\"]",
        "equipment = [\"dumbbell\", \"kettlebell\"]\nweights = { goblet-squat = 12 }",
        "",
    ];
    for person in people {
        for (unit, other) in [("kg", "lb"), ("lb", "kg")] {
            let plan =
                plan(&format!("level = \"intermediate\"\nweeks = 12\nunit = \"{unit}\"\n{person}"));
            for (format, mut text) in everywhere(&plan) {
                // Programs read kilograms in a key of this name, whatever people read.
                text = text.replace("\"kg\": ", "").replace("\nkg = ", "");
                assert!(!speaks_of(&text, other), "{person} {unit} {format}");
                assert!(speaks_of(&text, unit), "{person} {unit} {format}");
            }
        }
    }
}

/// Steps of a weight in grams, from the first one on, of a plan for one exercise.
fn grown(exercise: &str, equipment: &str, weight: &str) -> Vec<u32> {
    let profile = format!(
        "level = \"advanced\"\ngoal = \"strength\"\nweeks = 52\nequipment = \
            [{equipment}]\ninclude = [\"{exercise}\"]\n{weight}"
    );
    let loads = loads(&plan(&profile), exercise);
    loads.values().map(|(text, grams)| grams.unwrap_or_else(|| panic!("{text}"))).collect()
}

#[test]
fn steps_are_rounded_to_what_the_equipment_has() {
    let step = |exercise: &str, equipment: &str, weight: &str, grid: f64| {
        let grams = grown(exercise, equipment, &format!("weights = {{ {exercise} = {weight} }}"));
        assert!(grams.len() > 1, "{exercise}: {grams:?}");
        for pair in grams.windows(2) {
            let (steps, rest) = ((f64::from(pair[1]) / grid).round(), f64::from(pair[1]) % grid);
            assert!(rest < 1.0 && steps > 0.0 && pair[1] > pair[0], "{exercise}: {grams:?}");
        }
    };
    step("goblet-squat", "\"dumbbell\"", "7.5", 1000.0);
    step("kettlebell-deadlift", "\"kettlebell\"", "14", 4000.0);
    step("barbell-squat", "\"barbell\"", "61", 2500.0);
    step("lat-pulldown", "\"lat-pulldown\"", "32", 5000.0);
}

/// With pounds there are pairs of plates below the usual step of a bar.
#[test]
fn heavy_lifts_take_smaller_steps_where_there_are_any() {
    let pounds = |exercise: &str, weight: u32| -> Vec<f64> {
        let weights = format!("unit = \"lb\"\nweights = {{ {exercise} = {weight} }}");
        let grams = grown(exercise, "\"barbell\"", &weights);
        grams.iter().map(|grams| (f64::from(*grams) / 453.592_37 * 10.0).round() / 10.0).collect()
    };
    let light = pounds("barbell-deadlift", 90);
    assert!((light[0] - 90.0).abs() < 0.1, "{light:?}");
    for pair in light.windows(2) {
        assert!(pair[1] - pair[0] <= f64::max(2.5, pair[0] * 0.05) * 2.0, "{light:?}");
    }
    assert!(light.windows(2).any(|pair| (pair[1] - pair[0] - 2.5).abs() < 0.1), "{light:?}");
}

#[test]
fn a_block_of_load_takes_two_small_steps() {
    let steps = |weight: u32| {
        let plan = plan(&format!("{LIFTER}weights = {{ romanian-deadlift = {weight} }}"));
        let theme = |number: u32| plan.weeks[number as usize - 1].theme;
        let step = |(number, item): (u32, &Item)| {
            (theme(number) == Some(Theme::Load)).then(|| item.load.as_ref().map(|load| load.step))
        };
        items(&plan, "romanian-deadlift").find_map(step).flatten().expect("a heavier block")
    };
    assert_eq!((steps(19), steps(20)), (1, 2), "1 kg is 5 % of 20 kg");
}

#[test]
fn two_for_two_is_told_once_where_weights_grow() {
    let told = |profile: &str| {
        let notices = plan(profile).notices;
        notices.iter().filter(|notice| notice.rule == RuleId::PROGRESSION).count()
    };
    assert_eq!(told(LIFTER), 1);
    assert_eq!(told("goal = \"sore-back\""), 0, "nothing with a weight");
    assert_eq!(told(&format!("{LIFTER}pain = 4")), 0, "all weeks are alike");
}

#[test]
fn a_plan_with_weights_comes_back_from_its_file() {
    let catalogue = built_in::catalogue();
    for (weights, expected) in [
        (
            "weights = { romanian-deadlift = 20, dumbbell-row = 7.5 }",
            r#"{"dumbbell-row":7.5,"romanian-deadlift":20}"#,
        ),
        (
            "unit = \"lb\"\nweights = { dumbbell-row = 17.25, romanian-deadlift = 45.333 }",
            r#"{"dumbbell-row":17.25,"romanian-deadlift":45.33}"#,
        ),
        ("unit = \"lb\"", "null"),
        ("weights = {}", "null"),
    ] {
        let made = plan(&format!("{LIFTER}{weights}"));
        let (json, toml) = (export::json::plan(&made), export::toml::plan(&made));
        for text in [&json, &toml] {
            let read = plan_file::read("plan", text, &catalogue, today())
                .unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(read.profile, made.profile, "{weights}");
            let weeks = |plan: &Plan| {
                let loads = plan.weeks.iter().flat_map(Week::strength);
                let items = loads.flat_map(|(_, session)| session.main().cloned());
                items.map(|item| item.load).collect::<Vec<_>>()
            };
            assert_eq!(weeks(&read), weeks(&made), "{weights}");
        }
        let stated: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(stated["profile"]["weights"].to_string(), expected);
    }
}

#[test]
fn a_refused_plan_names_no_exercise_of_the_weights() {
    let refused = plan("pain = 9\nweights = { romanian-deadlift = 20 }");
    assert_eq!(refused.profile.weights, None);
    assert!(!export::json::plan(&refused).contains("romanian-deadlift"));
}

/// The weights of a plan for a profile file and flags, as its file has them.
fn joined(file: &str, flags: &[&str]) -> String {
    let profile = path(&folder("weights"), "me.toml");
    fs::write(&profile, file).expect("a file");
    let fixed = ["generate", "--today", "2026-11-23", "-f", "json", "--profile", &profile];
    let plan: Value = serde_json::from_str(&stdout(&run(&[&fixed, flags].concat()))).expect("JSON");
    format!("{} {}", plan["profile"]["unit"], plan["profile"]["weights"])
}

#[test]
fn flags_win_exercise_by_exercise_and_speak_the_unit_of_the_file() {
    const POUNDS: &str = "unit = \"lb\"\nweights = { goblet-squat = 45, dumbbell-row = 20 }";
    const KILOGRAMS: &str = "weights = { goblet-squat = 20 }";
    for (file, flags, expected) in [
        (
            POUNDS,
            &["--weights=goblet-squat=50"][..],
            r#""lb" {"dumbbell-row":20,"goblet-squat":50}"#,
        ),
        (
            POUNDS,
            &["--weights=goblet-squat=25", "--unit=kg"],
            r#""kg" {"dumbbell-row":9.07,"goblet-squat":25}"#,
        ),
        (KILOGRAMS, &["--unit=pounds"], r#""lb" {"goblet-squat":44.09}"#),
        (
            KILOGRAMS,
            &["--weights=dumbbell-row=8", "--weights=hip-thrust=30"],
            r#""kg" {"dumbbell-row":8,"goblet-squat":20,"hip-thrust":30}"#,
        ),
    ] {
        assert_eq!(joined(file, flags), expected, "{file} {flags:?}");
    }
}

/// Keys of what is wished for that no state of health decides: each changes what a plan holds.
#[test]
fn walking_and_the_number_of_exercises_change_the_plan() {
    let base = plan("weeks = 4");
    let walk = |plan: &Plan| plan.weeks[0].walk.map(|walk| walk.minutes);
    assert_eq!((walk(&base), walk(&plan("weeks = 4\nwalk = 25"))), (Some(10), Some(25)));
    assert_eq!(walk(&plan("weeks = 4\nwalk = 0")), None);
    let different = |plan: &Plan| {
        let sessions = plan.weeks.iter().flat_map(Week::sessions);
        let items = sessions.flat_map(|(_, session)| session.items());
        items
            .map(|(_, item)| item.exercise.id.to_string())
            .collect::<std::collections::BTreeSet<_>>()
    };
    let few = different(&plan("weeks = 4\ndifferent = 8")).len();
    assert!(few < different(&base).len(), "{few}");
}
