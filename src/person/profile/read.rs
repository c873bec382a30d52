//! The profile as a TOML file, or as a table of one.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::amount::amount;
use super::date::full_date;
use super::days::LEAVE_OUT;
use super::partial::PartialProfile;
use super::reader::Reader;
use super::value::Source;
use crate::person::health::{BloodPressure, Condition, RedFlag};
use crate::person::key::Key;
use crate::person::kind::{Kind, LINE};
use crate::person::weight::{Unit, Weights, with_unit};
use crate::text::document::{self, Span, Table, Value};
use crate::text::id::Id;
use crate::text::near::did_you_mean;
use crate::text::own::one_line;
use crate::text::printable::counted;
use crate::text::problem::{Found, Problem, Problems};
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

impl PartialProfile {
    /// Reads a profile file that stands for itself.
    ///
    /// # Errors
    /// Every mistake of the text with its place, contradictions among them.
    pub fn read(name: &str, text: &str, reader: &Reader) -> Result<Self, Problems> {
        read(name, text, |table| Self::whole(table, reader))
    }

    /// Reads a profile file to which flags may still be added: contradictions are not looked for.
    ///
    /// # Errors
    /// Every mistake of the text with its place.
    pub fn read_part(name: &str, text: &str, reader: &Reader) -> Result<Self, Problems> {
        read(name, text, |table| Self::from_table(table, reader))
    }

    /// Reads a profile that is one line of JSON among many, with an `id` that may be anything.
    /// Where it is not known which day it is, the first day has to be written out.
    pub fn read_line(text: &str, reader: &Reader, knows_today: bool) -> ReadLine {
        let ((id, takes_today, draft), found) = document::read(text, &LINE, |table| {
            table.know(ID);
            let draft = Self::whole(table, reader);
            let is_told = draft.start.is_some() && !is_dated(table);
            let takes_today = is_told || !table.has(Key::Start.as_str());
            if takes_today && !knows_today {
                report_undated(table);
            }
            (table.value_place(ID), takes_today, draft)
        });
        ReadLine { id, takes_today, profile: if found.is_empty() { Ok(draft) } else { Err(found) } }
    }

    /// Reads a profile that stands for itself, in a file or in a plan: what contradicts itself is
    /// a mistake, too, unless that may come from another one.
    pub(crate) fn whole(table: &Table, reader: &Reader) -> Self {
        let draft = Self::from_table(table, reader);
        let is_clear = !table.has_errors() || draft.has_all_conditions(table);
        if is_clear && !table.has_unknown_keys() {
            for wrong in draft.contradictions() {
                let at = table.value_place(wrong.key.as_str());
                table.report(Problem { at, message: wrong.message, help: Some(wrong.help) });
            }
        }
        draft
    }

    /// Whether it is clear which conditions are meant: each that is listed was read.
    fn has_all_conditions(&self, table: &Table) -> bool {
        let key = Key::Conditions.as_str();
        let listed = table.count(key).map(|list| list.value);
        table.has(key) == listed.is_some() && listed == self.conditions.as_ref().map(Vec::len)
    }

    /// Reads the profile that a table is; what is wrong is reported there and left out.
    pub fn from_table(mut table: &Table, reader: &Reader) -> Self {
        table.hint(of_list);
        let draft = Self::from_source(&mut table, reader);
        if let Some(list) = table.count(Key::Days.as_str()).filter(|list| list.value == 0) {
            let problem = Problem::at(list.span, "`days` names no weekday");
            table.report(problem.help(LEAVE_OUT));
        }
        draft
    }
}

/// A profile that is one line among many.
#[derive(Debug)]
pub struct ReadLine {
    /// Where its `id` stands.
    pub id: Option<Span>,
    /// Whether its first day depends on which day it is.
    pub takes_today: bool,
    /// What it says, or every mistake in it.
    pub profile: Result<PartialProfile, Found>,
}

/// The key by which a line is known again.
const ID: &str = "id";

/// Whether a profile writes its first day out.
fn is_dated(table: &Table) -> bool {
    matches!(table.peek(Key::Start.as_str()), Some(Value::Text(text)) if full_date(text).is_ok())
}

fn report_undated(table: &Table) {
    let start = Key::Start.as_str();
    let help = "write its first day like `2026-11-23`, or give `--today DATE`";
    table.report_missing(match table.value_place(start) {
        Some(at) => Problem::at(at, format!("`{start}` depends on which day it is")).help(help),
        None => Problem::whole(format!("this profile has no `{start}`"), help),
    });
}

impl Source for &Table<'_> {
    fn number(&mut self, key: Key, range: &RangeInclusive<u32>, why: &str) -> Option<u32> {
        let read = |text: &str| amount(key, text);
        self.amount(key.as_str(), range.clone(), why, read).map(|at| at.value)
    }

    fn flag(&mut self, key: Key) -> Option<bool> {
        Table::flag(self, key.as_str()).map(|at| at.value)
    }

    fn date(&mut self, key: Key, reader: &Reader) -> Option<NaiveDate> {
        let text = self.date_or_text(key.as_str())?;
        let read = reader.date(text.value);
        read.map_err(|unknown| self.report(Problem::unknown(text.span, unknown))).ok()
    }

    fn blood_pressure(&mut self, key: Key) -> Option<BloodPressure> {
        if let Some(Value::Text(_)) = self.peek(key.as_str()) {
            let text = self.text(key.as_str())?;
            let read = BloodPressure::parse(text.value);
            return read.map_err(|unknown| self.report(Problem::unknown(text.span, unknown))).ok();
        }
        let numbers = self.numbers(key.as_str())?;
        let read = match numbers.value.as_slice() {
            [systolic, diastolic] => BloodPressure::new(*systolic, *diastolic),
            other => Err(Unknown::with(
                format!("`{key}` has {}, not two", counted(other.len(), "number")),
                "write the upper and the lower one, like [138, 86]",
            )),
        };
        read.map_err(|unknown| self.report(Problem::unknown(numbers.span, unknown))).ok()
    }

    fn one<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<T> {
        self.meant(key.as_str(), words).map(|at| at.value)
    }

    fn each<T>(&mut self, key: Key, words: &Lookup<T>) -> Option<Vec<T>> {
        let meant = self.each_part(key.as_str(), words)?;
        Some(meant.into_iter().map(|at| at.value).collect())
    }

    fn distinct<W: Vocabulary>(&mut self, key: Key) -> Option<Vec<W>> {
        let mut words: Vec<W> = Vec::new();
        for word in
            self.each_part(key.as_str(), &Reader::words::<W>())?.into_iter().flat_map(|at| at.value)
        {
            // What is stated twice is stated.
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Some(words)
    }

    fn weights(&mut self, key: Key, exercises: &Lookup<Id>) -> Option<Weights> {
        let unit = self.peek(Key::Unit.as_str()).and_then(Value::words).and_then(Unit::find);
        let mut weights = Weights::new(unit.unwrap_or_default());
        self.table(key.as_str(), "table of weights", |table| {
            for weight in table.named_numbers(exercises, with_unit) {
                let unit = weight.unit.unwrap_or(weights.unit);
                let read = unit.weigh(weight.name, weight.number, &weight.written);
                let added = read.and_then(|grams| match weight.meant {
                    Some(exercise) => weights.add(exercise, grams),
                    None => Ok(()),
                });
                if let Err(wrong) = added {
                    table.report(Problem::unknown(weight.span, wrong));
                }
            }
            weights
        })
    }

    fn name(&mut self, key: Key, longest: usize) -> Option<String> {
        let text = self.text(key.as_str())?;
        let read = one_line(text.value, longest);
        read.map_err(|unknown| self.report(Problem::unknown(text.span, unknown))).ok()
    }

    fn is_list(&self, key: Key) -> bool {
        let found = self.peek(key.as_str());
        found.is_some_and(|value| {
            matches!(value, Value::List(_) | Value::Text(_)) && value.answer().is_none()
        })
    }
}

/// What to do about a condition or a warning sign that was written as a key of its own.
fn of_list(key: &str, value: Option<bool>) -> Option<String> {
    let condition = || Some((Key::Conditions, Condition::find(key)?.as_str()));
    let sign = || Some((Key::RedFlags, RedFlag::find(key)?.as_str()));
    let (list, word) = condition().or_else(sign)?;
    let list = list.as_str();
    Some(match value {
        Some(false) => format!("leave it out: `{list}` lists what there is, and nothing else"),
        _ => did_you_mean(&format!("{list} = [\"{word}\"]")),
    })
}

/// Where the value of a key stands in a profile file, or the key where it has none.
pub fn place(text: &str, key: Key) -> Option<Span> {
    document::place_of(text, key.as_str())
}

fn read<T>(name: &str, text: &str, reader: impl FnOnce(&Table) -> T) -> Result<T, Problems> {
    let (read, problems) = document::read(text, Kind::Profile.wanted(), reader);
    if problems.is_empty() { Ok(read) } else { Err(Problems::new(name, text, problems)) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Key, PartialProfile, Reader, Vocabulary as _};
    use crate::person::key::Kind;

    /// A line of a profile file for a key, by the kind that its table gives it.
    fn line(key: Key, reader: &Reader) -> String {
        let catalogue = reader.catalogue;
        let value = match &key.entry().kind {
            Kind::Number(range, _) => range.start().to_string(),
            Kind::Flag => "true".into(),
            Kind::Date => "2026-11-23".into(),
            Kind::BloodPressure => "[138, 86]".into(),
            Kind::Word(choices) => format!("{:?}", choices()[0].0),
            Kind::Words(choices) | Kind::Stated(choices) | Kind::Clearance(choices) => {
                format!("[{:?}]", choices()[0].0)
            }
            Kind::Equipment => format!("[{:?}]", catalogue.equipment()[0].id.as_str()),
            Kind::Exercises => format!("[{:?}]", catalogue.exercises()[0].id.as_str()),
            Kind::Workout => format!("{:?}", catalogue.workouts()[0].id.as_str()),
            Kind::Name(_) => "\"Anna\"".into(),
            Kind::Weights => "{ romanian-deadlift = 20 }".into(),
        };
        format!("{key} = {value}\n")
    }

    #[test]
    fn the_value_of_every_key_is_of_its_kind() {
        let catalogue = crate::built_in::catalogue();
        let reader = Reader { catalogue: &catalogue, today: NaiveDate::default() };
        let text: String = Key::ALL.iter().map(|key| line(*key, &reader)).collect();
        let read = PartialProfile::read_part("profile", &text, &reader).expect("values as wanted");
        assert_eq!(read.given().collect::<Vec<_>>(), Key::ALL);
    }
}
