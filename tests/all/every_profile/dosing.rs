//! The rules of one item, typed from domain.md 3 and 3.1: who may do it, and how much of it.

use super::facts::{Exercise, Written, parse};
use super::ladder::Ladder;
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

/// Seconds between exercises that take turns: the other one is the rest.
const IN_TURN: u32 = 15;
/// Seconds between the sets of a lift in a heavy block.
const HEAVY: u32 = 120;

/// Seconds of rest: domain.md 3, `rest-interval`.
fn rests(fact: &Exercise) -> std::ops::RangeInclusive<u32> {
    let heavy = matches!(fact.pattern.as_str(), "hinge" | "squat") && fact.axial() >= 2;
    match fact.pattern.as_str() {
        "breathing" | "mobility" | "stretch" | "balance" => 0..=20,
        _ if heavy || fact.comp() == 3 => 60..=120,
        _ if fact.light() => 20..=60,
        _ => 45..=90,
    }
}

fn rest(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "rest-interval";
    let fact = world.fact(item);
    let Some(rest) = item.dose.rest().filter(|_| item.dose.sets() > 1) else { return };
    out.must(rest % 5 == 0, RULE, at(spot, item), "rests in steps of five seconds", rest);
    let turns = world.who.minutes < super::session::SHORTEST && spot.session.is_strength();
    // Cable or band: which of the two is used decides.
    let other = !fact.bare()
        && fact.light()
        && fact.equipment.len() > 1
        && !world.who.equipment.contains(&"band".into());
    let usual = if other { 45..=90 } else { rests(fact) };
    let heavy = super::blocks::theme(world, spot.week.number) == Some("load") && fact.lift;
    let right = usual.contains(&rest) || turns && rest == IN_TURN || heavy && rest == HEAVY;
    let detail = format!("{:?}", item.dose);
    out.should(right, RULE, at(spot, item), "rest for the kind of work", detail);
    // What takes turns, and a heavy block, may be told as a rest that is not the usual one.
    out.either(usual.contains(&rest), RULE, at(spot, item), "the usual rest");
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
    weight(world, spot, item, out);
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
    let long = world.who.minutes >= 40 && !world.alike(spot.week.number);
    let third = long && spot.week.number >= 3;
    let many = world.gentle(spot.week.number) && item.dose.sets() > 2 + u32::from(third);
    out.must(
        !many,
        "beginner-low-load",
        at(spot, item),
        "1-2 sets in the first block, 3 from week 3 in long sessions",
        item.dose.sets(),
    );
}

fn holds(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "core-hold-cap";
    let fact = world.fact(item);
    if !(fact.is_trunk() || fact.is("extension") || fact.is("bridge")) {
        return;
    }
    let longest = if fact.is_carry() { 40 } else { 10 };
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
    let quick = ["glute-bridge-march", "stamp", "heel-drop"].contains(&item.exercise.as_str());
    let fast = item.exercise.ends_with("-fast");
    let slow = tempo[0] >= 2 && (tempo[2] >= 1);
    let detail = format!("{tempo:?}");
    out.must(slow || quick, RULE, at(spot, item), "lowering 2 s, never explosive", &detail);
    if world.fact(item).is("hinge") && !fast {
        // The same a second slower, then with a longer pause, is what unloaded hinges climb to.
        let right = tempo[0] >= 3 && tempo[1] >= 1 && tempo[2] == 2;
        let most = if item.load.is_some() { 6 } else { 8 };
        let right = right && tempo.iter().sum::<u32>() <= most;
        out.must(right, RULE, at(spot, item), "hinges 3-1-2-0", detail);
    }
}

/// Effort from and to, of the level and of health.
pub fn usual_effort(world: &World, week: usize) -> [u32; 2] {
    let usual = match world.level(week) {
        0 if world.gentle(week) => [4, 5],
        0 => [4, 6],
        1 => [6, 7],
        _ => [7, 8],
    };
    let cap = gate::effort_cap_in(world.at(week), (week - 1) / super::time::BLOCK);
    if cap < usual[1] { [cap - 1, cap] } else { usual }
}

/// Effort stands where a weight can be chosen by it.
fn effort(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let week = spot.week.number;
    let expected = usual_effort(world, week);
    let weighed = Ladder::of(world, world.fact(item), week).is_weighted();
    let right = item.rpe.map_or(!weighed, |rpe| rpe == expected);
    out.must(
        right,
        "effort-cap",
        at(spot, item),
        "effort of the level and of health",
        format!("{:?}, expected {expected:?}", item.rpe),
    );
}

/// Each item with a weight says which.
fn weight(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    const RULE: &str = "progression";
    let ladder = Ladder::of(world, world.fact(item), spot.week.number);
    let said = item.load.as_ref().is_some_and(|load| !load.text.trim().is_empty());
    out.must(said || !ladder.is_weighted(), RULE, at(spot, item), "a weight says which", "");
    let none = item.load.is_none();
    out.must(none || ladder.takes_weight(), RULE, at(spot, item), "weight where it is taken", "");
    let steps = item.steps();
    out.must(steps <= ladder.most(), RULE, at(spot, item), "weight to its end", steps);
    out.must(
        none || !spot.week.number.eq(&1) || steps == 0,
        RULE,
        at(spot, item),
        "the first weight in week 1",
        steps,
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

/// The dose of a main item is one of its ladder; rest is the catalogue's, a quarter less, that of
/// exercises in turn, or that of a heavy block.
fn written(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let own = world.who.workout.as_ref().map(|id| world.facts.workout(id));
    if own.is_some_and(|workout| workout.items.iter().any(|entry| entry.exercise == item.exercise))
    {
        return;
    }
    let (fact, week) = (world.fact(item), spot.week.number);
    // What was begun at a lower level goes on from there.
    let fits = (1..=week).any(|week| Ladder::of(world, fact, week).holds(item, world.named()));
    let catalogue = fact.dose(world.level(week));
    let detail = format!("{:?} +{} from {catalogue:?}", item.dose, item.steps());
    out.must(fits, "progression", at(spot, item), "a dose of its ladder", &detail);
    let usual = |week: usize| match fact.dose(world.level(week)) {
        Written::Reps { rest, .. } | Written::Hold { rest, .. } | Written::Holds { rest, .. } => {
            rest
        }
        Written::Minutes(_) => 0,
    };
    let rest = item.dose.rest().unwrap_or(0);
    let heavy = super::blocks::theme(world, week) == Some("load") && fact.lift && rest == HEAVY;
    let turns = world.who.minutes < super::session::SHORTEST && rest == IN_TURN;
    let rested = (1..=week).any(|week| rested(rest, usual(week))) || heavy || turns;
    out.must(rested, "trim-order", at(spot, item), "the catalogue's rest, trimmed", detail);
    still(world, spot, item, out);
}

/// Where weeks are alike no exercise has more sets than the catalogue's, with pain 4 or 5 one less.
fn still(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let week = spot.week.number;
    let short = world.who.minutes < super::session::SHORTEST;
    let full = world.full(world.fact(item), week).sets();
    // Two exercises in turn are done in two rounds.
    let most = if short { full.max(2) } else { full };
    let rule = if gate::sore(&world.who) { "pain-gate" } else { "progression" };
    let few = !world.alike(week) || item.dose.sets() <= most;
    let what = "no more sets than the catalogue's, with pain 4 or 5 one less";
    out.must(few, rule, at(spot, item), what, format!("{} of {most}", item.dose.sets()));
}

/// The full rest, or a quarter less in steps of five seconds.
fn rested(rest: u32, full: u32) -> bool {
    rest == full || rest == (full * 3).div_ceil(20) * 5
}
