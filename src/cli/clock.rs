//! Times as people write them: of day, `7am`, `18.30`, and before something or for which it lasts,
//! `10min`, `1 hour`.

use chrono::NaiveTime;

use crate::text::printable::shown;
use crate::text::unit::{Units, in_units, minutes};
use crate::text::vocabulary::Unknown;

/// Longest time before a session at which to remind, in minutes: a week.
const LONGEST_REMINDER: u32 = 7 * 24 * 60;

const DAYS: Units = &[(&["d", "day", "days"], 24 * 60)];

/// A time of day.
///
/// # Errors
/// [`Unknown`] with how one is written.
pub fn time(text: &str) -> Result<NaiveTime, Unknown> {
    time_of_day(&text.trim().to_lowercase()).ok_or_else(|| {
        Unknown::with(
            format!("`{}` is no time of day", shown(text)),
            "write hours and minutes, like 07:00, 18:30 or 7am",
        )
    })
}

fn time_of_day(words: &str) -> Option<NaiveTime> {
    match words {
        "noon" | "midday" => return NaiveTime::from_hms_opt(12, 0, 0),
        "midnight" => return NaiveTime::from_hms_opt(0, 0, 0),
        _ => {}
    }
    let half = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)];
    let half = half.into_iter().find_map(|(end, add)| Some((words.strip_suffix(end)?, add)));
    let (clock, add) = half.map_or((words, None), |(clock, add)| (clock, Some(add)));
    let (clock, is_named) = match clock.strip_suffix('h') {
        Some(hours) => (hours, true),
        None => (clock, add.is_some()),
    };
    let (hours, minutes) = match clock.trim().split_once([':', '.', 'h']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, number(minutes)?),
        None if is_named => (clock.trim(), 0),
        // A bare number may be anything.
        _ => return None,
    };
    let hours = number(hours)?;
    let hours = match add {
        Some(add) => hours % 12 + if (1..=12).contains(&hours) { add } else { return None },
        None => hours,
    };
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

fn number(digits: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&digits.len());
    digits.parse().ok().filter(|_| is_short && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How long before a session, in minutes.
///
/// # Errors
/// [`Unknown`] with how it is written.
pub fn reminder(text: &str) -> Result<u32, Unknown> {
    let words = text.trim().to_lowercase();
    let words = words.strip_suffix("before").unwrap_or(&words).trim_end();
    let minutes = minutes(words).or_else(|| in_units(words, DAYS));
    let help = match words.parse::<u32>() {
        Ok(number) => {
            format!("say of what: {number}m for minutes, {number}h for hours, {number}d for days")
        }
        Err(_) => "write minutes, hours or days, like 10m, 2h or 1d".to_owned(),
    };
    minutes
        .filter(|minutes| *minutes <= LONGEST_REMINDER)
        .ok_or_else(|| Unknown::with(format!("`{}` is no time up to a week", shown(text)), help))
}

/// The shortest and the longest time for which something is handed out, in minutes.
const LASTS: std::ops::RangeInclusive<u32> = 1..=12 * 60;

/// How long something lasts, in minutes.
///
/// # Errors
/// [`Unknown`] with how it is written.
pub fn lasting(text: &str) -> Result<u32, Unknown> {
    let words = text.trim().to_lowercase();
    let help = match words.parse::<u32>() {
        Ok(number) => format!("say of what: {number}m for minutes, {number}h for hours"),
        Err(_) => "write minutes or hours, like 15m or 1h".to_owned(),
    };
    minutes(&words).filter(|minutes| LASTS.contains(minutes)).ok_or_else(|| {
        Unknown::with(format!("`{}` is no time from 1 minute to 12 hours", shown(text)), help)
    })
}

#[cfg(test)]
mod tests {
    use super::{lasting, reminder, time};

    #[test]
    fn times_that_something_lasts_have_an_end() {
        for (text, minutes) in [("15m", 15), ("1h", 60), ("half an hour", 30), ("12 h", 720)] {
            assert_eq!(lasting(text), Ok(minutes), "{text}");
        }
        for text in ["", "0m", "15", "13h", "721m", "1d", "-5m", "for ever"] {
            assert!(lasting(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (text, expected) in [
            ("07:00", "07:00"),
            ("7:00", "07:00"),
            ("18.30", "18:30"),
            ("18h30", "18:30"),
            ("18h", "18:00"),
            ("7am", "07:00"),
            ("7 AM", "07:00"),
            ("7:15 p.m.", "19:15"),
            ("12am", "00:00"),
            ("12 pm", "12:00"),
            ("noon", "12:00"),
            ("23:59", "23:59"),
        ] {
            let read = time(text).map(|time| time.format("%H:%M").to_string());
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
        for text in ["", "7", "24:00", "13pm", "0am", "7:5", "am", "7:60", "-7:00", "morning"] {
            assert!(time(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reminders_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("10m", 10),
            ("10min", 10),
            ("10 minutes before", 10),
            ("1 hour", 60),
            ("half an hour before", 30),
            ("1h30", 90),
            ("2h", 120),
            ("1d", 1440),
            ("7 days", 7 * 1440),
        ] {
            assert_eq!(reminder(text), Ok(minutes), "{text}");
        }
        for text in ["", "m", "10 weeks", "8d", "99999999h", "-10m", "soon"] {
            assert!(reminder(text).is_err(), "{text}");
        }
        let help = reminder("10").expect_err("ten of what").help;
        assert_eq!(
            help.as_deref(),
            Some("say of what: 10m for minutes, 10h for hours, 10d for days")
        );
    }
}
