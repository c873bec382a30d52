//! Where worked muscles lie on the surface of trunk and limbs, from the catalogue's muscles.

use std::f64::consts::PI;

use glam::DVec3;

use super::mesh::{Belly, Spindle};
use super::solve::{Skeleton, front, right, sign, up};
use crate::catalogue::exercise::Muscle;
use crate::catalogue::pose::Side;
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// An area that is marked as worked.
    pub enum Patch ("area of muscles") {
        /// Beside the low spine.
        LowerBack = "lower-back",
        /// Around the shoulder blades.
        UpperBack = "upper-back",
        /// Sides of the back, from the armpits to the waist.
        BackSide = "back-side",
        /// Belly.
        Belly = "belly",
        /// Sides of the belly.
        Flank = "flank",
        /// The lowest ribs.
        Ribs = "ribs",
        /// Chest.
        Chest = "chest",
        /// Shoulder.
        Shoulder = "shoulder",
        /// Buttock.
        Buttock = "buttock",
        /// Between the sitting bones.
        PelvicFloor = "pelvic-floor",
        /// Side of the hip.
        HipSide = "hip-side",
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
        Muscle::Lats => Patch::BackSide,
        Muscle::LowerTrapezius
        | Muscle::MidTrapezius
        | Muscle::Rhomboids
        | Muscle::RearDeltoid
        | Muscle::ThoracicExtensors
        | Muscle::SerratusAnterior => Patch::UpperBack,
        Muscle::RectusAbdominis | Muscle::TransversusAbdominis => Patch::Belly,
        Muscle::Obliques => Patch::Flank,
        Muscle::Diaphragm => Patch::Ribs,
        Muscle::Pectorals => Patch::Chest,
        Muscle::Deltoid | Muscle::RotatorCuff => Patch::Shoulder,
        Muscle::GluteMax | Muscle::Piriformis | Muscle::DeepHipRotators => Patch::Buttock,
        Muscle::GluteMed => Patch::HipSide,
        Muscle::HipFlexors => Patch::HipFront,
        Muscle::Quadriceps | Muscle::RectusFemoris => Patch::ThighFront,
        Muscle::Hamstrings | Muscle::Adductors => Patch::ThighBack,
        Muscle::Calves => Patch::Calf,
        Muscle::PelvicFloor => Patch::PelvicFloor,
        Muscle::Biceps | Muscle::Triceps | Muscle::Grip => return None,
    })
}

/// So many areas are marked at most: more of them say less.
const MOST: usize = 2;

/// Areas that would be one beside others, so that they are not marked with them.
const TOUCHING: [(Patch, Patch); 7] = [
    (Patch::HipSide, Patch::Buttock),
    (Patch::Belly, Patch::Ribs),
    (Patch::Belly, Patch::Flank),
    (Patch::UpperBack, Patch::BackSide),
    (Patch::BackSide, Patch::UpperBack),
    (Patch::HipFront, Patch::ThighFront),
    (Patch::ThighFront, Patch::HipFront),
];

/// The areas of muscles, each once, in the order of the muscles: those that work most.
pub fn patches(muscles: &[Muscle]) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    for patch in muscles.iter().filter_map(|muscle| patch_of(*muscle)) {
        let is_within =
            TOUCHING.iter().any(|(part, whole)| patch == *part && patches.contains(whole));
        if !patches.contains(&patch) && !is_within && patches.len() < MOST {
            patches.push(patch);
        }
    }
    patches
}

/// A pair of muscles on both sides of the middle, `around` to either side.
fn pair(along: [f64; 2], around: f64, half: f64) -> [Spindle; 2] {
    [around, -around].map(|around| Spindle { along, around, half })
}

/// Those on the trunk; heights along the spine, angles from the front. Of flanks and of the chest those on the
/// side that works are marked, where not both do.
pub fn on_trunk(patches: &[Patch], worked: Option<Side>) -> Vec<Spindle> {
    let sided = |along, around, half| {
        let [right, left] = pair(along, around, half);
        match worked {
            Some(Side::Right) => vec![right],
            Some(Side::Left) => vec![left],
            None => vec![right, left],
        }
    };
    let of = |patch: &Patch| match patch {
        Patch::Flank => sided([8.0, 29.0], 1.05, 0.62),
        Patch::Ribs => vec![Spindle { along: [25.0, 38.0], around: 0.0, half: 1.5 }],
        Patch::LowerBack => pair([11.0, 33.0], PI - 0.7, 0.5).to_vec(),
        Patch::UpperBack => pair([27.0, 50.0], PI - 0.84, 0.66).to_vec(),
        Patch::BackSide => pair([15.0, 45.0], PI - 1.0, 0.7).to_vec(),
        Patch::Belly => vec![Spindle { along: [8.5, 32.0], around: 0.0, half: 1.2 }],
        Patch::Chest => sided([32.0, 48.0], 0.8, 0.66),
        Patch::PelvicFloor => vec![Spindle { along: [-7.5, 5.0], around: 0.0, half: 0.75 }],
        _ => Vec::new(),
    };
    patches.iter().flat_map(of).collect()
}

/// Those around the hip of a side, across pelvis and thigh.
pub fn at_hip(patches: &[Patch], bones: &Skeleton, side: usize) -> Vec<Belly> {
    let (leg, pelvis, hip) = (&bones.legs[side], bones.trunk.frames[0], bones.hip(side));
    let (ahead, along, aside) = (front(hip), up(hip), right(hip) * sign(side));
    // Where its middle is from the joint, and how long, broad and deep it is by halves.
    let belly = |middle: DVec3, axes: [(DVec3, f64); 3]| Belly {
        at: leg.root + middle,
        axes: axes.map(|(way, half)| way / half),
    };
    let of = |patch: &Patch| {
        Some(match patch {
            Patch::Buttock => {
                belly(aside - ahead * 7.0, [(along, 9.6), (aside, 7.9), (ahead, 8.5)])
            }
            Patch::HipFront => {
                belly(aside + ahead * 8.0, [(along, 9.5), (aside, 7.0), (ahead, 7.0)])
            }
            Patch::HipSide => belly(
                aside * 6.0 - front(pelvis) * 1.5,
                [(up(pelvis), 8.5), (aside, 8.5), (front(pelvis), 6.8)],
            ),
            _ => return None,
        })
    };
    patches.iter().filter_map(of).collect()
}

/// Those on a leg: 0 is the hip, 1 the knee, 2 the ankle.
pub fn on_leg(patches: &[Patch]) -> Vec<Spindle> {
    let of = |patch: &Patch| {
        let (along, around, half) = match patch {
            Patch::ThighFront => ([0.16, 0.94], 0.0, 1.25),
            Patch::ThighBack => ([0.3, 0.96], PI, 1.5),
            Patch::Calf => ([1.04, 1.66], PI, 1.4),
            _ => return None,
        };
        Some(Spindle { along, around, half })
    };
    patches.iter().filter_map(of).collect()
}

/// Those on an arm: 0 is the shoulder, 1 the elbow; the shoulder's muscle lies `around` it there.
pub fn on_arm(patches: &[Patch], around: f64) -> Vec<Spindle> {
    let shoulder = Spindle { along: [-0.16, 0.5], around, half: 1.5 };
    patches.contains(&Patch::Shoulder).then_some(shoulder).into_iter().collect()
}
