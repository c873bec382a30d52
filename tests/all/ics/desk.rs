//! Breaks from sitting: every weekday at the same times of day, whatever clocks do.

use std::collections::BTreeSet;

use backplan::export::format::Clock;
use backplan::export::{Options, ics};
use backplan::person::profile::{Day, Goal};
use backplan::plan::{Plan, PlanDay, Week};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::lint::{self, Part};
use crate::plans;

/// A plan of so many weeks from a Monday on, for somebody who sits.
fn desk(start: NaiveDate, weeks: u32) -> Plan {
    let mut plan = plans::beginner();
    plan.profile.goal = Goal::Desk;
    let first = plan.weeks[0].clone();
    plan.weeks = (0..weeks)
        .map(|number| {
            let mut days = start.iter_days().skip(7 * number as usize);
            let day = |day: &PlanDay| {
                let date = days.next().expect("a day");
                PlanDay { date, weekday: Day::of(date), sessions: day.sessions.clone() }
            };
            Week { number: number + 1, days: first.days.iter().map(day).collect(), ..first.clone() }
        })
        .collect();
    plan
}

/// The times of an event by its rule, read as RFC 5545 says it: all in UTC.
fn times(event: &Part) -> Vec<NaiveDateTime> {
    let first = NaiveDateTime::parse_from_str(event.value("DTSTART"), "%Y%m%dT%H%M%SZ");
    let first = first.expect("a time in UTC");
    let rule = event.value("RRULE").strip_prefix("FREQ=WEEKLY;BYDAY=").expect("a weekly rule");
    let (days, count) = rule.split_once(";COUNT=").expect("a count");
    let words = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let named = |day: Weekday| words[day.num_days_from_monday() as usize];
    let days: Vec<_> = days.split(',').collect();
    let all = (0..).map(|day| first + TimeDelta::days(day));
    let on_days = all.filter(|time| days.contains(&named(time.weekday())));
    on_days.take(count.parse().expect("a number")).collect()
}

#[test]
fn breaks_come_at_the_same_times_of_day_on_both_sides_of_a_change_of_clocks() {
    let start = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a Monday");
    let plan = desk(start, 34);
    for (name, most) in [
        ("Europe/Berlin", 2),
        ("America/New_York", 2),
        ("Pacific/Auckland", 3),
        ("Asia/Kolkata", 1),
        ("Asia/Jerusalem", 2),
        ("Pacific/Honolulu", 1),
    ] {
        let zone = ics::zone(name).expect("a zone");
        let clock = Clock::Zone(zone.clone());
        let options = Options { desk_breaks: true, clock, ..Options::default() };
        let calendar = lint::read(&ics::plan(&plan, &options));
        let is_break = |event: &&Part| !event.all("RRULE").is_empty();
        let breaks: Vec<_> = calendar.of("VEVENT").into_iter().filter(is_break).collect();
        assert_eq!(breaks.len(), 11 * most, "{name}");
        let found: Vec<_> = breaks.iter().flat_map(|event| times(event)).collect();
        let worked =
            start.iter_days().take(34 * 7).filter(|day| day.weekday().num_days_from_monday() < 5);
        let minutes = (9 * 60 + 40..=16 * 60 + 20).step_by(40);
        let expected: BTreeSet<_> = worked
            .flat_map(|day| {
                let midnight = day.and_hms_opt(0, 0, 0).expect("midnight");
                minutes.clone().map(move |minute| midnight + TimeDelta::minutes(minute))
            })
            .map(|time| zone.utc(time))
            .collect();
        assert_eq!(found.len(), expected.len(), "{name}");
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{name}");
    }
}

#[test]
fn breaks_of_a_plan_that_is_made_anew_are_the_same_events() {
    let start = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a Monday");
    let uids = |plan: &Plan| {
        let options = Options { desk_breaks: true, ..Options::default() };
        let calendar = lint::read(&ics::plan(plan, &options));
        let uid = |event: &Part| event.value("UID").to_owned();
        let all = calendar.of("VEVENT").into_iter().map(uid);
        all.filter(|uid| uid.starts_with("desk-")).collect::<Vec<_>>()
    };
    let later = desk(start + chrono::Days::new(2), 4);
    assert_eq!(uids(&desk(start, 2)), uids(&later));
}
