//! From flags and a profile file to a profile, and what had to be assumed.

use std::ops::RangeInclusive;

use crate::cli::args;
use crate::cli::context;
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::exercise::Level;
use crate::health::{BloodPressure, Clearance, Direction, Surgery};
use crate::problem::{Problem, Problems};
use crate::profile::{
    self, AGES, Contradiction, Day, Draft, Goal, Key, MINUTES, PAIN, PREGNANCY_WEEKS, Profile, Reader, SESSIONS,
    SINCE_WAKING, SURGERY_WEEKS, WEEKS,
};
use crate::word::Word as _;

/// What flags and file say together; a flag wins. What contradicts itself is wrong, too.
pub fn draft(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> Draft {
    let before = wrong.count();
    let conditions = wrong.distinct("--condition", &flags.condition);
    // What belongs to a condition can't be judged while it is not clear which ones are meant.
    let clear = wrong.count() == before;
    let said = Draft { conditions, ..from_flags(flags, reader, wrong) };
    let Some(path) = &flags.file else {
        for contradiction in said.contradictions().iter().filter(|_| clear) {
            in_flag(contradiction, wrong);
        }
        return said;
    };
    let name = file::name(path);
    match file::read(path) {
        Ok(text) => match wrong.file(Draft::read_part(&name, &text, reader)) {
            Some(filed) if clear => together(said, filed, (&name, &text), wrong),
            _ => said,
        },
        Err(mistake) => {
            wrong.push(mistake);
            said
        }
    }
}

fn together(said: Draft, filed: Draft, (name, text): (&str, &str), wrong: &mut Mistakes) -> Draft {
    let flags: Vec<Key> = said.said().collect();
    let whole = said.or(filed);
    let (in_flags, in_file): (Vec<_>, Vec<_>) =
        whole.contradictions().into_iter().partition(|contradiction| flags.contains(&contradiction.key));
    for contradiction in &in_flags {
        in_flag(contradiction, wrong);
    }
    if !in_file.is_empty() {
        let problem = |wrong: Contradiction| Problem {
            at: profile::place(text, wrong.key),
            message: wrong.message,
            help: Some(wrong.help),
        };
        wrong.file::<()>(Err(Problems::new(name, text, in_file.into_iter().map(problem).collect())));
    }
    whole
}

fn in_flag(contradiction: &Contradiction, wrong: &mut Mistakes) {
    let message = format!("{}: {}", contradiction.key.flag(), contradiction.message);
    wrong.add(message, Some(contradiction.help.clone()));
}

/// What the flags say, save the conditions.
fn from_flags(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> Draft {
    let exercise = |text: &str| reader.exercise(text);
    let true_if = |given: bool| given.then_some(true);
    Draft {
        age: number(Key::Age, flags.age.as_deref(), AGES, wrong),
        level: wrong.value("--level", flags.level.as_deref().map(Level::parse)),
        goal: wrong.value("--goal", flags.goal.as_deref().map(Goal::parse)),
        equipment: wrong.each("--equipment", &flags.equipment, |text| reader.equipment(text)).map(|sets| sets.concat()),
        sessions: number(Key::Sessions, flags.sessions.as_deref(), SESSIONS, wrong),
        days: wrong.each("--days", &flags.days, Day::parse),
        minutes: number(Key::Minutes, flags.minutes.as_deref(), MINUTES, wrong),
        weeks: number(Key::Weeks, flags.weeks.as_deref(), WEEKS, wrong),
        start: wrong.value("--start", flags.start.as_deref().map(|text| reader.date(text))),
        pain: number(Key::Pain, flags.pain.as_deref(), PAIN, wrong),
        conditions: None,
        cleared: flags.cleared.then_some(Clearance::All),
        assessed: flags.assessed.then_some(Clearance::All),
        fallen: true_if(flags.fallen),
        red_flags: wrong.distinct("--red-flag", &flags.red_flag),
        pregnancy_weeks: number(Key::PregnancyWeeks, flags.pregnancy_weeks.as_deref(), PREGNANCY_WEEKS, wrong),
        complications: true_if(flags.complications),
        surgery: wrong.value("--surgery", flags.surgery.as_deref().map(Surgery::parse)),
        surgery_weeks: number(Key::SurgeryWeeks, flags.surgery_weeks.as_deref(), SURGERY_WEEKS, wrong),
        blood_pressure: wrong.value("--blood-pressure", flags.blood_pressure.as_deref().map(BloodPressure::parse)),
        direction: wrong.value("--direction", flags.direction.as_deref().map(Direction::parse)),
        minutes_since_waking: number(
            Key::MinutesSinceWaking,
            flags.minutes_since_waking.as_deref(),
            SINCE_WAKING,
            wrong,
        ),
        include: wrong.each("--include", &flags.include, exercise),
        exclude: wrong.each("--exclude", &flags.exclude, exercise),
        workout: wrong.value("--workout", flags.workout.as_deref().map(|text| reader.workout(text))),
    }
}

fn number(key: Key, text: Option<&str>, range: RangeInclusive<u32>, wrong: &mut Mistakes) -> Option<u32> {
    wrong.number(&key.flag(), text, range, profile::stands_for(key))
}

/// The flags of the profile that were given, as they are typed.
pub fn given(flags: &args::Profile) -> Vec<String> {
    let given = [
        ("--profile", flags.file.is_some()),
        ("--age", flags.age.is_some()),
        ("--level", flags.level.is_some()),
        ("--goal", flags.goal.is_some()),
        ("--equipment", !flags.equipment.is_empty()),
        ("--sessions", flags.sessions.is_some()),
        ("--days", !flags.days.is_empty()),
        ("--minutes", flags.minutes.is_some()),
        ("--weeks", flags.weeks.is_some()),
        ("--start", flags.start.is_some()),
        ("--pain", flags.pain.is_some()),
        ("--condition", !flags.condition.is_empty()),
        ("--cleared", flags.cleared),
        ("--assessed", flags.assessed),
        ("--fallen", flags.fallen),
        ("--red-flag", !flags.red_flag.is_empty()),
        ("--pregnancy-weeks", flags.pregnancy_weeks.is_some()),
        ("--complications", flags.complications),
        ("--surgery", flags.surgery.is_some()),
        ("--surgery-weeks", flags.surgery_weeks.is_some()),
        ("--blood-pressure", flags.blood_pressure.is_some()),
        ("--direction", flags.direction.is_some()),
        ("--minutes-since-waking", flags.minutes_since_waking.is_some()),
        ("--include", !flags.include.is_empty()),
        ("--exclude", !flags.exclude.is_empty()),
        ("--workout", flags.workout.is_some()),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag.to_owned()).collect()
}

/// Says on stderr what nobody said, and where it can be said.
pub fn say_assumed(profile: &Profile, assumed: &[Key], remedy: &str) {
    if assumed.is_empty() {
        return;
    }
    let values: Vec<String> = assumed.iter().map(|key| format!("{key} {}", profile.value(*key))).collect();
    context::say(&format!("assumed: {} ({remedy})\n", values.join(", ")));
}
