//! Sessions and their parts: what they are called, how long they take, and what is said once for
//! several.

use super::item::beside;
use crate::catalogue::limits::TURNS_REST;
use crate::plan::remark::{Kept, Remark};
use crate::plan::{BlockKind, Item, Plan, PlanDay, Session, SessionKind, minutes};

/// What comes before every card where somebody sits for long.
const STAND_UP: &str =
    "What helps most while you sit: stand up or walk for 2 min every 30 to 40 min.";
/// How a card that is mostly balance fits into a day.
const HALVES: &str = "It may be done in two halves: balance beside the basin, a hand on it, when \
    you brush your teeth; the rest at another time.";
/// What may stand in for a card, and for one with work that is to be done every day.
const WALK: &str = "A 10-minute walk may stand in for this card.";
const WALK_BUT_BALANCE: &str =
    "A 10-minute walk may stand in for this card, but not for the balance.";
const WALK_BUT_BONES: &str = "A 10-minute walk may stand in for this card, but not for balance and \
    back muscles.";
const WALK_BUT_FLOOR: &str = "A 10-minute walk may stand in for this card, but not for the squeeze \
    of the pelvic floor.";

/// How the exercises of the shortest sessions are done.
const ROUNDS: &str = "Do them in turn: a set of one, 15 s of rest, a set of the other. That is a \
    round; let the first be slow and small.";
const _: () = assert!(TURNS_REST == 15, "the sentence says so many");

/// What is said of a whole session, a sentence each.
pub fn remarks(plan: &Plan, session: &Session) -> Vec<&'static str> {
    plan.remarks(session).into_iter().map(told).collect()
}

const fn told(remark: Remark) -> &'static str {
    match remark {
        Remark::InTurn => ROUNDS,
        Remark::StandUp => STAND_UP,
        Remark::InHalves => HALVES,
        Remark::OrWalk(None) => WALK,
        Remark::OrWalk(Some(Kept::Balance)) => WALK_BUT_BALANCE,
        Remark::OrWalk(Some(Kept::BalanceAndBack)) => WALK_BUT_BONES,
        Remark::OrWalk(Some(Kept::PelvicFloor)) => WALK_BUT_FLOOR,
    }
}

/// `29 min`.
pub fn min(seconds: u32) -> String {
    format!("{} min", minutes(seconds))
}

/// What a part is called.
pub const fn part(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::WarmUp => "Warm-up",
        BlockKind::Main => "Main",
        BlockKind::CoolDown => "Cool-down",
        BlockKind::Mobility => "Mobility",
        BlockKind::Stretch => "Stretch",
    }
}

/// How long each part takes, rounded so that the minutes of the parts add up to those of the
/// session.
pub fn shares(session: &Session) -> impl Iterator<Item = String> {
    let mut elapsed: u32 = 0;
    session.blocks.iter().map(move |block| {
        let until = elapsed.saturating_add(block.seconds);
        let takes = minutes(until) - minutes(elapsed);
        elapsed = until;
        if takes == 0 { "under a minute".into() } else { format!("{takes} min") }
    })
}

/// The exercises that a session is known by: its work, or all of them where it has none.
pub fn names(session: &Session) -> impl Iterator<Item = &str> {
    let all = session.main().next().is_none();
    let named = session.items().filter(move |(kind, _)| all || *kind == BlockKind::Main);
    named.map(|(_, item)| item.exercise.name.as_str())
}

/// The day before on which the same was done, for sessions that need no second printing. Reasons
/// count when they are shown.
pub fn repeated<'p>(session: &Session, earlier: &'p [PlanDay], why: bool) -> Option<&'p PlanDay> {
    let alike = |a: &Item, b: &Item| {
        a.exercise.id == b.exercise.id
            && a.dose == b.dose
            && a.rpe == b.rpe
            && beside(a) == beside(b)
            && (!why || a.why == b.why)
    };
    let same = |other: &Session| other.title == session.title && same_items(other, session, alike);
    let before = || earlier.iter().find(|day| day.sessions.iter().any(same));
    if session.kind == SessionKind::Strength { None } else { before() }
}

/// Whether two sessions have the same items in the same parts, by what makes two items the same.
pub fn same_items(a: &Session, b: &Session, alike: impl Fn(&Item, &Item) -> bool) -> bool {
    a.items().count() == b.items().count()
        && a.items().zip(b.items()).all(|((kind, a), (block, b))| kind == block && alike(a, b))
}
