//! Breaks from sitting.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::earlier::When;
use super::{Writer, alarm, opened, words};
use crate::plan::Plan;
use crate::text::printable::joined;

/// First and last time of day of a break from sitting.
const TIMES: [NaiveTime; 2] = [
    NaiveTime::from_hms_opt(9, 40, 0).expect("a time"),
    NaiveTime::from_hms_opt(16, 20, 0).expect("a time"),
];
/// Minutes from one break to the next; sources say 30 to 40.
const EVERY: TimeDelta = TimeDelta::minutes(40);
/// Minutes of a break.
const BREAK: u32 = 2;
/// What a break is called.
const TITLE: &str = "Stand or walk (2 min)";
/// Days from Monday on that are worked.
const WORKED: u32 = 5;
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Breaks that recur at one time of day for as long as clocks don't change.
struct Series {
    /// The first one, in UTC.
    first: NaiveDateTime,
    /// How long after the day's first instant in UTC it is: less than none where the day there
    /// begins earlier.
    behind: TimeDelta,
    count: usize,
}

impl Writer<'_> {
    /// Writes the breaks of the plan's weekdays: one time of day after the other.
    pub(super) fn desk_breaks(&mut self) {
        let days = days(self.plan);
        let description = words::desk_break(self.plan, &words::end(self.plan, false));
        let mut time = TIMES[0];
        while time <= TIMES[1] {
            for (place, series) in self.series(&days, time).iter().enumerate() {
                let mut event = opened(TITLE, When::Time(series.first, BREAK));
                event.put("RRULE", series.rule());
                event.put("TRANSP", "TRANSPARENT");
                event.put("CATEGORIES", "Desk break");
                event.text("DESCRIPTION", &description);
                alarm(&mut event, 0, TITLE);
                // Of no date: a plan that is made anew later goes on with them.
                self.close(format_args!("desk-{}-{}", time.format("%H%M"), place + 1), event);
            }
            time += EVERY;
        }
    }

    /// The breaks of one time of day.
    fn series(&self, days: &[NaiveDate], time: NaiveTime) -> Vec<Series> {
        let mut all: Vec<Series> = Vec::new();
        for day in days {
            let first = self.utc(day.and_time(time));
            let behind = first - day.and_time(NaiveTime::MIN);
            match all.last_mut() {
                Some(series) if series.behind == behind => series.count += 1,
                _ => all.push(Series { first, behind, count: 1 }),
            }
        }
        all
    }
}

/// The days of a plan that are worked.
pub fn days(plan: &Plan) -> Vec<NaiveDate> {
    let dates = || plan.weeks.iter().flat_map(|week| &week.days).map(|day| day.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Vec::new() };
    let works = |date: &NaiveDate| date.weekday().num_days_from_monday() < WORKED;
    first.iter_days().take_while(|date| *date <= last).filter(works).collect()
}

impl Series {
    /// Every weekday that is worked, by its name at that time in UTC.
    fn rule(&self) -> String {
        let later = self.behind.num_minutes().div_euclid(24 * 60).rem_euclid(7);
        let mut names = WEEKDAYS;
        names.rotate_left(usize::try_from(later).unwrap_or_default());
        let days = joined(&names[..WORKED as usize], ",");
        format!("FREQ=WEEKLY;BYDAY={days};COUNT={}", self.count)
    }
}
