//! The segments that are played, and how they change on the way: less of one, something easier, one
//! left out.

use super::done::Amount;
use crate::plan::{BlockKind, Item, Session};
use crate::session::timeline::{self, Kind, Pace, Segment};

/// The segments with the one that is played.
#[derive(Clone, Debug)]
pub(super) struct Script<'p> {
    segments: Vec<Segment<'p>>,
    pub at: usize,
}

impl<'p> Script<'p> {
    pub fn of(session: &'p Session) -> Self {
        Self { segments: timeline::of(session), at: 0 }
    }

    /// The one that is played; none behind the end.
    pub fn now(&self) -> Option<&Segment<'p>> {
        self.segments.get(self.at)
    }

    /// What comes behind it.
    pub fn ahead(&self) -> &[Segment<'p>] {
        self.segments.get(self.at + 1..).unwrap_or_default()
    }

    /// Whether an item has a segment that is played or comes.
    pub fn has_more_of(&self, place: usize) -> bool {
        let from = self.at.min(self.segments.len());
        self.segments[from..].iter().any(|segment| segment.place == place)
    }

    /// Goes to the first work that was not done, and to what comes before it.
    pub fn begin_at(&mut self, is_done: impl Fn(&Segment) -> bool) {
        let work = |segment: &Segment| segment.kind == Kind::Work;
        let first = self.segments.iter().position(|segment| work(segment) && !is_done(segment));
        let first = first.unwrap_or(self.segments.len());
        let before = self.segments[..first].iter().rev().take_while(|segment| !work(segment));
        self.at = first - before.count();
    }

    /// Asks for another amount in the set that is played, of both sides the same.
    pub fn ask_for(&mut self, amount: Amount) {
        let Some(now) = self.now().copied() else { return };
        let same = |segment: &&mut Segment| {
            segment.kind == Kind::Work && segment.place == now.place && segment.set == now.set
        };
        for segment in self.segments.iter_mut().filter(same) {
            let number = amount.number();
            segment.pace = match segment.pace {
                Pace::Reps(_, tempo) => Pace::Reps(number, tempo),
                Pace::Holds(_, seconds) => Pace::Holds(number, seconds),
                pace => pace,
            };
            segment.seconds = match segment.pace {
                Pace::Hold | Pace::Minutes => number,
                pace => timeline::seconds(pace, &segment.item.dose),
            };
        }
    }

    /// Leaves out an item, so that going back does not lead to it either.
    pub fn drop(&mut self, place: usize) {
        let before = self.segments[..self.at].iter().filter(|passed| passed.place == place).count();
        self.segments.retain(|segment| segment.place != place);
        self.at -= before;
    }

    /// Puts another item in the place of the one that is played, which stays in its set and on its
    /// side. Rest goes on; work begins with getting ready where the exercise is another.
    pub fn put(&mut self, item: &'p Item) {
        let Some(now) = self.now().copied() else { return };
        let fresh = timeline::of_item(now.place, now.block, item);
        let (mut segments, mut told) = (Vec::new(), Vec::new());
        for old in std::mem::take(&mut self.segments) {
            if old.place != now.place {
                segments.push(old);
            } else if !told.contains(&old.set) {
                told.push(old.set);
                let set: Vec<Segment<'p>> =
                    fresh.iter().filter(|new| new.set == old.set).copied().collect();
                if old.set == now.set {
                    self.at = segments.len() + put_set(&mut segments, &now, &set);
                } else {
                    segments.extend(set);
                }
            }
        }
        self.segments = segments;
    }
}

/// Puts the set that is played, given how it goes with another item; returns how far into it the
/// person is.
fn put_set<'p>(segments: &mut Vec<Segment<'p>>, now: &Segment<'p>, set: &[Segment<'p>]) -> usize {
    let works = set.iter().position(|new| new.kind == Kind::Work).unwrap_or(set.len());
    let Some(work) = set.get(works) else { return 0 };
    if matches!(now.kind, Kind::Ready | Kind::Rest) {
        segments.push(Segment { item: work.item, pace: work.pace, ..*now });
        segments.extend(&set[works..]);
        return 0;
    }
    let same = is_same(work, now);
    let is_here = |new: &Segment| {
        let kind = if same { now.kind } else { Kind::Work };
        new.kind == kind && new.side == now.side
    };
    let here = set.iter().position(is_here).unwrap_or(works);
    segments.extend(&set[..here]);
    let seconds = work.item.setup_seconds();
    if !same && seconds > 0 {
        segments.push(Segment { kind: Kind::Ready, side: None, seconds, ..*work });
    }
    segments.extend(&set[here..]);
    here
}

/// Whether the exercise is the same.
pub(super) fn is_same(one: &Segment, other: &Segment) -> bool {
    one.item.exercise.id == other.item.exercise.id
}

/// What the plan asks for in a segment of work.
pub(super) fn planned(segment: &Segment) -> Amount {
    let own = timeline::of_item(segment.place, BlockKind::Main, segment.item);
    let same = |own: &&Segment| own.kind == Kind::Work && own.set == segment.set;
    own.iter().find(same).map_or(Amount::of(segment), Amount::of)
}
