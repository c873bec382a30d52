//! Pictures of exercises: those that the program has drawn already, and those it has not.

use rayon::prelude::*;

use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::figure::braille::Dots;
use crate::figure::svg::{Drawn, SMALL, pair};
use crate::figure::{key, patches};

/// Exercises drawn small, none where there is no pose. What was drawn when the program was built is
/// not drawn again; the rest is on all cores, since each is by itself.
pub fn pairs(exercises: &[&Exercise], figures: &Figures) -> Vec<Option<Drawn>> {
    let draw = |exercise: &&Exercise| {
        let (figure, patches) = (figures.of(exercise)?, patches(&exercise.primary));
        let stored = figures.picture(key(figure, &patches));
        let stored = stored.and_then(|stored| Drawn::stored(stored.lines));
        Some(stored.unwrap_or_else(|| pair(figure, &patches, SMALL)))
    };
    exercises.par_iter().map(draw).collect()
}

/// An exercise for terminals, in so many columns and rows at most; no line where there is no pose.
pub fn dots(exercise: &Exercise, figures: &Figures, room: [usize; 2], colour: bool) -> Vec<String> {
    let Some(figure) = figures.of(exercise) else { return Vec::new() };
    let patches = patches(&exercise.primary);
    let stored = figures.picture(key(figure, &patches));
    let stored = stored.and_then(|stored| Dots::stored(stored.dots, room));
    stored.unwrap_or_else(|| Dots::within(figure, &patches, room)).lines(colour)
}
