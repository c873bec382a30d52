//! The daily card: programming.md 5 and 7, domain.md 3 (`daily-mobility`).

use super::easing;
use super::gate;
use super::plan::{Dose, Item, Session, Week};
use super::time::BLOCK;
use super::world::{Findings, Spot, World};

const RULE: &str = "daily-mobility";

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.status != "plan" {
        return;
    }
    let daily = |spot: &Spot| spot.session.kind == "daily";
    for spot in world.spots().filter(daily) {
        length(world, &spot, out);
        drills(world, &spot, out);
        stretches(world, &spot, out);
    }
    for day in world.plan.days() {
        let any = day.items().next().is_some();
        out.must(any, RULE, day.date, "a card on every day without strength", "");
    }
    one_a_block(world, out);
    hips(world, out);
    taken_from_the_card(world, out);
    if gate::has(&world.who, "osteoporosis") && !gate::has(&world.who, "osteoporosis-fracture") {
        bones(world, out);
    }
}

/// Who sits for long stretches the front of the hips on four days a week at most.
fn hips(world: &World, out: &mut Findings) {
    if world.who.goal != "desk" || world.named() {
        return;
    }
    let frees = |item: &Item| {
        let fact = world.fact(item);
        fact.is("stretch") && fact.primary.iter().any(|muscle| muscle == "hip flexors")
    };
    let wanted = world.who.include.iter().any(|id| id.contains("hip-flexor"));
    for week in &world.plan.weeks {
        let days = week.days.iter().filter(|day| day.items().any(frees)).count();
        let place = format!("week {}", week.number);
        out.should(days <= 4 || wanted, "daily-stretch", place, "hips on four days a week", days);
    }
}

/// Seconds of a card.
fn bounds(world: &World) -> (u32, u32) {
    if gate::brittle(&world.who) {
        (720, 900)
    } else if world.who.goal == "stretch" {
        (540, 840)
    } else {
        (300, 420)
    }
}

fn length(world: &World, spot: &Spot, out: &mut Findings) {
    let (least, most) = bounds(world);
    let (seconds, limit) = (spot.session.seconds, world.limit());
    let detail = format!("{seconds} of {least}-{most}");
    let right = (least..=most).contains(&seconds);
    let short = seconds < least && limit < least + 120;
    // As far as the minutes go; and ten minutes of mobility were never too many.
    let told = seconds >= 300.min(limit) && seconds <= most.max(600);
    out.either(right, RULE, spot, "the length of the card");
    out.should(right || short || told && most >= 600, RULE, spot, "the length of the card", detail);
}

fn is_easy(world: &World, item: &Item) -> bool {
    world.fact(item).is_drill()
}

fn drills(world: &World, spot: &Spot, out: &mut Findings) {
    let eases = |item: &&Item| easing::opens(world, spot, item);
    let items = spot.session.items().filter(|item| !eases(item));
    // For the old an exercise for balance is one of them.
    let drill =
        |item: &&Item| is_easy(world, item) || world.older() && world.fact(item).is("balance");
    let count = items.filter(drill).count();
    let opened = spot.session.items().any(|item| easing::opens(world, spot, item));
    // Five stretches leave little time for drills.
    let few = match world.who.goal.as_str() {
        _ if gate::brittle(&world.who) || opened => 0,
        "stretch" => 1,
        _ if world.who.fallen => 1,
        _ => 2,
    };
    let most = if gate::brittle(&world.who) { 6 } else { 3 };
    let right = (few..=most).contains(&count) || world.limit() < 420;
    out.must(right, RULE, spot, "two or three drills", count);
}

fn stretches(world: &World, spot: &Spot, out: &mut Findings) {
    let held: Vec<&Item> = spot
        .session
        .items()
        .filter(|item| world.fact(item).is("stretch") && !easing::opens(world, spot, item))
        .collect();
    let both = held.iter().any(|item| !world.fact(item).unilateral);
    let most = match held.len() {
        _ if world.who.goal == "stretch" => 5,
        2 if both => 2,
        _ => 1,
    };
    out.must(held.len() <= most, RULE, spot, "one stretch a day, with the goal five", held.len());
}

/// A card without what climbs in it.
fn shown(world: &World, session: &Session) -> String {
    let one = |item: &Item| match item.dose {
        Dose::Hold { sets, .. } if world.fact(item).is("balance") => {
            format!("{} {sets} times", item.exercise)
        }
        _ => format!("{} {:?}", item.exercise, item.dose),
    };
    session.items().map(one).collect::<Vec<_>>().join("; ")
}

/// The cards of a week.
fn cards(week: &Week) -> impl Iterator<Item = &Session> {
    week.days.iter().flat_map(|day| &day.sessions).filter(|session| session.kind == "daily")
}

/// One card for a block, in which nothing changes but how long balance is stood.
fn one_a_block(world: &World, out: &mut Findings) {
    for weeks in world.plan.weeks.chunks(BLOCK) {
        let mut first = None;
        for (week, session) in
            weeks.iter().flat_map(|week| cards(week).map(move |card| (week, card)))
        {
            let own = shown(world, session);
            let card = first.get_or_insert_with(|| own.clone());
            let place = format!("week {}", week.number);
            out.must(*card == own, RULE, place, "one card for a block", own);
        }
    }
}

/// The drill of a warm-up is one of the card's, and that of the cool-down its stretch.
fn taken_from_the_card(world: &World, out: &mut Findings) {
    for week in &world.plan.weeks {
        let Some(card) = cards(week).next() else { continue };
        let known = |id: &str| card.items().any(|item| item.exercise == id);
        // Positions that are held warm nobody up, and a card may hold no other drill, or one only.
        let moves = |item: &&Item| {
            is_easy(world, item)
                && matches!(item.dose, Dose::Reps { .. })
                && !world.fact(item).is("breathing")
        };
        let few = card.items().filter(moves).count() < 2;
        for (day, session) in week.strength() {
            let spot = Spot { week, day, session };
            for item in session.block("warm-up").iter().filter(|item| is_easy(world, item)) {
                let eases = easing::opens(world, &spot, item);
                let right = known(&item.exercise) || eases || few || !world.who.include.is_empty();
                out.must(
                    right,
                    "warm-up-first",
                    spot,
                    "the drill is one of the card",
                    &item.exercise,
                );
            }
        }
    }
}

fn of_pattern<'a>(world: &World, session: &'a Session, pattern: &str) -> Vec<&'a Item> {
    session.items().filter(|item| world.fact(item).is(pattern)).collect()
}

/// With osteoporosis: two balance items and one of impact a day, a balance item in strength
/// sessions, and by week 8 about half an hour of balance a week, where minutes allow.
fn bones(world: &World, out: &mut Findings) {
    let who = &world.who;
    let impact =
        !gate::has(who, "spinal-stenosis") && who.pain < 4 && who.age.is_none_or(|age| age < 80);
    let long = who.minutes >= 15;
    for week in world.plan.weeks.iter().filter(|_| long) {
        let place = format!("week {}", week.number);
        let open = |pattern: &str| {
            let known = world.facts.in_order().filter(|fact| fact.is(pattern));
            known.filter(|fact| world.open(fact, week.number)).count()
        };
        let (balances, jolts) = (open("balance").min(2), open("impact").min(1));
        for card in cards(week) {
            let balance = of_pattern(world, card, "balance").len();
            out.should(
                balance >= balances,
                RULE,
                &place,
                "two balance items a day for bones",
                balance,
            );
            let jolt = of_pattern(world, card, "impact").len();
            let right = if impact { jolt >= jolts } else { jolt == 0 };
            out.should(
                right,
                RULE,
                &place,
                "one item of impact a day for bones, where it may be",
                jolt,
            );
        }
        balance_of_week(world, week, (balances, long), out);
    }
}

fn balance_of_week(world: &World, week: &Week, (balances, _): (usize, bool), out: &mut Findings) {
    let place = format!("week {}", week.number);
    if balances == 0 {
        return;
    }
    for (_, session) in week.strength() {
        let none = of_pattern(world, session, "balance").is_empty() && world.who.minutes >= 30;
        // Several conditions may leave none that the session admits.
        let full = world.named() || world.who.conditions.len() > 1;
        out.must(!none || full, RULE, &place, "balance in sessions of strength for bones", "");
    }
    let days = week.days.iter().flat_map(|day| &day.sessions);
    let seconds: u32 = days
        .flat_map(|session| of_pattern(world, session, "balance"))
        .map(|item| item.seconds)
        .sum();
    let due = week.number >= 7 && !week.steps_back() && world.who.minutes >= 30;
    out.must(
        seconds >= 24 * 60 || !due,
        RULE,
        place,
        "half an hour of balance a week for bones",
        seconds,
    );
}
