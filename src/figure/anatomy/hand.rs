//! Hands: a palm, four fingers and a thumb, curled by what they do.

use glam::{DQuat, DVec3};

use super::{Body, across};
use crate::figure::mesh::{Part, Ring, capped, rod, tube};
use crate::figure::role::Role;
use crate::figure::solve::{Limb, sign};

/// How a hand is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// Flat on a surface.
    Flat,
    /// At ease.
    Loose,
    /// Flat on the chest or belly.
    Laid,
    /// On the hip, the thumb behind.
    Hip,
    /// On a limb or the head: bent around it the more, from 0 to 1, the more it lies across it.
    Around(f64),
    /// Closed around a bar, a handle, a band.
    Fist,
}

impl Grip {
    /// Degrees that the three joints of a finger bend, and those of the thumb.
    fn bends(self) -> ([f64; 3], f64) {
        match self {
            Self::Flat => ([2.0, 4.0, 2.0], 4.0),
            Self::Loose => ([12.0, 17.0, 12.0], 22.0),
            Self::Laid => ([7.0, 11.0, 8.0], 8.0),
            Self::Hip => ([10.0, 16.0, 12.0], -14.0),
            Self::Around(across) => {
                ([6.0, 10.0, 8.0].map(|least| least + 25.0 * across), 20.0 * across)
            }
            Self::Fist => ([76.0, 96.0, 62.0], 46.0),
        }
    }

    /// Degrees that fingers are spread by each centimetre that their root is aside.
    fn spread(self) -> f64 {
        match self {
            Self::Flat => 4.6,
            Self::Laid => 0.5,
            Self::Hip | Self::Around(_) => 2.0,
            Self::Loose | Self::Fist => 0.0,
        }
    }
}

/// Of each finger from the forefinger on: its root along and across the hand, the length of its
/// three bones.
const FINGERS: [[f64; 5]; 4] = [
    [8.6, 3.0, 4.0, 2.5, 2.0],
    [9.0, 1.0, 4.4, 2.8, 2.1],
    [8.7, -1.0, 4.1, 2.6, 2.1],
    [8.0, -2.9, 3.2, 2.0, 1.8],
];

/// Centimetres by which a hand on something round lies above its place.
const LIFT: f64 = 1.0;

/// Adds a hand.
pub fn add(
    to: &mut Body,
    arm: &Limb,
    side: usize,
    grip: Grip,
    role: impl Fn(Role) -> Role + Copy + Send + Sync + 'static,
) {
    let way = arm.tip;
    let palm = across(arm.palm, way, DVec3::NEG_Y);
    // Towards the thumb.
    let thumbward = way.cross(palm) * sign(side);
    let part = Part::Hand(side as u8);
    // Laid on something round, it lies above it, not in it.
    let lift = if matches!(grip, Grip::Laid | Grip::Hip | Grip::Around(_)) { LIFT } else { 0.0 };
    let at = |along: f64, aside: f64, inward: f64| {
        arm.end + way * along + thumbward * aside + palm * (inward - lift)
    };
    let sections =
        [[-1.0, 2.7, 1.9], [1.5, 3.1, 1.8], [4.0, 3.7, 1.7], [6.5, 4.1, 1.6], [8.8, 4.0, 1.4]];
    let rings = sections.map(|[along, wide, deep]| Ring {
        at: at(along, 0.0, 0.0),
        axes: [palm, thumbward],
        reach: [deep, deep, wide],
        along,
    });
    to.meshes.push(tube(part, &capped(&rings, [1.0, 1.0]), move |_, _| role(Role::Skin)));
    let (bends, opposed) = grip.bends();
    for [along, aside, lengths @ ..] in FINGERS {
        let mut point = at(along - 0.4, aside, 0.0);
        let mut bent = 0.0;
        // An open hand is a little spread.
        let spread = (aside * grip.spread()).to_radians();
        let way = way * spread.cos() + thumbward * spread.sin();
        let mut points = vec![(point, 1.15)];
        for (number, (length, bend)) in lengths.into_iter().zip(bends).enumerate() {
            bent += bend;
            let turn = DQuat::from_axis_angle(way.cross(palm), f64::to_radians(bent));
            point += turn * way * length;
            points.push((point, [1.05, 0.95, 0.75][number]));
        }
        to.meshes.push(rod(part, &points, role(Role::Skin)));
    }
    // The thumb leaves the palm's side; closed, it lies over the fingers.
    let mut point = at(2.2, 2.6, 0.5);
    let mut points = vec![(point, 1.5)];
    for (number, length) in [3.6, 2.9, 2.4].into_iter().enumerate() {
        let out = [48.0, 30.0, 16.0][number] - opposed * [0.6, 0.9, 1.5][number];
        let inward = opposed * [0.7, 1.0, 1.1][number];
        let turn = DQuat::from_axis_angle(thumbward.cross(palm), -inward.to_radians());
        let direction =
            turn * (way * f64::cos(out.to_radians()) + thumbward * f64::sin(out.to_radians()));
        let direction = (direction + palm * (inward.to_radians().sin() * 0.8)).normalize_or(way);
        point += direction * length;
        points.push((point, [1.35, 1.15, 0.9][number]));
    }
    to.meshes.push(rod(part, &points, role(Role::Skin)));
}
