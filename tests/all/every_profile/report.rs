//! What was found in many plans, told shortly.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::amount::Amount;
use super::case::Case;
use super::facts::Facts;
use super::trial::{Depth, Trial, try_case};
use super::world::Finding;

/// The kinds of breach, each with how many plans have it and the shortest example; and how many
/// plans there are of each status.
#[derive(Default)]
pub struct Report {
    breaches: BTreeMap<(&'static str, &'static str), Breach>,
    pub statuses: BTreeMap<String, usize>,
}

struct Breach {
    plans: usize,
    /// The example, and how long its command line is.
    example: (usize, String),
}

impl Report {
    fn add(&mut self, case: &Case, trial: &Trial) {
        *self.statuses.entry(trial.status.clone()).or_default() += 1;
        let mut seen = Vec::new();
        for Finding { rule, what, place, detail, .. } in &trial.findings {
            if !seen.contains(&(rule, what)) {
                seen.push((rule, what));
                let line = case.to_string();
                self.note((rule, what), 1, (line.len(), format!("{line}\n    {place}: {detail}")));
            }
        }
    }

    fn note(&mut self, key: (&'static str, &'static str), plans: usize, example: (usize, String)) {
        let entry = self
            .breaches
            .entry(key)
            .or_insert_with(|| Breach { plans: 0, example: example.clone() });
        entry.plans += plans;
        if example.0 < entry.example.0 {
            entry.example = example;
        }
    }

    fn merge(mut self, other: Self) -> Self {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        for (key, Breach { plans, example }) in other.breaches {
            self.note(key, plans, example);
        }
        self
    }

    /// How many kinds of breach there are.
    pub fn kinds(&self) -> usize {
        self.breaches.len()
    }

    pub fn assert_empty(&self) {
        let mut text = String::new();
        for ((rule, what), Breach { plans, example }) in &self.breaches {
            writeln!(text, "{rule}: {what} ({plans} plans), as in\n  {}", example.1)
                .expect("a string takes all");
        }
        assert!(self.breaches.is_empty(), "\n{text}");
    }
}

/// Judges the profiles of a sweep, as many as are asked for; every `repeat`th is made again and read back.
///
/// # Panics
///
/// Where one breaks a rule.
pub fn sweep(what: &str, cases: &[Case], repeat: usize) {
    let places = Amount::asked().places(cases.len(), what);
    judge_all(places.len(), repeat, |index| cases[places[index]].clone()).assert_empty();
}

/// Judges the profiles that `case` gives for 0 to `count`, half of them on a second thread; every `repeat`th is made again and read
/// back.
pub fn judge_all(count: usize, repeat: usize, case: impl Fn(usize) -> Case + Sync) -> Report {
    let share = |offset: usize| {
        let (facts, catalogue) = (Facts::read(), backplan::built_in::catalogue());
        let mut report = Report::default();
        for index in (offset..count).step_by(2) {
            let depth = if index / 2 % repeat == 0 { Depth::Repeat } else { Depth::Judge };
            let case = case(index);
            report.add(&case, &try_case(&facts, &catalogue, &case, depth));
        }
        report
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| share(1));
        let report = share(0);
        report.merge(other.join().expect("the other half is judged"))
    })
}
