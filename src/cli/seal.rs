//! The mark by which a file is known as one that this program wrote and that nobody changed since.
//!
//! Every format has its own place for it, in its head: a line with what the file holds and a digest
//! of all its other bytes, like `# backplan plan 6fd1…`. Workouts and recordings have no lines; a
//! number in their heads does the same.

use std::ops::Range;

use crate::export::FORMATS;
use crate::export::format::{Makes, Mark, Place};
use crate::text::digest::digest;

/// Hexadecimal digits of a digest.
const DIGITS: usize = 16;
/// Room for a mark, in bytes.
const ROOM: usize = 128;
/// What every mark begins with.
const NAME: &str = "backplan ";

/// What zsh loads as a completion has to begin with a line of its own.
pub const ZSH: Mark = Mark { begins: "#compdef ", place: Place::Below(1), open: "# ", close: "\n" };
/// Man pages.
pub const ROFF: Mark = Mark::first_line(".\\\" ", "\n");
/// A JSON Schema.
pub const SCHEMA: Mark = Mark {
    begins: "{\n  \"$schema\": \"",
    place: Place::Below(2),
    open: "  \"$comment\": \"",
    close: "\",\n",
};

/// Every kind of mark. No text has the place and the words of two.
fn marks() -> impl Iterator<Item = Mark> {
    FORMATS.iter().flat_map(|format| format.marks).copied().chain([ZSH, ROFF, SCHEMA])
}

impl Mark {
    /// Whether a text is of this format.
    pub fn suits(self, text: &str) -> bool {
        self.behind(text).is_some()
    }

    /// Where what the text begins with ends, if it is of this format.
    fn behind(self, text: &str) -> Option<usize> {
        let body = text.trim_start_matches('\u{feff}').strip_prefix(self.begins)?;
        Some(text.len() - body.len())
    }

    /// Where the mark of a text stands, or would stand if it has none.
    fn place(self, text: &str) -> Option<usize> {
        let behind = self.behind(text)?;
        match self.place {
            Place::First => Some(behind),
            Place::Below(lines) => Some(text.match_indices('\n').nth(lines - 1)?.0 + 1),
            Place::Last => {
                let mark = format!("\n{}{NAME}", self.open);
                Some(text.rfind(&mark).map_or(text.len(), |at| at + 1))
            }
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
        let mut sealed = String::with_capacity(text.len() + ROOM);
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
        let rest = &rest[digits.len()..];
        // Of what is cut off at its end there may be a part of the mark.
        let closes = rest.starts_with(self.close) || self.close.starts_with(rest);
        closes.then_some((what, start..start + DIGITS))
    }
}

/// The digest of a text that is cut in parts, wherever the cuts are.
fn of_parts(parts: &[&str]) -> u64 {
    parts.iter().fold(0, |before, part| digest(before, part.as_bytes()))
}

/// What every PDF begins with.
const PDF: &[u8] = b"%PDF-";
/// What begins a comment in one. Behind its end readers look for nothing but that end, which may be
/// a thousand bytes before the file's.
const BEHIND: &str = "\n%";

/// A PDF with its mark: a comment behind its end.
pub fn pdf(what: &str, pdf: &[u8]) -> Vec<u8> {
    let mark = format!("{BEHIND}{NAME}{what} ");
    let digest = digest(digest(0, pdf), mark.as_bytes());
    [pdf, mark.as_bytes(), format!("{digest:0DIGITS$x}\n").as_bytes()].concat()
}

/// Looks for the mark of a PDF.
fn look_at_pdf(bytes: &[u8]) -> Seal<'_> {
    let open = [BEHIND, NAME].concat();
    let last = bytes.len().saturating_sub(ROOM);
    let found = bytes[last..].windows(open.len()).rposition(|part| part == open.as_bytes());
    let Some(at) = found.map(|at| last + at) else { return Seal::None };
    let Ok(said) = str::from_utf8(&bytes[at + open.len()..]) else { return Seal::None };
    let what = said.split(' ').next().unwrap_or_default();
    if pdf(what, &bytes[..at]) == bytes { Seal::Whole(what) } else { Seal::Broken(what) }
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

/// Looks for the mark of a file.
pub fn look(bytes: &[u8]) -> Seal<'_> {
    let workouts = FORMATS.iter().find_map(|format| match format.makes {
        Makes::Workouts { is_whole, what, .. } => Some((is_whole(bytes)?, what)),
        _ => None,
    });
    match workouts {
        Some((true, what)) => return Seal::Whole(what),
        Some((false, what)) => return Seal::Broken(what),
        None => {}
    }
    if bytes.starts_with(PDF) {
        return look_at_pdf(bytes);
    }
    let Ok(text) = str::from_utf8(bytes) else { return Seal::None };
    let Some((what, digits)) = marks().find_map(|mark| mark.read(text)) else {
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

    /// A text that carries such a mark.
    fn text(mark: Mark) -> String {
        mark.begins.to_owned() + &"words of it\r\n".repeat(4)
    }

    #[test]
    fn no_text_has_the_mark_of_two() {
        for mark in marks() {
            let sealed = mark.seal("plan", &text(mark));
            let mut read = marks().filter(|other| other.read(&sealed).is_some());
            assert!(read.all(|other| other == mark), "{sealed}");
        }
    }

    #[test]
    fn a_sealed_text_is_known_and_any_other_byte_breaks_the_seal() {
        for mark in marks() {
            let text = text(mark);
            assert_eq!(look(text.as_bytes()), Seal::None, "{text}");
            let sealed = mark.seal("plan", &text);
            assert_eq!(look(sealed.as_bytes()), Seal::Whole("plan"), "{sealed}");
            let (_, digits) = mark.read(&sealed).expect("a seal");
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
        for mark in marks() {
            let sealed = mark.seal("plan", &format!("\u{feff}{}", text(mark)));
            assert!(sealed.starts_with('\u{feff}'), "{sealed}");
            assert_eq!(look(sealed.as_bytes()), Seal::Whole("plan"));
        }
    }

    #[test]
    fn a_pdf_is_known_by_what_stands_behind_its_end() {
        let file = b"%PDF-1.4\n\xff\xfe\n%%EOF\n";
        assert_eq!(look(file), Seal::None);
        let sealed = pdf("plan", file);
        assert!(sealed.starts_with(file) && sealed.len() - file.len() < 40);
        assert_eq!(look(&sealed), Seal::Whole("plan"));
        for at in 5..sealed.len() {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert_ne!(look(&other), Seal::Whole("plan"), "{at}");
        }
        assert_eq!(look(&[&sealed[..], b"x"].concat()), Seal::Broken("plan"));
        assert_eq!(look(&sealed[..sealed.len() - 4]), Seal::Broken("plan"));
    }

    #[test]
    fn a_seal_that_stands_anywhere_else_is_none() {
        for mark in marks() {
            let sealed = mark.seal("plan", &text(mark));
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
