//! What is drawn over a picture: arrows and signs.

use super::super::{Arrow, Sign};
use crate::text::document::Table;
use crate::text::problem::Problem;

/// An arrow.
pub fn arrow(table: &Table) -> Option<Arrow> {
    let of = table.word("of");
    let pair = |key| table.reals(key, 2..=2).map(|pair| [pair.value[0], pair.value[1]]);
    let (off, by, cut) = (pair("off"), pair("by"), pair("cut"));
    let bend = table.real("bend");
    let square = table.real("square");
    if let (Some(square), true) = (&square, by.is_some()) {
        let help = "take one of the two out";
        table.report(
            Problem::at(square.span.clone(), "an arrow goes its way or around a square").help(help),
        );
    }
    let square = square.map(|square| square.value);
    if let (Some(cut), true) = (table.value_place("cut"), by.is_some() || square.is_some()) {
        let help = "take `cut` out, or let the arrow follow its joint";
        table.report(Problem::at(cut, "only the way of a joint is cut at its ends").help(help));
    }
    let both = table.flag("both").is_some_and(|flag| flag.value);
    if let (Some(bend), None) = (&bend, &by) {
        let help = "add `by`, the way of its own, or take it out";
        table.report(
            Problem::at(bend.span.clone(), "the way of a joint has its own bend").help(help),
        );
    }
    let bend = bend.map_or(0.0, |bend| bend.value);
    if !table.has("of") {
        table.missing("of");
    }
    Some(Arrow {
        of: of?.value,
        off: off.unwrap_or([0.0; 2]),
        by,
        bend,
        square,
        cut: cut.unwrap_or([0.12; 2]),
        both,
    })
}

/// A sign.
pub fn sign(table: &Table) -> Option<Sign> {
    let (kind, of) = (table.word("kind"), table.word("of"));
    let off = table.reals("off", 2..=2).map_or([0.0; 2], |pair| [pair.value[0], pair.value[1]]);
    let turn = table.real("turn").map_or(0.0, |turn| turn.value);
    ["kind", "of"].into_iter().filter(|key| !table.has(key)).for_each(|key| table.missing(key));
    Some(Sign { kind: kind?.value, of: of?.value, off, turn })
}
