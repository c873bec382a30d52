//! A page about one thing: a title, paragraphs, labelled lines and lists, wrapped to the reader's
//! width.

use std::fmt::Write as _;

use anstyle::Style;

use crate::text::look::Look;
use crate::text::table::{width, wrap};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Columns of a label and the gap behind it.
const LABEL: usize = 16;
/// Below this width, labels stand above texts that need more than a line.
const NARROW: usize = 60;

/// A page that is being written.
pub struct Page {
    text: String,
    look: Look,
}

impl Page {
    /// A page with a title; `aside` is what the thing is called in files and commands.
    pub fn new(look: Look, title: &str, aside: &str) -> Self {
        let gap = if width(title) + width(aside) + " ()".len() <= look.width { " " } else { "\n" };
        Self { text: format!("{BOLD}{title}{BOLD:#}{gap}{FAINT}({aside}){FAINT:#}\n"), look }
    }

    /// Leaves a line empty.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Adds lines as they are, with their own colours.
    pub fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.text.extend([line, "\n"]);
        }
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.hang("", text);
    }

    /// Adds a text with its label before it, or above it where lines are short.
    pub fn field(&mut self, label: &str, text: &str) {
        let room = self.look.width - LABEL;
        if self.look.width < NARROW && width(text) > room {
            writeln!(self.text, "{BOLD}{label}{BOLD:#}").ok();
            return self.hang("  ", text);
        }
        let blank = " ".repeat(LABEL);
        write!(self.text, "{BOLD}{label}{BOLD:#}{}", &blank[width(label).min(LABEL)..]).ok();
        for (index, line) in wrap(text, room).iter().enumerate() {
            self.text.extend([if index == 0 { "" } else { &blank }, line, "\n"]);
        }
    }

    /// Begins a part of the page.
    pub fn section(&mut self, title: &str) {
        writeln!(self.text, "\n{BOLD}{title}{BOLD:#}").ok();
    }

    /// Adds a text of a part.
    pub fn indented(&mut self, text: &str) {
        self.hang("  ", text);
    }

    /// Adds an item of a list behind a marker: `-`, `1.`.
    pub fn item(&mut self, marker: &str, text: &str) {
        self.hang(&format!("  {marker} "), text);
    }

    /// Adds a text whose first line begins with `start`, the others with as many blanks.
    fn hang(&mut self, start: &str, text: &str) {
        let blank = " ".repeat(start.len());
        for (index, line) in wrap(text, self.look.width - start.len()).iter().enumerate() {
            self.text.extend([if index == 0 { start } else { &blank }, line.as_ref(), "\n"]);
        }
    }

    /// The whole page.
    pub fn finish(self) -> String {
        self.text
    }
}
