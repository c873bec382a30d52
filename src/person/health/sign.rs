//! Warning signs: one table of what is asked, what it is called and how soon it has to be looked at.

use super::{RedFlag, Urgency};
use crate::text::vocabulary::Vocabulary as _;

/// What is known of a warning sign.
struct Sign {
    flag: RedFlag,
    urgency: Urgency,
    /// Whether, until a clinician has looked at it, only gentle movement is right.
    keeps_from_strength: bool,
    /// The sign within a sentence: "Because of numbness between the legs ...".
    name: &'static str,
    /// As it is asked, to be answered with yes or no.
    question: &'static str,
}

/// Every sign, in the order of [`RedFlag`]: the most urgent first.
const SIGNS: [Sign; RedFlag::ALL.len()] = [
    Sign {
        flag: RedFlag::SaddleNumbness,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "numbness or tingling between the legs",
        question: "Is it numb or tingling between your legs, around the genitals or the back \
            passage, or does wiping feel different?",
    },
    Sign {
        flag: RedFlag::BladderChange,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "new trouble with the bladder",
        question: "Do you have new trouble starting, stopping or feeling your urine, or do you \
            leak? (A leak on coughing or sneezing that you have had for long and that has not \
            changed does not count.)",
    },
    Sign {
        flag: RedFlag::BowelChange,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "new trouble with the bowels",
        question: "Have you newly lost control of your bowels, or the feeling for them?",
    },
    Sign {
        flag: RedFlag::SexualFunctionChange,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "a new loss of genital feeling or function",
        question: "Have you newly lost feeling in the genitals, or erections, together with back \
            or leg pain?",
    },
    Sign {
        flag: RedFlag::BothLegs,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "new or growing trouble in both legs",
        question: "Do you have new or growing pain, weakness or numbness in both legs? (The \
            walking pain of a spinal stenosis that is known, was looked at and has not changed \
            does not count.)",
    },
    Sign {
        flag: RedFlag::ProgressiveWeakness,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "a leg or foot that gets weaker",
        question: "Is a leg or foot getting weaker over hours, days or weeks, or does a foot \
            newly drop?",
    },
    Sign {
        flag: RedFlag::MajorTrauma,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "pain that began with a serious accident or fall",
        question: "Did the pain start with a serious accident or fall in the last two weeks, or \
            with one that nobody ever examined?",
    },
    Sign {
        flag: RedFlag::ChestPain,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "chest pain, tearing pain, a pulsing belly or fainting",
        question: "Do you have chest pain now, a sudden tearing pain in back or belly, a pulsing \
            in the belly, or did you faint with the back pain?",
    },
    Sign {
        flag: RedFlag::CordSigns,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "unsteady walking, heavy legs, clumsy hands or a band of pain round the trunk",
        question: "Are you newly unsteady when walking, are your legs heavy or stiff, your hands \
            clumsy, or is there a tight band of pain round chest or belly?",
    },
    Sign {
        flag: RedFlag::PregnancyWarning,
        urgency: Urgency::Emergency,
        keeps_from_strength: true,
        name: "a warning sign in pregnancy",
        question: "Are you pregnant and do you have bleeding, fluid loss, regular painful \
            tightenings, a baby that moves less, a severe headache, changes of vision, or pain or \
            swelling in one calf?",
    },
    Sign {
        flag: RedFlag::FeverUnwell,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "fever or feeling very unwell with the back pain",
        question: "Do you have fever or shivering, or feel very unwell, together with the back \
            pain?",
    },
    Sign {
        flag: RedFlag::CancerHistory,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "a new kind of back pain after or with cancer",
        question: "Do you have cancer, or had it, and is this a new kind of back pain?",
    },
    Sign {
        flag: RedFlag::WeightLoss,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "unexplained weight loss with the back pain",
        question: "Have you lost weight without knowing why, together with the back pain?",
    },
    Sign {
        flag: RedFlag::NightPain,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "pain that no position eases, also at night",
        question: "Is the pain there all the time, also at night, and no position eases it?",
    },
    Sign {
        flag: RedFlag::InfectionRisk,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "constant back pain with a higher risk of infection",
        question: "Is the back pain constant and new or growing, and one of these is true: a weak \
            immune system, injected drugs, a serious infection, or an injection into the spine or \
            an operation on it in the last three months?",
    },
    Sign {
        flag: RedFlag::FragilityTrauma,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "sudden pain where bones may break easily",
        question: "Did the pain come suddenly, in the middle of the back or after a small fall or \
            lift, and one of these is true: osteoporosis, long use of steroids, or an age of 70 \
            or more?",
    },
    Sign {
        flag: RedFlag::NewDeformity,
        urgency: Urgency::Urgent,
        keeps_from_strength: true,
        name: "a new lump or change of shape of the back",
        question: "Is there a new lump, swelling or change of shape on your back?",
    },
    Sign {
        flag: RedFlag::LegNumbness,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: true,
        name: "numbness or tingling in one leg",
        question: "Is one leg numb or tingling, without getting worse, and has no clinician \
            looked at it yet?",
    },
    Sign {
        flag: RedFlag::WorseAtRest,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: true,
        name: "pain that gets worse at rest",
        question: "Does the pain get worse when you rest, or wake you in the second half of the \
            night?",
    },
    Sign {
        flag: RedFlag::SharpRadiating,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: true,
        name: "sharp pain that runs below the knee",
        question: "Does a sharp or lasting pain run below one knee, and has no clinician looked \
            at it yet?",
    },
    Sign {
        flag: RedFlag::HeartLung,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: true,
        name: "a heart, lung, kidney or metabolic disease that is not under control",
        question: "Do you have a disease of heart, lungs, kidneys or metabolism that is not under \
            control, or chest tightness, faintness or unusual breathlessness with light effort?",
    },
    Sign {
        flag: RedFlag::MorningStiffnessYoung,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: false,
        name: "long morning stiffness that began before the age of 45",
        question: "Did the back trouble begin before you were 45 and last more than three months, \
            with more than half an hour of stiffness in the morning that gets better when you \
            move?",
    },
    Sign {
        flag: RedFlag::NotImproving6w,
        urgency: Urgency::SeeFirst,
        keeps_from_strength: false,
        name: "no improvement after six weeks",
        question: "Has the back pain gone on for six weeks without getting any better?",
    },
];

impl RedFlag {
    fn entry(self) -> &'static Sign {
        let sign = &SIGNS[self as usize];
        debug_assert_eq!(sign.flag, self, "the table is in the order of the signs");
        sign
    }

    /// How soon it has to be looked at.
    pub fn urgency(self) -> Urgency {
        self.entry().urgency
    }

    /// Whether, until a clinician has looked at it, only gentle movement is right; of the signs to
    /// be seen first two leave training as it is.
    pub fn keeps_from_strength(self) -> bool {
        self.entry().keeps_from_strength
    }

    /// The question as it is asked.
    pub fn question(self) -> &'static str {
        self.entry().question
    }

    /// The sign within a sentence: "Because of numbness between the legs ...".
    pub fn sign(self) -> &'static str {
        self.entry().name
    }
}

#[cfg(test)]
mod tests {
    use super::{RedFlag, SIGNS, Urgency};
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn every_sign_has_its_entry_and_the_most_urgent_come_first() {
        assert!(SIGNS.iter().map(|sign| sign.flag).eq(RedFlag::ALL.iter().copied()));
        assert!(SIGNS.is_sorted_by_key(|sign| sign.urgency));
    }

    #[test]
    fn every_sign_has_a_question_and_a_name() {
        assert!(
            RedFlag::ALL
                .iter()
                .all(|flag| flag.question().ends_with(['?', ')']) && !flag.sign().is_empty())
        );
        let count = |urgency| RedFlag::ALL.iter().filter(|flag| flag.urgency() == urgency).count();
        assert_eq!([Urgency::Emergency, Urgency::Urgent, Urgency::SeeFirst].map(count), [10, 7, 6]);
    }
}
