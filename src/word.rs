//! Closed vocabularies: enums whose values are words that people type and files hold.
//!
//! One declaration gives the enum its words, its parser and the "did you mean" of its error. Nothing about backs belongs here.

use std::fmt::{self, Write as _};

/// A value that is written as one fixed word.
pub trait Word: Copy + PartialEq + 'static {
    /// What such a value is called in messages, in the singular: `level`.
    const WHAT: &'static str;
    /// Every value, in the order people should read them.
    const ALL: &'static [Self];
    /// The word itself, as it stands in files and flags.
    fn word(self) -> &'static str;

    /// What to say about a text that is none of the words.
    fn unknown(text: &str) -> Unknown {
        Unknown::new(Self::WHAT, text, Self::ALL.iter().map(|value| value.word()))
    }

    /// The value that people call by another name, given as [`plain`] writes it.
    fn called(_plain: &str) -> Option<Self> {
        None
    }

    /// Reads one word as people write it: in whatever case, with spaces, hyphens or underscores, or by another name that it has.
    ///
    /// # Errors
    /// [`Unknown`], with the nearest known word, when the text is none of them.
    fn parse(text: &str) -> Result<Self, Unknown> {
        let exact = Self::ALL.iter().copied().find(|value| value.word() == text);
        let meant = || {
            let text = plain(text);
            Self::ALL.iter().copied().find(|value| plain(value.word()) == text).or_else(|| Self::called(&text))
        };
        exact.or_else(meant).ok_or_else(|| Self::unknown(text))
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
        let message = format!("unknown {what} `{}`", printable(text));
        let help = match nearest(text, known.clone()) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if known.clone().count() <= SHORT_LIST => {
                Some(format!("one of: {}", known.collect::<Vec<_>>().join(", ")))
            }
            None => None,
        };
        Self { message, help }
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

/// A text as a word is written: in lower case, with single hyphens between its parts.
pub fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-')).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// The known word nearest to `wrong`, when it is near enough to be a slip of the keys or a piece of the word.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = plain(wrong);
    known
        .filter_map(|word| Some((distance(&wrong, word)?, word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How far `word` is from what was typed; none when it is too far to be worth naming.
fn distance(wrong: &str, word: &str) -> Option<usize> {
    let edits = strsim::damerau_levenshtein(wrong, word);
    let slip = edits <= (word.chars().count().max(3) / 3).min(3);
    // A piece of a word tells it, too, a letter of it wrong or not: `disc` in `herniated-disc` means `disc-herniation`.
    let near =
        |piece: &str, part: &str| piece.len() >= 4 && strsim::damerau_levenshtein(piece, part) <= piece.len() / 5;
    let piece = wrong.split('-').any(|piece| word.split('-').any(|part| near(piece, part)));
    let start = wrong.len() >= 4 && word.starts_with(wrong);
    (slip || piece || start).then_some(edits)
}

/// A text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Values with something between them: `6, 4, 2`.
pub fn joined(list: &[impl fmt::Display], between: &str) -> String {
    let mut text = String::new();
    for (index, value) in list.iter().enumerate() {
        // A `String` takes every write.
        let _ = write!(text, "{}{value}", if index == 0 { "" } else { between });
    }
    text
}

/// A list as it is said, with " and" before the last: `6, 4 and 2`.
pub fn said(list: &[impl fmt::Display], and: &str) -> String {
    match list {
        [] => String::new(),
        [only] => only.to_string(),
        [others @ .., end] => format!("{}{and} {end}", joined(others, ", ")),
    }
}

/// Text from a file or the command line, made safe to print on one line of a terminal: control characters, line breaks and
/// characters that turn the reading direction are shown as escapes.
pub fn printable(text: &str) -> std::borrow::Cow<'_, str> {
    // Nearly every text is plain ASCII; looking at all of it, without a way out before its end, goes by many bytes at a time.
    let plain = text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte));
    if plain || !text.chars().any(disturbs) {
        return text.into();
    }
    let shown = |c: char| if disturbs(c) { c.escape_unicode().to_string() } else { c.to_string() };
    text.chars().map(shown).collect::<String>().into()
}

/// Whether a character would act on a terminal or page instead of being seen.
pub fn disturbs(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Declares an enum with its words: `pub enum Level ("level") { Beginner = "beginner", ... }`. A function behind its name says what
/// is told about a text that is no such word; one behind a semicolon knows other names of the values.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $Name:ident ($what:literal $(, $unknown:path)? $(; $called:path)?) { $($(#[$doc:meta])* $Value:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $Name { $($(#[$doc])* #[serde(rename = $word)] $Value),+ }

        impl $crate::word::Word for $Name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$Value),+];
            fn word(self) -> &'static str { match self { $(Self::$Value => $word),+ } }
            $(fn unknown(text: &str) -> $crate::word::Unknown { $unknown(text) })?
            $(fn called(plain: &str) -> Option<Self> { $called(plain) })?
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad($crate::word::Word::word(*self)) }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::{nearest, printable, said};

    #[test]
    fn lists_are_said_with_a_last_word() {
        assert_eq!(said(&[6, 4, 2], " and"), "6, 4 and 2");
        assert_eq!(said(&["pain"], " or"), "pain");
        assert_eq!(said(&[0; 0], " and"), "");
    }

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let known = ["beginner", "intermediate", "advanced"];
        assert_eq!(nearest("begginer", known.into_iter()), Some("beginner"));
        assert_eq!(nearest("advnaced", known.into_iter()), Some("advanced"));
        assert_eq!(nearest("inter", known.into_iter()), Some("intermediate"));
        assert_eq!(nearest("expert", known.into_iter()), None);
        assert_eq!(nearest("herniated-disc", ["disc-herniation", "pregnancy"].into_iter()), Some("disc-herniation"));
    }

    #[test]
    fn escapes_and_direction_marks_are_shown_not_sent() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("Über"), "Über");
    }
}
