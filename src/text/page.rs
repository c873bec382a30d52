//! A page of text: columns, wrapped prose and rules within a width. Knows nothing about plans.
//!
//! Widths are display columns without escapes. Text that may come from a file goes through
//! [`Page::plain`] first.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::text::look::{Look, Signs};
use crate::text::printable::{printable, put};

/// Ordinary text.
pub const PLAIN: Style = Style::new();
/// Headings.
pub const BOLD: Style = Style::new().bold();
/// What may be skipped.
pub const FAINT: Style = Style::new().dimmed();
/// The one accent: what a day is about.
pub const ACCENT: Style = AnsiColor::Cyan.on_default().bold();

/// Under this width, indents shrink and texts move below what they belong to.
const NARROW: usize = 60;

/// Columns of a label and the gap behind it.
const LABEL: usize = 16;
/// Columns by which the parts of a section are set in.
const INDENT: usize = 2;

/// Columns between a sign and its meaning.
const TERM_GAP: usize = 2;
/// Fewer columns than this are too few to read prose in.
const LEAST_PROSE: usize = 22;

/// The page that is being written, line by line.
#[derive(Debug)]
pub struct Page {
    out: String,
    column: usize,
    unicode: bool,
    /// Columns of a line.
    pub width: usize,
    /// Columns left free before everything but headings.
    pub margin: usize,
    /// Signs that can be shown.
    pub signs: &'static Signs,
}

impl Page {
    /// An empty page.
    pub fn new(look: &Look) -> Self {
        let width = look.width.clamp(Look::NARROWEST, Look::WIDEST);
        let margin = if width < NARROW { 0 } else { 2 };
        let (unicode, signs) = (look.unicode, Signs::of(look.unicode));
        Self { out: String::with_capacity(1 << 14), column: 0, unicode, width, margin, signs }
    }

    /// A page about one thing: its title, and beside it what it is called in files and commands.
    pub fn titled(look: &Look, title: &str, name: &str) -> Self {
        let mut page = Self::new(look);
        page.put_in(BOLD, title);
        if width(title) + width(name) + " ()".len() <= page.width {
            page.put(" ");
        } else {
            page.end();
        }
        page.put_in(FAINT, &format!("({name})"));
        page.end();
        page
    }

    /// Whether more than ASCII can be shown.
    pub const fn unicode(&self) -> bool {
        self.unicode
    }

    /// The column that is written next, from 0.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Foreign text made safe for one line of this page: nothing that acts on a terminal, nothing
    /// it can't show.
    pub fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.is_ascii() || self.unicode {
            printable(text)
        } else {
            to_ascii(&printable(text)).into()
        }
    }

    /// Writes text without line breaks.
    pub fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += width(text);
    }

    /// Writes text in a style.
    pub fn put_in(&mut self, style: Style, text: &str) {
        self.style(style);
        self.put(text);
        self.reset(style);
    }

    /// Moves to a column with spaces; stays when it is passed already.
    pub fn tab(&mut self, column: usize) {
        while self.column < column {
            self.out.push(' ');
            self.column += 1;
        }
    }

    /// Moves to a column with a faint line of one sign.
    pub fn rule(&mut self, sign: char, column: usize) {
        self.style(FAINT);
        while self.column < column {
            self.out.push(sign);
            self.column += 1;
        }
        self.reset(FAINT);
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    /// Leaves one line free, except at the top.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Writes wrapped text from column `indent` to the end of the line, on as many lines as it
    /// takes. A label may stand before it.
    pub fn prose(&mut self, style: Style, indent: usize, text: &str) {
        self.hang(style, indent, "", text);
    }

    /// Writes foreign text as [`Page::prose`], made safe as by [`Page::plain`].
    pub fn foreign(&mut self, style: Style, indent: usize, text: &str) {
        let text = self.plain(text);
        self.prose(style, indent, &text);
    }

    /// Writes wrapped text, every line but the first set in by `more`. Words with hyphens stay
    /// whole: ids and doses are copied from here.
    pub fn hang(&mut self, style: Style, indent: usize, more: &str, text: &str) {
        let options = Options::new(self.width - indent).subsequent_indent(more);
        for line in textwrap::wrap(text, options.word_splitter(WordSplitter::NoHyphenation)) {
            self.tab(indent);
            self.put_in(style, &line);
            self.end();
        }
    }

    /// Writes a text of a section.
    pub fn indented(&mut self, text: &str) {
        self.prose(PLAIN, INDENT, text);
    }

    /// Writes an item of a list within a section, behind a marker: `-`, `1.`.
    pub fn item(&mut self, marker: &str, text: &str) {
        self.tab(INDENT);
        self.put(marker);
        self.prose(PLAIN, self.column + 1, text);
    }

    /// Writes a text with its label before it, or above it where lines are short.
    pub fn field(&mut self, label: &str, text: &str) {
        self.put_in(BOLD, label);
        let beside = self.width >= NARROW || width(text) <= self.width - LABEL;
        if !beside {
            self.end();
        }
        self.prose(PLAIN, if beside { LABEL } else { INDENT }, text);
    }

    /// Writes a heading on lines of its own.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.prose(BOLD, 0, text);
    }

    /// Whether [`Page::ruled`] has room for a title beside its head.
    pub fn has_room(&self, head: &str, title: &str, tail: &str) -> bool {
        // A sign of the rule and two spaces stand before the title, a space before the tail.
        width(head) + 3 + width(title) + 1 + width(tail) <= self.width
    }

    /// Writes a heading that spans the page: `Strength A ─ Mon and Fri ──────── 29 min`. A title
    /// that is too wide moves below; there may be none.
    pub fn ruled(
        &mut self,
        sign: char,
        (look, head): (Style, &str),
        (style, title): (Style, &str),
        tail: &str,
    ) {
        let beside = !title.is_empty() && self.has_room(head, title, tail);
        self.put_in(look, head);
        if beside {
            self.put(" ");
            self.rule(sign, self.column + 1);
            self.put(" ");
            self.put_in(style, title);
        }
        let end = self.width - width(tail);
        let rule_end = end.saturating_sub(usize::from(!tail.is_empty()));
        if self.column + 1 < rule_end {
            self.put(" ");
            self.rule(sign, rule_end);
        }
        if !tail.is_empty() {
            self.tab(end);
            self.put(tail);
        }
        self.end();
        if !beside && !title.is_empty() {
            self.prose(style, self.margin, title);
        }
    }

    /// Writes signs with what they mean: beside them where that leaves room to read, else below.
    pub fn terms(&mut self, indent: usize, terms: &[(String, String)]) {
        let widest = terms.iter().map(|(sign, _)| width(sign)).max().unwrap_or(0);
        let beside = indent + widest + TERM_GAP;
        for (sign, meaning) in terms {
            if beside + LEAST_PROSE <= self.width {
                self.tab(indent);
                self.put(sign);
                self.prose(PLAIN, beside, meaning);
            } else {
                self.prose(PLAIN, indent, sign);
                self.prose(PLAIN, indent + TERM_GAP, meaning);
            }
        }
    }

    /// Writes pieces that stay whole where they can, with commas, on as many lines as it takes,
    /// each from column `indent` on.
    pub fn pieces<T: AsRef<str>>(&mut self, indent: usize, pieces: impl IntoIterator<Item = T>) {
        let mut pieces = pieces.into_iter().peekable();
        self.tab(indent);
        while let Some(piece) = pieces.next() {
            let comma = if pieces.peek().is_some() { "," } else { "" };
            self.piece(indent, piece.as_ref(), comma);
        }
        self.end();
    }

    fn piece(&mut self, indent: usize, piece: &str, comma: &str) {
        let takes = width(piece) + comma.len();
        let first = self.column == indent;
        if !first && self.column + 1 + takes > self.width {
            self.end();
            self.tab(indent);
        } else if !first {
            self.put(" ");
        }
        if indent + takes > self.width {
            self.cut(indent, piece);
        } else {
            self.put(piece);
        }
        self.put(comma);
    }

    /// Writes what is too long for any line, a line at a time, with room for a comma behind it.
    fn cut(&mut self, indent: usize, piece: &str) {
        let options = Options::new(self.width - indent - 1);
        let lines = textwrap::wrap(piece, options.word_splitter(WordSplitter::NoHyphenation));
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.end();
                self.tab(indent);
            }
            self.put(line);
        }
    }

    fn style(&mut self, style: Style) {
        put(&mut self.out, format_args!("{style}"));
    }
    fn reset(&mut self, style: Style) {
        put(&mut self.out, format_args!("{style:#}"));
    }
}

/// Columns that a text without escapes takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The nearest ASCII: typographic signs by their plain forms, everything else by a question mark.
fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            ' '..='~' => out.push(sign),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2010}'..='\u{2014}' | '\u{2212}' => out.push('-'),
            '×' => out.push('x'),
            '…' => out.push_str("..."),
            '\u{a0}' => out.push(' '),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Look, PLAIN, Page, to_ascii};

    fn page(width: usize) -> Page {
        Page::new(&Look { width, unicode: true })
    }

    #[test]
    fn pieces_stay_whole_and_keep_their_comma() {
        let mut page = page(40);
        page.pieces(2, ["twelve words", "are not many", "when said at once"]);
        assert_eq!(page.finish(), "  twelve words, are not many,\n  when said at once\n");
    }

    #[test]
    fn a_piece_longer_than_the_line_is_cut_within_the_width() {
        let mut page = page(40);
        page.pieces(2, ["a".repeat(50), "漢".repeat(30), "b".into()]);
        let text = page.finish();
        assert!(text.lines().all(|line| super::width(line) <= 40), "{text}");
        assert_eq!(text.matches(['a', '漢', 'b']).count(), 81);
    }

    #[test]
    fn prose_keeps_hyphenated_words_whole_behind_a_label() {
        let mut page = page(40);
        page.put("-");
        page.prose(PLAIN, 2, "a line that is as long as this one [strength-frequency]");
        assert_eq!(page.finish(), "- a line that is as long as this one\n  [strength-frequency]\n");
    }

    #[test]
    fn a_page_without_unicode_says_what_it_can() {
        assert_eq!(to_ascii("8–10 × “Ü”…"), "8-10 x \"?\"...");
    }
}
