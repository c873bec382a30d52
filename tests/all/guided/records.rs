//! What was done is in the journal, whatever ends the session: an item as soon as it is behind the
//! person, one that was begun as far as it came. The next time goes on from there.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use super::watched::{START, Watched, ends, signal};
use crate::scratch::folder;

/// What holds in the journal of a home: of each id the last revision.
fn journal(home: &Path) -> Vec<Value> {
    let text = fs::read_to_string(home.join("journal.jsonl")).unwrap_or_default();
    let mut last: Vec<Value> = Vec::new();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).expect("a record");
        last.retain(|other| other["id"] != record["id"]);
        last.push(record);
    }
    last
}

/// The records of items, as `exercise` and numbers of sets.
fn items(home: &Path) -> Vec<(String, Value)> {
    let items = journal(home).into_iter().filter(|record| record["kind"] == "item");
    let told = |item: Value| {
        let done = if item["reps"].is_null() { &item["seconds"] } else { &item["reps"] };
        (item["exercise"].as_str().expect("an id").to_owned(), done.clone())
    };
    items.map(told).collect()
}

fn session(home: &Path) -> Value {
    let all = journal(home);
    let of: Vec<&Value> = all.iter().filter(|record| record["kind"] == "session").collect();
    of.last().map_or(Value::Null, |record| (*record).clone())
}

/// Both sides of two sets, with what lies before and between them.
const FIRST_ITEM: &str = "\r\r\r\r\r\r\r\r";

fn play(home: &Path, before: &str) -> Watched {
    Watched::at_home(80, home, &format!("{before} {START}; echo code=$?"))
}

#[test]
fn what_is_behind_the_person_outlives_a_kill_and_is_gone_on_from() {
    let home = folder("guided-kill");
    let file = home.join("pid");
    let script = format!("sh -c 'echo $$ >{}; exec {START}'; echo code=$?", file.display());
    let mut watched = Watched::at_home(80, &home, &script);
    watched.until("GET READY");
    watched.press(FIRST_ITEM);
    watched.until("Cat-cow");
    assert_eq!(items(&home), [("bird-dog".to_owned(), json!([1, 1]))]);
    signal("KILL", &file);
    watched.hears("code=137");
    let mut watched = play(&home, "");
    let shown = watched.until("Goes on where you stopped");
    assert!(shown.contains("Cat-cow") && shown.contains("exercise 2 of 3"), "{shown}");
    watched.press("\r\r");
    watched.until("Child");
    watched.press("\r\r");
    watched.until("How hard was it");
    watched.press("6\r2\rgood\r");
    watched.hears("code=0");
    let done: Vec<String> = items(&home).into_iter().map(|(exercise, _)| exercise).collect();
    assert_eq!(done, ["bird-dog", "cat-cow", "childs-pose"]);
    let whole = session(&home);
    assert_eq!(whole["status"], "done", "{whole}");
    assert_eq!((&whole["effort"], &whole["pain"]), (&json!(6), &json!(2)), "{whole}");
    assert_eq!((&whole["note"], &whole["date"]), (&json!("good"), &json!("2026-11-23")));
    // What is done is done; another time begins at the beginning, and adds to the journal.
    let mut watched = play(&home, "");
    let shown = watched.until("GET READY");
    assert!(shown.contains("exercise 1 of 3") && !shown.contains("Goes on"), "{shown}");
    watched.press("q");
    watched.hears("code=0");
}

#[test]
fn every_way_out_keeps_what_was_begun() {
    for way in ["q", "\u{1b}", "\u{3}", "TERM", "HUP", "INT", "gone"] {
        let home = folder("guided-way-out");
        let file = home.join("pid");
        let script = format!("sh -c 'echo $$ >{}; exec {START}'; echo code=$?", file.display());
        let mut watched = Watched::at_home(80, &home, &script);
        watched.until("GET READY");
        // Both sides of the first set, and into the rest.
        watched.press("\r\r\r\r");
        watched.until("rest");
        match way {
            "gone" => {
                drop(watched);
                ends(&file);
            }
            "TERM" | "HUP" | "INT" => {
                signal(way, &file);
                watched.hears("code=0");
            }
            key => {
                watched.press(key);
                watched.hears("code=0");
            }
        }
        assert_eq!(items(&home), [("bird-dog".to_owned(), json!([1]))], "{way:?}");
        assert_eq!(session(&home)["status"], "partly", "{way:?}");
        let mut watched = play(&home, "");
        let shown = watched.until("Goes on where you stopped");
        assert!(shown.contains("exercise 1 of 3, set 2 of 2"), "{way:?}: {shown}");
        watched.press("q");
        watched.hears("code=0");
        let mut watched = Watched::at_home(80, &home, &format!("{START} --anew; echo code=$?"));
        let shown = watched.until("GET READY");
        assert!(shown.contains("set 1 of 2") && !shown.contains("Goes on"), "{shown}");
        watched.press("q");
        watched.hears("code=0");
    }
}

/// What was left out on purpose is behind the person; what was left in the middle is not.
#[test]
fn who_leaves_in_the_middle_of_a_set_begins_it_again() {
    let home = folder("guided-in-the-middle");
    let mut watched = play(&home, "");
    watched.until("GET READY");
    // All of bird dog is skipped, the time before cat-cow and its one set, then a hold begins.
    watched.press(&"\u{1b}[C".repeat(FIRST_ITEM.len() + 2));
    watched.until("exercise 3 of 3");
    watched.press("\r");
    watched.until("HOLD");
    sleep(Duration::from_millis(1500));
    watched.press("q");
    watched.hears("code=0");
    let begun = items(&home).pop().expect("what was begun is recorded");
    assert_eq!(begun.0, "childs-pose");
    let mut watched = play(&home, "");
    let shown = watched.until("Goes on where you stopped");
    assert!(shown.contains("Child's pose") && shown.contains("exercise 3 of 3"), "{shown}");
    watched.press("\r\r");
    watched.until("How hard was it");
    watched.press("6\r2\r\r");
    watched.hears("code=0");
    let done = items(&home).pop().expect("the hold");
    assert_eq!(session(&home)["status"], "done");
    assert_ne!(done.1, begun.1, "it was done as a whole");
}

#[test]
fn pain_an_easier_one_and_other_numbers_are_told_apart() {
    let home = folder("guided-pain");
    let mut watched = Watched::at_home(80, &home, &format!("{START} --plain; echo code=$?"));
    watched.hears("Get ready");
    // Ready, first side, change, other side; then it was one more.
    watched.press("\n\n\n\n4\n");
    watched.hears("Done of Bird dog, set 1 of 2, other side: 2 repetitions.");
    watched.press("7\n6\n");
    watched.hears("Easier from here on");
    watched.press("\n\n\n\n");
    watched.hears("Cat-cow");
    watched.press("8\n");
    watched.hears("code=0");
    let all: Vec<Value> = journal(&home);
    let of = |exercise: &str| all.iter().find(|record| record["exercise"] == exercise);
    let planned = of("bird-dog").expect("the plan's exercise");
    assert_eq!((&planned["reps"], &planned["stopped"]), (&json!([1]), &json!(true)), "{planned}");
    let instead = all.iter().find(|record| record["instead_of"] == "bird-dog").expect("another");
    assert_eq!((&instead["reps"], &instead["place"]), (&json!([1]), &json!(0)), "{instead}");
}

#[test]
fn the_day_of_the_plan_stays_past_midnight() {
    let home = folder("guided-midnight");
    let start = "$B start --plan $P --today 2026-11-24 --date 2026-11-23";
    let mut watched = Watched::at_home(80, &home, &format!("{start}; echo code=$?"));
    watched.until("GET READY");
    watched.press("\r\r\rq");
    watched.hears("code=0");
    assert_eq!(session(&home)["date"], "2026-11-23");
    assert_eq!(items(&home), [("bird-dog".to_owned(), json!([0]))], "one side is no set");
}

#[test]
fn what_cannot_be_saved_is_told() {
    let home = folder("guided-unsaved");
    // Where the lock is to be, something else is.
    fs::create_dir_all(home.join("journal.jsonl.lock")).expect("a folder");
    let mut watched = play(&home, "");
    watched.until("GET READY");
    watched.press(FIRST_ITEM);
    watched.until("Not saved: ");
    watched.press("q");
    watched.hears("code=2");
    watched.hears("Not saved: ");
}

#[test]
fn a_journal_that_cannot_be_read_is_told_before_the_first_exercise() {
    let mut watched = play(Path::new("/dev/null/home"), "");
    watched.hears("code=2");
    let told = watched.told();
    assert!(told.contains("can't read /dev/null/home/journal.jsonl"), "{told}");
    assert!(!told.contains("GET READY"), "{told}");
}

#[test]
fn a_day_of_rest_and_another_session_are_told() {
    let told = |rest: &str| {
        let mut watched = Watched::new(80, &format!("$B start --plan $P {rest}; echo code=$?"));
        watched.hears("code=2");
        watched.told().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let rest = told("--today 2026-11-22");
    assert!(rest.contains("the plan has not begun"), "{rest}");
    assert!(rest.contains("`backplan start --date 2026-11-23` does it now"), "{rest}");
    let other = told("--today 2026-11-23 Strength");
    assert!(other.contains("`Strength` is no session of Monday 23 November"), "{other}");
    assert!(other.contains("there is Short one"), "{other}");
}
