//! A session as it comes again and again: its parts, a table of what changes from week to week, how
//! each exercise is done.

use super::escape::{Page, shown};
use crate::export::say::change::{amounts, full, next};
use crate::export::say::item::{beside, effort, is_by_turns, named, rest, tempo};
use crate::export::say::phase::{Part, Phase, Row, Sheet};
use crate::plan::Why;

/// How the sheets of a phase are written.
pub struct Writing<'a, 'p> {
    phase: &'a Phase<'p>,
    /// Whether reasons are asked for.
    why: bool,
    /// Whether what comes after the phase is told.
    last: bool,
    /// Which breathing stands already beside which exercise.
    known: Vec<(&'p str, &'p str)>,
}

/// Titles of what stands beside the amounts.
const BESIDE: [&str; 4] = ["Rest", "Effort", "Tempo", "Next"];
/// A column of words.
const LEFT: &str = "---";

impl<'a, 'p> Writing<'a, 'p> {
    /// Sheets of a phase, with reasons where they are asked for, and with what comes after it where
    /// no phase tells.
    pub fn new(phase: &'a Phase<'p>, why: bool, last: bool) -> Self {
        Self { phase, why, last, known: Vec::new() }
    }

    /// Writes a sheet, whole.
    pub fn sheet(&mut self, page: &mut Page, sheet: &Sheet<'p>) {
        let when = sheet.when().map_or_else(String::new, |when| format!(" ({when})"));
        page.heading(3, &format!("{}, {}{when}", sheet.name(shown), sheet.takes()));
        let weeks = if sheet.changes() { self.phase.weeks.len() } else { 1 };
        for part in sheet.parts() {
            page.gap();
            page.bold(part.name());
            page.raw(", ");
            page.raw(&part.takes);
            page.end();
            self.part(page, &part, weeks);
        }
        page.paragraph(&sheet.remarks.join(" "));
    }

    fn part(&mut self, page: &mut Page, part: &Part<'p>, weeks: usize) {
        let rows = &part.rows;
        let reasons: Vec<_> = rows.iter().map(|row| row.reasons(self.phase)).collect();
        let common = reasons.len() > 1 && reasons.iter().all(|other| *other == reasons[0]);
        if self.why && common && !reasons[0].is_empty() {
            page.gap();
            for (index, why) in reasons[0].iter().enumerate() {
                page.raw(if index == 0 { "" } else { " " });
                reason(page, why);
            }
            page.end();
        }
        if part.is_aside() {
            page.gap();
            for row in rows {
                line(page, row);
            }
        } else {
            self.table(page, rows, weeks);
        }
        self.notes(page, rows, if self.why && !common { Some(&reasons) } else { None });
    }

    fn table(&self, page: &mut Page, rows: &[Row], weeks: usize) {
        let titles: Vec<_> = match weeks {
            1 => vec!["Amount".to_owned()],
            _ => self.phase.weeks.iter().map(|week| format!("Week {}", week.number)).collect(),
        };
        let cells: Vec<_> = rows.iter().map(|row| self.beside(row)).collect();
        let used = |column: &usize| cells.iter().any(|row| !row[*column].is_empty());
        let used: Vec<_> = (0..BESIDE.len()).filter(used).collect();
        let titles = titles.iter().map(String::as_str);
        let titles = ["Exercise"].into_iter().chain(titles);
        let titles = titles.chain(used.iter().map(|column| BESIDE[*column]));
        page.table(&titles.map(|title| (title, LEFT)).collect::<Vec<_>>());
        for (row, beside) in rows.iter().zip(&cells) {
            let cells = [name(row)].into_iter().chain(told(row, weeks));
            let cells: Vec<_> =
                cells.chain(used.iter().map(|column| beside[*column].clone())).collect();
            page.row(cells.iter().map(String::as_str));
        }
    }

    fn beside(&self, row: &Row) -> [String; BESIDE.len()] {
        let item = row.first();
        [
            rest(&item.dose).unwrap_or_default(),
            item.rpe.map_or_else(String::new, |rpe| effort(rpe, true)),
            tempo(row.kind, &item.dose).map_or_else(String::new, |tempo| tempo.to_string()),
            if self.last { next(row, self.phase, true) } else { String::new() },
        ]
    }

    /// How exercises are done, and why.
    fn notes(&mut self, page: &mut Page, rows: &[Row<'p>], reasons: Option<&Vec<Vec<Reason>>>) {
        let mut begun = false;
        for (index, row) in rows.iter().enumerate() {
            let item = row.first();
            let tempo = tempo(row.kind, &item.dose)
                .map(|tempo| format!("Tempo {tempo}: {}.", item.exercise.tempo_words(tempo)));
            let breathing = self.breathing(row);
            let told = if breathing.is_some() { tempo } else { None };
            let beside = beside(item).filter(|_| !self.why).map(str::to_owned);
            let texts: Vec<String> = told.into_iter().chain(breathing).chain(beside).collect();
            let reasons = reasons.map_or(&[][..], |reasons| &reasons[index]);
            if texts.is_empty() && reasons.is_empty() {
                continue;
            }
            if !std::mem::replace(&mut begun, true) {
                page.gap();
            }
            page.raw("- ");
            page.bold(&name(row));
            page.raw(if texts.is_empty() { "" } else { ": " });
            page.text(&texts.join(" "));
            page.end();
            for why in reasons {
                // Some readers know a list in a list by four spaces only.
                page.raw("    - Why: ");
                reason(page, why);
                page.end();
            }
        }
    }

    /// The breathing of an exercise, once in a phase.
    fn breathing(&mut self, row: &Row<'p>) -> Option<String> {
        let item = row.first();
        let breathing = item.breathing.as_deref().filter(|text| !shown(text).is_empty())?;
        let this = (item.exercise.id.as_str(), breathing);
        let new = !self.known.contains(&this);
        if new {
            self.known.push(this);
        }
        new.then(|| shown(breathing).into_owned())
    }
}

/// A reason, and the week from which on it holds.
type Reason<'p> = (Option<u32>, &'p Why);

fn reason(page: &mut Page, (week, why): &Reason) {
    if let Some(week) = week {
        page.raw(&format!("Week {week}: "));
    }
    page.reason(&why.text, &why.rule);
}

/// What an exercise is called; by its id where its name shows nothing.
fn name(row: &Row) -> String {
    let item = row.first();
    let name = named(item);
    let name = shown(&name);
    if name.is_empty() { item.exercise.id.to_string() } else { name.into_owned() }
}

/// The amounts of a row, as many as the table has weeks.
fn told(row: &Row, weeks: usize) -> Vec<String> {
    let turns = if is_by_turns(row.first()) { ", by turns" } else { "" };
    let mut told = amounts(row, true);
    if weeks == 1 {
        told.truncate(1);
    }
    if let Some(first) = told.first_mut() {
        first.push_str(turns);
    }
    told
}

/// An exercise that stays as it is, on a line.
fn line(page: &mut Page, row: &Row) {
    let item = row.first();
    page.raw("- ");
    page.bold(&name(row));
    page.raw(": ");
    page.raw(&full(row, item, true));
    if is_by_turns(item) {
        page.raw(", by turns");
    }
    if let Some(rest) = rest(&item.dose) {
        page.raw(", rest ");
        page.raw(&rest);
    }
    page.end();
}
