//! What a journal says of some weeks, for spreadsheets: a row a week or month, a row a height, a
//! row a number that was measured; `what` tells them apart. New columns come at the end.

use super::measured::title;
use super::{Told, pattern};
use crate::export::csv::harmless;
use crate::export::format::{Mark, Place};
use crate::journal::progress::{Counts, Felt};
use crate::text::vocabulary::Vocabulary as _;

const COLUMNS: [&str; 18] = [
    "what",
    "name",
    "date",
    "planned",
    "done",
    "partly",
    "skipped",
    "daily",
    "seconds",
    "during_answers",
    "during_mean",
    "during_highest",
    "after_answers",
    "after_mean",
    "after_highest",
    "height",
    "value",
    "too_much",
];

/// How a file carries its mark: the last row, with the words in `name`.
pub const MARK: Mark = Mark {
    begins: "what,name,date,",
    place: Place::Last,
    open: "digest,",
    close: ",,,,,,,,,,,,,,,,\r\n",
};

/// It as a table.
pub fn table(told: &Told) -> String {
    let mut rows =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut put = |row: [String; COLUMNS.len()]| {
        // Writing to memory can't fail.
        let _ = rows.write_record(row);
    };
    put(COLUMNS.map(str::to_owned));
    let progress = told.progress;
    for period in &progress.periods {
        let mut row = counts(&period.counts);
        row[0] = progress.unit.to_string();
        row[2] = period.start.to_string();
        put(row);
    }
    for climb in &progress.climbs {
        for (period, height) in progress.periods.iter().zip(&climb.heights) {
            let Some(height) = height else { continue };
            let mut row = named("height", &pattern(climb.pattern), period.start.to_string());
            row[15] = height.to_string();
            put(row);
        }
    }
    for series in &progress.measures {
        for value in &series.values {
            let name = title(series, told.name);
            let mut row = named(series.kind.as_str(), &name, value.date.to_string());
            row[16] = value.value.to_string();
            put(row);
        }
    }
    let bytes = rows.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn named(what: &str, name: &str, date: String) -> [String; COLUMNS.len()] {
    let mut row: [String; COLUMNS.len()] = Default::default();
    (row[0], row[1], row[2]) = (what.to_owned(), harmless(name).into_owned(), date);
    row
}

fn counts(counts: &Counts) -> [String; COLUMNS.len()] {
    let Counts { planned, done, partly, skipped, daily, seconds, during, after, .. } = counts;
    let numbers = [planned, done, partly, skipped, daily, seconds].map(ToString::to_string);
    let mut row: [String; COLUMNS.len()] = Default::default();
    row[3..9].clone_from_slice(&numbers);
    row[9..12].clone_from_slice(&felt(during));
    row[12..15].clone_from_slice(&felt(after));
    row[17] = (during.too_much + after.too_much).to_string();
    row
}

fn felt(felt: &Felt) -> [String; 3] {
    let number = |number: Option<String>| number.unwrap_or_default();
    [
        felt.answers.to_string(),
        number(felt.mean.map(|mean| mean.to_string())),
        number(felt.highest.map(|highest| highest.to_string())),
    ]
}
