//! Weeks: what each is headed, by which sign its sessions go, how much to walk.

use std::borrow::Cow;

use crate::plan::{Session, Walk, Week, WeekKind};
use crate::text::page::width;
use crate::text::printable::counted;

/// What heads the only week of a plan.
pub const ONLY_WEEK: &str = "The week at a glance";

/// A word for a lighter week; of another one, nothing.
pub fn lighter(week: &Week, word: &'static str) -> &'static str {
    if week.kind == WeekKind::StepBack { word } else { "" }
}

/// One letter for a title: the last word where it is one ("Strength A"), else the first letter.
pub fn sign(title: &str) -> char {
    let last = title.rsplit(' ').next().filter(|word| word.len() == 1);
    let letter = last
        .unwrap_or(title)
        .chars()
        .next()
        .filter(|&letter| width(letter.encode_utf8(&mut [0; 4])) == 1);
    letter.unwrap_or('+')
}

/// A session by one letter where its title ends in one, else by its title, which is made fit to be
/// shown.
pub fn marked<'p>(session: &'p Session, shown: impl Fn(&'p str) -> Cow<'p, str>) -> String {
    let title = shown(&session.title);
    let sign = sign(&title);
    let lettered = title.strip_suffix(sign).is_some_and(|stem| stem.ends_with(' '));
    if lettered { sign.into() } else { title.into_owned() }
}

/// The walking of a week: `Walk: 3 days, 10 min`.
pub fn walk(week: &Week) -> Option<String> {
    let walk = week.walk?;
    let days = if walk.days == 7 { "every day".into() } else { counted(walk.days, "day") };
    let times = if walk.times > 1 { format!("{} times ", walk.times) } else { String::new() };
    Some(format!("Walk: {days}, {times}{} min", walk.minutes))
}

/// How to walk, in a sentence.
pub fn how_to_walk(walk: Walk) -> String {
    match walk.times {
        1 => format!("Walk for {} min, at a pace at which you can talk.", walk.minutes),
        times => format!(
            "Walk for {} min, {times} times over the day, at a pace at which you can talk.",
            walk.minutes
        ),
    }
}
