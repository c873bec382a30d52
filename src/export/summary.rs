//! A plan as one row of sums, for a table of many people.

use std::collections::BTreeMap;

use csv::{Terminator, WriterBuilder};

use crate::export::csv::{Separator, harmless};
use crate::plan::{NoticeKind, Plan, Session, SessionKind, Week, minutes};

/// Every column in its order; new ones come at the end.
const COLUMNS: [&str; 11] = [
    "id",
    "line",
    // What became of the person: a plan's `plan`, `relief` or `refused`, or why there is none.
    "status",
    "weeks",
    // Of strength, or of gentle movement in a plan of nothing else; and of the other days.
    "sessions",
    "daily",
    // Of all sessions, rounded up.
    "minutes",
    // Different ones.
    "exercises",
    // Steps of weight that are climbed, of all exercises together.
    "load_steps",
    // Advice of the person's own, and rules that gave way.
    "warnings",
    // Why there is no plan.
    "problem",
];

/// The header.
pub fn header(separator: Separator) -> Vec<u8> {
    written(separator, &COLUMNS.map(str::to_owned))
}

/// The row of somebody: who it is, which line, what became of it, the plan where there is one, else
/// the problem.
pub fn row(
    separator: Separator,
    (id, line, status): (&str, u64, &str),
    plan: Option<&Plan>,
    problem: &str,
) -> Vec<u8> {
    let [weeks, sessions, daily, minutes, exercises, load_steps, warnings] =
        plan.map(sums).map_or_else(Default::default, |sums| sums.map(|sum| sum.to_string()));
    let (id, problem) = (harmless(id).into_owned(), harmless(problem).into_owned());
    written(
        separator,
        &[
            id,
            line.to_string(),
            status.to_owned(),
            weeks,
            sessions,
            daily,
            minutes,
            exercises,
            load_steps,
            warnings,
            problem,
        ],
    )
}

/// The columns from `weeks` to `warnings`.
fn sums(plan: &Plan) -> [usize; 7] {
    let sessions = || plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| session);
    let daily = sessions().filter(|session| session.kind == SessionKind::Daily).count();
    let seconds: u32 = sessions().map(|session| session.seconds).sum();
    // The highest step of each exercise; none has no weight.
    let mut steps = BTreeMap::new();
    for (_, item) in sessions().flat_map(Session::items) {
        let step = steps.entry(&item.exercise.id).or_insert(0);
        *step = item.load.as_ref().map_or(0, |load| load.step).max(*step);
    }
    let gave_way = plan.notices.iter().filter(|notice| notice.kind == NoticeKind::Deviation);
    [
        plan.weeks.len(),
        sessions().count() - daily,
        daily,
        minutes(seconds) as usize,
        steps.len(),
        steps.values().sum::<u32>() as usize,
        plan.safety.advice.len() + gave_way.count(),
    ]
}

/// A row in the form of RFC 4180.
fn written(separator: Separator, cells: &[String; COLUMNS.len()]) -> Vec<u8> {
    let mut row = WriterBuilder::new()
        .delimiter(separator.sign())
        .terminator(Terminator::CRLF)
        .buffer_capacity(256)
        .from_writer(Vec::with_capacity(256));
    // Writing to memory can't fail.
    let _ = row.write_record(cells);
    row.into_inner().unwrap_or_default()
}
