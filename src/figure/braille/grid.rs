//! The dots of a picture, and the Braille signs that come of them.

use glam::DVec2;
use serde::{Deserialize, Serialize};

use super::{CELL, Row};
use crate::figure::arrow::placed;
use crate::figure::contour::is_before;
use crate::figure::raster::{Dot, Raster};
use crate::figure::role::Role;
use crate::figure::scene::Scene;
use crate::figure::view::View;
use crate::text::vocabulary::Vocabulary as _;

/// Samples along each side of a dot.
const FINE: usize = 3;

/// Centimetres by which a limb is before the trunk where a gap parts them.
const APART: f32 = 5.0;

/// Dots, row by row from above.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Runs", into = "Runs")]
pub struct Grid {
    size: [usize; 2],
    dots: Vec<Option<Role>>,
}

/// Dots as they are stored: how many, one after the other, are the same. Most are.
#[derive(Serialize, Deserialize)]
struct Runs {
    size: [usize; 2],
    runs: Vec<(usize, Option<Role>)>,
}

impl From<Grid> for Runs {
    fn from(grid: Grid) -> Self {
        let run = |same: &[Option<Role>]| (same.len(), same[0]);
        Self {
            size: grid.size,
            runs: grid.dots.chunk_by(|one, next| one == next).map(run).collect(),
        }
    }
}

impl From<Runs> for Grid {
    fn from(Runs { size, runs }: Runs) -> Self {
        let dots = runs.iter().flat_map(|(count, role)| std::iter::repeat_n(*role, *count));
        Self { size, dots: dots.collect() }
    }
}

impl Grid {
    /// Looks at a scene through a window, at so many dots a centimetre.
    pub fn of(scene: &Scene, view: &View, [low, high]: [DVec2; 2], scale: f64) -> Self {
        let fine = scale * FINE as f64;
        let raster = Raster::of(&scene.meshes, view, [low, high], fine);
        let size = ((high - low) * scale).ceil() + 1.0;
        let size = [size.x as usize, size.y as usize];
        // In the middle; the lowest point stands on the last row.
        let left = (size[0] as f64 - (high.x - low.x) * scale) / 2.0;
        let place = |x: usize, y: usize, sub: [usize; 2]| {
            let [x, y] =
                [x as f64 + part(sub[0]) - left, (size[1] - y) as f64 - part(sub[1]) - 0.5];
            low + DVec2::new(x, y) / scale
        };
        // An arrow stays a dot wide.
        let half = 0.4 / scale;
        let arrows: Vec<(Vec<DVec2>, [DVec2; 2])> = placed(scene, &raster)
            .into_iter()
            .map(|arrow| {
                let far = DVec2::INFINITY;
                let box_of = arrow.iter().fold([far, -far], |[low, high], at| {
                    [low.min(*at - half), high.max(*at + half)]
                });
                (arrow, box_of)
            })
            .collect();
        let dot = |index: usize| {
            let (x, y) = (index % size[0], index / size[0]);
            let middle = place(x, y, [1, 1]);
            let on_arrow = arrows.iter().any(|(arrow, [low, high])| {
                middle.cmpge(*low).all()
                    && middle.cmple(*high).all()
                    && (is_within(arrow, middle) || is_on(arrow, middle, half))
            });
            if on_arrow {
                return Some(Role::Arrow);
            }
            most(std::array::from_fn(|sub| {
                let at = place(x, y, [sub % FINE, sub / FINE]);
                raster.at(at).and_then(|dot| shown(dot, at, &raster))
            }))
        };
        Self { size, dots: (0..size[0] * size[1]).map(dot).collect() }
    }

    fn dot(&self, x: usize, y: usize) -> Option<Role> {
        let inside = x < self.size[0] && y < self.size[1];
        inside.then(|| self.dots[y * self.size[0] + x])?
    }

    /// The picture as signs.
    pub fn rows(&self, colour: bool) -> Vec<Row> {
        let row = |y: usize| {
            let mut row = Row::default();
            for x in (0..self.size[0]).step_by(CELL[0]) {
                let (sign, role) = self.cell(x, y, colour);
                row.push(sign, role);
            }
            row
        };
        (0..self.size[1]).step_by(CELL[1]).map(row).collect()
    }

    fn cell(&self, x: usize, y: usize, colour: bool) -> (char, Option<Role>) {
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let mut bits = 0;
        let mut roles: Vec<Role> = Vec::new();
        for (row, pair) in BITS.iter().enumerate() {
            for (column, bit) in pair.iter().enumerate() {
                let (x, y) = (x + column, y + row);
                let Some(role) = self.dot(x, y) else { continue };
                if colour || !role.is_dotted() || (x + y) % 2 == 0 {
                    bits |= bit;
                    roles.push(role);
                }
            }
        }
        if bits == 0 {
            return (' ', None);
        }
        let most = roles
            .iter()
            .max_by_key(|role| roles.iter().filter(|other| other == role).count())
            .copied();
        (char::from_u32(0x2800 + bits).unwrap_or(' '), most)
    }
}

/// Where a sample lies within its dot.
fn part(sub: usize) -> f64 {
    (sub as f64 + 0.5) / FINE as f64
}

/// What a sample shows: nothing of what would swallow the body, and nothing beside what is before
/// it, so that a gap of a dot parts them.
fn shown(dot: &Dot, at: DVec2, raster: &Raster) -> Option<Role> {
    let role = dot.role?;
    match role {
        Role::Shadow => return None,
        // A surface is told from the air by its edges.
        Role::Mat | Role::Wall if !raster.is_near(at, 3, |dot| dot.role.is_none()) => return None,
        _ => {}
    }
    let part = raster.part(dot)?;
    // What grows out of it stands off from it further than its own curve does.
    let covers = |other: &Dot| {
        raster.part(other).is_some_and(|over| over != part)
            && is_before(raster, other, dot, 1.0)
            && (other.near - dot.near > APART
                || raster.part(other).is_some_and(|over| !over.joins(part)))
    };
    let covered = part.is_body() && raster.is_near(at, 2, covers);
    if covered {
        return None;
    }
    Some(if dot.muscle { Role::Muscle } else { role })
}

/// What most samples show, none when that is nothing.
fn most(samples: [Option<Role>; FINE * FINE]) -> Option<Role> {
    // Most dots show one thing.
    if samples.iter().all(|role| *role == samples[0]) {
        return samples[0];
    }
    let mut counts = [0u8; Role::ALL.len() + 1];
    for role in samples {
        counts[role.map_or(0, |role| role as usize + 1)] += 1;
    }
    if usize::from(counts[0]) * 2 > FINE * FINE {
        return None;
    }
    let most = (1..counts.len()).max_by_key(|role| (counts[*role], std::cmp::Reverse(*role)))?;
    Some(Role::ALL[most - 1])
}

/// Whether a point lies within a closed line.
fn is_within(line: &[DVec2], point: DVec2) -> bool {
    let next = line.iter().cycle().skip(1);
    let crosses = |from: DVec2, to: DVec2| {
        (from.y > point.y) != (to.y > point.y)
            && point.x < from.x + (to.x - from.x) * (point.y - from.y) / (to.y - from.y)
    };
    line.iter().zip(next).filter(|(from, to)| crosses(**from, **to)).count() % 2 == 1
}

/// Whether a point lies within a distance of a closed line.
fn is_on(line: &[DVec2], point: DVec2, reach: f64) -> bool {
    let next = line.iter().cycle().skip(1);
    line.iter().zip(next).any(|(from, to)| {
        let way = *to - *from;
        let share = (point - *from).dot(way) / way.length_squared().max(1e-9);
        from.lerp(*to, share.clamp(0.0, 1.0)).distance_squared(point) < reach * reach
    })
}
