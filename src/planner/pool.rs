//! What may be used at all: the catalogue filtered once by the exercise rules, by pattern.

use std::sync::Arc;

use crate::catalogue::exercise::{Exercise, Pattern};
use crate::plan::{BlockKind, Item};
use crate::rules::{self, Candidate, Context, Objection, Rule, compression, entry, recovery};
use crate::text::vocabulary::Vocabulary as _;

/// The exercises allowed to a person in a week, by pattern, in catalogue order with the ones asked
/// for first.
pub(super) struct Pool<'a> {
    pub context: Context<'a>,
    by_pattern: Vec<Vec<Entry<'a>>>,
}

/// An allowed exercise, and whether one of lower compression is preferred to it.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub exercise: &'a Arc<Exercise>,
    pub has_gentler_rival: bool,
}

/// The first rule that keeps an exercise from being used in a week, in the block that it is for, and
/// what the rule has against it.
pub(super) fn refusal(context: Context, exercise: &Exercise) -> Option<(&'static Rule, Objection)> {
    rules::refusal(&Candidate { context, exercise, block: home(exercise.pattern) })
}

/// The kind of block in which an exercise of a pattern is used first of all.
pub(super) fn home(pattern: Pattern) -> BlockKind {
    match pattern {
        Pattern::Locomotion => BlockKind::WarmUp,
        Pattern::Breathing | Pattern::Mobility => BlockKind::Mobility,
        Pattern::Stretch => BlockKind::Stretch,
        _ => BlockKind::Main,
    }
}

fn mark_beaten(context: Context, list: &mut [Entry]) {
    let has_gentler_rival = |entry: &Entry| {
        compression::can_be_beaten(context, entry.exercise)
            && list.iter().any(|other| compression::beats(context, other.exercise, entry.exercise))
    };
    let has_gentler_rival: Vec<bool> = list.iter().map(has_gentler_rival).collect();
    for (entry, has_gentler_rival) in list.iter_mut().zip(has_gentler_rival) {
        entry.has_gentler_rival = has_gentler_rival;
    }
}

impl<'a> Pool<'a> {
    /// Filters the catalogue for everything but main work, which alone depends on the week.
    pub fn gentle(context: Context<'a>) -> Self {
        Self::filtered(context, |exercise| home(exercise.pattern) != BlockKind::Main)
    }

    /// Filters the catalogue for what osteoporosis asks for every day: drills for the back muscles,
    /// and balance.
    pub fn bone(context: Context<'a>) -> Self {
        Self::filtered(context, |exercise| {
            matches!(exercise.pattern, Pattern::Balance | Pattern::Impact)
                || context
                    .dose(exercise)
                    .is_some_and(|dose| recovery::is_extensor_drill(exercise, &dose))
        })
    }

    /// Filters the catalogue for a week; main work above the compression `comp` is left out.
    pub fn new(context: Context<'a>, comp: u8) -> Self {
        Self::filtered(context, |exercise| {
            home(exercise.pattern) != BlockKind::Main || exercise.spine.comp <= comp
        })
    }

    fn filtered(context: Context<'a>, wanted_here: impl Fn(&Exercise) -> bool) -> Self {
        let mut by_pattern = vec![Vec::new(); Pattern::ALL.len()];
        for exercise in context.catalogue.exercises() {
            if wanted_here(exercise)
                && entry::comes(context, exercise)
                && exercise.dose(context.level()).is_some()
                && refusal(context, exercise).is_none()
            {
                by_pattern[exercise.pattern as usize]
                    .push(Entry { exercise, has_gentler_rival: false });
            }
        }
        for list in &mut by_pattern {
            mark_beaten(context, list);
        }
        let include = context.profile.wanted();
        if !include.is_empty() {
            for list in &mut by_pattern {
                list.sort_by_key(|entry| !include.contains(&entry.exercise.id));
            }
        }
        Self { context, by_pattern }
    }

    /// The allowed exercises of a pattern.
    pub fn of(&self, pattern: Pattern) -> &[Entry<'a>] {
        &self.by_pattern[pattern as usize]
    }

    /// Every allowed exercise, pattern by pattern.
    pub fn all(&self) -> impl Iterator<Item = &'a Arc<Exercise>> {
        self.by_pattern.iter().flatten().map(|entry| entry.exercise)
    }

    /// Whether the reader asked for an exercise.
    pub fn includes(&self, exercise: &Exercise) -> bool {
        self.context.profile.wanted().contains(&exercise.id)
    }

    /// An exercise with its usual dose for the person.
    pub fn item(&self, exercise: &Arc<Exercise>) -> Option<Item> {
        Some(Item::new(Arc::clone(exercise), self.context.dose(exercise)?))
    }
}
