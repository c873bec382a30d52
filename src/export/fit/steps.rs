//! The steps of a session as a watch runs them: a rest to get ready, the work, and again as often
//! as there are sets.

use crate::catalogue::dose::{CHANGE_SIDES, Dose, SETTLE};
use crate::export::fit::advice::Advice;
use crate::export::say::safety::AFTERWARDS;
use crate::plan::{BlockKind, Item, Session};

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
        session.items().for_each(|(kind, item)| steps.item(kind, item));
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
    fn item(&mut self, kind: BlockKind, item: &'p Item) {
        let dose = &item.dose;
        if self.detail == Detail::Items {
            return self.whole_item(kind, item);
        }
        let rest = if dose.sets() > 1 { dose.rest() } else { 0 };
        let ready = setup_seconds(item).saturating_sub(rest);
        if ready > 0 && (rest == 0 || self.detail == Detail::Whole) {
            self.rest("Get ready", item, ready);
        }
        let first = self.steps.len();
        let sets = different_sets(dose);
        let alike = sets.len() == 1;
        for set in sets {
            if rest > 0 {
                self.rest("Rest", item, rest);
            }
            self.set(kind, item, set);
        }
        if alike && dose.sets() > 1 {
            let steps = self.steps.len() - first;
            self.step(Says::Text("", ""), Length::Repeat(steps, dose.sets()), Intensity::Active);
        }
    }

    /// All sets as one step, which lasts as long as it takes.
    fn whole_item(&mut self, kind: BlockKind, item: &'p Item) {
        match different_sets(&item.dose).as_slice() {
            [set] if item.dose.sets() == 1 => self.set(kind, item, *set),
            _ => self.work(kind, item, None, "", Length::Open),
        }
    }

    /// One set: repetitions of both sides in one step; a hold of each side in its own, with the
    /// time to change between them.
    fn set(&mut self, kind: BlockKind, item: &'p Item, set: Set) {
        let sides = item.dose.is_per_side();
        let both = if sides { 2 } else { 1 };
        match set {
            Set::Repetitions(reps) => {
                self.work(kind, item, None, "", Length::Repetitions(reps.saturating_mul(both)));
            }
            Set::Seconds(seconds, holds) if sides && self.detail == Detail::Whole => {
                self.work(kind, item, holds, ", first side", Length::Seconds(seconds));
                self.step(
                    Says::Text("Change sides", ""),
                    Length::Seconds(CHANGE_SIDES),
                    Intensity::Rest,
                );
                self.work(kind, item, holds, ", other side", Length::Seconds(seconds));
            }
            Set::Seconds(seconds, holds) => {
                let change = if sides { CHANGE_SIDES } else { 0 };
                let seconds = seconds.saturating_mul(both).saturating_add(change);
                self.work(kind, item, holds, "", Length::Seconds(seconds));
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

/// Seconds to get ready, as a plan counts them: none for minutes of something.
fn setup_seconds(item: &Item) -> u32 {
    if matches!(item.dose, Dose::Minutes { .. }) { 0 } else { item.exercise.setup_seconds() }
}

/// What is done in one set.
#[derive(Clone, Copy)]
enum Set {
    /// So many repetitions a side.
    Repetitions(u32),
    /// So many seconds a side, and how many short holds they are.
    Seconds(u32, Option<u32>),
}

/// One set for all when they are alike, else every single one.
fn different_sets(dose: &Dose) -> Vec<Set> {
    match dose {
        Dose::Reps { reps: [_, high], .. } => vec![Set::Repetitions(*high)],
        Dose::Hold { seconds, .. } => vec![Set::Seconds(*seconds, None)],
        Dose::Minutes { minutes } => vec![Set::Seconds(minutes.saturating_mul(60), None)],
        Dose::Holds { reps_per_set, seconds, .. } => {
            let set = |holds: &u32| {
                Set::Seconds(holds.saturating_mul(seconds.saturating_add(SETTLE)), Some(*holds))
            };
            let different = if dose.even_holds().is_some() { 1 } else { reps_per_set.len() };
            reps_per_set.iter().take(different).map(set).collect()
        }
    }
}
