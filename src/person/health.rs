//! What a person may state about their health: conditions, warning signs, surgery, blood pressure,
//! the direction that eases. Words and what they mean; what follows from them is said by rules. No
//! I/O.

mod called;
mod clearance;
pub mod severe;
mod sign;
pub mod stop;
pub mod unruled;

#[cfg(test)]
pub(crate) use clearance::ClearanceForm;
pub use clearance::{Clearance, Covered};

use serde::{Serialize, Serializer};

use crate::text::printable::shown;
use crate::text::vocabulary::{Unknown, vocabulary};

vocabulary! {
    /// A condition that a clinician has named, or pain that has no special name.
    pub enum Condition ("condition", said Self::name, open called::CONDITIONS, unknown unruled::unknown) {
        /// An artificial hip joint.
        HipReplacement = "hip-replacement" | "hip prosthesis" | "new hip" | "replaced hip" | "total hip"
            | "total hip replacement" | "hip joint replacement" | "THR",
        /// Back pain of at least 4 of 10 that began less than six weeks ago.
        AcuteFlare = "acute-flare" | "flare" | "flare-up" | "acute back pain" | "acute low back pain",
        /// A herniated disc.
        DiscHerniation = "disc-herniation" | "disc hernia" | "disc prolapse" | "disc protrusion"
            | "disc extrusion" | "disc bulge" | "bulging disc" | "bulged disc" | "bulge disc"
            | "prolapsed disc" | "ruptured disc" | "slip disc" | "slipped disc" | "herniated lumbar disc"
            | "lumbar disc herniation" | "prolapsed intervertebral disc",
        /// Pain from an irritated nerve that runs down a leg, of recent date.
        SciaticaAcute = "sciatica-acute" | "new sciatica" | "recent sciatica",
        /// A narrow spinal canal.
        SpinalStenosis = "spinal-stenosis" | "stenosis" | "lumbar stenosis" | "lumbar spinal stenosis"
            | "spinal canal stenosis" | "narrow canal" | "narrow spinal canal" | "narrowing"
            | "spinal narrowing" | "narrowing of the spine" | "narrowing of the spinal canal"
            | "narrowed spinal canal",
        /// One vertebra that stands forward of the next.
        Spondylolisthesis = "spondylolisthesis" | "slipped vertebra" | "slipped vertebrae",
        /// Bones of low density.
        Osteoporosis = "osteoporosis" | "brittle bone" | "porous bone",
        /// The same, with a vertebra that has broken.
        OsteoporosisFracture = "osteoporosis-fracture" | "osteoporotic fracture" | "fragility fracture"
            | "fracture from osteoporosis" | "osteoporosis with fracture"
            | "osteoporosis with a fracture" | "osteoporotic compression fracture",
        /// Pregnancy.
        Pregnancy = "pregnancy" | "pregnant" | "expecting",
        /// An operation on the back, however long ago.
        PostSurgery = "post-surgery" | "back operation" | "back surgery" | "spinal surgery"
            | "spine surgery" | "after back surgery" | "post back surgery",
        /// High blood pressure.
        Hypertension = "hypertension" | "hbp" | "high bp" | "raised blood pressure"
            | "elevated blood pressure" | "hypertensive",
        /// Back pain for which no cause has to be looked for.
        NonspecificLbp = "nonspecific-lbp" | "nonspecific back pain" | "nonspecific low back pain"
            | "unspecific back pain" | "back pain without a cause" | "chronic nonspecific back pain",
    }
}

impl Condition {
    /// What it is called within a sentence: "with osteoporosis".
    pub const fn name(self) -> &'static str {
        match self {
            Self::HipReplacement => "an artificial hip",
            Self::AcuteFlare => "an acute flare-up",
            Self::DiscHerniation => "a herniated disc",
            Self::SciaticaAcute => "acute sciatica",
            Self::SpinalStenosis => "spinal stenosis",
            Self::Spondylolisthesis => "spondylolisthesis",
            Self::Osteoporosis => "osteoporosis",
            Self::OsteoporosisFracture => "osteoporosis and a fracture",
            Self::Pregnancy => "pregnancy",
            Self::PostSurgery => "an operation on the back",
            Self::Hypertension => "high blood pressure",
            Self::NonspecificLbp => "back pain without a specific cause",
        }
    }
}

vocabulary! {
    /// What was done in an operation on the back.
    pub enum Surgery ("kind of surgery", said Self::name) {
        /// A part of a disc was taken out, or a nerve given room (decompression).
        Discectomy = "discectomy" | "microdiscectomy" | "microdiscotomy" | "decompression"
            | "laminectomy" | "laminotomy" | "disc operation" | "disc removal",
        /// Vertebrae were joined.
        Fusion = "fusion" | "spinal fusion" | "lumbar fusion" | "fused" | "fused spine"
            | "fused vertebrae" | "spondylodesis",
        /// Anything else.
        Other = "other" | "another" | "something else",
    }
}

impl Surgery {
    /// What it is called within a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discectomy => "disc surgery",
            Self::Fusion => "fusion",
            Self::Other => "neither disc surgery nor fusion",
        }
    }
}

vocabulary! {
    /// The direction of bending that eases symptoms.
    pub enum Direction ("direction", said Self::eased) {
        /// Forward.
        Flexion = "flexion" | "forward" | "bending forward" | "bend forward" | "flexing",
        /// Backward.
        Extension = "extension" | "backward" | "arching" | "bending backward" | "bend backward" | "extending",
    }
}

impl Direction {
    /// What it does to pain, within a sentence.
    pub const fn eased(self) -> &'static str {
        match self {
            Self::Flexion => "eased by bending forward",
            Self::Extension => "eased by bending backward",
        }
    }
}

vocabulary! {
    /// How soon a warning sign has to be looked at.
    pub enum Urgency ("urgency") {
        /// Now: emergency number or emergency department.
        Emergency = "emergency",
        /// Today.
        Urgent = "urgent",
        /// Before strength training.
        SeeFirst = "see-first",
    }
}

vocabulary! {
    /// A warning sign of the screen, most urgent first (IFOMPT framework, Finucane 2020; NHS-style
    /// split by urgency).
    pub enum RedFlag ("warning sign", said Self::sign, open called::SIGNS, unknown unruled::unknown_sign) {
        /// Its question is in the table, as for all others.
        SaddleNumbness = "saddle-numbness" | "numbness between the legs" | "numb between the legs"
            | "tingling between the legs" | "numbness between the legs or around the back passage"
            | "saddle anaesthesia" | "saddle anesthesia" | "numb saddle" | "numb genitals" | "numb groin",
        /// Bladder.
        BladderChange = "bladder-change" | "bladder" | "bladder trouble" | "bladder problem"
            | "trouble with the bladder" | "new trouble starting, feeling or holding urine"
            | "loss of bladder control" | "can't pee" | "cannot pee" | "can't urinate"
            | "cannot urinate" | "trouble urinating" | "difficulty urinating" | "urinary retention",
        /// Bowel.
        BowelChange = "bowel-change" | "bowel" | "bowel trouble" | "bowel problem"
            | "trouble with the bowels" | "new loss of control of the bowel"
            | "loss of bowel control" | "bowel incontinence" | "faecal incontinence"
            | "fecal incontinence",
        /// Sexual function.
        SexualFunctionChange = "sexual-function-change" | "loss of genital feeling"
            | "loss of sexual function",
        /// Both legs.
        BothLegs = "both-legs" | "new pain, numbness or weakness in both legs" | "pain in both legs"
            | "numbness in both legs" | "weakness in both legs" | "sciatica in both legs"
            | "bilateral sciatica",
        /// A leg that gets weaker.
        ProgressiveWeakness = "progressive-weakness" | "foot drop" | "drop foot" | "dropped foot"
            | "weak leg" | "weak foot" | "leg weakness" | "weakness in a leg" | "leg getting weaker",
        /// An accident or a fall.
        MajorTrauma = "major-trauma" | "trauma" | "accident" | "car accident" | "serious accident"
            | "serious fall",
        /// Chest, great vessels.
        ChestPain = "chest-pain" | "chest pain or fainting" | "fainting" | "fainted" | "tearing pain"
            | "pulsing belly",
        /// Spinal cord.
        CordSigns = "cord-signs" | "unsteady walking or clumsy hands that are new" | "unsteady walking"
            | "clumsy hands" | "heavy legs" | "myelopathy",
        /// Pregnancy.
        PregnancyWarning = "pregnancy-warning" | "bleeding from the vagina" | "vaginal bleeding"
            | "fluid loss" | "regular painful contractions" | "a baby that moves less"
            | "a severe headache or changed sight" | "pain or swelling in a calf",
        /// Infection, by how one feels.
        FeverUnwell = "fever-unwell" | "fever" | "fever with back pain" | "shivering"
            | "feeling very unwell",
        /// Cancer.
        CancerHistory = "cancer-history" | "history of cancer",
        /// Weight.
        WeightLoss = "weight-loss" | "lost weight" | "losing weight" | "unexplained weight loss",
        /// Pain that nothing eases.
        NightPain = "night-pain" | "pain at night" | "constant pain" | "pain that no position eases",
        /// Infection, by what came before.
        InfectionRisk = "infection-risk" | "risk of infection" | "weak immune system",
        /// Bones that break easily.
        FragilityTrauma = "fragility-trauma"
            | "sudden new back pain, after a fall, a lift or for no reason",
        /// Shape of the back.
        NewDeformity = "new-deformity" | "deformity" | "new lump" | "lump on the back",
        /// Numbness in one leg.
        LegNumbness = "leg-numbness" | "numb leg" | "tingling leg" | "numbness in a leg"
            | "numbness in one leg" | "pins and needles in a leg",
        /// Rest makes it worse.
        WorseAtRest = "worse-at-rest" | "pain at rest" | "worse when resting",
        /// Pain below the knee.
        SharpRadiating = "sharp-radiating" | "pain below the knee" | "sharp pain below the knee",
        /// Heart, lungs, kidneys, metabolism.
        HeartLung = "heart-lung" | "uncontrolled heart disease" | "uncontrolled lung disease",
        /// Inflammation of the spine.
        MorningStiffnessYoung = "morning-stiffness-young" | "morning stiffness"
            | "stiffness in the morning",
        /// Time.
        NotImproving6w = "not-improving-6w" | "not improving" | "no improvement",
    }
}

/// A blood pressure reading at rest, in mmHg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BloodPressure {
    /// The upper number.
    pub systolic: u32,
    /// The lower number.
    pub diastolic: u32,
}

impl BloodPressure {
    /// Readings of the upper number that make sense.
    pub const SYSTOLIC: std::ops::RangeInclusive<u32> = 60..=300;
    /// Readings of the lower number that make sense.
    pub const DIASTOLIC: std::ops::RangeInclusive<u32> = 30..=200;

    /// A reading.
    ///
    /// # Errors
    /// [`Unknown`] when the numbers are the wrong way round, or no reading of a person.
    pub fn new(systolic: u32, diastolic: u32) -> Result<Self, Unknown> {
        let (upper, lower) = (Self::SYSTOLIC, Self::DIASTOLIC);
        let wrong = |message: String, help: &str| Err(Unknown::with(message, help));
        if systolic <= diastolic {
            let message =
                format!("a blood pressure of {systolic} over {diastolic} is the wrong way round");
            return wrong(message, "the higher number comes first, like 138/86");
        }
        if !upper.contains(&systolic) || !lower.contains(&diastolic) {
            let message = format!("a blood pressure of {systolic} over {diastolic} can't be right");
            let (a, b, c, d) = (upper.start(), upper.end(), lower.start(), lower.end());
            return wrong(
                message,
                &format!("the upper number is {a} to {b}, the lower {c} to {d} mmHg"),
            );
        }
        Ok(Self { systolic, diastolic })
    }

    /// From this reading on, by either number, it is high blood pressure, named or not (ESH and ISH
    /// guidelines).
    pub const HIGH: Self = Self { systolic: 140, diastolic: 90 };

    /// Whether either number is as high as that of a limit.
    pub const fn reaches(self, limit: Self) -> bool {
        self.systolic >= limit.systolic || self.diastolic >= limit.diastolic
    }

    /// Reads `138/86`, `138 over 86` or either with `mmHg` behind it.
    ///
    /// # Errors
    /// [`Unknown`] when the text is no reading.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let plain = text.trim().to_lowercase();
        let plain = plain.strip_suffix("mmhg").unwrap_or(&plain);
        let parts = plain.split_once('/').or_else(|| plain.split_once(" over "));
        let numbers = parts.map(|(upper, lower)| (upper.trim().parse(), lower.trim().parse()));
        match numbers {
            Some((Ok(systolic), Ok(diastolic))) => Self::new(systolic, diastolic),
            _ => Err(Unknown::with(
                format!("`{}` is no blood pressure", shown(text)),
                "write both numbers, like 138/86",
            )),
        }
    }
}

impl std::fmt::Display for BloodPressure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.systolic, self.diastolic)
    }
}

/// As files have it: `[138, 86]`.
impl Serialize for BloodPressure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.systolic, self.diastolic].serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::BloodPressure;

    #[test]
    fn a_reading_has_two_numbers_in_their_order() {
        let read = |text| BloodPressure::parse(text).map_err(|unknown| unknown.message);
        assert_eq!(read("138/86"), Ok(BloodPressure { systolic: 138, diastolic: 86 }));
        assert_eq!(read("138 / 86").map(|reading| reading.to_string()), Ok("138/86".into()));
        assert_eq!(read("138 over 86 mmHg"), read("138/86"));
        assert_eq!(
            read("86/138"),
            Err("a blood pressure of 86 over 138 is the wrong way round".into())
        );
        assert_eq!(
            read("90/90"),
            Err("a blood pressure of 90 over 90 is the wrong way round".into())
        );
        assert_eq!(read("400/90"), Err("a blood pressure of 400 over 90 can't be right".into()));
        assert_eq!(read("138/12"), Err("a blood pressure of 138 over 12 can't be right".into()));
        for text in ["138", "138/", "/86", "-1/86", "138/86/4", "high"] {
            assert_eq!(read(text), Err(format!("`{text}` is no blood pressure")));
        }
    }
}
