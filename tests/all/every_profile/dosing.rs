//! The rules of one item, typed from domain.md 3 and 3.1: who may do it, and how much of it.

use super::facts::{Exercise, Written, parse};
use super::plan::{Dose, Item};
use super::world::{Findings, Spot, World};
use super::{caps, gate};

pub fn check(world: &World, out: &mut Findings) {
    for spot in world.spots() {
        for block in &spot.session.blocks {
            for item in &block.items {
                gates(world, &spot, item, out);
                rest(world, &spot, item, out);
                if world.fact(item).is("stretch") {
                    stretch(world, &spot, item, out);
                } else {
                    ends(world, &spot, item, out);
                    holds(world, &spot, item, out);
                    if block.kind == "main" {
                        main_item(world, &spot, item, out);
                    }
                }
            }
        }
    }
}

fn at(spot: &Spot, item: &Item) -> String {
    format!("{spot} {}", item.exercise)
}

fn gates(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    out.must(
        fact.starts() <= world.level(spot.week.number),
        "level-gate",
        at(spot, item),
        "an exercise of the level",
        &fact.level,
    );
    let owned = fact.doable(&world.who.equipment);
    out.must(
        owned,
        "equipment-gate",
        at(spot, item),
        "only what is owned",
        fact.equipment.join(" / "),
    );
    let barred = world.who.exclude.contains(&fact.id);
    out.must(!barred, "no-unsafe-filler", at(spot, item), "nothing that the user excludes", "");
}

/// Seconds of rest: domain.md 3, `rest-interval`.
fn rests(fact: &Exercise) -> std::ops::RangeInclusive<u32> {
    let heavy = matches!(fact.pattern.as_str(), "hinge" | "squat") && fact.axial() >= 2;
    let light = fact.doable(&["band".into()]);
    match fact.pattern.as_str() {
        "breathing" | "mobility" | "stretch" | "balance" => 0..=20,
        _ if heavy || fact.comp() == 3 => 60..=120,
        _ if light => 20..=60,
        _ => 45..=90,
    }
}

fn rest(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    // Cable or band: which of the two is used decides.
    let other = !fact.bare()
        && fact.doable(&["band".into()])
        && fact.equipment.len() > 1
        && !world.who.equipment.contains(&"band".into());
    let right = item.dose.rest().is_none_or(|rest| {
        if other { (45..=90).contains(&rest) } else { rests(fact).contains(&rest) }
    });
    out.should(
        right,
        "rest-interval",
        at(spot, item),
        "rest for the kind of work",
        format!("{:?}", item.dose),
    );
}

fn stretch(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let seconds = if world.older() { 30..=60 } else { 20..=30 };
    let held = matches!(&item.dose, Dose::Hold { seconds: held, .. } if seconds.contains(held));
    out.must(
        held,
        "stretch-dose",
        at(spot, item),
        "stretches held 20-30 s, from 65 years on 30-60 s",
        format!("{:?}", item.dose),
    );
}

/// What is held in mobility and balance lasts twice the exercise's longest hold at most, and
/// minutes are for breathing and stepping.
fn ends(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    if !matches!(fact.pattern.as_str(), "mobility" | "balance") {
        return;
    }
    let own = fact.dose.values().map(|dose| match parse(dose) {
        Written::Hold { seconds, .. } | Written::Holds { seconds, .. } => 2 * seconds,
        _ => 10,
    });
    let most = own.max().unwrap_or(10);
    let right = match &item.dose {
        Dose::Hold { seconds, .. } | Dose::Holds { seconds, .. } => *seconds <= most,
        Dose::Minutes { .. } => false,
        Dose::Reps { .. } => true,
    };
    out.must(
        right,
        "volume-cap",
        at(spot, item),
        "held twice as long as usual at most",
        format!("{:?}", item.dose),
    );
}

fn main_item(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    low_load(world, spot, item, out);
    tempo(world, spot, item, out);
    effort(world, spot, item, out);
    superman(world, spot, item, out);
    written(world, spot, item, out);
}

fn low_load(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    let heavy = world.too_heavy(fact, spot.week.number);
    out.must(
        !heavy,
        "beginner-low-load",
        at(spot, item),
        "low compression and axial load",
        fact.comp(),
    );
    let many = world.gentle(spot.week.number) && item.dose.sets() > 2;
    out.must(
        !many,
        "beginner-low-load",
        at(spot, item),
        "1-2 sets in the first two weeks",
        item.dose.sets(),
    );
}

fn holds(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "core-hold-cap";
    let fact = world.fact(item);
    if !(fact.is_trunk() || fact.is("extension") || fact.is("bridge")) {
        return;
    }
    let longest = if item.exercise == "suitcase-carry" { 40 } else { 10 };
    match &item.dose {
        Dose::Hold { seconds, .. } => {
            out.must(
                *seconds <= longest,
                RULE,
                at(spot, item),
                "holds of 10 s, carries of 40 s",
                seconds,
            );
        }
        Dose::Holds { reps_per_set, seconds, .. } => {
            out.must(
                *seconds <= longest,
                RULE,
                at(spot, item),
                "holds of 10 s, carries of 40 s",
                seconds,
            );
            out.must(
                reps_per_set.is_sorted_by(|a, b| a >= b),
                RULE,
                at(spot, item),
                "holds never rise from set to set",
                "",
            );
        }
        _ => {}
    }
}

fn tempo(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "tempo-control";
    let Dose::Reps { tempo, .. } = &item.dose else { return };
    if item.exercise == "glute-bridge-march" {
        return;
    }
    out.must(
        tempo[0] >= 2 && tempo[2] >= 1,
        RULE,
        at(spot, item),
        "lowering 2 s, never explosive",
        format!("{tempo:?}"),
    );
    if world.fact(item).is("hinge") {
        out.must(
            *tempo == [3, 1, 2, 0],
            RULE,
            at(spot, item),
            "hinges 3-1-2-0",
            format!("{tempo:?}"),
        );
    }
}

fn effort(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let week = spot.week.number;
    let usual = match world.level(week) {
        0 if world.gentle(week) => [4, 5],
        0 => [4, 6],
        1 => [6, 7],
        _ => [7, 8],
    };
    let cap = gate::effort_cap(world.at(week));
    let expected = if cap < usual[1] { [cap - 1, cap] } else { usual };
    out.must(
        item.rpe == Some(expected),
        "effort-cap",
        at(spot, item),
        "effort of the level and of health",
        format!("{:?}", item.rpe),
    );
}

fn superman(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "lower-compression-first";
    if item.exercise == "superman-hold" {
        let open =
            caps::superman_is_open(world.at(spot.week.number), world.level(spot.week.number));
        out.must(
            open,
            RULE,
            at(spot, item),
            "superman from intermediate on, without condition or pain",
            "",
        );
        let short = matches!(
            item.dose,
            Dose::Holds { seconds: 3..=5, .. } | Dose::Hold { seconds: 3..=5, .. }
        );
        out.must(
            short && item.dose.sets() <= 3,
            RULE,
            at(spot, item),
            "superman 3-5 s, 3 sets",
            format!("{:?}", item.dose),
        );
    }
}

/// The dose of a main item stays near the catalogue's: tempo and length of holds are never changed,
/// rest is the catalogue's or a quarter less, repetitions go down to the low end and up by 2 at
/// most.
fn written(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let own = world.who.workout.as_ref().map(|id| world.facts.workout(id));
    if own.is_some_and(|workout| workout.items.iter().any(|entry| entry.exercise == item.exercise))
    {
        return;
    }
    let week = spot.week.number;
    let still = world.alike(week);
    // What was begun at a lower level goes on from there.
    let written = |level: usize| match (&item.dose, world.fact(item).dose(level)) {
        (
            Dose::Reps { reps, tempo, rest, .. },
            Written::Reps { low, high, rest: full, tempo: usual, .. },
        ) => {
            let spare = if low == high && !still { 2 } else { 0 };
            reps[0] >= low
                && reps[1] <= high + spare
                && usual.is_none_or(|usual| usual == *tempo)
                && rested(*rest, full)
        }
        (Dose::Hold { seconds, rest, .. }, Written::Hold { seconds: held, rest: full, .. })
        | (Dose::Holds { seconds, rest, .. }, Written::Holds { seconds: held, rest: full, .. }) => {
            *seconds == held && rested(*rest, full)
        }
        _ => false,
    };
    let fits = (1..=week).map(|week| world.level(week)).any(written);
    let catalogue = world.fact(item).dose(world.level(week));
    out.must(
        fits,
        "trim-order",
        at(spot, item),
        "the catalogue's dose, trimmed",
        format!("{:?} from {catalogue:?}", item.dose),
    );
    let most = world.full(world.fact(item), week).sets();
    out.must(
        !still || item.dose.sets() <= most,
        if gate::sore(&world.who) { "pain-gate" } else { "progression" },
        at(spot, item),
        "no more sets than the catalogue's, with pain 4 or 5 one less",
        format!("{} of {most}", item.dose.sets()),
    );
}

/// The full rest or a quarter less, rounded either way.
fn rested(rest: u32, full: u32) -> bool {
    rest == full || (full * 3 / 4..=(full * 3).div_ceil(4)).contains(&rest)
}
