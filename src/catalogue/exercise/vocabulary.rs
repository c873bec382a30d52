//! The words that say what an exercise is: level, pattern, position, category, flags, source,
//! muscles.

use crate::text::vocabulary::{Open, vocabulary};

vocabulary! {
    /// How long somebody has trained for strength without a long break (domain: levels).
    pub enum Level ("level") {
        /// Under 6 months of continuous strength training, or a break of 8 weeks and more.
        Beginner = "beginner" | "novice" | "newbie" | "new" | "newcomer" | "starter" | "untrained" | "easy",
        /// 6 to 24 months.
        Intermediate = "intermediate" | "medium" | "middle" | "moderate" | "average" | "trained",
        /// Over 24 months, with a loaded hip hinge that is free of pain.
        Advanced = "advanced" | "expert" | "experienced" | "pro" | "professional" | "hard",
    }
}

vocabulary! {
    /// What an exercise trains or does: the kind of slot it can fill.
    pub enum Pattern ("pattern", said Self::plain) {
        /// Calm breathing.
        Breathing = "breathing" | "breath",
        /// Walking and marching.
        Locomotion = "locomotion" | "walk" | "walking" | "march" | "marching",
        /// Easy movement through a range.
        Mobility = "mobility",
        /// A held stretch.
        Stretch = "stretch" | "stretching",
        /// Standing on little.
        Balance = "balance" | "balancing",
        /// Landing softly: a small jolt that bones answer to.
        Impact = "impact",
        /// Moving the shoulder blades.
        Scapular = "scapular",
        /// Pulling towards the chest.
        HorizontalPull = "horizontal-pull" | "row" | "rowing",
        /// Pulling down from overhead.
        VerticalPull = "vertical-pull" | "pulldown" | "pull-up",
        /// Pushing away from the chest.
        Push = "push" | "pushing",
        /// Bending at the hips with a long back.
        Hinge = "hinge" | "hinging" | "hip hinge" | "deadlift",
        /// Bending knees and hips.
        Squat = "squat" | "squatting",
        /// Lifting the hips.
        Bridge = "bridge" | "bridging" | "hip bridge" | "glute bridge",
        /// Moving the leg to the side.
        HipAbduction = "hip-abduction" | "abduction",
        /// Lifting chest or leg against gravity by the back.
        Extension = "extension" | "back extension",
        /// Keeping the back from arching.
        AntiExtension = "anti-extension",
        /// Keeping the back from turning.
        AntiRotation = "anti-rotation",
        /// Keeping the back from bending sideways.
        AntiLateralFlexion = "anti-lateral-flexion",
    }
}

impl Pattern {
    /// Whether exercises of this pattern are strength work: what the main part of a session is made
    /// of, balance and small jolts aside.
    pub fn is_strength(self) -> bool {
        !matches!(
            self,
            Self::Breathing
                | Self::Locomotion
                | Self::Mobility
                | Self::Stretch
                | Self::Balance
                | Self::Impact
        )
    }
    /// Whether exercises of this pattern stand in the main part of a session: strength work, balance
    /// and small jolts.
    pub fn is_main(self) -> bool {
        self.is_strength() || matches!(self, Self::Balance | Self::Impact)
    }
    /// Whether this is a pattern of keeping the trunk still.
    pub fn is_anti_movement(self) -> bool {
        matches!(self, Self::AntiExtension | Self::AntiRotation | Self::AntiLateralFlexion)
    }
    /// Whether this is a pulling or shoulder-blade pattern: what trains the middle of the back.
    pub fn is_mid_back(self) -> bool {
        matches!(self, Self::HorizontalPull | Self::VerticalPull | Self::Scapular)
    }
    /// Whether an exercise of this pattern is a mobility drill, as warm-ups ask for.
    pub fn is_drill(self) -> bool {
        matches!(self, Self::Mobility | Self::Breathing)
    }
}

vocabulary! {
    /// How the body is placed.
    pub enum Position ("position", said Self::plain, open POSITIONS) {
        /// On the back.
        Supine = "supine" | "on the back" | "on your back" | "lying on the back" | "face up",
        /// On the belly.
        Prone = "prone" | "on the belly" | "on the stomach" | "lying on the belly" | "face down",
        /// On hands and knees.
        Quadruped = "quadruped" | "all fours" | "on all fours" | "hands and knees",
        /// On one side.
        SideLying = "side-lying" | "on the side" | "on your side" | "lying on the side",
        /// On one or both knees.
        Kneeling = "kneeling" | "on the knees",
        /// On a chair or the floor.
        Seated = "seated" | "sitting" | "sit" | "sit down" | "on a chair",
        /// On the feet.
        Standing = "standing" | "stand" | "on the feet",
        /// Face down on forearms or hands and feet.
        Plank = "plank",
        /// Upper back raised on a bench.
        Incline = "incline",
    }
}

/// Positions that are more than one.
const POSITIONS: &[Open] = &[Open {
    names: &["lying", "lie", "lying down", "on the floor", "floor"],
    help: "say how: `supine` on the back, `prone` face down, `side-lying` on the side",
}];

vocabulary! {
    /// A group that an exercise is listed under: five of the source article, the others added.
    pub enum Category ("category", said Self::plain) {
        /// Article: strength.
        Strength = "strength",
        /// Article: for a sore or tight back.
        SoreBack = "sore-back" | "sore" | "relief" | "pain relief",
        /// Article: stretches.
        Stretch = "stretch" | "stretching" | "flexibility",
        /// Article: in the gym.
        Gym = "gym",
        /// Article: middle and lower back together.
        MidBack = "mid-back" | "middle back",
        /// Fit to open a session.
        WarmUp = "warm-up" | "warming",
        /// Easy movement.
        Mobility = "mobility",
        /// The trunk.
        Core = "core" | "abs" | "abdominals",
        /// Buttocks and hips.
        Hip = "hip" | "glute" | "buttock",
        /// Breathing.
        Breathing = "breathing",
        /// Balance.
        Balance = "balance" | "balancing",
        /// Fit for the office.
        Desk = "desk" | "office" | "posture",
        /// Walking.
        Aerobic = "aerobic" | "cardio" | "endurance",
        /// Suits bones that need care.
        Osteoporosis = "osteoporosis" | "bone",
        /// Part of the article's sample workout.
        Sample = "sample",
        /// The article's first exercises for beginners.
        BeginnerSafe = "beginner-safe",
    }
}

vocabulary! {
    /// Something about an exercise that some states do not allow, beside what it asks of the spine.
    pub enum Flag ("flag") {
        /// The head is below the heart.
        HeadDown = "head-down",
        /// Losing balance is likely enough to matter.
        FallRisk = "fall-risk",
        /// The arms are overhead; shown, blocks nothing.
        Overhead = "overhead",
        /// A hip bends or crosses far, or is lain on.
        DeepHip = "deep-hip",
        /// One knee on the floor, the other foot in front, without a support.
        HalfKneeling = "half-kneeling",
        /// A roller, ball, edge, bar or pad presses on spine, ribs or belly.
        DirectPressure = "direct-pressure",
    }
}

vocabulary! {
    /// In which order the sides of a one-sided exercise are done.
    pub enum Sides ("order of sides") {
        /// Left, right, left, right: by turns.
        ByTurns = "by-turns",
        /// The whole set on one side, then on the other.
        OneThenOther = "one-then-other",
    }
}

vocabulary! {
    /// Where an exercise comes from.
    pub enum Source ("source") {
        /// The source article: "Lower Back Exercises: What Are the Best Exercises to Strengthen and
        /// Protect Your Lower Back?", Headline Insider.
        Article = "article",
        /// Added to fill its gaps.
        Added = "added",
    }
}

vocabulary! {
    /// A muscle or muscle group. Closed, so that pictures and coverage rules can rely on the names.
    pub enum Muscle ("muscle") {
        /// Inner thigh.
        Adductors = "adductors",
        /// Front of the upper arm.
        Biceps = "biceps",
        /// Lower leg.
        Calves = "calves",
        /// Under the buttock muscles.
        DeepHipRotators = "deep hip rotators",
        /// Shoulder.
        Deltoid = "deltoid",
        /// Breathing muscle.
        Diaphragm = "diaphragm",
        /// Along the spine.
        ErectorSpinae = "erector spinae",
        /// Side of the buttock.
        GluteMed = "glute med",
        /// Buttock.
        GluteMax = "glute max",
        /// Hand and forearm.
        Grip = "grip",
        /// Back of the thigh.
        Hamstrings = "hamstrings",
        /// Front of the hip.
        HipFlexors = "hip flexors",
        /// Broad back muscle.
        Lats = "lats",
        /// Lower part of the shoulder-blade muscle.
        LowerTrapezius = "lower trapezius",
        /// Middle part of the shoulder-blade muscle.
        MidTrapezius = "mid trapezius",
        /// Deep beside the spine.
        Multifidus = "multifidus",
        /// Sides of the belly.
        Obliques = "obliques",
        /// Chest.
        Pectorals = "pectorals",
        /// Base of the pelvis.
        PelvicFloor = "pelvic floor",
        /// Deep buttock.
        Piriformis = "piriformis",
        /// Side of the low back.
        QuadratusLumborum = "quadratus lumborum",
        /// Front of the thigh.
        Quadriceps = "quadriceps",
        /// Back of the shoulder.
        RearDeltoid = "rear deltoid",
        /// Front of the belly.
        RectusAbdominis = "rectus abdominis",
        /// Middle of the front thigh.
        RectusFemoris = "rectus femoris",
        /// Between the shoulder blades.
        Rhomboids = "rhomboids",
        /// Deep shoulder.
        RotatorCuff = "rotator cuff",
        /// Side of the ribs.
        SerratusAnterior = "serratus anterior",
        /// Along the upper spine.
        ThoracicExtensors = "thoracic extensors",
        /// Deep belly.
        TransversusAbdominis = "transversus abdominis",
        /// Back of the upper arm.
        Triceps = "triceps",
    }
}
