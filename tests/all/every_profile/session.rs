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
            _ => time_budget(world, &spot, out),
        }
    }
    used(world, out);
}

fn no_duplicate(spot: &Spot, out: &mut Findings) {
    // The easy first set of a lift is the one permitted repeat.
    let items = spot.session.items().filter(|item| !item.ramp);
    let mut ids: Vec<&str> = items.map(|item| item.exercise.as_str()).collect();
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
}

/// The heaviest session of a plan uses its minutes, up to 45; none of the first block leaves most of
/// them.
fn used(world: &World, out: &mut Findings) {
    const RULE: &str = "time-budget";
    if world.plan.status != "plan" || world.who.minutes > 45 {
        return;
    }
    let builds = world.spots().filter(|spot| !spot.week.steps_back() && spot.session.is_strength());
    let built: Vec<Spot> = builds.collect();
    let limit = world.limit();
    let heaviest = built.iter().map(|spot| spot.session.seconds).max().unwrap_or(0);
    let detail = format!("{heaviest} of {limit}");
    // A beginner's first block learns: it has few sets.
    let learns = world.plan.weeks.len() <= super::time::BLOCK && world.who.level == "beginner";
    out.should(
        learns || heaviest * 100 >= limit * 80,
        RULE,
        "plan",
        "four fifths of the minutes used",
        detail,
    );
    for spot in built.iter().filter(|spot| spot.week.number <= super::time::BLOCK) {
        let seconds = spot.session.seconds;
        let enough = seconds * 100 >= limit * 60;
        out.should(enough, RULE, spot, "three fifths of the minutes used at first", seconds);
    }
}

/// Minutes below which a session is two exercises in turn.
pub const SHORTEST: u32 = 12;

/// Seconds that a warm-up may take, its easy first set apart.
pub fn warm_up_bounds(minutes: u32) -> (u32, u32) {
    match minutes {
        ..SHORTEST => (60, 120),
        SHORTEST..=20 => (180, 250),
        _ => (220, 330),
    }
}

fn warm_up(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "warm-up-first";
    let items: Vec<&Item> =
        spot.session.block("warm-up").iter().filter(|item| !item.ramp).collect();
    let seconds: u32 = items.iter().map(|item| item.seconds).sum();
    let (low, high) = warm_up_bounds(world.who.minutes);
    // What eases comes on top where there is no drill for it to stand for.
    let eases = items.iter().filter(|item| easing::opens(world, spot, item));
    let high = if world.who.minutes < SHORTEST {
        high + eases.map(|item| item.seconds).sum::<u32>()
    } else {
        high
    };
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
    warm_up_content(world, spot, &items, out);
    ramp(world, spot, out);
}

fn warm_up_content(world: &World, spot: &Spot, items: &[&Item], out: &mut Findings) {
    const RULE: &str = "warm-up-first";
    let drills = items.iter().filter(|item| world.fact(item).is_drill()).count();
    let walks: Vec<&Item> =
        items.iter().copied().filter(|item| world.fact(item).is("locomotion")).collect();
    let known = world.facts.in_order().filter(|fact| fact.is("locomotion"));
    let barred = known.into_iter().all(|fact| !world.open(fact, spot.week.number));
    let short = world.who.minutes < SHORTEST;
    if barred {
        let what = "two drills where walking is ruled out by the user";
        out.must(drills >= 2 || short, RULE, spot, what, drills);
    } else {
        out.must(!walks.is_empty(), RULE, spot, "the warm-up has locomotion", "");
        out.must(drills >= 1 || short, RULE, spot, "the warm-up has a mobility drill", drills);
    }
    // What eases takes of the few minutes there are.
    let eased = items.iter().any(|item| easing::opens(world, spot, item));
    let whole = walks.iter().all(|item| walked(item, world.who.minutes, eased));
    out.must(whole, RULE, spot, "a march of 1-5 min, below 12 min of 1", "");
    let held = items
        .iter()
        .any(|item| world.fact(item).is("stretch") && !easing::opens(world, spot, item));
    out.must(!held, RULE, spot, "no static stretch before strength", "");
    let breath = items.iter().any(|item| world.fact(item).is("breathing"));
    out.must(!breath, RULE, spot, "breathing warms nobody up", "");
}

/// Whether a march or walk is as long as warm-ups have it.
fn walked(item: &Item, minutes: u32, eased: bool) -> bool {
    let Dose::Minutes { minutes: long } = item.dose else { return false };
    // Drills of the card may be so short or so long that the march makes up for it.
    if minutes < SHORTEST && !eased { long == 1 } else { (1..=5).contains(&long) }
}

/// One easy set before the first loaded hinge or squat, where effort is 6 and more.
fn ramp(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "warm-up-first";
    let ramps: Vec<&Item> = spot.session.items().filter(|item| item.ramp).collect();
    // A backpack that comes later is light: it may have one or not.
    let heavy = |item: &&Item| {
        let fact = world.fact(item);
        let weighed = super::ladder::Ladder::of(world, fact, spot.week.number).is_weighted();
        (fact.is("hinge") || fact.is("squat"))
            && (weighed || ramps.iter().any(|ramp| ramp.exercise == fact.id))
    };
    let effort = super::dosing::usual_effort(world, spot.week.number)[1];
    let due = effort >= 6 && world.who.minutes >= SHORTEST && !world.named();
    let first = spot.session.main().iter().find(heavy).filter(|_| due);
    let expected = first.map(|item| item.exercise.as_str());
    let given: Vec<&str> = ramps.iter().map(|item| item.exercise.as_str()).collect();
    // It would be another way up where the way down is spared.
    let spared = world.floor(spot.week.number) && given.is_empty();
    let right = spared || given == expected.into_iter().collect::<Vec<_>>();
    out.must(right, RULE, spot, "an easy set before the first loaded lift", {
        format!("{given:?}, expected {expected:?}")
    });
    for item in ramps {
        let easy = matches!(item.dose, Dose::Reps { sets: 1, reps: [6, 6], .. });
        let within = spot.session.block("warm-up").iter().any(|other| std::ptr::eq(other, item));
        out.must(easy && within, RULE, spot, "six repetitions, in the warm-up", &item.exercise);
    }
}

fn cool_down(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "cool-down-stretch";
    let items: Vec<&Item> = spot.session.items().collect();
    let last = items.iter().rev().take_while(|item| world.fact(item).is("stretch")).count();
    let two = world.who.minutes >= 45 || world.who.goal == "stretch";
    let most = match () {
        () if world.named() => 3,
        () if two => 2,
        () => 1,
    };
    let short = world.who.minutes < SHORTEST;
    out.should(last >= 1 || short, RULE, spot, "a stretch ends the session", last);
    out.either(last >= 1, RULE, spot, "a stretch ends the session");
    out.must(last <= most, RULE, spot, "one stretch, two in long sessions", last);
    let walks =
        spot.session.block("cool-down").iter().any(|item| world.fact(item).is("locomotion"));
    out.must(!walks, RULE, spot, "no walk in the cool-down", "");
}

/// Per cent of a session for its main work, the easy first set counted.
fn least_share(world: &World) -> u32 {
    match world.who.minutes {
        _ if world.who.goal == "stretch" || world.who.pain >= 4 => 0,
        30.. => 65,
        20..30 => 55,
        15..20 => 45,
        _ => 0,
    }
}

fn share(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "session-share";
    let (seconds, limit) = (spot.session.seconds, world.limit());
    let work: u32 = spot.session.items().filter(|item| item.ramp).map(|item| item.seconds).sum();
    let work = work + spot.session.main().iter().map(|item| item.seconds).sum::<u32>();
    let least = if spot.week.steps_back() { 0 } else { least_share(world) };
    let detail = format!("{work} of {seconds}");
    out.should(work * 100 >= seconds * least, RULE, spot, "main work of the session", detail);
    let most = if spot.session.main().len() <= 3 { 35 } else { 30 };
    for item in spot.session.main().iter().filter(|_| world.who.minutes >= 20) {
        let (place, detail) =
            (format!("{spot} {}", item.exercise), format!("{} of {seconds}", item.seconds));
        let of = |whole: u32| item.seconds * 100 <= whole * most;
        out.should(of(limit), RULE, &place, "a main item's share of the minutes", detail);
        // The minutes are those given, or those that the session takes.
        out.either(of(seconds), RULE, place, "a main item's share of the session");
    }
}

/// The group of a pattern in the order of work.
fn group(pattern: &str) -> u32 {
    match pattern {
        "balance" | "impact" => 0,
        "hinge" | "squat" => 1,
        "bridge" | "extension" => 2,
        "horizontal-pull" | "vertical-pull" | "scapular" | "push" => 3,
        "anti-rotation" | "anti-extension" | "anti-lateral-flexion" => 4,
        _ => 5,
    }
}

fn order(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "session-order";
    let facts: Vec<&Exercise> = spot.session.main().iter().map(|item| world.fact(item)).collect();
    let ids = facts.iter().map(|fact| fact.id.as_str()).collect::<Vec<_>>().join(" ");
    // What is fast comes first, while nothing is tired.
    let group = |fact: &Exercise| if fact.id.ends_with("-fast") { 0 } else { group(&fact.pattern) };
    let place = |fact: &Exercise| (group(fact), 3 - fact.comp());
    // Comp 3 never comes first: what stands before it for that reason is out of order rightly.
    let moved = facts.len() > 1 && facts[1].comp() == 3 && facts[0].comp() < 3;
    let from = &facts[usize::from(moved)..];
    let sorted = from.is_sorted_by_key(|fact| place(fact));
    if world.floor(spot.week.number) {
        // Where getting down is spared, what is done upright comes together, and what is not.
        let down = |fact: &Exercise| super::floor::down(&fact.position).unwrap_or(true);
        let parts = from.chunk_by(|a, b| down(a) == down(b)).count();
        out.should(parts <= 2, RULE, spot, "upright together, and what is on the floor", &ids);
        out.either(sorted, RULE, spot, "main items by group, comp");
    } else {
        out.should(sorted, RULE, spot, "main items by group, comp", ids);
    }
}

fn exercise_count(world: &World, spot: &Spot, out: &mut Findings) {
    const RULE: &str = "exercise-count";
    let count = spot.session.main().len();
    out.must(count <= 8, RULE, spot, "never over 8 main items", count);
    let (low, high) = match world.who.minutes {
        minutes if minutes < SHORTEST => (2, 2),
        ..=15 => (2, 3),
        16..=30 => (3, 5),
        31..=45 => (4, 6),
        _ => (5, 8),
    };
    let few = world.beginner(spot.week.number) || world.older();
    let high = if few { high.min(6) } else { high };
    let detail = format!("{count} of {low}-{high}");
    out.should((low..=high).contains(&count), RULE, spot, "main items for the minutes", detail);
    let single = spot.week.strength().len() == 1 && world.who.minutes > 15;
    let built = !spot.week.steps_back() && !world.named();
    out.either(count >= 4 || !single, RULE, spot, "four items where there is one session");
    out.should(
        count >= 4 || !single || !built,
        RULE,
        spot,
        "four items where there is one session",
        count,
    );
}

fn patterns(world: &World, spot: &Spot, out: &mut Findings) {
    let mut patterns: Vec<&str> =
        spot.session.main().iter().map(|item| world.fact(item).pattern.as_str()).collect();
    patterns.sort_unstable();
    let most = patterns.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or(0);
    patterns.dedup();
    let least = if world.who.minutes <= 15 { 2 } else { 3 };
    out.should(
        patterns.len() >= least,
        "pattern-balance",
        spot,
        "three patterns, in short sessions two",
        patterns.join(" "),
    );
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
            world.fact(item).is(pattern)
                && !world.who.include.contains(&item.exercise)
                && !easing::opens(world, spot, item)
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
