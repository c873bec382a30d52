//! A table of text as wide as the reader's lines: columns side by side where they fit, under each
//! other where not.

use std::borrow::Cow;

use crate::text::look::Look;
use crate::text::page::{BOLD, PLAIN, Page, width};

/// Columns between two columns.
const GAP: usize = 2;
/// Columns that the last column has at least, where its texts need as many.
const LEAST_LAST: usize = 24;

/// Columns side by side: where each starts; none for one with nothing in it.
pub struct Columns<const N: usize>([Option<usize>; N]);

impl<const N: usize> Columns<N> {
    /// Columns of these widths from column `from` of a page on, as far as the page has room for
    /// them.
    pub fn fit(page: &Page, from: usize, gap: usize, widths: [usize; N]) -> Option<Self> {
        let mut next = from;
        let starts = widths.map(|width| {
            let start = next;
            next += if width == 0 { 0 } else { width + gap };
            (width > 0).then_some(start)
        });
        // Nothing stands behind the last column; a table without cells has none.
        (next.saturating_sub(gap) <= page.width).then_some(Self(starts))
    }

    /// Writes cells where their columns start; empty ones take no room.
    pub fn put(&self, page: &mut Page, cells: [&str; N]) {
        for (start, cell) in self.starts(cells) {
            page.tab(start);
            page.put(cell);
        }
    }

    /// The cells with something in them, and where they start.
    pub fn starts<'c>(&self, cells: [&'c str; N]) -> impl Iterator<Item = (usize, &'c str)> {
        let filled = self.0.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        filled.filter_map(|(start, cell)| Some((start?, cell)))
    }
}

/// The width of the widest cell of each column.
pub fn widths<'r, const N: usize>(rows: impl Iterator<Item = [&'r str; N]>) -> [usize; N] {
    rows.fold([0; N], |mut widths, row| {
        widths.iter_mut().zip(row).for_each(|(widest, cell)| *widest = width(cell).max(*widest));
        widths
    })
}

/// What a column is called, and whether it may be left out where room is short.
pub struct Head {
    /// Its title.
    pub title: &'static str,
    /// Whether the table makes sense without it.
    pub spare: bool,
}

/// Rows that belong together.
pub struct Group<'a, const N: usize> {
    /// What they have in common; empty where nothing is said of it.
    pub title: String,
    /// The rows.
    pub rows: Vec<[Cow<'a, str>; N]>,
}

/// Rows of cells under heads; every row has a cell for each head. The last column's texts may be
/// long.
pub struct Table<'a, const N: usize> {
    /// The heads.
    pub heads: [Head; N],
    /// The rows, in groups.
    pub groups: Vec<Group<'a, N>>,
}

impl<const N: usize> Group<'_, N> {
    fn rows(&self) -> impl Iterator<Item = [&str; N]> {
        self.rows.iter().map(|row| row.each_ref().map(AsRef::as_ref))
    }

    fn head(&self, page: &mut Page) {
        if !self.title.is_empty() {
            page.heading(&self.title);
        }
    }
}

impl<const N: usize> Table<'_, N> {
    /// A page with the table.
    pub fn page(&self, look: &Look) -> Page {
        let mut page = Page::new(look);
        let titles = self.heads.each_ref().map(|head| head.title);
        let mut needed = widths(self.rows().chain([titles]));
        if let Some(last) = needed.last_mut() {
            *last = LEAST_LAST.min(*last);
        }
        let mut spare = (0..N).rev().filter(|column| self.heads[*column].spare);
        let columns = loop {
            match (Columns::fit(&page, 0, GAP, needed), spare.next()) {
                (Some(columns), _) => break columns,
                (None, Some(spare)) => needed[spare] = 0,
                (None, None) => return self.stacked(page),
            }
        };
        let mut head = Page::new(look);
        columns.put(&mut head, titles);
        page.put_in(BOLD, &head.finish());
        page.end();
        for group in &self.groups {
            group.head(&mut page);
            for mut row in group.rows() {
                let last = row.last_mut().map(std::mem::take).unwrap_or_default();
                columns.put(&mut page, row);
                page.prose(PLAIN, columns.0.last().copied().flatten().unwrap_or(0), last);
            }
        }
        page
    }

    fn rows(&self) -> impl Iterator<Item = [&str; N]> {
        self.groups.iter().flat_map(Group::rows)
    }

    /// The first cell of a row on a line, the others under it.
    fn stacked(&self, mut page: Page) -> Page {
        for group in &self.groups {
            group.head(&mut page);
            for row in group.rows() {
                page.put_in(BOLD, row[0]);
                page.end();
                page.indented(&row[1..].join(" - "));
            }
        }
        page
    }
}
