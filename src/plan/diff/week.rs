//! What changed in one week: its kind, its days, its sessions.

use crate::person::profile::Day;
use crate::plan::diff::{Change, Kind, Pair, Place, item};
use crate::plan::{Notice, PlanDay, RuleId, Session, SessionKind, Walk, Week, minutes};
use crate::text::printable::{counted, list_in_words};

type OnDay<'a> = (&'a PlanDay, &'a Session);

/// Compares a week with the week of the same number.
pub(super) fn compare(pair: Pair, old: &Week, new: &Week, changes: &mut Vec<Change>) {
    let place = Place { weeks: vec![new.number], ..Place::default() };
    if old.kind != new.kind {
        let text = format!("It is a {} week instead of a {} week.", new.kind, old.kind);
        let because = pair.newly_told(|notice| notice.rule == RuleId::STEP_BACK_WEEK);
        changes.push(Change::new(Kind::Week, text).at(place.clone()).by(because));
    }
    for text in beside_the_days(old, new) {
        changes.push(Change::new(Kind::Week, text).at(place.clone()));
    }
    strength(pair, old, new, &place, changes);
    others(pair, old, new, &place, changes);
}

/// Strength sessions, by their titles: one that is done more or less often than before, or in other
/// turns, is still the same.
fn strength(pair: Pair, old: &Week, new: &Week, place: &Place, changes: &mut Vec<Change>) {
    let (before, after): (Vec<OnDay>, Vec<OnDay>) =
        (old.strength().collect(), new.strength().collect());
    let (mut matched, mut went, mut came) = matches(before.clone(), after.clone(), &[same_title]);
    went.retain(|old| !after.iter().any(|new| same_title(*old, *new)));
    came.retain(|new| {
        let known = before.iter().find(|old| same_title(**old, *new));
        matched.extend(known.map(|old| (*old, *new)));
        known.is_none()
    });
    let (renamed, went, came) = matches(went, came, &[any]);
    matched.extend(renamed);
    matched.sort_by_key(|(_, (day, _))| day.date);
    for (on_old, on_new) in matched {
        let (old, new) = (on_old.1, on_new.1);
        let place = Place { sessions: vec![new.title.clone()], ..place.clone() };
        if let Some(text) = moved(&days(&before, on_old), &days(&after, on_new)) {
            let rules = [RuleId::RECOVERY_DAY, RuleId::STRENGTH_FREQUENCY];
            let because = pair.newly_told(|notice| notice.is_by(&rules));
            changes.push(Change::new(Kind::Day, text).at(place.clone()).by(because));
        }
        session(pair, old, new, &place, changes);
    }
    came_or_went(pair, &went, &came, place, changes);
}

/// The days of a week on which a session is done.
fn days(all: &[OnDay], session: OnDay) -> Vec<Day> {
    all.iter().filter(|one| same_title(**one, session)).map(|(day, _)| day.weekday).collect()
}

/// On which days a session is done instead of others; nothing where they are the same.
fn moved(old: &[Day], new: &[Day]) -> Option<String> {
    let names = |days: &[Day]| {
        let names: Vec<&str> = days.iter().map(|day| day.name()).collect();
        list_in_words(&names, " and")
    };
    let text = match (old, new) {
        _ if old == new => return None,
        ([old], [new]) => format!("It moves from {} to {}.", old.name(), new.name()),
        _ => format!("It is on {} instead of {}.", names(new), names(old)),
    };
    Some(text)
}

/// What else a week says of itself, where it differs.
fn beside_the_days(old: &Week, new: &Week) -> Vec<String> {
    let unsaid = || "not said".to_owned();
    let level = |week: &Week| week.level.map_or_else(unsaid, |level| level.to_string());
    let theme = |week: &Week| week.theme.map_or_else(unsaid, |theme| theme.to_string());
    let said = [
        ("Its level is", level(old), level(new)),
        ("The theme of its block is", theme(old), theme(new)),
        ("Walking is", walking(old.walk), walking(new.walk)),
    ];
    let differs = said.into_iter().filter(|(_, old, new)| old != new);
    differs.map(|(what, old, new)| format!("{what} {new} instead of {old}.")).collect()
}

/// "4 days of 12 min", "7 days of 3 x 5 min".
fn walking(walk: Option<Walk>) -> String {
    let Some(Walk { days, minutes, times }) = walk else { return "left out".into() };
    let times = if times == 1 { String::new() } else { format!("{times} x ") };
    format!("{} of {times}{minutes} min", counted(days, "day"))
}

/// Sessions that are no strength sessions. One that gave its day to a strength session, or took it
/// over, needs no word of its own.
fn others(pair: Pair, old: &Week, new: &Week, place: &Place, changes: &mut Vec<Change>) {
    let (matched, went, came) = matches(rest(old), rest(new), &[same_day_and_kind, same_day]);
    for ((_, old), (day, new)) in matched {
        let place =
            Place { days: vec![day.weekday], sessions: vec![new.title.clone()], ..place.clone() };
        session(pair, old, new, &place, changes);
    }
    let strength = |week: &Week, day: Day| week.strength().any(|(on, _)| on.weekday == day);
    let gave_way = |day: Day| strength(old, day) != strength(new, day);
    let on_other_days = |list: Vec<_>| -> Vec<OnDay> {
        list.into_iter().filter(|(day, _): &OnDay| !gave_way(day.weekday)).collect()
    };
    came_or_went(pair, &on_other_days(went), &on_other_days(came), place, changes);
}

fn rest(week: &Week) -> Vec<OnDay<'_>> {
    week.sessions().filter(|(_, session)| session.kind != SessionKind::Strength).collect()
}

type Same = fn(OnDay, OnDay) -> bool;

fn same_title((_, a): OnDay, (_, b): OnDay) -> bool {
    a.title == b.title
}
fn same_day((a, _): OnDay, (b, _): OnDay) -> bool {
    a.weekday == b.weekday
}
fn same_day_and_kind(a: OnDay, b: OnDay) -> bool {
    same_day(a, b) && a.1.kind == b.1.kind
}
fn any(_: OnDay, _: OnDay) -> bool {
    true
}

/// Pairs of sessions that are the same by the first test, then by the next; in the order of the new
/// week. Then what is left over.
fn matches<'a>(
    mut old: Vec<OnDay<'a>>,
    mut new: Vec<OnDay<'a>>,
    tests: &[Same],
) -> (Vec<(OnDay<'a>, OnDay<'a>)>, Vec<OnDay<'a>>, Vec<OnDay<'a>>) {
    let mut pairs = Vec::new();
    for same in tests {
        new.retain(|new| match old.iter().position(|old| same(*old, *new)) {
            Some(index) => {
                pairs.push((old.remove(index), *new));
                false
            }
            None => true,
        });
    }
    pairs.sort_by_key(|(_, (day, _))| day.date);
    (pairs, old, new)
}

fn came_or_went(
    pair: Pair,
    went: &[OnDay],
    came: &[OnDay],
    place: &Place,
    changes: &mut Vec<Change>,
) {
    for (list, words) in [(went, "is gone, with"), (came, "is new, with")] {
        for (day, session) in list {
            let names: Vec<&str> =
                session.items().map(|(_, item)| item.exercise.name.as_str()).collect();
            let names =
                if names.is_empty() { "nothing in it".to_owned() } else { names.join(", ") };
            let place = Place {
                days: vec![day.weekday],
                sessions: vec![session.title.clone()],
                ..place.clone()
            };
            let strength = session.kind == SessionKind::Strength;
            let days = [RuleId::STRENGTH_FREQUENCY, RuleId::RECOVERY_DAY];
            let because = pair.newly_told(|notice| strength && notice.is_by(&days));
            let text = format!("The {} session {words} {names}.", session.kind);
            changes.push(Change::new(Kind::Session, text).at(place).by(because));
        }
    }
}

fn session(pair: Pair, old: &Session, new: &Session, place: &Place, changes: &mut Vec<Change>) {
    if old.title != new.title {
        let text = format!("It is called {} instead of {}.", new.title, old.title);
        changes.push(Change::new(Kind::Session, text).at(place.clone()));
    }
    if old.kind != new.kind {
        let text = format!("It is a {} session instead of a {} one.", new.kind, old.kind);
        changes.push(Change::new(Kind::Session, text).at(place.clone()));
    }
    let (before, after) = (minutes(old.seconds), minutes(new.seconds));
    if before != after {
        let shortened = |notice: &Notice| notice.is_by(&[RuleId::TIME_BUDGET, RuleId::TRIM_ORDER]);
        let because = pair.newly_told(|notice| {
            after < before && shortened(notice) && notice.is_about(&new.title)
        });
        let text = format!("It lasts {after} min instead of {before}.");
        changes.push(Change::new(Kind::Minutes, text).at(place.clone()).by(because));
    }
    blocks(old, new, place, changes);
    item::compare(pair, old, new, place, changes);
}

fn blocks(old: &Session, new: &Session, place: &Place, changes: &mut Vec<Change>) {
    let at = |kind| Place { block: Some(kind), ..place.clone() };
    for block in old.blocks.iter().filter(|block| new.block(block.kind).is_none()) {
        changes.push(
            Change::new(Kind::Block, format!("There is no {} any more.", block.kind.part()))
                .at(at(block.kind)),
        );
    }
    for block in new.blocks.iter().filter(|block| old.block(block.kind).is_none()) {
        changes.push(
            Change::new(Kind::Block, format!("There is a {} now.", block.kind.part()))
                .at(at(block.kind)),
        );
    }
}
