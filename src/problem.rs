//! What is wrong in a text that somebody wrote, and where: collected, then shown all at once with line and caret.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::word::{Unknown, printable};

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

/// Every mistake of one text, with the text to show them in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The name shown for the text: a path, or what else it came from.
    pub name: String,
    /// The text itself.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub list: Vec<Problem>,
}

impl Problems {
    /// Puts the list in the order of the text.
    pub fn new(name: &str, text: &str, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.at.as_ref().map_or(0, |at| at.start));
        Self { name: printable(name).into_owned(), text: text.to_owned(), list }
    }
}

/// File, line, caret, reason and advice for each; the text's own control characters are shown as pictures of themselves.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.list.iter().enumerate() {
            let title = Level::ERROR.primary_title(problem.message.as_str());
            let mut group = match &problem.at {
                Some(at) => {
                    let at = at.start.min(self.text.len())..at.end.min(self.text.len());
                    let mark = AnnotationKind::Primary.span(at);
                    title.element(Snippet::source(self.text.as_str()).path(self.name.as_str()).annotation(mark))
                }
                None => title.element(Level::NOTE.message(format!("in {}", self.name))),
            };
            if let Some(help) = &problem.help {
                group = group.element(Level::HELP.message(help.as_str()));
            }
            let gap = if index == 0 { "" } else { "\n\n" };
            write!(f, "{gap}{}", Renderer::plain().render(&[group]))?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
