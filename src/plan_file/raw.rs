//! The shape of a plan file, the same for JSON and TOML: every key that may stand in it, none of
//! them required.
//!
//! Nothing is judged here. Texts are borrowed from the file where it holds them as they are, so
//! that their place can be told.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A text of the file.
#[derive(Debug)]
pub(super) struct Said<'t>(pub Cow<'t, str>);

/// A date of the file: a text, or a date as TOML knows it.
#[derive(Debug)]
pub(super) struct SaidDate<'t>(pub Said<'t>);

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPlan<'t> {
    #[serde(borrow)]
    pub schema: Option<Said<'t>>,
    /// The mark of a file that the program wrote; it says nothing about the plan.
    #[serde(rename = "digest")]
    _digest: Option<Said<'t>>,
    #[serde(deserialize_with = "table")]
    pub made_by: Option<RawMadeBy<'t>>,
    pub status: Option<Said<'t>>,
    #[serde(deserialize_with = "table")]
    pub profile: Option<RawProfile<'t>>,
    pub assumed: Option<Vec<Said<'t>>>,
    #[serde(deserialize_with = "tables")]
    pub weeks: Vec<RawWeek<'t>>,
    #[serde(deserialize_with = "tables")]
    pub notices: Vec<RawNotice<'t>>,
    #[serde(deserialize_with = "tables")]
    pub excluded: Vec<RawExcluded<'t>>,
    #[serde(deserialize_with = "table")]
    pub safety: Option<RawSafety<'t>>,
    pub rests_on: Option<Vec<Said<'t>>>,
    pub foreign: Option<Vec<Said<'t>>>,
}

/// Only what tells plans of other kinds and numbers apart, for files that don't fit [`RawPlan`].
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RawSchema<'t> {
    #[serde(borrow)]
    pub schema: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawMadeBy<'t> {
    #[serde(borrow)]
    pub program: Option<Said<'t>>,
    pub catalogue: Option<Said<'t>>,
    pub rules: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProfile<'t> {
    pub age: Option<u32>,
    #[serde(borrow)]
    pub level: Option<Said<'t>>,
    pub goal: Option<Said<'t>>,
    pub equipment: Option<Vec<Said<'t>>>,
    pub sessions: Option<u32>,
    pub days: Option<Vec<Said<'t>>>,
    pub minutes: Option<u32>,
    pub weeks: Option<u32>,
    pub start: Option<SaidDate<'t>>,
    pub pain: Option<u32>,
    pub conditions: Option<Vec<Said<'t>>>,
    pub cleared: Option<RawClearance<'t>>,
    pub assessed: Option<RawClearance<'t>>,
    pub fallen: Option<bool>,
    pub red_flags: Option<Vec<Said<'t>>>,
    pub pregnancy_weeks: Option<u32>,
    pub complications: Option<bool>,
    pub surgery: Option<Said<'t>>,
    pub surgery_weeks: Option<u32>,
    #[serde(deserialize_with = "exactly")]
    pub blood_pressure: Option<[u32; 2]>,
    pub direction: Option<Said<'t>>,
    pub minutes_since_waking: Option<u32>,
    pub include: Option<Vec<Said<'t>>>,
    pub exclude: Option<Vec<Said<'t>>>,
    pub workout: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawWeek<'t> {
    pub number: Option<u32>,
    pub training: Option<u32>,
    #[serde(borrow)]
    pub kind: Option<Said<'t>>,
    #[serde(deserialize_with = "tables")]
    pub days: Vec<RawDay<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDay<'t> {
    #[serde(borrow)]
    pub date: Option<SaidDate<'t>>,
    pub weekday: Option<Said<'t>>,
    #[serde(deserialize_with = "tables")]
    pub sessions: Vec<RawSession<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSession<'t> {
    #[serde(borrow)]
    pub kind: Option<Said<'t>>,
    pub title: Option<Said<'t>>,
    pub seconds: Option<u32>,
    #[serde(deserialize_with = "tables")]
    pub blocks: Vec<RawBlock<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawBlock<'t> {
    #[serde(borrow)]
    pub kind: Option<Said<'t>>,
    pub seconds: Option<u32>,
    #[serde(deserialize_with = "tables")]
    pub items: Vec<RawItem<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawItem<'t> {
    #[serde(borrow)]
    pub exercise: Option<Said<'t>>,
    pub name: Option<Said<'t>>,
    pub dose: Option<RawDose<'t>>,
    #[serde(deserialize_with = "exactly")]
    pub rpe: Option<[u32; 2]>,
    pub breathing: Option<Said<'t>>,
    pub seconds: Option<u32>,
    #[serde(deserialize_with = "tables")]
    pub why: Vec<RawWhy<'t>>,
}

/// A clinician's word: yes, no, or what it is about.
#[derive(Debug)]
pub(super) enum RawClearance<'t> {
    Flag(bool),
    List(Vec<Said<'t>>),
}

struct ClearanceVisitor;

impl<'de> Visitor<'de> for ClearanceVisitor {
    type Value = RawClearance<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("true, false or a list of texts")
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(RawClearance::Flag(flag))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut said = Vec::new();
        while let Some(text) = list.next_element()? {
            said.push(text);
        }
        Ok(RawClearance::List(said))
    }
}

impl<'de: 't, 't> Deserialize<'de> for RawClearance<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ClearanceVisitor)
    }
}

/// A dose in notation, or number by number.
#[derive(Debug)]
pub(super) enum RawDose<'t> {
    Notation(Said<'t>),
    Table(RawDoseTable<'t>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDoseTable<'t> {
    #[serde(borrow)]
    pub kind: Option<Said<'t>>,
    pub sets: Option<u32>,
    #[serde(deserialize_with = "exactly")]
    pub reps: Option<[u32; 2]>,
    pub reps_per_set: Option<Vec<u32>>,
    pub seconds: Option<u32>,
    pub minutes: Option<u32>,
    pub per_side: Option<bool>,
    #[serde(deserialize_with = "exactly")]
    pub tempo: Option<[u32; 4]>,
    pub rest: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawWhy<'t> {
    #[serde(borrow)]
    pub rule: Option<Said<'t>>,
    pub text: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNotice<'t> {
    #[serde(borrow)]
    pub rule: Option<Said<'t>>,
    pub kind: Option<Said<'t>>,
    pub text: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawExcluded<'t> {
    #[serde(borrow)]
    pub exercise: Option<Said<'t>>,
    pub rule: Option<Said<'t>>,
    pub text: Option<Said<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSafety<'t> {
    #[serde(borrow)]
    pub disclaimer: Option<Said<'t>>,
    pub stop_signs: Option<Vec<Said<'t>>>,
    pub advice: Option<Vec<Said<'t>>>,
    pub afterwards: Option<Vec<Said<'t>>>,
    pub after_stop: Option<Said<'t>>,
    pub pain_rule: Option<Said<'t>>,
    pub bad_day: Option<Said<'t>>,
    pub missed: Option<Said<'t>>,
    pub illness: Option<Said<'t>>,
    pub red_flags: Option<Vec<Said<'t>>>,
}

/// A table and nothing else: a derived reader would take a list of its values in order, too.
struct Table<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TableVisitor<T> {
    type Value = Table<T>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a table")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Table)
    }
}

fn table<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::<Table<T>>::deserialize(deserializer).map(|table| table.map(|table| table.0))
}

fn tables<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Vec::<Table<T>>::deserialize(deserializer)
        .map(|tables| tables.into_iter().map(|table| table.0).collect())
}

/// A list of so many numbers and no more: a reader of TOML leaves what stands behind them.
struct Exactly<const N: usize>([u32; N]);

struct ExactlyVisitor<const N: usize>;

impl<'de, const N: usize> Visitor<'de> for ExactlyVisitor<N> {
    type Value = Exactly<N>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "an array of length {N}")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut numbers = [0; N];
        for (count, number) in numbers.iter_mut().enumerate() {
            *number = list.next_element()?.ok_or_else(|| A::Error::invalid_length(count, &self))?;
        }
        let mut count = N;
        while list.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        if count == N { Ok(Exactly(numbers)) } else { Err(A::Error::invalid_length(count, &self)) }
    }
}

impl<'de, const N: usize> Deserialize<'de> for Exactly<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ExactlyVisitor)
    }
}

fn exactly<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<Option<[u32; N]>, D::Error> {
    Option::<Exactly<N>>::deserialize(deserializer).map(|list| list.map(|list| list.0))
}

struct SaidVisitor;

impl<'de> Visitor<'de> for SaidVisitor {
    type Value = Said<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Said(Cow::Borrowed(text)))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Said(Cow::Owned(text.to_owned())))
    }
    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Said(Cow::Owned(text)))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Said<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(SaidVisitor)
    }
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = SaidDate<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a date")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        SaidVisitor.visit_borrowed_str(text).map(SaidDate)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        SaidVisitor.visit_str(text).map(SaidDate)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map));
        date.map(|date| SaidDate(Said(Cow::Owned(date.to_string()))))
            .map_err(|_| A::Error::custom("invalid type: map, expected a date"))
    }
}

impl<'de: 't, 't> Deserialize<'de> for SaidDate<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateVisitor)
    }
}

struct DoseVisitor;

impl<'de> Visitor<'de> for DoseVisitor {
    type Value = RawDose<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a dose: a text like `3x12 r45`, or a table")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        SaidVisitor.visit_borrowed_str(text).map(RawDose::Notation)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        SaidVisitor.visit_str(text).map(RawDose::Notation)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        RawDoseTable::deserialize(MapAccessDeserializer::new(map)).map(RawDose::Table)
    }
}

impl<'de: 't, 't> Deserialize<'de> for RawDose<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DoseVisitor)
    }
}
