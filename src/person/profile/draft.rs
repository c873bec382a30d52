//! A profile of which anything may be left out: what was said, what is assumed, what contradicts
//! itself.

use chrono::NaiveDate;

use super::join::{self, WORDS};
use super::{Day, Goal, MINUTES, Profile, Reader, USUAL_MINUTES, USUAL_SESSIONS};
use crate::catalogue::exercise::Level;
use crate::person::health::{BloodPressure, Clearance, Condition, Direction, RedFlag, Surgery};
use crate::person::key::Key;
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

/// A profile of which anything may be left out: from flags, a file, or a plan written by hand. Ids
/// exist in the catalogue. Each field is that of [`Profile`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of the profile say it")]
pub struct PartialProfile {
    pub age: Option<u32>,
    pub level: Option<Level>,
    pub goal: Option<Goal>,
    pub equipment: Option<Vec<Id>>,
    pub sessions: Option<u32>,
    pub days: Option<Vec<Day>>,
    pub minutes: Option<u32>,
    pub weeks: Option<u32>,
    pub start: Option<NaiveDate>,
    pub pain: Option<u32>,
    pub conditions: Option<Vec<Condition>>,
    pub cleared: Option<Clearance>,
    pub assessed: Option<Clearance>,
    pub fallen: Option<bool>,
    pub red_flags: Option<Vec<RedFlag>>,
    pub pregnancy_weeks: Option<u32>,
    pub complications: Option<bool>,
    pub surgery: Option<Surgery>,
    pub surgery_weeks: Option<u32>,
    pub blood_pressure: Option<BloodPressure>,
    pub direction: Option<Direction>,
    pub minutes_since_waking: Option<u32>,
    pub include: Option<Vec<Id>>,
    pub exclude: Option<Vec<Id>>,
    pub workout: Option<Id>,
}

/// Something that was said and can't be together with the rest, or without something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The key that says it.
    pub key: Key,
    /// What is wrong, a sentence without its full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl PartialProfile {
    /// All that a complete profile says.
    pub fn of(profile: &Profile) -> Self {
        let profile = profile.clone();
        Self {
            age: profile.age,
            level: Some(profile.level),
            goal: Some(profile.goal),
            equipment: Some(profile.equipment),
            sessions: Some(profile.sessions),
            days: Some(profile.days),
            minutes: Some(profile.minutes),
            weeks: Some(profile.weeks),
            start: Some(profile.start),
            pain: Some(profile.pain),
            conditions: Some(profile.conditions),
            cleared: Some(profile.cleared),
            assessed: Some(profile.assessed),
            fallen: Some(profile.fallen),
            red_flags: Some(profile.red_flags),
            pregnancy_weeks: profile.pregnancy_weeks,
            complications: Some(profile.complications),
            surgery: profile.surgery,
            surgery_weeks: profile.surgery_weeks,
            blood_pressure: profile.blood_pressure,
            direction: profile.direction,
            minutes_since_waking: profile.minutes_since_waking,
            include: profile.include,
            exclude: profile.exclude,
            workout: profile.workout,
        }
    }

    /// The same without what is a matter of health.
    #[must_use]
    pub fn without_health(self) -> Self {
        Self {
            level: self.level,
            goal: self.goal,
            equipment: self.equipment,
            sessions: self.sessions,
            days: self.days,
            minutes: self.minutes,
            weeks: self.weeks,
            start: self.start,
            include: self.include,
            exclude: self.exclude,
            workout: self.workout,
            ..Self::default()
        }
    }

    /// This draft, completed from another where it says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            age: self.age.or(other.age),
            level: self.level.or(other.level),
            goal: self.goal.or(other.goal),
            equipment: self.equipment.or(other.equipment),
            sessions: self.sessions.or(other.sessions),
            days: self.days.or(other.days),
            minutes: self.minutes.or(other.minutes),
            weeks: self.weeks.or(other.weeks),
            start: self.start.or(other.start),
            pain: self.pain.or(other.pain),
            conditions: self.conditions.or(other.conditions),
            cleared: self.cleared.or(other.cleared),
            assessed: self.assessed.or(other.assessed),
            fallen: self.fallen.or(other.fallen),
            red_flags: self.red_flags.or(other.red_flags),
            pregnancy_weeks: self.pregnancy_weeks.or(other.pregnancy_weeks),
            complications: self.complications.or(other.complications),
            surgery: self.surgery.or(other.surgery),
            surgery_weeks: self.surgery_weeks.or(other.surgery_weeks),
            blood_pressure: self.blood_pressure.or(other.blood_pressure),
            direction: self.direction.or(other.direction),
            minutes_since_waking: self.minutes_since_waking.or(other.minutes_since_waking),
            include: self.include.or(other.include),
            exclude: self.exclude.or(other.exclude),
            workout: self.workout.or(other.workout),
        }
    }

    /// The keys that say something.
    pub fn said(&self) -> impl Iterator<Item = Key> {
        let said = |key: Key| match key {
            Key::Age => self.age.is_some(),
            Key::Level => self.level.is_some(),
            Key::Goal => self.goal.is_some(),
            Key::Equipment => self.equipment.is_some(),
            Key::Sessions => self.sessions.is_some(),
            Key::Days => self.days.is_some(),
            Key::Minutes => self.minutes.is_some(),
            Key::Weeks => self.weeks.is_some(),
            Key::Start => self.start.is_some(),
            Key::Pain => self.pain.is_some(),
            Key::Conditions => self.conditions.is_some(),
            Key::Cleared => self.cleared.is_some(),
            Key::Assessed => self.assessed.is_some(),
            Key::Fallen => self.fallen.is_some(),
            Key::RedFlags => self.red_flags.is_some(),
            Key::PregnancyWeeks => self.pregnancy_weeks.is_some(),
            Key::Complications => self.complications.is_some(),
            Key::Surgery => self.surgery.is_some(),
            Key::SurgeryWeeks => self.surgery_weeks.is_some(),
            Key::BloodPressure => self.blood_pressure.is_some(),
            Key::Direction => self.direction.is_some(),
            Key::MinutesSinceWaking => self.minutes_since_waking.is_some(),
            Key::Include => self.include.is_some(),
            Key::Exclude => self.exclude.is_some(),
            Key::Workout => self.workout.is_some(),
        };
        Key::ALL.iter().copied().filter(move |key| said(*key))
    }

    /// The keys that say nothing and for which something has to be assumed.
    pub fn assumed(&self) -> Vec<Key> {
        let said: Vec<Key> = self.said().collect();
        Key::ALL.iter().copied().filter(|key| key.is_assumed() && !said.contains(key)).collect()
    }

    /// What was said about something that is not there: weeks of pregnancy without pregnancy,
    /// surgery without an operation, clearance for what is not stated.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let has = |condition| {
            self.conditions.as_ref().is_some_and(|conditions| conditions.contains(&condition))
        };
        let of_pregnancy = [
            (Key::PregnancyWeeks, self.pregnancy_weeks.is_some()),
            (Key::Complications, self.complications == Some(true)),
        ];
        let of_surgery = [
            (Key::Surgery, self.surgery.is_some()),
            (Key::SurgeryWeeks, self.surgery_weeks.is_some()),
        ];
        let lonely = |condition: Condition, keys: [(Key, bool); 2]| {
            let keys = keys.into_iter().filter(move |(_, said)| *said && !has(condition));
            keys.map(move |(key, _)| Contradiction {
                key,
                message: format!("`{key}` is said, but `conditions` does not hold `{condition}`"),
                help: format!("add `{condition}` to the conditions, or leave `{key}` out"),
            })
        };
        let alone = Self::default();
        let words = WORDS
            .into_iter()
            .flat_map(|key| self.unstated(key, &alone).into_iter().map(move |one| (key, one)));
        let words = words.map(|(key, named)| join::unstated(key, named));
        lonely(Condition::Pregnancy, of_pregnancy)
            .chain(lonely(Condition::PostSurgery, of_surgery))
            .chain(words)
            .collect()
    }

    /// The profile that is meant, defaults filled in, lists in order. `workout_minutes` says what a
    /// named workout needs when no minutes are given.
    pub fn complete(
        &self,
        reader: &Reader,
        workout_minutes: impl FnOnce(&Profile) -> u32,
    ) -> Profile {
        let catalogue = reader.catalogue;
        let exercises = || catalogue.exercises().iter().map(|exercise| &exercise.id);
        let mut profile = Profile {
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
            include: Some(in_order(self.include.as_deref(), exercises())),
            exclude: Some(in_order(self.exclude.as_deref(), exercises())),
            workout: self.workout.clone(),
        };
        if self.minutes.is_none() && profile.workout.is_some() {
            profile.minutes = workout_minutes(&profile).clamp(*MINUTES.start(), *MINUTES.end());
        }
        profile
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
