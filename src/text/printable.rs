//! Texts of somebody, made safe to show and short enough to read; and lists and numbers as they are
//! said.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// A text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How many there are of something: `1 file`, `2 files`.
pub fn counted<N: fmt::Display + Copy + PartialEq + From<u8>>(count: N, what: &str) -> String {
    let s = if count == N::from(1) { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// Adds to a text; a `String` takes every write.
pub fn put(text: &mut String, what: fmt::Arguments) {
    let _ = text.write_fmt(what);
}

/// Values with something between them: `6, 4, 2`.
pub fn joined(list: &[impl fmt::Display], between: &str) -> String {
    let mut text = String::new();
    for (index, value) in list.iter().enumerate() {
        put(&mut text, format_args!("{}{value}", if index == 0 { "" } else { between }));
    }
    text
}

/// The lowest and the highest number with something between them, or the one that they are: `8-10`,
/// `6 to 8`, `12`.
pub fn range([low, high]: [u32; 2], between: &str) -> String {
    if low == high { low.to_string() } else { format!("{low}{between}{high}") }
}

/// A list as it is said, with " and" before the last: `6, 4 and 2`.
pub fn list_in_words(list: &[impl fmt::Display], and: &str) -> String {
    match list {
        [] => String::new(),
        [only] => only.to_string(),
        [others @ .., end] => format!("{}{and} {end}", joined(others, ", ")),
    }
}

/// The most characters of somebody's text that a message repeats: longer than every id, key and
/// date.
pub const LONGEST_SHOWN: usize = 100;
/// The sign for what was cut off.
const CUT: char = '\u{2026}';

/// The first characters of a text, `most` at most.
pub fn head(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// The first `most` characters of a text, with a sign behind them where there are more.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let head = head(text, most);
    if head.len() == text.len() { text.into() } else { format!("{head}{CUT}").into() }
}

/// Somebody's text as a message repeats it: safe to print, and not longer than can be read.
pub fn shown(text: &str) -> Cow<'_, str> {
    match cut(text, LONGEST_SHOWN) {
        Cow::Borrowed(text) => printable(text),
        Cow::Owned(head) => printable(&head).into_owned().into(),
    }
}

/// Text from a file or the command line, made safe to print on one line of a terminal: control
/// characters, line breaks and characters that turn the reading direction are shown as escapes.
pub fn printable(text: &str) -> Cow<'_, str> {
    if disturbing(text).is_none() {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for (c, disturbs) in with_neighbours(text).map(|(_, c, disturbs)| (c, disturbs)) {
        if disturbs { safe.extend(c.escape_unicode()) } else { safe.push(c) }
    }
    safe.into()
}

/// The first character of a text that would act on a terminal or page instead of being seen, and
/// its place.
pub fn disturbing(text: &str) -> Option<(usize, char)> {
    // Nearly every text is plain ASCII; looking at all of it, without a way out before its end,
    // goes by many bytes at a time.
    if text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte)) {
        return None;
    }
    with_neighbours(text).find(|(.., disturbs)| *disturbs).map(|(at, c, _)| (at, c))
}

/// The characters of a text with their places, and whether each disturbs where it stands.
pub(crate) fn with_neighbours(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = signs.next()?;
        let mut joins = || is_joined(before) && is_joined(signs.peek().map(|(_, next)| *next));
        let disturbs = if is_joiner(c) { !joins() } else { disturbs(c) };
        before = Some(c);
        Some((at, c, disturbs))
    })
}

/// The signs that keep two others apart or together, of which Persian and Hindi words and many
/// emoji are made.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// What a joiner may stand beside: a letter of a script that has them, or an emoji.
fn is_joined(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !is_joiner(c) && !disturbs(c))
}

/// Whether a character would act on a terminal or page instead of being seen, wherever it stands;
/// joiners do where they join nothing ([`disturbing`]).
pub fn disturbs(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether nothing of a text can be seen: it is empty, or all spaces, fillers and signs that only
/// change others.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || disturbs(c) || is_joiner(c) || is_filler(c))
}

/// Characters that Unicode lets be shown as nothing, and the empty Braille cell.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0080}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_SHOWN, disturbing, is_blank, list_in_words, printable, shown};
    use crate::text::vocabulary::Unknown;

    #[test]
    fn lists_are_said_with_a_last_word() {
        assert_eq!(list_in_words(&[6, 4, 2], " and"), "6, 4 and 2");
        assert_eq!(list_in_words(&["pain"], " or"), "pain");
        assert_eq!(list_in_words(&[0; 0], " and"), "");
    }

    #[test]
    fn escapes_and_direction_marks_are_shown_not_sent() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("Über"), "Über");
        assert_eq!(printable("a\u{61c}b\u{e0041}"), "a\\u{61c}b\\u{e0041}");
    }

    #[test]
    fn joiners_stand_where_they_join_and_nowhere_else() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "👩🏽\u{200d}🚀",
        ] {
            assert_eq!((printable(text).as_ref(), disturbing(text)), (text, None));
        }
        for text in [
            "\u{200d}",
            "a\u{200d}b",
            "é\u{200c}",
            "\u{200d}é",
            "é\u{200d}\u{200d}é",
            "é \u{200c}é",
            "é\u{202e}\u{200d}é",
        ] {
            assert!(disturbing(text).is_some(), "{text:?}");
            assert!(printable(text).contains("\\u{"), "{text:?}");
        }
    }

    #[test]
    fn a_name_of_nothing_to_be_seen_is_blank() {
        for text in [
            "",
            " ",
            "\u{ad}",
            "\u{61c}",
            "\u{3164}",
            "\u{e0041}\u{e0042}",
            "\u{2800} \u{200d}",
            "\u{fe0f}",
            "\u{a0}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("é") && !is_blank("\u{ad}a") && !is_blank("🧘"));
    }

    #[test]
    fn what_is_too_long_to_be_read_is_cut_where_it_is_shown_and_compared() {
        let long = "\u{1b}é".repeat(100_000);
        let unknown = Unknown::new("level", &long, ["beginner"].into_iter());
        assert!(
            unknown.message.chars().count() < 20 + 8 * LONGEST_SHOWN
                && unknown.message.ends_with("…`")
        );
        assert_eq!(shown(&"a".repeat(LONGEST_SHOWN)), "a".repeat(LONGEST_SHOWN));
    }
}
