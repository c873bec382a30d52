//! What a plan says before and after every session, in pages: the steps of a watch that only say something hold a note each.

use crate::exercise::Text;
use crate::export::fit::wire::{LONGEST_TEXT, cut};
use crate::plan::{Plan, Safety};
use crate::word::{joined, printable};

/// The most pages for one text: more than any of the program's own needs, and few enough to leave room for the work.
const MOST_PAGES: usize = 3;

/// The advice of a plan, the same with every session.
#[derive(Clone, Debug)]
pub struct Advice {
    /// Advice, when to stop, when to call for help.
    pub before: Vec<String>,
    /// How to go on after a session and after a break.
    pub afterwards: Vec<String>,
}

impl Advice {
    /// The advice of a plan.
    pub fn of(plan: &Plan) -> Self {
        let safety = &plan.safety;
        let mut before = all_pages(&safety.advice);
        before.extend(pages(&printable(&signs(safety))));
        Self { before, afterwards: all_pages(&safety.afterwards) }
    }
}

/// When to stop, and when to call for help.
fn signs(safety: &Safety) -> String {
    let listed = |head: &str, list: &[Text]| {
        let list: Vec<_> = list.iter().map(|text| text.trim_end_matches('.')).collect();
        (!list.is_empty()).then(|| format!("{head} {}.", joined(&list, "; ")))
    };
    let signs = [("Stop if you notice:", &safety.stop_signs), ("Get help at once if you notice:", &safety.red_flags)];
    let signs: Vec<_> = signs.iter().filter_map(|(head, list)| listed(head, list)).collect();
    signs.join(" ")
}

fn all_pages(texts: &[Text]) -> Vec<String> {
    texts.iter().flat_map(|text| pages(&printable(text))).collect()
}

/// A text in pieces that fit a note, parted between words; what goes on for longer than [`MOST_PAGES`] is left.
fn pages(text: &str) -> Vec<String> {
    let mut rest = text.trim();
    let mut pages = Vec::new();
    while rest.len() > LONGEST_TEXT && pages.len() < MOST_PAGES {
        let most = cut(rest, LONGEST_TEXT);
        // A word longer than a note is parted anywhere.
        let page = most.rfind(' ').map_or(most, |end| &most[..end]);
        pages.push(page.trim_end().to_owned());
        rest = rest[page.len()..].trim_start();
    }
    if !rest.is_empty() && pages.len() < MOST_PAGES {
        pages.push(rest.to_owned());
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn a_long_text_has_three_pages_parted_between_words() {
        let read = pages(&"words ".repeat(300));
        assert_eq!(read.len(), 3);
        assert!(read.iter().all(|page| page.starts_with("words") && page.ends_with("words") && page.len() <= 254));
        assert_eq!(pages(" short "), ["short"]);
        assert!(pages(" ").is_empty());
    }
}
