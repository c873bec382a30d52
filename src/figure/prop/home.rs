//! Things of the household that exercises are done with.

use glam::{DQuat, DVec3};

use super::bar;
use super::solid::Solid;
use crate::figure::mesh::{Mesh, Part, ball, rod};
use crate::figure::role::Role;
use crate::figure::solve::{Limb, Skeleton, front};

/// Half of a filled backpack's depth, height and breadth.
const BAG: DVec3 = DVec3::new(8.5, 18.0, 13.0);
/// Its top is so far below the hand that carries it.
const LOOP: f64 = 5.0;
/// Where the front of the chest is before the spine, at the height where a backpack is hugged.
const HUGGED: [f64; 2] = [28.0, 11.0];

/// A backpack that is held to the chest.
pub fn hugged_backpack(part: Part, bones: &Skeleton) -> Vec<Mesh> {
    let (at, frame) = bones.trunk.at(HUGGED[0]);
    // Its pocket is on the outer side, its handle above.
    let at = at + front(frame) * (HUGGED[1] + BAG.x);
    let handle = [[-0.1, -0.4], [-0.3, -0.28], [-0.34, 0.0], [-0.3, 0.28], [-0.1, 0.4]];
    let handle = handle.map(|[low, aside]| {
        (at + frame * (BAG * DVec3::new(0.0, 0.96, aside) - DVec3::Y * (low * 18.0)), 1.3)
    });
    let handle = rod(part, &handle, Role::PadEdge);
    // A strap on each side of it.
    let strap = |aside: f64| {
        let points = [[-0.5, 0.9], [-0.2, 0.5], [-0.15, 0.0], [-0.2, -0.5], [-0.5, -0.9]];
        let points =
            points.map(|[out, high]| (at + frame * (BAG * DVec3::new(out, high, aside)), 1.4));
        rod(part, &points, Role::PadEdge)
    };
    bag(part, at, frame).into_iter().chain([handle, strap(-1.0), strap(1.0)]).collect()
}

/// A backpack that hangs from a grip: along the body, or across it.
pub fn hanging_backpack(part: Part, grip: DVec3, across: bool) -> impl Iterator<Item = Mesh> {
    let turn = if across { 0.0 } else { -90f64.to_radians() };
    let turn = DQuat::from_rotation_y(turn);
    let top = grip - DVec3::Y * LOOP;
    let handle =
        [-6.0, 6.0].map(|aside| bar(part, top + turn * DVec3::Z * aside, grip, 1.2, Role::PadEdge));
    handle.into_iter().chain(bag(part, top - DVec3::Y * BAG.y, turn))
}

/// The bag itself with its pocket, which is on its front.
fn bag(part: Part, at: DVec3, frame: DQuat) -> [Mesh; 2] {
    [
        rounded(part, at, frame, BAG, |_| Role::Band),
        rounded(
            part,
            at + frame * DVec3::new(BAG.x, -BAG.y * 0.4, 0.0),
            frame,
            DVec3::new(2.5, 9.0, 9.0),
            |_| Role::PadEdge,
        ),
    ]
}

/// A pillow or a folded towel.
pub fn pillow(solid: &Solid) -> Mesh {
    let side = |latitude: f64| if latitude > 0.3 { Role::Cloth } else { Role::ClothEdge };
    rounded(Part::Close, solid.at, solid.turn, solid.half, side)
}

/// A box with round edges, coloured by latitude.
fn rounded(
    part: Part,
    at: DVec3,
    frame: DQuat,
    half: DVec3,
    role: impl Fn(f64) -> Role + Send + Sync + 'static,
) -> Mesh {
    let square = |value: f64| value.signum() * value.abs().powf(0.42);
    let point = move |latitude: f64, longitude: f64| {
        let (up, out) = latitude.sin_cos();
        let (side, front) = longitude.sin_cos();
        let out = square(out);
        at + frame * (DVec3::new(out * square(front), square(up), out * square(side)) * half)
    };
    ball(part, [18, 28], point, move |latitude, _| role(latitude))
}

/// A folded towel under a heel, to slide on.
pub fn towel(part: Part, leg: &Limb) -> Mesh {
    let heel = leg.end + leg.down * 3.2 - leg.tip * 2.8;
    let at = heel.with_y(TOWEL.y);
    let side = |latitude: f64| if latitude > 0.2 { Role::Cloth } else { Role::ClothEdge };
    rounded(part, at, DQuat::IDENTITY, TOWEL, side)
}

/// Half of a folded towel's length, height and breadth.
const TOWEL: DVec3 = DVec3::new(12.0, 1.3, 8.5);
