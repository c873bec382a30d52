//! Cards: how each exercise of the plan is done, each exercise once, from A to Z so that paper
//! finds it too.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::picture::Pictures;
use super::words::clean;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Exercise;
use crate::export::say::plan::items;
use crate::plan::{Item, Plan};
use crate::text::id::Text;
use crate::text::printable::capital;

/// An exercise with what the plan asks of it.
struct Card<'p> {
    exercise: &'p Exercise,
    doses: Vec<&'p Dose>,
    items: Vec<&'p Item>,
    breathing: Vec<&'p Text>,
}

impl<'p> Card<'p> {
    fn new(item: &'p Item) -> Self {
        Self {
            exercise: &item.exercise,
            doses: Vec::new(),
            items: Vec::new(),
            breathing: Vec::new(),
        }
    }

    fn add(&mut self, item: &'p Item) {
        self.items.push(item);
        if !self.doses.contains(&&item.dose) {
            self.doses.push(&item.dose);
        }
        let breathing =
            item.breathing.iter().filter(|text| !self.breathing.contains(text)).collect::<Vec<_>>();
        self.breathing.extend(breathing);
    }
}

/// A card for every exercise of the plan.
pub fn cards(plan: &Plan, pictures: &Pictures) -> Markup {
    let mut cards = BTreeMap::new();
    for (_, item) in items(plan) {
        cards.entry(&item.exercise.id).or_insert_with(|| Card::new(item)).add(item);
    }
    let mut cards: Vec<_> = cards.into_values().collect();
    cards.sort_by_key(|card| card.exercise.name.to_lowercase());
    html! {
        section id="exercises" {
            h2 { "Exercises from A to Z" }
            @for one in &cards { (card(one, pictures)) }
        }
    }
}

/// The picture, then what to do on the left and what to mind on the right.
fn card(card: &Card, pictures: &Pictures) -> Markup {
    let exercise = card.exercise;
    html! {
        article class="card" id={ "exercise-" (exercise.id) } {
            div class="pair" {
                div class="what" {
                    h3 { (clean(&exercise.name)) }
                    p class="purpose" { (clean(&exercise.purpose)) }
                }
                (pictures.whole(exercise))
                div class="doing" {
                    p { strong { "How much: " } (how_much(&card.doses)) "." @if let Some(order) = sides(exercise, &card.items) { " Sides: " (order) "." } }
                    p { strong { "Start: " } (clean(&exercise.setup)) }
                    @if !exercise.steps.is_empty() { ol { @for step in &exercise.steps { li { (clean(step)) } } } }
                }
                div class="minding" {
                    (points("Think of", &exercise.cues))
                    (points("Avoid", &exercise.mistakes))
                }
            }
            p { strong { "Breathing: " } (breathing(exercise, &card.breathing)) }
            p class="stop" { strong { "When to stop: " } (clean(&exercise.stop)) }
        }
    }
}

/// One amount, or the first of those that the sessions ask for.
fn how_much(doses: &[&Dose]) -> String {
    match doses {
        [] => "as your session says".into(),
        [only] => only.plain(),
        [first, ..] => format!("{} at first, then as each session says", first.plain()),
    }
}

/// In which order the sides take turns, where a dose counts for one.
pub fn sides(exercise: &Exercise, items: &[&Item]) -> Option<&'static str> {
    let sided = items.iter().any(|item| item.dose.is_per_side());
    exercise.sides_words().filter(|_| sided)
}

/// What the plan says on breathing, else the catalogue.
pub fn breathing<'p>(exercise: &'p Exercise, planned: &[&'p Text]) -> Markup {
    let own = [&exercise.breathing];
    let texts = if planned.is_empty() { &own } else { planned };
    html! { @for text in texts { (clean(text)) " " } }
}

/// Points below a title, where there are any.
pub fn points(title: &str, texts: &[Text]) -> Markup {
    html! {
        @if !texts.is_empty() {
            div {
                p class="points" { strong { (title) ":" } }
                ul { @for text in texts { li { (capital(&clean(text))) } } }
            }
        }
    }
}
