//! The steps of a session as a watch runs them: a rest to get ready, the work, and again as often
//! as there are sets.

use crate::export::fit::advice::Advice;
use crate::export::say::safety::AFTERWARDS;
use crate::plan::{BlockKind, Item, Session};
use crate::session::timeline::{self, Kind, Pace, Segment, Side};

/// The most steps that watches take.
pub const MOST: usize = 50;

/// How long a step lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many seconds.
    Seconds(u32),
    /// So many repetitions.
    Repetitions(u32),
    /// Until the button is pressed.
    Open,
    /// So many steps back, until they have been done so many times.
    Repeat(usize, u32),
}

/// What a step asks of its wearer; the numbers are those of the profile's `intensity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intensity {
    /// Work.
    Active = 0,
    /// Rest.
    Rest = 1,
    /// Work that warms up.
    WarmUp = 2,
    /// Work that calms down.
    CoolDown = 3,
}

/// One step: what it says is put into words only when it is written.
#[derive(Clone, Copy, Debug)]
pub struct Step<'p> {
    /// What it says.
    pub says: Says<'p>,
    /// How long it lasts.
    pub length: Length,
    /// Work or rest.
    pub intensity: Intensity,
}

/// What a step says.
#[derive(Clone, Copy, Debug)]
pub enum Says<'p> {
    /// A name and notes as they are.
    Text(&'static str, &'p str),
    /// What there is time for, and how to get into place for an item.
    Setup(&'static str, &'p Item),
    /// How to do an item.
    Work {
        /// The item.
        item: &'p Item,
        /// How many short holds this set has.
        holds: Option<u32>,
        /// Which side, behind the name.
        side: &'static str,
    },
}

/// How much of a session gets steps of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Everything: sets, rests, both sides of a hold, the change between them.
    Whole,
    /// Both sides of a hold are one step.
    Sets,
    /// Each exercise is one step, and its notes say the rest.
    Items,
}

/// The steps of a session, with the plan's advice before and after: at most [`MOST`], save where
/// there are more exercises than that.
pub fn of<'p>(advice: &'p Advice, session: &'p Session) -> Vec<Step<'p>> {
    let with = |detail| {
        let mut steps = Steps { steps: Vec::with_capacity(MOST), detail };
        steps.pages("Before you begin", &advice.before);
        for group in timeline::groups(session) {
            if detail == Detail::Items {
                steps.items(&group);
            } else {
                steps.group(&group);
            }
        }
        steps.pages(AFTERWARDS, &advice.afterwards);
        steps.steps
    };
    let fits = |steps: &Vec<Step>| steps.len() <= MOST;
    [Detail::Whole, Detail::Sets]
        .into_iter()
        .map(with)
        .find(fits)
        .unwrap_or_else(|| with(Detail::Items))
}

struct Steps<'p> {
    steps: Vec<Step<'p>>,
    detail: Detail,
}

impl<'p> Steps<'p> {
    /// Steps that only say something and wait for the button: one for each page.
    fn pages(&mut self, name: &'static str, pages: &'p [String]) {
        for page in pages {
            self.step(Says::Text(name, page), Length::Open, Intensity::Rest);
        }
    }

    /// Rest and work, again for every set.
    ///
    /// The rest stands before the set: before the first one it is part of the time to get ready,
    /// which stands before it all as far as it is longer. So the times add up to those of the plan.
    fn group(&mut self, group: &[Segment<'p>]) {
        let rounds: Vec<&[Segment]> = group.chunk_by(|one, other| one.set == other.set).collect();
        let (Some(first), Some(last)) = (rounds.first(), rounds.last()) else { return };
        let rests = |round: &[Segment]| -> u32 {
            let before = round.iter().filter(|segment| is_before(segment));
            before.map(|segment| segment.seconds).sum()
        };
        let (ready, rest) = (rests(first), if rounds.len() > 1 { rests(last) } else { 0 });
        let ready = ready.saturating_sub(rest);
        if ready > 0 && (rest == 0 || self.detail == Detail::Whole) {
            self.rest("Get ready", first[0].item, ready);
        }
        let alike = rounds.iter().all(|round| is_same(first, round));
        let start = self.steps.len();
        for round in if alike { &rounds[..1] } else { &rounds[..] } {
            for set in round.chunk_by(|one, other| one.place == other.place) {
                let (item, rest) = (set[0].item, set[0].item.dose.rest());
                if rounds.len() > 1 && rest > 0 {
                    self.rest("Rest", item, rest);
                }
                let works = set.iter().position(|segment| !is_before(segment));
                self.set(&set[works.unwrap_or(set.len())..]);
            }
        }
        if alike && rounds.len() > 1 {
            let steps = self.steps.len() - start;
            let again = Length::Repeat(steps, u32::try_from(rounds.len()).unwrap_or(u32::MAX));
            self.step(Says::Text("", ""), again, Intensity::Active);
        }
    }

    /// All sets of an item as one step, which lasts as long as it takes.
    fn items(&mut self, group: &[Segment<'p>]) {
        let firsts = group.iter().filter(|segment| segment.set == 1 && !is_before(segment));
        let firsts: Vec<Segment> = firsts.copied().collect();
        for set in firsts.chunk_by(|one, other| one.place == other.place) {
            match set[0].item.dose.sets() {
                1 => self.set(set),
                _ => self.work(set[0].block, set[0].item, None, "", Length::Open),
            }
        }
    }

    /// One set: repetitions of both sides in one step; a hold of each side in its own, with the
    /// time to change between them.
    fn set(&mut self, set: &[Segment<'p>]) {
        let Some(Segment { block, item, pace, .. }) = set.first().copied() else { return };
        let sides = set.iter().filter(|segment| segment.kind == Kind::Work);
        let holds = if let Pace::Holds(holds, _) = pace { Some(holds) } else { None };
        if let Pace::Reps(reps, _) = pace {
            let both = u32::try_from(sides.count()).unwrap_or(u32::MAX);
            let length = Length::Repetitions(reps.saturating_mul(both));
            return self.work(block, item, None, "", length);
        }
        if self.detail != Detail::Whole {
            let seconds = set.iter().map(|segment| segment.seconds);
            let seconds = seconds.fold(0, u32::saturating_add);
            return self.work(block, item, holds, "", Length::Seconds(seconds));
        }
        for segment in set {
            let seconds = Length::Seconds(segment.seconds);
            let side = match segment.side {
                None => "",
                Some(Side::First) => ", first side",
                Some(Side::Other) => ", other side",
            };
            if segment.kind == Kind::Switch {
                self.step(Says::Text("Change sides", ""), seconds, Intensity::Rest);
            } else {
                self.work(block, item, holds, side, seconds);
            }
        }
    }

    fn work(
        &mut self,
        kind: BlockKind,
        item: &'p Item,
        holds: Option<u32>,
        side: &'static str,
        length: Length,
    ) {
        let intensity = match kind {
            BlockKind::WarmUp => Intensity::WarmUp,
            BlockKind::CoolDown => Intensity::CoolDown,
            BlockKind::Main | BlockKind::Mobility | BlockKind::Stretch => Intensity::Active,
        };
        self.step(Says::Work { item, holds, side }, length, intensity);
    }

    /// A rest says what comes next.
    fn rest(&mut self, what: &'static str, item: &'p Item, seconds: u32) {
        self.step(Says::Setup(what, item), Length::Seconds(seconds), Intensity::Rest);
    }

    fn step(&mut self, says: Says<'p>, length: Length, intensity: Intensity) {
        self.steps.push(Step { says, length, intensity });
    }
}

/// Whether a segment comes before the work of a set.
fn is_before(segment: &Segment) -> bool {
    matches!(segment.kind, Kind::Ready | Kind::Rest)
}

/// Whether the work of two rounds is the same.
fn is_same(one: &[Segment], other: &[Segment]) -> bool {
    let work = |round: &[Segment]| {
        let work = round.iter().filter(|segment| segment.kind == Kind::Work);
        work.map(|segment| (segment.place, segment.side, segment.pace)).collect::<Vec<_>>()
    };
    work(one) == work(other)
}
