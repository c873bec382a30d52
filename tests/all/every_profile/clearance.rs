//! A clinician's word, and what it speaks for: health.md 8.

use serde::Deserialize;

/// `true` speaks for all that is stated, a list for what it names.
#[derive(Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(untagged)]
pub enum Vocabulary {
    All(bool),
    Of(Vec<String>),
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::All(false)
    }
}

impl Vocabulary {
    pub fn covers(&self, stated: &str) -> bool {
        match self {
            Self::All(all) => *all,
            Self::Of(named) => named.iter().any(|name| name == stated),
        }
    }
    /// Whether anything was said at all.
    pub fn was_given(&self) -> bool {
        match self {
            Self::All(all) => *all,
            Self::Of(named) => !named.is_empty(),
        }
    }
    /// Whether it says the same as a case does.
    pub fn says(&self, all: bool, named: &[&str]) -> bool {
        match self {
            // A list that names everything stated is said as `true`.
            Self::All(said) => *said == (all || !named.is_empty()),
            Self::Of(said) => {
                let known = said.iter().all(|name| named.contains(&name.as_str()));
                known && named.iter().all(|name| said.iter().any(|other| other == name))
            }
        }
    }
}
