//! What a single text means for a key that takes ids, words or a date.

use std::cell::LazyCell;

use chrono::NaiveDate;

use super::date::date;
use crate::catalogue::{Catalogue, Equipment, gear};
use crate::text::id::Id;
use crate::text::listed::is_none;
use crate::text::near::Index;
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

/// What a single text means for a key that takes ids, words or a date: shared by files, flags and
/// plans.
pub struct Reader<'a> {
    /// The catalogue whose ids are meant.
    pub catalogue: &'a Catalogue,
    /// The date that `today` means.
    pub today: NaiveDate,
}

impl<'a> Reader<'a> {
    /// The exercises, by their ids and other names.
    pub fn exercises(&self) -> Lookup<'a, Id> {
        let catalogue = self.catalogue;
        let find = |text: &str| catalogue.meant(text).map(|exercise| exercise.id.clone());
        Lookup::new(EXERCISE, find, |text| catalogue.unknown_exercise(text))
    }

    /// Lists of exercises.
    pub fn exercise_lists(&self) -> Lookup<'a, Vec<Id>> {
        let catalogue = self.catalogue;
        let find = |text: &str| catalogue.meant(text).map(|exercise| exercise.id.clone());
        Lookup::of_lists(EXERCISE, none_or(find), |text| catalogue.unknown_exercise(text))
    }

    /// The equipment, by its ids and all other names, and by words for all of it and for none.
    pub fn all_equipment(&self) -> Lookup<'a, Vec<&'a Equipment>> {
        gear::lookup(self.catalogue.equipment())
    }

    /// The workouts, by their ids and names.
    pub fn workouts(&self) -> Lookup<'a, Id> {
        let catalogue = self.catalogue;
        let names = LazyCell::new(|| {
            let all = catalogue.workouts().iter();
            Index::of(all.flat_map(|one| [(one.id.as_str(), &one.id), (&*one.name, &one.id)]))
        });
        let find = move |text: &str| {
            let id = catalogue.workout(text).map(|workout| &workout.id);
            id.or_else(|| names.only(text)).cloned()
        };
        Lookup::new("workout", find, |text| catalogue.unknown_workout(text))
    }

    /// A date, `today`, `tomorrow`, or the next such weekday, today included.
    ///
    /// # Errors
    /// [`Unknown`] when the text is no date of [`YEARS`](super::YEARS), or may be two.
    pub fn date(&self, text: &str) -> Result<NaiveDate, Unknown> {
        self.date_from(text, self.today)
    }

    /// The same, of a date without its year the next one from `from` on.
    ///
    /// # Errors
    /// The same.
    pub fn date_from(&self, text: &str, from: NaiveDate) -> Result<NaiveDate, Unknown> {
        date(text, self.today, from)
    }

    /// The values of a list of words, of which each text is one, or nothing for `none`.
    pub fn words<W: Vocabulary>() -> Lookup<'static, Vec<W>> {
        Lookup::of_lists(W::WHAT, none_or(W::find), W::unknown)
    }
}

/// What exercises are called in messages.
const EXERCISE: &str = "exercise";

/// One value, or nothing for a word that says so.
fn none_or<T>(find: impl Fn(&str) -> Option<T>) -> impl Fn(&str) -> Option<Vec<T>> {
    move |text| if is_none(text) { Some(Vec::new()) } else { find(text).map(|one| vec![one]) }
}
