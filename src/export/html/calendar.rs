//! Weeks: seven lines to tick and to write pain on, then each session of the week.

use maud::{Markup, html};

use super::notes;
use super::picture::Pictures;
use super::sheet::{Sheet, Sheets};
use super::top::LIGHTER;
use super::words::{clean, manner};
use crate::export::say::date::{long_day, short_day};
use crate::export::say::item::beside;
use crate::export::say::session::{min, part, shares};
use crate::export::say::week::{lighter, span};
use crate::plan::{BlockKind, Item, Plan, PlanDay, SessionKind, Week};
use crate::text::printable::{capital, list_in_words};

/// Every week with the sessions that are new in it.
pub fn weeks(plan: &Plan, sheets: &Sheets, pictures: &Pictures) -> Markup {
    // A week that only repeats needs no sheet of paper of its own.
    let is_new = |index| sheets.printed_with(index).next().is_some();
    html! {
        @for (index, week) in plan.weeks.iter().enumerate() {
            section.week.new[is_new(index)] id={ "week-" (index + 1) } {
                h2 { (heading(week, plan.weeks.len())) }
                (log(week, index, sheets))
                @if index == 0 { (notes::reading(plan)) }
                @for sheet in sheets.printed_with(index) { (session(sheet, pictures)) }
            }
        }
    }
}

fn heading(week: &Week, weeks: usize) -> Markup {
    html! {
        @if weeks == 1 { "Your week at a glance" } @else { "Week " (week.number) " of " (weeks) (lighter(week, LIGHTER)) }
        @if let (Some(span), true) = (span(week), weeks > 1) { small { (span) } }
    }
}

/// The week at a glance: what each day holds, with room to tick and for two numbers.
fn log(week: &Week, index: usize, sheets: &Sheets) -> Markup {
    let mut used = sheets.used_in(index);
    html! {
        table class="log" {
            caption { "Tick what you have done. Write down your pain as a number from 0 to 10." }
            thead {
                tr {
                    th scope="col" { "Day" }
                    th scope="col" { "Session" }
                    th scope="col" { "Done" }
                    th scope="col" { "Pain before" }
                    th scope="col" { "Pain next morning" }
                }
            }
            tbody {
                @for day in &week.days {
                    @if day.sessions.is_empty() { tr { (date(day)) td { "Rest" } td {} td {} td {} } }
                    @for _ in &day.sessions { tr { (date(day)) (entry(used.next(), index)) } }
                }
            }
        }
        (scale())
    }
}

fn date(day: &PlanDay) -> Markup {
    html! { th scope="row" { (short_day(day)) } }
}

fn entry(sheet: Option<&Sheet>, week: usize) -> Markup {
    html! {
        td {
            @if let Some(sheet) = sheet {
                a href={ "#" (sheet.id()) } { (clean(&sheet.session.title)) }
                " " small {
                    (min(sheet.session.seconds))
                    @if sheet.week != week { ", in week " (sheet.week + 1) ": " (short_day(sheet.days[0])) }
                }
            }
        }
        td { i {} }
        td { b {} }
        td { b {} }
    }
}

/// What the numbers of pain stand for.
fn scale() -> Markup {
    html! {
        p class="scale" {
            span { "No pain" }
            @for number in 0..=10 { i { (number) } }
            span { "Worst pain" }
        }
    }
}

fn session(sheet: &Sheet, pictures: &Pictures) -> Markup {
    let session = sheet.session;
    let title = clean(&session.title);
    let parts = session.blocks.iter().zip(shares(session));
    html! {
        article class="session" id=(sheet.id()) {
            h3 { (long_day(sheet.days[0])) ": " (title) " " small { (min(session.seconds)) (again(&sheet.days[1..])) } }
            table {
                caption class="hidden" { (title) ", " (long_day(sheet.days[0])) }
                thead {
                    tr {
                        th scope="col" { "Exercise" }
                        th scope="col" { "How much" }
                        th scope="col" { "Done" }
                    }
                }
                @for (block, takes) in parts {
                    tbody {
                        tr { th class="part" colspan="3" scope="rowgroup" { (part(block.kind)) " \
                            " small { (takes) } } }
                        @for item in &block.items { (row(item, block.kind, boxes(sheet, item), pictures)) }
                    }
                }
            }
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

/// More boxes than this fit no line: a set is counted in the head then.
const MOST_BOXES: usize = 7;

/// One box for each set of a strength session; of the others, one for each day of the week.
fn boxes(sheet: &Sheet, item: &Item) -> usize {
    let wanted = match sheet.session.kind {
        SessionKind::Strength => item.dose.sets() as usize,
        SessionKind::Daily | SessionKind::Relief => sheet.days.len(),
    };
    if wanted > MOST_BOXES { 1 } else { wanted }
}

fn row(item: &Item, block: BlockKind, boxes: usize, pictures: &Pictures) -> Markup {
    let manner = manner(item, block);
    html! {
        tr {
            th scope="row" {
                (pictures.small(&item.exercise))
                a href={ "#exercise-" (item.exercise.id) } { (clean(&item.exercise.name)) }
            }
            td {
                (capital(&item.dose.plain()))
                @if !manner.is_empty() { " " small { (manner) } }
                @if let Some(reason) = beside(item) { p { (clean(reason)) } }
            }
            td { @for _ in 0..boxes { i {} } }
        }
    }
}
