//! Line by line: one finished line for each event, for screen readers and wherever there is no
//! terminal. Nothing is drawn over; a number and Enter does what a key does on the screen.

use std::io::{self, BufRead as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::keys::{self, Asked};
use super::say::{self, About};
use super::stage::Stage;
use crate::session::guided::{
    Amount, Change, Event, Guided, Mode, Question, Why, amount_in_words, time_in_words,
};
use crate::session::timeline::{Kind, Segment};

/// Lines on stdout, answers from stdin.
pub struct Plain<'a> {
    out: &'a mut dyn Write,
    about: &'a About<'a>,
    lines: Receiver<String>,
}

impl<'a> Plain<'a> {
    /// Begins to read.
    pub fn open(out: &'a mut dyn Write, about: &'a About<'a>) -> Self {
        let (to, lines) = channel();
        thread::spawn(move || {
            // Whoever sends nothing any more has left.
            io::stdin().lock().lines().map_while(Result::ok).try_for_each(|line| to.send(line))
        });
        Self { out, about, lines }
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")?;
        self.out.flush()
    }

    fn keys(&mut self, guided: &Guided) -> io::Result<()> {
        let keys = keys::in_lines(guided).join(", ");
        self.line(&format!("Keys, each with Enter: {keys}."))
    }

    /// What a line means; what asks for words is answered at once.
    fn understand(&mut self, line: &str, guided: &Guided) -> io::Result<Event> {
        let text = line.trim();
        if let Mode::Asking(question) = guided.mode() {
            return Ok(match text {
                "b" | "back" => Event::Back,
                "q" if question != Question::Note => Event::Leave,
                _ => Event::Answer(text.to_owned()),
            });
        }
        match (keys::of_line(line), guided.segment()) {
            (Some(Asked::Of(event)), _) => return Ok(event),
            (Some(Asked::Where), Some(segment)) => {
                self.line(&status(guided, segment))?;
                self.keys(guided)?;
            }
            (Some(Asked::How), Some(segment)) => {
                let how = say::how(segment.item).join(" ");
                let breathing = say::breathing(segment.item);
                self.line(&format!("{}: {how} {breathing}", say::name(segment.item)))?;
            }
            _ => self.keys(guided)?,
        }
        Ok(Event::Tick)
    }
}

impl Stage for Plain<'_> {
    fn show(&mut self, change: Change, guided: &Guided) -> io::Result<()> {
        let text = match (change, guided.segment()) {
            (Change::Segment, Some(segment)) => begins(self.about, guided, segment),
            (Change::Paused, _) => match guided.mode() {
                Mode::Paused(Why::Away) => "Paused: you were away. 1 goes on.".into(),
                _ => "Paused. 1 goes on.".into(),
            },
            (Change::GoesOn, Some(segment)) => format!("Going on. {}", status(guided, segment)),
            (Change::Adjusted, Some(segment)) => adjusted(guided, segment),
            (Change::Eased, Some(segment)) => {
                let dose = self.about.dose(segment.item);
                format!("Easier from here on: {}, {dose}.", say::name(segment.item))
            }
            (Change::NothingEasier, _) => "There is nothing easier that fits you.".into(),
            (Change::Pain, Some(segment)) => {
                let name = say::name(segment.item);
                let keys = keys::in_lines(guided).join(", ");
                format!("Stopped: {name}. {} Keys: {keys}.", self.about.after_stop)
            }
            (Change::Asked, _) => {
                let Mode::Asking(question) = guided.mode() else { return Ok(()) };
                format!("{} Enter alone: no answer.", question.text())
            }
            (Change::NotUnderstood, _) => "A whole number from 0 to 10, please.".into(),
            _ => return Ok(()),
        };
        self.line(&text)
    }

    fn open(&mut self, guided: &Guided) -> io::Result<()> {
        let left = time_in_words(u32::try_from(guided.left().as_secs()).unwrap_or(u32::MAX));
        let title = self.about.title();
        self.line(&format!("{title}, {left}."))?;
        if !self.about.goes_on.is_empty() {
            self.line(&self.about.goes_on)?;
        }
        self.keys(guided)
    }

    fn wait(&mut self, guided: &Guided, tick: Duration) -> io::Result<Event> {
        match self.lines.recv_timeout(tick) {
            Ok(line) => self.understand(&line, guided),
            Err(RecvTimeoutError::Timeout) => Ok(Event::Tick),
            Err(RecvTimeoutError::Disconnected) => {
                self.line("No more keys will come: leaving.")?;
                Ok(Event::Leave)
            }
        }
    }

    fn again(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.line(text)
    }
}

/// `Work: set 1 of 3, first side`, or without its place.
fn headed(head: &str, segment: &Segment, rest: &str) -> String {
    let place = say::place(segment);
    let place = if place.is_empty() { place } else { format!("{place}: ") };
    format!("{head}, {place}{rest}")
}

fn begins(about: &About, guided: &Guided, segment: &Segment) -> String {
    let (item, time) = (segment.item, time_in_words(segment.seconds));
    match segment.kind {
        Kind::Ready => {
            let (count, name) = (about.count(segment), say::name(item));
            let setup = say::how(item).into_iter().next().unwrap_or_default();
            format!("Get ready, {time}. Exercise {count}: {name}, {}. {setup}", about.dose(item))
        }
        Kind::Work => {
            let end = if segment.is_open() { "Enter when done".into() } else { time };
            let weight = about.weight(item).map_or(String::new(), |weight| format!(", {weight}"));
            let name = say::name(item) + &weight;
            headed(&format!("Work, {name}"), segment, &format!("{}. {end}.", say::work(segment)))
        }
        Kind::Switch => format!("Change sides, {time}."),
        Kind::Rest => {
            let done = guided.before().map(|(_, done)| done).map(amount_in_words);
            let done = done.map_or(String::new(), |done| format!(" Done: {done}."));
            headed(&format!("Rest, {time}. Then {}", say::name(item)), segment, "")
                .trim_end_matches([':', ' '])
                .to_owned()
                + "."
                + &done
        }
    }
}

fn status(guided: &Guided, segment: &Segment) -> String {
    let whole = |time: Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
    let what = match segment.kind {
        Kind::Ready => "Getting ready for",
        Kind::Work => "Work,",
        Kind::Switch => "Changing sides of",
        Kind::Rest => "Rest before",
    };
    let left = match guided.left_of_segment().filter(|_| !segment.is_open()) {
        Some(left) => format!("{} left", time_in_words(whole(left))),
        None => "at your own pace".into(),
    };
    let beat = guided
        .beat()
        .map_or(String::new(), |beat| format!(", number {} of {}", beat.number, beat.of));
    let all = time_in_words(whole(guided.left()));
    let head = format!("{what} {}", say::name(segment.item));
    headed(&head, segment, &format!("{left}{beat}. {all} of the session left."))
}

fn adjusted(guided: &Guided, segment: &Segment) -> String {
    if segment.kind == Kind::Work {
        return format!("Asked for: {}.", amount_in_words(Amount::of(segment)));
    }
    match guided.before() {
        Some((before, done)) => {
            let name = say::name(before.item);
            headed(&format!("Done of {name}"), &before, &format!("{}.", amount_in_words(done)))
        }
        None => "Nothing was done yet that could be put right.".into(),
    }
}
