//! Days of the week as people list them: `mon-fri`, `weekend`, `Tuesday and Thursday`.

use crate::person::wish::Day;
use crate::text::listed::BETWEEN;
use crate::text::near::Called;
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

/// The days of a week, alone, by the names of several, as a stretch or a list.
pub fn days() -> Lookup<'static, Vec<Day>> {
    Lookup::new(Day::WHAT, find, |text| {
        Unknown::open(Day::WHAT, text, OPEN).unwrap_or_else(|| Unknown::of::<Day>(text))
    })
}

fn find(text: &str) -> Option<Vec<Day>> {
    let set = || {
        let called = Called::new(text);
        let is = |name: &&str| called.is(name) || called.is_form_of(name);
        let set = SETS.into_iter().find(|(names, _)| names.iter().any(is))?;
        Some(set.1.to_vec())
    };
    // A stretch that has no end is none, and no day either.
    let is_open = TO.iter().any(|to| text.trim().starts_with(to) || text.trim().ends_with(to));
    let one = || Day::find(text).filter(|_| !is_open).map(|day| vec![day]);
    one().or_else(set).or_else(|| stretch(text)).or_else(|| list(text))
}

/// From one day to another, over Sunday where the last comes before the first.
fn stretch(text: &str) -> Option<Vec<Day>> {
    let (first, last) = TO.into_iter().find_map(|to| text.split_once(to))?;
    let (first, last) = (Day::find(first.trim())?, Day::find(last.trim())?);
    let ahead = (7 + last as usize - first as usize) % 7;
    Some(Day::ALL.iter().copied().cycle().skip(first as usize).take(ahead + 1).collect())
}

fn list(text: &str) -> Option<Vec<Day>> {
    let is_between = |c: char| c.is_whitespace() || BETWEEN.contains(&c);
    let is_said = |part: &&str| !part.is_empty() && !part.eq_ignore_ascii_case("and");
    let parts: Vec<&str> = text.split(is_between).filter(is_said).collect();
    if parts.len() < 2 {
        return None;
    }
    let days = parts.into_iter().map(find).collect::<Option<Vec<_>>>()?;
    Some(days.concat())
}

#[cfg(test)]
mod tests {
    use super::{Day, OPEN, SETS, days};
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
            ("-", ""),
            ("", ""),
            ("monday fool", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
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
