//! A diff says in words what changed, once, by which rule, and never passes over a difference.

use std::fs;
use std::path::PathBuf;

use backplan::person::health::Clearance;
use backplan::person::weight::Unit;
use backplan::plan::Plan;
use backplan::plan::diff::{Kind, diff, json, text};
use backplan::text::look::Look;
use backplan::text::vocabulary::Vocabulary;
use backplan::{built_in, export, plan_file};
use chrono::NaiveDate;

use crate::golden;
use crate::plan_file::sample;
use crate::plans::planned;

const NAMES: [&str; 6] = ["exercises", "weeks", "words", "same", "refused", "relief"];

fn file(name: &str) -> PathBuf {
    golden::path("diff/cases").join(name)
}

fn read(name: &str) -> Plan {
    let text = fs::read_to_string(file(name)).expect(name);
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    plan_file::read(name, &text, &built_in::catalogue(), today)
        .unwrap_or_else(|problems| panic!("{problems}"))
}

fn pair(name: &str) -> (Plan, Plan) {
    (read(&format!("{name}.old.toml")), read(&format!("{name}.new.toml")))
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn changes_are_told_in_words_and_as_json() {
    for name in NAMES {
        let (old, new) = pair(name);
        let changes = diff(&old, &new);
        golden::same(
            file(&format!("{name}.txt")),
            &plain(&text(&changes, &[], &Look { width: 80, unicode: true })),
        );
        golden::same(file(&format!("{name}.json")), &json(&changes, &[]));
    }
}

#[test]
fn no_line_is_wider_than_the_page_and_plain_text_is_ascii() {
    for name in NAMES {
        let (old, new) = pair(name);
        for width in 40..=100 {
            let text = plain(&text(&diff(&old, &new), &[], &Look { width, unicode: false }));
            assert!(text.is_ascii(), "{name}: {text}");
            assert!(text.lines().all(|line| line.len() <= width), "{name} at {width}:\n{text}");
        }
    }
}

#[test]
fn a_plan_is_the_same_as_itself() {
    for plan in sample::plans(&built_in::catalogue()) {
        assert_eq!(diff(&plan, &plan), []);
    }
    assert_eq!(text(&[], &[], &Look { width: 80, unicode: true }), "The plans are the same.\n");
}

type Edit = fn(&mut Plan);

/// One edit for every field that a plan has, with the kind of change it must bring.
const EDITS: &[(&str, Edit)] = &[
    ("status", |plan| plan.status = backplan::plan::Status::Relief),
    ("profile", |plan| plan.profile.level = backplan::catalogue::exercise::Level::Advanced),
    ("profile", |plan| plan.profile.goal = backplan::person::profile::Goal::Desk),
    ("profile", |plan| plan.profile.equipment.clear()),
    ("profile", |plan| plan.profile.sessions = 1),
    ("profile", |plan| plan.profile.days.clear()),
    ("profile", |plan| plan.profile.minutes = 9),
    ("profile", |plan| plan.profile.weeks = 9),
    ("profile", |plan| plan.profile.start = plan.profile.start.succ_opt().expect("a date")),
    ("profile", |plan| plan.profile.age = None),
    ("profile", |plan| plan.profile.pain = 3),
    ("profile", |plan| plan.profile.conditions.truncate(1)),
    ("profile", |plan| plan.profile.cleared = Clearance::Nothing),
    ("profile", |plan| plan.profile.assessed = Clearance::Nothing),
    ("profile", |plan| plan.profile.red_flags.truncate(1)),
    ("profile", |plan| plan.profile.pregnancy_weeks = None),
    ("profile", |plan| plan.profile.complications = true),
    ("profile", |plan| plan.profile.surgery = None),
    ("profile", |plan| plan.profile.surgery_weeks = None),
    ("profile", |plan| plan.profile.blood_pressure = None),
    ("profile", |plan| plan.profile.direction = None),
    ("profile", |plan| plan.profile.minutes_since_waking = None),
    ("profile", |plan| plan.profile.walk = 0),
    ("profile", |plan| plan.profile.weights = None),
    ("profile", |plan| plan.profile.unit = Some(Unit::Kilogram)),
    ("profile", |plan| plan.profile.different = Some(9)),
    ("words", |plan| plan.safety.afterwards.clear()),
    ("profile", |plan| plan.profile.include = Some(Vec::new())),
    ("profile", |plan| plan.profile.exclude = Some(Vec::new())),
    ("profile", |plan| plan.profile.workout = None),
    ("weeks", |plan| plan.weeks.truncate(4)),
    ("week", |plan| plan.weeks[1].kind = backplan::plan::WeekKind::StepBack),
    ("week", |plan| plan.weeks[1].level = Some(backplan::catalogue::exercise::Level::Advanced)),
    ("week", |plan| plan.weeks[1].theme = Some(backplan::plan::Theme::Learn)),
    ("week", |plan| plan.weeks[1].walk = None),
    ("words", |plan| plan.weeks[1].days[1].date = plan.weeks[1].days[2].date),
    ("session", |plan| plan.weeks[1].days[0].sessions.truncate(1)),
    ("session", |plan| plan.weeks[1].days[3].sessions.clear()),
    ("session", |plan| plan.weeks[1].days[3].sessions[0].title = "Strength X".into()),
    ("minutes", |plan| plan.weeks[1].days[3].sessions[0].seconds += 300),
    ("words", |plan| plan.weeks[1].days[3].sessions[0].blocks[0].seconds += 1),
    ("removed", |plan| drop(plan.weeks[1].days[3].sessions[0].blocks[1].items.pop())),
    ("order", |plan| plan.weeks[1].days[3].sessions[0].blocks[1].items.swap(0, 1)),
    ("dose", |plan| plan.weeks[1].days[3].sessions[0].blocks[1].items[0].rpe = None),
    ("dose", |plan| plan.weeks[1].days[3].sessions[0].blocks[1].items[1].load = None),
    ("words", |plan| {
        plan.weeks[1].days[3].sessions[0].blocks[1].items[1].rung =
            Some(backplan::plan::Rung { index: 99, of: None, next: None });
    }),
    ("removed", |plan| plan.weeks[1].days[3].sessions[0].blocks[0].items[2].ramp = false),
    ("words", |plan| plan.weeks[1].days[3].sessions[0].blocks[1].items[0].breathing = None),
    ("words", |plan| plan.weeks[1].days[3].sessions[0].blocks[1].items[0].why.clear()),
    ("notice", |plan| plan.notices.truncate(1)),
    ("excluded", |plan| plan.excluded.clear()),
    ("words", |plan| plan.excluded[0].text = "Another reason.".into()),
    ("made-by", |plan| plan.made_by.rules = "beef".into()),
    ("words", |plan| plan.safety.advice.push("Rest.".into())),
    ("words", |plan| plan.assumed.clear()),
    ("words", |plan| plan.safety.after_stop = "Rest.".into()),
    ("words", |plan| plan.safety.pain_rule = "None.".into()),
    ("words", |plan| plan.safety.bad_day = "Rest.".into()),
    ("words", |plan| plan.safety.missed = "Skip it.".into()),
    ("words", |plan| plan.safety.illness = "Wait.".into()),
    ("words", |plan| plan.rests_on.push("it is so".into())),
    ("words", |plan| {
        plan.foreign.push(plan.weeks[0].days[0].sessions[0].blocks[0].items[0].exercise.id.clone());
    }),
];

#[test]
fn no_difference_is_passed_over() {
    let [plan, ..] = sample::plans(&built_in::catalogue());
    for (index, (kind, edit)) in EDITS.iter().enumerate() {
        let mut other = plan.clone();
        edit(&mut other);
        assert!(plan != other, "edit {index} changes something");
        for changes in [diff(&plan, &other), diff(&other, &plan)] {
            let kinds: Vec<&str> = changes.iter().map(|change| change.kind.as_str()).collect();
            let there = kinds.contains(kind) || (*kind == "removed" && kinds.contains(&"added"));
            assert!(there, "edit {index} is told as {kind}, not {kinds:?}");
        }
    }
}

#[test]
fn a_change_in_every_week_is_told_once() {
    let [plan, ..] = sample::plans(&built_in::catalogue());
    let mut other = plan.clone();
    for week in &mut other.weeks {
        for session in week.days.iter_mut().flat_map(|day| &mut day.sessions) {
            for item in session.blocks.iter_mut().flat_map(|block| &mut block.items) {
                if item.exercise.id.as_str() == "bird-dog" {
                    item.dose = item.dose.with_sets(2);
                }
            }
        }
    }
    let changes = diff(&plan, &other);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].place.weeks, [1, 2, 3, 4, 5]);
    assert_eq!(changes[0].place.sessions.len(), 2);
    assert_eq!(changes[0].text, "Bird dog: sets of 6, 4 holds instead of 6, 4, 2.");
}

const SHORT: &str = "start = 2026-11-23\nminutes = 15\nweeks = 4\nlevel = \
    \"intermediate\"\nequipment = [\"gym\"]";
const WISHES: &str = "start = 2026-11-23\nminutes = 8\ninclude = [\"good-morning\", \"bird-dog\"]";
const WORKOUT: &str = "start = 2026-11-23\nworkout = \"sample\"\nweeks = 8";

#[test]
fn what_a_notice_is_about_is_found_again_in_a_file() {
    for profile in [SHORT, WISHES, WORKOUT] {
        let plan = planned(profile);
        let file = export::json::plan(&plan);
        let read = plan_file::read("plan.json", &file, &built_in::catalogue(), plan.profile.start)
            .unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(plan.notices, read.notices);
        let about = plan.notices.iter().flat_map(|notice| &notice.about);
        assert!(about.count() > 1, "{profile}: {:#?}", plan.notices);
        for (made, read) in plan.notices.iter().zip(&read.notices) {
            assert!(made.about.iter().all(|name| read.is_about(name)), "{made:#?}\n{read:#?}");
        }
    }
}

/// Sets and rests that minutes took away, and exercises of a named workout.
#[test]
fn what_the_minutes_leave_no_room_for_went_by_the_rule_of_trimming() {
    let by_trimming = |profile: &str, kind: Kind, minutes: [&str; 2]| -> usize {
        let [long, short] = minutes.map(|minutes| planned(&profile.replace("15", minutes)));
        let changes = diff(&long, &short);
        let of_kind = changes.iter().filter(|change| change.kind == kind);
        of_kind.filter(|change| change.rule.as_deref() == Some("trim-order")).count()
    };
    assert!(by_trimming(SHORT, Kind::Dose, ["60", "20"]) > 3);
    assert!(by_trimming(SHORT, Kind::Minutes, ["60", "20"]) > 1);
    let workout = format!("{WORKOUT}\nlevel = \"intermediate\"\nminutes = 15");
    assert!(by_trimming(&workout, Kind::Removed, ["60", "14"]) > 0);
}
