//! What happens to a session, and what is to be done about it.

use super::done::{Question, Record};
use super::words;

/// What happens to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Time passes.
    Tick,
    /// It is to wait, or to go on.
    Pause,
    /// It was not there for a while: stopped, or out of sight.
    Away,
    /// What is played is done, also before its time.
    Done,
    /// What is played is left out.
    Skip,
    /// Back to the beginning, or to what came before.
    Back,
    /// One more: in work what is asked for, between sets what was done.
    More,
    /// One less.
    Less,
    /// Something easier.
    Easier,
    /// It hurts.
    Pain,
    /// The answer to a question at the end.
    Answer(String),
    /// The person leaves.
    Leave,
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    /// What is seen has changed.
    Show(Change),
    /// A sound.
    Beep(Beep),
    /// Words to be spoken.
    Say(String),
    /// Something for the journal.
    Record(Record),
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another segment is played, or the same from its beginning.
    Segment,
    /// A second passed.
    Second,
    /// It waits.
    Paused,
    /// It goes on.
    GoesOn,
    /// Another amount is asked for, or was done.
    Adjusted,
    /// Something easier is in its place.
    Eased,
    /// There is nothing easier.
    NothingEasier,
    /// An exercise is stopped for pain.
    Pain,
    /// A question.
    Asked,
    /// An answer means nothing.
    NotUnderstood,
    /// It is over.
    Over,
}

/// A sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beep {
    /// Work begins.
    Start,
    /// Three, two, one.
    Count,
    /// Work is over.
    End,
}

/// Why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was asked to.
    Asked,
    /// Nobody was there: the computer slept, or showed something else.
    Away,
}

/// How it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Time passes.
    Running,
    /// It waits.
    Paused(Why),
    /// An exercise was stopped for pain; it waits for what is done instead.
    Pain,
    /// The exercises are behind the person; it asks.
    Asking(Question),
    /// It is over.
    Over,
}

/// Shows and says that there is nothing easier.
pub(super) fn nothing_easier(cues: &mut Vec<Cue>) {
    tell(Change::NothingEasier, words::NOTHING_EASIER, cues);
}

/// Shows and says a change.
pub(super) fn tell(change: Change, text: &str, cues: &mut Vec<Cue>) {
    cues.extend([Cue::Show(change), Cue::Say(text.into())]);
}
