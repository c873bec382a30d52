//! TOML into the tree of a document, with all errors of form.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::nesting::unclosed;
use super::syntax::Syntax;
use super::value::{Entries, Entry, Value, comes_twice};
use super::{Span, Spanned};
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::yes_no::yes_or_no;

/// Reads a text as far as it can be read; a line with an error of form does not hide the next.
pub(super) fn parse(text: &str) -> (Entries<'_>, Syntax<'_>) {
    let unclosed = match unclosed(text) {
        Ok(unclosed) => unclosed,
        Err(problem) => return (Entries::new(), Syntax::of(text, vec![problem], None)),
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    let wrong = errors.iter().filter(|error| !is_answer(text, error));
    let errors = wrong.map(|error| problem(text, error)).collect();
    (entries(document.into_inner(), text), Syntax::of(text, errors, unclosed))
}

/// How the parser's messages about bare words begin.
const BARE: [&str; 3] = ["string values must be quoted", "invalid float", "invalid boolean"];

/// Whether what a parser takes for an error is a bare `yes` or `no`, which is none here.
fn is_answer(text: &str, error: &toml::de::Error) -> bool {
    let answer = error.span().and_then(|at| text.get(at)).and_then(yes_or_no);
    answer.is_some() && BARE.iter().any(|bare| error.message().starts_with(bare))
}

fn entries<'t>(table: DeTable<'t>, text: &str) -> Entries<'t> {
    type Read<'t> = (toml::Spanned<Cow<'t, str>>, toml::Spanned<DeValue<'t>>);
    let entry = |(key, value): Read<'t>| Entry {
        key: Spanned { span: key.span(), value: key.into_inner() },
        value: value_in(text, value),
    };
    let mut entries: Entries = table.into_iter().map(entry).collect();
    entries.sort_unstable_by(|one, other| one.key.value.cmp(&other.key.value));
    entries
}

fn value_in<'t>(text: &str, read: toml::Spanned<DeValue<'t>>) -> Spanned<Value<'t>> {
    let span: Span = read.span();
    // What stands in quotes is a text, whatever it says.
    let answer = text.get(span.clone()).and_then(yes_or_no);
    Spanned { value: answer.map_or_else(|| value_of(text, read.into_inner()), Value::Flag), span }
}

fn value_of<'t>(text: &str, value: DeValue<'t>) -> Value<'t> {
    match value {
        DeValue::String(words) => Value::Text(words),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => {
            Value::List(list.into_iter().map(|item| value_in(text, item)).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table, text)),
    }
}

/// A parser's error in one line.
fn problem(text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span();
    let found = at.clone().and_then(|at| text.get(at)).unwrap_or_default();
    let said = || error.message().lines().collect::<Vec<_>>().join(", ");
    let is = |begin: &&str| error.message().starts_with(*begin);
    let is_word = found.starts_with(char::is_alphabetic);
    let (message, help) = match error.message() {
        "duplicate key" => (comes_twice(found), None),
        // The parser takes `none` for a wrong `nan`, and `tomorrow` for a wrong `true`.
        _ if is(&BARE[0]) || BARE.iter().any(is) && is_word => {
            (format!("`{}` is a text without quotes", shown(found)), Some(VALUES))
        }
        _ if is(&"invalid date") => (said(), Some(DATE)),
        _ if is(&"key with no value") || is(&"invalid unquoted key") && found.starts_with(':') => {
            (said(), Some(EQUALS))
        }
        _ => (said(), None),
    };
    Problem { at, message, help: help.map(Into::into) }
}

/// What stands behind a key.
const VALUES: &str = "behind `=` stands a number alone, as `50`; `true` or `false`; a text in \
    quotes, as `\"beginner\"`; or a list in brackets, as `[\"mon\"]`";
const DATE: &str = "write year, month and day, as 2026-11-30";
/// What stands between.
const EQUALS: &str = "between a key and its value stands `=`, as in `minutes = 30`";
