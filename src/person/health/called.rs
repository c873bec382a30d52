//! What people call states of health without saying which condition it is.

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
        names: &["osteopenia", "low bone density", "low bone mass", "thin bones"],
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
        names: &["fusion", "spinal fusion", "lumbar fusion", "fused spine", "fused vertebrae"],
        help: "state two things: `post-surgery` as condition, and `fusion` as kind of surgery \
            (--surgery fusion)",
    },
    Open {
        names: &[
            "discectomy",
            "microdiscectomy",
            "decompression",
            "laminectomy",
            "disc surgery",
            "disc operation",
        ],
        help: "state two things: `post-surgery` as condition, and `discectomy` as kind of surgery \
            (--surgery discectomy)",
    },
    Open {
        names: &["surgery", "operation", "post-op"],
        help: "state `post-surgery` for an operation on the back, `hip-replacement` for an \
            artificial hip; for others backplan has no rules: ask your clinician",
    },
    Open {
        names: &["cauda equina", "cauda equina syndrome"],
        help: "if it may be new, call your emergency number now; else ask your clinician: \
            backplan has no rules for it",
    },
    Open {
        names: &["blood pressure"],
        help: "state `hypertension` if it is high, or its numbers: --blood-pressure 138/86",
    },
];
