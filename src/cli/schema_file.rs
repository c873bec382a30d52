//! The JSON Schemas of the files that backplan writes and reads, as `backplan schema NAME` prints
//! them.
//!
//! They are made from the types that are written and from the ranges that the readers hold numbers
//! to, by a test: it fails where a file under `src/cli/schema_file/` says anything else, and writes
//! it anew with `BACKPLAN_BLESS=1 cargo test --lib schema`. So a schema can't part from its type,
//! and the program carries finished texts instead of the code that makes them.
//!
//! What backplan writes may gain fields without a new number, so readers must let keys pass that
//! they don't know, and so do the schemas (no `additionalProperties`); what it reads, profile and
//! catalogue, it takes by the letter, and their schemas close every table.

#[cfg(test)]
pub(crate) mod file;
#[cfg(test)]
pub(crate) mod ordered;
#[cfg(test)]
pub(crate) mod pose;
#[cfg(test)]
pub(crate) mod shape;

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// A kind of file or output that has a schema.
    pub enum Name ("schema") {
        /// A plan file.
        Plan = "plan",
        /// A profile file, TOML.
        Profile = "profile",
        /// The journal, and what `log` prints.
        Journal = "journal",
        /// A file of exercises, equipment and workouts, TOML.
        Catalogue = "catalogue",
        /// A line that `batch` prints.
        Batch = "batch",
        /// The exercises that `list` prints.
        List = "list",
        /// The exercise that `show` prints.
        Show = "show",
        /// The rules that `rules` prints.
        Rules = "rules",
        /// The report of `check`.
        Check = "check",
        /// The changes that `diff` prints.
        Diff = "diff",
        /// The report of `screen`.
        Screen = "screen",
        /// The day that `today` prints.
        Today = "today",
        /// The proposals that `adapt` prints.
        Adapt = "adapt",
        /// What `progress` prints.
        Progress = "progress",
        /// The places that `paths` prints.
        Paths = "paths",
    }
}

impl Name {
    /// The schema: JSON Schema, draft 2020-12, indented, with a line break at its end. It points at
    /// nothing outside itself.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Plan => include_str!("schema_file/plan.json"),
            Self::Profile => include_str!("schema_file/profile.json"),
            Self::Journal => include_str!("schema_file/journal.json"),
            Self::Catalogue => include_str!("schema_file/catalogue.json"),
            Self::Batch => include_str!("schema_file/batch.json"),
            Self::List => include_str!("schema_file/list.json"),
            Self::Show => include_str!("schema_file/show.json"),
            Self::Rules => include_str!("schema_file/rules.json"),
            Self::Check => include_str!("schema_file/check.json"),
            Self::Diff => include_str!("schema_file/diff.json"),
            Self::Screen => include_str!("schema_file/screen.json"),
            Self::Today => include_str!("schema_file/today.json"),
            Self::Adapt => include_str!("schema_file/adapt.json"),
            Self::Progress => include_str!("schema_file/progress.json"),
            Self::Paths => include_str!("schema_file/paths.json"),
        }
    }

    /// What such a file or output is, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Plan => "a plan file",
            Self::Profile => "a profile file",
            Self::Journal => "the journal, as log prints it as JSON",
            Self::Catalogue => "a file of your own exercises",
            Self::Batch => "a line that batch prints",
            Self::List => "what list prints as JSON",
            Self::Show => "what show prints as JSON",
            Self::Rules => "what rules prints as JSON",
            Self::Check => "what check prints as JSON",
            Self::Diff => "what diff prints as JSON",
            Self::Screen => "what screen prints as JSON",
            Self::Today => "what today prints as JSON",
            Self::Adapt => "what adapt prints as JSON",
            Self::Progress => "what progress prints as JSON",
            Self::Paths => "what paths prints as JSON",
        }
    }
}
