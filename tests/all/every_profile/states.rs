//! States of health to try: every condition in every form that a table or a gate tells apart.

use super::case::Case;

/// A condition with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub condition: Option<&'static str>,
    pub cleared: bool,
    pub pregnancy_weeks: Option<u32>,
    pub complications: bool,
    pub surgery: Option<&'static str>,
    pub surgery_weeks: Option<u32>,
}

/// Nothing stated.
pub const NONE: State = State {
    condition: None,
    cleared: false,
    pregnancy_weeks: None,
    complications: false,
    surgery: None,
    surgery_weeks: None,
};

const fn of(condition: &'static str, cleared: bool) -> State {
    State { condition: Some(condition), cleared, ..NONE }
}

pub const fn pregnant(weeks: Option<u32>) -> State {
    State { pregnancy_weeks: weeks, ..of("pregnancy", false) }
}

pub const fn operated(surgery: Option<&'static str>, weeks: Option<u32>, cleared: bool) -> State {
    State { surgery, surgery_weeks: weeks, ..of("post-surgery", cleared) }
}

/// One state for each line of the table of caps, cleared and not where that matters, none refused
/// by itself.
pub const FORMS: [State; 23] = [
    NONE,
    of("hip-replacement", false),
    of("hip-replacement", true),
    of("acute-flare", false),
    of("disc-herniation", false),
    of("disc-herniation", true),
    of("sciatica-acute", false),
    of("sciatica-acute", true),
    of("spinal-stenosis", false),
    of("spondylolisthesis", false),
    of("osteoporosis", false),
    of("osteoporosis-fracture", false),
    of("osteoporosis-fracture", true),
    pregnant(Some(12)),
    pregnant(None),
    operated(Some("discectomy"), Some(8), true),
    operated(Some("discectomy"), Some(20), true),
    operated(Some("fusion"), Some(20), true),
    operated(None, Some(30), true),
    operated(Some("other"), Some(60), false),
    operated(Some("discectomy"), Some(60), false),
    of("hypertension", false),
    of("nonspecific-lbp", false),
];

/// Every condition alone: weeks below, at and above each border, each kind of surgery, cleared and
/// not.
pub fn alone() -> Vec<State> {
    let mut states = Vec::new();
    for cleared in [false, true] {
        let plain = [
            "hip-replacement",
            "acute-flare",
            "disc-herniation",
            "sciatica-acute",
            "spinal-stenosis",
            "spondylolisthesis",
            "osteoporosis",
            "osteoporosis-fracture",
            "hypertension",
            "nonspecific-lbp",
        ];
        states.extend(plain.into_iter().map(|condition| of(condition, cleared)));
        for weeks in [
            None,
            Some(0),
            Some(14),
            Some(15),
            Some(16),
            Some(27),
            Some(28),
            Some(39),
            Some(40),
            Some(42),
        ] {
            let pregnant = State { cleared, ..pregnant(weeks) };
            states.push(pregnant);
            states.push(State { complications: true, ..pregnant });
        }
        for surgery in [None, Some("discectomy"), Some("fusion"), Some("other")] {
            states.push(operated(surgery, None, cleared));
            for weeks in [0, 5, 6, 7, 11, 12, 13, 25, 26, 27, 51, 52, 53, 200] {
                states.push(operated(surgery, Some(weeks), cleared));
            }
        }
    }
    states
}

impl State {
    /// The case with this state beside what it has; a clinician's word counts for all of them.
    #[must_use]
    pub fn and(&self, mut case: Case) -> Case {
        if let Some(condition) =
            self.condition.filter(|condition| !case.conditions.contains(condition))
        {
            case.conditions.push(condition);
            case.cleared |= self.cleared;
            case.complications |= self.complications;
            case.pregnancy_weeks = case.pregnancy_weeks.or(self.pregnancy_weeks);
            case.surgery = case.surgery.or(self.surgery);
            case.surgery_weeks = case.surgery_weeks.or(self.surgery_weeks);
        }
        case
    }
}
