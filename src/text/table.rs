//! A table of text as wide as the reader's lines: columns side by side where they fit, under each
//! other where not.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::Style;
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

use crate::text::look::Look;

/// Columns between two columns.
const GAP: usize = 2;
/// Columns that the last column has at least, where its texts need as many.
const LEAST_LAST: usize = 24;

/// What a column is called, and whether it may be left out where room is short.
pub struct Head {
    /// Its title.
    pub title: &'static str,
    /// Whether the table makes sense without it.
    pub spare: bool,
}

/// Rows of cells under heads; every row has a cell for each head. The last column's texts may be
/// long.
pub struct Table<'a, const N: usize> {
    /// The heads.
    pub heads: [Head; N],
    /// The rows.
    pub rows: Vec<[Cow<'a, str>; N]>,
}

/// The display width of a text; most texts are ASCII, where it is their length.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Lines of at most `width` columns. Words with hyphens stay whole: ids are copied from here.
pub fn wrap(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    textwrap::wrap(text, Options::new(width).word_splitter(WordSplitter::NoHyphenation))
}

impl<const N: usize> Table<'_, N> {
    /// Adds the table to a text.
    pub fn write(&self, text: &mut String, look: &Look) {
        let mut widths = [0; N];
        for (column, widest) in widths.iter_mut().enumerate() {
            let cells = self.rows.iter().map(|row| width(&row[column]));
            *widest = cells.max().unwrap_or(0).max(self.heads[column].title.len());
        }
        let mut shown: Vec<usize> = (0..N).collect();
        while !fits(&shown, &widths, look.width) {
            match shown.iter().rposition(|column| self.heads[*column].spare) {
                Some(spare) => drop(shown.remove(spare)),
                None => return self.write_stacked(text, look),
            }
        }
        self.write_columns(text, &shown, &widths, look);
    }

    fn write_columns(&self, text: &mut String, shown: &[usize], widths: &[usize; N], look: &Look) {
        let Some((last, before)) = shown.split_last() else { return };
        let start: usize = before.iter().map(|column| widths[*column] + GAP).sum();
        let room = look.width - start;
        let bold = Style::new().bold();
        text.push_str(&bold.render().to_string());
        for column in before {
            pad(text, self.heads[*column].title, widths[*column] + GAP);
        }
        text.extend([self.heads[*last].title, &bold.render_reset().to_string(), "\n"]);
        for row in &self.rows {
            for column in before {
                pad(text, &row[*column], widths[*column] + GAP);
            }
            if width(&row[*last]) <= room {
                text.extend([&row[*last], "\n"]);
                continue;
            }
            for (index, line) in wrap(&row[*last], room).iter().enumerate() {
                pad(text, "", if index == 0 { 0 } else { start });
                text.extend([line, "\n"]);
            }
        }
    }

    /// The first cell of a row on a line, the others under it.
    fn write_stacked(&self, text: &mut String, look: &Look) {
        let bold = Style::new().bold();
        for row in &self.rows {
            writeln!(text, "{bold}{}{bold:#}", row[0]).ok();
            for line in wrap(&row[1..].join(" - "), look.width - GAP) {
                text.extend(["  ", &line, "\n"]);
            }
        }
    }
}

fn fits(shown: &[usize], widths: &[usize], width: usize) -> bool {
    let Some((last, before)) = shown.split_last() else { return true };
    before.iter().map(|column| widths[*column] + GAP).sum::<usize>() + widths[*last].min(LEAST_LAST)
        <= width
}

/// Adds a text, and blanks up to a width.
fn pad(text: &mut String, cell: &str, to: usize) {
    text.push_str(cell);
    text.extend(std::iter::repeat_n(' ', to.saturating_sub(width(cell))));
}
