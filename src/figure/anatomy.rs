//! From bones to the surface of a clothed body.

mod foot;
mod hand;
mod head;
mod limb;
mod trunk;

use glam::DVec3;

use super::mesh::Mesh;
use super::muscle::{self, Patch};
use super::role::Role;
use super::scene::Stroke;
use super::solve::Skeleton;
use crate::catalogue::pose::Figure;

pub use hand::Grip;

/// A body and the lines drawn on it.
#[derive(Debug, Default)]
pub struct Body {
    /// Its surfaces.
    pub meshes: Vec<Mesh>,
    /// Its lines.
    pub strokes: Vec<Stroke>,
}

/// The body around bones; `far` is the side that is farther from the viewer, `grips` how hands are
/// held.
pub fn body(
    figure: &Figure,
    bones: &Skeleton,
    far: Option<usize>,
    grips: [Grip; 2],
    patches: &[Patch],
) -> Body {
    let mut body = Body::default();
    let works = |side: usize| figure.worked.is_none_or(|worked| worked as usize == side);
    let worked = [0, 1].map(|side| if works(side) { patches } else { &[] });
    let hips = [0, 1].map(|side| muscle::at_hip(worked[side], bones, side));
    trunk::add(&mut body, bones, patches, (figure.worked, far), hips.concat());
    head::add(&mut body, bones);
    limb::add_seat(&mut body, bones, hips.concat());
    for (side, (grip, hip)) in grips.into_iter().zip(hips).enumerate() {
        let patches = worked[side];
        let role = move |near: Role| if Some(side) == far { near.far() } else { near };
        limb::add_leg(&mut body, bones, side, figure.shoes, (patches, hip), role);
        foot::add(&mut body, &bones.legs[side], side, figure.shoes, role);
        limb::add_arm(&mut body, bones, side, patches, role);
        hand::add(&mut body, &bones.arms[side], side, grip, role);
    }
    body
}

/// A value between those of a table whose rows begin with where they are; smooth, and that of the
/// first or last row beyond them.
fn between<const N: usize>(table: &[[f64; N]], at: f64) -> [f64; N] {
    let last = table.len() - 1;
    let index = table.iter().rposition(|row| row[0] <= at).unwrap_or(0).min(last - 1);
    let row = |offset: isize| table[index.saturating_add_signed(offset).min(last)];
    let (before, from, to, after) = (row(-1), row(0), row(1), row(2));
    let t = ((at - from[0]) / (to[0] - from[0])).clamp(0.0, 1.0);
    std::array::from_fn(|part| catmull_rom([before, from, to, after].map(|row| row[part]), t))
}

fn catmull_rom([before, from, to, after]: [f64; 4], t: f64) -> f64 {
    let (linear, square) = (to - before, 2.0 * before - 5.0 * from + 4.0 * to - after);
    let cube = 3.0 * from - before - 3.0 * to + after;
    0.5 * (2.0 * from + linear * t + square * t * t + cube * t * t * t)
}

/// The part of a direction across another, of length 1; a spare one where there is none.
fn across(direction: DVec3, way: DVec3, spare: DVec3) -> DVec3 {
    direction
        .reject_from_normalized(way)
        .try_normalize()
        .or_else(|| spare.reject_from_normalized(way).try_normalize())
        .unwrap_or_else(|| way.any_orthonormal_vector())
}
