//! The page that is being written, and the one place where text of a plan becomes text of Markdown.
//!
//! Whatever a file brings is shown as it is written there and does nothing: no emphasis, link,
//! autolink, image, code, HTML, entity, heading, list, table cell, formula or template. A backslash
//! before a sign of ASCII punctuation is that sign, in `CommonMark` as in GFM.

use std::borrow::Cow;

use crate::text::id::Text;
use crate::text::printable::{printable, put};

/// The page that is being written, block by block, each behind a free line.
#[derive(Debug, Default)]
pub struct Page {
    out: String,
}

impl Page {
    /// What was written, ending in one line break.
    pub fn finish(self) -> String {
        self.out
    }

    /// Begins a block.
    pub fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Writes Markdown as it stands.
    pub fn raw(&mut self, markdown: &str) {
        self.out.push_str(markdown);
    }

    /// Ends a line.
    pub fn end(&mut self) {
        self.out.push('\n');
    }

    /// Writes text so that it is shown as it is.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// Writes text in bold; there has to be some.
    pub fn bold(&mut self, text: &str) {
        self.raw("**");
        self.text(text);
        self.raw("**");
    }

    /// Writes an id as code, which is how a reader types it; one that is none, as text.
    pub fn id(&mut self, id: &str) {
        let plain = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        };
        if id.is_empty() || !id.bytes().all(plain) {
            return self.text(id);
        }
        put(&mut self.out, format_args!("`{id}`"));
    }

    /// Writes a sentence with the rule behind it.
    pub fn reason(&mut self, text: &str, rule: &str) {
        self.text(text);
        if !rule.is_empty() {
            self.raw(" (");
            self.id(rule);
            self.raw(")");
        }
    }

    /// Writes a heading.
    pub fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        self.raw(&"######"[..level]);
        self.raw(" ");
        self.text(text);
        self.end();
    }

    /// Writes a paragraph, when there is something in it.
    pub fn paragraph(&mut self, text: &str) {
        if shown(text).is_empty() {
            return;
        }
        self.gap();
        self.text(text);
        self.end();
    }

    /// Writes a heading and a list below it, when there is something to list.
    pub fn listed<'t>(&mut self, title: &str, points: impl IntoIterator<Item = &'t Text>) {
        let mut points = points.into_iter().peekable();
        if points.peek().is_none() {
            return;
        }
        self.heading(2, title);
        self.gap();
        for point in points {
            self.raw("- ");
            self.text(point);
            self.end();
        }
    }

    /// Writes the head of a table: titles, and how each column is aligned (`---`, `---:`).
    pub fn table<T: AsRef<str>>(&mut self, columns: &[(T, &str)]) {
        self.gap();
        self.row(columns.iter().map(|(title, _)| title.as_ref()));
        for (_, alignment) in columns {
            self.raw("| ");
            self.raw(alignment);
            self.raw(" ");
        }
        self.raw("|");
        self.end();
    }

    /// Writes a row of a table.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) {
        for cell in cells {
            self.raw("| ");
            self.text(cell);
            self.raw(if cell.is_empty() { "" } else { " " });
        }
        self.raw("|");
        self.end();
    }
}

/// Text as it can be shown: on one line, nothing that acts on a page, no space around it.
pub fn shown(text: &str) -> Cow<'_, str> {
    match printable(text) {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}

/// Appends text with everything taken from its signs but their look.
fn escape(out: &mut String, text: &str) {
    let text = shown(text);
    let bytes = text.as_bytes();
    // Bytes up to here are written; each byte that is looked at below is ASCII and so begins and
    // ends a character.
    let mut done = 0;
    for (at, sign) in text.bytes().enumerate() {
        if sign == b'@' && at >= done {
            let end = at + bytes[at..].iter().take_while(|next| **next == b'@').count();
            // No backslash keeps GFM from making an address a link, or from calling who is named:
            // code does.
            let calls = bytes.get(end).is_some_and(|next| *next != b' ');
            let around = if calls { "`" } else { "" };
            let pieces = [&text[done..at], around, &text[at..end], around];
            out.extend(pieces);
            done = end;
        } else if means_something(bytes, at) {
            out.push_str(&text[done..at]);
            out.push('\\');
            done = at;
        }
    }
    out.push_str(&text[done..]);
}

/// Whether a sign has to be kept from doing something where it stands: in `CommonMark`, in GFM, or
/// in what wikis and page generators add.
fn means_something(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'#'
        | b'$' | b'^' | b'{' | b'}' | b'=' | b'+' => true,
        b'-' => at == 0,
        b':' => at == 0 || bytes[at + 1..].starts_with(b"//"),
        b'.' => ends_in_www(&bytes[..at]) || is_number(&bytes[..at]),
        b')' => is_number(&bytes[..at]),
        _ => false,
    }
}

/// Whether what stands before a sign would make it the mark of a numbered list.
fn is_number(before: &[u8]) -> bool {
    !before.is_empty() && before.iter().all(u8::is_ascii_digit)
}

fn ends_in_www(before: &[u8]) -> bool {
    before.last_chunk::<3>().is_some_and(|last| last.eq_ignore_ascii_case(b"www"))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn signs_keep_their_look_and_lose_their_meaning() {
        let cases = [
            ("Bird dog (floor), 2-0-2-1 at 27 %!", "Bird dog (floor), 2-0-2-1 at 27 %!"),
            ("# a #", "\\# a \\#"),
            ("- a - b", "\\- a - b"),
            ("1. a", "1\\. a"),
            ("12) a 1. b", "12\\) a 1. b"),
            (
                "a|b `c` *d* _e_ [f](g) <h> &lt; ~i~",
                "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\<h\\> \\&lt; \\~i\\~",
            ),
            ("see http://a.b or www.a.b", "see http\\://a.b or www\\.a.b"),
            ("a@b.c, @me, @@x, 5 @ 3, end@", "a`@`b.c, `@`me, `@@`x, 5 @ 3, end@"),
            ("\u{a0} two\r\nlines ", "two\\\\u\\{d\\}\\\\u\\{a\\}lines"),
            ("漢字 😀@Ü", "漢字 😀`@`Ü"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let mut out = String::new();
            escape(&mut out, text);
            assert_eq!(out, expected, "{text:?}");
        }
    }
}
