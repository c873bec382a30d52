//! The part of a plan that is asked for: today, a day, a week.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::args::PlanOutput;
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::export::say;
use crate::person::profile::{Day, Reader, is_of_date};
use crate::plan::Plan;
use crate::plan::part::Part;
use crate::text::printable::shown;
use crate::text::vocabulary::{Unknown, Vocabulary as _};

/// What can be asked for.
const HELP: &str = "write today, a day like mon or 2026-11-23, or week 3";

/// The word that the number of a week stands behind.
pub const WEEK: &str = "week";

/// The words that ask for a part, and what stands behind them that is none of its own.
fn split(args: &PlanOutput) -> (&[String], Option<&Path>) {
    match args.only.split_last() {
        Some((last, words)) if !is_part(&args.only) && is_part(words) => {
            (words, Some(Path::new(last)))
        }
        _ => (&args.only, None),
    }
}

/// What stands behind the part that is asked for.
pub fn behind(args: &PlanOutput) -> Option<&Path> {
    split(args).1
}

/// Whether some words ask for a part of a plan, be it there or not.
fn is_part(words: &[String]) -> bool {
    let text = said(words);
    week(&text).is_some() || is_of_date(&text)
}

fn said(words: &[String]) -> String {
    words.join(" ").trim().to_lowercase()
}

/// Whether a part is asked for.
pub fn is_asked(args: &PlanOutput) -> bool {
    !args.only.is_empty()
}

/// The part of a plan that is asked for. A plan without weeks has no parts: it is the answer.
pub fn part(args: &PlanOutput, plan: &Plan, reader: &Reader, wrong: &mut Mistakes) -> Option<Plan> {
    if !is_asked(args) || plan.weeks.is_empty() {
        return None;
    }
    let part = wrong.value("--only", Some(read(&said(split(args).0), plan, reader)))?;
    let found = plan.part(part);
    if found.is_none() {
        wrong.add(format!("--only: the plan has no {}", name(part)), Some(there_is(plan, part)));
    }
    found
}

/// Nothing stands behind the part that is asked for, save the plan file of a command that has none
/// yet.
pub fn nothing_behind(args: &PlanOutput, takes_file: bool, wrong: &mut Mistakes) {
    if let Some(other) = behind(args).filter(|_| !takes_file) {
        let other = file::name(other);
        wrong.add(format!("--only: `{other}` is no part of a plan"), Some(HELP.into()));
    }
}

/// What a text means; a weekday is that of the plan's first week.
fn read(text: &str, plan: &Plan, reader: &Reader) -> Result<Part, Unknown> {
    if let Some(number) = week(text) {
        return Ok(Part::Week(number));
    }
    let weekday = Day::find(text);
    let mut first = plan.weeks.first().into_iter().flat_map(|week| &week.days);
    if let Some(day) = first.find(|day| Some(day.weekday) == weekday) {
        return Ok(Part::Day(day.date));
    }
    if !is_of_date(text) {
        return Err(Unknown::with(format!("`{}` is no part of a plan", shown(text)), HELP));
    }
    reader.date_from(text, plan.profile.start).map(Part::Day)
}

/// The number of a week.
fn week(text: &str) -> Option<u32> {
    text.strip_prefix(WEEK)?.trim_start_matches([' ', '-', '=']).parse().ok()
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
