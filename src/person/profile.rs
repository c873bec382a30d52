//! Who the plan is for and what they asked: a profile of which anything may be left out, and one
//! that can only be made valid.
//!
//! The same keys serve as flags, as a TOML file and in a plan. No I/O; today's date is handed in.

mod amount;
mod clinician;
mod contradiction;
mod date;
mod days;
mod in_words;
mod join;
mod partial;
mod read;
mod reader;
mod value;
mod weights;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Gear, Level};
use crate::person::health::{
    BloodPressure, Clearance, Condition, Covered, Direction, RedFlag, Surgery,
};
use crate::person::key::Key;
use crate::person::weight::{Unit, Weights};
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

pub use crate::person::key::{MINUTES, WEEKS};
pub use crate::person::wish::{Day, Goal};
pub use amount::amount;
pub use clinician::WORDS;
pub use contradiction::{Contradiction, unstated};
pub use date::{YEARS, full_date, is_in_years, is_of_date};
pub use join::{Aside, Joined, SET_ASIDE};
pub use partial::PartialProfile;
pub use read::{ReadLine, place};
pub use reader::Reader;
pub use value::{Source, Value};

/// Strength sessions a week when no number is given.
pub const USUAL_SESSIONS: u32 = 3;
/// Minutes a session when no number is given.
const USUAL_MINUTES: u32 = 30;
/// Minutes that people can walk who do not say it.
const USUAL_WALK: u32 = 10;

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
    /// Minutes that can be walked comfortably now; 0 leaves walking out.
    pub walk: u32,
    /// Weights in use now, by exercise; none where no exercise may be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Weights>,
    /// What weights are stated in, where it was said or there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Most different exercises in the first four weeks, where it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub different: Option<u32>,
    /// What the plan's calendar is called, where it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
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

impl PartialProfile {
    /// The profile that is meant, defaults filled in, lists in order. What a named workout needs
    /// where no minutes are given is known to the planner alone: here it has the usual ones.
    pub fn complete(&self, reader: &Reader) -> Profile {
        let catalogue = reader.catalogue;
        let exercises = || catalogue.exercises().iter().map(|exercise| &exercise.id);
        let weights = self.weights.as_ref().filter(|weights| !weights.is_empty());
        let unit = self.unit.unwrap_or_default();
        Profile {
            age: self.age,
            level: self.level.unwrap_or(Level::Beginner),
            goal: self.goal.unwrap_or(Goal::Balanced),
            equipment: in_order(
                self.equipment.as_deref(),
                catalogue.equipment().iter().map(|equipment| &equipment.id),
            ),
            sessions: self.sessions.unwrap_or(USUAL_SESSIONS),
            days: if self.days.is_some() {
                in_order(self.days.as_deref(), Day::ALL.iter())
            } else {
                Day::ALL.to_vec()
            },
            minutes: self.minutes.unwrap_or(USUAL_MINUTES),
            weeks: self.weeks.unwrap_or(1),
            start: self.start.unwrap_or(reader.today),
            pain: self.pain.unwrap_or(0),
            conditions: in_order(self.conditions.as_deref(), Condition::ALL.iter()),
            cleared: self.settled(Key::Cleared),
            assessed: self.settled(Key::Assessed),
            fallen: self.fallen.unwrap_or(false),
            red_flags: in_order(self.red_flags.as_deref(), RedFlag::ALL.iter()),
            pregnancy_weeks: self.pregnancy_weeks,
            complications: self.complications.unwrap_or(false),
            surgery: self.surgery,
            surgery_weeks: self.surgery_weeks,
            blood_pressure: self.blood_pressure,
            direction: self.direction,
            minutes_since_waking: self.minutes_since_waking,
            walk: self.walk.unwrap_or(USUAL_WALK),
            weights: weights.map(|weights| weights.ordered(unit, exercises())),
            unit: self.unit.or(weights.map(|_| unit)),
            different: self.different,
            name: self.name.clone(),
            include: Some(in_order(self.include.as_deref(), exercises())),
            exclude: Some(in_order(self.exclude.as_deref(), exercises())),
            workout: self.workout.clone(),
        }
    }
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
        // Most people state nothing that could be one, and every rule asks.
        let none = self.conditions.is_empty() && self.blood_pressure.is_none();
        let all: &[Condition] = if none { &[] } else { Condition::ALL };
        all.iter().copied().filter(|condition| self.has(*condition))
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
        (self.include, self.exclude, self.workout, self.weights) = (None, None, None, None);
    }
}

/// The wanted ones of all, in the order of all, each once.
fn in_order<'a, T: Clone + PartialEq + 'a>(
    wanted: Option<&[T]>,
    all: impl Iterator<Item = &'a T>,
) -> Vec<T> {
    let wanted = wanted.unwrap_or_default();
    if wanted.is_empty() {
        return Vec::new();
    }
    all.filter(|value| wanted.contains(value)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{PartialProfile, Reader};
    use crate::person::key::Key;
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn help_names_what_is_assumed() {
        let catalogue = crate::built_in::catalogue();
        let reader = Reader { catalogue: &catalogue, today: NaiveDate::default() };
        let empty = PartialProfile::default().complete(&reader);
        for key in Key::ALL.iter().filter(|key| key.is_assumed()) {
            let value = if *key == Key::Start { "today".into() } else { empty.value(*key) };
            let help = key.help();
            let named = help.split_once("(default: ").map(|(_, behind)| behind);
            assert!(named.is_some_and(|behind| behind.contains(&value)), "{key}: {value}: {help}");
        }
    }
}
