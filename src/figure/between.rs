//! In-betweens: a movement from its start to its end. Limbs that stand or hold on both ends keep
//! doing so and are solved again; all others go by the shortest arc of each bone.

use glam::{DQuat, DVec3};

use super::body;
use super::solve::{self, Limb, Skeleton, right, sign};
use crate::catalogue::pose::{Anchor, Arm, ArmPlace, Figure, Hold, Leg, LegPlace, Pose, Spot};

/// A movement that can be looked at anywhere between its start and its end.
#[derive(Debug)]
pub struct Movement {
    poses: [Pose; 2],
    ends: [Skeleton; 2],
}

impl Movement {
    /// The movement of a figure; none where it stays as it is.
    pub fn of(figure: &Figure) -> Option<Self> {
        let poses = [figure.start, figure.end?];
        Some(Self { poses, ends: [Skeleton::of(&poses[0]), Skeleton::of(&poses[1])] })
    }

    /// Start and end, solved.
    pub fn ends(&self) -> &[Skeleton; 2] {
        &self.ends
    }

    /// The figure at a share of the way, 0 to 1.
    pub fn at(&self, share: f64) -> Skeleton {
        if share <= 0.0 {
            return self.ends[0].clone();
        }
        if share >= 1.0 {
            return self.ends[1].clone();
        }
        let pose = self.anchored(&self.pose_at(share), share);
        Skeleton::with(
            &pose,
            |side, root| self.loose_leg(side, root, share),
            |side, root| self.loose_arm(side, root, share),
        )
    }

    /// The pose whose numbers lie between; where limbs go by arcs, those of the start stand for
    /// them.
    fn pose_at(&self, share: f64) -> Pose {
        let [from, to] = &self.poses;
        let mix = |from: f64, to: f64| from + (to - from) * share;
        Pose {
            spine: std::array::from_fn(|part| mix(from.spine[part], to.spine[part])),
            head: mix(from.head, to.head),
            twist: mix(from.twist, to.twist),
            side: mix(from.side, to.side),
            roll: mix(from.roll, to.roll),
            heading: mix(from.heading, to.heading),
            look: mix(from.look, to.look),
            tilt: mix(from.tilt, to.tilt),
            legs: std::array::from_fn(|side| between_legs(&from.legs[side], &to.legs[side], share)),
            arms: std::array::from_fn(|side| between_arms(&from.arms[side], &to.arms[side], share)),
            ..*from
        }
    }

    /// Fixes the hip: by the knee where one of both ends kneels, by what both are anchored at, else
    /// by its own way.
    fn anchored(&self, pose: &Pose, share: f64) -> Pose {
        let [from, to] = &self.poses;
        let kneels = |pose: &Pose| match pose.anchor {
            Anchor::Knees | Anchor::KneeRight => Some(0),
            Anchor::KneeLeft => Some(1),
            Anchor::Hip | Anchor::Shoulders => None,
        };
        if let Some(side) = kneels(to).or(kneels(from)) {
            let [first, second] = &self.ends;
            let knee = first.legs[side].joint.lerp(second.legs[side].joint, share);
            let thigh = arc(
                first.legs[side].joint - first.legs[side].root,
                second.legs[side].joint - second.legs[side].root,
                share,
            );
            let root = knee - thigh * body::THIGH;
            let trunk = solve::Trunk::of(&Pose { anchor: Anchor::Hip, at: [0.0; 3], ..*pose });
            let hip = root - right(trunk.frames[0]) * sign(side) * body::HIP;
            return Pose { anchor: Anchor::Hip, at: hip.into(), ..*pose };
        }
        if from.anchor == to.anchor {
            let at =
                std::array::from_fn(|axis| from.at[axis] + (to.at[axis] - from.at[axis]) * share);
            return Pose { at, ..*pose };
        }
        let hip = self.ends[0].trunk.hip.lerp(self.ends[1].trunk.hip, share);
        Pose { anchor: Anchor::Hip, at: hip.into(), ..*pose }
    }

    fn loose_leg(&self, side: usize, root: DVec3, share: f64) -> Option<Limb> {
        let [from, to] = [&self.poses[0].legs[side].place, &self.poses[1].legs[side].place];
        let aims = match (from, to) {
            (LegPlace::On(from), LegPlace::On(to)) => from.part == to.part,
            (LegPlace::Sole(_), LegPlace::Sole(_)) | (LegPlace::Ankle(_), LegPlace::Ankle(_)) => {
                true
            }
            _ => false,
        };
        (!aims).then(|| {
            by_arcs(
                &self.ends[0].legs[side],
                &self.ends[1].legs[side],
                [body::THIGH, body::SHANK],
                root,
                share,
            )
        })
    }

    fn loose_arm(&self, side: usize, root: DVec3, share: f64) -> Option<Limb> {
        let [from, to] = [&self.poses[0].arms[side].place, &self.poses[1].arms[side].place];
        let aims = match (from, to) {
            (ArmPlace::On(from), ArmPlace::On(to)) => from.part == to.part,
            (ArmPlace::Palm(_), ArmPlace::Palm(_))
            | (ArmPlace::Hand(_), ArmPlace::Hand(_))
            | (ArmPlace::Elbow(_), ArmPlace::Elbow(_)) => true,
            _ => false,
        };
        (!aims).then(|| {
            by_arcs(
                &self.ends[0].arms[side],
                &self.ends[1].arms[side],
                [body::UPPER, body::FORE],
                root,
                share,
            )
        })
    }
}

/// Each bone by its shortest arc.
fn by_arcs(from: &Limb, to: &Limb, [first, second]: [f64; 2], root: DVec3, share: f64) -> Limb {
    let joint = root + arc(from.joint - from.root, to.joint - to.root, share) * first;
    let end = joint + arc(from.end - from.joint, to.end - to.joint, share) * second;
    let tip = arc(from.tip, to.tip, share);
    let down =
        arc(from.down, to.down, share).reject_from_normalized(tip).normalize_or(DVec3::NEG_Y);
    let palm = arc(from.palm, to.palm, share).reject_from_normalized(tip).normalize_or(from.palm);
    Limb { root, joint, end, tip, down, palm, miss: 0.0 }
}

/// The direction at a share of the shortest arc between two.
fn arc(from: DVec3, to: DVec3, share: f64) -> DVec3 {
    let (from, to) = (from.normalize_or(DVec3::X), to.normalize_or(DVec3::X));
    let axis = from.cross(to).try_normalize().unwrap_or(DVec3::Z);
    DQuat::from_axis_angle(axis, from.angle_between(to) * share) * from
}

fn between_legs(from: &Leg, to: &Leg, share: f64) -> Leg {
    let place = match (from.place, to.place) {
        (LegPlace::Sole(from), LegPlace::Sole(to)) => {
            LegPlace::Sole(between_spots(from, to, share))
        }
        (LegPlace::Ankle(from), LegPlace::Ankle(to)) => {
            LegPlace::Ankle(between_spots(from, to, share))
        }
        (LegPlace::On(from), LegPlace::On(to)) => LegPlace::On(between_holds(from, to, share)),
        (place, _) => place,
    };
    let turn = from.turn + (to.turn - from.turn) * share;
    // A sole of which nothing is said is flat.
    let toes = |leg: &Leg| leg.toes.or(matches!(leg.place, LegPlace::Sole(_)).then_some(0.0));
    Leg {
        place,
        knee: pole(from.knee, to.knee, share),
        toes: angle(toes(from), toes(to), share),
        turn,
    }
}

fn between_arms(from: &Arm, to: &Arm, share: f64) -> Arm {
    let place = match (from.place, to.place) {
        (ArmPlace::Palm(from), ArmPlace::Palm(to)) => {
            ArmPlace::Palm(between_spots(from, to, share))
        }
        (ArmPlace::Hand(from), ArmPlace::Hand(to)) => {
            ArmPlace::Hand(between_spots(from, to, share))
        }
        (ArmPlace::Elbow(from), ArmPlace::Elbow(to)) => {
            ArmPlace::Elbow(between_spots(from, to, share))
        }
        (ArmPlace::On(from), ArmPlace::On(to)) => ArmPlace::On(between_holds(from, to, share)),
        (place, _) => place,
    };
    Arm {
        place,
        elbow: pole(from.elbow, to.elbow, share),
        fingers: angle(from.fingers, to.fingers, share),
        ..*from
    }
}

fn between_spots(from: Spot, to: Spot, share: f64) -> Spot {
    let mix = |from: f64, to: f64| from + (to - from) * share;
    let z = match (from.z, to.z) {
        (Some(from), Some(to)) => Some(mix(from, to)),
        (from, to) => from.or(to),
    };
    Spot { x: mix(from.x, to.x), y: mix(from.y, to.y), z }
}

fn between_holds(from: Hold, to: Hold, share: f64) -> Hold {
    let off = std::array::from_fn(|axis| from.off[axis] + (to.off[axis] - from.off[axis]) * share);
    Hold { part: from.part, along: from.along + (to.along - from.along) * share, off }
}

fn pole(from: Option<[f64; 3]>, to: Option<[f64; 3]>, share: f64) -> Option<[f64; 3]> {
    match (from, to) {
        (Some(from), Some(to)) => {
            Some(std::array::from_fn(|axis| from[axis] + (to[axis] - from[axis]) * share))
        }
        (from, to) => from.or(to),
    }
}

fn angle(from: Option<f64>, to: Option<f64>, share: f64) -> Option<f64> {
    match (from, to) {
        (Some(from), Some(to)) => Some(from + (to - from) * share),
        (from, to) => from.or(to),
    }
}
