//! Cards: each exercise of the plan once, in the order in which they come. In sight is what paper
//! holds: the picture, how much, what to think of, when to stop, boxes to tick. The rest is behind a
//! heading to open.

use maud::{Markup, html};

use super::boxes::{boxes, labels};
use crate::catalogue::exercise::Exercise;
use crate::export::html::calendar::is_alone;
use crate::export::html::card::{breathing, points, sides};
use crate::export::html::picture::Pictures;
use crate::export::html::session::words;
use crate::export::html::words::clean;
use crate::export::say::phase::{Phase, Row, Sheet};
use crate::plan::{Item, Plan};
use crate::text::id::Text;
use crate::text::printable::capital;

/// An exercise with what the plan asks of it.
struct Card<'p> {
    exercise: &'p Exercise,
    /// The number of the phase in which it first comes.
    phase: usize,
    /// The sessions that hold it.
    titles: Vec<&'p str>,
    /// How much, as the first phase has it, with the session that asks for it.
    amounts: Vec<(Markup, &'p str)>,
    /// Whether a later week asks for something else.
    grows: bool,
    breathing: Vec<&'p Text>,
    items: Vec<&'p Item>,
}

/// A card for every exercise of the plan.
pub fn cards(plan: &Plan, phases: &[Phase], pictures: &Pictures) -> Markup {
    let alone = is_alone(phases);
    let mut cards: Vec<Card> = Vec::new();
    for (index, phase) in phases.iter().enumerate() {
        for sheet in &phase.sheets {
            for row in sheet.parts().flat_map(|part| part.rows) {
                add(&mut cards, index, sheet, &row, alone);
            }
        }
    }
    html! {
        section id="exercises" {
            h2 { "Exercises" }
            div class="cards" { @for card in &cards { (self::card(plan, card, pictures)) } }
        }
    }
}

fn add<'p>(cards: &mut Vec<Card<'p>>, phase: usize, sheet: &Sheet<'p>, row: &Row<'p>, alone: bool) {
    let item = row.first();
    let exercise = item.exercise.as_ref();
    let place = cards.iter().position(|card| card.exercise.id == exercise.id);
    let place = place.unwrap_or_else(|| {
        cards.push(Card {
            exercise,
            phase,
            titles: Vec::new(),
            amounts: Vec::new(),
            grows: false,
            breathing: Vec::new(),
            items: Vec::new(),
        });
        cards.len() - 1
    });
    let card = &mut cards[place];
    card.grows |= row.changes() || card.phase != phase;
    for title in &sheet.titles {
        if !card.titles.contains(title) {
            card.titles.push(title);
        }
    }
    card.items.extend(row.items().flatten());
    let said = row.items().flatten().filter_map(|item| item.breathing.as_ref());
    for text in said {
        if !card.breathing.contains(&text) {
            card.breathing.push(text);
        }
    }
    let amount = words(row, alone);
    let known = card.amounts.iter().any(|(known, _)| known.0 == amount.0);
    if card.phase == phase && !known {
        card.amounts.push((amount, sheet.titles[0]));
    }
}

fn card(plan: &Plan, card: &Card, pictures: &Pictures) -> Markup {
    let exercise = card.exercise;
    html! {
        article class="card" id={ "exercise-" (exercise.id) } {
            div class="top" {
                h3 { (clean(&exercise.name)) }
                p { (labels(card.titles.iter().copied())) }
            }
            (pictures.whole(exercise))
            (boxes(plan, &exercise.id))
            @for (amount, title) in &card.amounts {
                div class="dose" {
                    @if card.amounts.len() > 1 { (labels([*title])) ": " }
                    (amount)
                    @if card.grows { small { " at first" } }
                }
            }
            ul class="cues" { @for cue in &exercise.cues { li { (capital(&clean(cue))) } } }
            p class="stop" { (clean(&exercise.stop)) }
            (more(card))
        }
    }
}

/// What is there to be read once.
fn more(card: &Card) -> Markup {
    let exercise = card.exercise;
    html! {
        details {
            summary { "How to do it" span class="hidden" { ": " (clean(&exercise.name)) } }
            p { (clean(&exercise.purpose)) }
            p { strong { "Start: " } (clean(&exercise.setup)) }
            @if !exercise.steps.is_empty() { ol { @for step in &exercise.steps { li { (clean(step)) } } } }
            @if let Some(order) = sides(exercise, &card.items) { p { strong { "Sides: " } (order) "." } }
            (points("Avoid", &exercise.mistakes))
            p { strong { "Breathing: " } (breathing(exercise, &card.breathing)) }
        }
    }
}
