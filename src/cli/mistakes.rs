//! Reading the values of flags, so that everything that is wrong with them is said at once.

use std::ops::RangeInclusive;

use crate::cli::failure::{Failure, Mistake};
use crate::person::key::Key;
use crate::person::profile::{Reader, amount};
use crate::person::weight::{Weights, with_unit};
use crate::text::id::Id;
use crate::text::printable::shown;
use crate::text::problem::{Few, Problems, kind_of};
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};
use crate::text::yes_no::yes_or_no;

/// How weights are written.
const LIKE_WEIGHTS: &str = "them like romanian-deadlift=20,dumbbell-row=7.5";

/// What is wrong so far.
#[derive(Debug, Default)]
pub struct Mistakes {
    /// In what was typed, each with its turn.
    typed: Few<(usize, Mistake)>,
    /// In files, each of which has few.
    filed: Vec<(usize, Mistake)>,
}

impl From<Mistakes> for Failure {
    fn from(wrong: Mistakes) -> Self {
        let (mut list, more) = wrong.typed.shown(|(turn, _)| *turn);
        list.extend(wrong.filed);
        list.sort_by_key(|(turn, _)| *turn);
        let more = (more > 0).then_some(Mistake::More(more));
        Self::Mistakes(list.into_iter().map(|(_, mistake)| mistake).chain(more).collect())
    }
}

impl Mistakes {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.typed.count() + self.filed.len()
    }

    /// Adds a mistake.
    pub fn push(&mut self, mistake: Mistake) {
        let turn = self.count();
        match &mistake {
            Mistake::Said { message, .. } => self.typed.add(&kind_of(message), || (turn, mistake)),
            Mistake::InFile(_) | Mistake::More(_) => self.filed.push((turn, mistake)),
        }
    }

    /// Adds what keeps something from working.
    pub fn check<T>(&mut self, tried: Result<T, Mistake>) {
        if let Err(mistake) = tried {
            self.push(mistake);
        }
    }

    /// Adds a mistake in words.
    pub fn add(&mut self, message: String, help: Option<String>) {
        self.push(Mistake::Said { message, help });
    }

    /// Goes on only when nothing is wrong.
    pub fn none(self) -> Result<(), Failure> {
        if self.count() == 0 { Ok(()) } else { Err(self.into()) }
    }

    /// A value that there is unless something is wrong: goes on with it only when nothing is.
    pub fn with<T>(self, value: Option<T>) -> Result<T, Failure> {
        match value {
            Some(value) if self.count() == 0 => Ok(value),
            _ => Err(self.into()),
        }
    }

    /// What a file holds, or none and its mistakes are kept.
    pub fn file<T>(&mut self, read: Result<T, Problems>) -> Option<T> {
        read.map_err(|problems| self.push(Mistake::InFile(problems))).ok()
    }

    /// The value of a flag, where it was given and makes sense.
    pub fn value<T>(&mut self, flag: &str, read: Option<Result<T, Unknown>>) -> Option<T> {
        read?.map_err(|unknown| self.add(format!("{flag}: {}", unknown.message), unknown.help)).ok()
    }

    /// The answer behind a flag, `--fallen=no`.
    pub fn answer(&mut self, flag: &str, text: &str) -> Option<bool> {
        let answer = yes_or_no(text);
        if answer.is_none() {
            let message = format!("{flag}: yes or no, not `{}`", shown(text));
            self.add(message, Some("answer yes or no; if unsure, yes".into()));
        }
        answer
    }

    /// The value of an argument that is no flag.
    pub fn named<T>(&mut self, read: Result<T, Unknown>) -> Option<T> {
        read.map_err(|unknown| self.add(unknown.message, unknown.help)).ok()
    }

    /// The values of a flag that was repeated or holds a comma-separated list; none when it was not
    /// given.
    pub fn each<T>(&mut self, flag: &str, texts: &[String], words: &Lookup<T>) -> Option<Vec<T>> {
        if texts.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for part in texts.iter().flat_map(|text| words.parts(text)) {
            match part {
                Ok(value) => found.push(value),
                Err(part) => self.unknown(flag, part, words),
            }
        }
        Some(found)
    }

    /// The words of such a flag.
    pub fn words<W: Vocabulary>(&mut self, flag: &str, texts: &[String]) -> Option<Vec<W>> {
        self.each(flag, texts, &Lookup::of_words())
    }

    /// A text of a list that stands for nothing; what to say about it is only worked out where it
    /// will be shown.
    fn unknown<T>(&mut self, flag: &str, text: &str, words: &Lookup<T>) {
        let turn = self.count();
        let said = |message: &str| format!("{flag}: {message}");
        self.typed.add(&kind_of(&said(&Unknown::said(words.what, text))), || {
            let unknown = words.unknown(text);
            (turn, Mistake::Said { message: said(&unknown.message), help: unknown.help })
        });
    }

    /// The words of a flag that was repeated or holds a comma-separated list, `none` for an empty
    /// one; what comes twice counts once.
    pub fn distinct<W: Vocabulary>(&mut self, flag: &str, texts: &[String]) -> Option<Vec<W>> {
        let mut words: Vec<W> = Vec::new();
        for word in self.each(flag, texts, &Reader::words::<W>())?.concat() {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Some(words)
    }

    /// Adds the weight of an exercise, `dumbbell-row=7.5`, to those of a flag.
    pub fn weight(
        &mut self,
        flag: &str,
        text: &str,
        exercises: &Lookup<Id>,
        weights: &mut Weights,
    ) {
        // As it is typed, or as the program says it: `dumbbell-row 7.5 kg`.
        let number = text.find(|c: char| c.is_ascii_digit());
        let said =
            || number.map(|start| text.split_at(start)).filter(|(name, _)| name.contains(' '));
        let Some((name, written)) = text.split_once(['=', ':']).or_else(said) else {
            let help = format!("write {LIKE_WEIGHTS}");
            return self.add(format!("{flag}: `{}` has no weight", shown(text)), Some(help));
        };
        let (name, written) = (name.trim(), written.trim());
        let exercise = exercises.find(name);
        if exercise.is_none() {
            self.unknown(flag, name, exercises);
        }
        let Some((number, unit)) = with_unit(written) else {
            let message =
                format!("{flag}: `{}` is a number, not `{}`", shown(name), shown(written));
            return self.add(message, Some(format!("write {LIKE_WEIGHTS}")));
        };
        let read = unit.unwrap_or(weights.unit).weigh(name, number, &shown(written));
        let added = read.and_then(|grams| exercise.map_or(Ok(()), |id| weights.add(id, grams)));
        self.value(flag, Some(added));
    }

    /// The number of a flag, within the range that a profile file has for it; `why` says what the
    /// range stands for.
    pub fn number(
        &mut self,
        key: Key,
        text: Option<&str>,
        range: &RangeInclusive<u32>,
        why: &str,
    ) -> Option<u32> {
        let (text, flag) = (text?, key.flag());
        let below = |text: &str| text.strip_prefix('-').and_then(|text| amount(key, text));
        let message = match amount(key, text) {
            Some(number) if range.contains(&number) => return Some(number),
            None if below(text).is_none() => {
                format!("{flag}: a whole number, not `{}`", shown(text))
            }
            _ => format!("{flag}: {} to {}, not {}", range.start(), range.end(), shown(text)),
        };
        self.add(message, Some(why.into()));
        None
    }
}
