//! The session line by line: a finished line for each event and nothing that a screen reader trips
//! over; what is heard beside it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use super::watched::{START, Watched, eventually, is_running, within};
use crate::scratch::{self, folder};

/// Nothing is drawn over: no escape, and a carriage return only where the terminal ends a line.
fn is_plain(told: &str) {
    assert!(!told.contains('\u{1b}'), "an escape: {told:?}");
    assert!(!told.replace("\r\n", "\n").contains('\r'), "a carriage return: {told:?}");
}

#[test]
fn a_session_is_played_in_lines_at_every_width() {
    for columns in [40, 80, 120] {
        let mut watched = Watched::new(columns, &format!("{START} --plain; echo code=$?"));
        watched.hears("Keys, each with Enter: 1 pause");
        watched.hears("Get ready, 20 seconds. Exercise 1 of 3: Bird dog");
        watched.press("\n");
        watched.hears("Work, Bird dog, set 1 of 2, first side: 1 repetition");
        watched.hears("Change sides, 5 seconds.");
        watched.hears("other side: 1 repetition");
        watched.hears("Rest, 6 seconds. Then Bird dog, set 2 of 2. Done: 1 repetition.");
        watched.press("4\n");
        watched.hears("Done of Bird dog, set 1 of 2, other side: 2 repetitions.");
        watched.press("1\n");
        watched.hears("Paused. 1 goes on.");
        watched.press("1\n");
        watched.hears("Going on. Rest before Bird dog");
        watched.press("7\n");
        watched.hears("Stopped: Bird dog.");
        watched.press("2\n");
        watched.hears("Exercise 2 of 3: Cat-cow");
        watched.press("9\n");
        watched.hears("1. ");
        watched.press("0\n");
        watched.hears("of the session left.");
        watched.press("2\n2\n2\n");
        watched.hears("Work, Child's pose");
        watched.press("\n");
        watched.hears("How hard was it, from 0 to 10?");
        watched.press("11\n");
        watched.hears("A whole number from 0 to 10, please.");
        watched.press("6\n");
        watched.hears("The most pain while you exercised, from 0 to 10?");
        watched.press("\n");
        watched.hears("A line to remember?");
        watched.press("all well\n");
        watched.hears("code=0");
        is_plain(&watched.told());
    }
}

#[test]
fn lines_come_where_they_are_asked_for_or_nothing_else_is_shown() {
    for before in ["ACCESSIBLE=1", "ACCESSIBLE=yes", "TERM=dumb", ""] {
        let rest = if before.is_empty() { "| cat" } else { "" };
        let mut watched = Watched::new(80, &format!("{before} {START} {rest}"));
        watched.hears("Get ready, 20 seconds.");
        is_plain(&watched.told());
        watched.press("8\n");
        watched.hears("nothing done");
    }
    for before in ["ACCESSIBLE=0", "ACCESSIBLE=false", "ACCESSIBLE="] {
        let mut watched = Watched::new(80, &format!("{before} {START}"));
        watched.until("GET READY");
        watched.press("q");
        watched.hears("nothing done");
    }
}

#[test]
fn who_has_no_keys_to_press_is_not_kept() {
    let mut watched = Watched::new(80, &format!("{START} </dev/null; echo code=$?"));
    watched.hears("No more keys will come: leaving.");
    watched.hears("code=0");
    is_plain(&watched.told());
}

#[test]
fn a_short_and_a_gentle_session_are_played_in_the_place_of_the_planned_one() {
    for (flag, head) in [("--short", "Strength A, "), ("--flare", "Gentle movement, ")] {
        let home = folder(&format!("guided{flag}"));
        let save = "$B generate --save --start 2026-11-23 --today 2026-11-23 >/dev/null 2>&1";
        let script = format!(
            "{save}; $B start --plain {flag} --today 2026-11-23; echo code=$?; $B log list | cat"
        );
        let mut watched = Watched::at_home(80, &home, &script);
        watched.hears(head);
        watched.hears("Work, March in place");
        watched.press("\n");
        watched.hears("Exercise 2 of");
        watched.press("8\n");
        watched.hears("code=0");
        watched.hears(" records");
        let told = watched.told();
        is_plain(&told);
        let minutes = told.split(head).nth(1).and_then(|rest| rest.split(' ').next());
        let minutes: u32 = minutes.and_then(|text| text.parse().ok()).expect("minutes");
        assert!(minutes <= if flag == "--short" { 8 } else { 30 }, "{flag}: {minutes} min");
        assert!(told.contains("item  ") && told.contains("session  "), "{flag}: {told}");
    }
}

#[test]
fn the_bell_rings_unless_it_is_to_be_quiet() {
    for (flag, rings) in [("", true), ("--quiet", false)] {
        let mut watched = Watched::new(80, &format!("{START} --plain {flag}"));
        watched.hears("Get ready");
        watched.press("\n");
        watched.hears("Work, Bird dog");
        watched.press("8\n");
        watched.hears("Short one: ");
        assert_eq!(watched.told().contains('\u{7}'), rings, "{flag}");
    }
}

/// A program that writes down what it is given, and then takes long.
fn slow(folder: &Path, name: &str) {
    let path = folder.join(name);
    let log = folder.join("log");
    let text = format!("#!/bin/sh\necho \"$$ $*\" >>'{}'\nexec /bin/sleep 60\n", log.display());
    fs::write(&path, text).expect("a program");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

/// What it wrote down: numbers of processes, and what they were given.
fn log(folder: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let line = |line: &str| {
        let (process, given) = line.split_once(' ').expect("a process and what it is given");
        (process.to_owned(), given.to_owned())
    };
    text.lines().map(line).collect()
}

#[test]
fn words_are_spoken_and_never_waited_for() {
    let programs = folder("guided-speech");
    slow(&programs, "espeak-ng");
    let path = programs.display();
    let mut watched = Watched::new(80, &format!("PATH={path} {START} --plain --speak"));
    watched.hears("Get ready, 20 seconds.");
    let says = |words: &str| {
        eventually(words, || log(&programs).iter().any(|(_, said)| said == words));
    };
    says("Next: Bird dog. 2 sets of 1 on each side");
    watched.press("\n");
    says("Go. 1 repetition");
    watched.hears("Change sides, 5 seconds.");
    says("Change sides");
    let said = log(&programs);
    let words: Vec<&str> = said.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words[..2], ["Next: Bird dog. 2 sets of 1 on each side", "Go. 1 repetition"]);
    // The newest wins; what is spoken too long would be ended after five seconds, two of which have passed.
    within(Duration::from_secs(2), "the end of what was said before", || {
        said.iter().filter(|(process, _)| is_running(process)).count() <= 1
    });
    watched.press("8\n");
    watched.hears("Short one: ");
    eventually("the end of all that spoke", || {
        log(&programs).iter().all(|(process, _)| !is_running(process))
    });
}

#[test]
fn what_is_spoken_too_long_is_ended() {
    let programs = folder("guided-long-speech");
    slow(&programs, "espeak-ng");
    let path = programs.display();
    let mut watched = Watched::new(80, &format!("PATH={path} {START} --plain --speak"));
    watched.hears("Get ready, 20 seconds.");
    // Long before something else is said, which would end it, too.
    within(Duration::from_secs(12), "the end of what speaks", || {
        let said = log(&programs);
        assert!(said.len() <= 1, "{said:?}");
        said.iter().any(|(process, _)| !is_running(process))
    });
    watched.press("8\n");
    watched.hears("nothing done");
}

#[test]
fn sounds_are_played_by_the_player_that_is_there() {
    let programs = folder("guided-sound");
    let path = scratch::path(&programs, "paplay");
    let log = programs.join("log");
    let text =
        format!("#!/bin/sh\necho \"$1 $(/usr/bin/head -c 4 \"$1\")\" >>'{}'\n", log.display());
    fs::write(&path, text).expect("a program");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let path = programs.display();
    let mut watched = Watched::new(80, &format!("PATH={path} {START} --plain --sound"));
    watched.hears("Get ready");
    watched.press("\n");
    watched.hears("Change sides");
    let mut played = String::new();
    eventually("a sound for start and end", || {
        played = fs::read_to_string(&log).unwrap_or_default();
        played.contains("start.wav RIFF") && played.contains("end.wav RIFF")
    });
    watched.press("8\n");
    watched.hears("Short one: ");
    assert!(!watched.told().contains('\u{7}'), "no bell beside it");
    let file = played.split(' ').next().expect("a file");
    eventually("the end of the sounds' files", || !Path::new(file).exists());
}
