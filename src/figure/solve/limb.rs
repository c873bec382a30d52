//! Limbs: what hand and foot reach for, and the joint between by two-bone inverse kinematics.

use glam::{DQuat, DVec2, DVec3};

use super::{Frame, Trunk, front, right, sign};
use crate::catalogue::pose::{Arm, ArmPlace, Hold, Leg, LegPlace, Part, Pose, Spot};
use crate::figure::body;

/// A limb in space: its root, its middle joint, its end, and where hand or foot point.
#[derive(Clone, Copy, Debug)]
pub struct Limb {
    /// Hip or shoulder.
    pub root: DVec3,
    /// Knee or elbow.
    pub joint: DVec3,
    /// Ankle or wrist.
    pub end: DVec3,
    /// Along the toes or fingers, of length 1.
    pub tip: DVec3,
    /// Of a leg: from the ankle towards the sole, of length 1.
    pub down: DVec3,
    /// Of an arm: where the palm faces, of length 1.
    pub palm: DVec3,
    /// By how much it misses what it reaches for, in centimetres.
    pub miss: f64,
}

impl Limb {
    /// The middle of the hand.
    pub fn hand(&self) -> DVec3 {
        self.end + self.tip * body::HAND
    }
    /// Within the fingers of a closed hand: what it holds runs through there.
    pub fn grip(&self) -> DVec3 {
        self.end + self.tip * body::GRIP[0] + self.palm * body::GRIP[1]
    }
    /// The tip of the foot.
    pub fn toes(&self) -> DVec3 {
        self.end + self.tip * body::FOOT + self.down * 4.9
    }

    /// A leg from its joints. The sole lies away from the shank; where the foot is stretched in
    /// line with it, away from the pelvis' front.
    fn leg([root, joint, end]: [DVec3; 3], tip: DVec3, pelvis: Frame, miss: f64) -> Self {
        let down = (end - joint).normalize_or_zero().reject_from_normalized(tip);
        let down =
            if down.length() > 0.3 { down } else { (-front(pelvis)).reject_from_normalized(tip) };
        Self {
            root,
            joint,
            end,
            tip,
            down: down.normalize_or(DVec3::NEG_Y),
            palm: DVec3::NEG_Y,
            miss,
        }
    }

    /// An arm from its joints.
    fn arm([root, joint, end]: [DVec3; 3], tip: DVec3, palm: DVec3, miss: f64) -> Self {
        let palm = palm.reject_from_normalized(tip).try_normalize();
        let palm = palm.unwrap_or_else(|| tip.any_orthonormal_vector());
        Self { root, joint, end, tip, down: DVec3::NEG_Y, palm, miss }
    }
}

/// A direction in the picture's plane, spread outwards, turned on the spot.
pub fn direction(degrees: f64, out: f64, side: usize, heading: f64) -> DVec3 {
    let flat = DVec2::from_angle(degrees.to_radians());
    let spread = DVec2::from_angle(out.to_radians());
    DQuat::from_rotation_y(heading.to_radians()) * (flat * spread.x).extend(sign(side) * spread.y)
}

/// Both legs, save those that are given; one that rests on the other comes after it.
pub fn legs(trunk: &Trunk, pose: &Pose, given: impl Fn(usize) -> Option<Limb>) -> [Limb; 2] {
    let leg = |side: usize, other: Option<&Limb>| {
        given(side).unwrap_or_else(|| one_leg(trunk, &pose.legs[side], side, other, pose.heading))
    };
    if matches!(pose.legs[0].place, LegPlace::On(_)) {
        let left = leg(1, None);
        [leg(0, Some(&left)), left]
    } else {
        let right = leg(0, None);
        [right, leg(1, Some(&right))]
    }
}

fn one_leg(trunk: &Trunk, leg: &Leg, side: usize, other: Option<&Limb>, heading: f64) -> Limb {
    let root = trunk.root(side, false);
    let own_right = right(trunk.frames[0]);
    let outward = own_right * sign(side);
    let toes = leg.toes.map(|toes| {
        let turned = heading - leg.turn * sign(side);
        DQuat::from_rotation_y(turned.to_radians()) * direction(toes, 0.0, side, 0.0)
    });
    let flat = toes.unwrap_or_else(|| {
        DQuat::from_rotation_y((heading - leg.turn * sign(side)).to_radians()) * DVec3::X
    });
    let target = match leg.place {
        LegPlace::Angles([thigh, shank], out) => {
            let joint = root + direction(thigh, out, side, heading) * body::THIGH;
            let end = joint + direction(shank, out, side, heading) * body::SHANK;
            let tip = toes.unwrap_or_else(|| resting_foot(end - joint, own_right));
            return Limb::leg([root, joint, end], tip, trunk.frames[0], 0.0);
        }
        LegPlace::Sole(spot) => {
            let across = DQuat::from_rotation_y(heading.to_radians()) * DVec3::Z;
            let normal = across.cross(flat).normalize_or(DVec3::Y);
            place(spot, root) + normal * body::ANKLE
        }
        LegPlace::Ankle(spot) => place(spot, root),
        LegPlace::On(hold) => {
            let target = match (hold.part, other) {
                (Part::ThighRight | Part::ThighLeft | Part::Thigh, Some(limb)) => {
                    limb.root.lerp(limb.joint, hold.along)
                }
                (_, Some(limb)) => limb.joint.lerp(limb.end, hold.along),
                (_, None) => root,
            };
            target + DVec3::from(hold.off)
        }
    };
    let pole =
        leg.knee.map_or_else(|| own_right.cross((target - root).normalize_or_zero()), DVec3::from);
    let (joint, end) =
        two_bones(root, target, [body::THIGH, body::SHANK], pole, outward, body::KNEE);
    let tip = match leg.place {
        LegPlace::Sole(_) => flat,
        _ => toes.unwrap_or_else(|| resting_foot(end - joint, own_right)),
    };
    Limb::leg([root, joint, end], tip, trunk.frames[0], end.distance(target))
}

/// A foot at ease: a little pointed.
fn resting_foot(shank: DVec3, own_right: DVec3) -> DVec3 {
    DQuat::from_axis_angle(own_right, 75f64.to_radians()) * shank.normalize_or_zero()
}

fn place(spot: Spot, root: DVec3) -> DVec3 {
    DVec3::new(spot.x, spot.y, spot.z.unwrap_or(root.z))
}

/// Both arms, save those that are given; one that holds the other comes after it.
pub fn arms(
    trunk: &Trunk,
    legs: &[Limb; 2],
    pose: &Pose,
    given: impl Fn(usize) -> Option<Limb>,
) -> [Limb; 2] {
    let arm = |side: usize, other: Option<&Limb>| {
        given(side)
            .unwrap_or_else(|| one_arm(trunk, legs, other, &pose.arms[side], side, pose.heading))
    };
    let held = |part: Part| matches!(pose.arms[0].place, ArmPlace::On(hold) if hold.part == part);
    if held(Part::UpperLeft) {
        let left = arm(1, None);
        [arm(0, Some(&left)), left]
    } else {
        let right = arm(0, None);
        [right, arm(1, Some(&right))]
    }
}

fn one_arm(
    trunk: &Trunk,
    legs: &[Limb; 2],
    other: Option<&Limb>,
    arm: &Arm,
    side: usize,
    heading: f64,
) -> Limb {
    let root = trunk.root(side, true);
    let own_right = right(trunk.frames[2]);
    let outward = own_right * sign(side);
    let fingers = arm.fingers.map(|fingers| direction(fingers, 0.0, side, heading));
    let pole = |target: DVec3| {
        let back = -own_right.cross((target - root).normalize_or_zero());
        arm.elbow.map_or_else(|| back + outward * 0.3, DVec3::from)
    };
    // At ease a palm faces the body, or, away from it, the floor.
    let at_ease = |tip: DVec3| if tip.dot(outward).abs() > 0.8 { DVec3::NEG_Y } else { -outward };
    let hand_at = |target: DVec3, palm: Option<DVec3>| {
        let reach = body::FORE + body::HAND;
        let (joint, hand) =
            two_bones(root, target, [body::UPPER, reach], pole(target), outward, body::ELBOW);
        let along = (hand - joint).normalize_or_zero();
        let tip = fingers.unwrap_or(along);
        let palm = palm.unwrap_or_else(|| at_ease(tip));
        Limb::arm([root, joint, joint + along * body::FORE], tip, palm, hand.distance(target))
    };
    let mut limb = match arm.place {
        ArmPlace::Angles([upper, fore], out) => {
            let joint = root + direction(upper, out, side, heading) * body::UPPER;
            let along = direction(fore, out, side, heading);
            let tip = fingers.unwrap_or(along);
            Limb::arm([root, joint, joint + along * body::FORE], tip, at_ease(tip), 0.0)
        }
        ArmPlace::Palm(spot) => {
            let tip = fingers.unwrap_or_else(|| direction(0.0, 0.0, side, heading));
            let at = place(spot, root);
            let across = DQuat::from_rotation_y(heading.to_radians()) * DVec3::Z;
            let normal = across.cross(tip).normalize_or(DVec3::Y);
            let normal = normal * (root - at).dot(normal).signum();
            let target = at + normal * body::PALM;
            let (joint, end) = two_bones(
                root,
                target,
                [body::UPPER, body::FORE],
                pole(target),
                outward,
                body::ELBOW,
            );
            Limb::arm([root, joint, end], tip, -normal, end.distance(target))
        }
        ArmPlace::Hand(spot) => hand_at(place(spot, root), None),
        ArmPlace::Elbow(spot) => {
            let tip = fingers.unwrap_or_else(|| direction(0.0, 0.0, side, heading));
            let target = place(spot, root) + DVec3::Y * body::ELBOW;
            let along = (target - root).normalize_or_zero();
            let joint = root + along * body::UPPER;
            let low = joint + tip * body::FORE - DVec3::Y * (body::ELBOW - body::PALM);
            let end = joint + (low - joint).normalize_or(DVec3::X) * body::FORE;
            Limb::arm([root, joint, end], tip, DVec3::NEG_Y, joint.distance(target))
        }
        ArmPlace::On(hold) => {
            let (hand, middle) = held_point(trunk, legs, other, hold, side);
            hand_at(hand, Some(middle - hand))
        }
    };
    if let Some(faces) = arm.faces {
        let palm = DVec3::from(faces).reject_from_normalized(limb.tip);
        limb.palm = palm.try_normalize().unwrap_or(limb.palm);
    }
    limb
}

/// Where a hand holds the body, and the middle of what it holds.
fn held_point(
    trunk: &Trunk,
    legs: &[Limb; 2],
    other: Option<&Limb>,
    hold: Hold,
    side: usize,
) -> (DVec3, DVec3) {
    let off = DVec3::from(hold.off);
    let around = |middle: DVec3| (middle + off, middle);
    let trunk_at = |height: f64| trunk.at(height).0;
    if let Some(leg) = hold.part.leg(side) {
        let [from, to] = bone(&legs[leg], hold.part);
        return around(from.lerp(to, hold.along));
    }
    match hold.part {
        Part::Head => (trunk.head + trunk.head_frame * off, trunk.head),
        Part::Chest => (trunk.base() + trunk.frames[2] * off, trunk_at(body::SPINE + off.y)),
        Part::Hip => (trunk.hip + trunk.frames[0] * off, trunk_at(off.y)),
        _ => around(other.map_or(trunk.base(), |arm| arm.root.lerp(arm.joint, hold.along))),
    }
}

/// Both ends of a part of a leg.
pub fn bone(leg: &Limb, part: Part) -> [DVec3; 2] {
    match part {
        Part::ThighRight | Part::ThighLeft | Part::Thigh => [leg.root, leg.joint],
        Part::ShinRight | Part::ShinLeft | Part::Shin => [leg.joint, leg.end],
        _ => [leg.end, leg.toes()],
    }
}

/// Two bones from `root` to `target`: the joint between them lies towards `pole`, and at least
/// `clear` above the floor where a swivel around the line between root and target can do that. What
/// can't be reached is reached for.
fn two_bones(
    root: DVec3,
    target: DVec3,
    [first, second]: [f64; 2],
    pole: DVec3,
    outward: DVec3,
    clear: f64,
) -> (DVec3, DVec3) {
    let way = target - root;
    let distance = way.length().clamp((first - second).abs() + 0.5, first + second);
    let line = way.normalize_or(DVec3::NEG_Y);
    let cos = ((first * first + distance * distance - second * second) / (2.0 * first * distance))
        .clamp(-1.0, 1.0);
    let side = pole.reject_from_normalized(line).try_normalize();
    let side = side.unwrap_or_else(|| DVec3::Y.reject_from_normalized(line).normalize_or(DVec3::X));
    let axis = root + line * first * cos;
    let arm = side * first * (1.0 - cos * cos).sqrt();
    let end = root + line * distance;
    let joint = axis + arm;
    if joint.y >= clear || root.y < clear {
        return (joint, end);
    }
    let swivelled = |degrees: f64| axis + DQuat::from_axis_angle(line, degrees.to_radians()) * arm;
    let mut best = joint;
    for step in 1..=36 {
        let mut pair = [swivelled(f64::from(step) * 5.0), swivelled(f64::from(-step) * 5.0)];
        if (pair[0] - root).dot(outward) < (pair[1] - root).dot(outward) {
            pair.swap(0, 1);
        }
        if let Some(free) = pair.into_iter().find(|joint| joint.y >= clear) {
            return (free, end);
        }
        for lower in pair.into_iter().filter(|joint| joint.y > best.y + 0.3).collect::<Vec<_>>() {
            best = lower;
        }
    }
    (best, end)
}
