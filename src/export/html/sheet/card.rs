//! Cards: each exercise of the plan once, in the order in which they come. In sight is what paper
//! holds: the picture, how much, what to think of, when to stop, boxes to tick. The rest is behind a
//! heading to open.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::boxes::{boxes, how_to_tick, labels};
use crate::catalogue::exercise::Exercise;
use crate::export::html::calendar::is_alone;
use crate::export::html::card::{breathing, points, sides};
use crate::export::html::picture::Pictures;
use crate::export::html::session::{easy, words};
use crate::export::html::words::clean;
use crate::export::say::phase::{Phase, Row, Sheet};
use crate::export::say::plan::sessions;
use crate::export::say::session::part;
use crate::person::profile::Day;
use crate::plan::{Item, Plan};
use crate::text::id::Text;
use crate::text::printable::{capital, list_in_words};

/// An exercise with what the plan asks of it.
struct Card<'a, 'p> {
    exercise: &'p Exercise,
    /// The number of the phase in which it first comes.
    phase: usize,
    /// The sessions that hold it.
    titles: Vec<&'p str>,
    /// How much, as the first phase has it, with the sessions that ask for it.
    amounts: Vec<Amount<'a, 'p>>,
    /// Whether a later week asks for something else.
    grows: bool,
    breathing: Vec<&'p Text>,
    items: Vec<&'p Item>,
}

/// How much of an exercise, and what asks for it.
struct Amount<'a, 'p> {
    words: Markup,
    sheets: Vec<&'a Sheet<'p>>,
    part: &'static str,
    /// What tells an easy first set apart.
    easy: Option<String>,
}

impl Amount<'_, '_> {
    fn titles(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().flat_map(|sheet| &sheet.titles).copied()
    }

    /// By which words it is told from the others of its card.
    fn asked_by(&self, all: &[Self]) -> Option<String> {
        if all.len() == 1 || self.easy.is_some() {
            return self.easy.as_ref().map(|easy| capital(easy));
        }
        let same_title =
            |other: &&Self| other.titles().any(|title| self.titles().any(|own| own == title));
        let alike: Vec<_> = all.iter().filter(same_title).collect();
        if alike.len() == 1 {
            return Some(labels(self.titles()));
        }
        if alike.iter().filter(|other| other.part == self.part).count() == 1 {
            return Some(self.part.into());
        }
        let days: BTreeSet<Day> =
            self.sheets.iter().filter_map(|sheet| sheet.weekdays()).flatten().collect();
        let days: Vec<_> = days.into_iter().map(Day::short).collect();
        (!days.is_empty()).then(|| list_in_words(&days, " and"))
    }
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
            h2 { "Exercises" @if let Some(how) = how_to_tick(plan) { " " small { (how) } } }
            div class="cards" { @for card in &cards { (self::card(plan, card, pictures)) } }
        }
    }
}

fn add<'a, 'p>(
    cards: &mut Vec<Card<'a, 'p>>,
    phase: usize,
    sheet: &'a Sheet<'p>,
    row: &Row<'p>,
    alone: bool,
) {
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
    card.grows |= row.changes();
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
    let words = words(row, alone);
    match card.amounts.iter_mut().find(|known| known.words.0 == words.0) {
        Some(known) if card.phase == phase => known.sheets.push(sheet),
        Some(_) => {}
        None if card.phase == phase => card.amounts.push(Amount {
            words,
            sheets: vec![sheet],
            part: part(row.kind),
            easy: easy(item),
        }),
        None => card.grows = true,
    }
}

fn card(plan: &Plan, card: &Card, pictures: &Pictures) -> Markup {
    let exercise = card.exercise;
    let several = sessions(plan).any(|session| *session.title != *card.titles[0]);
    html! {
        article class="card" id={ "exercise-" (exercise.id) } {
            div class="top" {
                h3 { (clean(&exercise.name)) }
                @if several { p { span class="word" { "Session " } (labels(card.titles.iter().copied())) } }
                (boxes(plan, &exercise.id))
            }
            (pictures.whole(exercise))
            @for amount in &card.amounts {
                div class="dose" {
                    @if let Some(asked_by) = amount.asked_by(&card.amounts) { (asked_by) ": " }
                    @else if card.grows { "At first: " }
                    (amount.words)
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
