//! A figure as it is drawn: its start and its end, each as a scene, with the arrows that lead from
//! one to the other.

use glam::DVec2;

use super::arrow::sign_lines;
use super::between::Movement;
use super::muscle::Patch;
use super::scene::{Scene, Way};
use super::solve::Skeleton;
use super::stage;
use super::view::View;
use crate::catalogue::pose::{Arrow, Camera, Figure};

/// Steps of the way that an arrow follows.
const STEPS: usize = 16;
/// Ways shorter than this, in centimetres, are not worth an arrow.
const SHORTEST: f64 = 6.0;

/// A figure, solved.
#[derive(Debug)]
pub struct Picture<'f> {
    figure: &'f Figure,
    patches: &'f [Patch],
    start: Skeleton,
    movement: Option<Movement>,
    far: Option<usize>,
}

impl<'f> Picture<'f> {
    /// Solves a figure; `patches` are marked as worked.
    pub fn of(figure: &'f Figure, patches: &'f [Patch]) -> Self {
        let start = Skeleton::of(&figure.start);
        let far = stage::far_side(&start, figure.camera);
        Self { figure, patches, start, movement: Movement::of(figure), far }
    }

    /// Start and, where there is one, end, solved.
    pub fn ends(&self) -> Vec<Skeleton> {
        self.movement
            .as_ref()
            .map_or_else(|| vec![self.start.clone()], |movement| movement.ends().to_vec())
    }

    /// What is seen last.
    fn last(&self) -> &Skeleton {
        self.movement.as_ref().map_or(&self.start, |movement| &movement.ends()[1])
    }

    /// What it shows beside the start, where anything moves.
    pub fn movement(&self) -> Option<&Movement> {
        self.movement.as_ref()
    }

    /// The start, and the end where there is one, with arrows on the last of them.
    pub fn scenes(&self, camera: Camera) -> Vec<Scene> {
        let view = View::of(camera);
        let scene = |pose, bones| stage::scene(self.figure, pose, bones, self.patches, self.far);
        let mut scenes = vec![scene(&self.figure.start, &self.start)];
        if let (Some(movement), Some(end)) = (&self.movement, &self.figure.end) {
            scenes.push(scene(end, &movement.ends()[1]));
        }
        if let [start, end] = scenes.as_mut_slice() {
            (start.number, end.number) = (Some(1), Some(2));
        }
        let last = scenes.len() - 1;
        for arrow in &self.figure.arrows {
            let points = self.way(arrow, &view);
            if points.len() > 1 {
                scenes[last].arrows.push(Way { points, both: arrow.both });
            }
        }
        for told in &self.figure.signs {
            let at = view.flat(super::joint(told.of, self.last())) + DVec2::from(told.off);
            scenes[last].signs.extend(sign_lines(told.kind, at, told.turn));
        }
        scenes
    }

    /// The movement at a share of its way.
    pub fn scene_at(&self, share: f64) -> Scene {
        let figure = self.figure;
        let (pose, bones) = match (&self.movement, &figure.end) {
            (Some(movement), Some(end)) => {
                (if share < 0.5 { &figure.start } else { end }, movement.at(share))
            }
            _ => (&figure.start, self.start.clone()),
        };
        stage::scene(figure, pose, &bones, self.patches, self.far)
    }

    /// The points of an arrow; none when it would be too short to be seen.
    fn way(&self, arrow: &Arrow, view: &View) -> Vec<DVec2> {
        let at =
            |bones: &Skeleton| view.flat(super::joint(arrow.of, bones)) + DVec2::from(arrow.off);
        if let Some(side) = arrow.square {
            return around(at(self.last()), side);
        }
        if let Some(by) = arrow.by {
            return swung(at(self.last()), DVec2::from(by), arrow.bend);
        }
        let Some(movement) = &self.movement else { return Vec::new() };
        let share = |step: usize| {
            arrow.cut[0] + (1.0 - arrow.cut[0] - arrow.cut[1]) * step as f64 / STEPS as f64
        };
        let points: Vec<DVec2> = (0..=STEPS).map(|step| at(&movement.at(share(step)))).collect();
        if points[0].distance(points[STEPS]) < SHORTEST { Vec::new() } else { points }
    }
}

/// A way that swings out to its left by so much.
fn swung(from: DVec2, by: DVec2, bend: f64) -> Vec<DVec2> {
    if bend == 0.0 {
        return vec![from, from + by];
    }
    let aside = by.normalize_or_zero().perp() * bend;
    let point = |step: usize| {
        let share = step as f64 / STEPS as f64;
        from + by * share + aside * 4.0 * share * (1.0 - share)
    };
    (0..=STEPS).map(point).collect()
}

/// A way around a square, from its upper corner on, that leaves a gap before it closes.
fn around(from: DVec2, side: f64) -> Vec<DVec2> {
    let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, -1.0], [0.0, -1.0], [0.0, -0.3]];
    corners.map(|[x, y]| from + DVec2::new(x * side, y * side.abs())).to_vec()
}
