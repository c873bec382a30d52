//! Pictures of the page: each exercise is drawn once, where it is told; small ones elsewhere refer to
//! that.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use super::words::clean;
use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::export::pictures::pairs;
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
        if self.drawn.is_empty() { String::new() } else { svg::style() + &svg::on_paper() }
    }

    /// A picture to look at, named for those who can't.
    pub fn whole(&self, exercise: &Exercise) -> Markup {
        html! {
            @if let Some(drawn @ Drawn { size: [width, height], .. }) = self.drawn.get(&exercise.id) {
                svg class="picture" viewBox={ "0 0 " (width) " " (height) } role="img" aria-label={ "Picture of " (clean(&exercise.name)) } {
                    g id={ "picture-" (exercise.id) } { (PreEscaped(drawn.coloured())) }
                }
            }
        }
    }

    /// What the small ones refer to, cut out of the whole ones: by an svg, which shows nothing
    /// beside its view. Nothing of it is seen.
    pub fn ends(&self) -> Markup {
        html! {
            @if !self.drawn.is_empty() {
                svg class="symbols" aria-hidden="true" {
                    @for (id, Drawn { last: [x, y, w, h], .. }) in &self.drawn {
                        symbol id={ "end-" (id) } viewBox={ "0 0 " (w) " " (h) } {
                            svg width=(w) height=(h) viewBox={ (x) " " (y) " " (w) " " (h) } {
                                use href={ "#picture-" (id) } {}
                            }
                        }
                    }
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
