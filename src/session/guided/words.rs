//! What is said in a session: short enough to be spoken in time. Whatever plays one says the same.

use super::{Amount, Question};
use crate::plan::Item;
use crate::session::timeline::{Kind, Pace, Segment, Side};
use crate::text::printable::counted;

/// It waits.
pub const PAUSED: &str = "Paused";
/// It no longer waits.
pub const GOES_ON: &str = "Going on";
/// An exercise was stopped for pain.
pub const STOPPED: &str = "Stopped";
/// There is no easier exercise to take.
pub const NOTHING_EASIER: &str = "There is nothing easier";

/// What is said where a segment begins.
pub fn begins(segment: &Segment) -> String {
    let seconds = time_in_words(segment.seconds);
    let item = segment.item;
    match (segment.kind, segment.side) {
        (Kind::Ready, _) => format!("Next: {}. {}", item.exercise.name, item.dose.plain()),
        (Kind::Rest, _) => format!("Rest {seconds}. Then {}", item.exercise.name),
        (Kind::Switch, _) => "Change sides".into(),
        (Kind::Work, Some(Side::Other)) => "Other side".into(),
        (Kind::Work, _) => match segment.pace {
            Pace::Hold => format!("Hold {seconds}"),
            Pace::Minutes => format!("Go. {}, {seconds}", item.exercise.name),
            Pace::Reps(..) | Pace::Holds(..) => {
                format!("Go. {}", amount_in_words(Amount::of(segment)))
            }
        },
    }
}

/// What is said of something easier.
pub fn eased(item: &Item) -> String {
    format!("Easier: {}. {}", item.exercise.name, item.dose.plain())
}

impl Question {
    /// The question as it is asked.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Effort => "How hard was it, from 0 to 10?",
            Self::Pain => "The most pain while you exercised, from 0 to 10?",
            Self::Note => "A line to remember?",
        }
    }
}

/// How much: `10 repetitions`, `3 holds of 10 seconds`, `45 seconds`.
pub fn amount_in_words(amount: Amount) -> String {
    match amount {
        Amount::Reps(number) => counted(number, "repetition"),
        Amount::Holds(number, seconds) => {
            format!("{} of {}", counted(number, "hold"), counted(seconds, "second"))
        }
        Amount::Seconds(seconds) => time_in_words(seconds),
    }
}

/// A time: `45 seconds`, `2 minutes`, `1 minute 30 seconds`.
pub fn time_in_words(seconds: u32) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (minutes, rest) {
        (0, _) => counted(seconds, "second"),
        (1, 1..) if seconds < 100 => counted(seconds, "second"),
        (_, 0) => counted(minutes, "minute"),
        (_, _) => format!("{} {}", counted(minutes, "minute"), counted(rest, "second")),
    }
}
