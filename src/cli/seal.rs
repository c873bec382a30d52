//! The mark by which a file is known as one that this program wrote and that nobody changed since.
//!
//! Every format has its own place for it, in its head: a line with what the file holds and a digest
//! of all its other bytes, like `# backplan plan 6fd1…`. A workout of a watch has no lines; the
//! number in its head does the same.

use std::ops::Range;

use crate::export::{csv, fit};
use crate::text::digest::digest;

/// Hexadecimal digits of a digest.
const DIGITS: usize = 16;
/// Room for a mark, in bytes.
const MARK: usize = 128;
/// What every mark begins with.
const NAME: &str = "backplan ";

/// How and where a format carries its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What every text of the format begins with.
    begins: &'static str,
    /// Lines before the mark; none means right behind `begins`.
    lines: usize,
    open: &'static str,
    close: &'static str,
}

/// Texts for people: a line of its own.
pub const TEXT: Style = Style { begins: "", lines: 0, open: "", close: "\n" };
/// TOML and the scripts of most shells.
pub const HASH: Style = Style { begins: "", lines: 0, open: "# ", close: "\n" };
/// What zsh loads as a completion has to begin with a line of its own.
pub const ZSH: Style = Style { begins: "#compdef ", lines: 1, open: "# ", close: "\n" };
/// Liftoscript.
pub const SLASHES: Style = Style { begins: "", lines: 0, open: "// ", close: "\n" };
/// Man pages.
pub const ROFF: Style = Style { begins: "", lines: 0, open: ".\\\" ", close: "\n" };
/// Markdown and SVG.
pub const COMMENT: Style = Style { begins: "", lines: 0, open: "<!-- ", close: " -->\n" };
/// HTML, behind the words without which browsers fall back to the habits of old ones.
pub const HTML: Style = Style { begins: "<!DOCTYPE html>", lines: 0, open: "<!-- ", close: " -->" };
/// The program's JSON, behind its `schema`.
pub const JSON: Style = Style {
    begins: "{\n  \"schema\": \"backplan/",
    lines: 2,
    open: "  \"digest\": \"",
    close: "\",\n",
};
/// A JSON Schema.
pub const SCHEMA: Style =
    Style { begins: "{\n  \"$schema\": \"", lines: 2, open: "  \"$comment\": \"", close: "\",\n" };
/// iCalendar, behind its `PRODID`.
pub const ICS: Style =
    Style { begins: "BEGIN:VCALENDAR\r\n", lines: 3, open: "X-BACKPLAN-DIGEST:", close: "\r\n" };
/// CSV: the first row below the titles.
pub const CSV: Style =
    Style { begins: csv::HEADER, lines: 1, open: csv::DIGEST[0], close: csv::DIGEST[1] };

/// Every style, those that ask most of a text first: a mark of another format inside a text is
/// none.
const STYLES: [Style; 11] = [JSON, SCHEMA, ICS, CSV, HTML, ZSH, HASH, SLASHES, ROFF, COMMENT, TEXT];

impl Style {
    /// Where the mark of a text stands or would stand, if the text is of this format.
    fn place(self, text: &str) -> Option<usize> {
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let body = text[mark..].strip_prefix(self.begins)?;
        let behind = text.len() - body.len();
        match self.lines.checked_sub(1) {
            None => Some(behind),
            Some(before) => Some(mark + text[mark..].match_indices('\n').nth(before)?.0 + 1),
        }
    }

    /// The text with its mark. `what` says what it holds, in one word.
    pub fn seal(self, what: &str, text: &str) -> String {
        let Some(at) = self.place(text) else {
            debug_assert!(false, "no text of its format: {}", &text[..text.len().min(80)]);
            return text.to_owned();
        };
        let (head, tail) = text.split_at(at);
        let Self { open, close, .. } = self;
        let digest = of_parts(&[head, open, NAME, what, " ", close, tail]);
        let mut sealed = String::with_capacity(text.len() + MARK);
        sealed.extend([head, open, NAME, what, " ", &format!("{digest:0DIGITS$x}"), close, tail]);
        sealed
    }

    /// What the mark says, and where its digits are.
    fn read(self, text: &str) -> Option<(&str, Range<usize>)> {
        let at = self.place(text)?;
        let said = text[at..].strip_prefix(self.open)?.strip_prefix(NAME)?;
        let (what, rest) = said.split_once(' ')?;
        let digits = rest.get(..DIGITS).filter(|digits| {
            digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        })?;
        let start = text.len() - rest.len();
        rest[digits.len()..].starts_with(self.close).then_some((what, start..start + DIGITS))
    }
}

/// The digest of a text that is cut in parts, wherever the cuts are.
fn of_parts(parts: &[&str]) -> u64 {
    parts.iter().fold(0, |before, part| digest(before, part.as_bytes()))
}

/// What is known of a file by its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal<'t> {
    /// There is none: somebody else wrote it.
    None,
    /// It holds this, and is no longer as it was written.
    Broken(&'t str),
    /// It holds this, as it was written.
    Whole(&'t str),
}

/// What the mark of a file holds for workouts.
pub const WORKOUT: &str = "workout";

/// Looks for the mark of a file.
pub fn look(bytes: &[u8]) -> Seal<'_> {
    match fit::is_whole(bytes) {
        Some(true) => return Seal::Whole(WORKOUT),
        Some(false) => return Seal::Broken(WORKOUT),
        None => {}
    }
    let Ok(text) = str::from_utf8(bytes) else { return Seal::None };
    let Some((what, digits)) = STYLES.into_iter().find_map(|style| style.read(text)) else {
        return Seal::None;
    };
    let others = [&text[..digits.start], &text[digits.end..]];
    if u64::from_str_radix(&text[digits], 16) == Ok(of_parts(&others)) {
        Seal::Whole(what)
    } else {
        Seal::Broken(what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of each style.
    const TEXTS: [(Style, &str); 11] = [
        (TEXT, "Balanced plan\n\nMonday\n"),
        (HASH, "schema = \"backplan/plan/1\"\n"),
        (ZSH, "#compdef backplan\nfunction f() {}\n"),
        (SLASHES, "// made by backplan\nBird dog\n"),
        (ROFF, ".TH BACKPLAN 1\n"),
        (COMMENT, "# Plan\n\nmade by backplan\n"),
        (HTML, "<!DOCTYPE html><html lang=\"en\"></html>"),
        (JSON, "{\n  \"schema\": \"backplan/list/1\",\n  \"exercises\": []\n}\n"),
        (SCHEMA, "{\n  \"$schema\": \"https://json-schema.org\",\n  \"type\": \"object\"\n}\n"),
        (ICS, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//backplan//EN\r\nEND:VCALENDAR\r\n"),
        (CSV, "week,date,day,session,block,exercise,name,dose,why\r\n1,,,,,,,,\r\n"),
    ];

    #[test]
    fn a_sealed_text_is_known_and_any_other_byte_breaks_the_seal() {
        for (style, text) in TEXTS {
            assert_eq!(look(text.as_bytes()), Seal::None, "{text}");
            let sealed = style.seal("plan", text);
            assert_eq!(look(sealed.as_bytes()), Seal::Whole("plan"), "{sealed}");
            let (_, digits) = style.read(&sealed).expect("a seal");
            for at in 0..sealed.len() {
                let mut bytes = sealed.clone().into_bytes();
                bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
                assert_ne!(look(&bytes), Seal::Whole("plan"), "{at} of {sealed}");
                if digits.contains(&at) {
                    assert_eq!(look(&bytes), Seal::Broken("plan"), "{at} of {sealed}");
                }
            }
            assert_eq!(look(format!("{sealed}x").as_bytes()), Seal::Broken("plan"), "{sealed}");
            assert_eq!(
                look(&sealed.as_bytes()[..sealed.len() - 1]),
                Seal::Broken("plan"),
                "{sealed}"
            );
        }
    }

    #[test]
    fn a_byte_order_mark_stays_the_first_thing_of_a_text() {
        let (style, text) = TEXTS[10];
        let sealed = style.seal("plan", &format!("\u{feff}{text}"));
        assert!(sealed.starts_with('\u{feff}'), "{sealed}");
        assert_eq!(look(sealed.as_bytes()), Seal::Whole("plan"));
    }

    #[test]
    fn a_seal_that_stands_anywhere_else_is_none() {
        for (style, text) in TEXTS {
            let sealed = style.seal("plan", text);
            for before in ["my own notes\n", " ", "#!/bin/sh\n"] {
                assert_eq!(
                    look(format!("{before}{sealed}").as_bytes()),
                    Seal::None,
                    "{before}{sealed}"
                );
            }
        }
    }
}
