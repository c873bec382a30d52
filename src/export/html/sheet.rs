//! Sessions of a plan, each different one once: a plan of many weeks prints what repeats a single
//! time and refers to it.

use crate::export::say::session::same_items;
use crate::plan::{Item, Plan, PlanDay, Session};

/// A session as it is printed, on the first day it is done.
pub struct Sheet<'p> {
    pub session: &'p Session,
    /// Counted from 1: names it within the page.
    pub number: usize,
    /// Where its week stands in the plan, from 0.
    pub week: usize,
    /// Days of that week on which it is done, the first one first.
    pub days: Vec<&'p PlanDay>,
}

impl Sheet<'_> {
    /// Its id within the page.
    pub fn id(&self) -> String {
        format!("session-{}", self.number)
    }
}

/// Every different session of a plan, and which one each day has.
pub struct Sheets<'p> {
    sheets: Vec<Sheet<'p>>,
    /// By the order of all sessions of the plan, the place in `sheets`.
    used: Vec<Vec<usize>>,
}

impl<'p> Sheets<'p> {
    /// Those of a plan.
    pub fn of(plan: &'p Plan) -> Self {
        let mut all = Self { sheets: Vec::new(), used: Vec::new() };
        for (index, week) in plan.weeks.iter().enumerate() {
            let used = week.sessions().map(|(day, session)| all.add(index, day, session)).collect();
            all.used.push(used);
        }
        all
    }

    fn add(&mut self, week: usize, day: &'p PlanDay, session: &'p Session) -> usize {
        if let Some(known) = self.sheets.iter().position(|sheet| is_same(sheet.session, session)) {
            if self.sheets[known].week == week {
                self.sheets[known].days.push(day);
            }
            return known;
        }
        let number = self.sheets.len() + 1;
        self.sheets.push(Sheet { session, number, week, days: vec![day] });
        number - 1
    }

    /// The sheets that are printed with a week.
    pub fn printed_with(&self, week: usize) -> impl Iterator<Item = &Sheet<'p>> {
        self.sheets.iter().filter(move |sheet| sheet.week == week)
    }

    /// The sheets of a week's sessions, in the order of [`crate::plan::Week::sessions`].
    pub fn used_in(&self, week: usize) -> impl Iterator<Item = &Sheet<'p>> {
        self.used[week].iter().map(|&index| &self.sheets[index])
    }
}

/// Whether two sessions read the same on paper.
fn is_same(a: &Session, b: &Session) -> bool {
    let alike = |a: &Item, b: &Item| {
        a.exercise.id == b.exercise.id
            && a.exercise.name == b.exercise.name
            && a.dose == b.dose
            && a.rpe == b.rpe
            && a.breathing == b.breathing
    };
    a.title == b.title && a.seconds == b.seconds && same_items(a, b, alike)
}
