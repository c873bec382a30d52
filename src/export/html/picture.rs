//! Pictures of the page: each exercise is drawn once, as a symbol, and used wherever it is named.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use super::words::clean;
use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::figure::sheet::pairs;
use crate::figure::svg::{self, Drawn};
use crate::plan::{Plan, Week};
use crate::text::id::Id;

/// The pictures of a plan's exercises, of those that have a pose.
pub struct Pictures<'p> {
    drawn: BTreeMap<&'p Id, Drawn>,
}

impl<'p> Pictures<'p> {
    /// Draws them.
    pub fn of(plan: &'p Plan, figures: &Figures) -> Self {
        let items =
            plan.weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
        let exercises: BTreeMap<&Id, &Exercise> =
            items.map(|(_, item)| (&item.exercise.id, item.exercise.as_ref())).collect();
        let (ids, exercises): (Vec<&Id>, Vec<&Exercise>) = exercises.into_iter().unzip();
        let drawn = ids.into_iter().zip(pairs(&exercises, figures));
        Self { drawn: drawn.filter_map(|(id, drawn)| Some((id, drawn?))).collect() }
    }

    /// The style of pictures, where there are any.
    pub fn style(&self) -> String {
        if self.drawn.is_empty() { String::new() } else { svg::style() }
    }

    /// What the others refer to; nothing of it is seen. The small one is cut out of the whole one
    /// by an svg, which shows nothing beside its view.
    pub fn symbols(&self) -> Markup {
        html! {
            @if !self.drawn.is_empty() {
                svg class="symbols" aria-hidden="true" {
                    @for (id, drawn @ Drawn { size: [width, height], last: [x, y, w, h], inside }) in &self.drawn {
                        symbol id={ "picture-" (id) } viewBox=(view(drawn)) { (PreEscaped(inside)) }
                        symbol id={ "end-" (id) } viewBox={ "0 0 " (w) " " (h) } {
                            svg width=(w) height=(h) viewBox={ (x) " " (y) " " (w) " " (h) } {
                                use href={ "#picture-" (id) } width=(width) height=(height) {}
                            }
                        }
                    }
                }
            }
        }
    }

    /// A picture to look at, named for those who can't.
    pub fn whole(&self, exercise: &Exercise) -> Markup {
        html! {
            @if let Some(drawn) = self.drawn.get(&exercise.id) {
                svg class="picture" viewBox=(view(drawn)) role="img" aria-label={ "Picture of " (clean(&exercise.name)) } {
                    use href={ "#picture-" (exercise.id) } {}
                }
            }
        }
    }

    /// A small one beside the name: where the movement ends.
    pub fn small(&self, exercise: &Exercise) -> Markup {
        html! {
            @if self.drawn.contains_key(&exercise.id) {
                svg class="small" aria-hidden="true" { use href={ "#end-" (exercise.id) } {} }
            }
        }
    }
}

fn view(Drawn { size: [width, height], .. }: &Drawn) -> String {
    format!("0 0 {width} {height}")
}
