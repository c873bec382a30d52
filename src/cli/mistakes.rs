//! Reading the values of flags, so that everything that is wrong with them is said at once.

use std::ops::RangeInclusive;

use crate::cli::failure::{Failure, Mistake};
use crate::problem::Problems;
use crate::profile::{self, Reader};
use crate::word::{Unknown, Word, printable};

/// What is wrong so far.
#[derive(Debug, Default)]
pub struct Mistakes {
    list: Vec<Mistake>,
}

impl From<Mistakes> for Failure {
    fn from(wrong: Mistakes) -> Self {
        Self::Mistakes(wrong.list)
    }
}

impl Mistakes {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Adds a mistake.
    pub fn push(&mut self, mistake: Mistake) {
        self.list.push(mistake);
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
        if self.list.is_empty() { Ok(()) } else { Err(Failure::Mistakes(self.list)) }
    }

    /// A value that there is unless something is wrong: goes on with it only when nothing is.
    pub fn with<T>(self, value: Option<T>) -> Result<T, Failure> {
        match value {
            Some(value) if self.list.is_empty() => Ok(value),
            _ => Err(Failure::Mistakes(self.list)),
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

    /// The value of an argument that is no flag.
    pub fn named<T>(&mut self, read: Result<T, Unknown>) -> Option<T> {
        read.map_err(|unknown| self.add(unknown.message, unknown.help)).ok()
    }

    /// The values of a flag that was repeated or holds a comma-separated list; none when it was not given.
    pub fn each<T>(
        &mut self,
        flag: &str,
        texts: &[String],
        read: impl Fn(&str) -> Result<T, Unknown>,
    ) -> Option<Vec<T>> {
        if texts.is_empty() {
            return None;
        }
        let parts = texts.iter().flat_map(|text| text.split(',')).map(str::trim);
        Some(parts.filter_map(|part| self.value(flag, Some(read(part)))).collect())
    }

    /// The words of a flag that was repeated or holds a comma-separated list, `none` for an empty one; none may come twice.
    pub fn distinct<W: Word>(&mut self, flag: &str, texts: &[String]) -> Option<Vec<W>> {
        let words = self.each(flag, texts, Reader::words::<W>)?.concat();
        if let Some(word) = profile::twice(&words) {
            self.add(format!("{flag}: `{}` comes twice", word.word()), Some("say it once".into()));
        }
        Some(words)
    }

    /// The number of a flag, within the range that a profile file has for it; `why` says what the range stands for.
    pub fn number(&mut self, flag: &str, text: Option<&str>, range: RangeInclusive<u32>, why: &str) -> Option<u32> {
        let text = text?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        let message = match text.parse() {
            Ok(number) if range.contains(&number) => return Some(number),
            Err(_) if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{flag}: a whole number, not `{}`", printable(text))
            }
            _ => format!("{flag}: {} to {}, not {text}", range.start(), range.end()),
        };
        self.add(message, Some(why.into()));
        None
    }
}
