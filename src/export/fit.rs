//! Sessions as Garmin FIT workouts: files that a watch runs, with steps, repeats, rests and notes.
//!
//! The messages are those of the FIT profile: `file_id`, `workout`, a `workout_step` for each step,
//! and an `exercise_title` for each exercise that the profile has no name for. The encoder is our
//! own: four kinds of messages need a hundred lines, a library three more crates and a licence
//! more. A session is given to a watch by copying its file to `GARMIN/NewFiles`.

mod advice;
mod steps;
mod wire;
mod words;

use chrono::{Datelike, NaiveDate};

use self::advice::Advice;
use self::steps::{Length, Says, Step};
use self::wire::{File, Value, cut};
use self::words::Words;
use crate::catalogue::exercise::Exercise;
use crate::person::weight::Unit;
use crate::plan::{Item, Plan, PlanDay, Session, Week};
use crate::text::printable::printable;

/// Words that every file carries: what wrote it.
const PRODUCT: &str = "backplan";
/// The longest title of a session, in bytes, behind its date: a watch lists workouts by their names.
const LONGEST_TITLE: usize = 37;

/// Room for a session as most are, in bytes.
const USUAL_SIZE: usize = 8 * 1024;

/// Numbers of messages in the profile.
mod message {
    pub const FILE_ID: u16 = 0;
    pub const WORKOUT: u16 = 26;
    pub const WORKOUT_STEP: u16 = 27;
    pub const EXERCISE_TITLE: u16 = 264;
}
/// The category of an exercise that the profile doesn't know; its name is written out.
const UNKNOWN: u16 = 65534;
/// The field of every message that counts them.
const INDEX: u8 = 254;

/// The workout files of a plan: one a session, in their order.
pub fn sessions(plan: &Plan) -> Vec<Vec<u8>> {
    let encoder = Encoder::new(plan);
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    sessions.map(|(day, session)| encoder.session(day, session)).collect()
}

/// Writes the workout files of a plan. What is the same in all of them is put into words once.
#[derive(Clone, Debug)]
pub struct Encoder {
    about: String,
    advice: Advice,
    unit: Unit,
}

impl Encoder {
    /// An encoder for the sessions of a plan.
    pub fn new(plan: &Plan) -> Self {
        let about = format!("Made by {PRODUCT}. {}", printable(&plan.safety.disclaimer));
        Self { about, advice: Advice::of(plan), unit: plan.profile.unit.unwrap_or_default() }
    }

    /// The workout file of one session.
    pub fn session(&self, day: &PlanDay, session: &Session) -> Vec<u8> {
        let steps = steps::of(&self.advice, session);
        let mut body = File::with_capacity(USUAL_SIZE);
        workout(&mut body, day.date, &session.title, &self.about, steps.len());
        let words = Words::in_unit(self.unit);
        Steps { words, ..Steps::default() }.write(&mut body, &steps);
        // The number of the file, which stands first, is made from what follows.
        let mut file = File::with_capacity(USUAL_SIZE);
        file_id(&mut file, day.date, stable_number(body.messages()));
        file.append(&body);
        file.finish()
    }
}

/// Steps being written, with the exercises among them that the profile doesn't know, in the order
/// in which they come.
#[derive(Default)]
struct Steps<'p> {
    words: Words,
    unknown: Vec<&'p Exercise>,
}

impl<'p> Steps<'p> {
    fn write(mut self, file: &mut File, steps: &[Step<'p>]) {
        for (index, step) in (0..=u16::MAX).zip(steps) {
            self.step(file, index, step);
        }
        for (index, exercise) in (0..=u16::MAX).zip(&self.unknown) {
            let name = printable(&exercise.name);
            file.message(
                message::EXERCISE_TITLE,
                &[
                    (INDEX, Value::Short(index)),
                    (0, Value::Short(UNKNOWN)),
                    (1, Value::Short(index)),
                    (2, Value::Text(&name)),
                ],
            );
        }
    }

    fn step(&mut self, file: &mut File, index: u16, step: &Step<'p>) {
        let [kind, length, target] = match step.length {
            Length::Seconds(seconds) => [0, seconds.saturating_mul(1000), 0],
            Length::Repetitions(number) => [29, number, 0],
            Length::Open => [5, 0, 0],
            Length::Repeat(steps, times) => {
                [6, u32::from(index).saturating_sub(u32::try_from(steps).unwrap_or(0)), times]
            }
        };
        let [category, exercise, weight, unit] = match step.says {
            Says::Work { item, .. } => {
                let [category, exercise] = self.exercise(&item.exercise).map(Value::Short);
                let [weight, unit] = weight(item, self.words.unit);
                [category, exercise, weight, unit]
            }
            Says::Text(..) | Says::Setup(..) => [Value::Absent; 4],
        };
        self.words.write(step);
        file.message(
            message::WORKOUT_STEP,
            &[
                (INDEX, Value::Short(index)),
                (1, Value::Enum(u8::try_from(kind).unwrap_or(u8::MAX))),
                (2, Value::Long(length)),
                // The target is open; in a repeat its value is the number of times.
                (3, Value::Enum(2)),
                (4, Value::Long(target)),
                (7, Value::Enum(step.intensity as u8)),
                (10, category),
                (11, exercise),
                (12, weight),
                (13, unit),
                (0, Value::text(&self.words.name)),
                (8, Value::text(&self.words.notes)),
            ],
        );
    }

    /// Category and number of an exercise: those of the profile, or the number that one without a
    /// name there has in this file.
    fn exercise(&mut self, exercise: &'p Exercise) -> [u16; 2] {
        exercise.fit.unwrap_or_else(|| {
            let known = self.unknown.iter().position(|known| known.id == exercise.id);
            let number = known.unwrap_or_else(|| {
                self.unknown.push(exercise);
                self.unknown.len() - 1
            });
            [UNKNOWN, u16::try_from(number).unwrap_or(u16::MAX)]
        })
    }
}

/// The weight of an item in hundredths of a kilogram, and the unit that it is shown in by the
/// profile's `fit_base_unit`, where it is known.
fn weight(item: &Item, unit: Unit) -> [Value<'static>; 2] {
    let grams = item.load.as_ref().and_then(|load| load.grams);
    let hundredths = grams.and_then(|grams| u16::try_from(grams / 10).ok());
    // The largest number means none.
    let Some(weight) = hundredths.filter(|weight| *weight < u16::MAX) else {
        return [Value::Absent; 2];
    };
    let shown = match unit {
        Unit::Kilogram => 1,
        Unit::Pound => 2,
    };
    [Value::Short(weight), Value::Short(shown)]
}

fn file_id(file: &mut File, date: NaiveDate, number: u32) {
    file.message(
        message::FILE_ID,
        &[
            // A workout, by nobody who makes watches.
            (0, Value::Enum(5)),
            (1, Value::Short(255)),
            (2, Value::Short(0)),
            (3, Value::NotZero(number)),
            (4, Value::Long(time(date))),
            (8, Value::Text(PRODUCT)),
        ],
    );
}

fn workout(file: &mut File, date: NaiveDate, title: &str, about: &str, steps: usize) {
    // Watches cut long names off and sort by them.
    let name = format!("{date} {}", cut(&printable(title), LONGEST_TITLE));
    file.message(
        message::WORKOUT,
        &[
            // Training, of the kind strength: the one for which watches show exercises and
            // repetitions.
            (4, Value::Enum(10)),
            (11, Value::Enum(20)),
            (6, Value::Short(u16::try_from(steps).unwrap_or(u16::MAX))),
            (8, Value::Text(&name)),
            (17, Value::Text(about)),
        ],
    );
}

/// The first moment that is a date for a watch; smaller numbers count from its switching on.
const FIRST_TIME: u32 = 0x1000_0000;

/// Midnight of a date in seconds since FIT's time began, 31 December 1989.
fn time(date: NaiveDate) -> u32 {
    let days = i64::from(date.num_days_from_ce()) - 726_467;
    u32::try_from(days.saturating_mul(24 * 60 * 60)).map_or(FIRST_TIME, |time| time.max(FIRST_TIME))
}

/// Whether a file is as it was written: its number is the one that its bytes make, and so is its
/// checksum. None when this program did not write it.
pub fn is_whole(bytes: &[u8]) -> Option<bool> {
    let mut head = File::with_capacity(0);
    file_id(&mut head, NaiveDate::default(), 1);
    let messages = wire::messages(bytes)?;
    let (own, _) = messages.split_at_checked(head.messages().len())?;
    // Number and date stand before the name, which is the last field.
    let name = own.len() - PRODUCT.len() - 1;
    let number = name - 2 * size_of::<u32>();
    let alike = |range: std::ops::Range<usize>| own[range.clone()] == head.messages()[range];
    if !alike(0..number) || !alike(name..own.len()) {
        return None;
    }
    let stated = own[number..].first_chunk().copied().map(u32::from_le_bytes);
    Some(stated == Some(stable_number(&messages[own.len()..])) && wire::is_whole(bytes))
}

/// A number made from the bytes of a file (FNV-1a): watches tell workouts apart by it. Never zero,
/// which would mean none.
fn stable_number(bytes: &[u8]) -> u32 {
    let hash = bytes
        .iter()
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash.max(1)
}
