//! What holds for a whole session, beside its items.

use super::{Plan, Session, SessionKind};
use crate::catalogue::exercise::{Muscle, Pattern};
use crate::person::health::Condition;
use crate::person::profile::Goal;

/// What holds for a whole session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Its two exercises take turns.
    InTurn,
    /// Standing up often helps more than it does.
    StandUp,
    /// It may be done in two halves: most of it is balance.
    InHalves,
    /// A walk may stand in for it, save for what only it trains.
    OrWalk(Option<Kept>),
}

/// What no walk stands in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Balance.
    Balance,
    /// Balance and the muscles of the back, for the bones.
    BalanceAndBack,
    /// The squeeze of the pelvic floor, which is for every day.
    PelvicFloor,
}

impl Plan {
    /// What holds for one of its sessions as a whole.
    pub fn remarks(&self, session: &Session) -> Vec<Remark> {
        let balance =
            session.items().filter(|(_, item)| item.exercise.pattern == Pattern::Balance).count();
        let is_daily = session.kind == SessionKind::Daily;
        let walks = self.weeks.iter().any(|week| week.walk.is_some());
        [
            (session.kind == SessionKind::Strength && session.is_in_turn(), Remark::InTurn),
            (is_daily && self.profile.goal == Goal::Desk, Remark::StandUp),
            (is_daily && balance > 1, Remark::InHalves),
            (is_daily && walks, Remark::OrWalk(self.kept(session, balance > 0))),
        ]
        .into_iter()
        .filter_map(|(holds, remark)| holds.then_some(remark))
        .collect()
    }

    fn kept(&self, session: &Session, balances: bool) -> Option<Kept> {
        let floor = Muscle::PelvicFloor;
        if session.items().any(|(_, item)| item.exercise.primary.contains(&floor)) {
            Some(Kept::PelvicFloor)
        } else if self.profile.has(Condition::Osteoporosis) {
            Some(Kept::BalanceAndBack)
        } else {
            balances.then_some(Kept::Balance)
        }
    }
}
