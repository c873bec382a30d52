//! An exercise with what was done of it, as people write it: `bird dog 12,12,10`, `side plank
//! 2x30s`, `squat 3x8 20kg easier`.

use chrono::NaiveDate;

use crate::catalogue::dose::{Dose, Written};
use crate::cli::mistakes::Mistakes;
use crate::journal::record::limits::{DAY, MOST_REPS, MOST_SETS};
use crate::journal::record::{Done, Item};
use crate::person::profile::Reader;
use crate::person::weight::{Unit, with_unit};
use crate::plan::Session;
use crate::text::id::Id;
use crate::text::printable::shown;

const FLAG: &str = "--item";
const LIKE: &str = "write the exercise and each set, like `bird dog 12,12,10`, `side plank 2x30s` or `squat 3x8 20kg`";

/// What was done of an exercise.
pub struct Set {
    exercise: Id,
    done: Done,
    grams: Option<u32>,
    easier: bool,
    stopped: bool,
}

/// Reads it.
pub fn read(text: &str, reader: &Reader, wrong: &mut Mistakes) -> Option<Set> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // What stands behind the exercise: numbers, and words that say how it went.
    let mut end = words.len();
    while end > 0 && (is_amount(words[end - 1]) || HOW.contains(&plain(words[end - 1]).as_str())) {
        end -= 1;
    }
    let name = words[..end].join(" ");
    let exercise = wrong
        .each(FLAG, std::slice::from_ref(&name), &reader.exercises())
        .and_then(|ids| ids.into_iter().next());
    let mut set = Set {
        exercise: exercise?,
        done: Done::Reps(Vec::new()),
        grams: None,
        easier: false,
        stopped: false,
    };
    let mut amounts = Vec::new();
    for word in &words[end..] {
        let weight = word.trim_start_matches('@');
        match (plain(word).as_str(), with_unit(weight)) {
            ("easier", _) => set.easier = true,
            ("stopped", _) => set.stopped = true,
            (_, Some((number, Some(unit)))) => {
                set.grams = grams(&set.exercise, number, unit, weight, wrong);
            }
            (_, Some((number, None))) if word.starts_with('@') => {
                set.grams = grams(&set.exercise, number, Unit::default(), weight, wrong);
            }
            _ => amounts.push(word.trim_end_matches(',')),
        }
    }
    let Some(done) = sets(&amounts) else {
        let message = format!("{FLAG}: `{}` does not say what was done", shown(text));
        wrong.add(message, Some(LIKE.into()));
        return None;
    };
    if let Some((most, what)) = beyond(&done) {
        let message = format!("{FLAG}: `{}` is more than anybody does", shown(text));
        wrong.add(message, Some(format!("at most {most} {what}")));
        return None;
    }
    set.done = done;
    Some(set)
}

/// The limit that what was done is beyond, if it is: a journal holds no more.
fn beyond(done: &Done) -> Option<(u32, &'static str)> {
    let (most, what) = match done {
        Done::Reps(_) => (MOST_REPS, "repetitions a set"),
        Done::Seconds(_) => (DAY, "seconds a set"),
    };
    if done.sets().len() > MOST_SETS {
        return Some((u32::try_from(MOST_SETS).unwrap_or(u32::MAX), "sets"));
    }
    done.sets().iter().any(|number| *number > most).then_some((most, what))
}

/// Words that say how it went.
const HOW: [&str; 2] = ["easier", "stopped"];

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_amount(word: &str) -> bool {
    word == "none" || word.trim_start_matches('@').starts_with(|c: char| c.is_ascii_digit())
}

fn grams(
    exercise: &Id,
    number: f64,
    unit: Unit,
    written: &str,
    wrong: &mut Mistakes,
) -> Option<u32> {
    wrong.value(FLAG, Some(unit.weigh(exercise.as_str(), number, &shown(written))))
}

/// One number a set, or a dose that was done as a whole.
fn sets(amounts: &[&str]) -> Option<Done> {
    if amounts == ["none"] {
        return Some(Done::Reps(Vec::new()));
    }
    let parts: Vec<&str> =
        amounts.iter().flat_map(|word| word.split(',')).filter(|part| !part.is_empty()).collect();
    let numbers = |end: &str| {
        let number = |part: &&str| part.strip_suffix(end).unwrap_or(part).parse().ok();
        parts.iter().map(number).collect::<Option<Vec<u32>>>().filter(|numbers| !numbers.is_empty())
    };
    if let Some(reps) = numbers("") {
        return Some(Done::Reps(reps));
    }
    if let Some(seconds) = numbers("s") {
        return Some(Done::Seconds(seconds));
    }
    Some(match Written::parse(&amounts.join(" ")).ok()?.amount {
        Dose::Reps { sets, reps: [low, high], .. } if low == high => {
            Done::Reps(vec![high; sets as usize])
        }
        Dose::Reps { .. } => return None,
        Dose::Hold { sets, seconds, .. } => Done::Seconds(vec![seconds; sets as usize]),
        Dose::Holds { reps_per_set, .. } => Done::Reps(reps_per_set),
        Dose::Minutes { minutes } => Done::Seconds(vec![minutes.saturating_mul(60)]),
    })
}

impl Set {
    /// The record of it; what a session asked for is taken from there.
    pub fn item(
        &self,
        date: NaiveDate,
        plan: Option<NaiveDate>,
        title: Option<&str>,
        session: Option<&Session>,
    ) -> Item {
        let asked = session.and_then(|session| {
            let mut items = (0..).zip(session.items());
            items.find(|(_, (_, item))| item.exercise.id == self.exercise)
        });
        Item {
            date,
            plan,
            session: title.map(str::to_owned),
            place: asked.map(|(place, _)| place),
            exercise: self.exercise.clone(),
            dose: asked.map(|(_, (_, item))| item.dose.clone()),
            done: self.done.clone(),
            grams: self.grams,
            effort: None,
            pain: None,
            instead_of: None,
            easier: self.easier,
            stopped: self.stopped,
        }
    }

    /// Puts it in the place of what a record said.
    pub fn put_into(&self, item: &mut Item) {
        item.exercise = self.exercise.clone();
        item.done = self.done.clone();
        item.grams = self.grams.or(item.grams);
        (item.easier, item.stopped) = (self.easier, self.stopped);
    }
}
