//! What stands around a figure, as surfaces.

mod floor;
mod gym;
mod home;
mod solid;

use std::f64::consts::TAU;

use glam::DVec3;

use self::home::{backpack, pillow, towel};
use self::solid::{SKIRTING, WALL, roles, solids_of};

pub use self::solid::{Solid, solids};

use super::mesh::{Mesh, Part, Ring, ellipsoid, rod, round_rings, tube};
use super::role::Role;
use super::solve::{Frame, Skeleton, right};
use super::{body, joint};
use crate::catalogue::pose::{Figure, Hands, Joint, Part as Held, Prop, Stuff};

/// Thickness of a mat, in centimetres.
const MAT: f64 = 2.2;
/// From which part of a rod's length as its height on it stands.
const UPRIGHT: f64 = 0.98;
/// How broad a post's plate is, of the post, and how thick in centimetres.
const PLATE: [f64; 2] = [3.2, 1.8];
/// How far a shadow lies above what it falls on, so that it is seen.
const ABOVE: f64 = 0.12;

/// All surfaces of all things.
pub fn meshes(figure: &Figure, bones: &Skeleton) -> Vec<Mesh> {
    let mut meshes = Vec::new();
    for (number, prop) in (0..).zip(&figure.props) {
        let part = Part::Thing(number);
        meshes.extend(solids_of(prop).into_iter().map(|(solid, roles)| match prop {
            Prop::Box { stuff: Stuff::Cloth, .. } => pillow(&solid),
            Prop::Wall { .. } | Prop::BackWall { .. } => {
                solid.mesh(part, roles).on_ground(Role::Wall)
            }
            _ => solid.mesh(part, roles),
        }));
        meshes.extend(match *prop {
            Prop::Floor { x, z, middle } => vec![floor::floor(figure, x, z, middle)],
            _ => standing(prop, bones, part),
        });
        meshes.extend(held(prop, &figure.props, bones, part));
    }
    meshes
}

/// A rod with round ends.
fn bar(part: Part, from: DVec3, to: DVec3, r: f64, role: Role) -> Mesh {
    // What begins at the floor stands on it.
    let [from, to] = [from, to].map(|end| end.with_y(end.y.max(r)));
    rod(part, &[(from, r), (from.lerp(to, 0.5), r), (to, r)], role)
}

/// A cylinder along an axis, with flat ends in a colour of their own.
fn cylinder(part: Part, from: DVec3, to: DVec3, r: f64, [side, end]: [Role; 2]) -> Vec<Mesh> {
    let way = (to - from).normalize_or(DVec3::Z);
    let (one, other) = way.any_orthonormal_pair();
    let circle = |at: DVec3| -> Vec<DVec3> {
        (0..40)
            .map(|step| {
                let (sin, cos) = (TAU * f64::from(step) / 40.0).sin_cos();
                at + one * (cos * r) + other * (sin * r)
            })
            .collect()
    };
    let (mut start, finish) = (circle(from), circle(to));
    let quad = |index: usize| {
        let next = (index + 1) % start.len();
        vec![start[index], start[next], finish[next], finish[index]]
    };
    let sides: Vec<_> = (0..start.len()).map(|index| (quad(index), side)).collect();
    start.reverse();
    vec![Mesh::flat(part, &sides), Mesh::flat(part, &[(finish, end), (start, end)])]
}

/// A flat ellipse on the floor, with corners the fuller the more `full` is than 2.
fn disc(part: Part, at: DVec3, [x, z]: [f64; 2], full: f64, role: Role) -> Mesh {
    let points = (0..72).map(|step| {
        let (sin, cos) = (-TAU * f64::from(step) / 72.0).sin_cos();
        let [sin, cos] = [sin, cos].map(|part: f64| part.signum() * part.abs().powf(2.0 / full));
        at + DVec3::new(cos * x, 0.0, sin * z)
    });
    Mesh::flat(part, &[(points.collect(), role)]).on_ground(role)
}

/// How high a limb is at most whose shadow is seen, and by how much narrower that is for each centimetre.
const LIFTED: f64 = 26.0;
const NARROWER: f64 = 0.19;

/// Where parts of a body come near the floor or a wall: what of them is near it, laid flat.
pub fn shadow(bodies: &[Mesh], props: &[Prop]) -> Mesh {
    // How near it is, how far its shadow spreads, and up to where that grows narrower: on the floor only that
    // of a limb, so that one that is lifted has a shadow apart from it.
    let (floor, wall) = ([4.0, 1.0, LIFTED], [2.5, 0.9, 8.0]);
    let ground = (DVec3::ZERO, DVec3::Y, floor);
    let walls = props.iter().filter_map(|prop| match *prop {
        Prop::Wall { x, left, .. } => {
            Some((DVec3::X * x, if left { DVec3::NEG_X } else { DVec3::X }, wall))
        }
        Prop::BackWall { z, .. } => Some((DVec3::Z * z, DVec3::Z, wall)),
        _ => None,
    });
    let mut shadow = Mesh::plain(Part::Thing(u8::MAX), Role::Shadow).on_ground(Role::Shadow);
    for (at, normal, [near, spread, lifted]) in std::iter::once(ground).chain(walls) {
        for mesh in bodies {
            let is_lifted = normal.y == 0.0 || !matches!(mesh.part, Part::Trunk | Part::Head);
            let reach = if is_lifted { lifted } else { near };
            let high: Vec<f64> = mesh.at.iter().map(|point| (*point - at).dot(normal)).collect();
            let is_turned = |index: &u32| mesh.normal[*index as usize].dot(normal) <= 0.0;
            let mut flat: Vec<Option<u32>> = vec![None; high.len()];
            for face in &mesh.faces {
                let middle = face.iter().map(|index| high[*index as usize]).sum::<f64>() / 3.0;
                // What faces away casts no more than what faces the ground.
                if !(-3.0..=reach).contains(&middle) || !face.iter().any(is_turned) {
                    continue;
                }
                let mut corners = face.map(|index| {
                    let index = index as usize;
                    *flat[index].get_or_insert_with(|| {
                        let spread = spread - (high[index] - near).max(0.0) * NARROWER;
                        let out = mesh.at[index] + mesh.normal[index] * spread;
                        let at = out - normal * ((out - at).dot(normal) - ABOVE);
                        shadow.add(at, normal, [0.0; 2])
                    })
                });
                let [one, other, third] = corners.map(|index| shadow.at[index as usize]);
                if (other - one).cross(third - one).dot(normal) < 0.0 {
                    corners.reverse();
                }
                shadow.faces.push(corners);
            }
        }
    }
    shadow
}

/// What of a thing that stands or lies around is no solid.
fn standing(prop: &Prop, bones: &Skeleton, part: Part) -> Vec<Mesh> {
    match *prop {
        Prop::Mat { x, z } => {
            let mat = Solid::cuboid([x[0], -MAT, -z], [x[1], 0.0, z]);
            let top = [[x[0], z], [x[1], z], [x[1], -z], [x[0], -z]];
            let top = top.map(|[x, z]| DVec3::new(x, 0.05, z)).to_vec();
            vec![
                mat.mesh(Part::Close, [Role::MatEdge; 2]),
                Mesh::flat(Part::Close, &[(top, Role::Mat)]).on_ground(Role::Mat),
            ]
        }
        Prop::Rod { from, to, r, stuff } => {
            let (from, to) = (DVec3::from(from), DVec3::from(to));
            let mut rod = vec![bar(part, from, to, r, roles(stuff)[0])];
            // A post stands on a plate.
            if from.y <= 0.0 && (to - from).normalize_or_zero().y > UPRIGHT {
                rod.extend(cylinder(
                    part,
                    from,
                    from + DVec3::Y * PLATE[1],
                    r * PLATE[0],
                    roles(stuff),
                ));
            }
            rod
        }
        // A wall stands on a skirting board.
        Prop::Wall { x, left, .. } => {
            let (from, to) = if left { (x - 1.2, x) } else { (x, x + 1.2) };
            let board = Solid::cuboid([from, 0.0, WALL[0]], [to, SKIRTING, WALL[1]]);
            vec![board.mesh(part, [Role::MatEdge; 2])]
        }
        Prop::BackWall { x, z, .. } => {
            vec![
                Solid::cuboid([x[0], 0.0, z], [x[1], SKIRTING, z + 1.2])
                    .mesh(part, [Role::MatEdge; 2]),
            ]
        }
        Prop::Stack { x, z, height } => gym::stack(part, x, z, height),
        Prop::Towel => bones.legs.iter().map(|leg| towel(part, leg)).collect(),
        Prop::Ball { at, r } => {
            let at = DVec3::new(at[0], at[1], 0.0);
            vec![ellipsoid(part, at, glam::DQuat::IDENTITY, [r; 3], Role::Ball)]
        }
        Prop::Roller { at, r, z } => {
            let end = |z: f64| DVec3::new(at[0], at[1], z);
            let mut roller = cylinder(part, end(-z), end(z), r, [Role::Ball, Role::BallEdge]);
            roller.extend(cylinder(part, end(z), end(z + 0.1), r * 0.5, [Role::Ball; 2]));
            roller
        }
        Prop::Pulldown => gym::pulldown(part, bones),
        Prop::Machine => gym::machine(part, bones),
        _ => Vec::new(),
    }
}

/// Level, and where a chest faces: along it hang what single hands hold.
pub fn ahead(chest: Frame) -> DVec3 {
    DVec3::Y.cross(right(chest)).normalize_or(DVec3::X)
}

/// How far the end of a band reaches out of a fist.
const TAIL: f64 = 6.0;
/// Centimetres from the middle of a post within which a band is fixed to it.
const FIXED: f64 = 6.0;

/// A band from one place to another, whose ends hang down behind them by so much.
fn band(part: Part, from: DVec3, to: DVec3, tails: [f64; 2]) -> Mesh {
    let way = (to - from).normalize_or(DVec3::X);
    let tail = |at: DVec3, way: DVec3, long: f64| {
        [(0.55, 0.1), (0.9, 0.45), (1.05, 0.95)]
            .map(|(out, down)| at + way * (out * long) - DVec3::Y * (down * long))
    };
    let start = tail(from, -way, tails[0]).into_iter().rev().filter(|_| tails[0] > 0.0);
    let end = tail(to, way, tails[1]).into_iter().filter(|_| tails[1] > 0.0);
    let points: Vec<(DVec3, f64)> =
        start.chain([from, from.lerp(to, 0.5), to]).chain(end).map(|point| (point, 1.1)).collect();
    rod(part, &points, Role::Band)
}

/// A band's end around a post that is near enough.
fn noose(part: Part, at: DVec3, prop: &Prop) -> Option<Mesh> {
    let Prop::Rod { from, to, r, .. } = *prop else { return None };
    let (from, to) = (DVec3::from(from), DVec3::from(to));
    let way = (to - from).normalize_or(DVec3::Y);
    let middle = from + way * (at - from).dot(way);
    if middle.distance(at) > FIXED {
        return None;
    }
    let (one, other) = way.any_orthonormal_pair();
    let points: Vec<(DVec3, f64)> = (0..=24)
        .map(|step| {
            let (sin, cos) = (TAU * f64::from(step) / 24.0).sin_cos();
            (middle + (one * cos + other * sin) * (r + 0.6), 1.3)
        })
        .collect();
    Some(tube(part, &round_rings(&points), |_, _| Role::Band))
}

/// A thing in hands.
fn held(prop: &Prop, props: &[Prop], bones: &Skeleton, around: Part) -> Vec<Mesh> {
    let part = Part::Close;
    let hand = |side: usize| bones.arms[side].grip();
    let chest = bones.trunk.frames[2];
    let handle = |across: bool| if across { right(chest) } else { ahead(chest) };
    match *prop {
        Prop::Barbell { r, on_back } => gym::barbell(part, bones, r, on_back),
        Prop::Dumbbell { hands, across } => places(hands, bones)
            .into_iter()
            .flat_map(|at| gym::dumbbell(part, at, handle(across)))
            .collect(),
        Prop::Kettlebell { hands, up } => {
            // Both hands hold it side by side, or by its horns.
            let along = handle(hands == Hands::Both);
            let places = places(hands, bones).into_iter();
            places.flat_map(|at| gym::kettlebell(part, at, along, up)).collect()
        }
        Prop::Backpack { hands, hugged } => backpack(part, bones, hands, hugged),
        Prop::Bar => {
            let along = (hand(0) - hand(1)).normalize_or(DVec3::Z) * 14.0;
            vec![bar(part, hand(1) - along, hand(0) + along, 1.6, Role::Iron)]
        }
        Prop::Cable { from, hands } => gym::cable(around, from, &places(hands, bones)),
        Prop::Band { from, hands } => {
            // Where it is fixed may lie outside of the picture.
            let from = DVec3::from(from);
            let line = |to: DVec3| band(around, from, to, [0.0, TAIL]);
            let fixed = props.iter().filter_map(|prop| noose(around, from, prop));
            places(hands, bones).into_iter().map(line).chain(fixed).collect()
        }
        Prop::Loop { between } => {
            // Closed hands hold it.
            let [one, other] = between.map(|end| match end {
                Joint::HandRight => hand(0),
                Joint::HandLeft => hand(1),
                end => joint(end, bones),
            });
            let knees = between.contains(&Joint::KneeRight) && between.contains(&Joint::KneeLeft);
            if knees {
                vec![around_knees(part, bones, [one, other])]
            } else {
                vec![band(part, one, other, [TAIL; 2])]
            }
        }
        Prop::Strap { foot } => {
            let leg = &bones.legs[usize::from(foot == Held::FootLeft)];
            // Below the sole, and on both of its sides up to the hands.
            let sole = leg.end + leg.tip * 9.0 + leg.down * (body::ANKLE + 0.2);
            let aside = leg.tip.cross(leg.down) * 4.6;
            let ends = [sole + aside, sole - aside];
            let along = [0, 1].map(|side| bar(part, hand(side), ends[side], 0.8, Role::Band));
            along.into_iter().chain([bar(part, ends[0], ends[1], 0.8, Role::Band)]).collect()
        }
        _ => Vec::new(),
    }
}

/// A band around both thighs, just above the knees.
fn around_knees(part: Part, bones: &Skeleton, knees: [DVec3; 2]) -> Mesh {
    let [one, other] = [0, 1].map(|side| knees[side].lerp(bones.legs[side].root, 0.12));
    let aside = (one - other).normalize_or(DVec3::Z);
    let along = (bones.legs[0].joint - bones.legs[0].root).normalize_or(DVec3::X);
    let ahead = aside.cross(along).normalize_or(DVec3::Y);
    let ring = |step: u32| {
        let (sin, cos) = (TAU * f64::from(step) / 32.0).sin_cos();
        let middle = if cos > 0.0 { one } else { other };
        let out = (aside * cos + ahead * sin).normalize_or(ahead);
        Ring {
            at: middle + aside * (cos * 6.8) + ahead * (sin * 7.0),
            axes: [along, out],
            reach: [2.6, 2.6, 0.6],
            along: f64::from(step),
        }
    };
    tube(part, &(0..=32).map(ring).collect::<Vec<_>>(), |_, _| Role::Band)
}

fn places(hands: Hands, bones: &Skeleton) -> Vec<DVec3> {
    let [right, left] = [0, 1].map(|side| bones.arms[side].grip());
    match hands {
        Hands::Right => vec![right],
        Hands::Left => vec![left],
        Hands::Each => vec![right, left],
        Hands::Both => vec![(right + left) / 2.0],
    }
}
