//! Where a chain is entered, and what never comes unasked: programming.md 2; what the slots of a goal
//! ask for: programming.md 5.

use std::collections::BTreeSet;

use super::facts::Exercise;
use super::gate;
use super::plan::{Item, Session, Week};
use super::time::BLOCK;
use super::world::{Findings, World};

const RULE: &str = "entry-point";
/// Never unasked, never a lift.
const UNASKED: [&str; 4] = ["good-morning", "superman-hold", "hip-airplane", "bird-dog-row"];
/// Squats of the old.
const OF_A_CHAIR: &str = "sit-to-stand";

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.status != "plan" || world.named() {
        return;
    }
    for week in &world.plan.weeks {
        for (_, session) in week.strength() {
            for item in session.main() {
                unasked(world, week, item, out);
                too_easy(world, week, item, out);
                enters(world, week, item, out);
                after_the_drill(world, week, item, out);
                old(world, week, item, out);
            }
            lifts(world, week, session, out);
        }
        two_legs(world, week, out);
    }
    if world.who.minutes < super::session::SHORTEST {
        in_turn(world, out);
    } else if world.plain() {
        slots(world, out);
    }
    requests(world, out);
}

fn at(week: &Week, item: &Item) -> String {
    format!("week {} {}", week.number, item.exercise)
}

fn unasked(world: &World, week: &Week, item: &Item, out: &mut Findings) {
    let id = item.exercise.as_str();
    let barred = UNASKED.contains(&id) || id.contains("copenhagen");
    let asked = world.who.include.iter().any(|include| include == id);
    out.must(!barred || asked, RULE, at(week, item), "what never comes unasked", "");
}

/// What waits until it is asked for comes by name, with a state or for a goal.
fn requests(world: &World, out: &mut Findings) {
    for item in world.plan.items() {
        let fact = world.fact(item);
        out.must(world.comes(fact), RULE, &fact.id, "what is on request was requested", "");
    }
}

/// The exercises right above or below one in its chain.
fn linked<'a>(world: &World<'a>, fact: &Exercise, up: bool) -> Vec<&'a Exercise> {
    let ids = if up { fact.harder.ids() } else { fact.easier.ids() };
    let all = ids.iter().filter_map(|id| world.facts.exercises.get(id));
    all.filter(|other| other.pattern == fact.pattern).collect()
}

/// Those that may come in a week, whatever was asked for.
fn usable(world: &World, fact: &Exercise, week: &Week) -> bool {
    let turns = world.who.minutes < super::session::SHORTEST && fact.unilateral;
    world.allowed(fact, week.number) && !fact.on_request && !turns
}

/// Links up to the nearest usable exercise of intermediate level; none where there is none.
fn links_up(world: &World, fact: &Exercise, week: &Week) -> Option<usize> {
    let mut layer = vec![fact];
    for links in 1..12 {
        layer = layer.into_iter().flat_map(|of| linked(world, of, true)).collect();
        layer.retain(|above| usable(world, above, week));
        if layer.iter().any(|above| above.starts() >= 1) {
            return Some(links);
        }
    }
    None
}

/// Intermediate and advanced people under 65 without a condition do nothing two links below.
fn too_easy(world: &World, week: &Week, item: &Item, out: &mut Findings) {
    let (fact, who) = (world.fact(item), world.at(week.number));
    let spared = !who.conditions.is_empty() || world.older() || gate::frail(who) || who.fallen;
    let asked = who.include.contains(&fact.id);
    // Who grows up changes exercises one by one.
    let grown = who.level == "beginner";
    if world.beginner(week.number) || grown || spared || asked || fact.starts() > 0 {
        return;
    }
    let links = links_up(world, fact, week).unwrap_or(0);
    out.should(links < 2, RULE, at(week, item), "nothing two links below", links);
}

/// A chain is entered at its first exercise of the own level, by the advanced not above the last one
/// of intermediate level.
fn enters(world: &World, week: &Week, item: &Item, out: &mut Findings) {
    if week.number > BLOCK || !world.plain() {
        return;
    }
    let fact = world.fact(item);
    let below: Vec<&Exercise> =
        linked(world, fact, false).into_iter().filter(|below| usable(world, below, week)).collect();
    let below: Vec<&Exercise> = below
        .into_iter()
        .filter(|below| week.main().all(|item| item.exercise != below.id))
        .collect();
    let (wrong, what) = match world.level(week.number) {
        0 => (below.first(), "beginners enter a chain at its first"),
        1 => (
            below.iter().find(|below| below.starts() == 1 && fact.starts() == 1),
            "a chain is entered at the first of the level",
        ),
        _ => (
            below.iter().find(|below| below.starts() == 1 && fact.starts() == 2),
            "a chain is entered at the last of intermediate level",
        ),
    };
    // What is owned is used before what every home has.
    let owned = |fact: &Exercise| item.load.is_some() && !fact.is_of_every_home();
    let free = !owned(fact) && (!fact.lift || below.iter().any(|below| below.lift));
    let detail = wrong.map_or("", |below| &below.id);
    out.should(wrong.is_none() || !free, RULE, at(week, item), what, detail);
}

/// After the first block beginners hinge with a load, where one is allowed.
fn after_the_drill(world: &World, week: &Week, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    let drill = fact.is("hinge") && !fact.is_hinge_with_load() && item.load.is_none();
    if !world.beginner(week.number) || world.gentle(week.number) || !drill {
        return;
    }
    let loaded = world.facts.in_order().find(|other| {
        other.is_hinge_with_load() && !other.unilateral && usable(world, other, week)
    });
    let detail = loaded.map_or("", |loaded| &loaded.id);
    out.should(loaded.is_none(), RULE, at(week, item), "a load after the drill", detail);
}

/// From 70 on, or after a fall: squats from a chair, no step-up.
fn old(world: &World, week: &Week, item: &Item, out: &mut Findings) {
    let fact = world.fact(item);
    if gate::frail(world.at(week.number)) && fact.is("squat") {
        let chair = fact.id == OF_A_CHAIR || world.who.include.contains(&fact.id);
        out.must(chair, RULE, at(week, item), "squats from a chair from 70 on", "");
    }
}

/// Two lifts lead the work of a session of three and more, where two are allowed.
fn lifts(world: &World, week: &Week, session: &Session, out: &mut Findings) {
    let main: Vec<&Exercise> = session.main().iter().map(|item| world.fact(item)).collect();
    let stretch = world.who.goal == "stretch";
    // The table of short sessions holds one in its second.
    let short = world.who.minutes <= 15;
    if main.len() < 3 || !world.plain() || week.steps_back() || stretch || short {
        return;
    }
    let count = main.iter().filter(|fact| fact.lift).count();
    let place = format!("week {} {}", week.number, session.title);
    out.must(count >= 2, "programming", place, "two lifts a session", count);
}

/// The two-legged loaded hinge stays when the single-leg one comes.
fn two_legs(world: &World, week: &Week, out: &mut Findings) {
    let hinges: Vec<&Exercise> =
        week.main().map(|item| world.fact(item)).filter(|fact| fact.is("hinge")).collect();
    let single = hinges.iter().any(|fact| fact.unilateral);
    let both = hinges.iter().any(|fact| !fact.unilateral);
    let right = both || !single || !world.plain();
    let place = format!("week {}", week.number);
    out.must(right, "programming", place, "the hinge on two legs stays", "");
}

/// Patterns of the first two slots by goal, A and B.
fn first_slots(goal: &str) -> Option<[[&'static str; 2]; 2]> {
    const ROW: &str = "horizontal-pull";
    match goal {
        "balanced" | "strength" | "performance" => Some([["hinge", ROW], ["squat", "bridge"]]),
        "mid-back" | "desk" => Some([[ROW, "hinge"], [ROW, "bridge"]]),
        _ => None,
    }
}

/// Above 20 min a session leads with the lifts of its goal; in less time they may give way to what
/// the week would lack.
fn slots(world: &World, out: &mut Findings) {
    let Some(tables) = first_slots(&world.who.goal).filter(|_| world.who.minutes > 20) else {
        return;
    };
    for week in world.plan.weeks.iter().filter(|week| week.strength().len() >= 2) {
        for (_, session) in week.strength() {
            let table = tables[usize::from(session.title.ends_with('B'))];
            for pattern in table {
                let open = world.facts.in_order().any(|fact| {
                    fact.is(pattern) && fact.lift && !fact.unilateral && usable(world, fact, week)
                });
                let there = session.main().iter().any(|item| world.fact(item).is(pattern));
                let place = format!("week {} {}", week.number, session.title);
                out.must(there || !open, "programming", place, "the lifts of the goal", pattern);
            }
        }
    }
}

/// Below 12 minutes: two two-sided exercises in turn, two rounds, three from the second block on.
fn in_turn(world: &World, out: &mut Findings) {
    const RULE: &str = "programming";
    for week in &world.plan.weeks {
        for (_, session) in week.strength() {
            let place = format!("week {} {}", week.number, session.title);
            let asked = |item: &&Item| world.who.include.contains(&item.exercise);
            let main: Vec<&Item> = session.main().iter().filter(|item| !asked(item)).collect();
            let sided: BTreeSet<&str> = main
                .iter()
                .filter(|item| world.fact(item).unilateral)
                .map(|item| item.exercise.as_str())
                .collect();
            out.must(
                sided.is_empty(),
                RULE,
                &place,
                "in turn: both sides at once",
                format!("{sided:?}"),
            );
            let held =
                main.iter().all(|item| item.dose.rest() == Some(15) || item.dose.sets() == 1);
            out.must(held, RULE, &place, "in turn: the other one is the rest", "");
            let rounds = if week.number <= BLOCK || world.alike(week.number) { 2 } else { 3 };
            let right = main.iter().all(|item| item.dose.sets() == rounds);
            let more = |item: &&Item| {
                let sets = item.dose.sets();
                rounds.saturating_sub(sets) * (item.seconds / sets + 15)
            };
            let room = session.seconds + main.iter().map(more).sum::<u32>() <= world.limit();
            let free = week.steps_back() || gate::sore(&world.who) || !room;
            let free = free
                || super::growth::is_tight(world)
                || main.iter().any(|item| item.says(&["so that the session fits"]));
            let sets: Vec<u32> = main.iter().map(|item| item.dose.sets()).collect();
            out.must(
                right || free,
                RULE,
                place,
                "in turn: two rounds, then three",
                format!("{sets:?}"),
            );
        }
    }
}
