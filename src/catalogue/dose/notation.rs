//! The notation of a dose: reading what somebody wrote, with the place of what is wrong.

use std::fmt;
use std::ops::RangeInclusive;

use super::spelling::Spelt;
use super::{Dose, Tempo};
use crate::text::document::Wrong;
use crate::text::printable::{counted, shown};

/// A dose as somebody wrote it: rest, tempo and sides may be left to the exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Sets, repetitions, holds, minutes.
    pub amount: Dose,
    /// Seconds between sets.
    pub rest: Option<u32>,
    /// Seconds of each phase.
    pub tempo: Option<Tempo>,
    /// Whether both sides are done in turn.
    pub per_side: Option<bool>,
}

/// Why a text is no dose: what is wrong, where in the text (byte range), and what a right one looks
/// like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADose {
    /// What is wrong.
    pub message: String,
    /// The bytes of the text that are wrong.
    pub at: std::ops::Range<usize>,
}

/// What a right dose looks like, for error messages.
pub const EXAMPLES: &str =
    "write a dose like `3x8-10 r90 t3-1-2-0`, `2x30s r10`, `6,4,2x10s r30` or `5min`";

/// What a number of a dose is called, and the range that it can have: wider than any rule, so that
/// rules speak first.
pub type Bounds = (&'static str, RangeInclusive<u32>);
/// Sets of repetitions or holds.
pub const SETS: Bounds = ("sets", 1..=10);
/// Repetitions, or holds, of a set.
pub const REPS: Bounds = ("repetitions", 1..=100);
/// Seconds of one hold.
pub const HOLD: Bounds = ("hold seconds", 1..=300);
/// Seconds between sets.
pub const REST: Bounds = ("rest seconds", 0..=600);
/// Seconds of a phase of a repetition.
pub const PHASE: Bounds = ("tempo seconds", 0..=30);
/// Minutes of a dose without sets.
pub const MINUTES: Bounds = ("minutes", 1..=120);

/// The range of a number of a dose, by its key in a plan.
#[cfg(test)]
pub(crate) fn range_of(key: &str) -> RangeInclusive<u32> {
    let ranges = [
        ("sets", SETS),
        ("reps", REPS),
        ("seconds", HOLD),
        ("rest", REST),
        ("tempo", PHASE),
        ("minutes", MINUTES),
    ];
    let (_, (_, range)) =
        ranges.into_iter().find(|(name, _)| *name == key).expect("a number of a dose");
    range
}

impl fmt::Display for NotADose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {EXAMPLES}", self.message)
    }
}

impl std::error::Error for NotADose {}

impl Written {
    /// Reads a dose in the notation, or as people write it; rest, tempo and `/side` may be missing.
    ///
    /// # Errors
    /// [`NotADose`] with the place in the text.
    pub fn parse(text: &str) -> Result<Self, NotADose> {
        let spelt = Spelt::of(text);
        let wrong = |wrong: NotADose| NotADose { at: spelt.source(&wrong.at), ..wrong };
        Self::notated(&spelt.text).map_err(wrong)
    }

    fn notated(text: &str) -> Result<Self, NotADose> {
        let mut words = split_words(text);
        let Some((at, amount)) = words.next() else {
            return Err(NotADose { message: "an empty dose".into(), at: 0..text.len() });
        };
        let amount = parse_amount(at, amount)?;
        let per_side = amount.per_side().filter(|per_side| *per_side);
        let mut written = Self { amount, rest: None, tempo: None, per_side };
        for (at, word) in words {
            written.add_word(at, word)?;
        }
        Ok(written)
    }

    /// Reads a dose of a file; what is wrong is told as files tell it.
    ///
    /// # Errors
    /// The same, with what a right dose looks like.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        Self::parse(text).map_err(|wrong| (Some(wrong.at), wrong.message, Some(EXAMPLES.into())))
    }

    fn add_word(&mut self, at: usize, word: &str) -> Result<(), NotADose> {
        let wrong = |message: String| Err(NotADose { message, at: at..at + word.len() });
        let minutes = matches!(self.amount, Dose::Minutes { .. });
        match word.split_at_checked(1) {
            Some((letter @ ("r" | "t"), _)) if minutes => {
                wrong(format!("minutes have no {}", if letter == "r" { "rest" } else { "tempo" }))
            }
            Some(("r", number)) if self.rest.is_none() => {
                self.rest = Some(parse_number(at + 1, number, REST)?);
                Ok(())
            }
            Some(("t", _)) if !matches!(self.amount, Dose::Reps { .. }) => {
                wrong("only repetitions have a tempo".into())
            }
            Some(("t", phases)) if self.tempo.is_none() => {
                self.tempo = Some(parse_tempo(at + 1, phases)?);
                Ok(())
            }
            Some(("r" | "t", _)) => wrong(format!("`{}` comes twice", shown(word))),
            _ => wrong(format!(
                "`{}` is neither a rest (`r60`) nor a tempo (`t2-0-2-1`)",
                shown(word)
            )),
        }
    }

    /// The dose meant: what was not written comes from `usual`, sides from `per_side`.
    pub fn complete(&self, usual: Option<&Dose>, tempo: Tempo, per_side: bool) -> Dose {
        let rest = self.rest.or_else(|| usual.map(Dose::rest)).unwrap_or(0);
        let usual_tempo = match usual {
            Some(Dose::Reps { tempo, .. }) => *tempo,
            _ => tempo,
        };
        let mut dose = self.amount.with_rest(rest).with_sides(self.per_side.unwrap_or(per_side));
        if let Dose::Reps { tempo, .. } = &mut dose {
            *tempo = self.tempo.unwrap_or(usual_tempo);
        }
        dose
    }

    /// Whether `/side` was written.
    pub fn says_per_side(&self) -> bool {
        self.per_side == Some(true)
    }
}

impl Dose {
    /// Reads the complete notation that [`Dose`]'s `Display` writes; a missing rest is 0, a missing
    /// tempo the usual one.
    ///
    /// # Errors
    /// [`NotADose`] with the place in the text.
    pub fn parse(text: &str) -> Result<Self, NotADose> {
        Ok(Written::parse(text)?.complete(None, Tempo::USUAL, false))
    }

    /// The same, of nothing but the notation itself: much sooner done, for the many lines that the
    /// program wrote.
    ///
    /// # Errors
    /// [`NotADose`] with the place in the text.
    pub fn notated(text: &str) -> Result<Self, NotADose> {
        Ok(Written::notated(text)?.complete(None, Tempo::USUAL, false))
    }
}

/// The words of a text with the byte each begins at.
fn split_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn parse_amount(at: usize, word: &str) -> Result<Dose, NotADose> {
    let (word, per_side) = match word.strip_suffix("/side") {
        Some(rest) => (rest, true),
        None => (word, false),
    };
    if let Some(minutes) = word.strip_suffix("min") {
        if per_side {
            return Err(NotADose {
                message: "minutes have no sides".into(),
                at: at..at + word.len() + "/side".len(),
            });
        }
        let minutes = parse_number(at, minutes.strip_prefix("1x").unwrap_or(minutes), MINUTES)?;
        return Ok(Dose::Minutes { minutes });
    }
    let (tempo, rest) = (Tempo::USUAL, 0);
    let parts: Vec<(usize, &str)> = word
        .split('x')
        .map(|part| (part.as_ptr() as usize - word.as_ptr() as usize + at, part))
        .collect();
    match parts.as_slice() {
        [(sets_at, sets), (hold_at, hold)] if is_hold(hold) => {
            let seconds = parse_hold(*hold_at, hold)?;
            if sets.contains(',') {
                let reps_per_set = parse_list(*sets_at, sets)?;
                return Ok(Dose::Holds { reps_per_set, seconds, per_side, rest });
            }
            Ok(Dose::Hold { sets: parse_number(*sets_at, sets, SETS)?, seconds, per_side, rest })
        }
        [(sets_at, sets), (reps_at, reps), (hold_at, hold)] if is_hold(hold) => {
            let count = parse_number(*sets_at, sets, SETS)?;
            let reps_per_set = if reps.contains(',') {
                parse_list(*reps_at, reps)?
            } else {
                vec![parse_number(*reps_at, reps, REPS)?; count as usize]
            };
            if reps_per_set.len() != count as usize {
                let said = counted(reps_per_set.len(), "number");
                let message = format!("{}, but {said} of holds", counted(count, "set"));
                return Err(NotADose { message, at: *sets_at..reps_at + reps.len() });
            }
            let seconds = parse_hold(*hold_at, hold)?;
            Ok(Dose::Holds { reps_per_set, seconds, per_side, rest })
        }
        [(sets_at, sets), (reps_at, reps)] => {
            let sets = parse_number(*sets_at, sets, SETS)?;
            Ok(Dose::Reps { sets, reps: parse_range(*reps_at, reps)?, per_side, tempo, rest })
        }
        _ => Err(NotADose {
            message: format!("`{}` is no dose", shown(word)),
            at: at..at + word.len(),
        }),
    }
}

/// Whether the last number of an amount counts seconds.
fn is_hold(text: &str) -> bool {
    text.ends_with('s') && !text.ends_with(REPS_SIGN)
}

fn parse_hold(at: usize, text: &str) -> Result<u32, NotADose> {
    parse_number(at, text.strip_suffix('s').unwrap_or(text), HOLD)
}

/// What may stand behind a number of repetitions.
const REPS_SIGN: &str = "reps";

fn parse_range(at: usize, text: &str) -> Result<[u32; 2], NotADose> {
    let text = text.strip_suffix(REPS_SIGN).unwrap_or(text);
    let Some((low, high)) = text.split_once('-') else {
        let reps = parse_number(at, text, REPS)?;
        return Ok([reps, reps]);
    };
    let range = [parse_number(at, low, REPS)?, parse_number(at + low.len() + 1, high, REPS)?];
    if range[0] > range[1] {
        let message = format!("repetitions run from low to high, not {}", shown(text));
        return Err(NotADose { message, at: at..at + text.len() });
    }
    Ok(range)
}

fn parse_list(at: usize, text: &str) -> Result<Vec<u32>, NotADose> {
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize + at;
    let list: Vec<u32> = text
        .split(',')
        .map(|part| parse_number(offset(part), part, REPS))
        .collect::<Result<_, _>>()?;
    let most = *SETS.1.end();
    if list.len() > most as usize {
        return Err(NotADose { message: format!("at most {most} sets"), at: at..at + text.len() });
    }
    Ok(list)
}

fn parse_tempo(at: usize, text: &str) -> Result<Tempo, NotADose> {
    let wrong = || NotADose {
        message: format!("a tempo has four numbers, not `{}`", shown(text)),
        at: at..at + text.len(),
    };
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize + at;
    let phases: Vec<u32> = text
        .split('-')
        .map(|part| parse_number(offset(part), part, PHASE))
        .collect::<Result<_, _>>()?;
    phases.try_into().map(Tempo).map_err(|_| wrong())
}

fn parse_number(at: usize, text: &str, (what, range): Bounds) -> Result<u32, NotADose> {
    let at = at..at + text.len();
    if text.is_empty() {
        return Err(NotADose { message: format!("the number of {what} is missing"), at });
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotADose { message: format!("`{}` is no number of {what}", shown(text)), at });
    }
    match text.parse::<u32>() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(NotADose {
            message: format!(
                "{what} are {} to {}, not {}",
                range.start(),
                range.end(),
                shown(text)
            ),
            at,
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::catalogue::dose::{Dose, Written};

    fn seconds(text: &str, setup: u32) -> u32 {
        Dose::parse(text).expect(text).seconds(setup)
    }

    #[test]
    fn the_five_rows_of_the_sample_take_1640_seconds() {
        let rows = [
            (seconds("3x12/side r45 t2-0-2-1", 20), 485),
            (seconds("3x10-12 r60 t2-0-2-1", 20), 320),
            (seconds("3x15 r45 t2-0-2-1", 20), 335),
            (seconds("3x8-10 r90 t3-1-2-0", 45), 405),
            (seconds("2x30s r15", 20), 95),
        ];
        for (computed, stated) in rows {
            assert_eq!(computed, stated);
        }
        assert_eq!(rows.iter().map(|(computed, _)| computed).sum::<u32>(), 1640);
    }

    #[test]
    fn descending_holds_and_minutes_follow_the_formula() {
        assert_eq!(seconds("6,4,2x10s/side r30", 20), 20 + (12 + 8 + 4) * 12 + 3 * 5 + 60);
        assert_eq!(seconds("5min", 20), 300);
        assert_eq!(seconds("1x5min", 45), 300);
    }

    #[test]
    fn wrong_doses_name_the_wrong_bytes() {
        for (text, at, says) in [
            ("", 0..0, "empty"),
            ("3x", 2..2, "number of repetitions is missing"),
            ("3x12-10", 2..7, "low to high"),
            ("3x8-l0", 4..6, "no number of repetitions"),
            ("3x12-", 5..5, "number of repetitions is missing"),
            ("3x8-101", 4..7, "repetitions are 1 to 100"),
            ("2x6x3", 0..5, "is no dose"),
            ("3x12 r9999", 6..10, "rest seconds are 0 to 600"),
            ("3x12 t2-0-2", 6..11, "four numbers"),
            ("3x12 r10 r20", 9..12, "twice"),
            ("2x30s t2-0-2-1", 6..14, "only repetitions"),
            ("5min r30", 5..8, "no rest"),
            ("6,a,2x10s", 2..3, "no number of repetitions"),
            ("0x10", 0..1, "sets are 1 to 10"),
            ("3x12 kg", 5..7, "neither a rest"),
            ("2x400s", 2..5, "hold seconds"),
            ("5min/side", 0..9, "no sides"),
            ("2x30ss", 2..5, "no number of hold seconds"),
            ("3 \u{d7} 120", 5..8, "repetitions are 1 to 100"),
            ("30 sets of 8", 0..2, "sets are 1 to 10"),
            ("3 sets: 6 and 4 holds of 10 s", 0..15, "3 sets, but 2 numbers of holds"),
            ("3 sets: 6, 4, 3, 2 x 10 s", 0..18, "3 sets, but 4 numbers of holds"),
            ("3 x 30 s reps", 4..8, "no number of repetitions"),
            ("3x12 rest 45 reps", 5..17, "no number of rest seconds"),
            ("3x12 reps reps", 2..9, "no number of repetitions"),
            ("3x12 rest 11 min", 5..16, "rest seconds are 0 to 600, not 660"),
            ("2 hours and 10 min", 0..18, "minutes are 1 to 120, not 130"),
            ("5 min reps", 0..10, "is no dose"),
        ] {
            let wrong = Written::parse(text).expect_err(text);
            assert_eq!(wrong.at, at, "{text}: {wrong}");
            assert!(wrong.message.contains(says), "{text}: {wrong}");
        }
    }

    /// Other programs read this: the same dose is always written the same way.
    #[test]
    fn a_dose_is_written_in_its_shortest_form() {
        for (text, written) in [
            ("2x6x3s r30", "2x6x3s r30"),
            ("6,6x3s r30", "2x6x3s r30"),
            ("5,5,5x10s/side r20", "3x5x10s/side r20"),
            ("1x6x3s", "1x6x3s r0"),
            ("6,4,2x10s r30", "6,4,2x10s r30"),
            ("3x8-8 r60 t2-0-2-1", "3x8 r60 t2-0-2-1"),
            ("3x8-10/side r60 t3-1-2-0", "3x8-10/side r60 t3-1-2-0"),
            ("2x30s r10", "2x30s r10"),
            ("1x5min", "5min"),
        ] {
            assert_eq!(Dose::parse(text).expect(text).to_string(), written, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_dose_reads_back_from_its_notation(sets in 1_u32..=10, low in 1_u32..=50, more in 0_u32..=50, hold in 1_u32..=300,
            rest in 0_u32..=600, tempo in prop::array::uniform4(0_u32..=30), per_side: bool, list in prop::collection::vec(1_u32..=100, 1..=10)) {
            for dose in [
                Dose::Reps { sets, reps: [low, low + more], per_side, tempo: crate::catalogue::dose::Tempo(tempo), rest },
                Dose::Hold { sets, seconds: hold, per_side, rest },
                Dose::Holds { reps_per_set: list.clone(), seconds: hold, per_side, rest },
                Dose::Minutes { minutes: low },
            ] {
                prop_assert_eq!(Dose::parse(&dose.to_string()), Ok(dose.clone()));
                // So do the words of pages, which leave rest and tempo out.
                let sides = if dose.is_per_side() { " on each side" } else { "" };
                for words in [dose.short(true), dose.short(false), dose.long("s") + sides] {
                    let read = Dose::parse(&words).map(|read| read.short(true));
                    prop_assert_eq!(read, Ok(dose.short(true)), "{}", words);
                }
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,20}") {
            drop(Written::parse(&text));
        }
    }
}
