//! What something on a picture is, and so how it looks.

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
        /// Its side.
        ClothEdge = "cloth-edge",
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
        /// The sole of a shoe.
        Sole = "sole",
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
        /// A sleeve, a little lighter, so that it is told from the shirt it lies on.
        Sleeve = "sleeve",
        /// Hair.
        Hair = "hair",
        /// A cable.
        Cable = "cable",
        /// A band or strap.
        Band = "band",
        /// What of flat sides gets less light.
        ShadeFlat = "shade-flat",
        /// What of all else does.
        Shade = "shade",
        /// A worked muscle.
        Muscle = "muscle",
        /// Its fibres.
        Fibre = "fibre",
        /// Between fingers, between toes.
        Crease = "crease",
        /// A hem, a seam, a fold.
        Seam = "seam",
        /// An edge of the body before another part of it.
        Line = "line",
        /// Eyes, mouth, ears.
        Face = "face",
        /// Which way things move.
        Arrow = "arrow",
        /// A blow, breath.
        Sign = "sign",
        /// Which of a pair a picture is.
        Number = "number",
    }
}

/// What lies below everything, and is drawn as a whole.
pub const GROUND: [Role; 3] = [Role::Mat, Role::Shadow, Role::Wall];

impl Role {
    /// Whether it is part of a limb on the far side.
    pub fn is_far(self) -> bool {
        matches!(self, Self::SkinFar | Self::ShirtFar | Self::TrousersFar | Self::ShoeFar)
    }

    /// Whether it is drawn as lines, and how broad these are, in centimetres.
    pub fn stroke(self) -> Option<f64> {
        Some(match self {
            Self::Line => 0.45,
            Self::Face => 0.6,
            Self::Fibre | Self::Seam | Self::Crease => 0.4,
            Self::Number => 1.3,
            Self::Sign => 0.9,
            _ => return None,
        })
    }

    /// Whether its edges are straight: things that are built, and mats.
    pub fn is_straight(self) -> bool {
        matches!(
            self,
            Self::Wall
                | Self::Mat
                | Self::MatEdge
                | Self::Pad
                | Self::PadEdge
                | Self::Metal
                | Self::MetalEdge
                | Self::ShadeFlat
        )
    }

    /// Centimetres of the longest side of what is built and yet round, as a disc is; a floor is round, too.
    pub fn round_side(self) -> Option<f64> {
        let longest = if self == Self::Mat { f64::INFINITY } else { 5.0 };
        self.is_straight().then_some(longest)
    }

    /// Whether its areas may be thin: a cable is none the less for it.
    pub fn is_thin(self) -> bool {
        matches!(self, Self::Cable | Self::Band | Self::Muscle | Self::Arrow)
    }

    /// Whether what of it gets less light is drawn: not of the ground, nor of what is bare, where it would be
    /// a plaster.
    pub fn is_shaded(self) -> bool {
        !matches!(
            self,
            Self::Shadow | Self::Wall | Self::Mat | Self::MatEdge | Self::Skin | Self::SkinFar
        )
    }

    /// Whether it lies in shade where a body is on it: not the ground, which has shadows of its own, nor a weight.
    pub fn is_touched(self) -> bool {
        self.is_straight() && self.is_shaded()
            || matches!(self, Self::Cloth | Self::ClothEdge | Self::Ball | Self::BallEdge)
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
            Self::Sleeve => Self::ShirtFar,
            Self::Trousers => Self::TrousersFar,
            Self::Shoe => Self::ShoeFar,
            near => near,
        }
    }
}
