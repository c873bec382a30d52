//! Which drills come to whom: those that fit the work, none that were outgrown, what pregnancy asks
//! for, rounds in the shortest sessions. programming.md 5 and 7.

use super::easing;
use super::facts::Exercise;
use super::gate;
use super::plan::{Dose, Item, Session};
use super::session::{self, SHORTEST};
use super::time::BLOCK;
use super::world::{Findings, Spot, Who, World};

/// Seconds of the march, or of the walk in long sessions and for performance, before a drill.
fn march(who: &Who) -> u32 {
    if who.minutes > 45 || who.goal == "performance" { 180 } else { 120 }
}

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.status != "plan" {
        return;
    }
    for spot in world.spots() {
        if spot.session.is_strength() && !world.named() {
            fits(world, &spot, out);
            rounds(world, &spot, out);
        }
        if spot.session.kind == "daily" {
            pelvic_floor(world, &spot, out);
            held_twice(world, &spot, out);
        }
        tilts(world, &spot, out);
    }
}

fn moved(world: &World, item: &Item) -> bool {
    world.fact(item).is("mobility") && matches!(item.dose, Dose::Reps { .. } | Dose::Holds { .. })
}

fn share(one: &Exercise, other: &Exercise) -> bool {
    let all = |fact: &Exercise| [&fact.primary[..], &fact.secondary].concat();
    all(one).iter().any(|muscle| all(other).contains(muscle))
}

/// The drill before the work moves what the first lift works with, if the card has such a one that
/// leaves time to march. In less time the lift that it was chosen for may have gone.
fn fits(world: &World, spot: &Spot, out: &mut Findings) {
    if world.who.minutes <= 20 {
        return;
    }
    let main = spot.session.block("main");
    let Some(lift) = main.iter().map(|item| world.fact(item)).find(|fact| fact.lift) else {
        return;
    };
    let drills = |session: &Session| -> Vec<String> {
        let all = session.items().filter(|item| moved(world, item));
        let most = session::warm_up_bounds(world.who.minutes).1 - march(&world.who);
        let own = all.filter(|item| share(world.fact(item), lift) && item.seconds <= most);
        own.map(|item| item.exercise.clone()).collect()
    };
    let warm = spot.session.block("warm-up");
    let eased = warm.iter().any(|item| easing::opens(world, spot, item));
    let any = warm.iter().any(|item| world.fact(item).is("mobility"));
    let mut cards = spot.week.days.iter().flat_map(|day| &day.sessions);
    let open = cards.find(|session| session.kind == "daily").map(drills).unwrap_or_default();
    let held = warm.iter().any(|item| share(world.fact(item), lift) && moved(world, item));
    let what = "a drill that fits the first lift, if the card has one";
    out.must(held || eased || !any || open.is_empty(), "warm-up-first", spot, what, &lift.id);
}

/// Below twelve minutes two exercises take turns: two rounds, later three, of both alike.
fn rounds(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "exercise-count";
    if world.who.minutes >= SHORTEST {
        return;
    }
    let sets: Vec<u32> = spot.session.block("main").iter().map(|item| item.dose.sets()).collect();
    let alike = sets.windows(2).all(|pair| pair[0] == pair[1]);
    out.should(alike, RULE, spot, "as many sets of one as of the other", sets.len());
    let most = if spot.week.number <= BLOCK { 2 } else { 3 };
    let few = sets.iter().all(|sets| *sets <= most);
    out.must(few, RULE, spot, "two rounds, three from the second block on", sets.len());
    let told = world.plan.tells(RULE, "applied");
    out.must(told, RULE, spot, "that exercises take turns is told", "");
}

/// Who is past the first level, under 65 and free of complaints.
fn fit(who: &Who) -> bool {
    who.conditions.is_empty()
        && who.blood_pressure.is_none()
        && who.pain == 0
        && who.direction.is_none()
        && who.age.is_none_or(|age| age < 65)
        && !who.fallen
        && who.goal != "sore-back"
}

/// A small tilt of the pelvis is nothing to learn any more.
fn tilts(world: &World, spot: &Spot, out: &mut Findings) {
    if world.named() || world.beginner(spot.week.number) || !fit(&world.who) {
        return;
    }
    for item in spot.session.items().filter(|item| item.exercise.ends_with("pelvic-tilt")) {
        let asked = world.who.include.contains(&item.exercise);
        out.must(asked, "entry-point", spot, "no tilt of the pelvis for the fit", &item.exercise);
    }
}

/// In pregnancy the card trains the pelvic floor.
fn pelvic_floor(world: &World, spot: &Spot, out: &mut Findings) {
    let trains = |fact: &Exercise| fact.trains(&["pelvic floor"]);
    let mut known = world.facts.in_order();
    let open = known.any(|fact| trains(fact) && world.open(fact, spot.week.number));
    let due = open && gate::has(&world.who, "pregnancy");
    let held = spot.session.items().any(|item| trains(world.fact(item)));
    out.must(held || !due, "daily-mobility", spot, "the pelvic floor in pregnancy", "");
}

/// From 65 on the stretch of the card is held twice for half a minute; beside four others, behind
/// what eases or with the drill of a pregnancy, as far as time goes.
fn held_twice(world: &World, spot: &Spot, out: &mut Findings) {
    let who = &world.who;
    let full = who.goal == "stretch" || who.direction.is_some() || gate::has(who, "pregnancy");
    if !world.older() || full {
        return;
    }
    let stretches = spot.session.items().filter(|item| world.fact(item).is("stretch"));
    for item in stretches.filter(|item| !easing::opens(world, spot, item)) {
        let twice = matches!(item.dose, Dose::Hold { sets: 2.., seconds: 30.., .. });
        out.must(twice, "stretch-dose", spot, "twice 30 s from 65 on", &item.exercise);
    }
}
