//! Sentences about what is wrong, in lines that fit; lines of a file that they show stay whole.

use textwrap::{Options, WordSplitter, core::display_width};

/// Wraps what is longer than `width`, behind the label that a line begins with.
pub fn sentences(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if display_width(line) <= width || is_of_file(line) {
            wrapped.extend([line, end]);
            continue;
        }
        let indent = " ".repeat(indent(line));
        // Paths, ids and flags are copied from here.
        let options = Options::new(width)
            .subsequent_indent(&indent)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        wrapped.extend([&textwrap::fill(line, options), end]);
    }
    wrapped
}

/// Whether a line shows one of a file, its place, or the caret below it: ` 12 | minutes = 3`.
fn is_of_file(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    ["|", "-->", "..."].iter().any(|sign| line.starts_with(sign))
}

/// The columns in which a sentence begins.
fn indent(line: &str) -> usize {
    const LABELS: [&str; 3] = ["error:", "help:", "note:"];
    let label = LABELS.iter().filter_map(|label| Some(line.find(label)? + label.len())).min();
    // Nothing but a mark stands before a label, and what colours it.
    let label = label.filter(|end| line[..*end].split_whitespace().count() <= 2);
    let label = label.map(|end| display_width(&line[..end]) + 1);
    label.unwrap_or_else(|| line.len() - line.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_wrapped_behind_their_label_and_lines_of_files_are_not() {
        let text = "\u{1b}[1merror:\u{1b}[0m unknown level `begginer` in a file\n \
            --> a/long/path/to/a/file/of/somebody/me.toml:1:9\n  |\n\
            1 | level = \"begginer\" # as it was said to me by them\n  |         ^^^^^^^^^^ \n  \
            = help: did you mean `beginner`, or another one of them?\n\n\
            error: `a-very-long-word-that-is-not-broken-anywhere-in-it`\n  no exercise is left for this day";
        let expected = "\u{1b}[1merror:\u{1b}[0m unknown level\n       `begginer` in a file\n \
            --> a/long/path/to/a/file/of/somebody/me.toml:1:9\n  |\n\
            1 | level = \"begginer\" # as it was said to me by them\n  |         ^^^^^^^^^^ \n  \
            = help: did you mean\n          `beginner`, or\n          another one of them?\n\n\
            error:\n       `a-very-long-word-that-is-not-broken-anywhere-in-it`\n  no exercise is left for this\n  day";
        assert_eq!(sentences(text, 30), expected);
        assert_eq!(sentences(text, 100), text);
    }
}
