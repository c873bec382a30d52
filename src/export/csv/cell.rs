//! Text of a plan as a cell that no spreadsheet takes for a formula.
//!
//! Spreadsheets compute a cell that begins with `=`, `+`, `-` or `@`, also in the full-width form
//! of East Asian keyboards (OWASP, CSV injection). Where a semicolon is the separator, they cut a
//! row at its semicolons, so that a formula can begin in the middle of a cell. An apostrophe before
//! the sign makes it text. Tabs, line breaks and other signs that act on a page are shown as
//! escapes.

use std::borrow::Cow;

use crate::text::printable::printable;

/// Makes text a harmless cell.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if !may_compute(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for sign in text.chars() {
        if begins && computes(sign) {
            out.push('\'');
        }
        begins = separates(sign) || begins && (sign.is_whitespace() || sign == '"');
        out.push(sign);
    }
    out.into()
}

/// Whether a sign that begins a formula stands anywhere but behind a letter or digit; most texts
/// have none.
fn may_compute(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize| at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    // All full-width forms begin with this byte.
    let signs = |byte: u8| matches!(byte, b'=' | b'+' | b'-' | b'@' | 0xef);
    bytes.iter().enumerate().any(|(at, byte)| signs(*byte) && (*byte == 0xef || begins(at)))
}

/// Whether a cell that begins with the sign is computed.
const fn computes(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
}

/// Whether some spreadsheet begins a new cell behind the sign.
const fn separates(sign: char) -> bool {
    matches!(sign, ',' | ';')
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_would_be_computed_becomes_text() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            (" \"=1", " \"'=1"),
            ("a;=1", "a;'=1"),
            ("a, \"-1\"; +2", "a, \"'-1\"; '+2"),
            ("\t=1", "\\u{9}=1"),
            ("\r\n=1", "\\u{d}\\u{a}=1"),
        ];
        for (text, expected) in cases {
            assert_eq!(harmless(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_text_already_stays_as_it_is() {
        for text in [
            "",
            "Cat-camel, small range",
            "3 x 8-10 per side",
            "2-0-2-1",
            "a = b - c + d @ e",
            "Übung 漢字 😀",
        ] {
            assert_eq!(harmless(text), text);
        }
    }
}
