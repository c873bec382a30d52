//! How space is seen.

use glam::{DQuat, DVec2, DVec3};

use crate::catalogue::pose::Camera;

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
