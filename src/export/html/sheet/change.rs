//! How a plan grows: a table of what changes from week to week.

use maud::{Markup, html};

use super::boxes::labels;
use crate::export::html::session::later;
use crate::export::html::words::clean;
use crate::export::say::change::{amounts, next};
use crate::export::say::item::named;
use crate::export::say::phase::{Phase, Row, Sheet};

/// An exercise with the sessions that ask the same of it.
struct Line<'p> {
    sheets: Vec<&'p str>,
    row: Row<'p>,
    /// Its amount in each week, and what comes after them.
    cells: Vec<String>,
}

/// The table of a phase, where anything changes in it.
pub fn changes(phases: &[Phase], index: usize) -> Markup {
    let phase = &phases[index];
    let mut lines: Vec<Line> = Vec::new();
    for sheet in &phase.sheets {
        add(&mut lines, phase, sheet, index + 1 == phases.len());
    }
    let goes_on = lines.iter().any(|line| line.cells.last().is_some_and(|next| !next.is_empty()));
    let columns = phase.weeks.len() + usize::from(goes_on);
    let title = "From week to week";
    html! {
        @if !lines.is_empty() {
            table class="log changes" {
                caption { strong { (title) } " Only what changes; all else stays as it is." }
                thead {
                    tr {
                        th scope="col" { "Exercise" }
                        th scope="col" { "Session" }
                        @for week in &phase.weeks { th scope="col" { "Week " (week.number) } }
                        @if goes_on { th scope="col" { "Next" } }
                    }
                }
                tbody {
                    @for line in &lines {
                        tr {
                            th scope="row" { (clean(&named(line.row.first()))) }
                            td { (labels(line.sheets.iter().copied())) }
                            @for cell in line.cells.iter().take(columns) { td { (clean(cell)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Adds what changes in a session; what changes alike in several stands once.
fn add<'p>(lines: &mut Vec<Line<'p>>, phase: &Phase<'p>, sheet: &Sheet<'p>, last: bool) {
    let rows = sheet.parts().flat_map(|part| part.rows).filter(Row::changes);
    for row in rows {
        let next = if last { next(&row, phase, true) } else { String::new() };
        let mut cells: Vec<_> = amounts(&row, true)
            .iter()
            .zip(row.items())
            .map(|(amount, item)| later(&row, amount, item))
            .collect();
        cells.push(next);
        let alike = |line: &&mut Line| {
            named(line.row.first()) == named(row.first())
                && line.row.first().exercise.id == row.first().exercise.id
                && line.cells == cells
        };
        if let Some(line) = lines.iter_mut().find(alike) {
            line.sheets.extend(&sheet.titles);
        } else {
            lines.push(Line { sheets: sheet.titles.clone(), row, cells });
        }
    }
}
