//! JSON into the tree of a document, as strictly as RFC 8259 has it. Reading ends at the first error
//! of form; what stands before it is kept.

use std::borrow::Cow;

use memchr::memchr2;

use super::nesting::{DEEPEST, too_deep};
use super::value::{Entries, Entry, Value, sorted};
use super::{Span, Spanned};
use crate::text::printable::shown;
use crate::text::problem::{Found, Problem};

/// Reads the object that a text is: its entries, and the error of form if there is one. Keys that
/// come twice are mistakes like all others.
pub(super) fn parse<'t>(text: &'t str, found: &mut Found) -> (Entries<'t>, Option<Problem>) {
    let mut reader = Reader { text, at: 0, depth: 0, error: None, found };
    let read = reader.value();
    reader.space();
    if reader.error.is_none() && reader.at < text.len() {
        let here = reader.here();
        reader.fail::<()>(here, "it ends here, but more stands behind it");
    }
    let entries = match read.map(|read| read.value) {
        Some(Value::Table(entries)) => entries,
        _ => Entries::new(),
    };
    (entries, reader.error)
}

struct Reader<'t, 'f> {
    text: &'t str,
    at: usize,
    depth: usize,
    error: Option<Problem>,
    found: &'f mut Found,
}

impl<'t> Reader<'t, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on as long as the bytes are of some kind; where that began.
    fn skip(&mut self, while_: impl Fn(u8) -> bool) -> usize {
        let from = self.at;
        let rest = &self.text.as_bytes()[from..];
        self.at += rest.iter().position(|byte| !while_(*byte)).unwrap_or(rest.len());
        from
    }

    fn space(&mut self) {
        // Half of a file that is laid out are the spaces before its lines.
        const INDENT: [u8; 8] = [b' '; 8];
        self.at += usize::from(self.peek() == Some(b'\n'));
        while self.text.as_bytes()[self.at..].first_chunk() == Some(&INDENT) {
            self.at += INDENT.len();
        }
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.peek() == Some(byte);
        self.at += usize::from(takes);
        takes
    }

    /// The character that comes next.
    fn here(&self) -> Span {
        self.at..self.text.ceil_char_boundary((self.at + 1).min(self.text.len()))
    }

    /// Ends the reading.
    fn fail<T>(&mut self, at: Span, message: impl Into<String>) -> Option<T> {
        let problem = Problem::at(at, message);
        self.error.get_or_insert(problem);
        None
    }

    /// Ends the reading where something else was expected.
    fn expected<T>(&mut self, what: &str) -> Option<T> {
        let here = self.here();
        if here.is_empty() {
            return self.fail(here, "it ends too early");
        }
        self.fail(here, format!("expected {what}"))
    }

    fn value(&mut self) -> Option<Spanned<Value<'t>>> {
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.table(),
            Some(b'[') => self.list(),
            Some(b'"') => Value::Text(self.quoted()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(byte) if byte.is_ascii_alphabetic() => self.word()?,
            _ => return self.expected("a value"),
        };
        // What is not read to its end has none.
        let end = if self.error.is_some() { self.text.len() } else { self.at };
        Some(Spanned { value, span: start..end })
    }

    fn table(&mut self) -> Value<'t> {
        let mut entries = Entries::new();
        self.members(b'}', |reader| entries.extend(reader.entry()));
        Value::Table(sorted(entries, self.found))
    }

    fn list(&mut self) -> Value<'t> {
        let mut list = Vec::new();
        self.members(b']', |reader| list.extend(reader.value()));
        Value::List(list)
    }

    /// What stands between brackets with commas between them.
    fn members(&mut self, close: u8, mut member: impl FnMut(&mut Self)) {
        if self.depth == DEEPEST {
            self.error.get_or_insert(too_deep(self.at));
            return;
        }
        self.at += 1;
        self.depth += 1;
        self.space();
        if !self.takes(close) {
            loop {
                member(self);
                self.space();
                if self.error.is_some() || self.takes(close) {
                    break;
                }
                let comma = self.here();
                if !self.takes(b',') {
                    self.expected::<()>(&format!("`,` or `{}`", char::from(close)));
                    break;
                }
                self.space();
                if self.peek() == Some(close) {
                    self.fail::<()>(comma, "a comma with nothing behind it");
                    break;
                }
            }
        }
        self.depth -= 1;
    }

    fn entry(&mut self) -> Option<Entry<'t>> {
        self.space();
        let start = self.at;
        if self.peek() != Some(b'"') {
            return self.expected("a key in quotes");
        }
        let key = Spanned { value: self.quoted()?, span: start..self.at };
        self.space();
        if !self.takes(b':') {
            return self.expected("`:`");
        }
        Some(Entry { key, value: self.value()? })
    }

    /// `true`, `false` or `null`.
    fn word(&mut self) -> Option<Value<'t>> {
        let from = self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match &self.text[from..self.at] {
            "true" => Some(Value::Flag(true)),
            "false" => Some(Value::Flag(false)),
            "null" => Some(Value::Nothing),
            other => {
                let message = format!("expected a value, not `{}`", shown(other));
                self.fail(from..self.at, message)
            }
        }
    }

    fn number(&mut self) -> Option<Value<'t>> {
        let from =
            self.skip(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-'));
        let number = &self.text[from..self.at];
        if !is_number(number) {
            return self.fail(from..self.at, format!("`{}` is no number", shown(number)));
        }
        if number.contains(['.', 'e', 'E']) {
            return number.parse().ok().map(Value::Float);
        }
        // Less than nothing, if only by its sign, is no count of anything.
        Some(Value::Integer(number.parse().ok().filter(|_| number != "-0")))
    }

    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let quote = self.at;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let from = self.at;
            let ahead = &self.text.as_bytes()[from..];
            let end = memchr2(b'"', b'\\', ahead).unwrap_or(ahead.len());
            // By many bytes at a time, without a way out before the end.
            if ahead[..end].iter().fold(true, |plain, byte| plain & (b' '..).contains(byte)) {
                self.at += end;
            } else {
                self.skip(|byte| byte >= b' ');
            }
            text += &self.text[from..self.at];
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(text);
                }
                Some(b'\\') => text.to_mut().push(self.escape()?),
                None => return self.expected("the end of the text"),
                Some(b'\n' | b'\r') => return self.fail(quote..self.at, "this text has no end"),
                Some(control) => {
                    let here = self.here();
                    return self.fail(
                        here,
                        format!("a text holds this sign as `\\u{control:04x}`, not as it is"),
                    );
                }
            }
        }
    }

    /// The sign that a backslash and what follows it stand for.
    fn escape(&mut self) -> Option<char> {
        let from = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else { return self.expected("a letter") };
        self.at = self.here().end;
        let sign = match letter {
            b'"' | b'\\' | b'/' => Some(char::from(letter)),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            b'u' => self.unit().and_then(|unit| self.sign_of(unit)),
            _ => None,
        };
        if sign.is_none() {
            let message = format!("`{}` stands for no sign", shown(&self.text[from..self.at]));
            return self.fail(from..self.at, message);
        }
        sign
    }

    /// Four digits of an escape.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }

    /// The sign of an escape, which takes another one where it is half a pair.
    fn sign_of(&mut self, unit: u16) -> Option<char> {
        let pair = (0xd800..0xdc00).contains(&unit)
            && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"));
        let mut units = vec![unit];
        if pair {
            self.at += 2;
            units.push(self.unit()?);
        }
        char::decode_utf16(units).next()?.ok()
    }
}

/// Whether a text is a number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, power) = match text.split_once(['e', 'E']) {
        Some((number, power)) => (number, Some(power.strip_prefix(['+', '-']).unwrap_or(power))),
        None => (text, None),
    };
    let (whole, part) = match number.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (number, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(digits)
        && power.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::super::nesting::DEEPEST;
    use super::super::{Span, Value};
    use super::parse;
    use crate::text::problem::Found;

    fn error(text: &str) -> Option<Span> {
        parse(text, &mut Found::default()).1.map(|error| error.at.expect("a place"))
    }

    /// Values, and what others hold for values.
    const VALUES: &[&str] = &[
        "0",
        "-0",
        "10",
        "01",
        "-",
        "-a",
        "+1",
        "1.",
        ".5",
        "1.5",
        "1.5.2",
        "1e",
        "1e5",
        "1E+5",
        "1e-",
        "0x10",
        "1_0",
        "NaN",
        "Infinity",
        "true",
        "True",
        "nul",
        "null",
        "truefalse",
        "true false",
        "''",
        "'a'",
        r#""""#,
        r#""a\"b""#,
        r#""\x41""#,
        r#""\u00e9""#,
        r#""\u00g9""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ud83d\u0041""#,
        r#""\ude00""#,
        r#""\u12""#,
        r#""\"#,
        "\"\t\"",
        "\"\n\"",
        "\"\0\"",
        "\"\u{7f}é\u{202e}\"",
        "[]",
        "[1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "]",
        "[}",
        "{}",
        r#"{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        r#"{"a":}"#,
        r"{a:1}",
        r#"{"a":{"b":[{}]}}"#,
        "// c\n1",
        "/* c */ 1",
        "\u{a0}1",
        "\u{b}1",
        "\u{feff}1",
        " 1\r\n\t",
        "",
    ];

    /// Another reader is asked what JSON is: of whole texts, and of each text cut off anywhere.
    #[test]
    fn what_is_no_json_for_others_is_none_here() {
        let (mut read, mut refused) = (0, 0);
        for value in VALUES {
            let whole = format!("{{ \"k\" : {value} }}");
            for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
                let text = &whole[..end];
                let other = serde_json::from_str::<serde_json::Value>(text).is_err();
                let error = error(text);
                assert_eq!(error.is_some(), other, "{text}");
                assert!(error.is_none_or(|at| text.get(at).is_some()), "{text}");
                *if other { &mut refused } else { &mut read } += 1;
            }
        }
        assert!(read > 15 && refused > 500, "{read} and {refused}");
    }

    #[test]
    fn what_ends_before_an_error_is_kept_and_the_rest_has_no_end() {
        let text = r#"{"a": 1, "b": [2, {"c": 3}, {"d": 4 "e": 5}], "f": 6}"#;
        let mut found = Found::default();
        let (entries, error) = parse(text, &mut found);
        let keys: Vec<&str> = entries.iter().map(|entry| entry.key.value.as_ref()).collect();
        assert_eq!((keys, found.count()), (vec!["a", "b"], 0));
        let list = &entries[1].value;
        assert_eq!((list.span.end, list.value.list().len()), (text.len(), 3));
        assert!(matches!(list.value.list()[1].value.get("c"), Some(Value::Integer(Some(3)))));
        assert_eq!(error.and_then(|error| error.at), Some(36..37));
    }

    #[test]
    fn a_key_that_comes_twice_counts_once() {
        let mut found = Found::default();
        let (entries, error) = parse(r#"{"b": 1, "a": 2, "b": 3, "\u0062": 4}"#, &mut found);
        assert_eq!((entries.len(), error, found.count()), (2, None, 2));
        assert!(matches!(entries[1].value.value, Value::Integer(Some(1))));
    }

    #[test]
    fn depth_has_an_end() {
        let deep = |depth: usize| format!("{}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!(error(&deep(DEEPEST).replace(":}", ":1}")), None);
        assert!(error(&deep(DEEPEST + 1)).is_some());
        assert!(error(&"{\"a\":[".repeat(1_000_000)).is_some());
    }
}
