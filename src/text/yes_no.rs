//! Yes and no, as people write them.

/// The words for yes.
const YES: [&str; 4] = ["yes", "y", "true", "on"];
/// The words for no.
const NO: [&str; 4] = ["no", "n", "false", "off"];

/// What a text answers; none where it is no answer.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let is = |word: &&str| text.trim().eq_ignore_ascii_case(word);
    if YES.iter().any(is) {
        return Some(true);
    }
    NO.iter().any(is).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::yes_or_no;

    #[test]
    fn an_answer_is_a_word_and_nothing_else() {
        for yes in ["yes", "Yes", "Y", "TRUE", " on "] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["no", "NO", "n", "False", "off"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for other in ["", "1", "0", "none", "not sure", "yesterday", "\"no\""] {
            assert_eq!(yes_or_no(other), None, "{other}");
        }
    }
}
