//! The questions on a real terminal: one key each, back, stop, and no more questions after an
//! answer that needs help now.

use rexpect::session::{PtySession, spawn};

use crate::program;

const PATIENCE: Option<u64> = Some(20_000);

fn screen(rest: &str) -> PtySession {
    spawn(&format!("{} screen {rest}", program::PATH), PATIENCE).expect("a terminal")
}

fn press(terminal: &mut PtySession, keys: &str) {
    terminal.send(keys).expect("a key");
    terminal.flush().expect("it is sent");
}

fn answer(terminal: &mut PtySession, number: usize, keys: &str) {
    terminal.exp_string(&format!("{number} of 24. ")).expect("the next question");
    terminal.exp_string("(y/n) ").expect("it waits for a key");
    press(terminal, keys);
}

fn ends_with(terminal: &PtySession, code: i32) {
    let status = format!("{:?}", terminal.process().wait().expect("it ends"));
    assert!(status.starts_with("Exited(") && status.ends_with(&format!(", {code})")), "{status}");
}

#[test]
fn no_to_every_question_ends_without_a_sign() {
    let mut terminal = screen("");
    (1..=24).for_each(|number| answer(&mut terminal, number, "n"));
    terminal.exp_string("No warning sign").expect("the result");
    terminal.exp_string("backplan generate --red-flag none").expect("how to go on");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 0);
}

#[test]
fn what_needs_help_now_is_told_at_once() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "n");
    answer(&mut terminal, 2, "Y");
    let before = terminal.exp_string("No exercise for now").expect("the result");
    assert!(!before.contains("3 of 24"), "no more questions: {before}");
    terminal.exp_string("Call your emergency number").expect("what to do");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 3);
}

#[test]
fn other_keys_wait_and_back_asks_again() {
    let mut terminal = screen("--assessed");
    answer(&mut terminal, 1, "x?n");
    answer(&mut terminal, 2, "b");
    (1..=17).for_each(|number| answer(&mut terminal, number, "n"));
    answer(&mut terminal, 18, "y");
    (19..=24).for_each(|number| answer(&mut terminal, number, "n"));
    terminal.exp_string("You can plan").expect("the result");
    terminal
        .exp_string("backplan generate --red-flag leg-numbness --assessed")
        .expect("how to go on");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 0);
}

#[test]
fn stopping_decides_nothing() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "n");
    answer(&mut terminal, 2, "q");
    terminal.exp_string("stopped after 1 of 24 questions").expect("what happened");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 2);
}

#[test]
fn falls_are_asked_for_at_last() {
    let mut terminal = screen("");
    (1..=23).for_each(|number| answer(&mut terminal, number, "n"));
    terminal.exp_string("24 of 24. Did you fall in the last year").expect("the last question");
    terminal.exp_string("(y/n) ").expect("it waits for a key");
    press(&mut terminal, "y");
    terminal.exp_string("After a fall in the last year").expect("what follows");
    terminal.exp_string("backplan generate --red-flag none --fallen").expect("how to go on");
    terminal.exp_eof().expect("the end");
    ends_with(&terminal, 0);
}

#[test]
fn a_way_that_leads_nowhere_is_told_before_the_first_question() {
    let mut terminal = screen("-o nowhere/me.toml");
    let said = terminal.exp_eof().expect("the end");
    assert!(
        said.contains("can't write nowhere/me.toml: there is no such file or directory"),
        "{said}"
    );
    assert!(!said.contains("1 of 24"), "{said}");
    ends_with(&terminal, 2);
}
