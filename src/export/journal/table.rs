//! A journal for spreadsheets: a row a record, a column a key. Lists stand in one cell with blanks
//! between; `none` is an empty one. What a spreadsheet would take for a formula becomes text.

use serde_json::{Map, Value};

use crate::export::csv::harmless;
use crate::export::format::{Mark, Place};
use crate::journal::record::{MOST_ACTIVITIES, Record};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// A whole number, or several.
    Numbers,
    /// `yes`, or nothing.
    Yes,
    /// The name of an activity, counted from 0.
    Activity(usize),
    /// Its score.
    Score(usize),
}

/// What stands in the cell of an empty list.
pub const NONE: &str = "none";
/// What stands in the cell of something that is so.
pub const YES: &str = "yes";

/// Every column in its order: new ones come at the end.
pub const COLUMNS: [(&str, Cell); 31] = [
    ("id", Cell::Text),
    ("rev", Cell::Number),
    ("at", Cell::Text),
    ("kind", Cell::Text),
    ("date", Cell::Text),
    ("plan", Cell::Text),
    ("session", Cell::Text),
    ("status", Cell::Text),
    ("place", Cell::Number),
    ("exercise", Cell::Text),
    ("dose", Cell::Text),
    ("reps", Cell::Numbers),
    ("seconds", Cell::Numbers),
    ("grams", Cell::Number),
    ("effort", Cell::Number),
    ("before", Cell::Number),
    ("pain", Cell::Number),
    ("instead_of", Cell::Text),
    ("easier", Cell::Yes),
    ("stopped", Cell::Yes),
    ("days", Cell::Number),
    ("chair_rises", Cell::Number),
    ("hold", Cell::Text),
    ("hold_seconds", Cell::Number),
    ("activity_1", Cell::Activity(0)),
    ("score_1", Cell::Score(0)),
    ("activity_2", Cell::Activity(1)),
    ("score_2", Cell::Score(1)),
    ("activity_3", Cell::Activity(2)),
    ("score_3", Cell::Score(2)),
    ("note", Cell::Text),
];

/// How a file carries its mark: the last row, with the kind `digest` and the words in `note`.
pub const MARK: Mark = Mark {
    begins: "id,rev,at,kind,",
    place: Place::Last,
    open: ",,,digest,,,,,,,,,,,,,,,,,,,,,,,,,,,",
    close: "\r\n",
};

/// What holds, as a table.
pub fn csv(records: &[&Record]) -> String {
    let mut rows =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail.
    let _ = rows.write_record(COLUMNS.map(|(name, _)| name));
    for record in records {
        let line: Map<String, Value> = serde_json::from_str(&record.line()).unwrap_or_default();
        let cells = COLUMNS.map(|column| cell(&line, column));
        let _ = rows.write_record(cells.each_ref().map(|cell| harmless(cell).into_owned()));
    }
    let bytes = rows.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cell(line: &Map<String, Value>, (name, cell): (&str, Cell)) -> String {
    let value = match cell {
        Cell::Activity(index) => activity(line, index, "name"),
        Cell::Score(index) => activity(line, index, "score"),
        _ => line.get(name),
    };
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(_)) => YES.to_owned(),
        Some(Value::Array(list)) if list.is_empty() => NONE.to_owned(),
        Some(Value::Array(list)) => crate::text::printable::joined(list, " "),
        Some(other) => other.to_string(),
    }
}

fn activity<'l>(line: &'l Map<String, Value>, index: usize, key: &str) -> Option<&'l Value> {
    debug_assert!(index < MOST_ACTIVITIES);
    line.get("activities")?.get(index)?.get(key)
}
