//! The rules of one session, typed from domain.md 3: time, warm-up, cool-down, share, order, count,
//! patterns.

use super::easing;
use super::facts::{Exercise, Written};
use super::plan::{Dose, Item};
use super::world::{Findings, Spot, World};

/// Seconds of a session of gentle movement at most.
const RELIEF_MOST: u32 = 15 * 60;

pub fn check(world: &World, out: &mut Findings) {
    for spot in world.spots() {
        no_duplicate(&spot, out);
        match spot.session.kind.as_str() {
            "strength" => strength(world, &spot, out),
            "relief" => relief(world, &spot, out),
            _ => out.must(
                spot.session.seconds <= world.limit(),
                "time-budget",
                spot,
                "a session within the minutes",
                spot.session.seconds,
            ),
        }
    }
}

fn no_duplicate(spot: &Spot, out: &mut Findings) {
    let mut ids: Vec<&str> = spot.session.items().map(|item| item.exercise.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    out.must(ids.len() == all, "no-duplicate", spot, "an exercise once a session", all - ids.len());
}

fn strength(world: &World, spot: &Spot, out: &mut Findings) {
    time_budget(world, spot, out);
    warm_up(world, spot, out);
    cool_down(world, spot, out);
    exercise_count(world, spot, out);
    compression(world, spot, out);
    if !world.named() {
        share(world, spot, out);
        order(world, spot, out);
        patterns(world, spot, out);
    }
}

fn time_budget(world: &World, spot: &Spot, out: &mut Findings) {
    let (seconds, limit) = (spot.session.seconds, world.limit());
    out.must(seconds <= limit, "time-budget", spot, "a session within the minutes", seconds);
    if world.who.minutes <= 45 {
        let used = seconds * 100 >= limit * 80;
        let what = if spot.week.steps_back() {
            "four fifths of the minutes used in a step-back week"
        } else {
            "four fifths of the minutes used"
        };
        out.should(used, "time-budget", spot, what, format!("{seconds} of {limit}"));
    }
}

/// Seconds that a block of warm-up may take.
pub fn warm_up_bounds(minutes: u32) -> (u32, u32) {
    if minutes <= 20 { (180, 300) } else { (300, 600) }
}

fn warm_up(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "warm-up-first";
    let items = spot.session.block("warm-up");
    let seconds: u32 = items.iter().map(|item| item.seconds).sum();
    let (low, high) = warm_up_bounds(world.who.minutes);
    out.must(
        (low..=high).contains(&seconds),
        RULE,
        spot,
        "length of the warm-up",
        format!("{seconds} of {low}-{high}"),
    );
    let first = spot.session.blocks.first();
    out.must(
        first.is_some_and(|block| block.kind == "warm-up"),
        RULE,
        spot,
        "the warm-up opens",
        "",
    );
    let drills = items.iter().filter(|item| world.fact(item).is_drill()).count();
    let walks: Vec<&Item> = items.iter().filter(|item| world.fact(item).is("locomotion")).collect();
    let barred = ["march-in-place", "brisk-walk"]
        .iter()
        .all(|id| world.who.exclude.iter().any(|out| out == id));
    if barred {
        out.must(
            drills >= 2,
            RULE,
            spot,
            "two drills where walking is ruled out by the user",
            drills,
        );
    } else {
        out.must(!walks.is_empty(), RULE, spot, "the warm-up has locomotion", "");
        out.must(drills >= 1, RULE, spot, "the warm-up has a mobility drill", drills);
    }
    let whole = walks.iter().all(|item| walked(item).is_some());
    out.must(whole, RULE, spot, "march 1-5 min, walk 3-10", "");
    out.must(
        !items
            .iter()
            .any(|item| world.fact(item).is("stretch") && !easing::opens(world, spot, item)),
        RULE,
        spot,
        "no static stretch before strength",
        "",
    );
}

/// The minutes of a march or walk within its range.
fn walked(item: &Item) -> Option<u32> {
    let Dose::Minutes { minutes } = item.dose else { return None };
    let range = if item.exercise == "march-in-place" { 1..=5 } else { 3..=10 };
    range.contains(&minutes).then_some(minutes)
}

fn cool_down(world: &World, spot: &Spot, out: &mut Findings) {
    let items: Vec<&Item> = spot.session.items().collect();
    let last = items.iter().rev().take_while(|item| world.fact(item).is("stretch")).count();
    out.should(
        (1..=3).contains(&last),
        "cool-down-stretch",
        spot,
        "1-3 stretches end the session",
        last,
    );
    let cool = spot.session.block("cool-down");
    let walks = cool.iter().filter(|item| world.fact(item).is("locomotion")).count();
    let opens = cool.first().is_some_and(|item| world.fact(item).is("locomotion"));
    out.must(
        walks == 0 || (walks == 1 && opens),
        "session-share",
        spot,
        "one walk opens the cool-down",
        walks,
    );
    let right = cool
        .iter()
        .filter(|item| world.fact(item).is("locomotion"))
        .all(|item| walked(item).is_some_and(|min| (3..=10).contains(&min)));
    out.must(right, "session-share", spot, "the walk takes 3-10 min", "");
}

fn share(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "session-share";
    let seconds = spot.session.seconds;
    let stretches: Vec<&Item> = spot
        .session
        .block("cool-down")
        .iter()
        .filter(|item| world.fact(item).is("stretch"))
        .collect();
    let cool: u32 = stretches.iter().map(|item| item.seconds).sum();
    let fits = stretches.len() <= 1 || cool * 100 <= seconds * 20;
    out.should(
        fits,
        RULE,
        spot,
        "cool-down a fifth of the session or one stretch",
        format!("{cool} of {seconds}"),
    );
    if world.who.minutes >= 20 {
        for item in spot.session.main() {
            let place = format!("{spot} {}", item.exercise);
            out.should(
                item.seconds * 100 <= seconds * 25,
                RULE,
                place,
                "a main item a quarter of the session",
                format!("{} of {seconds}", item.seconds),
            );
        }
    }
}

/// The group of a pattern in the order of work.
fn group(pattern: &str) -> usize {
    match pattern {
        "balance" => 0,
        "hinge" | "squat" => 1,
        "bridge" | "extension" => 2,
        "horizontal-pull" | "vertical-pull" | "scapular" => 3,
        "anti-rotation" | "anti-extension" | "anti-lateral-flexion" => 4,
        _ => 5,
    }
}

fn order(world: &World, spot: &Spot, out: &mut Findings) {
    let given: Vec<&Item> = spot.session.main().iter().collect();
    let mut expected = given.clone();
    expected.sort_by_key(|item| {
        let fact = world.fact(item);
        (group(&fact.pattern), 3 - fact.comp(), fact.place)
    });
    // Where getting down is spared, what is done upright comes first.
    if world.floor(spot.week.number) {
        expected.sort_by_key(|item| {
            !matches!(world.fact(item).position.as_str(), "standing" | "seated")
        });
    }
    // Comp 3 never comes first: the first lighter one goes before it.
    let light = expected.iter().position(|item| world.fact(item).comp() < 3);
    if let Some(light) = light.filter(|light| *light > 0) {
        let light = expected.remove(light);
        expected.insert(0, light);
    }
    let ids = |items: &[&Item]| {
        items.iter().map(|item| item.exercise.as_str()).collect::<Vec<_>>().join(" ")
    };
    let (given, expected) = (ids(&given), ids(&expected));
    out.should(
        given == expected,
        "session-order",
        spot,
        "main items by group, comp, catalogue",
        format!("{given}; expected {expected}"),
    );
}

fn exercise_count(world: &World, spot: &Spot, out: &mut Findings) {
    let count = spot.session.main().len();
    out.must(count <= 8, "exercise-count", spot, "never over 8 main items", count);
    let minutes = world.who.minutes;
    let (low, high) = match minutes {
        ..=15 => (2, 3),
        16..=30 => (3, 5),
        31..=45 => (4, 6),
        _ => (5, 8),
    };
    // The exception for osteoporosis is never more than the minutes' own band.
    let few = world.beginner(spot.week.number) || world.older();
    let high = if few { high.min(if minutes >= 31 { 6 } else { 5 }) } else { high };
    out.should(
        (low..=high).contains(&count),
        "exercise-count",
        spot,
        "main items for the minutes",
        format!("{count} of {low}-{high}"),
    );
}

fn patterns(world: &World, spot: &Spot, out: &mut Findings) {
    let mut patterns: Vec<&str> =
        spot.session.main().iter().map(|item| world.fact(item).pattern.as_str()).collect();
    patterns.sort_unstable();
    let most = patterns.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or(0);
    patterns.dedup();
    out.should(patterns.len() >= 3, "pattern-balance", spot, "three patterns", patterns.join(" "));
    out.should(most <= 2, "pattern-balance", spot, "at most two items of a pattern", most);
}

fn compression(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "lower-compression-first";
    let heavy: Vec<bool> =
        spot.session.main().iter().map(|item| world.fact(item).comp() == 3).collect();
    out.must(
        !heavy.first().is_some_and(|first| *first),
        RULE,
        spot,
        "comp 3 is never the first main item",
        "",
    );
    let count = heavy.iter().filter(|heavy| **heavy).count();
    out.must(count <= 1, RULE, spot, "one item of comp 3 a session", count);
}

/// What relief allows: domain.md 3, `relief-gentle`.
fn relief(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "relief-gentle";
    let session = spot.session;
    let limit = world.who.minutes.min(15) * 60;
    out.must(
        (300..=limit).contains(&session.seconds),
        RULE,
        spot,
        "five minutes to min(minutes, 15)",
        session.seconds,
    );
    out.should(
        session.seconds * 100 >= limit * 80,
        "time-budget",
        spot,
        "four fifths of the minutes used",
        format!("{} of {limit}", session.seconds),
    );
    let mut phase = 0;
    for item in session.items() {
        let (fact, place) = (world.fact(item), format!("{spot} {}", item.exercise));
        let easy = fact.bare() && fact.comp() <= 1 && fact.axial() == 0;
        out.must(easy, RULE, &place, "no resistance, no equipment, comp 1, axial 0", "");
        let sets = if fact.is("stretch") { 3 } else { 2 };
        out.must(item.dose.sets() <= sets, RULE, &place, "sets 2, stretches 3", item.dose.sets());
        out.must(item.rpe.is_none_or(|rpe| rpe[1] <= 4), RULE, &place, "effort 4", "");
        let next = match fact.pattern.as_str() {
            "locomotion" | "breathing" => 0,
            "mobility" => 1,
            _ => 2,
        };
        let gentle = next < 2 || fact.is("stretch");
        out.must(
            gentle,
            RULE,
            &place,
            "locomotion, breathing, mobility and stretches only",
            &fact.pattern,
        );
        if easing::opens(world, spot, item) {
            continue;
        }
        // Where getting down is spared, what is done upright comes together.
        let in_order = next >= phase || (world.floor(spot.week.number) && next < 2 && phase < 2);
        out.must(in_order, RULE, &place, "locomotion and breathing, mobility, then stretches", "");
        phase = phase.max(next);
    }
    source_first(world, spot, out);
}

fn bends(world: &World, spot: &Spot) -> usize {
    spot.session.items().filter(|item| world.fact(item).flex() >= 2).count()
}

/// Whether a hold has time in place of all that a session has of its pattern: minutes are never
/// exceeded, not for the list either.
fn fits_instead(world: &World, spot: &Spot, pattern: &str, fact: &Exercise) -> bool {
    let Written::Hold { sets, seconds, rest } = fact.dose(world.level(spot.week.number)) else {
        return true;
    };
    let taken = |item: &Item| world.facts.seconds(&item.exercise, &item.dose);
    let others = spot.session.items().filter(|item| !world.fact(item).is(pattern));
    let hold = Dose::Hold { sets, seconds, per_side: fact.unilateral, rest };
    let own = world.facts.seconds(&fact.id, &hold);
    others.map(taken).sum::<u32>() + own <= world.limit().min(RELIEF_MOST)
}

/// The source's sore-back list is the first choice: a mobility drill and a stretch of it in each
/// session.
fn source_first(world: &World, spot: &Spot, out: &mut Findings) {
    for pattern in ["mobility", "stretch"] {
        let listed = |id: &str| {
            let fact = &world.facts.exercises[id];
            fact.is(pattern)
                && fact.source == "article"
                && fact.categories.iter().any(|category| category == "sore-back")
        };
        let open = world.facts.in_order().any(|fact| {
            listed(&fact.id)
                && !world.who.exclude.contains(&fact.id)
                && world.bar(fact, spot.week.number).is_none()
                && fits_instead(world, spot, pattern, fact)
        });
        let used = spot.session.items().any(|item| listed(&item.exercise));
        let other = spot.session.items().any(|item| {
            world.fact(item).is(pattern) && !world.who.include.contains(&item.exercise)
        });
        // Where no direction eases, a day bends fully forward twice at most: what of the list would
        // be a third has to wait; and where getting down is spared, what is done upright comes
        // first.
        let spared = (world.who.direction.is_none() && bends(world, spot) >= 2)
            || world.floor(spot.week.number);
        out.must(
            used || !open || !other || spared,
            "relief-gentle",
            spot,
            "the source's sore-back list first",
            pattern,
        );
    }
}
