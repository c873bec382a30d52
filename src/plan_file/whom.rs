//! The profile of a plan file into a draft: words and ids looked up, numbers held against their
//! ranges.

use chrono::NaiveDate;

use crate::person::health::{BloodPressure, Clearance, Covered};
use crate::person::key::Key;
use crate::person::profile::{Day, PartialProfile, Reader};
use crate::plan_file::place::{Findings, Path};
use crate::plan_file::raw::{RawClearance, RawProfile, Said, SaidDate};
use crate::text::printable::shown;
use crate::text::vocabulary::{Lookup, Vocabulary};

/// The draft that was written; what is wrong in it is noted and left out.
pub(super) fn draft(raw: &RawProfile, reader: &Reader, found: &mut Findings) -> PartialProfile {
    let days = each(raw.days.as_deref(), found, &Lookup::<Day>::of_words());
    if raw.days.as_ref().is_some_and(Vec::is_empty) {
        let help = Some("leave it out for every day".to_owned());
        found.add(None, Path::default(), "`days` names no weekday", help);
    }
    let before = found.count();
    let conditions = distinct(raw.conditions.as_deref(), found);
    // What belongs to a condition can't be judged while it is not clear which ones are meant.
    let clear = found.count() == before;
    let draft = PartialProfile {
        age: number(raw.age, Key::Age, found),
        level: word(raw.level.as_ref(), found),
        goal: word(raw.goal.as_ref(), found),
        equipment: each(raw.equipment.as_deref(), found, &reader.all_equipment())
            .map(|lists| lists.concat()),
        sessions: number(raw.sessions, Key::Sessions, found),
        days,
        minutes: number(raw.minutes, Key::Minutes, found),
        weeks: number(raw.weeks, Key::Weeks, found),
        start: start(raw.start.as_ref(), reader, found),
        pain: number(raw.pain, Key::Pain, found),
        conditions,
        cleared: raw.cleared.as_ref().map(|said| clearance(said, found)),
        assessed: raw.assessed.as_ref().map(|said| clearance(said, found)),
        fallen: raw.fallen,
        red_flags: distinct(raw.red_flags.as_deref(), found),
        pregnancy_weeks: number(raw.pregnancy_weeks, Key::PregnancyWeeks, found),
        complications: raw.complications,
        surgery: word(raw.surgery.as_ref(), found),
        surgery_weeks: number(raw.surgery_weeks, Key::SurgeryWeeks, found),
        blood_pressure: raw.blood_pressure.and_then(|reading| blood_pressure(reading, found)),
        direction: word(raw.direction.as_ref(), found),
        minutes_since_waking: number(raw.minutes_since_waking, Key::MinutesSinceWaking, found),
        include: each(raw.include.as_deref(), found, &reader.exercises()),
        exclude: each(raw.exclude.as_deref(), found, &reader.exercises()),
        workout: one(raw.workout.as_ref(), found, &reader.workouts()),
    };
    for wrong in draft.contradictions().into_iter().filter(|_| clear) {
        let at = found.key_place(wrong.key.as_str());
        found.add(at, Path::default(), &wrong.message, Some(wrong.help));
    }
    draft
}

fn word<W: Vocabulary>(said: Option<&Said>, found: &mut Findings) -> Option<W> {
    said.and_then(|said| found.word(said, Path::default()))
}

/// A list of words in which none may come twice.
fn distinct<W: Vocabulary>(said: Option<&[Said]>, found: &mut Findings) -> Option<Vec<W>> {
    let mut words: Vec<W> = Vec::new();
    for said in said? {
        let Some(new) = one(Some(said), found, &Reader::words::<W>()) else { continue };
        if new.iter().any(|word| words.contains(word)) {
            let message = format!("`{}` comes twice", shown(&said.0));
            found.add(found.place(said), Path::default(), &message, Some("say it once".to_owned()));
        }
        words.extend(new);
    }
    Some(words)
}

fn clearance(said: &RawClearance, found: &mut Findings) -> Clearance {
    match said {
        RawClearance::Flag(true) => Clearance::All,
        RawClearance::Flag(false) => Clearance::Nothing,
        RawClearance::List(list) => {
            Clearance::of(each(Some(list), found, &Covered::words()).unwrap_or_default())
        }
    }
}

fn blood_pressure([systolic, diastolic]: [u32; 2], found: &mut Findings) -> Option<BloodPressure> {
    let unknown = match BloodPressure::new(systolic, diastolic) {
        Ok(reading) => return Some(reading),
        Err(unknown) => unknown,
    };
    let at = found.number_place(Key::BloodPressure.as_str(), systolic, 0);
    found.add(at, Path::default(), &unknown.message, unknown.help);
    None
}

fn start(said: Option<&SaidDate>, reader: &Reader, found: &mut Findings) -> Option<NaiveDate> {
    let said = said?;
    let unknown = match reader.date(&said.0.0) {
        Ok(date) => return Some(date),
        Err(unknown) => unknown,
    };
    let at = found.place(&said.0).or_else(|| found.value_place("start", &said.0.0, 0));
    found.add(at, Path::default(), &unknown.message, unknown.help);
    None
}

fn one<T>(said: Option<&Said>, found: &mut Findings, words: &Lookup<T>) -> Option<T> {
    found.meant(said?, Path::default(), words)
}

fn each<T>(said: Option<&[Said]>, found: &mut Findings, words: &Lookup<T>) -> Option<Vec<T>> {
    Some(said?.iter().filter_map(|said| one(Some(said), found, words)).collect())
}

fn number(value: Option<u32>, key: Key, found: &mut Findings) -> Option<u32> {
    let value = value?;
    let (range, why) = key.numbers()?;
    if range.contains(&value) {
        return Some(value);
    }
    let message = format!("`{key}` is {} to {}, not {value}", range.start(), range.end());
    let place = found.number_place(key.as_str(), value, 0);
    found.add(place, Path::default(), &message, Some(why.to_owned()));
    None
}
