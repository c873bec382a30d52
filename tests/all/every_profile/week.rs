//! The rules of a day, a week and the calendar, typed from domain.md 3.

use std::collections::BTreeSet;

use super::case::WEEK;
use super::easing;
use super::facts::Exercise;
use super::gate;
use super::plan::{Day, Item, Week};
use super::world::{Findings, World};

pub fn check(world: &World, out: &mut Findings) {
    for week in &world.plan.weeks {
        week.days.iter().for_each(|day| every_day(world, week, day, out));
        if !world.plan.is_relief() {
            frequency(world, week, out);
            start(world, week, out);
            volume(world, week, out);
            lower_first(world, week, out);
            if !world.named() {
                coverage(world, week, out);
            }
        }
    }
    recovery(world, out);
}

fn at(week: &Week, day: &Day) -> String {
    format!("week {} {}", week.number, day.weekday)
}

fn every_day(world: &World, week: &Week, day: &Day, out: &mut Findings) {
    let stretches: Vec<&Item> = day.items().filter(|item| world.fact(item).is("stretch")).collect();
    // The shortest sessions end without one.
    let short = world.who.minutes < super::session::SHORTEST
        && day.sessions.iter().any(super::plan::Session::is_strength);
    let any = !stretches.is_empty();
    out.should(any || short, "daily-stretch", at(week, day), "a stretch every day", "");
    out.either(any, "daily-stretch", at(week, day), "a stretch every day");
    stretch_totals(world, week, day, &stretches, out);
}

/// Each muscle that is stretched gets 60 s a side in the day, and at most 4 min a session.
fn stretch_totals(world: &World, week: &Week, day: &Day, stretches: &[&Item], out: &mut Findings) {
    let muscles: BTreeSet<&str> =
        stretches.iter().flat_map(|item| &world.fact(item).primary).map(String::as_str).collect();
    for muscle in muscles {
        let of_muscle = stretches.iter().filter(|item| world.fact(item).trains(&[muscle]));
        let (mut total, mut opening) = (0, 0);
        for item in of_muscle {
            total += held(item);
            opening += if easing::opens_day(world, week, day, item) { held(item) } else { 0 };
        }
        // What a strength session holds once, the card holds in full on other days; five stretches
        // are short of time.
        let trains = day.sessions.iter().any(super::plan::Session::is_strength);
        let least = if trains || world.who.goal == "stretch" { 20 } else { 60 };
        let enough = |total: u32| (least..=240).contains(&total);
        // What opens the session to ease is no stretch of the day; it may be counted.
        let others = total == opening || enough(total - opening);
        out.either(
            enough(total) && others,
            "stretch-dose",
            at(week, day),
            "60-240 s for each muscle stretched",
        );
        out.should(
            enough(total) || others,
            "stretch-dose",
            at(week, day),
            "60-240 s for each muscle stretched",
            format!("{muscle} {total} s"),
        );
    }
}

fn held(item: &Item) -> u32 {
    match item.dose {
        super::plan::Dose::Hold { sets, seconds, .. } => sets * seconds,
        _ => 0,
    }
}

/// The greatest smallest gap, in days round the week, that `count` of the days can have.
fn best_gap(days: &[usize], count: usize) -> usize {
    (0_u32..1 << days.len())
        .filter(|choice| choice.count_ones() as usize == count)
        .map(|choice| {
            let chosen: Vec<usize> = days
                .iter()
                .enumerate()
                .filter(|(bit, _)| choice >> bit & 1 == 1)
                .map(|(_, day)| *day)
                .collect();
            smallest_gap(&chosen)
        })
        .max()
        .unwrap_or(0)
}

fn smallest_gap(chosen: &[usize]) -> usize {
    let next = |index: usize| chosen[(index + 1) % chosen.len()];
    let gaps = (0..chosen.len()).map(|index| match (next(index) + 7 - chosen[index]) % 7 {
        0 => 7,
        gap => gap,
    });
    gaps.min().unwrap_or(0)
}

fn weekday(word: &str) -> usize {
    WEEK.iter().position(|day| *day == word).expect("a weekday")
}

fn frequency(world: &World, week: &Week, out: &mut Findings) {
    const RULE: &str = "strength-frequency";
    let place = format!("week {}", week.number);
    let mut chosen: Vec<usize> =
        week.strength().iter().map(|(day, _)| weekday(&day.weekday)).collect();
    chosen.sort_unstable();
    let made = chosen.len();
    let free: Vec<usize> = world.who.days.iter().map(|day| weekday(day)).collect();
    out.must(made <= 3, RULE, &place, "at most three strength sessions", made);
    out.must(made >= 1, RULE, &place, "a strength session", made);
    out.should(made >= 2, RULE, &place, "two strength sessions", made);
    out.must(made <= world.who.sessions, RULE, &place, "no more sessions than asked for", made);
    out.must(
        chosen.iter().all(|day| free.contains(day)),
        RULE,
        &place,
        "strength on the user's days",
        format!("{chosen:?}"),
    );
    let rested = (1..=world.who.sessions.min(3))
        .filter(|count| best_gap(&free, *count) >= 2)
        .max()
        .unwrap_or(1);
    out.must(
        made >= rested,
        RULE,
        &place,
        "as many sessions as the days allow",
        format!("{made} of {rested}"),
    );
    let gap = smallest_gap(&chosen);
    let best = best_gap(&free, made);
    out.must(
        gap == best,
        "recovery-day",
        &place,
        "days by the greatest smallest gap",
        format!("{gap} of {best}"),
    );
    let says =
        |rule: &str| ["applied", "deviation"].iter().any(|kind| world.plan.tells(rule, kind));
    let told = says(RULE) && says("recovery-day");
    out.must(
        made == world.who.sessions || told,
        RULE,
        place,
        "fewer sessions than asked for are told",
        made,
    );
}

fn recovery(world: &World, out: &mut Findings) {
    let comp = |session: &super::plan::Session| {
        session.main().iter().map(|item| world.fact(item).comp()).max().unwrap_or(0)
    };
    let strength: Vec<_> = world.plan.weeks.iter().flat_map(Week::strength).collect();
    for pair in strength.windows(2) {
        let ((day, session), (next, other)) = (pair[0], pair[1]);
        if (next.date - day.date).num_days() == 1 {
            let hard = comp(session) >= 2 || comp(other) >= 2;
            out.must(!hard, "recovery-day", next.date, "a day between sessions of comp 2", "");
            out.should(false, "recovery-day", next.date, "a day between sessions", "");
        }
    }
}

fn coverage(world: &World, week: &Week, out: &mut Findings) {
    if world.who.minutes < super::session::SHORTEST {
        return;
    }
    let main: Vec<&Exercise> = week.main().map(|item| world.fact(item)).collect();
    let mut need = |holds: bool, what: &'static str| {
        out.should(holds, "weekly-coverage", format!("week {}", week.number), what, "");
    };
    need(main.iter().any(|e| e.is("hinge") || e.is("bridge")), "a hinge or bridge");
    let extensor =
        |e: &&Exercise| e.is("extension") || (e.is("anti-rotation") && e.position == "quadruped");
    let extensors: BTreeSet<&str> =
        main.iter().copied().filter(extensor).map(|e| e.id.as_str()).collect();
    let trunk: BTreeSet<&str> =
        main.iter().filter(|e| e.is_trunk()).map(|e| e.id.as_str()).collect();
    need(!extensors.is_empty(), "spinal extensor work");
    // Short sessions have no room for every part.
    let short = world.who.minutes <= 15;
    let others = !trunk.is_empty() && extensors.union(&trunk).count() >= 2;
    need(short || others, "one other trunk exercise");
    let glutes = main.iter().filter(|e| e.trains(&["glute max", "glute med"])).count();
    need(glutes >= if short { 1 } else { 2 }, "glutes once or twice");
    let turns = week.strength().len().min(2);
    let once: Vec<_> =
        week.strength().into_iter().take(turns).flat_map(|(_, s)| s.main()).collect();
    let glutes = once.iter().filter(|item| world.fact(item).trains(&["glute max", "glute med"]));
    let together = short || glutes.count() >= 2;
    need(
        main.iter().any(|e| {
            matches!(e.pattern.as_str(), "horizontal-pull" | "vertical-pull" | "scapular")
        }),
        "a mid-back item",
    );
    // Of three sessions one stands twice; A and B together may be counted, too.
    out.either(together, "weekly-coverage", format!("week {}", week.number), "glutes in A and B");
}

fn start(world: &World, week: &Week, out: &mut Findings) {
    if !world.gentle(week.number) {
        return;
    }
    let first = ["hip-hinge-drill", "glute-bridge", "bird-dog", "bird-dog-leg-only"];
    let mut items = week.days.iter().flat_map(Day::items);
    out.should(
        items.any(|item| first.contains(&item.exercise.as_str())),
        "beginner-start",
        format!("week {}", week.number),
        "a hinge drill, a bridge or bird dog",
        "",
    );
}

/// Most hard sets of a session and of a week, by level.
const MOST_SETS: [(u32, u32); 3] = [(6, 12), (9, 18), (12, 24)];

pub fn is_hard(world: &World, item: &Item) -> bool {
    let fact = world.fact(item);
    (fact.is("hinge") || fact.is("extension")) && fact.comp() >= 2
}

fn hard_sets<'i>(world: &World, items: impl Iterator<Item = &'i Item>) -> u32 {
    items.filter(|item| is_hard(world, item)).map(|item| item.dose.sets()).sum()
}

/// Whether the week has no room for one more set of an exercise.
pub fn is_full(world: &World, week: &Week, item: &Item) -> bool {
    is_hard(world, item) && hard_sets(world, week.main()) >= MOST_SETS[world.level(week.number)].1
}

fn volume(world: &World, week: &Week, out: &mut Findings) {
    let (session, total) = MOST_SETS[world.level(week.number)];
    for (day, strength) in week.strength() {
        let count = hard_sets(world, strength.main().iter());
        out.must(count <= session, "volume-cap", at(week, day), "hard sets of a session", count);
    }
    let count = hard_sets(world, week.main());
    out.must(
        count <= total,
        "volume-cap",
        format!("week {}", week.number),
        "hard sets of a week",
        count,
    );
}

/// Whether level, equipment and caps leave nothing harder on the chain; what the user rules out
/// does not shorten it.
fn tops_chain(world: &World, fact: &Exercise, week: &Week) -> bool {
    let harder = world.facts.above(fact).into_iter().filter(|above| world.fits(above, week.number));
    harder.count() <= usize::from(world.gentle(week.number))
}

/// The lower comp of two exercises for one pattern from different chains; 1 and 2 count as equal
/// but for a beginner at the start, with a condition or with pain.
fn lower_first(world: &World, week: &Week, out: &mut Findings) {
    let decides = world.gentle(week.number) || gate::every_step_counts(world.at(week.number));
    let strong = ["strength", "performance"].contains(&world.who.goal.as_str());
    let weight =
        |fact: &Exercise| if decides { fact.comp() } else { [0, 1, 1, 3][fact.comp() as usize] };
    for (day, session) in week.strength() {
        for item in session.main() {
            let fact = world.fact(item);
            // Balance and small jolts are no matter of compression.
            let counts = !fact.is("balance") && !fact.is("impact");
            let lighter = world.facts.in_order().find(|other| {
                // The lifts of those who train for strength are chosen for their weight.
                counts
                    && (decides || !strong || !fact.lift)
                    && other.pattern == fact.pattern
                    && (other.lift || !fact.lift)
                    && !other.on_request
                    && weight(other) < weight(fact)
                    && world.allowed(other, week.number)
                    && !world.facts.one_chain(fact, other)
                    && tops_chain(world, other, week)
                    && !session.main().iter().any(|item| item.exercise == other.id)
            });
            let place = format!("{} {}", at(week, day), item.exercise);
            let detail = lighter.map_or("", |other| &other.id);
            let (rule, what) = ("lower-compression-first", "the lower comp of one pattern");
            if world.named() {
                out.either(lighter.is_none(), rule, place, what);
            } else {
                out.should(lighter.is_none(), rule, place, what, detail);
            }
        }
    }
}
