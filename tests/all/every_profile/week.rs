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
            ladder(world, week, out);
            volume(world, week, out);
            level_fit(world, week, out);
            lower_first(world, week, out);
            if !world.named() {
                coverage(world, week, out);
                variety(week, out);
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
    out.should(!stretches.is_empty(), "daily-stretch", at(week, day), "a stretch every day", "");
    stretch_totals(world, week, day, &stretches, out);
    mobility(world, week, day, out);
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
        let enough = |total: u32| (60..=240).contains(&total);
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

fn mobility(world: &World, week: &Week, day: &Day, out: &mut Findings) {
    let moving = |item: &Item| {
        matches!(
            world.fact(item).pattern.as_str(),
            "mobility" | "breathing" | "locomotion" | "balance"
        )
    };
    let (mut least, mut most, mut whole) = (0, 0, false);
    for session in &day.sessions {
        for block in &session.blocks {
            let seconds: u32 =
                block.items.iter().filter(|item| moving(item)).map(|item| item.seconds).sum();
            least += seconds;
            // The walk of a cool-down stands outside the upper bound.
            most += if block.kind == "cool-down" { 0 } else { seconds };
        }
        whole |= session.is_strength() && world.who.minutes <= 20;
    }
    let place = at(week, day);
    out.should(least >= 300 || whole, "daily-mobility", &place, "five minutes of mobility", least);
    out.should(most <= 600, "daily-mobility", place, "at most ten minutes of mobility", most);
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
    let told = ["applied", "deviation"]
        .iter()
        .any(|kind| world.plan.tells(RULE, kind) || world.plan.tells("recovery-day", kind));
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
    need(!trunk.is_empty() && extensors.union(&trunk).count() >= 2, "one other trunk exercise");
    let glutes = main.iter().filter(|e| e.trains(&["glute max", "glute med"])).count();
    need(glutes >= 2, "glutes twice");
    need(
        main.iter().any(|e| {
            matches!(e.pattern.as_str(), "horizontal-pull" | "vertical-pull" | "scapular")
        }),
        "a mid-back item",
    );
}

/// The issue: sessions differ within the week.
fn variety(week: &Week, out: &mut Findings) {
    let sessions = week.strength();
    for (index, (day, session)) in sessions.iter().enumerate() {
        let ids = |session: &super::plan::Session| {
            session.main().iter().map(|item| item.exercise.clone()).collect::<BTreeSet<_>>()
        };
        let differs = sessions[..index].iter().all(|(_, other)| ids(other) != ids(session));
        out.must(differs, "issue", at(week, day), "sessions differ within the week", "");
    }
}

fn start(world: &World, week: &Week, out: &mut Findings) {
    if !world.gentle(week.number) {
        return;
    }
    let groups: [&[&str]; 3] = [
        &["bird-dog", "bird-dog-leg-only"],
        &["pelvic-tilt", "seated-pelvic-tilt", "wall-pelvic-tilt"],
        &["glute-bridge"],
    ];
    let used = |group: &&[&str]| {
        week.days.iter().flat_map(Day::items).any(|item| group.contains(&item.exercise.as_str()))
    };
    let count = groups.iter().filter(|group| used(group)).count();
    out.should(
        count >= 2,
        "beginner-start",
        format!("week {}", week.number),
        "two of three groups",
        count,
    );
}

fn ladder(world: &World, week: &Week, out: &mut Findings) {
    if !world.beginner(week.number) {
        return;
    }
    let steps: &[&str] = if world.gentle(week.number) {
        &["hip-hinge-drill"]
    } else {
        &["cable-pull-through", "kettlebell-deadlift"]
    };
    for item in week.main().filter(|item| world.fact(item).is("hinge")) {
        let (right, place) =
            (steps.contains(&item.exercise.as_str()), format!("week {}", week.number));
        if world.named() {
            // Section 5 gives beginners the drill in the sample, whatever the week.
            out.either(right, "hinge-ladder", place, "a beginner's hinge by the week");
        } else {
            out.should(
                right,
                "hinge-ladder",
                place,
                "a beginner's hinge by the week",
                &item.exercise,
            );
        }
    }
}

/// Most hard sets of a session and of a week, by level.
const MOST_SETS: [(u32, u32); 3] = [(6, 12), (9, 18), (12, 24)];

fn is_hard(world: &World, item: &Item) -> bool {
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

/// The harder exercises of its chain that every hard rule lets stand in the week, nearest first.
fn above<'a>(world: &World<'a>, fact: &'a Exercise, week: &Week) -> Vec<&'a Exercise> {
    world.facts.above(fact).into_iter().filter(|above| world.allowed(above, week.number)).collect()
}

/// The hardest of a chain, from week 1 or a beginner's week 3 on, and one rung below it before. For
/// variety a step below may stand in a week that has the hardest as well; the table can be read to
/// want a word about that or not.
fn level_fit(world: &World, week: &Week, out: &mut Findings) {
    const RULE: &str = "level-fit";
    for item in week.main() {
        let place = format!("week {} {}", week.number, item.exercise);
        let above = above(world, world.fact(item), week);
        let Some(hardest) = above.last() else { continue };
        if world.named() {
            // A named workout is not among the exceptions, but keeps its exercises by its nature.
            out.either(false, RULE, place, "the hardest of the chain");
        } else if world.gentle(week.number) {
            out.should(
                above.len() <= 1,
                RULE,
                place,
                "at most one rung below the hardest",
                &hardest.id,
            );
        } else {
            let varied = above.len() == 1 && week.main().any(|item| item.exercise == hardest.id);
            out.either(!varied, RULE, &place, "one rung below for variety");
            out.should(varied, RULE, place, "the hardest of the chain", &hardest.id);
        }
    }
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
    let weight =
        |fact: &Exercise| if decides { fact.comp() } else { [0, 1, 1, 3][fact.comp() as usize] };
    for (day, session) in week.strength() {
        for item in session.main() {
            let fact = world.fact(item);
            let lighter = world.facts.exercises.values().find(|other| {
                other.pattern == fact.pattern
                    && weight(other) < weight(fact)
                    && world.allowed(other, week.number)
                    && !world.facts.one_chain(fact, other)
                    && tops_chain(world, other, week)
                    && !session.main().iter().any(|item| item.exercise == other.id)
            });
            let place = format!("{} {}", at(week, day), item.exercise);
            let detail = lighter.map_or("", |other| &other.id);
            out.should(
                lighter.is_none(),
                "lower-compression-first",
                place,
                "the lower comp of one pattern",
                detail,
            );
        }
    }
}
