//! Weeks at a glance: what each is headed, and the signs of a calendar of many.

use std::borrow::Cow;

use super::date::dates;
use crate::person::profile::Day;
use crate::plan::{Session, SessionKind, Week, WeekKind, minutes};
use crate::text::page::width;
use crate::text::vocabulary::Vocabulary;

/// From this number of weeks on, one calendar shows all of them; below, each week opens with its
/// own table.
pub const LONG_PLAN: usize = 5;

/// What heads the only week of a plan.
pub const ONLY_WEEK: &str = "The week at a glance";

/// A word for a lighter week; of another one, nothing.
pub fn lighter(week: &Week, word: &'static str) -> &'static str {
    if week.kind == WeekKind::StepBack { word } else { "" }
}

/// The first to the last day: `23 to 29 November`.
pub fn span(week: &Week) -> Option<String> {
    Some(dates(week.days.first()?.date, week.days.last()?.date, false))
}

/// The weekdays in the order of the plan.
pub fn weekdays(weeks: &[Week]) -> Option<impl Iterator<Item = Day> + Clone> {
    let first = weeks.first()?.days.first()?.weekday as usize;
    Some((0..Day::ALL.len()).map(move |ahead| Day::ALL[(first + ahead) % Day::ALL.len()]))
}

/// The strength session of a weekday and the minutes of all its sessions; none on a day of rest.
pub fn on(week: &Week, weekday: Day) -> Option<(Option<&Session>, u32)> {
    let day = week.days.iter().find(|day| day.weekday == weekday && !day.sessions.is_empty())?;
    let seconds = day.sessions.iter().map(|session| session.seconds).sum();
    let strength = day.sessions.iter().find(|session| session.kind == SessionKind::Strength);
    Some((strength, minutes(seconds)))
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

/// What the signs of a calendar mean; titles are made fit to be shown.
pub fn signs<'p>(weeks: &'p [Week], shown: impl Fn(&'p str) -> Cow<'p, str>) -> String {
    let mut signs: Vec<String> = Vec::new();
    for (_, session) in weeks.iter().flat_map(Week::strength) {
        let title = shown(&session.title);
        let meaning = format!("{} is {title}", sign(&title));
        if !signs.contains(&meaning) {
            signs.push(meaning);
        }
    }
    if signs.is_empty() {
        "Minutes a day".into()
    } else {
        format!("Minutes a day; {}", signs.join(", "))
    }
}
