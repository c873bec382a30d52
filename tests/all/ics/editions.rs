//! One edition of a calendar after another: what somebody holds who reads them all.

use std::collections::{BTreeMap, BTreeSet};

use backplan::export::format::{Clock, Edition};
use backplan::export::{Options, ics};
use backplan::plan::part::Part;
use backplan::plan::{Plan, Status};
use chrono::{Days, NaiveDate};

use super::lint;
use super::{at, planned};
use crate::plans;

const MADE: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");

fn edition(title: &str, before: Option<&str>) -> Edition {
    Edition { title: Some(title.to_owned()), made: MADE, before: before.map(str::to_owned) }
}

fn written(plan: &Plan, title: &str, before: Option<&str>) -> String {
    let edition = edition(title, before);
    ics::plan(plan, &Options { time: at(7, 0), walks: true, edition, ..Options::default() })
}

/// What a calendar program holds: events by their UIDs, the newest of each.
#[derive(Default)]
struct Held(BTreeMap<String, (u32, lint::Part)>);

impl Held {
    /// Takes in a calendar as RFC 5545 says: an event replaces one with a lower sequence.
    fn import(&mut self, calendar: &str) {
        for event in lint::read(calendar).of("VEVENT") {
            let sequence = event.value("SEQUENCE").parse().expect("a number");
            let held = self.0.get(event.value("UID"));
            if held.is_none_or(|(before, _)| *before <= sequence) {
                self.0.insert(event.value("UID").to_owned(), (sequence, event.clone()));
            }
        }
    }

    /// What is shown of them: title, start, text.
    fn shown(&self) -> BTreeSet<[String; 4]> {
        let to_be = self.0.values().map(|(_, event)| event);
        to_be.filter(|event| !lint::is_cancelled(event)).map(shown).collect()
    }
}

fn shown(event: &lint::Part) -> [String; 4] {
    ["UID", "SUMMARY", "DTSTART", "DESCRIPTION"].map(|name| event.value(name).to_owned())
}

fn all(calendar: &str) -> BTreeSet<[String; 4]> {
    let calendar = lint::read(calendar);
    let events = calendar.of("VEVENT").into_iter();
    events.filter(|event| !lint::is_cancelled(event)).map(shown).collect()
}

fn uids(calendar: &str, cancelled: bool) -> BTreeSet<String> {
    let calendar = lint::read(calendar);
    let events = calendar.of("VEVENT").into_iter();
    let wanted = events.filter(|event| lint::is_cancelled(event) == cancelled);
    wanted.map(|event| event.value("UID").to_owned()).collect()
}

/// Plans that somebody may have one after the other from the same day on: other days, shorter,
/// gentler, none at all.
fn one_after_the_other() -> Vec<Plan> {
    vec![
        plans::planned("weeks = 3"),
        plans::planned("days = [\"tue\", \"thu\"]\nweeks = 2"),
        plans::planned("goal = \"sore-back\""),
        plans::planned("weeks = 1\nminutes = 12"),
        plans::planned("red_flags = [\"bladder-change\"]"),
        plans::planned("weeks = 4"),
    ]
}

#[test]
fn who_reads_every_edition_or_only_some_holds_the_last_plan_and_nothing_else() {
    let plans = one_after_the_other();
    let calendars = plans.iter().fold(Vec::<String>::new(), |mut all, plan| {
        all.push(written(plan, "anna", all.last().map(String::as_str)));
        all
    });
    assert!(plans.iter().any(|plan| plan.status == Status::Refused));
    // Each way to miss some of them, the last one aside.
    let last = calendars.len() - 1;
    for set in 0_u32..1 << last {
        let read = (0..last).filter(|edition| set >> edition & 1 == 1).chain([last]);
        let mut held = Held::default();
        read.for_each(|edition| held.import(&calendars[edition]));
        assert_eq!(held.shown(), all(&calendars[last]), "{set:b}");
    }
}

#[test]
fn exactly_what_was_there_and_is_no_more_is_cancelled() {
    let plans = one_after_the_other();
    for (before, after) in plans.iter().zip(&plans[1..]) {
        let old = written(before, "anna", None);
        let new = written(after, "anna", Some(&old));
        let gone = &uids(&old, false) - &uids(&new, false);
        assert_eq!(uids(&new, true), gone);
        assert_eq!(ics::cancelled(&new), gone.len());
        let calendar = lint::read(&new);
        for event in calendar.of("VEVENT").into_iter().filter(|event| lint::is_cancelled(event)) {
            assert!(event.shown("SUMMARY").starts_with("Cancelled: "), "{event:#?}");
            assert_eq!(event.value("SEQUENCE"), "1");
        }
    }
}

#[test]
fn sequences_rise_with_changes_only() {
    let plan = plans::planned("weeks = 2");
    let first = written(&plan, "anna", None);
    let same = written(&plan, "anna", Some(&first));
    assert_eq!(first, same, "the same plan on the same day");
    let mut changed = plan.clone();
    changed.weeks[1].days[0].sessions[0].title = "Another".into();
    let second = lint::read(&written(&changed, "anna", Some(&first)));
    for event in second.of("VEVENT") {
        let is_changed = event.shown("SUMMARY").starts_with("Another");
        assert_eq!(event.value("SEQUENCE"), if is_changed { "1" } else { "0" });
    }
    let back = written(&plan, "anna", Some(&written(&changed, "anna", Some(&first))));
    assert_eq!(back.matches("SEQUENCE:2\r\n").count(), 1, "changed back is changed again");
    // What is cancelled stays so, and is no change.
    let short = written(&plans::planned("weeks = 1"), "anna", Some(&first));
    let again = written(&plans::planned("weeks = 1"), "anna", Some(&short));
    assert_eq!(short, again);
}

#[test]
fn an_edition_is_stamped_with_the_day_on_which_it_is_made() {
    // A refusal is of the day on which it is made.
    for plan in planned().into_iter().filter(|plan| plan.status != Status::Refused) {
        for (name, options) in super::ways() {
            let made = |made| Edition { made, ..edition("plan", None) };
            let calendar = ics::plan(&plan, &Options { edition: made(MADE), ..options.clone() });
            let stamps = lint::read(&calendar);
            let mut stamps = stamps.of("VEVENT").into_iter().map(|event| event.value("DTSTAMP"));
            assert!(stamps.all(|stamp| stamp == "20261123T000000Z"), "{name}");
            let later = Options { edition: made(MADE + Days::new(9)), ..options };
            let expected = calendar
                .replace("DTSTAMP:20261123", "DTSTAMP:20261202")
                .replace("LAST-MODIFIED:20261123", "LAST-MODIFIED:20261202");
            assert_eq!(ics::plan(&plan, &later), expected, "{name}");
        }
    }
}

#[test]
fn two_people_never_have_an_event_in_common() {
    let plan = plans::planned("weeks = 2");
    let named = |name: &str| {
        let mut plan = plan.clone();
        plan.profile.name = Some(name.into());
        written(&plan, "plan", None)
    };
    let people = ["Anna", "Ben", "Jörg", "Jürg", "安", "宁", "a", "b", "plan 1", "plan-1"];
    let mut known = BTreeSet::new();
    for name in people {
        let uids = uids(&named(name), false);
        assert_eq!(uids.len(), lint::read(&named(name)).of("VEVENT").len());
        for uid in uids {
            assert!(known.insert(uid), "{name}");
        }
    }
    let by_file = ["anna", "ben"].map(|title| uids(&written(&plan, title, None), false));
    assert!(by_file[0].is_disjoint(&by_file[1]));
    assert_eq!(by_file[0], uids(&named("Anna"), false), "a name is a name");
    assert!(lint::read(&named("Anna, B; C")).shown("X-WR-CALNAME") == "Anna, B; C");
    // One person's file that becomes another's: the first one's events go, the other's come.
    let moved = written(&plan, "ben", Some(&written(&plan, "anna", None)));
    assert_eq!([uids(&moved, true), uids(&moved, false)], by_file);
}

#[test]
fn another_persons_calendar_is_no_earlier_edition() {
    let named = |name: &str| {
        let mut plan = plans::planned("");
        plan.profile.name = (!name.is_empty()).then(|| name.into());
        plan
    };
    let long = "Anna-Lena, of the house beside the old mill; and of many more words than a line";
    for (before, after, is_another, gone) in [
        ("Anna", "Ben", true, 0),
        (long, "Ben", true, 0),
        ("Anna", "ANNA", false, 0),
        ("Anna", "", false, 7),
        ("", "Ben", false, 7),
    ] {
        let calendar = written(&named(before), "plan", None);
        let whose = ics::another(&calendar, &named(after));
        assert_eq!(whose.as_deref(), is_another.then_some(before), "{before}, {after}");
        let new = written(&named(after), "plan", Some(&calendar));
        // Walks aside.
        let gone_now = uids(&new, true).iter().filter(|uid| !uid.contains("walk")).count();
        assert_eq!(gone_now, gone, "{before}, {after}");
    }
}

#[test]
fn sessions_of_a_day_are_numbered_whatever_they_are() {
    let mut plan = plans::beginner();
    let daily = plan.weeks[0].days[1].sessions[0].clone();
    plan.weeks[0].days[0].sessions.push(daily);
    let first = |plan: &Plan| {
        let uids = uids(&written(plan, "anna", None), false);
        let words = uids.iter().map(|uid| uid.rsplit_once('-').expect("words").0.to_owned());
        words.filter(|uid| uid.starts_with("20261123")).collect::<Vec<_>>()
    };
    assert_eq!(first(&plan), ["20261123-1", "20261123-2"]);
    plan.weeks[0].days[0].sessions.reverse();
    assert_eq!(first(&plan), ["20261123-1", "20261123-2"]);
    assert_eq!(first(&plans::refused()), ["20261123-1"], "advice takes the place of a session");
}

#[test]
fn what_is_over_before_the_new_plan_stays_as_it_was() {
    let old = written(&plans::planned("weeks = 2"), "anna", None);
    let mut later = plans::planned("weeks = 1\nstart = 2026-11-30\ndays = [\"tue\"]");
    let made = |day: u64, plan: &Plan| {
        let edition = Edition { made: MADE + Days::new(day), ..edition("anna", Some(&old)) };
        ics::plan(plan, &Options { time: at(7, 0), edition, ..Options::default() })
    };
    let dates = |calendar: &str| {
        let days = uids(calendar, true).into_iter().map(|uid| uid[..8].to_owned());
        days.collect::<BTreeSet<_>>()
    };
    assert!(dates(&made(7, &later)).iter().all(|day| day.as_str() >= "20261130"));
    assert!(dates(&made(2, &later)).iter().any(|day| day.as_str() < "20261130"), "not yet over");
    later.weeks.clear();
    assert!(!dates(&made(7, &later)).is_empty());
}

#[test]
fn what_is_over_is_judged_by_the_date_where_the_reader_is() {
    let plan = |start: &str| plans::planned(&format!("weeks = 1\nstart = {start}"));
    let (old, new) = (plan("2026-11-23"), plan("2026-11-24"));
    // In the first two the UTC date is another one than the reader's.
    for (zone, hour) in [("Asia/Tokyo", 7), ("America/New_York", 21), ("Europe/Berlin", 12)] {
        let gone = |made| {
            let way = |before| Options {
                time: at(hour, 0),
                clock: Clock::Zone(ics::zone(zone).expect("a zone")),
                edition: Edition { made, ..edition("anna", before) },
                ..Options::default()
            };
            let before = ics::plan(&old, &way(None));
            uids(&ics::plan(&new, &way(Some(&before))), true)
        };
        let is_monday = |uid: &String| uid.starts_with("20261123");
        assert!(gone(MADE).iter().any(is_monday), "{zone}: still to be");
        assert!(!gone(MADE + Days::new(1)).iter().any(is_monday), "{zone}: over");
    }
}

#[test]
fn a_refusal_in_the_middle_of_a_plan_stops_what_is_ahead_and_nothing_else() {
    let old = written(&plans::planned("weeks = 2"), "anna", None);
    let refused = plans::refused();
    for (ahead, first) in [(10, "20261203"), (0, "20261123")] {
        let edition = Edition { made: MADE + Days::new(ahead), ..edition("anna", Some(&old)) };
        let new = ics::plan(&refused, &Options { edition, ..Options::default() });
        let days = |cancelled| uids(&new, cancelled).into_iter().map(|uid| uid[..8].to_owned());
        assert_eq!(days(false).collect::<Vec<_>>(), [first]);
        assert!(days(true).all(|day| day.as_str() >= first), "what is over was as it was");
        assert_eq!(days(true).max().as_deref(), Some("20261206"), "all that is ahead");
    }
    // Before the plan's first day it is refused for that day.
    let edition = Edition { made: MADE - Days::new(3), ..edition("anna", None) };
    let early = ics::plan(&refused, &Options { edition, ..Options::default() });
    assert!(uids(&early, false).iter().all(|uid| uid.starts_with("20261123")));
}

/// The calendar of a part of a plan in the place of another.
fn part_of(plan: &Plan, part: Part, before: &str) -> String {
    let edition = edition("anna", Some(before));
    let part = plan.part(part).expect("such a part");
    ics::plan(&part, &Options { time: at(7, 0), walks: true, edition, ..Options::default() })
}

#[test]
fn a_part_of_a_plan_leaves_every_other_event_as_it_is() {
    let plan = plans::planned("weeks = 2");
    let first = written(&plan, "anna", None);
    let mut changed = plan.clone();
    changed.weeks[0].days[0].sessions[0].title = "Another".into();
    let part = part_of(&changed, Part::Day(MADE), &first);
    assert_eq!(ics::cancelled(&part), 0);
    let events = |calendar: &str| {
        let read = lint::read(calendar);
        let events = read.of("VEVENT").into_iter().map(|event| format!("{event:#?}"));
        events.collect::<BTreeSet<_>>()
    };
    let (before, now) = (events(&first), events(&part));
    assert_eq!((before.len(), now.len()), (20, 20), "no walk beside those of the week");
    assert_eq!(now.difference(&before).count(), 1);
    // So nothing is forgotten: a change is known as one, and what is gone is cancelled.
    let back = written(&plan, "anna", Some(&part));
    assert_eq!(back.matches("SEQUENCE:2\r\n").count(), 1);
    let refused = written(&plans::refused(), "anna", Some(&part_of(&plan, Part::Week(2), &back)));
    assert_eq!(ics::cancelled(&refused), 19);
    // What was cancelled stays so.
    let short = written(&plans::planned("weeks = 1"), "anna", Some(&first));
    assert_eq!(ics::cancelled(&part_of(&plan, Part::Day(MADE), &short)), 10);
}

#[test]
fn nothing_of_a_forged_calendar_comes_through_but_as_text() {
    let event = |uid: &str, more: &str| {
        format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:1\r\n{more}\r\nEND:VEVENT\r\n")
    };
    let long = format!("{}@backplan.invalid", "a".repeat(90));
    let forged = [
        event("1@elsewhere.example", "DTSTART:20261124T060000Z\r\nDTEND:20261124T070000Z"),
        event("a b@backplan.invalid", "DTSTART;VALUE=DATE:20261124"),
        event("@backplan.invalid", "DTSTART;VALUE=DATE:20261124"),
        event(&long, "DTSTART;VALUE=DATE:20261124"),
        event("no-start@backplan.invalid", "SUMMARY:x"),
        event("backwards@backplan.invalid", "DTSTART:20261124T070000Z\r\nDTEND:20261124T060000Z"),
        event("wrong@backplan.invalid", "DTSTART:2026é1124"),
        event("loud@backplan.invalid", "DTSTART;VALUE=DATE:20261124\r\nSEQUENCE:4294967295\r\nX-A:1\r\nSUMMARY:a\\nb\\,\u{1b}[2J\u{202e}\\"),
        event("old@backplan.invalid", "DTSTART;TZID=Mars/Olympus:20261125T060000\r\nATTACH:x"),
    ]
    .concat();
    let calendar = written(&plans::planned("weeks = 1"), "anna", Some(&forged));
    let part = lint::read(&calendar);
    let gone: Vec<_> =
        part.of("VEVENT").into_iter().filter(|event| lint::is_cancelled(event)).collect();
    let [loud, old] = gone[..] else { panic!("{gone:#?}") };
    assert_eq!(loud.shown("SUMMARY"), "Cancelled: a\nb,\\u{1b}[2J\\u{202e}");
    assert_eq!((loud.value("SEQUENCE"), old.value("SEQUENCE")), ("4294967295", "1"));
    assert_eq!(old.value("DTSTART"), "20261125");
    // Of what a part would leave as it is only what this program could have written.
    let kept = event(
        "kept@backplan.invalid",
        "DTSTART;VALUE=DATE:20261124\r\nBEGIN:VALARM\r\nTRIGGER:PT0S\r\nEND:VALARM",
    );
    let cut = event("cut@backplan.invalid", "DTSTART;VALUE=DATE:20261124\r\nBEGIN:VALARM");
    let part = part_of(&plans::planned(""), Part::Day(MADE), &(forged + &cut + &kept));
    let foreign = part.split("BEGIN:VEVENT\r\n").skip(1).filter(|event| !event.contains("UID:2"));
    assert_eq!(
        foreign.collect::<String>(),
        kept["BEGIN:VEVENT\r\n".len()..].to_owned() + "END:VCALENDAR\r\n"
    );
    for text in ["BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "\r\n", "UID:"] {
        written(&plans::planned("weeks = 1"), "anna", Some(text));
    }
}
