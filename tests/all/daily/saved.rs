//! The saved profile and the saved plans.

use std::fs;

use serde_json::Value;

use super::Home;
use crate::program::{stderr, stdout};

const PROFILE: &str = "minutes = 20\nlevel = \"intermediate\"\nequipment = [\"band\"]\n";

fn minutes(text: &str) -> u64 {
    let plan: Value = serde_json::from_str(text).expect("a plan");
    plan["profile"]["minutes"].as_u64().expect("a number")
}

#[test]
fn plans_are_made_from_the_saved_profile_and_say_so() {
    let home = Home::new("saved-profile");
    let path = home.path().join("profile.toml");
    fs::write(&path, PROFILE).expect("a profile");
    for line in ["generate -f json", "export"] {
        let output = home.run(line);
        assert_eq!(minutes(&stdout(&output)), 20, "{line}");
        let said = stderr(&output);
        assert!(
            said.contains("the saved profile is used") && said.contains("--no-saved"),
            "{said}"
        );
    }
    assert_eq!(minutes(&home.good("generate -f json --minutes 25")), 25, "a flag wins");
    let output = home.run("generate -f json --no-saved");
    assert_eq!(minutes(&stdout(&output)), 30, "set aside");
    assert!(!stderr(&output).contains("saved profile"));
    let other = home.path().join("other.toml");
    fs::write(&other, "level = \"beginner\"\n").expect("another profile");
    let line = format!("generate -f json --profile {}", other.display());
    let output = home.run(&line);
    assert_eq!(minutes(&stdout(&output)), 30, "another person's file stands for itself");
    assert!(!stderr(&output).contains("saved profile"));
    let said = home.says(&format!("{line} --no-saved"), 2);
    assert!(said.contains("does not go with"), "{said}");
    fs::write(&path, "minutes = twenty\n").expect("a broken profile");
    let said = home.says("generate", 2);
    assert!(said.contains("profile.toml:1:11"), "{said}");
    home.good("generate --no-saved");
}

#[test]
fn the_plan_saved_last_is_the_current_one_and_none_is_lost() {
    let home = Home::new("saved-plans");
    let line = "generate --save --minutes";
    let said = home.says(&format!("{line} 20"), 0);
    assert!(said.contains("is the current plan now; go on with `backplan today`"), "{said}");
    home.good(&format!("{line} 20"));
    home.good(&format!("{line} 25"));
    home.good(&format!("{line} 20 --only tue"));
    let plans = home.path().join("plans");
    let list = fs::read_to_string(plans.join("current")).expect("a list");
    assert_eq!(list, "2026-11-30.json\n2026-11-30-2.json\n2026-11-30.json\n");
    let mut files: Vec<_> = fs::read_dir(&plans)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    files.sort();
    assert_eq!(files, ["2026-11-30-2.json", "2026-11-30.json", "current"], "the same one once");
    let whole = fs::read_to_string(plans.join("2026-11-30.json")).expect("a plan");
    assert_eq!(minutes(&whole), 20);
    let plan: Value = serde_json::from_str(&whole).expect("a plan");
    assert_eq!(
        plan["weeks"][0]["days"].as_array().map(Vec::len),
        Some(7),
        "a part prints, the whole is kept"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode =
            |name: &str| fs::metadata(plans.join(name)).expect("a file").permissions().mode();
        assert_eq!(mode("2026-11-30.json") & 0o777, 0o600, "it says how somebody is");
        assert_eq!(mode(".") & 0o777, 0o700);
    }
}

#[test]
fn a_refused_plan_is_not_kept() {
    let home = Home::new("saved-refused");
    let said = home.says("generate --save --age 12", 3);
    assert!(said.contains("--save keeps nothing"), "{said}");
    assert!(!home.path().join("plans").exists());
}

#[test]
fn without_a_plan_or_with_a_lost_one_it_is_said_what_to_do() {
    let home = Home::new("saved-none");
    let said = home.says("today", 2);
    assert!(said.contains("no plan is saved") && said.contains("backplan init"), "{said}");
    home.good("generate --save");
    let list = home.path().join("plans/current");
    for lost in ["gone.json", "../../secret.json", "/etc/passwd", "."] {
        fs::write(&list, format!("2026-11-30.json\n{lost}\n")).expect("a list");
        let said = home.says("today", 2);
        assert!(said.contains("the current plan is gone") && said.contains(lost), "{said}");
    }
    fs::write(&list, "\n \n").expect("a list");
    assert!(home.says("today", 2).contains("no plan is saved"));
}

#[test]
fn a_saved_plan_is_held_against_the_rules_of_safety_before_it_is_shown() {
    let home = Home::new("saved-unsafe");
    home.good("generate --save --level intermediate --equipment dumbbell");
    let path = home.path().join("plans/2026-11-30.json");
    let text = fs::read_to_string(&path).expect("a plan");
    for (was, now, code, says) in [
        ("\"red_flags\": []", "\"red_flags\": [\"saddle-numbness\"]", 3, "no plan for this person"),
        ("\"conditions\": []", "\"conditions\": [\"disc-herniation\"]", 1, "clearance-needed"),
    ] {
        let changed = text.replacen(was, now, 1);
        assert_ne!(text, changed);
        fs::write(&path, changed).expect("changed by hand");
        for line in ["today", "today --short", "today --flare", ""] {
            let said = home.says(line, code);
            assert!(said.contains(says), "{line}: {said}");
        }
    }
}

#[test]
fn the_places_of_all_files_are_told() {
    let home = Home::new("saved-paths");
    // Long paths are broken where the page ends.
    let before = home.good("paths").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(before.contains("(not there yet)") && before.contains("none saved"), "{before}");
    home.good("generate --save");
    let places: Value = serde_json::from_str(&home.good("paths -f json")).expect("JSON");
    let place = |key: &str| places[key].as_str().expect("a path").to_owned();
    for (key, end) in [
        ("profile", "profile.toml"),
        ("plans", "plans"),
        ("current", "plans/2026-11-30.json"),
        ("journal", "journal.jsonl"),
    ] {
        assert_eq!(place(key), home.path().join(end).to_str().expect("UTF-8"));
    }
}
