//! Reading a document key by key, TOML or JSON, so that its mistakes are found at once and each
//! knows its place.
//!
//! A [`Table`] hands out the values it is asked for; what was never asked for is an unknown key.
//! Nothing stops at the first mistake, save that JSON is read to its first error of form and TOML to
//! a list that is never closed; where the form is wrong, nothing is said to be missing.

mod float;
mod json;
mod kind;
mod list;
mod nesting;
mod scalar;
mod syntax;
mod toml;
mod value;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ops::Range;

use crate::text::near::perhaps;
use crate::text::problem::{Found, Problem};
use crate::text::vocabulary::Unknown;
use syntax::Syntax;
use value::{Entries, Entry};

pub use float::Named;
pub use kind::{SCHEMAS, Shape, Top, Wanted};
pub use value::Value;

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

/// What is said of a text that can't be read as it should: the bytes of it that are wrong, what is
/// wrong, what to do.
pub type Wrong = (Option<Span>, String, Option<String>);

/// One table of the document, being read.
pub struct Table<'t> {
    /// By key.
    entries: &'t [Entry<'t>],
    known_keys: RefCell<Vec<&'static str>>,
    /// Keys that are names, of which any will do.
    names: RefCell<HashSet<&'t str>>,
    /// Lists that are too long, with how much of them is read.
    cut: RefCell<Vec<(&'static str, usize)>>,
    what: &'static str,
    /// Where the table stands: its header, or its braces.
    span: Span,
    problems: &'t RefCell<Found>,
    has_errors: Cell<bool>,
    syntax: &'t Syntax<'t>,
    hint: Cell<Hint>,
}

/// What to do about an unknown key, with its value where that is true or false; none when nothing
/// is known of it.
type Hint = fn(&str, Option<bool>) -> Option<String>;

/// Parses `text` and reads its top-level table. Errors of form are problems like all others; a text
/// that is something else than what is wanted is one problem.
pub fn read<T>(text: &str, wanted: &Wanted, reader: impl FnOnce(&Table) -> T) -> (T, Found) {
    let mut found = Found::default();
    let (entries, syntax) = match parse(text, wanted, &mut found) {
        Ok(document) => document,
        Err(problem) => (Entries::new(), Syntax::of(text, vec![problem], None)),
    };
    syntax.errors.iter().cloned().for_each(|error| found.push(error));
    let problems = RefCell::new(found);
    let table = Table::new(&entries, 0..0, wanted.what, &problems, &syntax);
    let value = reader(&table);
    drop(table);
    (value, problems.into_inner())
}

/// What to say about a text that is something else than what is wanted; none when it has anything
/// of it.
pub fn other(text: &str, wanted: &Wanted) -> Option<Problem> {
    parse(text, wanted, &mut Found::default()).err()
}

/// Reads a text as far as it can be read, unless it is something else.
fn parse<'t>(
    text: &'t str,
    wanted: &Wanted,
    found: &mut Found,
) -> Result<(Entries<'t>, Syntax<'t>), Problem> {
    let is_json = kind::is_json(text);
    let none = || if is_json { None } else { wanted.no_document(text) };
    let other = wanted.too_long(text).or_else(none);
    if let Some(problem) = other {
        return Err(problem);
    }
    let (entries, syntax) = if is_json {
        let (entries, error) = json::parse(text, found);
        (entries, Syntax::until(text, error))
    } else {
        toml::parse(text)
    };
    let top = Top::of(&entries, is_json);
    let other = (wanted.other)(&top).or_else(|| wanted.no_json(&top, text));
    other.map_or(Ok((entries, syntax)), Err)
}

/// Whether a text is TOML whose top is as looked for, whatever else is wrong with it.
pub fn is_toml(text: &str, wanted: &Wanted, top: impl FnOnce(&Top) -> bool) -> bool {
    !kind::is_json(text)
        && wanted.no_document(text).is_none()
        && top(&Top::of(&toml::parse(text).0, false))
}

/// Where the value of a top-level key stands, in a TOML text that was read before.
pub fn place_of(text: &str, key: &str) -> Option<Span> {
    value::entry(&toml::parse(text).0, key).map(|entry| entry.value.span.clone())
}

/// The texts, alone or in lists, under some keys of the tables `[[table]]`, in a TOML text that was
/// read before.
pub fn texts(text: &str, tables: &[&str], keys: &[&str]) -> Vec<Spanned<String>> {
    let (entries, _) = toml::parse(text);
    let lists = tables.iter().filter_map(|table| value::entry(&entries, table));
    let tables = lists.flat_map(|list| list.value.value.list());
    let values = tables.flat_map(|table| {
        keys.iter().filter_map(|key| Some(&value::entry(table.value.table()?, key)?.value))
    });
    let text = |value: &Spanned<Value>| {
        let Value::Text(text) = &value.value else { return None };
        Some(Spanned { value: text.to_string(), span: value.span.clone() })
    };
    values
        .flat_map(|value| text(value).into_iter().chain(value.value.list().iter().filter_map(text)))
        .collect()
}

impl<'t> Table<'t> {
    fn new(
        entries: &'t [Entry<'t>],
        span: Span,
        what: &'static str,
        problems: &'t RefCell<Found>,
        syntax: &'t Syntax<'t>,
    ) -> Self {
        Self {
            entries,
            known_keys: RefCell::default(),
            names: RefCell::default(),
            cut: RefCell::default(),
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

    /// Whether a key of this table was not asked for.
    pub fn has_unknown_keys(&self) -> bool {
        self.unknown_keys().next().is_some()
    }

    /// Where the table stands: its header, or its braces as far as they are in one line.
    pub fn span(&self) -> Span {
        let text = self.syntax.text.get(self.span.clone()).unwrap_or_default();
        let line = text.bytes().position(|byte| byte == b'\n').unwrap_or(text.len());
        self.span.start..self.span.start + text[..line].trim_end().len()
    }

    /// The keys that nobody asked for; from now on they are no mistakes.
    pub fn others(&self) -> Vec<&'t str> {
        let others: Vec<&str> = self.unknown_keys().map(|entry| entry.key.value.as_ref()).collect();
        self.names.borrow_mut().extend(&others);
        others
    }

    /// What stands under a key, unread.
    pub fn peek(&self, key: &str) -> Option<&'t Value<'t>> {
        value::entry(self.entries, key).map(|entry| &entry.value.value)
    }

    /// What stands under a key that is known from now on.
    fn find(&self, key: &'static str) -> Option<&'t Spanned<Value<'t>>> {
        self.know(key);
        let value = value::entry(self.entries, key).map(|entry| &entry.value);
        value.filter(|value| !matches!(value.value, Value::Nothing))
    }

    /// Takes a key for known, whatever stands under it.
    pub fn know(&self, key: &'static str) {
        let mut known_keys = self.known_keys.borrow_mut();
        if !known_keys.contains(&key) {
            known_keys.push(key);
        }
    }

    /// Whether anything stands under a key.
    pub fn has(&self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// The place of a key that is there.
    pub fn place(&self, key: &str) -> Option<Span> {
        value::entry(self.entries, key).map(|entry| entry.key.span.clone())
    }

    /// The place of what stands under a key.
    pub fn value_place(&self, key: &str) -> Option<Span> {
        value::entry(self.entries, key).map(|entry| entry.value.span.clone())
    }

    fn expected(&self, key: &str, what: &str, found: &Spanned<Value>) {
        self.report(Self::other_type(key, what, found));
    }

    fn other_type(key: &str, what: &str, found: &Spanned<Value>) -> Problem {
        let kind = found.value.kind();
        Problem::at(found.span.clone(), format!("`{key}` is {what}, not {kind}"))
    }

    /// Says that a key must be there.
    pub fn missing(&self, key: &str) {
        let message = format!("this {} has no `{key}`", self.what);
        self.report_missing(Problem::at(self.span(), message).help(format!("add `{key} = ...`")));
    }

    /// Reports that something is not there; not after an error of form, whose consequence it may
    /// be.
    pub fn report_missing(&self, problem: Problem) {
        if self.syntax.is_broken() {
            return self.has_errors.set(true);
        }
        self.report(problem);
    }

    /// The table under a key.
    pub fn table<T>(
        &self,
        key: &'static str,
        what: &'static str,
        reader: impl FnOnce(&Table) -> T,
    ) -> Option<T> {
        let found = self.find(key)?;
        let Some(entries) = found.value.table() else {
            self.expected(key, "a table", found);
            return None;
        };
        Some(self.inside(entries, found.span.clone(), what, reader))
    }

    fn inside<T>(
        &self,
        entries: &'t [Entry<'t>],
        span: Span,
        what: &'static str,
        reader: impl FnOnce(&Table) -> T,
    ) -> T {
        let inner = Table::new(entries, span, what, self.problems, self.syntax);
        let value = reader(&inner);
        if inner.has_errors() {
            self.has_errors.set(true);
        }
        value
    }

    /// The keys that nobody asked for.
    fn unknown_keys(&self) -> impl Iterator<Item = &'t Entry<'t>> {
        self.entries.iter().filter(|entry| {
            let key = entry.key.value.as_ref();
            !self.known_keys.borrow().contains(&key) && !self.names.borrow().contains(key)
        })
    }

    fn report_unknown(&self, entry: &Entry) {
        let key = entry.key.value.as_ref();
        let flag = if let Value::Flag(flag) = entry.value.value { Some(flag) } else { None };
        let known_keys = self.known_keys.borrow();
        self.unknown(entry.key.span.clone(), KEY, key, || {
            let hint = self.hint.get()(key, flag);
            let help = hint.or_else(|| perhaps(key, known_keys.iter().copied()));
            let all = || format!("this {} can have: {}", self.what, known_keys.join(", "));
            Unknown::with(Unknown::said(KEY, key), help.unwrap_or_else(all))
        });
    }
}

/// Keys that nobody asked for are unknown; said when the table has been read.
impl Drop for Table<'_> {
    fn drop(&mut self) {
        let mut unknown: Vec<&Entry> = self.unknown_keys().collect();
        unknown.sort_unstable_by_key(|entry| entry.key.span.start);
        for entry in unknown {
            self.report_unknown(entry);
        }
    }
}

/// What a key is called.
const KEY: &str = "key";
