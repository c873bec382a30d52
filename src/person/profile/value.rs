//! What the values of keys are read from, flags or a file, and how those of each type are: the same
//! words, ranges and errors everywhere.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::days::days;
use super::reader::Reader;
use crate::catalogue::Equipment;
use crate::person::health::{BloodPressure, Clearance, Condition, Covered, RedFlag};
use crate::person::key::{Key, Kind};
use crate::person::weight::Weights;
use crate::person::wish::Day;
use crate::text::id::Id;
use crate::text::vocabulary::{Lookup, Vocabulary};

/// What values are read from. A key that is not there has none; neither has one whose value is
/// wrong, which is reported at the source.
pub trait Source {
    /// A whole number within a range, and what that stands for.
    fn number(&mut self, key: Key, range: &RangeInclusive<u32>, why: &str) -> Option<u32>;
    /// True or false.
    fn flag(&mut self, key: Key) -> Option<bool>;
    /// A date, as a reader understands it.
    fn date(&mut self, key: Key, reader: &Reader) -> Option<NaiveDate>;
    /// An upper and a lower number.
    fn blood_pressure(&mut self, key: Key) -> Option<BloodPressure>;
    /// One text.
    fn one<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<T>;
    /// A list of texts.
    fn each<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<Vec<T>>;
    /// A list of words, each once; `none` stands for no word.
    fn distinct<W: Vocabulary>(&mut self, key: Key) -> Option<Vec<W>>;
    /// Weights in use, by exercises that are done with one.
    fn weights(&mut self, key: Key, exercises: &Lookup<Id>) -> Option<Weights>;
    /// A name of one's own, up to so many characters.
    fn name(&mut self, key: Key, longest: usize) -> Option<String>;
    /// Whether a list stands where there may also be true or false.
    fn is_list(&self, key: Key) -> bool;
}

/// A value that a key can have.
pub trait Value: Sized {
    /// The value of a key.
    fn read(key: Key, from: &mut impl Source, reader: &Reader) -> Option<Self>;
}

impl Value for u32 {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        let (range, why) = key.numbers()?;
        from.number(key, range, why)
    }
}

impl Value for bool {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.flag(key)
    }
}

impl Value for NaiveDate {
    fn read(key: Key, from: &mut impl Source, reader: &Reader) -> Option<Self> {
        from.date(key, reader)
    }
}

impl Value for BloodPressure {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.blood_pressure(key)
    }
}

impl<W: Vocabulary> Value for W {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.one(key, &Lookup::of_words())
    }
}

impl Value for Id {
    fn read(key: Key, from: &mut impl Source, reader: &Reader) -> Option<Self> {
        from.one(key, &reader.workouts())
    }
}

impl Value for Weights {
    fn read(key: Key, from: &mut impl Source, reader: &Reader) -> Option<Self> {
        from.weights(key, &reader.weighted())
    }
}

impl Value for String {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        let Kind::Name(longest) = key.entry().kind else { return None };
        from.name(key, longest)
    }
}

impl Value for Vec<Id> {
    fn read(key: Key, from: &mut impl Source, reader: &Reader) -> Option<Self> {
        match key.entry().kind {
            Kind::Equipment => from.each(key, &reader.all_equipment()).map(|sets| ids(&sets)),
            _ => from.each(key, &reader.exercise_lists()).map(|lists| lists.concat()),
        }
    }
}

/// The ids of some equipment, each once, in the order in which they come.
fn ids(sets: &[Vec<&Equipment>]) -> Vec<Id> {
    let mut seen = HashSet::new();
    let all = sets.iter().flatten().map(|equipment| &equipment.id);
    all.filter(|id| seen.insert(*id)).cloned().collect()
}

impl Value for Vec<Day> {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.each(key, &days()).map(|sets| sets.concat())
    }
}

impl Value for Vec<Condition> {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.distinct(key)
    }
}

impl Value for Vec<RedFlag> {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        from.distinct(key)
    }
}

impl Value for Clearance {
    fn read(key: Key, from: &mut impl Source, _: &Reader) -> Option<Self> {
        if from.is_list(key) {
            return from.each(key, &Covered::words()).map(|lists| Self::of(lists.concat()));
        }
        from.flag(key).map(|all| if all { Self::All } else { Self::Nothing })
    }
}
