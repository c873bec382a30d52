//! What shaped a plan, what gave way, what was left out, and why.

use std::borrow::Cow;

use super::safety::stands_elsewhere;
use crate::plan::{Excluded, Notice, NoticeKind, Plan};
use crate::text::printable::counted;

/// Heads the notices of a refused plan.
pub const WHY: &str = "Why";
/// Heads the exercises that were left out.
pub const LEFT_OUT: &str = "Left out";
/// The kinds of notices in the order in which they stand, and what each is headed.
pub const KINDS: [(NoticeKind, &str); 3] = [
    (NoticeKind::Deviation, "What gave way"),
    (NoticeKind::Applied, "What shaped it"),
    (NoticeKind::Info, "Good to know"),
];

/// The notices of some kinds, without those that say no more than other parts of a page.
pub fn of_kind<const N: usize>(
    plan: &Plan,
    kinds: [NoticeKind; N],
) -> impl Iterator<Item = &Notice> {
    let new = move |notice: &&Notice| {
        kinds.contains(&notice.kind) && !stands_elsewhere(notice, &plan.safety)
    };
    plan.notices.iter().filter(new)
}

/// The exercises that were asked for and left out, and the others that were.
pub fn left_out(plan: &Plan) -> [Vec<&Excluded>; 2] {
    let wanted = |left: &&Excluded| plan.profile.wanted().contains(&left.exercise);
    let (wanted, others) = plan.excluded.iter().partition(wanted);
    [wanted, others]
}

/// How many were left out beside those that are named: `3 more exercises`.
pub fn others(named: &[&Excluded], others: &[&Excluded]) -> String {
    counted(others.len(), if named.is_empty() { "exercise" } else { "more exercise" })
}

/// The reason for so many exercises: "It needs band." is said of several as "Each needs band."
pub fn reason_for(count: usize, text: &str) -> Cow<'_, str> {
    match text.strip_prefix("It ") {
        Some(rest) if count > 1 => format!("Each {rest}").into(),
        _ => text.into(),
    }
}

/// Exercises that share a reason, in the order in which the reasons first come.
pub fn grouped<'p>(left: impl IntoIterator<Item = &'p Excluded>) -> Vec<Vec<&'p Excluded>> {
    let mut groups: Vec<Vec<&Excluded>> = Vec::new();
    for one in left {
        match groups.iter_mut().find(|group| group[0].rule == one.rule && group[0].text == one.text)
        {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}
