//! Numbers with their units, as people write them: `20min`, `1 hour`, `3/10`, `3 times a week`.

use crate::person::key::Key;
use crate::text::unit::{TIMES, Units, in_units, minutes, number_and_unit};

const WEEKS: Units = &[(&["w", "wk", "wks", "week", "weeks"], 1)];
/// Weeks that have passed.
const WEEKS_SINCE: Units = &[(&["w", "wk", "wks", "week", "weeks", "weeksago", "weekago"], 1)];
const PREGNANT: Units = &[(&["w", "wk", "wks", "week", "weeks", "weekspregnant"], 1)];
const YEARS: Units =
    &[(&["y", "yr", "yrs", "yo", "y/o", "year", "years", "yearsold", "yearsofage"], 1)];
const PAIN: Units = &[(&["/10", "of10", "outof10"], 1)];
const SESSIONS: Units = &[(
    &[
        "x",
        "\u{d7}",
        "time",
        "times",
        "session",
        "sessions",
        "x/week",
        "x/wk",
        "/week",
        "aweek",
        "perweek",
        "xaweek",
        "xperweek",
        "timesaweek",
        "timesperweek",
        "timeaweek",
        "sessionsaweek",
        "sessionsperweek",
        "sessionaweek",
    ],
    1,
)];
const EXERCISES: Units = &[(&["exercise", "exercises", "differentexercises"], 1)];

/// The units of a key.
const fn units(key: Key) -> Units {
    match key {
        Key::Age => YEARS,
        Key::Sessions => SESSIONS,
        key if is_time(key) => TIMES,
        Key::Weeks => WEEKS,
        Key::PregnancyWeeks => PREGNANT,
        Key::SurgeryWeeks => WEEKS_SINCE,
        Key::Pain => PAIN,
        Key::Different => EXERCISES,
        _ => &[],
    }
}

/// Whether a key counts minutes.
const fn is_time(key: Key) -> bool {
    matches!(key, Key::Minutes | Key::MinutesSinceWaking | Key::Walk)
}

/// The number that a text states for a key, alone or with its unit, the largest where it is larger
/// than anything that is read; none where it states none.
pub fn amount(key: Key, text: &str) -> Option<u32> {
    match number_and_unit(text) {
        Some((number, unit)) if unit.is_empty() => Some(number),
        _ if is_time(key) => minutes(text),
        _ => in_units(text, units(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, amount, units};
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn numbers_are_read_with_their_units() {
        for (key, text, number) in [
            (Key::Minutes, "20", 20),
            (Key::Minutes, "20min", 20),
            (Key::Minutes, " 20 Minutes ", 20),
            (Key::Minutes, "20m", 20),
            (Key::Minutes, "1 hour", 60),
            (Key::Walk, "2h", 120),
            (Key::MinutesSinceWaking, "half an hour", 30),
            (Key::Pain, "3/10", 3),
            (Key::Pain, "3 / 10", 3),
            (Key::Pain, "3 out of 10", 3),
            (Key::Age, "45 years old", 45),
            (Key::Sessions, "3x", 3),
            (Key::Sessions, "3 times a week", 3),
            (Key::Weeks, "6 weeks", 6),
            (Key::SurgeryWeeks, "10 weeks ago", 10),
            (Key::Minutes, "99999999999999 min", u32::MAX),
        ] {
            assert_eq!(amount(key, text), Some(number), "{key}: {text}");
        }
        for (key, text) in [
            (Key::Minutes, ""),
            (Key::Minutes, "min"),
            (Key::Minutes, "-20"),
            (Key::Minutes, "20.5 min"),
            (Key::Minutes, "20 weeks"),
            (Key::Weeks, "half an hour"),
            (Key::Pain, "3/5"),
            (Key::Pain, "3 10"),
            (Key::Pain, "3.10"),
            (Key::SurgeryWeeks, "3 months"),
        ] {
            assert_eq!(amount(key, text), None, "{key}: {text}");
        }
    }

    #[test]
    fn every_number_has_units_and_no_unit_two_sizes() {
        for key in Key::ALL {
            assert_eq!(key.numbers().is_some(), !units(*key).is_empty(), "{key}");
            let names: Vec<&str> =
                units(*key).iter().flat_map(|(names, _)| *names).copied().collect();
            for name in &names {
                assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{key}: {name}");
            }
        }
    }
}
