//! The floor below a figure: an ellipse, with fuller corners where things stand on it.

use glam::{DVec2, DVec3};

use super::solid::{WALL, solids_of};
use super::{level, rounded};
use crate::catalogue::pose::{Figure, Prop};
use crate::figure::mesh::{Mesh, Part};
use crate::figure::role::Role;
use crate::figure::solve::Skeleton;

/// Centimetres below which something stands on it.
const ON: f64 = 1.0;
/// How high an ankle of a foot is that stands on it, at most.
const ANKLE: f64 = 20.0;
/// From the ankle to the heel, and to the toes.
const FOOT: [f64; 2] = [-6.0, 18.0];
/// How far it reaches beyond what stands on it.
const ROOM: f64 = 3.0;
/// How full its corners are where things stand on it: 2 would be an ellipse.
const FULL: f64 = 3.2;

/// The floor between two places across the picture, so deep around its middle; where things stand on it
/// and no wall is at which it ends, at least as large as takes them and the feet.
pub fn floor(figure: &Figure, x: [f64; 2], deep: f64, middle: f64) -> Mesh {
    let mut corners = [DVec2::new(x[0], middle - deep), DVec2::new(x[1], middle + deep)];
    let mut full = 2.0;
    if let Some(mesh) = figure.props.iter().find_map(|prop| from_wall(prop, corners)) {
        return mesh;
    }
    let things = things(figure);
    if !things.is_empty() {
        let points: Vec<DVec2> = things.into_iter().chain(feet(figure)).collect();
        let bounds =
            points.iter().fold([DVec2::INFINITY, DVec2::NEG_INFINITY], |[low, high], at| {
                [low.min(*at), high.max(*at)]
            });
        let at = (bounds[0] + bounds[1]) / 2.0;
        let half = ((bounds[1] - bounds[0]) / 2.0).max(DVec2::ONE);
        let far = |point: &DVec2| {
            let [x, y] = ((*point - at) / half).abs().to_array();
            (x.powf(FULL) + y.powf(FULL)).powf(1.0 / FULL)
        };
        let half = half * points.iter().map(far).fold(0.0, f64::max) + ROOM;
        (corners, full) = ([corners[0].min(at - half), corners[1].max(at + half)], FULL);
    }
    let [low, high] = corners;
    let (at, half) = ((low + high) / 2.0, (high - low) / 2.0);
    let points = rounded(full, 0.0..=1.0).map(|corner| at + half * corner);
    level(Part::Close, -0.4, points, Role::Mat)
}

/// The floor before a wall: from all along it out to where it ends otherwise.
fn from_wall(wall: &Prop, [low, high]: [DVec2; 2]) -> Option<Mesh> {
    let (ends, out) = match *wall {
        Prop::Wall { x, left, .. } => {
            let far = if left { low.x } else { high.x };
            (WALL.map(|z| DVec2::new(x, z)), DVec2::X * (far - x))
        }
        Prop::BackWall { x, z, .. } => (x.map(|x| DVec2::new(x, z)), DVec2::Y * (high.y - z)),
        _ => return None,
    };
    let (at, half) = ((ends[0] + ends[1]) / 2.0, (ends[1] - ends[0]) / 2.0);
    let points = rounded(FULL, 0.0..=0.5).map(|corner| at + half * corner.x + out * corner.y);
    Some(level(Part::Close, -0.4, points, Role::Mat))
}

/// Where on the floor things stand.
fn things(figure: &Figure) -> Vec<DVec2> {
    let mut points = Vec::new();
    for prop in &figure.props {
        let below = solids_of(prop).into_iter().map(|(solid, _)| solid);
        for solid in below.filter(|solid| solid.at.y - solid.half.y < ON) {
            points.extend(
                [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)]
                    .map(|(x, z)| flat(solid.at + solid.half * DVec3::new(x, 0.0, z))),
            );
        }
        match *prop {
            Prop::Rod { from, .. } if from[1] < ON => points.push(flat(from.into())),
            Prop::Ball { at, r } if at[1] - r < ON => points.push(DVec2::new(at[0], 0.0)),
            _ => {}
        }
    }
    points
}

/// Where feet stand, at the start and at the end.
fn feet(figure: &Figure) -> Vec<DVec2> {
    let poses = std::iter::once(&figure.start).chain(&figure.end);
    let legs = poses.flat_map(|pose| Skeleton::of(pose).legs);
    legs.filter(|leg| leg.end.y < ANKLE)
        .flat_map(|leg| FOOT.map(|along| flat(leg.end + leg.tip * along)))
        .collect()
}

fn flat(point: DVec3) -> DVec2 {
    DVec2::new(point.x, point.z)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::built_in;

    #[test]
    fn a_floor_begins_all_along_its_wall() {
        let mut walls = 0;
        for (id, figure) in &built_in::poses().figures {
            let floor = figure.props.iter().find_map(|prop| match *prop {
                Prop::Floor { x, z, middle } => Some(floor(figure, x, z, middle)),
                _ => None,
            });
            for prop in &figure.props {
                let ends = match *prop {
                    Prop::Wall { x, .. } => WALL.map(|z| DVec2::new(x, z)),
                    Prop::BackWall { x, z, .. } => x.map(|x| DVec2::new(x, z)),
                    _ => continue,
                };
                walls += 1;
                let floor = floor.as_ref().expect("what has a wall has a floor");
                for end in ends {
                    let off = floor.at.iter().map(|at| flat(*at).distance(end));
                    let off = off.fold(f64::INFINITY, f64::min);
                    assert!(off < 0.01, "{id}: the floor ends {off:.1} cm from the wall's end");
                }
            }
        }
        assert!(walls > 8, "walls are in the catalogue, not {walls}");
    }
}
