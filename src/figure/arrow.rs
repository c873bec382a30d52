//! Arrows and signs: their outlines, and where arrows lie so that they touch neither the body nor each
//! other.

use std::f64::consts::TAU;

use glam::DVec2;

use super::mesh::Part;
use super::raster::{Dot, Raster};
use super::scene::{Scene, Way};
use crate::catalogue::pose::SignKind;

/// Of an arrow: half its shaft's width, its head's length and half its head's width, in
/// centimetres.
const ARROW: [f64; 3] = [1.1, 5.0, 3.6];
/// Centimetres that an arrow stays away from the body.
pub const AWAY: f64 = 1.6;

/// The outlines of a scene's arrows, where they are free.
pub fn placed(scene: &Scene, raster: &Raster) -> Vec<Vec<DVec2>> {
    let mut arrows: Vec<Vec<DVec2>> = Vec::new();
    for way in &scene.arrows {
        let way = beside(way, raster, &arrows);
        arrows.push(outline(&way));
    }
    arrows
}

/// The way of an arrow, moved aside by as little as it takes to touch neither body nor arrow.
fn beside(way: &Way, raster: &Raster, others: &[Vec<DVec2>]) -> Way {
    let reach = (AWAY * raster.fine) as i64;
    let is_free = |by: DVec2| {
        outline(way).windows(2).all(|pair| {
            let steps = (pair[0].distance(pair[1]) / 1.2).ceil().max(1.0);
            (0..=steps as u32).all(|step| {
                let at = pair[0].lerp(pair[1], f64::from(step) / steps) + by;
                let is_body = |dot: &Dot| raster.part(dot).is_some_and(Part::is_body);
                !raster.is_near(at, reach, is_body)
                    && others.iter().flatten().all(|other| other.distance(at) > AWAY)
            })
        })
    };
    let shifts = (0..30).flat_map(|step| {
        let turns = if step == 0 { 1 } else { 16 };
        (0..turns).map(move |turn| {
            DVec2::from_angle(TAU * f64::from(turn) / 16.0) * f64::from(step) * 1.5
        })
    });
    let by = { shifts }.find(|by| is_free(*by)).unwrap_or(DVec2::ZERO);
    Way { points: way.points.iter().map(|point| *point + by).collect(), both: way.both }
}

/// Where the head of an arrow begins: the last point of the shaft, and the way from there to the tip.
fn neck(points: &[DVec2], tip: DVec2) -> (usize, DVec2) {
    // The head leaves the way where it is as far from the tip as it is long.
    let neck = points.iter().rposition(|point| point.distance(tip) >= ARROW[1]).unwrap_or(0);
    (neck, (tip - points[neck]).normalize_or(DVec2::X))
}

/// The corners of a head from one side of its shaft to the other.
fn head(tip: DVec2, way: DVec2) -> [DVec2; 5] {
    let [half, long, wide] = ARROW;
    let back = tip - way * long;
    let aside = |by: f64| back + way.perp() * by;
    [aside(half), aside(wide), tip, aside(-wide), aside(-half)]
}

/// The outline of an arrow: one line around shaft and heads.
fn outline(Way { points, both }: &Way) -> Vec<DVec2> {
    let (Some(start), Some(tip)) = (points.first(), points.last()) else { return Vec::new() };
    let (neck_at, way) = neck(points, *tip);
    let back: Vec<DVec2> = points.iter().rev().copied().collect();
    let (other, other_way) = neck(&back, *start);
    let first = if *both { (points.len() - 1 - other).min(neck_at) } else { 0 };
    let shaft = &points[first..=neck_at];
    let side = |index: usize| {
        let before = if index > 0 { shaft[index - 1] } else { shaft[0] };
        let after = shaft.get(index + 1).copied().unwrap_or(*tip);
        let [from, to] =
            [shaft[index] - before, after - shaft[index]].map(DVec2::normalize_or_zero);
        let aside = (from + to).normalize_or(way).perp();
        // Around a corner it keeps its breadth.
        aside * (ARROW[0] / aside.dot(to.perp()).max(0.5))
    };
    let left = (0..shaft.len()).map(|index| shaft[index] + side(index));
    let right = (0..shaft.len()).rev().map(|index| shaft[index] - side(index));
    let mut outline: Vec<DVec2> = left.chain(head(*tip, way)).chain(right).collect();
    if *both {
        outline.extend(head(*start, other_way));
    }
    outline
}

/// The lines of a sign: three that spread from a point or flow beside each other.
pub fn sign_lines(kind: SignKind, at: DVec2, turn: f64) -> [Vec<DVec2>; 3] {
    // Degrees and centimetres between them, where they begin and end, and how far they swing.
    let (spread, apart, reach, swing) = match kind {
        SignKind::Impact => (36.0, 0.0, [2.0, 9.5], 0.0),
        SignKind::Breath => (3.0, 2.8, [1.0, 14.0], 0.8),
        SignKind::Speed => (0.0, 9.0, [0.0, 15.0], 0.0),
    };
    [-1.0, 0.0, 1.0].map(|line| {
        let way = DVec2::from_angle(f64::to_radians(turn + spread * line));
        let from = at + way.perp() * (apart * line);
        let point = |step: u32| {
            let share = f64::from(step) / 16.0;
            let along = reach[0] + (reach[1] - reach[0]) * share;
            from + way * along + way.perp() * (swing * (share * TAU).sin())
        };
        if swing == 0.0 { vec![point(0), point(16)] } else { (0..=16).map(point).collect() }
    })
}
