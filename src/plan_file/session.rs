//! Sessions, blocks and items of a plan file: what is missing comes from the catalogue, the level
//! and the time formula.
//!
//! What the file states is kept even where it is odd, so that the rules can speak about it.

use std::sync::Arc;

use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::{Catalogue, complete_dose, usual_dose};
use crate::plan::{Block, BlockKind, Item, Session, SessionKind, Status, Why};
use crate::plan_file::dose;
use crate::plan_file::remarks::Remarks;
use crate::plan_file::text::{shown, text_or_empty};
use crate::rules::{Context, climb};
use crate::text::document::Table;
use crate::text::id::Text;
use crate::text::problem::Problem;
use crate::text::vocabulary::{Lookup, Vocabulary};

/// No part of a plan lasts longer than a day; sums of parts stay far from the bounds of a number.
const LONGEST_SECONDS: u32 = 24 * 60 * 60;
/// Far more than anybody does in one go, and little enough to be looked at.
const MOST_BLOCKS: usize = 12;
/// The same for the items of a block.
const MOST_ITEMS: usize = 60;
/// The same for the reasons of an item.
const MOST_REASONS: usize = 20;

/// What all items of a week share.
pub(super) struct Reading<'a> {
    pub context: Context<'a>,
    pub week: u32,
    pub exercises: Lookup<'a, Arc<Exercise>>,
    pub remarks: &'a mut Remarks,
}

/// The exercises of a catalogue, by their ids and other names.
pub(super) fn exercises(catalogue: &Catalogue) -> Lookup<'_, Arc<Exercise>> {
    Lookup::new(
        "exercise",
        |text| catalogue.meant(text).map(Arc::clone),
        |text| catalogue.unknown_exercise(text),
    )
}

impl Reading<'_> {
    /// One session; its title is empty where the file gives none.
    pub(super) fn session(&mut self, table: &Table) -> Session {
        table.first("blocks", MOST_BLOCKS, "blocks");
        let blocks = table.tables("blocks", "block", |table| self.block(table));
        let kind = table.word("kind").map_or_else(|| self.usual_kind(&blocks), |kind| kind.value);
        let title = table.parsed("title", |text| {
            if text.trim().is_empty() { Ok(Text::default()) } else { shown(text) }
        });
        let seconds = seconds(table, || sum(blocks.iter().map(|block| block.seconds)));
        Session { kind, title: title.map(|title| title.value).unwrap_or_default(), seconds, blocks }
    }

    fn usual_kind(&self, blocks: &[Block]) -> SessionKind {
        if blocks.iter().any(|block| block.kind == BlockKind::Main) {
            SessionKind::Strength
        } else if self.context.status == Status::Relief {
            SessionKind::Relief
        } else {
            SessionKind::Daily
        }
    }

    fn block(&mut self, table: &Table) -> Block {
        if !table.has("kind") {
            let all: Vec<&str> = BlockKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let problem = Problem::at(table.span(), "a block has no `kind`");
            table.report_missing(problem.help(format!("one of: {}", all.join(", "))));
        }
        let kind = table.word("kind").map_or(BlockKind::Main, |kind| kind.value);
        table.first("items", MOST_ITEMS, "items");
        let items = table.tables("items", "item", |table| self.item(table, kind));
        let items: Vec<Item> = items.into_iter().flatten().collect();
        let seconds = seconds(table, || sum(items.iter().map(|item| item.seconds)));
        Block { kind, seconds, items }
    }

    /// One item; none when it has no exercise or no dose that can be told, which is reported.
    fn item(&mut self, table: &Table, block: BlockKind) -> Option<Item> {
        if !table.has("exercise") {
            let help = "name it by its id, like `bird-dog`; `backplan list` shows all of them";
            let problem = Problem::at(table.span(), "an item names no `exercise`");
            table.report_missing(problem.help(help));
        }
        let exercise = table.meant("exercise", &self.exercises).map(|exercise| exercise.value);
        let name = table.text("name");
        let (written, steps) = dose::dose(table).unzip();
        rung(table);
        let ramp = table.flag("ramp").is_some_and(|ramp| ramp.value);
        let rpe = effort(table);
        let breathing = self.breathing(table, exercise.as_deref());
        table.first("why", MOST_REASONS, "reasons");
        let why = table.tables("why", "reason", |table| Why {
            rule: text_or_empty(table, "rule"),
            text: text_or_empty(table, "text"),
        });
        let dose = exercise.as_ref().and_then(|exercise| match (written, table.has("dose")) {
            (Some(written), _) => Some(complete_dose(exercise, &written, self.context.level())),
            (None, true) => None,
            (None, false) => usual_dose(exercise, self.context.level())
                .map(|dose| self.context.suited(exercise, dose.clone())),
        });
        let formula =
            exercise.as_ref().zip(dose.as_ref()).map(|(exercise, dose)| exercise.seconds(dose));
        let seconds = seconds(table, || formula.unwrap_or(0));
        let (exercise, dose) = (exercise?, dose?);
        self.remarks.names += u32::from(name.is_some_and(|name| *name.value != *exercise.name));
        let worked = block == BlockKind::Main && exercise.pattern != Pattern::Stretch;
        let rpe = rpe.or_else(|| climb::effort(self.context, &exercise).filter(|_| worked));
        let breathing = breathing.or_else(|| worked.then(|| exercise.breathing.clone()));
        let mut item = Item { rpe, breathing, seconds, ramp, why, ..Item::new(exercise, dose) };
        if worked {
            climb::mark_read(self.context, &mut item, steps.flatten());
        }
        Some(item)
    }

    /// The breathing cue that an item states.
    fn breathing(&mut self, table: &Table, exercise: Option<&Exercise>) -> Option<Text> {
        let usual = exercise.map(|exercise| &exercise.breathing);
        let cue = table.parsed("breathing", |text| match usual {
            Some(usual) if usual.as_str() == text => Ok(usual.clone()),
            _ => shown(text),
        })?;
        self.remarks.cues += u32::from(usual.is_some_and(|usual| *usual != cue.value));
        Some(cue.value)
    }
}

/// Where an item stands on its ladder follows from its dose.
fn rung(table: &Table) {
    table.table("rung", "rung", |rung| {
        let number = |key| rung.number(key, 0..=u32::MAX, "");
        let _ = (number("index"), number("of"), rung.text("next"));
    });
}

fn effort(table: &Table) -> Option<[u32; 2]> {
    let rpe = table.exactly("rpe")?;
    let [low, high] = rpe.value;
    if low > high || low < 1 || high > 10 {
        let message = format!("effort is 1 to 10 from low to high, not {low} to {high}");
        let help = "write the lowest and the highest, like `rpe = [6, 7]`";
        table.report(Problem::at(rpe.span, message).help(help));
    }
    Some(rpe.value)
}

fn sum(seconds: impl Iterator<Item = u32>) -> u32 {
    seconds.fold(0, u32::saturating_add)
}

/// The seconds that a table states, or what they are else; more than a day are reported and count
/// as none, so that the sums they are part of are not reported as well.
fn seconds(table: &Table, else_: impl FnOnce() -> u32) -> u32 {
    const KEY: &str = "seconds";
    if table.has(KEY) {
        let why = "seconds; nothing in a plan lasts longer than a day";
        return table.number(KEY, 0..=LONGEST_SECONDS, why).map_or(0, |seconds| seconds.value);
    }
    let seconds = else_();
    if seconds <= LONGEST_SECONDS {
        return seconds;
    }
    let message = format!("{seconds} seconds are longer than a day");
    table.report(Problem::at(table.span(), message));
    0
}
