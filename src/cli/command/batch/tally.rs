//! What became of how many lines, and how fast: a line at the end, and on a terminal one on the way.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use super::answer::{Answer, Status};
use crate::cli::terminal;
use crate::text::printable::{counted, printable};
use crate::text::vocabulary::Vocabulary as _;

/// Time between two looks at how far it is.
const PACE: Duration = Duration::from_millis(200);

/// What is counted.
pub struct Tally {
    /// Lines by what became of them, in the order of the statuses.
    by_status: [u64; Status::ALL.len()],
    /// Lines whose plans depend on which day it is.
    dated_today: u64,
    /// What is wrong with the first line that can't be read.
    first_invalid: Option<String>,
    /// Plans that could not be written, and why the first could not.
    unwritten: (u64, Option<String>),
    began: Instant,
    /// When how far it is was last said; none where nobody looks.
    shown: Option<Instant>,
}

impl Tally {
    /// Begins to count. `moves`: where stderr is a terminal, a line may change there.
    pub fn new(moves: bool) -> Self {
        let began = Instant::now();
        Self {
            by_status: Default::default(),
            dated_today: 0,
            first_invalid: None,
            unwritten: (0, None),
            began,
            shown: (moves && io::stderr().is_terminal()).then_some(began),
        }
    }

    /// Counts an answer.
    pub fn count(&mut self, answer: &Answer) {
        self.by_status[answer.status as usize] += 1;
        self.dated_today += u64::from(answer.takes_today && answer.status != Status::Invalid);
        let Some(problem) = answer.problems.first() else { return };
        let mend = problem.mend.as_ref().map(|mend| format!("; {mend}")).unwrap_or_default();
        let said =
            || printable(&format!("line {}: {}{mend}", answer.line, problem.text)).into_owned();
        match answer.status {
            Status::Invalid if self.first_invalid.is_none() => self.first_invalid = Some(said()),
            Status::Invalid | Status::Impossible => {}
            _ => {
                self.unwritten.0 += 1;
                let _ = self.unwritten.1.get_or_insert_with(said);
            }
        }
    }

    /// Lines so far.
    fn lines(&self) -> u64 {
        self.by_status.iter().sum()
    }

    /// Lines a second, so far.
    fn speed(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "it is read at a glance")]
        let lines = self.lines() as f64;
        lines / self.began.elapsed().as_secs_f64().max(0.001)
    }

    /// How many lines have a status.
    fn of(&self, status: Status) -> u64 {
        self.by_status[status as usize]
    }

    /// Whether somebody got no plan.
    pub fn has_gaps(&self) -> bool {
        [Status::Refused, Status::Impossible, Status::Invalid].iter().any(|gap| self.of(*gap) > 0)
    }

    /// Whether a plan could not be written.
    pub fn has_unwritten(&self) -> bool {
        self.unwritten.0 > 0
    }

    /// Says on the way how far it is, where somebody looks.
    pub fn show(&mut self) {
        if self.shown.is_some_and(|shown| shown.elapsed() >= PACE) {
            self.shown = Some(Instant::now());
            redraw(&format!("{}, {:.0} a second", lines(self.lines()), self.speed()));
        }
    }

    /// Says what became of them all, and which day a clock told where nobody said it.
    pub fn close(&self, clock: Option<NaiveDate>) {
        if self.shown.is_some_and(|shown| shown != self.began) {
            redraw("");
        }
        if let Some(date) = clock.filter(|_| self.dated_today > 0) {
            let lines = lines(self.dated_today);
            let text = format!("{lines} without a date in `start` took today for {date}");
            terminal::note(&text);
        }
        for said in self.first_invalid.iter().chain(&self.unwritten.1) {
            terminal::note(said);
        }
        let kinds = Status::ALL.iter().filter(|status| self.of(**status) > 0);
        let mut kinds: Vec<_> =
            kinds.map(|status| format!("{} {status}", self.of(*status))).collect();
        if self.has_unwritten() {
            kinds.push(format!("{} not written", self.unwritten.0));
        }
        let (seconds, speed) = (self.began.elapsed().as_secs_f64(), self.speed());
        let all = lines(self.lines());
        let how = if kinds.is_empty() { String::new() } else { format!(": {}", kinds.join(", ")) };
        terminal::say(&format!("{all} in {seconds:.1} s, {speed:.0} a second{how}\n"));
    }
}

/// Puts a text in the place of the line on the terminal that moves; whether that has colours is all
/// the same.
fn redraw(text: &str) {
    write!(io::stderr(), "\r\x1b[K{text}").ok();
}

fn lines(count: u64) -> String {
    counted(count, "line")
}
