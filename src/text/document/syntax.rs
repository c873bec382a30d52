//! Errors of form, and what is only their consequence.

use super::Span;
use crate::text::problem::Problem;

/// A text with the errors of its form.
pub(super) struct Syntax<'t> {
    /// The text itself.
    pub text: &'t str,
    /// One a line; of those behind a bracket that is never closed only the first, since it takes
    /// the rest of the document for its own.
    pub errors: Vec<Problem>,
    /// The lines that they stand in, in order.
    lines: Vec<Span>,
    /// From where on nothing is meant as it reads.
    until: Option<usize>,
}

impl<'t> Syntax<'t> {
    /// The errors of a document that was read in spite of them; `unclosed` is the first bracket
    /// that is never closed.
    pub(super) fn of(text: &'t str, mut errors: Vec<Problem>, unclosed: Option<usize>) -> Self {
        errors.sort_by_key(start);
        let mut until = None;
        let behind = |open: usize| errors.iter().position(|error| start(error) >= open);
        if let Some(first) = unclosed.and_then(behind) {
            errors.truncate(first + 1);
            errors[first].help = Some("close the list before it with `]`".into());
            until = Some(start(&errors[first]));
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
        Self { text, errors, lines, until }
    }

    /// The error at which reading ended; what ended before it is meant as it reads.
    pub(super) fn until(text: &'t str, error: Option<Problem>) -> Self {
        let until = error.as_ref().map(|error| start(error).min(text.len().saturating_sub(1)));
        Self { text, errors: error.into_iter().collect(), lines: Vec::new(), until }
    }

    /// Whether there are any. Then what is missing is mostly their consequence: only what is there
    /// can be wrong.
    pub(super) fn is_broken(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether what stands at a place is meant as it reads: not in the line of an error, nor where
    /// nothing is.
    pub(super) fn means(&self, at: Option<&Span>) -> bool {
        let at = at.cloned().unwrap_or_default();
        let line = self.lines.partition_point(|line| line.end < at.start);
        self.lines.get(line).is_none_or(|line| at.start < line.start)
            && self.until.is_none_or(|until| at.end <= until)
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
