//! What a plan says in the program's words and the program would not say: a plan for the same
//! person is made anew and held beside it.
//!
//! Plans of one profile are alike to the byte, so every notice, reason and left-out exercise that
//! the program did not write shows.

use std::collections::BTreeSet;

use super::BY_HAND;
use super::text::AUTHOR;
use crate::catalogue::Catalogue;
use crate::person::health::{Condition, RedFlag};
use crate::person::profile::SET_ASIDE;
use crate::plan::{Excluded, Item, Notice, NoticeKind, Plan, Week, Why};
use crate::planner::{self, PROGRAM};
use crate::rules;
use crate::text::printable::{cut, list_in_words, printable};
use crate::text::vocabulary::Vocabulary as _;

/// The longest quotation, in characters.
const LONGEST_QUOTE: usize = 60;

/// What the program would not say of such a plan, and by what else it was made; whole sentences
/// without their full stop. `own` is the plan that the program makes for the same person.
pub(super) fn unlike(plan: &Plan, own: Option<&Plan>, catalogue: &Catalogue) -> Vec<String> {
    maker(plan, catalogue).into_iter().chain(beside(plan, own)).collect()
}

/// The plan that the program makes for the same person; none where it makes none, or a plan says
/// nothing that could be held against it.
pub(super) fn own(plan: &Plan, catalogue: &Catalogue) -> Option<Plan> {
    if !says_something(plan) {
        return None;
    }
    planner::plan_like(plan, catalogue).ok()
}

fn says_something(plan: &Plan) -> bool {
    let made = plan.made_by.program != BY_HAND;
    made || !plan.notices.is_empty()
        || !plan.excluded.is_empty()
        || items(plan).any(|item| !item.why.is_empty())
}

fn items(plan: &Plan) -> impl Iterator<Item = &Item> {
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    sessions.flat_map(|(_, session)| session.items().map(|(_, item)| item))
}

/// By what else than this program, with these rules and exercises, a plan was made.
fn maker(plan: &Plan, catalogue: &Catalogue) -> Option<String> {
    let made = &plan.made_by;
    let digests = [
        (made.catalogue.as_str(), catalogue.digest()),
        (made.rules.as_str(), rules::digest().to_owned()),
    ];
    if made.program == BY_HAND && digests.iter().all(|(said, _)| said.is_empty()) {
        return None;
    }
    if made.program.as_str() != PROGRAM {
        return Some(format!(
            "says that it was made by `{}`; this is {PROGRAM}",
            quoted(&made.program)
        ));
    }
    let other = digests.iter().any(|(said, own)| said != own);
    other.then(|| "made with other rules or exercises".to_owned())
}

/// What a plan says and the one that the program makes for the same person does not, and the other
/// way round.
fn beside(plan: &Plan, own: Option<&Plan>) -> Vec<String> {
    let (own_notices, own_left) =
        own.map_or((&[][..], &[][..]), |own| (own.notices.as_slice(), own.excluded.as_slice()));
    let told: Vec<Notice> =
        plan.notices.iter().filter(|notice| !is_set_aside(notice)).cloned().collect();
    let invented =
        [notices(&told, own_notices), reasons(plan, own), left(&plan.excluded, own_left)];
    let invented = tell(invented, ["is not backplan's", "are not backplan's"]);
    if plan.made_by.program == BY_HAND {
        return invented.into_iter().collect();
    }
    let missing = [notices(own_notices, &told), left(own_left, &plan.excluded)];
    let missing = tell(missing, ["is missing that backplan has", "are missing that backplan has"]);
    invented.into_iter().chain(missing).collect()
}

/// Notices of one list that another has not.
fn notices(list: &[Notice], other: &[Notice]) -> Option<Counted> {
    counted(&without(list, other), ["notice", "notices"], |notice| &notice.text)
}

/// Left-out exercises of one list that another has not.
fn left(list: &[Excluded], other: &[Excluded]) -> Option<Counted> {
    let names = ["left-out exercise", "left-out exercises"];
    counted(&without(list, other), names, |left| left.exercise.as_str())
}

/// Reasons that the program gives for no item of that exercise.
fn reasons(plan: &Plan, own: Option<&Plan>) -> Option<Counted> {
    let key = |(item, at): (&Item, usize)| {
        let why = &item.why[at];
        (item.exercise.id.clone(), why.rule.clone(), why.text.clone())
    };
    let known: BTreeSet<_> = own.into_iter().flat_map(given).map(key).collect();
    let is_twice = |(item, at): (&Item, usize)| item.why[..at].contains(&item.why[at]);
    let others = given(plan).filter(|one| !known.contains(&key(*one)) || is_twice(*one));
    let others: Vec<&Why> = others.map(|(item, at)| &item.why[at]).collect();
    counted(&others, ["reason", "reasons"], |why| &why.text)
}

/// The reasons of a plan: each item with the place of each that it has.
fn given(plan: &Plan) -> impl Iterator<Item = (&Item, usize)> {
    items(plan).flat_map(|item| (0..item.why.len()).map(move |at| (item, at)))
}

/// What of one list another has not, each as often as it is there too often.
fn without<'l, T: PartialEq>(list: &'l [T], other: &[T]) -> Vec<&'l T> {
    let mut other: Vec<&T> = other.iter().collect();
    let new = |one: &&T| match other.iter().position(|known| known == one) {
        Some(at) => {
            other.swap_remove(at);
            false
        }
        None => true,
    };
    list.iter().filter(new).collect()
}

/// How many there are of something, the number with its name, and what the first one says.
type Counted = (usize, String, String);

fn counted<T>(
    list: &[&T],
    [one, several]: [&str; 2],
    text: impl Fn(&T) -> &str,
) -> Option<Counted> {
    let first = quoted(text(list.first()?));
    let name = if list.len() == 1 { one } else { several };
    Some((list.len(), format!("{} {name}", list.len()), first))
}

/// "2 notices and 1 reason are not backplan's for this person: "Cleared for everything."".
fn tell<const N: usize>(parts: [Option<Counted>; N], [is, are]: [&str; 2]) -> Option<String> {
    let parts: Vec<Counted> = parts.into_iter().flatten().collect();
    let (_, _, first) = parts.first()?;
    let count: usize = parts.iter().map(|(count, ..)| count).sum();
    let (verb, such_as) = if count == 1 { (is, "") } else { (are, "such as ") };
    let named: Vec<&str> = parts.iter().map(|(_, named, _)| named.as_str()).collect();
    Some(format!("{} {verb} for this person: {such_as}\"{first}\"", list_in_words(&named, " and")))
}

fn quoted(text: &str) -> String {
    printable(&cut(text.strip_prefix(AUTHOR).unwrap_or(text), LONGEST_QUOTE)).into_owned()
}

/// Whether a notice tells what `none` set aside, and nothing else: it comes from the command line,
/// not from the planner.
pub(super) fn is_set_aside(notice: &Notice) -> bool {
    let told = notice
        .text
        .strip_prefix(SET_ASIDE)
        .and_then(|text| text.strip_suffix(". It was stated before."));
    let Some(told) = told.filter(|_| notice.kind == NoticeKind::Applied) else { return false };
    let conditions = Condition::ALL.iter().map(|one| one.name());
    let mut names: Vec<&str> =
        conditions.chain(RedFlag::ALL.iter().map(|one| one.sign())).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let rest = names.iter().fold(told.to_owned(), |rest, name| rest.replace(name, ""));
    rest.split([',', ' ']).all(|word| word.is_empty() || word == "and")
}
