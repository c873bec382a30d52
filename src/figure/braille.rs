//! Pictures for terminals: each Braille dot takes what most of it shows.
//!
//! The gap between limbs is one dot whatever the scale. With colours a cell has that of most of its
//! dots; without, far limbs are dotted like a chequerboard.

mod grid;

use glam::DVec2;

use self::grid::Grid;
use super::muscle::Patch;
use super::picture::Picture;
use super::role::Role;
use super::scene::Scene;
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

/// A figure in Braille, in so many columns and rows at most ([`ROWS`] are enough); one text a line,
/// without trailing blanks.
pub fn picture(
    figure: &Figure,
    patches: &[Patch],
    [columns, rows]: [usize; 2],
    colour: bool,
) -> Vec<String> {
    let room = [columns, rows.min(ROWS)];
    let camera = camera(figure);
    let scenes = Picture::of(figure, patches).scenes(camera);
    let panels: Vec<Panel> =
        scenes.iter().map(|scene| Panel::of(scene, View::of(camera))).collect();
    let arranged = match panels.as_slice() {
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
fn arranged(panels: [&Panel; 2], [columns, rows]: [usize; 2], colour: bool) -> Vec<Row> {
    // A picture may take a column more than it has room for, since dots come in pairs.
    let half = columns.saturating_sub(BETWEEN + 2) / 2;
    let beside = panels[0].scale([half, rows]).min(panels[1].scale([half, rows]));
    let stacked = stacked(panels);
    let height = stacked.iter().map(|panel| panel.size().y).sum::<f64>() / CELL[1] as f64;
    let above = stacked[0].scale([columns, rows]).min(rows.saturating_sub(3) as f64 / height);
    if above > beside * 1.25 {
        let mut rows = stacked[0].rows(above, colour);
        rows.push(Row::sign(rows.iter().map(Row::width).max().unwrap_or(0) / 2, '↓'));
        rows.extend(stacked[1].rows(above, colour));
        return rows;
    }
    let [mut start, mut end] = panels.map(|panel| panel.rows(beside, colour));
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

/// Two panels of the same breadth: one above the other, what stays in place stays above itself.
fn stacked<'s>(panels: [&Panel<'s>; 2]) -> [Panel<'s>; 2] {
    let (left, right) =
        (panels[0].low.x.min(panels[1].low.x), panels[0].high.x.max(panels[1].high.x));
    panels.map(|panel| Panel {
        low: DVec2::new(left, panel.low.y),
        high: DVec2::new(right, panel.high.y),
        ..*panel
    })
}

/// A scene with the room it takes.
#[derive(Clone, Copy)]
struct Panel<'s> {
    scene: &'s Scene,
    view: View,
    low: DVec2,
    high: DVec2,
}

impl<'s> Panel<'s> {
    fn of(scene: &'s Scene, view: View) -> Self {
        let [low, high] = scene.window(&view);
        Self { scene, view, low, high }
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
        Grid::of(self.scene, &self.view, [self.low, self.high], scale).rows(colour)
    }
}

/// The colour of a role among a terminal's 256: such that are seen on black and on white.
fn colour_of(role: Role) -> u8 {
    match role {
        Role::Skin => 180,
        Role::SkinFar => 137,
        Role::Shirt => 37,
        Role::ShirtFar => 30,
        Role::Trousers => 67,
        Role::TrousersFar => 103,
        Role::Shoe | Role::ShoeFar => 102,
        Role::Hair | Role::Face => 95,
        Role::Muscle | Role::Fibre => 209,
        Role::Wall | Role::Mat | Role::MatEdge | Role::Shadow => 109,
        Role::Band => 97,
        Role::Arrow | Role::Sign => 202,
        Role::Ball | Role::BallEdge => 178,
        Role::Pad | Role::PadEdge | Role::Iron | Role::IronEdge => 243,
        Role::Cloth => 187,
        Role::Metal | Role::MetalEdge | Role::Cable => 246,
        Role::Line | Role::Shade | Role::Number => 245,
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
