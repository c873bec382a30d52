//! What people call states of health without saying which condition or warning sign it is.

use crate::text::vocabulary::Open;

/// Each is told what to state instead.
pub(super) const CONDITIONS: &[Open] = &[
    Open {
        names: &[
            "back pain",
            "low back pain",
            "lower back pain",
            "chronic back pain",
            "chronic low back pain",
            "lumbago",
            "lumbalgia",
            "lbp",
            "backache",
            "back ache",
            "sore back",
            "bad back",
        ],
        help: "state `nonspecific-lbp` for back pain without a specific cause, or `acute-flare` \
            where it began less than six weeks ago and is 4 of 10 or more",
    },
    Open {
        names: &["sciatica", "sciatic pain", "sciatic nerve", "chronic sciatica", "pinched nerve"],
        help: "state `sciatica-acute` for pain down a leg that is new, or `disc-herniation` where \
            a disc is its cause; for old sciatica without a known cause backplan has no rules",
    },
    Open {
        names: &["radiculopathy", "lumbar radiculopathy", "trapped nerve", "nerve pain"],
        help: "state what irritates the nerve: `disc-herniation` or `spinal-stenosis`; or \
            `sciatica-acute` for pain down a leg that is new",
    },
    Open {
        names: &["osteopenia", "low bone density", "low bone mass", "thin bones", "weak bones"],
        help: "it may be less than osteoporosis, and backplan has no rules for that: state \
            `osteoporosis` if a clinician named it, or to be on the safe side",
    },
    Open {
        names: &[
            "compression fracture",
            "vertebral fracture",
            "vertebral compression fracture",
            "spinal fracture",
            "wedge fracture",
            "broken vertebra",
            "broken back",
            "fracture",
            "stress fracture",
        ],
        help: "state `osteoporosis-fracture` for a vertebra that broke from osteoporosis; for a \
            fracture of another kind backplan has no rules: ask your clinician",
    },
    Open {
        names: &["prolapse"],
        help: "state `disc-herniation` for a disc; for a prolapse of the pelvic floor backplan \
            has no rules: ask your clinician which exercises to leave out, and use `exclude`",
    },
    Open {
        names: &[
            "surgery",
            "operation",
            "post-op",
            "disc replacement",
            "heart surgery",
            "hip surgery",
            "knee surgery",
            "neck surgery",
            "abdominal surgery",
        ],
        help: "state `post-surgery` for an operation on the back, `hip-replacement` for an \
            artificial hip; for others backplan has no rules: ask your clinician",
    },
    Open {
        names: &["cauda equina", "cauda equina syndrome"],
        help: "if it may be new, call your emergency number now; else ask your clinician: \
            backplan has no rules for it",
    },
    Open {
        names: &["blood pressure", "bp"],
        help: "state `hypertension` if it is high, or its numbers: --blood-pressure 138/86",
    },
];

/// Each is told which sign to state, and where help is needed first.
pub(super) const SIGNS: &[Open] = &[
    Open {
        names: &["cauda equina", "cauda equina syndrome"],
        help: "if it may be new, call your emergency number now; its signs are `saddle-numbness`, \
            `bladder-change`, `bowel-change`, `sexual-function-change` and `both-legs`",
    },
    Open {
        names: &["incontinence", "urinary incontinence", "incontinent", "leak", "leaking urine"],
        help: "if it is new, call your emergency number now: it is `bladder-change`, of the bowels \
            `bowel-change`; a leak on coughing that you have had for long and that has not \
            changed is no sign",
    },
    Open {
        names: &[
            "numbness",
            "numb",
            "tingling",
            "pins and needles",
            "weakness",
            "new numbness or weakness",
        ],
        help: "say where: `saddle-numbness` between the legs, `both-legs`, `progressive-weakness` \
            for a leg or foot that gets weaker, for which call your emergency number now; or \
            `leg-numbness` in one leg",
    },
    Open {
        names: &["heart attack", "angina"],
        help: "if you have chest pain now, call your emergency number now: it is `chest-pain`; \
            `heart-lung` is a heart disease that is not under control",
    },
    Open {
        names: &[
            "heart disease",
            "heart failure",
            "heart condition",
            "heart problem",
            "lung disease",
            "kidney disease",
            "diabetes",
            "asthma",
            "copd",
        ],
        help: "state the warning sign `heart-lung` where it is not under control; else ask your \
            clinician which exercises to leave out, and use `exclude`",
    },
    Open {
        names: &["cancer", "tumour", "tumor", "spinal tumour", "spinal tumor", "metastases"],
        help: "state the warning sign `cancer-history` where the back pain is of a new kind; else \
            ask your clinician which exercises to leave out, and use `exclude`",
    },
    Open {
        names: &["leg pain", "pain that spreads down a leg", "radiating pain", "sharp pain"],
        help: "say `sharp-radiating` for sharp or lasting pain below one knee that no clinician \
            has looked at; for pain in both legs, `both-legs`, call your emergency number now",
    },
    Open {
        names: &[
            "dizziness",
            "dizziness that rest does not end",
            "muscle weakness that affects your balance",
            "breathlessness",
            "breathlessness before effort",
        ],
        help: "say `heart-lung` for faintness or unusual breathlessness with light effort; for \
            newly unsteady walking, `cord-signs`, call your emergency number now",
    },
    Open {
        names: &["headache", "abdominal pain", "bleeding", "contraction"],
        help: "in pregnancy call your midwife or maternity unit now, and state \
            `pregnancy-warning`; for a sudden tearing pain in the belly, `chest-pain`, call your \
            emergency number now",
    },
    Open {
        names: &["fall", "fell", "fallen"],
        help: "say `major-trauma` for a serious one, `fragility-trauma` for a small one with bones \
            that may break easily, after which the pain began; any other of the last year is \
            stated with --fallen",
    },
];
