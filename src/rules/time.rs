//! Real minutes: what a session takes, what it may take, and what gives when it takes too much.

use super::relief::RELIEF_MINUTES;
use super::{At, Breaches, Check, Context, Force, Rule, SessionScope};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Level, Pattern};
use crate::plan::{BlockKind, Item, RuleId, Session, SessionKind};

/// Share of the minutes that should be used, in per cent, for sessions of up to [`USED_UP_TO`]
/// minutes.
pub const USED: u32 = 80;
/// See [`USED`].
pub const USED_UP_TO: u32 = 45;
/// Share of the minutes that the first week of a span takes at most where later weeks are to add
/// sets, in per cent: nothing has to go again for what progress adds.
pub const ROOM_TO_GROW: u32 = 90;
/// Share of a session's seconds for the cool-down, in per cent.
pub const COOL_DOWN_SHARE: u32 = 20;
/// Share of a session's seconds for one main item, in per cent, in sessions of at least
/// [`SHARE_FROM`] minutes.
pub const ITEM_SHARE: u32 = 25;
/// See [`ITEM_SHARE`].
pub const SHARE_FROM: u32 = 20;
/// Minutes of the walk that may open the cool-down.
pub const WALK: (u32, u32) = (3, 10);
/// Sets below which trimming does not go: usually, and for beginners and sessions of up to
/// [`FEW_SETS_UP_TO`] minutes.
const FEWEST_SETS: (u32, u32) = (2, 1);
/// See [`FEWEST_SETS`].
const FEW_SETS_UP_TO: u32 = 15;
/// What is left of a rest that is trimmed, in per cent.
const TRIMMED_REST: u32 = 75;

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::TIME_BUDGET,
        says: || {
            format!(
                "A session never lasts longer than the minutes given, by the time formula to the \
                    second; up to {USED_UP_TO} min it uses at least {USED} % of them, gentle \
                    movement as much of {} min.",
                RELIEF_MINUTES.1
            )
        },
        because: "A plan that takes longer than it says is the first one to be skipped.",
        source: "Design of this program; source article: workouts can strain if rushed",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "the week is a lighter one, or level, equipment, conditions and shares leave \
            no more to do",
        checks: &[Check::WholeSession(time_budget)],
    },
    Rule {
        id: RuleId::TRIM_ORDER,
        says: || {
            format!(
                "When a session is too long, this goes, in this order, the least important \
                    exercise first: the cool-down down to one stretch, then to one set; sets down \
                    to {} (beginners and sessions up to {FEW_SETS_UP_TO} min: {}); repetitions to \
                    the low end; rest down to {TRIMMED_REST} %; then the least important \
                    exercise. The warm-up stays.",
                FEWEST_SETS.0, FEWEST_SETS.1
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
            format!(
                "The cool-down takes at most {COOL_DOWN_SHARE} % of a session or one stretch, \
                    whichever is more; from {SHARE_FROM} min on no main exercise takes more than \
                    {ITEM_SHARE} %. Spare time goes to another exercise, then to a walk of {} to \
                    {} min that opens the cool-down.",
                WALK.0, WALK.1
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
    let to_use = match session.kind {
        _ if session.is_strength() && scope.context.minutes <= USED_UP_TO => limit,
        SessionKind::Relief => limit.min(RELIEF_MINUTES.1 * 60),
        _ => return,
    };
    if u64::from(seconds) * 100 < u64::from(USED) * u64::from(to_use) {
        let text = format!(
            "{} uses {} of {} min.",
            session.title,
            crate::plan::minutes(seconds),
            to_use / 60
        );
        found.should(At::here(), text, "Add an exercise, a set or a walk.");
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
    /// Take a set off the one stretch that is left.
    StretchSet,
    /// Take a set off a main item.
    Set(usize),
    /// Bring a main item's repetitions to the low end.
    Reps(usize),
    /// Shorten a main item's rest.
    Rest(usize),
    /// Take a main item out.
    Item(usize),
}

/// Fewest sets that trimming leaves to a main item.
pub fn fewest_sets(context: Context) -> u32 {
    let short = context.level() == Level::Beginner || context.minutes <= FEW_SETS_UP_TO;
    if short { FEWEST_SETS.1 } else { FEWEST_SETS.0 }
}

/// The rest of an item after trimming; none when it was trimmed already, has no sets to rest
/// between, or no usual rest.
pub fn trimmed_rest(context: Context, item: &Item) -> Option<u32> {
    let usual = context.dose(&item.exercise)?.rest();
    let trimmed = usual * TRIMMED_REST / 100;
    (item.dose.sets() > 1 && item.dose.rest() > trimmed).then_some(trimmed)
}

/// The next step of trimming; `stretches` are those of the cool-down, `main` the main items, least
/// important first. None when one main item is left and can't be made shorter.
pub fn next_trim(context: Context, stretches: &[&Item], main: &[&Item]) -> Option<Trim> {
    if stretches.len() > 1 {
        return Some(Trim::Stretch);
    }
    if stretches.iter().any(|item| item.dose.sets() > 1) {
        return Some(Trim::StretchSet);
    }
    let fewest = fewest_sets(context);
    let first = |can: &dyn Fn(&Item) -> bool| main.iter().position(|item| can(item));
    let low = |item: &Item| matches!(item.dose, Dose::Reps { reps: [low, high], .. } if low < high);
    first(&|item| item.dose.sets() > fewest)
        .map(Trim::Set)
        .or_else(|| first(&low).map(Trim::Reps))
        .or_else(|| first(&|item| trimmed_rest(context, item).is_some()).map(Trim::Rest))
        .or_else(|| (main.len() > 1).then_some(Trim::Item(0)))
}

fn trim_order(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.session.true_seconds() <= scope.context.limit() {
        return;
    }
    let stretches: Vec<&Item> = cool_down_stretches(scope.session).collect();
    let main: Vec<&Item> = scope.session.main().collect::<Vec<_>>().into_iter().rev().collect();
    let step = match next_trim(scope.context, &stretches, &main) {
        None => return,
        Some(Trim::Stretch) => "take a stretch out of the cool-down".to_owned(),
        Some(Trim::StretchSet) => "do the stretch once".to_owned(),
        Some(Trim::Set(index)) => format!("take a set off {}", main[index].exercise.name),
        Some(Trim::Reps(index)) => {
            format!("do the lower number of repetitions of {}", main[index].exercise.name)
        }
        Some(Trim::Rest(index)) => format!("shorten the rest of {}", main[index].exercise.name),
        Some(Trim::Item(index)) => format!("leave {} out", main[index].exercise.name),
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

/// Whether a main item takes more than its share of a session of so many seconds.
pub fn over_share(context: Context, item: &Item, session_seconds: u32) -> bool {
    context.minutes >= SHARE_FROM
        && u64::from(item.seconds) * 100 > u64::from(ITEM_SHARE) * u64::from(session_seconds)
}

/// Whether a cool-down of several stretches takes more than its share of a session of so many
/// seconds.
pub fn cool_down_over_share(stretches: usize, seconds: u32, session_seconds: u32) -> bool {
    stretches > 1
        && u64::from(seconds) * 100 > u64::from(COOL_DOWN_SHARE) * u64::from(session_seconds)
}

fn session_share(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.context.named_workout() {
        return;
    }
    let total = scope.session.true_seconds();
    for item in scope.session.main().filter(|item| over_share(scope.context, item, total)) {
        let text = format!(
            "{} takes {} % of the session.",
            item.exercise.name,
            (u64::from(item.seconds) * 100).div_ceil(u64::from(total.max(1)))
        );
        found.should(
            At::item(BlockKind::Main, &item.exercise),
            text,
            format!("Keep it to {ITEM_SHARE} %: take a set off."),
        );
    }
    let seconds: u32 = cool_down_stretches(scope.session).map(|item| item.seconds).sum();
    if cool_down_over_share(cool_down_stretches(scope.session).count(), seconds, total) {
        let text = format!(
            "The stretches take {} % of the session.",
            (u64::from(seconds) * 100).div_ceil(u64::from(total.max(1)))
        );
        found.should(
            At::block(BlockKind::CoolDown),
            text,
            format!("Keep them to {COOL_DOWN_SHARE} %, or to one."),
        );
    }
}
