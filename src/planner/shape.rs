//! The skeleton: on which days strength is done, which slots a session has, how many stretches, how
//! long a warm-up.
//!
//! Short tables that any physiotherapist could draw. What can be said *about* a plan is a rule and
//! does not stand here.

use super::decisions::Decisions;
use crate::catalogue::exercise::{Exercise, Pattern, Position};
use crate::person::profile::{Day, Goal, Profile};
use crate::plan::RuleId;
use crate::rules::order::VERY_SHORT;
use crate::rules::recovery::STRENGTH_A_WEEK;
use crate::rules::{Context, composition, condition};
use crate::text::vocabulary::Vocabulary as _;

/// A slot of a session: which exercises can fill it, why a week wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub pattern: Pattern,
    pub quadruped: bool,
    /// What the slot is for, with the rule that asks for it.
    pub why: (RuleId, &'static str),
}

const fn slot(pattern: Pattern, rule: RuleId, why: &'static str) -> Slot {
    Slot { pattern, quadruped: false, why: (rule, why) }
}

const COVER: RuleId = RuleId::WEEKLY_COVERAGE;
const VARIETY: RuleId = RuleId::PATTERN_BALANCE;

/// The movement of lifting.
const HINGE: Slot = slot(
    Pattern::Hinge,
    COVER,
    "The week holds a hip hinge: the movement of lifting, carried by buttocks and thighs.",
);
/// Work for the buttocks.
const BRIDGE: Slot =
    slot(Pattern::Bridge, COVER, "The week holds work for the buttocks, which carry the low back.");
/// Standing on one leg.
const BALANCE: Slot = slot(
    Pattern::Balance,
    RuleId::DAILY_MOBILITY,
    "Balance is trained often where a fall should be avoided.",
);
/// Work for the muscles along the spine.
const EXTENSION: Slot =
    slot(Pattern::Extension, COVER, "The week holds work for the muscles along the spine.");
/// The same without load, on hands and knees where there is such a one.
const BIRD_DOG: Slot = Slot {
    quadruped: true,
    ..slot(
        Pattern::AntiRotation,
        COVER,
        "The week holds work for the muscles along the spine, here without load.",
    )
};
/// Keeping the trunk from arching.
const ANTI_EXTENSION: Slot = slot(
    Pattern::AntiExtension,
    COVER,
    "The week holds an exercise that keeps the trunk from arching.",
);
/// Keeping the trunk from bending sideways.
const SIDE: Slot = slot(
    Pattern::AntiLateralFlexion,
    COVER,
    "The week holds an exercise that keeps the trunk from bending sideways.",
);
/// A pull for the middle of the back.
const ROW: Slot =
    slot(Pattern::HorizontalPull, COVER, "The week holds a pull for the middle of the back.");
/// A pull from above.
const PULL_DOWN: Slot = slot(
    Pattern::VerticalPull,
    VARIETY,
    "A pull from above adds another pattern for the middle of the back.",
);
/// Work for the shoulder blades.
const SCAPULAR: Slot = slot(
    Pattern::Scapular,
    COVER,
    "The week holds work for the shoulder blades and the middle of the back.",
);
/// The sides of the hips.
const HIPS: Slot = slot(
    Pattern::HipAbduction,
    VARIETY,
    "The sides of the hips steady the pelvis; another pattern in the session.",
);
/// Hips and thighs together.
const SQUAT: Slot = slot(
    Pattern::Squat,
    VARIETY,
    "A squat trains hips and thighs together; another pattern in the session.",
);

impl Slot {
    /// Whether an exercise can fill it.
    pub fn takes(&self, exercise: &Exercise) -> bool {
        exercise.pattern == self.pattern
    }
    /// Whether an exercise is what the slot means most.
    pub fn means(&self, exercise: &Exercise) -> bool {
        !self.quadruped || exercise.position == Position::Quadruped
    }
}

/// Slots by goal for the sessions A, B and C, most important first.
const SLOTS: [(Goal, [&[Slot]; 3]); 6] = [
    (
        Goal::Balanced,
        [
            &[HINGE, BIRD_DOG, ROW, ANTI_EXTENSION, BRIDGE, HIPS, SIDE, SQUAT, EXTENSION],
            &[BRIDGE, SIDE, PULL_DOWN, EXTENSION, ANTI_EXTENSION, BIRD_DOG, HIPS, SQUAT, HINGE],
            &[SQUAT, BIRD_DOG, SCAPULAR, BRIDGE, ANTI_EXTENSION, EXTENSION, HIPS, HINGE, SIDE],
        ],
    ),
    (
        Goal::Strength,
        [
            &[HINGE, BRIDGE, ROW, BIRD_DOG, ANTI_EXTENSION, SQUAT, SIDE, EXTENSION, PULL_DOWN],
            &[SQUAT, EXTENSION, PULL_DOWN, SIDE, BIRD_DOG, BRIDGE, ANTI_EXTENSION, HIPS, HINGE],
            &[HINGE, BRIDGE, ROW, ANTI_EXTENSION, HIPS, SQUAT, BIRD_DOG, SIDE, PULL_DOWN],
        ],
    ),
    (
        Goal::Performance,
        [
            &[HINGE, SQUAT, ROW, SIDE, BRIDGE, PULL_DOWN, BIRD_DOG, ANTI_EXTENSION, EXTENSION],
            &[HINGE, EXTENSION, PULL_DOWN, ANTI_EXTENSION, BRIDGE, ROW, SIDE, BIRD_DOG, SQUAT],
            &[SQUAT, BRIDGE, HINGE, ROW, BIRD_DOG, PULL_DOWN, SIDE, ANTI_EXTENSION, EXTENSION],
        ],
    ),
    (
        Goal::MidBack,
        [
            &[ROW, EXTENSION, HINGE, PULL_DOWN, BIRD_DOG, ANTI_EXTENSION, BRIDGE, SCAPULAR, SIDE],
            &[PULL_DOWN, BIRD_DOG, BRIDGE, ROW, SIDE, SCAPULAR, ANTI_EXTENSION, EXTENSION, HINGE],
            &[SCAPULAR, ROW, SQUAT, EXTENSION, ANTI_EXTENSION, PULL_DOWN, BIRD_DOG, BRIDGE, SIDE],
        ],
    ),
    (
        Goal::Desk,
        [
            &[BRIDGE, SCAPULAR, BIRD_DOG, ANTI_EXTENSION, HIPS, ROW, SQUAT, SIDE, EXTENSION],
            &[HINGE, ROW, SIDE, BRIDGE, SCAPULAR, ANTI_EXTENSION, EXTENSION, BIRD_DOG, HIPS],
            &[BIRD_DOG, BRIDGE, SCAPULAR, HIPS, ANTI_EXTENSION, SQUAT, ROW, EXTENSION, SIDE],
        ],
    ),
    (
        Goal::Stretch,
        [
            &[BRIDGE, BIRD_DOG, SCAPULAR, ANTI_EXTENSION, HINGE, HIPS, SIDE],
            &[HINGE, SIDE, ROW, EXTENSION, BRIDGE, ANTI_EXTENSION, HIPS],
            &[SQUAT, BIRD_DOG, SCAPULAR, ANTI_EXTENSION, HIPS, BRIDGE, SIDE],
        ],
    ),
];
/// The same with osteoporosis, whatever the goal: hip hinge, back muscles, balance and hips first.
const BONE_SLOTS: [&[Slot]; 3] = [
    &[HINGE, EXTENSION, SQUAT, BALANCE, BIRD_DOG, ANTI_EXTENSION, ROW, HIPS, SIDE],
    &[HINGE, EXTENSION, BRIDGE, BALANCE, SCAPULAR, SIDE, ROW, ANTI_EXTENSION, BIRD_DOG],
    &[HINGE, BIRD_DOG, EXTENSION, BALANCE, SQUAT, SCAPULAR, HIPS, ANTI_EXTENSION, SIDE],
];
/// Slots when there is one session a week, for the goals whose own first session would leave a part
/// of the week's coverage out.
const ONE_SESSION: &[Slot] =
    &[HINGE, BIRD_DOG, ROW, ANTI_EXTENSION, BRIDGE, EXTENSION, SIDE, HIPS, SQUAT];
/// Main exercises of a session for the goal `stretch`, where the count band allows so few.
const STRETCH_GOAL_COUNT: usize = 3;

/// The days of strength, and what each session is made of.
pub(super) struct Shape {
    /// Weekdays with strength, Monday first.
    pub days: Vec<Day>,
    /// Slots of each session, most important first.
    pub slots: Vec<Vec<Slot>>,
    /// Main exercises of a session: as many as are planned, and as many as spare time may add up
    /// to.
    pub count: (usize, usize),
    /// Whether the sessions must stay light because their days touch.
    pub light: bool,
}

impl Shape {
    /// The shape for a person; cuts are recorded.
    pub fn of(context: Context, decisions: &mut Decisions) -> Self {
        let profile = context.profile;
        let (days, light) = strength_days(context, decisions);
        let of_goal = || {
            SLOTS
                .into_iter()
                .find(|(goal, _)| *goal == profile.goal)
                .map_or(SLOTS[0].1, |(_, tables)| tables)
        };
        let bone = condition::has_osteoporosis(profile);
        let tables = if bone { BONE_SLOTS } else { of_goal() };
        // The second of the sessions for osteoporosis covers most of a week by itself.
        let alone = match profile.goal {
            _ if bone => BONE_SLOTS[1],
            Goal::Balanced | Goal::Performance => ONE_SESSION,
            _ => tables[0],
        };
        let of_session = |index: usize| if days.len() == 1 { alone } else { tables[index] };
        let slots = (0..days.len()).map(|index| of_session(index).to_vec()).collect();
        let (fewest, most) = composition::count_band(context);
        let planned =
            if profile.goal == Goal::Stretch { STRETCH_GOAL_COUNT.max(fewest) } else { most };
        let count = (planned, most);
        Self { days, slots, count, light }
    }
}

/// Stretches that end a strength session.
pub(super) fn cool_down_stretches(context: Context) -> usize {
    match context.minutes {
        _ if context.profile.goal == Goal::Stretch => 3,
        0..=25 => 1,
        26..=45 => 2,
        _ => 3,
    }
}

/// Stretches of a daily session.
pub(super) fn daily_stretches(profile: &Profile) -> usize {
    match profile.goal {
        Goal::Stretch => 3,
        Goal::Desk => 2,
        _ => 1,
    }
}

/// Seconds that a warm-up aims at; the rule's bounds hold all the same.
pub(super) const fn warm_up_target(minutes: u32) -> u32 {
    match minutes {
        0..VERY_SHORT => 180,
        VERY_SHORT..=20 => 210,
        21..=45 => 300,
        _ => 390,
    }
}

/// Minutes of marching or walking that open a warm-up.
pub(super) const fn warm_up_locomotion(minutes: u32) -> u32 {
    match minutes {
        0..=20 => 2,
        21..=45 => 3,
        _ => 5,
    }
}

/// The weekdays of strength by the greatest smallest gap, and whether they touch so that both
/// sessions must stay light.
fn strength_days(context: Context, decisions: &mut Decisions) -> (Vec<Day>, bool) {
    let profile = context.profile;
    let (_, most) = STRENGTH_A_WEEK;
    if profile.sessions > most {
        let text = format!(
            "{} strength sessions a week were asked for; {most} are the most, with days to \
                recover between.",
            profile.sessions
        );
        decisions.applied(RuleId::STRENGTH_FREQUENCY, text);
    }
    let wanted = profile.sessions.min(most) as usize;
    let mut count = wanted.min(profile.days.len());
    if count < wanted {
        let text = format!(
            "Your days leave room for {count} of the {wanted} strength sessions a week that were \
                asked for."
        );
        decisions.applied(RuleId::STRENGTH_FREQUENCY, text);
        decisions.reason(RuleId::STRENGTH_FREQUENCY, || {
            format!("your days leave room for {count}; one a week still works for the low back")
        });
    }
    if wanted == 1 {
        decisions.reason(RuleId::STRENGTH_FREQUENCY, || {
            "you asked for one; one a week still works for the muscles of the low back".into()
        });
    }
    let mut days = widest(&profile.days, count);
    while count > 2 && smallest_gap(&days) < 2 {
        count -= 1;
        days = widest(&profile.days, count);
        decisions.applied(
            RuleId::RECOVERY_DAY,
            format!(
                "Your days lie side by side: {count} strength sessions a week leave a day to \
                    recover between them."
            ),
        );
    }
    if count == 2 && smallest_gap(&days) < 2 && context.named_workout() {
        days = widest(&profile.days, 1);
        decisions.applied(
            RuleId::RECOVERY_DAY,
            "Your days lie side by side and the workout is too strong for two days in a row: one \
                session a week.",
        );
    }
    let light = days.len() > 1 && smallest_gap(&days) < 2;
    if light {
        let text = "Your days lie side by side: both sessions are kept light on the spine.";
        decisions.applied(RuleId::RECOVERY_DAY, text);
        decisions.reason(RuleId::RECOVERY_DAY, || {
            "the days you chose lie side by side; both sessions are light".into()
        });
        decisions.reason(RuleId::LEVEL_FIT, || {
            "both sessions must stay light on days that lie side by side".into()
        });
        decisions.reason(RuleId::HINGE_LADDER, || {
            "both sessions must stay light on days that lie side by side".into()
        });
    }
    (days, light)
}

/// Days between neighbours, the smallest, over the week's end too; 7 for one day.
fn smallest_gap(days: &[Day]) -> usize {
    let gap = |index: usize| {
        let (this, next) = (days[index] as usize, days[(index + 1) % days.len()] as usize);
        if next > this { next - this } else { next + 7 - this }
    };
    (0..days.len()).map(gap).min().unwrap_or(7)
}

/// The `count` days with the greatest smallest gap; of equals the earliest in the week, a single
/// one in its middle.
fn widest(days: &[Day], count: usize) -> Vec<Day> {
    if count == 1 && days.contains(&Day::Wed) {
        return vec![Day::Wed];
    }
    let sets = (0_u32..1 << Day::ALL.len()).filter(|set| set.count_ones() as usize == count);
    let chosen = |set: u32| -> Vec<Day> {
        Day::ALL.iter().filter(|day| set >> **day as u32 & 1 == 1).copied().collect()
    };
    let fitting = sets.map(chosen).filter(|set| set.iter().all(|day| days.contains(day)));
    fitting.min_by_key(|set| (7 - smallest_gap(set), set.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{smallest_gap, widest};
    use crate::person::profile::Day::{self, *};

    #[test]
    fn days_lie_as_far_apart_as_they_can_also_over_the_weeks_end() {
        let all = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
        let cases: [(&[Day], usize, &[Day]); 7] = [
            (&all, 1, &[Wed]),
            (&all, 2, &[Mon, Thu]),
            (&all, 3, &[Mon, Wed, Fri]),
            (&[Mon, Tue, Sun], 2, &[Tue, Sun]),
            (&[Mon, Sat, Sun], 2, &[Mon, Sat]),
            (&[Tue, Thu, Sat, Sun], 3, &[Tue, Thu, Sat]),
            (&[Sat, Sun], 2, &[Sat, Sun]),
        ];
        for (days, count, expected) in cases {
            assert_eq!(widest(days, count), expected, "{count} of {days:?}");
        }
        assert_eq!(smallest_gap(&[Mon, Sun]), 1);
    }
}
