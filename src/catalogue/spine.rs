//! What an exercise asks of the spine, and what a person's spine may be asked: one scale for both.
//!
//! Eight axes from 0 to 3. An exercise has a demand, a person has caps; an exercise is allowed where no axis of its demand lies
//! above the cap. The scale is professional judgement in the spirit of the sources the rules cite; no guideline publishes one.

use serde::{Deserialize, Serialize};

use crate::catalogue::exercise::{Exercise, Flag, Position};
use crate::text::word::words;

words! {
    /// One direction in which a spine can be asked something.
    pub enum Axis ("spine axis") {
        /// Bending forward: 1 mid-range unloaded, 2 end range unloaded or mid-range loaded, 3 end range under load.
        Flex = "flex",
        /// Bending backward: 1 to neutral or just past it, 2 end range with low effort, 3 end range with high effort.
        Ext = "ext",
        /// Turning: 1 small, 2 end range, 3 end range under load.
        Rot = "rot",
        /// Load carried upright: 1 light, 2 moderate, 3 a heavy bar across the back or similar.
        Axial = "axial",
        /// Compression: 1 up to about 3 kN, 2 about 3-4 kN, 3 above 4 kN at end range or a heavy bar.
        Comp = "comp",
        /// Impact: 1 walking, 2 jogging or hopping, 3 jumping.
        Impact = "impact",
        /// Bracing: 1 holds up to 10 s, 2 longer holds or hard straining, 3 maximal straining.
        Brace = "brace",
        /// Pull on the nerves of the leg: 1 straight leg, 2 straight leg with the trunk bent, 3 strong tension.
        Neural = "neural",
    }
}

/// The highest value on any axis.
pub const MOST: u8 = 3;

/// Eight values from 0 to [`MOST`]: a demand or a set of caps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spine {
    /// See [`Axis::Flex`].
    pub flex: u8,
    /// See [`Axis::Ext`].
    pub ext: u8,
    /// See [`Axis::Rot`].
    pub rot: u8,
    /// See [`Axis::Axial`].
    pub axial: u8,
    /// See [`Axis::Comp`].
    pub comp: u8,
    /// See [`Axis::Impact`].
    pub impact: u8,
    /// See [`Axis::Brace`].
    pub brace: u8,
    /// See [`Axis::Neural`].
    pub neural: u8,
}

impl Spine {
    /// Caps that forbid nothing.
    pub const UNCAPPED: Self =
        Self { flex: MOST, ext: MOST, rot: MOST, axial: MOST, comp: MOST, impact: MOST, brace: MOST, neural: MOST };

    /// Eight values in the order of [`Axis`].
    pub const fn of([flex, ext, rot, axial, comp, impact, brace, neural]: [u8; 8]) -> Self {
        Self { flex, ext, rot, axial, comp, impact, brace, neural }
    }

    /// The value on one axis.
    pub const fn on(self, axis: Axis) -> u8 {
        match axis {
            Axis::Flex => self.flex,
            Axis::Ext => self.ext,
            Axis::Rot => self.rot,
            Axis::Axial => self.axial,
            Axis::Comp => self.comp,
            Axis::Impact => self.impact,
            Axis::Brace => self.brace,
            Axis::Neural => self.neural,
        }
    }

    /// The value on one axis, to be set.
    pub const fn on_mut(&mut self, axis: Axis) -> &mut u8 {
        match axis {
            Axis::Flex => &mut self.flex,
            Axis::Ext => &mut self.ext,
            Axis::Rot => &mut self.rot,
            Axis::Axial => &mut self.axial,
            Axis::Comp => &mut self.comp,
            Axis::Impact => &mut self.impact,
            Axis::Brace => &mut self.brace,
            Axis::Neural => &mut self.neural,
        }
    }

    /// The first axis on which this demand lies above `caps`; none when it is allowed.
    pub fn above(self, caps: Self) -> Option<Axis> {
        use crate::text::word::Word as _;
        Axis::ALL.iter().copied().find(|axis| self.on(*axis) > caps.on(*axis))
    }
}

/// What a back may be asked: caps, and what is blocked beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most that an exercise may ask on each axis.
    pub caps: Spine,
    /// Positions that are not taken.
    pub positions: &'static [Position],
    /// Flags that an exercise may not carry.
    pub flags: &'static [Flag],
}

impl Limits {
    /// Caps alone; nothing else is blocked.
    pub const fn caps(caps: Spine) -> Self {
        Self { caps, positions: &[], flags: &[] }
    }

    /// In what way an exercise asks for more, as what is said of it: "turns the back to the end of its way". None when it is
    /// allowed.
    pub fn exceeded_by(&self, exercise: &Exercise) -> Option<&'static str> {
        if let Some(axis) = exercise.spine.above(self.caps) {
            return Some(asks(axis, exercise.spine.on(axis)));
        }
        if self.positions.contains(&exercise.position) {
            return Some(is_done(exercise.position));
        }
        self.flags.iter().find(|flag| exercise.has(**flag)).map(|flag| has(*flag))
    }
}

/// What an exercise asks on an axis, in words that need no scale and are true of every exercise with the value: a curl-up holds the
/// hollow of the back, a back extension may end at a straight line, and a press against a band turns nothing.
fn asks(axis: Axis, value: u8) -> &'static str {
    let words: [&str; MOST as usize] = match axis {
        Axis::Flex => [
            "bends the back part of its way forward",
            "bends the back forward to the end of its way, or part of it under load",
            "bends the back forward to the end of its way under load",
        ],
        Axis::Ext => [
            "straightens the back or bends it a little backward",
            "works the back into a backward bend",
            "works the back hard into a backward bend",
        ],
        Axis::Rot => [
            "turns the back or makes it resist turning",
            "turns the back to the end of its way",
            "turns the back to the end of its way under load",
        ],
        Axis::Axial => [
            "makes the back carry a weight",
            "makes the back carry a fair weight",
            "makes the back carry a heavy bar or the like",
        ],
        Axis::Comp => ["presses on the spine", "presses on the spine with some load", "presses on the spine most"],
        Axis::Impact => ["has the impact of steps", "has the impact of a jog or hop", "has the impact of jumps"],
        Axis::Brace => ["needs bracing", "needs long holds or hard straining", "needs the hardest straining"],
        Axis::Neural => [
            "stretches the nerves of the leg",
            "stretches the nerves of the leg firmly",
            "stretches the nerves of the leg most",
        ],
    };
    words[usize::from(value.clamp(1, MOST)) - 1]
}

fn is_done(position: Position) -> &'static str {
    match position {
        Position::Supine => "is done lying on the back",
        Position::Prone => "is done lying face down",
        Position::Quadruped => "is done on hands and knees",
        Position::SideLying => "is done lying on the side",
        Position::Kneeling => "is done kneeling",
        Position::Seated => "is done seated",
        Position::Standing => "is done standing",
        Position::Plank => "is held in a plank",
        Position::Incline => "is done with the upper back on a bench",
    }
}

fn has(flag: Flag) -> &'static str {
    match flag {
        Flag::HeadDown => "brings the head below the heart",
        Flag::FallRisk => "asks for balance that is easily lost",
        Flag::DeepHip => "bends or crosses the hip far",
        Flag::HalfKneeling => "is done on one knee",
        Flag::Overhead => "takes the arms overhead",
        Flag::DirectPressure => "lets a pad, ball, bar or edge press on the trunk",
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Spine};
    use crate::text::word::Word as _;

    #[test]
    fn every_axis_can_be_the_one_that_is_above() {
        for axis in Axis::ALL.iter().copied() {
            let mut demand = Spine::default();
            *demand.on_mut(axis) = 2;
            let mut caps = Spine::UNCAPPED;
            assert_eq!(demand.above(caps), None);
            *caps.on_mut(axis) = 1;
            assert_eq!(demand.above(caps), Some(axis));
        }
    }
}
