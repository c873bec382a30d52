//! What grows over months: programming.md 3, its last paragraph.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::work;
use super::ladder::Ladder;
use super::plan::{Item, Session, Week};
use super::time::BLOCK;
use super::world::{Findings, World};

const RULE: &str = "growth";
/// Weeks in which no two that build are alike, and the build week that is looked at.
const SEASON: usize = 12;
const LATE: usize = 11;
const YEAR: usize = 52;
/// What a reason says where something stays.
const STAYS: [&str; 4] = ["room", "top of its ladder", "no other", "only one"];

pub fn check(world: &World, out: &mut Findings) {
    let plan = world.plan;
    let held = (1..=plan.weeks.len()).any(|week| world.alike(week));
    let states = (1..=plan.weeks.len()).all(|week| world.state(week) == world.state(1));
    let spoken_of = (15..=60).contains(&world.who.minutes);
    if plan.status != "plan" || world.named() || held || !states || !spoken_of {
        return;
    }
    different(world, out);
    higher(world, out);
    heavier(world, out);
    if plan.weeks.len() >= YEAR {
        changes(world, out);
    }
    no_accessory_for_ever(world, out);
}

fn builds<'a>(world: &World<'a>) -> Vec<&'a Week> {
    world.plan.weeks.iter().filter(|week| !week.steps_back()).collect()
}

/// Whether minutes are so few that growth may have to wait: the plan says so.
pub fn is_tight(world: &World) -> bool {
    let said = |rule: &str, words: &str| {
        world.plan.notices.iter().any(|notice| notice.rule == rule && notice.text.contains(words))
    };
    said("progression", "stands still")
        || said("trim-order", " in week ")
        || world.who.minutes <= 16
}

/// No two build weeks of a season hold the same main work, unless minutes are too few, or all but
/// one exercise are at the top of their ladders.
fn different(world: &World, out: &mut Findings) {
    if is_tight(world) {
        return;
    }
    let main = |week: &Week| {
        let sessions = week.strength().into_iter();
        sessions
            .map(|(_, session)| (session.title.clone(), work(session)))
            .collect::<BTreeMap<_, _>>()
    };
    let mut seen: Vec<(usize, BTreeMap<String, String>)> = Vec::new();
    for week in builds(world) {
        let own = main(week);
        let twin = seen.iter().find(|(number, old)| week.number < number + SEASON && *old == own);
        let place = format!("week {}", week.number);
        let detail = twin.map_or(0, |(number, _)| *number);
        let climbs = week.main().filter(|item| !item.says(&["top of its ladder"]));
        let few = climbs.map(|item| &item.exercise).collect::<BTreeSet<_>>().len() < 2;
        out.must(
            twin.is_none() || few,
            RULE,
            place,
            "no two build weeks alike within twelve",
            detail,
        );
        seen.push((week.number, own));
    }
}

/// An exercise that stays in a session: from which week on, and how it was then.
type Stay<'a> = (usize, &'a Item);

/// For each week that builds, since when its exercises are there without a break.
fn stays<'a>(world: &World<'a>) -> Vec<(&'a Week, &'a Session, &'a Item, Stay<'a>)> {
    let mut since: BTreeMap<(&str, &str), Stay> = BTreeMap::new();
    let mut all = Vec::new();
    for week in world.plan.weeks.iter().filter(|week| !week.steps_back()) {
        let mut kept: BTreeMap<(&str, &str), Stay> = BTreeMap::new();
        for (_, session) in week.strength() {
            for item in session.main() {
                let key = (session.title.as_str(), item.exercise.as_str());
                let stay = *since.get(&key).unwrap_or(&(week.number, item));
                kept.insert(key, stay);
                all.push((week, session, item, stay));
            }
        }
        // A session that does not stand in a week is not gone.
        let titles: BTreeSet<&str> = kept.keys().map(|(title, _)| *title).collect();
        since.retain(|(title, _), _| !titles.contains(title));
        since.extend(kept);
    }
    all
}

/// What is there in week 11 stands higher than when it came, or says that it is at its top.
fn higher(world: &World, out: &mut Findings) {
    for (week, session, item, (since, first)) in stays(world) {
        if week.number != LATE || since >= LATE {
            continue;
        }
        let place = format!("week {LATE} {} {}", session.title, item.exercise);
        let said = item.says(&STAYS) || item.rung.as_ref().is_none_or(|rung| rung.next.is_none());
        let detail = format!("since week {since}: {:?} to {:?}", first.dose, item.dose);
        let ladder = Ladder::of(world, world.fact(item), week.number);
        out.must(
            ladder.height(item, first).is_gt() || said,
            RULE,
            &place,
            "higher in week 11 than when it came",
            &detail,
        );
        let top = item.rung.as_ref().is_some_and(|rung| rung.next.is_none());
        out.must(!top || !ladder.goes_on(item), RULE, place, "what says top is at its top", detail);
    }
}

/// What is done with a weight for two blocks gets heavier.
fn heavier(world: &World, out: &mut Findings) {
    let end = 2 * BLOCK - 1;
    for (week, session, item, (since, first)) in stays(world) {
        let ladder = Ladder::of(world, world.fact(item), week.number);
        let two_blocks =
            week.number >= since + end - 1 && (week.number - since) % (2 * BLOCK) == end - 1;
        // A beginner's carry climbs from 15 s, which takes longer.
        let carried = matches!(first.dose, super::plan::Dose::Hold { .. });
        let open =
            first.steps() < ladder.most() && !carried && !item.says(&["room"]) && !is_tight(world);
        if ladder.is_weighted() && two_blocks && open {
            let place = format!("week {} {} {}", week.number, session.title, item.exercise);
            let gained = item.steps() > first.steps();
            let detail = format!("since week {since}: {:?} to {:?}", first.dose, item.dose);
            out.must(gained, RULE, place, "weight gained within two blocks", detail);
        }
    }
}

/// A year holds at least eight changes of selection.
fn changes(world: &World, out: &mut Findings) {
    let ids = |week: &Week| {
        let sessions = week.strength().into_iter();
        let of = |session: &Session| {
            session.main().iter().map(|item| item.exercise.clone()).collect::<BTreeSet<_>>()
        };
        sessions
            .map(|(_, session)| (session.title.clone(), of(session)))
            .collect::<BTreeMap<_, _>>()
    };
    let starts: Vec<_> = world.plan.weeks.iter().step_by(BLOCK).map(ids).collect();
    let changed = starts
        .windows(2)
        .filter(|pair| {
            pair[1].iter().any(|(title, now)| pair[0].get(title).is_some_and(|old| old != now))
        })
        .count();
    // The shortest sessions hold little that could change, some nothing but lifts.
    let all_lifts = world.plan.weeks[0].main().all(|item| world.fact(item).lift);
    if all_lifts {
        return;
    }
    let wanted = if world.who.minutes <= 20 { 4 } else { 7 };
    out.must(changed >= wanted, RULE, "plan", "seven changes of selection a year", changed);
}

/// No accessory stays for more than twelve weeks without a word.
fn no_accessory_for_ever(world: &World, out: &mut Findings) {
    for (week, session, item, (since, _)) in stays(world) {
        let opens = week.number % BLOCK == 1;
        if opens && week.number >= since + SEASON && !world.fact(item).lift {
            let said = item.says(&["no other", "only one", "stays", "one new exercise at a time"]);
            let place = format!("week {} {} {}", week.number, session.title, item.exercise);
            out.must(said, RULE, place, "no accessory over twelve weeks without a word", since);
        }
    }
}
