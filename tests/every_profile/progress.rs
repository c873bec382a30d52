//! From week to week, and what was trimmed in which order: domain.md 3 (`progression`, `step-back-week`, `volume-cap`, `trim-order`)
//! and 3.1.

use std::collections::BTreeSet;

use crate::facts::Written;
use crate::plan::{Dose, Item, Session, Week};
use crate::world::{Findings, World};

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_relief() || world.named() {
        return;
    }
    let weeks = &world.plan.weeks;
    weeks.iter().for_each(|week| week.strength().iter().for_each(|(_, session)| trimmed(world, week, session, out)));
    for (index, week) in weeks.iter().enumerate().skip(1) {
        let before = &weeks[index - 1];
        same_days(before, week, out);
        if week.steps_back() {
            step_back(world, before, week, out);
        } else {
            let built = if before.steps_back() { &weeks[index - 2] } else { before };
            each(built, week, |number, old, new| build(world, number, before.steps_back(), old, new, out));
        }
    }
}

fn same_days(before: &Week, week: &Week, out: &mut Findings) {
    let days = |week: &Week| week.strength().iter().map(|(day, _)| day.weekday.clone()).collect::<Vec<_>>();
    out.must(
        days(before) == days(week),
        "step-back-week",
        week.number,
        "the same days every week",
        format!("{:?}", days(week)),
    );
}

fn each(old: &Week, new: &Week, mut check: impl FnMut(usize, &Session, &Session)) {
    for ((_, old), (_, session)) in old.strength().into_iter().zip(new.strength()) {
        check(new.number, old, session);
    }
}

fn find<'a>(session: &'a Session, item: &Item) -> Option<&'a Item> {
    session.main().iter().find(|other| other.exercise == item.exercise)
}

fn ids(session: &Session) -> BTreeSet<&str> {
    session.main().iter().map(|item| item.exercise.as_str()).collect()
}

fn build(world: &World, number: usize, new_block: bool, old: &Session, new: &Session, out: &mut Findings) {
    const RULE: &str = "progression";
    let place = format!("week {number} {}", new.title);
    let may_change = new_block || (world.beginner() && number == 3);
    let (was, is) = (ids(old), ids(new));
    out.must(was == is || may_change, RULE, &place, "exercises stay within a block", format!("{was:?} {is:?}"));
    if new_block {
        moved_up(world, &place, &was, &is, out);
    }
    let mut raised = 0;
    for item in new.main() {
        let Some(before) = find(old, item) else { continue };
        let place = format!("{place} {}", item.exercise);
        let (a, b) = (before.dose.sets(), item.dose.sets());
        raised += usize::from(b > a);
        out.must(b <= a + 1, "volume-cap", &place, "at most one set more", format!("{a} to {b}"));
        out.must(b >= a, RULE, &place, "sets never fall in a build week", format!("{a} to {b}"));
        let still = new_block || world.who.weeks < 4;
        out.must(
            b == a || !still,
            RULE,
            &place,
            "sets stay in short plans and at a block's start",
            format!("{a} to {b}"),
        );
        out.must(b <= 4, RULE, &place, "at most four sets", b);
        repetitions(world, &place, before, item, new_block, out);
    }
    out.must(raised <= 2, "volume-cap", place, "at most two exercises of a session raised", raised);
}

/// What is new in a block stands higher on the chain of something that left.
fn moved_up(world: &World, place: &str, was: &BTreeSet<&str>, is: &BTreeSet<&str>, out: &mut Findings) {
    for new in is.difference(was) {
        let fact = &world.facts.exercises[*new];
        let from = was.difference(is).map(|id| &world.facts.exercises[*id]);
        let up = from.into_iter().any(|old| world.facts.above(old).iter().any(|above| above.id == fact.id));
        out.must(up, "progression", place, "new exercises stand higher on the chain", new);
    }
}

fn repetitions(world: &World, place: &str, before: &Item, item: &Item, new_block: bool, out: &mut Findings) {
    const RULE: &str = "progression";
    let (Dose::Reps { reps: a, .. }, Dose::Reps { reps: b, .. }) = (&before.dose, &item.dose) else { return };
    out.must(
        b[0] >= a[0] && b[1] >= a[1],
        RULE,
        place,
        "repetitions never fall in a build week",
        format!("{a:?} to {b:?}"),
    );
    if let Written::Reps { low, high, .. } = world.fact(item).dose(world.level) {
        let single = low == high;
        out.must(
            !single || new_block || b[1] <= a[1] + 1,
            RULE,
            place,
            "one repetition more a week",
            format!("{a:?} to {b:?}"),
        );
    }
}

fn step_back(world: &World, before: &Week, week: &Week, out: &mut Findings) {
    const RULE: &str = "step-back-week";
    each(before, week, |number, old, new| {
        for item in new.main() {
            let place = format!("week {number} {} {}", new.title, item.exercise);
            let Some(last) = find(old, item) else {
                out.must(false, RULE, place, "a step-back week keeps the exercises", "");
                continue;
            };
            let right = lighter(&last.dose, &item.dose);
            out.should(
                right,
                RULE,
                place,
                "4 sets to 2, 3 to 2, 2 to 1",
                format!("{:?} to {:?}", last.dose, item.dose),
            );
        }
    });
    let total = |week: &Week| week.main().map(|item| item.dose.sets()).sum::<u32>();
    let (was, is) = (total(before), total(week));
    let share = is * 100 >= was * 50 && is * 100 <= was * 67;
    out.should(
        share,
        RULE,
        format!("week {}", week.number),
        "half to two thirds of the week before",
        format!("{is} of {was}"),
    );
    let _ = world;
}

fn lighter(old: &Dose, new: &Dose) -> bool {
    let fewer = |sets: u32| if sets <= 2 { 1 } else { 2 };
    match (old, new) {
        (Dose::Reps { sets, reps, .. }, Dose::Reps { sets: now, reps: then, .. }) => {
            *now <= fewer(*sets) && then[1] <= reps[1]
        }
        (Dose::Hold { sets, seconds, .. }, Dose::Hold { sets: now, seconds: then, .. }) => {
            *now <= fewer(*sets) && then <= seconds
        }
        (Dose::Holds { reps_per_set: sets, .. }, Dose::Holds { reps_per_set: now, .. }) => {
            sets.len() == 1 && now == sets || (!now.is_empty() && sets.ends_with(now) && now.len() < sets.len())
        }
        _ => false,
    }
}

/// What a session shows of the steps of `trim-order`.
#[derive(Default, Debug)]
struct Trims {
    /// A step was taken on some item for the sake of the minutes.
    sets: bool,
    reps: bool,
    rest: bool,
    /// A step is left to take on some item.
    more_sets: bool,
    more_reps: bool,
}

/// A later step is taken only when the earlier ones are used up.
fn trimmed(world: &World, week: &Week, session: &Session, out: &mut Findings) {
    const RULE: &str = "trim-order";
    if week.number > 1 {
        return;
    }
    let trims = trims(world, session);
    let stretches: Vec<&Item> =
        session.block("cool-down").iter().filter(|item| world.fact(item).is("stretch")).collect();
    let cooled = stretches.len() <= 1 && stretches.iter().all(|item| item.dose.sets() == 1);
    let place = format!("week {} {}", week.number, session.title);
    let past_first = trims.sets || trims.reps || trims.rest;
    out.must(cooled || !past_first, RULE, &place, "the cool-down is trimmed first", format!("{trims:?}"));
    out.must(
        !trims.more_sets || !(trims.reps || trims.rest),
        RULE,
        &place,
        "sets before repetitions",
        format!("{trims:?}"),
    );
    out.must(!trims.more_reps || !trims.rest, RULE, place, "repetitions before rest", format!("{trims:?}"));
}

fn trims(world: &World, session: &Session) -> Trims {
    let least = if world.beginner() || world.who.minutes <= 15 { 1 } else { 2 };
    let mut trims = Trims::default();
    for item in session.main() {
        let (full_sets, full_rest, range) = match world.fact(item).dose(world.level) {
            Written::Reps { sets, rest, low, high, .. } => (sets, rest, low < high),
            Written::Hold { sets, rest, .. } => (sets, rest, false),
            Written::Holds { reps, rest, .. } => (u32::try_from(reps.len()).unwrap_or(0), rest, false),
            Written::Minutes(_) => continue,
        };
        let sets = item.dose.sets();
        let low = matches!(item.dose, Dose::Reps { reps: [a, b], .. } if a == b);
        trims.more_sets |= sets > least;
        trims.more_reps |= range && !low;
        if !for_its_share(world, session, item) {
            trims.sets |= sets < full_sets;
            trims.reps |= range && low;
            trims.rest |= item.dose.rest().is_some_and(|rest| rest < full_rest);
        }
    }
    trims
}

/// Whether the item at its full dose would take over a quarter of the session, or its sets might break the volume cap: then it was
/// brought down for another reason than the minutes.
fn for_its_share(world: &World, session: &Session, item: &Item) -> bool {
    let fact = world.fact(item);
    let per_side = fact.unilateral;
    let full = match fact.dose(world.level) {
        Written::Reps { sets, low: _, high, rest, tempo } => {
            Dose::Reps { sets, reps: [high, high], per_side, tempo: tempo.unwrap_or([2, 0, 2, 1]), rest }
        }
        Written::Hold { sets, seconds, rest } => Dose::Hold { sets, seconds, per_side, rest },
        Written::Holds { reps, seconds, rest } => Dose::Holds { reps_per_set: reps, seconds, per_side, rest },
        Written::Minutes(minutes) => Dose::Minutes { minutes },
    };
    let counted = (fact.is("hinge") || fact.is("extension")) && fact.comp() >= 2;
    let grown = session.seconds - item.seconds + world.facts.seconds(&item.exercise, &full);
    counted || world.facts.seconds(&item.exercise, &full) * 4 > grown.min(world.limit())
}
