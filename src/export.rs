//! A plan in the formats that people and programs read: one pure function a format, and one table
//! of them all.
//!
//! Exports word what a plan holds. They never decide anything, and see neither rules nor the
//! planner; a reason that is not in the plan does not enter its text.

pub mod csv;
pub mod fhir;
pub mod figures;
pub mod fit;
pub mod flac;
pub mod format;
pub mod html;
pub mod ics;
pub mod journal;
pub mod json;
pub mod liftoscript;
pub mod markdown;
pub mod pictures;
pub mod progress;
pub(crate) mod say;
pub mod summary;
pub mod text;
pub mod today;
pub mod toml;

use self::format::{Format, Makes, Making, Mark, Place};

pub use self::format::Options;

/// Every format, in the order in which people read them: the only list there is. Help, man page,
/// completion, names of files and tests walk it.
pub static FORMATS: &[Format] =
    &[TEXT, JSON, JSONL, TOML, MARKDOWN, CSV, ICS, HTML, PDF, LIFTOSCRIPT, FIT, FLAC, FHIR, SVG];

/// What most formats are.
const USUAL: Format = Format {
    name: "",
    extension: "",
    names: &[],
    purpose: "",
    note: "",
    flags: &[],
    met: &["all", "no-pager"],
    shares: "",
    marks: &[],
    makes: Makes::Nothing,
};

/// What the formats with the reasons of everything do unasked.
const WITH_REASONS: &[&str] = &["why", "all", "no-pager"];

/// For people.
pub const TEXT: Format = Format {
    name: "text",
    extension: "txt",
    names: &["plain", "plain-text"],
    purpose: "For people.",
    flags: &["why", "all", "no-pager"],
    met: &[],
    marks: &[Mark::first_line("", "\n")],
    makes: Makes::Text(|making| text::plan(making.plan, making.look, making.options.why)),
    ..USUAL
};

/// For programs.
pub const JSON: Format = Format {
    name: "json",
    extension: "json",
    names: &["jsn"],
    purpose: "For programs.",
    met: WITH_REASONS,
    // Behind the `schema`.
    marks: &[Mark {
        begins: "{\n  \"schema\": \"backplan/",
        place: Place::Below(2),
        open: "  \"digest\": \"",
        close: "\",\n",
    }],
    makes: Makes::Text(|making| json::plan(making.plan)),
    ..USUAL
};

/// For programs that read a line at a time.
pub const JSONL: Format = Format {
    name: "jsonl",
    extension: "jsonl",
    names: &["ndjson", "json-lines"],
    purpose: "For programs that read a line at a time.",
    met: WITH_REASONS,
    ..USUAL
};

/// For people who edit files.
pub const TOML: Format = Format {
    name: "toml",
    extension: "toml",
    purpose: "For people who edit files.",
    met: WITH_REASONS,
    marks: &[Mark::HASH],
    makes: Makes::Text(|making| toml::plan(making.plan)),
    ..USUAL
};

const MARKDOWN: Format = Format {
    name: "markdown",
    extension: "md",
    names: &["mdown", "mkd"],
    purpose: "For notes and repositories.",
    flags: &["why"],
    marks: &[Mark::COMMENT],
    makes: Makes::Text(|making| markdown::plan(making.plan, making.options)),
    ..USUAL
};

/// For spreadsheets.
pub const CSV: Format = Format {
    name: "csv",
    extension: "csv",
    names: &["spreadsheet"],
    purpose: "For spreadsheets: one row an item.",
    flags: &["separator"],
    met: WITH_REASONS,
    // The last row.
    marks: &csv::MARKS,
    makes: Makes::Text(|making| csv::plan(making.plan, making.options)),
    ..USUAL
};

/// For calendars.
pub const ICS: Format = Format {
    name: "ics",
    extension: "ics",
    names: &["ical", "icalendar", "calendar"],
    purpose: "For calendars: one event a session.",
    note: "calendar",
    flags: &["time", "tz", "remind", "walks", "desk-breaks"],
    // Behind the `PRODID`.
    marks: &[Mark {
        begins: "BEGIN:VCALENDAR\r\n",
        place: Place::Below(3),
        open: "X-BACKPLAN-DIGEST:",
        close: "\r\n",
    }],
    makes: Makes::Text(|making| ics::plan(making.plan, making.options)),
    ..USUAL
};

/// For paper and phones.
pub const HTML: Format = Format {
    name: "html",
    extension: "html",
    names: &["htm", "xhtml", "web-page"],
    purpose: "For paper and phones.",
    note: "hand-out",
    flags: &["why", "booklet", "large", "from", "note", "paper"],
    // Behind the words without which browsers fall back to the habits of old ones.
    marks: &[Mark { begins: "<!DOCTYPE html>", place: Place::First, open: "<!-- ", close: " -->" }],
    makes: Makes::Text(page),
    ..USUAL
};

/// For paper, and for whoever has nothing that shows a page.
pub const PDF: Format = Format {
    name: "pdf",
    extension: "pdf",
    purpose: "For paper, printed by a browser.",
    note: "hand-out",
    flags: HTML.flags,
    makes: Makes::Printed(page),
    ..USUAL
};

const LIFTOSCRIPT: Format = Format {
    name: "liftoscript",
    extension: "liftoscript",
    purpose: "For the app Liftosaur.",
    flags: &["why"],
    marks: &[Mark::first_line("// ", "\n")],
    makes: Makes::Text(|making| liftoscript::plan(making.plan, making.options, making.catalogue)),
    ..USUAL
};

/// For Garmin watches.
pub const FIT: Format = Format {
    name: "fit",
    extension: "fit",
    names: &["garmin"],
    purpose: "For Garmin watches: one file a session.",
    note: "watch",
    // Garmin's own programs take no workouts that others wrote.
    makes: Makes::Workouts {
        of: |making| fit::sessions(making.plan),
        is_whole: fit::is_whole,
        what: "workout",
        then: "connect the watch by its cable and copy the files into its folder \
            GARMIN/NewFiles; Garmin Connect doesn't take them",
    },
    ..USUAL
};

/// For ears.
pub const FLAC: Format = Format {
    name: "flac",
    extension: "flac",
    names: &["audio", "sound", "recording"],
    purpose: "For ears: one recording a session.",
    note: "to listen to",
    flags: &["voice", "no-voice"],
    makes: Makes::Workouts {
        of: flac::sessions,
        is_whole: flac::is_whole,
        what: "recording",
        then: "",
    },
    ..USUAL
};

/// For the records of a clinic.
pub const FHIR: Format = Format {
    name: "fhir",
    extension: "fhir",
    names: &["hl7", "hl7-fhir", "fhir-r4", "fhir-json", "care-plan"],
    purpose: "For a clinic's records: HL7 FHIR R4.",
    note: "a clinic's records",
    flags: &["subject"],
    met: WITH_REASONS,
    shares: JSON.extension,
    // Behind the kind of resource: FHIR takes no key of somebody's own, but a bundle may have an
    // identifier that it keeps wherever it goes.
    marks: &[Mark {
        begins: "{\n  \"resourceType\": \"",
        place: Place::Below(2),
        open: "  \"identifier\": { \"value\": \"",
        close: "\" },\n",
    }],
    makes: Makes::Text(|making| fhir::plan(making.plan, making.options)),
};

/// A picture of an exercise.
pub const SVG: Format = Format {
    name: "svg",
    extension: "svg",
    purpose: "A picture.",
    marks: &[Mark::COMMENT],
    ..USUAL
};

/// The hand-out, for a screen and for paper.
fn page(making: &Making) -> String {
    let easier =
        |week: &_, session: &_| (making.easier)(making.plan, week, session, making.catalogue);
    let pictures = (&making.catalogue.figures(), making.drawings);
    html::played(making.plan, making.options, pictures, &easier)
}
