//! The questions on a real terminal: one key each, always back, stop, and no more questions after
//! an answer that needs help now. Keys that nobody meant are no answers.

use std::thread::sleep;
use std::time::Duration;

use rexpect::session::PtySession;
use rustix::termios::{Winsize, tcsetwinsize};

use crate::terminal::shell;

fn screen(rest: &str) -> PtySession {
    shell(80, &format!("exec $B screen {rest}"))
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

/// Reads to the end and holds the exit code to what it has to be.
fn ends_with(terminal: &mut PtySession, code: i32) {
    terminal.exp_eof().expect("the end");
    let status = format!("{:?}", terminal.process().wait().expect("it ends"));
    assert!(status.starts_with("Exited(") && status.ends_with(&format!(", {code})")), "{status}");
}

#[test]
fn no_to_every_question_ends_without_a_sign() {
    let mut terminal = screen("");
    (1..=24).for_each(|number| answer(&mut terminal, number, "n"));
    terminal.exp_string("No warning sign").expect("the result");
    terminal.exp_string("backplan generate --red-flag none").expect("how to go on");
    ends_with(&mut terminal, 0);
}

#[test]
fn what_needs_help_now_is_told_at_once() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "n");
    answer(&mut terminal, 2, "Y");
    is_that_so(&mut terminal, "y");
    let before = terminal.exp_string("No exercise for now").expect("the result");
    assert!(!before.contains("3 of 24"), "no more questions: {before}");
    terminal.exp_string("Call your emergency number").expect("what to do");
    ends_with(&mut terminal, 3);
}

/// Sees what an answer means that needs help now, and says whether it is so.
fn is_that_so(terminal: &mut PtySession, keys: &str) {
    terminal.exp_string("Call your emergency number").expect("what it means");
    terminal.exp_string("Is that so?").expect("a last question");
    terminal.exp_string("(y/b) ").expect("it waits for a key");
    press(terminal, keys);
}

#[test]
fn an_answer_that_needs_help_now_can_be_taken_back() {
    for back in ["b", "n", "\u{7f}", "\u{1b}[D"] {
        let mut terminal = screen("");
        answer(&mut terminal, 1, "y");
        is_that_so(&mut terminal, back);
        answer(&mut terminal, 1, "n");
        answer(&mut terminal, 2, "q");
        ends_with(&mut terminal, 2);
    }
}

#[test]
fn who_stops_at_an_answer_that_needs_help_now_is_told_what_it_means() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "y");
    is_that_so(&mut terminal, "q");
    terminal.exp_string("stopped after 1 of 24 questions").expect("what happened");
    terminal.exp_string("if your last answer is so: ").expect("what it means");
    terminal.exp_string("Call your emergency number").expect("what to do");
    ends_with(&mut terminal, 2);
}

#[test]
fn keys_typed_before_a_question_is_asked_are_thrown_away() {
    let mut terminal = shell(80, "sleep 1; exec $B screen");
    press(&mut terminal, "nnnn");
    answer(&mut terminal, 1, &"n".repeat(60));
    answer(&mut terminal, 2, "nny");
    answer(&mut terminal, 3, "q");
    terminal.exp_string("stopped after 2 of 24 questions").expect("what happened");
    ends_with(&mut terminal, 2);
}

#[test]
fn a_key_that_is_held_does_not_run_through_the_questions() {
    let mut terminal = screen("");
    terminal.exp_string("(y/n) ").expect("the first question");
    for _ in 0..40 {
        press(&mut terminal, "n");
        sleep(Duration::from_millis(30));
    }
    press(&mut terminal, "\u{3}");
    terminal.exp_string("stopped after ").expect("what happened");
    let count = terminal.exp_string(" of 24 questions").expect("a number");
    // One, but a machine that is busy may let go of the key for a moment.
    assert!((1..8).contains(&count.parse::<usize>().expect("a number")), "{count} answers");
    ends_with(&mut terminal, 2);
}

#[test]
fn the_shell_takes_the_terminal_and_gives_it_back() {
    let mut terminal = shell(80, "exec sh -i");
    press(&mut terminal, "$B screen\n");
    answer(&mut terminal, 1, "n");
    answer(&mut terminal, 2, "\u{1a}");
    terminal.exp_string("Stopped").expect("the shell's word");
    press(&mut terminal, "stty -a; fg\n");
    let shell = terminal.exp_string("2 of 24. ").expect("the same question");
    assert!(shell.contains(" icanon"), "the shell has its lines: {shell}");
    terminal.exp_string("(y/n) ").expect("it waits for a key");
    press(&mut terminal, "n");
    answer(&mut terminal, 3, "q");
    terminal.exp_string("stopped after 2 of 24 questions").expect("what happened");
    press(&mut terminal, "exit 7\n");
    ends_with(&mut terminal, 7);
}

#[test]
fn questions_are_as_wide_as_the_terminal_is_now() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "n");
    let wide = terminal.exp_string("(y/n) ").expect("the second question");
    assert!(longest(&wide) > 40, "{wide}");
    resize(&terminal, 40);
    let narrow = terminal.exp_string("(y/n) ").expect("the same question");
    assert!(narrow.contains("2 of 24. ") && longest(&narrow) <= 40, "{narrow}");
    press(&mut terminal, "n");
    let next = terminal.exp_string("(y/n) ").expect("the next question");
    assert!(next.contains("3 of 24. ") && longest(&next) <= 40, "{next}");
    press(&mut terminal, "\u{3}");
    ends_with(&mut terminal, 2);
}

fn resize(terminal: &PtySession, columns: u16) {
    let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(terminal.process().get_file_handle().expect("the terminal"), size)
        .expect("a size");
}

fn longest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn other_keys_wait_and_back_asks_again() {
    let mut terminal = screen("--assessed");
    answer(&mut terminal, 1, "b");
    answer(&mut terminal, 1, "x?n");
    answer(&mut terminal, 2, "b");
    (1..=17).for_each(|number| answer(&mut terminal, number, "n"));
    answer(&mut terminal, 18, "y");
    (19..=24).for_each(|number| answer(&mut terminal, number, "n"));
    terminal.exp_string("You can plan").expect("the result");
    terminal
        .exp_string("backplan generate --red-flag leg-numbness --assessed")
        .expect("how to go on");
    ends_with(&mut terminal, 0);
}

#[test]
fn stopping_decides_nothing() {
    let mut terminal = screen("");
    answer(&mut terminal, 1, "n");
    answer(&mut terminal, 2, "q");
    terminal.exp_string("stopped after 1 of 24 questions").expect("what happened");
    ends_with(&mut terminal, 2);
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
    ends_with(&mut terminal, 0);
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
    ends_with(&mut terminal, 2);
}
