//! Pictures of the page: each exercise is drawn once, where it is told; small ones elsewhere refer to
//! that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use maud::{Markup, PreEscaped, html};

use super::words::clean;
use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::export::pictures::pairs;
use crate::figure::svg::{self, Drawn};
use crate::plan::{Plan, Week};
use crate::text::id::Id;

/// The pictures that were drawn for earlier pages, by their exercises; none where one has no pose.
#[derive(Debug, Default)]
pub struct Drawings(Mutex<BTreeMap<Id, Option<Arc<Drawn>>>>);

impl Drawings {
    /// The pictures of some exercises, in their order: drawn now where they were not before.
    fn of(&self, exercises: &[&Exercise], figures: &Figures) -> Vec<Option<Arc<Drawn>>> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<&Exercise> = {
            let kept = kept();
            exercises.iter().copied().filter(|one| !kept.contains_key(&one.id)).collect()
        };
        // Who else needs them meanwhile draws them, too, rather than wait.
        let drawn = pairs(&new, figures).into_iter().map(|drawn| drawn.map(Arc::new));
        let mut kept = kept();
        kept.extend(new.iter().map(|one| one.id.clone()).zip(drawn));
        exercises.iter().map(|one| kept.get(&one.id).cloned().flatten()).collect()
    }
}

/// The pictures of a plan's exercises, of those that have a pose.
pub struct Pictures<'p> {
    drawn: BTreeMap<&'p Id, Arc<Drawn>>,
}

impl<'p> Pictures<'p> {
    /// Draws them, or takes what was drawn before.
    pub fn of(plan: &'p Plan, figures: &Figures, drawings: &Drawings) -> Self {
        let items =
            plan.weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
        let exercises: BTreeMap<&Id, &Exercise> =
            items.map(|(_, item)| (&item.exercise.id, item.exercise.as_ref())).collect();
        let (ids, exercises): (Vec<&Id>, Vec<&Exercise>) = exercises.into_iter().unzip();
        let drawn = ids.into_iter().zip(drawings.of(&exercises, figures));
        Self { drawn: drawn.filter_map(|(id, drawn)| Some((id, drawn?))).collect() }
    }

    /// The style of pictures, where there are any.
    pub fn style(&self) -> String {
        if self.drawn.is_empty() {
            String::new()
        } else {
            svg::style(svg::SMALL) + &svg::on_paper()
        }
    }

    /// The picture of an exercise.
    fn of_exercise(&self, exercise: &Exercise) -> Option<&Drawn> {
        self.drawn.get(&exercise.id).map(AsRef::as_ref)
    }

    /// A picture to look at, named for those who can't.
    pub fn whole(&self, exercise: &Exercise) -> Markup {
        html! {
            @if let Some(drawn @ Drawn { size: [width, height], .. }) = self.of_exercise(exercise) {
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
                    @for (id, [x, y, w, h]) in self.drawn.iter().map(|(id, drawn)| (id, drawn.last)) {
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
