//! From week to week: domain.md 3 (`progression`, `step-back-week`, `volume-cap`) and 3.1;
//! health.md 3.

use std::collections::BTreeSet;

use super::facts::Written;
use super::plan::{Dose, Item, Session, Week};
use super::week;
use super::world::{Findings, World};

/// The step from the last build week to a build week.
struct Step<'a> {
    week: &'a Week,
    /// Place of the session in the week.
    index: usize,
    /// The week opens a block.
    opens: bool,
}

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_relief() {
        return;
    }
    let weeks = &world.plan.weeks;
    let mut first = 0;
    for (index, week) in weeks.iter().enumerate().skip(1) {
        let before = &weeks[index - 1];
        if world.state(before.number) != world.state(week.number) {
            // Another state chooses anew.
            first = index;
        } else if world.alike(week.number) {
            alike(&weeks[first], week, out);
        } else if !world.named() {
            grown(world, index, out);
        }
    }
}

/// A week against the one before it, or the one before a step back.
fn grown(world: &World, index: usize, out: &mut Findings) {
    let weeks = &world.plan.weeks;
    let (before, week) = (&weeks[index - 1], &weeks[index]);
    same_days(before, week, out);
    if week.steps_back() {
        return step_back(before, week, out);
    }
    let opens = before.steps_back() && index >= 2;
    let built = if opens { &weeks[index - 2] } else { before };
    for (index, (old, new)) in pairs(built, week).into_iter().enumerate() {
        build(world, &Step { week, index, opens }, old, new, out);
    }
}

/// domain.md 3, head: states that fix the level, and pain 4-5, keep all weeks of a block alike, and
/// of the next if it has the same.
fn alike(first: &Week, week: &Week, out: &mut Findings) {
    same_days(first, week, out);
    for (old, new) in pairs(first, week) {
        let place = format!("week {} {}", week.number, new.title);
        let work = |session: &Session| {
            session
                .main()
                .iter()
                .map(|item| (item.exercise.clone(), item.dose.clone(), item.rpe))
                .collect::<Vec<_>>()
        };
        out.must(
            work(old) == work(new),
            "progression",
            place,
            "all weeks alike where health holds them",
            "",
        );
    }
}

fn same_days(before: &Week, week: &Week, out: &mut Findings) {
    let days = |week: &Week| {
        week.strength().iter().map(|(day, _)| day.weekday.clone()).collect::<Vec<_>>()
    };
    let same = days(before) == days(week);
    out.must(
        same,
        "step-back-week",
        week.number,
        "the same days every week",
        format!("{:?}", days(week)),
    );
}

/// The strength sessions of two weeks, side by side.
fn pairs<'a>(old: &'a Week, new: &'a Week) -> Vec<(&'a Session, &'a Session)> {
    old.strength().into_iter().zip(new.strength()).map(|((_, old), (_, new))| (old, new)).collect()
}

fn find<'a>(session: &'a Session, item: &Item) -> Option<&'a Item> {
    session.main().iter().find(|other| other.exercise == item.exercise)
}

fn ids(session: &Session) -> BTreeSet<&str> {
    session.main().iter().map(|item| item.exercise.as_str()).collect()
}

fn build(world: &World, step: &Step, old: &Session, new: &Session, out: &mut Findings) {
    let place = format!("week {} {}", step.week.number, new.title);
    let may_change = step.opens || world.third(step.week.number);
    let (was, is) = (ids(old), ids(new));
    out.must(
        was == is || may_change,
        "progression",
        &place,
        "exercises stay within a block",
        format!("{was:?} {is:?}"),
    );
    if step.opens {
        moved_up(world, &place, &was, &is, out);
    }
    let stays: Vec<(&Item, &Item)> =
        new.main().iter().filter_map(|item| Some((find(old, item)?, item))).collect();
    fallen_sets(world, step, &place, &stays, out);
    for (before, item) in &stays {
        let place = format!("{place} {}", item.exercise);
        sets(world, step, &place, before, item, out);
        repetitions(world, step, &place, before, item, out);
    }
    let raised =
        stays.iter().filter(|(before, item)| item.dose.sets() > before.dose.sets()).count();
    out.must(raised <= 2, "volume-cap", place, "at most two exercises of a session raised", raised);
}

fn sets(world: &World, step: &Step, place: &str, before: &Item, item: &Item, out: &mut Findings) {
    const RULE: &str = "progression";
    let (a, b) = (before.dose.sets(), item.dose.sets());
    let detail = format!("{a} to {b}");
    out.must(b <= a + 1, "volume-cap", place, "at most one set more", &detail);
    let still = step.opens || world.made < 4;
    out.must(
        b <= a || !still,
        RULE,
        place,
        "sets stay in short plans and at a block's start",
        &detail,
    );
    out.must(b <= 4, RULE, place, "at most four sets", &detail);
}

/// Where other exercises came into the session, the minutes may cost sets, one at a time: the last
/// to go had to. A week that is full of hard sets has no room, either.
fn fallen_sets(
    world: &World,
    step: &Step,
    place: &str,
    stays: &[(&Item, &Item)],
    out: &mut Findings,
) {
    let may_fall = step.opens || world.third(step.week.number);
    let mut fallen =
        stays.iter().filter(|(before, item)| item.dose.sets() < before.dose.sets()).peekable();
    let Some((before, item)) = fallen.peek() else { return };
    let detail = format!("{} {} to {}", item.exercise, before.dose.sets(), item.dose.sets());
    // What was begun at a lower level keeps room to grow of its own.
    let grown = world.level(1) < world.level(step.week.number);
    let full = |item: &Item| week::is_full(world, step.week, item);
    let needless = !may_fall
        || !grown && fallen.all(|(_, item)| !full(item) && room(world, step, &item.exercise));
    out.must(
        !needless,
        "progression",
        place,
        "sets never fall in a build week but for the minutes",
        detail,
    );
}

/// Whether one set more would fit the minutes, and a quarter of the session, in every build week of
/// the block.
fn room(world: &World, step: &Step, id: &str) -> bool {
    let after = world.plan.weeks.iter().skip_while(|week| week.number < step.week.number);
    after.take_while(|week| !week.steps_back()).all(|week| {
        let session = week.strength()[step.index].1;
        let Some(item) = session.main().iter().find(|item| item.exercise == id) else {
            return true;
        };
        let set = world.facts.seconds(id, &one_more(&item.dose)) - item.seconds;
        let grown = session.seconds + set;
        grown <= world.limit() && (item.seconds + set) * 4 <= grown
    })
}

fn one_more(dose: &Dose) -> Dose {
    let mut dose = dose.clone();
    match &mut dose {
        Dose::Reps { sets, .. } | Dose::Hold { sets, .. } => *sets += 1,
        Dose::Holds { reps_per_set, .. } => {
            reps_per_set.extend_from_within(reps_per_set.len() - 1..);
        }
        Dose::Minutes { .. } => {}
    }
    dose
}

/// What is new in a block stands higher on the chain of something that left.
fn moved_up(
    world: &World,
    place: &str,
    was: &BTreeSet<&str>,
    is: &BTreeSet<&str>,
    out: &mut Findings,
) {
    for new in is.difference(was) {
        let fact = &world.facts.exercises[*new];
        let from = was.difference(is).map(|id| &world.facts.exercises[*id]);
        let up = from
            .into_iter()
            .any(|old| world.facts.above(old).iter().any(|above| above.id == fact.id));
        out.must(up, "progression", place, "new exercises stand higher on the chain", new);
    }
}

fn repetitions(
    world: &World,
    step: &Step,
    place: &str,
    before: &Item,
    item: &Item,
    out: &mut Findings,
) {
    const RULE: &str = "progression";
    let (Dose::Reps { reps: a, .. }, Dose::Reps { reps: b, .. }) = (&before.dose, &item.dose)
    else {
        return;
    };
    out.must(
        b[0] >= a[0] && b[1] >= a[1],
        RULE,
        place,
        "repetitions never fall in a build week",
        format!("{a:?} to {b:?}"),
    );
    if let Written::Reps { low, high, .. } = world.fact(item).dose(world.level(step.week.number)) {
        let single = low == high;
        out.must(
            !single || step.opens || b[1] <= a[1] + 1,
            RULE,
            place,
            "one repetition more a week",
            format!("{a:?} to {b:?}"),
        );
    }
}

fn step_back(before: &Week, week: &Week, out: &mut Findings) {
    const RULE: &str = "step-back-week";
    for (old, new) in pairs(before, week) {
        for item in new.main() {
            let place = format!("week {} {} {}", week.number, new.title, item.exercise);
            let last = find(old, item);
            out.must(last.is_some(), RULE, &place, "a step-back week keeps the exercises", "");
            let right = last.is_none_or(|last| lighter(&last.dose, &item.dose));
            out.should(
                right,
                RULE,
                place,
                "4 sets to 2, 3 to 2, 2 to 1",
                format!("{last:?} to {:?}", item.dose),
            );
        }
    }
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
            sets.len() == 1 && now == sets
                || (!now.is_empty() && sets.ends_with(now) && now.len() < sets.len())
        }
        _ => false,
    }
}
