//! The head: one skull with jaw, face and hair, whose features stay where they are on it.

use std::f64::consts::PI;
use std::sync::LazyLock;

use glam::DVec3;

use super::Body;
use crate::figure::mesh::{Mesh, Part, ball, ellipsoid};
use crate::figure::role::Role;
use crate::figure::scene::Stroke;
use crate::figure::solve::{Skeleton, sign};

/// Of the skull: half its depth, height and width, in centimetres.
const SKULL: [f64; 3] = [9.7, 11.4, 7.9];

/// A hill or, with a height below 0, a hollow on the head: its height, latitude and longitude with
/// half breadths, in degrees.
const FEATURES: [[f64; 5]; 12] = [
    // Brow, root of the nose, nose and its tip.
    [0.35, 14.0, 5.0, 0.0, 30.0],
    [-0.35, 6.0, 4.0, 0.0, 9.0],
    [1.0, -3.0, 8.0, 0.0, 8.0],
    [1.7, -11.5, 4.6, 0.0, 9.0],
    // Eyes lie deeper.
    [-0.55, 3.0, 6.0, 22.0, 11.0],
    [-0.55, 3.0, 6.0, -22.0, 11.0],
    // Lips, the hollow below, the chin.
    [1.0, -24.0, 2.8, 0.0, 15.0],
    [0.95, -31.0, 2.8, 0.0, 14.0],
    [-0.6, -38.0, 3.4, 0.0, 16.0],
    [1.7, -49.0, 8.0, 0.0, 24.0],
    // The angle of the jaw.
    [0.5, -38.0, 12.0, 68.0, 20.0],
    [0.5, -38.0, 12.0, -68.0, 20.0],
];

/// How far hair stands off: at its line, and within so many degrees of it how much farther on top, at the
/// sides and behind.
const HAIR: [f64; 5] = [0.45, 13.0, 1.1, 1.4, 0.2];

/// The line of the hair: degrees to the right of the front, latitude. It is combed to one side.
const HAIRLINE: [[f64; 2]; 20] = [
    [-180.0, -46.0],
    [-135.0, -42.0],
    [-112.0, -26.0],
    [-97.0, 2.0],
    [-88.0, -8.0],
    [-78.0, -4.0],
    [-66.0, 18.0],
    [-48.0, 29.0],
    [-30.0, 38.5],
    [-16.0, 41.5],
    [8.0, 36.0],
    [34.0, 30.0],
    [52.0, 23.0],
    [68.0, 16.0],
    [80.0, -6.0],
    [88.0, -8.0],
    [97.0, 2.0],
    [112.0, -26.0],
    [135.0, -42.0],
    [180.0, -46.0],
];

/// By how many degrees a place lies above the line of the hair.
fn above_hairline(latitude: f64, longitude: f64) -> f64 {
    let off = ((longitude + PI).rem_euclid(2.0 * PI) - PI).to_degrees();
    latitude.to_degrees() - super::between(&HAIRLINE, off)[1]
}

/// Whether hair grows there, by latitude and longitude.
fn is_hairy(latitude: f64, longitude: f64) -> bool {
    above_hairline(latitude, longitude) > 0.0
}

/// How far the hair stands off there.
fn hair(latitude: f64, longitude: f64) -> f64 {
    let above = above_hairline(latitude, longitude);
    if above <= 0.0 {
        return 0.0;
    }
    let [low, way, top, side, behind] = HAIR;
    let around = side + (behind - side) * -longitude.cos().min(0.0);
    let full = around + (top - around) * latitude.sin().max(0.0);
    low + full * (1.0 - (-above / way).exp())
}

/// Where the surface is from the middle of the head, in the head's own frame.
fn surface(latitude: f64, longitude: f64) -> DVec3 {
    let (up, out) = latitude.sin_cos();
    let (side, front) = longitude.sin_cos();
    // Jaw and neck are narrower than the skull, the back of the head goes in below.
    let low = (-up).max(0.0);
    let narrow = 1.0 - 0.34 * low.powf(1.5);
    let deep = if front > 0.0 { 1.0 - 0.12 * low } else { 1.06 - 0.30 * low };
    let base =
        DVec3::new(SKULL[0] * out * front * deep, SKULL[1] * up, SKULL[2] * out * side * narrow);
    let bump: f64 = FEATURES
        .iter()
        .map(|[height, lat, tall, lon, wide]| {
            let turned = (longitude - lon.to_radians() + PI).rem_euclid(2.0 * PI) - PI;
            let [y, x] = [(latitude.to_degrees() - lat) / tall, turned.to_degrees() / wide];
            height * (-(x * x + y * y) / 2.0).exp()
        })
        .sum();
    base + base.normalize_or_zero() * bump
}

/// The head's surface in its own frame: every figure has the same.
static SKIN: LazyLock<Mesh> = LazyLock::new(|| {
    let point = |latitude: f64, longitude: f64| {
        let at = surface(latitude, longitude);
        at + at.normalize_or_zero() * hair(latitude, longitude)
    };
    ball(Part::Head, [48, 64], point, |_, _| Role::Skin)
});

/// Adds the head.
pub fn add(to: &mut Body, bones: &Skeleton) {
    let (middle, frame) = (bones.trunk.head, bones.trunk.head_frame);
    let place = move |latitude: f64, longitude: f64, off: f64| {
        let at = surface(latitude, longitude);
        middle + frame * (at + at.normalize_or_zero() * off)
    };
    let (at, normal) = (&SKIN.at, &SKIN.normal);
    to.meshes.push(Mesh {
        at: at.iter().map(|at| middle + frame * *at).collect(),
        normal: normal.iter().map(|normal| frame * *normal).collect(),
        ..Mesh::like(
            &SKIN,
            |latitude, longitude| {
                if is_hairy(latitude, longitude) { Role::Hair } else { Role::Skin }
            },
        )
    });
    let line = |points: &[[f64; 2]], side: f64| {
        let place = |[latitude, longitude]: &[f64; 2]| {
            place(latitude.to_radians(), (longitude * side).to_radians(), 0.15)
        };
        Stroke::line(Role::Face, points.iter().map(place).collect::<Vec<_>>())
    };
    for side in [0, 1] {
        let out = sign(side);
        let at = middle + frame * DVec3::new(-1.4, -1.4, out * 8.3);
        to.meshes.push(ellipsoid(Part::Head, at, frame, [1.3, 1.9, 3.0], Role::Skin));
        let ear = [[0.8, 1.1], [0.1, 1.7], [-0.8, 1.5], [-1.2, 0.6], [-1.0, -0.4], [-0.3, -1.5]]
            .map(|[x, y]| at + frame * DVec3::new(x, y, out * 1.45));
        // At the rim of the head its line would be a comma.
        let aside = frame * DVec3::new(0.0, 0.0, out * 0.9);
        to.strokes.push(Stroke::line(Role::Face, ear).facing(aside));
        // An eye and its brow: not where they would slide over the edge of a face that is turned away.
        let ahead = frame * DVec3::new(1.5, 0.0, out * 0.83);
        let eye = (0..=8).map(|step| {
            let (sin, cos) = (PI * f64::from(step) / 4.0).sin_cos();
            [1.6 + 3.0 * sin, 21.5 + 2.6 * cos]
        });
        let eye = line(&eye.collect::<Vec<_>>(), out);
        let brow = line(&[[15.2, 11.5], [16.2, 18.0], [15.4, 25.0], [13.4, 31.0]], out);
        to.strokes.extend([eye, brow].map(|line| line.facing(ahead)));
        // From the side a mouth seen from the front would be a dot.
        let mouth = line(&[[-27.8, 10.0], [-27.9, 17.0], [-27.0, 23.0], [-25.4, 28.0]], out);
        to.strokes.push(mouth.facing(frame * DVec3::new(-0.17, 0.0, out * 0.98)));
    }
    // How hair is combed: from its line over the forehead backwards.
    for aside in [-42.0, -14.0, 18.0, 50.0f64] {
        let strand = [52.0, 64.0, 78.0, 90.0f64].map(|latitude| {
            let [latitude, aside] = [latitude, aside].map(f64::to_radians);
            place(latitude, aside, hair(latitude, aside) + 0.15)
        });
        to.strokes.push(Stroke::line(Role::Seam, strand));
    }
    // The mouth, and the tip of the nose: from the side both would be a moustache.
    let mouth = [[-26.8, -18.0], [-27.8, -8.0], [-27.6, 0.0], [-27.8, 8.0], [-26.8, 18.0]];
    let nose = [[-15.5, -7.0], [-18.0, -2.0], [-18.0, 0.0], [-18.0, 2.0], [-15.5, 7.0]];
    let lines = [line(&mouth, 1.0), line(&nose, 1.0)];
    to.strokes.extend(lines.map(|line| line.facing(frame * DVec3::X)));
}
