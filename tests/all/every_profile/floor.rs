//! What age asks of a plan beyond its caps: balance, and few changes between floor and feet.
//! health.md 5.

use std::collections::BTreeSet;

use super::plan::{Session, Week};
use super::world::{Findings, World};

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
    if world.older() && !world.plan.is_relief() {
        world.plan.weeks.iter().for_each(|week| balance(world, week, out));
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

/// From 65 on balance is practised on three days a week, if anything of it is open.
fn balance(world: &World, week: &Week, out: &mut Findings) {
    let mut known = world.facts.in_order().filter(|fact| fact.is("balance"));
    if !known.any(|fact| world.open(fact, week.number)) {
        return;
    }
    let practised =
        week.days.iter().filter(|day| day.items().any(|item| world.fact(item).is("balance")));
    let days: BTreeSet<_> = practised.map(|day| day.date).collect();
    let place = format!("week {}", week.number);
    out.must(
        days.len() >= 3,
        "balance-practice",
        place,
        "balance on three days a week from 65 on",
        days.len(),
    );
}
