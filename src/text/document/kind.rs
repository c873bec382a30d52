//! What file is wanted, and what a text is that can't be it, told by its beginning and by the keys
//! at its top: who hands in the wrong one is told so, and not each of its lines.

use super::value::{Entry, Value};
use super::{Span, Spanned};
use crate::text::problem::Problem;

/// A file that is wanted, in the words of problems.
#[derive(Debug)]
pub struct Wanted {
    /// What it is called: "this profile has no ...".
    pub what: &'static str,
    /// What it is written in: `TOML`.
    pub form: &'static str,
    /// How one is told or made: "a profile has lines like ...".
    pub example: &'static str,
    /// The most bytes that it can have, where that is far less than what can be read.
    pub longest: Option<usize>,
    /// What to say about a text whose top tells that it is something else; none when it has
    /// anything of what is wanted.
    pub other: fn(&Top) -> Option<Problem>,
}

/// The keys at the top of a text with what they hold.
#[derive(Debug)]
pub struct Top<'d> {
    /// In their order; as far as they can be read, when the text is broken.
    pub keys: Vec<(&'d str, Shape)>,
    /// Where the first key stands.
    pub first: Option<Span>,
    /// Whether the text is JSON.
    pub is_json: bool,
}

/// Every schema name of the program begins so.
pub const SCHEMAS: &str = "backplan/";
/// As much of a text as tells a schema name from others.
const LONGEST_SCHEMA: usize = 64;
/// How a file of a word processor begins.
const RTF: &str = "{\\rtf";
/// Less than this may well be a slip in each line.
const FEW_LINES: usize = 3;

impl<'d> Top<'d> {
    /// The top of a document.
    pub(super) fn of(entries: &'d [Entry], is_json: bool) -> Self {
        let key = |entry: &'d Entry| (entry.key.value.as_ref(), Shape::of(&entry.value.value));
        let first = entries.first().map(|entry| entry.key.span.clone());
        Self { keys: entries.iter().map(key).collect(), first, is_json }
    }
}

impl Wanted {
    /// What is wrong with a text that is far longer than such a file can be.
    pub(super) fn too_long(&self, text: &str) -> Option<Problem> {
        let longest = self.longest.filter(|longest| text.len() > *longest)?;
        let message =
            format!("{} bytes are too many for a {}: {longest} at most", text.len(), self.what);
        Some(Problem::whole(message, "is it the right file?"))
    }

    /// What to say about a text that is neither JSON nor TOML at all.
    pub(super) fn no_document(&self, text: &str) -> Option<Problem> {
        let begins = |with: &str| {
            text.trim_start()
                .get(..with.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(with))
        };
        let tags = [
            ("<!-- backplan ", "what backplan wrote for people to read"),
            ("<svg", "a picture (SVG)"),
            ("<?xml", "XML"),
            ("<", "a page (HTML)"),
            ("BEGIN:VCALENDAR", "a calendar"),
            (RTF, "a text with its looks (RTF)"),
        ];
        let found = tags.into_iter().find(|(with, _)| begins(with)).map(|(_, found)| found);
        let found = found.or_else(|| {
            has_commas(text).then_some("a table of values with commas between them (CSV)")
        });
        let found =
            found.or_else(|| is_prose(text).then_some("text, and hardly a line of it is TOML"))?;
        Some(Problem::whole(
            format!("this is {found}; a {} is {}", self.what, self.form),
            self.example,
        ))
    }

    /// What to say about JSON that is no such file.
    pub(super) fn no_json(&self, top: &Top, text: &str) -> Option<Problem> {
        if !top.is_json {
            return None;
        }
        let wanted = self.what;
        let has = |wanted: &str| top.keys.iter().any(|(key, _)| *key == wanted);
        let message = if has("$schema") {
            format!("this is a JSON Schema, which says what a file can hold; a {wanted} is wanted")
        } else if has("resourceType") {
            format!("this is a record of a clinic (FHIR); a {wanted} is wanted")
        } else if !self.form.contains("JSON") {
            format!("this is JSON; a {wanted} is TOML")
        } else if text.trim_start().starts_with('[') {
            format!("this is a list (JSON); a {wanted} is a JSON object, or TOML")
        } else {
            return None;
        };
        Some(Problem::whole(message, self.example))
    }
}

/// Whether a text is JSON by its beginning: an object, or a list, which no header of a TOML table
/// looks like.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let list = || {
        let first = text.strip_prefix('[').map(str::trim_start)?;
        let line = text.lines().next().unwrap_or_default();
        Some(
            first.starts_with('{')
                || !first.starts_with('[')
                    && (line == "[" || line.contains([',', '{']) || line == "[]"),
        )
    };
    text.starts_with('{') && !text.starts_with(RTF) || list() == Some(true)
}

/// What a key holds, as far as it tells kinds apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text: its beginning.
    Text(String),
    /// True or false.
    Flag,
    /// A list of values.
    List,
    /// A list of tables.
    Tables,
    /// A table.
    Table,
    /// Anything else.
    Other,
}

impl Shape {
    fn of(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.chars().take(LONGEST_SCHEMA).collect()),
            Value::Flag(_) => Self::Flag,
            Value::List(list) => match list.first() {
                Some(Spanned { value: Value::Table(_), .. }) => Self::Tables,
                _ => Self::List,
            },
            Value::Table(_) => Self::Table,
            _ => Self::Other,
        }
    }

    /// Whether tables stand under the key.
    pub const fn holds_tables(&self) -> bool {
        matches!(self, Self::Table | Self::Tables)
    }
}

/// The lines that say something: not empty, and no comments.
fn content(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the first lines are values with as many commas in each, and no keys.
fn has_commas(text: &str) -> bool {
    let mut lines = content(text)
        .take(2)
        .map(|line| (line.matches(',').count(), line.contains(['=', '[']) || line.contains(", ")));
    lines.next().is_some_and(|(commas, keys)| commas >= 2 && !keys)
        && lines.next().is_none_or(|(commas, _)| commas >= 2)
}

/// Whether a text is anything but TOML: its first line is not, and hardly another.
fn is_prose(text: &str) -> bool {
    let is_toml = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        line.starts_with('[') || key.is_some_and(|key| !key.contains(char::is_whitespace))
    };
    let lines: Vec<bool> = content(text).take(1000).map(is_toml).collect();
    let toml = lines.iter().filter(|is_toml| **is_toml).count();
    lines.len() >= FEW_LINES && !lines[0] && toml * 10 < lines.len()
}
