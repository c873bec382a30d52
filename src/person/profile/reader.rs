//! What a single text means for a key that takes ids, words or a date.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::catalogue::{ALWAYS_THERE, Catalogue, Equipment};
use crate::person::wish::Day;
use crate::text::id::{Id, LONGEST_ID};
use crate::text::near::{perhaps, plain};
use crate::text::printable::{cut, shown};
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

/// Years a plan may start in; calendars and file names stay sound within them.
pub const YEARS: RangeInclusive<i32> = 2000..=2199;
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

impl<'a> Reader<'a> {
    /// The exercises, by their ids.
    pub fn exercises(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "exercise",
            |text| self.catalogue.exercise(text).map(|exercise| exercise.id.clone()),
            |text| self.catalogue.unknown_exercise(text),
        )
    }

    /// The workouts, by their ids.
    pub fn workouts(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "workout",
            |text| self.catalogue.workout(text).map(|workout| workout.id.clone()),
            |text| self.catalogue.unknown_workout(text),
        )
    }

    /// The equipment, by its ids and by words for all of it and for none.
    pub fn all_equipment(&self) -> Lookup<'a, &'a [Equipment]> {
        let catalogue = self.catalogue;
        let all = catalogue.equipment();
        let find = move |text: &str| {
            let word = plain(cut(text, LONGEST_ID).as_ref());
            if word == GYM {
                return Some(all);
            }
            if word == NONE || ALWAYS_THERE.contains(&&*word) {
                return Some(&[][..]);
            }
            catalogue.equipment_of(&word).map(std::slice::from_ref)
        };
        let unknown = move |text: &str| {
            let ids = all.iter().map(|equipment| equipment.id.as_str());
            Unknown::new("equipment", text, ids.chain([GYM, NONE]))
        };
        Lookup::new("equipment", find, unknown)
    }

    /// A date, `today`, `tomorrow`, or the next such weekday, today included.
    ///
    /// # Errors
    /// [`Unknown`] when the text is no date of [`YEARS`].
    pub fn date(&self, text: &str) -> Result<NaiveDate, Unknown> {
        let ahead = match text {
            "today" => Some(0),
            "tomorrow" => Some(1),
            other => Day::find(other).map(|day| (7 + day as u64 - Day::of(self.today) as u64) % 7),
        };
        let date = match ahead {
            Some(days) => self.today.checked_add_days(Days::new(days)),
            None => calendar_date(text),
        };
        let dead_clock = || {
            let is_wrong = ahead.is_some() && !is_in_years(self.today);
            is_wrong.then(|| "set the computer's clock, or give `--today DATE`".to_owned())
        };
        let words =
            || ["today", "tomorrow"].into_iter().chain(Day::ALL.iter().map(|day| day.as_str()));
        date.filter(|date| is_in_years(*date)).ok_or_else(|| Unknown {
            message: format!(
                "`{}` is no date from {} to {}",
                shown(text),
                YEARS.start(),
                YEARS.end()
            ),
            help: dead_clock().or_else(|| perhaps(text, words())).or_else(|| {
                Some("write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`".into())
            }),
        })
    }

    /// The values of a list of words, of which each text is one, or nothing for `none`.
    pub fn words<W: Vocabulary>() -> Lookup<'static, Vec<W>> {
        let find = |text: &str| {
            if is_none(text) { Some(Vec::new()) } else { W::find(text).map(|word| vec![word]) }
        };
        Lookup::new(W::WHAT, find, W::unknown)
    }
}

/// The date that a text writes out in full: `2026-11-23`.
pub fn calendar_date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text)
}

/// Whether a date is of [`YEARS`].
pub fn is_in_years(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

/// Whether a text is the word for an empty list.
pub(super) fn is_none(text: &str) -> bool {
    text.len() < LONGEST_ID && plain(text) == NONE
}

/// The first value that comes twice in a list.
pub(crate) fn twice<T: PartialEq>(values: &[T]) -> Option<&T> {
    (1..values.len()).find(|end| values[..*end].contains(&values[*end])).map(|end| &values[end])
}
