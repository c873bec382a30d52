//! Doses and texts the way a patient reads them: words instead of notation, nothing that a page
//! can't hold.

use std::borrow::Cow;

use crate::catalogue::dose::Dose;
use crate::export::text::words::alike;
use crate::plan::Item;
use crate::text::id::Id;
use crate::text::printable::{capital, counted, list_in_words, printable};

/// Foreign text made safe for a page: spaces for line breaks and tabs, signs that act on a reader
/// shown, code points that HTML forbids replaced. What is markup in it the page escapes itself.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_unfit) {
        return text.into();
    }
    let spaced: String = text.chars().map(fitting).collect();
    printable(&spaced).into_owned().into()
}

fn is_unfit(sign: char) -> bool {
    crate::text::printable::disturbs(sign) || is_noncharacter(sign)
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
    capital(&id.as_str().replace('-', " "))
}

/// An id within a sentence: `resistance-band` is "resistance band".
pub fn thing(id: &Id) -> String {
    id.as_str().replace('-', " ")
}

/// How much, in words: "2 sets of 6 to 8 on each side".
pub fn dose(dose: &Dose) -> String {
    let mut text = amount(dose);
    if dose.per_side() == Some(true) {
        text.push_str(" on each side");
    }
    text
}

fn amount(dose: &Dose) -> String {
    match dose {
        Dose::Reps { sets: 1, reps, .. } => format!("{} times", range(*reps, " to ")),
        Dose::Reps { sets, reps, .. } => format!("{sets} sets of {}", range(*reps, " to ")),
        Dose::Hold { sets: 1, seconds, .. } => format!("hold {seconds} seconds"),
        Dose::Hold { sets, seconds, .. } => format!("hold {seconds} seconds, {sets} times"),
        Dose::Holds { reps_per_set, seconds, .. } => match (alike(reps_per_set), dose.sets()) {
            (Some(reps), 1) => format!("{} of {seconds} seconds", counted(reps, "hold")),
            (Some(reps), sets) => {
                format!("{sets} sets of {} of {seconds} seconds", counted(reps, "hold"))
            }
            (None, sets) => format!(
                "{sets} sets: {} holds of {seconds} seconds",
                list_in_words(reps_per_set, " and")
            ),
        },
        Dose::Minutes { minutes } => counted(*minutes, "minute"),
    }
}

fn range([low, high]: [u32; 2], to: &str) -> String {
    if low == high { low.to_string() } else { format!("{low}{to}{high}") }
}

/// Rest, effort and tempo of an item: "rest 45 s · effort 4–5 · down 2 s, up 2 s". A tempo is said
/// of strength work.
pub fn manner(item: &Item, strength: bool) -> String {
    let mut parts = Vec::new();
    if item.dose.sets() > 1 && item.dose.rest() > 0 {
        parts.push(format!("rest {} s", item.dose.rest()));
    }
    if let Some(effort) = item.rpe {
        parts.push(format!("effort {}", range(effort, "–")));
    }
    if let (Dose::Reps { tempo, .. }, true) = (&item.dose, strength) {
        parts.push(clean(&item.exercise.tempo_words(*tempo)).into_owned());
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {

    use super::{clean, dose, name_of};
    use crate::catalogue::dose::{Tempo, Written};
    use crate::text::id::Id;

    #[test]
    fn doses_are_said_in_words() {
        let said = |text: &str, sides| {
            dose(&Written::parse(text).expect("a dose").complete(None, Tempo::USUAL, sides))
        };
        for (written, sides, words) in [
            ("3x12 r45", true, "3 sets of 12 on each side"),
            ("3x8-10", false, "3 sets of 8 to 10"),
            ("1x8", false, "8 times"),
            ("2x30s r10", true, "hold 30 seconds, 2 times on each side"),
            ("1x20s", false, "hold 20 seconds"),
            ("6,4,2x10s r30", false, "3 sets: 6, 4 and 2 holds of 10 seconds"),
            ("2x6x5s r20", false, "2 sets of 6 holds of 5 seconds"),
            ("1x10x3s", false, "10 holds of 3 seconds"),
            ("5min", true, "5 minutes"),
        ] {
            assert_eq!(said(written, sides), words);
        }
    }

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
