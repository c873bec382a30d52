//! What an export holds, back into the journal: JSON, or rows of a spreadsheet.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::now;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::mistakes::Mistakes;
use crate::cli::{file, terminal};
use crate::export::journal::table::{COLUMNS, Cell, NONE, YES};
use crate::journal::record::{self, MOST_ACTIVITIES, Record, VERSION};
use crate::text::digest::digest;
use crate::text::printable::{counted, shown};

/// Adds what a file holds and the journal lacks.
pub fn run(path: &Path) -> Result<(), Failure> {
    let name = file::name(path);
    let text = file::read(path)?;
    let mut wrong = Mistakes::default();
    let lines = if text.trim_start().starts_with('{') {
        from_json(&name, &text)
    } else {
        from_csv(&name, &text, &mut wrong)
    }?;
    let mut records = Vec::new();
    for (place, line) in lines {
        let line = Value::Object(line).to_string();
        match record::read(line.as_bytes()) {
            Ok(record) => records.push(record),
            Err(unread) => {
                for problem in unread.problems {
                    wrong.add(format!("{name}, {place}: {}", problem.message), problem.help);
                }
            }
        }
    }
    wrong.none()?;
    let of = records.len();
    let added = super::store()?.update(|journal| -> Result<_, Failure> {
        // What is here already was exported from here, or is known better.
        let known: BTreeMap<_, u32> = journal.last_revisions();
        let is_new = |record: &Record| known.get(&record.id).is_none_or(|rev| *rev < record.rev);
        let new: Vec<Record> = records.into_iter().filter(is_new).collect();
        let count = new.len();
        Ok((new, count))
    })?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    terminal::say(&format!(
        "added {} of {} in {name}\n",
        number(added),
        counted(number(of), "record")
    ));
    Ok(())
}

/// Lines of a journal with the words for their places.
type Lines = Vec<(String, Map<String, Value>)>;

fn from_json(name: &str, text: &str) -> Result<Lines, Failure> {
    let no_export = |why: String| {
        let help =
            "`backplan log export --format json` writes one; `backplan log merge` takes lines";
        let message = format!("{name} is no export of a journal: {why}");
        Failure::from(Mistake::Said { message, help: Some(help.into()) })
    };
    let value: Value = serde_json::from_str(text).map_err(|error| no_export(error.to_string()))?;
    let Some(list) = value.get("records").and_then(Value::as_array) else {
        return Err(no_export("it has no `records`".into()));
    };
    let line = |(index, value): (usize, &Value)| {
        let place = format!("record {}", index + 1);
        let line =
            value.as_object().cloned().ok_or_else(|| no_export(format!("{place} is no object")));
        Ok((place, line?))
    };
    list.iter().enumerate().map(line).collect()
}

fn from_csv(name: &str, text: &str, wrong: &mut Mistakes) -> Result<Lines, Failure> {
    let first = text.lines().next().unwrap_or_default();
    let sign = [b';', b'\t']
        .into_iter()
        .find(|sign| first.as_bytes().contains(sign) && !first.contains(','));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = reader
        .headers()
        .map(|heads| heads.iter().map(|head| head.trim().to_lowercase()).collect())
        .unwrap_or_default();
    for needed in ["kind", "date"].iter().filter(|needed| !heads.iter().any(|head| head == *needed))
    {
        let help = format!("the columns are called: {}", COLUMNS.map(|(name, _)| name).join(", "));
        wrong.add(format!("{name} has no column `{needed}`"), Some(help));
    }
    if wrong.count() > 0 {
        return Err(std::mem::take(wrong).into());
    }
    let (mut lines, mut seen) = (Lines::new(), BTreeMap::new());
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                wrong.push(Mistake::said(format!("can't read {name}: {error}")));
                break;
            }
        };
        let place = format!("line {}", row.position().map_or(0, csv::Position::line));
        let cells: BTreeMap<&str, &str> = heads
            .iter()
            .map(String::as_str)
            .zip(row.iter().map(str::trim))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        if cells.get("kind").is_none_or(|kind| *kind == "digest") {
            continue;
        }
        match line(&cells, &mut seen) {
            Ok(line) => lines.push((place, line)),
            Err(message) => wrong.add(format!("{name}, {place}: {message}"), None),
        }
    }
    Ok(lines)
}

/// The line that a row stands for. One without an id gets that of its words, so that the same row
/// is never added twice.
fn line(
    cells: &BTreeMap<&str, &str>,
    seen: &mut BTreeMap<u64, u32>,
) -> Result<Map<String, Value>, String> {
    let mut line = Map::new();
    let mut activities = vec![Map::new(); MOST_ACTIVITIES];
    for (name, kind) in COLUMNS {
        let Some(cell) = cells.get(name) else { continue };
        match kind {
            Cell::Text => drop(line.insert(name.into(), text(cell).into())),
            Cell::Number => drop(line.insert(name.into(), number(name, cell)?)),
            Cell::Numbers if name == "seconds" && cells.get("kind") == Some(&"session") => {
                line.insert(name.into(), number(name, cell)?);
            }
            Cell::Numbers if *cell == NONE => drop(line.insert(name.into(), json!([]))),
            Cell::Numbers => {
                let parts = cell.split([' ', ',', ';']).filter(|part| !part.is_empty());
                let numbers: Result<Vec<Value>, String> =
                    parts.map(|part| number(name, part)).collect();
                line.insert(name.into(), numbers?.into());
            }
            Cell::Yes => drop(line.insert(name.into(), (*cell == YES).into())),
            Cell::Activity(index) => {
                activities[index].insert("name".into(), text(cell).into());
            }
            Cell::Score(index) => {
                activities[index].insert("score".into(), number(name, cell)?);
            }
        }
    }
    activities.retain(|activity| !activity.is_empty());
    if !activities.is_empty() {
        line.insert("activities".into(), activities.into());
    }
    if !line.contains_key("id") {
        let hash = digest(0, Value::Object(line.clone()).to_string().as_bytes());
        let times = seen.entry(hash).or_default();
        *times += 1;
        line.insert("id".into(), format!("row-{hash:016x}-{times}").into());
    }
    line.entry("v").or_insert(VERSION.into());
    line.entry("rev").or_insert(1.into());
    line.entry("at").or_insert_with(|| now().to_rfc3339().into());
    Ok(line)
}

/// A text without the apostrophe that keeps a spreadsheet from computing it.
fn text(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    rest.unwrap_or(cell)
}

fn number(name: &str, cell: &str) -> Result<Value, String> {
    cell.parse::<u32>()
        .map(Value::from)
        .map_err(|_| format!("`{name}` is a whole number, not `{}`", shown(cell)))
}
