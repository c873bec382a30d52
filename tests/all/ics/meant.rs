//! What a VTIMEZONE means, by RFC 5545 alone.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::lint::Part;

/// Seconds of `+0200`.
fn offset(text: &str) -> i32 {
    let digits: i32 = text[1..].parse().expect("an offset");
    let seconds = (digits / 100 * 60 + digits % 100) * 60;
    if text.starts_with('-') { -seconds } else { seconds }
}

fn weekday(text: &str) -> Weekday {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = names.iter().position(|name| *name == text).expect("a weekday");
    Weekday::try_from(u8::try_from(at).expect("a small number")).expect("a weekday")
}

/// The day of a year that a rule gives.
fn day(rule: &str, year: i32) -> NaiveDate {
    let part =
        |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    assert_eq!(part("FREQ"), Some("YEARLY"));
    let month: u32 = part("BYMONTH").expect("a month").parse().expect("a number");
    let by_day = part("BYDAY").expect("a weekday");
    let (nth, name) = by_day.split_at(by_day.len() - 2);
    let days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
    let mut days: Vec<_> = days.filter(|date| date.weekday() == weekday(name)).collect();
    if let Some(list) = part("BYMONTHDAY") {
        assert!(nth.is_empty());
        let list: Vec<u32> = list.split(',').map(|day| day.parse().expect("a day")).collect();
        days.retain(|date| list.contains(&date.day()));
        let [only] = days[..] else { panic!("{rule} is not one day of {year}") };
        return only;
    }
    match nth.parse::<isize>().expect("a number") {
        -1 => days[days.len() - 1],
        nth => days[usize::try_from(nth - 1).expect("a week")],
    }
}

/// Every change of clocks in UTC, with seconds east of UTC and the abbreviation from then on.
pub fn changes(zone: &Part) -> Vec<(NaiveDateTime, i32, String)> {
    let mut all = Vec::new();
    for part in &zone.parts {
        let start =
            NaiveDateTime::parse_from_str(part.value("DTSTART"), "%Y%m%dT%H%M%S").expect("a time");
        let (from, to) = (offset(part.value("TZOFFSETFROM")), offset(part.value("TZOFFSETTO")));
        assert_eq!(part.kind, if to > from { "DAYLIGHT" } else { "STANDARD" });
        let onsets = match part.all("RRULE")[..] {
            // Some readers take no start for granted: it stands there as a date too.
            [] => {
                assert_eq!(part.value("RDATE"), part.value("DTSTART"));
                vec![start]
            }
            [rule] => {
                assert_eq!(
                    day(&rule.value, start.year()),
                    start.date(),
                    "the first one is not by the rule"
                );
                (start.year()..2042)
                    .map(|year| day(&rule.value, year).and_time(start.time()))
                    .collect()
            }
            _ => panic!("two rules: {part:#?}"),
        };
        let utc = onsets.into_iter().map(|onset| onset - TimeDelta::seconds(from.into()));
        all.extend(utc.map(|at| (at, to, part.value("TZNAME").to_owned())));
    }
    all.sort();
    all
}
