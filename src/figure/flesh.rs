//! The body around the bones: balls and ellipsoids that outlines are wrapped around, and that must
//! not sink into anything.

use glam::{DQuat, DVec3};

use super::body;
use super::shape::Blob;
use super::solve::{Limb, Skeleton, front, sign, up};

/// Thigh from hip to knee.
pub fn thigh(leg: &Limb) -> [Blob; 4] {
    [(0.0, 9.6), (0.3, 9.2), (0.7, 7.4), (1.0, 6.0)]
        .map(|(along, r)| Blob::ball(leg.root.lerp(leg.joint, along), r))
}

/// Shank from knee to ankle, with its calf.
pub fn shank(leg: &Limb) -> [Blob; 4] {
    let calf = (-leg.tip).reject_from((leg.end - leg.joint).normalize_or(DVec3::Y));
    let calf = if calf.length() > 0.2 { calf.normalize() } else { DVec3::ZERO };
    [(0.0, 0.0, 6.0), (0.28, 1.0, 6.0), (0.62, 0.4, 4.6), (1.0, 0.0, 3.5)]
        .map(|(along, back, r)| Blob::ball(leg.joint.lerp(leg.end, along) + calf * back, r))
}

/// Ankle, heel, ball and toes.
pub fn foot(leg: &Limb) -> [Blob; 4] {
    let at =
        |down: f64, along: f64, r: f64| Blob::ball(leg.end + leg.down * down + leg.tip * along, r);
    [at(0.0, 0.0, 3.5), at(3.2, -2.8, 3.3), at(4.4, 10.5, 2.1), at(4.9, body::FOOT, 1.6)]
}

/// Upper arm under the sleeve, from shoulder to elbow.
pub fn upper_arm(arm: &Limb) -> [Blob; 2] {
    [Blob::ball(arm.root.lerp(arm.joint, 0.3), 4.9), Blob::ball(arm.joint, 4.1)]
}

/// The sleeve.
pub fn sleeve(arm: &Limb) -> [Blob; 3] {
    [(0.0, 6.4), (0.3, 5.9), (body::SLEEVE, 5.4)]
        .map(|(along, r)| Blob::ball(arm.root.lerp(arm.joint, along), r))
}

/// Forearm from elbow to wrist.
pub fn forearm(arm: &Limb) -> [Blob; 3] {
    [(0.0, 4.1), (0.3, 4.3), (1.0, 2.8)]
        .map(|(along, r)| Blob::ball(arm.joint.lerp(arm.end, along), r))
}

/// A closed hand, or an open one to its fingertips.
pub fn hand(arm: &Limb, closed: bool) -> Vec<Blob> {
    let at = |along: f64, r: f64| Blob::ball(arm.end + arm.tip * along, r);
    if closed {
        vec![at(0.0, 2.8), at(body::HAND, 3.9)]
    } else {
        vec![at(0.0, 2.8), at(4.0, 3.1), at(9.5, 1.7)]
    }
}

/// Slices of the trunk with their heights along the spine.
pub fn trunk(bones: &Skeleton) -> Vec<(f64, Blob)> {
    let slice = |height: f64| {
        let (at, frame) = bones.trunk.at(height);
        let [wide, deep, shift] = body::trunk_at(height);
        let high = if height < 50.0 { 5.5 } else { 4.0 };
        (height, Blob::along(at + front(frame) * shift, frame, [wide, deep, high]))
    };
    let rows = body::TRUNK.map(|row| row[0]);
    let heights = rows.windows(2).flat_map(|pair| [pair[0], f64::midpoint(pair[0], pair[1])]);
    heights.chain([rows[rows.len() - 1]]).map(slice).collect()
}

/// The neck.
pub fn neck(bones: &Skeleton) -> [Blob; 2] {
    [
        Blob::ball(bones.trunk.base() - up(bones.trunk.frames[2]) * 3.0, 5.6),
        Blob::ball(bones.trunk.neck + up(bones.trunk.head_frame) * 3.0, 5.0),
    ]
}

/// A part of the head, placed and sized to its front, up and to its right.
fn of_head(bones: &Skeleton, place: [f64; 3], size: [f64; 3]) -> Blob {
    let frame: DQuat = bones.trunk.head_frame;
    Blob::along(bones.trunk.head + frame * DVec3::from(place), frame, size)
}

/// Hair and face.
pub fn skull(bones: &Skeleton) -> [Blob; 2] {
    [
        of_head(bones, [-1.0, 0.9, 0.0], [8.7, 10.0, 10.6]),
        of_head(bones, [2.6, -1.6, 0.0], [7.8, 7.9, 10.2]),
    ]
}

/// The nose, from its root to its tip.
pub fn nose(bones: &Skeleton) -> [Blob; 2] {
    [
        of_head(bones, [8.0, -1.6, 0.0], [2.0, 1.5, 3.4]),
        of_head(bones, [10.6, -2.4, 0.0], [1.5, 1.5, 2.0]),
    ]
}

/// The ear of a side.
pub fn ear(bones: &Skeleton, side: usize) -> Blob {
    of_head(bones, [-0.8, -1.6, sign(side) * 7.6], [0.9, 1.7, 2.5])
}
