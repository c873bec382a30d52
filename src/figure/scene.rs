//! A picture before it is seen: surfaces in space with the lines drawn on them, and arrows over it
//! all.

use glam::{DVec2, DVec3};

use super::mesh::Mesh;
use super::view::View;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// What something on a picture is, and so its colour; in the order in which areas are painted.
    /// Far limbs are greyer.
    pub enum Role ("role") {
        /// A wall.
        Wall = "wall",
        /// The top of a mat.
        Mat = "mat",
        /// The edge of a mat or wall.
        MatEdge = "mat-edge",
        /// Where something stands or lies.
        Shadow = "shadow",
        /// A cushion.
        Pad = "pad",
        /// Its edge.
        PadEdge = "pad-edge",
        /// A pillow, a towel.
        Cloth = "cloth",
        /// A frame.
        Metal = "metal",
        /// Its edge.
        MetalEdge = "metal-edge",
        /// A weight.
        Iron = "iron",
        /// Its edge.
        IronEdge = "iron-edge",
        /// A ball.
        Ball = "ball",
        /// The end of a roller.
        BallEdge = "ball-edge",
        /// Skin on the far side.
        SkinFar = "skin-far",
        /// A trouser leg on the far side.
        TrousersFar = "trousers-far",
        /// A shoe on the far side.
        ShoeFar = "shoe-far",
        /// A sleeve on the far side.
        ShirtFar = "shirt-far",
        /// Skin.
        Skin = "skin",
        /// The trousers.
        Trousers = "trousers",
        /// A shoe.
        Shoe = "shoe",
        /// The shirt.
        Shirt = "shirt",
        /// Hair.
        Hair = "hair",
        /// A cable.
        Cable = "cable",
        /// A band or strap.
        Band = "band",
        /// What gets less light.
        Shade = "shade",
        /// A worked muscle.
        Muscle = "muscle",
        /// Its fibres.
        Fibre = "fibre",
        /// An edge of the body before another part of it.
        Line = "line",
        /// Eyes, mouth, ears.
        Face = "face",
        /// Which way things move.
        Arrow = "arrow",
        /// Which of a pair a picture is.
        Number = "number",
    }
}

impl Role {
    /// Whether it is part of a limb on the far side.
    pub fn is_far(self) -> bool {
        matches!(self, Self::SkinFar | Self::ShirtFar | Self::TrousersFar | Self::ShoeFar)
    }

    /// Whether it is drawn as lines, and how broad these are, in centimetres.
    pub fn stroke(self) -> Option<f64> {
        Some(match self {
            Self::Line => 0.55,
            Self::Face => 0.6,
            Self::Fibre => 0.4,
            Self::Number => 1.3,
            _ => return None,
        })
    }

    /// Whether its areas may be thin: a cable is none the less for it.
    pub fn is_thin(self) -> bool {
        matches!(self, Self::Cable | Self::Band | Self::Muscle | Self::Arrow)
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

/// A line on a surface; seen where nothing is before it.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// What it is.
    pub role: Role,
    /// Points along it.
    pub points: Vec<DVec3>,
    /// Where the surface faces, if the line is only drawn when it faces the viewer.
    pub facing: Option<DVec3>,
}

impl Stroke {
    /// A line through points.
    pub fn line(role: Role, points: impl Into<Vec<DVec3>>) -> Self {
        Self { role, points: points.into(), facing: None }
    }
    /// The same, drawn only where the surface faces the viewer.
    pub fn facing(self, direction: DVec3) -> Self {
        Self { facing: Some(direction), ..self }
    }
}

/// A picture.
#[derive(Debug, Default)]
pub struct Scene {
    /// All surfaces.
    pub meshes: Vec<Mesh>,
    /// Lines on them.
    pub strokes: Vec<Stroke>,
    /// Arrows, as points along them on the picture.
    pub arrows: Vec<Vec<DVec2>>,
    /// Which of a pair it is.
    pub number: Option<u8>,
}

impl Scene {
    /// Lowest and highest corner on the picture of what is asked for.
    pub fn bounds(&self, view: &View, asked: impl Fn(&Mesh) -> bool) -> [DVec2; 2] {
        let far = DVec2::INFINITY;
        let meshes = self.meshes.iter().filter(|mesh| asked(mesh));
        let points = meshes.flat_map(|mesh| mesh.at.iter().map(|at| view.flat(*at)));
        points.fold([far, -far], |[low, high], at| [low.min(at), high.max(at)])
    }

    /// The same of the whole picture.
    pub fn window(&self, view: &View) -> [DVec2; 2] {
        self.bounds(view, |_| true)
    }
}

/// Of an arrow: half its shaft's width, its head's length and half its head's width, in
/// centimetres.
const ARROW: [f64; 3] = [1.1, 5.0, 3.6];

/// The outline of an arrow along points: one line around shaft and head.
pub fn arrow(points: &[DVec2]) -> Vec<DVec2> {
    let [half, long, wide] = ARROW;
    let Some(tip) = points.last() else { return Vec::new() };
    // The head leaves the way where it is as far from the tip as it is long.
    let neck = points.iter().rposition(|point| point.distance(*tip) >= long).unwrap_or(0);
    let way = (*tip - points[neck]).normalize_or(DVec2::X);
    let back = *tip - way * long;
    let shaft = &points[..=neck];
    let side = |index: usize| {
        let (before, after) = (shaft[index.saturating_sub(1)], *shaft.get(index + 1).unwrap_or(&back));
        (after - before).normalize_or(way).perp() * half
    };
    let left = (0..shaft.len()).map(|index| shaft[index] + side(index));
    let right = (0..shaft.len()).rev().map(|index| shaft[index] - side(index));
    let head = [
        back + way.perp() * half,
        back + way.perp() * wide,
        *tip,
        back - way.perp() * wide,
        back - way.perp() * half,
    ];
    left.chain(head).chain(right).collect()
}
