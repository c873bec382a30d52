//! How a session was made to fit: programming.md 3, Minutes; domain.md 3, `trim-order`.
//!
//! A finished plan does not tell the steps that led to it. What can be told: no step was taken
//! while an earlier one was left.

use super::facts::Written;
use super::plan::Item;
use super::week;
use super::world::{Findings, Spot, World};

const RULE: &str = "trim-order";

pub fn check(world: &World, out: &mut Findings) {
    // A longer plan is trimmed for its heaviest week, which need not be seen in the others.
    let short = world.who.minutes < super::session::SHORTEST;
    if world.who.weeks > 1 || world.plan.is_relief() || world.named() || short {
        return;
    }
    for spot in world.spots().filter(|spot| spot.session.is_strength()) {
        in_order(world, &spot, out);
    }
}

/// The rest that the catalogue has.
fn usual_rest(full: &Written) -> u32 {
    match full {
        Written::Reps { rest, .. } | Written::Hold { rest, .. } | Written::Holds { rest, .. } => {
            *rest
        }
        Written::Minutes(_) => 0,
    }
}

/// Rests are shortened before sets go, those of the lifts last.
fn in_order(world: &World, spot: &Spot, out: &mut Findings) {
    let main = spot.session.main();
    let full = |item: &Item| world.full(world.fact(item), spot.week.number);
    let most = if world.gentle(spot.week.number) { 2 } else { 4 };
    let lost = |item: &&Item| {
        item.dose.sets() < full(item).sets().min(most)
            && !week::is_hard(world, item)
            && !world.fact(item).is("balance")
    };
    let rested = main.iter().any(|item| {
        let usual = usual_rest(&full(item));
        let less = (usual * 3).div_ceil(20) * 5;
        item.dose.sets() > 1 && less < usual && item.dose.rest() == Some(usual)
    });
    let needless = main.iter().find(lost).filter(|_| rested);
    let id = |item: Option<&Item>| item.map_or(String::new(), |item| item.exercise.clone());
    out.must(needless.is_none(), RULE, spot, "rests go before sets", id(needless));
    let spare = main.iter().any(|item| !world.fact(item).lift && item.dose.sets() > 2);
    let early = main.iter().filter(lost).find(|item| world.fact(item).lift).filter(|_| spare);
    out.must(early.is_none(), RULE, spot, "a lift loses sets last", id(early));
}
