//! Sessions are matched from week to week by what they hold and where they stand: what they are
//! called decides nothing.

use backplan::built_in;
use backplan::plan::{BlockKind, Plan, Session, Week};
use backplan::rules::{self, Finding};
use backplan::text::id::Text;

use crate::plans::made;

const PROFILE: &str = "weeks = 2\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]";

fn strength(week: &mut Week) -> Vec<&mut Session> {
    let sessions = week.days.iter_mut().flat_map(|day| &mut day.sessions);
    sessions.filter(|session| session.is_strength()).collect()
}

fn names_with_the_week(plan: &mut Plan) {
    for week in &mut plan.weeks {
        for day in &mut week.days {
            let title: Text = format!("Week {} - {}", week.number, day.weekday.name()).into();
            day.sessions.iter_mut().for_each(|session| session.title = title.clone());
        }
    }
}

fn names_exchanged(plan: &mut Plan) {
    let mut sessions = strength(&mut plan.weeks[1]);
    let titles: Vec<Text> = sessions.iter().map(|session| session.title.clone()).collect();
    sessions
        .iter_mut()
        .zip(titles.into_iter().cycle().skip(1))
        .for_each(|(session, title)| session.title = title);
}

fn one_name_for_all(plan: &mut Plan) {
    for week in &mut plan.weeks {
        week.days
            .iter_mut()
            .flat_map(|day| &mut day.sessions)
            .for_each(|session| session.title = "Training".into());
    }
}

fn days_exchanged(plan: &mut Plan) {
    let (first, second) = plan.weeks[1].days.split_at_mut(2);
    std::mem::swap(&mut first[0].sessions, &mut second[0].sessions);
}

fn a_daily_session_before(plan: &mut Plan) {
    let days = &mut plan.weeks[1].days;
    let daily = days[1].sessions[0].clone();
    days[0].sessions.insert(0, daily);
}

fn an_extra_strength_session(plan: &mut Plan) {
    let days = &mut plan.weeks[1].days;
    let other = days[4].sessions[0].clone();
    days[1].sessions.insert(0, other);
}

fn shifted_by_a_day(plan: &mut Plan) {
    plan.weeks[1].days.rotate_right(1);
    let dates: Vec<_> = plan.weeks[0]
        .days
        .iter()
        .map(|day| (day.date + chrono::Days::new(7), day.weekday))
        .collect();
    plan.weeks[1]
        .days
        .iter_mut()
        .zip(dates)
        .for_each(|(day, (date, weekday))| (day.date, day.weekday) = (date, weekday));
}

type Move = fn(&mut Plan);

/// What is done to the second week, and to no dose.
const MOVES: [(&str, Move); 8] = [
    ("nothing", |_| ()),
    ("names with the week", names_with_the_week),
    ("names exchanged", names_exchanged),
    ("one name for all", one_name_for_all),
    ("days exchanged", days_exchanged),
    ("a daily session before", a_daily_session_before),
    ("an extra strength session", an_extra_strength_session),
    ("shifted by a day", shifted_by_a_day),
];

fn from_week_to_week(plan: &Plan) -> Vec<Finding> {
    let findings = rules::check(plan, &built_in::catalogue()).into_iter();
    findings
        .filter(|one| {
            ["progression", "volume-cap"].contains(&one.rule.as_str()) && one.place.week == Some(2)
        })
        .collect()
}

/// The session of the first week that is trained on Monday, wherever it is in the second.
fn raised(plan: &mut Plan, change: impl Fn(&mut backplan::plan::Item)) {
    let block = plan.weeks[1].days[0].sessions[0]
        .blocks
        .iter_mut()
        .find(|block| block.kind == BlockKind::Main);
    let items = &mut block.expect("a main block").items;
    items.iter_mut().for_each(change);
}

#[test]
fn what_rises_too_fast_is_found_wherever_the_session_went() {
    for (name, change) in MOVES {
        let mut plan = made(PROFILE, &built_in::catalogue());
        change(&mut plan);
        let findings = from_week_to_week(&plan);
        assert!(findings.is_empty(), "{name}: a false alarm: {findings:#?}");

        let mut plan = made(PROFILE, &built_in::catalogue());
        raised(&mut plan, |item| item.set_dose(item.dose.with_sets(item.dose.sets() + 2)));
        change(&mut plan);
        let findings = from_week_to_week(&plan);
        assert!(
            findings.iter().any(|one| one.text.contains("sets in one week")),
            "{name}: {findings:#?}"
        );
    }
}
