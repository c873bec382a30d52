//! What somebody may have meant: the nearest of the words that there are.

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
    let pieces: Vec<(&str, Letters)> = wrong
        .split('-')
        .filter(|piece| piece.len() >= 4)
        .map(|piece| (piece, Letters::of(piece)))
        .collect();
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

/// How far `word` is from what was typed; none when it is too far to be worth naming.
fn distance(wrong: (&str, Letters), pieces: &[(&str, Letters)], word: &str) -> Option<usize> {
    let (typed, letters) = wrong;
    let most = (word.chars().count().max(3) / 3).min(3);
    let slip = edits((typed, letters), (word, Letters::of(word)), most);
    if slip.is_some() {
        return slip;
    }
    // A piece of a word tells it, too, a letter of it wrong or not: `disc` in `herniated-disc`
    // means `disc-herniation`.
    let near = |part: &str| {
        let part = (part, Letters::of(part));
        pieces.iter().any(|piece| edits(*piece, part, piece.0.len() / 5).is_some())
    };
    let start = typed.len() >= 4 && word.starts_with(typed);
    (start || !pieces.is_empty() && word.split('-').any(near))
        .then(|| strsim::damerau_levenshtein(typed, word))
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

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let known = ["beginner", "intermediate", "advanced"];
        assert_eq!(nearest("begginer", known.into_iter()), Some("beginner"));
        assert_eq!(nearest("advnaced", known.into_iter()), Some("advanced"));
        assert_eq!(nearest("inter", known.into_iter()), Some("intermediate"));
        assert_eq!(nearest("expert", known.into_iter()), None);
        assert_eq!(
            nearest("herniated-disc", ["disc-herniation", "pregnancy"].into_iter()),
            Some("disc-herniation")
        );
        assert_eq!(
            nearest(&format!("begin{}", "n".repeat(1 << 20)), ["beginner"].into_iter()),
            None
        );
    }
}
