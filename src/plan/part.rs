//! A part of a plan: one of its weeks, or one of its days.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{Notice, NoticeKind, Plan, Safety, Week};
use crate::person::profile::SET_ASIDE;
use crate::text::id::Text;

/// Which part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The week of a number.
    Week(u32),
    /// A day.
    Day(NaiveDate),
}

/// As it is asked for: `week 3`, `2026-11-25`.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Week(number) => write!(f, "week {number}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Plan {
    /// The plan with this part alone, without what is said of the plan as a whole; none where it
    /// has no such part. What is said for safety stays.
    pub fn part(&self, part: Part) -> Option<Self> {
        let weeks: Vec<Week> = self.weeks.iter().filter_map(|week| within(week, part)).collect();
        if weeks.is_empty() {
            return None;
        }
        let set_aside = |notice: &&Notice| {
            notice.kind == NoticeKind::Applied && notice.text.starts_with(SET_ASIDE)
        };
        let none = Text::default;
        // Other weeks are many, and not copied.
        Some(Self {
            schema: self.schema,
            made_by: self.made_by.clone(),
            status: self.status,
            part: Some(part),
            profile: self.profile.clone(),
            assumed: self.assumed.clone(),
            weeks,
            notices: self.notices.iter().filter(set_aside).cloned().collect(),
            excluded: Vec::new(),
            safety: Safety {
                afterwards: Vec::new(),
                bad_day: none(),
                missed: none(),
                illness: none(),
                ..self.safety.clone()
            },
            rests_on: self.rests_on.clone(),
            foreign: self.foreign.clone(),
        })
    }
}

/// What of a week is in a part.
fn within(week: &Week, part: Part) -> Option<Week> {
    match part {
        Part::Week(number) => (week.number == number).then(|| week.clone()),
        Part::Day(date) => {
            let days = week.days.iter().filter(|day| day.date == date).cloned().collect::<Vec<_>>();
            (!days.is_empty()).then(|| Week { days, ..week.clone() })
        }
    }
}
