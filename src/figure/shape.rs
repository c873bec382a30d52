//! Outlines on the picture: blobs in space, seen by a camera, wrapped by convex hulls.

use std::sync::LazyLock;

use glam::{DQuat, DVec2, DVec3};

use crate::catalogue::pose::Camera;

/// Directions that a hull's corners are looked for in. A circle of 14 cm is then right to 0.03 cm.
const DIRECTIONS: usize = 48;
/// Hulls of no blob larger than this, in centimetres, make do with half of them.
const SMALL: f64 = 10.0;

fn directions() -> &'static [DVec2] {
    static DIRECTIONS_OF_HULLS: LazyLock<Vec<DVec2>> = LazyLock::new(|| {
        let direction = |index: usize| {
            DVec2::from_angle(std::f64::consts::TAU * index as f64 / DIRECTIONS as f64)
        };
        (0..DIRECTIONS).map(direction).collect()
    });
    &DIRECTIONS_OF_HULLS
}

/// Turns space so that x and y are the picture's, z the nearness.
#[derive(Clone, Copy, Debug)]
pub struct View(DQuat);

impl View {
    /// The view of a camera.
    pub fn of(camera: Camera) -> Self {
        Self(
            DQuat::from_rotation_x(camera.pitch.to_radians())
                * DQuat::from_rotation_y(-camera.yaw.to_radians()),
        )
    }
    /// A point or direction as it is seen.
    pub fn see(&self, point: DVec3) -> DVec3 {
        self.0 * point
    }
    /// How near a point or direction is to the viewer.
    pub fn near(&self, point: DVec3) -> f64 {
        self.see(point).z
    }
    /// Where a point is on the picture.
    pub fn flat(&self, point: DVec3) -> DVec2 {
        self.see(point).truncate()
    }
}

/// A ball or an ellipsoid.
#[derive(Clone, Copy, Debug)]
pub struct Blob {
    /// Its middle.
    pub at: DVec3,
    axes: [DVec3; 3],
}

impl Blob {
    /// A ball.
    pub fn ball(at: DVec3, r: f64) -> Self {
        Self { at, axes: [DVec3::X * r, DVec3::Y * r, DVec3::Z * r] }
    }
    /// An ellipsoid with half axes along a frame: to its right, front and up.
    pub fn along(at: DVec3, frame: DQuat, [wide, deep, high]: [f64; 3]) -> Self {
        Self {
            at,
            axes: [frame * DVec3::Z * wide, frame * DVec3::X * deep, frame * DVec3::Y * high],
        }
    }
    /// A flat disc across an axis.
    pub fn disc(at: DVec3, axis: DVec3, r: f64) -> Self {
        let (one, other) = axis.normalize_or(DVec3::Z).any_orthonormal_pair();
        Self { at, axes: [one * r, other * r, DVec3::ZERO] }
    }
    /// Height of its lowest point.
    pub fn lowest(&self) -> f64 {
        self.at.y - DVec3::from(self.axes.map(|axis| axis.y)).length()
    }
    /// Points all over its surface.
    pub fn surface(&self) -> impl Iterator<Item = DVec3> + '_ {
        let turns =
            (0..12).map(|step| DVec2::from_angle(f64::from(step) * std::f64::consts::TAU / 12.0));
        let heights = [-0.95, -0.7, -0.35, 0.0, 0.35, 0.7, 0.95];
        turns.flat_map(move |turn| {
            heights.map(|height: f64| {
                let ring = turn * (1.0 - height * height).sqrt();
                self.at + self.axes[0] * ring.x + self.axes[1] * ring.y + self.axes[2] * height
            })
        })
    }
    /// A flat ellipse on the floor.
    pub fn on_floor(at: DVec3, [x, z]: [f64; 2]) -> Self {
        Self { at, axes: [DVec3::X * x, DVec3::Z * z, DVec3::Y * 0.8] }
    }
}

/// A convex outline, counter-clockwise, each corner with the direction it lies in.
#[derive(Clone, Debug)]
pub struct Hull {
    corners: Vec<(DVec2, DVec2)>,
}

impl Hull {
    /// The hull around blobs as they are seen.
    pub fn around(blobs: &[Blob], view: &View) -> Self {
        let seen: Vec<(DVec2, [DVec2; 3])> = blobs
            .iter()
            .map(|blob| (view.flat(blob.at), blob.axes.map(|axis| view.flat(axis))))
            .collect();
        let corner = |direction: DVec2| {
            let farthest = seen.iter().map(|blob| support(blob, direction));
            let best = farthest.reduce(|best, next| if next.0 > best.0 { next } else { best });
            (best.map_or(DVec2::ZERO, |(_, point)| point), direction)
        };
        let is_small = |(_, axes): &(DVec2, [DVec2; 3])| {
            axes.iter().all(|axis| axis.length_squared() < SMALL * SMALL)
        };
        let step = if seen.iter().all(is_small) { 2 } else { 1 };
        Self {
            corners: directions()
                .iter()
                .step_by(step)
                .map(|direction| corner(*direction))
                .collect(),
        }
    }

    /// A convex polygon as it is; it has no room to grow by.
    pub fn polygon(points: &[DVec2]) -> Self {
        let turn: f64 = (0..points.len())
            .map(|index| points[index].perp_dot(points[(index + 1) % points.len()]))
            .sum();
        let mut corners: Vec<_> = points.iter().map(|point| (*point, DVec2::ZERO)).collect();
        if turn < 0.0 {
            corners.reverse();
        }
        Self { corners }
    }

    /// The corners, moved outwards by so much.
    pub fn grown(&self, by: f64) -> impl Iterator<Item = DVec2> + '_ {
        self.corners.iter().map(move |(point, direction)| *point + *direction * by)
    }

    /// Lowest and highest corner on both axes.
    pub fn bounds(&self) -> (DVec2, DVec2) {
        let far = DVec2::INFINITY;
        self.corners
            .iter()
            .fold((far, -far), |(low, high), (point, _)| (low.min(*point), high.max(*point)))
    }
}

/// Lowest and highest corner of hulls on both axes.
pub fn bounds<'a>(hulls: impl IntoIterator<Item = &'a Hull>) -> (DVec2, DVec2) {
    let all = hulls.into_iter().map(Hull::bounds);
    all.fold((DVec2::INFINITY, -DVec2::INFINITY), |(low, high), (from, to)| {
        (low.min(from), high.max(to))
    })
}

/// How far a blob reaches in a direction, and the point that does.
fn support((at, axes): &(DVec2, [DVec2; 3]), direction: DVec2) -> (f64, DVec2) {
    let reach = axes.map(|axis| axis.dot(direction));
    let length = reach.iter().map(|part| part * part).sum::<f64>().sqrt().max(1e-9);
    let point = axes.iter().zip(reach).map(|(axis, part)| *axis * (part / length)).sum::<DVec2>();
    (at.dot(direction) + length, *at + point)
}

/// Hulls around each blob and the next: a limb.
pub fn chain(blobs: &[Blob], view: &View) -> Vec<Hull> {
    if blobs.len() < 2 {
        vec![Hull::around(blobs, view)]
    } else {
        blobs.windows(2).map(|pair| Hull::around(pair, view)).collect()
    }
}
