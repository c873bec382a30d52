//! What somebody means, or may have meant: names compared however they are written, and the nearest
//! of the words that there are.

use std::collections::HashMap;

use crate::text::printable::{LONGEST_SHOWN, head};

/// Asks whether a word was meant.
pub fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// Asks whether the known word nearest to `wrong` was meant, when one is near enough.
pub fn perhaps<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, known).map(did_you_mean)
}

/// The known word nearest to `wrong`, when it is near enough to be a slip of the keys or a piece of
/// the word.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // No word is as long as what is cut here; what is longer is compared by its beginning.
    let wrong = plain(head(wrong, LONGEST_SHOWN));
    let letters = Letters::of(&wrong);
    let pieces: Vec<(&str, Letters)> =
        wrong.split('-').map(|piece| (piece, Letters::of(piece))).collect();
    known
        .filter_map(|word| Some((distance((&wrong, letters), &pieces, word)?, word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// A text as a word is written: in lower case, with single hyphens between its parts.
pub fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let parts = text
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | '-'))
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Shorter pieces stand in too many words.
const SHORTEST_PIECE: usize = 4;
/// Shorter names are too near to anything.
const SHORTEST_SLIP: usize = 5;

/// What the name stands for that was typed with a slip or two.
pub fn slipped<'a, T>(wrong: &str, names: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    slip(wrong, names).map(|(_, meant)| meant)
}

/// The same, with the number of slips. A name is only near as a whole: a piece of it means nothing.
pub fn slip<'a, T>(wrong: &str, names: impl Iterator<Item = (&'a str, T)>) -> Option<(usize, T)> {
    let wrong = plain(head(wrong, LONGEST_SHOWN));
    let typed = (wrong.as_str(), Letters::of(&wrong));
    let near = |(name, meant): (&str, T)| {
        let name = plain(name);
        let count = name.chars().count();
        let most = if count < SHORTEST_SLIP { 0 } else { (count / 5).min(2) };
        Some((edits(typed, (&name, Letters::of(&name)), most)?, meant))
    };
    names.filter_map(near).min_by_key(|(edits, _)| *edits)
}

/// A text that is compared with names, however it is written: case, spaces, hyphens and articles
/// don't matter, nor whether it is a `disk` or a `disc`.
pub struct Called {
    letters: String,
    stem: String,
}

/// What stands between the letters of a name without a meaning: nothing that parts a list.
const BETWEEN: &str = "-_'.()\u{2010}\u{2011}\u{2013}\u{2019}";

impl Called {
    /// A text; one that is longer than any name is none.
    pub fn new(text: &str) -> Self {
        let whole = head(text, LONGEST_SHOWN).len() == text.len();
        let letters: String = if whole { letters(text).collect() } else { String::new() };
        Self { stem: stem(&letters), letters }
    }

    /// Its letters, by which the same name is the same text.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The same without what makes a plural.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// Whether a name has the same letters.
    pub fn is(&self, name: &str) -> bool {
        !self.letters.is_empty() && letters(name).eq(self.letters.chars())
    }

    /// Whether a name is the same, of one or of several.
    pub fn is_form_of(&self, name: &str) -> bool {
        let begins = |stem: &str| {
            let mut letters = letters(name);
            stem.chars().take(3).all(|letter| letters.next() == Some(letter))
        };
        !self.stem.is_empty()
            && begins(&self.stem)
            && *stem(&letters(name).collect::<String>()) == self.stem
    }
}

/// Whether two texts are the same name, however they are written.
pub fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Names with what they stand for, found however they are written.
#[derive(Clone, Debug)]
pub struct Index<T> {
    by_letters: HashMap<String, Vec<T>>,
    by_stem: HashMap<String, Vec<T>>,
}

impl<T: PartialEq + Copy> Index<T> {
    /// The index of names, each with what it stands for.
    pub fn of<'n>(names: impl IntoIterator<Item = (&'n str, T)>) -> Self {
        let mut index = Self { by_letters: HashMap::new(), by_stem: HashMap::new() };
        for (name, meant) in names {
            let Called { letters, stem } = Called::new(name);
            add(&mut index.by_letters, letters, meant);
            add(&mut index.by_stem, stem, meant);
        }
        index
    }

    /// All that go by a name; where none has its letters, all that do so of one or of several. In
    /// the order of their names.
    pub fn all(&self, text: &str) -> &[T] {
        let called = Called::new(text);
        let same = self.by_letters.get(&called.letters);
        same.or_else(|| self.by_stem.get(&called.stem)).map_or(&[], Vec::as_slice)
    }

    /// What a name stands for that is the name of one thing alone.
    pub fn only(&self, text: &str) -> Option<T> {
        if let [only] = self.all(text) { Some(*only) } else { None }
    }
}

fn add<T: PartialEq>(names: &mut HashMap<String, Vec<T>>, key: String, meant: T) {
    if key.is_empty() {
        return;
    }
    let all = names.entry(key).or_default();
    if !all.contains(&meant) {
        all.push(meant);
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let apart = |c: &char| !c.is_whitespace() && !BETWEEN.contains(*c);
    let letters = without_article(name.trim()).chars().filter(apart).flat_map(char::to_lowercase);
    // A disk is a disc.
    letters.scan([' '; 3], |before, letter| {
        let letter = if letter == 'k' && *before == ['d', 'i', 's'] { 'c' } else { letter };
        *before = [before[1], before[2], letter];
        Some(letter)
    })
}

fn without_article(name: &str) -> &str {
    let rest = |article: &str| {
        let (head, rest) = name.split_at_checked(article.len())?;
        head.eq_ignore_ascii_case(article).then_some(rest)
    };
    ["a ", "an ", "the ", "my "].into_iter().find_map(rest).unwrap_or(name)
}

/// The letters of one and of several are the same: `stretches` and `stretch`, `flies` and `fly`.
fn stem(letters: &str) -> String {
    match letters.strip_suffix("ies") {
        Some(start) => format!("{start}y"),
        None => letters.trim_end_matches(['e', 's']).to_owned(),
    }
}

/// How far `word` is from what was typed; none when it is too far to be worth naming.
fn distance(wrong: (&str, Letters), pieces: &[(&str, Letters)], word: &str) -> Option<usize> {
    let (typed, letters) = wrong;
    let most = (word.chars().count().max(3) / 3).min(3);
    let slip = edits((typed, letters), (word, Letters::of(word)), most);
    if slip.is_some() {
        return slip;
    }
    // A piece of a word tells it, too, a letter of it wrong or not: `machine` means
    // `back-extension-machine`. A piece that is left over means something else: `rowing-machine`.
    let near = |piece: &(&str, Letters)| {
        let most = piece.0.len() / 5;
        word.split('-').any(|part| edits(*piece, (part, Letters::of(part)), most).is_some())
    };
    let tells = pieces.iter().any(|piece| piece.0.len() >= SHORTEST_PIECE);
    let start = typed.len() >= SHORTEST_PIECE && word.starts_with(typed);
    (start || tells && pieces.iter().all(near)).then(|| strsim::damerau_levenshtein(typed, word))
}

/// Slips between two texts, when they are not more than `most`, and no word of one is another word
/// in the other.
fn edits(one: (&str, Letters), other: (&str, Letters), most: usize) -> Option<usize> {
    if one.1.least_edits(other.1) > most {
        return None;
    }
    let edits = strsim::damerau_levenshtein(one.0, other.0);
    (edits <= most && is_near_by_words(one.0, other.0)).then_some(edits)
}

/// Whether two texts are near word by word: `disc-replacement` is no slip of `hip-replacement`, nor
/// `no-osteoporosis` one of `osteoporosis`.
fn is_near_by_words(one: &str, other: &str) -> bool {
    const BETWEEN: [char; 2] = ['-', ' '];
    let words = |text: &str| text.split(BETWEEN).count();
    if words(one) != words(other) {
        let joined = |text: &str| text.replace(BETWEEN, "");
        return strsim::damerau_levenshtein(&joined(one), &joined(other)) <= 1;
    }
    one.split(BETWEEN).zip(other.split(BETWEEN)).all(|(one, other)| {
        let most = one.chars().count().max(other.chars().count()).max(3) / 3;
        strsim::damerau_levenshtein(one, other) <= most.min(3)
    })
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

#[cfg(test)]
mod tests {
    use super::{Called, nearest, slipped};

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let known = ["beginner", "intermediate", "advanced"];
        assert_eq!(nearest("begginer", known.into_iter()), Some("beginner"));
        assert_eq!(nearest("advnaced", known.into_iter()), Some("advanced"));
        assert_eq!(nearest("inter", known.into_iter()), Some("intermediate"));
        assert_eq!(nearest("expert", known.into_iter()), None);
        let ids = ["back-extension-machine", "disc-herniation", "hip-replacement", "osteoporosis"];
        for (typed, meant) in [
            ("machine", Some("back-extension-machine")),
            ("herniation disc", Some("disc-herniation")),
            ("hip-replacemnt", Some("hip-replacement")),
            ("osteo-porosis", Some("osteoporosis")),
            ("rowing machine", None),
            ("cervical disc", None),
            ("disc replacement", None),
            ("no osteoporosis", None),
            ("family history of osteoporosis", None),
        ] {
            assert_eq!(nearest(typed, ids.into_iter()), meant, "{typed}");
        }
        assert_eq!(
            nearest(&format!("begin{}", "n".repeat(1 << 20)), ["beginner"].into_iter()),
            None
        );
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for (text, name) in [
            ("Bird dog", "bird-dog"),
            ("birddog", "bird-dog"),
            ("BIRD_DOG", "Bird dog"),
            ("bird\u{2011}dog", "bird-dog"),
            ("Child\u{2019}s pose", "childs-pose"),
            ("a herniated disk", "herniated disc"),
            ("herniated disc", "Herniated Disk"),
            ("Back extension floor", "Back extension (floor)"),
        ] {
            assert!(Called::new(text).is(name), "{text}");
        }
        for (several, one) in [
            ("bird dogs", "bird-dog"),
            ("side planks", "side plank"),
            ("knee roll", "knee-rolls"),
            ("stretches", "stretch"),
            ("bridges", "bridge"),
            ("reverse flies", "Reverse fly"),
            ("press-ups", "press-up"),
            ("presses", "press"),
        ] {
            assert!(Called::new(several).is_form_of(one), "{several}");
            assert!(Called::new(one).is_form_of(several), "{one}");
        }
        for (text, name) in [
            ("", ""),
            ("---", "-"),
            ("!plank", "plank"),
            ("birds", "bird-dog"),
            ("bird, dog", "bird-dog"),
            ("bird + dog", "bird-dog"),
            ("bird/dog", "bird-dog"),
            ("bird & dog", "bird-dog"),
        ] {
            let called = Called::new(text);
            assert!(!called.is(name) && !called.is_form_of(name), "{text}");
        }
    }

    #[test]
    fn a_name_is_near_as_a_whole_and_not_by_a_piece_of_it() {
        let names = [("high blood pressure", 1), ("back pain", 2), ("bp", 3)];
        let near = |wrong| slipped(wrong, names.into_iter());
        assert_eq!(near("high blod presure"), Some(1));
        assert_eq!(near("Back_pian"), Some(2));
        assert_eq!((near("neck pain"), near("blood pressure"), near("hp")), (None, None, None));
        let surgery = ["back surgery", "back operation"].map(|name| (name, ()));
        assert_eq!(slipped("neck operation", surgery.into_iter()), None);
        assert_eq!(slipped("bakc operation", surgery.into_iter()), Some(()));
    }
}
