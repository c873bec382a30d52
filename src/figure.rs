//! Pictures of exercises, drawn from a few numbers: a posed body in space, seen by a camera, as
//! smooth flat shapes.
//!
//! ```text
//! poses.toml -> pose::Figure -> Skeleton (solve) -> Scene: surfaces (anatomy, prop, stage)
//!     -> Raster: what is nearest at each point -> Drawing: areas and edges as lines (trace) -> svg, on paper (layout)
//!                                            \-> braille: the same, as dots
//! ```
//!
//! What hides what, where a line parts two limbs, how much of a face or a muscle is seen: all of it is read
//! off the nearest points, nothing is said by hand. All is pure; the program's own pictures are drawn
//! when it is built, others when they are asked for.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "pictures are a few thousand dots or millimetres wide"
)]

mod anatomy;
pub mod animate;
mod arrow;
mod between;
mod body;
pub mod braille;
pub mod check;
mod contour;
mod drawing;
mod fibre;
mod layout;
mod line;
mod mesh;
mod muscle;
mod picture;
mod pieces;
mod prop;
mod raster;
mod role;
mod scene;
mod shade;
mod solve;
mod stage;
pub mod svg;
mod trace;
mod view;

pub use muscle::{Patch, patches};

use glam::DVec3;

use crate::catalogue::pose::{Figure, Joint};
use crate::text::digest::digest;
use solve::Skeleton;

/// Tells pictures apart by what they are drawn from: a figure and the muscles marked on it.
pub fn key(figure: &Figure, patches: &[Patch]) -> u64 {
    let bytes = postcard::to_stdvec(&(figure, patches)).unwrap_or_default();
    digest(0, &bytes)
}

/// Where a joint is.
fn joint(joint: Joint, bones: &Skeleton) -> DVec3 {
    match joint {
        Joint::HandRight => bones.arms[0].hand(),
        Joint::HandLeft => bones.arms[1].hand(),
        Joint::ElbowRight => bones.arms[0].joint,
        Joint::ElbowLeft => bones.arms[1].joint,
        Joint::KneeRight => bones.legs[0].joint,
        Joint::KneeLeft => bones.legs[1].joint,
        Joint::ToesRight => bones.legs[0].end + bones.legs[0].tip * 8.0,
        Joint::ToesLeft => bones.legs[1].end + bones.legs[1].tip * 8.0,
        Joint::Hip => bones.trunk.hip,
        Joint::Waist => bones.trunk.at(21.0).0,
        Joint::Chest => bones.trunk.at(42.0).0,
        Joint::Head => bones.trunk.head,
    }
}
