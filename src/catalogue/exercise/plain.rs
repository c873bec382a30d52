//! Vocabularies, sides and tempo in words that need no training in anatomy or the gym. The words of
//! the data stay what they are.

use super::{Category, Exercise, Flag, Muscle, Pattern, Position, Sides};
use crate::catalogue::dose::Tempo;

impl Muscle {
    /// The muscle as people point at it: "side of the buttock".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Adductors => "inner thighs",
            Self::Biceps => "front of the upper arms",
            Self::Calves => "calves",
            Self::DeepHipRotators => "deep muscles of the hips",
            Self::Deltoid => "shoulders",
            Self::Diaphragm => "breathing muscle",
            Self::ErectorSpinae => "muscles along the spine",
            Self::GluteMed => "side of the buttock",
            Self::GluteMax => "buttocks",
            Self::Grip => "hands and forearms",
            Self::Hamstrings => "back of the thighs",
            Self::HipFlexors => "front of the hips",
            Self::Lats => "broad muscles of the back",
            Self::LowerTrapezius => "muscles below the shoulder blades",
            Self::MidTrapezius => "muscles across the shoulder blades",
            Self::Multifidus => "deep muscles beside the spine",
            Self::Obliques => "sides of the tummy",
            Self::Pectorals => "chest",
            Self::PelvicFloor => "pelvic floor",
            Self::Piriformis => "deep muscle of the buttock",
            Self::QuadratusLumborum => "sides of the lower back",
            Self::Quadriceps => "front of the thighs",
            Self::RearDeltoid => "back of the shoulders",
            Self::RectusAbdominis => "front of the tummy",
            Self::RectusFemoris => "middle of the front of the thighs",
            Self::Rhomboids => "muscles between the shoulder blades",
            Self::RotatorCuff => "deep muscles of the shoulders",
            Self::SerratusAnterior => "muscles over the side of the ribs",
            Self::ThoracicExtensors => "muscles along the upper back",
            Self::TransversusAbdominis => "deep muscles of the tummy",
            Self::Triceps => "back of the upper arms",
        }
    }
}

impl Pattern {
    /// What is done: "keeping the back from turning".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Breathing => "calm breathing",
            Self::Locomotion => "walking or marching",
            Self::Mobility => "easy movement",
            Self::Stretch => "a held stretch",
            Self::Balance => "standing on little",
            Self::Impact => "stepping or landing with a small jolt",
            Self::Scapular => "moving the shoulder blades",
            Self::HorizontalPull => "pulling towards the chest",
            Self::VerticalPull => "pulling down from overhead",
            Self::Push => "pushing away from the chest",
            Self::Hinge => "bending at the hips with a long back",
            Self::Squat => "bending knees and hips",
            Self::Bridge => "lifting the hips",
            Self::HipAbduction => "moving the leg to the side",
            Self::Extension => "lifting chest or leg by the back",
            Self::AntiExtension => "keeping the back from arching",
            Self::AntiRotation => "keeping the back from turning",
            Self::AntiLateralFlexion => "keeping the back from bending sideways",
        }
    }

    /// What an exercise of this pattern does to its muscles, and how it is said of the others:
    /// "works" some, "helped by" others.
    pub const fn does_to_muscles(self) -> (&'static str, &'static str) {
        match self {
            Self::Stretch => ("Stretches", "also"),
            Self::Mobility => ("Moves", "also"),
            Self::Breathing => ("Works", "also"),
            _ => ("Works", "helped by"),
        }
    }
}

impl Position {
    /// How the body is placed: "lying on your back".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Supine => "lying on your back",
            Self::Prone => "lying face down",
            Self::Quadruped => "on hands and knees",
            Self::SideLying => "lying on your side",
            Self::Kneeling => "kneeling",
            Self::Seated => "seated",
            Self::Standing => "standing",
            Self::Plank => "face down on forearms or hands, and feet",
            Self::Incline => "upper back raised on a bench",
        }
    }
}

impl Flag {
    /// What is to be minded: "balance is easily lost".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::HeadDown => "your head comes below your heart",
            Self::FallRisk => "balance is easily lost",
            Self::DeepHip => "a hip bends or crosses far, or is lain on",
            Self::HalfKneeling => "you are on one knee, without a support",
            Self::Overhead => "your arms go overhead",
            Self::DirectPressure => "a pad, ball, bar or edge presses on your trunk",
        }
    }
}

impl Category {
    /// The group in words: "first exercises for beginners".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::SoreBack => "sore back",
            Self::Stretch => "stretches",
            Self::Gym => "in the gym",
            Self::MidBack => "middle of the back",
            Self::WarmUp => "warming up",
            Self::Mobility => "mobility",
            Self::Core => "trunk",
            Self::Hip => "buttocks and hips",
            Self::Breathing => "breathing",
            Self::Balance => "balance",
            Self::Desk => "at the desk",
            Self::Aerobic => "walking",
            Self::Osteoporosis => "bones that need care",
            Self::Sample => "sample workout",
            Self::BeginnerSafe => "first exercises for beginners",
        }
    }
}

impl Sides {
    /// The order within a sentence: "by turns".
    pub const fn plain(self) -> &'static str {
        match self {
            Self::ByTurns => "by turns",
            Self::OneThenOther => "one side, then the other",
        }
    }
}

impl Exercise {
    /// What the two moving phases of a repetition are called: its own words, or what fits its
    /// pattern.
    pub fn phase_words(&self) -> [&str; 2] {
        match &self.phases {
            Some([first, second]) => [first, second],
            None if self.pattern == Pattern::Breathing => ["in", "out"],
            None if self.pattern.is_strength() => ["lowering", "lifting"],
            None => ["out", "back"],
        }
    }

    /// A tempo in the words of this movement: "down 3 s, stay 1 s, up 2 s".
    pub fn tempo_words(&self, tempo: Tempo) -> String {
        tempo.in_words(self.phase_words())
    }

    /// In which order sides take turns, in words; none where both work at once.
    pub fn sides_words(&self) -> Option<&'static str> {
        let usual = self.unilateral.then_some(Sides::OneThenOther);
        self.sides.or(usual).map(Sides::plain)
    }
}

#[cfg(test)]
mod tests {
    use crate::built_in;
    use crate::catalogue::dose::Tempo;
    use crate::catalogue::exercise::{Exercise, Sides};

    fn exercise(id: &str) -> Exercise {
        Exercise::clone(built_in::catalogue().exercise(id).expect("an exercise"))
    }

    #[test]
    fn a_tempo_is_told_in_the_words_of_the_movement() {
        let mut row = exercise("band-row");
        row.phases = None;
        assert_eq!(row.tempo_words(Tempo([2, 0, 2, 1])), "lowering 2 s, lifting 2 s, stay 1 s");
        row.phases = Some(["give way".into(), "pull".into()]);
        assert_eq!(row.tempo_words(Tempo([2, 0, 3, 1])), "give way 2 s, pull 3 s, stay 1 s");
        let mut turn = exercise("open-book");
        turn.phases = None;
        assert_eq!(turn.tempo_words(Tempo([2, 4, 2, 0])), "out 2 s, stay 4 s, back 2 s");
        assert_eq!(turn.tempo_words(Tempo([0; 4])), "at your own pace");
        let mut breath = exercise("breathing-90-90");
        breath.phases = None;
        assert_eq!(breath.tempo_words(Tempo([4, 0, 6, 0])), "in 4 s, out 6 s");
    }

    #[test]
    fn sides_have_an_order_where_there_are_two() {
        let mut clamshell = exercise("clamshell");
        clamshell.sides = None;
        assert_eq!(clamshell.sides_words(), Some("one side, then the other"));
        clamshell.sides = Some(Sides::ByTurns);
        assert_eq!(clamshell.sides_words(), Some("by turns"));
        assert_eq!(exercise("glute-bridge").sides_words(), None);
    }
}
