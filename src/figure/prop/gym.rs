//! Things of a gym.

use glam::DVec3;

use super::solid::Solid;
use super::{bar, cylinder};
use crate::figure::mesh::{Mesh, Part, ellipsoid, rod};
use crate::figure::role::Role;
use crate::figure::solve::{Skeleton, front, right, up};

/// A barbell in both hands or across the upper back.
pub fn barbell(part: Part, bones: &Skeleton, r: f64, on_back: bool) -> Vec<Mesh> {
    let chest = bones.trunk.frames[2];
    let hands = [0, 1].map(|side| bones.arms[side].grip());
    let (at, axis) = if on_back {
        (bones.trunk.base() - front(chest) * 8.5 - up(chest) * 3.0, right(chest))
    } else {
        ((hands[0] + hands[1]) / 2.0, (hands[0] - hands[1]).normalize_or(DVec3::Z))
    };
    let z = |along: f64| at + axis * along;
    let mut barbell = cylinder(part, z(-49.0), z(-44.0), r, [Role::Iron, Role::IronEdge]);
    barbell.push(bar(part, z(-58.0), z(58.0), 1.5, Role::MetalEdge));
    barbell.extend(cylinder(part, z(44.0), z(49.0), r, [Role::Iron, Role::IronEdge]));
    barbell.extend(cylinder(part, z(49.0), z(49.1), r * 0.8, [Role::Iron; 2]));
    barbell.extend(cylinder(part, z(49.1), z(51.0), 3.4, [Role::MetalEdge, Role::Metal]));
    barbell
}

/// A dumbbell along an axis.
pub fn dumbbell(part: Part, at: DVec3, axis: DVec3) -> Vec<Mesh> {
    let head = |end: f64| {
        let [near, far] = [5.6, 11.0].map(|along| at + axis * (along * end));
        cylinder(part, near, far, 5.6, [Role::Iron, Role::IronEdge])
    };
    let handle = bar(part, at - axis * 7.0, at + axis * 7.0, 1.5, Role::MetalEdge);
    [vec![handle], head(-1.0), head(1.0)].into_iter().flatten().collect()
}

/// A kettlebell by the middle of its handle, which is twice `half` broad and so high above its bell, or below it.
pub fn kettlebell(
    part: Part,
    at: DVec3,
    across: DVec3,
    [half, high]: [f64; 2],
    above: bool,
) -> Vec<Mesh> {
    let down = if above { 1.0 } else { -1.0 };
    let bell = at + DVec3::Y * ((high + 5.9) * down);
    let handle: Vec<(DVec3, f64)> = [
        [-0.89, high],
        [-1.0, 4.4],
        [-0.77, 0.7],
        [0.0, 0.0],
        [0.77, 0.7],
        [1.0, 4.4],
        [0.89, high],
    ]
    .map(|[x, y]| (at + across * (x * half) + DVec3::Y * (y * down), 1.5))
    .into();
    vec![
        rod(part, &handle, Role::Iron),
        ellipsoid(part, bell, glam::DQuat::IDENTITY, [8.8, 8.8, 8.6], Role::Iron),
    ]
}

/// How many plates a tower has, how many of them are lifted, and how high each is, with the gap below the next.
const PLATES: u8 = 7;
const LOADED: u8 = 4;
const PLATE: f64 = 7.0;

/// A tower of plates with its middle at `x`; the upper ones are raised by so many centimetres.
pub fn stack(part: Part, x: f64, z: f64, height: f64, raised: f64) -> Vec<Mesh> {
    let half = 13.0;
    let cuboid = |x0: f64, y0: f64, x1: f64, y1: f64, deep: f64, roles: [Role; 2]| {
        Solid::cuboid([x + x0, y0, z - deep], [x + x1, y1, z + deep]).mesh(part, roles)
    };
    let metal = [Role::Metal, Role::MetalEdge];
    let top = 5.0 + f64::from(PLATES) * PLATE;
    // A tower may be lower than its plates are high.
    let raised = raised.clamp(0.0, (height - 10.0 - top).max(0.0));
    let mut meshes = vec![
        cuboid(-half, 0.0, -half + 3.0, height, 4.0, metal),
        cuboid(half - 3.0, 0.0, half, height, 4.0, metal),
        cuboid(-half - 3.0, 0.0, half + 3.0, 4.0, 12.0, metal),
        cuboid(-half, height - 5.0, half, height, 4.0, metal),
        bar(part, DVec3::new(x, top + raised, z), DVec3::new(x, height - 4.0, z), 0.6, Role::Cable),
    ];
    meshes.extend((0..PLATES).map(|number| {
        let lifted = if number < PLATES - LOADED { 0.0 } else { raised };
        let low = 5.0 + f64::from(number) * PLATE + lifted;
        cuboid(-half + 4.0, low, half - 4.0, low + PLATE - 1.2, 3.0, [Role::IronEdge, Role::Iron])
    }));
    meshes
}

/// A cable with its pulley, from a point to hands; its handle is where the hands are.
pub fn cable(part: Part, from: [f64; 3], hands: &[DVec3]) -> Vec<Mesh> {
    let from = DVec3::from(from);
    let mut meshes: Vec<Mesh> =
        hands.iter().map(|hand| bar(part, from, *hand, 0.7, Role::Cable)).collect();
    meshes.extend(hands.iter().map(|hand| {
        let across = (*hand - from).cross(DVec3::Y).normalize_or(DVec3::Z) * 7.0;
        bar(part, *hand - across, *hand + across, 1.3, Role::Iron)
    }));
    meshes.extend(pulley(part, from));
    meshes
}

/// A pulley that turns around the line of sight.
fn pulley(part: Part, at: DVec3) -> Vec<Mesh> {
    let half = DVec3::Z * 1.5;
    cylinder(part, at - half, at + half, 4.5, [Role::MetalEdge, Role::Metal])
}

/// What of a pulldown machine is no seat: posts, pad, cable and pulley.
pub fn pulldown(part: Part, bones: &Skeleton) -> Vec<Mesh> {
    let rod = |from: [f64; 3], to: [f64; 3], r: f64, role: Role| {
        bar(part, from.into(), to.into(), r, role)
    };
    let hands = (bones.arms[0].grip() + bones.arms[1].grip()) / 2.0;
    let mut meshes = vec![
        rod([44.0, 0.0, 0.0], [44.0, 212.0, 0.0], 2.5, Role::Metal),
        rod([44.0, 212.0, 0.0], [8.0, 212.0, 0.0], 2.5, Role::Metal),
        rod([26.0, 62.0, 0.0], [44.0, 62.0, 0.0], 2.0, Role::Metal),
        rod([26.0, 65.0, -24.0], [26.0, 65.0, 24.0], 4.5, Role::Pad),
        rod([8.0, 210.0, 0.0], hands.into(), 0.7, Role::Cable),
    ];
    meshes.extend(pulley(part, DVec3::new(8.0, 210.0, 0.0)));
    meshes
}

/// What of a back-extension machine is no solid: its frame and the roll that moves with the back.
pub fn machine(part: Part, bones: &Skeleton) -> Vec<Mesh> {
    let (at, frame) = bones.trunk.at(40.0);
    let at = at - front(frame) * 15.5;
    let aside = right(frame) * 17.0;
    let half = DVec3::Z * 3.5;
    vec![
        bar(part, DVec3::new(0.0, 44.0, 0.0), DVec3::new(70.0, 12.0, 0.0), 2.0, Role::Metal),
        bar(part, DVec3::new(-34.0, 0.0, 0.0), DVec3::new(-34.0, 70.0, 0.0), 3.0, Role::Metal),
        bar(part, DVec3::new(-34.0, 2.0, 0.0), DVec3::new(56.0, 2.0, 0.0), 3.0, Role::Metal),
        bar(part, DVec3::new(-34.0, 43.0, 0.0), DVec3::new(0.0, 43.0, 0.0), 2.4, Role::Metal),
        // The roll hangs on an arm behind the back, which turns at the seat.
        bar(part, at, TURNS, 2.2, Role::Metal),
        bar(part, at - aside, at + aside, 5.0, Role::Pad),
    ]
    .into_iter()
    .chain(cylinder(part, TURNS - half, TURNS + half, 4.5, [Role::MetalEdge, Role::Metal]))
    .collect()
}

/// Where the arm of a back-extension machine turns.
const TURNS: DVec3 = DVec3::new(-22.0, 47.0, 0.0);
