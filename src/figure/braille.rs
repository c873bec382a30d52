//! Pictures for terminals: the scene is painted on a fine grid from back to front, each Braille dot takes what most of it shows.
//!
//! The gap between limbs is one dot whatever the scale. With colours a cell has that of most of its dots; without, far limbs are
//! dotted like a chequerboard.

use std::fmt::Write as _;

use glam::DVec2;

use super::muscle::Patch;
use super::outline::{HEAD, Piece, Role, Scene};
use super::picture::Picture;
use super::shape::Hull;
use crate::pose::{Camera, Figure};
use crate::word::Word as _;

/// Samples along each side of a dot.
const FINE: usize = 3;
/// Dots of a cell across and down.
const CELL: [usize; 2] = [2, 4];
/// Rows of a picture at most.
pub const ROWS: usize = 18;
/// Columns between start and end.
const BETWEEN: usize = 5;
/// Dots a centimetre at most: what a standing figure has at full height.
const LARGEST: f64 = 0.62;

/// A figure in Braille, at most so many columns wide and [`ROWS`] high; one text a line, without trailing blanks.
pub fn picture(figure: &Figure, patches: &[Patch], columns: usize, colour: bool) -> Vec<String> {
    let scenes = Picture::of(figure, patches).scenes(camera(figure));
    let views: Vec<View> = scenes.iter().map(View::of).collect();
    let arranged = match views.as_slice() {
        [start, end] => arranged([start, end], columns, colour),
        [only] => only.rows(only.scale([columns, ROWS]), colour),
        _ => Vec::new(),
    };
    let mut rows: Vec<String> = arranged.into_iter().map(|row| row.text(colour)).collect();
    let first = rows.iter().position(|row| !row.is_empty()).unwrap_or(rows.len());
    rows.drain(..first);
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    rows
}

/// A silhouette is cleanest from the side; what has to be seen from elsewhere keeps its own camera.
fn camera(figure: &Figure) -> Camera {
    let plain = figure.camera.yaw.abs() <= 26.0 && figure.camera.pitch <= 20.0;
    figure.terminal.unwrap_or(if plain { Camera::SIDE } else { figure.camera })
}

/// Start and end beside or above each other, whichever is larger.
fn arranged(views: [&View; 2], columns: usize, colour: bool) -> Vec<Row> {
    // A picture may take a column more than it has room for, since dots come in pairs.
    let half = columns.saturating_sub(BETWEEN + 2) / 2;
    let beside = views[0].scale([half, ROWS]).min(views[1].scale([half, ROWS]));
    let stacked = stacked(views);
    let height = stacked.iter().map(|view| view.size().y).sum::<f64>() / CELL[1] as f64;
    let above = stacked[0].scale([columns, ROWS]).min((ROWS - 3) as f64 / height);
    if above > beside * 1.25 {
        let mut rows = stacked[0].rows(above, colour);
        rows.push(Row::sign(rows.iter().map(Row::width).max().unwrap_or(0) / 2, '↓'));
        rows.extend(stacked[1].rows(above, colour));
        return rows;
    }
    let [mut start, mut end] = views.map(|view| view.rows(beside, colour));
    // Both stand on the same floor.
    let height = start.len().max(end.len());
    for rows in [&mut start, &mut end] {
        rows.splice(0..0, std::iter::repeat_with(Row::default).take(height - rows.len()));
    }
    let width = start.iter().map(Row::width).max().unwrap_or(0);
    let join = |(number, (mut left, right)): (usize, (Row, Row))| {
        left.pad(width + 2);
        left.push(if number == height / 2 { '→' } else { ' ' }, None);
        left.pad(width + BETWEEN);
        left.cells.extend(right.cells);
        left
    };
    start.into_iter().zip(end).enumerate().map(join).collect()
}

/// Two views of the same breadth: one above the other, what stays in place stays above itself.
fn stacked<'s>(views: [&View<'s>; 2]) -> [View<'s>; 2] {
    let (left, right) = (views[0].low.x.min(views[1].low.x), views[0].high.x.max(views[1].high.x));
    views.map(|view| View {
        scene: view.scene,
        low: DVec2::new(left, view.low.y),
        high: DVec2::new(right, view.high.y),
    })
}

/// A scene with the room it takes.
struct View<'s> {
    scene: &'s Scene,
    low: DVec2,
    high: DVec2,
}

impl<'s> View<'s> {
    fn of(scene: &'s Scene) -> Self {
        let (low, high) = scene.bounds();
        Self { scene, low, high }
    }

    fn size(&self) -> DVec2 {
        self.high - self.low
    }

    /// Dots a centimetre that fill so many columns and rows.
    fn scale(&self, [columns, rows]: [usize; 2]) -> f64 {
        let room = DVec2::new((columns * CELL[0]) as f64 - 1.0, (rows * CELL[1]) as f64 - 1.0);
        (room / self.size()).min_element().min(LARGEST)
    }

    fn rows(&self, scale: f64, colour: bool) -> Vec<Row> {
        let dots = (self.size() * scale).ceil() + 1.0;
        let mut grid = Grid::new([dots.x as usize, dots.y as usize]);
        for piece in &self.scene.pieces {
            grid.paint(piece, self, scale);
        }
        grid.rows(colour)
    }
}

/// What a sample shows: a role by its number from 1 on, and the part of the body it belongs to.
#[derive(Clone, Copy, Default)]
struct Sample {
    role: u8,
    limb: u8,
}

/// No part of the body.
const THING: u8 = u8::MAX;

struct Grid {
    size: [usize; 2],
    samples: Vec<Sample>,
}

impl Grid {
    fn new(dots: [usize; 2]) -> Self {
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

    fn paint(&mut self, piece: &Piece, view: &View, scale: f64) {
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
        let mut discs = [None; super::outline::LIMBS];
        for (other, disc) in discs.iter_mut().enumerate() {
            let joined = view.scene.joint(Some(own as usize), Some(other));
            // A head as small as this needs its gap.
            *disc = joined.filter(|_| own as usize != HEAD && other != HEAD);
        }
        let fine = FINE as f64;
        let discs = discs
            .map(|disc| disc.map(|(at, r): (DVec2, f64)| (self.place(at, view, scale), (r * scale * fine).powi(2))));
        self.spans(hull, 1.0 / scale, view, scale, |samples, x, y| {
            for (along, sample) in samples.iter_mut().enumerate() {
                if sample.role == 0 || sample.limb == THING || sample.limb == own {
                    continue;
                }
                let at = DVec2::new((x + along) as f64, y as f64);
                let joined = discs[sample.limb as usize].is_some_and(|(middle, r)| at.distance_squared(middle) < r);
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
        let corners: Vec<DVec2> = hull.grown(grow).map(|corner| self.place(corner, view, scale)).collect();
        let (low, high) = corners
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), corner| (low.min(corner.y), high.max(corner.y)));
        let (low, high) = (low.ceil().max(0.0) as usize, (high.floor() + 1.0).clamp(0.0, height as f64) as usize);
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
            let (from, to) = (from.ceil().max(0.0) as usize, (to.floor() + 1.0).clamp(0.0, width as f64) as usize);
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
        let most = (1..=Role::ALL.len() as u8).max_by_key(|role| (counts[*role as usize], std::cmp::Reverse(*role)))?;
        role_of(most)
    }

    fn rows(&self, colour: bool) -> Vec<Row> {
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
        let most = roles.iter().max_by_key(|role| roles.iter().filter(|other| other == role).count()).copied();
        (char::from_u32(0x2800 + bits).unwrap_or(' '), most)
    }
}

fn role_of(number: u8) -> Option<Role> {
    Role::ALL.get(usize::from(number).checked_sub(1)?).copied()
}

/// The colour of a role among a terminal's 256: such that are seen on black and on white.
fn colour_of(role: Role) -> u8 {
    match role {
        Role::Skin => 180,
        Role::SkinFar | Role::Ear => 137,
        Role::Shirt => 37,
        Role::ShirtFar => 30,
        Role::Trousers => 67,
        Role::TrousersFar => 103,
        Role::Shoe | Role::ShoeFar => 102,
        Role::Hair => 95,
        Role::Muscle => 209,
        Role::Mat | Role::MatEdge => 109,
        Role::Band => 97,
        Role::Arrow => 202,
        Role::Ball | Role::BallEdge => 178,
        Role::Pad | Role::PadEdge | Role::Iron | Role::IronEdge => 243,
        Role::Metal | Role::MetalEdge | Role::Cable => 246,
    }
}

/// A line of the picture.
#[derive(Default)]
struct Row {
    cells: Vec<(char, Option<Role>)>,
}

impl Row {
    fn sign(column: usize, sign: char) -> Self {
        let mut row = Self::default();
        row.pad(column);
        row.push(sign, None);
        row
    }

    fn push(&mut self, sign: char, role: Option<Role>) {
        self.cells.push((sign, role));
    }

    fn pad(&mut self, width: usize) {
        self.cells.resize(width.max(self.cells.len()), (' ', None));
    }

    fn width(&self) -> usize {
        self.cells.iter().rposition(|(sign, _)| *sign != ' ').map_or(0, |last| last + 1)
    }

    fn text(&self, colour: bool) -> String {
        let mut text = String::new();
        let mut style = None;
        for (sign, role) in &self.cells[..self.width()] {
            let next = role.filter(|_| colour).map(colour_of);
            if *sign != ' ' && next != style {
                // A `String` takes every write.
                let _ = match next {
                    Some(colour) => write!(text, "\u{1b}[38;5;{colour}m"),
                    None => write!(text, "\u{1b}[0m"),
                };
                style = next;
            }
            text.push(*sign);
        }
        if style.is_some() { text + "\u{1b}[0m" } else { text }
    }
}
