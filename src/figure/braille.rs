//! Pictures for terminals: the scene is painted on a fine grid from back to front, each Braille dot
//! takes what most of it shows.
//!
//! The gap between limbs is one dot whatever the scale. With colours a cell has that of most of its
//! dots; without, far limbs are dotted like a chequerboard.

mod grid;

use glam::DVec2;

use self::grid::Grid;
use super::muscle::Patch;
use super::picture::Picture;
use super::scene::{Role, Scene};
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

/// A figure in Braille, in so many columns and rows at most ([`ROWS`] are enough); one text a line,
/// without trailing blanks.
pub fn picture(
    figure: &Figure,
    patches: &[Patch],
    [columns, rows]: [usize; 2],
    colour: bool,
) -> Vec<String> {
    let room = [columns, rows.min(ROWS)];
    let scenes = Picture::of(figure, patches).scenes(camera(figure));
    let views: Vec<View> = scenes.iter().map(View::of).collect();
    let arranged = match views.as_slice() {
        [start, end] => arranged([start, end], room, colour),
        [only] => only.rows(only.scale(room), colour),
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
fn arranged(views: [&View; 2], [columns, rows]: [usize; 2], colour: bool) -> Vec<Row> {
    // A picture may take a column more than it has room for, since dots come in pairs.
    let half = columns.saturating_sub(BETWEEN + 2) / 2;
    let beside = views[0].scale([half, rows]).min(views[1].scale([half, rows]));
    let stacked = stacked(views);
    let height = stacked.iter().map(|view| view.size().y).sum::<f64>() / CELL[1] as f64;
    let above = stacked[0].scale([columns, rows]).min(rows.saturating_sub(3) as f64 / height);
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
