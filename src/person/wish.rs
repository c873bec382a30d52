//! What somebody wishes for, as far as it has words of its own.

use chrono::{Datelike, NaiveDate};

use crate::text::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// What the plan should do most for.
    pub enum Goal ("goal") {
        /// A bit of everything.
        Balanced = "balanced" | "general" | "mixed" | "all-round" | "everything" | "fitness" | "health",
        /// Strength first.
        Strength = "strength" | "strong" | "stronger" | "strengthen" | "strengthening" | "muscle"
            | "strong back" | "stronger back",
        /// Gentle relief for a back that is sore now.
        SoreBack = "sore-back" | "sore" | "relief" | "pain" | "back pain" | "pain relief",
        /// Flexibility first.
        Stretch = "stretch" | "stretching" | "flexibility" | "flexible" | "mobility",
        /// Middle and lower back together.
        MidBack = "mid-back" | "middle back" | "middle and lower back",
        /// Against long sitting.
        Desk = "desk" | "office" | "posture" | "sitting" | "desk job" | "office job" | "desk work",
        /// For sport.
        Performance = "performance" | "sport" | "athletic" | "athlete",
    }
}

vocabulary! {
    /// A day of the week.
    pub enum Day ("weekday", said Self::name) {
        /// Monday.
        Mon = "mon" | "mo",
        /// Tuesday.
        Tue = "tue" | "tu" | "tues",
        /// Wednesday.
        Wed = "wed" | "we" | "weds",
        /// Thursday.
        Thu = "thu" | "th" | "thur" | "thurs",
        /// Friday.
        Fri = "fri" | "fr",
        /// Saturday.
        Sat = "sat" | "sa",
        /// Sunday.
        Sun = "sun" | "su",
    }
}

impl Day {
    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.weekday().num_days_from_monday() as usize]
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
