//! The skeleton: on which days strength is done, which slots a session has, how many stretches, how
//! long a warm-up.
//!
//! Short tables that any physiotherapist could draw. What can be said *about* a plan is a rule and
//! does not stand here.

use super::decisions::Decisions;
use crate::catalogue::exercise::{Exercise, Pattern, Position};
use crate::person::profile::{Day, Goal, Profile};
use crate::rules::recovery::STRENGTH_A_WEEK;
use crate::rules::{Context, composition, condition};
use crate::text::vocabulary::Vocabulary as _;

/// A slot of a session: which exercises can fill it, why a week wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub pattern: Pattern,
    pub quadruped: bool,
    /// What the slot is for, with the rule that asks for it.
    pub why: (&'static str, &'static str),
}

const fn slot(pattern: Pattern, rule: &'static str, why: &'static str) -> Slot {
    Slot { pattern, quadruped: false, why: (rule, why) }
}

/// The slot of a letter of the tables below.
fn slot_of(letter: char) -> Slot {
    const COVER: &str = "weekly-coverage";
    const BALANCE: &str = "pattern-balance";
    match letter {
        'P' => slot(
            Pattern::Hinge,
            COVER,
            "The week holds a hip hinge: the movement of lifting, carried by buttocks and thighs.",
        ),
        'B' => slot(
            Pattern::Bridge,
            COVER,
            "The week holds work for the buttocks, which carry the low back.",
        ),
        'T' => slot(
            Pattern::Balance,
            "daily-mobility",
            "Balance is trained often where a fall should be avoided.",
        ),
        'X' => {
            slot(Pattern::Extension, COVER, "The week holds work for the muscles along the spine.")
        }
        'R' => Slot {
            quadruped: true,
            ..slot(
                Pattern::AntiRotation,
                COVER,
                "The week holds work for the muscles along the spine, here without load.",
            )
        },
        'E' => slot(
            Pattern::AntiExtension,
            COVER,
            "The week holds an exercise that keeps the trunk from arching.",
        ),
        'S' => slot(
            Pattern::AntiLateralFlexion,
            COVER,
            "The week holds an exercise that keeps the trunk from bending sideways.",
        ),
        'H' => slot(
            Pattern::HorizontalPull,
            COVER,
            "The week holds a pull for the middle of the back.",
        ),
        'V' => slot(
            Pattern::VerticalPull,
            BALANCE,
            "A pull from above adds another pattern for the middle of the back.",
        ),
        'M' => slot(
            Pattern::Scapular,
            COVER,
            "The week holds work for the shoulder blades and the middle of the back.",
        ),
        'A' => slot(
            Pattern::HipAbduction,
            BALANCE,
            "The sides of the hips steady the pelvis; another pattern in the session.",
        ),
        _ => slot(
            Pattern::Squat,
            BALANCE,
            "A squat trains hips and thighs together; another pattern in the session.",
        ),
    }
}

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
const SLOTS: [(Goal, [&str; 3]); 6] = [
    (Goal::Balanced, ["PRHEBASQX", "BSVXERAQP", "QRMBEXAPS"]),
    (Goal::Strength, ["PBHREQSXV", "QXVSRBEAP", "PBHEAQRSV"]),
    (Goal::Performance, ["PQHSBVREX", "PXVEBHSRQ", "QBPHRVSEX"]),
    (Goal::MidBack, ["HXPVREBMS", "VRBHSMEXP", "MHQXEVRBS"]),
    (Goal::Desk, ["BMREAHQSX", "PHSBMEXRA", "RBMAEQHXS"]),
    (Goal::Stretch, ["BRMEPAS", "PSHXBEA", "QRMEABS"]),
];
/// The same with osteoporosis, whatever the goal: hip hinge, back muscles, balance and hips first.
const BONE_SLOTS: [&str; 3] = ["PXQTREHAS", "PXBTMSHER", "PRXTQMAES"];
/// Slots when there is one session a week, for the goals whose own first session would leave a part
/// of the week's coverage out.
const ONE_SESSION: &str = "PRHEBXSAQ";
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
        let letters = |index: usize| if days.len() == 1 { alone } else { tables[index] };
        let slots =
            (0..days.len()).map(|index| letters(index).chars().map(slot_of).collect()).collect();
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
        0..=11 => 180,
        12..=20 => 210,
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
        decisions.applied("strength-frequency", text);
    }
    let wanted = profile.sessions.min(most) as usize;
    let mut count = wanted.min(profile.days.len());
    if count < wanted {
        let text = format!(
            "Your days leave room for {count} of the {wanted} strength sessions a week that were \
                asked for."
        );
        decisions.applied("strength-frequency", text);
        decisions.reason("strength-frequency", || {
            format!("your days leave room for {count}; one a week still works for the low back")
        });
    }
    if wanted == 1 {
        decisions.reason("strength-frequency", || {
            "you asked for one; one a week still works for the muscles of the low back".into()
        });
    }
    let mut days = widest(&profile.days, count);
    while count > 2 && smallest_gap(&days) < 2 {
        count -= 1;
        days = widest(&profile.days, count);
        decisions.applied(
            "recovery-day",
            format!(
                "Your days lie side by side: {count} strength sessions a week leave a day to \
                    recover between them."
            ),
        );
    }
    if count == 2 && smallest_gap(&days) < 2 && context.named_workout() {
        days = widest(&profile.days, 1);
        decisions.applied(
            "recovery-day",
            "Your days lie side by side and the workout is too strong for two days in a row: one \
                session a week.",
        );
    }
    let light = days.len() > 1 && smallest_gap(&days) < 2;
    if light {
        let text = "Your days lie side by side: both sessions are kept light on the spine.";
        decisions.applied("recovery-day", text);
        decisions.reason("recovery-day", || {
            "the days you chose lie side by side; both sessions are light".into()
        });
        decisions.reason("level-fit", || {
            "both sessions must stay light on days that lie side by side".into()
        });
        decisions.reason("hinge-ladder", || {
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
