//! The body that every figure has: lengths and radii in centimetres, one build for all.

/// From the hip joints up to the low back.
pub const PELVIS: f64 = 10.0;
/// Of the low back.
pub const LOW_BACK: f64 = 17.0;
/// From the low back up to the base of the neck.
pub const CHEST: f64 = 25.0;
/// Of the whole spine up to the neck.
pub const SPINE: f64 = PELVIS + LOW_BACK + CHEST;
/// Of the neck.
pub const NECK: f64 = 7.0;
/// From the top of the neck up to the middle of the head, and to its front.
pub const HEAD: [f64; 2] = [8.8, 2.0];
/// From the middle to each hip joint.
pub const HIP: f64 = 8.5;
/// From the middle to each shoulder.
pub const SHOULDER: f64 = 16.5;
/// From the base of the neck down to the shoulders.
pub const SHOULDER_DROP: f64 = 4.0;
/// Of the upper arm.
pub const UPPER: f64 = 28.0;
/// Of the forearm.
pub const FORE: f64 = 25.0;
/// From the wrist to the middle of the hand.
pub const HAND: f64 = 4.2;
/// Of the thigh.
pub const THIGH: f64 = 42.0;
/// Of the shank.
pub const SHANK: f64 = 40.0;
/// From the ankle down to the sole.
pub const ANKLE: f64 = 6.5;
/// From a surface to the wrist above a flat palm.
pub const PALM: f64 = 3.2;
/// From a surface to the elbow above it.
pub const ELBOW: f64 = 4.2;
/// From a surface to the knee above it.
pub const KNEE: f64 = 6.0;
/// From the ankle to the toes, along the foot.
pub const FOOT: f64 = 15.5;

/// Shape of the trunk: height along the spine, half width, half depth, shift to the front.
pub const TRUNK: [[f64; 4]; 8] = [
    [-1.0, 12.5, 10.2, -0.6],
    [6.0, 14.0, 11.4, -1.8],
    [13.0, 13.2, 10.6, -1.0],
    [21.0, 12.0, 9.4, 0.3],
    [30.0, 13.4, 10.4, 0.9],
    [39.0, 14.8, 11.2, 1.0],
    [46.0, 13.2, 9.4, 0.1],
    [51.0, 8.5, 6.6, -0.6],
];
/// Where shirt and trousers meet, along the spine.
pub const WAISTBAND: f64 = 11.0;
/// Share of the upper arm that the sleeve covers.
pub const SLEEVE: f64 = 0.52;

/// The trunk's shape at a height, by Catmull-Rom between those given.
pub fn trunk_at(height: f64) -> [f64; 3] {
    let last = TRUNK.len() - 2;
    let index = TRUNK.iter().rposition(|row| row[0] <= height).unwrap_or(0).min(last);
    let row = |offset: isize| TRUNK[index.saturating_add_signed(offset).min(TRUNK.len() - 1)];
    let (before, from, to, after) = (row(-1), row(0), row(1), row(2));
    let t = ((height - from[0]) / (to[0] - from[0])).clamp(0.0, 1.0);
    std::array::from_fn(|part| catmull_rom([before, from, to, after].map(|row| row[part + 1]), t))
}

fn catmull_rom([before, from, to, after]: [f64; 4], t: f64) -> f64 {
    let (linear, square) = (to - before, 2.0 * before - 5.0 * from + 4.0 * to - after);
    let cube = 3.0 * from - before - 3.0 * to + after;
    0.5 * (2.0 * from + linear * t + square * t * t + cube * t * t * t)
}
