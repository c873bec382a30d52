//! What an exercise asks of the spine, and what a person's spine may be asked: one scale for both.
//!
//! Eight axes from 0 to 3. An exercise has a demand, a person has caps; an exercise is allowed
//! where no axis of its demand lies above the cap. The scale is professional judgement in the
//! spirit of the sources the rules cite; no guideline publishes one.

use serde::{Deserialize, Serialize};

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// One direction in which a spine can be asked something.
    pub enum Axis ("spine axis") {
        /// Bending forward: 1 mid-range unloaded, 2 end range unloaded or mid-range loaded, 3 end
        /// range under load.
        Flex = "flex",
        /// Bending backward: 1 to neutral or just past it, 2 end range with low effort, 3 end range
        /// with high effort.
        Ext = "ext",
        /// Turning: 1 small, 2 end range, 3 end range under load.
        Rot = "rot",
        /// Load carried upright: 1 light, 2 moderate, 3 a heavy bar across the back or similar.
        Axial = "axial",
        /// Compression: 1 up to about 3 kN, 2 about 3-4 kN, 3 above 4 kN at end range or a heavy
        /// bar.
        Comp = "comp",
        /// Impact: 1 walking, 2 jogging or hopping, 3 jumping.
        Impact = "impact",
        /// Bracing: 1 holds up to 10 s, 2 longer holds or hard straining, 3 maximal straining.
        Brace = "brace",
        /// Pull on the nerves of the leg: 1 straight leg, 2 straight leg with the trunk bent, 3
        /// strong tension.
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
    pub const UNCAPPED: Self = Self {
        flex: MOST,
        ext: MOST,
        rot: MOST,
        axial: MOST,
        comp: MOST,
        impact: MOST,
        brace: MOST,
        neural: MOST,
    };

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
        use crate::text::vocabulary::Vocabulary as _;
        Axis::ALL.iter().copied().find(|axis| self.on(*axis) > caps.on(*axis))
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Spine};
    use crate::text::vocabulary::Vocabulary as _;

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
