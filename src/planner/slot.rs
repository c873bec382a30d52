//! What a session is made of: slots by goal, most important first.
//!
//! Short tables that any physiotherapist could draw. What can be said *about* a plan is a rule and
//! does not stand here.

use crate::catalogue::exercise::{Exercise, Level, Pattern, Position};
use crate::person::profile::Goal;
use crate::plan::RuleId;
use crate::rules::{Context, composition, condition, entry, footing};

/// A place in a session: which exercises can fill it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The movement of lifting, on two legs.
    Hinge,
    /// The same on one leg.
    OneLegHinge,
    /// Hips and thighs together.
    Squat,
    /// The buttocks.
    Bridge,
    /// A pull for the middle of the back.
    Row,
    /// A pull from above.
    PullDown,
    /// The shoulder blades.
    Scapular,
    /// A push.
    Push,
    /// The muscles along the spine.
    Extension,
    /// The same without load, on hands and knees where there is such a one.
    BirdDog,
    /// Keeping the trunk from turning against a pull.
    Pallof,
    /// Keeping the trunk from arching.
    AntiExtension,
    /// Keeping the trunk from bending sideways.
    Side,
    /// Walking with a weight.
    Carry,
    /// The sides of the hips.
    Hips,
    /// Standing on little.
    Balance,
    /// Up fast, down slowly.
    Fast,
}

use Slot::{
    AntiExtension, Balance, BirdDog, Bridge, Carry, Extension, Hinge, Hips, OneLegHinge, Pallof,
    PullDown, Push, Row, Scapular, Side, Squat,
};

const COVER: RuleId = RuleId::WEEKLY_COVERAGE;
const VARIETY: RuleId = RuleId::PATTERN_BALANCE;

impl Slot {
    /// The pattern of its exercises.
    pub fn pattern(self) -> Pattern {
        match self {
            Hinge | OneLegHinge => Pattern::Hinge,
            Squat | Self::Fast => Pattern::Squat,
            Bridge => Pattern::Bridge,
            Row => Pattern::HorizontalPull,
            PullDown => Pattern::VerticalPull,
            Scapular => Pattern::Scapular,
            Push => Pattern::Push,
            Extension => Pattern::Extension,
            BirdDog | Pallof => Pattern::AntiRotation,
            AntiExtension => Pattern::AntiExtension,
            Side | Carry => Pattern::AntiLateralFlexion,
            Hips => Pattern::HipAbduction,
            Balance => Pattern::Balance,
        }
    }

    /// Whether an exercise can fill it.
    pub fn takes(self, exercise: &Exercise) -> bool {
        exercise.pattern == self.pattern()
            && match self {
                Hinge => !exercise.unilateral,
                OneLegHinge => exercise.unilateral,
                BirdDog => exercise.position == Position::Quadruped,
                Pallof => exercise.position != Position::Quadruped,
                Side => !exercise.is_carry(),
                Carry => exercise.is_carry(),
                Self::Fast => entry::is_quick(exercise),
                _ => true,
            }
    }

    /// Slots of other movements for much the same, to change to after a long time.
    pub fn kin(self) -> &'static [Self] {
        match self {
            BirdDog => &[Extension, Pallof, AntiExtension],
            Pallof => &[BirdDog, AntiExtension],
            AntiExtension => &[BirdDog, Pallof],
            Side => &[Carry, Hips],
            Carry | Hips => &[Side],
            Scapular => &[PullDown, Push],
            PullDown | Push => &[Scapular],
            Extension => &[BirdDog, Bridge],
            _ => &[],
        }
    }

    /// What it is for, with the rule that asks for it.
    pub const fn why(self) -> (RuleId, &'static str) {
        match self {
            Hinge => (
                COVER,
                "The week holds a hip hinge: the movement of lifting, carried by buttocks and \
                    thighs.",
            ),
            OneLegHinge => (VARIETY, "The hinge on one leg trains hips and balance as well."),
            Squat => (VARIETY, "A squat trains hips and thighs together."),
            Bridge => (COVER, "The week holds work for the buttocks, which carry the lower back."),
            Row => (COVER, "The week holds a pull for the middle of the back."),
            PullDown => (VARIETY, "A pull from above adds to the work for the middle of the back."),
            Scapular => {
                (COVER, "The week holds work for the shoulder blades and the middle of the back.")
            }
            Push => (VARIETY, "A push balances the pulls of the week."),
            Extension => (COVER, "The week holds work for the muscles along the spine."),
            BirdDog => {
                (COVER, "The week holds work for the muscles along the spine, here without load.")
            }
            Pallof => (COVER, "The week holds an exercise that keeps the trunk from turning."),
            AntiExtension => {
                (COVER, "The week holds an exercise that keeps the trunk from arching.")
            }
            Side => {
                (COVER, "The week holds an exercise that keeps the trunk from bending sideways.")
            }
            Carry => (COVER, "Carrying a weight trains the trunk as daily life does."),
            Hips => (VARIETY, "The sides of the hips steady the pelvis."),
            Balance => {
                (RuleId::DAILY_MOBILITY, "Balance is trained often where a fall should be avoided.")
            }
            Self::Fast => (VARIETY, "Up fast and down slowly trains strength that comes quickly."),
        }
    }
}

/// Slots of the sessions A and B by goal. The first two are the lifts.
const SLOTS: [(Goal, [&[Slot]; 2]); 6] = [
    (
        Goal::Balanced,
        [
            &[Hinge, Row, BirdDog, Side, Extension, PullDown, Hips, Push],
            &[Squat, Bridge, AntiExtension, Row, Extension, Pallof, Hips, Scapular],
        ],
    ),
    (
        Goal::Strength,
        [
            &[Hinge, Row, AntiExtension, Carry, Extension, PullDown, Hips, Pallof],
            &[Squat, Bridge, BirdDog, Row, Side, PullDown, OneLegHinge, Push],
        ],
    ),
    (
        Goal::Performance,
        [
            &[Hinge, Row, AntiExtension, Carry, OneLegHinge, Hips, PullDown, Pallof],
            &[Squat, Bridge, BirdDog, Push, Side, Row, PullDown, Carry],
        ],
    ),
    (
        Goal::MidBack,
        [
            &[Row, Hinge, AntiExtension, Extension, PullDown, Scapular, Side, Hips],
            &[Row, Bridge, BirdDog, PullDown, Scapular, Side, Squat, Pallof],
        ],
    ),
    (
        Goal::Desk,
        [
            &[Row, Hinge, AntiExtension, Hips, Side, Extension, PullDown, Push],
            &[Row, Bridge, BirdDog, Squat, Scapular, AntiExtension, Hips, Pallof],
        ],
    ),
    (Goal::Stretch, [&[Hinge, Row, AntiExtension], &[Bridge, BirdDog, Side]]),
];
/// The same with osteoporosis, whatever the goal.
const BONE: [&[Slot]; 2] = [
    &[Hinge, Extension, Balance, AntiExtension, Row, Bridge, Push, Side, Hips],
    &[Squat, Row, Balance, Push, Extension, BirdDog, Bridge, Side, Hips],
];
/// Slots of sessions of 12 to 15 minutes; with a row in both for the middle of the back.
const SHORT: [&[Slot]; 2] = [&[Hinge, Row, Side], &[BirdDog, AntiExtension, Bridge]];
const SHORT_MID_BACK: [&[Slot]; 2] = [&[Row, Hinge, Side], &[Row, BirdDog, AntiExtension]];
/// Slots of the shortest sessions.
const SHORTEST: [&[Slot]; 2] = [&[Hinge, AntiExtension], &[Squat, Extension, Bridge]];
/// Slots when there is one session a week.
const ONE: &[Slot] = &[Hinge, Row, BirdDog, AntiExtension, Bridge, Extension, Squat, Side];
/// Minutes up to which the short tables hold, and below which the shortest.
const SHORT_UP_TO: u32 = 15;

/// The slots of the sessions that take turns, most important first: one for one session a week, else
/// two.
pub(super) fn slots(context: Context, sessions: usize) -> Vec<Vec<Slot>> {
    let (profile, minutes) = (context.profile, context.minutes);
    let of_goal =
        SLOTS.iter().find(|(goal, _)| *goal == profile.goal).map_or(SLOTS[0].1, |of| of.1);
    let tables = match minutes {
        _ if minutes < composition::VERY_SHORT => SHORTEST,
        _ if condition::has_osteoporosis(profile) => BONE,
        _ if sessions == 1 => [ONE, ONE],
        0..=SHORT_UP_TO if profile.goal == Goal::MidBack => SHORT_MID_BACK,
        0..=SHORT_UP_TO => SHORT,
        _ => of_goal,
    };
    let mut slots: Vec<Vec<Slot>> = tables.iter().map(|table| table.to_vec()).collect();
    slots.truncate(sessions.clamp(1, 2));
    let power = profile.goal == Goal::Performance && context.level() == Level::Advanced;
    if power && profile.states().next().is_none() && minutes > SHORT_UP_TO {
        slots[0].insert(2, Slot::Fast);
    }
    let bone = condition::has_osteoporosis(profile);
    if footing::asks_for_balance(context) && !bone && minutes >= composition::VERY_SHORT {
        let place = if minutes >= footing::BALANCE_MINUTES { 2 } else { 3 };
        for table in &mut slots {
            table.insert(place.min(table.len()), Balance);
        }
    }
    slots
}
