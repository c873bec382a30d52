//! Numbers with the unit that they are of: `20 min`, `1h30`, `half an hour`.

use crate::text::near::Called;

/// Names of units, without spaces, and how many of what is counted each is.
pub type Units = &'static [(&'static [&'static str], u32)];

/// Units of time, in minutes.
pub const TIMES: Units = &[
    (&["m", "min", "mins", "min.", "minute", "minutes"], 1),
    (&["h", "hr", "hrs", "hour", "hours"], HOUR),
];
const HOUR: u32 = 60;
/// Times without a digit, in minutes.
const IN_WORDS: [(&str, u32); 9] = [
    ("quarter of an hour", 15),
    ("half hour", 30),
    ("half an hour", 30),
    ("three quarters of an hour", 45),
    ("hour", HOUR),
    ("one hour", HOUR),
    ("hour and a half", 90),
    ("one and a half hours", 90),
    ("two hours", 2 * HOUR),
];

/// The minutes of a time, the largest number where they are more than anything that is read; none
/// where it is no time, or does not say of what.
pub fn minutes(text: &str) -> Option<u32> {
    let in_words = || {
        let called = Called::new(text);
        IN_WORDS.iter().find(|(name, _)| called.is(name)).map(|(_, minutes)| *minutes)
    };
    in_units(text, TIMES).or_else(|| hours_and_minutes(text)).or_else(in_words)
}

/// `1h30`, `1 hour and 30 min`, `1.5 hours`.
fn hours_and_minutes(text: &str) -> Option<u32> {
    let is_hour = |unit: &str| TIMES[1].0.contains(&unit);
    let (hours, behind) = number_and_unit(text)?;
    let whole = hours.saturating_mul(HOUR);
    let half = [".5", ",5", "\u{bd}"].into_iter().find_map(|half| behind.strip_prefix(half));
    if half.is_some_and(is_hour) {
        return Some(whole.saturating_add(HOUR / 2));
    }
    let (unit, rest) = behind.split_at(behind.find(|c: char| c.is_ascii_digit())?);
    let (minutes, unit_of_rest) = number_and_unit(rest)?;
    let is_time = is_hour(unit.strip_suffix("and").unwrap_or(unit))
        && (unit_of_rest.is_empty() || TIMES[0].0.contains(&unit_of_rest.as_str()));
    (is_time && minutes < HOUR).then(|| whole.saturating_add(minutes))
}

/// The number that a text states with one of some units, the largest where it is more than anything
/// that is read.
pub fn in_units(text: &str, units: Units) -> Option<u32> {
    let (number, unit) = number_and_unit(text)?;
    let (_, times) = units.iter().find(|(names, _)| names.contains(&unit.as_str()))?;
    Some(number.saturating_mul(*times))
}

/// The digits that a text begins with, and what stands behind them without its spaces.
pub fn number_and_unit(text: &str) -> Option<(u32, String)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit: String = unit.split_whitespace().collect::<String>().to_lowercase();
    (!digits.is_empty()).then(|| (digits.parse().unwrap_or(u32::MAX), unit))
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("20min", 20),
            (" 20 Minutes ", 20),
            ("90 min", 90),
            ("1 hour", 60),
            ("1h30", 90),
            ("1 h 30", 90),
            ("1h30min", 90),
            ("1 hour and 15 minutes", 75),
            ("1.5 hours", 90),
            ("1\u{bd} h", 90),
            ("half an hour", 30),
            ("Half-hour", 30),
            ("an hour", 60),
            ("An hour and a half", 90),
            ("99999999999999 h", u32::MAX),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "20",
            "1h60",
            "1h30s",
            "1h30h",
            "1 30",
            "30 min 1",
            "20.5 min",
            "1.25 h",
            "hours",
            "half",
            "-1h",
            "1h 30 min 10",
        ] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
