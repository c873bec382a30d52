//! What somebody wishes for, as far as it has words of its own.

use chrono::{Datelike, NaiveDate};

use crate::text::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// What the plan should do most for.
    pub enum Goal ("goal") {
        /// A bit of everything.
        Balanced = "balanced",
        /// Strength first.
        Strength = "strength",
        /// Gentle relief for a back that is sore now.
        SoreBack = "sore-back",
        /// Flexibility first.
        Stretch = "stretch",
        /// Middle and lower back together.
        MidBack = "mid-back",
        /// Against long sitting.
        Desk = "desk",
        /// For sport.
        Performance = "performance",
    }
}

vocabulary! {
    /// A day of the week.
    pub enum Day ("weekday"; Day::called_in_full) {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

impl Day {
    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.weekday().num_days_from_monday() as usize]
    }
    /// The day of a name in full.
    fn called_in_full(plain: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|day| day.name().eq_ignore_ascii_case(plain))
    }
    /// The name in full: "Monday".
    pub fn name(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            [self as usize]
    }
    /// The first letters of the name: "Mon".
    pub fn short(self) -> &'static str {
        &self.name()[..3]
    }
}
