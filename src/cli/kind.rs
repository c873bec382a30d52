//! What commands print, each in which of the formats.

use std::ffi::OsStr;
use std::path::Path;

use crate::export::format::{Format, Makes};
use crate::export::{CSV, FLAC, FORMATS, HTML, JSON, JSONL, SVG, TEXT, TOML};
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
/// Plans for many people.
pub const BATCH: Kind = Kind {
    what: "batch",
    usual: &JSONL,
    takes: |format| {
        [JSONL, CSV].contains(format) || matches!(format.makes, Makes::Text(_) | Makes::Printed(_))
    },
    note: |format| if *format == CSV { "a row of sums" } else { "" },
};
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
/// What there is to do on a day.
pub const TODAY: Kind = Kind { what: "today", ..CHECK };
/// What a journal asks of a plan.
pub const ADAPT: Kind = Kind { what: "adapt", ..CHECK };
/// Where a person's own files are.
pub const PATHS: Kind = Kind { what: "paths", ..CHECK };
/// What the journal holds.
pub const LOG: Kind =
    Kind { what: "log", takes: |format| [TEXT, JSON, CSV].contains(format), ..LIST };
/// What the journal says of some weeks.
pub const PROGRESS: Kind = Kind {
    what: "progress",
    takes: |format| [TEXT, JSON, CSV, HTML].contains(format),
    note: |format| if *format == HTML { "a page for a clinician" } else { "" },
    ..LIST
};
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

/// What is no format, the one that serves instead, and how.
const INSTEAD: [(&[&str], &Format, &str); 5] = [
    (&["doc", "docx", "odt", "rtf", "word"], &HTML, "write .html, which word processors open"),
    (&["xls", "xlsx", "ods", "excel"], &CSV, "write .csv, which spreadsheets open"),
    (&["mp3", "wav", "ogg", "opus", "m4a"], &FLAC, "write .flac, which players of sound open"),
    (&["yaml", "yml"], &JSON, "write .json, which programs that read YAML read as well"),
    (&["png", "jpg", "jpeg", "gif", "webp", "picture"], &SVG, "write .svg, a picture of any size"),
];

/// The formats in which each of many people gets a file.
pub fn files_of_batch() -> impl Iterator<Item = &'static Format> {
    BATCH.formats().filter(|format| ![JSONL, CSV].contains(format))
}

/// What help says of `--format` for many people.
pub fn help_of_batch() -> String {
    let files: Vec<_> = files_of_batch().map(|format| format.name).collect();
    let files = list_in_words(&files, " or");
    format!(
        "Choose the format: jsonl, csv (a row of sums a person) or, with --output, {files} (default: \
            jsonl)."
    )
}

/// The format that goes by a name, or by the end of a file's name, whatever the command.
pub fn called(text: &str) -> Option<&'static Format> {
    let word = plain(text);
    FORMATS.iter().find(|format| {
        let short = [format.name, format.extension];
        short.iter().chain(format.names).any(|name| *name == word)
    })
}

impl Kind {
    /// The formats that there are.
    pub fn formats(&self) -> impl Iterator<Item = &'static Format> + Clone {
        FORMATS.iter().filter(|format| (self.takes)(format))
    }

    /// The format that the name of a file stands for, taken or not: by its end, or by what stands
    /// before an end that it shares, like `plan.fhir.json`.
    pub fn named(&self, path: &Path) -> Option<&'static Format> {
        let end = |name: &OsStr| Path::new(name).extension()?.to_str().and_then(called);
        let whole = end(path.as_os_str())?;
        let before = path.file_stem().and_then(end).filter(|format| (self.takes)(format));
        before.filter(|format| format.shares == whole.extension).or(Some(whole))
    }

    /// The format of a name.
    ///
    /// # Errors
    /// [`Unknown`], with the nearest name, or with what serves instead.
    pub fn parse(&self, text: &str) -> Result<&'static Format, Unknown> {
        called(text).filter(|format| (self.takes)(format)).ok_or_else(|| {
            let unknown = Unknown::new("format", text, self.formats().map(|format| format.name));
            Unknown { help: self.instead(text).or(unknown.help), ..unknown }
        })
    }

    /// What to do where a format is asked for that there is not, by its name or the end of a file's.
    pub fn instead(&self, text: &str) -> Option<String> {
        let word = plain(text);
        let known = INSTEAD.iter().find(|(names, ..)| names.contains(&word.as_str()));
        known.filter(|(_, format, _)| (self.takes)(format)).map(|(.., how)| (*how).to_owned())
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

#[cfg(test)]
mod tests {
    use super::{CHECK, FORMATS, INSTEAD, PLAN, called};

    #[test]
    fn every_name_means_its_format_and_no_other() {
        for format in FORMATS {
            assert_eq!(called(format.name), Some(format));
            assert_eq!(called(&format.extension.to_uppercase()), Some(format));
        }
        let all = || {
            FORMATS.iter().flat_map(|format| format.names.iter().map(move |name| (format, *name)))
        };
        for (format, name) in all() {
            assert_eq!(called(name), Some(format), "{name}");
            let known = all().filter(|(_, other)| *other == name);
            let own = FORMATS.iter().any(|own| own.name == name || own.extension == name);
            assert_eq!((known.count(), own), (1, false), "{name}");
        }
    }

    #[test]
    fn what_is_no_format_is_told_what_serves_instead() {
        for (names, format, how) in INSTEAD {
            assert!(how.contains(&format!(".{}", format.extension)), "{how}");
            for name in names {
                assert_eq!(called(name), None, "{name}");
            }
        }
        let help = |text| PLAN.parse(text).expect_err(text).help.unwrap_or_default();
        assert!(help("docx").contains(".html"), "{}", help("docx"));
        assert_eq!(CHECK.instead("docx"), None, "a check has no .html");
    }
}
