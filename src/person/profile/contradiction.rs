//! What a profile says that can't be together with the rest of it.

use super::clinician::WORDS;
use super::partial::PartialProfile;
use crate::person::health::{Condition, Covered};
use crate::person::key::Key;

/// Something that is given and can't be together with the rest, or without something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The key that gives it.
    pub key: Key,
    /// What is wrong, a sentence without its full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl PartialProfile {
    /// What is given about something that is not there: weeks of pregnancy without pregnancy,
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
            let keys = keys.into_iter().filter(move |(_, given)| *given && !has(condition));
            keys.map(move |(key, _)| Contradiction {
                key,
                message: format!("`{key}` is said, but `conditions` does not hold `{condition}`"),
                help: format!("add `{condition}` to the conditions, or leave `{key}` out"),
            })
        };
        let alone = Self::default();
        let words = WORDS.into_iter().flat_map(|key| {
            self.unstated(key, &alone).into_iter().map(move |named| unstated(key, named))
        });
        lonely(Condition::Pregnancy, of_pregnancy)
            .chain(lonely(Condition::PostSurgery, of_surgery))
            .chain(words)
            .collect()
    }
}

/// What a name that nothing stated goes by is a mistake of.
pub fn unstated(key: Key, named: Covered) -> Contradiction {
    let list = if matches!(named, Covered::Sign(_)) { "red_flags" } else { "conditions" };
    let word = named.as_str();
    Contradiction {
        key,
        message: format!("`{key}` names `{word}`, which is not stated"),
        help: format!("add `{word}` to `{list}`, or take it out of `{key}`"),
    }
}
