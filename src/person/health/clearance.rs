//! A clinician's word, and what it can be about.

use serde::{Serialize, Serializer};

use super::{Condition, RedFlag, unruled};
use crate::text::vocabulary::{Lookup, Vocabulary as _};

/// What either is called.
const BOTH: &str = "condition or warning sign";

/// One stated thing that a clinician's word can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covered {
    /// A condition; `hypertension` also stands for a blood pressure that is stated.
    Condition(Condition),
    /// A warning sign.
    Sign(RedFlag),
}

impl Covered {
    /// The word that files and flags have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Condition(condition) => condition.as_str(),
            Self::Sign(sign) => sign.as_str(),
        }
    }

    /// The words of conditions and warning signs.
    pub fn words() -> Lookup<'static, Vec<Self>> {
        let find = |text: &str| {
            let sign = || RedFlag::find(text).map(Self::Sign);
            Some(vec![Condition::find(text).map(Self::Condition).or_else(sign)?])
        };
        Lookup::of_lists(BOTH, find, |text| unruled::unknown_of_both(BOTH, text))
    }
}

/// A clinician's word as the person states it: for nothing, for all that stands beside it, or for
/// what is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Clearance {
    /// Nothing was said.
    #[default]
    Nothing,
    /// It speaks for everything that is stated.
    All,
    /// It speaks for these alone, in the order of [`Covered`], each once.
    Of(Vec<Covered>),
}

impl Clearance {
    /// The word for what is listed; nothing for an empty list.
    pub fn of(mut covered: Vec<Covered>) -> Self {
        covered.sort_unstable();
        covered.dedup();
        if covered.is_empty() { Self::Nothing } else { Self::Of(covered) }
    }

    /// Whether anything was said at all.
    pub fn is_said(&self) -> bool {
        *self != Self::Nothing
    }

    /// Whether it speaks for something.
    pub fn covers(&self, what: Covered) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::Of(covered) => covered.contains(&what),
        }
    }
}

/// One word that a clinician's word can be about, for its schema.
#[cfg(test)]
#[derive(schemars::JsonSchema, Serialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its shape is asked for")]
pub(crate) enum CoveredForm {
    /// A condition; `hypertension` also stands for a blood pressure that is stated.
    Condition(Condition),
    /// A warning sign.
    Sign(RedFlag),
}

/// A clinician's word as files have it, for its schema.
#[cfg(test)]
#[derive(schemars::JsonSchema, Serialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its shape is asked for")]
pub(crate) enum ClearanceForm {
    /// For all that is stated, or nothing.
    Flag(bool),
    /// For these conditions and warning signs.
    List(Vec<CoveredForm>),
}

/// As files have it: `true`, `false` or a list of words.
impl Serialize for Clearance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_bool(false),
            Self::All => serializer.serialize_bool(true),
            Self::Of(covered) => {
                serializer.collect_seq(covered.iter().map(|covered| covered.as_str()))
            }
        }
    }
}
