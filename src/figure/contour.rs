//! Lines where one part is seen before another: contours of limbs and of things, fingers, toes, the jaw.

use glam::DVec2;

use super::mesh::Part;
use super::raster::{Dot, Raster};
use super::role::{GROUND, Role};
use super::trace::{Border, borders, length};

/// Centimetres by which one part of the body is nearer than another for a line to part them, and by
/// which a part is nearer than another place of itself or of what it grows out of.
const STEP: [f32; 2] = [1.4, 2.6];
/// The same between the seat and a thigh.
const SEAT: f32 = 5.0;
/// The same of things that are built.
const THING: f32 = 6.0;
/// Share of such a step that leads a line on.
const FAINT: f32 = 0.35;
/// Centimetres of the shortest line, and of that between hands.
const SHORTEST: [f64; 2] = [9.0, 3.5];
/// Centimetres by which a finger is before the palm so that a line parts them, and those that lead a line on.
const FINGER: [f32; 2] = [0.5, 0.25];
/// The same of a jaw before the neck.
const JAW: [f32; 2] = [1.0, 0.05];
/// Centimetres of the shortest line between fingers, and of the shortest jaw.
const CREASE: [f64; 2] = [1.2, 3.0];

/// Whether one point of a body is before another so that a line parts them: by a share of the step
/// that this takes.
pub fn is_before(raster: &Raster, one: &Dot, other: &Dot, share: f32) -> bool {
    let (Some(first), Some(second)) = (raster.part(one), raster.part(other)) else { return false };
    let is_thing = |part: Part| matches!(part, Part::Thing(_));
    if is_thing(first) && is_thing(second) {
        return one.role == other.role
            && one.role.is_some_and(has_edges)
            && one.near - other.near > THING * share;
    }
    // A face has no contour, which would be a beard, nor has a head one on itself.
    let is_face = first == Part::Head && (second == Part::Head || one.role == Some(Role::Skin));
    // Nor has a hand, whose fingers have lines of their own. Where colours differ, they part them.
    let is_hand = first == second && matches!(first, Part::Hand(_));
    first.is_body()
        && second.is_body()
        && !is_hand
        && one.role == other.role
        && !is_face
        && one.near - other.near > step(first, second) * share
}

/// Whether lines part what is built: not the ground, nor thin legs one behind the other.
fn has_edges(role: Role) -> bool {
    role.is_straight() && !GROUND.contains(&role) && role != Role::MetalEdge
}

/// Centimetres by which one part is before another that a line parts from it.
fn step(one: Part, other: Part) -> f32 {
    match (one, other) {
        (Part::Trunk, Part::Leg(_)) | (Part::Leg(_), Part::Trunk) => SEAT,
        _ => STEP[usize::from(one.joins(other))],
    }
}

/// Where a nearer part of the body is before a farther one.
pub fn edges(raster: &Raster) -> Vec<Vec<DVec2>> {
    let is_edge = |one: usize, other: usize| {
        let [one, other] = [&raster.dots[one], &raster.dots[other]];
        // Most neighbours are as near.
        if (one.near - other.near).abs() <= STEP[0] * FAINT {
            return None;
        }
        let before = |share: f32| {
            is_before(raster, one, other, share) || is_before(raster, other, one, share)
        };
        if before(1.0) { Some(Border::Clear) } else { before(FAINT).then_some(Border::Faint) }
    };
    let mut lines = borders(raster, is_edge);
    let is_hand = |at: &DVec2| {
        raster.at(*at).is_some_and(|dot| matches!(raster.part(dot), Some(Part::Hand(_))))
    };
    lines.retain(|line| length(line) > SHORTEST[usize::from(line.iter().all(is_hand))]);
    lines
}

/// Where fingers lie beside each other or on the palm, and toes; and where the jaw of a `frontal` face is before the neck.
pub fn creases(raster: &Raster, frontal: bool) -> Vec<Vec<DVec2>> {
    // Palm and sole come first of their parts.
    let is_first = |number: u16| {
        let at = usize::from(number) - 1;
        at == 0 || raster.parts[at - 1] != raster.parts[at]
    };
    let is_crease = |one: usize, other: usize| {
        let [one, other] = [&raster.dots[one], &raster.dots[other]];
        if one.mesh == other.mesh {
            return None;
        }
        let [first, second] = [one, other].map(|dot| raster.part(dot));
        let is_jaw = |one: &Dot, other: &Dot, least: f32| {
            [one, other].map(|dot| raster.part(dot)) == [Some(Part::Head), Some(Part::Trunk)]
                && [one, other].iter().all(|dot| dot.role == Some(Role::Skin))
                && one.near - other.near > least
        };
        let jaw = |least| is_jaw(one, other, least) || is_jaw(other, one, least);
        if frontal && jaw(JAW[1]) {
            return Some(if jaw(JAW[0]) { Border::Clear } else { Border::Faint });
        }
        let is_open = matches!(first, Some(Part::Hand(_) | Part::Foot(_)));
        if first != second || !is_open {
            return None;
        }
        let step = (one.near - other.near).abs();
        if !is_first(one.mesh) && !is_first(other.mesh) || step > FINGER[0] {
            Some(Border::Clear)
        } else {
            (step > FINGER[1]).then_some(Border::Faint)
        }
    };
    let is_neck = |at: &DVec2| {
        raster.at(*at).is_some_and(|dot| matches!(raster.part(dot), Some(Part::Head | Part::Trunk)))
    };
    let mut lines = borders(raster, is_crease);
    lines.retain(|line| length(line) > CREASE[usize::from(line.iter().any(is_neck))]);
    lines
}
