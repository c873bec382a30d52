//! What texts mean for the keys of a profile, and the profile as a TOML file.

use chrono::{Datelike, Days, NaiveDate};

use super::{
    AGES, Day, MINUTES, PAIN, PREGNANCY_WEEKS, PartialProfile, SESSIONS, SINCE_WAKING,
    SURGERY_WEEKS, WEEKS, YEARS, stands_for,
};
use crate::catalogue::Catalogue;
use crate::person::health::{BloodPressure, Clearance, Condition, Covered, RedFlag};
use crate::person::key::Key;
use crate::person::kind::Kind;
use crate::text::document::{self, Span, Spanned, Table};
use crate::text::id::{Id, LONGEST_ID};
use crate::text::near::plain;
use crate::text::printable::{counted, cut, shown};
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

/// What every home has and no exercise needs to name.
const ALWAYS_THERE: [&str; 3] = ["mat", "towel", "broomstick"];
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
    /// An exercise id.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn exercise(&self, text: &str) -> Result<Id, Unknown> {
        self.exercises().parse(text)
    }

    /// The exercises, by their ids.
    pub fn exercises(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "exercise",
            |text| self.catalogue.exercise(text).map(|exercise| exercise.id.clone()),
            |text| self.catalogue.unknown_exercise(text),
        )
    }

    /// A workout id.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn workout(&self, text: &str) -> Result<Id, Unknown> {
        self.workouts().parse(text)
    }

    /// The workouts, by their ids.
    pub fn workouts(&self) -> Lookup<'_, Id> {
        Lookup::new(
            "workout",
            |text| self.catalogue.workout(text).map(|workout| workout.id.clone()),
            |text| self.catalogue.unknown_workout(text),
        )
    }

    /// A piece of equipment, or all of it for `gym`.
    ///
    /// # Errors
    /// [`Unknown`] with the nearest id.
    pub fn equipment(&self, text: &str) -> Result<Vec<Id>, Unknown> {
        self.all_equipment().parse(text)
    }

    /// The equipment, by its ids and by words for all of it and for none.
    pub fn all_equipment(&self) -> Lookup<'_, Vec<Id>> {
        let all = || self.catalogue.equipment().iter().map(|equipment| &equipment.id);
        let find = move |text: &str| {
            let word = plain(cut(text, LONGEST_ID).as_ref());
            if word == GYM {
                return Some(all().cloned().collect());
            }
            if word == NONE || ALWAYS_THERE.contains(&&*word) {
                return Some(Vec::new());
            }
            self.catalogue.equipment_of(&word).map(|equipment| vec![equipment.id.clone()])
        };
        let unknown = move |text: &str| {
            Unknown::new("equipment", text, all().map(Id::as_str).chain([GYM, NONE]))
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
            other => {
                Day::parse(other).ok().map(|day| (7 + day as u64 - Day::of(self.today) as u64) % 7)
            }
        };
        let date = match ahead {
            Some(days) => self.today.checked_add_days(Days::new(days)),
            None => NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()
                .filter(|date| date.to_string() == text),
        };
        let dead_clock = || {
            let is_wrong = ahead.is_some() && !YEARS.contains(&self.today.year());
            is_wrong.then(|| "set the computer's clock, or give `--today DATE`".to_owned())
        };
        let words =
            || ["today", "tomorrow"].into_iter().chain(Day::ALL.iter().map(|day| day.as_str()));
        let near = || {
            crate::text::near::nearest(text, words()).map(|near| format!("did you mean `{near}`?"))
        };
        date.filter(|date| YEARS.contains(&date.year())).ok_or_else(|| Unknown {
            message: format!(
                "`{}` is no date from {} to {}",
                shown(text),
                YEARS.start(),
                YEARS.end()
            ),
            help: dead_clock().or_else(near).or_else(|| {
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

/// The first value that comes twice in a list.
pub(crate) fn twice<T: PartialEq>(values: &[T]) -> Option<&T> {
    (1..values.len()).find(|end| values[..*end].contains(&values[*end])).map(|end| &values[end])
}

impl PartialProfile {
    /// Reads a profile file that stands for itself.
    ///
    /// # Errors
    /// Every mistake of the text with its place, contradictions among them.
    pub fn read(name: &str, text: &str, reader: &Reader) -> Result<Self, Problems> {
        let draft = Self::read_part(name, text, reader)?;
        let problems: Vec<Problem> = draft
            .contradictions()
            .into_iter()
            .map(|wrong| Problem {
                at: place(text, wrong.key),
                message: wrong.message,
                help: Some(wrong.help),
            })
            .collect();
        if problems.is_empty() { Ok(draft) } else { Err(Problems::new(name, text, problems)) }
    }

    /// Reads a profile file to which flags may still be added: contradictions are not looked for.
    ///
    /// # Errors
    /// Every mistake of the text with its place.
    pub fn read_part(name: &str, text: &str, reader: &Reader) -> Result<Self, Problems> {
        let (draft, problems) =
            document::read(text, Kind::Profile.wanted(), |table| Self::from_table(table, reader));
        if problems.is_empty() { Ok(draft) } else { Err(Problems::new(name, text, problems)) }
    }

    fn from_table(table: &Table, reader: &Reader) -> Self {
        let value = |at: Spanned<u32>| at.value;
        let number =
            |key: Key, range| table.number(key.as_str(), range, stands_for(key)).map(value);
        let flag = |key: &'static str| table.flag(key).map(|at| at.value);
        table.hint(of_list);
        Self {
            age: number(Key::Age, AGES),
            level: table.word("level").map(|at| at.value),
            goal: table.word("goal").map(|at| at.value),
            equipment: each(table, "equipment", &reader.all_equipment())
                .map(|lists| lists.concat()),
            sessions: number(Key::Sessions, SESSIONS),
            days: each(table, "days", &Lookup::<Day>::of_words())
                .inspect(|days| not_empty(table, days)),
            minutes: number(Key::Minutes, MINUTES),
            weeks: number(Key::Weeks, WEEKS),
            start: start(table, reader),
            pain: number(Key::Pain, PAIN),
            conditions: distinct(table, "conditions"),
            cleared: clearance(table, "cleared"),
            assessed: clearance(table, "assessed"),
            fallen: flag("fallen"),
            red_flags: distinct(table, "red_flags"),
            pregnancy_weeks: number(Key::PregnancyWeeks, PREGNANCY_WEEKS),
            complications: flag("complications"),
            surgery: table.word("surgery").map(|at| at.value),
            surgery_weeks: number(Key::SurgeryWeeks, SURGERY_WEEKS),
            blood_pressure: blood_pressure(table),
            direction: table.word("direction").map(|at| at.value),
            minutes_since_waking: number(Key::MinutesSinceWaking, SINCE_WAKING),
            include: each(table, "include", &reader.exercises()),
            exclude: each(table, "exclude", &reader.exercises()),
            workout: table
                .parsed("workout", |text| {
                    reader.workout(text).map_err(|e| (None, e.message, e.help))
                })
                .map(|at| at.value),
        }
    }
}

/// What to do about a condition or a warning sign that was written as a key of its own.
fn of_list(key: &str, value: Option<bool>) -> Option<String> {
    let condition = || Some((Key::Conditions, Condition::find(key)?.as_str()));
    let sign = || Some((Key::RedFlags, RedFlag::find(key)?.as_str()));
    let (list, word) = condition().or_else(sign)?;
    let list = list.as_str();
    Some(match value {
        Some(false) => format!("leave it out: `{list}` lists what there is, and nothing else"),
        _ => format!("did you mean `{list} = [\"{word}\"]`?"),
    })
}

/// Where the value of a key stands in a profile file, or the key where it has none.
pub fn place(text: &str, key: Key) -> Option<Span> {
    document::place_of(text, key.as_str())
}

fn each<T>(table: &Table, key: &'static str, words: &Lookup<T>) -> Option<Vec<T>> {
    let item = |text: Spanned<&str>| {
        let value = words.find(text.value);
        if value.is_none() {
            table.unknown(text.span, words.what, text.value, || words.unknown(text.value));
        }
        value
    };
    Some(table.texts(key)?.into_iter().filter_map(item).collect())
}

/// A list of words in which none may come twice.
fn distinct<W: Vocabulary>(table: &Table, key: &'static str) -> Option<Vec<W>> {
    let texts = table.texts(key)?;
    let mut words: Vec<W> = Vec::new();
    for text in texts.into_iter().filter(|text| !is_none(text.value)) {
        match W::find(text.value) {
            Some(word) if words.contains(&word) => {
                table.report(
                    Problem::at(text.span, format!("`{}` comes twice", shown(text.value)))
                        .help("say it once"),
                );
            }
            Some(word) => words.push(word),
            None => table.unknown(text.span, W::WHAT, text.value, || W::unknown(text.value)),
        }
    }
    Some(words)
}

/// Whether a text is the word for an empty list.
fn is_none(text: &str) -> bool {
    text.len() < LONGEST_ID && plain(text) == NONE
}

/// `true`, `false` or a list of what a clinician's word is about.
fn clearance(table: &Table, key: &'static str) -> Option<Clearance> {
    if !table.is_list(key) {
        return table
            .flag(key)
            .map(|at| if at.value { Clearance::All } else { Clearance::Nothing });
    }
    each(table, key, &Covered::words()).map(Clearance::of)
}

fn blood_pressure(table: &Table) -> Option<BloodPressure> {
    let key = Key::BloodPressure.as_str();
    let numbers = table.numbers(key)?;
    let read = match numbers.value.as_slice() {
        [systolic, diastolic] => BloodPressure::new(*systolic, *diastolic),
        other => Err(Unknown {
            message: format!("`{key}` has {}, not two", counted(other.len(), "number")),
            help: Some("write the upper and the lower one, like [138, 86]".into()),
        }),
    };
    read.map_err(|unknown| table.report(Problem::unknown(numbers.span, unknown))).ok()
}

fn not_empty(table: &Table, days: &[Day]) {
    if days.is_empty() && !table.has_errors() {
        table.report(
            Problem::at(table.span.clone(), "`days` names no weekday")
                .help("leave it out for every day"),
        );
    }
}

fn start(table: &Table, reader: &Reader) -> Option<NaiveDate> {
    let text = table.date_or_text("start")?;
    match reader.date(&text.value) {
        Ok(date) => Some(date),
        Err(unknown) => {
            table.report(Problem::unknown(text.span, unknown));
            None
        }
    }
}
