//! The part of a plan that is asked for: today, a day, a week.

use chrono::NaiveDate;

use crate::cli::args::{PlanOutput, WEEK};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::export::say;
use crate::person::profile::{Day, Reader};
use crate::plan::Plan;
use crate::plan::part::Part;
use crate::text::printable::shown;
use crate::text::vocabulary::Vocabulary as _;

/// What can be asked for.
const HELP: &str = "write today, a day like mon or 2026-11-23, or week 3";

/// The part of a plan that some words mean. A plan without weeks has no parts: it is the answer.
pub fn part(words: &[String], plan: &Plan, reader: &Reader, wrong: &mut Mistakes) -> Option<Plan> {
    if words.is_empty() || plan.weeks.is_empty() {
        return None;
    }
    let text = words.join(" ").trim().to_lowercase();
    let Some(part) = read(&text, plan, reader) else {
        let message = format!("--only: `{}` is no part of a plan", shown(&text));
        wrong.add(message, Some(HELP.into()));
        return None;
    };
    let found = plan.part(part);
    if found.is_none() {
        wrong.add(format!("--only: the plan has no {}", name(part)), Some(there_is(plan, part)));
    }
    found
}

/// Nothing stands behind the one word of `--only`, save the plan file of a command that has none
/// yet.
pub fn nothing_behind(args: &PlanOutput, takes_file: bool, wrong: &mut Mistakes) {
    if let Some(other) = args.behind_part().filter(|_| !takes_file) {
        let other = file::name(other);
        wrong.add(format!("--only: `{other}` is no part of a plan"), Some(HELP.into()));
    }
}

/// What a text means; a weekday is that of the plan's first week.
fn read(text: &str, plan: &Plan, reader: &Reader) -> Option<Part> {
    if let Some(number) = text.strip_prefix(WEEK) {
        return number.trim_start_matches([' ', '-', '=']).parse().ok().map(Part::Week);
    }
    let weekday = Day::find(text);
    let first = || plan.weeks.first()?.days.iter().find(|day| Some(day.weekday) == weekday);
    match weekday {
        Some(_) => first().map(|day| Part::Day(day.date)),
        None => reader.date_from(text, plan.profile.start).ok().map(Part::Day),
    }
}

fn name(part: Part) -> String {
    match part {
        Part::Week(number) => format!("week {number}"),
        Part::Day(date) => written(date),
    }
}

fn written(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// What the plan has instead.
fn there_is(plan: &Plan, part: Part) -> String {
    let numbers = || plan.weeks.iter().map(|week| week.number);
    match (part, numbers().min().unwrap_or(0), numbers().max().unwrap_or(0)) {
        (Part::Week(_), first, last) if first == last => format!("it has week {first} alone"),
        (Part::Week(_), first, last) => format!("it has the weeks {first} to {last}"),
        (Part::Day(_), ..) => {
            format!("it goes over {}", say::plan::span(plan).unwrap_or_default())
        }
    }
}
