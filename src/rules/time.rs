//! Real minutes: what a session takes, what it may take, and what gives when it takes too much.

use super::relief::RELIEF_MINUTES;
use super::weeks::steps_back;
use super::{At, BLOCK, Breaches, Check, Context, Force, PlanScope, Rule, SessionScope, pain};
use crate::catalogue::exercise::{Level, Pattern};
use crate::person::profile::Goal;
use crate::plan::{BlockKind, Item, RuleId, Session, SessionKind, Status, Week, WeekKind};

/// Share of the minutes that should be used, in per cent, for sessions of up to [`USED_UP_TO`]
/// minutes: in the heaviest week of a plan that builds, and in any week of its first block.
pub const USED: u32 = 80;
const USED_AT_FIRST: u32 = 60;
/// See [`USED`].
pub const USED_UP_TO: u32 = 45;
/// Share of a session's seconds for one main item, in per cent: usually, and of up to [`FEW`]
/// items.
const ITEM_SHARE: (u32, u32) = (30, 35);
/// See [`ITEM_SHARE`].
const FEW: usize = 3;
/// Minutes from which a main item has a share to keep to.
const SHARE_FROM: u32 = 20;
/// Share of a session for its main work, in per cent, by the minutes from which it is asked for.
const MAIN_SHARE: [(u32, u32); 3] = [(30, 65), (20, 55), (15, 45)];
/// Sets below which trimming does not take one.
pub const FEWEST_SETS: u32 = 2;
/// Main items below which trimming takes sets first.
const FEWEST_ITEMS: usize = 2;
/// What is left of a rest that is trimmed, in per cent, and the steps that rests go in, in seconds.
const TRIMMED_REST: (u32, u32) = (75, 5);

/// Seconds of a rest that is not trimmed further.
const SHORT_REST: u32 = 20;

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::TIME_BUDGET,
        says: || {
            format!(
                "A session never lasts longer than the minutes given, by the time formula to the \
                    second. Up to {USED_UP_TO} min the heaviest session of a plan (of beginners: of more \
                    than one block) uses at least {USED} % of them, and every session of the first block that builds \
                    {USED_AT_FIRST} %: what grows needs room. Gentle movement uses {USED} % of {} \
                    min.",
                RELIEF_MINUTES.1
            )
        },
        because: "A plan that takes longer than it says is the first one to be skipped.",
        source: "Design of this program; source article: workouts can strain if rushed",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "level, equipment and conditions leave no more to do, or no more is to be \
            learned at first",
        checks: &[Check::WholeSession(time_budget), Check::Plan(minutes_used)],
    },
    Rule {
        id: RuleId::TRIM_ORDER,
        says: || {
            format!(
                "When a session is too long, this goes, in this order: the second stretch of the \
                    cool-down; rests, down to {} %; sets of the exercises beside the two lifts, \
                    down to {FEWEST_SETS}, those new in the block first; the second hold of the \
                    stretch; the third set of a new lift; the least important exercise that the \
                    week can do without, a lift only where the week needs all others. Where \
                    nothing else fits, sets go down to one. The warm-up stays.",
                TRIMMED_REST.0
            )
        },
        because: "What matters most is kept longest.",
        source: "Design of this program; Iversen 2021 on training with little time",
        evidence: "Expert opinion.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::WholeSession(trim_order)],
    },
    Rule {
        id: RuleId::SESSION_SHARE,
        says: || {
            let shares =
                MAIN_SHARE.map(|(from, share)| format!("{share} % from {from} min")).join(", ");
            format!(
                "In weeks that build, the main work, its easy first set counted, takes at least \
                    {shares}, save with the goal stretch and at pain of 4 and more; from \
                    {SHARE_FROM} min on one main exercise takes at most {} %, {} % of up to {FEW} \
                    exercises. Spare time goes to a third set, then to another exercise.",
                ITEM_SHARE.0, ITEM_SHARE.1
            )
        },
        because: "No part should crowd out the rest.",
        source: "Design of this program",
        evidence: "Judgement.",
        force: Force::Should,
        gives_way: "too few exercises are allowed, or the goal asks for more of one part",
        checks: &[Check::WholeSession(session_share)],
    },
];

fn time_budget(scope: &SessionScope, found: &mut Breaches) {
    let (session, limit) = (scope.session, scope.context.limit());
    stated_seconds(session, found);
    let seconds = session.true_seconds();
    if seconds > limit {
        let text = format!(
            "{} takes {} s; {} min are {limit} s.",
            session.title, seconds, scope.context.minutes
        );
        found.must(
            At::here(),
            text,
            format!("Take {} s out, or allow more minutes.", seconds - limit),
        );
    }
    if session.kind == SessionKind::Relief {
        let to_use = limit.min(RELIEF_MINUTES.1 * 60);
        if is_less(seconds, USED, to_use) {
            let text = format!(
                "{} uses {} of {} min.",
                session.title,
                crate::plan::minutes(seconds),
                to_use / 60
            );
            found.should(At::here(), text, "Add an exercise, or walk longer.");
        }
    }
}

/// Whether seconds are less than a share of others, in per cent.
fn is_less(seconds: u32, share: u32, of: u32) -> bool {
    u64::from(seconds) * 100 < u64::from(share) * u64::from(of)
}

/// The heaviest session of a plan uses its minutes, and no session of its first block leaves most of
/// them.
fn minutes_used(scope: &PlanScope, found: &mut Breaches) {
    let (plan, limit) = (scope.plan, scope.context.limit());
    if plan.status != Status::Plan || scope.context.minutes > USED_UP_TO {
        return;
    }
    let builds = |week: &&Week| week.kind == WeekKind::Build;
    let strength = || plan.weeks.iter().filter(builds).flat_map(Week::strength);
    // What is learned first has few sets, and what will grow needs room.
    let grows = plan.weeks.len() > BLOCK as usize || scope.context.profile.level > Level::Beginner;
    let longest = strength().filter(|_| grows).map(|(_, session)| session.true_seconds()).max();
    if let Some(seconds) = longest.filter(|seconds| is_less(*seconds, USED, limit)) {
        let text = format!(
            "The longest session takes {} of {} min.",
            crate::plan::minutes(seconds),
            limit / 60
        );
        return found.should(At::here(), text, "Add a set or an exercise.");
    }
    let first = plan.weeks.iter().filter(builds).filter(|week| week.training() <= BLOCK);
    for week in first {
        let short = week
            .strength()
            .find(|(_, session)| is_less(session.true_seconds(), USED_AT_FIRST, limit));
        if let Some((day, session)) = short {
            let text = format!(
                "{} uses {} of {} min.",
                session.title,
                crate::plan::minutes(session.true_seconds()),
                limit / 60
            );
            let at = At::week(week.number).in_session(day, session);
            found.should(at, text, "Add a set or an exercise.");
        }
    }
}

/// What a plan says about its seconds must be what the formula gives.
fn stated_seconds(session: &Session, found: &mut Breaches) {
    let mut sum = 0;
    for block in &session.blocks {
        let mut block_sum = 0;
        for item in &block.items {
            let seconds = item.exercise.seconds(&item.dose);
            block_sum += u64::from(seconds);
            if item.seconds != seconds {
                let text = format!(
                    "{} says {} s; the formula gives {seconds} s.",
                    item.exercise.name, item.seconds
                );
                found.must(
                    At::item(block.kind, &item.exercise),
                    text,
                    format!("Write {seconds}, or leave `seconds` out."),
                );
            }
        }
        if u64::from(block.seconds) != block_sum {
            let text = format!("The block says {} s; its items take {block_sum} s.", block.seconds);
            found.must(
                At::block(block.kind),
                text,
                format!("Write {block_sum}, or leave `seconds` out."),
            );
        }
        sum += block_sum;
    }
    if u64::from(session.seconds) != sum {
        let text = format!("The session says {} s; its blocks take {sum} s.", session.seconds);
        found.must(At::here(), text, format!("Write {sum}, or leave `seconds` out."));
    }
}

/// One step of making a session shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trim {
    /// Take the last stretch out of the cool-down.
    Stretch,
    /// Take a set off the stretches that are left.
    StretchSet,
    /// Shorten the rests of all main items.
    Rest,
    /// Take a set off a main item.
    Set(usize),
    /// Take a main item out.
    Item(usize),
}

/// What trimming has to know of a main item.
#[derive(Clone, Copy, Debug)]
pub struct Trimmable {
    /// Whether it is one of the two lifts.
    pub lift: bool,
    /// Whether it has to stay: the week would lack its kind without it, or it is a lift that climbs.
    pub needed: bool,
    /// Whether it came with the block: what was there keeps its sets longer.
    pub new: bool,
    /// Its sets.
    pub sets: u32,
    /// Its rest, where that can still be shortened.
    pub rest: Option<u32>,
}

/// A rest after trimming, in seconds; what is short already stays.
pub fn trimmed_rest(usual: u32) -> u32 {
    let (share, step) = TRIMMED_REST;
    ((usual * share / 100).div_ceil(step) * step).max(SHORT_REST).min(usual)
}

/// The next step of trimming; `stretches` are those of the cool-down, `main` the main items, least
/// important first, of which so many stay. Only as a last resort the lifts lose sets, too, and fewer
/// stay.
pub fn next_trim(
    stretches: &[&Item],
    main: &[Trimmable],
    (fewest, last_resort): (usize, bool),
) -> Option<Trim> {
    let first = |can: &dyn Fn(&Trimmable) -> bool| main.iter().position(can);
    let lifts = main.iter().filter(|item| item.lift).count();
    if stretches.len() > 1 {
        Some(Trim::Stretch)
    } else if main.iter().any(|item| item.rest.is_some()) {
        Some(Trim::Rest)
    } else if let Some(index) = first(&|item| item.new && !item.lift && item.sets > FEWEST_SETS)
        .or_else(|| first(&|item| !item.lift && item.sets > FEWEST_SETS))
    {
        Some(Trim::Set(index))
    } else if stretches.iter().any(|item| item.dose.sets() > 1) {
        Some(Trim::StretchSet)
    } else if let Some(index) = first(&|item| !item.lift && item.sets > 1).filter(|_| last_resort) {
        Some(Trim::Set(index))
    } else if let Some(index) = first(&|item| !item.lift && !item.needed)
        .or_else(|| first(&|item| !item.needed && lifts > 1))
        .or_else(|| first(&|item| !item.lift))
        .filter(|_| main.len() > if last_resort { fewest.min(FEWEST_ITEMS) } else { fewest })
    {
        Some(Trim::Item(index))
    } else if !last_resort {
        None
    } else if let Some(index) = fullest(main) {
        Some(Trim::Set(index))
    } else if main.len() > 1 {
        Some(Trim::Item(0))
    } else {
        (!stretches.is_empty()).then_some(Trim::Stretch)
    }
}

/// The main item with the most sets, of equals the least important; none where each has one.
fn fullest(main: &[Trimmable]) -> Option<usize> {
    let (index, item) = main
        .iter()
        .enumerate()
        .max_by_key(|(index, item)| (item.sets, std::cmp::Reverse(*index)))?;
    (item.sets > 1).then_some(index)
}

fn trim_order(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.session.true_seconds() <= scope.context.limit() {
        return;
    }
    let stretches: Vec<&Item> = cool_down_stretches(scope.session).collect();
    let items: Vec<&Item> = scope.session.main().collect::<Vec<_>>().into_iter().rev().collect();
    let main: Vec<Trimmable> = items
        .iter()
        .map(|item| Trimmable {
            lift: item.exercise.lift,
            needed: item.exercise.lift,
            new: false,
            sets: item.dose.sets(),
            rest: None,
        })
        .collect();
    let step = match next_trim(&stretches, &main, (1, true)) {
        None | Some(Trim::Rest) => return,
        Some(Trim::Stretch) => "take a stretch out of the cool-down".to_owned(),
        Some(Trim::StretchSet) => "do the stretch once".to_owned(),
        Some(Trim::Set(index)) => format!("take a set off {}", items[index].exercise.name),
        Some(Trim::Item(index)) => format!("leave {} out", items[index].exercise.name),
    };
    let text = format!("{} is too long and was not trimmed to its end.", scope.session.title);
    found.must(At::here(), text, format!("Next, {step}."));
}

/// The stretches of a session's cool-down.
pub fn cool_down_stretches(session: &Session) -> impl Iterator<Item = &Item> {
    let cool_down =
        session.items().filter(|(kind, _)| *kind == BlockKind::CoolDown).map(|(_, item)| item);
    cool_down.filter(|item| item.exercise.pattern == Pattern::Stretch)
}

/// The share of the main work that is asked of a person's sessions, in per cent.
pub fn main_share(context: Context) -> Option<u32> {
    let spared = context.profile.goal == Goal::Stretch
        || pain::asks_again(context.profile)
        || context.named_workout();
    let share = MAIN_SHARE.into_iter().find(|(from, _)| context.minutes >= *from);
    share.filter(|_| !spared).map(|(_, share)| share)
}

/// The share in per cent that one of so many main items has to keep to, where it takes more of a
/// session's seconds.
pub fn takes_most(context: Context, seconds: u32, (total, count): (u32, usize)) -> Option<u32> {
    let most = if count <= FEW { ITEM_SHARE.1 } else { ITEM_SHARE.0 };
    let over = context.minutes >= SHARE_FROM && is_less(total, 100, seconds * 100 / most);
    over.then_some(most)
}

fn session_share(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.context.named_workout() {
        return;
    }
    let total = scope.session.true_seconds();
    let count = scope.session.main().count();
    for item in scope.session.main() {
        if let Some(most) = takes_most(scope.context, item.seconds, (total, count)) {
            let text = format!(
                "{} takes {} % of the session.",
                item.exercise.name,
                (u64::from(item.seconds) * 100).div_ceil(u64::from(total.max(1)))
            );
            let mend = format!("Keep it to {most} %: take a set off.");
            found.should(At::item(BlockKind::Main, &item.exercise), text, mend);
        }
    }
    let ramps = scope.session.items().filter(|(block, item)| scope.session.is_ramp(*block, item));
    let ramp = ramps.map(|(_, item)| item.seconds);
    let work = scope.session.main().map(|item| item.seconds).chain(ramp).sum::<u32>();
    let lighter = steps_back(scope.context, scope.context.training);
    if let Some(share) =
        main_share(scope.context).filter(|share| !lighter && is_less(work, *share, total))
    {
        let text = format!(
            "The main work takes {} % of {}.",
            u64::from(work) * 100 / u64::from(total.max(1)),
            scope.session.title
        );
        found.should(
            At::block(BlockKind::Main),
            text,
            format!("Make it {share} %: a set more, or a shorter cool-down."),
        );
    }
}
