//! Yes and no, as people write them.

/// The words for yes.
const YES: [&str; 6] = ["yes", "y", "true", "on", "yeah", "yep"];
/// The words for no.
const NO: [&str; 6] = ["no", "n", "false", "off", "nope", "nah"];

/// What a text answers; none where it is no answer.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().trim_end_matches(['.', '!']);
    let is = |word: &&str| text.eq_ignore_ascii_case(word);
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
        for yes in ["yes", "Yes", "Yes.", "Y", "TRUE", " on ", "yep"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["no", "NO", "No.", "no!", "n", "False", "off", "nope"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for other in ["", "1", "0", "none", "not sure", "yesterday", "\"no\""] {
            assert_eq!(yes_or_no(other), None, "{other}");
        }
    }
}
