//! Days of the week as people list them: `mon-fri`, `weekend`, `Tuesday and Thursday`.

use crate::person::wish::Day;
use crate::text::listed::{all_of, is_none, odd_of};
use crate::text::near::Called;
use crate::text::printable::shown;
use crate::text::vocabulary::{Lookup, Open, Unknown, Vocabulary as _};

/// Names of several days.
pub(crate) const SETS: [(&[&str], &[Day]); 3] = [
    (&["weekday", "workday", "working day", "work day"], Day::ALL.split_at(5).0),
    (&["weekend", "week-end"], Day::ALL.split_at(5).1),
    (&["all", "daily", "every day", "any day", "any", "whole week", "all week"], Day::ALL),
];

/// Letters that begin more than one day.
pub(crate) const OPEN: &[Open] = &[
    Open { names: &["t"], help: "say `tue` or `thu`" },
    Open { names: &["s"], help: "say `sat` or `sun`" },
];

/// What stands between the first day and the last.
const TO: [&str; 9] =
    ["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "..", " to ", " till ", " through "];

/// What to do where no day is named.
pub const LEAVE_OUT: &str = "leave it out for every day, or name some, like mon,thu";

/// The days of a week, alone, by the names of several, as a stretch or a list.
pub fn days() -> Lookup<'static, Vec<Day>> {
    Lookup::of_lists(Day::WHAT, find, unknown)
}

fn find(text: &str) -> Option<Vec<Day>> {
    // What has no end is no stretch, and no day either.
    if is_open(text) {
        return None;
    }
    let one = Day::find(text).map(|day| vec![day]);
    one.or_else(|| set(text)).or_else(|| stretch(text)).or_else(|| all_of(words(text), find))
}

fn is_open(text: &str) -> bool {
    TO.iter().any(|to| text.trim().starts_with(to) || text.trim().ends_with(to))
}

fn set(text: &str) -> Option<Vec<Day>> {
    let called = Called::new(text);
    let is = |name: &&str| called.is(name) || called.is_form_of(name);
    let (_, days) = SETS.into_iter().find(|(names, _)| names.iter().any(is))?;
    Some(days.to_vec())
}

/// Days are also listed with nothing between them: `mon wed fri`.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn ends(text: &str) -> Option<(&str, &str)> {
    let (first, last) = TO.into_iter().find_map(|to| text.split_once(to))?;
    Some((first.trim(), last.trim()))
}

/// From one day to another, over Sunday where the last comes before the first.
fn stretch(text: &str) -> Option<Vec<Day>> {
    let (first, last) = ends(text)?;
    let (first, last) = (Day::find(first)?, Day::find(last)?);
    let ahead = (7 + last as usize - first as usize) % 7;
    Some(Day::ALL.iter().copied().cycle().skip(first as usize).take(ahead + 1).collect())
}

/// What to say about a text that is no list of days: about the part of it that is none.
fn unknown(text: &str) -> Unknown {
    let is_known = |part: &str| find(part).is_some();
    let of_ends =
        || odd_of(ends(text).map_or(Vec::new(), |(first, last)| vec![first, last]), is_known);
    let odd = if is_open(text) { None } else { odd_of(words(text), is_known).or_else(of_ends) };
    if let Some(odd) = odd {
        return unknown(odd);
    }
    let said = shown(text);
    if is_none(text) {
        return Unknown::with(format!("`{said}` names no weekday"), LEAVE_OUT);
    }
    if is_open(text) {
        let help = "a stretch has a first and a last day, like mon-fri";
        return Unknown::with(Unknown::said(Day::WHAT, text), help);
    }
    Unknown::open(Day::WHAT, text, OPEN).unwrap_or_else(|| Unknown::of::<Day>(text))
}

#[cfg(test)]
mod tests {
    use super::{Day, LEAVE_OUT, OPEN, SETS, days};
    use crate::text::vocabulary::Vocabulary as _;

    fn read(text: &str) -> String {
        let days = days().find(text).unwrap_or_default();
        days.into_iter().map(Day::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn days_are_read_as_people_list_them() {
        for (text, expected) in [
            ("Monday", "mon"),
            ("TUES", "tue"),
            ("thursdays", "thu"),
            ("mo", "mon"),
            ("mon-fri", "mon tue wed thu fri"),
            ("Mon \u{2013} Wed", "mon tue wed"),
            ("monday to wednesday", "mon tue wed"),
            ("sat-mon", "sat sun mon"),
            ("mon-mon", "mon"),
            ("weekdays", "mon tue wed thu fri"),
            ("Weekend", "sat sun"),
            ("every day", "mon tue wed thu fri sat sun"),
            ("mon wed fri", "mon wed fri"),
            ("mon/wed/fri", "mon wed fri"),
            ("Tuesday and Thursday", "tue thu"),
            ("mon & weekend", "mon sat sun"),
            ("mon-wed fri", "mon tue wed fri"),
            ("t", ""),
            ("mon-", ""),
            ("weekend-", ""),
            ("mon and tue-", ""),
            ("-", ""),
            ("", ""),
            ("monday fool", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn the_part_that_is_no_day_is_named() {
        let all = "one of: mon, tue, wed, thu, fri, sat, sun";
        let open = "a stretch has a first and a last day, like mon-fri";
        for (text, odd, help) in [
            ("mon and foo", "foo", all),
            ("mon, foo", "foo", all),
            ("mon foo fri", "foo", all),
            ("mon-foo", "foo", all),
            ("foo to fri", "foo", all),
            ("mon and tuseday", "tuseday", "did you mean `tue`?"),
            ("weekend-", "weekend-", open),
            ("mon, tue-", "tue-", open),
            ("mon/t", "t", "say `tue` or `thu`"),
            ("mon and no", "no", LEAVE_OUT),
            ("no", "no", LEAVE_OUT),
            ("False", "False", LEAVE_OUT),
        ] {
            let unknown = days().unknown(text);
            assert!(unknown.message.contains(&format!("`{odd}`")), "{text}: {unknown}");
            assert_eq!(unknown.help.as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn no_name_of_several_days_is_one_of_a_day() {
        let sets = SETS.into_iter().flat_map(|(names, _)| names);
        for name in sets.chain(OPEN.iter().flat_map(|open| open.names)) {
            assert_eq!(Day::find(name), None, "{name}");
        }
    }
}
