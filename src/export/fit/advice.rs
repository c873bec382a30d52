//! What a plan says before and after every session, in pages: the steps of a watch that only say
//! something hold a note each.

use crate::export::fit::wire::{LONGEST_TEXT, cut};
use crate::export::say::safety::{
    ASK, HELP, STOP, after_stop, hard_days, in_a_line, stop_signs, taken_on_word,
};
use crate::plan::{Plan, Safety};
use crate::text::id::Text;
use crate::text::printable::printable;

/// The most pages for one text: more than any of the program's own needs, and few enough to leave
/// room for the work.
const MOST_PAGES: usize = 3;
/// The most pages for a list of signs, which are told in full: twice what the longest of the
/// program's own needs.
const MOST_PAGES_OF_SIGNS: usize = 4;

/// The advice of a plan, the same with every session.
#[derive(Clone, Debug)]
pub struct Advice {
    /// What was set aside, what the plan rests on, advice, how much pain is fine, when to stop,
    /// when to call for help.
    pub before: Vec<String>,
    /// How to go on after a session and after a break, and when something comes between.
    pub afterwards: Vec<String>,
}

impl Advice {
    /// The advice of a plan.
    pub fn of(plan: &Plan) -> Self {
        let safety = &plan.safety;
        let on_word =
            taken_on_word(plan).into_iter().flat_map(|text| pages(&printable(&text), MOST_PAGES));
        let before = on_word.chain(all_pages(safety.advice.iter().chain([&safety.pain_rule])));
        let afterwards = all_pages(safety.afterwards.iter().chain(hard_days(safety)));
        Self { before: packed(before.chain(signs(safety))), afterwards: packed(afterwards) }
    }
}

/// When to stop and what then, and when to call for help.
fn signs(safety: &Safety) -> Vec<String> {
    let [stop, ask] = stop_signs(safety);
    let then = after_stop(safety).map(ToString::to_string);
    let texts =
        [in_a_line(STOP, stop), then, in_a_line(ASK, ask), in_a_line(HELP, &safety.red_flags)];
    texts
        .into_iter()
        .flatten()
        .flat_map(|text| pages(&printable(&text), MOST_PAGES_OF_SIGNS))
        .collect()
}

fn all_pages<'t>(texts: impl Iterator<Item = &'t Text>) -> impl Iterator<Item = String> {
    texts.flat_map(|text| pages(&printable(text), MOST_PAGES))
}

/// Pages with those that fit one note together: each is a button to press, and a watch takes only
/// so many steps.
fn packed(pages: impl Iterator<Item = String>) -> Vec<String> {
    let mut packed: Vec<String> = Vec::new();
    for page in pages {
        match packed.last_mut() {
            Some(last) if last.len() + 1 + page.len() <= LONGEST_TEXT => last.extend([" ", &*page]),
            _ => packed.push(page),
        }
    }
    packed
}

/// A text in pieces that fit a note, parted between sentences or signs where that leaves no page
/// half empty, else between words; what goes on for more pages than `most` is left.
fn pages(text: &str, most: usize) -> Vec<String> {
    let mut rest = text.trim();
    let mut pages = Vec::new();
    while rest.len() > LONGEST_TEXT && pages.len() < most {
        let fits = cut(rest, LONGEST_TEXT);
        let page = parted(fits);
        pages.push(page.trim_end().to_owned());
        rest = rest[page.len()..].trim_start();
    }
    if !rest.is_empty() && pages.len() < most {
        pages.push(rest.to_owned());
    }
    pages
}

/// What of a note's worth of text goes on one page. A word longer than a note is parted anywhere.
fn parted(fits: &str) -> &str {
    let part = fits
        .rfind(". ")
        .max(fits.rfind("; "))
        .map(|end| end + 1)
        .filter(|end| *end > LONGEST_TEXT * 3 / 4);
    part.or_else(|| fits.rfind(' ')).map_or(fits, |end| &fits[..end])
}

#[cfg(test)]
mod tests {
    use super::{packed, pages};

    #[test]
    fn a_long_text_has_three_pages_parted_between_words() {
        let read = pages(&"words ".repeat(300), 3);
        assert_eq!(read.len(), 3);
        assert!(
            read.iter().all(|page| page.starts_with("words")
                && page.ends_with("words")
                && page.len() <= 254)
        );
        assert_eq!(pages(" short ", 3), ["short"]);
        assert!(pages(" ", 3).is_empty());
    }

    #[test]
    fn a_long_list_is_parted_between_its_signs() {
        let read = pages(&"a sign of two words; ".repeat(20), 3);
        assert!(
            read.iter().all(|page| page.starts_with("a sign") && page.ends_with("words;")),
            "{read:#?}"
        );
    }

    #[test]
    fn short_pages_share_a_note() {
        let (short, long) = ("Short.".to_owned(), "x".repeat(250));
        let read = packed([short.clone(), short.clone(), long.clone(), short].into_iter());
        assert_eq!(read, ["Short. Short.", &*long, "Short."]);
    }
}
