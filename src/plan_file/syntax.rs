//! A plan file's text into its raw shape, or the first thing that does not fit it, in words and
//! with its place.
//!
//! Parsers stop at the first such mistake. Nothing about the meaning of a plan belongs here.

use std::ops::Range;

use crate::plan_file::raw::{RawPlan, RawSchema};
use crate::text::document;
use crate::text::printable::printable;
use crate::text::problem::Problem;
use crate::text::vocabulary::Unknown;

/// Whether a text is JSON: its first character other than white space opens an object.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// Reads the text as JSON or TOML.
pub(super) fn parse(text: &str) -> Result<RawPlan<'_>, Problem> {
    if is_json(text) {
        return serde_json::from_str(text).map_err(|error| json_problem(text, &error));
    }
    if let Some(problem) = document::too_deep(text) {
        return Err(problem);
    }
    toml::from_str(text).map_err(|error| {
        let at = error.span().map(|at| snapped(text, at));
        problem(at, error.message())
    })
}

/// The raw schema name alone, from a file of any shape that can be parsed at all.
pub(super) fn schema(text: &str) -> RawSchema<'_> {
    let schema =
        if is_json(text) { serde_json::from_str(text).ok() } else { toml::from_str(text).ok() };
    schema.unwrap_or_default()
}

fn json_problem(text: &str, error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let before: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let end = (before + error.column()).min(text.len());
    let key = unknown_key(message).and_then(|key| last_quoted(text, end, key));
    let at = key.unwrap_or_else(|| {
        if error.is_data() { token_ending(text, end) } else { end.saturating_sub(1)..end }
    });
    problem(Some(snapped(text, at)), message)
}

/// The last place before `end` where a key stands in quotes.
fn last_quoted(text: &str, end: usize, key: &str) -> Option<Range<usize>> {
    let quoted = format!("\"{key}\"");
    let start = text.get(..end)?.rfind(&quoted)?;
    Some(start..start + quoted.len())
}

/// The text in quotes, the number or the word whose last byte stands before `end`; else that byte.
fn token_ending(text: &str, end: usize) -> Range<usize> {
    let bytes = &text.as_bytes()[..end];
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
    let start = match bytes.last() {
        Some(b'"') => bytes[..end - 1].iter().rposition(|byte| *byte == b'"'),
        Some(byte) if in_word(byte) => {
            Some(bytes.iter().rposition(|byte| !in_word(byte)).map_or(0, |at| at + 1))
        }
        _ => None,
    };
    start.unwrap_or(end.saturating_sub(1))..end
}

/// The range widened to whole characters.
fn snapped(text: &str, at: Range<usize>) -> Range<usize> {
    text.floor_char_boundary(at.start)..text.ceil_char_boundary(at.end)
}

fn unknown_key(message: &str) -> Option<&str> {
    message.strip_prefix("unknown field `")?.split('`').next()
}

/// A parser's message in the words of this program.
fn problem(at: Option<Range<usize>>, message: &str) -> Problem {
    if let Some(key) = unknown_key(message) {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let unknown = Unknown::new("key", key, known.into_iter());
        return Problem { at, message: unknown.message, help: unknown.help };
    }
    let help = document::advice(message);
    let message = match message.strip_prefix("duplicate field ") {
        Some(key) => format!("the key {key} comes twice"),
        None => in_words(message),
    };
    Problem { at, message: printable(&message).into_owned(), help }
}

/// `invalid type: map, expected u32` turned into "expected a whole number, not a table".
fn in_words(message: &str) -> String {
    let kinds = ["invalid type: ", "invalid value: ", "invalid length "];
    let mismatch =
        kinds.iter().find_map(|kind| message.strip_prefix(kind)?.split_once(", expected "));
    let Some((found, expected)) = mismatch else {
        return form_in_words(message);
    };
    format!("expected {}, not {}", expected_in_words(expected), found_in_words(found))
}

/// A syntax error's message; most of them are plain enough.
fn form_in_words(message: &str) -> String {
    match message {
        "duplicate key" => "the key comes twice".to_owned(),
        "recursion limit" => "lists and tables stand too deep in each other".to_owned(),
        "trailing characters" => "more than belongs here".to_owned(),
        "trailing comma" => "a comma with nothing behind it".to_owned(),
        _ if message.starts_with("EOF") => "the file ends too early".to_owned(),
        _ => message.lines().collect::<Vec<_>>().join(", "),
    }
}

fn expected_in_words(expected: &str) -> &str {
    match expected {
        "u32" => "a whole number from 0 to 4294967295",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "an array of length 2" => "a list of two whole numbers",
        "an array of length 4" => "a list of four whole numbers",
        other => other,
    }
}

fn found_in_words(found: &str) -> String {
    let (what, rest) = found.split_once(' ').unwrap_or((found, ""));
    match (what, rest) {
        ("sequence", _) => "a list".into(),
        ("map", _) => "a table".into(),
        ("string", text) => format!("the text {text}"),
        (length, "") if length.bytes().all(|byte| byte.is_ascii_digit()) => format!("of {length}"),
        ("floating", number) => number.trim_start_matches("point ").to_owned(),
        ("integer" | "boolean", value) => value.to_owned(),
        _ => found.to_owned(),
    }
}
