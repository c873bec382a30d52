//! Steps of training: how to go on after a week, by a table of what decides it.

/// How training goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next week of training.
    GoOn,
    /// The last week again.
    Repeat,
    /// The last week that was no lighter one again, with a set less.
    SetLess,
    /// So many weeks that were no lighter ones back, where the body asks for it with a set less.
    StepBack {
        /// How many.
        steps: u32,
        /// Whether a set is left out.
        set_less: bool,
    },
    /// Week 1 again.
    StartAgain,
}

impl Step {
    /// The same with all sets.
    #[must_use]
    pub const fn with_all_sets(self) -> Self {
        match self {
            Self::SetLess => Self::Repeat,
            Self::StepBack { steps, .. } => Self::StepBack { steps, set_less: false },
            step => step,
        }
    }
}

/// The step of the last row that a measure reaches; the first row begins at 0.
pub(super) fn reached(table: &[(u32, Step)], measure: u32) -> Step {
    let reached = table.iter().rev().find(|(from, _)| *from <= measure);
    reached.map_or(Step::GoOn, |(_, step)| *step)
}

/// Numbers that are written out, from 1 on.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// "one step", "two steps".
pub(super) fn steps_in_words(steps: u32) -> String {
    let index = steps.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let word = index.and_then(|index| NUMBERS.get(index));
    let number = word.map_or_else(|| steps.to_string(), ToString::to_string);
    format!("{number} step{}", if steps == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::rules::pain::{NEXT_DAY, next_day};
    use crate::rules::progress::{AFTER_A_BREAK, after_a_break};

    #[test]
    fn a_break_is_answered_by_its_days() {
        let two_back = Step::StepBack { steps: 2, set_less: false };
        for (days, step) in [
            ([0, 1, 6], Step::GoOn),
            ([7, 8, 13], Step::Repeat),
            ([14, 15, 27], Step::SetLess),
            ([28, 29, 55], two_back),
            ([56, 57, u32::MAX], Step::StartAgain),
        ] {
            assert_eq!(days.map(after_a_break), [step; 3], "{days:?} days");
        }
    }

    #[test]
    fn the_morning_after_is_answered_by_its_points() {
        let back = Step::StepBack { steps: 1, set_less: true };
        let steps = [Step::GoOn, Step::Repeat, Step::Repeat, back, back];
        assert_eq!([0, 1, 2, 3, 4].map(next_day), steps);
        assert_eq!([5, 10, u32::MAX].map(next_day), [back; 3]);
    }

    #[test]
    fn every_measure_from_0_on_has_one_answer() {
        for table in [&AFTER_A_BREAK[..], &NEXT_DAY] {
            assert_eq!(table[0].0, 0);
            assert!(table.is_sorted_by(|one, next| one.0 < next.0), "{table:?}");
        }
    }
}
