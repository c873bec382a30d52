//! From week to week: programming.md 1 and 3; domain.md 3 (`progression`, `step-back-week`,
//! `volume-cap`); health.md 3.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::blocks::{theme, work};
use super::ladder::Ladder;
use super::plan::{Item, Session, Week};
use super::time::BLOCK;
use super::week;
use super::world::{Findings, World};

const RULE: &str = "progression";
/// Minutes from which a beginner has a third set from the third week on.
const THIRD_SET: u32 = 40;
/// Fewest repetitions of a heavy block, by level.
const LEAST: [u32; 3] = [8, 6, 5];
/// Main items of a session up to which all but the first change where a block varies.
const FEW: usize = 3;
/// What a reason says where something stays as it is.
const STAYS: [&str; 6] =
    ["room", "top of its ladder", "kept", "no other", "only one", "it stays while"];

/// The step from the last build week to a build week.
pub struct Step<'a> {
    week: &'a Week,
    before: &'a Week,
    old: &'a Session,
    new: &'a Session,
    place: String,
}

impl Step<'_> {
    /// Whether the week opens a block.
    fn opens(&self) -> bool {
        (self.before.number - 1) / BLOCK != (self.week.number - 1) / BLOCK
    }
    fn stays(&self) -> impl Iterator<Item = (&Item, &Item)> {
        self.new.main().iter().filter_map(|item| Some((self.old.find(&item.exercise)?, item)))
    }
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
            alike(&weeks[first..index], week, out);
        } else if !world.named() {
            grown(world, &weeks[first..index], week, out);
        }
    }
    if !world.named() {
        begins(world, out);
        stands_still(world, out);
    }
}

/// Nothing stands still for more than three build weeks that has a rung above it.
fn stands_still(world: &World, out: &mut Findings) {
    let builds: Vec<&Week> = world.plan.weeks.iter().filter(|week| !week.steps_back()).collect();
    for weeks in builds.windows(4).filter(|weeks| !world.alike(weeks[3].number)) {
        for item in weeks[0].main() {
            let same = |week: &&Week| {
                let mut items = week.main().filter(|other| other.exercise == item.exercise);
                items.any(|other| other.dose == item.dose && other.steps() == item.steps())
            };
            let still = weeks[1..].iter().all(same);
            let ladder = Ladder::of(world, world.fact(item), weeks[3].number);
            let place =
                format!("weeks {} to {} {}", weeks[0].number, weeks[3].number, item.exercise);
            let top = weeks[3]
                .main()
                .any(|other| other.exercise == item.exercise && other.says(&["top"]));
            out.should(
                !still || top || !ladder.goes_on(item),
                RULE,
                place,
                "nothing stands still",
                "",
            );
        }
    }
}

fn same_days(before: &Week, week: &Week, out: &mut Findings) {
    let days = |week: &Week| {
        week.strength().iter().map(|(day, _)| day.weekday.clone()).collect::<Vec<_>>()
    };
    let same = days(before) == days(week);
    out.must(same, "step-back-week", week.number, "the same days every week", {
        format!("{:?}", days(week))
    });
}

/// The last build week before, and the session of the same title in it.
fn counterpart<'a>(before: &'a [Week], title: &str) -> Option<(&'a Week, &'a Session)> {
    let builds = before.iter().rev().filter(|week| !week.steps_back());
    let mut same = builds.filter_map(|week| {
        let (_, session) = week.strength().into_iter().find(|(_, old)| old.title == title)?;
        Some((week, session))
    });
    same.next()
}

/// domain.md 3, head: states that fix the level, and pain 4-5, keep all weeks alike.
fn alike(before: &[Week], week: &Week, out: &mut Findings) {
    same_days(&before[0], week, out);
    for (_, new) in week.strength() {
        let Some((_, old)) = counterpart(before, &new.title) else { continue };
        let place = format!("week {} {}", week.number, new.title);
        let same = work(old) == work(new);
        out.must(same, RULE, place, "all weeks alike where health holds them", "");
    }
}

/// A week against the build weeks before it.
fn grown(world: &World, before: &[Week], week: &Week, out: &mut Findings) {
    same_days(&before[before.len() - 1], week, out);
    for (_, new) in week.strength() {
        let Some((last, old)) = counterpart(before, &new.title) else { continue };
        let place = format!("week {} {}", week.number, new.title);
        let step = Step { week, before: last, old, new, place };
        if week.steps_back() {
            lighter_session(world, &step, out);
        } else {
            build(world, &step, out);
        }
    }
    if week.steps_back() {
        lighter_week(world, before, week, out);
    }
}

fn ids(session: &Session) -> BTreeSet<&str> {
    session.main().iter().map(|item| item.exercise.as_str()).collect()
}

fn build(world: &World, step: &Step, out: &mut Findings) {
    if step.opens() {
        border(world, step, out);
    } else {
        let (was, is) = (ids(step.old), ids(step.new));
        let detail = format!("{was:?} {is:?}");
        out.must(was == is, RULE, &step.place, "exercises stay within a block", detail);
    }
    sets(world, step, out);
    for (old, new) in step.stays() {
        climbs(world, step, old, new, out);
        if !step.opens() {
            foretold(world, step, old, new, out);
        }
    }
}

/// Within a block sets stay, but for a beginner's third week; at its border they never fall, and two
/// exercises gain one at most.
fn sets(world: &World, step: &Step, out: &mut Findings) {
    let third = world.gentle(step.week.number)
        && step.week.number % BLOCK == 3
        && world.who.minutes >= THIRD_SET;
    let mut raised = 0;
    for (old, new) in step.stays() {
        let (a, b) = (old.dose.sets(), new.dose.sets());
        let (place, detail) = (format!("{} {}", step.place, new.exercise), format!("{a} to {b}"));
        let full = week::is_full(world, step.week, new);
        raised += usize::from(b > a);
        let lift = world.fact(new).lift;
        let what = if lift { "a lift never loses a set" } else { "sets that stay never fall" };
        // Short sessions have room for no more.
        let short = super::growth::is_tight(world);
        out.must(b >= a || full || short, RULE, &place, what, &detail);
        out.must(b <= a + 1, "volume-cap", &place, "at most one set more", &detail);
        let may = step.opens() || third;
        out.must(b <= a || may, RULE, &place, "sets rise at a block's start only", &detail);
        out.must(b <= 4, RULE, place, "at most four sets", detail);
    }
    out.must(
        raised <= 2,
        "volume-cap",
        &step.place,
        "at most two exercises of a session raised",
        raised,
    );
    if step.opens() && theme(world, step.week.number) == Some("build") {
        lifts_gain(world, step, out);
    }
}

/// A block that builds gives the two lifts a set, to four, beginners to three, where minutes and
/// volume allow.
fn lifts_gain(world: &World, step: &Step, out: &mut Findings) {
    let most = if world.beginner(step.week.number) { 3 } else { 4 };
    let lifts: Vec<_> = step.stays().filter(|(_, new)| world.fact(new).lift).collect();
    // Which two of more are the lifts, a plan does not say.
    let many = step.new.main().iter().filter(|item| world.fact(item).lift).count() > 2;
    // Who counts as intermediate now has doses of that level first.
    let leveled = world.level(step.before.number) != world.level(step.week.number);
    if many || leveled || super::growth::is_tight(world) {
        return;
    }
    for (old, new) in lifts {
        let (a, b) = (old.dose.sets(), new.dose.sets());
        let due = a < most && !new.says(&["set"]) && has_room(world, step, new);
        // A row of both sessions is a lift in one of them.
        let full = week::is_full(world, step.week, new) || world.fact(new).is("horizontal-pull");
        let place = format!("{} {}", step.place, new.exercise);
        out.must(b > a || !due || full, RULE, place, "a lift gains a set where it may", b);
    }
}

/// Whether one set more fits the minutes, and its share of the session, in every build week of the
/// block.
fn has_room(world: &World, step: &Step, item: &Item) -> bool {
    let block = (step.week.number - 1) / BLOCK;
    let weeks = world.plan.weeks.iter().filter(|week| (week.number - 1) / BLOCK == block);
    weeks.filter(|week| !week.steps_back()).flat_map(Week::strength).all(|(_, session)| {
        let Some(item) = session.find(&item.exercise) else { return true };
        let set = item.seconds / item.dose.sets() + item.dose.rest().unwrap_or(0);
        let share = if session.main().len() <= 3 { 35 } else { 30 };
        session.seconds + set <= world.limit()
            && (item.seconds + set) * 100 <= (session.seconds + set) * share
    })
}

/// One rung up at most and none down; what stands still says why.
fn climbs(world: &World, step: &Step, old: &Item, new: &Item, out: &mut Findings) {
    let ladder = Ladder::of(world, world.fact(new), step.week.number);
    let place = format!("{} {}", step.place, new.exercise);
    let detail = || {
        let of = |item: &Item| format!("{:?} +{}", item.dose, item.steps());
        format!("{} to {}", of(old), of(new))
    };
    let leveled = world.level(step.before.number) != world.level(step.week.number);
    if step.opens() && heavy(world, step, &ladder, old, new, &place, out) {
        return;
    }
    match ladder.height(new, old) {
        Ordering::Less => {
            let after = step.opens() && theme(world, step.before.number) == Some("load");
            let usual = after && ladder.range().is_some_and(|(low, _)| reps(new) == low + 1);
            out.must(usual, RULE, place, "what stays never falls", detail());
        }
        Ordering::Greater => {
            let right =
                ladder.one_up(old, new) || leveled || after_heavy(world, step, &ladder, new);
            out.must(right, RULE, place, "one rung up at a time", detail());
        }
        Ordering::Equal => {
            let still = old.dose == new.dose || old.dose.sets() != new.dose.sets();
            let said = !ladder.goes_on(new) || new.says(&STAYS) || !still;
            out.must(said, RULE, place, "what stands still says why", detail());
        }
    }
}

fn reps(item: &Item) -> u32 {
    match item.dose {
        super::plan::Dose::Reps { reps: [_, high], .. } => high,
        _ => 0,
    }
}

/// After a heavy block a lift goes on in the usual range, one above the low end.
fn after_heavy(world: &World, step: &Step, ladder: &Ladder, new: &Item) -> bool {
    let after = step.opens() && theme(world, step.before.number) == Some("load");
    after && ladder.range().is_some_and(|(low, _)| reps(new) == low + 1)
}

/// The first week of a heavy block: lifts with weight get heavier, by one step, by two where a step
/// is small, with two repetitions fewer. Whether this was it.
fn heavy(
    world: &World,
    step: &Step,
    ladder: &Ladder,
    old: &Item,
    new: &Item,
    place: &str,
    out: &mut Findings,
) -> bool {
    let lifts = world.fact(new).lift && ladder.is_weighted() && old.steps() < ladder.most();
    let Some((low, _)) = ladder.range().filter(|_| lifts) else { return false };
    if theme(world, step.week.number) != Some("load") {
        return false;
    }
    let performance = world.who.goal == "performance" && world.level(step.week.number) == 2;
    let least = if performance { 4 } else { LEAST[world.level(step.week.number)] };
    let expected = low.saturating_sub(2).max(least.min(low));
    let more = new.steps() - old.steps().min(new.steps());
    let heavier = more == 1 || more == 2 && ladder.has_small_steps();
    // More lifts than the two may stand among the others.
    let others = step.new.main().iter().filter(|item| world.fact(item).lift).count() > 2;
    let climbed = others && (ladder.one_up(old, new) || new.says(&STAYS));
    let detail = format!("{} +{} to {} +{}", reps(old), old.steps(), reps(new), new.steps());
    out.must(
        heavier && reps(new) == expected || climbed,
        RULE,
        place,
        "a heavy block begins heavier, with two repetitions fewer",
        detail,
    );
    true
}

/// What an item says comes next is what comes.
fn foretold(world: &World, step: &Step, old: &Item, new: &Item, out: &mut Findings) {
    let Some(next) = old.rung.as_ref().and_then(|rung| rung.next.as_ref()) else { return };
    let place = format!("{} {}", step.place, new.exercise);
    let now = amount(old);
    let heavier =
        |text: &str| text.contains("heavier") || text.contains("slower") || text.contains("pause");
    out.must(
        *next != now || heavier(next),
        RULE,
        &place,
        "what comes next is told apart from now",
        next,
    );
    let ladder = Ladder::of(world, world.fact(new), step.week.number);
    if ladder.height(new, old).is_gt() && old.dose.sets() == new.dose.sets() {
        let comes = amount(new);
        let right = next.starts_with(&comes);
        out.must(right, RULE, &place, "what is told comes next", format!("{next}; {comes}"));
        let up = new.rung.as_ref().zip(old.rung.as_ref());
        let one = up.is_none_or(|(new, old)| new.index == old.index + 1);
        out.must(one, RULE, place, "rungs are counted one by one", format!("{up:?}"));
    }
}

/// A dose in short: `3 x 10`, `6, 4, 2 x 10 s`.
fn amount(item: &Item) -> String {
    use super::plan::Dose;
    match &item.dose {
        Dose::Reps { sets, reps: [_, reps], .. } => format!("{sets} x {reps}"),
        Dose::Hold { sets, seconds, .. } => format!("{sets} x {seconds} s"),
        Dose::Holds { reps_per_set, seconds, .. } => {
            let equal = reps_per_set.windows(2).all(|pair| pair[0] == pair[1]);
            let list: Vec<String> = reps_per_set.iter().map(u32::to_string).collect();
            if equal {
                format!("{} x {} x {seconds} s", list.len(), list[0])
            } else {
                format!("{} x {seconds} s", list.join(", "))
            }
        }
        Dose::Minutes { minutes } => format!("{minutes} min"),
    }
}

/// From block to block: what may change, and for what.
fn border(world: &World, step: &Step, out: &mut Findings) {
    let (was, is) = (ids(step.old), ids(step.new));
    let gone: Vec<&str> = was.difference(&is).copied().collect();
    let new: Vec<&str> = is.difference(&was).copied().collect();
    let fact = |id: &str| &world.facts.exercises[id];
    let drill = |id: &&&str| fact(id).is("hinge") && !fact(id).is_hinge_with_load();
    let free = gone.iter().filter(drill).count();
    let varies = theme(world, step.week.number) == Some("vary");
    let detail = || format!("{gone:?} to {new:?}");
    out.must(
        varies || new.len() <= 1 || gone.len() <= 1 + free,
        RULE,
        &step.place,
        "one exercise a session and block changes",
        detail(),
    );
    out.must(
        new.len() <= gone.len() + 1,
        RULE,
        &step.place,
        "one exercise more a session and block",
        detail(),
    );
    for id in &new {
        let below = gone.iter().find(|old| {
            fact(old).pattern == fact(id).pattern
                && world.facts.above(fact(id)).iter().any(|above| above.id == **old)
        });
        let detail = below.map_or("", |old| old);
        out.must(
            below.is_none(),
            RULE,
            &step.place,
            "nothing easier of the same chain comes",
            detail,
        );
    }
    if varies {
        vary(world, step, out);
    }
}

/// A block that varies changes every exercise but the lifts, or says why it stays.
fn vary(world: &World, step: &Step, out: &mut Findings) {
    let said = |item: &&Item| item.says(&STAYS) || world.who.include.contains(&item.exercise);
    let (lifts, others): (Vec<&Item>, Vec<&Item>) = step
        .stays()
        .map(|(_, item)| item)
        .filter(|item| !said(item))
        .partition(|item| world.fact(item).lift);
    // Which two of more are the lifts, a plan does not say.
    let most = if step.old.main().len() <= FEW { 1 } else { 2 };
    let ids: Vec<&str> =
        others.iter().chain(lifts.iter().skip(most)).map(|item| item.exercise.as_str()).collect();
    let what = "what a varied block keeps says why";
    out.must(ids.is_empty(), RULE, &step.place, what, ids.join(" "));
}

/// What a plan begins with, and what comes new, stands on its first rung, without weight above the
/// first one.
fn begins(world: &World, out: &mut Findings) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for week in &world.plan.weeks {
        for (_, session) in week.strength() {
            for item in session.main().iter().filter(|item| !known.contains(item.exercise.as_str()))
            {
                let fact = world.fact(item);
                let first = Ladder::of(world, fact, week.number).is_first(item);
                let place = format!("week {} {} {}", week.number, session.title, fact.id);
                let detail = format!("{:?} +{}", item.dose, item.steps());
                out.must(first, RULE, place, "a new exercise begins on its first rung", detail);
            }
        }
        known.extend(week.main().map(|item| item.exercise.as_str()));
    }
}

/// A lighter session keeps to the exercises and rungs of the last build week.
fn lighter_session(world: &World, step: &Step, out: &mut Findings) {
    const RULE: &str = "step-back-week";
    for item in step.new.main() {
        let place = format!("{} {}", step.place, item.exercise);
        let last = step.old.find(&item.exercise);
        out.must(last.is_some(), RULE, &place, "a lighter week keeps the exercises", "");
        let Some(last) = last else { continue };
        let ladder = Ladder::of(world, world.fact(item), step.week.number);
        let fewer = item.dose.sets() <= last.dose.sets() && !ladder.height(item, last).is_gt();
        let detail = format!("{:?} to {:?}", last.dose, item.dose);
        out.must(fewer, RULE, &place, "nothing rises in a lighter week", &detail);
        let held = !ladder.height(item, last).is_lt();
        out.must(held, RULE, place, "a lighter week keeps the rung", detail);
    }
}

/// About half the sets of the same sessions.
fn lighter_week(world: &World, before: &[Week], week: &Week, out: &mut Findings) {
    let total = |session: &Session| {
        let main = session.main().iter().filter(|item| !world.fact(item).is("stretch"));
        main.map(|item| item.dose.sets()).sum::<u32>()
    };
    let (mut was, mut is) = (0, 0);
    for (_, session) in week.strength() {
        let Some((_, old)) = counterpart(before, &session.title) else { continue };
        was += total(old);
        is += total(session);
    }
    let share = is * 100 >= was * 45 && is * 100 <= was * 70;
    let place = format!("week {}", week.number);
    out.should(share, "step-back-week", place, "about half the sets of the same sessions", {
        format!("{is} of {was}")
    });
}
