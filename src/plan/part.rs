//! A part of a plan: one of its weeks, or one of its days.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{NoticeKind, Plan, Week};
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
        let mut plan = Self { part: Some(part), weeks, ..self.clone() };
        plan.excluded.clear();
        plan.notices.retain(|notice| {
            notice.kind == NoticeKind::Applied && notice.text.starts_with(SET_ASIDE)
        });
        let safety = &mut plan.safety;
        safety.afterwards.clear();
        for text in [&mut safety.bad_day, &mut safety.missed, &mut safety.illness] {
            *text = Text::from("");
        }
        Some(plan)
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
