//! A file of exercises that somebody wrote: read, and its words held to what a plan may say.

use super::words::banned;
use crate::catalogue::{Catalogue, Parts};
use crate::person::kind::{self, Kind};
use crate::text::document::{self, Spanned};
use crate::text::problem::{Problem, Problems};

/// The tables of a catalogue that have texts, and the keys that these stand under.
const TEXTS: ([&str; 3], [&str; 11]) = (
    ["exercise", "equipment", "workout"],
    [
        "name",
        "aliases",
        "phases",
        "handy",
        "purpose",
        "setup",
        "steps",
        "cues",
        "mistakes",
        "breathing",
        "stop",
    ],
);

/// Reads a catalogue file to be laid over `base`. A word that no plan may say is a mistake of it: the plans with its
/// exercises would be refused.
pub fn read(name: &str, text: &str, base: &Catalogue) -> Result<Parts, Problems> {
    if let Some(problem) = kind::other(text, Kind::Catalogue) {
        return Err(Problems::new(name, text, vec![problem]));
    }
    let read = Catalogue::read(name, text, Some(base));
    let is_catalogue = |wrong: &Problems| wrong.list.iter().all(|problem| problem.at.is_some());
    if read.as_ref().is_err_and(|wrong| !is_catalogue(wrong)) {
        return read;
    }
    let claims: Vec<Problem> =
        document::texts(text, &TEXTS.0, &TEXTS.1).into_iter().filter_map(claim).collect();
    if claims.is_empty() {
        return read;
    }
    let (mut list, more) = read.err().map_or((Vec::new(), 0), |wrong| (wrong.list, wrong.more));
    list.extend(claims);
    let mut wrong = Problems::new(name, text, list);
    wrong.more += more;
    Err(wrong)
}

fn claim(text: Spanned<String>) -> Option<Problem> {
    let word = banned(&text.value)?;
    let message = format!("`{word}` frightens, or promises more than an exercise can");
    Some(Problem::at(text.span, message).help("say it calmly, and promise nothing"))
}
