//! Words that no plan says: those that frighten, and those that promise more than an exercise can
//! or speak for somebody else.

use std::mem;
use std::sync::LazyLock;

/// Words that frighten, also where a sentence denies them.
const FRIGHTENING: [&str; 7] =
    ["damage", "crush", "unstable", "wear and tear", "slipped disc", "dangerous", "diagnosed"];
/// Words that promise, claim somebody's consent, or speak against the signs to stop; a "not" before
/// them takes that back. Where a word alone is ordinary ("fix your eyes on a spot", "a pain-free
/// range"), what makes a promise of it belongs to it. A space stands for a hyphen, too.
const PROMISING: &str = include_str!("words.txt");
/// What tells to go on in spite of a sign to stop, where the text names one.
const KEEP_GOING: &str = "keep going";
const GRAVE: [&str; 5] = ["chest pain", "numb", "dizz", "faint", "spreads down"];
/// What takes a promise back that follows it.
const DENIALS: [&str; 7] = ["not", "n't", "cannot", "never", "no", "nor", "without"];

/// The parts of [`PROMISING`].
fn promising() -> impl Iterator<Item = &'static str> {
    let lines = PROMISING.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.flat_map(|line| line.split('/').map(str::trim))
}

/// Words that no plan says, by [`shelf`].
static BANNED_BY_START: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut shelves = vec![Vec::new(); 1 << 10];
    for word in FRIGHTENING.into_iter().chain(promising()).chain([KEEP_GOING]) {
        shelves[shelf(word.as_bytes()[0], word.as_bytes()[1])].push(word);
    }
    shelves
});

/// Where words with such first bytes stand: the same for upper and lower case, of which the lowest
/// five bits are alike.
fn shelf(first: u8, second: u8) -> usize {
    (usize::from(first & 0x1f) << 5) | usize::from(second & 0x1f)
}

/// Which bytes a word goes on behind: letters and digits.
const INSIDE: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        inside[byte as usize] = byte.is_ascii_alphanumeric();
        byte -= 1;
    }
    inside
};

/// The first word of a text that frightens or promises, at the start of a word and in any case;
/// letters that only look alike count.
pub fn banned(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return banned_in(text);
    }
    banned_in(text).or_else(|| banned_in(&text.chars().filter_map(folded).collect::<String>()))
}

/// The letter that a character looks like; none for one that is not seen.
fn folded(c: char) -> Option<char> {
    const ALIKE: [(&str, &str); 2] = [("аеорсухіѕјԁһ", "aeopcyxisjdh"), ("’‘‐‑\u{a0}", "''-- ")];
    if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
        return None;
    }
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
        return char::from_u32(u32::from(c) - 0xfee0);
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let mut pairs = ALIKE.iter().flat_map(|(from, to)| from.chars().zip(to.chars()));
    Some(pairs.find(|(from, _)| *from == lower).map_or(c, |(_, to)| to))
}

fn banned_in(text: &str) -> Option<&'static str> {
    let (bytes, shelves) = (text.as_bytes(), &*BANNED_BY_START);
    let same =
        |here: u8, word: u8| here.eq_ignore_ascii_case(&word) || (here == b'-' && word == b' ');
    let begins = |at: usize, word: &str| {
        let here = bytes.get(at..at + word.len());
        here.is_some_and(|here| {
            here.iter().zip(word.as_bytes()).all(|(here, word)| same(*here, *word))
        })
    };
    let starts_word = |at: usize| at == 0 || !text[..at].ends_with(char::is_alphanumeric);
    let meant = |at: usize, word: &str| match word {
        KEEP_GOING => {
            !denied(&text[..at]) && GRAVE.iter().any(|sign| text.to_lowercase().contains(sign))
        }
        _ => FRIGHTENING.contains(&word) || !denied(&text[..at]),
    };
    // Nearly every byte is behind a letter of its word, and nearly every word has other first letters.
    let mut inside = false;
    for (at, start) in bytes.windows(3).enumerate() {
        if mem::replace(&mut inside, INSIDE[usize::from(start[0])]) {
            continue;
        }
        let words = shelves[shelf(start[0], start[1])].iter().copied();
        let words = words.filter(|word| same(start[2], word.as_bytes()[2]));
        let mut found = words.filter(|word| begins(at, word) && starts_word(at) && meant(at, word));
        if let Some(word) = found.next() {
            return Some(word);
        }
    }
    None
}

/// Whether what stands before a promise takes it back.
fn denied(before: &str) -> bool {
    let last = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    let last = last.to_lowercase().replace('’', "'");
    DENIALS.contains(&last.as_str()) || last.ends_with("n't")
}

#[cfg(test)]
mod tests {
    use super::{FRIGHTENING, banned, promising};

    #[test]
    fn every_word_that_frightens_or_promises_is_found_in_any_case() {
        for word in FRIGHTENING.into_iter().chain(promising()) {
            assert_eq!(banned(&format!("So {word}.")), Some(word));
            assert_eq!(banned(&word.to_uppercase().replace(' ', "-")), Some(word));
        }
    }

    #[test]
    fn ordinary_words_of_a_clinic_alarm_nobody() {
        for text in [
            "Stay in a pain-free range.",
            "Move only as far as the range is free of pain.",
            "The movement should be pain-free.",
            "Fix your eyes on a spot.",
            "Eliminate momentum.",
            "Guaranteed rest day",
            "Prescribed exercise",
            "An exercise approved for beginners.",
            "This does not cure anything, and it can't guarantee that.",
            "Do not push through pain. Don't ignore the pain. Never ignore numbness.",
            "Breathe out as you push through your heels, and keep going.",
            "That is not proven.",
            "The movement reverses at the bottom.",
        ] {
            assert_eq!(banned(text), None, "{text}");
        }
    }

    #[test]
    fn promises_consent_and_what_speaks_against_stopping_are_found() {
        for text in [
            "Your back is healed.",
            "It makes pain disappear.",
            "You will never have back pain again.",
            "Say goodbye to back pain",
            "Zero pain, no risk",
            "This can\u{2019}t hurt you.",
            "Safe with osteoporosis",
            "Suitable in pregnancy",
            "Dr. Smith signed this off.",
            "Your physio gave the go-ahead.",
            "You are cleared for this.",
            "Chest pain is normal here: keep going.",
            "Ignore numbness, it goes away if you keep going.",
            "The stop signs do not apply to you.",
            "Stop signs may be ignored.",
            "No need to see a doctor.",
            "cu\u{ad}re",
            "\u{ff43}\u{ff55}\u{ff52}\u{ff45}",
            "\u{441}ure",
        ] {
            assert!(banned(text).is_some(), "{text}");
        }
    }

    #[test]
    fn frightening_words_are_found_at_the_start_of_words_only() {
        assert_eq!(banned("This may Damage your back."), Some("damage"));
        assert_eq!(banned("Secure the band. Änderung"), None);
        assert_eq!(banned("ein Überdamage, a DAMAGED back"), Some("damage"));
        assert_eq!(banned("A calm sentence."), None);
    }
}
