//! Where in a set somebody is: which repetition or hold, and which part of it.

use std::time::Duration;

use super::{Amount, Beep, Cue, Guided, ItemDone, Mode, SessionDone};
use crate::catalogue::dose::SETTLE;
use crate::plan::Item;
use crate::session::timeline::{Kind, Pace, Segment};

/// A part of a repetition or hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first moving phase.
    First,
    /// The second one.
    Second,
    /// Staying in place between them.
    Stay,
    /// Settling into a hold.
    Settle,
    /// Holding.
    Hold,
}

/// A moment of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Which repetition or hold, counted from 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// Which part of it.
    pub part: Part,
    /// Seconds of the part, and of them those that have passed.
    pub seconds: [u32; 2],
}

impl Beat {
    /// The moment so many whole seconds into a segment; none where it has no repetitions or holds
    /// that take a time.
    pub fn at(segment: &Segment, second: u64) -> Option<Self> {
        if segment.kind != Kind::Work || segment.is_open() {
            return None;
        }
        let (of, parts) = match segment.pace {
            Pace::Reps(of, tempo) => {
                let [first, long, second, short] = tempo.0;
                let stay = |seconds| (Part::Stay, seconds);
                (of, [(Part::First, first), stay(long), (Part::Second, second), stay(short)])
            }
            Pace::Holds(of, seconds) => {
                let none = (Part::Hold, 0);
                (of, [(Part::Settle, SETTLE), (Part::Hold, seconds), none, none])
            }
            Pace::Hold | Pace::Minutes => return None,
        };
        let all: u32 = parts.iter().map(|(_, seconds)| seconds).sum();
        let second = u32::try_from(second).ok()?;
        let number = (second.checked_div(all)? + 1).min(of);
        let mut into = second - (number - 1) * all;
        for (part, seconds) in parts {
            if into < seconds {
                return Some(Self { number, of, part, seconds: [seconds, into] });
            }
            into -= seconds;
        }
        let last = parts.into_iter().rev().find(|(_, seconds)| *seconds > 0);
        last.map(|(part, seconds)| Self { number, of, part, seconds: [seconds, seconds] })
    }

    /// What is said when a second is full: a repetition that is done, a hold that begins or ends.
    pub(super) fn said(self, segment: &Segment, second: u64) -> Option<Cue> {
        let [_, into] = self.seconds;
        let done = u32::try_from(second).ok()? == segment.seconds;
        match segment.pace {
            Pace::Reps(..) if done => Some(Cue::Say(self.of.to_string())),
            Pace::Reps(..) => {
                let begins = into == 0 && Self::at(segment, second - 1)?.number < self.number;
                begins.then(|| Cue::Say((self.number - 1).to_string()))
            }
            _ if done || into > 0 => None,
            _ if self.part == Part::Hold => Some(Cue::Say(self.number.to_string())),
            _ => Some(Cue::Beep(Beep::Count)),
        }
    }
}

/// Whole repetitions, holds or seconds after a time.
fn done_after(segment: &Segment, spent: Duration) -> Amount {
    let seconds = u32::try_from(spent.as_secs()).unwrap_or(u32::MAX);
    let number = seconds.checked_div(each(segment)).unwrap_or(0);
    let whole = Amount::of(segment);
    whole.with(number.min(whole.number()))
}

/// Seconds of a repetition, a hold or a second; none at one's own pace.
fn each(segment: &Segment) -> u32 {
    match segment.pace {
        Pace::Reps(_, tempo) => tempo.seconds(),
        Pace::Holds(_, seconds) => seconds + SETTLE,
        Pace::Hold | Pace::Minutes => 1,
    }
}

/// How long so much of a segment takes, within its time.
pub(super) fn lasts(segment: &Segment, amount: Amount) -> Duration {
    let seconds = amount.number().saturating_mul(each(segment)).min(segment.seconds);
    Duration::from_secs(seconds.into())
}

/// What there is to see.
impl<'p> Guided<'p> {
    /// How it goes.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The segment that is played; none at the end.
    pub fn segment(&self) -> Option<&Segment<'p>> {
        self.script.now()
    }

    /// The segments behind it.
    pub fn ahead(&self) -> &[Segment<'p>] {
        self.script.ahead()
    }

    /// How much of the segment has passed.
    pub const fn spent(&self) -> Duration {
        self.spent
    }

    /// How much time the segment has left; none at the end.
    pub fn left_of_segment(&self) -> Option<Duration> {
        let all = Duration::from_secs(self.script.now()?.seconds.into());
        Some(all.saturating_sub(self.spent))
    }

    /// How long the session has been, pauses apart.
    pub const fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How long it will still be; work at one's own pace counts nothing.
    pub fn left(&self) -> Duration {
        let ahead: u64 = self.ahead().iter().map(|segment| u64::from(segment.seconds)).sum();
        self.left_of_segment().unwrap_or_default() + Duration::from_secs(ahead)
    }

    /// Where in a set the person is; none between sets and where nothing sets a pace.
    pub fn beat(&self) -> Option<Beat> {
        Beat::at(self.script.now()?, self.spent.as_secs())
    }

    /// What of the segment is done so far; of work at one's own pace nothing, until it is all.
    pub fn so_far(&self) -> Amount {
        self.script.now().map_or(Amount::Seconds(0), |segment| done_after(segment, self.spent))
    }

    /// What of each item is done.
    pub fn items(&self) -> &[ItemDone] {
        &self.items
    }

    /// What was answered, and how long it took in the end.
    pub const fn whole(&self) -> &SessionDone {
        &self.whole
    }

    /// The set that was done last, with how much of it.
    pub fn before(&self) -> Option<(Segment<'p>, Amount)> {
        let before = self.before?;
        let done = self.items[before.place].clone().of(&before)?.amount;
        Some((before, done))
    }

    /// What is easier than the item that is played.
    pub fn easier(&self) -> Option<&'p Item> {
        self.easier_ones().first()
    }

    /// The next easier exercise: pain asks for another one, not for less of the same.
    pub fn other_easier(&self) -> Option<&'p Item> {
        let now = self.script.now()?;
        self.easier_ones().iter().find(|item| item.exercise.id != now.item.exercise.id)
    }

    fn easier_ones(&self) -> &'p [Item] {
        let Some(now) = self.script.now() else { return &[] };
        let all = self.easier.get(now.place).map_or(&[][..], Vec::as_slice);
        let taken = all.iter().position(|item| std::ptr::eq(item, now.item));
        &all[taken.map_or(0, |taken| taken + 1)..]
    }
}
