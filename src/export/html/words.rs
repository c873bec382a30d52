//! Texts the way a patient reads them: words instead of notation, nothing that a page can't hold.

use std::borrow::Cow;

use crate::export::say::item::{effort, rest, tempo};
use crate::plan::{BlockKind, Item};
use crate::text::id::Id;
use crate::text::printable::{capital, disturbs, printable};

/// Foreign text made safe for a page: spaces for line breaks and tabs, signs that act on a reader
/// shown, code points that HTML forbids replaced. What is markup in it the page escapes itself.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_unfit) {
        return text.into();
    }
    let spaced: String = text.chars().map(fitting).collect();
    printable(&spaced).into_owned().into()
}

/// Whether a sign acts on a reader instead of being seen, or is none that HTML allows.
pub fn is_unfit(sign: char) -> bool {
    disturbs(sign) || is_noncharacter(sign)
}

fn fitting(sign: char) -> char {
    match sign {
        '\n' | '\r' | '\t' => ' ',
        sign if is_noncharacter(sign) => char::REPLACEMENT_CHARACTER,
        sign => sign,
    }
}

/// Code points that Unicode keeps for no character: a page that holds one is not valid.
fn is_noncharacter(sign: char) -> bool {
    let point = u32::from(sign);
    (0xfdd0..=0xfdef).contains(&point) || point & 0xfffe == 0xfffe
}

/// An exercise of which nothing but the id is known, as a name: `glute-bridge` is "Glute bridge".
pub fn name_of(id: &Id) -> String {
    capital(&thing(id))
}

/// An id within a sentence: `resistance-band` is "resistance band".
pub fn thing(id: &Id) -> String {
    id.as_str().replace('-', " ")
}

/// Rest, effort and tempo of an item: "rest 45 s · effort 4–5 · down 2 s, up 2 s".
pub fn manner(item: &Item, block: BlockKind) -> String {
    let tempo = tempo(block, &item.dose).map(|tempo| item.exercise.tempo_words(tempo));
    let parts = [
        rest(&item.dose).map(|rest| format!("rest {rest}")),
        item.rpe.map(|rpe| format!("effort {}", effort(rpe, true))),
        tempo.map(|tempo| clean(&tempo).into_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::{clean, name_of};
    use crate::text::id::Id;

    #[test]
    fn text_is_fit_for_a_page() {
        assert_eq!(
            clean("two\nlines\tand \u{1b}[31m\u{202e}\u{fdd0}\u{1ffff}"),
            "two lines and \\u{1b}[31m\\u{202e}\u{fffd}\u{fffd}"
        );
        assert_eq!(clean("<b> & \"Übung\""), "<b> & \"Übung\"");
        assert_eq!(name_of(&Id::parse("glute-bridge").expect("an id")), "Glute bridge");
    }
}
