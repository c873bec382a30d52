//! The flags of the table of profile keys, as they were typed, and as what profiles are read from.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::cli::mistakes::Mistakes;
use crate::person::health::BloodPressure;
use crate::person::key::{Group, Key, Kind};
use crate::person::profile::{Reader, Source};
use crate::person::weight::{Unit, Weights};
use crate::text::id::Id;
use crate::text::own::one_line;
use crate::text::vocabulary::{Lookup, Vocabulary};
use crate::text::yes_no::yes_or_no;

/// What a flag that asks for an answer stands for without one.
pub const YES: &str = "yes";

/// The flags of one group of keys that were typed, each with its texts.
#[derive(Clone, Debug, Default)]
pub struct KeyFlags<const OF_HEALTH: bool>(Vec<(Key, Vec<String>)>);

/// What is wished for.
pub type Wishes = KeyFlags<false>;
/// What is stated about health.
pub type Health = KeyFlags<true>;

impl<const OF_HEALTH: bool> KeyFlags<OF_HEALTH> {
    fn keys() -> impl Iterator<Item = Key> {
        Key::in_help().filter(|key| key.is_of_health() == OF_HEALTH)
    }

    /// The keys whose flags were typed.
    pub fn given(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|(key, _)| *key)
    }

    /// States a key as its flag would, or takes that back.
    pub fn state(&mut self, key: Key, text: Option<&str>) {
        self.0.retain(|(given, _)| *given != key);
        self.0.extend(text.map(|text| (key, vec![text.to_owned()])));
    }

    /// The texts of a key, where its flag was typed.
    pub fn texts(&self, key: Key) -> Option<&[String]> {
        self.0.iter().find(|(given, _)| *given == key).map(|(_, texts)| texts.as_slice())
    }
}

impl<const OF_HEALTH: bool> Args for KeyFlags<OF_HEALTH> {
    fn augment_args(command: Command) -> Command {
        command.args(Self::keys().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const OF_HEALTH: bool> FromArgMatches for KeyFlags<OF_HEALTH> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        let is_typed =
            |key: &Key| matches.value_source(key.as_str()) == Some(ValueSource::CommandLine);
        let typed = |key: Key| {
            (key, matches.get_many(key.as_str()).into_iter().flatten().cloned().collect())
        };
        self.0 = Self::keys().filter(is_typed).map(typed).collect();
        Ok(())
    }
}

/// The flag of a key.
fn argument(key: Key) -> Arg {
    let entry = key.entry();
    let heading = match entry.group {
        Group::Wish => "Profile",
        Group::Health => "Health",
    };
    let flag = Arg::new(key.as_str())
        .long(entry.flag.trim_start_matches('-'))
        .help(key.help())
        .help_heading(heading);
    match entry.kind {
        Kind::Flag => flag
            .value_name(entry.value)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(YES),
        Kind::Number(..) => flag.value_name(entry.value).allow_hyphen_values(true),
        Kind::Date | Kind::BloodPressure | Kind::Word(_) | Kind::Workout | Kind::Name(_) => {
            flag.value_name(entry.value)
        }
        Kind::Words(_) | Kind::Stated(_) | Kind::Equipment | Kind::Exercises | Kind::Weights => {
            flag.value_name(entry.value).action(ArgAction::Append)
        }
        Kind::Clearance(_) => flag
            .value_name(entry.value)
            .action(ArgAction::Append)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(YES),
    }
}

/// Flags that are being read.
pub struct Typed<'a> {
    wishes: Option<&'a Wishes>,
    health: &'a Health,
    wrong: &'a mut Mistakes,
    /// What weights are in where no flag says it.
    unit: Unit,
    /// Whether it is clear what is stated: what belongs to a condition or sign can't be judged
    /// while it is not.
    pub is_clear: bool,
}

impl<'a> Typed<'a> {
    /// What was typed, and where mistakes in it go.
    pub fn new(wishes: Option<&'a Wishes>, health: &'a Health, wrong: &'a mut Mistakes) -> Self {
        Self { wishes, health, wrong, unit: Unit::Kilogram, is_clear: true }
    }

    /// The same beside a file that states what weights are in.
    #[must_use]
    pub fn beside(self, unit: Option<Unit>) -> Self {
        Self { unit: unit.unwrap_or(self.unit), ..self }
    }

    fn texts(&self, key: Key) -> Option<&'a [String]> {
        self.health.texts(key).or_else(|| self.wishes?.texts(key))
    }

    fn text(&self, key: Key) -> Option<&'a str> {
        self.texts(key)?.last().map(String::as_str)
    }
}

impl Source for Typed<'_> {
    fn number(&mut self, key: Key, range: &RangeInclusive<u32>, why: &str) -> Option<u32> {
        self.wrong.number(key, self.text(key), range, why)
    }

    fn flag(&mut self, key: Key) -> Option<bool> {
        self.wrong.answer(key.flag(), self.text(key)?)
    }

    fn date(&mut self, key: Key, reader: &Reader) -> Option<NaiveDate> {
        self.wrong.value(key.flag(), self.text(key).map(|text| reader.date(text)))
    }

    fn blood_pressure(&mut self, key: Key) -> Option<BloodPressure> {
        self.wrong.value(key.flag(), self.text(key).map(BloodPressure::parse))
    }

    fn one<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<T> {
        self.wrong.value(key.flag(), self.text(key).map(|text| words.parse(text)))
    }

    fn each<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<Vec<T>> {
        self.wrong.each(key.flag(), self.texts(key)?, words)
    }

    fn distinct<W: Vocabulary>(&mut self, key: Key) -> Option<Vec<W>> {
        let before = self.wrong.count();
        let words = self.wrong.distinct(key.flag(), self.texts(key)?);
        self.is_clear &= self.wrong.count() == before;
        words
    }

    fn weights(&mut self, key: Key, exercises: &Lookup<Id>) -> Option<Weights> {
        let unit = self.text(Key::Unit).and_then(Unit::find);
        let mut weights = Weights::new(unit.unwrap_or(self.unit));
        for part in self.texts(key)?.iter().flat_map(|text| text.split(',')).map(str::trim) {
            self.wrong.weight(key.flag(), part, exercises, &mut weights);
        }
        Some(weights)
    }

    fn name(&mut self, key: Key, longest: usize) -> Option<String> {
        self.wrong.value(key.flag(), self.text(key).map(|text| one_line(text, longest)))
    }

    fn is_list(&self, key: Key) -> bool {
        self.texts(key).is_some_and(|texts| texts.iter().all(|text| yes_or_no(text).is_none()))
    }
}
