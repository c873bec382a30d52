//! What a step says: a name, and notes in whole sentences, as many as fit.

use std::fmt;
use std::iter;

use crate::catalogue::dose::{Dose, SETTLE};
use crate::export::fit::steps::{Says, Step};
use crate::export::fit::wire::{LONGEST_TEXT, cut};
use crate::export::say;
use crate::export::say::item::{beside, effort, rest};
use crate::person::weight::Unit;
use crate::plan::Item;
use crate::text::printable::{capital, counted, printable, put};

/// The longest name of a step, in bytes: a watch shows two lines.
const LONGEST_NAME: usize = 48;

/// The words of one step. Kept from step to step, so that their room is used again.
#[derive(Debug, Default)]
pub struct Words {
    /// What the watch shows.
    pub name: String,
    /// What to know about it.
    pub notes: String,
    /// What weights are said in.
    pub unit: Unit,
    /// Whether a sentence of the notes didn't fit.
    full: bool,
}

impl Words {
    /// None yet; of weights they will speak in a unit.
    pub fn in_unit(unit: Unit) -> Self {
        Self { unit, ..Self::default() }
    }

    /// Puts a step into words, in place of those before.
    pub fn write(&mut self, step: &Step) {
        self.name.clear();
        self.notes.clear();
        self.full = false;
        match step.says {
            Says::Text(name, notes) => {
                self.name.push_str(name);
                self.notes.push_str(notes);
            }
            Says::Setup(what, item) => self.setup(what, item),
            Says::Work { item, holds, side } => self.work(item, holds, side),
        }
    }

    /// What comes next, with which weight, and how to get into place for it.
    fn setup(&mut self, what: &str, item: &Item) {
        self.name.extend([what, ": ", &printable(&item.exercise.name)]);
        let load = load(item, self.unit);
        self.name.truncate(cut(&self.name, LONGEST_NAME - load.len()).len());
        self.name.push_str(&load);
        if let Some(weight) = weight(item) {
            self.add(format_args!("{weight}"));
        }
        let setup = printable(&item.exercise.setup);
        for sentence in setup.split_inclusive(". ") {
            self.add(format_args!("{}", sentence.trim()));
        }
    }

    /// The whole dose, how to do it, and as many reminders as fit.
    fn work(&mut self, item: &Item, holds: Option<u32>, side: &str) {
        let load = load(item, self.unit);
        let room = LONGEST_NAME - load.len() - side.len();
        self.name.extend([cut(&printable(&item.exercise.name), room), &*load, side]);
        let (dose, amount) = (&item.dose, item.dose.short(false));
        match rest(dose) {
            Some(rest) => self.add(format_args!("{amount}, rest {rest}.")),
            None => self.add(format_args!("{amount}.")),
        }
        if let (Dose::Reps { per_side: true, .. }, Some(order)) =
            (dose, item.exercise.sides_words())
        {
            self.add(format_args!("Sides: {order}."));
        }
        if let (Some(holds), Some(seconds)) = (holds, dose.hold()) {
            self.add(format_args!(
                "This set: {holds} holds of {seconds} s, {SETTLE} s to settle into each."
            ));
        }
        if let Dose::Reps { tempo, .. } = dose {
            self.add(format_args!("Each: {}.", printable(&item.exercise.tempo_words(*tempo))));
        }
        if let Some(rpe) = item.rpe {
            self.add(format_args!("Effort {} of 10.", effort(rpe, false)));
        }
        let breathing = item.breathing.as_ref().unwrap_or(&item.exercise.breathing);
        let reasons = iter::once(&**breathing).chain(beside(item));
        let weight = weight(item);
        for text in
            reasons.chain(weight.as_deref()).chain(item.exercise.cues.iter().map(|cue| &**cue))
        {
            self.add(format_args!("{}", printable(text)));
        }
    }

    /// Adds a sentence to the notes, unless it or one before it doesn't fit; the first is cut where
    /// it must be.
    fn add(&mut self, sentence: fmt::Arguments) {
        if self.full {
            return;
        }
        let end = self.notes.len();
        self.notes.push_str(if end == 0 { "" } else { " " });
        let start = self.notes.len();
        put(&mut self.notes, sentence);
        self.full = self.notes.len() > LONGEST_TEXT;
        if self.full {
            self.notes.truncate(if end == 0 { cut(&self.notes, LONGEST_TEXT).len() } else { end });
        } else if self.notes.len() == start {
            self.notes.truncate(end);
        }
    }
}

/// With which weight, as a sentence.
fn weight(item: &Item) -> Option<String> {
    let text = printable(&item.load.as_ref()?.text);
    Some(format!("{}.", capital(text.trim_end_matches('.'))))
}

/// What stands behind a name: the weight, how much more than at first, or that the set is an easy
/// one.
fn load(item: &Item, unit: Unit) -> String {
    let steps = item.load.as_ref().map_or(0, |load| load.step);
    match say::item::weight(item, unit) {
        _ if item.ramp => ", easy set".into(),
        Some(weight) => format!(", {weight}"),
        None if steps > 0 => format!(", +{}", counted(steps, "step")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn notes_end_before_what_does_not_fit() {
        let noted = |sentences: &[&str]| {
            let mut words = Words::default();
            for sentence in sentences {
                words.add(format_args!("{sentence}"));
            }
            words.notes
        };
        let (long, short) = ("x".repeat(200), "Short.");
        assert_eq!(noted(&["", short, "", short]), "Short. Short.");
        assert_eq!(noted(&[short, &long, &long, short]), format!("Short. {long}"));
        assert_eq!(noted(&[&"ä".repeat(200)]).chars().count(), 127);
    }
}
