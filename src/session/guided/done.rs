//! What was done, as it is recorded.

use crate::plan::Item;
use crate::session::timeline::{Pace, Segment, Side};
use crate::text::id::Id;

/// How much of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Repetitions.
    Reps(u32),
    /// Holds of so many seconds.
    Holds(u32, u32),
    /// Seconds of a hold, or of minutes of something.
    Seconds(u32),
}

/// Seconds by which a hold is made longer or shorter.
const STEP: u32 = 5;
/// The most that anybody says they have done: repetitions or holds, seconds.
const MOST: (u32, u32) = (999, 3600);

impl Amount {
    /// What a segment of work asks for.
    pub fn of(segment: &Segment) -> Self {
        match segment.pace {
            Pace::Reps(reps, _) => Self::Reps(reps),
            Pace::Holds(holds, seconds) => Self::Holds(holds, seconds),
            Pace::Hold | Pace::Minutes => Self::Seconds(segment.seconds),
        }
    }

    /// The number that it is about.
    pub const fn number(self) -> u32 {
        match self {
            Self::Reps(number) | Self::Holds(number, _) | Self::Seconds(number) => number,
        }
    }

    /// The same of another number.
    #[must_use]
    pub const fn with(self, number: u32) -> Self {
        match self {
            Self::Reps(_) => Self::Reps(number),
            Self::Holds(_, seconds) => Self::Holds(number, seconds),
            Self::Seconds(_) => Self::Seconds(number),
        }
    }

    /// One more or less: a repetition, a hold, five seconds; never more than the most.
    #[must_use]
    pub fn changed(self, more: bool, most: Option<u32>) -> Self {
        let (step, usual) =
            if matches!(self, Self::Seconds(_)) { (STEP, MOST.1) } else { (1, MOST.0) };
        let number = self.number();
        let most = most.unwrap_or(usual);
        self.with(if more { (number + step).min(most) } else { number.saturating_sub(step) })
    }
}

/// A set that was done, or one side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDone {
    /// The exercise: another than the plan's where an easier one was taken.
    pub exercise: Id,
    /// Counted from 1.
    pub set: u32,
    /// Which side; none where both worked.
    pub side: Option<Side>,
    /// How much.
    pub amount: Amount,
}

/// What was done of an item of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDone {
    /// Which of the session's items, counted from 0.
    pub place: usize,
    /// The exercise that the plan has there.
    pub exercise: Id,
    /// Its sets, in the order in which they were done. None where it was skipped.
    pub sets: Vec<SetDone>,
    /// Whether something easier was taken.
    pub easier: bool,
    /// Whether it was stopped for pain.
    pub pain: bool,
    /// Whether it is behind the person; else it was left in the middle.
    pub finished: bool,
}

impl ItemDone {
    /// Nothing yet.
    pub fn new(place: usize, item: &Item) -> Self {
        let (exercise, sets) = (item.exercise.id.clone(), Vec::new());
        Self { place, exercise, sets, easier: false, pain: false, finished: false }
    }

    /// Whether nothing was done and nothing is to be told.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty() && !self.pain
    }

    /// The set that a segment is about, where it was done.
    pub fn of(&mut self, segment: &Segment) -> Option<&mut SetDone> {
        self.sets.iter_mut().find(|done| is_of(done, segment))
    }

    /// Notes what was done of a segment. What was only begun leaves what was done before.
    pub(super) fn put(&mut self, segment: &Segment, amount: Amount, whole: bool) {
        if amount.number() == 0 {
            return;
        }
        match self.of(segment) {
            Some(done) if whole || done.amount.number() < amount.number() => done.amount = amount,
            Some(_) => {}
            None => self.sets.push(SetDone {
                exercise: segment.item.exercise.id.clone(),
                set: segment.set,
                side: segment.side,
                amount,
            }),
        }
    }
}

/// Whether what was done belongs to a segment.
fn is_of(done: &SetDone, segment: &Segment) -> bool {
    done.exercise == segment.item.exercise.id
        && done.set == segment.set
        && done.side == segment.side
}

/// A question at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How hard it was.
    Effort,
    /// The most pain.
    Pain,
    /// A line of one's own.
    Note,
}

/// A session as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionDone {
    /// How long it took, pauses apart, in seconds.
    pub seconds: u32,
    /// Whether its end was reached.
    pub finished: bool,
    /// How hard it was, from 0 to 10.
    pub effort: Option<u32>,
    /// The most pain in it, from 0 to 10.
    pub pain: Option<u32>,
    /// A line of one's own.
    pub note: Option<String>,
}

/// The most signs of a note.
pub(crate) const LONGEST_NOTE: usize = 500;

impl SessionDone {
    /// Takes the answer to a question; an empty one is none. Returns whether it was understood.
    pub(super) fn answer(&mut self, question: Question, text: &str) -> bool {
        let text = text.trim();
        let number = || text.parse().ok().filter(|number| *number <= 10);
        let place = match question {
            Question::Effort => &mut self.effort,
            Question::Pain => &mut self.pain,
            Question::Note => {
                let note: String = text.chars().take(LONGEST_NOTE).collect();
                self.note = (!note.is_empty()).then_some(note);
                return true;
            }
        };
        *place = number();
        text.is_empty() || place.is_some()
    }
}

/// What goes into the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// What was done of an item; a later one of the same place takes its place.
    Item(ItemDone),
    /// The session as a whole, at its end.
    Session(SessionDone),
}
