//! Changes as text for people and as JSON for programs.

use std::fmt::Write;

use anstyle::{Effects, Style};
use serde::Serialize;
use textwrap::{Options, WordSplitter};

use crate::plan::diff::{Change, Kind, Place, SCHEMA};
use crate::text::look::Look;
use crate::text::printable::printable;

const BOLD: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);

/// What programs are given.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Document<'a> {
    schema: &'static str,
    /// Whether nothing changed.
    same: bool,
    /// What has to be known before: rules that one of the plans breaks.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    warnings: &'a [String],
    /// What changed.
    changes: &'a [Change],
}

/// `{schema, same, warnings?, changes: [{kind, place, rule?, text}]}`, indented, with a line break
/// at its end.
pub fn json(changes: &[Change], warnings: &[String]) -> String {
    let document = Document { schema: SCHEMA, same: changes.is_empty(), warnings, changes };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

/// Warnings first, then the changes by place, each with its rule behind it; "The plans are the
/// same." when there are none. No line is wider than `look.width` columns as far as its words
/// allow.
pub fn text(changes: &[Change], warnings: &[String], look: &Look) -> String {
    let mut text = String::new();
    for warning in warnings {
        let _ = writeln!(text, "{}\n", wrapped(&printable(warning), "", "", look));
    }
    if changes.is_empty() {
        text.push_str("The plans are the same.\n");
        return text;
    }
    let mut place = String::new();
    for change in changes {
        let here = heading(change);
        if here != place {
            let gap = if place.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{gap}{BOLD}{}{BOLD:#}", wrapped(&here, "", "", look));
            place = here;
        }
        let bullet = if look.unicode { "  • " } else { "  - " };
        let rule = change.rule.as_ref().filter(|rule| !rule.is_empty());
        let rule =
            rule.map_or_else(String::new, |rule| format!(" {FAINT}[{}]{FAINT:#}", printable(rule)));
        let _ = writeln!(
            text,
            "{}",
            wrapped(&format!("{}{rule}", printable(&change.text)), bullet, "    ", look)
        );
    }
    text
}

/// Ids, doses and tempos are not cut at their hyphens.
fn wrapped(text: &str, first: &str, rest: &str, look: &Look) -> String {
    let options = Options::new(look.width).initial_indent(first).subsequent_indent(rest);
    textwrap::fill(text, options.word_splitter(WordSplitter::NoHyphenation))
}

/// "Weeks 1-4, Strength A"; what the change is about where it is no single place.
fn heading(change: &Change) -> String {
    let Place { weeks, days, sessions, .. } = &change.place;
    if weeks.is_empty() {
        return match change.kind {
            Kind::Profile => "Profile",
            Kind::Excluded => "Left out",
            Kind::Notice => "What the plan says",
            _ => "The plan",
        }
        .to_owned();
    }
    let mut heading = weeks_in_words(weeks);
    for session in sessions {
        let _ = write!(heading, ", {}", printable(session));
    }
    if !days.is_empty() {
        let days: Vec<&str> = days.iter().map(|day| &day.name()[..3]).collect();
        let _ = write!(heading, " ({})", days.join(", "));
    }
    heading
}

/// "Week 3", "Weeks 1-4, 6".
fn weeks_in_words(weeks: &[u32]) -> String {
    let runs = weeks.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(u32::to_string).collect(),
    });
    let runs: Vec<String> = runs.collect();
    format!("Week{} {}", if weeks.len() == 1 { "" } else { "s" }, runs.join(", "))
}
