//! Doses, dates, goals and counts the way a person says them. No layout.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::dose::{Dose, Tempo};
use crate::person::profile::Goal;
use crate::plan::{BlockKind, PlanDay, Session, minutes};
use crate::text::look::Signs;
use crate::text::printable::joined;

/// An amount without rest and tempo: `3 x 8-10 per side`, `2 x 30 s`, `6, 4, 2 x 10 s`, `5 min`.
pub fn dose(dose: &Dose, unicode: bool) -> String {
    let mut text = amount(dose, unicode);
    if dose.per_side() == Some(true) {
        text.push_str(" per side");
    }
    text
}

/// An amount without its sides.
pub fn amount(dose: &Dose, unicode: bool) -> String {
    let (times, dash) = (Signs::of(unicode).times, Signs::of(unicode).dash);
    match dose {
        Dose::Reps { sets, reps: [low, high], .. } if low == high => {
            format!("{sets} {times} {low}")
        }
        Dose::Reps { sets, reps: [low, high], .. } => format!("{sets} {times} {low}{dash}{high}"),
        Dose::Hold { sets, seconds, .. } => format!("{sets} {times} {seconds} s"),
        Dose::Holds { reps_per_set, seconds, .. } => match alike(reps_per_set) {
            Some(reps) => format!("{} {times} {reps} {times} {seconds} s", reps_per_set.len()),
            None => format!("{} {times} {seconds} s", joined(reps_per_set, ", ")),
        },
        Dose::Minutes { minutes } => format!("{minutes} min"),
    }
}

/// The pause between sets, where there is one: `45 s`.
pub fn rest(dose: &Dose) -> Option<String> {
    (dose.sets() > 1 && dose.rest() > 0).then(|| format!("{} s", dose.rest()))
}

/// An effort from 1 to 10: `6`, `6-7`.
pub fn effort([low, high]: [u32; 2], unicode: bool) -> String {
    if low == high { low.to_string() } else { format!("{low}{}{high}", Signs::of(unicode).dash) }
}

/// The tempo, where it is told: on the work of a session.
pub fn tempo(kind: BlockKind, dose: &Dose) -> Option<Tempo> {
    match dose {
        Dose::Reps { tempo, .. } if kind == BlockKind::Main => Some(*tempo),
        _ => None,
    }
}

/// How long each block takes, rounded so that the minutes of the blocks add up to those of the
/// session.
pub fn shares(session: &Session) -> impl Iterator<Item = String> {
    let mut elapsed: u32 = 0;
    session.blocks.iter().map(move |block| {
        let until = elapsed.saturating_add(block.seconds);
        let takes = minutes(until) - minutes(elapsed);
        elapsed = until;
        if takes == 0 { "under a minute".into() } else { format!("{takes} min") }
    })
}

/// The number that all sets share.
pub fn alike(list: &[u32]) -> Option<u32> {
    let (first, rest) = list.split_first()?;
    rest.iter().all(|reps| reps == first).then_some(*first)
}

/// `29 min`.
pub fn min(seconds: u32) -> String {
    format!("{} min", minutes(seconds))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The first letters of a name of a day or month.
const SHORT: usize = 3;

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// `Monday 23 November`.
pub fn long_day(day: &PlanDay) -> String {
    format!("{} {} {}", day.weekday.name(), day.date.day(), month(day.date))
}

/// `Mon 23 Nov`, always 10 columns when `aligned`.
pub fn short_day(day: &PlanDay, aligned: bool) -> String {
    let weekday = &day.weekday.name()[..SHORT];
    let indent = if aligned { 2 } else { 0 };
    format!("{weekday} {:indent$} {}", day.date.day(), &month(day.date)[..SHORT])
}

/// `23 Nov`, always 6 columns.
pub fn short_date(date: NaiveDate) -> String {
    format!("{:2} {}", date.day(), &month(date)[..SHORT])
}

/// `23 to 29 November`, `30 November to 6 December`, with years `28 December 2026 to 3 January
/// 2027`: no more than is needed.
pub fn dates(first: NaiveDate, last: NaiveDate, years: bool) -> String {
    let new_year = years && first.year() != last.year();
    let mut text = first.day().to_string();
    if first.month() != last.month() || first.year() != last.year() {
        text = format!("{text} {}", month(first));
    }
    if new_year {
        text = format!("{text} {}", first.year());
    }
    if first != last {
        text = format!("{text} to {}", last.day());
    }
    text = format!("{text} {}", month(last));
    if years { format!("{text} {}", last.year()) } else { text }
}

/// What a plan for a goal is called.
pub const fn plan_for(goal: Goal) -> &'static str {
    match goal {
        Goal::Balanced => "Balanced plan",
        Goal::Strength => "Strength plan",
        Goal::SoreBack => "Sore-back plan",
        Goal::Stretch => "Stretching plan",
        Goal::MidBack => "Mid-back plan",
        Goal::Desk => "Desk plan",
        Goal::Performance => "Performance plan",
    }
}

/// What a block is called.
pub const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::WarmUp => "Warm-up",
        BlockKind::Main => "Main",
        BlockKind::CoolDown => "Cool-down",
        BlockKind::Mobility => "Mobility",
        BlockKind::Stretch => "Stretch",
    }
}

#[cfg(test)]
mod tests {
    use super::{NaiveDate, Tempo, dates, dose};
    use crate::catalogue::dose::Written;

    fn words(text: &str, sides: bool) -> String {
        dose(&Written::parse(text).expect("a dose").complete(None, Tempo::USUAL, sides), false)
    }

    #[test]
    fn doses_are_said_in_plain_notation() {
        assert_eq!(words("3x12 r45", true), "3 x 12 per side");
        assert_eq!(words("3x8-10", false), "3 x 8-10");
        assert_eq!(words("2x30s r10", true), "2 x 30 s per side");
        assert_eq!(words("6,4,2x10s r30", false), "6, 4, 2 x 10 s");
        assert_eq!(words("2x6x5s r20", false), "2 x 6 x 5 s");
        assert_eq!(words("5min", true), "5 min");
    }

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
