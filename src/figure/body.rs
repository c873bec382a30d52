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
pub const HEAD: [f64; 2] = [8.8, 1.2];
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
/// From the wrist along the hand and out of its palm to what a closed hand holds.
pub const GRIP: [f64; 2] = [7.0, 2.0];
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

/// Where shirt and trousers meet, along the spine.
pub const WAISTBAND: f64 = 11.0;
