//! What a plan holds for a date.

use chrono::NaiveDate;

use super::{Plan, PlanDay, Session, Week};

/// Where a date lies in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today<'p> {
    /// Before its first day, which is this.
    Before(NaiveDate),
    /// On one of its days.
    Day(&'p Week, &'p PlanDay),
    /// After its last day, which was this.
    Over(NaiveDate),
}

impl Plan {
    /// Where a date lies; none in a plan without days.
    pub fn on(&self, date: NaiveDate) -> Option<Today<'_>> {
        let days =
            || self.weeks.iter().flat_map(|week| week.days.iter().map(move |day| (week, day)));
        let (first, last) = (days().next()?.1.date, days().next_back()?.1.date);
        if date < first {
            return Some(Today::Before(first));
        }
        let day = days().find(|(_, day)| day.date == date);
        Some(day.map_or(Today::Over(last), |(week, day)| Today::Day(week, day)))
    }

    /// The first session of strength after a date; without strength, the first session at all.
    pub fn next_session(&self, date: NaiveDate) -> Option<(&PlanDay, &Session)> {
        let later = || self.sessions().filter(move |(day, _)| day.date > date);
        later().find(|(_, session)| session.is_strength()).or_else(|| later().next())
    }

    /// The last session of strength before a date.
    pub fn last_strength(&self, date: NaiveDate) -> Option<(&PlanDay, &Session)> {
        let before =
            self.sessions().filter(|(day, session)| day.date < date && session.is_strength());
        before.last()
    }

    /// Every session with its day.
    pub fn sessions(&self) -> impl Iterator<Item = (&PlanDay, &Session)> {
        self.weeks.iter().flat_map(Week::sessions)
    }
}
