//! What commands print, each in which of the formats.

use crate::export::format::{Format, Makes};
use crate::export::{FORMATS, HTML, JSON, SVG, TEXT, TOML};
use crate::text::near::plain;
use crate::text::printable::list_in_words;
use crate::text::vocabulary::Unknown;

/// What a command prints: in which formats, which of them without being asked, and what it is
/// called in the mark of its files.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// What the data is, in one word.
    pub what: &'static str,
    /// The format when nothing is said.
    pub usual: &'static Format,
    /// Whether a format is one of those that there are.
    pub takes: fn(&Format) -> bool,
    /// What help says of a format in brackets; empty where its name says it all.
    note: fn(&Format) -> &'static str,
}

/// A plan that is made.
pub const PLAN: Kind = Kind {
    what: "plan",
    usual: &TEXT,
    takes: |format| !matches!(format.makes, Makes::Nothing),
    note: |format| format.note,
};
/// A plan in another format.
pub const EXPORT: Kind = Kind { usual: &JSON, ..PLAN };
/// Exercises.
pub const LIST: Kind = Kind {
    what: "list",
    usual: &TEXT,
    takes: |format| [TEXT, JSON, TOML].contains(format),
    note: |_| "",
};
/// Rules.
pub const RULES: Kind = Kind { what: "rules", ..LIST };
/// What answers about warning signs mean.
pub const SCREEN: Kind = Kind { what: "screen", ..LIST };
/// What is wrong with a plan.
pub const CHECK: Kind =
    Kind { what: "check", takes: |format| [TEXT, JSON].contains(format), ..LIST };
/// What changed between two plans.
pub const DIFF: Kind = Kind { what: "diff", ..CHECK };
/// One exercise.
pub const EXERCISE: Kind = Kind {
    what: "exercise",
    takes: |format| [TEXT, JSON, TOML, SVG].contains(format),
    note: |format| if *format == SVG { "the picture" } else { "" },
    ..LIST
};
/// All pictures together.
pub const FIGURES: Kind =
    Kind { what: "figures", usual: &HTML, takes: |format| [HTML, SVG].contains(format), ..LIST };

/// The format of a file's name, whatever the command.
pub fn of_extension(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

impl Kind {
    /// The formats that there are.
    pub fn formats(&self) -> impl Iterator<Item = &'static Format> + Clone {
        FORMATS.iter().filter(|format| (self.takes)(format))
    }

    /// The format of a name.
    ///
    /// # Errors
    /// [`Unknown`], with the nearest name.
    pub fn parse(&self, text: &str) -> Result<&'static Format, Unknown> {
        let (word, mut known) = (plain(text), self.formats());
        known
            .find(|format| format.name == word)
            .ok_or_else(|| Unknown::new("format", text, self.formats().map(|format| format.name)))
    }

    /// What help says of `--format`.
    pub fn help(&self) -> String {
        let name = |format: &'static Format| match (self.note)(format) {
            "" => format.name.to_owned(),
            note => format!("{} ({note})", format.name),
        };
        let names: Vec<_> = self.formats().map(name).collect();
        format!(
            "Choose the format: {} (default: by the extension of --output, else {}).",
            list_in_words(&names, " or"),
            self.usual.name
        )
    }
}
