//! Closed vocabularies: enums whose values are words that people type and files hold.
//!
//! One declaration gives the enum its words, its parser and the "did you mean" of its error. Nothing about backs belongs here.

use std::borrow::Cow;
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
        Self::find(text).ok_or_else(|| Self::unknown(text))
    }

    /// The value that a text means as people write it, if any.
    fn find(text: &str) -> Option<Self> {
        let exact = Self::ALL.iter().copied().find(|value| value.word() == text);
        let meant = || {
            let text = plain(head(text, LONGEST_SHOWN));
            // Plain, a word has other signs between its parts and not more of them.
            let same = |word: &str| word.len() == text.len() && plain(word) == text;
            Self::ALL.iter().copied().find(|value| same(value.word())).or_else(|| Self::called(&text))
        };
        exact.or_else(meant)
    }
}

/// What is made of a text.
type Lookup<'a, T> = Box<dyn Fn(&str) -> T + 'a>;

/// How texts of one kind are understood: what each stands for, and what to say about one that stands for nothing. The two are apart
/// because saying takes a look at all there is.
pub struct Vocabulary<'a, T> {
    /// What such a text is called in messages.
    pub what: &'static str,
    find: Lookup<'a, Option<T>>,
    unknown: Lookup<'a, Unknown>,
}

impl<'a, T> Vocabulary<'a, T> {
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

impl<W: Word> Vocabulary<'_, W> {
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
        let help = match nearest(text, known.clone()) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if known.clone().count() <= SHORT_LIST => {
                Some(format!("one of: {}", known.collect::<Vec<_>>().join(", ")))
            }
            None => None,
        };
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

/// A text as a word is written: in lower case, with single hyphens between its parts.
pub fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-')).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// The known word nearest to `wrong`, when it is near enough to be a slip of the keys or a piece of the word.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // No word is as long as what is cut here; what is longer is compared by its beginning.
    let wrong = plain(head(wrong, LONGEST_SHOWN));
    let letters = Letters::of(&wrong);
    let pieces: Vec<(&str, Letters)> =
        wrong.split('-').filter(|piece| piece.len() >= 4).map(|piece| (piece, Letters::of(piece))).collect();
    known
        .filter_map(|word| Some((distance((&wrong, letters), &pieces, word)?, word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How far `word` is from what was typed; none when it is too far to be worth naming.
fn distance(wrong: (&str, Letters), pieces: &[(&str, Letters)], word: &str) -> Option<usize> {
    let (typed, letters) = wrong;
    let most = (word.chars().count().max(3) / 3).min(3);
    let slip = edits((typed, letters), (word, Letters::of(word)), most);
    if slip.is_some() {
        return slip;
    }
    // A piece of a word tells it, too, a letter of it wrong or not: `disc` in `herniated-disc` means `disc-herniation`.
    let near = |part: &str| {
        let part = (part, Letters::of(part));
        pieces.iter().any(|piece| edits(*piece, part, piece.0.len() / 5).is_some())
    };
    let start = typed.len() >= 4 && word.starts_with(typed);
    (start || !pieces.is_empty() && word.split('-').any(near)).then(|| strsim::damerau_levenshtein(typed, word))
}

/// Slips between two texts, when they are not more than `most`.
fn edits(one: (&str, Letters), other: (&str, Letters), most: usize) -> Option<usize> {
    if one.1.least_edits(other.1) > most {
        return None;
    }
    Some(strsim::damerau_levenshtein(one.0, other.0)).filter(|edits| *edits <= most)
}

/// Which letters a text has and how many: it tells at a glance that two texts are far apart.
#[derive(Clone, Copy)]
struct Letters {
    /// A bit for each letter, several sharing one.
    kinds: u32,
    count: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self { kinds: 0, count: 0 };
        for letter in text.chars() {
            letters.kinds |= 1 << (u32::from(letter) % u32::BITS);
            letters.count += 1;
        }
        letters
    }

    /// No fewer slips lead from one text to the other: each brings or takes one letter.
    fn least_edits(self, other: Self) -> usize {
        let lacking = |these: u32, those: u32| (these & !those).count_ones() as usize;
        let kinds = lacking(self.kinds, other.kinds).max(lacking(other.kinds, self.kinds));
        kinds.max(self.count.abs_diff(other.count))
    }
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

/// The most characters of somebody's text that a message repeats: longer than every id, key and date.
const LONGEST_SHOWN: usize = 100;
/// The sign for what was cut off.
const CUT: char = '\u{2026}';

/// The first characters of a text, `most` at most.
fn head(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// The first `most` characters of a text, with a sign behind them where there are more.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let head = head(text, most);
    if head.len() == text.len() { text.into() } else { format!("{head}{CUT}").into() }
}

/// Somebody's text as a message repeats it: safe to print, and not longer than can be read.
pub fn shown(text: &str) -> Cow<'_, str> {
    match cut(text, LONGEST_SHOWN) {
        Cow::Borrowed(text) => printable(text),
        Cow::Owned(head) => printable(&head).into_owned().into(),
    }
}

/// Text from a file or the command line, made safe to print on one line of a terminal: control characters, line breaks and
/// characters that turn the reading direction are shown as escapes.
pub fn printable(text: &str) -> Cow<'_, str> {
    // Nearly every text is plain ASCII; looking at all of it, without a way out before its end, goes by many bytes at a time.
    let plain = text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte));
    if plain || disturbing(text).is_none() {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for (c, disturbs) in with_neighbours(text).map(|(_, c, disturbs)| (c, disturbs)) {
        if disturbs { safe.extend(c.escape_unicode()) } else { safe.push(c) }
    }
    safe.into()
}

/// The first character of a text that would act on a terminal or page instead of being seen, and its place.
pub fn disturbing(text: &str) -> Option<(usize, char)> {
    with_neighbours(text).find(|(.., disturbs)| *disturbs).map(|(at, c, _)| (at, c))
}

/// The characters of a text with their places, and whether each disturbs where it stands.
pub(crate) fn with_neighbours(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = signs.next()?;
        let mut joins = || is_joined(before) && is_joined(signs.peek().map(|(_, next)| *next));
        let disturbs = if is_joiner(c) { !joins() } else { disturbs(c) };
        before = Some(c);
        Some((at, c, disturbs))
    })
}

/// The signs that keep two others apart or together, of which Persian and Hindi words and many emoji are made.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// What a joiner may stand beside: a letter of a script that has them, or an emoji.
fn is_joined(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !is_joiner(c) && !disturbs(c))
}

/// Whether a character would act on a terminal or page instead of being seen, wherever it stands; joiners do where they join nothing
/// ([`disturbing`]).
pub fn disturbs(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether nothing of a text can be seen: it is empty, or all spaces, fillers and signs that only change others.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || disturbs(c) || is_joiner(c) || is_filler(c))
}

/// Characters that Unicode lets be shown as nothing, and the empty Braille cell.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0080}'..='\u{e0fff}')
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
    use super::{LONGEST_SHOWN, Unknown, disturbing, is_blank, nearest, printable, said, shown};

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
        assert_eq!(printable("a\u{61c}b\u{e0041}"), "a\\u{61c}b\\u{e0041}");
    }

    #[test]
    fn joiners_stand_where_they_join_and_nowhere_else() {
        for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}\u{200d}🔥", "👩🏽\u{200d}🚀"]
        {
            assert_eq!((printable(text).as_ref(), disturbing(text)), (text, None));
        }
        for text in [
            "\u{200d}",
            "a\u{200d}b",
            "é\u{200c}",
            "\u{200d}é",
            "é\u{200d}\u{200d}é",
            "é \u{200c}é",
            "é\u{202e}\u{200d}é",
        ] {
            assert!(disturbing(text).is_some(), "{text:?}");
            assert!(printable(text).contains("\\u{"), "{text:?}");
        }
    }

    #[test]
    fn a_name_of_nothing_to_be_seen_is_blank() {
        for text in
            ["", " ", "\u{ad}", "\u{61c}", "\u{3164}", "\u{e0041}\u{e0042}", "\u{2800} \u{200d}", "\u{fe0f}", "\u{a0}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("é") && !is_blank("\u{ad}a") && !is_blank("🧘"));
    }

    #[test]
    fn what_is_too_long_to_be_read_is_cut_where_it_is_shown_and_compared() {
        let long = "\u{1b}é".repeat(100_000);
        let unknown = Unknown::new("level", &long, ["beginner"].into_iter());
        assert!(unknown.message.chars().count() < 20 + 8 * LONGEST_SHOWN && unknown.message.ends_with("…`"));
        assert_eq!(shown(&"a".repeat(LONGEST_SHOWN)), "a".repeat(LONGEST_SHOWN));
        assert_eq!(nearest(&format!("begin{}", "n".repeat(1 << 20)), ["beginner"].into_iter()), None);
    }
}
