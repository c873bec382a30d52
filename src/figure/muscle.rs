//! Where worked muscles lie: patches on trunk and limbs, from the catalogue's muscles.

use glam::DVec3;

use super::body;
use super::scene::{Fill, Piece, Role, TRUNK, thigh};
use super::shape::{Blob, Hull, View, chain};
use super::solve::{Limb, Skeleton, front, up};
use crate::catalogue::exercise::Muscle;
use crate::catalogue::pose::Side;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// An area that is marked as worked.
    pub enum Patch ("area of muscles") {
        /// Beside the low spine.
        LowerBack = "lower-back",
        /// Shoulder blades and sides of the upper back.
        UpperBack = "upper-back",
        /// Belly.
        Belly = "belly",
        /// Chest.
        Chest = "chest",
        /// Shoulder.
        Shoulder = "shoulder",
        /// Buttock.
        Buttock = "buttock",
        /// Front of the hip.
        HipFront = "hip-front",
        /// Front of the thigh.
        ThighFront = "thigh-front",
        /// Back of the thigh.
        ThighBack = "thigh-back",
        /// Calf.
        Calf = "calf",
    }
}

/// The area that a muscle lies in; none for what can't be seen as one.
fn patch_of(muscle: Muscle) -> Option<Patch> {
    Some(match muscle {
        Muscle::ErectorSpinae | Muscle::Multifidus | Muscle::QuadratusLumborum => Patch::LowerBack,
        Muscle::Lats
        | Muscle::LowerTrapezius
        | Muscle::MidTrapezius
        | Muscle::Rhomboids
        | Muscle::ThoracicExtensors
        | Muscle::SerratusAnterior => Patch::UpperBack,
        Muscle::RectusAbdominis
        | Muscle::TransversusAbdominis
        | Muscle::Obliques
        | Muscle::Diaphragm => Patch::Belly,
        Muscle::Pectorals => Patch::Chest,
        Muscle::Deltoid | Muscle::RearDeltoid | Muscle::RotatorCuff => Patch::Shoulder,
        Muscle::GluteMax | Muscle::GluteMed | Muscle::Piriformis | Muscle::DeepHipRotators => {
            Patch::Buttock
        }
        Muscle::HipFlexors => Patch::HipFront,
        Muscle::Quadriceps | Muscle::RectusFemoris => Patch::ThighFront,
        Muscle::Hamstrings | Muscle::Adductors => Patch::ThighBack,
        Muscle::Calves => Patch::Calf,
        Muscle::Biceps | Muscle::Triceps | Muscle::Grip | Muscle::PelvicFloor => return None,
    })
}

/// The areas of muscles, each once.
pub fn patches(muscles: &[Muscle]) -> Vec<Patch> {
    let mut patches: Vec<Patch> = muscles.iter().filter_map(|muscle| patch_of(*muscle)).collect();
    patches.sort_unstable();
    patches.dedup();
    patches
}

/// Paints areas onto the parts of the body they lie on. `pieces` are in the order of the body's
/// parts. Of limbs those of the worked side are painted, of both sides the near ones.
pub fn paint(
    pieces: &mut [Piece],
    bones: &Skeleton,
    worked: Option<Side>,
    patches: &[Patch],
    view: &View,
) {
    for patch in patches {
        match patch {
            Patch::LowerBack => add(&mut pieces[TRUNK], band(bones, [11.0, 29.0], -1.0, view)),
            Patch::UpperBack => add(&mut pieces[TRUNK], band(bones, [28.0, 47.0], -1.0, view)),
            Patch::Belly => add(&mut pieces[TRUNK], band(bones, [7.0, 31.0], 1.0, view)),
            Patch::Chest => add(&mut pieces[TRUNK], band(bones, [33.0, 46.0], 1.0, view)),
            limb => {
                for side in [Side::Right, Side::Left] {
                    if worked.is_none_or(|worked| worked == side) {
                        paint_limb(pieces, bones, *limb, side as usize, worked.is_some(), view);
                    }
                }
            }
        }
    }
}

fn paint_limb(
    pieces: &mut [Piece],
    bones: &Skeleton,
    patch: Patch,
    side: usize,
    also_far: bool,
    view: &View,
) {
    let leg = &bones.legs[side];
    let pelvis = bones.trunk.frames[0];
    let part = match patch {
        Patch::Shoulder => thigh(side) + 2,
        Patch::Calf => thigh(side) + 1,
        _ => thigh(side),
    };
    let is_hidden = patch == Patch::Shoulder && view.near(-front(bones.trunk.frames[2])) < TURNED;
    if is_hidden || !also_far && pieces[part].fills.iter().any(|fill| fill.role.is_far()) {
        return;
    }
    let along =
        |along: f64, off: DVec3, r: f64| Blob::ball(leg.root.lerp(leg.joint, along) + off, r);
    let back = back_of_thigh(leg, bones);
    let blobs = match patch {
        Patch::ThighBack => {
            vec![
                along(0.22, back * 4.2, 2.6),
                along(0.45, back * 3.9, 3.3),
                along(0.8, back * 2.6, 2.0),
            ]
        }
        Patch::ThighFront => {
            vec![
                along(0.25, back * -3.6, 2.8),
                along(0.5, back * -3.2, 3.4),
                along(0.82, back * -2.0, 2.2),
            ]
        }
        Patch::Buttock => {
            vec![
                along(-0.03, front(pelvis) * -2.6 + up(pelvis) * 2.2, 4.6),
                along(0.09, front(pelvis) * -3.2, 4.4),
            ]
        }
        Patch::HipFront => vec![along(0.0, front(pelvis) * 4.6, 2.6), along(0.2, back * -4.0, 2.4)],
        Patch::Calf => {
            let calf = |share: f64, r: f64| {
                let shank = (leg.end - leg.joint).normalize_or_zero();
                let behind = (-leg.tip).reject_from(shank).normalize_or_zero();
                Blob::ball(leg.joint.lerp(leg.end, share) + behind * 2.6, r)
            };
            vec![calf(0.18, 2.4), calf(0.34, 2.9), calf(0.52, 1.8)]
        }
        _ => {
            let arm = &bones.arms[side];
            let behind = front(bones.trunk.frames[2]) * -2.0;
            vec![
                Blob::ball(arm.root + behind * 0.8, 3.4),
                Blob::ball(arm.root.lerp(arm.joint, 0.28) + behind * 0.6, 2.4),
            ]
        }
    };
    add(&mut pieces[part], chain(&blobs, view));
}

/// The back of the thigh: where the shank folds to, else away from the pelvis' front.
fn back_of_thigh(leg: &Limb, bones: &Skeleton) -> DVec3 {
    let thigh = (leg.joint - leg.root).normalize_or(DVec3::NEG_Y);
    let shank = (leg.end - leg.joint).normalize_or(DVec3::NEG_Y).reject_from_normalized(thigh);
    if shank.length() > 0.2 {
        return shank.normalize();
    }
    let pelvis = bones.trunk.frames[0];
    (-front(pelvis)).reject_from_normalized(thigh).try_normalize().unwrap_or(up(pelvis))
}

fn add(piece: &mut Piece, hulls: Vec<Hull>) {
    piece.fills.push(Fill { role: Role::Muscle, hulls, gap: false });
}

/// How far a side of the trunk may turn from the viewer and still be seen at its edge.
const TURNED: f64 = -0.62;

/// A band just inside the back (-1) or the front (1) of the trunk, between two heights; nothing
/// when that side can't be seen.
fn band(bones: &Skeleton, [from, to]: [f64; 2], side: f64, view: &View) -> Vec<Hull> {
    let (_, middle) = bones.trunk.at(f64::midpoint(from, to));
    if view.near(front(middle) * side) < TURNED {
        return Vec::new();
    }
    let thickness = [0.16, 0.26, 0.30, 0.26, 0.16];
    let blob = |(step, thick): (f64, f64)| {
        let height = from + (to - from) * step / 4.0;
        let [wide, deep, shift] = body::trunk_at(height);
        let (at, frame) = bones.trunk.at(height);
        let out = shift + side * deep * (1.0 - thick - 0.06);
        Blob::along(at + front(frame) * out, frame, [wide * 0.55, deep * thick, 2.0])
    };
    let steps = [0.0, 1.0, 2.0, 3.0, 4.0].into_iter().zip(thickness);
    chain(&steps.map(blob).collect::<Vec<_>>(), view)
}
