//! Reading a TOML document key by key, so that every mistake in it is found at once and each knows its place.
//!
//! A [`Table`] hands out the values it is asked for; what was never asked for is an unknown key. Nothing stops at the first mistake.

mod real;

use std::cell::{Cell, RefCell};
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::problem::Problem;
use crate::word::{Unknown, Word};

/// A place in the text.
pub type Span = Range<usize>;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

type Entry<'t> = (&'t str, Span, &'t DeValue<'t>, Span);

/// One table of the document, being read.
pub struct Table<'t> {
    entries: Vec<Entry<'t>>,
    asked: RefCell<Vec<&'static str>>,
    /// Keys that are names, of which any will do.
    names: RefCell<Vec<String>>,
    what: &'static str,
    /// Where the table stands: its header, or its braces.
    pub span: Span,
    problems: &'t RefCell<Vec<Problem>>,
    hurt: Cell<bool>,
    broken: bool,
}

/// Parses `text` and reads its top-level table. Syntax errors are problems like all others.
pub fn read<T>(text: &str, what: &'static str, reader: impl FnOnce(&Table) -> T) -> (T, Vec<Problem>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let syntax = errors.into_iter().map(|error| {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        Problem { at: error.span(), message, help: None }
    });
    let problems = RefCell::new(syntax.collect::<Vec<_>>());
    // What is missing after a syntax error is mostly its consequence: only what is there can be wrong then.
    let syntax = problems.borrow().len();
    let broken = syntax > 0;
    let table = Table::new(document.get_ref(), 0..0, what, &problems, broken);
    let value = reader(&table);
    drop(table);
    let problems = problems.into_inner();
    (value, if broken { without_consequences(text, syntax, problems) } else { problems })
}

/// Leaves out what is only the consequence of a syntax error: what else is wrong in its line, and everything behind a list or
/// text that is never closed, which takes the rest of the document for its own.
fn without_consequences(text: &str, syntax: usize, mut problems: Vec<Problem>) -> Vec<Problem> {
    let start = |problem: &Problem| problem.at.as_ref().map_or(0, |at| at.start.min(text.len()));
    let ends: Vec<usize> = text.match_indices('\n').map(|(end, _)| end).collect();
    let line = |problem: &Problem| ends.partition_point(|end| *end < start(problem));
    let others = problems.split_off(syntax);
    problems.sort_by_key(start);
    let unclosed = problems.iter().any(|problem| problem.message.contains("unclosed"));
    problems.dedup_by_key(|problem| line(problem));
    if unclosed {
        problems.truncate(1);
        problems[0].help = Some("close the list before it with `]`".into());
    }
    let lines: Vec<usize> = problems.iter().map(line).collect();
    let first = problems.first().map_or(0, start);
    let meant = |problem: &Problem| !(lines.contains(&line(problem)) || unclosed && start(problem) >= first);
    let others: Vec<Problem> = others.into_iter().filter(meant).collect();
    problems.extend(others);
    problems
}

fn parse_number(number: &toml::de::DeInteger) -> Option<u32> {
    let digits = number.as_str().replace('_', "");
    u32::from_str_radix(digits.trim_start_matches('+'), number.radix()).ok()
}

/// Where the value of a top-level key stands, in a text that was read before.
pub fn place_of(text: &str, key: &str) -> Option<Span> {
    let (document, _) = DeTable::parse_recoverable(text);
    document.get_ref().iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.span())
}

impl<'t> Table<'t> {
    fn new(
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        problems: &'t RefCell<Vec<Problem>>,
        broken: bool,
    ) -> Self {
        let entry = |(key, value): (&'t toml::Spanned<_>, &'t toml::Spanned<DeValue<'t>>)| -> Entry<'t> {
            let key: &'t toml::Spanned<std::borrow::Cow<'t, str>> = key;
            (key.get_ref().as_ref(), key.span(), value.get_ref(), value.span())
        };
        let entries = table.iter().map(entry).collect();
        Self {
            entries,
            asked: RefCell::default(),
            names: RefCell::default(),
            what,
            span,
            problems,
            hurt: Cell::new(false),
            broken,
        }
    }

    /// Reports a mistake.
    pub fn report(&self, problem: Problem) {
        self.hurt.set(true);
        self.problems.borrow_mut().push(problem);
    }

    /// Whether a mistake was reported in this table.
    pub fn is_hurt(&self) -> bool {
        self.hurt.get()
    }

    /// The keys that are there, with their places, in the order of the text.
    pub fn keys(&self) -> Vec<At<&'t str>> {
        let mut keys: Vec<_> =
            self.entries.iter().map(|(key, span, ..)| At { value: *key, span: span.clone() }).collect();
        keys.sort_by_key(|key| key.span.start);
        keys
    }

    fn find(&self, key: &'static str) -> Option<&Entry<'t>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.entries.iter().find(|(name, ..)| *name == key)
    }

    fn expected(&self, key: &str, what: &str, value: &DeValue, span: &Span) {
        let found = match value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.report(Problem::at(span.clone(), format!("`{key}` is {what}, not {found}")));
    }

    /// Says that a key must be there.
    pub fn missing(&self, key: &str) {
        let message = format!("this {} has no `{key}`", self.what);
        self.lacks(Problem::at(self.span.clone(), message).help(format!("add `{key} = ...`")));
    }

    /// Reports that something is not there; not after a syntax error, whose consequence it may be.
    pub fn lacks(&self, problem: Problem) {
        if self.broken {
            return self.hurt.set(true);
        }
        self.report(problem);
    }

    /// How many entries the list under a key has, whatever they are; none when there is no list.
    pub fn count(&self, key: &'static str) -> Option<At<usize>> {
        let (_, _, value, span) = self.entries.iter().find(|(name, ..)| *name == key)?;
        value.as_array().map(|list| At { value: list.len(), span: span.clone() })
    }

    /// The text under a key.
    pub fn text(&self, key: &'static str) -> Option<At<&'t str>> {
        let (_, _, value, span) = self.find(key)?;
        match value {
            DeValue::String(text) => Some(At { value: text.as_ref(), span: span.clone() }),
            other => {
                self.expected(key, "a text", other, span);
                None
            }
        }
    }

    /// The text under a key, read by `parse`; the range of its error is counted from the text's first byte.
    pub fn parsed<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, (Option<Span>, String, Option<String>)>,
    ) -> Option<At<T>> {
        let text = self.text(key)?;
        match parse(text.value) {
            Ok(value) => Some(At { value, span: text.span }),
            Err((within, message, help)) => {
                let quote = text.span.start + 1;
                // Behind escapes and triple quotes a byte of the value is not the same byte of the text.
                let plain = text.span.len() == text.value.len() + 2;
                let at = within
                    .filter(|_| plain)
                    .map_or(text.span.clone(), |within| quote + within.start..quote + within.end);
                self.report(Problem { at: Some(at), message, help });
                None
            }
        }
    }

    /// One word of a vocabulary under a key.
    pub fn word<W: Word>(&self, key: &'static str) -> Option<At<W>> {
        self.parsed(key, |text| W::parse(text).map_err(|unknown| (None, unknown.message, unknown.help)))
    }

    /// A whole number within a range under a key; `why` says what the range stands for.
    pub fn number(&self, key: &'static str, range: std::ops::RangeInclusive<u32>, why: &str) -> Option<At<u32>> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Integer(number) = value else {
            self.expected(key, "a whole number", value, span);
            return None;
        };
        match parse_number(number) {
            Some(number) if range.contains(&number) => Some(At { value: number, span: span.clone() }),
            _ => {
                let message = format!("`{key}` is {} to {}, not {number}", range.start(), range.end());
                self.report(Problem {
                    at: Some(span.clone()),
                    message,
                    help: (!why.is_empty()).then(|| why.to_owned()),
                });
                None
            }
        }
    }

    /// The list of whole numbers under a key.
    pub fn numbers(&self, key: &'static str) -> Option<At<Vec<u32>>> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Array(list) = value else {
            self.expected(key, "a list of whole numbers", value, span);
            return None;
        };
        let number = |item: &'t toml::Spanned<DeValue<'t>>| {
            let read = match item.get_ref() {
                DeValue::Integer(number) => parse_number(number),
                _ => None,
            };
            if read.is_none() {
                self.report(Problem::at(item.span(), format!("`{key}` is a list of whole numbers from 0 on")));
            }
            read
        };
        let numbers: Vec<Option<u32>> = list.iter().map(number).collect();
        let value = numbers.into_iter().collect::<Option<_>>()?;
        Some(At { value, span: span.clone() })
    }

    /// True or false under a key.
    pub fn flag(&self, key: &'static str) -> Option<At<bool>> {
        let (_, _, value, span) = self.find(key)?;
        if let Some(value) = value.as_bool() {
            Some(At { value, span: span.clone() })
        } else {
            self.expected(key, "true or false", value, span);
            None
        }
    }

    /// Whether a list stands under a key.
    pub fn is_list(&self, key: &'static str) -> bool {
        self.find(key).is_some_and(|(_, _, value, _)| matches!(value, DeValue::Array(_)))
    }

    /// True or false under a key, or an empty text for what is not said yet.
    pub fn flag_or_blank(&self, key: &'static str) -> Option<bool> {
        match self.find(key)? {
            (_, _, DeValue::String(text), _) if text.is_empty() => None,
            _ => self.flag(key).map(|at| at.value),
        }
    }

    /// The date or text under a key, as text.
    pub fn date_or_text(&self, key: &'static str) -> Option<At<String>> {
        let (_, _, value, span) = self.find(key)?;
        match value {
            // What could not be read at all is left empty and reported as syntax.
            DeValue::String(text) if self.broken && text.is_empty() => None,
            DeValue::String(text) => Some(At { value: text.to_string(), span: span.clone() }),
            DeValue::Datetime(date) => Some(At { value: date.to_string(), span: span.clone() }),
            other => {
                self.expected(key, "a date or a text", other, span);
                None
            }
        }
    }

    /// The list of texts under a key; none when the key is not there.
    pub fn texts(&self, key: &'static str) -> Option<Vec<At<&'t str>>> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Array(list) = value else {
            self.expected(key, "a list of texts", value, span);
            return None;
        };
        let text = |item: &'t toml::Spanned<DeValue<'t>>| match item.get_ref() {
            DeValue::String(text) => Some(At { value: text.as_ref(), span: item.span() }),
            other => {
                self.expected(key, "a list of texts", other, &item.span());
                None
            }
        };
        Some(list.iter().filter_map(text).collect())
    }

    /// The list of words of a vocabulary under a key.
    pub fn words<W: Word>(&self, key: &'static str) -> Option<Vec<At<W>>> {
        let texts = self.texts(key)?;
        let word = |text: At<&str>| match W::parse(text.value) {
            Ok(value) => Some(At { value, span: text.span }),
            Err(unknown) => {
                self.report(Problem::unknown(text.span, unknown));
                None
            }
        };
        Some(texts.into_iter().filter_map(word).collect())
    }

    /// The table under a key.
    pub fn table<T>(&self, key: &'static str, what: &'static str, reader: impl FnOnce(&Table) -> T) -> Option<T> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Table(table) = value else {
            self.expected(key, "a table", value, span);
            return None;
        };
        Some(self.inside(table, span.clone(), what, reader))
    }

    /// The tables in the list under a key, `[[key]]`.
    pub fn tables<T>(&self, key: &'static str, what: &'static str, mut reader: impl FnMut(&Table) -> T) -> Vec<T> {
        let Some((_, _, value, span)) = self.find(key) else { return Vec::new() };
        let DeValue::Array(list) = value else {
            self.expected(key, &format!("a list of tables, `[[{key}]]`"), value, span);
            return Vec::new();
        };
        let table = |item: &'t toml::Spanned<DeValue<'t>>| match item.get_ref() {
            DeValue::Table(table) => Some(self.inside(table, item.span(), what, &mut reader)),
            other => {
                self.expected(key, "a list of tables", other, &item.span());
                None
            }
        };
        list.iter().filter_map(table).collect()
    }

    fn inside<T>(&self, table: &'t DeTable<'t>, span: Span, what: &'static str, reader: impl FnOnce(&Table) -> T) -> T {
        let inner = Table::new(table, span, what, self.problems, self.broken);
        let value = reader(&inner);
        if inner.is_hurt() {
            self.hurt.set(true);
        }
        value
    }
}

/// Keys that nobody asked for are unknown; said when the table has been read.
impl Drop for Table<'_> {
    fn drop(&mut self) {
        let (asked, names) = (self.asked.borrow(), self.names.borrow());
        for (key, span, ..) in &self.entries {
            if !asked.contains(key) && !names.iter().any(|name| name == key) {
                let mut unknown = Unknown::new("key", key, asked.iter().copied());
                if unknown.help.as_ref().is_none_or(|help| !help.starts_with("did you mean")) {
                    unknown.help = Some(format!("this {} can have: {}", self.what, asked.join(", ")));
                }
                self.problems.borrow_mut().push(Problem::unknown(span.clone(), unknown));
                self.hurt.set(true);
            }
        }
    }
}
