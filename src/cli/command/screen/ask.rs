//! The questions on the terminal, one key each.

use std::io::{self, IsTerminal as _};

use crossterm::event::KeyCode;

use crate::cli::failure::{Failure, Mistake};
use crate::cli::keyboard::Keyboard;
use crate::person::screen::{Answers, Asked};
use crate::text::id::Text;
use crate::text::page::{BOLD, PLAIN, Page};
use crate::text::printable::joined;

const HEAD: &str =
    "Warning signs: one key for each question, y for yes, n for no, b for back, q to stop.";

/// What somebody says to a question.
#[derive(Clone, Copy)]
enum Said {
    Yes,
    No,
    Back,
    Stop,
}

/// Asks one question after the other; `advice` is what answers that need help now mean.
pub fn ask(advice: impl Fn(&Answers) -> Vec<Text>) -> Result<Answers, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(no_terminal());
    }
    let answers = Answers::new();
    let keyboard = Keyboard::open().map_err(|_| stopped(&answers, &[]))?;
    keyboard.say(|page| page.prose(PLAIN, 0, HEAD));
    let answers = all(&keyboard, answers, advice)?;
    keyboard.put("\n");
    Ok(answers)
}

fn all(
    keyboard: &Keyboard,
    mut answers: Answers,
    advice: impl Fn(&Answers) -> Vec<Text>,
) -> Result<Answers, Failure> {
    while let Some(asked) = answers.next() {
        match choose(keyboard, |page| question(page, &answers, asked), "(y/n)") {
            Said::Yes => answers.answer(true),
            Said::No => answers.answer(false),
            Said::Back => answers.back(),
            Said::Stop => return Err(stopped(&answers, &[])),
        }
        if answers.next().is_none() && answers.count() < Asked::count() {
            let means = advice(&answers);
            match choose(keyboard, |page| is_that_so(page, &means), "(y/b)") {
                Said::Yes => {}
                Said::No | Said::Back => answers.back(),
                Said::Stop => return Err(stopped(&answers, &means)),
            }
        }
    }
    Ok(answers)
}

fn question(page: &mut Page, answers: &Answers, asked: Asked) {
    let (number, all) = (answers.count() + 1, Asked::count());
    page.prose(PLAIN, 0, &format!("{number} of {all}. {}", asked.question()));
}

/// One key too many is soon pressed: what the answer means, and the way back.
fn is_that_so(page: &mut Page, means: &[Text]) {
    page.prose(PLAIN, 0, "You said yes. That means:");
    for advice in means {
        page.prose(BOLD, 2, advice);
    }
    page.prose(PLAIN, 0, "Is that so? y for yes, b to go back.");
}

/// Asks for a key. Who does away with the terminal wants to stop.
fn choose(keyboard: &Keyboard, question: impl Fn(&mut Page), keys: &str) -> Said {
    let said = keyboard.ask(question, keys, meaning).ok().flatten().unwrap_or(Said::Stop);
    keyboard.put(match said {
        Said::Yes => "yes\n",
        Said::No => "no\n",
        Said::Back => "back\n",
        Said::Stop => "\n",
    });
    said
}

fn meaning(key: KeyCode) -> Option<Said> {
    match key {
        KeyCode::Char('y' | 'Y') => Some(Said::Yes),
        KeyCode::Char('n' | 'N') => Some(Said::No),
        KeyCode::Char('b' | 'B') | KeyCode::Backspace | KeyCode::Left => Some(Said::Back),
        KeyCode::Char('q' | 'Q') | KeyCode::Esc => Some(Said::Stop),
        _ => None,
    }
}

fn no_terminal() -> Failure {
    let help = "give --answers FILE (--form writes one to fill in) or --red-flag LIST, `none` \
        for no sign";
    let message = "the questions need a terminal".to_owned();
    Mistake::Said { message, help: Some(help.into()) }.into()
}

/// Nothing is decided; what an answer meant that nobody took back is still so.
fn stopped(answers: &Answers, means: &[Text]) -> Failure {
    let message = format!("stopped after {} of {} questions", answers.count(), Asked::count());
    let help = match means {
        [] => "without all answers nothing can be said; begin again when you are ready".to_owned(),
        means => format!("if your last answer is so: {}", joined(means, " ")),
    };
    Mistake::Said { message, help: Some(help) }.into()
}
