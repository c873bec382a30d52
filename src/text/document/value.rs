//! What a document holds, in whichever form it was written: a tree of values with their places.

use std::borrow::Cow;

use super::Spanned;
use crate::text::printable::shown;
use crate::text::problem::{Found, Problem};
use crate::text::yes_no::yes_or_no;

/// A value of a document.
#[derive(Debug)]
pub enum Value<'t> {
    /// A text.
    Text(Cow<'t, str>),
    /// A whole number; none when it is larger than anything that is read.
    Integer(Option<i64>),
    /// A number with a point or a power of ten.
    Float(f64),
    /// True or false.
    Flag(bool),
    /// A date as TOML knows it, in its words.
    Date(String),
    /// Values in their order.
    List(Vec<Spanned<Self>>),
    /// Values by their keys.
    Table(Entries<'t>),
    /// `null`: as if the key were not there.
    Nothing,
}

/// The values of a table in the order of their keys, each key once.
pub type Entries<'t> = Vec<Entry<'t>>;

/// A key of a table with its value.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key.
    pub key: Spanned<Cow<'t, str>>,
    /// What stands under it.
    pub value: Spanned<Value<'t>>,
}

/// Brings what was read of a table into order. A key that comes twice is a mistake; the first one
/// counts.
pub(super) fn sorted<'t>(mut entries: Entries<'t>, found: &mut Found) -> Entries<'t> {
    entries.sort_by(|one, other| one.key.value.cmp(&other.key.value));
    entries.dedup_by(|later, first| {
        let twice = later.key.value == first.key.value;
        if twice {
            found.push(Problem::at(later.key.span.clone(), comes_twice(&later.key.value)));
        }
        twice
    });
    entries
}

pub(super) fn comes_twice(key: &str) -> String {
    format!("the key `{}` comes twice", shown(key))
}

/// The entry of a key.
pub(super) fn entry<'e, 't>(entries: &'e [Entry<'t>], key: &str) -> Option<&'e Entry<'t>> {
    let at = entries.binary_search_by(|entry| entry.key.value.as_ref().cmp(key)).ok()?;
    Some(&entries[at])
}

impl<'t> Value<'t> {
    /// What such a value is called in messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number with a point",
            Self::Flag(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Nothing => "nothing (`null`)",
        }
    }

    /// True or false, or a text that is a yes or a no.
    pub fn answer(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            Self::Text(text) => yes_or_no(text),
            _ => None,
        }
    }

    /// The entries of a table.
    pub(super) fn table(&self) -> Option<&[Entry<'t>]> {
        if let Self::Table(entries) = self { Some(entries) } else { None }
    }

    /// The entries of a list; nothing of anything else.
    pub fn list(&self) -> &[Spanned<Self>] {
        if let Self::List(list) = self { list } else { &[] }
    }

    /// What stands under a key of a table.
    pub fn get(&self, key: &str) -> Option<&Self> {
        entry(self.table()?, key).map(|entry| &entry.value.value)
    }

    /// A text, or a date in its words.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Date(date) => Some(date),
            _ => None,
        }
    }
}
