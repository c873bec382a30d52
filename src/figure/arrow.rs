//! Arrows: their outlines, and where they lie so that they touch neither the body nor each other.

use glam::DVec2;

use super::mesh::Part;
use super::raster::{Dot, Raster};
use super::scene::Scene;

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
fn beside(way: &[DVec2], raster: &Raster, others: &[Vec<DVec2>]) -> Vec<DVec2> {
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
            DVec2::from_angle(std::f64::consts::TAU * f64::from(turn) / 16.0)
                * f64::from(step)
                * 1.5
        })
    });
    let by = { shifts }.find(|by| is_free(*by)).unwrap_or(DVec2::ZERO);
    way.iter().map(|point| *point + by).collect()
}

/// The outline of an arrow along points: one line around shaft and head.
fn outline(points: &[DVec2]) -> Vec<DVec2> {
    let [half, long, wide] = ARROW;
    let Some(tip) = points.last() else { return Vec::new() };
    // The head leaves the way where it is as far from the tip as it is long.
    let neck = points.iter().rposition(|point| point.distance(*tip) >= long).unwrap_or(0);
    let way = (*tip - points[neck]).normalize_or(DVec2::X);
    let back = *tip - way * long;
    let shaft = &points[..=neck];
    let side = |index: usize| {
        let (before, after) =
            (shaft[index.saturating_sub(1)], *shaft.get(index + 1).unwrap_or(&back));
        (after - before).normalize_or(way).perp() * half
    };
    let left = (0..shaft.len()).map(|index| shaft[index] + side(index));
    let right = (0..shaft.len()).rev().map(|index| shaft[index] - side(index));
    let head = [
        back + way.perp() * half,
        back + way.perp() * wide,
        *tip,
        back - way.perp() * wide,
        back - way.perp() * half,
    ];
    left.chain(head).chain(right).collect()
}
