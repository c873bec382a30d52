//! Content lines: escaped, folded, ended as RFC 5545 wants them. Nothing about plans.

use crate::text::printable::{disturbs, put};

/// Most octets of a physical line, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Bytes that may have to be escaped, or begin a sign that may.
const UNUSUAL: [bool; 256] = {
    let mut unusual = [false; 256];
    let mut byte = 0;
    while byte < unusual.len() {
        unusual[byte] = byte < 0x20 || byte >= 0x7f;
        byte += 1;
    }
    unusual[b'\\' as usize] = true;
    unusual[b';' as usize] = true;
    unusual[b',' as usize] = true;
    unusual
};

/// A calendar being written, line by line.
#[derive(Default)]
pub struct Lines {
    out: String,
    line: String,
}

impl Lines {
    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Writes a line whose value is no free text: dates, rules, words of the format.
    pub fn put(&mut self, name: &str, value: impl std::fmt::Display) {
        self.line.clear();
        put(&mut self.line, format_args!("{name}:{value}"));
        self.fold();
    }

    /// Writes a line of free text. Line breaks come through as such; what else acts instead of
    /// being seen is shown as an escape.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
        let mut rest = value;
        while let Some(at) = rest.bytes().position(|byte| UNUSUAL[usize::from(byte)]) {
            self.line.push_str(&rest[..at]);
            let mut signs = rest[at..].chars();
            match signs.next() {
                Some('\n') => self.line.push_str("\\n"),
                Some(sign @ ('\\' | ';' | ',')) => self.line.extend(['\\', sign]),
                // The backslash of the escape that is shown is a sign of the text itself.
                Some(sign) if disturbs(sign) => {
                    self.line.extend(['\\'].into_iter().chain(sign.escape_unicode()));
                }
                sign => self.line.extend(sign),
            }
            rest = signs.as_str();
        }
        self.line.push_str(rest);
        self.fold();
    }

    /// Writes a line as it stood somewhere else, not folded.
    pub fn line(&mut self, line: &str) {
        self.line.clear();
        self.line.push_str(line);
        self.fold();
    }

    /// Adds lines that were written elsewhere.
    pub fn add(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    /// Ends the line, on as many physical lines as it takes: each but the first opens with a space
    /// that readers drop.
    fn fold(&mut self) {
        let mut rest = self.line.as_str();
        let mut room = LONGEST;
        while rest.len() > room {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
            self.out.push_str(head);
            self.out.push_str("\r\n ");
            rest = tail;
            room = LONGEST - 1;
        }
        self.out.push_str(rest);
        self.out.push_str("\r\n");
    }
}

/// The text that was escaped to this.
pub fn plain(escaped: &str) -> String {
    let mut signs = escaped.chars();
    let mut text = String::with_capacity(escaped.len());
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => text.extend(signs.next().map(|sign| if sign == 'n' { '\n' } else { sign })),
            sign => text.push(sign),
        }
    }
    text
}

/// Octets of a text once it is escaped, folds not counted. Of [`disturbs`] it knows the line break
/// alone.
pub fn octets(text: &str) -> usize {
    text.len() + text.bytes().filter(|byte| matches!(byte, b'\\' | b';' | b',' | b'\n')).count()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Lines};

    fn text(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("X", value);
        lines.finish()
    }

    #[test]
    fn what_means_something_to_the_format_is_escaped() {
        assert_eq!(text("a;b,c\\d\ne:f"), "X:a\\;b\\,c\\\\d\\ne:f\r\n");
    }

    #[test]
    fn what_acts_instead_of_being_seen_is_shown() {
        assert_eq!(text("a\r\u{1b}\u{202e}b"), "X:a\\\\u{d}\\\\u{1b}\\\\u{202e}b\r\n");
    }

    #[test]
    fn a_line_is_folded_between_signs_wherever_they_fall() {
        for before in 60..=LONGEST {
            let value = "a".repeat(before) + &"\u{1f9d8}é漢".repeat(40);
            let folded = text(&value);
            let lines: Vec<_> =
                folded.strip_suffix("\r\n").expect("a line's end").split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= LONGEST && line.len() > LONGEST - 4
                || line == &lines[lines.len() - 1]));
            assert_eq!(folded.replace("\r\n ", ""), format!("X:{value}\r\n"));
        }
    }
}
