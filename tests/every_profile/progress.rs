//! From week to week: domain.md 3 (`progression`, `step-back-week`, `volume-cap`) and 3.1.

use std::collections::BTreeSet;

use crate::facts::Written;
use crate::plan::{Dose, Item, Session, Week};
use crate::world::{Findings, World};

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_relief() || world.named() {
        return;
    }
    let weeks = &world.plan.weeks;
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
