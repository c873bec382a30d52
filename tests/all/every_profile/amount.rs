//! How many profiles of a sweep are tried: an even tenth; a third with `BACKPLAN_SWEEP=third`; all of them with `BACKPLAN_SWEEP=all`;
//! and the whole product of health besides with `BACKPLAN_SWEEP=whole`.

use std::collections::BTreeMap;
use std::io::Write as _;

use super::case::Case;
use super::{sweep, sweep_health, sweep_time};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    Tenth,
    Third,
    All,
    Whole,
}

impl Amount {
    /// What was asked for.
    ///
    /// # Panics
    ///
    /// Where it is none of these, so that no slip makes a sweep smaller.
    pub fn asked() -> Self {
        match std::env::var("BACKPLAN_SWEEP").unwrap_or_default().as_str() {
            "" => Self::Tenth,
            "third" => Self::Third,
            "all" => Self::All,
            "whole" => Self::Whole,
            other => panic!("BACKPLAN_SWEEP is `third`, `all` or `whole`, not `{other}`"),
        }
    }

    /// The places to try of so many, and says how many they are, past the capture of a test's output.
    ///
    /// # Panics
    ///
    /// Where there are none: a sweep that tries nothing proves nothing.
    pub fn places(self, of: usize, what: &str) -> Vec<usize> {
        let places = match self {
            Self::Tenth => share(of, 10),
            Self::Third => share(of, 3),
            Self::All | Self::Whole => (0..of).collect(),
        };
        assert!(!places.is_empty(), "no profile of {what} is tried");
        writeln!(std::io::stderr(), "{what}: {} of {of} profiles are tried", places.len()).ok();
        places
    }
}

/// One of every so many places. Which one turns with the golden ratio, so that no key whose values alternate, at whatever pace, is met
/// with some of its values alone.
fn share(of: usize, every: usize) -> Vec<usize> {
    const GOLDEN: usize = 6_180_339_887;
    let place =
        |turn: usize| every * turn + turn * GOLDEN % 10_000_000_000 * every / 10_000_000_000;
    (0..of.div_ceil(every)).map(place).filter(|place| *place < of).collect()
}

/// How many profiles say each thing that they say.
fn said<'a>(cases: impl Iterator<Item = &'a Case>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in cases.map(Case::to_string) {
        for words in line.split(" --").skip(1) {
            *counts.entry(words.to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn a_tenth_of_the_profiles_says_everything_a_tenth_as_often() {
    for cases in
        [sweep::cases(), sweep_health::cases(), sweep_time::cases(), sweep_time::readings()]
    {
        let places = share(cases.len(), 10);
        assert!(
            places.len().abs_diff(cases.len() / 10) <= 1,
            "{} of {}",
            places.len(),
            cases.len()
        );
        let (all, some) = (said(cases.iter()), said(places.iter().map(|place| &cases[*place])));
        for (words, count) in all.iter().filter(|(_, count)| **count >= 100) {
            let tried = some.get(words).copied().unwrap_or(0);
            assert!((count / 20..=count / 5).contains(&tried), "--{words}: {tried} of {count}");
        }
    }
}
