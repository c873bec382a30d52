//! What age asks of a plan beyond its caps: balance, and few changes between floor and feet.
//! health.md 5.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Dose, Item, Session, Week};
use super::world::{Findings, World};

const RULE: &str = "balance-practice";

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    for spot in world.spots().filter(|spot| world.floor(spot.week.number)) {
        let changes = changes(world, spot.session);
        out.must(
            changes <= 2,
            "floor-changes",
            spot,
            "two changes between floor and feet a session",
            changes,
        );
    }
    down_and_up(world, out);
    for week in world.plan.weeks.iter().filter(|_| !world.plan.is_relief()) {
        if world.older() {
            balance(world, week, out);
        }
        one_ladder(world, week, out);
    }
}

/// Whether a position is down on the floor; some are neither down nor up.
pub fn down(position: &str) -> Option<bool> {
    match position {
        "supine" | "prone" | "quadruped" | "side-lying" | "kneeling" | "plank" | "incline" => {
            Some(true)
        }
        "standing" | "seated" => Some(false),
        _ => None,
    }
}

fn changes(world: &World, session: &Session) -> usize {
    let places: Vec<bool> =
        session.items().filter_map(|item| down(&world.fact(item).position)).collect();
    places.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Whoever finds the way hard hears how to get down and up.
fn down_and_up(world: &World, out: &mut Findings) {
    let due = world.spots().filter(|spot| world.floor(spot.week.number)).any(|spot| {
        spot.session.items().any(|item| down(&world.fact(item).position) == Some(true))
    });
    let texts =
        world.plan.safety.advice.iter().chain(world.plan.notices.iter().map(|notice| &notice.text));
    let told = texts.into_iter().any(|text| text.to_lowercase().contains("floor"));
    out.must(
        told || !due,
        "floor-changes",
        "safety",
        "how to get down to the floor and up is told",
        "",
    );
}

/// From 65 on balance is practised on three days a week, if anything of it is open, in every card
/// and, from half an hour on, in every session; raising the heels counts where nothing else is open.
fn balance(world: &World, week: &Week, out: &mut Findings) {
    let open: Vec<_> = world
        .facts
        .in_order()
        .filter(|fact| fact.is("balance") && world.open(fact, week.number))
        .collect();
    if open.is_empty() {
        return;
    }
    let stances = open.iter().any(|fact| fact.id != "heel-raise");
    let counts =
        |item: &Item| world.fact(item).is("balance") && (!stances || item.exercise != "heel-raise");
    let practised = week.days.iter().filter(|day| day.items().any(counts));
    let days: BTreeSet<_> = practised.map(|day| day.date).collect();
    let place = format!("week {}", week.number);
    out.must(days.len() >= 3, RULE, &place, "balance on three days a week from 65 on", days.len());
    let long = world.who.minutes >= 25 && !world.named();
    for session in week.days.iter().flat_map(|day| &day.sessions) {
        let due = session.kind == "daily" || long;
        let held = session.items().any(counts);
        // Several conditions may leave none that the session admits.
        let full = world.who.conditions.len() > 1;
        out.should(
            held || !due || full,
            RULE,
            &place,
            "balance in cards and sessions",
            &session.title,
        );
    }
}

/// What the card and a session hold is stood for as long in both.
fn one_ladder(world: &World, week: &Week, out: &mut Findings) {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for item in week.days.iter().flat_map(|day| &day.sessions).flat_map(Session::items) {
        let Dose::Hold { seconds, .. } = item.dose else { continue };
        if world.fact(item).is("balance") {
            let first = *known.entry(&item.exercise).or_insert(seconds);
            let place = format!("week {} {}", week.number, item.exercise);
            out.must(first == seconds, RULE, place, "one ladder in card and sessions", seconds);
        }
    }
}
