//! The calendar: golden files, what holds of any plan and any text, and time zones against their
//! database.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all ics` rewrites the golden files and the table of zones;
//! read the difference before committing it. `.ci/calendar` has foreign programs read what the
//! program writes.

mod desk;
mod editions;
mod hostile;
pub mod lint;
mod zones;

use std::collections::BTreeSet;
use std::path::Path;

use backplan::catalogue::dose::Tempo;
use backplan::catalogue::exercise::Sides;
use backplan::export::format::Clock;
use backplan::export::{Options, ics};
use backplan::person::profile::Goal;
use backplan::plan::{Plan, SessionKind, Status, Week};
use backplan::text::id::Text;
use chrono::{NaiveDateTime, NaiveTime};

use crate::{golden, plans};
use lint::Part;

/// A calendar that a strict reader takes, without the program's version.
fn written(plan: &Plan, options: &Options) -> String {
    let calendar = ics::plan(plan, options);
    lint::read(&calendar);
    calendar.replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
}

/// What a calendar says, not folded, a line for each line of a description.
fn said(calendar: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let parts =
        |line: &str| line.replace("\\n", "\n| ").lines().map(str::to_owned).collect::<Vec<_>>();
    unfolded.split_terminator("\r\n").flat_map(parts).collect()
}

/// In which lines a calendar differs from `timed.ics`: `+7 TRIGGER:-PT10M` stands in it seven times
/// more often.
fn difference(calendar: &str) -> String {
    let (base, other) = (said(&written(&plans::beginner(), &way("timed"))), said(calendar));
    let count =
        |lines: &[String], line: &String| lines.iter().filter(|other| *other == line).count();
    let mut known = BTreeSet::new();
    let different =
        other.iter().chain(&base).filter(|line| known.insert(*line)).filter_map(|line| {
            match (count(&base, line), count(&other, line)) {
                (before, now) if now > before => Some(format!("+{} {line}\n", now - before)),
                (before, now) if now < before => Some(format!("-{} {line}\n", before - now)),
                _ => None,
            }
        });
    different.collect()
}

/// One calendar is kept whole, as is a short one; of all others what makes them different.
fn golden(name: &str, plan: &Plan, options: &Options) {
    let calendar = written(plan, options);
    let path = Path::new("ics").join(name);
    if path.extension().is_some_and(|extension| extension == "ics") {
        golden::same(path, &calendar);
    } else {
        golden::same(path, &difference(&calendar));
    }
}

fn desk() -> Plan {
    let mut plan = plans::beginner();
    plan.profile.goal = Goal::Desk;
    plan
}

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Every way to ask for a calendar, with its name.
fn ways() -> Vec<(&'static str, Options)> {
    let usual = Options::default();
    let clock = || Clock::Zone(ics::zone("Europe/Berlin").expect("a zone"));
    vec![
        ("all-day", usual.clone()),
        ("timed", Options { time: at(7, 0), ..usual.clone() }),
        ("zoned", Options { time: at(7, 0), clock: clock(), ..usual.clone() }),
        ("timed-reminded", Options { time: at(18, 30), remind: Some(10), ..usual.clone() }),
        ("late", Options { time: at(23, 55), clock: clock(), remind: Some(0), ..usual.clone() }),
        ("walks", Options { time: at(7, 0), walks: true, remind: Some(10), ..usual.clone() }),
        ("desk-breaks", Options { desk_breaks: true, ..usual.clone() }),
        (
            "zoned-desk-breaks",
            Options {
                time: at(7, 0),
                clock: clock(),
                desk_breaks: true,
                remind: Some(10),
                ..usual
            },
        ),
    ]
}

fn way(name: &str) -> Options {
    ways().into_iter().find(|(known, _)| *known == name).expect("a way of that name").1
}

#[test]
fn calendars_read_as_they_should() {
    let week = plans::beginner();
    golden("timed.ics", &week, &way("timed"));
    for name in ["all-day", "zoned", "timed-reminded", "late"] {
        golden(&format!("{name}.txt"), &week, &way(name));
    }
    for name in ["desk-breaks", "zoned-desk-breaks"] {
        golden(&format!("{name}.txt"), &desk(), &way(name));
    }
    golden("climbing.txt", &plans::climbing(), &way("walks"));
    golden("disc.txt", &plans::disc(), &way("all-day"));
    golden("relief.txt", &plans::relief(), &way("timed"));
    golden("refused.ics", &plans::refused(), &way("zoned-desk-breaks"));
    golden("hostile.txt", &hostile::plan(), &way("zoned"));
}

/// Plans of the planner: goals, levels, conditions, lengths; all three kinds of answer.
fn planned() -> Vec<Plan> {
    let profiles = [
        "",
        "goal = \"desk\"\nweeks = 12",
        "level = \"intermediate\"\nequipment = [\"dumbbell\", \"barbell\"]\nminutes = 60\nweeks = 12",
        "goal = \"sore-back\"",
        "goal = \"performance\"\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 90\nweeks \
            = 52\nsessions = 5",
        "goal = \"stretch\"\nlevel = \"intermediate\"\nstart = \"2028-02-26\"",
        "conditions = [\"pregnancy\"]\npregnancy_weeks = 20\ncleared = true",
        "conditions = [\"osteoporosis\"]\nage = 70\nweeks = 4",
        "conditions = [\"acute-flare\"]\npain = 7",
        "pain = 9",
        "red_flags = [\"bladder-change\"]\ngoal = \"desk\"",
        "workout = \"sample\"\nlevel = \"intermediate\"\nequipment = [\"dumbbell\"]",
        "minutes = 8\nstart = \"2199-12-28\"\nweeks = 52",
    ];
    profiles.into_iter().map(plans::planned).collect()
}

fn sessions(
    plan: &Plan,
) -> impl Iterator<Item = (&backplan::plan::PlanDay, &backplan::plan::Session)> {
    plan.weeks.iter().flat_map(Week::sessions)
}

fn day(date: chrono::NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

#[test]
fn every_session_is_one_event_on_its_day_for_its_minutes() {
    for plan in planned() {
        let calendar = lint::read(&ics::plan(&plan, &way("timed")));
        let events = calendar.of("VEVENT");
        let whole = lint::read(&ics::plan(&plan, &way("all-day")));
        if plan.status == Status::Refused {
            assert_eq!(events.len(), 1);
            continue;
        }
        assert_eq!(events.len(), sessions(&plan).count());
        for (((on, session), event), whole) in sessions(&plan).zip(events).zip(whole.of("VEVENT")) {
            let time = |name| {
                NaiveDateTime::parse_from_str(event.value(name), "%Y%m%dT%H%M%SZ").expect("a time")
            };
            assert_eq!(time("DTSTART"), on.date.and_hms_opt(7, 0, 0).expect("a time"));
            let takes = (time("DTEND") - time("DTSTART")).num_seconds();
            assert!(
                (0..60).contains(&(takes - i64::from(session.seconds))) && takes % 60 == 0,
                "{takes}"
            );
            assert_eq!(event.shown("SUMMARY"), format!("{} ({} min)", session.title, takes / 60));
            assert_eq!(whole.one("DTSTART").parameters, ["VALUE=DATE"]);
            assert_eq!(whole.value("DTSTART"), day(on.date));
            assert_eq!(whole.value("DTEND"), day(on.date.succ_opt().expect("a day")));
            assert_eq!(whole.value("TRANSP"), "TRANSPARENT");
            assert_eq!(event.value("UID"), whole.value("UID"));
        }
    }
}

#[test]
fn a_year_is_short_enough_for_google_and_every_event_says_how_to_stay_safe() {
    let plan = plans::planned("weeks = 52");
    let reminded = Options { time: at(7, 0), remind: Some(10), ..Options::default() };
    for options in [Options::default(), reminded] {
        let calendar = ics::plan(&plan, &options);
        assert!((800_000..=ics::MOST_BYTES).contains(&calendar.len()), "{}", calendar.len());
        let (calendar, safety) = (lint::read(&calendar), &plan.safety);
        let mut weeks = BTreeSet::new();
        for ((day, session), event) in sessions(&plan).zip(calendar.of("VEVENT")) {
            let text = event.shown("DESCRIPTION");
            let is_said = |said: &Text| text.contains(&**said);
            let lists = [&safety.advice, &safety.stop_signs, &safety.red_flags];
            let single = [&safety.after_stop, &safety.pain_rule, &safety.disclaimer];
            assert!(lists.into_iter().flatten().chain(single).all(is_said), "{text}");
            // How to go on is said by the first session of a week, and after strength work.
            let is_first = weeks.insert((day.date - plan.profile.start).num_days() / 7);
            let is_daily = session.kind == SessionKind::Daily;
            assert_eq!(safety.afterwards.iter().all(is_said), is_first || !is_daily, "{text}");
            let hard_days = [&safety.bad_day, &safety.missed, &safety.illness];
            assert_eq!(hard_days.into_iter().all(is_said), is_first, "{text}");
            assert_ne!(text.contains("illness: see the first session of the week."), is_first);
        }
        assert_eq!(weeks.len(), 52);
    }
}

#[test]
fn an_event_holds_every_exercise_and_how_to_stay_safe() {
    for plan in planned().iter().filter(|plan| plan.status != Status::Refused) {
        let calendar = lint::read(&ics::plan(plan, &Options::default()));
        for ((_, session), event) in sessions(plan).zip(calendar.of("VEVENT")) {
            let text = event.shown("DESCRIPTION");
            assert!(!text.contains("(Shortened"), "{} octets", event.value("DESCRIPTION").len());
            for (_, item) in session.items() {
                assert!(text.contains(&format!("- {}: ", item.exercise.name)), "{text}");
                assert!(
                    item.breathing.as_ref().is_none_or(|breathing| text.contains(&**breathing)),
                    "{text}"
                );
                let next = item.rung.as_ref().and_then(|rung| rung.next.as_ref());
                let load = item.load.as_ref().map(|load| &load.text);
                for (head, said) in [("Weight", load), ("Next", next)] {
                    assert!(said.is_none_or(|said| text.contains(&format!("  {head}: {said}\n"))));
                }
                assert!(!item.ramp || text.contains("an easy set with half the weight"), "{text}");
                if let Some([low, high]) = item.rpe {
                    let effort = if low == high {
                        format!("effort {low}")
                    } else {
                        format!("effort {low} to {high}")
                    };
                    assert!(text.contains(&effort), "{text}");
                }
            }
            let safety = &plan.safety;
            let is_said = |said: &Text| text.contains(&**said);
            let lists = [&safety.advice, &safety.stop_signs, &safety.red_flags];
            let single = [&safety.after_stop, &safety.pain_rule];
            assert!(lists.into_iter().flatten().chain(single).all(is_said), "{text}");
            // What a whole year leaves to the first session of each week.
            let hard_days = [&safety.bad_day, &safety.missed, &safety.illness];
            let mut go_on = safety.afterwards.iter().chain(hard_days);
            assert!(plan.profile.weeks == 52 || go_on.all(is_said), "{text}");
            assert!(text.ends_with(&*safety.disclaimer), "{text}");
        }
        let first = calendar.of("VEVENT")[0].shown("DESCRIPTION");
        // The signs to stop are a list of their own, which the notice only repeats.
        let mut notices = plan.notices.iter().filter(|notice| *notice.rule != *"stop-signs");
        assert!(notices.all(|notice| first.contains(&*notice.text)), "{first}");
    }
}

#[test]
fn doses_are_said_in_words() {
    let calendar = lint::read(&ics::plan(&plans::dumbbells(), &Options::default()));
    let text: String =
        calendar.of("VEVENT").iter().map(|event| event.shown("DESCRIPTION")).collect();
    let catalogue = backplan::built_in::catalogue();
    let hinge =
        catalogue.exercise("romanian-deadlift").expect("an exercise").tempo_words(Tempo::HINGE);
    let bird_dog = catalogue.exercise("bird-dog").expect("an exercise");
    let order = if bird_dog.sides == Some(Sides::ByTurns) { " by turns" } else { "" };
    let reach = bird_dog.tempo_words(Tempo::USUAL);
    for said in [
        "- March in place: 3 min\n",
        "- Hip hinge drill: 1 set of 8 repetitions\n",
        &format!(
            "- Romanian deadlift: 3 sets of 8 to 10 repetitions, rest 90 s, each {hinge}, effort \
                6 to 7\n"
        ),
        &format!(
            "- Bird dog: 3 sets of 12 repetitions per side{order}, rest 45 s, each {reach}, \
                effort 6 to 7\n"
        ),
        "- Half-kneeling hip flexor stretch: hold 30 s, 2 times per side by turns, rest 10 s\n",
        "- McGill curl-up: sets of ",
    ] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn a_refused_plan_says_its_advice_on_its_first_day_and_names_no_exercise() {
    let refused = planned().into_iter().filter(|plan| plan.status == Status::Refused);
    let mut count = 0;
    for plan in refused.chain([plans::refused()]) {
        count += 1;
        for (_, options) in ways() {
            let calendar = ics::plan(&plan, &options);
            let part = lint::read(&calendar);
            let [event] = part.of("VEVENT")[..] else { panic!("not one event") };
            assert_eq!(event.value("SUMMARY"), "No exercise for now");
            assert_eq!(event.value("DTSTART"), day(plan.profile.start));
            assert!(event.parts.is_empty());
            let text = event.shown("DESCRIPTION");
            let said = plan
                .safety
                .advice
                .iter()
                .chain(&plan.safety.red_flags)
                .chain(plan.notices.iter().map(|one| &one.text));
            assert!(said.into_iter().all(|said| text.contains(&**said)), "{text}");
            assert!(text.ends_with(&*plan.safety.disclaimer));
            assert_eq!(plans::named_in(&text), []);
        }
    }
    assert!(count >= 3);
}

#[test]
fn a_plan_without_a_session_is_still_a_calendar() {
    let mut plan = plans::beginner();
    plan.weeks[0].days.iter_mut().for_each(|day| day.sessions.clear());
    let calendar = lint::read(&ics::plan(&plan, &way("zoned")));
    assert_eq!(calendar.of("VEVENT")[0].value("SUMMARY"), "No session in this plan");
    plan.weeks.clear();
    lint::read(&ics::plan(&plan, &way("zoned-desk-breaks")));
}

#[test]
fn a_reminder_comes_before_every_session() {
    for (name, trigger) in [("timed-reminded", "-PT10M"), ("late", "PT0S")] {
        for event in lint::read(&ics::plan(&plans::beginner(), &way(name))).of("VEVENT") {
            let [alarm] = &event.parts[..] else { panic!("not one alarm") };
            assert_eq!(
                (alarm.value("TRIGGER"), alarm.value("DESCRIPTION")),
                (trigger, event.value("SUMMARY"))
            );
        }
    }
    let quiet = lint::read(&ics::plan(&plans::beginner(), &way("timed")));
    assert!(quiet.of("VEVENT").iter().all(|event| event.parts.is_empty()));
}

#[test]
fn walks_stand_on_as_many_days_without_strength_first() {
    let mut tried = 0;
    for plan in planned().into_iter().filter(|plan| plan.status != Status::Refused) {
        let usual = Options { remind: Some(10), ..way("timed") };
        let with = lint::read(&ics::plan(&plan, &Options { walks: true, ..usual.clone() }));
        let without = lint::read(&ics::plan(&plan, &usual));
        let is_walk = |event: &&Part| event.value("CATEGORIES") == "Walking";
        let walks: Vec<_> = with.of("VEVENT").into_iter().filter(is_walk).collect();
        assert_eq!(with.of("VEVENT").len(), without.of("VEVENT").len() + walks.len());
        let mut dates = BTreeSet::new();
        for walk in &walks {
            assert!(walk.parts.is_empty() && walk.one("DTSTART").parameters == ["VALUE=DATE"]);
            let id = format!("{}-walk-", walk.value("DTSTART"));
            assert!(walk.value("UID").starts_with(&id) && dates.insert(walk.value("DTSTART")));
            assert!(walk.shown("DESCRIPTION").ends_with(&*plan.safety.disclaimer));
        }
        for week in &plan.weeks {
            let walk = week.walk.expect("walking");
            let walked = |day: &&backplan::plan::PlanDay| dates.contains(&*self::day(day.date));
            let (on, off): (Vec<_>, Vec<_>) = week.days.iter().partition(walked);
            assert_eq!(on.len(), walk.days as usize);
            let strength = |days: &[&backplan::plan::PlanDay], wanted: bool| {
                let is = |day: &&&backplan::plan::PlanDay| {
                    day.sessions.iter().any(backplan::plan::Session::is_strength) == wanted
                };
                days.iter().filter(is).count()
            };
            assert!(strength(&on, true) == 0 || strength(&off, false) == 0, "{}", week.number);
            tried += 1;
        }
    }
    assert!(tried > 20);
    // Monday, Wednesday and Friday hold strength: of the four others, three with the widest gaps.
    let plan = plans::planned("weeks = 1");
    let calendar = lint::read(&ics::plan(&plan, &way("walks")));
    let walks: Vec<_> = calendar
        .of("VEVENT")
        .into_iter()
        .filter(|event| event.value("SUMMARY").starts_with("Walk"))
        .collect();
    let days: Vec<_> = walks.iter().map(|event| event.value("DTSTART")).collect();
    assert_eq!(days, ["20261124", "20261126", "20261128"]);
    assert_eq!(walks[0].value("SUMMARY"), "Walk (10 min)");
}

#[test]
fn breaks_from_sitting_come_on_every_weekday_of_the_plan() {
    let mut plan = desk();
    plan.weeks[0].days.remove(0);
    plan.weeks[0].days.remove(0);
    let calendar = lint::read(&ics::plan(&plan, &way("zoned-desk-breaks")));
    let breaks: Vec<_> =
        calendar.of("VEVENT").into_iter().filter(|event| !event.all("RRULE").is_empty()).collect();
    let times: Vec<_> = breaks.iter().map(|event| event.value("DTSTART")).collect();
    // From Wednesday to Friday, every 40 minutes.
    assert_eq!((times.len(), times[0], times[10]), (11, "20261125T084000Z", "20261125T152000Z"));
    for event in breaks {
        assert_eq!(event.value("RRULE"), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3");
        assert_eq!(
            (event.value("TRANSP"), event.parts[0].value("TRIGGER")),
            ("TRANSPARENT", "PT0S")
        );
        assert!(event.shown("DESCRIPTION").ends_with(&*plan.safety.disclaimer));
    }
    let weekend = |plan: &mut Plan| {
        plan.weeks[0].days.retain(|day| day.weekday >= backplan::person::profile::Day::Sat);
    };
    weekend(&mut plan);
    assert_eq!(lint::read(&ics::plan(&plan, &way("desk-breaks"))).of("VEVENT").len(), 2);
    let other = lint::read(&ics::plan(&plans::beginner(), &way("desk-breaks")));
    assert!(
        other.of("VEVENT").iter().all(|event| event.all("RRULE").is_empty()),
        "for another goal"
    );
}

#[test]
fn every_kind_of_session_is_listed_under_its_own_group() {
    let groups = |plan: &Plan| {
        let calendar = lint::read(&ics::plan(plan, &Options::default()));
        calendar
            .of("VEVENT")
            .iter()
            .map(|event| event.value("CATEGORIES").to_owned())
            .collect::<BTreeSet<_>>()
    };
    let kinds = sessions(&plans::beginner())
        .map(|(_, session)| session.kind)
        .collect::<BTreeSet<SessionKind>>();
    assert_eq!(kinds.len(), 2);
    assert_eq!(
        groups(&plans::beginner()),
        ["Mobility and stretching", "Strength"].map(str::to_owned).into()
    );
    assert_eq!(groups(&plans::relief()), ["Gentle movement".to_owned()].into());
}
