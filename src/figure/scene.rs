//! A picture before it is flattened: coloured areas in the order they are painted. Who paints what
//! is decided elsewhere.

use glam::DVec2;

use super::shape::{Blob, Hull, View, bounds, chain};
use crate::catalogue::pose::Camera;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// What a surface is, and so its colour. Far limbs are darker.
    pub enum Role ("role") {
        /// Skin.
        Skin = "skin",
        /// Skin on the far side.
        SkinFar = "skin-far",
        /// The shirt.
        Shirt = "shirt",
        /// A sleeve on the far side.
        ShirtFar = "shirt-far",
        /// The trousers.
        Trousers = "trousers",
        /// A trouser leg on the far side.
        TrousersFar = "trousers-far",
        /// A shoe.
        Shoe = "shoe",
        /// A shoe on the far side.
        ShoeFar = "shoe-far",
        /// Hair.
        Hair = "hair",
        /// The near ear.
        Ear = "ear",
        /// A worked muscle.
        Muscle = "muscle",
        /// The top of a mat, a shadow on the floor, a wall.
        Mat = "mat",
        /// The edge of a mat or wall.
        MatEdge = "mat-edge",
        /// A cushion.
        Pad = "pad",
        /// Its edge.
        PadEdge = "pad-edge",
        /// A frame.
        Metal = "metal",
        /// Its edge.
        MetalEdge = "metal-edge",
        /// A weight.
        Iron = "iron",
        /// Its edge.
        IronEdge = "iron-edge",
        /// A cable.
        Cable = "cable",
        /// A band or strap.
        Band = "band",
        /// A ball.
        Ball = "ball",
        /// Its shaded side.
        BallEdge = "ball-edge",
        /// Which way things move.
        Arrow = "arrow",
    }
}

impl Role {
    /// Whether it is part of a limb on the far side.
    pub fn is_far(self) -> bool {
        matches!(self, Self::SkinFar | Self::ShirtFar | Self::TrousersFar | Self::ShoeFar)
    }

    /// Whether its areas may be thinner than others.
    pub fn is_thin(self) -> bool {
        matches!(self, Self::Muscle) || self.is_line()
    }

    /// Whether it is a line rather than an area.
    pub fn is_line(self) -> bool {
        matches!(self, Self::Cable | Self::Band | Self::Arrow)
    }

    /// Whether it is dotted where there are no colours: what is far, or large and only stands
    /// around.
    pub fn is_dotted(self) -> bool {
        self.is_far()
            || matches!(
                self,
                Self::Pad
                    | Self::PadEdge
                    | Self::Ball
                    | Self::BallEdge
                    | Self::Iron
                    | Self::IronEdge
            )
    }

    /// The same on the far side.
    pub fn far(self) -> Self {
        match self {
            Self::Skin => Self::SkinFar,
            Self::Shirt => Self::ShirtFar,
            Self::Trousers => Self::TrousersFar,
            Self::Shoe => Self::ShoeFar,
            near => near,
        }
    }
}

/// An area of one colour, before what lies over it is cut out.
#[derive(Debug)]
pub struct Fill {
    /// Its colour.
    pub role: Role,
    /// Convex outlines that make it up together.
    pub hulls: Vec<Hull>,
    /// Whether it keeps a gap to what it lies over.
    pub gap: bool,
}

/// What is painted in one go: a limb, the trunk, the head, a prop.
#[derive(Debug)]
pub struct Piece {
    /// Which part of the body; none for props.
    pub limb: Option<usize>,
    /// Nearness to the viewer: the order of painting.
    pub depth: f64,
    /// Whether it keeps a gap to the body that it lies over.
    pub gap: bool,
    /// Later ones lie over earlier ones.
    pub fills: Vec<Fill>,
}

impl Piece {
    /// A prop, or a limb without its colours yet.
    pub fn new(limb: Option<usize>, depth: f64) -> Self {
        Self { limb, depth, gap: limb.is_some(), fills: Vec::new() }
    }
    /// The same with an area more.
    pub fn with(mut self, role: Role, hulls: Vec<Hull>) -> Self {
        self.fills.push(Fill { role, hulls, gap: true });
        self
    }
}

/// Parts of the body by number: trunk, head, then four of each side.
pub const TRUNK: usize = 0;
/// See [`TRUNK`].
pub const HEAD: usize = 1;
/// How many parts of the body there are.
pub const LIMBS: usize = 10;

/// The thigh of a side; shank, upper arm and forearm follow.
pub const fn thigh(side: usize) -> usize {
    2 + side * 4
}

/// Of an arrow: half its shaft's width, its head's length and half its head's width, in
/// centimetres.
const ARROW: [f64; 3] = [1.2, 4.2, 4.1];

/// A picture: pieces from back to front, and where limbs join.
#[derive(Debug)]
pub struct Scene {
    /// From back to front.
    pub pieces: Vec<Piece>,
    /// Two parts of the body that need no gap between them inside a disc around their joint.
    pub joints: Vec<([usize; 2], DVec2, f64)>,
}

impl Scene {
    /// Lays an arrow along points over it all.
    pub fn add_arrow(&mut self, points: &[DVec2]) {
        let [.., before, tip] = points else { return };
        let way = (*tip - *before).normalize_or(DVec2::X);
        let back = *tip - way * ARROW[1];
        let side = way.perp() * ARROW[2];
        let head = Hull::polygon(&[*tip + way * 3.0, back + side, back - side]);
        let ball = |point: &DVec2| Blob::ball(point.extend(0.0), ARROW[0]);
        let mut shaft: Vec<Blob> = points[..points.len() - 1].iter().map(ball).collect();
        shaft.push(ball(&back));
        let mut hulls = chain(&shaft, &View::of(Camera::SIDE));
        hulls.push(head);
        self.pieces
            .push(Piece { gap: true, ..Piece::new(None, f64::INFINITY).with(Role::Arrow, hulls) });
    }

    /// The disc in which two parts of the body join; none where they don't.
    pub fn joint(&self, one: Option<usize>, other: Option<usize>) -> Option<(DVec2, f64)> {
        let (one, other) = (one?, other?);
        let pair = [one.min(other), one.max(other)];
        self.joints.iter().find(|(joined, ..)| *joined == pair).map(|(_, at, r)| (*at, *r))
    }

    /// Lowest and highest corner on both axes.
    pub fn bounds(&self) -> (DVec2, DVec2) {
        bounds(self.pieces.iter().flat_map(|piece| &piece.fills).flat_map(|fill| &fill.hulls))
    }
}
