//! The keys of a profile, by their names in files. Nothing else of a profile is known here: the
//! build reads files with it, too.

#[cfg(doc)]
use crate::person::profile::Profile;
use crate::text::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// A key of the profile: the name in files, and with `-` for `_` the flag.
    pub enum Key ("profile key") {
        /// [`Profile::age`].
        Age = "age",
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
        /// [`Profile::pain`].
        Pain = "pain",
        /// [`Profile::conditions`].
        Conditions = "conditions",
        /// [`Profile::cleared`].
        Cleared = "cleared",
        /// [`Profile::assessed`].
        Assessed = "assessed",
        /// [`Profile::fallen`].
        Fallen = "fallen",
        /// [`Profile::red_flags`].
        RedFlags = "red_flags",
        /// [`Profile::pregnancy_weeks`].
        PregnancyWeeks = "pregnancy_weeks",
        /// [`Profile::complications`].
        Complications = "complications",
        /// [`Profile::surgery`].
        Surgery = "surgery",
        /// [`Profile::surgery_weeks`].
        SurgeryWeeks = "surgery_weeks",
        /// [`Profile::blood_pressure`].
        BloodPressure = "blood_pressure",
        /// [`Profile::direction`].
        Direction = "direction",
        /// [`Profile::minutes_since_waking`].
        MinutesSinceWaking = "minutes_since_waking",
        /// [`Profile::include`].
        Include = "include",
        /// [`Profile::exclude`].
        Exclude = "exclude",
        /// [`Profile::workout`].
        Workout = "workout",
    }
}

impl Key {
    /// Whether something is assumed where the key says nothing. The wishes are simply empty then,
    /// and what belongs to a condition is not there.
    pub fn is_assumed(self) -> bool {
        match self {
            Self::Cleared
            | Self::Assessed
            | Self::Fallen
            | Self::PregnancyWeeks
            | Self::Complications
            | Self::Surgery
            | Self::SurgeryWeeks
            | Self::BloodPressure
            | Self::Direction
            | Self::MinutesSinceWaking
            | Self::Include
            | Self::Exclude
            | Self::Workout => false,
            Self::Age
            | Self::Level
            | Self::Goal
            | Self::Equipment
            | Self::Sessions
            | Self::Days
            | Self::Minutes
            | Self::Weeks
            | Self::Start
            | Self::Pain
            | Self::Conditions
            | Self::RedFlags => true,
        }
    }

    /// Whether the key is about health, and not about what is wished for.
    pub fn is_of_health(self) -> bool {
        match self {
            Self::Age
            | Self::Pain
            | Self::Conditions
            | Self::Cleared
            | Self::Assessed
            | Self::Fallen
            | Self::RedFlags
            | Self::PregnancyWeeks
            | Self::Complications
            | Self::Surgery
            | Self::SurgeryWeeks
            | Self::BloodPressure
            | Self::Direction
            | Self::MinutesSinceWaking => true,
            Self::Level
            | Self::Goal
            | Self::Equipment
            | Self::Sessions
            | Self::Days
            | Self::Minutes
            | Self::Weeks
            | Self::Start
            | Self::Include
            | Self::Exclude
            | Self::Workout => false,
        }
    }

    /// The flag as it is typed: one word for lists that are given one by one.
    pub fn flag(self) -> String {
        match self {
            Self::Conditions => "--condition".into(),
            Self::RedFlags => "--red-flag".into(),
            key => format!("--{}", key.as_str().replace('_', "-")),
        }
    }
}
