//! Dates and weekdays.

use chrono::{Datelike, NaiveDate};

use crate::plan::PlanDay;

/// `Monday 23 November`.
pub fn long_day(day: &PlanDay) -> String {
    day.name()
}

/// `Mon 23 Nov`.
pub fn short_day(day: &PlanDay) -> String {
    format!("{} {}", day.weekday.short(), day.date.format("%-d %b"))
}

/// `23 Nov`, always 6 columns.
pub fn short_date(date: NaiveDate) -> String {
    date.format("%e %b").to_string()
}

/// `23 to 29 November`, `30 November to 6 December`, with years `28 December 2026 to 3 January
/// 2027`: no more than is needed.
pub fn dates(first: NaiveDate, last: NaiveDate, years: bool) -> String {
    let end = last.format(if years { "%-d %B %Y" } else { "%-d %B" });
    if first == last {
        return end.to_string();
    }
    let same_year = first.year() == last.year();
    let start = first.format(if same_year && first.month() == last.month() {
        "%-d"
    } else if years && !same_year {
        "%-d %B %Y"
    } else {
        "%-d %B"
    });
    format!("{start} to {end}")
}

#[cfg(test)]
mod tests {
    use super::{NaiveDate, dates};

    #[test]
    fn dates_say_month_and_year_where_they_change() {
        let date = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date");
        let range = |first, last| dates(date(first), date(last), true);
        assert_eq!(range("2026-11-23", "2026-11-29"), "23 to 29 November 2026");
        assert_eq!(range("2026-11-30", "2026-12-06"), "30 November to 6 December 2026");
        assert_eq!(range("2026-12-28", "2027-01-03"), "28 December 2026 to 3 January 2027");
        assert_eq!(
            dates(date("2026-12-28"), date("2027-01-03"), false),
            "28 December to 3 January"
        );
        assert_eq!(dates(date("2026-11-23"), date("2026-11-23"), false), "23 November");
    }
}
