//! Errors of syntax, and what is only their consequence.

use super::Span;
use crate::text::problem::Problem;

/// The syntax errors of a document.
pub(super) struct Syntax {
    /// One a line; where a list or text is never closed only the first, since it takes the rest of
    /// the document for its own.
    pub errors: Vec<Problem>,
    /// The lines that they stand in, in order.
    lines: Vec<Span>,
    /// From where on nothing is meant as it reads.
    unclosed: Option<usize>,
}

impl Syntax {
    pub(super) fn of(text: &str, mut errors: Vec<Problem>) -> Self {
        errors.sort_by_key(start);
        let unclosed = errors.iter().any(|problem| problem.message.contains("unclosed"));
        if unclosed {
            errors.truncate(1);
            errors[0].help = Some("close the list before it with `]`".into());
        }
        let mut lines: Vec<Span> = Vec::new();
        errors.retain(|error| {
            let at = start(error).min(text.len());
            let is_new = lines.last().is_none_or(|line| at > line.end);
            if is_new {
                lines.push(line_of(text, at));
            }
            is_new
        });
        let unclosed = errors.first().filter(|_| unclosed).map(start);
        Self { errors, lines, unclosed }
    }

    /// Whether there are any. Then what is missing is mostly their consequence: only what is there
    /// can be wrong.
    pub(super) fn is_broken(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether what stands at a place is meant as it reads: not in the line of an error, nor behind
    /// what is never closed.
    pub(super) fn means(&self, at: Option<&Span>) -> bool {
        let at = at.map_or(0, |at| at.start);
        let line = self.lines.partition_point(|line| line.end < at);
        self.lines.get(line).is_none_or(|line| at < line.start)
            && self.unclosed.is_none_or(|from| at < from)
    }
}

fn start(problem: &Problem) -> usize {
    problem.at.as_ref().map_or(0, |at| at.start)
}

/// The line around a place, its break at the end included.
fn line_of(text: &str, at: usize) -> Span {
    let bytes = text.as_bytes();
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end =
        bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end);
    start..end
}

/// A parser's error in one line.
pub(super) fn problem(error: &toml::de::Error) -> Problem {
    let message = match error.message() {
        "recursion limit" => "this key has too many parts".to_owned(),
        message => message.lines().collect::<Vec<_>>().join(", "),
    };
    Problem { at: error.span(), message, help: advice(error.message()) }
}

/// What to do about a parser's message, where it does not say so itself.
pub fn advice(message: &str) -> Option<String> {
    let help = match message {
        "recursion limit" => "is it the right file?",
        message if message.contains("string values must be quoted") => {
            "behind `=` stands a number alone, as `50`; `true` or `false`; a text in quotes, as \
                `\"beginner\"`; or a list in brackets, as `[\"mon\"]`"
        }
        _ => return None,
    };
    Some(help.to_owned())
}
