//! Tubes, swept along bones through cross sections.

use std::f64::consts::TAU;

use glam::DVec3;

use super::{Mesh, Part, grid};
use crate::figure::role::Role;

/// Corners around a tube, and around one that is thin.
const AROUND: [usize; 2] = [32, 12];
/// Centimetres up to which one is thin.
const THIN: f64 = 2.0;

/// A cross section of a tube.
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    /// Its middle.
    pub at: DVec3,
    /// Its front and its side, of length 1.
    pub axes: [DVec3; 2],
    /// How far it reaches to the front, to the back, and to either side.
    pub reach: [f64; 3],
    /// Where it is along the tube.
    pub along: f64,
}

impl Ring {
    /// The point on it at an angle: 0 is its front, a quarter turn its side.
    pub fn point(&self, around: f64) -> DVec3 {
        let (sin, cos) = around.sin_cos();
        let deep = if cos > 0.0 { self.reach[0] } else { self.reach[1] };
        self.at + self.axes[0] * (cos * deep) + self.axes[1] * (sin * self.reach[2])
    }
    /// The same moved along the tube and made smaller.
    fn shrunk(&self, by: DVec3, share: f64, along: f64) -> Self {
        Self { at: self.at + by, reach: self.reach.map(|reach| reach * share), along, ..*self }
    }
}

/// Round ends of a tube: how far they bulge at its start and at its end.
pub fn capped(rings: &[Ring], bulges: [f64; 2]) -> Vec<Ring> {
    let ([first, second, ..], [.., before, last]) = (rings, rings) else { return rings.to_vec() };
    let cap = |ring: &Ring, inner: &Ring, bulge: f64| {
        let way = ring.at - inner.at;
        let step = (ring.along - inner.along) / way.length().max(1e-9) * bulge;
        let way = way.normalize_or_zero() * bulge;
        [25f64, 50.0, 72.0, 90.0].map(|degrees| {
            let (sin, cos) = degrees.to_radians().sin_cos();
            ring.shrunk(way * sin, cos.max(0.001), ring.along + step * sin)
        })
    };
    let start = cap(first, second, bulges[0]);
    let end = cap(last, before, bulges[1]);
    start.into_iter().rev().chain(rings.iter().copied()).chain(end).collect()
}

/// A tube through cross sections.
pub fn tube(
    part: Part,
    rings: &[Ring],
    paint: impl Fn(f64, f64) -> Role + Send + Sync + 'static,
) -> Mesh {
    let thick = rings.iter().flat_map(|ring| ring.reach).fold(0.0, f64::max);
    let around = AROUND[usize::from(thick < THIN)];
    let row = |ring: &Ring| {
        (0..around).map(|step| ring.point(TAU * step as f64 / around as f64)).collect::<Vec<_>>()
    };
    let along: Vec<f64> = rings.iter().map(|ring| ring.along).collect();
    grid(part, Box::new(paint), &rings.iter().map(row).collect::<Vec<_>>(), &along)
}

/// The points of a tube at a place along it, all around it or as far as is told.
pub fn around_tube(rings: &[Ring], along: impl Fn(f64) -> f64, [from, to]: [f64; 2]) -> Vec<DVec3> {
    const STEPS: u32 = 24;
    (0..=STEPS)
        .map(|step| from + (to - from) * f64::from(step) / f64::from(STEPS))
        .map(|around| on_tube(rings, along(around), around))
        .collect()
}

/// The point of a tube at a place, a little above its surface.
fn on_tube(rings: &[Ring], along: f64, around: f64) -> DVec3 {
    let last = rings.len() - 2;
    let index = rings.iter().rposition(|ring| ring.along <= along).unwrap_or(0).min(last);
    let (from, to) = (&rings[index], &rings[index + 1]);
    let share = ((along - from.along) / (to.along - from.along).max(1e-9)).clamp(0.0, 1.0);
    let at = from.point(around).lerp(to.point(around), share);
    let middle = from.at.lerp(to.at, share);
    at + (at - middle).normalize_or_zero() * 0.2
}

/// A tube of round sections between points, each with its radius, with round ends.
pub fn rod(part: Part, points: &[(DVec3, f64)], role: Role) -> Mesh {
    tube(
        part,
        &capped(&round_rings(points), [points[0].1, points[points.len() - 1].1]),
        move |_, _| role,
    )
}

/// Round cross sections through points.
pub fn round_rings(points: &[(DVec3, f64)]) -> Vec<Ring> {
    let way = |index: usize| {
        let (before, after) =
            (points[index.saturating_sub(1)].0, points[(index + 1).min(points.len() - 1)].0);
        (after - before).normalize_or(DVec3::Y)
    };
    let mut front = way(0).any_orthonormal_vector();
    (0..points.len())
        .map(|index| {
            let way = way(index);
            front = front.reject_from_normalized(way).normalize_or(way.any_orthonormal_vector());
            let r = points[index].1;
            let share = index as f64 / (points.len() - 1).max(1) as f64;
            Ring {
                at: points[index].0,
                axes: [front, front.cross(way)],
                reach: [r; 3],
                along: share,
            }
        })
        .collect()
}
