//! A figure with what stands around it, as a scene.

use glam::DVec3;

use super::anatomy::{self, Grip};
use super::muscle::Patch;
use super::prop;
use super::scene::Scene;
use super::solve::{Skeleton, bone, front, right, sign};
use super::view::View;
use crate::catalogue::pose::{Arm, ArmPlace, Camera, Figure, Hands, Part, Pose, Prop};

/// How much of a body's width points to the viewer where one of its sides is the far one.
const ASIDE: f64 = 0.6;

/// The side of a body that is farther from the viewer; none where it is seen from ahead or behind, unless
/// it lies on a side.
pub fn far_side(bones: &Skeleton, camera: Camera) -> Option<usize> {
    let aside = right(bones.trunk.frames[0]);
    let near = View::of(camera).near(aside);
    (near.abs() > ASIDE || bones.is_on_side()).then_some(usize::from(near > -0.05))
}

/// A posed figure; its `far` side is greyer, `patches` are marked as worked.
pub fn scene(
    figure: &Figure,
    pose: &Pose,
    bones: &Skeleton,
    patches: &[Patch],
    far: Option<usize>,
) -> Scene {
    let bones = with_hands_closed(figure, bones);
    let grips = [0, 1].map(|side| grip(&pose.arms[side], &bones, side));
    let body = anatomy::body(figure, &bones, far, grips, patches);
    let shadow = prop::shadow(&body.meshes, &figure.props);
    let mut meshes = prop::meshes(figure, &bones);
    meshes.push(shadow);
    meshes.extend(body.meshes);
    let ahead = front(bones.trunk.head_frame);
    Scene { meshes, strokes: body.strokes, ahead, ..Scene::default() }
}

/// The bones with hands turned around what they hold.
pub fn with_hands_closed(figure: &Figure, bones: &Skeleton) -> Skeleton {
    let mut bones = bones.clone();
    for prop in &figure.props {
        close_hands(prop, &mut bones);
    }
    bones
}

/// Turns hands so that the handle they hold lies across their palms.
fn close_hands(prop: &Prop, bones: &mut Skeleton) {
    let chest = bones.trunk.frames[2];
    let (own_right, ahead) = (right(chest), prop::ahead(chest));
    // Along the handle: towards the other hand, or ahead.
    let (hands, is_shared) = match *prop {
        Prop::Barbell { .. } | Prop::Bar | Prop::Dumbbell { across: true, .. } => {
            (Hands::Each, true)
        }
        Prop::Kettlebell { hands, .. } => (hands, hands == Hands::Both),
        Prop::Dumbbell { hands, .. } => (hands, false),
        _ => return,
    };
    let by_horns = prop::by_horns(prop, bones);
    for (side, arm) in bones.arms.iter_mut().enumerate() {
        if matches!((hands, side), (Hands::Right, 1) | (Hands::Left, 0)) {
            continue;
        }
        let now = arm.tip.cross(arm.palm) * sign(side);
        let handle = if by_horns {
            DVec3::Y
        } else if is_shared {
            own_right * -sign(side)
        } else {
            ahead * now.dot(ahead).signum()
        };
        let thumb = handle.reject_from_normalized(arm.tip);
        arm.palm = (thumb.cross(arm.tip) * sign(side)).normalize_or(arm.palm);
    }
}

/// How much a hand is bent that lies on the head, which is rounder than limbs are: as much as lies across one so far.
const ON_HEAD: f64 = 0.7;

/// How a hand is held: closed around what it grips, bent around limbs, laid on the trunk, flat on floors
/// and walls.
fn grip(arm: &Arm, bones: &Skeleton, side: usize) -> Grip {
    match arm.place {
        _ if arm.grip => Grip::Fist,
        ArmPlace::Palm(_) => Grip::Flat,
        ArmPlace::Elbow(_) => Grip::Laid,
        ArmPlace::On(hold) => match hold.part {
            Part::Chest => Grip::Laid,
            Part::Hip => Grip::Hip,
            Part::Head => Grip::Around(ON_HEAD),
            part => {
                let [from, to] = match part.leg(side) {
                    Some(leg) => bone(&bones.legs[leg], part),
                    None => [bones.arms[1 - side].root, bones.arms[1 - side].joint],
                };
                let way = bones.arms[side].tip;
                Grip::Around(way.cross((to - from).normalize_or_zero()).length())
            }
        },
        ArmPlace::Angles(..) | ArmPlace::Hand(_) => Grip::Loose,
    }
}
