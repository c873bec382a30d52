//! Several things in one text, as people list them: `a, b`, `a and b`, `a/b`.

use crate::text::near::is_same;
use crate::text::yes_no::yes_or_no;

/// The word for an empty list.
pub const NONE: &str = "none";

/// Whether a text is a word for an empty list.
pub fn is_none(text: &str) -> bool {
    yes_or_no(text) == Some(false) || [NONE, "nothing"].into_iter().any(|word| is_same(text, word))
}

/// What stands between one and the next.
const BETWEEN: [char; 5] = ['/', '&', '+', ';', ','];
/// The word that does.
const AND: &str = " and ";

/// What a text means as a whole, else what all of its parts mean, where each means something.
pub fn listed<T>(text: &str, find: impl Fn(&str) -> Option<Vec<T>>) -> Option<Vec<T>> {
    find(text).or_else(|| all_of(parts(text), find))
}

/// What all of several parts mean, where each means something.
pub fn all_of<T>(parts: Vec<&str>, find: impl Fn(&str) -> Option<Vec<T>>) -> Option<Vec<T>> {
    if parts.len() < 2 {
        return None;
    }
    let found: Option<Vec<Vec<T>>> = parts.into_iter().map(find).collect();
    Some(found?.into_iter().flatten().collect())
}

/// The first part of a text that means nothing, where another one means something: what is wrong
/// with the text.
pub fn odd_part(text: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    odd_of(parts(text), is_known)
}

/// The same of parts.
pub fn odd_of(parts: Vec<&str>, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    if !parts.iter().any(|part| is_known(part)) {
        return None;
    }
    parts.into_iter().find(|part| !is_known(part))
}

fn parts(text: &str) -> Vec<&str> {
    let parts = text.split(BETWEEN).flat_map(at_and).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The parts between the words for "and".
fn at_and(text: &str) -> Vec<&str> {
    let lower = text.to_ascii_lowercase();
    let mut start = 0;
    let mut parts: Vec<&str> = Vec::new();
    for (at, and) in lower.match_indices(AND) {
        parts.push(&text[start..at]);
        start = at + and.len();
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::{is_none, listed, odd_part};

    fn find(text: &str) -> Option<Vec<char>> {
        ["a", "b", "a and c"].contains(&text).then(|| text.chars().collect())
    }

    #[test]
    fn a_list_is_all_of_its_parts_or_nothing() {
        let read = |text| listed(text, find).map(|found| found.into_iter().collect::<String>());
        for text in ["a and b", "a AND b", "a & b", "a+b", "a;b", "a/b", "a, b", "a, and b,"] {
            assert_eq!(read(text).as_deref(), Some("ab"), "{text}");
            assert_eq!(odd_part(text, |part| find(part).is_some()), None, "{text}");
        }
        assert_eq!(read("a and c").as_deref(), Some("a and c"), "a name is no list");
        for (text, odd) in
            [("a and d", Some("d")), ("x/a", Some("x")), ("c and d", None), ("", None)]
        {
            assert_eq!(read(text), None, "{text}");
            assert_eq!(odd_part(text, |part| find(part).is_some()), odd, "{text}");
        }
    }

    #[test]
    fn no_list_is_said_by_a_no() {
        for none in ["none", "None", "no", "No.", "n", "false", "off", "nothing"] {
            assert!(is_none(none), "{none}");
        }
        for some in ["", "yes", "nones and", "band"] {
            assert!(!is_none(some), "{some}");
        }
    }
}
