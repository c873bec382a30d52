//! Texts, ids and words of a catalogue file, alone and in lists: what must be there, and what can be
//! shown.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use crate::catalogue::breath;
use crate::text::document::{Spanned, Table, Wrong};
use crate::text::id::{Id, Text};
use crate::text::printable::{disturbing, is_blank};
use crate::text::problem::Problem;
use crate::text::vocabulary::Vocabulary;

/// The longest text, in characters: what a card can hold.
pub const LONGEST_TEXT: usize = 600;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// Ids that mean something else where people type them: `--equipment gym`, `--exclude none`.
pub const TAKEN: [&str; 6] = ["all", "any", "gym", "none", "today", "tomorrow"];

/// What a key must hold, or the problem that it does not.
pub(super) fn need<T>(table: &Table, key: &'static str, value: Option<T>) -> Option<T> {
    if value.is_none() && table.place(key).is_none() {
        table.missing(key);
    }
    value
}

pub(super) fn read_id(table: &Table, key: &'static str) -> Option<Spanned<Id>> {
    table.parsed(key, parse_id)
}

pub(super) fn parse_id(text: &str) -> Result<Id, Wrong> {
    Id::parse(text).map_err(|message| (None, message, None))
}

/// Reports an id that is a word with a meaning of its own.
pub(super) fn refuse_taken(table: &Table, what: &str, id: Option<&Spanned<Id>>, also: &[&str]) {
    let is_taken =
        |id: &&Spanned<Id>| TAKEN.contains(&id.value.as_str()) || also.contains(&id.value.as_str());
    if let Some(id) = id.filter(is_taken) {
        let problem = Problem::at(id.span.clone(), format!("`{}` can't be {what}", id.value));
        table.report(problem.help("it is a word with a meaning of its own; take another id"));
    }
}

/// A text that can be shown: not empty, one line, no characters that act instead of being seen.
/// Otherwise what is wrong and what to do.
pub(super) fn check_text(text: &str, longest: usize) -> Result<Text, Wrong> {
    let (message, help) = if text.trim().is_empty() {
        ("an empty text".into(), "write something here".into())
    } else if let Some((_, c)) = disturbing(text) {
        let help = "texts are one line without control characters and marks that turn the \
            direction of reading";
        (format!("the character {} can't be shown", c.escape_unicode()), help.into())
    } else if is_blank(text) {
        ("a text of which nothing can be seen".into(), "write something here".into())
    } else {
        let length = text.chars().count();
        if length <= longest {
            return Ok(Text::from(text.to_owned()));
        }
        (format!("a text of {length} characters"), format!("{longest} at most, please"))
    };
    Err((None, message, Some(help)))
}

/// A text that may be there.
pub(super) fn read_optional(table: &Table, key: &'static str, longest: usize) -> Option<Text> {
    table.parsed(key, |text| check_text(text, longest)).map(|text| text.value)
}

/// A text that must be there; an empty one after a mistake, which no catalogue will ever hold.
pub(super) fn read_text(table: &Table, key: &'static str, longest: usize) -> Text {
    read_placed(table, key, longest).map(|text| text.value).unwrap_or_default()
}

/// The same with its place.
pub(super) fn read_placed(
    table: &Table,
    key: &'static str,
    longest: usize,
) -> Option<Spanned<Text>> {
    need(table, key, table.parsed(key, |text| check_text(text, longest)))
}

/// The breathing cue; one that tells to hold the breath is none.
pub(super) fn read_breathing(table: &Table) -> Text {
    let cue = |text: &str| match check_text(text, LONGEST_TEXT) {
        Ok(_) if breath::withholds(text) => {
            let help = "say when to breathe out; in holds count aloud".to_owned();
            Err((None, "a breathing cue that tells to hold the breath".to_owned(), Some(help)))
        }
        read => read,
    };
    need(table, "breathing", table.parsed("breathing", cue))
        .map(|text| text.value)
        .unwrap_or_default()
}

/// A list of texts that must be there.
pub(super) fn read_texts(
    table: &Table,
    key: &'static str,
    count: RangeInclusive<usize>,
) -> Vec<Text> {
    need(table, key, table.texts(key))
        .map(|texts| check_texts(table, key, count, texts))
        .unwrap_or_default()
}

/// So many texts, each fit to be shown. A wrong number is said at the list, whatever its entries
/// are.
pub(super) fn check_texts(
    table: &Table,
    key: &'static str,
    count: RangeInclusive<usize>,
    texts: Vec<Spanned<&str>>,
) -> Vec<Text> {
    if let Some(list) = table.count(key).filter(|list| !count.contains(&list.value)) {
        let message = match count.start() {
            0 => format!("`{key}` has at most {} entries, not {}", count.end(), list.value),
            least => format!("`{key}` has {least} to {} entries, not {}", count.end(), list.value),
        };
        table.report(Problem::at(list.span, message));
    }
    let checked = texts.into_iter().filter_map(|text| match check_text(text.value, LONGEST_TEXT) {
        Ok(value) => Some(value),
        Err((_, message, help)) => {
            table.report(Problem { at: Some(text.span), message, help });
            None
        }
    });
    checked.collect()
}

/// Reports what comes twice in a list.
pub(super) fn check_once<T>(table: &Table, list: &[Spanned<T>], word: impl Fn(&T) -> &str) {
    let mut seen = HashSet::new();
    for one in list {
        let word = word(&one.value);
        if !seen.insert(word) {
            let message = format!("`{word}` comes twice");
            table.report(Problem::at(one.span.clone(), message).help("take one out"));
        }
    }
}

/// Words of a vocabulary, each once.
pub(super) fn check_words<W: Vocabulary>(table: &Table, words: Vec<Spanned<W>>) -> Vec<W> {
    check_once(table, &words, |word| word.as_str());
    words.into_iter().map(|word| word.value).collect()
}

pub(super) fn read_words<W: Vocabulary>(table: &Table, key: &'static str) -> Vec<W> {
    need(table, key, table.words(key)).map(|words| check_words(table, words)).unwrap_or_default()
}

pub(super) fn read_word<W: Vocabulary>(table: &Table, key: &'static str) -> Option<W> {
    need(table, key, table.word::<W>(key)).map(|word| word.value)
}
