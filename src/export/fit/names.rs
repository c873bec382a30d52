//! Which exercises of the catalogue a Garmin watch knows: category and number in the FIT profile
//! 21.218 (`exercise_category` and the list of exercise names that belongs to it).

use crate::catalogue::exercise::Exercise;

/// The category of an exercise that a watch doesn't know; its name is written out.
pub const UNKNOWN: u16 = 65534;

/// Id and name in the built-in catalogue, category and number in the profile. Only what is the same
/// movement is listed: a watch shows a picture of it.
pub const KNOWN: &[(&str, &str, u16, u16)] = &[
    ("bird-dog", "Bird dog", 5, 48), // core, arm and leg extension on knees
    ("superman-hold", "Superman hold", 13, 29), // hyperextension, superman from floor
    ("dead-bug", "Dead bug", 11, 1), // hip stability, dead bug
    ("dead-bug-band", "Banded dead bug", 37, 8), // banded exercises, deadbug
    ("glute-bridge", "Glute bridge", 10, 11), // hip raise, hip raise
    ("glute-bridge-march", "Marching bridge", 10, 24), // hip raise, marching hip raise
    ("single-leg-glute-bridge", "Single-leg glute bridge", 10, 30), // hip raise, single leg hip raise
    ("hip-thrust", "Hip thrust", 10, 1), // hip raise, barbell hip thrust with bench
    ("clamshell", "Clamshell", 10, 44),  // hip raise, clams
    ("side-lying-hip-abduction", "Side-lying hip abduction", 11, 21), // hip stability, side lying leg raise
    ("romanian-deadlift", "Romanian deadlift", 8, 23),                // deadlift, romanian deadlift
    ("single-leg-rdl", "Single-leg Romanian deadlift", 8, 14), // deadlift, single leg romanian deadlift with dumbbell
    ("cable-pull-through", "Cable pull-through", 4, 0),        // chop, cable pull through
    ("good-morning", "Good morning", 15, 2),                   // leg curl, good morning
    ("stability-ball-hyperextension", "Stability ball hyperextension", 13, 33), // hyperextension, swiss ball hyperextension
    ("lat-pulldown", "Lat pulldown", 21, 13), // pull up, lat pulldown
    ("band-lat-pulldown", "Band lat pulldown", 37, 26), // banded exercises, latpull
    ("seated-cable-row", "Seated cable row", 23, 18), // row, seated cable row
    ("band-row", "Band row", 37, 35),         // banded exercises, row
    ("face-pull", "Face pull", 23, 5),        // row, face pull
    ("band-pull-apart", "Band pull-apart", 37, 32), // banded exercises, pull apart
    ("wall-slide", "Wall slide", 14, 30),     // lateral raise, wall slide
    ("goblet-squat", "Goblet squat", 28, 37), // squat, goblet squat
    ("front-plank", "Front plank", 19, 43),   // plank, plank
    ("side-plank", "Side plank", 19, 66),     // plank, side plank
    ("mcgill-curl-up", "McGill curl-up", 6, 36), // crunch, mcgill curl up
    ("brisk-walk", "Brisk walk", 32, 1),      // run, walk
    ("march-in-place", "March in place", 31, 88), // warm up, marching in place
    ("cat-camel-small", "Cat-camel, small range", 31, 7), // warm up, cat camel
    ("cat-cow", "Cat-cow stretch", 31, 38),   // warm up, stretch cat cow
    ("quadruped-rock-back", "Quadruped rock-back", 31, 0), // warm up, quadruped rocking
    ("childs-pose", "Child's pose", 31, 39),  // warm up, stretch childs pose
    ("knee-to-chest", "Knee-to-chest stretch", 31, 52), // warm up, stretch lying knee to chest
    ("piriformis-stretch", "Piriformis stretch", 31, 53), // warm up, stretch lying piriformis
    ("supine-spinal-rotation", "Supine spinal rotation", 31, 54), // warm up, stretch lying spinal twist
    ("hip-flexor-stretch", "Half-kneeling hip flexor stretch", 31, 49), // warm up, stretch lunging hip flexor
    ("seated-forward-fold", "Seated forward fold", 36, 56), // pose, seated long leg forward bend
    ("seated-spinal-twist", "Seated spinal twist", 35, 44), // move, seated twist
    ("seated-diaphragm-breathing", "Seated diaphragm breathing", 35, 4), // move, belly breathing
    ("standing-forward-bend", "Standing forward bend", 36, 67), // pose, standing forward bend
    ("hamstring-stretch-strap", "Supine hamstring stretch with towel", 36, 49), // pose, reclined hand to foot
    ("prone-on-elbows", "Prone on elbows", 36, 61),                             // pose, sphinx
];

/// Category and number of an exercise, where a watch knows it. A user's exercise that took over an
/// id under another name is not it.
pub fn known(exercise: &Exercise) -> Option<[u16; 2]> {
    let same = |(id, name, ..): &&(&str, &str, u16, u16)| {
        *id == exercise.id.as_str() && *name == &*exercise.name
    };
    KNOWN.iter().find(same).map(|(.., category, number)| [*category, *number])
}
