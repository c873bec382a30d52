//! What a single text means for a key that takes ids, words or a date.

use chrono::NaiveDate;

use super::date::date;
use crate::catalogue::Catalogue;
use crate::text::id::Id;
use crate::text::near::Called;
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

/// The word for all equipment of the catalogue.
pub const GYM: &str = "gym";
/// The word for an empty list.
pub const NONE: &str = "none";

/// What a single text means for a key that takes ids, words or a date: shared by files, flags and
/// plans.
pub struct Reader<'a> {
    /// The catalogue whose ids are meant.
    pub catalogue: &'a Catalogue,
    /// The date that `today` means.
    pub today: NaiveDate,
}

impl Reader<'_> {
    /// The exercises, by their ids and other names.
    pub fn exercises(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "exercise",
            |text| self.catalogue.meant(text).map(|exercise| exercise.id.clone()),
            |text| self.catalogue.unknown_exercise(text),
        )
    }

    /// The workouts, by their ids.
    pub fn workouts(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "workout",
            |text| {
                let called = Called::new(text);
                let mut all = self.catalogue.workouts().iter();
                let is = |name: &str| called.is(name);
                self.catalogue
                    .workout(text)
                    .or_else(|| all.find(|workout| is(workout.id.as_str()) || is(&workout.name)))
                    .map(|workout| workout.id.clone())
            },
            |text| self.catalogue.unknown_workout(text),
        )
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
        let find = |text: &str| {
            if is_none(text) { Some(Vec::new()) } else { W::find(text).map(|word| vec![word]) }
        };
        Lookup::of_lists(W::WHAT, find, W::unknown)
    }
}

/// Whether a text is a word for an empty list.
pub fn is_none(text: &str) -> bool {
    text == NONE || {
        let text = Called::new(text);
        [NONE, "no", "nothing"].into_iter().any(|word| text.is(word))
    }
}
