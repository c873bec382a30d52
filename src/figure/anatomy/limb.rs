//! Legs and arms: tubes along a line that is rounded at knee and elbow.

use std::f64::consts::{PI, TAU};

use glam::DVec3;

use super::{Body, across, between};
use crate::figure::mesh::{Belly, Part, Ring, around_tube, capped, ellipsoid, tube};
use crate::figure::muscle::{self, Patch};
use crate::figure::role::Role;
use crate::figure::scene::Stroke;
use crate::figure::solve::{Frame, Limb, Skeleton, front, right, sign, up};

/// Of a leg: where (0 the hip, 1 the knee, 2 the ankle), reach to the front, to the back, to the
/// sides.
const LEG: [[f64; 4]; 14] = [
    [0.0, 8.8, 9.8, 7.4],
    [0.12, 8.6, 9.6, 7.9],
    [0.3, 8.4, 8.4, 7.8],
    [0.55, 7.5, 7.0, 7.0],
    [0.8, 6.2, 5.9, 5.8],
    [0.93, 5.7, 5.3, 5.3],
    [1.0, 5.7, 5.2, 5.2],
    [1.09, 5.2, 5.5, 5.0],
    [1.3, 4.7, 6.4, 5.4],
    [1.5, 4.2, 5.5, 4.7],
    [1.75, 3.6, 4.0, 3.7],
    [1.92, 3.1, 3.4, 3.1],
    [2.0, 2.9, 3.4, 3.0],
    [2.02, 2.9, 3.4, 3.0],
];
/// The same of an arm: 0 the shoulder, 1 the elbow, 2 the wrist.
const ARM: [[f64; 4]; 10] = [
    [0.0, 5.2, 5.2, 5.0],
    [0.2, 5.3, 5.3, 5.0],
    [0.5, 4.6, 4.8, 4.4],
    [0.85, 4.1, 4.2, 3.9],
    [1.0, 3.9, 4.3, 3.9],
    [1.12, 4.1, 4.3, 4.2],
    [1.3, 4.2, 4.2, 4.3],
    [1.6, 3.4, 3.4, 3.7],
    [1.9, 2.5, 2.5, 3.0],
    [2.0, 2.3, 2.3, 2.9],
];
/// Where sleeves end, where trousers do.
const SLEEVE: f64 = 0.66;
const CUFF: f64 = 1.9;
/// How far from there their hems are.
const HEM: [f64; 2] = [0.06, 0.04];
/// How far the middle of a buttock is behind the hip joint; its half width, depth and height.
const SEAT: f64 = 2.2;
const SEAT_HALVES: [f64; 3] = [7.0, 8.2, 8.8];
/// The same of what lies between both.
const BETWEEN: [f64; 3] = [9.0, 7.6, 8.2];
/// Degrees from which on a knee's cloth folds.
const FOLDS: f64 = 40.0;
/// The same of a groin's.
const GROIN: f64 = 55.0;

/// Rings along a limb. `aside` is the direction of the axis that its joint bends around, `turned`
/// that at its end.
fn rings(limb: &Limb, table: &[[f64; 4]], aside: DVec3, turned: DVec3, rounding: f64) -> Vec<Ring> {
    let (upper, lower) = (limb.joint - limb.root, limb.end - limb.joint);
    let [first, second] = [upper, lower].map(DVec3::normalize_or_zero);
    let at = |along: f64| {
        if along < 1.0 { limb.root + upper * along } else { limb.joint + lower * (along - 1.0) }
    };
    let share = [rounding / upper.length(), rounding / lower.length()];
    let row = |along: f64| {
        let [_, ahead, behind, wide] = between(table, along);
        let from = 1.0 - share[0];
        let to = 1.0 + share[1];
        let (point, way) = if along > from && along < to {
            // A curve from one bone to the next.
            let t = (along - from) / (to - from);
            let (start, end) = (at(from), at(to));
            (
                start.lerp(limb.joint, t).lerp(limb.joint.lerp(end, t), t),
                first.lerp(second, t).normalize_or(first),
            )
        } else {
            (at(along), if along < 1.0 { first } else { second })
        };
        let aside = aside.lerp(turned, ((along - 1.1) / 0.8).clamp(0.0, 1.0));
        let side = across(aside, way, DVec3::Z);
        Ring { at: point, axes: [side.cross(way), side], reach: [ahead, behind, wide], along }
    };
    // Around the joint they lie closer, so that it is round.
    let steps = |from: f64, to: f64, count: u32| {
        (0..count).map(move |step| from + (to - from) * f64::from(step) / f64::from(count))
    };
    let places = steps(0.0, 0.84, 16).chain(steps(0.84, 1.18, 20)).chain(steps(1.18, 2.02, 16));
    places.chain([2.02]).map(row).collect()
}

/// The axis a joint bends around: that of the bend where there is one, else `usual`.
fn axis(limb: &Limb, usual: DVec3, sense: f64) -> DVec3 {
    let [first, second] =
        [limb.joint - limb.root, limb.end - limb.joint].map(DVec3::normalize_or_zero);
    (first.cross(second) * sense * 4.0 + usual * 0.6).normalize_or(usual)
}

/// Where the buttock of a side is, and how it is turned.
fn seat(bones: &Skeleton, side: usize) -> (DVec3, Frame) {
    let frame = bones.hip(side);
    (bones.legs[side].root - front(frame) * SEAT, frame)
}

/// Adds what of the seat of the trousers lies between the buttocks, so that these are no two balls.
pub fn add_seat(to: &mut Body, bones: &Skeleton, hips: Vec<Belly>) {
    let [(one, turned), (other, frame)] = [0, 1].map(|side| seat(bones, side));
    let frame = turned.slerp(frame, 0.5);
    let between = ellipsoid(Part::Trunk, (one + other) / 2.0, frame, BETWEEN, Role::Trousers);
    to.meshes.push(between.with_muscles(Vec::new(), hips));
}

/// Adds a leg down to its ankle.
pub fn add_leg(
    to: &mut Body,
    bones: &Skeleton,
    side: usize,
    shoes: bool,
    (patches, hip): (&[Patch], Vec<Belly>),
    role: impl Fn(Role) -> Role + Copy + Send + Sync + 'static,
) {
    let leg = &bones.legs[side];
    let aside = axis(leg, right(bones.trunk.frames[0]), -1.0);
    let shank = (leg.end - leg.joint).normalize_or_zero();
    let turned = across(shank.cross(leg.tip) * -1.0, shank, aside);
    let turned = if turned.dot(aside) < 0.0 { aside } else { turned };
    let rings = capped(&rings(leg, &LEG, aside, turned, 4.5), [6.0, 1.5]);
    let cuff = if shoes { 2.1 } else { CUFF };
    let clothes = move |along: f64, _| role(if along < cuff { Role::Trousers } else { Role::Skin });
    if !shoes {
        let hem = around_tube(&rings, |_| CUFF - HEM[1], [0.0, TAU]);
        to.strokes.push(Stroke::line(Role::Seam, hem));
    }
    // Cloth folds where a knee is bent.
    if (leg.joint - leg.root).angle_between(leg.end - leg.joint) > FOLDS.to_radians() {
        for side in [1.0, -1.0] {
            let at = |around: f64| 0.985 + 0.03 * ((around - PI).abs() - 0.3);
            let fold = around_tube(&rings, at, [PI + side * 0.3, PI + side * 0.95]);
            to.strokes.push(Stroke::line(Role::Seam, fold));
        }
    }
    // And in the groin where a hip is bent.
    let trunk = up(bones.trunk.frames[0]);
    if (leg.joint - leg.root).angle_between(-trunk) > GROIN.to_radians() {
        let out = sign(side);
        let at = |around: f64| 0.13 + 0.05 * (around * out - 0.2);
        let fold = around_tube(&rings, at, [0.15 * out, 1.3 * out]);
        to.strokes.push(Stroke::line(Role::Seam, fold));
    }
    let part = Part::Leg(side as u8);
    // The buttock, which is round however the hip is bent.
    let (at, frame) = seat(bones, side);
    let buttock = ellipsoid(part, at, frame, SEAT_HALVES, Role::Trousers);
    to.meshes.push(buttock.with_muscles(Vec::new(), hip.clone()));
    let leg = tube(part, &rings, clothes);
    to.meshes.push(leg.with_muscles(muscle::on_leg(patches), hip));
}

/// Adds an arm down to its wrist, and its sleeve.
pub fn add_arm(
    to: &mut Body,
    bones: &Skeleton,
    side: usize,
    patches: &[Patch],
    role: impl Fn(Role) -> Role + Copy + Send + Sync + 'static,
) {
    let mut arm = bones.arms[side];
    let chest = bones.trunk.frames[2];
    let outward = right(chest) * sign(side);
    // A hanging shoulder sits lower than one that is raised.
    let raised = (arm.joint - arm.root).normalize_or_zero().dot(up(chest));
    let drop = (0.5 - raised).clamp(0.0, 1.0);
    arm.root -= up(chest) * 3.7 * drop + outward * (0.6 + 0.6 * (1.0 - drop));
    // One that reaches ahead goes along, and inwards.
    let ahead = (arm.joint - arm.root).normalize_or_zero().dot(front(chest)).max(0.0);
    arm.root += front(chest) * 1.5 * ahead - outward * 2.6 * ahead;
    let aside = axis(&arm, right(chest), 1.0);
    let fore = (arm.end - arm.joint).normalize_or_zero();
    // The wrist is broad across the palm.
    let broad = across(arm.palm.cross(fore), fore, aside);
    let broad = if broad.dot(aside) < 0.0 { -broad } else { broad };
    let part = Part::Arm(side as u8);
    let rings = rings(&arm, &ARM, aside, broad, 2.6);
    let sleeve: Vec<Ring> = rings
        .iter()
        .filter(|ring| ring.along <= SLEEVE)
        .map(|ring| Ring {
            reach: ring.reach.map(|reach| reach + 0.35 + 0.5 * ring.along),
            ..*ring
        })
        .collect();
    to.meshes.push(tube(part, &capped(&rings, [4.4, 1.0]), move |_, _| role(Role::Skin)));
    // The armhole: an arm's outer side is sleeve up to its top, its inner side from below it.
    let [ahead, beside] = rings[0].axes.map(|axis| axis.dot(outward));
    let armhole = move |around: f64| 0.03 - 0.2 * (ahead * around.cos() + beside * around.sin());
    let sleeve = capped(&sleeve, [4.8, 0.2]);
    let hem = around_tube(&sleeve, |_| SLEEVE - HEM[0], [0.0, TAU]);
    to.strokes.push(Stroke::line(Role::Seam, hem));
    let cloth = move |along: f64, around: f64| {
        if along < armhole(around) { Role::Shirt } else { role(Role::Sleeve) }
    };
    let shirt = tube(part, &sleeve, cloth);
    // On the outer side, of an arm that is raised aside on its upper one.
    let [ahead, beside] = rings[0].axes.map(|axis| axis.dot(outward + up(chest) * 0.6));
    let muscles = muscle::on_arm(patches, beside.atan2(ahead));
    to.meshes.push(shirt.with_muscles(muscles, Vec::new()));
}
