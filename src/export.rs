//! A plan in the formats that people and programs read: one pure function a format, and one table
//! of them all.
//!
//! Exports word what a plan holds. They never decide anything, and see neither rules nor the
//! planner; a reason that is not in the plan does not enter its text.

pub mod csv;
pub mod fit;
pub mod format;
pub mod html;
pub mod ics;
pub mod json;
pub mod liftoscript;
pub mod markdown;
pub(crate) mod say;
pub mod text;
pub mod toml;

use self::format::{Format, Makes, Mark};

pub use self::format::Options;

/// Every format, in the order in which people read them: the only list there is. Help, man page,
/// completion, names of files and tests walk it.
pub static FORMATS: &[Format] =
    &[TEXT, JSON, TOML, MARKDOWN, CSV, ICS, HTML, LIFTOSCRIPT, FIT, SVG];

/// What most formats are.
const USUAL: Format = Format {
    name: "",
    extension: "",
    purpose: "",
    note: "",
    flags: &[],
    mark: None,
    makes: Makes::Nothing,
};

/// For people.
pub const TEXT: Format = Format {
    name: "text",
    extension: "txt",
    purpose: "For people.",
    mark: Some(Mark::first_line("", "\n")),
    makes: Makes::Text(|making| text::plan(making.plan, making.look, making.options.why)),
    ..USUAL
};

/// For programs.
pub const JSON: Format = Format {
    name: "json",
    extension: "json",
    purpose: "For programs.",
    // Behind the `schema`.
    mark: Some(Mark {
        begins: "{\n  \"schema\": \"backplan/",
        lines: 2,
        open: "  \"digest\": \"",
        close: "\",\n",
    }),
    makes: Makes::Text(|making| json::plan(making.plan)),
    ..USUAL
};

/// For people who edit files.
pub const TOML: Format = Format {
    name: "toml",
    extension: "toml",
    purpose: "For people who edit files.",
    mark: Some(Mark::HASH),
    makes: Makes::Text(|making| toml::plan(making.plan)),
    ..USUAL
};

const MARKDOWN: Format = Format {
    name: "markdown",
    extension: "md",
    purpose: "For notes and repositories.",
    mark: Some(Mark::COMMENT),
    makes: Makes::Text(|making| markdown::plan(making.plan, making.options)),
    ..USUAL
};

const CSV: Format = Format {
    name: "csv",
    extension: "csv",
    purpose: "For spreadsheets: one row an item.",
    // The first row below the titles.
    mark: Some(Mark { begins: csv::HEADER, lines: 1, open: csv::DIGEST[0], close: csv::DIGEST[1] }),
    makes: Makes::Text(|making| csv::plan(making.plan, making.options)),
    ..USUAL
};

/// For calendars.
pub const ICS: Format = Format {
    name: "ics",
    extension: "ics",
    purpose: "For calendars: one event a session.",
    note: "calendar",
    flags: &["time", "tz", "remind", "walks", "desk-breaks"],
    // Behind the `PRODID`.
    mark: Some(Mark {
        begins: "BEGIN:VCALENDAR\r\n",
        lines: 3,
        open: "X-BACKPLAN-DIGEST:",
        close: "\r\n",
    }),
    makes: Makes::Text(|making| ics::plan(making.plan, making.options)),
};

/// For paper and phones.
pub const HTML: Format = Format {
    name: "html",
    extension: "html",
    purpose: "For paper and phones.",
    note: "hand-out",
    flags: &["large", "from", "note"],
    // Behind the words without which browsers fall back to the habits of old ones.
    mark: Some(Mark { begins: "<!DOCTYPE html>", lines: 0, open: "<!-- ", close: " -->" }),
    makes: Makes::Text(|making| {
        html::plan(making.plan, making.options, &making.catalogue.figures())
    }),
};

const LIFTOSCRIPT: Format = Format {
    name: "liftoscript",
    extension: "liftoscript",
    purpose: "For the app Liftosaur.",
    mark: Some(Mark::first_line("// ", "\n")),
    makes: Makes::Text(|making| liftoscript::plan(making.plan, making.options, making.catalogue)),
    ..USUAL
};

/// For Garmin watches.
pub const FIT: Format = Format {
    name: "fit",
    extension: "fit",
    purpose: "For Garmin watches: one file a session.",
    note: "watch",
    makes: Makes::Workouts { of: fit::sessions, is_whole: fit::is_whole },
    ..USUAL
};

/// A picture of an exercise.
pub const SVG: Format = Format {
    name: "svg",
    extension: "svg",
    purpose: "A picture.",
    mark: Some(Mark::COMMENT),
    ..USUAL
};
