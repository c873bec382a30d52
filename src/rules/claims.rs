//! What the source article claims without support, each with what the evidence says beside it.
//! Shown, never used to plan.

/// A claim of the source article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Claim {
    /// What the article says, in our words.
    pub says: &'static str,
    /// What is known about it, and what this program makes of it.
    pub evidence: &'static str,
}

/// Every claim that is labelled.
pub const CLAIMS: &[Claim] = &[
    Claim {
        says: "The superman hold is among the best exercises and does not load the spine too much.",
        evidence: "It presses on the spine more than other floor exercises (Callaghan 1998; model \
            values). It is kept for trained backs without any condition; bird dog and floor back \
            extension come first.",
    },
    Claim {
        says: "Forward folds, knee-to-chest and twists are the best for a sore back.",
        evidence: "They suit a stiff, healthy back. With a disc problem, acute sciatica or \
            osteoporosis and early in the morning they are left out (Sinaki 1984, 9 women who \
            bent; Giangregorio 2014; Snook 1998).",
    },
    Claim {
        says: "Morning sessions reduce stiffness; morning and evening are equally good.",
        evidence: "People who avoided bending early in the day had a third less pain (Snook 1998, \
            one trial, which 60 of 85 people finished). Mornings are fine without full bending in \
            the first hour.",
    },
    Claim {
        says: "Two or three sessions a week are the optimum.",
        evidence: "They are a good choice; the muscles of the low back gained as much from one \
            session a week (Graves 1990).",
    },
    Claim {
        says: "Pain of muscles and pain of the spine can be told apart by how they feel.",
        evidence: "Guidelines do not do that: most back pain has no specific cause, and sharpness \
            is no reliable sign. Such pain is a reason to have it looked at, not more.",
    },
    Claim {
        says: "Numbness and pain that is worse at rest are the signs that need a doctor.",
        evidence: "There are more, and some are more urgent (Finucane 2020). `backplan screen` \
            asks about all of them.",
    },
    Claim {
        says: "Posture, a weak core, disc pressure, muscle imbalance and worn-out shoes cause \
            back pain.",
        evidence: "Posture and core strength do not foretell back pain (O'Sullivan 2020; Slater \
            2019), bending to lift has not been shown to bring it (Saraceni 2020, low-quality \
            evidence), and insoles do not prevent it (Chuter 2014).",
    },
    Claim {
        says: "Injuries become much rarer when tempo comes before load.",
        evidence: "A coach's experience. No data on injuries were found, and time under tension \
            is not decisive for strength (ACSM 2026). Tempo is kept for control.",
    },
    Claim {
        says: "Orthopaedic studies show fewer episodes in people who train regularly.",
        evidence: "The article names no study. Exercise with education lowered new episodes by 45 \
            % for up to a year; exercise alone by 35 %, on low to very low quality evidence, and \
            no longer after a year (Steffens 2016). Walking with education and 6 sessions with a \
            physiotherapist delayed them, to 208 from 112 days (Pocovi 2024).",
    },
    Claim {
        says: "Strength and stiffness change within 3 to 4 weeks, pain within 6 to 8.",
        evidence: "From what its clients say. Exercise helps long-lasting back pain by about 15 \
            of 100 points on average (Hayden 2021).",
    },
    Claim {
        says: "Breathing out on effort steadies the trunk.",
        evidence: "Holding the breath in heavy lifts is defended as well; it raises blood \
            pressure and is not for everybody. Loads here are moderate, so all breathe out.",
    },
];
