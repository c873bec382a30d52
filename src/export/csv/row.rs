//! The columns and what stands in them.

use std::borrow::Cow;

use chrono::NaiveDate;
use csv::{Terminator, WriterBuilder};

use super::cell::harmless;
use super::separator::Separator;
use crate::catalogue::dose::Dose;
use crate::export::say::item::kilograms;
use crate::plan::{BlockKind, Excluded, Item, PlanDay, Session, Walk, Week};
use crate::text::printable::{joined, put};
use crate::text::vocabulary::Vocabulary;

/// Every column in its order.
const COLUMNS: [&str; 36] = [
    // Number of the week, date as in ISO 8601, weekday `mon` to `sun`.
    "week",
    "date",
    "day",
    // Title of the session; kind of the block, or of what is said.
    "session",
    "block",
    // Id and name.
    "exercise",
    "name",
    // The amount in words; then in columns, the first of which says which of them are filled:
    // `reps`, `hold`, `holds` or `minutes`.
    "dose",
    "dose_kind",
    "sets",
    "reps_low",
    "reps_high",
    // Holds in each set, first set first: `6 4 2`.
    "holds",
    "hold_seconds",
    "minutes",
    // `yes`: each side in turn, the numbers count for one.
    "per_side",
    // Seconds of lowering, pause, lifting, pause: `2-0-2-1`.
    "tempo",
    "rest_seconds",
    // From 1 to 10.
    "effort_low",
    "effort_high",
    // What the whole item takes, getting ready included.
    "seconds",
    "breathing",
    // Reasons, each with its rule in brackets; or what is said.
    "why",
    // `strength`, `daily` or `relief`; `build` or `step-back`.
    "session_kind",
    "week_kind",
    // Of the week: `beginner` to `advanced`; `learn`, `build`, `load` or `vary`.
    "level",
    "theme",
    // Steps of weight above the first one, the weight in words, and in kilograms where it is known.
    "load_step",
    "load",
    "load_kg",
    // Which rung of its ladder, counted from 1; the last one, empty where weight has no end; what
    // comes next.
    "rung",
    "rungs",
    "next",
    // `yes`: an easy first set of an exercise of the main part.
    "ramp",
    // In a row `walk`: days of the week, and how often on each.
    "walk_days",
    "walk_times",
];

/// Cells before the column `why`.
const WHY: usize = 22;
const _: () = assert!(matches!(COLUMNS[WHY].as_bytes(), b"why"));
/// Cells before the column `week_kind`.
const WEEK: usize = 24;
const _: () = assert!(matches!(COLUMNS[WEEK].as_bytes(), b"week_kind"));
/// Cells before the column `walk_days`.
const WALK: usize = 34;
const _: () = assert!(matches!(COLUMNS[WALK].as_bytes(), b"walk_days"));

/// What stands before all others when the text is more than ASCII.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The table that is being written.
pub struct Rows {
    out: csv::Writer<Vec<u8>>,
    /// Where a cell is put together.
    cell: String,
    /// Cells of the row so far.
    cells: usize,
    /// What parts a number from its fraction.
    point: &'static str,
}

impl Rows {
    /// A table with its header.
    pub fn new(separator: Separator) -> Self {
        let out = WriterBuilder::new()
            .delimiter(separator.sign())
            .terminator(Terminator::CRLF)
            .from_writer(Vec::with_capacity(1 << 16));
        let mut rows = Self { out, cell: String::new(), cells: 0, point: separator.point() };
        for title in COLUMNS {
            rows.word(title);
        }
        rows.end();
        rows
    }

    /// The file.
    ///
    /// # Panics
    /// Never: memory takes every write, and cells are text.
    pub fn finish(self) -> String {
        let text = self.out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text =
            text.unwrap_or_else(|| unreachable!("memory takes every write, and cells are text"));
        if text.is_ascii() { text } else { BYTE_ORDER_MARK.to_owned() + &text }
    }

    /// Writes an item.
    pub fn item(
        &mut self,
        week: &Week,
        day: &PlanDay,
        session: &Session,
        kind: BlockKind,
        item: &Item,
    ) {
        self.day(week, day);
        self.text(&session.title);
        self.word(kind.as_str());
        self.word(item.exercise.id.as_str());
        self.text(&item.exercise.name);
        self.dose(&item.dose);
        self.number(item.rpe.map(|[low, _]| low));
        self.number(item.rpe.map(|[_, high]| high));
        self.number(Some(item.seconds));
        self.text(item.breathing.as_deref().unwrap_or_default());
        self.reasons(item.why.iter().map(|why| (&*why.text, &*why.rule)));
        self.word(session.kind.as_str());
        self.week(week);
        self.climb(item);
        self.end();
    }

    /// Writes the walking of a week: minutes at a time, days, and how often on each.
    pub fn walk(&mut self, week: &Week, walk: Walk) {
        self.number(Some(week.number));
        self.empty(3);
        self.word("walk");
        self.empty(2);
        let dose = Dose::Minutes { minutes: walk.minutes };
        self.dose(&dose);
        self.empty(WEEK - self.cells);
        self.week(week);
        self.empty(WALK - self.cells);
        self.number(Some(walk.days));
        self.number(Some(walk.times));
        self.end();
    }

    /// Writes a day without a session.
    pub fn rest(&mut self, week: &Week, day: &PlanDay) {
        self.day(week, day);
        self.empty(1);
        self.word("rest");
        self.empty(WEEK - self.cells);
        self.week(week);
        self.end();
    }

    /// Writes something that the plan says, with what it is called and the rule behind it, where
    /// there are such.
    pub fn note(&mut self, block: &str, name: &str, text: &str, rule: &str) {
        self.row(block, "", name, text, rule);
    }

    /// Writes an exercise that was left out.
    pub fn left_out(&mut self, left: &Excluded) {
        self.row("left-out", left.exercise.as_str(), "", &left.text, &left.rule);
    }

    fn row(&mut self, block: &str, exercise: &str, name: &str, text: &str, rule: &str) {
        self.empty(4);
        self.word(block);
        self.word(exercise);
        self.word(name);
        self.empty(WHY - self.cells);
        self.reasons([(text, rule)]);
        self.end();
    }

    fn day(&mut self, week: &Week, day: &PlanDay) {
        self.number(Some(week.number));
        self.date(day.date);
        self.word(day.weekday.as_str());
    }

    /// What kind of week it is, at which level, and what its block does.
    fn week(&mut self, week: &Week) {
        self.word(week.kind.as_str());
        self.word(week.level.map_or("", |level| level.as_str()));
        self.word(week.theme.map_or("", |theme| theme.as_str()));
    }

    /// With which weight, where on its ladder, and whether it only leads up to another one.
    fn climb(&mut self, item: &Item) {
        let load = item.load.as_ref();
        self.number(load.map(|load| load.step));
        self.text(load.map_or("", |load| &load.text));
        let grams = load.and_then(|load| load.grams);
        let kilograms = grams.map(|grams| kilograms(grams).replace('.', self.point));
        self.word(&kilograms.unwrap_or_default());
        let rung = item.rung.as_ref();
        self.number(rung.map(|rung| rung.index));
        self.number(rung.and_then(|rung| rung.of));
        self.text(rung.and_then(|rung| rung.next.as_deref()).unwrap_or_default());
        self.word(if item.ramp { "yes" } else { "" });
    }

    /// The amount in words and in its ten columns.
    fn dose(&mut self, dose: &Dose) {
        self.word(&dose.short(false));
        let (kind, reps, holds, tempo, minutes) = match dose {
            Dose::Reps { reps: [low, high], tempo, .. } => {
                ("reps", Some((*low, *high)), None, Some(*tempo), None)
            }
            Dose::Hold { .. } => ("hold", None, None, None, None),
            Dose::Holds { reps_per_set, .. } => ("holds", None, Some(reps_per_set), None, None),
            Dose::Minutes { minutes } => ("minutes", None, None, None, Some(*minutes)),
        };
        let per_side = dose.per_side();
        self.word(kind);
        // Minutes have neither sets nor a rest between them.
        self.number(per_side.map(|_| dose.sets()));
        self.number(reps.map(|(low, _)| low));
        self.number(reps.map(|(_, high)| high));
        self.word(&holds.map_or_else(String::new, |holds| joined(holds, " ")));
        self.number(dose.hold());
        self.number(minutes);
        self.word(per_side.map_or("", |both| if both { "yes" } else { "no" }));
        self.word(&tempo.map_or_else(String::new, |tempo| tempo.to_string()));
        self.number(per_side.map(|_| dose.rest()));
    }

    /// Writes sentences, each with the rule behind it.
    fn reasons<'t>(&mut self, reasons: impl IntoIterator<Item = (&'t str, &'t str)>) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        for (text, rule) in reasons {
            cell.push_str(if cell.is_empty() { "" } else { " " });
            cell.push_str(text);
            if !rule.is_empty() {
                put(&mut cell, format_args!(" [{rule}]"));
            }
        }
        self.text(&cell);
        self.cell = cell;
    }

    /// Writes a word of this program or an id: nothing in it can be taken for anything else.
    fn word(&mut self, word: &str) {
        self.cells += 1;
        // Memory takes every write.
        let _ = self.out.write_field(word);
    }

    /// Writes text that a file may have brought.
    fn text(&mut self, text: &str) {
        self.word(&harmless(text));
    }

    fn number(&mut self, number: Option<u32>) {
        self.word(&number.map_or(Cow::Borrowed(""), |number| number.to_string().into()));
    }

    fn date(&mut self, date: NaiveDate) {
        self.word(&date.to_string());
    }

    fn empty(&mut self, cells: usize) {
        for _ in 0..cells {
            self.word("");
        }
    }

    /// Fills a row up and ends it.
    fn end(&mut self) {
        self.empty(COLUMNS.len() - self.cells);
        self.cells = 0;
        let _ = self.out.write_record(None::<&[u8]>);
    }
}
