//! The grid that a picture is painted on, and the Braille signs that come of it.

use glam::DVec2;

use super::{CELL, Row, View};
use crate::figure::scene::{HEAD, LIMBS, Piece, Role};
use crate::figure::view::Hull;
use crate::text::vocabulary::Vocabulary as _;

/// Samples along each side of a dot.
const FINE: usize = 3;

/// What a sample shows: a role by its number from 1 on, and the part of the body it belongs to.
#[derive(Clone, Copy, Default)]
struct Sample {
    role: u8,
    limb: u8,
}

/// No part of the body.
const THING: u8 = u8::MAX;

/// Samples of a picture, painted over each other from back to front.
pub struct Grid {
    size: [usize; 2],
    samples: Vec<Sample>,
}

impl Grid {
    /// Nothing yet, for so many dots across and down.
    pub fn new(dots: [usize; 2]) -> Self {
        let size = [dots[0].next_multiple_of(CELL[0]), dots[1].next_multiple_of(CELL[1])];
        Self { size, samples: vec![Sample::default(); size[0] * size[1] * FINE * FINE] }
    }

    /// From centimetres to samples; the lowest point stands on the last row.
    fn place(&self, point: DVec2, view: &View, scale: f64) -> DVec2 {
        let fine = FINE as f64;
        let left = (self.size[0] as f64 - view.size().x * scale) / 2.0;
        DVec2::new(
            (left + (point.x - view.low.x) * scale) * fine,
            (self.size[1] as f64 - 0.5 - (point.y - view.low.y) * scale) * fine,
        )
    }

    /// Paints a piece, with the gap around it.
    pub fn paint(&mut self, piece: &Piece, view: &View, scale: f64) {
        let limb = piece.limb.map_or(THING, |limb| limb as u8);
        if piece.gap {
            for hull in piece.fills.iter().filter(|fill| fill.gap).flat_map(|fill| &fill.hulls) {
                self.clear_around(hull, limb, view, scale);
            }
        }
        for fill in &piece.fills {
            // The top of a mat would swallow what lies on it.
            if fill.role == Role::Mat && piece.limb.is_none() {
                continue;
            }
            // Lines stay a dot wide.
            let grow = if fill.role.is_line() { 0.35 / scale } else { 0.0 };
            let sample = Sample { role: fill.role as u8 + 1, limb };
            for hull in &fill.hulls {
                self.spans(hull, grow, view, scale, |samples, _, _| samples.fill(sample));
            }
        }
    }

    /// Leaves a dot free around a limb, save where it joins another.
    fn clear_around(&mut self, hull: &Hull, own: u8, view: &View, scale: f64) {
        let mut discs = [None; LIMBS];
        for (other, disc) in discs.iter_mut().enumerate() {
            let joined = view.scene.joint(Some(own as usize), Some(other));
            // A head as small as this needs its gap.
            *disc = joined.filter(|_| own as usize != HEAD && other != HEAD);
        }
        let fine = FINE as f64;
        let discs = discs.map(|disc| {
            disc.map(|(at, r): (DVec2, f64)| {
                (self.place(at, view, scale), (r * scale * fine).powi(2))
            })
        });
        self.spans(hull, 1.0 / scale, view, scale, |samples, x, y| {
            for (along, sample) in samples.iter_mut().enumerate() {
                if sample.role == 0 || sample.limb == THING || sample.limb == own {
                    continue;
                }
                let at = DVec2::new((x + along) as f64, y as f64);
                let joined = discs[sample.limb as usize]
                    .is_some_and(|(middle, r)| at.distance_squared(middle) < r);
                if !joined {
                    *sample = Sample::default();
                }
            }
        });
    }

    /// Calls with each row of samples that a hull covers, and where that begins.
    fn spans(
        &mut self,
        hull: &Hull,
        grow: f64,
        view: &View,
        scale: f64,
        mut each: impl FnMut(&mut [Sample], usize, usize),
    ) {
        let width = self.size[0] * FINE;
        let height = self.size[1] * FINE;
        let corners: Vec<DVec2> =
            hull.grown(grow).map(|corner| self.place(corner, view, scale)).collect();
        let (low, high) =
            corners.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), corner| {
                (low.min(corner.y), high.max(corner.y))
            });
        let (low, high) =
            (low.ceil().max(0.0) as usize, (high.floor() + 1.0).clamp(0.0, height as f64) as usize);
        let mut rows = vec![[f64::INFINITY, f64::NEG_INFINITY]; high.saturating_sub(low)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            let (upper, lower) = if from.y <= to.y { (from, to) } else { (to, from) };
            let slope = (lower.x - upper.x) / (lower.y - upper.y).max(1e-9);
            let first = upper.y.ceil().max(low as f64) as usize;
            let end = (lower.y.floor() + 1.0).clamp(0.0, high as f64) as usize;
            for y in first..end {
                let x = upper.x + slope * (y as f64 - upper.y);
                let row = &mut rows[y - low];
                *row = [row[0].min(x), row[1].max(x)];
            }
        }
        for (number, [from, to]) in rows.into_iter().enumerate() {
            let (from, to) = (
                from.ceil().max(0.0) as usize,
                (to.floor() + 1.0).clamp(0.0, width as f64) as usize,
            );
            if from < to {
                let start = (low + number) * width;
                each(&mut self.samples[start + from..start + to], from, low + number);
            }
        }
    }

    /// What most of a dot shows, none when that is nothing.
    fn dot(&self, x: usize, y: usize) -> Option<Role> {
        let width = self.size[0] * FINE;
        let row = |row: usize| {
            let start = (y * FINE + row) * width + x * FINE;
            &self.samples[start..start + FINE]
        };
        let first = row(0)[0].role;
        // Most dots show one thing.
        if (0..FINE).all(|at| row(at).iter().all(|sample| sample.role == first)) {
            return role_of(first);
        }
        let mut counts = [0u8; Role::ALL.len() + 1];
        (0..FINE).flat_map(row).for_each(|sample| counts[sample.role as usize] += 1);
        if usize::from(counts[0]) * 2 > FINE * FINE {
            return None;
        }
        let most = (1..=Role::ALL.len() as u8)
            .max_by_key(|role| (counts[*role as usize], std::cmp::Reverse(*role)))?;
        role_of(most)
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

fn role_of(number: u8) -> Option<Role> {
    Role::ALL.get(usize::from(number).checked_sub(1)?).copied()
}
