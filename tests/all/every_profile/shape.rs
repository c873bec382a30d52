//! The contract's shape: dates, kinds of sessions and blocks, seconds, doses, effort and breathing.

use chrono::{Datelike, Days};

use super::case::WEEK;
use super::easing;
use super::gate;
use super::health;
use super::plan::{Block, Dose, Item, Session};
use super::world::{Findings, Spot, World};

const SHAPE: &str = "contract";

pub fn check(world: &World, out: &mut Findings) {
    head(world, out);
    calendar(world, out);
    for spot in world.spots() {
        session(world, &spot, out);
        for block in &spot.session.blocks {
            out.must(!block.items.is_empty(), SHAPE, spot, "no empty block", &block.kind);
            let sum: u32 = block.items.iter().map(|item| item.seconds).sum();
            out.must(
                block.seconds == sum,
                SHAPE,
                spot,
                "seconds of a block are the sum",
                &block.kind,
            );
            for item in &block.items {
                one(world, &spot, block, item, out);
            }
        }
    }
}

fn head(world: &World, out: &mut Findings) {
    let plan = world.plan;
    out.must(plan.schema == "backplan/plan/1", SHAPE, "schema", "the schema's name", &plan.schema);
    let made = &plan.made_by;
    let named = made.program.starts_with("backplan ")
        && !made.catalogue.is_empty()
        && !made.rules.is_empty();
    out.must(named, SHAPE, "made_by", "program and digests", &made.program);
    let status = gate::status(&world.who);
    out.must(
        plan.status == status,
        SHAPE,
        "status",
        "the status that goal and health give",
        &plan.status,
    );
    let right = plan.weeks.len() == world.made;
    let rule =
        if world.made == world.who.weeks || plan.is_refused() { SHAPE } else { "review-point" };
    out.must(
        right,
        rule,
        "weeks",
        "as many weeks as asked for and health lets plan",
        plan.weeks.len(),
    );
}

fn calendar(world: &World, out: &mut Findings) {
    let mut date = world.who.start;
    for (index, week) in world.plan.weeks.iter().enumerate() {
        out.must(week.number == index + 1, SHAPE, index, "weeks are numbered from 1", week.number);
        let long = world.made >= 4
            && !world.named()
            && !world.plan.is_relief()
            && !world.alike(week.number);
        let kind = if long && week.number % 4 == 0 { "step-back" } else { "build" };
        out.must(
            week.kind == kind,
            "step-back-week",
            week.number,
            "every fourth week steps back",
            &week.kind,
        );
        out.must(week.days.len() == 7, SHAPE, week.number, "seven days a week", week.days.len());
        for day in &week.days {
            out.must(day.date == date, SHAPE, day.date, "dates follow each other", date);
            let weekday = WEEK[date.weekday().num_days_from_monday() as usize];
            out.must(day.weekday == weekday, SHAPE, day.date, "the date's weekday", &day.weekday);
            out.must(
                day.sessions.len() == 1,
                SHAPE,
                day.date,
                "one session a day",
                day.sessions.len(),
            );
            date = date + Days::new(1);
        }
    }
}

/// The kinds of block that a kind of session has, in order, and whether each must be there.
fn blocks(kind: &str) -> &'static [(&'static str, bool)] {
    match kind {
        "strength" => &[("warm-up", true), ("main", true), ("cool-down", false)],
        _ => &[("mobility", false), ("stretch", false)],
    }
}

/// The patterns that a kind of block holds.
fn patterns(block: &str, pattern: &str) -> bool {
    let easy = matches!(pattern, "mobility" | "breathing" | "locomotion");
    match block {
        "warm-up" => easy,
        "mobility" => easy || matches!(pattern, "balance" | "impact"),
        "stretch" => pattern == "stretch",
        "cool-down" => matches!(pattern, "stretch" | "locomotion"),
        _ => !easy && pattern != "stretch",
    }
}

fn session(world: &World, spot: &Spot, out: &mut Findings) {
    let Session { kind, title, seconds, blocks: given } = spot.session;
    let fits = if world.plan.is_relief() {
        kind == "relief"
    } else {
        matches!(kind.as_str(), "strength" | "daily")
    };
    out.must(fits, SHAPE, spot, "the kind of session that the status has", kind);
    out.must(!title.is_empty(), SHAPE, spot, "a session has a title", "");
    let sum: u32 = given.iter().map(|block| block.seconds).sum();
    out.must(*seconds == sum, SHAPE, spot, "seconds of a session are the sum", seconds);
    let mut expected = blocks(kind).iter();
    let ordered = given.iter().all(|block| expected.any(|(kind, _)| *kind == block.kind));
    out.must(ordered, SHAPE, spot, "blocks of the session's kind, in order, each once", "");
    for (block, _) in blocks(kind).iter().filter(|(_, needed)| *needed) {
        out.must(
            !spot.session.block(block).is_empty(),
            SHAPE,
            spot,
            "the blocks that it needs",
            block,
        );
    }
}

fn one(world: &World, spot: &Spot, block: &Block, item: &Item, out: &mut Findings) {
    let Some(fact) = world.facts.exercises.get(&item.exercise) else {
        out.must(false, SHAPE, spot, "an exercise of the catalogue", &item.exercise);
        return;
    };
    let place = format!("{spot} {}", item.exercise);
    out.must(item.name == fact.name, SHAPE, &place, "the exercise's name", &item.name);
    let of_workout = world.named() && block.kind == "main" && fact.is("stretch");
    let of_bones = block.kind == "mobility"
        && spot.session.kind == "daily"
        && gate::brittle(&world.who)
        && health::is_extensor_drill(fact, &item.dose);
    out.must(
        patterns(&block.kind, &fact.pattern)
            || of_workout
            || of_bones
            || item.ramp && block.kind == "warm-up"
            || easing::opens(world, spot, item),
        SHAPE,
        &place,
        "a pattern that the block holds",
        &fact.pattern,
    );
    let seconds = world.facts.seconds(&item.exercise, &item.dose);
    out.must(
        item.seconds == seconds,
        "time-budget",
        &place,
        "seconds by the time formula",
        format!("{} not {seconds}", item.seconds),
    );
    let sides = item.dose.per_side();
    out.must(
        sides.is_none_or(|sides| sides == fact.unilateral),
        "no-duplicate",
        &place,
        "one-sided exercises count per side",
        "",
    );
    out.must(
        positive(&item.dose),
        SHAPE,
        &place,
        "a dose of something",
        format!("{:?}", item.dose),
    );
    if block.kind == "main" && !of_workout {
        let breathing = item.breathing.as_deref().is_some_and(|text| !text.trim().is_empty());
        out.must(breathing, "exhale-on-effort", &place, "main items say the breathing", "");
        let held =
            item.breathing.as_deref().is_some_and(|text| text.starts_with("Hold your breath"));
        out.must(!held, "exhale-on-effort", &place, "no cue tells to hold the breath", "");
    }
}

fn positive(dose: &Dose) -> bool {
    match dose {
        Dose::Reps { sets, reps, tempo, .. } => {
            *sets > 0 && reps[0] > 0 && reps[0] <= reps[1] && tempo.iter().sum::<u32>() > 0
        }
        Dose::Hold { sets, seconds, .. } => *sets > 0 && *seconds > 0,
        Dose::Holds { reps_per_set, seconds, .. } => {
            !reps_per_set.is_empty() && reps_per_set.iter().all(|reps| *reps > 0) && *seconds > 0
        }
        Dose::Minutes { minutes } => *minutes > 0,
    }
}
