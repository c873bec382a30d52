//! Dates as people write them: `2026-11-23`, `23.11.2026`, `Monday 23 November`, `next monday`.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, Month, NaiveDate};

use crate::person::wish::Day;
use crate::text::near::perhaps;
use crate::text::printable::{LONGEST_SHOWN, head, shown};
use crate::text::vocabulary::{Unknown, Vocabulary as _};

/// Years a plan may start in; calendars and file names stay sound within them.
pub const YEARS: RangeInclusive<i32> = 2000..=2199;

/// Whether a date is of [`YEARS`].
pub fn is_in_years(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

/// What to write where a date may be told by a word.
const HELP: &str = "write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`";
/// What to write where it may not.
const HELP_IN_FULL: &str = "write a date like `2026-11-23`";
/// Days of a week.
const WEEK: u64 = 7;

/// Why a text is no date.
enum Wrong {
    /// It does not look like one.
    Form,
    /// No year has such a day, or that one has not.
    Day,
    /// It can be either.
    Either(NaiveDate, NaiveDate),
    /// It is on another weekday than is said.
    Weekday(NaiveDate),
}

/// The date of a text: written out, said without its year, which is the next such day from `from`
/// on, or told from `today` by a word.
///
/// # Errors
/// [`Unknown`] when the text is no date of [`YEARS`], or may be two.
pub(super) fn date(text: &str, today: NaiveDate, from: NaiveDate) -> Result<NaiveDate, Unknown> {
    let words = lower(text);
    let told = told(&words, today);
    let is_told = told.is_some();
    let date = told.unwrap_or_else(|| written(&words, Some(from)));
    let date = date.map_err(|wrong| said(text, &wrong, HELP))?;
    if is_in_years(date) {
        return Ok(date);
    }
    let help = if is_told && !is_in_years(today) {
        "set the computer's clock, or give `--today DATE`"
    } else {
        HELP
    };
    let (first, last) = (YEARS.start(), YEARS.end());
    let message = format!("`{}` is no date from {first} to {last}", shown(text));
    Err(Unknown::with(message, help))
}

/// The date that a text writes out in full.
///
/// # Errors
/// [`Unknown`] when the text is no date, or may be two.
pub fn full_date(text: &str) -> Result<NaiveDate, Unknown> {
    written(&lower(text), None).map_err(|wrong| said(text, &wrong, HELP_IN_FULL))
}

/// Whether a text is meant as a date, be it one of the calendar or not.
pub fn is_of_date(text: &str) -> bool {
    let (words, any) = (lower(text), NaiveDate::default());
    let date = told(&words, any).unwrap_or_else(|| written(&words, Some(any)));
    !matches!(date, Err(Wrong::Form))
}

/// A text in lower case; one that is longer than any date is none.
fn lower(text: &str) -> String {
    let text = text.trim();
    let is_whole = head(text, LONGEST_SHOWN).len() == text.len();
    if is_whole { text.to_lowercase() } else { String::new() }
}

/// A date that is told from today by a word; none where the text does not begin so.
fn told(words: &str, today: NaiveDate) -> Option<Result<NaiveDate, Wrong>> {
    let ahead = |days: u64| today.checked_add_days(Days::new(days)).ok_or(Wrong::Day);
    // Today included.
    let until = |day: Day| (WEEK + day as u64 - Day::of(today) as u64) % WEEK;
    Some(match words {
        "today" | "now" => Ok(today),
        "tomorrow" => ahead(1),
        "yesterday" => today.pred_opt().ok_or(Wrong::Day),
        "next week" => ahead(WEEK - Day::of(today) as u64),
        words => match words.split_once(char::is_whitespace) {
            Some(("this" | "coming", day)) => ahead(until(Day::find(day)?)),
            Some(("next", day)) => {
                let (day, days) = Day::find(day).map(|day| (day, until(day)))?;
                // Of a week that has not passed yet, some mean the day to come, some the one after.
                let is_clear = day < Day::of(today) || days == 0;
                let soon = if days == 0 { WEEK } else { days };
                match (ahead(soon), ahead(soon + WEEK)) {
                    (Ok(one), Ok(other)) if !is_clear => Err(Wrong::Either(one, other)),
                    (one, _) => one,
                }
            }
            _ => ahead(until(Day::find(words)?)),
        },
    })
}

/// A date that is written out; without a year only where it is clear `from` when it counts.
fn written(words: &str, from: Option<NaiveDate>) -> Result<NaiveDate, Wrong> {
    let (weekday, words) = without_weekday(words);
    let date = numbers(words).or_else(|| named(words, from)).unwrap_or(Err(Wrong::Form))?;
    match weekday.filter(|weekday| *weekday != Day::of(date)) {
        Some(_) => Err(Wrong::Weekday(date)),
        None => Ok(date),
    }
}

/// The weekday before a date, and the rest.
fn without_weekday(words: &str) -> (Option<Day>, &str) {
    let apart = words.split_once(char::is_whitespace);
    let weekday = apart.and_then(|(first, _)| Day::find(first));
    match apart.filter(|_| weekday.is_some()) {
        Some((_, rest)) => (weekday, rest.trim_start()),
        None => (None, words),
    }
}

/// A date of three numbers; none where it is something else. The year comes first or last; the day
/// comes first where points stand between, else either may.
fn numbers(words: &str) -> Option<Result<NaiveDate, Wrong>> {
    if words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(date_of(&words[..4], &words[4..6], &words[6..]));
    }
    let between = words.chars().find(|c| "-/.".contains(*c))?;
    let parts: Vec<&str> = words.split(between).map(str::trim).collect();
    let [one, two, three] = parts.try_into().ok()?;
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if one.len() == 4 && is_number(one, 4) && is_number(two, 2) && is_number(three, 2) {
        return Some(date_of(one, two, three));
    }
    if three.len() != 4 || !is_number(three, 4) || !is_number(one, 2) || !is_number(two, 2) {
        return None;
    }
    let day_first = date_of(three, two, one);
    if between == '.' {
        return Some(day_first);
    }
    Some(match (day_first, date_of(three, one, two)) {
        (Ok(one), Ok(other)) if one != other => Err(Wrong::Either(one, other)),
        (Ok(date), _) | (_, Ok(date)) => Ok(date),
        (wrong, _) => wrong,
    })
}

fn date_of(year: &str, month: &str, day: &str) -> Result<NaiveDate, Wrong> {
    let numbers = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err(Wrong::Form) };
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Wrong::Day)
}

/// A date with its month by name: `23 November`, `nov 23rd, 2026`.
fn named(words: &str, from: Option<NaiveDate>) -> Option<Result<NaiveDate, Wrong>> {
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c == ',' || c == '-')
        .filter(|part| !part.is_empty() && *part != "of")
        .collect();
    let (one, two, year) = match parts.as_slice() {
        [one, two] => (*one, *two, None),
        [one, two, year] if year.len() == 4 => (*one, *two, Some(year.parse().ok()?)),
        _ => return None,
    };
    let (month, day) = match (month(one), month(two)) {
        (Some(month), None) => (month, day_number(two)?),
        (None, Some(month)) => (month, day_number(one)?),
        _ => return None,
    };
    Some(match (year, from) {
        (Some(year), _) => NaiveDate::from_ymd_opt(year, month, day).ok_or(Wrong::Day),
        (None, Some(from)) => next(month, day, from).ok_or(Wrong::Day),
        (None, None) => Err(Wrong::Form),
    })
}

/// The number of a month, by its name or the first letters of it.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    word.parse::<Month>().ok().map(|month| month.number_from_month())
}

fn day_number(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let is_day = ["", ".", "st", "nd", "rd", "th"].contains(&&word[end..]);
    word[..end].parse().ok().filter(|_| is_day)
}

/// The first such day from a date on; 29 February may take eight years.
fn next(month: u32, day: u32, from: NaiveDate) -> Option<NaiveDate> {
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    let mut dates = (0..=8).filter_map(|ahead| in_year(from.year() + ahead));
    dates.find(|date| *date >= from)
}

fn said(text: &str, wrong: &Wrong, help: &str) -> Unknown {
    let shown = shown(text);
    let long = |date: &NaiveDate| date.format("%-d %B %Y").to_string();
    let words = ["today", "tomorrow"].into_iter().chain(Day::ALL.iter().map(|day| day.as_str()));
    let slip = || perhaps(text, words).filter(|_| help == HELP);
    let (message, help) = match wrong {
        Wrong::Form => (format!("`{shown}` is no date"), slip().unwrap_or_else(|| help.to_owned())),
        Wrong::Day => (format!("`{shown}` is no day of the calendar"), help.to_owned()),
        Wrong::Either(one, other) => (
            format!("`{shown}` can be {} or {}", long(one), long(other)),
            format!("write {one} or {other}"),
        ),
        Wrong::Weekday(date) => (
            format!("{} is a {}", long(date), Day::of(*date).name()),
            "leave the weekday out, or mend the date".to_owned(),
        ),
    };
    Unknown::with(message, help)
}

#[cfg(test)]
mod tests {
    use super::{NaiveDate, date};

    /// What a text means on Wednesday, 25 November 2026, or what is said about it.
    fn read(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        date(text, today, today).map_or_else(|unknown| unknown.to_string(), |date| date.to_string())
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2026-11-23", "2026-11-23"),
            ("2026-1-5", "2026-01-05"),
            ("2026/01/05", "2026-01-05"),
            ("20260105", "2026-01-05"),
            ("23.11.2026", "2026-11-23"),
            ("3.4.2026", "2026-04-03"),
            ("23/11/2026", "2026-11-23"),
            ("11/23/2026", "2026-11-23"),
            ("5/5/2026", "2026-05-05"),
            ("23-11-2026", "2026-11-23"),
            ("23 November 2026", "2026-11-23"),
            ("Nov 23, 2026", "2026-11-23"),
            ("November 23rd 2026", "2026-11-23"),
            ("Monday 30 November", "2026-11-30"),
            ("Mon 30 Nov", "2026-11-30"),
            ("1 March", "2027-03-01"),
            ("29 Feb", "2028-02-29"),
            ("25 nov", "2026-11-25"),
            ("Sept. 5", "2027-09-05"),
            ("5 May", "2027-05-05"),
            ("Today", "2026-11-25"),
            ("tomorrow", "2026-11-26"),
            ("yesterday", "2026-11-24"),
            ("Monday", "2026-11-30"),
            ("wed", "2026-11-25"),
            ("this friday", "2026-11-27"),
            ("next monday", "2026-11-30"),
            ("next wed", "2026-12-02"),
            ("next week", "2026-11-30"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_why() {
        let form = "is no date; write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`";
        for (text, expected) in [
            ("", format!("`` {form}")),
            ("soon", format!("`soon` {form}")),
            ("23.11.26", format!("`23.11.26` {form}")),
            ("tomorow", "`tomorow` is no date; did you mean `tomorrow`?".into()),
            ("2026-02-30", "`2026-02-30` is no day of the calendar; write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`".into()),
            ("31 November", "`31 November` is no day of the calendar; write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`".into()),
            ("03/04/2026", "`03/04/2026` can be 3 April 2026 or 4 March 2026; write 2026-04-03 or 2026-03-04".into()),
            ("next friday", "`next friday` can be 27 November 2026 or 4 December 2026; write 2026-11-27 or 2026-12-04".into()),
            ("Tuesday 30 November", "30 November 2026 is a Monday; leave the weekday out, or mend the date".into()),
            ("1999-12-31", "`1999-12-31` is no date from 2000 to 2199; write a date like `2026-11-23`, or `today`, `tomorrow`, `mon`".into()),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        // What is cut to be shown is not cut to be read.
        let long = format!("2026-11-23{}", " ".repeat(90));
        assert_eq!(read(&long), "2026-11-23");
        assert!(read(&format!("{long}and more")).contains("is no date"));
    }
}
