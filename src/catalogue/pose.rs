//! A figure's pose in numbers, as authors write it: where the trunk is, what each limb touches,
//! what stands around. No geometry is worked out here, and nothing is drawn.
//!
//! Lengths are centimetres of one body (see [`crate::figure`]): x to the right, y up from the
//! floor, z towards the viewer. Angles are degrees in the picture's plane: 0 points right, 90 up.
//! The figure faces right: its right side is the viewer's.

mod bend;
mod prop;
mod read;

use serde::{Deserialize, Serialize};

use crate::text::id::Id;
use crate::text::vocabulary::vocabulary;

pub use bend::{Bend, bend};
pub use prop::{Hands, Prop, Stuff};
#[cfg(test)]
pub(crate) use read::{MOST_ARROWS, MOST_PROPS, MOST_SIGNS};
pub use read::{PartialPose, read, read_in};

/// A point in space.
pub type Point = [f64; 3];

/// A point that a limb reaches for. Without a depth it lies straight ahead of the limb's own hip or
/// shoulder.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Up from the floor.
    pub y: f64,
    /// Towards the viewer.
    pub z: Option<f64>,
}

/// From where a picture is seen: turned by `yaw` around the upright, raised by `pitch`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// Degrees to the figure's front; 90 looks it in the face.
    pub yaw: f64,
    /// Degrees above the horizon.
    pub pitch: f64,
}

impl Camera {
    /// Flat from the side: the cleanest silhouette, for terminals.
    pub const SIDE: Self = Self { yaw: 0.0, pitch: 0.0 };
}

vocabulary! {
    /// The usual cameras: pictures that share them look like one set.
    pub enum Sight ("camera") {
        /// From the side and a little from the front: both legs show, and forms look solid.
        Side = "side",
        /// Half from the front.
        Front = "front",
        /// From the side and a little from behind.
        Back = "back",
        /// From the side and higher: for what lies.
        Above = "above",
        /// Flat from the side: a wall is seen edge-on, with what touches it.
        Edge = "edge",
    }
}

impl Sight {
    /// Where this camera stands.
    pub const fn camera(self) -> Camera {
        let (yaw, pitch) = match self {
            Self::Side => (18.0, 12.0),
            Self::Front => (46.0, 13.0),
            Self::Back => (-28.0, 12.0),
            Self::Above => (18.0, 32.0),
            Self::Edge => (0.0, 8.0),
        };
        Camera { yaw, pitch }
    }
}

/// One exercise, posed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// From where it is seen.
    pub camera: Camera,
    /// From where it is seen in a terminal, where that is not flat from the side.
    pub terminal: Option<Camera>,
    /// Whether it wears shoes.
    pub shoes: bool,
    /// The side whose limbs do the work, where that is not both.
    pub worked: Option<Side>,
    /// What stands around, back to front.
    pub props: Vec<Prop>,
    /// Which way things move, drawn on the last picture.
    pub arrows: Vec<Arrow>,
    /// What can't be seen of a body otherwise, drawn there too.
    pub signs: Vec<Sign>,
    /// Where the movement begins.
    pub start: Pose,
    /// Where it leads; none where nothing moves.
    pub end: Option<Pose>,
}

vocabulary! {
    /// A side of the body.
    pub enum Side ("side") {
        /// The right one, which is the viewer's.
        Right = "r",
        /// The left one.
        Left = "l",
    }
}

/// How the whole body is placed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pose {
    /// What is fixed in space; the rest follows from it.
    pub anchor: Anchor,
    /// Where it is fixed.
    pub at: Point,
    /// Directions of pelvis, low back and chest.
    pub spine: [f64; 3],
    /// Direction of the head.
    pub head: f64,
    /// Degrees that the chest turns to its left on the pelvis.
    pub twist: f64,
    /// Degrees that the trunk bends to its left.
    pub side: f64,
    /// Degrees that the whole body rolls to its left; -90 lies on the right side.
    pub roll: f64,
    /// Degrees that the whole figure turns on the spot, towards its left.
    pub heading: f64,
    /// Degrees that the head turns to its left on the chest.
    pub look: f64,
    /// Degrees that the head tilts to its left.
    pub tilt: f64,
    /// Right and left leg.
    pub legs: [Leg; 2],
    /// Right and left arm.
    pub arms: [Arm; 2],
}

vocabulary! {
    /// What holds a pose in its place.
    pub enum Anchor ("anchor") {
        /// The middle between the hip joints.
        Hip = "hip",
        /// The middle between the shoulders: for bridges, where they stay.
        Shoulders = "shoulders",
        /// Both knees, on a surface at that point.
        Knees = "knees",
        /// The right knee, on a surface at that point.
        KneeRight = "knee_r",
        /// The left knee, on a surface at that point.
        KneeLeft = "knee_l",
    }
}

/// A leg: what it touches, and how the parts that this leaves free are turned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    /// Where it is.
    pub place: LegPlace,
    /// Where the knee points; by anatomy, forward, where nothing is said.
    pub knee: Option<Point>,
    /// Direction of the toes; in line with the shank by a right angle where nothing is said.
    pub toes: Option<f64>,
    /// Degrees that the foot turns outwards.
    pub turn: f64,
}

/// Where a leg is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum LegPlace {
    /// Directions of thigh and shank, spread outwards by some degrees: a leg in the air.
    Angles([f64; 2], f64),
    /// The sole stands on a point.
    Sole(Spot),
    /// The ankle is at a point.
    Ankle(Spot),
    /// The ankle rests on another limb.
    On(Hold),
}

/// An arm: what it touches, and how the parts that this leaves free are turned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arm {
    /// Where it is.
    pub place: ArmPlace,
    /// Where the elbow points; by anatomy, backward, where nothing is said.
    pub elbow: Option<Point>,
    /// Direction of the fingers; in line with the forearm where nothing is said.
    pub fingers: Option<f64>,
    /// Whether the hand is closed around something.
    pub grip: bool,
    /// Where the palm faces; to the body or to what it touches where nothing is said.
    pub faces: Option<Point>,
}

/// Where an arm is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum ArmPlace {
    /// Directions of upper arm and forearm, spread outwards by some degrees: an arm in the air.
    Angles([f64; 2], f64),
    /// The palm lies flat on a surface at a point, under the wrist.
    Palm(Spot),
    /// The middle of the hand is at a point.
    Hand(Spot),
    /// The elbow and the forearm lie on a surface, the elbow at a point; the hand leads on along
    /// the fingers' direction.
    Elbow(Spot),
    /// The hand is at another part of the body.
    On(Hold),
}

/// A place at the figure's own body.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    /// Which part.
    pub part: Part,
    /// How far along a limb, 0 where it begins and 1 where it ends.
    pub along: f64,
    /// Beside it: on limbs right, up and to the viewer; on trunk and head to the front, up and to
    /// the right of that part.
    pub off: Point,
}

vocabulary! {
    /// A part of the body that a hand or foot can be at.
    pub enum Part ("part of the body") {
        /// The right thigh, from the hip down.
        ThighRight = "thigh_r",
        /// The left thigh, from the hip down.
        ThighLeft = "thigh_l",
        /// The right shin, from the knee down.
        ShinRight = "shin_r",
        /// The left shin, from the knee down.
        ShinLeft = "shin_l",
        /// The right foot, from the ankle to the toes.
        FootRight = "foot_r",
        /// The left foot, from the ankle to the toes.
        FootLeft = "foot_l",
        /// The right upper arm, from the shoulder down.
        UpperRight = "upper_r",
        /// The left upper arm, from the shoulder down.
        UpperLeft = "upper_l",
        /// The middle of the head.
        Head = "head",
        /// The base of the neck.
        Chest = "chest",
        /// The middle between the hip joints.
        Hip = "hip",
        /// The thigh of the own side.
        Thigh = "thigh",
        /// The shin of the own side.
        Shin = "shin",
        /// The foot of the own side.
        Foot = "foot",
    }
}

impl Part {
    /// The side of the leg that it is part of, for a hand of a side.
    pub fn leg(self, side: usize) -> Option<usize> {
        match self {
            Self::ThighRight | Self::ShinRight | Self::FootRight => Some(0),
            Self::ThighLeft | Self::ShinLeft | Self::FootLeft => Some(1),
            Self::Thigh | Self::Shin | Self::Foot => Some(side),
            _ => None,
        }
    }
}

vocabulary! {
    /// A point of the body whose way an arrow shows.
    pub enum Joint ("joint") {
        /// Right hand.
        HandRight = "hand_r",
        /// Left hand.
        HandLeft = "hand_l",
        /// Right elbow.
        ElbowRight = "elbow_r",
        /// Left elbow.
        ElbowLeft = "elbow_l",
        /// Right knee.
        KneeRight = "knee_r",
        /// Left knee.
        KneeLeft = "knee_l",
        /// Toes of the right foot.
        ToesRight = "toes_r",
        /// Toes of the left foot.
        ToesLeft = "toes_l",
        /// Between the hips.
        Hip = "hip",
        /// The low back.
        Waist = "waist",
        /// The upper back.
        Chest = "chest",
        /// The head.
        Head = "head",
    }
}

/// An arrow on the last picture: the way of a joint from start to end, or a way given by itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrow {
    /// Whose way.
    pub of: Joint,
    /// Right and up on the picture, so that it does not lie on the body.
    pub off: [f64; 2],
    /// Right and up on the picture from its beginning to its tip, instead of the joint's own way.
    pub by: Option<[f64; 2]>,
    /// How far the middle of such a way swings out to its left.
    pub bend: f64,
    /// Instead, the side of a square that the way goes around, to the right, below 0 to the left.
    pub square: Option<f64>,
    /// Shares of the way left out at its beginning and its end.
    pub cut: [f64; 2],
    /// Whether it points both ways: what goes to and fro.
    pub both: bool,
}

vocabulary! {
    /// What a sign says.
    pub enum SignKind ("sign") {
        /// Something hits something.
        Impact = "impact",
        /// Breath flows.
        Breath = "breath",
        /// Something is fast.
        Speed = "speed",
    }
}

/// A few short lines on the last picture, from a point or, of what is fast, beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// What it says.
    pub kind: SignKind,
    /// Whose it is.
    pub of: Joint,
    /// Right and up on the picture, so that it does not lie on the body.
    pub off: [f64; 2],
    /// Where it spreads to: degrees on the picture, 0 right, 90 up.
    pub turn: f64,
}

/// Figures by name, and the poses that others begin with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Poses {
    /// Poses to begin with, in the order of the file.
    pub bases: Vec<(Id, PartialPose)>,
    /// Figures, in the order of the file.
    pub figures: Vec<(Id, Figure)>,
}

impl Poses {
    /// The figure of that name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|(id, _)| id.as_str() == name).map(|(_, figure)| figure)
    }
}
