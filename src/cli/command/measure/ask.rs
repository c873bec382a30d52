//! The questions of `measure`, a line each.

use std::io::{self, BufRead as _};

use chrono::NaiveDate;

use super::{Known, LONGEST_HOLD, MOST_RISES, activity, number};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::mistakes::Mistakes;
use crate::cli::terminal;
use crate::export::say::onward::Limits;
use crate::journal::measure::called;
use crate::journal::record::{MOST, MOST_ACTIVITIES, Measure};
use crate::person::profile::Reader;
use crate::text::id::Id;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};

const HEAD: &str = "A line for each question. Enter skips it, b goes back, q stops; nothing is \
    written before the end.";

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    Pain,
    /// Counted from 0.
    Activity(usize),
    ChairRises,
    Hold,
}

/// The questions for somebody.
pub struct Asks<'a> {
    known: &'a Known,
    hold: Option<Id>,
    questions: Vec<Question>,
    reader: &'a Reader<'a>,
}

impl<'a> Asks<'a> {
    /// Asks nothing that is not for the person to try.
    pub fn new(known: &'a Known, limits: Limits, reader: &'a Reader<'a>) -> Self {
        let hold = limits.hold.or_else(|| known.hold.clone()).filter(|_| limits.may_hold);
        let mut questions = vec![Question::Pain];
        questions.extend((0..MOST_ACTIVITIES).map(Question::Activity));
        questions.extend(limits.may_rise.then_some(Question::ChairRises));
        questions.extend(hold.is_some().then_some(Question::Hold));
        Self { known, hold, questions, reader }
    }

    /// Asks one after the other.
    pub fn ask(&self, date: NaiveDate) -> Result<Measure, Failure> {
        say(|page| page.prose(PLAIN, 0, HEAD));
        let mut answers: Vec<Measure> = vec![none(date)];
        while let Some(question) = self.questions.get(answers.len() - 1) {
            let before = answers.last().cloned().unwrap_or_else(|| none(date));
            self.put(*question, answers.len());
            match self.answer(*question, &before)? {
                Some(after) => answers.push(after),
                // The first question has none before it.
                None if answers.len() > 1 => drop(answers.pop()),
                None => {}
            }
        }
        let all = answers.pop().unwrap_or_else(|| none(date));
        if all == none(date) {
            let message = "nothing was answered, so nothing is saved".to_owned();
            return Err(Mistake::said(message).into());
        }
        Ok(all)
    }

    fn put(&self, question: Question, number: usize) {
        let (asks, why) = self.words(question);
        say(|page| {
            page.foreign(BOLD, 0, &format!("{number}. {asks}"));
            page.prose(FAINT, 3, &why);
        });
    }

    fn words(&self, question: Question) -> (String, String) {
        let words = |asks: &str, why: &str| (asks.to_owned(), why.to_owned());
        match question {
            Question::Pain => words(
                "How much did your back usually hurt in the last week, from 0 to 10?",
                "0 is not at all, 10 the most there can be.",
            ),
            Question::Activity(place) => match self.known.names.get(place) {
                Some(name) => (
                    format!("How well can you do this now, from 0 to 10: {name}?"),
                    "0 is unable, 10 as before the trouble. To take another one instead, write it with its number: tie shoes=6."
                        .to_owned(),
                ),
                None => words(
                    "What does your back make hard that matters to you, and how well does it go, from 0 to 10?",
                    "Write both, like tie shoes=6. 0 is unable, 10 as before the trouble.",
                ),
            },
            Question::ChairRises => words(
                "How often do you get up from a chair in 30 seconds?",
                "Arms crossed, as many as go well; stop for pain or dizziness.",
            ),
            Question::Hold => {
                let hold = self.hold.as_ref().map_or("", Id::as_str);
                let exercise = self.reader.catalogue.exercise(hold);
                let name = exercise.map_or(hold, |exercise| exercise.name.as_str());
                (
                    format!("How many seconds do you hold this: {name}?"),
                    "One hold in good form, breathing on; stop for pain.".to_owned(),
                )
            }
        }
    }

    /// What was measured with the answer to a question; none to go back.
    fn answer(&self, question: Question, before: &Measure) -> Result<Option<Measure>, Failure> {
        loop {
            terminal::say("   > ");
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            if read.map_err(Failure::Output)? == 0 {
                return Err(stopped());
            }
            match line.trim() {
                "b" | "back" => return Ok(None),
                "q" | "quit" => return Err(stopped()),
                "" => return Ok(Some(before.clone())),
                text => {
                    let mut wrong = Mistakes::default();
                    let after = self.with(question, text, before.clone(), &mut wrong);
                    match wrong.with(after) {
                        Ok(after) => return Ok(Some(after)),
                        // What is wrong is said, and asked again.
                        Err(failure) => drop(failure.report()),
                    }
                }
            }
        }
    }

    fn with(
        &self,
        question: Question,
        text: &str,
        mut measure: Measure,
        wrong: &mut Mistakes,
    ) -> Option<Measure> {
        match question {
            Question::Pain => measure.pain = Some(number("pain", Some(text), MOST, wrong)?),
            Question::Activity(place) => {
                let name = self.known.names.get(place).map(String::as_str);
                let activity = activity("activity", text, name, wrong)?;
                let is = |other: &crate::journal::record::Activity| {
                    called(&other.name) == called(&activity.name)
                };
                if measure.activities.iter().any(is) {
                    wrong.push(Mistake::said("it was asked already; take another one".into()));
                    return None;
                }
                measure.activities.push(activity);
            }
            Question::ChairRises => {
                measure.chair_rises = Some(number("chair rises", Some(text), MOST_RISES, wrong)?);
            }
            Question::Hold => {
                measure.hold_seconds = Some(number("seconds", Some(text), LONGEST_HOLD, wrong)?);
                measure.hold.clone_from(&self.hold);
            }
        }
        Some(measure)
    }
}

fn none(date: NaiveDate) -> Measure {
    Measure {
        date,
        pain: None,
        activities: Vec::new(),
        chair_rises: None,
        hold_seconds: None,
        hold: None,
    }
}

fn say(write: impl FnOnce(&mut Page)) {
    let mut page = Page::new(&terminal::look_of_stderr());
    write(&mut page);
    terminal::say(&format!("\n{}", page.finish()));
}

fn stopped() -> Failure {
    Mistake::said("stopped; nothing was written".into()).into()
}
