//! What a back may be asked, and what of it an exercise exceeds.

use crate::catalogue::exercise::{Exercise, Flag, Position};
use crate::catalogue::spine::{Axis, MOST, Spine};

/// What a back may be asked: caps, and what is blocked beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most that an exercise may ask on each axis.
    pub caps: Spine,
    /// Positions that are not taken.
    pub positions: &'static [Position],
    /// Flags that an exercise may not carry.
    pub flags: &'static [Flag],
}

impl Limits {
    /// Caps alone; nothing else is blocked.
    pub const fn caps(caps: Spine) -> Self {
        Self { caps, positions: &[], flags: &[] }
    }

    /// In what way an exercise asks for more, as what is said of it: "turns the back to the end of
    /// its way". None when it is allowed.
    pub fn exceeded_by(&self, exercise: &Exercise) -> Option<&'static str> {
        if let Some(axis) = exercise.spine.above(self.caps) {
            return Some(asks(axis, exercise.spine.on(axis)));
        }
        if self.positions.contains(&exercise.position) {
            return Some(is_done(exercise.position));
        }
        self.flags.iter().find(|flag| exercise.has(**flag)).map(|flag| has(*flag))
    }
}

/// What an exercise asks on an axis, in words that need no scale and are true of every exercise
/// with the value: a curl-up holds the hollow of the back, a back extension may end at a straight
/// line, and a press against a band turns nothing.
fn asks(axis: Axis, value: u8) -> &'static str {
    let words: [&str; MOST as usize] = match axis {
        Axis::Flex => [
            "bends the back part of its way forward",
            "bends the back forward to the end of its way, or part of it under load",
            "bends the back forward to the end of its way under load",
        ],
        Axis::Ext => [
            "straightens the back or bends it a little backward",
            "works the back into a backward bend",
            "works the back hard into a backward bend",
        ],
        Axis::Rot => [
            "turns the back or makes it resist turning",
            "turns the back to the end of its way",
            "turns the back to the end of its way under load",
        ],
        Axis::Axial => [
            "makes the back carry a weight",
            "makes the back carry a fair weight",
            "makes the back carry a heavy bar or the like",
        ],
        Axis::Comp => [
            "presses on the spine",
            "presses on the spine with some load",
            "presses on the spine most",
        ],
        Axis::Impact => {
            ["has the impact of steps", "has the impact of a jog or hop", "has the impact of jumps"]
        }
        Axis::Brace => {
            ["needs bracing", "needs long holds or hard straining", "needs the hardest straining"]
        }
        Axis::Neural => [
            "stretches the nerves of the leg",
            "stretches the nerves of the leg firmly",
            "stretches the nerves of the leg most",
        ],
    };
    words[usize::from(value.clamp(1, MOST)) - 1]
}

fn is_done(position: Position) -> &'static str {
    match position {
        Position::Supine => "is done lying on the back",
        Position::Prone => "is done lying face down",
        Position::Quadruped => "is done on hands and knees",
        Position::SideLying => "is done lying on the side",
        Position::Kneeling => "is done kneeling",
        Position::Seated => "is done seated",
        Position::Standing => "is done standing",
        Position::Plank => "is held in a plank",
        Position::Incline => "is done with the upper back on a bench",
    }
}

fn has(flag: Flag) -> &'static str {
    match flag {
        Flag::HeadDown => "brings the head below the heart",
        Flag::FallRisk => "asks for balance that is easily lost",
        Flag::DeepHip => "bends or crosses the hip far",
        Flag::HalfKneeling => "is done on one knee",
        Flag::Overhead => "takes the arms overhead",
        Flag::DirectPressure => "lets a pad, ball, bar or edge press on the trunk",
    }
}
