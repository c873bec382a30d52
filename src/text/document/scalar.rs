//! Single values under a key: texts and what they mean, whole numbers, true and false, dates.

use std::ops::RangeInclusive;

use super::{Spanned, Table, Value, Wrong};
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::vocabulary::{Lookup, Vocabulary};

impl<'t> Table<'t> {
    /// The text under a key.
    pub fn text(&self, key: &'static str) -> Option<Spanned<&'t str>> {
        let found = self.find(key)?;
        if let Value::Text(text) = &found.value {
            return Some(Spanned { value: text.as_ref(), span: found.span.clone() });
        }
        self.expected(key, "a text", found);
        None
    }

    /// The text under a key, read by `parse`; the range of its error is counted from the text's
    /// first byte.
    pub fn parsed<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<Spanned<T>> {
        self.parse(self.text(key)?, parse)
    }

    /// A text of this table, read by `parse`.
    pub fn parse<T>(
        &self,
        text: Spanned<&str>,
        parse: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<Spanned<T>> {
        match parse(text.value) {
            Ok(value) => Some(Spanned { value, span: text.span }),
            Err((within, message, help)) => {
                let quote = text.span.start + 1;
                // Behind escapes and triple quotes a byte of the value is not the same byte of the
                // text.
                let plain = text.span.len() == text.value.len() + 2;
                let at = within
                    .filter(|_| plain)
                    .map_or(text.span.clone(), |within| quote + within.start..quote + within.end);
                self.report(Problem { at: Some(at), message, help });
                None
            }
        }
    }

    /// What is meant by the text under a key.
    pub fn meant<T>(&self, key: &'static str, words: &Lookup<T>) -> Option<Spanned<T>> {
        self.look_up(&self.text(key)?, words)
    }

    /// What is meant by a text of this table; none is reported.
    pub(super) fn look_up<T>(&self, text: &Spanned<&str>, words: &Lookup<T>) -> Option<Spanned<T>> {
        let value = words.find(text.value);
        if value.is_none() {
            let unknown = || words.unknown(text.value);
            self.unknown(text.span.clone(), words.what, text.value, unknown);
        }
        Some(Spanned { value: value?, span: text.span.clone() })
    }

    /// One word of a vocabulary under a key.
    pub fn word<W: Vocabulary>(&self, key: &'static str) -> Option<Spanned<W>> {
        self.meant(key, &Lookup::of_words())
    }

    /// A whole number within a range under a key; `why` says what the range stands for.
    pub fn number(
        &self,
        key: &'static str,
        range: RangeInclusive<u32>,
        why: &str,
    ) -> Option<Spanned<u32>> {
        self.amount(key, range, why, |_| None)
    }

    /// The same, or a text that `read` understands: a number with its unit.
    pub fn amount(
        &self,
        key: &'static str,
        range: RangeInclusive<u32>,
        why: &str,
        read: impl Fn(&str) -> Option<u32>,
    ) -> Option<Spanned<u32>> {
        let found = self.find(key)?;
        let number = match &found.value {
            Value::Integer(number) => number.and_then(|number| u32::try_from(number).ok()),
            Value::Text(text) if let Some(number) = read(text) => Some(number),
            _ => {
                self.expected(key, "a whole number", found);
                return None;
            }
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let written = self.syntax.text.get(found.span.clone()).unwrap_or_default();
            let (least, most) = (range.start(), range.end());
            let message = format!("`{key}` is {least} to {most}, not {}", shown(written));
            let help = (!why.is_empty()).then(|| why.to_owned());
            self.report(Problem { at: Some(found.span.clone()), message, help });
        }
        Some(Spanned { value: number?, span: found.span.clone() })
    }

    /// True or false under a key, or a text that is a yes or a no.
    pub fn flag(&self, key: &'static str) -> Option<Spanned<bool>> {
        let found = self.find(key)?;
        if let Some(value) = found.value.answer() {
            return Some(Spanned { value, span: found.span.clone() });
        }
        self.expected(key, "true or false", found);
        None
    }

    /// The answer yes or no under a key, or an empty text for what is not said yet; `unsure` says
    /// what to do about anything else.
    pub fn answer_or_blank(&self, key: &'static str, unsure: &str) -> Option<bool> {
        let found = self.find(key)?;
        let is_blank = matches!(&found.value, Value::Text(text) if text.is_empty());
        let answer = found.value.answer();
        if answer.is_none() && !is_blank {
            self.report(Self::other_type(key, "yes or no", found).help(unsure));
        }
        answer
    }

    /// The date or text under a key, as text.
    pub fn date_or_text(&self, key: &'static str) -> Option<Spanned<&'t str>> {
        let found = self.find(key)?;
        let words = found.value.words();
        if words.is_none() {
            self.expected(key, "a date or a text", found);
        }
        // What could not be read at all is left empty and reported as syntax.
        let words = words.filter(|words| !(self.syntax.is_broken() && words.is_empty()));
        Some(Spanned { value: words?, span: found.span.clone() })
    }

    /// Reports whatever stands under a key: it is not what it should be.
    pub fn mistaken(&self, key: &'static str, what: &str) {
        if let Some(found) = self.find(key) {
            self.expected(key, what, found);
        }
    }
}
