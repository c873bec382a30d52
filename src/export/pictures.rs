//! Pictures of many exercises: those that the program has drawn already, and those it has not.

use rayon::prelude::*;

use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::figure::patches;
use crate::figure::svg::{Drawn, SMALL, key, pair};

/// Exercises drawn small, none where there is no pose. What was drawn when the program was built is
/// not drawn again; the rest is on all cores, since each is by itself.
pub fn pairs(exercises: &[&Exercise], figures: &Figures) -> Vec<Option<Drawn>> {
    let draw = |exercise: &&Exercise| {
        let (figure, patches) = (figures.of(exercise)?, patches(&exercise.primary));
        let stored = figures.picture(key(figure, &patches)).and_then(Drawn::stored);
        Some(stored.unwrap_or_else(|| pair(figure, &patches, SMALL)))
    };
    exercises.par_iter().map(draw).collect()
}
