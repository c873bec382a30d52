//! A dose in words, without rest and tempo: short with signs, long, and plain for whoever knows no
//! sets.

use super::Dose;
use crate::text::look::Signs;
use crate::text::printable::{counted, joined, list_in_words, range};

impl Dose {
    /// With signs: `3 × 8–10 per side`, in ASCII `3 x 8-10 per side`; `2 x 30 s`, `6, 4, 2 x 10 s`,
    /// `5 min`.
    pub fn short(&self, unicode: bool) -> String {
        self.amount(unicode) + if self.is_per_side() { " per side" } else { "" }
    }

    /// As [`Dose::short`], without its sides.
    pub fn amount(&self, unicode: bool) -> String {
        let Signs { times, dash, .. } = Signs::of(unicode);
        match self {
            Self::Reps { sets, reps, .. } => format!("{sets} {times} {}", range(*reps, dash)),
            Self::Hold { sets, seconds, .. } => format!("{sets} {times} {seconds} s"),
            Self::Holds { reps_per_set, seconds, .. } => match self.even_holds() {
                Some(holds) => format!("{} {times} {holds} {times} {seconds} s", self.sets()),
                None => format!("{} {times} {seconds} s", joined(reps_per_set, ", ")),
            },
            Self::Minutes { minutes } => format!("{minutes} min"),
        }
    }

    /// In full, without its sides: `3 sets of 8 to 10 repetitions`, `hold 30 s, 2 times`, `sets of
    /// 6, 4 and 2 holds of 10 s`, `5 minutes`. `second` is what seconds are called. `2 holds of 30 s`
    /// would not say whether they are one set or two.
    pub fn long(&self, second: &str) -> String {
        match self {
            Self::Reps { sets, reps, .. } => {
                let reps = match *reps {
                    [low, high] if low == high => counted(low, "repetition"),
                    reps => range(reps, " to ") + " repetitions",
                };
                format!("{} of {reps}", counted(*sets, "set"))
            }
            Self::Hold { sets: 1, seconds, .. } => format!("hold {seconds} {second}"),
            Self::Hold { sets, seconds, .. } => format!("hold {seconds} {second}, {sets} times"),
            Self::Holds { reps_per_set, seconds, .. } => {
                if let Some(holds) = self.even_holds() {
                    let (sets, holds) = (counted(self.sets(), "set"), counted(holds, "hold"));
                    format!("{sets} of {holds} of {seconds} {second}")
                } else {
                    let holds = list_in_words(reps_per_set, " and");
                    format!("sets of {holds} holds of {seconds} {second}")
                }
            }
            Self::Minutes { minutes } => counted(*minutes, "minute"),
        }
    }

    /// As one patient tells another: `8 times`, `3 sets of 8 to 10 on each side`, `hold 30 seconds,
    /// 2 times`, `3 sets: 6, 4 and 2 holds of 10 seconds`, `5 minutes`.
    pub fn plain(&self) -> String {
        let amount = match self {
            Self::Reps { sets: 1, reps: [1, 1], .. } => "once".into(),
            Self::Reps { sets: 1, reps, .. } => format!("{} times", range(*reps, " to ")),
            Self::Reps { sets, reps, .. } => format!("{sets} sets of {}", range(*reps, " to ")),
            Self::Hold { .. } | Self::Minutes { .. } => self.long("seconds"),
            Self::Holds { reps_per_set, seconds, .. } => match (self.even_holds(), self.sets()) {
                (Some(holds), 1) => format!("{} of {seconds} seconds", counted(holds, "hold")),
                (Some(_), _) => self.long("seconds"),
                (None, sets) => {
                    let holds = list_in_words(reps_per_set, " and");
                    format!("{sets} sets: {holds} holds of {seconds} seconds")
                }
            },
        };
        amount + if self.is_per_side() { " on each side" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::dose::Dose;

    #[test]
    fn every_kind_of_dose_has_its_words() {
        for line in [
            "3x12/side r45 = 3 x 12 per side = 3 sets of 12 repetitions = 3 sets of 12 on each \
                side",
            "3x8-10 r45 = 3 x 8-10 = 3 sets of 8 to 10 repetitions = 3 sets of 8 to 10",
            "1x8 r0 = 1 x 8 = 1 set of 8 repetitions = 8 times",
            "1x1 r0 = 1 x 1 = 1 set of 1 repetition = once",
            "2x30s/side r10 = 2 x 30 s per side = hold 30 s, 2 times = hold 30 seconds, 2 times on \
                each side",
            "1x20s r0 = 1 x 20 s = hold 20 s = hold 20 seconds",
            "6,4,2x10s r30 = 6, 4, 2 x 10 s = sets of 6, 4 and 2 holds of 10 s = 3 sets: 6, 4 and \
                2 holds of 10 seconds",
            "2x6x5s r20 = 2 x 6 x 5 s = 2 sets of 6 holds of 5 s = 2 sets of 6 holds of 5 seconds",
            "1x10x3s r0 = 1 x 10 x 3 s = 1 set of 10 holds of 3 s = 10 holds of 3 seconds",
            "5min = 5 min = 5 minutes = 5 minutes",
            "1min = 1 min = 1 minute = 1 minute",
        ] {
            let (notation, words) = line.split_once(" = ").expect("a notation");
            let dose = Dose::parse(notation).expect(notation);
            assert_eq!([dose.short(false), dose.long("s"), dose.plain()].join(" = "), words);
        }
        let dose = Dose::parse("3x8-10").expect("a dose");
        assert_eq!(dose.short(true), "3 × 8–10");
    }
}
