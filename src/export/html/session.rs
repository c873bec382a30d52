//! A session as it comes again and again: how it is done the first time in words, and beside it what
//! changes from week to week.

use maud::{Markup, html};

use super::picture::Pictures;
use super::words::{clean, manner};
use crate::export::say::change::{amounts, next};
use crate::export::say::date::{long_day, short_day};
use crate::export::say::item::{beside, named, tempo};
use crate::export::say::phase::{Part, Phase, Row, Sheet};
use crate::plan::{BlockKind, Item, PlanDay, SessionKind};
use crate::text::printable::{capital, list_in_words};

/// What sessions stand among.
pub struct Page<'a, 'p> {
    /// The weeks in which they come.
    pub phase: &'a Phase<'p>,
    /// The pictures of their exercises.
    pub pictures: &'a Pictures<'p>,
    /// Whether there is one week only.
    pub alone: bool,
    /// Whether no week follows.
    pub last: bool,
}

/// The columns of a session behind its exercises.
struct Columns {
    /// The weeks, where something changes from one to the next.
    weeks: Vec<u32>,
    /// Whether what comes after them is told.
    next: bool,
    /// Whether each set is ticked.
    boxes: bool,
}

impl Columns {
    fn of(page: &Page, sheet: &Sheet) -> Self {
        let weeks: Vec<_> = page.phase.weeks.iter().map(|week| week.number).collect();
        let weeks = if sheet.changes() { weeks } else { Vec::new() };
        let mut rows = sheet.parts().flat_map(|part| part.rows);
        let next =
            page.last && !page.alone && rows.any(|row| !next(&row, page.phase, true).is_empty());
        Self { weeks, next, boxes: page.alone }
    }

    /// How many there are, those of exercises and of the first amounts among them.
    fn count(&self) -> usize {
        1 + self.weeks.len().max(1) + usize::from(self.next) + usize::from(self.boxes)
    }
}

/// Writes a session under its number within the page.
pub fn session(page: &Page, sheet: &Sheet, number: usize) -> Markup {
    let columns = Columns::of(page, sheet);
    let name = sheet.name(clean);
    html! {
        article class="session" id={ "session-" (number) } {
            h3 { (head(page, sheet, &name)) }
            @if !sheet.remarks.is_empty() { p { (sheet.remarks.join(" ")) } }
            table {
                caption class="hidden" { (name) }
                thead { tr { (titles(&columns)) } }
                @for part in sheet.parts() {
                    tbody {
                        @if is_short(page, sheet, &part) { (in_a_line(&columns, &part)) }
                        @else {
                            tr { th class="part" colspan=(columns.count()) scope="rowgroup" { (part.name()) " " small { (part.takes) } } }
                            @for row in &part.rows { (line(page, &columns, row, boxes(sheet, row.first()))) }
                        }
                    }
                }
            }
        }
    }
}

/// Whether a part stands on a line: nothing has to be said beside it, either.
fn is_short(page: &Page, sheet: &Sheet, part: &Part) -> bool {
    let plain = |row: &Row| beside(row.first()).is_none();
    let works = sheet.first().blocks.iter().any(|block| block.kind == BlockKind::Main);
    !page.alone && works && part.is_aside() && part.rows.iter().all(plain)
}

fn in_a_line(columns: &Columns, part: &Part) -> Markup {
    html! {
        tr {
            th class="part" scope="row" { (part.name()) " " small { (part.takes) } }
            td colspan=(columns.count() - 1) {
                @for (index, row) in part.rows.iter().enumerate() {
                    @if index > 0 { " · " }
                    (link(row.first())) " "
                    small { (row.first().dose.plain()) @if let Some(easy) = easy(row.first()) { ", " (easy) } }
                }
            }
        }
    }
}

fn link(item: &Item) -> Markup {
    html! { a href={ "#exercise-" (item.exercise.id) } { (clean(&item.exercise.name)) } }
}

/// What tells an easy first set apart.
pub fn easy(item: &Item) -> Option<String> {
    let name = named(item);
    let easy = name.strip_prefix(&*item.exercise.name)?.trim_start_matches(", ");
    (!easy.is_empty()).then(|| easy.to_owned())
}

/// What it is called, when it comes and how long it takes.
fn head(page: &Page, sheet: &Sheet, name: &str) -> Markup {
    let days: Vec<_> =
        if page.alone { sheet.on(0).iter().map(|(day, _)| *day).collect() } else { Vec::new() };
    html! {
        @if let Some(day) = days.first() { (long_day(day)) ": " }
        bdi { (name) } " "
        small {
            (sheet.takes())
            @if page.alone { (again(&days[1..])) }
            @else if let Some(when) = sheet.when() { ", " (when) }
        }
    }
}

/// ", again on Thu 26 Nov and Sat 28 Nov".
fn again(days: &[&PlanDay]) -> String {
    let days: Vec<_> = days.iter().map(|day| short_day(day)).collect();
    if days.is_empty() {
        String::new()
    } else {
        format!(", again on {}", list_in_words(&days, " and"))
    }
}

fn titles(columns: &Columns) -> Markup {
    html! {
        th scope="col" { "Exercise" }
        @if columns.weeks.is_empty() { th scope="col" { "How much" } }
        @for week in &columns.weeks { th scope="col" { "Week " (week) } }
        @if columns.next { th scope="col" { "Next" } }
        @if columns.boxes { th scope="col" { "Done" } }
    }
}

/// More boxes than this fit no line: a set is counted in the head then.
const MOST_BOXES: usize = 7;

/// One box for each set of a strength session; of the others, one for each day of the week.
fn boxes(sheet: &Sheet, item: &Item) -> usize {
    let wanted = match sheet.first().kind {
        SessionKind::Strength => item.dose.sets() as usize,
        SessionKind::Daily | SessionKind::Relief => sheet.on(0).len(),
    };
    if wanted > MOST_BOXES { 1 } else { wanted }
}

fn line(page: &Page, columns: &Columns, row: &Row, boxes: usize) -> Markup {
    let item = row.first();
    html! {
        tr {
            th scope="row" {
                (page.pictures.small(&item.exercise))
                (link(item))
                @if let Some(easy) = easy(item) { small { (easy) } }
            }
            (cells(page, columns, row))
            @if columns.next { td { (clean(&next(row, page.phase, true))) } }
            @if columns.boxes { td { @for _ in 0..boxes { i {} } } }
        }
    }
}

/// How much in each week: the first time in words, then what is other than the week before.
fn cells(page: &Page, columns: &Columns, row: &Row) -> Markup {
    let always = row.items().all(|item| item.is_some());
    if columns.weeks.is_empty() || (always && !row.changes()) {
        return html! { td colspan=[(columns.weeks.len() > 1).then_some(columns.weeks.len())] { (words(row, page.alone)) } };
    }
    let first = row.items().position(|item| item.is_some());
    html! {
        @for (index, (amount, item)) in amounts(row, true).iter().zip(row.items()).enumerate() {
            @if Some(index) == first { td { (words(row, page.alone)) } } @else { td { (later(row, amount, item)) } }
        }
    }
}

/// An amount of a later week, with its tempo in words.
pub fn later(row: &Row, amount: &str, item: Option<&Item>) -> String {
    let paced = item.and_then(|item| Some((tempo(row.kind, &item.dose)?, &item.exercise)));
    let amount = clean(amount);
    match paced {
        Some((tempo, exercise)) => {
            amount.replace(&tempo.to_string(), &clean(&exercise.tempo_words(tempo)))
        }
        None => amount.into_owned(),
    }
}

/// How much the first time, in words; where there is one week only, with what comes after it.
pub fn words(row: &Row, alone: bool) -> Markup {
    let item = row.first();
    let next = item.rung.as_ref().and_then(|rung| rung.next.as_ref()).filter(|_| alone);
    let next = next.map(|next| format!("next week: {}", clean(&next.replace(" x ", " × "))));
    let manner = Some(manner(item, row.kind)).filter(|manner| !manner.is_empty());
    let manner = manner.into_iter().chain(next).collect::<Vec<_>>().join(" · ");
    html! {
        (capital(&item.dose.plain()))
        @if let Some(weight) = row.weight(item) { ", " (weight) }
        @if !manner.is_empty() { " " small { (manner) } }
        @if let Some(reason) = beside(item) { p { (clean(reason)) } }
    }
}
