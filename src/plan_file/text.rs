//! Texts of a plan file that will be shown.

use crate::text::document::{Table, Wrong};
use crate::text::id::Text;
use crate::text::printable::{disturbing, is_blank};

/// The longest text, in characters: room for a long paragraph.
const LONGEST_TEXT: usize = 2000;
/// How a text begins that a plan file says and the program would not.
pub const AUTHOR: &str = "From the plan's author: ";

/// A text, if it can be shown.
pub(super) fn shown(text: &str) -> Result<Text, Wrong> {
    // What was put on at reading is no part of what the author wrote.
    let own = text.strip_prefix(AUTHOR).unwrap_or(text);
    let whole = |message: &str| Err((None, message.to_owned(), None));
    if let Some((at, c)) = disturbing(text) {
        let message = format!("the character {} can't be shown", c.escape_unicode());
        return Err((Some(at..at + c.len_utf8()), message, None));
    }
    if own.len() > LONGEST_TEXT && own.chars().count() > LONGEST_TEXT {
        return whole(&format!("a text of at most {LONGEST_TEXT} characters, please"));
    }
    if !text.is_empty() && is_blank(text) {
        return whole("a text of which nothing can be seen");
    }
    Ok(text.to_owned().into())
}

/// The text under a key.
pub(super) fn text(table: &Table, key: &'static str) -> Option<Text> {
    table.parsed(key, shown).map(|text| text.value)
}

/// The text under a key, empty when there is none.
pub(super) fn text_or_empty(table: &Table, key: &'static str) -> Text {
    text(table, key).unwrap_or_default()
}

/// The texts in the list under a key.
pub(super) fn texts(table: &Table, key: &'static str) -> Option<Vec<Text>> {
    let shown = |text| table.parse(text, shown).map(|text| text.value);
    Some(table.texts(key)?.into_iter().filter_map(shown).collect())
}
