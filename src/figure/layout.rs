//! Where pictures lie on their paper: all are equally high and drawn to the same scale, so that heads
//! are equally large in all of them.

use glam::DVec2;

use super::drawing::Drawing;
use super::mesh::Part;
use super::scene::Scene;
use super::view::View;

/// Height of every picture and width of the widest, in centimetres of the body.
pub const PAPER: [f64; 2] = [270.0, 196.0];
/// Centimetres around what is drawn.
pub const MARGIN: f64 = 3.0;
/// Centimetres between start and end.
const GAP: f64 = 9.0;

/// Drawings, each with the place of its origin on the paper (y down).
#[derive(Debug)]
pub struct Layout {
    /// Width and height of the paper, in centimetres.
    pub size: DVec2,
    /// Start and end, or the only one.
    pub panels: Vec<(Drawing, DVec2)>,
}

/// A scene before it is drawn: all that is around, and the body with what it does.
struct Extent {
    window: [DVec2; 2],
    body: [DVec2; 2],
}

impl Extent {
    fn of(scene: &Scene, view: &View) -> Self {
        let far = DVec2::INFINITY;
        let marks = scene.marks().fold([far, -far], |[low, high], at| [low.min(at), high.max(at)]);
        let with = |[low, high]: [DVec2; 2]| [low.min(marks[0] - 3.0), high.max(marks[1] + 3.0)];
        Self {
            window: with(scene.window(view)),
            body: with(scene.bounds(view, |mesh| mesh.part.is_body() || mesh.part == Part::Close)),
        }
    }
    fn size(&self) -> DVec2 {
        self.window[1] - self.window[0]
    }
}

impl Layout {
    /// By how much what is drawn is too wide and too high for the paper, in centimetres.
    pub fn excess(&self) -> DVec2 {
        let tops = self.panels.iter().map(|(drawing, origin)| origin.y - drawing.bounds[1].y);
        let floors = self.panels.iter().map(|(drawing, origin)| origin.y - drawing.bounds[0].y);
        let high = floors.fold(0.0, f64::max) - tops.fold(f64::INFINITY, f64::min);
        let edge = 2.0 * MARGIN;
        DVec2::new(self.size.x - PAPER[0], high + edge - PAPER[1]).max(DVec2::ZERO)
    }
}

/// Draws scenes beside or above each other. What stands around may be cut off, bodies are not.
pub fn layout(scenes: &[Scene], view: &View) -> Layout {
    let mut extents: Vec<Extent> = scenes.iter().map(|scene| Extent::of(scene, view)).collect();
    // A line has its breadth, a raster its frame.
    let room = DVec2::from(PAPER) - 2.0 * MARGIN - 2.0;
    let sum = |axis: usize| extents.iter().map(|extent| extent.size()[axis]).sum::<f64>() + GAP;
    let most = |axis: usize| extents.iter().map(|extent| extent.size()[axis]).fold(0.0, f64::max);
    let over = |wide: f64, high: f64| (wide - room.x).max(0.0) + (high - room.y).max(0.0);
    let is_pair = extents.len() == 2;
    // What is as wide as high lies better above itself.
    let stacks = is_pair
        && (over(most(0), sum(1)), most(0) + sum(1)) < (over(sum(0), most(1)), sum(0) + most(1));
    for axis in 0..2 {
        if is_pair && stacks == (axis == 1) {
            crop(&mut extents, axis, room[axis] - GAP);
        } else {
            extents.chunks_mut(1).for_each(|extent| crop(extent, axis, room[axis]));
        }
    }
    let drawings: Vec<Drawing> = scenes
        .iter()
        .zip(&extents)
        .map(|(scene, extent)| Drawing::of(scene, view, extent.window))
        .collect();
    match <[Drawing; 2]>::try_from(drawings) {
        Ok(pair) if stacks => stacked(pair),
        Ok(pair) => beside(pair),
        Err(drawings) => single(drawings),
    }
}

/// Cuts windows down until they have room together, never into bodies.
fn crop(extents: &mut [Extent], axis: usize, room: f64) {
    let total: f64 = extents.iter().map(|extent| extent.size()[axis]).sum();
    let slack = |extent: &Extent| {
        [
            extent.body[0][axis] - extent.window[0][axis],
            extent.window[1][axis] - extent.body[1][axis],
        ]
        .map(|slack| (slack - 2.0).max(0.0))
    };
    let all: f64 = extents.iter().flat_map(slack).sum();
    let share = ((total - room) / all.max(1e-9)).clamp(0.0, 1.0);
    for extent in extents {
        let [low, high] = slack(extent);
        extent.window[0][axis] += low * share;
        extent.window[1][axis] -= high * share;
    }
}

fn single(drawings: Vec<Drawing>) -> Layout {
    let size = |drawing: &Drawing| drawing.bounds[1] - drawing.bounds[0];
    let wide = drawings.iter().map(|drawing| size(drawing).x).fold(0.0, f64::max) + 2.0 * MARGIN;
    let place = |drawing: Drawing| {
        let below = (PAPER[1] - size(&drawing).y) / 2.0;
        let origin =
            DVec2::new(MARGIN - drawing.bounds[0].x, PAPER[1] - below + drawing.bounds[0].y);
        (drawing, origin)
    };
    Layout { size: DVec2::new(wide, PAPER[1]), panels: drawings.into_iter().map(place).collect() }
}

/// Both stand on the same floor.
fn beside([start, end]: [Drawing; 2]) -> Layout {
    let (low, high) =
        (start.bounds[0].y.min(end.bounds[0].y), start.bounds[1].y.max(end.bounds[1].y));
    let y = PAPER[1] - (PAPER[1] - (high - low)) / 2.0 + low;
    let next = MARGIN + start.bounds[1].x - start.bounds[0].x + GAP;
    let wide = next + end.bounds[1].x - end.bounds[0].x + MARGIN;
    let places = [MARGIN - start.bounds[0].x, next - end.bounds[0].x].map(|x| DVec2::new(x, y));
    Layout {
        size: DVec2::new(wide, PAPER[1]),
        panels: [start, end].into_iter().zip(places).collect(),
    }
}

/// What stays in place stays above itself.
fn stacked([start, end]: [Drawing; 2]) -> Layout {
    let (left, right) =
        (start.bounds[0].x.min(end.bounds[0].x), start.bounds[1].x.max(end.bounds[1].x));
    let high = |drawing: &Drawing| drawing.bounds[1].y - drawing.bounds[0].y;
    let spare = (PAPER[1] - 2.0 * MARGIN - high(&start) - high(&end)) / 3.0;
    let gap = spare.clamp(2.0, 2.0 * GAP);
    let first = (PAPER[1] - high(&start) - gap - high(&end)) / 2.0;
    let next = first + high(&start) + gap;
    let x = MARGIN - left;
    let places = [DVec2::new(x, first + start.bounds[1].y), DVec2::new(x, next + end.bounds[1].y)];
    let size = DVec2::new(right - left + 2.0 * MARGIN, PAPER[1]);
    Layout { size, panels: [start, end].into_iter().zip(places).collect() }
}
