//! Where the parts of a catalogue file stand, kept beside them while they are verified.

use crate::text::document::{Span, Spanned};
use crate::text::id::Id;

/// What the file's tables say of each other, and where; kept beside the parts while they are
/// verified. Ids and links are here also when the rest of their table can't be read, so that a
/// mistake in one table makes no other look wrong and hides none.
#[derive(Default)]
pub(super) struct Places {
    /// The id of each table.
    pub exercises: Vec<Spanned<Id>>,
    /// The same.
    pub equipment: Vec<Spanned<Id>>,
    /// The same.
    pub workouts: Vec<Spanned<Id>>,
    /// Whether each table told its id; otherwise an unknown id may be that of a table that didn't.
    pub named: bool,
    /// Poses that exercises show.
    pub poses_used: Vec<Spanned<Id>>,
    /// The names of the file's poses.
    pub poses: Vec<Spanned<Id>>,
    /// One for each exercise of the parts.
    pub parts: Vec<ExercisePlace>,
    /// One for each workout of the parts: its lines' doses.
    pub doses: Vec<Vec<Span>>,
}

/// Where the parts of one exercise stand.
pub(super) struct ExercisePlace {
    pub id: Span,
    /// What it is called: its name and aliases.
    pub called: Vec<Spanned<String>>,
    /// One for each of its easier exercises.
    pub easier: Vec<Span>,
    /// The same of the harder ones.
    pub harder: Vec<Span>,
    pub doses: [Option<Span>; 3],
    /// Values of which something is said once the whole is known, by their keys.
    pub values: Vec<(&'static str, Span)>,
}

impl ExercisePlace {
    /// Where the value of a key stands.
    pub fn of(&self, key: &str) -> Option<Span> {
        self.values.iter().find(|(name, _)| *name == key).map(|(_, span)| span.clone())
    }
}
