//! One day in full: its sessions, their blocks, one line an exercise.

use std::borrow::Cow;

use anstyle::Style;

use crate::export::say::date::{long_day, short_day};
use crate::export::say::item::{beside, effort, rest, tempo};
use crate::export::say::session::{min, part, repeated, shared_reasons, shares};
use crate::plan::{Block, BlockKind, Item, PlanDay, Session};
use crate::text::page::{ACCENT, BOLD, FAINT, PLAIN, Page};
use crate::text::table::{Columns, widths};

/// Writes every day of a week. A session other than strength that was on an earlier day of it is
/// only referred to.
pub fn days(page: &mut Page, days: &[PlanDay], why: bool) {
    // Days of one line each stand close together.
    let mut close = false;
    for (index, day) in days.iter().enumerate() {
        if day.sessions.is_empty() {
            head(page, day, (PLAIN, "Rest"), "", close);
            close = true;
        }
        for session in &day.sessions {
            let before = repeated(session, &days[..index], why);
            match before {
                Some(before) => refer(page, day, session, before, close),
                None => full(page, day, session, why),
            }
            close = before.is_some();
        }
    }
}

fn full(page: &mut Page, day: &PlanDay, session: &Session, why: bool) {
    let title = page.plain(&session.title);
    head(page, day, (ACCENT, &title), &min(session.seconds), false);
    blocks(page, session, why);
}

fn refer(page: &mut Page, day: &PlanDay, session: &Session, before: &PlanDay, close: bool) {
    let as_on = format!("as on {}", short_day(before));
    let full = format!("{}, {as_on}", page.plain(&session.title));
    let takes = min(session.seconds);
    let fits = page.has_room(&date(page, day, &full, &takes), &full, &takes);
    head(page, day, (PLAIN, if fits { &full } else { &as_on }), &takes, close);
}

/// Writes the heading of a day's session, behind a free line unless it follows `close`.
fn head(page: &mut Page, day: &PlanDay, title: (Style, &str), takes: &str, close: bool) {
    if !close {
        page.gap();
    }
    let date = date(page, day, title.1, takes);
    page.ruled(page.signs.line, &date, title, takes);
}

/// The date in full where the page has room for it beside the title.
fn date(page: &Page, day: &PlanDay, title: &str, takes: &str) -> String {
    let long = long_day(day);
    if page.margin > 0 && page.has_room(&long, title, takes) { long } else { short_day(day) }
}

/// What stands in the columns of an item.
struct Row<'p> {
    item: &'p Item,
    name: Cow<'p, str>,
    dose: String,
    rest: String,
    effort: String,
    tempo: String,
}

impl<'p> Row<'p> {
    fn all(page: &Page, block: &'p Block) -> Vec<Self> {
        block.items.iter().map(|item| Self::of(page, block.kind, item)).collect()
    }

    fn of(page: &Page, kind: BlockKind, item: &'p Item) -> Self {
        Row {
            item,
            name: page.plain(&item.exercise.name),
            dose: item.dose.short(page.unicode()),
            rest: rest(&item.dose).unwrap_or_default(),
            effort: item.rpe.map_or_else(String::new, |rpe| effort(rpe, page.unicode())),
            tempo: tempo(kind, &item.dose).map_or_else(String::new, |tempo| tempo.to_string()),
        }
    }

    fn cells(&self) -> [&str; COLUMNS] {
        [&self.name, &self.dose, &self.rest, &self.effort, &self.tempo]
    }

    /// Name, then below it the dose with every number named.
    fn stacked(&self, page: &mut Page) {
        page.prose(PLAIN, page.margin + STEP, &self.name);
        let named = TITLES.iter().zip(self.cells()).skip(1).filter(|(_, cell)| !cell.is_empty());
        let named = named.map(|(title, cell)| format!("{title} {cell}").trim_start().to_owned());
        page.pieces(page.margin + 2 * STEP, named);
    }
}

const COLUMNS: usize = 5;
/// Titles of the columns: name and dose need none.
const TITLES: [&str; COLUMNS] = ["", "", "rest", "effort", "tempo"];
/// Columns by which each level of the outline is set in.
const STEP: usize = 2;

/// The widest layout of the rows that fits the page: loose, then tight, then none.
fn columns<'r>(page: &Page, rows: impl Iterator<Item = &'r Row<'r>>) -> Option<Columns<COLUMNS>> {
    let mut widths = widths(rows.map(Row::cells));
    for (widest, title) in widths.iter_mut().zip(TITLES).filter(|(widest, _)| **widest > 0) {
        *widest = title.len().max(*widest);
    }
    [3, 2].into_iter().find_map(|gap| Columns::fit(page, page.margin + STEP, gap, widths))
}

/// Names the columns that a block's rows use, behind the block's own name.
fn titles(page: &mut Page, columns: &Columns<COLUMNS>, rows: &[Row]) {
    let mut titles = TITLES;
    for (column, title) in titles.iter_mut().enumerate() {
        if rows.iter().all(|row| row.cells()[column].is_empty()) {
            *title = "";
        }
    }
    for (start, title) in columns.starts(titles) {
        page.tab(start);
        page.put_in(FAINT, title);
    }
}

/// Blocks share their columns where the page is wide enough; else each has its own; else doses
/// stand below names.
fn blocks(page: &mut Page, session: &Session, why: bool) {
    let blocks: Vec<_> =
        session.blocks.iter().map(|block| (block, Row::all(page, block))).collect();
    let shared = columns(page, blocks.iter().flat_map(|(_, rows)| rows));
    for ((block, rows), takes) in blocks.iter().zip(shares(session)) {
        page.tab(page.margin);
        page.put_in(BOLD, part(block.kind));
        page.put(&format!(", {takes}"));
        let own = if shared.is_none() { columns(page, rows.iter()) } else { None };
        let columns = shared.as_ref().or(own.as_ref());
        if let Some(columns) = columns {
            titles(page, columns, rows);
        }
        page.end();
        let common = shared_reasons(&block.items);
        if let Some(item) = common.filter(|_| why) {
            reasons(page, item, STEP);
        }
        for row in rows {
            match columns {
                Some(columns) => {
                    columns.put(page, row.cells());
                    page.end();
                }
                None => row.stacked(page),
            }
            if why && common.is_none() {
                reasons(page, row.item, 2 * STEP);
            } else if let Some(reason) = beside(row.item).filter(|_| !why) {
                page.foreign(PLAIN, page.margin + 2 * STEP, reason);
            }
        }
    }
}

fn reasons(page: &mut Page, item: &Item, indent: usize) {
    for why in &item.why {
        let text = format!("{} [{}]", page.plain(&why.text), page.plain(&why.rule));
        page.prose(FAINT, page.margin + indent, &text);
    }
}
