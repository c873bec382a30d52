//! Where worked muscles lie on the surface of trunk and limbs, from the catalogue's muscles.

use std::f64::consts::PI;

use super::mesh::{Ring, Spindle, on_tube};
use super::role::Role;
use super::scene::Stroke;
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
        Muscle::Lats
        | Muscle::LowerTrapezius
        | Muscle::MidTrapezius
        | Muscle::Rhomboids
        | Muscle::ThoracicExtensors
        | Muscle::SerratusAnterior => Patch::UpperBack,
        Muscle::RectusAbdominis | Muscle::TransversusAbdominis => Patch::Belly,
        Muscle::Obliques => Patch::Flank,
        Muscle::Diaphragm => Patch::Ribs,
        Muscle::Pectorals => Patch::Chest,
        Muscle::Deltoid | Muscle::RearDeltoid | Muscle::RotatorCuff => Patch::Shoulder,
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

/// The areas of muscles, each once, in the order of the muscles: those that work most.
pub fn patches(muscles: &[Muscle]) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    for patch in muscles.iter().filter_map(|muscle| patch_of(*muscle)) {
        // The side of the hip lies half below the buttock: both would be one area.
        let is_within = patch == Patch::HipSide && patches.contains(&Patch::Buttock);
        if !patches.contains(&patch) && !is_within && patches.len() < MOST {
            patches.push(patch);
        }
    }
    patches
}

/// A pair of muscles on both sides of the middle, `around` to either side.
fn pair(along: [f64; 2], around: f64, half: f64) -> [Spindle; 2] {
    [around, -around].map(|around| Spindle::new(along, around, half))
}

/// Those on the trunk; heights along the spine, angles from the front. Of flanks and
/// buttocks that of the side which works is marked, where not both do.
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
        Patch::Flank => sided([8.0, 29.0], 1.25, 0.62),
        Patch::Ribs => pair([23.0, 37.0], 1.0, 0.85).to_vec(),
        Patch::LowerBack => pair([9.0, 33.0], PI - 0.68, 0.61).to_vec(),
        Patch::UpperBack => pair([27.0, 50.0], PI - 0.82, 0.76).to_vec(),
        Patch::Belly => pair([9.0, 33.0], 0.57, 0.53).to_vec(),
        Patch::Chest => pair([34.0, 47.0], 0.72, 0.66).to_vec(),
        Patch::Buttock => sided([-9.0, 7.5], PI - 0.72, 0.74)
            .into_iter()
            .map(|part| Spindle { has_fibres: false, ..part })
            .collect(),
        Patch::PelvicFloor => vec![Spindle::new([-7.5, 5.0], 0.0, 0.75)],
        _ => Vec::new(),
    };
    patches.iter().flat_map(of).collect()
}

/// Those on a leg: 0 is the hip, 1 the knee, 2 the ankle. `beside` is where the side of the pelvis is
/// around it, wherever the leg is turned.
pub fn on_leg(patches: &[Patch], beside: f64) -> Vec<Spindle> {
    let of = |patch: &Patch| match patch {
        Patch::Buttock => vec![Spindle::new([-0.24, 0.28], PI, 1.1)],
        Patch::HipSide => vec![Spindle::new([-0.3, 0.26], beside, 0.85)],
        Patch::HipFront => vec![Spindle::new([-0.14, 0.36], 0.0, 0.75)],
        Patch::ThighFront => vec![Spindle::new([0.16, 0.94], 0.0, 1.15)],
        Patch::ThighBack => vec![Spindle::new([0.35, 0.97], PI, 1.35)],
        Patch::Calf => vec![Spindle::new([1.04, 1.66], PI, 1.2)],
        _ => Vec::new(),
    };
    patches.iter().flat_map(of).collect()
}

/// Those on an arm: 0 is the shoulder, 1 the elbow.
pub fn on_arm(patches: &[Patch]) -> Vec<Spindle> {
    let of =
        |patch: &Patch| (*patch == Patch::Shoulder).then_some(pair([-0.16, 0.5], PI / 2.0, 1.5));
    patches.iter().filter_map(of).flatten().collect()
}

/// The fibres of muscles as lines on a tube.
pub fn fibres(rings: &[Ring], muscles: &[Spindle]) -> Vec<Stroke> {
    let fibre = |muscle: &Spindle, aside: f64| {
        let points = (1..10).map(|step| {
            let share = f64::from(step) / 10.0;
            let along = muscle.along[0] + (muscle.along[1] - muscle.along[0]) * share;
            on_tube(rings, along, muscle.around + muscle.half * Spindle::breadth(share) * aside)
        });
        Stroke::line(Role::Fibre, points.collect::<Vec<_>>())
    };
    let lined = muscles.iter().filter(|muscle| muscle.has_fibres);
    lined.flat_map(|muscle| [-0.55, 0.0, 0.55].map(|aside| fibre(muscle, aside))).collect()
}
