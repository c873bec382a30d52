//! A person in words: the values of keys, and what is stated about health.

use chrono::NaiveDate;

use super::Profile;
use crate::person::health::{BloodPressure, Clearance, Condition, Covered, RedFlag};
use crate::person::key::Key;
use crate::person::weight::Weights;
use crate::text::id::Id;
use crate::text::printable::{joined, list_in_words};
use crate::text::vocabulary::Vocabulary;

/// A value of a profile that can be put into words.
pub(super) trait InWords {
    /// The value, "none" where there is none.
    fn in_words(&self) -> String;
    /// Whether it says anything: lists and clinician's words can be empty, flags not given.
    fn says_something(&self) -> bool {
        true
    }
}

/// Whatever is shown as it is.
macro_rules! as_shown {
    ($($Type:ty),+) => {
        $(impl InWords for $Type { fn in_words(&self) -> String { self.to_string() } })+
    };
}
as_shown!(u32, NaiveDate, BloodPressure, Id, String);

impl<W: Vocabulary> InWords for W {
    fn in_words(&self) -> String {
        self.as_str().into()
    }
}

impl InWords for bool {
    fn in_words(&self) -> String {
        if *self { "yes".into() } else { "no".into() }
    }

    fn says_something(&self) -> bool {
        *self
    }
}

impl InWords for Clearance {
    fn in_words(&self) -> String {
        match self {
            Self::Of(covered) => {
                joined(&covered.iter().map(|one| one.as_str()).collect::<Vec<_>>(), ", ")
            }
            word => word.is_said().in_words(),
        }
    }

    fn says_something(&self) -> bool {
        self.is_said()
    }
}

impl<T: InWords> InWords for Vec<T> {
    fn in_words(&self) -> String {
        if self.is_empty() {
            return "none".into();
        }
        joined(&self.iter().map(InWords::in_words).collect::<Vec<_>>(), ", ")
    }

    fn says_something(&self) -> bool {
        !self.is_empty()
    }
}

impl<T: InWords> InWords for Option<T> {
    fn in_words(&self) -> String {
        self.as_ref().map_or_else(|| "none".into(), InWords::in_words)
    }

    fn says_something(&self) -> bool {
        self.as_ref().is_some_and(InWords::says_something)
    }
}

impl InWords for Weights {
    fn in_words(&self) -> String {
        joined(&self.said(), ", ")
    }
}

impl Profile {
    /// What is stated about health, shortest first words: "72 years, osteoporosis, pain 3 of 10".
    pub fn health_facts(&self) -> Vec<String> {
        let mut facts: Vec<String> =
            self.age.map(|age| format!("{age} years")).into_iter().collect();
        facts.extend(self.conditions.iter().map(|condition| self.condition_fact(*condition)));
        facts.extend(self.red_flags.iter().map(|sign| sign.sign().to_owned()));
        facts.extend((self.pain > 0).then(|| format!("pain {} of 10", self.pain)));
        facts.extend(self.blood_pressure.map(|reading| format!("blood pressure {reading}")));
        facts.extend(self.direction.map(|direction| direction.eased().to_owned()));
        facts.extend(self.fallen.then(|| "a fall in the last year".to_owned()));
        facts.extend(
            self.minutes_since_waking.map(|minutes| format!("{minutes} minutes after getting up")),
        );
        for (key, done) in [(Key::Cleared, "cleared"), (Key::Assessed, "assessed")] {
            facts.extend(word(
                if key == Key::Cleared { &self.cleared } else { &self.assessed },
                done,
            ));
        }
        facts
    }

    /// Those facts as one line; what is taken for an age that nobody stated is among them.
    pub fn checked_for(&self) -> String {
        let facts = self.health_facts();
        let facts = if facts.is_empty() {
            "nothing stated about health".to_owned()
        } else {
            facts.join(", ")
        };
        let assumed = format!(" (age taken as {})", self.value(Key::Age));
        if self.age.is_some() { facts } else { facts + &assumed }
    }

    fn condition_fact(&self, condition: Condition) -> String {
        let mut fact = condition.name().to_owned();
        match condition {
            Condition::Pregnancy => {
                fact.extend(self.pregnancy_weeks.map(|weeks| format!(" in week {weeks}")));
                fact.push_str(if self.complications { " with complications" } else { "" });
            }
            Condition::PostSurgery => {
                fact.extend(self.surgery.map(|surgery| format!(" ({})", surgery.name())));
                fact.extend(self.surgery_weeks.map(|weeks| format!(" {weeks} weeks ago")));
            }
            _ => {}
        }
        fact
    }
}

/// What it is called within a sentence.
fn name(covered: Covered) -> &'static str {
    match covered {
        Covered::Condition(condition) => condition.name(),
        Covered::Sign(sign) => RedFlag::sign(sign),
    }
}

fn word(word: &Clearance, done: &str) -> Option<String> {
    match word {
        Clearance::Nothing => None,
        Clearance::All => Some(done.to_owned()),
        Clearance::Of(list) => Some(format!(
            "{done} for {}",
            list_in_words(&list.iter().map(|one| name(*one)).collect::<Vec<_>>(), " and")
        )),
    }
}
