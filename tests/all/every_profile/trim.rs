//! How a session was made to fit: domain.md 3, `trim-order`.
//!
//! A finished plan does not tell the steps that led to it. What can be told: no step was taken
//! while an earlier one, used up, would have made it needless.

use super::facts::Written;
use super::plan::{Dose, Item};
use super::world::{Findings, Spot, World};

/// The steps, first to last.
const STEPS: [&str; 4] = ["the cool-down", "sets", "repetitions", "rest"];

pub fn check(world: &World, out: &mut Findings) {
    // A longer plan is trimmed for its heaviest week, which need not be seen in the others.
    if world.who.weeks > 1 || world.plan.is_relief() || world.named() {
        return;
    }
    for spot in world.spots().filter(|spot| spot.session.is_strength()) {
        in_order(world, &spot, out);
    }
}

fn in_order(world: &World, spot: &Spot, out: &mut Findings) {
    let (saved, undone) = (left(world, spot), undo(world, spot));
    for later in 1..STEPS.len() {
        let spare: u32 = world.limit() - spot.session.seconds.min(world.limit())
            + saved[..later].iter().sum::<u32>();
        let any = saved[..later].iter().any(|saved| *saved > 0);
        let needless = any && undone[later].is_some_and(|seconds| seconds <= spare);
        out.must(
            !needless,
            "trim-order",
            spot,
            "an earlier step would have done",
            format!("{}: {spare} s to spare", STEPS[later]),
        );
    }
}

/// Seconds that each step could still save.
fn left(world: &World, spot: &Spot) -> [u32; 4] {
    let session = spot.session;
    let mut saved = [0; 4];
    let stretches: Vec<&Item> =
        session.block("cool-down").iter().filter(|item| world.fact(item).is("stretch")).collect();
    for (index, item) in stretches.iter().enumerate() {
        let mut least = item.dose.clone();
        set_sets(&mut least, 1);
        saved[0] += if index == 0 {
            item.seconds - world.facts.seconds(&item.exercise, &least)
        } else {
            item.seconds
        };
    }
    let fewest = if world.beginner(spot.week.number) || world.who.minutes <= 15 { 1 } else { 2 };
    for item in session.main() {
        let mut dose = item.dose.clone();
        set_sets(&mut dose, fewest.min(item.dose.sets()));
        let after = world.facts.seconds(&item.exercise, &dose);
        saved[1] += item.seconds - after;
        if let Dose::Reps { reps, .. } = &mut dose {
            reps[1] = reps[0];
        }
        saved[2] += after - world.facts.seconds(&item.exercise, &dose);
    }
    saved
}

fn set_sets(dose: &mut Dose, to: u32) {
    match dose {
        Dose::Reps { sets, .. } | Dose::Hold { sets, .. } => *sets = to,
        Dose::Holds { reps_per_set, .. } => reps_per_set.truncate(to as usize),
        Dose::Minutes { .. } => {}
    }
}

/// The seconds that undoing the cheapest step of each kind would cost, where one was taken.
fn undo(world: &World, spot: &Spot) -> [Option<u32>; 4] {
    let session = spot.session;
    let mut cheapest = [None; 4];
    for item in session.main().iter().filter(|item| !for_its_share(world, spot, item)) {
        for (step, dose) in undone(&item.dose, &world.full(world.fact(item), spot.week.number)) {
            let cost = world.facts.seconds(&item.exercise, &dose) - item.seconds;
            cheapest[step] = Some(cheapest[step].map_or(cost, |least: u32| least.min(cost)));
        }
    }
    cheapest
}

/// The doses one step nearer to the catalogue's, each with its step.
fn undone(dose: &Dose, full: &Written) -> Vec<(usize, Dose)> {
    let mut found = Vec::new();
    match (dose.clone(), full) {
        (
            Dose::Reps { sets, reps, per_side, tempo, rest },
            Written::Reps { sets: all, high, rest: whole, .. },
        ) => {
            if sets < *all {
                found.push((1, Dose::Reps { sets: sets + 1, reps, per_side, tempo, rest }));
            }
            if reps[1] < *high {
                found.push((2, Dose::Reps { sets, reps: [reps[0], *high], per_side, tempo, rest }));
            }
            if rest < *whole {
                found.push((3, Dose::Reps { sets, reps, per_side, tempo, rest: *whole }));
            }
        }
        (
            Dose::Holds { reps_per_set, seconds, per_side, rest },
            Written::Holds { reps, rest: whole, .. },
        ) => {
            if reps_per_set.len() < reps.len() {
                let longer = reps[..=reps_per_set.len()].to_vec();
                found.push((1, Dose::Holds { reps_per_set: longer, seconds, per_side, rest }));
            }
            if rest < *whole {
                found.push((3, Dose::Holds { reps_per_set, seconds, per_side, rest: *whole }));
            }
        }
        _ => {}
    }
    found
}

/// Whether the item at its full dose would take over a quarter of the session, or its sets might
/// break the volume cap: then it was brought down for another reason than the minutes.
fn for_its_share(world: &World, spot: &Spot, item: &Item) -> bool {
    let session = spot.session;
    let fact = world.fact(item);
    let per_side = fact.unilateral;
    let full = match world.full(fact, spot.week.number) {
        Written::Reps { sets, high, rest, tempo, .. } => Dose::Reps {
            sets,
            reps: [high, high],
            per_side,
            tempo: tempo.unwrap_or([2, 0, 2, 1]),
            rest,
        },
        Written::Hold { sets, seconds, rest } => Dose::Hold { sets, seconds, per_side, rest },
        Written::Holds { reps, seconds, rest } => {
            Dose::Holds { reps_per_set: reps, seconds, per_side, rest }
        }
        Written::Minutes(minutes) => Dose::Minutes { minutes },
    };
    let counted = (fact.is("hinge") || fact.is("extension")) && fact.comp() >= 2;
    // Shares are brought down first; the walk of the cool-down fills what is spare in the end.
    let walk: u32 = session
        .block("cool-down")
        .iter()
        .filter(|item| world.fact(item).is("locomotion"))
        .map(|item| item.seconds)
        .sum();
    let grown = session.seconds - walk - item.seconds + world.facts.seconds(&item.exercise, &full);
    counted || world.facts.seconds(&item.exercise, &full) * 4 > grown.min(world.limit())
}
