//! How much of an exercise: sets, repetitions, holds, minutes, rest and tempo, and the seconds they
//! take.
//!
//! A dose is written the way the field writes it and read by the type itself:
//!
//! ```text
//! 3x8-10 r90 t3-1-2-0    3 sets of 8 to 10 repetitions, 90 s rest, tempo lowering-pause-lifting-pause
//! 2x30s r10              2 sets of one hold of 30 s
//! 2x6x5s r20             2 sets of 6 holds of 5 s
//! 6,4,2x10s r30          sets of 6, 4 and 2 holds of 10 s
//! 5min                   5 minutes
//! ```
//!
//! `/side` behind the count means each side in turn. No I/O and nothing about single exercises
//! belongs here.

pub mod notation;
mod spelling;
mod words;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::printable::joined;

#[cfg(test)]
pub(crate) use notation::range_of;
pub use notation::{EXAMPLES, NotADose, Written};

/// Seconds of one repetition: lowering, pause at the long position, lifting, pause at the short
/// position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tempo(pub [u32; 4]);

impl Tempo {
    /// The tempo of a repetition when nothing else is said (domain: dose by level).
    pub const USUAL: Self = Self([2, 0, 2, 1]);
    /// The tempo of hip hinges.
    pub const HINGE: Self = Self([3, 1, 2, 0]);

    /// Seconds of one repetition.
    pub const fn seconds(self) -> u32 {
        let [lowering, long, lifting, short] = self.0;
        lowering + long + lifting + short
    }
    /// Seconds of the lowering phase.
    pub const fn lowering(self) -> u32 {
        self.0[0]
    }
    /// Seconds of the lifting phase.
    pub const fn lifting(self) -> u32 {
        self.0[2]
    }

    /// The tempo with names for its two moving phases: "down 3 s, stay 1 s, up 2 s". What takes no
    /// time is left out.
    pub fn in_words(self, [first, second]: [&str; 2]) -> String {
        let phases = self
            .0
            .into_iter()
            .zip([first, "stay", second, "stay"])
            .filter(|(seconds, _)| *seconds > 0);
        let said: Vec<String> =
            phases.map(|(seconds, phase)| format!("{phase} {seconds} s")).collect();
        if said.is_empty() { "at your own pace".into() } else { said.join(", ") }
    }
}

impl fmt::Display for Tempo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [lowering, long, lifting, short] = self.0;
        write!(f, "{lowering}-{long}-{lifting}-{short}")
    }
}

/// An amount of one exercise. Counts are per side where `per_side` is set; all times are whole
/// seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Dose {
    /// Sets of repetitions, from a low to a high number.
    Reps {
        /// Number of sets, at least 1.
        sets: u32,
        /// Lowest and highest number of repetitions.
        reps: [u32; 2],
        /// Each side in turn.
        per_side: bool,
        /// Seconds of each phase.
        tempo: Tempo,
        /// Seconds between sets.
        rest: u32,
    },
    /// One hold a set.
    Hold {
        /// Number of sets, at least 1.
        sets: u32,
        /// Seconds of each hold.
        seconds: u32,
        /// Each side in turn.
        per_side: bool,
        /// Seconds between sets.
        rest: u32,
    },
    /// Several short holds a set.
    Holds {
        /// Number of holds in each set, first set first.
        reps_per_set: Vec<u32>,
        /// Seconds of each hold.
        seconds: u32,
        /// Each side in turn.
        per_side: bool,
        /// Seconds between sets.
        rest: u32,
    },
    /// A stretch of time without sets.
    Minutes {
        /// Whole minutes, at least 1.
        minutes: u32,
    },
}

/// Seconds to change sides within a set.
pub const CHANGE_SIDES: u32 = 5;
/// Seconds to settle into and out of each of several short holds.
pub const SETTLE: u32 = 2;

impl Dose {
    /// The least that is asked for in a set, counted from 0: repetitions, holds, or seconds.
    pub fn least(&self, set: usize) -> u32 {
        match self {
            Self::Reps { reps: [low, _], .. } => *low,
            Self::Hold { seconds, .. } => *seconds,
            Self::Holds { reps_per_set, .. } => {
                reps_per_set.get(set).or(reps_per_set.last()).copied().unwrap_or(0)
            }
            Self::Minutes { minutes } => minutes.saturating_mul(60),
        }
    }

    /// Number of sets; a dose in minutes counts as one.
    pub fn sets(&self) -> u32 {
        match self {
            Self::Reps { sets, .. } | Self::Hold { sets, .. } => *sets,
            Self::Holds { reps_per_set, .. } => {
                u32::try_from(reps_per_set.len()).unwrap_or(u32::MAX)
            }
            Self::Minutes { .. } => 1,
        }
    }

    /// Seconds of rest between sets.
    pub fn rest(&self) -> u32 {
        match self {
            Self::Reps { rest, .. } | Self::Hold { rest, .. } | Self::Holds { rest, .. } => *rest,
            Self::Minutes { .. } => 0,
        }
    }

    /// Whether both sides are done in turn; none for a dose in minutes, which has no sides.
    pub fn per_side(&self) -> Option<bool> {
        match self {
            Self::Reps { per_side, .. }
            | Self::Hold { per_side, .. }
            | Self::Holds { per_side, .. } => Some(*per_side),
            Self::Minutes { .. } => None,
        }
    }

    /// Whether both sides are done in turn.
    pub fn is_per_side(&self) -> bool {
        self.per_side() == Some(true)
    }

    /// How many short holds every set has, where it is as many in each.
    pub fn even_holds(&self) -> Option<u32> {
        let Self::Holds { reps_per_set, .. } = self else { return None };
        let first = *reps_per_set.first()?;
        reps_per_set.iter().all(|holds| *holds == first).then_some(first)
    }

    /// Seconds of one hold, for the two kinds that hold.
    pub fn hold(&self) -> Option<u32> {
        match self {
            Self::Hold { seconds, .. } | Self::Holds { seconds, .. } => Some(*seconds),
            Self::Reps { .. } | Self::Minutes { .. } => None,
        }
    }

    /// Seconds of the longest stay in one position: a hold, or the whole of a dose in minutes.
    pub fn longest_hold(&self) -> Option<u32> {
        match self {
            Self::Minutes { minutes } => Some(minutes.saturating_mul(60)),
            _ => self.hold(),
        }
    }

    /// Seconds of what is done, without getting ready and rest: sets x (repetitions x tempo x sides +
    /// 5 per change of sides); a short hold counts 2 s more than it lasts.
    pub fn active(&self) -> u32 {
        let change = |per_side: bool| if per_side { CHANGE_SIDES } else { 0 };
        let sides = |per_side: bool| if per_side { 2 } else { 1 };
        match self {
            Self::Minutes { minutes } => minutes.saturating_mul(60),
            Self::Reps { sets, reps: [_, high], per_side, tempo, .. } => {
                let set = high.saturating_mul(tempo.seconds()).saturating_mul(sides(*per_side));
                sets.saturating_mul(set.saturating_add(change(*per_side)))
            }
            Self::Hold { sets, seconds, per_side, .. } => sets.saturating_mul(
                seconds.saturating_mul(sides(*per_side)).saturating_add(change(*per_side)),
            ),
            Self::Holds { reps_per_set, seconds, per_side, .. } => {
                reps_per_set.iter().fold(0_u32, |total, reps| {
                    let set = reps
                        .saturating_mul(seconds.saturating_add(SETTLE))
                        .saturating_mul(sides(*per_side));
                    total.saturating_add(set).saturating_add(change(*per_side))
                })
            }
        }
    }

    /// Seconds under tension for one side over all sets: what a stretch adds up to.
    pub fn held_per_side(&self) -> u32 {
        match self {
            Self::Hold { sets, seconds, .. } => sets.saturating_mul(*seconds),
            Self::Holds { reps_per_set, seconds, .. } => {
                reps_per_set.iter().copied().fold(0, u32::saturating_add).saturating_mul(*seconds)
            }
            Self::Reps { .. } | Self::Minutes { .. } => 0,
        }
    }

    /// Seconds the dose takes, `setup` seconds included: setup + work + rest between sets. Minutes
    /// have no setup.
    pub fn seconds(&self, setup: u32) -> u32 {
        let setup = if matches!(self, Self::Minutes { .. }) { 0 } else { setup };
        let rests = self.sets().saturating_sub(1).saturating_mul(self.rest());
        setup.saturating_add(self.active()).saturating_add(rests)
    }

    /// The same dose with this many sets. A list of holds loses its last sets or repeats its last
    /// one; minutes stay.
    #[must_use]
    pub fn with_sets(&self, wanted: u32) -> Self {
        let mut dose = self.clone();
        match &mut dose {
            Self::Reps { sets, .. } | Self::Hold { sets, .. } => *sets = wanted,
            Self::Holds { reps_per_set, .. } => {
                let last = reps_per_set.last().copied().unwrap_or(1);
                reps_per_set.resize(wanted as usize, last);
            }
            Self::Minutes { .. } => {}
        }
        dose
    }

    /// The same dose with this rest between sets.
    #[must_use]
    pub fn with_rest(&self, wanted: u32) -> Self {
        let mut dose = self.clone();
        match &mut dose {
            Self::Reps { rest, .. } | Self::Hold { rest, .. } | Self::Holds { rest, .. } => {
                *rest = wanted;
            }
            Self::Minutes { .. } => {}
        }
        dose
    }

    /// The same dose with these repetitions; other kinds stay as they are.
    #[must_use]
    pub fn with_reps(&self, wanted: [u32; 2]) -> Self {
        let mut dose = self.clone();
        if let Self::Reps { reps, .. } = &mut dose {
            *reps = wanted;
        }
        dose
    }

    /// The same dose for both sides in turn, or for the body as a whole; minutes stay.
    #[must_use]
    pub fn with_sides(&self, both: bool) -> Self {
        let mut dose = self.clone();
        match &mut dose {
            Self::Reps { per_side, .. }
            | Self::Hold { per_side, .. }
            | Self::Holds { per_side, .. } => {
                *per_side = both;
            }
            Self::Minutes { .. } => {}
        }
        dose
    }
}

/// The notation of the module's head, complete: what [`Dose::parse`] reads back to the same dose.
impl fmt::Display for Dose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.is_per_side() { "/side" } else { "" };
        match self {
            Self::Minutes { minutes } => return write!(f, "{minutes}min"),
            Self::Reps { sets, reps: [low, high], .. } if low == high => {
                write!(f, "{sets}x{low}{side}")?;
            }
            Self::Reps { sets, reps: [low, high], .. } => write!(f, "{sets}x{low}-{high}{side}")?,
            Self::Hold { sets, seconds, .. } => write!(f, "{sets}x{seconds}s{side}")?,
            Self::Holds { reps_per_set, seconds, .. } => {
                let holds = self.even_holds().map_or_else(
                    || joined(reps_per_set, ","),
                    |holds| format!("{}x{holds}", self.sets()),
                );
                write!(f, "{holds}x{seconds}s{side}")?;
            }
        }
        write!(f, " r{}", self.rest())?;
        match self {
            Self::Reps { tempo, .. } => write!(f, " t{tempo}"),
            _ => Ok(()),
        }
    }
}

/// A dose as the built-in catalogue stores it: by its kind's place in the list, not by its name.
pub mod stored {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Dose, Tempo};

    /// The same as [`Dose`], to which the compiler holds it.
    #[derive(Serialize, Deserialize)]
    #[serde(remote = "Dose")]
    enum Kind {
        Reps { sets: u32, reps: [u32; 2], per_side: bool, tempo: Tempo, rest: u32 },
        Hold { sets: u32, seconds: u32, per_side: bool, rest: u32 },
        Holds { reps_per_set: Vec<u32>, seconds: u32, per_side: bool, rest: u32 },
        Minutes { minutes: u32 },
    }

    #[derive(Serialize, Deserialize)]
    struct Stored(#[serde(with = "Kind")] Dose);

    /// Writes the doses of the three levels.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        doses: &[Option<Dose>; 3],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        doses.clone().map(|dose| dose.map(Stored)).serialize(serializer)
    }

    /// Reads what [`serialize`] wrote.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[Option<Dose>; 3], D::Error> {
        let doses = <[Option<Stored>; 3]>::deserialize(deserializer)?;
        Ok(doses.map(|dose| dose.map(|Stored(dose)| dose)))
    }
}
