//! Trunk and neck: cross sections along the spine.

use std::f64::consts::{PI, TAU};

use super::{Body, between};
use crate::catalogue::pose::Side;
use crate::figure::body;
use crate::figure::mesh::{Belly, Part, Ring, around_tube, capped, tube};
use crate::figure::muscle::{self, Patch};
use crate::figure::role::Role;
use crate::figure::scene::Stroke;
use crate::figure::solve::{Skeleton, front, right, sign, up};

/// Height along the spine, half width, reach to the front and to the back.
const SECTIONS: [[f64; 4]; 13] = [
    [-3.0, 12.2, 7.8, 8.6],
    [1.0, 14.7, 9.0, 10.6],
    [6.0, 15.0, 9.4, 11.4],
    [11.0, 13.9, 9.6, 9.8],
    [17.0, 12.5, 9.6, 8.2],
    [23.0, 12.0, 9.8, 7.8],
    [30.0, 13.2, 10.4, 8.8],
    [37.0, 14.6, 11.0, 10.0],
    [42.0, 15.6, 10.4, 10.2],
    [46.0, 16.2, 8.8, 9.2],
    [48.8, 14.6, 7.0, 7.8],
    [51.2, 10.2, 5.8, 6.6],
    [54.0, 6.2, 5.2, 5.6],
];

/// Centimetres that the shirt stands off.
const SHIRT: f64 = 0.35;
/// Adds trunk and neck.
pub fn add(
    to: &mut Body,
    bones: &Skeleton,
    patches: &[Patch],
    (worked, far): (Option<Side>, Option<usize>),
    hips: Vec<Belly>,
) {
    let section = |height: f64| {
        let (at, frame) = bones.trunk.at(height);
        // The shirt hangs over the trousers.
        let over = if height > body::WAISTBAND - 3.0 { SHIRT } else { 0.0 };
        let [wide, ahead, behind] = [1, 2, 3].map(|at| between(&SECTIONS, height)[at] + over);
        Ring { at, axes: [front(frame), right(frame)], reach: [ahead, behind, wide], along: height }
    };
    let lowest = SECTIONS[0][0];
    let steps = (0..=30).map(|step| lowest + (51.0 - lowest) * f64::from(step) / 30.0);
    let mut rings = capped(&steps.map(section).collect::<Vec<_>>(), [4.5, 2.0]);
    let last = rings.len() - 1;
    rings.truncate(last - 3);
    // On into the neck.
    let trunk = &bones.trunk;
    let [below, above] = [trunk.frames[2], trunk.head_frame];
    let (base, top) = (trunk.at(51.0).0, trunk.neck + up(above) * 4.0 - front(above) * 1.0);
    let bend = trunk.at(55.0).0;
    rings.extend((1..=8).map(|step| {
        let t = f64::from(step) / 8.0;
        let at = base.lerp(bend, t).lerp(bend.lerp(top, t), t);
        let frame = below.slerp(above, t);
        let [wide, ahead, behind] = between(
            &[
                [0.0, 9.0, 6.0, 6.6],
                [0.25, 6.2, 5.3, 5.3],
                [0.5, 5.0, 5.0, 5.0],
                [1.0, 4.7, 4.9, 4.9],
            ],
            t,
        )[1..] else {
            unreachable!("a row has four numbers")
        };
        Ring {
            at,
            axes: [front(frame), right(frame)],
            reach: [ahead, behind, wide],
            along: 51.0 + t * 10.0,
        }
    }));
    for line in [
        around_tube(&rings, |around| hem(around) + 1.6, [0.0, TAU]),
        around_tube(&rings, |around| collar(around) - 1.2, [0.0, TAU]),
    ] {
        to.strokes.push(Stroke::line(Role::Seam, line));
    }
    // A pelvis on its side has no far half.
    let far = far.filter(|_| !bones.is_on_side());
    let clothes = move |height: f64, around: f64| match clothes(height, around) {
        Role::Trousers
            if around.cos() > 0.0 && far.is_some_and(|far| around.sin() * sign(far) > 0.0) =>
        {
            Role::TrousersFar
        }
        role => role,
    };
    let trunk = tube(Part::Trunk, &rings, clothes);
    to.meshes.push(trunk.with_muscles(muscle::on_trunk(patches, worked), hips));
}

/// How high the shirt's hem is, and how high its collar.
fn hem(around: f64) -> f64 {
    body::WAISTBAND - 2.5 + around.cos() * 0.8
}
fn collar(around: f64) -> f64 {
    52.9 - around.cos().max(0.0) * 1.8 + ((around - PI).cos().max(0.0)) * 0.6
}

/// Trousers, the shirt with its hem over them, and skin above the collar.
fn clothes(height: f64, around: f64) -> Role {
    if height < hem(around) {
        Role::Trousers
    } else if height < collar(around) {
        Role::Shirt
    } else {
        Role::Skin
    }
}
