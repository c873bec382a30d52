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
pub fn session(
    phase: &Phase,
    earlier: &Earlier,
    sheet: &Sheet,
    number: usize,
    alone: bool,
) -> Markup {
    let known = earlier.iter().find(|(_, other)| sheet.is_as(other));
    html! {
        article class="session" id={ "session-" (number) } {
            h3 { bdi { (sheet.name(clean)) } " " small { (sheet.takes()) @if let Some(when) = when(sheet, alone) { ", " (when) } } }
            @if let Some((weeks, _)) = known { p { "As in " (weeks.name().to_lowercase()) "." } }
            @else { @for part in sheet.parts() { (self::part(&part, told(phase, earlier, sheet, &part, alone).as_deref())) } }
            @if !sheet.remarks.is_empty() { p { (sheet.remarks.join(" ")) } }
        }
    }
}

/// The days on which it is done, where they stay the same.
fn when(sheet: &Sheet, alone: bool) -> Option<String> {
    let days: Vec<_> = sheet.on(0).iter().map(|(day, _)| *day).collect();
    let named = alone && days.len() <= NAMED;
    let dates =
        || list_in_words(&days.iter().map(|day| short_day(day)).collect::<Vec<_>>(), " and");
    sheet.when().map(|when| if named { dates() } else { when })
}

/// Days up to this many are told with their dates.
const NAMED: usize = 2;

/// Where a part of a gentle session stands that is as it is here, by the day and, where these are
/// others, the weeks.
fn told(
    phase: &Phase,
    earlier: &Earlier,
    sheet: &Sheet,
    part: &Part,
    alone: bool,
) -> Option<String> {
    let gentle = sheet.first().kind != SessionKind::Strength;
    let same = |other: &Sheet| other.parts().any(|other| part.is_as(&other));
    let known = |(_, other): &&(&Phase, &Sheet)| other.weekdays().is_some() && same(other);
    let (weeks, first) = earlier.iter().filter(|_| gentle).find(known)?;
    let (day, _) = first.on(0).first()?;
    let count = first.on(0).len();
    let day = match count {
        1..=NAMED if alone => short_day(day),
        7 => return None,
        _ => day.weekday.short().to_owned(),
    };
    let others = phase.numbers() != weeks.numbers();
    Some(if others { format!("{day} in {}", weeks.name().to_lowercase()) } else { day })
}

fn part(part: &Part, told: Option<&str>) -> Markup {
    html! {
        div {
            p { strong { (part.name()) } " " small { (part.takes) } @if let Some(day) = told { " as on " (day) } }
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
