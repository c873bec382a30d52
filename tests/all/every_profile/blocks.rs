//! What a block does: its theme, the level that counts, sessions that take turns, walking, and what
//! is to be learned. programming.md 3, 5 and 6.

use std::collections::{BTreeMap, BTreeSet};

use super::gate;
use super::plan::{Session, Walk, Week};
use super::time::BLOCK;
use super::world::{Findings, World};

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    for week in &world.plan.weeks {
        head(world, week, out);
        walk(world, week, out);
    }
    if !world.plan.is_relief() {
        turns(world, out);
        few_to_learn(world, out);
        level_up(world, out);
        questions(world, out);
    }
}

const LEVELS: [&str; 3] = super::facts::LEVELS;

/// The theme of the block that holds a week.
pub fn theme(world: &World, week: usize) -> Option<&'static str> {
    if world.plan.is_relief() || world.named() || world.alike(week) {
        return None;
    }
    let again = ["build", "load", "vary"];
    let block = (week - 1) / BLOCK;
    match (world.who.level.as_str(), block) {
        ("beginner", 0) => Some("learn"),
        ("beginner", 1) => Some("build"),
        ("beginner", 2) => Some("vary"),
        ("beginner", later) => Some(again[(later - 3) % 3]),
        (_, block) => Some(again[block % 3]),
    }
}

fn head(world: &World, week: &Week, out: &mut Findings) {
    let place = format!("week {}", week.number);
    let due = theme(world, week.number);
    out.must(
        week.theme.as_deref() == due,
        "progression",
        &place,
        "the theme of the block",
        format!("{:?}, expected {due:?}", week.theme),
    );
    let level = (!world.plan.is_relief()).then(|| LEVELS[world.level(week.number)]);
    out.must(
        week.level.as_deref() == level,
        "level-up",
        place,
        "the level that counts",
        format!("{:?}, expected {level:?}", week.level),
    );
}

/// Days a week, by the week from which.
fn walking_days(week: usize) -> u32 {
    match week {
        0..=2 => 3,
        3..=4 => 4,
        _ => 5,
    }
}

/// Acute states and relief walk little and often; others two minutes more each build week up to 30,
/// never less than stated.
fn walk(world: &World, week: &Week, out: &mut Findings) {
    let (who, stated) = (world.at(week.number), world.who.walk);
    let acute = gate::has(who, "acute-flare") || gate::has(who, "sciatica-acute");
    let little = world.plan.is_relief() || acute;
    let builds = (2..=week.number).filter(|week| world.plan.weeks[week - 1].kind == "build");
    let grown = u32::try_from(builds.count()).expect("few weeks") * 2;
    let minutes = (stated + grown).min(30).max(stated);
    let held = (1..week.number).any(|week| world.alike(week));
    let days = walking_days(week.number);
    let right = match week.walk {
        None => stated == 0,
        Some(_) if stated == 0 => false,
        Some(walk) if little => (walk.minutes, walk.times) == (stated.min(5), 3),
        Some(walk) if gate::has(who, "spinal-stenosis") && !world.alike(week.number) => {
            walk.times >= 2
                && (minutes..minutes + walk.times).contains(&(walk.minutes * walk.times))
        }
        Some(walk) if world.alike(week.number) => walk.minutes <= stated,
        // What growth was held back may come later.
        Some(walk) if held => walk.minutes <= minutes && walk.minutes >= stated,
        Some(walk) => walk == Walk { days, minutes, times: 1 },
    };
    out.should(right, "walking", format!("week {}", week.number), "walking that grows", {
        format!("{:?}", week.walk)
    });
}

/// What a session has its reader do.
pub fn work(session: &Session) -> String {
    let items = session.main().iter();
    let texts = items
        .map(|item| format!("{} {:?} {} {:?}", item.exercise, item.dose, item.steps(), item.rpe));
    texts.collect::<Vec<_>>().join("; ")
}

/// A and B take turns over the whole plan, and share no main exercise but a row.
fn turns(world: &World, out: &mut Findings) {
    let all: Vec<(&Week, &Session)> = world
        .plan
        .weeks
        .iter()
        .flat_map(|week| week.strength().into_iter().map(move |(_, session)| (week, session)))
        .collect();
    let single = world.plan.weeks.iter().all(|week| week.strength().len() < 2);
    for pair in all.windows(2) {
        let ((_, one), (week, other)) = (pair[0], pair[1]);
        let place = format!("week {} {}", week.number, other.title);
        let turned = (one.title == other.title) == single;
        out.must(turned || world.named(), "programming", &place, "A and B take turns", &one.title);
        if !single && !world.named() {
            shared(world, &place, one, other, week, out);
        }
    }
    for week in &world.plan.weeks {
        same_title_same_work(week, out);
    }
}

fn shared(
    world: &World,
    place: &str,
    one: &Session,
    other: &Session,
    week: &Week,
    out: &mut Findings,
) {
    for item in other.main() {
        let Some(twin) = one.find(&item.exercise) else { continue };
        let row = world.fact(item).is("horizontal-pull");
        let wished = world.who.include.contains(&item.exercise);
        out.must(
            row || wished,
            "programming",
            place,
            "only a row stands in A and B",
            &item.exercise,
        );
        let together = week.strength().iter().any(|(_, session)| session.title == one.title)
            && item.dose.sets() > 0;
        let heavy = |item: &super::plan::Item| item.steps();
        let ladder = super::ladder::Ladder::of(world, world.fact(item), week.number);
        let same = ladder.height(twin, item).is_eq() && heavy(twin) == heavy(item);
        let within = week.strength().iter().any(|(_, session)| std::ptr::eq(*session, one));
        out.must(
            same || !together || !within,
            "programming",
            place,
            "a row in both has one rung and one weight",
            &item.exercise,
        );
    }
}

fn same_title_same_work(week: &Week, out: &mut Findings) {
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    for (_, session) in week.strength() {
        let own = work(session);
        let first = known.entry(&session.title).or_insert_with(|| own.clone());
        let place = format!("week {} {}", week.number, session.title);
        out.must(*first == own, "programming", place, "a session is the same all week", own);
    }
}

fn few_to_learn(world: &World, out: &mut Findings) {
    let first = world.plan.weeks.iter().take(BLOCK).flat_map(|week| &week.days);
    let different: BTreeSet<&str> =
        first.flat_map(super::plan::Day::items).map(|item| item.exercise.as_str()).collect();
    let most = world.who.different.unwrap_or(match world.who.minutes {
        ..=11 => 10,
        _ if world.beginner(1) && !gate::brittle(&world.who) => 15,
        _ => 18,
    });
    let many = different.len();
    out.should(many <= most, "few-to-learn", "weeks 1-4", "few exercises to learn", many);
}

/// A beginner who grows up is told so, once.
fn level_up(world: &World, out: &mut Findings) {
    let grows = world.plan.weeks.len() > 3 * BLOCK
        && world.who.level == "beginner"
        && gate::grows_up(&world.who);
    let told = world.plan.notices.iter().filter(|notice| notice.rule == "level-up").count();
    let once = told == usize::from(grows);
    out.must(once, "level-up", "notices", "a level that rises is told once, no other", told);
}

/// Long plans say in week 12 to answer the questions again.
fn questions(world: &World, out: &mut Findings) {
    let texts = world.plan.notices.iter().map(|notice| &notice.text);
    let told = texts
        .chain(&world.plan.safety.afterwards)
        .any(|text| text.contains("12") && text.to_lowercase().contains("again"));
    let due = world.plan.weeks.len() >= 3 * BLOCK;
    out.must(told || !due, "review-point", "notices", "questions again in weeks 12, 24", "");
}
