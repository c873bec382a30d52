//! What is wrong in a text that somebody wrote, and where: collected, then shown all at once with
//! line and caret.

mod few;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::text::printable::{cut, is_joiner, printable, with_neighbours};
use crate::text::vocabulary::Unknown;

pub use few::{Few, kind_of};

/// One mistake in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The bytes that are wrong; none when the text as a whole lacks something.
    pub at: Option<Range<usize>>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A mistake at a place.
    pub fn at(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at: Some(at), message: message.into(), help: None }
    }

    /// A mistake of the text as a whole.
    pub fn whole(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at: None, message: message.into(), help: Some(help.into()) }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A word outside its vocabulary, at a place.
    pub fn unknown(at: Range<usize>, unknown: Unknown) -> Self {
        Self { at: Some(at), message: unknown.message, help: unknown.help }
    }
}

/// Mistakes while they are found.
pub type Found = Few<Problem>;

impl Found {
    /// Adds a mistake that is at hand already.
    pub fn push(&mut self, problem: Problem) {
        self.add(&kind_of(&problem.message), || problem);
    }

    /// Adds a text that is no `what`; what to say about it is only asked for where it will be
    /// shown.
    pub fn unknown(
        &mut self,
        at: Range<usize>,
        what: &str,
        text: &str,
        unknown: impl FnOnce() -> Unknown,
    ) {
        self.add(&kind_of(&Unknown::said(what, text)), || Problem::unknown(at, unknown()));
    }
}

impl From<Vec<Problem>> for Found {
    fn from(list: Vec<Problem>) -> Self {
        let mut found = Self::default();
        for problem in list {
            found.push(problem);
        }
        found
    }
}

/// The mistakes of one text, with the text to show them in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The name shown for the text: a path, or what else it came from.
    pub name: String,
    /// The text itself.
    pub text: String,
    /// What is wrong, in the order of the text: a few mistakes of each kind.
    pub list: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

/// The longest sentence that is shown, in characters.
const LONGEST_MESSAGE: usize = 1000;
/// The most bytes of lines that mistakes are drawn in: drawing looks at the whole of a line, and a
/// file may be a single one.
const MOST_DRAWN: usize = 2 << 20;

impl Problems {
    /// Takes what is shown of all that was found.
    pub fn new(name: &str, text: &str, found: impl Into<Found>) -> Self {
        let (list, more) =
            found.into().shown(|problem| problem.at.as_ref().map_or(0, |at| at.start));
        Self { name: printable(name).into_owned(), text: text.to_owned(), list, more }
    }
}

/// File, line, caret, reason and advice for each, then how many more there are; the text's own
/// control characters are shown as pictures of themselves.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Lines { text: &self.text, start: 0, number: 1 };
        let mut drawn = 0;
        for (index, problem) in self.list.iter().enumerate() {
            let message = cut(&problem.message, LONGEST_MESSAGE);
            let title = Level::ERROR.primary_title(message.as_ref());
            let mut group = match &problem.at {
                Some(at) => {
                    let (around, number, at) = lines.around(at);
                    drawn += around.len();
                    if drawn > MOST_DRAWN {
                        let place = format!("in {}, line {number}", self.name);
                        title.element(Level::NOTE.message(place))
                    } else {
                        let mark = AnnotationKind::Primary.span(at);
                        let snippet = Snippet::source(harmless(around))
                            .line_start(number)
                            .path(self.name.as_str());
                        title.element(snippet.annotation(mark))
                    }
                }
                None => title.element(Level::NOTE.message(format!("in {}", self.name))),
            };
            let help = problem.help.as_ref().map(|help| cut(help, LONGEST_MESSAGE));
            if let Some(help) = &help {
                group = group.element(Level::HELP.message(help.as_ref()));
            }
            let gap = if index == 0 { "" } else { "\n\n" };
            write!(f, "{gap}{}", Renderer::plain().render(&[group]))?;
        }
        if self.more > 0 {
            write!(f, "\n\nand {} more", self.more)?;
        }
        Ok(())
    }
}

/// Goes through a text from place to place, in its order.
struct Lines<'t> {
    text: &'t str,
    start: usize,
    number: usize,
}

impl<'t> Lines<'t> {
    /// The lines around a place, the number of the first, and the place within them: drawing looks
    /// at all that it is given.
    fn around(&mut self, at: &Range<usize>) -> (&'t str, usize, Range<usize>) {
        let place = |at: usize| self.text.floor_char_boundary(at.min(self.text.len()));
        // The end of the text is shown behind its last line, not in an empty one after it.
        let last = self.text.strip_suffix('\n').unwrap_or(self.text).len();
        let (from, to) = (place(at.start.min(last)), place(at.end.max(at.start)));
        if from < self.start {
            (self.start, self.number) = (0, 1);
        }
        let between = &self.text[self.start..from];
        self.number += between.matches('\n').count();
        self.start += between.rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[to..].find('\n').map_or(self.text.len(), |end| to + end);
        (&self.text[self.start..end], self.number, from - self.start..to - self.start)
    }
}

/// Lines up to so many bytes are shown whole; what is longer is cut, and a joiner would stand alone
/// behind the cut.
const LONGEST_WHOLE: usize = 100;

/// The text with what acts on a terminal replaced by signs of as many bytes, so that places stay;
/// of ASCII the frame shows pictures itself.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len());
    let is_long = text.len() > LONGEST_WHOLE;
    for (_, c, disturbs) in with_neighbours(text) {
        let disturbs = disturbs || is_long && is_joiner(c);
        match c.len_utf8() {
            2 if disturbs => safe.push('¿'),
            3 if disturbs => safe.push(char::REPLACEMENT_CHARACTER),
            4 if disturbs => safe.extend(['¿'; 2]),
            _ => safe.push(c),
        }
    }
    safe.into()
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::{Problem, Problems};

    #[test]
    fn each_place_is_shown_in_its_own_lines_with_their_numbers() {
        let text = "one = 1\ntwo = [\n  2,\n]\nthree = 3";
        let at =
            |word: &str| text.find(word).map(|start| start..start + word.len()).expect("a word");
        let list = ["three", "2,", "one"].map(|word| Problem::at(at(word), word)).to_vec();
        let shown = Problems::new("file", text, list).to_string();
        for (place, line) in
            [("file:1:1", "1 | one = 1"), ("file:3:3", "3 |   2,"), ("file:5:1", "5 | three = 3")]
        {
            assert!(shown.contains(place) && shown.contains(line), "{shown}");
        }
        assert!(!shown.contains("two"), "{shown}");
    }

    #[test]
    fn no_sign_of_the_text_acts_on_the_terminal_and_carets_stay_in_their_place() {
        let text = "a\u{1b}\u{9b}\u{61c}\u{202e}\u{feff}\u{e0041} = here";
        let start = text.find("here").expect("a word");
        let shown =
            Problems::new("file", text, vec![Problem::at(start..text.len(), "x")]).to_string();
        assert!(
            shown.lines().all(|line| crate::text::printable::disturbing(line).is_none()),
            "{shown:?}"
        );
        let column =
            |sign| shown.lines().find_map(|line| Some(line[..line.find(sign)?].chars().count()));
        assert_eq!(column("here"), column("^"), "{shown}");
    }

    /// What is drawn depends on the mistakes, not on the length of the text around them.
    #[test]
    fn a_hundred_thousand_mistakes_are_a_page() {
        let text = "x = 1\n".repeat(100_000);
        let problem =
            |line: usize| Problem::at(line * 6..line * 6 + 1, format!("unknown key `x{line}`"));
        let problems = Problems::new("file", &text, (0..100_000).map(problem).collect::<Vec<_>>());
        let shown = problems.to_string();
        assert!(shown.ends_with("\n\nand 99980 more"), "{shown}");
        assert!(shown.len() < 4_000, "{}", shown.len());
    }
}
