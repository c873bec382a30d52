//! What is seen of a scene, point by point: the nearest surface, how far it is, what it shows. Nobody
//! says by hand what hides what.

use glam::{DVec2, DVec3};

use super::mesh::{Mesh, Part};
use super::role::{GROUND, Role};
use super::view::View;

/// Points a centimetre of a picture that lines are made of.
pub const FINE: f64 = 4.0;
/// Free points around a scene.
const FRAME: f64 = 4.0;
/// From where light falls, as it is seen: from above, a little from the left and from the viewer.
const LIGHT: DVec3 = DVec3::new(-0.38, 0.78, 0.5);
/// What gets less light than this lies in shade.
const SHADE: f64 = -0.02;

/// A part of a raster: columns and rows from the first pair on up to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its first column and row.
    pub from: [usize; 2],
    /// The first column and row beyond it.
    pub to: [usize; 2],
}

impl Window {
    /// Nothing.
    pub const NONE: Self = Self { from: [usize::MAX; 2], to: [0; 2] };

    /// Grows until it has a point.
    pub fn take(&mut self, at: [usize; 2]) {
        for (axis, at) in at.into_iter().enumerate() {
            self.from[axis] = self.from[axis].min(at);
            self.to[axis] = self.to[axis].max(at + 1);
        }
    }
    /// The same with so many points more on every side, within a size.
    pub fn grown(self, by: usize, size: [usize; 2]) -> Self {
        let to = [0, 1].map(|axis| (self.to[axis] + by).min(size[axis]));
        Self { from: self.from.map(|from| from.saturating_sub(by)), to }
    }
    /// How many columns and rows it has.
    pub fn size(self) -> [usize; 2] {
        [0, 1].map(|axis| self.to[axis].saturating_sub(self.from[axis]))
    }
}

/// One point of a picture.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    /// Nearness to the viewer.
    pub near: f32,
    /// The surface's number, counted from 1; 0 where there is none.
    pub mesh: u16,
    /// What it is.
    pub role: Option<Role>,
    /// Whether it lies in shade.
    pub shade: bool,
    /// Whether a body touches it, so that it lies in that one's shade.
    pub touched: bool,
    /// Whether a worked muscle is there.
    pub muscle: bool,
    /// Which of [`GROUND`] is there, seen or covered.
    pub ground: [bool; GROUND.len()],
}

const NOTHING: Dot = Dot {
    near: f32::NEG_INFINITY,
    mesh: 0,
    role: None,
    shade: false,
    touched: false,
    muscle: false,
    ground: [false; GROUND.len()],
};

/// Where a point lies on its surface: on which triangle, and how near to each of its corners.
#[derive(Clone, Copy, Default)]
struct Place {
    face: [u32; 3],
    share: [f64; 3],
}

/// A scene as it is seen.
#[derive(Debug)]
pub struct Raster {
    /// How many points wide and high.
    pub size: [usize; 2],
    /// Where its first point is, in centimetres; rows go up.
    pub low: DVec2,
    /// Points a centimetre.
    pub fine: f64,
    /// Its points, row by row.
    pub dots: Vec<Dot>,
    /// Whose the surfaces are.
    pub parts: Vec<Part>,
}

impl Raster {
    /// Looks at surfaces through a window of the picture, at so many points a centimetre.
    pub fn of<'m>(
        meshes: impl IntoIterator<Item = &'m Mesh>,
        view: &View,
        [low, high]: [DVec2; 2],
        fine: f64,
    ) -> Self {
        let low = low - FRAME / fine;
        let size = ((high - low) * fine).ceil().max(DVec2::ZERO) + FRAME;
        let size = [size.x as usize, size.y as usize];
        let mut raster =
            Self { size, low, fine, dots: vec![NOTHING; size[0] * size[1]], parts: Vec::new() };
        let meshes: Vec<&Mesh> = meshes.into_iter().collect();
        let mut places = vec![Place::default(); raster.dots.len()];
        for (number, mesh) in (1..).zip(&meshes) {
            raster.parts.push(mesh.part);
            let seen: Vec<DVec3> = mesh.at.iter().map(|at| view.see(*at)).collect();
            raster.paint(number, mesh, &seen, &mut places);
        }
        raster.tell(&meshes, &places, view);
        raster
    }

    /// Paints a surface where it is the nearest. Plain loops: this is most of the work.
    #[allow(clippy::many_single_char_names, reason = "corners and their shares, as they are named")]
    fn paint(&mut self, number: u16, mesh: &Mesh, seen: &[DVec3], places: &mut [Place]) {
        let [wide, high] = self.size;
        for face in &mesh.faces {
            let [a, b, c] = face.map(|index| {
                let at = seen[index as usize];
                [(at.x - self.low.x) * self.fine, (at.y - self.low.y) * self.fine, at.z]
            });
            let turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
            if turn <= 1e-9 {
                continue;
            }
            let left = a[0].min(b[0]).min(c[0]).ceil().max(0.0) as usize;
            let right = (a[0].max(b[0]).max(c[0]).floor() + 1.0).max(0.0) as usize;
            let under = a[1].min(b[1]).min(c[1]).ceil().max(0.0) as usize;
            let over = (a[1].max(b[1]).max(c[1]).floor() + 1.0).max(0.0) as usize;
            // Shares of the corners at a point, and how they change to the right.
            let right_u = (b[1] - c[1]) / turn;
            let right_v = (c[1] - a[1]) / turn;
            let mut y = under;
            while y < over && y < high {
                let (dx, dy) = (left as f64, y as f64);
                let mut u = ((b[0] - dx) * (c[1] - dy) - (b[1] - dy) * (c[0] - dx)) / turn;
                let mut v = ((c[0] - dx) * (a[1] - dy) - (c[1] - dy) * (a[0] - dx)) / turn;
                let mut x = left;
                while x < right && x < wide {
                    let w = 1.0 - u - v;
                    if u >= 0.0 && v >= 0.0 && w >= 0.0 {
                        let near = (a[2] * u + b[2] * v + c[2] * w) as f32;
                        let dot = &mut self.dots[y * wide + x];
                        if near > dot.near {
                            dot.near = near;
                            dot.mesh = number;
                            if let Some(ground) = mesh.ground {
                                dot.ground[ground] = true;
                            }
                            places[y * wide + x] = Place { face: *face, share: [u, v, w] };
                        }
                    }
                    u += right_u;
                    v += right_v;
                    x += 1;
                }
                y += 1;
            }
        }
    }

    /// Tells of each point what it shows.
    #[allow(clippy::many_single_char_names, reason = "corners and their shares, as they are named")]
    fn tell(&mut self, meshes: &[&Mesh], places: &[Place], view: &View) {
        let lit: Vec<Vec<f64>> = meshes
            .iter()
            .map(|mesh| mesh.normal.iter().map(|normal| view.see(*normal).dot(LIGHT)).collect())
            .collect();
        for (dot, place) in self.dots.iter_mut().zip(places) {
            if dot.mesh == 0 {
                continue;
            }
            let number = usize::from(dot.mesh) - 1;
            let mesh = meshes[number];
            let ([a, b, c], [u, v, w]) = (place.face.map(|index| index as usize), place.share);
            let (from, to, other) = (mesh.place[a], mesh.place[b], mesh.place[c]);
            let along = from[0] * u + to[0] * v + other[0] * w;
            let around = from[1] * u + to[1] * v + other[1] * w;
            let lit = &lit[number];
            dot.role = Some((mesh.paint)(along, around));
            dot.shade = lit[a] * u + lit[b] * v + lit[c] * w < SHADE;
            let at = || mesh.at[a] * u + mesh.at[b] * v + mesh.at[c] * w;
            // A muscle around the hip is not marked on the shirt.
            dot.muscle = mesh.muscles.iter().any(|muscle| muscle.has(along, around))
                || dot.role != Some(Role::Shirt)
                    && mesh.bellies.iter().any(|belly| belly.has(at()));
        }
    }

    /// Whose a point is; none where nothing is.
    pub fn part(&self, dot: &Dot) -> Option<Part> {
        Some(self.parts[usize::from(dot.mesh).checked_sub(1)?])
    }

    /// The point at a place on the picture.
    pub fn at(&self, place: DVec2) -> Option<&Dot> {
        let [x, y] = self.nearest(place);
        let inside = x >= 0 && y >= 0 && x < self.size[0] as i64 && y < self.size[1] as i64;
        inside.then(|| &self.dots[y as usize * self.size[0] + x as usize])
    }

    /// Column and row of the point nearest to a place, which may lie outside.
    fn nearest(&self, place: DVec2) -> [i64; 2] {
        // Moved where all is positive, so that a cast rounds down.
        let nearest = |at: f64, low: f64| ((at - low) * self.fine + 1e6 + 0.5) as i64 - 1_000_000;
        [nearest(place.x, self.low.x), nearest(place.y, self.low.y)]
    }

    /// Whether something holds of a point within so many points of a place on the picture.
    pub fn is_near(&self, place: DVec2, reach: i64, holds: impl Fn(&Dot) -> bool) -> bool {
        let [x, y] = self.nearest(place);
        let range = |at: i64, size: usize| {
            (at - reach).clamp(0, size as i64) as usize
                ..(at + reach + 1).clamp(0, size as i64) as usize
        };
        range(y, self.size[1])
            .any(|y| range(x, self.size[0]).any(|x| holds(&self.dots[y * self.size[0] + x])))
    }

    /// Where a point is on the picture, in centimetres.
    pub fn place(&self, x: f64, y: f64) -> DVec2 {
        self.low + DVec2::new(x, y) / self.fine
    }
}
