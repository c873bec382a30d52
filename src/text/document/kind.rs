//! What file is wanted, and what a text is that can't be it, told by its beginning and by the keys
//! at its top: who hands in the wrong one is told so, and not each of its lines.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::Span;
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
    /// In the order of the text in JSON, in that of the keys in TOML; as far as it goes, when the
    /// text is broken.
    pub keys: Vec<(Cow<'d, str>, Shape)>,
    /// Where the first key stands, in TOML.
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
    /// The top of a TOML document.
    pub fn of(document: &'d DeTable) -> Self {
        let key = |(key, value): (&'d toml::Spanned<Cow<str>>, &toml::Spanned<DeValue>)| {
            (key.get_ref().as_ref().into(), Shape::of(value.get_ref()))
        };
        let first = document.keys().next().map(toml::Spanned::span);
        Self { keys: document.iter().map(key).collect(), first, is_json: false }
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

    /// What to say about a text that is no TOML at all.
    pub fn not_toml(&self, text: &str) -> Option<Problem> {
        if is_json(text) {
            return self.not_json(text);
        }
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

    fn not_json(&self, text: &str) -> Option<Problem> {
        let top = Top { keys: json_top(text), first: None, is_json: true };
        let wanted = self.what;
        let schema = || {
            let message = format!(
                "this is a JSON Schema, which says what a file can hold; a {wanted} is wanted"
            );
            top.keys
                .iter()
                .any(|(key, _)| key == "$schema")
                .then(|| Problem::whole(message, self.example))
        };
        let can_be = self.form.contains("JSON");
        let list = || {
            let message = format!("this is a list (JSON); a {wanted} is a JSON object, or TOML");
            (can_be && text.trim_start().starts_with('['))
                .then(|| Problem::whole(message, self.example))
        };
        let json = || {
            (!can_be)
                .then(|| Problem::whole(format!("this is JSON; a {wanted} is TOML"), self.example))
        };
        (self.other)(&top).or_else(schema).or_else(list).or_else(json)
    }
}

/// Whether a text is JSON by its beginning: an object, or a list, which no header of a TOML table
/// looks like.
fn is_json(text: &str) -> bool {
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
    fn of(value: &DeValue) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.chars().take(LONGEST_SCHEMA).collect()),
            DeValue::Boolean(_) => Self::Flag,
            DeValue::Array(list) if list.first().is_some_and(|item| item.get_ref().is_table()) => {
                Self::Tables
            }
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
            _ => Self::Other,
        }
    }

    fn of_json(value: &str) -> Self {
        let inner = |value: &str| value[1..].trim_start().starts_with('{');
        match value.as_bytes().first() {
            Some(b'"') => Self::Text(value[1..].split('"').next().unwrap_or_default().to_owned()),
            Some(b't' | b'f') => Self::Flag,
            Some(b'[') if inner(value) => Self::Tables,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Table,
            _ => Self::Other,
        }
    }

    /// Whether tables stand under the key.
    pub const fn holds_tables(&self) -> bool {
        matches!(self, Self::Table | Self::Tables)
    }
}

/// The keys at the top of a JSON object with what they hold; as far as it goes, when it is broken.
fn json_top(text: &str) -> Vec<(Cow<'_, str>, Shape)> {
    let bytes = text.as_bytes();
    let (mut top, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = text_end(bytes, at);
                let behind = text.get(end + 1..).unwrap_or_default().trim_start();
                if let Some(value) = behind.strip_prefix(':').filter(|_| depth == 1) {
                    let key = text.get(at + 1..end).unwrap_or_default();
                    top.push((key.into(), Shape::of_json(value.trim_start())));
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    top
}

/// The closing quote of the JSON text that begins at a byte.
fn text_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
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
