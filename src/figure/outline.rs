//! From joints to coloured outlines in the order they are painted: limbs as tapered capsules, the
//! trunk as a chain of ellipses.

use glam::{DQuat, DVec2, DVec3};

use super::scene::{HEAD, Piece, Role, Scene, TRUNK, thigh};
use super::shape::{Blob, Hull, View, chain};
use super::solve::{Limb, Skeleton, front, right, sign};
use super::{Patch, body, flesh, muscle, prop};
use crate::catalogue::pose::{Arm, ArmPlace, Figure, Part as Held, Pose};

/// Draws a skeleton.
pub fn draw(
    figure: &Figure,
    pose: &Pose,
    bones: &Skeleton,
    patches: &[Patch],
    view: &View,
) -> Scene {
    let mut pieces = prop::pieces(figure, bones, view);
    pieces.extend(body(figure, pose, bones, patches, view));
    pieces.sort_by(|a, b| a.depth.total_cmp(&b.depth));
    Scene { pieces, joints: joints(bones, view) }
}

fn joints(bones: &Skeleton, view: &View) -> Vec<([usize; 2], DVec2, f64)> {
    let mut joints = Vec::new();
    for side in 0..2 {
        let (leg, arm, part) = (&bones.legs[side], &bones.arms[side], thigh(side));
        joints.push(([TRUNK, part], view.flat(leg.root), 14.5));
        joints.push(([part, part + 1], view.flat(leg.joint), 9.0));
        joints.push(([TRUNK, part + 2], view.flat(arm.root), 9.5));
        joints.push(([part + 2, part + 3], view.flat(arm.joint), 6.6));
    }
    joints.push(([TRUNK, HEAD], view.flat(bones.trunk.base().lerp(bones.trunk.neck, 0.7)), 6.5));
    joints
}

fn body(
    figure: &Figure,
    pose: &Pose,
    bones: &Skeleton,
    patches: &[Patch],
    view: &View,
) -> Vec<Piece> {
    // Seen from the front, neither side is the far one.
    let shades = view.see(DVec3::Z).x.abs() < 0.72;
    let middle = view.near(bones.trunk.at(26.0).0);
    let mut pieces = vec![trunk(bones, middle, view), head(bones, middle, view)];
    for side in 0..2 {
        let own = |frame: DQuat| view.near(right(frame)) * sign(side);
        let turned = own(bones.trunk.frames[0]);
        pieces.extend(leg(&bones.legs[side], side, figure.shoes, (turned, middle, shades), view));
        let turned = own(bones.trunk.frames[2]);
        pieces.extend(arm(
            &bones.arms[side],
            side,
            &pose.arms[side],
            (turned, middle, shades),
            view,
        ));
        let limbs =
            [(thigh(side), pose.legs[side].depth), (thigh(side) + 2, pose.arms[side].depth)];
        for (first, depth) in limbs {
            if let Some(depth) = depth {
                pieces[first].depth = middle + depth[0];
                pieces[first + 1].depth = middle + depth[1];
            }
        }
    }
    muscle::paint(&mut pieces, bones, figure.worked, patches, view);
    pieces
}

/// A limb of that side whose root is turned away by so much is the far one; otherwise what is
/// farther than the trunk is.
fn is_far(turned: f64, depth: f64, middle: f64) -> bool {
    if turned.abs() > 0.3 { turned < 0.0 } else { depth < middle - 1.0 }
}

/// A near limb never sinks behind the trunk, a far one never comes before it.
fn beside_trunk(depth: f64, turned: f64, middle: f64) -> f64 {
    match turned {
        near if near > 0.35 => depth.max(middle + 0.1),
        far if far < -0.35 => depth.min(middle - 0.1),
        _ => depth,
    }
}

fn trunk(bones: &Skeleton, middle: f64, view: &View) -> Piece {
    let slices = flesh::trunk(bones);
    let waist = slices.iter().rposition(|(height, _)| *height <= body::WAISTBAND).unwrap_or(0);
    let blobs: Vec<Blob> = slices.into_iter().map(|(_, slice)| slice).collect();
    let mut piece = Piece::new(Some(TRUNK), middle)
        .with(Role::Skin, chain(&flesh::neck(bones), view))
        .with(Role::Shirt, chain(&blobs[waist..], view))
        .with(Role::Trousers, chain(&blobs[..=waist], view));
    piece.fills[0].gap = false;
    piece
}

fn head(bones: &Skeleton, middle: f64, view: &View) -> Piece {
    let frame = bones.trunk.head_frame;
    let [hair, face] = flesh::skull(bones).map(|part| chain(&[part], view));
    let face: Vec<Hull> = face.into_iter().chain(chain(&flesh::nose(bones), view)).collect();
    let depth = view.near(bones.trunk.head);
    let depth = if (depth - middle).abs() < 12.0 { middle + 0.5 } else { depth };
    let piece = Piece::new(Some(HEAD), depth);
    // Seen from behind, the hair is in front of the face.
    let mut piece = if view.near(front(frame)) < -0.45 {
        piece.with(Role::Skin, face).with(Role::Hair, hair)
    } else {
        piece.with(Role::Hair, hair).with(Role::Skin, face)
    };
    for side in 0..2 {
        if view.near(right(frame)) * sign(side) > 0.25 {
            piece = piece.with(Role::Ear, chain(&[flesh::ear(bones, side)], view));
        }
    }
    piece
}

type Nearness = (f64, f64, bool);

fn leg(
    leg: &Limb,
    side: usize,
    shoes: bool,
    (turned, middle, shades): Nearness,
    view: &View,
) -> [Piece; 2] {
    let (hip, knee, ankle) = (leg.root, leg.joint, leg.end);
    let depth = [view.near(hip.lerp(knee, 0.6)), view.near(knee.lerp(ankle, 0.45))];
    let far = shades && is_far(turned, depth[0] * 0.6 + depth[1] * 0.4, middle);
    let role = |near: Role| if far { near.far() } else { near };
    let [joint, heel, ball, toe] = flesh::foot(leg);
    let foot = [[heel, ball], [ball, toe], [joint, heel], [joint, ball]]
        .map(|pair| Hull::around(&pair, view));
    [
        Piece::new(Some(thigh(side)), beside_trunk(depth[0], turned, middle))
            .with(role(Role::Trousers), chain(&flesh::thigh(leg), view)),
        Piece::new(Some(thigh(side) + 1), depth[1])
            .with(role(if shoes { Role::Shoe } else { Role::Skin }), foot.into())
            .with(role(Role::Trousers), chain(&flesh::shank(leg), view)),
    ]
}

fn arm(
    arm: &Limb,
    side: usize,
    pose: &Arm,
    (turned, middle, shades): Nearness,
    view: &View,
) -> [Piece; 2] {
    let (shoulder, elbow, wrist) = (arm.root, arm.joint, arm.end);
    let depth =
        [view.near(shoulder.lerp(elbow, 0.6)), view.near(elbow.lerp(wrist + arm.tip * 4.0, 0.6))];
    let far = shades && is_far(turned, f64::midpoint(depth[0], depth[1]), middle);
    let role = |near: Role| if far { near.far() } else { near };
    let mut skin = chain(&flesh::forearm(arm), view);
    skin.extend(chain(&flesh::hand(arm, is_closed(pose)), view));
    [
        Piece::new(Some(thigh(side) + 2), beside_trunk(depth[0], turned, middle))
            .with(role(Role::Skin), chain(&flesh::upper_arm(arm), view))
            .with(role(Role::Shirt), chain(&flesh::sleeve(arm), view)),
        Piece::new(Some(thigh(side) + 3), depth[1]).with(role(Role::Skin), skin),
    ]
}

/// A hand is closed around what it grips, and around limbs.
pub fn is_closed(arm: &Arm) -> bool {
    let around = |part| !matches!(part, Held::Head | Held::Chest | Held::Hip);
    arm.grip
        || arm.fingers.is_none() && matches!(arm.place, ArmPlace::On(hold) if around(hold.part))
}
