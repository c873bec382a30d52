//! The session on a screen: what stands there at every width, without colours and without Unicode;
//! the terminal is given back on every way out.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::watched::{START, Watched, ends, signal};
use crate::scratch::folder;

/// Tells with which code it ended, and whether the terminal is left as it was.
const WAS: &str = "was=$(stty -g)";
const IS: &str = "echo code=$?; [ \"$(stty -g)\" = \"$was\" ] && echo as it was";

/// Plays in a shell that tells how it left the terminal.
fn play(columns: u16, before: &str) -> Watched {
    Watched::new(columns, &format!("{WAS}; {before} {START}; {IS}"))
}

/// The program has ended with a code, and the terminal is as it was.
fn is_given_back(watched: &mut Watched, code: i32) {
    watched.until(&format!("code={code}"));
    watched.until("as it was");
    assert!(!watched.is_taken(), "the shell has the terminal");
}

#[test]
fn every_phase_is_seen_at_every_width() {
    for columns in [40, 80, 120] {
        let mut watched = play(columns, "");
        let ready = watched.until("GET READY");
        for part in ["Short one", " left", "Bird dog", "exercise 1 of 3", "Next: "] {
            assert!(ready.contains(part), "{columns}: {part} in\n{ready}");
        }
        for key in ["space pause", "enter done", "→ skip", "← back", "+ more", "- less", "p pain"]
        {
            assert!(ready.contains(key), "{columns}: {key} in\n{ready}");
        }
        assert!(ready.contains("h how") && ready.contains("q leave"), "{ready}");
        // Where a picture would be too small to be read there are words.
        let shown = if columns < 80 { "Go on all fours" } else { "⣿" };
        assert!(ready.contains(shown), "{columns}: {shown} in\n{ready}");
        watched.press("\r");
        let work = watched.until("WORK");
        assert!(work.contains("first side") && work.contains("██"), "{work}");
        assert!(work.contains("of 1 repetition") && work.contains("Breathe out"), "{work}");
        watched.until("CHANGE SIDES");
        watched.until("other side");
        watched.until("WORK");
        let rest = watched.until("rest\n");
        assert!(rest.contains("░░") && !rest.contains("██"), "rest is no work:\n{rest}");
        assert!(rest.contains("Done: 1 repetition"), "{rest}");
        watched.press("q");
        watched.until("Short one: 0 of 3 exercises in ");
        is_given_back(&mut watched, 0);
    }
}

#[test]
fn a_session_is_played_to_its_questions_and_its_end() {
    let mut watched = play(80, "");
    watched.until("GET READY");
    // Both sides of two sets with what lies between them, two exercises more with theirs.
    watched.press(&"\r".repeat(8));
    watched.until("Cat-cow");
    watched.press("h");
    watched.until("1. ");
    watched.press("\r\r\r");
    watched.until("HOLD");
    watched.press(" ");
    watched.until("PAUSED");
    watched.press(" ");
    watched.until("How hard was it");
    watched.press("12\r");
    watched.until("from 0 to 10, please");
    watched.press("7\r");
    watched.until("The most pain");
    watched.press("1\u{7f}0\r");
    watched.until("A line to remember");
    watched.press("qué bien\r");
    watched.until("Short one: 3 of 3 exercises in ");
    is_given_back(&mut watched, 0);
}

#[test]
fn pain_and_the_easier_one_are_two_keys() {
    let mut watched = play(80, "");
    watched.until("GET READY");
    watched.press("\rp");
    let stopped = watched.until("STOPPED");
    assert!(stopped.contains("Bird dog") && stopped.contains("The easier one is"), "{stopped}");
    watched.press("e");
    let ready = watched.until("GET READY");
    assert!(ready.contains("exercise 1 of 3") && !ready.contains("Bird dog"), "{ready}");
    watched.press("\u{3}");
    is_given_back(&mut watched, 0);
}

#[test]
fn without_colours_and_without_unicode_all_is_told() {
    let mut watched = play(80, "NO_COLOR=1 LC_ALL=C");
    let ready = watched.until("-> GET READY");
    assert!(ready.is_ascii(), "{ready}");
    watched.press("\r");
    let work = watched.until(">>> WORK");
    assert!(work.is_ascii() && work.contains("##"), "{work}");
    watched.press("\u{1b}");
    is_given_back(&mut watched, 0);
    let told = watched.told();
    let coloured = |sequence: &str| {
        let end = sequence.find(|sign: char| sign.is_ascii_alphabetic());
        end.is_some_and(|end| sequence[end..].starts_with('m') && end > 0)
    };
    assert!(!told.split("\u{1b}[").skip(1).any(coloured), "{told:?}");
}

/// Plays with the number of the process in a file.
fn numbered(folder: &Path) -> (Watched, std::path::PathBuf) {
    let file = folder.join("pid");
    let script = format!("{WAS}; sh -c 'echo $$ >{}; exec {START}'; {IS}", file.display());
    (Watched::new(80, &script), file)
}

#[test]
fn signals_to_end_give_the_terminal_back() {
    for name in ["TERM", "HUP", "INT", "QUIT"] {
        let (mut watched, file) = numbered(&folder("guided-signal"));
        watched.until("GET READY");
        signal(name, &file);
        is_given_back(&mut watched, 0);
    }
}

#[test]
fn a_terminal_that_is_gone_leaves_nothing_behind() {
    let (mut watched, file) = numbered(&folder("guided-gone"));
    watched.until("GET READY");
    drop(watched);
    ends(&file);
}

#[test]
fn who_was_stopped_from_outside_finds_it_paused() {
    let (mut watched, file) = numbered(&folder("guided-stop"));
    watched.until("GET READY");
    signal("STOP", &file);
    sleep(Duration::from_millis(300));
    signal("CONT", &file);
    let paused = watched.until("PAUSED: you were away");
    assert!(paused.contains("Bird dog") && paused.contains("space go on"), "{paused}");
    watched.press("q");
    is_given_back(&mut watched, 0);
}

#[test]
fn the_shell_takes_the_terminal_and_gives_it_back() {
    let mut watched = Watched::new(80, "exec sh -i");
    watched.press(&format!("{START}\n"));
    watched.until("GET READY");
    watched.press("\u{1a}");
    watched.until("Stopped");
    assert!(!watched.is_taken(), "the shell has the terminal");
    watched.press("stty -a\n");
    watched.hears(" icanon");
    watched.press("fg\n");
    watched.until("PAUSED: you were away");
    watched.press(" ");
    watched.until("GET READY");
    watched.press("q");
    watched.until("nothing done");
    assert!(!watched.is_taken(), "the shell has the terminal");
    watched.press("exit\n");
}

#[test]
fn a_terminal_that_shrinks_is_drawn_anew() {
    let mut watched = play(120, "");
    watched.until("GET READY");
    for (columns, rows) in [(40, 24), (80, 12), (30, 8), (120, 30)] {
        watched.resize(columns, rows);
        let shown = watched.until("GET READY");
        assert!(shown.lines().all(|line| line.chars().count() <= columns.into()), "{shown}");
        sleep(Duration::from_millis(1200));
        assert!(watched.shown().contains("GET READY"), "it stands there: {}", watched.shown());
    }
    watched.until("q leave");
    watched.press("q");
    is_given_back(&mut watched, 0);
}
