//! The direction that eases leads, and relief tries both where none is known: health.md 4.

use super::facts::Exercise;
use super::gate;
use super::plan::{Day, Dose, Item, Session, Week};
use super::world::{Findings, Spot, World};

const RULE: &str = "directional-preference";
/// What eases backward and forward, first choice first; and what relief tries, as allowed.
const BACKWARD: [&str; 4] =
    ["prone-press-up", "standing-back-bend", "prone-on-elbows", "prone-lying"];
const FORWARD: [&str; 3] = ["seated-forward-hang", "knee-to-chest", "childs-pose"];
const TRY_BACKWARD: [&str; 2] = ["prone-lying", "prone-on-elbows"];
const TRY_FORWARD: [&str; 4] =
    ["seated-forward-hang", "knee-to-chest", "pelvic-tilt", "seated-pelvic-tilt"];

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    if let Some(list) = list(world) {
        leads(world, list, out);
    } else if world.plan.is_relief() {
        trial(world, out);
    }
}

fn list(world: &World) -> Option<&'static [&'static str]> {
    match world.who.direction.as_deref()? {
        "extension" => Some(&BACKWARD),
        _ => Some(&FORWARD),
    }
}

/// The items after the walk that a session begins with.
fn led<'a>(world: &World, session: &'a Session) -> Vec<&'a Item> {
    session.items().skip_while(|item| world.fact(item).is("locomotion")).collect()
}

/// Whether an item stands where it stands, and as it does, because it opens the session to ease.
pub fn opens(world: &World, spot: &Spot, item: &Item) -> bool {
    let place = led(world, spot.session).iter().position(|other| std::ptr::eq(*other, item));
    let (Some(place), id) = (place, item.exercise.as_str()) else { return false };
    match list(world) {
        Some(list) => place == 0 && list.contains(&id),
        None => {
            on_trial(world, spot.day)
                && place < 2
                && (TRY_BACKWARD.contains(&id) || TRY_FORWARD.contains(&id))
        }
    }
}

/// Whether an item opens a session of the day to ease.
pub fn opens_day(world: &World, week: &Week, day: &Day, item: &Item) -> bool {
    day.sessions.iter().any(|session| opens(world, &Spot { week, day, session }, item))
}

/// The two days of relief in which both directions are tried: not where a stress fracture has to be
/// excluded first.
fn on_trial(world: &World, day: &Day) -> bool {
    let tries = world.plan.is_relief() && !gate::young_waits(&world.who);
    tries && world.plan.days().take(2).any(|tried| tried.date == day.date)
}

/// The exercises of a list that everything lets stand in a week.
fn open<'a>(world: &World<'a>, list: &[&str], week: usize) -> Vec<&'a Exercise> {
    let easy = |fact: &Exercise| fact.bare() && fact.comp() <= 1 && fact.axial() == 0;
    let known = list.iter().filter_map(|id| world.facts.exercises.get(*id));
    known.filter(|fact| world.open(fact, week) && (!world.plan.is_relief() || easy(fact))).collect()
}

/// Every session opens with the first of the list that is open; where the floor costs a change,
/// with one that is done up.
fn leads(world: &World, list: &[&str], out: &mut Findings) {
    let mut nowhere = false;
    for spot in world.spots() {
        let mut choice = open(world, list, spot.week.number);
        if world.floor(spot.week.number) {
            choice.sort_by_key(|fact| !matches!(fact.position.as_str(), "standing" | "seated"));
        }
        let Some(expected) = choice.first() else {
            nowhere = true;
            continue;
        };
        let first = led(world, spot.session).first().copied();
        let id = first.map_or("nothing", |item| &item.exercise);
        out.must(list.contains(&id), RULE, spot, "what eases opens every session", id);
        let right = !list.contains(&id) || id == expected.id;
        out.must(
            right,
            RULE,
            spot,
            "the first of what eases that may",
            format!("{id}, expected {}", expected.id),
        );
        if let Some(item) = first.filter(|_| list.contains(&id)) {
            dose(world, &spot, item, out);
        }
    }
    let texts = said(world);
    let told = ["none", "sit", "change", "walk"].iter().all(|word| texts.contains(word));
    out.must(told || !nowhere, RULE, "safety", "that nothing eases safely is told", "");
    let any = world
        .spots()
        .any(|spot| led(world, spot.session).iter().any(|item| opens(world, &spot, item)));
    let told = texts.contains("3 to 5 times a day") && texts.contains("leg");
    out.must(
        told || !any,
        RULE,
        "safety",
        "how often it may be repeated, and when to leave it",
        "",
    );
}

/// Ten times; as a stretch one hold of 30 s.
fn dose(world: &World, spot: &Spot, item: &Item, out: &mut Findings) {
    let right = match &item.dose {
        Dose::Reps { reps, .. } => *reps == [10, 10],
        dose if world.fact(item).is("stretch") => {
            matches!(dose, Dose::Hold { sets: 1, seconds: 30, .. })
        }
        _ => true,
    };
    out.must(right, RULE, spot, "what eases is done ten times", format!("{:?}", item.dose));
}

/// Advice, notices and reasons in one, in small letters.
fn said(world: &World) -> String {
    let whys = world.plan.items().flat_map(|item| item.why.iter().map(|why| &why.text));
    let notices = world.plan.notices.iter().map(|notice| &notice.text);
    let texts: Vec<String> = whys
        .chain(notices)
        .chain(&world.plan.safety.advice)
        .map(|text| text.to_lowercase())
        .collect();
    texts.join("\n")
}

/// Relief without a direction: two days that open with a small movement each way, and little
/// bending on any day.
fn trial(world: &World, out: &mut Findings) {
    let mut both = false;
    for spot in world.spots() {
        let week = spot.week.number;
        let sides = [TRY_BACKWARD.as_slice(), &TRY_FORWARD]
            .map(|list| (list, !open(world, list, week).is_empty()));
        let due = sides.iter().filter(|(_, open)| *open).count();
        both |= due == 2 && !gate::young_waits(&world.who);
        let first: Vec<&str> =
            led(world, spot.session).iter().map(|item| item.exercise.as_str()).collect();
        let tried =
            |list: &[&str], within: usize| first.iter().take(within).any(|id| list.contains(id));
        if on_trial(world, spot.day) {
            // Where only one of them is allowed there is nothing to compare.
            let all = due < 2 || sides.iter().all(|(list, _)| tried(list, due));
            out.must(all, RULE, spot, "two days of relief try each way first", first.join(" "));
        } else {
            let again = sides.iter().all(|(list, _)| tried(list, 2));
            out.must(!again, RULE, spot, "the trial is over after two days", first.join(" "));
        }
        let bent = spot.session.items().filter(|item| world.fact(item).flex() >= 2).count();
        out.must(bent <= 2, RULE, spot, "at most two bends a day in relief", bent);
    }
    out.must(
        !both || said(world).contains("ease"),
        RULE,
        "safety",
        "what the trial is for is told",
        "",
    );
}
