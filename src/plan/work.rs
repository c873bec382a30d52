//! What of a session is strength work, whatever the session or its blocks call themselves.

use super::{BlockKind, Item, Session, SessionKind};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Gear};

/// Most repetitions of an easy first set.
const RAMP_REPS: u32 = 6;
/// Longest hold of a drill, in seconds (Giangregorio 2014).
const DRILL_HOLD: u32 = 5;
/// Highest compression of a drill, its most sets, and the most seconds it is held on one side over
/// all of them.
const DRILL_COMP: u8 = 1;
const DRILL_SETS: usize = 3;
const DRILL_HELD: u32 = 120;

impl Item {
    /// Whether it is strength work in a block where such is not expected: with equipment or with
    /// some load on the spine, and neither the short holds of a drill nor what warms up.
    fn is_lift(&self, block: BlockKind) -> bool {
        let free = self.exercise.least_gear == Gear::None;
        let warms_up = || block == BlockKind::WarmUp && self.exercise.is(Category::WarmUp);
        let light = self.exercise.spine.comp == 0 && self.exercise.spine.axial == 0;
        self.exercise.pattern.is_strength() && !(free && (light || warms_up() || self.is_drill()))
    }

    /// Whether it is a few short holds of a gentle exercise that is dosed in such ones: no more of
    /// them than its own dose at any level.
    fn is_drill(&self) -> bool {
        let short = |dose: &Dose| match dose {
            Dose::Holds { reps_per_set, seconds: ..=DRILL_HOLD, .. } => Some(reps_per_set.len()),
            _ => None,
        };
        let within = |own: &Dose| {
            let sets = short(&self.dose)
                .zip(short(own))
                .is_some_and(|(sets, own)| sets <= own.min(DRILL_SETS));
            sets && self.dose.held_per_side() <= own.held_per_side().min(DRILL_HELD)
        };
        self.exercise.spine.comp <= DRILL_COMP && self.exercise.doses.iter().flatten().any(within)
    }
}

impl Session {
    /// The items that are work, wherever they stand: those of the main blocks, and strength
    /// exercises elsewhere that are no drill.
    pub fn work(&self) -> impl Iterator<Item = (BlockKind, &Item)> {
        self.items().filter(|(kind, item)| {
            *kind == BlockKind::Main || (item.is_lift(*kind) && !self.is_ramp(*kind, item))
        })
    }

    /// Whether an item is what it calls itself: an easy first set, in the warm-up, of an exercise of
    /// the main part.
    pub fn is_ramp(&self, block: BlockKind, item: &Item) -> bool {
        let few =
            matches!(item.dose, Dose::Reps { sets: 1, reps: [_, high], .. } if high <= RAMP_REPS);
        item.ramp
            && block == BlockKind::WarmUp
            && few
            && self.main().any(|main| main.exercise.id == item.exercise.id)
    }

    /// Strength exercises of a strength session outside of its main blocks, where they are neither
    /// counted nor looked for: all but what a warm-up may hold.
    pub fn misplaced(&self) -> impl Iterator<Item = (BlockKind, &Item)> {
        let warms_up =
            |kind: BlockKind, item: &Item| kind == BlockKind::WarmUp && !item.is_lift(kind);
        let strength = self.is_strength();
        self.items().filter(move |(kind, item)| {
            strength
                && *kind != BlockKind::Main
                && item.exercise.pattern.is_strength()
                && !warms_up(*kind, item)
                && !self.is_ramp(*kind, item)
        })
    }

    /// Whether it holds strength work, whatever it calls itself.
    pub fn is_strength(&self) -> bool {
        self.kind == SessionKind::Strength || self.work().next().is_some()
    }

    /// The highest compression that its work asks for.
    pub fn comp(&self) -> u8 {
        self.work().map(|(_, item)| item.exercise.spine.comp).max().unwrap_or(0)
    }
}
