//! What time does inside a plan: health.md 3. How long a plan may be, and whom its weeks are for.

use super::gate;
use super::plan::Notice;
use super::world::{Findings, Who, World};

/// Weeks that keep their exercises together.
pub const BLOCK: usize = 4;
/// The block, counted from 0, from which beginners count as intermediate.
pub const GROWN: usize = 3;
/// A pregnancy ends with this week; one that is not told is taken as begun with week 16.
const TERM: u32 = 40;
const UNTOLD: usize = 24;

/// The most weeks that a plan or relief may have, where health sets a bound.
pub fn longest(who: &Who) -> Option<usize> {
    let short = gate::has(who, "acute-flare") || gate::has(who, "sciatica-acute") || who.pain >= 4;
    let disc = gate::has(who, "disc-herniation") && !who.cleared.covers("disc-herniation");
    let relief = gate::status(who) == "relief";
    [(short || relief).then_some(2), disc.then_some(6), before_term(who)]
        .into_iter()
        .flatten()
        .min()
}

/// The weeks that a pregnancy leaves.
pub fn before_term(who: &Who) -> Option<usize> {
    let left = || who.pregnancy_weeks.map_or(UNTOLD, |weeks| TERM.saturating_sub(weeks) as usize);
    gate::has(who, "pregnancy").then(left)
}

/// The weeks that are made.
pub fn made(who: &Who) -> usize {
    match gate::status(who) {
        "refused" => 0,
        _ => longest(who).map_or(who.weeks, |most| most.min(who.weeks)),
    }
}

/// Whom a block of the plan is for: a pregnancy counts as in the block's last week, an operation as
/// in its first, each on the side that asks for more care.
pub fn at(who: &Who, block: usize) -> Who {
    let number = |weeks: usize| u32::try_from(weeks).expect("weeks of a plan");
    let last = ((block + 1) * BLOCK).min(made(who).max(block * BLOCK + 1));
    Who {
        pregnancy_weeks: who.pregnancy_weeks.map(|weeks| weeks + number(last)),
        surgery_weeks: who.surgery_weeks.map(|weeks| weeks + number(block * BLOCK)),
        ..who.clone()
    }
}

pub fn check(world: &World, out: &mut Findings) {
    if world.plan.is_refused() {
        return;
    }
    cut(world, out);
    turns(world, out);
}

/// Weeks that were asked for and not made are told, with what to do then.
fn cut(world: &World, out: &mut Findings) {
    const RULE: &str = "review-point";
    let applied = |notice: &&Notice| notice.rule == RULE && notice.kind == "applied";
    let texts: Vec<String> = world
        .plan
        .notices
        .iter()
        .filter(applied)
        .map(|notice| notice.text.to_lowercase())
        .collect();
    let cut = world.made < world.who.weeks;
    out.must(
        !cut || !texts.is_empty(),
        RULE,
        "notices",
        "weeks that are not made are told",
        world.made,
    );
    out.must(
        cut || texts.is_empty(),
        RULE,
        "notices",
        "weeks that are made are not told as cut",
        world.made,
    );
    let born = before_term(&world.who) == Some(world.made) && world.who.pregnancy_weeks.is_some();
    let sent = texts.iter().any(|text| text.contains("midwife"));
    out.must(
        !cut || !born || sent,
        RULE,
        "notices",
        "who speaks after a birth is told",
        texts.join(" "),
    );
    let asked = texts.iter().any(|text| text.contains("again") || text.contains("midwife"));
    out.must(!cut || asked, RULE, "notices", "to answer again is told", texts.join(" "));
}

/// What changes within the plan is named with the day from which it holds.
fn turns(world: &World, out: &mut Findings) {
    let plan = world.plan;
    let texts: Vec<&String> =
        plan.notices.iter().map(|notice| &notice.text).chain(&plan.safety.advice).collect();
    for week in world.turns() {
        let Some(day) = plan.weeks.get(week - 1).and_then(|week| week.days.first()) else {
            continue;
        };
        let dates = [day.date.format("%-d %B").to_string(), day.date.to_string()];
        let told = texts.iter().any(|text| dates.iter().any(|date| text.contains(date)));
        out.must(
            told,
            "condition-caps",
            format!("week {week}"),
            "a change is named with its day",
            &dates[0],
        );
    }
}
