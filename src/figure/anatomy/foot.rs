//! Feet, bare or in shoes: a tube from heel to toes with a flat sole.

use glam::{DQuat, DVec3};

use super::{Body, across, between};
use crate::figure::body;
use crate::figure::mesh::{Part, Ring, capped, on_tube, tube};
use crate::figure::role::Role;
use crate::figure::scene::Stroke;
use crate::figure::solve::{Limb, sign};

/// Along the foot from the ankle: height above the sole of its back, half its width; in centimetres.
const FOOT: [[f64; 3]; 9] = [
    [-5.4, 4.6, 2.6],
    [-4.0, 6.6, 3.3],
    [-1.5, 8.4, 3.5],
    [2.0, 7.6, 3.4],
    [6.0, 5.6, 3.6],
    [10.0, 4.2, 4.1],
    [13.5, 3.3, 4.2],
    [16.0, 3.0, 3.9],
    [17.6, 2.7, 3.2],
];

/// From where on toes bend.
const BALL: f64 = 11.0;
/// Degrees that they bend up at most.
const TOES: u32 = 75;

/// From which height on around a shoe, as a cosine, it is no sole any more.
const SOLE: f64 = -0.62;

/// Adds a foot. Toes that would go through the floor bend up.
pub fn add(
    to: &mut Body,
    leg: &Limb,
    side: usize,
    shoes: bool,
    role: impl Fn(Role) -> Role + Send + Sync + 'static,
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
    let ring = |step: u32| {
        let along = -5.4 + 23.0 * f64::from(step) / 22.0;
        let [_, high, wide] = between(&FOOT, along);
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
    if !shoes {
        let line = |around: &f64| {
            let points = [13.8, 15.4, 17.2].map(|along| on_tube(&rings, along, *around));
            Stroke::line(Role::Crease, points).facing(toes * up)
        };
        to.strokes.extend([-0.9, -0.3, 0.3, 0.9].iter().map(line));
    }
    let clothed = move |_: f64, around: f64| match shoes {
        true if around.cos() < SOLE => Role::Sole,
        true => role(Role::Shoe),
        false => role(Role::Skin),
    };
    to.meshes.push(tube(Part::Foot(side as u8), &rings, clothed));
}
