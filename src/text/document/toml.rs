//! TOML into the tree of a document, with all errors of form.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::nesting::unclosed;
use super::syntax::Syntax;
use super::value::{Entries, Entry, Value, comes_twice};
use super::{Span, Spanned};
use crate::text::problem::Problem;

/// Reads a text as far as it can be read; a line with an error of form does not hide the next.
pub(super) fn parse(text: &str) -> (Entries<'_>, Syntax<'_>) {
    let unclosed = match unclosed(text) {
        Ok(unclosed) => unclosed,
        Err(problem) => return (Entries::new(), Syntax::of(text, vec![problem], None)),
    };
    let (document, errors) = DeTable::parse_recoverable(text);
    let errors = errors.iter().map(|error| problem(text, error)).collect();
    (entries(document.into_inner()), Syntax::of(text, errors, unclosed))
}

fn entries<'t>(table: DeTable<'t>) -> Entries<'t> {
    type Read<'t> = (toml::Spanned<Cow<'t, str>>, toml::Spanned<DeValue<'t>>);
    let entry = |(key, value): Read<'t>| Entry {
        key: spanned(key, |key| key),
        value: spanned(value, value_of),
    };
    let mut entries: Entries = table.into_iter().map(entry).collect();
    entries.sort_unstable_by(|one, other| one.key.value.cmp(&other.key.value));
    entries
}

fn spanned<T, V>(read: toml::Spanned<T>, value: impl FnOnce(T) -> V) -> Spanned<V> {
    let span: Span = read.span();
    Spanned { value: value(read.into_inner()), span }
}

fn value_of(value: DeValue) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => {
            Value::List(list.into_iter().map(|item| spanned(item, value_of)).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table)),
    }
}

/// A parser's error in one line.
fn problem(text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span();
    let message = match (error.message(), at.clone().and_then(|at| text.get(at))) {
        ("duplicate key", Some(key)) => comes_twice(key),
        (message, _) => message.lines().collect::<Vec<_>>().join(", "),
    };
    Problem { at, message, help: advice(error.message()) }
}

/// What to do about a parser's message, where it does not say so itself.
fn advice(message: &str) -> Option<String> {
    message.contains("string values must be quoted").then(|| {
        "behind `=` stands a number alone, as `50`; `true` or `false`; a text in quotes, as \
            `\"beginner\"`; or a list in brackets, as `[\"mon\"]`"
            .to_owned()
    })
}
