//! Closed vocabularies: enums whose values are words that people type and files hold.
//!
//! One declaration gives the enum its words, its parser and the "did you mean" of its error.
//! Nothing about backs belongs here.

use std::fmt;

use crate::text::near::{perhaps, plain};
use crate::text::printable::{LONGEST_SHOWN, head, shown};

/// A value that is written as one fixed word.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// What such a value is called in messages, in the singular: `level`.
    const WHAT: &'static str;
    /// Every value, in the order people should read them.
    const ALL: &'static [Self];
    /// The word itself, as it stands in files and flags.
    fn as_str(self) -> &'static str;

    /// What to say about a text that is none of the words.
    fn unknown(text: &str) -> Unknown {
        Unknown::new(Self::WHAT, text, Self::ALL.iter().map(|value| value.as_str()))
    }

    /// The value that people call by another name, given as [`plain`] writes it.
    fn called(_plain: &str) -> Option<Self> {
        None
    }

    /// Reads one word as people write it: in whatever case, with spaces, hyphens or underscores, or
    /// by another name that it has.
    ///
    /// # Errors
    /// [`Unknown`], with the nearest known word, when the text is none of them.
    fn parse(text: &str) -> Result<Self, Unknown> {
        Self::find(text).ok_or_else(|| Self::unknown(text))
    }

    /// The value that a text means as people write it, if any.
    fn find(text: &str) -> Option<Self> {
        let exact = Self::ALL.iter().copied().find(|value| value.as_str() == text);
        let meant = || {
            let text = plain(head(text, LONGEST_SHOWN));
            // Plain, a word has other signs between its parts and not more of them.
            let same = |word: &str| word.len() == text.len() && plain(word) == text;
            Self::ALL
                .iter()
                .copied()
                .find(|value| same(value.as_str()))
                .or_else(|| Self::called(&text))
        };
        exact.or_else(meant)
    }
}

/// What is made of a text.
type Finder<'a, T> = Box<dyn Fn(&str) -> T + 'a>;

/// How texts of one kind are understood: what each stands for, and what to say about one that
/// stands for nothing. The two are apart because saying takes a look at all there is.
pub struct Lookup<'a, T> {
    /// What such a text is called in messages.
    pub what: &'static str,
    find: Finder<'a, Option<T>>,
    unknown: Finder<'a, Unknown>,
}

impl<'a, T> Lookup<'a, T> {
    /// A vocabulary of ids and the like.
    pub fn new(
        what: &'static str,
        find: impl Fn(&str) -> Option<T> + 'a,
        unknown: impl Fn(&str) -> Unknown + 'a,
    ) -> Self {
        Self { what, find: Box::new(find), unknown: Box::new(unknown) }
    }

    /// What a text stands for, if anything.
    pub fn find(&self, text: &str) -> Option<T> {
        (self.find)(text)
    }

    /// What to say about a text that stands for nothing.
    pub fn unknown(&self, text: &str) -> Unknown {
        (self.unknown)(text)
    }

    /// What a text stands for.
    ///
    /// # Errors
    /// What to say when that is nothing.
    pub fn parse(&self, text: &str) -> Result<T, Unknown> {
        self.find(text).ok_or_else(|| self.unknown(text))
    }
}

impl<W: Vocabulary> Lookup<'_, W> {
    /// The words of a closed vocabulary.
    pub fn of_words() -> Self {
        Self::new(W::WHAT, W::find, W::unknown)
    }
}

/// A word that is not in its vocabulary, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was looked for and what was found: "unknown level `beginer`".
    pub message: String,
    /// The nearest known word, or the whole list when it is short.
    pub help: Option<String>,
}

/// Lists up to this many words in full when none of them is near.
const SHORT_LIST: usize = 20;

impl Unknown {
    /// Describes `text`, which is none of the `known` words for a `what`.
    pub fn new<'a>(what: &str, text: &str, known: impl Iterator<Item = &'a str> + Clone) -> Self {
        let message = Self::said(what, text);
        let help = perhaps(text, known.clone()).or_else(|| {
            let is_short = known.clone().count() <= SHORT_LIST;
            is_short.then(|| format!("one of: {}", known.collect::<Vec<_>>().join(", ")))
        });
        Self { message, help }
    }

    /// That a text is no `what`.
    pub fn said(what: &str, text: &str) -> String {
        format!("unknown {what} `{}`", shown(text))
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Unknown {}

/// Declares an enum with its words: `pub enum Level ("level") { Beginner = "beginner", ... }`. A
/// function behind its name says what is told about a text that is no such word; one behind a
/// semicolon knows other names of the values.
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $Name:ident ($what:literal $(, $unknown:path)? $(; $called:path)?) { $($(#[$doc:meta])* $Value:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $Name { $($(#[$doc])* #[serde(rename = $word)] $Value),+ }

        impl $crate::text::vocabulary::Vocabulary for $Name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$Value),+];
            fn as_str(self) -> &'static str { match self { $(Self::$Value => $word),+ } }
            $(fn unknown(text: &str) -> $crate::text::vocabulary::Unknown { $unknown(text) })?
            $(fn called(plain: &str) -> Option<Self> { $called(plain) })?
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad($crate::text::vocabulary::Vocabulary::as_str(*self)) }
        }
    };
}
pub(crate) use vocabulary;
