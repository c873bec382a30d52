//! What stands around a figure, as surfaces.

mod floor;
mod gym;
mod held;
mod home;
mod solid;

use std::f64::consts::TAU;
use std::ops::RangeInclusive;

use glam::{DVec2, DVec3};

use self::held::{held, pulled};
use self::home::{pillow, towel};
use self::solid::{SKIRTING, WALL, roles, solids_of};

pub use self::held::{ahead, by_horns};
pub use self::solid::{Solid, solids};

use super::mesh::{Mesh, Part, ellipsoid, rod};
use super::role::Role;
use super::solve::Skeleton;
use crate::catalogue::pose::{Figure, Prop, Stuff};

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
            Prop::Stack { x, z, height } => gym::stack(part, x, z, height, pulled(figure, bones)),
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

/// Around a circle of radius 1, from one share of it to another, with corners the fuller the more `full` is than 2.
fn rounded(full: f64, shares: RangeInclusive<f64>) -> impl Iterator<Item = DVec2> {
    let (from, to) = shares.into_inner();
    (0..=72).map(move |step| {
        let turn = TAU * (from + (to - from) * f64::from(step) / 72.0);
        let corner = DVec2::from_angle(turn);
        corner.signum() * corner.abs().powf(2.0 / full)
    })
}

/// What lies level at a height on the floor, around points of it.
fn level(part: Part, high: f64, around: impl Iterator<Item = DVec2>, role: Role) -> Mesh {
    let mut points: Vec<DVec3> = around.map(|at| DVec3::new(at.x, high, at.y)).collect();
    // Its upper side is seen.
    let turn = |at: usize| (points[at] - points[0]).cross(points[at + 1] - points[0]).y;
    if (1..points.len() - 1).map(turn).sum::<f64>() < 0.0 {
        points.reverse();
    }
    Mesh::flat(part, &[(points, role)]).on_ground(role)
}

/// How high a limb is at most whose shadow is seen, and by how much narrower that is for each centimetre.
const LIFTED: f64 = 26.0;
const NARROWER: f64 = 0.12;

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
