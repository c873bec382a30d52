//! Closed vocabularies: enums whose values are words that people type and files hold.
//!
//! One declaration gives the enum its words, its parser and the "did you mean" of its error.
//! Nothing about backs belongs here.

use std::fmt;
use std::rc::Rc;

use crate::text::listed::{listed, odd_part};
use crate::text::near::{Called, Index, did_you_mean, nearest, perhaps, slip};
use crate::text::printable::shown;

/// A value that is written as one fixed word, and understood by other names as well.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// What such a value is called in messages, in the singular: `level`.
    const WHAT: &'static str;
    /// Every value, in the order people should read them.
    const ALL: &'static [Self];
    /// The word itself, as it stands in files and flags.
    fn as_str(self) -> &'static str;

    /// What else people call it: each name means this value and no other.
    fn names(self) -> &'static [&'static str] {
        &[]
    }

    /// What the program calls it within sentences.
    fn said(self) -> &'static str {
        self.as_str()
    }

    /// Names that do not say which value is meant.
    const OPEN: &'static [Open] = &[];

    /// What to say about a text that means none of the values.
    fn unknown(text: &str) -> Unknown {
        Unknown::of::<Self>(text)
    }

    /// Reads one word as people write it ([`Vocabulary::find`]).
    ///
    /// # Errors
    /// [`Unknown`], with the nearest known word, when the text is none of them.
    fn parse(text: &str) -> Result<Self, Unknown> {
        Self::find(text).ok_or_else(|| Self::unknown(text))
    }

    /// The value that a text means: its word or another name of it, in whatever case, with spaces,
    /// hyphens or nothing between the parts, of one or of several.
    fn find(text: &str) -> Option<Self> {
        let exact = Self::ALL.iter().copied().find(|value| value.as_str() == text);
        exact.or_else(|| Self::index().all(text).first().copied())
    }

    /// The values by all their names.
    fn index() -> &'static Index<Self>;
}

/// The index of a vocabulary.
pub fn index_of<W: Vocabulary>() -> Index<W> {
    let values = W::ALL.iter().copied();
    Index::of(values.flat_map(|value| all_names(value).map(move |name| (name, value))))
}

/// The word of a value and all other names that it has.
fn all_names<W: Vocabulary>(value: W) -> impl Iterator<Item = &'static str> {
    [value.as_str(), value.said()].into_iter().chain(value.names().iter().copied())
}

/// Names that may mean several things, or nothing for sure.
#[derive(Debug)]
pub struct Open {
    /// The names.
    pub names: &'static [&'static str],
    /// What to say instead.
    pub help: &'static str,
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

    /// What each part between the commas of a text stands for, or the part that stands for nothing.
    /// A name may have a comma in it.
    pub fn parts<'t>(&self, text: &'t str) -> Vec<Result<T, &'t str>> {
        let list = text.trim().strip_suffix(',').unwrap_or(text);
        let parts: Vec<_> =
            list.split(',').map(str::trim).map(|part| self.find(part).ok_or(part)).collect();
        let is_name = parts.len() > 1 && parts.iter().any(Result::is_err);
        match is_name.then(|| self.find(text)).flatten() {
            Some(whole) => vec![Ok(whole)],
            None => parts,
        }
    }

    /// What a text stands for.
    ///
    /// # Errors
    /// What to say when that is nothing.
    pub fn parse(&self, text: &str) -> Result<T, Unknown> {
        self.find(text).ok_or_else(|| self.unknown(text))
    }
}

impl<'a, T> Lookup<'a, Vec<T>> {
    /// A vocabulary of which a text may name several values, or a word for several or none.
    pub fn of_lists(
        what: &'static str,
        find: impl Fn(&str) -> Option<Vec<T>> + 'a,
        unknown: impl Fn(&str) -> Unknown + 'a,
    ) -> Self {
        let find = Rc::new(find);
        let known = Rc::clone(&find);
        let odd = move |text: &str| {
            let odd = odd_part(text, |part| known(part).is_some());
            unknown(odd.unwrap_or(text))
        };
        Self::new(what, move |text| listed(text, &*find), odd)
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
    /// What is wrong, and what to do.
    pub fn with(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// Describes `text`, which is none of the `known` words for a `what`.
    pub fn new<'a>(what: &str, text: &str, known: impl Iterator<Item = &'a str> + Clone) -> Self {
        let message = Self::said(what, text);
        let help = perhaps(text, known.clone()).or_else(|| {
            let is_short = known.clone().count() <= SHORT_LIST;
            is_short.then(|| format!("one of: {}", known.collect::<Vec<_>>().join(", ")))
        });
        Self { message, help }
    }

    /// The same of what a file points at: it may be added there.
    pub fn nowhere<'a>(
        what: &str,
        text: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let Self { message, help } = Self::new(what, text, known);
        let add = || format!("add it to the file, or name another {what}");
        Self::with(message, help.unwrap_or_else(add))
    }

    /// Describes a text that means no value of a vocabulary for sure: what to say instead, the
    /// nearest of all names, or the words when they are few.
    pub fn of<W: Vocabulary>(text: &str) -> Self {
        Self::open(W::WHAT, text, W::OPEN).unwrap_or_else(|| {
            let help = near::<W>(text).map(|near| did_you_mean(near.as_str()));
            let words = W::ALL.iter().map(|value| value.as_str());
            let unknown = Self::new(W::WHAT, text, words);
            Self { help: help.or(unknown.help), ..unknown }
        })
    }

    /// Describes a text that may mean several things, or nothing for sure.
    pub fn open(what: &str, text: &str, open: &[Open]) -> Option<Self> {
        let called = Called::new(text);
        let is = |name: &&str| called.is(name) || called.is_form_of(name);
        let open = open.iter().find(|open| open.names.iter().any(is))?;
        Some(Self::with(Self::unclear(what, text), open.help))
    }

    /// That a text may be more than one `what`.
    pub fn unclear(what: &str, text: &str) -> String {
        format!("`{}` does not say which {what} is meant", shown(text))
    }

    /// That a text is no `what`.
    pub fn said(what: &str, text: &str) -> String {
        format!("unknown {what} `{}`", shown(text))
    }
}

/// The value whose name was typed with a slip or two, and how many they are.
pub fn slip_of<W: Vocabulary>(text: &str) -> Option<(usize, W)> {
    let values = W::ALL.iter().copied();
    slip(text, values.flat_map(|value| all_names(value).map(move |name| (name, value))))
}

/// The value whose name is nearest to a text, when it is near enough.
pub fn near<W: Vocabulary>(text: &str) -> Option<W> {
    let values = || W::ALL.iter().copied();
    slip_of(text).map(|(_, value)| value).or_else(|| {
        let word = nearest(text, values().map(Vocabulary::as_str))?;
        values().find(|value| value.as_str() == word)
    })
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

/// Declares an enum with its words, each with the other names of the value behind it: `pub enum
/// Level ("level") { Beginner = "beginner" | "novice" | "newbie", ... }`. Behind its name in
/// messages may stand what it is called within sentences (`said`), which names are not clear
/// (`open`), and what is told about a text that is none of all (`unknown`).
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $Name:ident (
        $what:literal $(, said $said:path)? $(, open $open:path)? $(, unknown $unknown:path)?
    ) { $($(#[$doc:meta])* $Value:ident = $word:literal $(| $name:literal)*),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $Name { $($(#[$doc])* #[serde(rename = $word)] $Value),+ }

        impl $crate::text::vocabulary::Vocabulary for $Name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$Value),+];
            fn as_str(self) -> &'static str { match self { $(Self::$Value => $word),+ } }
            fn names(self) -> &'static [&'static str] { match self { $(Self::$Value => &[$($name),*]),+ } }
            $(fn said(self) -> &'static str { $said(self) })?
            fn index() -> &'static $crate::text::near::Index<Self> {
                static INDEX: std::sync::LazyLock<$crate::text::near::Index<$Name>> = std::sync::LazyLock::new($crate::text::vocabulary::index_of);
                &INDEX
            }
            $(const OPEN: &'static [$crate::text::vocabulary::Open] = $open;)?
            $(fn unknown(text: &str) -> $crate::text::vocabulary::Unknown { $unknown(text) })?
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad($crate::text::vocabulary::Vocabulary::as_str(*self)) }
        }
    };
}
pub(crate) use vocabulary;

/// Names that a test finds to mean two values, or not their own.
#[cfg(test)]
pub(crate) fn misnamed<W: Vocabulary + fmt::Debug>() -> Vec<String> {
    let open = W::OPEN.iter().flat_map(|open| open.names).copied();
    let values = W::ALL.iter().copied();
    let named = values.flat_map(|value| all_names(value).map(move |name| (name, Some(value))));
    let all: Vec<(&str, Option<W>)> = named.chain(open.map(|name| (name, None))).collect();
    let is_wrong = |(name, value): &&(&str, Option<W>)| {
        let same =
            |(other, of): &&(&str, Option<W>)| of != value && Called::new(other).is_form_of(name);
        W::find(name) != *value || all.iter().any(|other| same(&other))
    };
    all.iter().filter(is_wrong).map(|(name, value)| format!("{name}: {value:?}")).collect()
}
