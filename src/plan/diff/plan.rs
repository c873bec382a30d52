//! What changed about a plan as a whole: profile, status, length, what it leaves out and what it
//! says.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use crate::person::key::Key;
use crate::plan::diff::{Change, Kind, Pair};
use crate::plan::{Excluded, Notice, RuleId, Safety};
use crate::text::id::{Id, Text};
use crate::text::printable::{counted, joined, list_in_words};
use crate::text::vocabulary::Vocabulary as _;

/// Whom the plan is for and what it is.
pub(super) fn head(pair: Pair, changes: &mut Vec<Change>) {
    let (old, new) = (pair.old, pair.new);
    if old.status != new.status {
        changes.push(Change::new(
            Kind::Status,
            format!("The status is {} instead of {}.", new.status, old.status),
        ));
    }
    for key in Key::ALL {
        let (before, after) = (old.profile.value(*key), new.profile.value(*key));
        if before != after {
            changes
                .push(Change::new(Kind::Profile, format!("{key}: {after} instead of {before}.")));
        }
    }
    let (before, after) = (old.weeks.len(), new.weeks.len());
    let stated = [old, new].iter().all(|plan| plan.profile.weeks as usize == plan.weeks.len());
    if before != after && !stated {
        let text = format!("It has {} instead of {}.", weeks(after), weeks(before));
        let because = pair.newly_told(|notice| notice.rule == RuleId::RELIEF_GENTLE);
        changes.push(Change::new(Kind::Weeks, text).by(because));
    }
}

fn weeks(count: usize) -> String {
    if count == 0 { "no weeks".to_owned() } else { counted(count, "week") }
}

fn listed<T: Display>(values: &[T]) -> String {
    if values.is_empty() { "none".to_owned() } else { joined(values, ", ") }
}

/// What it leaves out, what it says, and what else is different where nothing else is.
pub(super) fn tail(pair: Pair, same_work: bool, changes: &mut Vec<Change>) {
    let (old, new) = (pair.old, pair.new);
    excluded(&old.excluded, &new.excluded, changes);
    notices(&old.notices, &new.notices, changes);
    made_by(pair, changes);
    assumed(&old.assumed, &new.assumed, changes);
    safety(&old.safety, &new.safety, changes);
    if old.rests_on != new.rests_on {
        let (after, before) = (listed(&new.rests_on), listed(&old.rests_on));
        changes.push(Change::new(
            Kind::Words,
            format!("It takes your word for: {after}. Before: {before}."),
        ));
    }
    if old.foreign != new.foreign {
        let (after, before) = (listed(&new.foreign), listed(&old.foreign));
        changes.push(Change::new(
            Kind::Words,
            format!("Exercises of a file of yours: {after}. Before: {before}."),
        ));
    }
    let compared = old.weeks.len().min(new.weeks.len());
    if same_work && old.weeks[..compared] != new.weeks[..compared] {
        let text = "The work is the same; only dates, reasons, breathing cues or stated seconds \
            are different.";
        changes.push(Change::new(Kind::Words, text));
    }
    if changes.is_empty() && old != new {
        changes.push(Change::new(
            Kind::Words,
            "Only reasons or the order of what is said are different.",
        ));
    }
}

/// Which of the words for safety are others.
fn safety(old: &Safety, new: &Safety, changes: &mut Vec<Change>) {
    let parts = [
        ("the disclaimer", old.disclaimer != new.disclaimer),
        ("the signs to stop", old.stop_signs != new.stop_signs),
        ("what to do after a sign", old.after_stop != new.after_stop),
        ("the advice", old.advice != new.advice),
        ("how much pain is fine", old.pain_rule != new.pain_rule),
        ("how to go on afterwards", old.afterwards != new.afterwards),
        ("what to do on a bad day", old.bad_day != new.bad_day),
        ("what to do about a missed session", old.missed != new.missed),
        ("when to wait", old.illness != new.illness),
        ("the signs to get help at once", old.red_flags != new.red_flags),
    ];
    let names: Vec<_> =
        parts.into_iter().filter(|(_, other)| *other).map(|(name, _)| name).collect();
    if !names.is_empty() {
        changes.push(Change::new(
            Kind::Words,
            format!("The safety texts have other words: {}.", list_in_words(&names, " and")),
        ));
    }
}

fn assumed(old: &[Key], new: &[Key], changes: &mut Vec<Change>) {
    for (what, these, those) in
        [("Now assumed, no longer given", new, old), ("Now given, no longer assumed", old, new)]
    {
        let keys: Vec<&Key> = these.iter().filter(|key| !those.contains(key)).collect();
        if !keys.is_empty() {
            changes.push(Change::new(Kind::Words, format!("{what}: {}.", listed(&keys))));
        }
    }
}

fn made_by(pair: Pair, changes: &mut Vec<Change>) {
    let (old, new) = (&pair.old.made_by, &pair.new.made_by);
    let parts: [(&str, &Text, &Text); 3] = [
        ("program", &old.program, &new.program),
        ("catalogue", &old.catalogue, &new.catalogue),
        ("rules", &old.rules, &new.rules),
    ];
    for (what, before, after) in parts.into_iter().filter(|(_, before, after)| before != after) {
        let shown =
            |text: &Text| if text.is_empty() { "not said".to_owned() } else { text.to_string() };
        changes.push(Change::new(
            Kind::MadeBy,
            format!("Made with {what}: {} instead of {}.", shown(after), shown(before)),
        ));
    }
}

/// Left-out exercises that came or went, one change a rule.
fn excluded(old: &[Excluded], new: &[Excluded], changes: &mut Vec<Change>) {
    let (before, after) = (rules_of(old), rules_of(new));
    let only = |these: &'_ [Excluded], those: &Rules| -> Vec<Excluded> {
        these.iter().filter(|entry| !those.contains_key(&entry.exercise)).cloned().collect()
    };
    by_rule("Now left out", &only(new, &before), changes);
    by_rule("No longer left out", &only(old, &after), changes);
    let mut seen = HashSet::new();
    for entry in new.iter().filter(|entry| seen.insert(&entry.exercise)) {
        let (Some(before), Some(after)) = (before.get(&entry.exercise), after.get(&entry.exercise))
        else {
            continue;
        };
        let other = |these: &[&Text], those: &[&Text]| -> Vec<String> {
            these.iter().filter(|rule| !those.contains(rule)).map(ToString::to_string).collect()
        };
        let (came, went) = (other(after, before), other(before, after));
        let text = match (came.as_slice(), went.as_slice()) {
            ([], []) => continue,
            ([_, ..], [_, ..]) => {
                format!(
                    "{} is left out by this rule now, by {} before.",
                    entry.exercise,
                    listed(&went)
                )
            }
            ([_, ..], []) => format!("{} is left out by this rule, too.", entry.exercise),
            ([], [_, ..]) => {
                format!("{} is no longer left out by {}.", entry.exercise, listed(&went))
            }
        };
        let rule = came.first().map_or_else(|| entry.rule.clone(), |rule| Text::from(rule.clone()));
        changes.push(Change { rule: Some(rule), ..Change::new(Kind::Excluded, text) });
    }
}

/// The rules that leave each exercise out, in order.
type Rules<'a> = HashMap<&'a Id, Vec<&'a Text>>;

fn rules_of(list: &[Excluded]) -> Rules<'_> {
    let mut rules = Rules::new();
    for entry in list {
        rules.entry(&entry.exercise).or_default().push(&entry.rule);
    }
    rules
}

fn by_rule(what: &str, entries: &[Excluded], changes: &mut Vec<Change>) {
    let mut rules: Vec<&Text> = Vec::new();
    for entry in entries {
        if !rules.contains(&&entry.rule) {
            rules.push(&entry.rule);
        }
    }
    for rule in rules {
        let ids: Vec<&str> = entries
            .iter()
            .filter(|entry| entry.rule == *rule)
            .map(|entry| entry.exercise.as_str())
            .collect();
        let text = format!("{what}: {}.", ids.join(", "));
        changes.push(Change { rule: Some(rule.clone()), ..Change::new(Kind::Excluded, text) });
    }
}

/// Notices that came, went, or have other words.
fn notices(old: &[Notice], new: &[Notice], changes: &mut Vec<Change>) {
    let mut went: Vec<&Notice> = old.iter().filter(|notice| !new.contains(notice)).collect();
    for notice in new.iter().filter(|notice| !old.contains(notice)) {
        let before =
            went.iter().position(|before| before.rule == notice.rule && before.kind == notice.kind);
        let text = match before {
            Some(before) => format!("Now: {} Before: {}", notice.text, went.remove(before).text),
            None => format!("Now: {}", notice.text),
        };
        changes.push(Change { rule: Some(notice.rule.clone()), ..Change::new(Kind::Notice, text) });
    }
    for notice in went {
        let text = format!("No longer: {}", notice.text);
        changes.push(Change { rule: Some(notice.rule.clone()), ..Change::new(Kind::Notice, text) });
    }
}
