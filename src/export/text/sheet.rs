//! A session as it comes again and again: its parts, one line an exercise, one column a week.

use super::grid::{Grid, Line};
use crate::export::say::change::{amounts, next};
use crate::export::say::item::{SHORT_REST, beside, effort, named, rest, tempo};
use crate::export::say::phase::{Part, Phase, Row, Sheet};
use crate::plan::BlockKind;
use crate::text::page::{ACCENT, BOLD, FAINT, PLAIN, Page};

/// How the sheets of a phase are written.
pub struct Writing<'a, 'p> {
    /// The phase.
    pub phase: &'a Phase<'p>,
    /// Whether reasons are asked for.
    pub why: bool,
    /// Whether sheets stand close together, and their short parts on a line.
    pub close: bool,
    /// Whether what comes after the phase is told.
    pub last: bool,
    /// What was told beside exercises: once in a phase.
    pub told: Vec<&'p str>,
}

/// Columns by which each level of the outline is set in.
const STEP: usize = 2;

impl<'p> Writing<'_, 'p> {
    /// Writes a sheet, whole.
    pub fn sheet(&mut self, page: &mut Page, sheet: &Sheet<'p>) {
        if !self.close || page.margin == 0 {
            page.gap();
        }
        head(page, sheet);
        let parts: Vec<_> = sheet.parts().collect();
        let weeks = if sheet.changes() { self.weeks() } else { vec![String::new()] };
        let lines: Vec<Vec<Line>> = parts
            .iter()
            .map(|part| part.rows.iter().map(|row| self.line(page, row, weeks.len())).collect())
            .collect();
        let tables = || parts.iter().zip(&lines).filter(|(part, _)| !self.is_short(part));
        let grid = Grid::fit(page, STEP, weeks, tables().flat_map(|(_, lines)| lines));
        for (part, lines) in parts.iter().zip(&lines) {
            page.tab(page.margin);
            page.put_in(BOLD, part.name());
            page.put(&format!(", {}", part.takes));
            if self.is_short(part) {
                page.put(":");
                page.pieces(page.margin + STEP, lines.iter().map(Line::short));
            } else {
                self.table(page, &grid, &part.rows, lines);
            }
        }
        if !sheet.remarks.is_empty() {
            page.prose(PLAIN, page.margin, &sheet.remarks.join(" "));
        }
    }

    fn weeks(&self) -> Vec<String> {
        self.phase.weeks.iter().map(|week| format!("week {}", week.number)).collect()
    }

    /// Whether a part stands on a line: nothing has to be said beside it, either.
    fn is_short(&self, part: &Part<'p>) -> bool {
        let plain = |row: &Row<'p>| self.untold(row).is_none();
        self.close && !self.why && part.is_aside() && part.rows.iter().all(plain)
    }

    fn line(&self, page: &Page, row: &Row, weeks: usize) -> Line {
        let (item, unicode) = (row.first(), page.unicode());
        let mut all = amounts(row, unicode);
        if !row.changes() && row.items().all(|item| item.is_some()) {
            all.truncate(if row.kind == BlockKind::Main { weeks } else { 1 });
        }
        Line {
            name: page.plain(&named(item)).into_owned(),
            weighted: item.load.is_some(),
            amounts: all,
            pause: match rest(&item.dose).filter(|_| item.dose.rest() > SHORT_REST) {
                Some(pause) => format!(" (rest {pause})"),
                None => String::new(),
            },
            beside: [
                rest(&item.dose).unwrap_or_default(),
                item.rpe.map_or_else(String::new, |rpe| effort(rpe, unicode)),
                tempo(row.kind, &item.dose).map_or_else(String::new, |tempo| tempo.to_string()),
                if self.last { next(row, self.phase, unicode) } else { String::new() },
            ]
            .map(|cell| page.plain(&cell).into_owned()),
        }
    }

    /// What has to be said beside an exercise and was not yet; reasons say it, too.
    fn untold(&self, row: &Row<'p>) -> Option<&'p str> {
        beside(row.first()).filter(|text| !self.why && !self.told.contains(text))
    }

    fn table(&mut self, page: &mut Page, grid: &Grid, rows: &[Row<'p>], lines: &[Line]) {
        grid.titles(page, lines);
        page.end();
        let reasons: Vec<_> = rows.iter().map(|row| row.reasons(self.phase)).collect();
        let common = reasons.len() > 1 && reasons.iter().all(|other| *other == reasons[0]);
        if self.why && common {
            tell(page, &reasons[0], STEP);
        }
        for ((row, line), reasons) in rows.iter().zip(lines).zip(&reasons) {
            grid.put(page, line);
            if self.why && !common {
                tell(page, reasons, 2 * STEP);
            } else if let Some(reason) = self.untold(row) {
                self.told.push(reason);
                page.foreign(PLAIN, page.margin + 2 * STEP, reason);
            }
        }
        grid.left_out(page, lines);
    }
}

/// What it is called, on which weekdays it comes, how long it takes.
fn head(page: &mut Page, sheet: &Sheet) {
    let name = sheet.name(|title| page.plain(title));
    let (when, takes) = (sheet.when().unwrap_or_default(), sheet.takes());
    if page.has_room(&name, "", &takes) {
        page.ruled(page.signs.line, (ACCENT, &name), (PLAIN, &when), &takes);
    } else {
        page.prose(ACCENT, 0, &name);
        page.ruled(page.signs.line, (ACCENT, ""), (PLAIN, &when), &takes);
    }
}

fn tell(page: &mut Page, reasons: &[(Option<u32>, &crate::plan::Why)], indent: usize) {
    for (week, why) in reasons {
        let from = week.map_or_else(String::new, |week| format!("Week {week}: "));
        let text = format!("{from}{} [{}]", page.plain(&why.text), page.plain(&why.rule));
        page.prose(FAINT, page.margin + indent, &text);
    }
}
