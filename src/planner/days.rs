//! On which days strength is done, and how many stretches end a session.

use super::decisions::Decisions;
use crate::person::profile::{Day, Goal, USUAL_SESSIONS};
use crate::plan::RuleId;
use crate::rules::Context;
use crate::rules::composition::VERY_SHORT;
use crate::rules::recovery::STRENGTH_A_WEEK;
use crate::text::vocabulary::Vocabulary as _;

/// The days of strength.
pub(super) struct StrengthDays {
    /// Weekdays with strength, Monday first.
    pub days: Vec<Day>,
    /// Whether the sessions must stay light because their days touch.
    pub light: bool,
}

impl StrengthDays {
    /// The days for a person; cuts are recorded.
    pub fn of(context: Context, decisions: &mut Decisions) -> Self {
        let (days, light) = strength_days(context, decisions);
        Self { days, light }
    }
}

/// Stretches that end a strength session.
pub(super) fn cool_down_stretches(context: Context) -> usize {
    let two = context.minutes >= 45 || context.profile.goal == Goal::Stretch;
    match context.minutes {
        0..VERY_SHORT => 0,
        _ if two => 2,
        _ => 1,
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
        let of = if wanted == USUAL_SESSIONS as usize { "are the usual" } else { "were asked for" };
        let text =
            format!("Your days leave room for {count} strength sessions a week; {wanted} {of}.");
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
    if count < profile.sessions as usize && smallest_gap(&days) >= 2 {
        decisions.applied(
            RuleId::RECOVERY_DAY,
            "Between two strength sessions lies a day to recover: muscles get stronger on it.",
        );
    }
    while count > 2 && smallest_gap(&days) < 2 {
        count -= 1;
        days = widest(&profile.days, count);
        decisions.applied(
            RuleId::STRENGTH_FREQUENCY,
            format!(
                "Your days leave room for {count} strength sessions a week with a day between."
            ),
        );
        decisions.applied(
            RuleId::RECOVERY_DAY,
            format!(
                "Your days lie side by side: {count} strength sessions a week leave a day to \
                    recover between them."
            ),
        );
        decisions.reason(RuleId::STRENGTH_FREQUENCY, || {
            format!("your days leave room for {count} with a day between them")
        });
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
        decisions.reason(RuleId::ENTRY_POINT, || {
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
    let allowed = days.iter().fold(0, |set, day| set | 1 << *day as u32);
    let sets = (0_u32..1 << Day::ALL.len()).filter(|set| set & !allowed == 0);
    let sets = sets.filter(|set| set.count_ones() as usize == count);
    let chosen = |set: u32| -> Vec<Day> {
        Day::ALL.iter().filter(|day| set >> **day as u32 & 1 == 1).copied().collect()
    };
    sets.map(chosen).min_by_key(|set| (7 - smallest_gap(set), set.clone())).unwrap_or_default()
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
