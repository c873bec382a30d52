//! Seconds that a file states, put to what the formula gives.

use super::{Block, Plan, Session};

impl Plan {
    /// Puts the seconds of every item, block and session to what the formula gives; says in how
    /// many places they were others.
    pub fn recount(&mut self) -> u32 {
        let days = self.weeks.iter_mut().flat_map(|week| &mut week.days);
        days.flat_map(|day| &mut day.sessions).map(Session::recount).sum()
    }
}

impl Session {
    fn recount(&mut self) -> u32 {
        let within: u32 = self.blocks.iter_mut().map(Block::recount).sum();
        let sum = self.blocks.iter().map(|block| block.seconds).fold(0, u32::saturating_add);
        within + put(&mut self.seconds, sum)
    }
}

impl Block {
    fn recount(&mut self) -> u32 {
        let items = self.items.iter_mut();
        let within: u32 =
            items.map(|item| put(&mut item.seconds, item.exercise.seconds(&item.dose))).sum();
        let sum = self.items.iter().map(|item| item.seconds).fold(0, u32::saturating_add);
        within + put(&mut self.seconds, sum)
    }
}

/// Puts a number to what it should be; 1 where it was another.
fn put(number: &mut u32, right: u32) -> u32 {
    u32::from(std::mem::replace(number, right) != right)
}
