//! Feet, bare or in shoes: a tube from heel to toes with a flat sole.

use glam::{DQuat, DVec3};

use super::{Body, across, between};
use crate::figure::body;
use crate::figure::mesh::{Part, Ring, capped, rod, tube};
use crate::figure::role::Role;
use crate::figure::solve::{Limb, sign};

/// Along the foot from the ankle: height above the sole of its back, half its width; in centimetres.
const HEEL: [[f64; 3]; 5] =
    [[-5.4, 4.6, 2.6], [-4.0, 6.6, 3.3], [-1.5, 8.4, 3.5], [2.0, 7.6, 3.4], [6.0, 5.6, 3.6]];
/// And on in a shoe, or bare up to where its toes begin.
const SHOE: [[f64; 3]; 4] =
    [[10.0, 4.2, 4.1], [13.5, 3.3, 4.2], [16.0, 3.0, 3.9], [17.6, 2.7, 3.2]];
const BARE: [[f64; 3]; 4] =
    [[10.0, 4.1, 4.1], [12.0, 3.3, 4.2], [13.4, 2.6, 3.9], [14.2, 2.1, 3.3]];
/// Of each toe from the big one on: how far inside of the middle, from where to where along the foot, half
/// its breadth.
const TOE: [[f64; 4]; 5] = [
    [3.2, 12.0, 17.6, 1.3],
    [1.2, 12.4, 17.3, 1.0],
    [-0.6, 12.2, 16.7, 0.95],
    [-2.2, 11.8, 16.0, 0.9],
    [-3.5, 11.2, 14.9, 0.85],
];

/// From where on toes bend.
const BALL: f64 = 11.0;
/// Degrees that they bend up at most.
const TOES: u32 = 75;

/// From which height on around a shoe, as a cosine, it is no sole any more.
const SOLE: f64 = -0.45;

/// Adds a foot. Toes that would go through the floor bend up.
pub fn add(
    to: &mut Body,
    leg: &Limb,
    side: usize,
    shoes: bool,
    role: impl Fn(Role) -> Role + Copy + Send + Sync + 'static,
) {
    let tip = leg.tip;
    let up = -across(leg.down, tip, DVec3::NEG_Y);
    let aside = tip.cross(up);
    let sole = leg.end - up * (body::ANKLE - 0.4);
    let ball = sole + tip * BALL;
    let bent = |degrees: u32| DQuat::from_axis_angle(aside, f64::from(degrees).to_radians());
    let is_free = |degrees: &u32| (ball + bent(*degrees) * tip * 7.5).y > 0.3;
    let toes = bent((0..=TOES).step_by(5).find(is_free).unwrap_or(TOES));
    let more = if shoes { 0.7 } else { 0.0 };
    let front = if shoes { SHOE } else { BARE };
    let table = [HEEL.as_slice(), &front].concat();
    let [start, end] = [HEEL[0][0], front[3][0]];
    let ring = |step: u32| {
        let along = start + (end - start) * f64::from(step) / 22.0;
        let [_, high, wide] = between(&table, along);
        let low = if shoes { -0.6 } else { 0.0 };
        // The big toe lies inside.
        let inward = -sign(side) * (along.max(0.0) / 17.0).powi(2) * 0.7;
        let (high, middle) = (high + more, f64::midpoint(high + more, low) * 0.8);
        let turn = DQuat::IDENTITY.slerp(toes, ((along - BALL + 1.5) / 3.0).clamp(0.0, 1.0));
        let at = sole + tip * (along + more * along.signum() * 0.5) + up * middle;
        Ring {
            at: ball + turn * (at - ball) + aside * inward,
            axes: [turn * up, aside],
            reach: [high - middle, middle - low, wide + more * 0.6],
            along,
        }
    };
    let rings = capped(&(0..=22).map(ring).collect::<Vec<_>>(), [1.2, 1.4]);
    let clothed = move |_: f64, around: f64| match shoes {
        true if around.cos() < SOLE => Role::Sole,
        true => role(Role::Shoe),
        false => role(Role::Skin),
    };
    let part = Part::Foot(side as u8);
    to.meshes.push(tube(part, &rings, clothed));
    if !shoes {
        for [inside, from, end, r] in TOE {
            let at = |along: f64, high: f64| {
                let at = sole + tip * along + up * high - aside * (inside * sign(side));
                ball + toes * (at - ball)
            };
            let points = [(at(from, r + 0.5), r), (at(end - r, r), r)];
            to.meshes.push(rod(part, &points, role(Role::Skin)));
        }
    }
}
