//! What `list`, `show` and `rules` say.

use backplan::catalogue::exercise::Exercise;
use serde_json::Value;

use crate::program::{good, json, run, stderr, stdout};

/// The ids that `list` keeps.
pub fn listed(filters: &[&str]) -> Vec<String> {
    let data = json(&[&["list", "-f", "json"], filters].concat());
    let ids = data["exercises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|exercise| exercise["id"].as_str().unwrap().to_owned());
    ids.collect()
}

#[test]
fn filters_of_one_kind_widen_and_of_different_kinds_narrow() {
    let (stretch, mobility) =
        (listed(&["--category", "stretch"]), listed(&["--category", "mobility"]));
    let either = listed(&["--category", "stretch,mobility"]);
    assert!(!stretch.is_empty() && !mobility.is_empty());
    assert!(either.iter().all(|id| stretch.contains(id) || mobility.contains(id)));
    assert!(stretch.iter().chain(&mobility).all(|id| either.contains(id)));
    assert_eq!(either, listed(&["--category", "mobility", "--category", " stretch "]));
    let seated = listed(&["--category", "stretch,mobility", "--position", "seated"]);
    assert!(!seated.is_empty() && seated.len() < either.len());
    assert!(seated.iter().all(|id| either.contains(id)));
}

#[test]
fn each_filter_keeps_what_it_names() {
    assert_eq!(
        listed(&["--level", "advanced"]),
        [
            "good-morning",
            "stir-the-pot",
            "single-leg-rdl",
            "step-up-fast",
            "barbell-squat",
            "barbell-deadlift",
            "side-plank-leg-lift"
        ]
    );
    assert!(listed(&["--pattern", "hinge"]).contains(&"romanian-deadlift".into()));
    assert!(listed(&["--search", "HAMSTRING"]).contains(&"romanian-deadlift".into()));
    assert_eq!(listed(&["--search", "broomstick hinge"]), ["hip-hinge-drill"]);
    let nothing = listed(&["--equipment", "none"]);
    assert!(nothing.contains(&"bird-dog".into()) && !nothing.contains(&"goblet-squat".into()));
    let band = listed(&["--equipment", "band"]);
    assert!(!band.is_empty() && band.iter().all(|id| !nothing.contains(id)));
    assert_eq!(listed(&["--equipment", "gym,none"]), listed(&[]));
}

#[test]
fn every_exercise_is_listed_and_shown_in_every_format() {
    let ids = listed(&[]);
    assert_eq!(ids.len(), backplan::built_in::catalogue().exercises().len());
    let text = good(&["list"]);
    for id in &ids {
        assert!(
            text.lines().any(|line| line.split_whitespace().next() == Some(id)),
            "{id} is not in the table"
        );
        let shown = json(&["show", id, "-f", "json"]);
        assert_eq!(
            (shown["schema"].as_str(), shown["id"].as_str()),
            (Some("backplan/show/1"), Some(id.as_str()))
        );
    }
    assert!(text.ends_with(&format!("\n{} exercises\n", ids.len())));
}

/// The list as it is read: each id with the heading above it and its line.
fn in_groups(filters: &[&str]) -> Vec<(String, String, String)> {
    let text = good(&[&["list"], filters].concat());
    let (table, _count) = text.trim_end().rsplit_once("\n\n").unwrap();
    let mut found = Vec::new();
    for group in table.split("\n\n").skip(1) {
        let (heading, lines) = group.split_once('\n').unwrap();
        for line in lines.lines().filter(|line| !line.starts_with(' ')) {
            let id = line.split_whitespace().next().unwrap();
            found.push((id.to_owned(), heading.to_owned(), line.to_owned()));
        }
    }
    found
}

#[test]
fn the_list_has_each_exercise_once_by_id_and_name_in_a_group_of_its_category() {
    let data = json(&["list", "-f", "json"]);
    let found = in_groups(&[]);
    assert_eq!(found.len(), data["exercises"].as_array().unwrap().len());
    for exercise in data["exercises"].as_array().unwrap() {
        let (_, heading, line) = found.iter().find(|(id, ..)| *id == exercise["id"]).unwrap();
        let group = format!("({})", exercise["categories"][0].as_str().unwrap());
        assert!(heading.ends_with(&group), "{line} under {heading}");
        let first = exercise["name"].as_str().unwrap().split(' ').next().unwrap();
        assert!(line.contains(first), "{first} in {line}");
    }
    let headings: Vec<_> = found.iter().map(|(_, heading, _)| heading).collect();
    let changes = headings.windows(2).filter(|two| two[0] != two[1]).count();
    let groups: std::collections::BTreeSet<_> = headings.into_iter().collect();
    assert_eq!(changes + 1, groups.len(), "a group stands together");
    for (id, heading, _) in in_groups(&["--category", "desk,balance"]) {
        assert!(
            ["At the desk (desk)", "Balance (balance)"].contains(&&*heading),
            "{id}: {heading}"
        );
    }
}

#[test]
fn several_exercises_are_shown_below_each_other_each_once() {
    let one = |id: &str| good(&["show", id, "--no-picture"]);
    let both = good(&["show", "bird-dog", "side-plank", "bird-dog", "--no-picture"]);
    assert_eq!(both, one("bird-dog") + "\n\n" + &one("side-plank"));
    let data = json(&["show", "bird-dog", "side-plank", "-f", "json"]);
    let alone = |id: &str| json(&["show", id, "-f", "json"]);
    assert_eq!(data, serde_json::json!([alone("bird-dog"), alone("side-plank")]));
    for format in ["svg", "toml"] {
        let output = run(&["show", "bird-dog", "side-plank", "-f", format]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
        assert!(stderr(&output).contains("it holds one exercise"), "{}", stderr(&output));
    }
    let output = run(&["show", "bird-dgo", "side-plank", "brigde-of-sighs"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert_eq!(stderr(&output).matches("unknown exercise").count(), 2, "{}", stderr(&output));
}

#[test]
fn an_exercise_is_found_by_any_name_that_is_its_own() {
    let catalogue = backplan::built_in::catalogue();
    let names = |exercise: &Exercise| -> Vec<String> {
        let names = std::iter::once(&exercise.name).chain(&exercise.aliases);
        let names = names.map(AsRef::as_ref).chain([exercise.id.as_str()]);
        names.map(|name: &str| name.to_lowercase().replace('-', " ")).collect()
    };
    let mut tried = 0;
    for exercise in catalogue.exercises() {
        for name in names(exercise) {
            let others = catalogue.exercises().iter().filter(|other| names(other).contains(&name));
            if others.count() == 1 {
                tried += 1;
                let found = catalogue.find(&name.to_uppercase()).unwrap();
                assert_eq!(found.id, exercise.id, "{name}");
            }
        }
    }
    assert!(tried > catalogue.exercises().len(), "{tried} names");
    let page = good(&["show", "bird-dog"]);
    for name in [&["Bird dog"][..], &["BIRD-DOG"], &["bird", "dog"], &["bird_dog", "Bird Dog"]] {
        assert_eq!(good(&[&["show"], name].concat()), page, "{name:?}");
    }
}

#[test]
fn lists_hold_the_same_in_json_and_toml() {
    for arguments in [&["list"][..], &["show", "bird-dog"], &["rules"], &["rules", "time-budget"]] {
        let toml: toml::Value =
            toml::from_str(&good(&[arguments, &["-f", "toml"]].concat())).unwrap();
        assert_eq!(
            serde_json::to_value(toml).unwrap(),
            json(&[arguments, &["-f", "json"]].concat()),
            "{arguments:?}"
        );
    }
}

#[test]
fn the_list_has_the_fields_of_the_contract() {
    let data = json(&["list", "-f", "json"]);
    assert_eq!(data["schema"], "backplan/list/1");
    let bird_dog = data["exercises"]
        .as_array()
        .unwrap()
        .iter()
        .find(|exercise| exercise["id"] == "bird-dog")
        .unwrap();
    assert_eq!(bird_dog["equipment"], serde_json::json!([[]]));
    assert_eq!(bird_dog["muscles"]["primary"][0], "multifidus");
    assert_eq!(
        bird_dog["doses"]["intermediate"],
        serde_json::json!({"kind": "reps", "sets": 3, "reps": [12, 12], "per_side": true, "tempo": [2, 0, 2, 1],
            "rest": 45, "notation": "3x12/side r45 t2-0-2-1"})
    );
    for key in [
        "name",
        "aliases",
        "categories",
        "pattern",
        "level",
        "position",
        "unilateral",
        "spine",
        "flags",
        "source",
    ] {
        assert!(!bird_dog[key].is_null(), "{key} is missing");
    }
    let advanced = json(&["show", "good-morning", "-f", "json"]);
    assert!(advanced["doses"]["beginner"].is_null() && advanced["doses"]["advanced"].is_object());
}

#[test]
fn show_says_whom_the_rules_keep_away() {
    let unfit = |id| {
        let data = json(&["show", id, "-f", "json"]);
        let pairs = data["not_for"].as_array().unwrap().iter().map(|one| {
            format!("{}: {}", one["who"].as_str().unwrap(), one["rule"].as_str().unwrap())
        });
        pairs.collect::<Vec<_>>()
    };
    let deadlift = unfit("romanian-deadlift");
    assert!(
        deadlift[0].starts_with("a flare-up of back pain; ")
            && deadlift[0].ends_with(": condition-caps"),
        "{deadlift:?}"
    );
    assert!(deadlift.ends_with(&["beginners: level-gate".into()]));
    let fold = unfit("seated-forward-fold");
    for who in [
        "the first hour after getting up: morning-flexion",
        "if bending backward eases your pain: directional-preference",
    ] {
        assert!(fold.contains(&who.into()), "{fold:?}");
    }
    let superman = unfit("superman-hold");
    assert!(
        superman.iter().any(|one| one.starts_with("any condition of the back, ")),
        "{superman:?}"
    );
    assert_eq!(unfit("bird-dog"), [""; 0]);
    assert!(
        unfit("back-extension-machine")
            .contains(&"beginners in the first 4 weeks: beginner-low-load".into())
    );
}

#[test]
fn every_rule_of_the_table_can_be_explained() {
    let data = json(&["rules", "-f", "json"]);
    assert_eq!(data["schema"], "backplan/rules/1");
    let rules = data["rules"].as_array().unwrap();
    assert_eq!(rules.len(), backplan::rules::all().count());
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        let page = good(&["rules", id]);
        assert!(
            page.starts_with(&format!("{id} ({})\n", rule["force"].as_str().unwrap())),
            "{page}"
        );
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for key in ["says", "because", "source", "evidence", "gives_way"] {
            let text = Some(rule[key].as_str().unwrap())
                .filter(|text| !text.is_empty())
                .unwrap_or("never");
            let (page, text) = (words(&page), words(text));
            assert!(page.windows(text.len()).any(|part| part == text), "{id} lacks {key}");
        }
        assert_eq!(json(&["rules", id, "-f", "json"])["rules"], serde_json::json!([rule]));
    }
}

#[test]
fn a_users_exercise_replaces_and_says_so() {
    let file = "tests/all/cli/files.in/one.toml";
    let output = run(&["list", "--catalogue", file, "-f", "json"]);
    let told = stderr(&output);
    assert!(told.starts_with(&format!("note: {file} replaces built-in: bird-dog\n")), "{told}");
    assert!(
        told.contains("`breathing` of `bird-dog`: these words are their author's now"),
        "{told}"
    );
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["exercises"].as_array().unwrap().len(), listed(&[]).len());
    assert_eq!(data["exercises"][1]["aliases"][0], "a bird dog of my own");
}

#[test]
fn an_empty_list_is_fine_and_says_so() {
    let output = run(&["list", "--level", "advanced", "--category", "stretch"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
    assert_eq!(stderr(&output), "note: no exercise passes all of these filters\n");
    assert_eq!(
        json(&["list", "--search", "qqq", "-f", "json"])["exercises"],
        serde_json::json!([])
    );
}
