//! What a figure asks of its spine, to be held against what the catalogue says of the exercise.

use crate::catalogue::pose::Figure;
use crate::catalogue::spine::{Axis, Spine};

/// Degrees that the chest may bend and turn against the pelvis where the catalogue gives 0 to 3: a
/// picture of what is called mid-range must not look like end range. Chosen by eye on drawn spines;
/// 3 is what no spine goes beyond.
const FLEXION: [f64; 4] = [15.0, 30.0, 65.0, 95.0];
const EXTENSION: [f64; 4] = [10.0, 25.0, 55.0, 60.0];
const ROTATION: [f64; 4] = [10.0, 45.0, 80.0, 90.0];

/// The most that a figure asks of its spine, in degrees over all of the movement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bend {
    /// Chest against pelvis, rounded forward.
    pub flexion: f64,
    /// Chest against pelvis, arched back.
    pub extension: f64,
    /// Chest turned against pelvis.
    pub rotation: f64,
}

/// What a figure asks of its spine.
pub fn bend(figure: &Figure) -> Bend {
    let poses = [Some(figure.start), figure.end];
    poses.into_iter().flatten().fold(Bend::default(), |most, pose| {
        let back = pose.spine[2] - pose.spine[0];
        Bend {
            flexion: most.flexion.max(-back),
            extension: most.extension.max(back),
            rotation: most.rotation.max(pose.twist.abs()),
        }
    })
}

impl Bend {
    /// On which axes a figure shows more than an exercise with these values asks: the degrees that
    /// it shows, and those that may be.
    pub fn beyond(self, spine: Spine) -> impl Iterator<Item = (Axis, f64, f64)> {
        let axes = [
            (Axis::Flex, self.flexion, FLEXION[usize::from(spine.flex)]),
            (Axis::Ext, self.extension, EXTENSION[usize::from(spine.ext)]),
            (Axis::Rot, self.rotation, ROTATION[usize::from(spine.rot)]),
        ];
        axes.into_iter().filter(|(_, shown, most)| shown > most)
    }
}
