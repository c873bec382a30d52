//! Every exercise of the catalogue is of use: some plan takes it, or it says here why none does.

use std::collections::BTreeSet;

use backplan::built_in;
use backplan::plan::Week;

use crate::plans;

/// Exercises that no plan takes unasked, each with its reason; whoever names one gets it, but for
/// the first two.
const NEVER_UNASKED: &[(&str, &str)] = &[
    ("steady-walk", "walking beside the sessions is it"),
    ("seated-diaphragm-breathing", "breathing warms nobody up, and cards hold drills that move"),
    ("heel-raise", "what is stood or walked comes before it for balance"),
    ("superman-hold", "the highest compression comes unasked for nobody"),
    ("good-morning", "a bar on a bent back comes unasked for nobody"),
    ("nerve-slider", "it comes by name"),
    ("side-glide", "it comes by name"),
    ("wall-elbow-press", "a backpack is in every home, and a row with it comes before"),
    ("chair-march", "nobody who trains is kept from standing to march"),
];

const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];
const GOALS: [&str; 7] =
    ["balanced", "strength", "stretch", "mid-back", "desk", "performance", "sore-back"];
const EQUIPMENT: [&str; 5] =
    ["", "\"band\"", "\"dumbbell\", \"bench\"", "\"barbell\", \"roman-chair\"", "\"gym\""];
const STATES: &[&str] = &[
    "age = 72",
    "age = 80\nfallen = true",
    "conditions = [\"osteoporosis\"]\nage = 60",
    "conditions = [\"pregnancy\"]\npregnancy_weeks = 14\ncleared = true",
    "conditions = [\"spinal-stenosis\"]",
    "conditions = [\"hypertension\"]",
    "direction = \"extension\"",
    "direction = \"flexion\"",
    "minutes_since_waking = 30",
    "pain = 5",
    "pain = 6",
    "conditions = [\"acute-flare\"]",
];

fn profiles() -> Vec<String> {
    let mut profiles = Vec::new();
    for level in LEVELS {
        for goal in GOALS {
            for owned in EQUIPMENT {
                for minutes in [15, 30, 60] {
                    profiles.push(format!(
                        "level = \"{level}\"\ngoal = \"{goal}\"\nequipment = [{owned}]\nminutes = \
                            {minutes}"
                    ));
                }
            }
        }
    }
    for state in STATES {
        profiles.push(format!("{state}\nminutes = 30"));
        profiles.push(format!(
            "level = \"intermediate\"\nequipment = [\"gym\"]\n{state}\nminutes = 30"
        ));
    }
    profiles
}

#[test]
fn every_exercise_is_taken_by_some_plan() {
    let catalogue = built_in::catalogue();
    let profiles = profiles();
    let taken_by = |profiles: &[String]| -> BTreeSet<String> {
        let catalogue = built_in::catalogue();
        let plans = profiles.iter().map(|profile| {
            let long = !profile.contains("acute") && !profile.contains("sore-back");
            let weeks = if long { 28 } else { 2 };
            plans::made(&format!("{profile}\nweeks = {weeks}"), &catalogue)
        });
        let ids = |plan: backplan::plan::Plan| -> Vec<String> {
            let sessions = plan.weeks.iter().flat_map(Week::sessions);
            let items = sessions.flat_map(|(_, session)| session.items());
            items.map(|(_, item)| item.exercise.id.to_string()).collect()
        };
        plans.flat_map(ids).collect()
    };
    let (one, other) = profiles.split_at(profiles.len() / 2);
    let taken = std::thread::scope(|scope| {
        let half = scope.spawn(|| taken_by(one));
        let mut taken = taken_by(other);
        taken.extend(half.join().expect("the other half is planned"));
        taken
    });
    let mut idle = Vec::new();
    for exercise in catalogue.exercises() {
        let id = exercise.id.as_str();
        let named = NEVER_UNASKED.iter().any(|(named, _)| *named == id);
        let is_taken = taken.contains(id);
        assert!(!(named && is_taken), "{id} is taken, and needs no reason");
        if !named && !is_taken {
            idle.push(id);
        }
    }
    assert!(idle.is_empty(), "no plan takes these: {idle:?}");
}

#[test]
fn what_comes_unasked_for_nobody_comes_by_name() {
    for (id, _) in &NEVER_UNASKED[2..] {
        let profile = "level = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60";
        let plan = plans::planned(&format!("{profile}\ninclude = [\"{id}\"]"));
        let mut sessions = plan.weeks.iter().flat_map(Week::sessions);
        let there = |(_, session): (_, &backplan::plan::Session)| {
            session.items().any(|(_, item)| item.exercise.id.as_str() == *id)
        };
        assert!(sessions.any(there), "{id}");
    }
}
