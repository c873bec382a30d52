//! Surfaces in space, as triangles: tubes swept along bones, ellipsoids, boxes. Each point of one
//! knows where it is on its own surface, so that hems, hair and muscles can be told there.

use std::f64::consts::{PI, TAU};
use std::fmt;

use glam::{DQuat, DVec3};

use super::role::{GROUND, Role};

mod tube;

pub use tube::{Ring, around_tube, capped, rod, round_rings, tube};

/// What a surface belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A thing that stands around, by its number.
    Thing(u8),
    /// A thing in hands, or that the body is on.
    Close,
    /// Trunk and neck.
    Trunk,
    /// The head.
    Head,
    /// A leg of a side.
    Leg(u8),
    /// A foot.
    Foot(u8),
    /// An arm.
    Arm(u8),
    /// A hand.
    Hand(u8),
}

impl Part {
    /// Whether it is part of a body.
    pub fn is_body(self) -> bool {
        !matches!(self, Self::Thing(_) | Self::Close)
    }
    /// The side of a limb.
    pub fn side(self) -> Option<u8> {
        match self {
            Self::Leg(side) | Self::Foot(side) | Self::Arm(side) | Self::Hand(side) => Some(side),
            Self::Thing(_) | Self::Close | Self::Trunk | Self::Head => None,
        }
    }
    /// Whether one grows out of the other, so that no line parts them where they meet.
    pub fn joins(self, other: Self) -> bool {
        let [one, other] = if self < other { [self, other] } else { [other, self] };
        match (one, other) {
            (one, other) if one == other => true,
            (Self::Trunk, Self::Head | Self::Leg(_) | Self::Arm(_)) => true,
            (Self::Leg(one), Self::Foot(other)) | (Self::Arm(one), Self::Hand(other)) => {
                one == other
            }
            _ => false,
        }
    }
}

/// The colour of a place on a surface, by where it is along and around it.
pub type Paint = Box<dyn Fn(f64, f64) -> Role + Send + Sync>;

/// A surface.
pub struct Mesh {
    /// Whose it is.
    pub part: Part,
    /// Its colours.
    pub paint: Paint,
    /// Worked muscles on it.
    pub muscles: Vec<Spindle>,
    /// Those that lie on other surfaces, too.
    pub bellies: Vec<Belly>,
    /// Which of [`GROUND`] it is.
    pub ground: Option<usize>,
    /// Its corners.
    pub at: Vec<DVec3>,
    /// Its outward directions there.
    pub normal: Vec<DVec3>,
    /// Where its corners are along and around it.
    pub place: Vec<[f64; 2]>,
    /// Triangles, seen from outside counter-clockwise.
    pub faces: Vec<[u32; 3]>,
}

impl fmt::Debug for Mesh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mesh")
            .field("part", &self.part)
            .field("corners", &self.at.len())
            .finish_non_exhaustive()
    }
}

/// A muscle's belly on a surface: an ellipse with pointed ends.
#[derive(Clone, Copy, Debug)]
pub struct Spindle {
    /// From where to where along the surface.
    pub along: [f64; 2],
    /// The middle of it around the surface, in radians.
    pub around: f64,
    /// Half its breadth, in radians.
    pub half: f64,
}

impl Spindle {
    /// How broad it is, of its half, at a share of its way.
    pub fn breadth(share: f64) -> f64 {
        (PI * share.clamp(0.0, 1.0)).sin().powf(0.6)
    }
    /// Whether a place is on it.
    pub fn has(&self, along: f64, around: f64) -> bool {
        let share = (along - self.along[0]) / (self.along[1] - self.along[0]);
        let off = (around - self.around + PI).rem_euclid(TAU) - PI;
        (0.0..=1.0).contains(&share) && off.abs() <= self.half * Self::breadth(share)
    }
}

/// A muscle around a joint, across the surfaces that meet there: what of them is inside an ellipsoid.
#[derive(Clone, Copy, Debug)]
pub struct Belly {
    /// Its middle.
    pub at: DVec3,
    /// Its half axes, each divided by the square of its length.
    pub axes: [DVec3; 3],
}

impl Belly {
    /// Whether a point is inside.
    pub fn has(&self, point: DVec3) -> bool {
        self.axes.iter().map(|axis| axis.dot(point - self.at).powi(2)).sum::<f64>() <= 1.0
    }
}

/// A surface through rows of points that close around it.
fn grid(part: Part, paint: Paint, rows: &[Vec<DVec3>], along: &[f64]) -> Mesh {
    let columns = rows[0].len();
    let (mut at, mut normal, mut place) = (Vec::new(), Vec::new(), Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let (before, after) =
            (&rows[number.saturating_sub(1)], &rows[(number + 1).min(rows.len() - 1)]);
        for column in 0..=columns {
            let here = column % columns;
            let across = row[(here + 1) % columns] - row[(here + columns - 1) % columns];
            let outward = across.cross(after[here] - before[here]);
            at.push(row[here]);
            normal.push(outward / outward.length_squared().sqrt().max(1e-12));
            place.push([along[number], TAU * column as f64 / columns as f64]);
        }
    }
    let mut faces = Vec::new();
    let wide = columns as u32 + 1;
    for row in 0..rows.len() as u32 - 1 {
        for column in 0..columns as u32 {
            let corner = row * wide + column;
            faces.push([corner, corner + 1, corner + wide + 1]);
            faces.push([corner, corner + wide + 1, corner + wide]);
        }
    }
    let mut mesh = Mesh { at, normal, place, faces, ..Mesh::bare(part, paint) };
    mesh.turn_outward();
    mesh
}

/// A ball-like surface: `radius` tells the point in a direction, given as latitude (up) and
/// longitude (0 the front, a quarter turn the right side); these are its places.
pub fn ball(
    part: Part,
    [rows, columns]: [usize; 2],
    surface: impl Fn(f64, f64) -> DVec3,
    paint: impl Fn(f64, f64) -> Role + Send + Sync + 'static,
) -> Mesh {
    let latitude = |row: usize| PI * (row as f64 / rows as f64 - 0.5) * 0.9999;
    let lines = (0..=rows).map(|row| {
        (0..columns)
            .map(|column| surface(latitude(row), TAU * column as f64 / columns as f64))
            .collect()
    });
    let along: Vec<f64> = (0..=rows).map(latitude).collect();
    grid(part, Box::new(paint), &lines.collect::<Vec<_>>(), &along)
}

/// An ellipsoid with half axes along a frame: to its right, front and up.
pub fn ellipsoid(
    part: Part,
    at: DVec3,
    frame: DQuat,
    [wide, deep, high]: [f64; 3],
    role: Role,
) -> Mesh {
    let point = |latitude: f64, longitude: f64| {
        let (up, out) = latitude.sin_cos();
        let (side, front) = longitude.sin_cos();
        at + frame * DVec3::new(deep * out * front, high * up, wide * out * side)
    };
    let fine = if wide.max(deep).max(high) < 4.0 { [8, 14] } else { [24, 40] };
    ball(part, fine, point, move |_, _| role)
}

impl Mesh {
    /// One without corners.
    fn bare(part: Part, paint: Paint) -> Self {
        Self {
            part,
            paint,
            muscles: Vec::new(),
            bellies: Vec::new(),
            ground: None,
            at: Vec::new(),
            normal: Vec::new(),
            place: Vec::new(),
            faces: Vec::new(),
        }
    }

    /// One of a single colour, still without corners.
    pub fn plain(part: Part, role: Role) -> Self {
        Self::bare(part, Box::new(move |_, _| role))
    }

    /// Adds a corner with its outward direction and its place on the surface; returns its number.
    pub fn add(&mut self, at: DVec3, normal: DVec3, place: [f64; 2]) -> u32 {
        self.at.push(at);
        self.normal.push(normal);
        self.place.push(place);
        self.at.len() as u32 - 1
    }

    /// Flat polygons, each with its own colour.
    pub fn flat(part: Part, polygons: &[(Vec<DVec3>, Role)]) -> Self {
        let roles: Vec<Role> = polygons.iter().map(|(_, role)| *role).collect();
        let paint = move |along: f64, _: f64| roles[(along.round() as usize).min(roles.len() - 1)];
        let mut mesh = Self::bare(part, Box::new(paint));
        for (number, (points, _)) in polygons.iter().enumerate() {
            let first = mesh.at.len() as u32;
            let normal = (points[1] - points[0]).cross(points[2] - points[0]).normalize_or_zero();
            for point in points {
                mesh.add(*point, normal, [number as f64, 0.0]);
            }
            mesh.faces.extend(
                (1..points.len() as u32 - 1).map(|step| [first, first + step, first + step + 1]),
            );
        }
        mesh
    }

    /// A surface with the same triangles and places, and colours of its own; its corners are not set.
    pub fn like(other: &Self, paint: impl Fn(f64, f64) -> Role + Send + Sync + 'static) -> Self {
        Self {
            place: other.place.clone(),
            faces: other.faces.clone(),
            ..Self::bare(other.part, Box::new(paint))
        }
    }

    /// The same, drawn also where it is covered.
    pub fn on_ground(mut self, role: Role) -> Self {
        self.ground = GROUND.iter().position(|ground| *ground == role);
        self
    }

    /// The same with muscles on it.
    pub fn with_muscles(mut self, muscles: Vec<Spindle>, bellies: Vec<Belly>) -> Self {
        self.muscles = muscles;
        self.bellies = bellies;
        self
    }

    /// Turns faces and directions outwards: a closed surface has a positive volume.
    fn turn_outward(&mut self) {
        let middle = self.at.iter().sum::<DVec3>() / self.at.len() as f64;
        let corner = |index: u32| self.at[index as usize] - middle;
        let volume: f64 =
            self.faces.iter().map(|[a, b, c]| corner(*a).dot(corner(*b).cross(corner(*c)))).sum();
        if volume < 0.0 {
            self.faces.iter_mut().for_each(|face| face.swap(1, 2));
        }
        let out: f64 =
            self.at.iter().zip(&self.normal).map(|(at, normal)| (*at - middle).dot(*normal)).sum();
        if out < 0.0 {
            self.normal.iter_mut().for_each(|normal| *normal = -*normal);
        }
    }
}
