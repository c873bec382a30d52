//! Things around a figure. Lengths are centimetres; `z` is half the breadth, to either side of the
//! middle, unless it says otherwise.

use serde::{Deserialize, Serialize};

use super::{Joint, Part, Point};
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// What a box is made of.
    pub enum Stuff ("stuff") {
        /// A cushioned surface.
        Pad = "pad",
        /// A painted frame.
        Metal = "metal",
        /// A wall or a step.
        Wall = "wall",
        /// A pillow or a folded towel, round at its edges.
        Cloth = "cloth",
    }
}

vocabulary! {
    /// Hands that hold something.
    pub enum Hands ("choice of hands") {
        /// The right one.
        Right = "r",
        /// The left one.
        Left = "l",
        /// One in each.
        Each = "each",
        /// One in both together.
        Both = "both",
    }
}

/// Something around the figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each kind says what its numbers are")]
pub enum Prop {
    /// A mat from one x to another, so wide to either side.
    Mat { x: [f64; 2], z: f64 },
    /// The floor where somebody stands, from one x to another, so wide to either side of `middle`;
    /// where other things stand, too, at least as large as takes all. Before a wall it begins all
    /// along that: only how far it reaches from there is taken from these.
    Floor { x: [f64; 2], z: f64, middle: f64 },
    /// A bench from one x to another with its seat at `y`.
    Bench { x: [f64; 2], y: f64, z: f64 },
    /// A box between two corners, so wide to either side of `middle`, tilted around its first
    /// corner.
    Box { from: [f64; 2], to: [f64; 2], z: f64, middle: f64, tilt: f64, stuff: Stuff },
    /// A rod; one that stands on the floor does so on a plate.
    Rod { from: Point, to: Point, r: f64, stuff: Stuff },
    /// A wall at `x`, the figure on its right, or on its left where `left`.
    Wall { x: f64, left: bool, height: f64 },
    /// A wall along the picture behind the figure.
    BackWall { x: [f64; 2], z: f64, height: f64 },
    /// A chair whose seat begins at `x`, its back there or, where `turned`, at the far end.
    Chair { x: f64, y: f64, z: f64, turned: bool },
    /// A barbell through both hands, or across the upper back.
    Barbell { r: f64, on_back: bool },
    /// Dumbbells in hands, along the picture or across it.
    Dumbbell { hands: Hands, across: bool },
    /// A kettlebell in hands, its bell below or, where `up`, above.
    Kettlebell { hands: Hands, up: bool },
    /// A backpack that hangs from hands or, where `hugged`, is held to the chest.
    Backpack { hands: Hands, hugged: bool },
    /// A bar through both hands.
    Bar,
    /// A tower of plates with its middle at `x`.
    Stack { x: f64, z: f64, height: f64 },
    /// A cable from a pulley to hands.
    Cable { from: Point, hands: Hands },
    /// A band from a fixed point to hands.
    Band { from: Point, hands: Hands },
    /// A band between the hands, or between two joints.
    Loop { between: [Joint; 2] },
    /// A strap from both hands around a foot.
    Strap { foot: Part },
    /// A folded towel under each heel, to slide on.
    Towel,
    /// A ball.
    Ball { at: [f64; 2], r: f64 },
    /// A roller across the picture.
    Roller { at: [f64; 2], r: f64, z: f64 },
    /// A pulldown machine: seat, pad over the thighs, bar on a cable from above.
    Pulldown,
    /// A back-extension machine: seat, foot plate, lever behind the back.
    Machine,
}
