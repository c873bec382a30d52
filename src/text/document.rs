//! Reading a TOML document key by key, so that every mistake in it is found at once and each knows
//! its place.
//!
//! A [`Table`] hands out the values it is asked for; what was never asked for is an unknown key.
//! Nothing stops at the first mistake.

mod float;
mod kind;
mod nesting;
mod syntax;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::text::printable::shown;
use crate::text::problem::{Found, Problem};
use crate::text::vocabulary::{Unknown, Vocabulary};
use syntax::Syntax;

pub use kind::{SCHEMAS, Shape, Top, Wanted};
pub use nesting::too_deep;
pub use syntax::advice;

/// A place in the text.
pub type Span = Range<usize>;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

type Entry<'t> = (&'t str, Span, &'t DeValue<'t>, Span);

/// One table of the document, being read.
pub struct Table<'t> {
    /// By key.
    entries: Vec<Entry<'t>>,
    known_keys: RefCell<Vec<&'static str>>,
    /// Keys that are names, of which any will do.
    names: RefCell<HashSet<&'t str>>,
    /// Lists that are too long to be read.
    left_out: RefCell<Vec<&'static str>>,
    what: &'static str,
    /// Where the table stands: its header, or its braces.
    pub span: Span,
    problems: &'t RefCell<Found>,
    has_errors: Cell<bool>,
    syntax: &'t Syntax,
    hint: Cell<Hint>,
}

/// What to do about an unknown key, with its value where that is true or false; none when nothing
/// is known of it.
type Hint = fn(&str, Option<bool>) -> Option<String>;

/// Parses `text` and reads its top-level table. Syntax errors are problems like all others; a text
/// that is something else than what is wanted is one problem.
pub fn read<T>(text: &str, wanted: &Wanted, reader: impl FnOnce(&Table) -> T) -> (T, Found) {
    let refused =
        wanted.too_long(text).or_else(|| wanted.not_toml(text)).or_else(|| too_deep(text));
    let (document, errors) = DeTable::parse_recoverable(if refused.is_some() { "" } else { text });
    let refused = refused.or_else(|| (wanted.other)(&Top::of(document.get_ref())));
    let nothing = DeTable::default();
    let (document, syntax) = match refused {
        Some(problem) => (&nothing, Syntax::of(text, vec![problem])),
        None => {
            (document.get_ref(), Syntax::of(text, errors.iter().map(syntax::problem).collect()))
        }
    };
    let problems = RefCell::new(Found::from(syntax.errors.clone()));
    let table = Table::new(document, 0..0, wanted.what, &problems, &syntax);
    let value = reader(&table);
    drop(table);
    (value, problems.into_inner())
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

/// The texts, alone or in lists, under some keys of the tables `[[table]]`, in a text that was read
/// before.
pub fn texts(text: &str, tables: &[&str], keys: &[&str]) -> Vec<Spanned<String>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let lists =
        document.get_ref().iter().filter(|(name, _)| tables.contains(&name.get_ref().as_ref()));
    let tables =
        lists.filter_map(|(_, list)| list.get_ref().as_array()).flat_map(|list| list.iter());
    let entries =
        tables.filter_map(|table| table.get_ref().as_table()).flat_map(|table| table.iter());
    let values =
        entries.filter(|(key, _)| keys.contains(&key.get_ref().as_ref())).map(|(_, value)| value);
    let alone_or_listed = |value: &toml::Spanned<DeValue>| -> Vec<Spanned<String>> {
        let text = |value: &toml::Spanned<DeValue>| {
            value
                .get_ref()
                .as_str()
                .map(|text| Spanned { value: text.to_owned(), span: value.span() })
        };
        value.get_ref().as_array().map_or_else(
            || text(value).into_iter().collect(),
            |list| list.iter().filter_map(text).collect(),
        )
    };
    values.flat_map(alone_or_listed).collect()
}

impl<'t> Table<'t> {
    fn new(
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        problems: &'t RefCell<Found>,
        syntax: &'t Syntax,
    ) -> Self {
        let entry =
            |(key, value): (&'t toml::Spanned<_>, &'t toml::Spanned<DeValue<'t>>)| -> Entry<'t> {
                let key: &'t toml::Spanned<std::borrow::Cow<'t, str>> = key;
                (key.get_ref().as_ref(), key.span(), value.get_ref(), value.span())
            };
        let mut entries: Vec<Entry> = table.iter().map(entry).collect();
        entries.sort_unstable_by_key(|(key, ..)| *key);
        Self {
            entries,
            known_keys: RefCell::default(),
            names: RefCell::default(),
            left_out: RefCell::default(),
            what,
            span,
            problems,
            has_errors: Cell::new(false),
            syntax,
            hint: Cell::new(|_, _| None),
        }
    }

    /// Sets what is said about unknown keys that mean something elsewhere.
    pub fn hint(&self, hint: Hint) {
        self.hint.set(hint);
    }

    /// Reports a mistake.
    pub fn report(&self, problem: Problem) {
        self.has_errors.set(true);
        if self.syntax.means(problem.at.as_ref()) {
            self.problems.borrow_mut().push(problem);
        }
    }

    /// Reports a text that is no `what`; what to say about it is only asked for where it will be
    /// shown.
    pub fn unknown(&self, at: Span, what: &str, text: &str, unknown: impl FnOnce() -> Unknown) {
        self.has_errors.set(true);
        if self.syntax.means(Some(&at)) {
            self.problems.borrow_mut().unknown(at, what, text, unknown);
        }
    }

    /// Whether a mistake was reported in this table.
    pub fn has_errors(&self) -> bool {
        self.has_errors.get()
    }

    fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries
            .binary_search_by_key(&key, |(name, ..)| name)
            .ok()
            .map(|place| &self.entries[place])
    }

    fn find(&self, key: &'static str) -> Option<&Entry<'t>> {
        let mut known_keys = self.known_keys.borrow_mut();
        if !known_keys.contains(&key) {
            known_keys.push(key);
        }
        if self.left_out.borrow().contains(&key) { None } else { self.entry(key) }
    }

    /// The place of a key that is there.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entry(key).map(|(_, span, ..)| span.clone())
    }

    fn expected(&self, key: &str, what: &str, value: &DeValue, span: &Span) {
        self.report(Self::other_type(key, what, value, span));
    }

    fn other_type(key: &str, what: &str, value: &DeValue, span: &Span) -> Problem {
        let found = match value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        Problem::at(span.clone(), format!("`{key}` is {what}, not {found}"))
    }

    /// Says that a key must be there.
    pub fn missing(&self, key: &str) {
        let message = format!("this {} has no `{key}`", self.what);
        self.report_missing(
            Problem::at(self.span.clone(), message).help(format!("add `{key} = ...`")),
        );
    }

    /// Reports that something is not there; not after a syntax error, whose consequence it may be.
    pub fn report_missing(&self, problem: Problem) {
        if self.syntax.is_broken() {
            return self.has_errors.set(true);
        }
        self.report(problem);
    }

    /// Reports a list that is longer than what is read, and leaves it out.
    pub fn few(&self, key: &'static str, most: usize, what: &str) {
        let Some(list) = self.count(key).filter(|list| list.value > most) else { return };
        let message = format!("{} {what}, more than the {most} that are read", list.value);
        self.report(Problem::at(list.span.start..list.span.start + 1, message));
        self.left_out.borrow_mut().push(key);
    }

    /// How many entries the list under a key has, whatever they are; none when there is no list.
    pub fn count(&self, key: &'static str) -> Option<Spanned<usize>> {
        let (_, _, value, span) = self.entry(key)?;
        value.as_array().map(|list| Spanned { value: list.len(), span: span.clone() })
    }

    /// The text under a key.
    pub fn text(&self, key: &'static str) -> Option<Spanned<&'t str>> {
        let (_, _, value, span) = self.find(key)?;
        match value {
            DeValue::String(text) => Some(Spanned { value: text.as_ref(), span: span.clone() }),
            other => {
                self.expected(key, "a text", other, span);
                None
            }
        }
    }

    /// The text under a key, read by `parse`; the range of its error is counted from the text's
    /// first byte.
    pub fn parsed<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, (Option<Span>, String, Option<String>)>,
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        match parse(text.value) {
            Ok(value) => Some(Spanned { value, span: text.span }),
            Err((within, message, help)) => {
                let quote = text.span.start + 1;
                // Behind escapes and triple quotes a byte of the value is not the same byte of the
                // text.
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
    pub fn word<W: Vocabulary>(&self, key: &'static str) -> Option<Spanned<W>> {
        self.parsed(key, |text| {
            W::parse(text).map_err(|unknown| (None, unknown.message, unknown.help))
        })
    }

    /// A whole number within a range under a key; `why` says what the range stands for.
    pub fn number(
        &self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
        why: &str,
    ) -> Option<Spanned<u32>> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Integer(number) = value else {
            self.expected(key, "a whole number", value, span);
            return None;
        };
        match parse_number(number) {
            Some(number) if range.contains(&number) => {
                Some(Spanned { value: number, span: span.clone() })
            }
            _ => {
                let message = format!(
                    "`{key}` is {} to {}, not {}",
                    range.start(),
                    range.end(),
                    shown(&number.to_string())
                );
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
    pub fn numbers(&self, key: &'static str) -> Option<Spanned<Vec<u32>>> {
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
                self.report(Problem::at(
                    item.span(),
                    format!("`{key}` is a list of whole numbers from 0 on"),
                ));
            }
            read
        };
        let numbers: Vec<Option<u32>> = list.iter().map(number).collect();
        let value = numbers.into_iter().collect::<Option<_>>()?;
        Some(Spanned { value, span: span.clone() })
    }

    /// True or false under a key.
    pub fn flag(&self, key: &'static str) -> Option<Spanned<bool>> {
        let (_, _, value, span) = self.find(key)?;
        if let Some(value) = value.as_bool() {
            Some(Spanned { value, span: span.clone() })
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
    pub fn date_or_text(&self, key: &'static str) -> Option<Spanned<String>> {
        let (_, _, value, span) = self.find(key)?;
        match value {
            // What could not be read at all is left empty and reported as syntax.
            DeValue::String(text) if self.syntax.is_broken() && text.is_empty() => None,
            DeValue::String(text) => Some(Spanned { value: text.to_string(), span: span.clone() }),
            DeValue::Datetime(date) => {
                Some(Spanned { value: date.to_string(), span: span.clone() })
            }
            other => {
                self.expected(key, "a date or a text", other, span);
                None
            }
        }
    }

    /// The list of texts under a key; none when the key is not there.
    pub fn texts(&self, key: &'static str) -> Option<Vec<Spanned<&'t str>>> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Array(list) = value else {
            let problem = Self::other_type(key, "a list of texts", value, span);
            self.report(Problem {
                help: value.as_str().map(|text| in_brackets(key, text)),
                ..problem
            });
            return None;
        };
        let text = |item: &'t toml::Spanned<DeValue<'t>>| match item.get_ref() {
            DeValue::String(text) => Some(Spanned { value: text.as_ref(), span: item.span() }),
            other => {
                self.expected(key, "a list of texts", other, &item.span());
                None
            }
        };
        Some(list.iter().filter_map(text).collect())
    }

    /// The list of words of a vocabulary under a key.
    pub fn words<W: Vocabulary>(&self, key: &'static str) -> Option<Vec<Spanned<W>>> {
        let texts = self.texts(key)?;
        let word = |text: Spanned<&str>| {
            let value = W::find(text.value);
            if value.is_none() {
                self.unknown(text.span.clone(), W::WHAT, text.value, || W::unknown(text.value));
            }
            Some(Spanned { value: value?, span: text.span })
        };
        Some(texts.into_iter().filter_map(word).collect())
    }

    /// The table under a key.
    pub fn table<T>(
        &self,
        key: &'static str,
        what: &'static str,
        reader: impl FnOnce(&Table) -> T,
    ) -> Option<T> {
        let (_, _, value, span) = self.find(key)?;
        let DeValue::Table(table) = value else {
            self.expected(key, "a table", value, span);
            return None;
        };
        Some(self.inside(table, span.clone(), what, reader))
    }

    /// The tables in the list under a key, `[[key]]`.
    pub fn tables<T>(
        &self,
        key: &'static str,
        what: &'static str,
        mut reader: impl FnMut(&Table) -> T,
    ) -> Vec<T> {
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

    fn inside<T>(
        &self,
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        reader: impl FnOnce(&Table) -> T,
    ) -> T {
        let inner = Table::new(table, span, what, self.problems, self.syntax);
        let value = reader(&inner);
        if inner.has_errors() {
            self.has_errors.set(true);
        }
        value
    }
}

/// Keys that nobody asked for are unknown; said when the table has been read.
impl Drop for Table<'_> {
    fn drop(&mut self) {
        let (known_keys, names) = (self.known_keys.borrow(), self.names.borrow());
        let is_unknown = |key: &str| !known_keys.contains(&key) && !names.contains(key);
        let mut unknown: Vec<_> = self.entries.iter().filter(|(key, ..)| is_unknown(key)).collect();
        unknown.sort_unstable_by_key(|(_, span, ..)| span.start);
        for (key, span, value, _) in unknown {
            self.unknown(span.clone(), KEY, key, || {
                let mut unknown = Unknown::new(KEY, key, known_keys.iter().copied());
                if let Some(hint) = self.hint.get()(key, value.as_bool()) {
                    unknown.help = Some(hint);
                } else if unknown.help.as_ref().is_none_or(|help| !help.starts_with("did you mean"))
                {
                    unknown.help =
                        Some(format!("this {} can have: {}", self.what, known_keys.join(", ")));
                }
                unknown
            });
        }
    }
}

/// How a list is written that holds the parts of a text.
fn in_brackets(key: &str, text: &str) -> String {
    let parts: Vec<String> =
        text.split(',').map(|part| format!("\"{}\"", shown(part.trim()))).collect();
    format!("write it in brackets: `{key} = [{}]`", parts.join(", "))
}

/// What a key is called.
const KEY: &str = "key";
