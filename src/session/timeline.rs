//! A session compiled once into segments of time: getting ready, work, changing sides, rest.
//!
//! A watch, the guided session, the page's player and the audio track are views of it. The segments
//! take the seconds of the session, no more and no less; both sides get the same.

use crate::catalogue::dose::{CHANGE_SIDES, Dose, SETTLE, Tempo};
use crate::plan::{BlockKind, Item, Session};

/// What somebody does in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Getting into place for an exercise.
    Ready,
    /// A set, or one side of it.
    Work,
    /// Changing sides within a set.
    Switch,
    /// Resting before the next set.
    Rest,
}

/// Which side of the body works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one that somebody begins with.
    First,
    /// The other one.
    Other,
}

/// How the work of a segment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So many repetitions of a tempo; where that takes no time, at one's own pace.
    Reps(u32, Tempo),
    /// One hold, as long as the segment.
    Hold,
    /// So many holds of so many seconds, with [`SETTLE`] seconds to settle into each.
    Holds(u32, u32),
    /// Minutes of something, as long as the segment.
    Minutes,
}

/// A piece of a session's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'p> {
    /// What is done.
    pub kind: Kind,
    /// The part of the session.
    pub block: BlockKind,
    /// Which of the session's items, counted from 0.
    pub place: usize,
    /// The item that is done; while resting, the one that comes.
    pub item: &'p Item,
    /// The set that is done or comes, counted from 1.
    pub set: u32,
    /// Which side works; none where both do.
    pub side: Option<Side>,
    /// How the work of the set goes.
    pub pace: Pace,
    /// How long it takes: at least 1 but for work at one's own pace, which has no time in the plan.
    pub seconds: u32,
}

impl Segment<'_> {
    /// Whether it lasts as long as it takes.
    pub const fn is_open(&self) -> bool {
        self.seconds == 0
    }
}

/// The segments of a session, in the order in which they are done.
pub fn of(session: &Session) -> Vec<Segment<'_>> {
    groups(session).flatten().collect()
}

/// The same, apart for each item; for two that take turns, together.
pub fn groups(session: &Session) -> impl Iterator<Item = Vec<Segment<'_>>> {
    let items: Vec<(usize, (BlockKind, &Item))> = session.items().enumerate().collect();
    let in_turn = session.is_in_turn();
    let together = move |(_, (one, _)): &(usize, (BlockKind, &Item)),
                         (_, (other, _)): &(usize, (BlockKind, &Item))| {
        in_turn && *one == BlockKind::Main && one == other
    };
    let groups: Vec<_> = items.chunk_by(together).map(in_rounds).collect();
    groups.into_iter()
}

/// The segments of one item alone.
pub fn of_item(place: usize, block: BlockKind, item: &Item) -> Vec<Segment<'_>> {
    in_rounds(&[(place, (block, item))])
}

/// A set of each item and again, as often as there are sets.
fn in_rounds<'p>(items: &[(usize, (BlockKind, &'p Item))]) -> Vec<Segment<'p>> {
    let rounds = items.iter().map(|(_, (_, item))| item.dose.sets()).max().unwrap_or(0);
    let mut segments = Vec::new();
    for set in 1..=rounds {
        for &(place, (block, item)) in items {
            let Some(pace) = pace(&item.dose, set) else { continue };
            let mut add = |kind, side, seconds| {
                segments.push(Segment { kind, block, place, item, set, side, pace, seconds });
            };
            let (before, kind) = match set {
                1 => (item.setup_seconds(), Kind::Ready),
                _ => (item.dose.rest(), Kind::Rest),
            };
            if before > 0 {
                add(kind, None, before);
            }
            let seconds = seconds(pace, &item.dose);
            if item.dose.is_per_side() {
                add(Kind::Work, Some(Side::First), seconds);
                add(Kind::Switch, Some(Side::Other), CHANGE_SIDES);
                add(Kind::Work, Some(Side::Other), seconds);
            } else {
                add(Kind::Work, None, seconds);
            }
        }
    }
    segments
}

/// How a set goes, counted from 1; none where there are fewer.
pub(super) fn pace(dose: &Dose, set: u32) -> Option<Pace> {
    (set <= dose.sets()).then_some(())?;
    Some(match dose {
        Dose::Reps { reps: [_, high], tempo, .. } => Pace::Reps(*high, *tempo),
        Dose::Hold { .. } => Pace::Hold,
        Dose::Holds { reps_per_set, seconds, .. } => {
            Pace::Holds(*reps_per_set.get(set as usize - 1)?, *seconds)
        }
        Dose::Minutes { .. } => Pace::Minutes,
    })
}

/// Seconds of one side of a set.
pub(super) fn seconds(pace: Pace, dose: &Dose) -> u32 {
    match pace {
        Pace::Reps(reps, tempo) => reps.saturating_mul(tempo.seconds()),
        Pace::Holds(holds, seconds) => holds.saturating_mul(seconds.saturating_add(SETTLE)),
        Pace::Hold | Pace::Minutes => dose.longest_hold().unwrap_or(0),
    }
}
