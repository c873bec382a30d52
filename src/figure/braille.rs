//! Pictures for terminals: each Braille dot takes what most of it shows.
//!
//! The gap between limbs is one dot whatever the scale. With colours a cell has that of most of its
//! dots; without, far limbs are dotted like a chequerboard.

mod grid;

use glam::DVec2;
use serde::{Deserialize, Serialize};

use self::grid::Grid;
use super::muscle::Patch;
use super::picture::Picture;
use super::role::Role;
use super::view::View;
use crate::catalogue::pose::{Camera, Figure};
use crate::text::printable::put;

/// Dots of a cell across and down.
const CELL: [usize; 2] = [2, 4];
/// Rows of a picture at most.
pub const ROWS: usize = 18;
/// Columns between start and end.
const BETWEEN: usize = 5;
/// Dots a centimetre at most: what a standing figure has at full height.
const LARGEST: f64 = 0.62;

/// Columns and rows of the room that pictures are stored for: those of most terminals.
const USUAL: [usize; 2] = [80, ROWS];

/// A figure as dots.
#[derive(Debug, Serialize, Deserialize)]
pub struct Dots {
    /// Of start and end, or of what there is, the lowest and the highest corner of what is seen, in
    /// centimetres.
    windows: Vec<[[f64; 2]; 2]>,
    arrangement: Arrangement,
    grids: Vec<Grid>,
}

impl Dots {
    /// In the room of most terminals.
    pub fn of(figure: &Figure, patches: &[Patch]) -> Self {
        Self::within(figure, patches, USUAL)
    }

    /// In so many columns and rows at most ([`ROWS`] are enough).
    pub fn within(figure: &Figure, patches: &[Patch], room: [usize; 2]) -> Self {
        let camera = camera(figure);
        let view = View::of(camera);
        let scenes = Picture::of(figure, patches).scenes(camera);
        let seen: Vec<Window> = scenes.iter().map(|scene| scene.window(&view)).collect();
        let arrangement = Arrangement::of(&seen, room);
        let shown = if arrangement.is_stacked { equally_wide(&seen) } else { seen.clone() };
        let drawn = scenes.iter().zip(shown);
        let grids = drawn.map(|(scene, window)| Grid::of(scene, &view, window, arrangement.scale));
        let grids = grids.collect();
        Self { windows: seen.iter().map(|ends| ends.map(Into::into)).collect(), arrangement, grids }
    }

    /// What was stored, read again; none where so many columns and rows ask for another picture.
    pub fn stored(bytes: &[u8], room: [usize; 2]) -> Option<Self> {
        let stored: Self = postcard::from_bytes(bytes).ok()?;
        let windows: Vec<Window> =
            stored.windows.iter().map(|ends| ends.map(DVec2::from)).collect();
        (Arrangement::of(&windows, room) == stored.arrangement).then_some(stored)
    }

    /// The picture, one text a line, without trailing blanks.
    pub fn lines(&self, colour: bool) -> Vec<String> {
        let rows = match self.grids.as_slice() {
            [start, end] if self.arrangement.is_stacked => {
                above([start, end].map(|grid| grid.rows(colour)))
            }
            [start, end] => beside([start, end].map(|grid| grid.rows(colour))),
            [only] => only.rows(colour),
            _ => Vec::new(),
        };
        let mut lines: Vec<String> = rows.into_iter().map(|row| row.text(colour)).collect();
        let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
        lines.drain(..first);
        lines.truncate(lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
        lines
    }
}

/// A silhouette is cleanest from the side; what has to be seen from elsewhere keeps its own camera.
fn camera(figure: &Figure) -> Camera {
    let plain = figure.camera.yaw.abs() <= 26.0 && figure.camera.pitch <= 20.0;
    figure.terminal.unwrap_or(if plain { Camera::SIDE } else { figure.camera })
}

/// Lowest and highest corner of what is seen, in centimetres.
type Window = [DVec2; 2];

/// How start and end share their room.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Arrangement {
    /// One above the other instead of beside each other.
    is_stacked: bool,
    /// Dots a centimetre.
    scale: f64,
}

impl Arrangement {
    /// The one that makes both larger.
    fn of(windows: &[Window], [columns, rows]: [usize; 2]) -> Self {
        let rows = rows.min(ROWS);
        let [start, end] = windows else {
            let scale = windows.first().map_or(LARGEST, |only| scale(*only, [columns, rows]));
            return Self { is_stacked: false, scale };
        };
        // A picture may take a column more than it has room for, since dots come in pairs.
        let half = columns.saturating_sub(BETWEEN + 2) / 2;
        let beside = scale(*start, [half, rows]).min(scale(*end, [half, rows]));
        let stacked = equally_wide(windows);
        let height: f64 = stacked.iter().map(|[low, high]| high.y - low.y).sum();
        let height = height / CELL[1] as f64;
        let above = scale(stacked[0], [columns, rows]).min(rows.saturating_sub(3) as f64 / height);
        let is_stacked = above > beside * 1.25;
        Self { is_stacked, scale: if is_stacked { above } else { beside } }
    }
}

/// Dots a centimetre by which a window fills so many columns and rows.
fn scale([low, high]: Window, [columns, rows]: [usize; 2]) -> f64 {
    let room = DVec2::new((columns * CELL[0]) as f64 - 1.0, (rows * CELL[1]) as f64 - 1.0);
    (room / (high - low)).min_element().min(LARGEST)
}

/// Windows from the leftmost to the rightmost: of pictures above each other what stays in place stays
/// above itself.
fn equally_wide(windows: &[Window]) -> Vec<Window> {
    let left = windows.iter().map(|[low, _]| low.x).fold(f64::INFINITY, f64::min);
    let right = windows.iter().map(|[_, high]| high.x).fold(f64::NEG_INFINITY, f64::max);
    windows.iter().map(|[low, high]| [DVec2::new(left, low.y), DVec2::new(right, high.y)]).collect()
}

fn above([mut start, end]: [Vec<Row>; 2]) -> Vec<Row> {
    start.push(Row::sign(start.iter().map(Row::width).max().unwrap_or(0) / 2, '↓'));
    start.extend(end);
    start
}

fn beside([mut start, mut end]: [Vec<Row>; 2]) -> Vec<Row> {
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

/// The colour of a role among a terminal's 256: such that are seen on black and on white.
fn colour_of(role: Role) -> u8 {
    match role {
        Role::Skin => 180,
        Role::SkinFar => 137,
        Role::Shirt | Role::Sleeve => 37,
        Role::ShirtFar => 30,
        Role::Trousers => 67,
        Role::TrousersFar => 103,
        Role::Shoe | Role::ShoeFar | Role::Sole => 102,
        Role::Hair | Role::Face => 95,
        Role::Muscle | Role::Fibre => 167,
        Role::Wall | Role::Mat | Role::MatEdge | Role::Shadow => 109,
        Role::Band => 97,
        Role::Arrow | Role::Sign => 202,
        Role::Ball | Role::BallEdge => 178,
        Role::Pad | Role::PadEdge | Role::Iron | Role::IronEdge => 243,
        Role::Cloth | Role::ClothEdge => 187,
        Role::Metal | Role::MetalEdge | Role::Cable => 246,
        Role::Line | Role::Crease | Role::Seam | Role::Shade | Role::ShadeFlat | Role::Number => {
            245
        }
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
                match next {
                    Some(colour) => put(&mut text, format_args!("\u{1b}[38;5;{colour}m")),
                    None => text.push_str("\u{1b}[0m"),
                }
                style = next;
            }
            text.push(*sign);
        }
        if style.is_some() { text + "\u{1b}[0m" } else { text }
    }
}
