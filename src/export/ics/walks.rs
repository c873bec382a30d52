//! The days on which a week is walked.

use crate::plan::{PlanDay, Session, Week};

/// So many days of a week: those without strength work first, and spread over the week as evenly as
/// goes.
pub fn days(week: &Week) -> Vec<&PlanDay> {
    let wanted = week.walk.map_or(0, |walk| walk.days as usize).min(week.days.len());
    let busy: Vec<bool> =
        week.days.iter().map(|day| day.sessions.iter().any(Session::is_strength)).collect();
    // A week has few enough days to try all there is to choose.
    let choices =
        (0_u32..1 << week.days.len().min(7)).filter(|set| set.count_ones() as usize == wanted);
    let best = choices.min_by_key(|set| {
        let chosen = chosen(*set);
        (
            chosen.iter().filter(|day| busy[**day]).count(),
            unevenness(&chosen, week.days.len()),
            chosen,
        )
    });
    best.map(chosen).unwrap_or_default().into_iter().map(|day| &week.days[day]).collect()
}

fn chosen(set: u32) -> Vec<usize> {
    (0..7).filter(|day| set >> day & 1 == 1).collect()
}

/// The squares of the days from each walk to the next one, the week taken as a ring: the more alike
/// they are, the smaller is their sum.
fn unevenness(chosen: &[usize], days: usize) -> usize {
    let next = chosen.iter().skip(1).copied().chain(chosen.first().map(|first| first + days));
    chosen.iter().zip(next).map(|(day, next)| (next - day).pow(2)).sum()
}
