//! Things that a body can rest on or stand before, and never be inside of.

use glam::{DQuat, DVec3};

use crate::catalogue::pose::{Figure, Prop, Stuff};
use crate::figure::mesh::{Mesh, Part};
use crate::figure::role::Role;

/// From where to where a wall reaches along the line of sight, in centimetres.
pub const WALL: [f64; 2] = [-74.0, 42.0];
/// Height of its skirting board.
pub const SKIRTING: f64 = 8.0;

/// A box in space, turned around the picture's line of sight.
#[derive(Clone, Copy, Debug)]
pub struct Solid {
    /// Its middle.
    pub at: DVec3,
    /// Half its size.
    pub half: DVec3,
    /// How it is turned.
    pub turn: DQuat,
    /// Whether it is a cylinder or ball of radius `half.x` instead, along z as far as `half.z`
    /// reaches.
    pub round: bool,
}

impl Solid {
    /// Between two corners.
    pub fn cuboid(from: [f64; 3], to: [f64; 3]) -> Self {
        let (from, to) = (DVec3::from(from), DVec3::from(to));
        Self { at: (from + to) / 2.0, half: (to - from) / 2.0, turn: DQuat::IDENTITY, round: false }
    }

    /// The same, turned by degrees around a point.
    fn tilted(self, degrees: f64, around: [f64; 2]) -> Self {
        let turn = DQuat::from_rotation_z(degrees.to_radians());
        let around = DVec3::new(around[0], around[1], self.at.z);
        Self { at: around + turn * (self.at - around), turn, ..self }
    }

    /// Distance from its surface to a point; negative inside.
    pub fn distance(&self, point: DVec3) -> f64 {
        let local = self.turn.inverse() * (point - self.at);
        if self.round {
            let beyond = (local.z.abs() - self.half.z).max(0.0);
            return (local.truncate().length_squared() + beyond * beyond).sqrt() - self.half.x;
        }
        let beside = local.abs() - self.half;
        beside.max(DVec3::ZERO).length() + beside.max_element().min(0.0)
    }

    /// Its faces: the top in one colour, the others in another.
    pub fn mesh(&self, part: Part, [top, edge]: [Role; 2]) -> Mesh {
        let axes = [DVec3::X, DVec3::NEG_X, DVec3::Y, DVec3::NEG_Y, DVec3::Z, DVec3::NEG_Z];
        let face = |normal: DVec3| {
            let one = DVec3::new(normal.y, normal.z, normal.x).abs();
            let other = normal.cross(one);
            let corner =
                |a: f64, b: f64| self.at + self.turn * ((normal + one * a + other * b) * self.half);
            let corners =
                vec![corner(1.0, 1.0), corner(-1.0, 1.0), corner(-1.0, -1.0), corner(1.0, -1.0)];
            (corners, if normal == DVec3::Y { top } else { edge })
        };
        Mesh::flat(part, &axes.map(face))
    }
}

const WALL_ROLES: [Role; 2] = [Role::Wall; 2];
const STEP_ROLES: [Role; 2] = [Role::Mat, Role::MatEdge];
const PAD_ROLES: [Role; 2] = [Role::Pad, Role::PadEdge];
const METAL_ROLES: [Role; 2] = [Role::Metal, Role::MetalEdge];

/// The colours of what a thing is made of: its top and its edges.
pub fn roles(stuff: Stuff) -> [Role; 2] {
    match stuff {
        Stuff::Pad => PAD_ROLES,
        Stuff::Metal => METAL_ROLES,
        Stuff::Wall => STEP_ROLES,
        Stuff::Cloth => [Role::Cloth, Role::ClothEdge],
    }
}

/// The solids of a thing, each with its colours; things in hands have none.
pub fn solids_of(prop: &Prop) -> Vec<(Solid, [Role; 2])> {
    match *prop {
        Prop::Bench { x, y, z } => {
            let leg = |x: f64| {
                (Solid::cuboid([x, 0.0, 3.0 - z], [x + 4.0, y - 7.0, z - 3.0]), METAL_ROLES)
            };
            vec![
                leg(x[0] + 8.0),
                leg(x[1] - 12.0),
                (Solid::cuboid([x[0], y - 8.0, -z], [x[1], y, z]), PAD_ROLES),
            ]
        }
        Prop::Box { from, to, z, middle, tilt, stuff } => {
            let cuboid = Solid::cuboid([from[0], from[1], middle - z], [to[0], to[1], middle + z]);
            vec![(cuboid.tilted(tilt, from), roles(stuff))]
        }
        Prop::Wall { x, left, height } => {
            let (from, to) = if left { (x, x + 6.0) } else { (x - 6.0, x) };
            vec![(Solid::cuboid([from, 0.0, WALL[0]], [to, height, WALL[1]]), WALL_ROLES)]
        }
        Prop::BackWall { x, z, height } => {
            vec![(Solid::cuboid([x[0], 0.0, z - 6.0], [x[1], height, z]), WALL_ROLES)]
        }
        Prop::Chair { x, y, z, turned } => chair(x, y, z, turned),
        Prop::Pulldown => vec![
            (Solid::cuboid([-20.0, 40.0, -14.0], [22.0, 47.0, 14.0]), PAD_ROLES),
            (Solid::cuboid([-3.0, 0.0, -3.0], [3.0, 40.0, 3.0]), METAL_ROLES),
        ],
        Prop::Machine => vec![
            (Solid::cuboid([-3.5, 0.0, -3.5], [3.5, 40.0, 3.5]), METAL_ROLES),
            (Solid::cuboid([-24.0, 40.0, -18.0], [26.0, 47.0, 18.0]), PAD_ROLES),
            (
                Solid::cuboid([42.0, 10.0, -20.0], [70.0, 14.0, 20.0]).tilted(20.0, [42.0, 10.0]),
                METAL_ROLES,
            ),
        ],
        _ => Vec::new(),
    }
}

fn chair(x: f64, y: f64, z: f64, turned: bool) -> Vec<(Solid, [Role; 2])> {
    let legs = [x + 1.0, x + 38.0].into_iter().flat_map(|x| [-z + 5.0, z - 8.0].map(|z| (x, z)));
    let leg =
        |(x, z): (f64, f64)| (Solid::cuboid([x, 0.0, z], [x + 3.0, y - 4.0, z + 3.0]), METAL_ROLES);
    let mut chair: Vec<_> = legs.map(leg).collect();
    let back = if turned { x + 42.0 } else { x - 3.0 };
    chair.push((Solid::cuboid([back, y, -z], [back + 3.0, y + 42.0, z]), PAD_ROLES));
    // The seat goes on below the back.
    let seat = [back.min(x), (back + 3.0).max(x + 42.0)];
    chair.push((Solid::cuboid([seat[0], y - 4.0, -z], [seat[1], y, z]), PAD_ROLES));
    chair
}

/// What a body can't be inside of, the floor aside.
pub fn solids(figure: &Figure) -> Vec<Solid> {
    let round = |prop: &Prop| match *prop {
        Prop::Ball { at, r } => Some((at, r, 0.0)),
        Prop::Roller { at, r, z } => Some((at, r, z)),
        _ => None,
    };
    let rounds = figure.props.iter().filter_map(round).map(|(at, r, z)| Solid {
        at: DVec3::new(at[0], at[1], 0.0),
        half: DVec3::new(r, r, z),
        turn: DQuat::IDENTITY,
        round: true,
    });
    figure.props.iter().flat_map(solids_of).map(|(solid, _)| solid).chain(rounds).collect()
}
