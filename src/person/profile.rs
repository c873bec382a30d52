//! Who the plan is for and what they asked: a draft that may be incomplete, and a profile that can
//! only be made valid.
//!
//! The same keys serve as flags, as a TOML file and in a plan. No I/O; today's date is handed in.

mod draft;
mod join;
mod read;
mod told;

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Gear, Level};
use crate::person::health::{
    BloodPressure, Clearance, Condition, Covered, Direction, RedFlag, Surgery,
};
use crate::person::key::Key;
use crate::text::id::Id;
use crate::text::vocabulary::{Vocabulary as _, vocabulary};

pub use draft::{Contradiction, PartialProfile};
pub use join::{Aside, Joined, SET_ASIDE, WORDS, unstated};
pub(crate) use read::twice;
pub use read::{GYM, NONE, Reader, place};

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

/// Years of a life. Under 16 a plan is refused, but it is no mistake to say so.
pub const AGES: RangeInclusive<u32> = 1..=120;
/// Strength sessions that may be asked for in a week.
pub const SESSIONS: RangeInclusive<u32> = 1..=7;
/// Minutes a session may last: under 8 there is no room for a warm-up and work, over 120 no need.
pub const MINUTES: RangeInclusive<u32> = 8..=120;
/// Weeks a plan may cover.
pub const WEEKS: RangeInclusive<u32> = 1..=52;
/// Years a plan may start in; calendars and file names stay sound within them.
pub const YEARS: RangeInclusive<i32> = 2000..=2199;
/// Pain, from none to the worst that can be imagined.
pub const PAIN: RangeInclusive<u32> = 0..=10;
/// Weeks of a pregnancy.
pub const PREGNANCY_WEEKS: RangeInclusive<u32> = 0..=42;
/// Weeks since an operation: a life's worth.
pub const SURGERY_WEEKS: RangeInclusive<u32> = 0..=5200;
/// Minutes since getting up: a day's worth.
pub const SINCE_WAKING: RangeInclusive<u32> = 0..=1440;

/// What the numbers of a key stand for: said where one is out of its range.
pub const fn stands_for(key: Key) -> &'static str {
    match key {
        Key::Age => "years of age",
        Key::Sessions => "strength sessions a week",
        Key::Minutes => "minutes a session may last",
        Key::Weeks => "weeks the plan covers",
        Key::Pain => "pain now, from 0 for none to 10",
        Key::PregnancyWeeks => "weeks of the pregnancy",
        Key::SurgeryWeeks => "weeks since the operation",
        Key::MinutesSinceWaking => "minutes between getting up and the session",
        _ => "",
    }
}

/// Strength sessions a week when nothing is said.
pub const USUAL_SESSIONS: u32 = 3;
/// Minutes a session when nothing is said.
pub const USUAL_MINUTES: u32 = 30;

/// All that a plan depends on, complete and valid: ids exist, lists are in the order of their
/// vocabulary without repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile {
    /// Years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// Training level, as it was stated.
    pub level: Level,
    /// What the plan should do most for.
    pub goal: Goal,
    /// What is owned, beside what every home has.
    pub equipment: Vec<Id>,
    /// Strength sessions wanted a week.
    pub sessions: u32,
    /// Weekdays that can hold them, Monday first.
    pub days: Vec<Day>,
    /// The longest a session may last.
    pub minutes: u32,
    /// Length of the plan.
    pub weeks: u32,
    /// Its first day.
    pub start: NaiveDate,
    /// Pain now, 0 to 10.
    pub pain: u32,
    /// What a clinician has named.
    pub conditions: Vec<Condition>,
    /// Whether a clinician has cleared exercise for what is stated, or for what of it.
    #[cfg_attr(test, schemars(with = "crate::person::health::ClearanceForm"))]
    pub cleared: Clearance,
    /// Whether a clinician has looked at what is stated, or at what of it.
    #[cfg_attr(test, schemars(with = "crate::person::health::ClearanceForm"))]
    pub assessed: Clearance,
    /// Whether there was a fall in the last year.
    pub fallen: bool,
    /// Warning signs.
    pub red_flags: Vec<RedFlag>,
    /// Weeks of a pregnancy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pregnancy_weeks: Option<u32>,
    /// Whether a pregnancy has complications.
    pub complications: bool,
    /// What was done in an operation on the back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surgery: Option<Surgery>,
    /// Weeks since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surgery_weeks: Option<u32>,
    /// Blood pressure at rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blood_pressure: Option<BloodPressure>,
    /// The direction of bending that eases symptoms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Minutes between getting up and the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_since_waking: Option<u32>,
    /// Exercises to prefer; none where no exercise may be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Vec<Id>>,
    /// Exercises never to use, which wins over `include`; none where no exercise may be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude: Option<Vec<Id>>,
    /// A workout to use as the strength session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workout: Option<Id>,
}

impl Profile {
    /// Whether a piece of equipment is at hand: owned, or of the kind that every home has.
    pub fn owns(&self, catalogue: &Catalogue, id: &Id) -> bool {
        self.equipment.contains(id)
            || catalogue
                .equipment_of(id.as_str())
                .is_some_and(|equipment| equipment.kind == Gear::None)
    }

    /// Whether a condition is stated, high blood pressure also by its numbers.
    pub fn has(&self, condition: Condition) -> bool {
        let measured =
            || self.blood_pressure.is_some_and(|reading| reading.reaches(BloodPressure::HIGH));
        self.conditions.contains(&condition) || (condition == Condition::Hypertension && measured())
    }

    /// Every condition that counts: those stated, and high blood pressure by its numbers.
    pub fn states(&self) -> impl Iterator<Item = Condition> + '_ {
        Condition::ALL.iter().copied().filter(|condition| self.has(*condition))
    }

    /// Whether a clinician has cleared exercise with a condition, by the person's word.
    pub fn is_cleared(&self, condition: Condition) -> bool {
        self.cleared.covers(Covered::Condition(condition))
    }

    /// Whether a condition is stated that is more than back pain without a specific cause.
    pub fn has_specific_condition(&self) -> bool {
        self.states().any(|condition| condition != Condition::NonspecificLbp)
    }

    /// Exercises to prefer.
    pub fn wanted(&self) -> &[Id] {
        self.include.as_deref().unwrap_or_default()
    }

    /// Exercises never to use.
    pub fn barred(&self) -> &[Id] {
        self.exclude.as_deref().unwrap_or_default()
    }

    /// Takes out whatever names an exercise: a plan that is refused names none.
    pub fn without_wishes(&mut self) {
        (self.include, self.exclude, self.workout) = (None, None, None);
    }

    /// The value of a key in words, "none" where there is none.
    pub fn value(&self, key: Key) -> String {
        let or_none = |value: Option<String>| value.unwrap_or_else(|| "none".into());
        match key {
            Key::Age => self.age.map_or_else(|| "16 to 64".into(), |age| age.to_string()),
            Key::Level => self.level.to_string(),
            Key::Goal => self.goal.to_string(),
            Key::Equipment => listed(&self.equipment),
            Key::Sessions => self.sessions.to_string(),
            Key::Days if self.days.len() == Day::ALL.len() => "all".into(),
            Key::Days => listed(&self.days),
            Key::Minutes => self.minutes.to_string(),
            Key::Weeks => self.weeks.to_string(),
            Key::Start => self.start.to_string(),
            Key::Pain => self.pain.to_string(),
            Key::Conditions => listed(&self.conditions),
            Key::Cleared => said(&self.cleared),
            Key::Assessed => said(&self.assessed),
            Key::Fallen => yes_or_no(self.fallen),
            Key::RedFlags => listed(&self.red_flags),
            Key::PregnancyWeeks => or_none(self.pregnancy_weeks.map(|weeks| weeks.to_string())),
            Key::Complications => yes_or_no(self.complications),
            Key::Surgery => or_none(self.surgery.map(|surgery| surgery.to_string())),
            Key::SurgeryWeeks => or_none(self.surgery_weeks.map(|weeks| weeks.to_string())),
            Key::BloodPressure => or_none(self.blood_pressure.map(|reading| reading.to_string())),
            Key::Direction => or_none(self.direction.map(|direction| direction.to_string())),
            Key::MinutesSinceWaking => {
                or_none(self.minutes_since_waking.map(|minutes| minutes.to_string()))
            }
            Key::Include => listed(self.wanted()),
            Key::Exclude => listed(self.barred()),
            Key::Workout => or_none(self.workout.as_ref().map(Id::to_string)),
        }
    }
}

fn said(word: &Clearance) -> String {
    match word {
        Clearance::Of(covered) => {
            covered.iter().map(|covered| covered.as_str()).collect::<Vec<_>>().join(", ")
        }
        word => yes_or_no(word.is_said()),
    }
}

fn yes_or_no(value: bool) -> String {
    if value { "yes".into() } else { "no".into() }
}

fn listed<T: ToString>(values: &[T]) -> String {
    if values.is_empty() {
        return "none".into();
    }
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
