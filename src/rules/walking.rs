//! Walking beside the sessions: it grows from what somebody can walk now.

use super::weeks::steps_back;
use super::{At, Breaches, Check, Context, Force, Rule, WeekScope};
use crate::person::health::Condition;
use crate::plan::{RuleId, Status, Walk, rule_ids};

/// Days of walking in a week of training, by the week from which it is so.
const DAYS: [(u32, u32); 3] = [(1, 3), (3, 4), (5, 5)];
/// Minutes by which a walk grows from build week to build week, and to which.
const GROWTH: (u32, u32) = (2, 30);
/// Minutes, and times a day, where a back needs little at a time.
const LITTLE: (u32, u32) = (5, 3);
/// Walks into which the minutes are split with spinal stenosis.
const SPLIT: u32 = 2;

rule_ids! {
    WALKING = "walking",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::WALKING,
    says: || {
        let [(_, a), (second, b), (third, c)] = DAYS;
        format!(
            "Walking grows from the minutes that can be walked comfortably now: {a} days a week, \
                from week {second} on {b}, from week {third} on {c}; {} min more each week that \
                builds, up to {}, never less than stated. With spinal stenosis the minutes are \
                split. In an acute state and with gentle movement it is {} min, {} times a day. \
                It is not counted in the minutes of a session.",
            GROWTH.0, GROWTH.1, LITTLE.0, LITTLE.1
        )
    },
    because: "Regular walking, with knowing why, lowers the chance that back pain comes back.",
    source: "Pocovi 2024 (WalkBack): walking up to 30 min on 5 days, with education",
    evidence: "One randomised trial of 701 people; the steps are judgement.",
    force: Force::Should,
    gives_way: "walking was left out",
    checks: &[Check::Week(walks)],
}];

/// The walking of a week; none where it is left out.
pub fn of(context: Context) -> Option<Walk> {
    let stated = context.outlook.stated().walk;
    if stated == 0 || context.status == Status::Refused {
        return None;
    }
    if context.status == Status::Relief || context.progress_paused() {
        let (minutes, times) = LITTLE;
        return Some(Walk { days: 7, minutes: minutes.min(stated), times });
    }
    let training = context.training;
    let days = DAYS.iter().rev().find(|(from, _)| *from <= training).map_or(DAYS[0].1, |row| row.1);
    let builds = (2..=training).filter(|week| !steps_back(context, *week)).count();
    let grown = stated.saturating_add(GROWTH.0 * u32::try_from(builds).unwrap_or(0));
    let minutes = grown.min(GROWTH.1).max(stated);
    if context.profile.has(Condition::SpinalStenosis) {
        return Some(Walk { days, minutes: minutes.div_ceil(SPLIT), times: SPLIT });
    }
    Some(Walk { days, minutes, times: 1 })
}

fn walks(scope: &WeekScope, found: &mut Breaches) {
    let Some(walk) = of(scope.context) else { return };
    match scope.week.walk {
        None => found.should(
            At::here(),
            format!("Week {} says nothing of walking.", scope.week.number),
            format!("Add {} days of {} min.", walk.days, walk.minutes),
        ),
        Some(own) if own.minutes * own.times > walk.minutes * walk.times + GROWTH.1 => {
            found.should(
                At::here(),
                format!("Week {} walks {} min at a time.", scope.week.number, own.minutes),
                format!("Make it {} min.", walk.minutes),
            );
        }
        Some(_) => {}
    }
}
