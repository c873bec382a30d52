//! What a session holds, in order; how each exercise is done stands on its card.

use maud::{Markup, html};

use crate::export::html::words::clean;
use crate::export::say::change::full;
use crate::export::say::date::short_day;
use crate::export::say::item::named;
use crate::export::say::phase::{Part, Phase, Sheet};
use crate::plan::SessionKind;
use crate::text::printable::list_in_words;

/// Sessions that stand before on the page, with the phase of each.
pub type Earlier<'a, 'p> = [(&'a Phase<'p>, &'a Sheet<'p>)];

/// Writes a session under its number within the page. What is done as in an earlier phase is not
/// told again, nor is a part of a gentle session that is as it was before.
pub fn session(earlier: &Earlier, sheet: &Sheet, number: usize, alone: bool) -> Markup {
    let known = earlier.iter().find(|(_, other)| sheet.is_as(other));
    html! {
        article class="session" id={ "session-" (number) } {
            h3 { (sheet.name(clean)) " " small { (sheet.takes()) (when(sheet, alone)) } }
            @if let Some((phase, _)) = known { p { "As in " (phase.name().to_lowercase()) "." } }
            @else { @for part in sheet.parts() { (self::part(&part, told(earlier, sheet, &part))) } }
            @if !sheet.remarks.is_empty() { p { (sheet.remarks.join(" ")) } }
        }
    }
}

/// The days on which it is done, where they stay the same.
fn when(sheet: &Sheet, alone: bool) -> String {
    let days: Vec<_> = sheet.on(0).iter().map(|(day, _)| short_day(day)).collect();
    match sheet.when() {
        Some(_) if alone && days.len() <= 2 => format!(", {}", list_in_words(&days, " and")),
        Some(when) => format!(", {when}"),
        None => String::new(),
    }
}

/// The day on which a part of a gentle session first was as it is here.
fn told(earlier: &Earlier, sheet: &Sheet, part: &Part) -> Option<String> {
    let gentle = sheet.first().kind != SessionKind::Strength;
    let same = |other: &Sheet| other.parts().any(|other| part.is_as(&other));
    let (_, first) = earlier.iter().filter(|_| gentle).find(|(_, other)| same(other))?;
    first.day().map(short_day)
}

fn part(part: &Part, told: Option<String>) -> Markup {
    html! {
        div {
            p { strong { (part.name()) } " " small { (part.takes) } @if let Some(day) = &told { " as on " (day) } }
            @if told.is_none() {
                ol {
                    @for row in &part.rows {
                        @let item = row.first();
                        li {
                            a href={ "#exercise-" (item.exercise.id) } { (clean(&named(item))) }
                            " " span { (clean(&full(row, item, true))) }
                        }
                    }
                }
            }
        }
    }
}
