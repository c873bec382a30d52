//! Who the plan is for and what they asked: a draft that may be incomplete, and a profile that can only be made valid.
//!
//! The same keys serve as flags, as a TOML file and in a plan. No I/O; today's date is handed in.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::document::{self, At, Table};
use crate::exercise::{Id, Level};
use crate::problem::{Problem, Problems};
use crate::word::{Unknown, Word, words};

words! {
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

words! {
    /// A day of the week.
    pub enum Day ("weekday") {
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
    /// The name in full: "Monday".
    pub fn name(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self as usize]
    }
}

words! {
    /// A key of the profile: the name in files, and with `-` for `_` the flag.
    pub enum Key ("profile key") {
        /// [`Profile::level`].
        Level = "level",
        /// [`Profile::goal`].
        Goal = "goal",
        /// [`Profile::equipment`].
        Equipment = "equipment",
        /// [`Profile::sessions`].
        Sessions = "sessions",
        /// [`Profile::days`].
        Days = "days",
        /// [`Profile::minutes`].
        Minutes = "minutes",
        /// [`Profile::weeks`].
        Weeks = "weeks",
        /// [`Profile::start`].
        Start = "start",
        /// [`Profile::include`].
        Include = "include",
        /// [`Profile::exclude`].
        Exclude = "exclude",
        /// [`Profile::workout`].
        Workout = "workout",
    }
}

/// Strength sessions that may be asked for in a week.
pub const SESSIONS: std::ops::RangeInclusive<u32> = 1..=7;
/// Minutes a session may last: under 8 there is no room for a warm-up and work, over 120 no need.
pub const MINUTES: std::ops::RangeInclusive<u32> = 8..=120;
/// Weeks a plan may cover.
pub const WEEKS: std::ops::RangeInclusive<u32> = 1..=52;
/// Years a plan may start in; calendars and file names stay sound within them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// Sessions a week when nothing is said.
pub const USUAL_SESSIONS: u32 = 3;
/// Minutes a session when nothing is said.
pub const USUAL_MINUTES: u32 = 30;

/// All that a plan depends on, complete and valid: ids exist, lists are in catalogue order without repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Training level.
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
    /// Exercises to prefer.
    pub include: Vec<Id>,
    /// Exercises never to use; wins over `include`.
    pub exclude: Vec<Id>,
    /// A workout to use as the strength session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workout: Option<Id>,
}

impl Profile {
    /// The longest a session may last, in seconds.
    pub const fn limit(&self) -> u32 {
        self.minutes * 60
    }

    /// Whether a piece of equipment is at hand: owned, or of the kind that every home has.
    pub fn owns(&self, catalogue: &Catalogue, id: &Id) -> bool {
        self.equipment.contains(id)
            || catalogue.equipment_of(id.as_str()).is_some_and(|equipment| equipment.kind == crate::exercise::Kit::Free)
    }
}

/// A profile of which anything may be left out: from flags, a file, or a plan written by hand. Ids exist in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// See [`Profile::level`].
    pub level: Option<Level>,
    /// See [`Profile::goal`].
    pub goal: Option<Goal>,
    /// See [`Profile::equipment`].
    pub equipment: Option<Vec<Id>>,
    /// See [`Profile::sessions`].
    pub sessions: Option<u32>,
    /// See [`Profile::days`].
    pub days: Option<Vec<Day>>,
    /// See [`Profile::minutes`].
    pub minutes: Option<u32>,
    /// See [`Profile::weeks`].
    pub weeks: Option<u32>,
    /// See [`Profile::start`].
    pub start: Option<NaiveDate>,
    /// See [`Profile::include`].
    pub include: Option<Vec<Id>>,
    /// See [`Profile::exclude`].
    pub exclude: Option<Vec<Id>>,
    /// See [`Profile::workout`].
    pub workout: Option<Id>,
}

/// What every home has and no exercise needs to name.
const ALWAYS_THERE: [&str; 3] = ["mat", "towel", "broomstick"];
/// The word for all equipment of the catalogue.
pub const GYM: &str = "gym";

/// What a single text means for a key that takes ids, words or a date: shared by files, flags and plans.
pub struct Reader<'a> {
    /// The catalogue whose ids are meant.
    pub catalogue: &'a Catalogue,
    /// The date that `today` means.
    pub today: NaiveDate,
}

impl Reader<'_> {
    /// An exercise id.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn exercise(&self, text: &str) -> Result<Id, Unknown> {
        self.catalogue.find(text).map(|exercise| exercise.id.clone())
    }

    /// A workout id.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn workout(&self, text: &str) -> Result<Id, Unknown> {
        let workout = self.catalogue.workout(text);
        workout.map(|workout| workout.id.clone()).ok_or_else(|| self.catalogue.unknown_workout(text))
    }

    /// A piece of equipment, or all of it for `gym`.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn equipment(&self, text: &str) -> Result<Vec<Id>, Unknown> {
        if text == GYM {
            return Ok(self.catalogue.equipment().iter().map(|equipment| equipment.id.clone()).collect());
        }
        if text == "none" || ALWAYS_THERE.contains(&text) {
            return Ok(Vec::new());
        }
        match self.catalogue.equipment_of(text) {
            Some(equipment) => Ok(vec![equipment.id.clone()]),
            None => Err(Unknown::new(
                "equipment",
                text,
                self.catalogue.equipment().iter().map(|e| e.id.as_str()).chain([GYM, "none"]),
            )),
        }
    }

    /// A date, `today`, `tomorrow`, or the next such weekday, today included.
    ///
    /// # Errors
    /// [`Unknown`] when the text is no date of [`YEARS`].
    pub fn date(&self, text: &str) -> Result<NaiveDate, Unknown> {
        let ahead = match text {
            "today" => Some(0),
            "tomorrow" => Some(1),
            other => Day::parse(other).ok().map(|day| (7 + day as u64 - Day::of(self.today) as u64) % 7),
        };
        let date = match ahead {
            Some(days) => self.today.checked_add_days(Days::new(days)),
            None => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text),
        };
        let words = || ["today", "tomorrow"].into_iter().chain(Day::ALL.iter().map(|day| day.word()));
        let near = || crate::word::nearest(text, words()).map(|near| format!("did you mean `{near}`?"));
        date.filter(|date| YEARS.contains(&date.year())).ok_or_else(|| Unknown {
            message: format!("`{}` is no date from {} to {}", crate::word::printable(text), YEARS.start(), YEARS.end()),
            help: near().or_else(|| Some("write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`".into())),
        })
    }
}

impl Draft {
    /// Reads a profile file.
    ///
    /// # Errors
    /// Every mistake of the text, with its place.
    pub fn read(name: &str, text: &str, reader: &Reader) -> Result<Self, Problems> {
        let (draft, problems) = document::read(text, "profile", |table| Self::from_table(table, reader));
        if problems.is_empty() { Ok(draft) } else { Err(Problems::new(name, text, problems)) }
    }

    fn from_table(table: &Table, reader: &Reader) -> Self {
        let value = |at: At<u32>| at.value;
        Self {
            level: table.word("level").map(|at| at.value),
            goal: table.word("goal").map(|at| at.value),
            equipment: each(table, "equipment", |text| reader.equipment(text)).map(|lists| lists.concat()),
            sessions: table.number("sessions", SESSIONS, "strength sessions a week").map(value),
            days: each(table, "days", Day::parse).inspect(|days| not_empty(table, days)),
            minutes: table.number("minutes", MINUTES, "minutes a session may last").map(value),
            weeks: table.number("weeks", WEEKS, "weeks the plan covers").map(value),
            start: start(table, reader),
            include: each(table, "include", |text| reader.exercise(text)),
            exclude: each(table, "exclude", |text| reader.exercise(text)),
            workout: table
                .parsed("workout", |text| reader.workout(text).map_err(|e| (None, e.message, e.help)))
                .map(|at| at.value),
        }
    }

    /// This draft, completed from another where it says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            level: self.level.or(other.level),
            goal: self.goal.or(other.goal),
            equipment: self.equipment.or(other.equipment),
            sessions: self.sessions.or(other.sessions),
            days: self.days.or(other.days),
            minutes: self.minutes.or(other.minutes),
            weeks: self.weeks.or(other.weeks),
            start: self.start.or(other.start),
            include: self.include.or(other.include),
            exclude: self.exclude.or(other.exclude),
            workout: self.workout.or(other.workout),
        }
    }

    /// The keys that say nothing, so that a default is assumed. The lists and the workout are simply empty then, not assumed.
    pub fn assumed(&self) -> Vec<Key> {
        let said = |key: &Key| match key {
            Key::Level => self.level.is_some(),
            Key::Goal => self.goal.is_some(),
            Key::Equipment => self.equipment.is_some(),
            Key::Sessions => self.sessions.is_some(),
            Key::Days => self.days.is_some(),
            Key::Minutes => self.minutes.is_some(),
            Key::Weeks => self.weeks.is_some(),
            Key::Start => self.start.is_some(),
            Key::Include | Key::Exclude | Key::Workout => true,
        };
        Key::ALL.iter().filter(|key| !said(key)).copied().collect()
    }

    /// The profile that is meant, defaults filled in, lists in order. `workout_minutes` says what a named workout needs when no
    /// minutes are given.
    pub fn complete(&self, reader: &Reader, workout_minutes: impl FnOnce(&Profile) -> u32) -> Profile {
        let catalogue = reader.catalogue;
        let mut profile = Profile {
            level: self.level.unwrap_or(Level::Beginner),
            goal: self.goal.unwrap_or(Goal::Balanced),
            equipment: in_order(self.equipment.as_deref(), catalogue.equipment().iter().map(|equipment| &equipment.id)),
            sessions: self.sessions.unwrap_or(USUAL_SESSIONS),
            days: Day::ALL
                .iter()
                .filter(|day| self.days.as_ref().is_none_or(|days| days.contains(day)))
                .copied()
                .collect(),
            minutes: self.minutes.unwrap_or(USUAL_MINUTES),
            weeks: self.weeks.unwrap_or(1),
            start: self.start.unwrap_or(reader.today),
            include: in_order(self.include.as_deref(), catalogue.exercises().iter().map(|exercise| &exercise.id)),
            exclude: in_order(self.exclude.as_deref(), catalogue.exercises().iter().map(|exercise| &exercise.id)),
            workout: self.workout.clone(),
        };
        if self.minutes.is_none() && profile.workout.is_some() {
            profile.minutes = workout_minutes(&profile).clamp(*MINUTES.start(), *MINUTES.end());
        }
        profile
    }
}

fn in_order<'a>(wanted: Option<&[Id]>, all: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let wanted = wanted.unwrap_or_default();
    if wanted.is_empty() {
        return Vec::new();
    }
    all.filter(|id| wanted.contains(id)).cloned().collect()
}

fn each<T>(table: &Table, key: &'static str, parse: impl Fn(&str) -> Result<T, Unknown>) -> Option<Vec<T>> {
    let item = |text: At<&str>| match parse(text.value) {
        Ok(value) => Some(value),
        Err(unknown) => {
            table.report(Problem::unknown(text.span, unknown));
            None
        }
    };
    Some(table.texts(key)?.into_iter().filter_map(item).collect())
}

fn not_empty(table: &Table, days: &[Day]) {
    if days.is_empty() && !table.is_hurt() {
        table.report(Problem::at(table.span.clone(), "`days` names no weekday").help("leave it out for every day"));
    }
}

fn start(table: &Table, reader: &Reader) -> Option<NaiveDate> {
    let text = table.date_or_text("start")?;
    match reader.date(&text.value) {
        Ok(date) => Some(date),
        Err(unknown) => {
            table.report(Problem::unknown(text.span, unknown));
            None
        }
    }
}
