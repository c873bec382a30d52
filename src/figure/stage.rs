//! A figure with what stands around it, as a scene.

use super::anatomy::{self, Grip};
use super::muscle::Patch;
use super::prop;
use super::scene::Scene;
use super::solve::{Skeleton, right, sign};
use super::view::View;
use crate::catalogue::pose::{Arm, ArmPlace, Camera, Figure, Part, Pose, Prop};

/// The side of a body that is farther from the viewer.
pub fn far_side(bones: &Skeleton, camera: Camera) -> usize {
    usize::from(View::of(camera).near(right(bones.trunk.frames[0])) > -0.05)
}

/// A posed figure; its `far` side is greyer, `patches` are marked as worked.
pub fn scene(
    figure: &Figure,
    pose: &Pose,
    bones: &Skeleton,
    patches: &[Patch],
    far: usize,
) -> Scene {
    let mut bones = bones.clone();
    if holds_a_bar(&figure.props) {
        let own_right = right(bones.trunk.frames[2]);
        for (side, arm) in bones.arms.iter_mut().enumerate() {
            // From above: thumbs point to each other.
            let thumb = (own_right * -sign(side)).reject_from_normalized(arm.tip);
            arm.palm = (thumb.cross(arm.tip) * sign(side)).normalize_or(arm.palm);
        }
    }
    let grips = [0, 1].map(|side| grip(&pose.arms[side]));
    let body = anatomy::body(figure, &bones, far, grips, patches);
    let shadow = prop::shadow(&body.meshes, &figure.props);
    let mut meshes = prop::meshes(figure, &bones);
    meshes.push(shadow);
    meshes.extend(body.meshes);
    Scene { meshes, strokes: body.strokes, ..Scene::default() }
}

/// Whether hands hold something that lies across the body.
fn holds_a_bar(props: &[Prop]) -> bool {
    props.iter().any(|prop| {
        matches!(prop, Prop::Barbell { .. } | Prop::Bar | Prop::Dumbbell { across: true, .. })
    })
}

/// How a hand is held: closed around what it grips, bent around limbs, flat on floors and walls.
fn grip(arm: &Arm) -> Grip {
    match arm.place {
        _ if arm.grip => Grip::Fist,
        ArmPlace::Palm(_) | ArmPlace::Elbow(_) => Grip::Flat,
        ArmPlace::On(hold) => match hold.part {
            Part::Chest | Part::Hip => Grip::Flat,
            _ => Grip::Around,
        },
        ArmPlace::Angles(..) | ArmPlace::Hand(_) => Grip::Loose,
    }
}
