//! From a pose to joints in space: the trunk as a smooth curve of fixed length, limbs by two-bone
//! inverse kinematics.
//!
//! The knee lies on the side `right x (hip -> ankle)`, the elbow on the opposite side: plain
//! anatomy, right for standing, sitting, kneeling and lying alike. A knee or elbow that would go
//! through the floor swivels outwards until it does not.

mod limb;

use glam::{DMat3, DQuat, DVec3};

use self::limb::direction;
pub use self::limb::{Limb, bone};
use super::body;
use crate::catalogue::pose::{Anchor, LegPlace, Pose};

/// Pieces that the spine's curve is made of.
const PIECES: usize = 26;

/// A frame turns x to the front, y up along the spine, z to the right.
pub type Frame = DQuat;

/// The frame whose spine points in a direction of the picture's plane.
pub fn upright(degrees: f64, heading: f64) -> Frame {
    DQuat::from_rotation_y(heading.to_radians())
        * DQuat::from_rotation_z((degrees - 90.0).to_radians())
}

/// Front, up and right of a frame.
pub fn front(frame: Frame) -> DVec3 {
    frame * DVec3::X
}
/// See [`front`].
pub fn up(frame: Frame) -> DVec3 {
    frame * DVec3::Y
}
/// See [`front`].
pub fn right(frame: Frame) -> DVec3 {
    frame * DVec3::Z
}

/// Bent back by `flex`, to the right by `side`, turned to the left by `twist` degrees.
fn bent(frame: Frame, flex: f64, side: f64, twist: f64) -> Frame {
    frame
        * DQuat::from_rotation_z(flex.to_radians())
        * DQuat::from_rotation_x(side.to_radians())
        * DQuat::from_rotation_y(twist.to_radians())
}

/// The trunk and the head in space.
#[derive(Clone, Debug)]
pub struct Trunk {
    /// Middle between the hip joints.
    pub hip: DVec3,
    /// Points along the spine, [`PIECES`] + 1 at equal distances.
    points: Vec<DVec3>,
    /// Of pelvis, low back and chest.
    pub frames: [Frame; 3],
    /// Of the head.
    pub head_frame: Frame,
    /// Top of the neck.
    pub neck: DVec3,
    /// Middle of the head.
    pub head: DVec3,
}

impl Trunk {
    fn frames(pose: &Pose) -> ([Frame; 3], Frame) {
        let [pelvis, low, chest] = pose.spine;
        let first = upright(pelvis, pose.heading) * DQuat::from_rotation_y(pose.roll.to_radians());
        let second = bent(first, low - pelvis, -pose.side / 2.0, pose.twist / 2.0);
        let third = bent(second, chest - low, -pose.side / 2.0, pose.twist / 2.0);
        let head = bent(third, pose.head - chest, 0.0, pose.look)
            * DQuat::from_rotation_x(-pose.tilt.to_radians());
        ([first, second, third], head)
    }

    /// The trunk with its hip at the origin.
    fn at_origin(pose: &Pose) -> Self {
        let (frames, head_frame) = Self::frames(pose);
        let piece = body::SPINE / PIECES as f64;
        let mut points = vec![DVec3::ZERO];
        for index in 0..PIECES {
            let step = up(frame_at(&frames, (index as f64 + 0.5) * piece)) * piece;
            points.push(points[index] + step);
        }
        let base = points[PIECES];
        let neck = base + up(frames[2].slerp(head_frame, 0.45)) * body::NECK;
        let head = neck + up(head_frame) * body::HEAD[0] + front(head_frame) * body::HEAD[1];
        Self { hip: DVec3::ZERO, points, frames, head_frame, neck, head }
    }

    fn moved(mut self, by: DVec3) -> Self {
        self.points
            .iter_mut()
            .chain([&mut self.hip, &mut self.neck, &mut self.head])
            .for_each(|point| *point += by);
        self
    }

    /// The trunk of a pose, where its anchor puts it.
    pub fn of(pose: &Pose) -> Self {
        let trunk = Self::at_origin(pose);
        let at = DVec3::from(pose.at);
        let from_knee = |side: usize| {
            let thigh = match pose.legs[side].place {
                LegPlace::Angles([thigh, _], out) => direction(thigh, out, side, pose.heading),
                _ => DVec3::NEG_Y,
            };
            let knee = trunk.root(side, false) + thigh * body::THIGH;
            (at + DVec3::Y * body::KNEE - knee).with_z(at.z)
        };
        let by = match pose.anchor {
            Anchor::Hip => at,
            Anchor::Shoulders => at - trunk.shoulders(),
            Anchor::Knees | Anchor::KneeRight => from_knee(0),
            Anchor::KneeLeft => from_knee(1),
        };
        trunk.moved(by)
    }

    /// Base of the neck.
    pub fn base(&self) -> DVec3 {
        self.points[PIECES]
    }

    /// Middle between the shoulders.
    pub fn shoulders(&self) -> DVec3 {
        self.base() - up(self.frames[2]) * body::SHOULDER_DROP
    }

    /// The hip or shoulder of a side.
    pub fn root(&self, side: usize, arm: bool) -> DVec3 {
        let sign = sign(side);
        if arm {
            self.shoulders() + right(self.frames[2]) * sign * body::SHOULDER
        } else {
            self.hip + right(self.frames[0]) * sign * body::HIP
        }
    }

    /// Point and frame at a height along the spine.
    pub fn at(&self, height: f64) -> (DVec3, Frame) {
        let frame = frame_at(&self.frames, height);
        let place = height / body::SPINE * PIECES as f64;
        let within = place.clamp(0.0, PIECES as f64);
        let index = (within as usize).min(PIECES - 1);
        let point = self.points[index].lerp(self.points[index + 1], within - index as f64);
        (point + up(frame) * (place - within) * body::SPINE / PIECES as f64, frame)
    }
}

/// The frame at a height along the spine: those of pelvis, low back and chest hold in their
/// middles.
fn frame_at(frames: &[Frame; 3], height: f64) -> Frame {
    let middles = [
        body::PELVIS / 2.0,
        body::PELVIS + body::LOW_BACK / 2.0,
        body::PELVIS + body::LOW_BACK + body::CHEST * 0.42,
    ];
    match height {
        low if low <= middles[0] => frames[0],
        low if low <= middles[1] => {
            frames[0].slerp(frames[1], (low - middles[0]) / (middles[1] - middles[0]))
        }
        high if high <= middles[2] => {
            frames[1].slerp(frames[2], (high - middles[1]) / (middles[2] - middles[1]))
        }
        _ => frames[2],
    }
}

/// 1 for the right side, -1 for the left.
pub fn sign(side: usize) -> f64 {
    if side == 0 { 1.0 } else { -1.0 }
}

/// A figure in space.
#[derive(Clone, Debug)]
pub struct Skeleton {
    /// Trunk and head.
    pub trunk: Trunk,
    /// Right and left leg.
    pub legs: [Limb; 2],
    /// Right and left arm.
    pub arms: [Limb; 2],
}

/// How much up or down a side of the pelvis points, of 1, on whose other one a body lies.
const ON_SIDE: f64 = 0.6;

impl Skeleton {
    /// Solves a pose.
    pub fn of(pose: &Pose) -> Self {
        Self::with(pose, |_, _| None, |_, _| None)
    }

    /// Solves a pose save for those limbs whose shape is given, by side and root.
    pub fn with(
        pose: &Pose,
        leg: impl Fn(usize, DVec3) -> Option<Limb>,
        arm: impl Fn(usize, DVec3) -> Option<Limb>,
    ) -> Self {
        let trunk = Trunk::of(pose);
        let legs = limb::legs(&trunk, pose, |side| leg(side, trunk.root(side, false)));
        let arms = limb::arms(&trunk, &legs, pose, |side| arm(side, trunk.root(side, true)));
        Self { trunk, legs, arms }
    }

    /// The frame of a hip: it turns half as far as the thigh does.
    pub fn hip(&self, side: usize) -> Frame {
        let (leg, pelvis) = (&self.legs[side], self.trunk.frames[0]);
        let thigh = (leg.joint - leg.root).normalize_or_zero();
        let right = right(pelvis);
        let ahead = (front(pelvis) - thigh.cross(right)).normalize_or(front(pelvis));
        DQuat::from_mat3(&DMat3::from_cols(ahead, right.cross(ahead), right))
    }

    /// Whether it lies on a side: its limbs lie on each other.
    pub fn is_on_side(&self) -> bool {
        right(self.trunk.frames[0]).y.abs() > ON_SIDE
    }

    /// Every limb.
    pub fn limbs(&self) -> impl Iterator<Item = &Limb> {
        self.legs.iter().chain(&self.arms)
    }
}

#[cfg(test)]
mod tests {
    use super::Skeleton;
    use crate::built_in;
    use crate::figure::between::Movement;

    /// Thigh, shank, upper arm and forearm in centimetres.
    const BONES: [[f64; 2]; 4] = [[42.0, 40.0], [42.0, 40.0], [28.0, 25.0], [28.0, 25.0]];

    /// No picture lengthens an arm to reach something, from start to end of any movement.
    #[test]
    fn limbs_keep_their_lengths_in_every_picture() {
        let mut wrong = Vec::new();
        let mut looked = 0;
        for (id, figure) in &built_in::poses().figures {
            let movement = Movement::of(figure);
            for tenth in 0..=10 {
                let share = f64::from(tenth) / 10.0;
                let bones = movement
                    .as_ref()
                    .map_or_else(|| Skeleton::of(&figure.start), |movement| movement.at(share));
                for (limb, [first, second]) in bones.limbs().zip(BONES) {
                    looked += 1;
                    let lengths = [limb.root.distance(limb.joint), limb.joint.distance(limb.end)];
                    let kept =
                        (lengths[0] - first).abs() < 0.001 && (lengths[1] - second).abs() < 0.001;
                    if !kept || (limb.tip.length() - 1.0).abs() > 0.001 {
                        wrong.push(format!(
                            "{id} at {share}: {lengths:.2?}, not {first} and {second}"
                        ));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(looked, 114 * 11 * 4, "every limb of every picture is looked at");
    }
}
