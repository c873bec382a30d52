//! Pictures of many exercises: those that the program has drawn already, and those it has not.

use std::thread;

use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::figure::svg::{Drawn, SMALL, key, pair};
use crate::figure::patches;

/// Exercises drawn small, none where there is no pose. What was drawn when the program was built is
/// not drawn again; the rest is on all cores, since each is by itself.
pub fn pairs(exercises: &[&Exercise], figures: &Figures) -> Vec<Option<Drawn>> {
    let draw = |exercise: &&Exercise| {
        let (figure, patches) = (figures.of(exercise)?, patches(&exercise.primary));
        let stored = figures.picture(key(figure, &patches)).and_then(Drawn::stored);
        Some(stored.unwrap_or_else(|| pair(figure, &patches, SMALL)))
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = exercises.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let draw = &draw;
        let shares: Vec<_> = exercises
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(draw).collect::<Vec<_>>()))
            .collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
