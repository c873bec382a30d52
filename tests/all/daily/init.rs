//! The questions of `init` on a terminal, and its flags elsewhere.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rexpect::session::PtySession;

use super::Home;
use crate::scratch;
use crate::terminal::shell;

/// Asked where no other program is to be found.
fn asked(home: &Home, rest: &str) -> PtySession {
    asked_beside(home, "", rest)
}

/// Asked where the programs of a folder are found, and no others.
fn asked_beside(home: &Home, programs: &str, rest: &str) -> PtySession {
    let place = home.path().display();
    let line =
        format!("PATH={programs} BACKPLAN_HOME={place} exec $B init --today 2026-11-30 {rest}");
    shell(80, &line)
}

fn say(terminal: &mut PtySession, question: &str, answer: &str) {
    terminal.exp_string(question).unwrap_or_else(|error| panic!("{question}: {error}"));
    terminal.exp_string("> ").expect("it waits");
    terminal.send_line(answer).expect("a line");
}

fn ends_with(terminal: &PtySession, code: i32) {
    let status = format!("{:?}", terminal.process().wait().expect("it ends"));
    assert!(status.ends_with(&format!(", {code})")), "{status}");
}

/// Answers from the level on with Enter.
fn take_the_rest(terminal: &mut PtySession) {
    for question in [
        "strength training",
        "do most for",
        "What do you have",
        "session last",
        "sessions a week",
        "weekdays",
        "walk comfortably",
        "plan cover",
    ] {
        say(terminal, question, "");
    }
}

#[test]
fn questions_lead_to_a_profile_a_plan_and_today() {
    let home = Home::new("init-asks");
    let mut terminal = asked(&home, "--red-flag none --minutes 20");
    say(&mut terminal, "How old are you?", "forty");
    terminal.exp_string("--age: a whole number, not `forty`").expect("what is wrong");
    terminal.send_line("44").expect("another answer");
    say(&mut terminal, "hurt now", "b");
    say(&mut terminal, "How old are you?", "45");
    say(&mut terminal, "hurt now", "");
    say(&mut terminal, "What has a doctor named?", "?");
    terminal.exp_string("a herniated disc").expect("the list");
    terminal.send_line("slipped disc").expect("a condition");
    say(&mut terminal, "cleared exercise", "yes");
    for question in ["strength training", "do most for"] {
        say(&mut terminal, question, "");
    }
    say(&mut terminal, "What do you have", "band");
    for question in ["sessions a week", "weekdays", "walk comfortably", "plan cover"] {
        say(&mut terminal, question, "");
    }
    terminal.exp_string("wrote ").expect("the profile");
    terminal.exp_string("Made for a herniated disc").expect("the plan");
    say(&mut terminal, "Is this to be your plan?", "");
    terminal.exp_string("`backplan today`").expect("how to go on");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 0);
    let profile = fs::read_to_string(home.path().join("profile.toml")).expect("a profile");
    for line in [
        "age = 45\n",
        "minutes = 20\n",
        "equipment = [\"band\"]\n",
        "conditions = [\"disc-herniation\"]\n",
        "cleared = true\n",
        "red_flags = []\n",
    ] {
        assert!(profile.contains(line), "{line}{profile}");
    }
    assert!(profile.lines().filter(|line| line.starts_with("# ")).count() >= 12, "{profile}");
    assert!(home.good("today").contains("Strength A"));
    let mut again = asked(&home, "--red-flag none");
    terminal = {
        again.exp_string("[45] ").expect("the last answer");
        again
    };
    terminal.send_line("q").expect("a line");
    terminal.exp_string("nothing was written").expect("the end of it");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 2);
    assert_eq!(fs::read_to_string(home.path().join("profile.toml")).expect("a profile"), profile);
}

/// A program that writes down what it is given.
fn program(folder: &Path, name: &str) {
    let path = folder.join(name);
    let log = folder.join("log");
    let text = format!("#!/bin/sh\necho \"{name} $*\" >>'{}'\n", log.display());
    fs::write(&path, text).expect("a program");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

#[test]
fn what_can_be_heard_is_tried_once_and_the_command_says_so() {
    for (name, there, answers, command) in [
        ("both", &["aplay", "espeak-ng"][..], &["", "yes", "no"][..], "`backplan start --sound`"),
        ("voice", &["spd-say"], &["yes", ""], "`backplan start --speak`"),
        ("tone", &["paplay"], &["no"], "`backplan start`"),
    ] {
        let home = Home::new(&format!("init-hears-{name}"));
        let programs = scratch::folder(&format!("init-hears-{name}-programs"));
        for name in there {
            program(&programs, name);
        }
        let programs = programs.display().to_string();
        let rest = "--red-flag none --age 40 --pain 0 --condition none";
        let mut terminal = asked_beside(&home, &programs, rest);
        take_the_rest(&mut terminal);
        say(&mut terminal, "Is this to be your plan?", "");
        for (question, answer) in
            ["Do you want to hear", "Did you hear", "Did you hear"].iter().zip(answers)
        {
            say(&mut terminal, question, answer);
        }
        terminal.exp_string(command).expect("how sessions are begun");
        terminal.exp_eof().expect("the end");
        ends_with(&terminal, 0);
        let log = fs::read_to_string(format!("{programs}/log")).unwrap_or_default();
        let heard = answers.first() != Some(&"no");
        for name in there {
            assert_eq!(log.contains(name), heard, "{name}: {log}");
        }
        assert_eq!(log.contains("leads you through a session"), name != "tone", "{log}");
    }
}

#[test]
fn a_sign_that_needs_help_ends_it_and_nothing_is_written() {
    let home = Home::new("init-sign");
    let mut terminal = asked(&home, "");
    terminal.exp_string("1 of 24. ").expect("the first question");
    terminal.exp_string("(y/n) ").expect("it waits for a key");
    terminal.send("y").expect("a key");
    terminal.flush().expect("it is sent");
    terminal.exp_string("(y/b) ").expect("it asks again");
    terminal.send("y").expect("a key");
    terminal.flush().expect("it is sent");
    terminal.exp_string("No exercise for now").expect("what it means");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 3);
    assert!(!home.path().join("profile.toml").exists());
}

#[test]
fn what_flags_say_is_not_asked_and_a_profile_keeps_what_else_it_holds() {
    let home = Home::new("init-keeps");
    let path = home.path().join("profile.toml");
    fs::write(&path, "# Mum\nage = 72 # in May\nexclude = [\"front-plank\"]\n").expect("a profile");
    let mut terminal = asked(&home, "--red-flag none --age 73 --pain 1 --condition none");
    take_the_rest(&mut terminal);
    say(&mut terminal, "Is this to be your plan?", "no");
    terminal.exp_string("generate --save").expect("how to go on");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 0);
    let profile = fs::read_to_string(&path).expect("a profile");
    assert!(
        profile.starts_with("# Mum\nage = 73 # in May\nexclude = [\"front-plank\"]\n"),
        "{profile}"
    );
    assert!(!home.path().join("plans").exists());
}

#[test]
fn without_a_terminal_flags_say_it_all() {
    let home = Home::new("init-flags");
    let said = home.says("init --minutes 20", 2);
    assert!(said.contains("warning signs come first"), "{said}");
    let told = home.good("init --minutes 20 --red-flag none");
    assert!(told.contains("Strength A"), "{told}");
    let said = home.says("init --minutes 25 --red-flag none", 2);
    assert!(said.contains("is there already") && said.contains("--force"), "{said}");
    home.good("init --minutes 25 --red-flag none --force");
    let profile = fs::read_to_string(home.path().join("profile.toml")).expect("a profile");
    assert!(profile.contains("minutes = 25\n") && !profile.contains("minutes = 20"), "{profile}");
    let said = home.says("init --minutes 5 --level wizard --red-flag none", 2);
    assert!(said.contains("--minutes: 8 to 120") && said.contains("--level"), "{said}");
    fs::write(home.path().join("profile.toml"), "minutes = \"soon\"\n").expect("a broken one");
    let said = home.says("init --minutes 25 --red-flag none --force", 2);
    assert!(said.contains("profile.toml:1:11"), "mistakes are shown, not written over: {said}");
}
