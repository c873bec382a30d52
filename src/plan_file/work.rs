//! Sessions, blocks and items of a plan file: what is missing comes from the catalogue, the level
//! and the time formula.
//!
//! What the file states is kept even where it is odd, so that the rules can speak about it.

use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::exercise::{Exercise, Pattern};
use crate::plan::{Block, BlockKind, Item, Session, SessionKind, Status, Why};
use crate::plan_file::amount::{self, Of};
use crate::plan_file::place::{Findings, Path};
use crate::plan_file::raw::{RawBlock, RawDose, RawItem, RawSession, RawWhy, Said};
use crate::rules::{Context, usual_effort};
use crate::text::id::Text;
use crate::text::vocabulary::{Lookup, Vocabulary};

/// No part of a plan lasts longer than a day; sums of parts stay far from the bounds of a number.
const LONGEST_SECONDS: u32 = 24 * 60 * 60;
/// Far more than anybody does in one go, and little enough to be looked at.
const MOST_BLOCKS: usize = 12;
/// The same for the items of a block.
const MOST_ITEMS: usize = 60;
/// The same for the reasons of an item.
const MOST_REASONS: usize = 20;

/// What all items of a plan share, and how many strength sessions of the week were read.
pub(super) struct Reading<'a> {
    pub context: Context<'a>,
    pub strength: u8,
}

impl Reading<'_> {
    /// One session.
    pub(super) fn session<'t>(
        &mut self,
        raw: RawSession<'t>,
        path: Path,
        found: &mut Findings<'t>,
    ) -> Session {
        let anchor = anchor(&raw, found);
        few(raw.blocks.len(), MOST_BLOCKS, "blocks", anchor.clone(), path, found);
        let blocks: Vec<Block> = (0..MOST_BLOCKS)
            .zip(raw.blocks)
            .map(|(index, block)| self.block(block, path.into("blocks", index), found))
            .collect();
        let kind = found.word_or(raw.kind.as_ref(), path, self.usual_kind(&blocks));
        let usual = self.usual_title(kind);
        let title = raw
            .title
            .filter(|title| !title.0.trim().is_empty())
            .map_or(usual, |title| found.text(title, path));
        let sum = blocks.iter().fold(0, |sum: u32, block| sum.saturating_add(block.seconds));
        let seconds = lasting(raw.seconds.unwrap_or(sum), anchor, path, found);
        Session { kind, title, seconds, blocks }
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

    /// "Strength A", "Strength B" in the order of the week; the others by their kind.
    fn usual_title(&mut self, kind: SessionKind) -> Text {
        match kind {
            SessionKind::Daily | SessionKind::Relief => Text::fixed(kind.title()),
            SessionKind::Strength => {
                let letter = char::from(b'A' + self.strength % 26);
                self.strength += 1;
                Text::from(format!("{} {letter}", kind.title()))
            }
        }
    }

    fn block<'t>(&self, raw: RawBlock<'t>, path: Path, found: &mut Findings<'t>) -> Block {
        let anchor = raw.items.iter().find_map(|item| found.place(item.exercise.as_ref()?));
        few(raw.items.len(), MOST_ITEMS, "items", anchor.clone(), path, found);
        if raw.kind.is_none() {
            let all =
                BlockKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
            found.add(
                anchor.clone(),
                path,
                "a block has no `kind`",
                Some(format!("one of: {all}")),
            );
        }
        let kind = found.word_or(raw.kind.as_ref(), path, BlockKind::Main);
        let items: Vec<Item> = (0..MOST_ITEMS)
            .zip(raw.items)
            .filter_map(|(index, item)| self.item(item, kind, path.into("items", index), found))
            .collect();
        let sum = items.iter().fold(0, |sum: u32, item| sum.saturating_add(item.seconds));
        let seconds = lasting(raw.seconds.unwrap_or(sum), anchor, path, found);
        Block { kind, seconds, items }
    }

    /// One item; none when it has no exercise or no dose that can be told, which is noted.
    fn item<'t>(
        &self,
        raw: RawItem<'t>,
        block: BlockKind,
        path: Path,
        found: &mut Findings<'t>,
    ) -> Option<Item> {
        let near = dose_place(&raw, found);
        let (said, exercise) = self.exercise(raw.exercise, near, path, found)?;
        let anchor = found.place(&said);
        found.remarks.names += u32::from(raw.name.is_some_and(|name| *name.0 != *exercise.name));
        let of = Of { exercise: &exercise, context: self.context, said: &said, path };
        let dose = amount::dose(raw.dose.as_ref(), of, found);
        let worked = block == BlockKind::Main && exercise.pattern != Pattern::Stretch;
        let rpe = raw
            .rpe
            .map(|rpe| effort(rpe, of, found))
            .or_else(|| worked.then(|| usual_effort(self.context)));
        let breathing = match raw.breathing {
            Some(said) if said.0 == exercise.breathing.as_str() => Some(exercise.breathing.clone()),
            Some(said) => {
                found.remarks.cues += 1;
                Some(found.text(said, path))
            }
            None => worked.then(|| exercise.breathing.clone()),
        };
        few(raw.why.len(), MOST_REASONS, "reasons", anchor.clone(), path, found);
        let why = raw.why.into_iter().map(|why| reason(why, path, found)).collect();
        let dose = dose?;
        let seconds = raw.seconds.unwrap_or_else(|| exercise.seconds(&dose));
        let seconds = lasting(seconds, anchor, path, found);
        Some(Item { exercise, dose, rpe, breathing, seconds, why })
    }

    fn exercise<'t>(
        &self,
        said: Option<Said<'t>>,
        near: Option<Range<usize>>,
        path: Path,
        found: &mut Findings<'t>,
    ) -> Option<(Said<'t>, Arc<Exercise>)> {
        let Some(said) = said else {
            let help = "name it by its id, like `bird-dog`; `backplan list` shows all of them";
            found.add(near, path, "an item names no `exercise`", Some(help.to_owned()));
            return None;
        };
        let catalogue = self.context.catalogue;
        let find = |text: &str| catalogue.exercise(text).map(Arc::clone);
        let words = Lookup::new("exercise", find, |text| catalogue.unknown_exercise(text));
        let exercise = found.meant(&said, path, &words)?;
        Some((said, exercise))
    }
}

/// Where something of a session stands: its title, or its first exercise.
fn anchor(raw: &RawSession, found: &Findings) -> Option<Range<usize>> {
    let mut items = raw.blocks.iter().flat_map(|block| &block.items);
    let first = || items.find_map(|item| found.place(item.exercise.as_ref()?));
    raw.title.as_ref().and_then(|title| found.place(title)).or_else(first)
}

/// Where a dose in notation stands.
fn dose_place(raw: &RawItem, found: &Findings) -> Option<Range<usize>> {
    match raw.dose.as_ref()? {
        RawDose::Notation(said) => found.place(said),
        RawDose::Table(_) => None,
    }
}

fn reason<'t>(raw: RawWhy<'t>, path: Path, found: &mut Findings<'t>) -> Why {
    Why { rule: found.text_or_empty(raw.rule, path), text: found.text_or_empty(raw.text, path) }
}

fn effort(rpe: [u32; 2], of: Of, found: &mut Findings) -> [u32; 2] {
    let [low, high] = rpe;
    if low > high || low < 1 || high > 10 {
        let at =
            found.place(of.said).map(|at| found.number_place("rpe", low, at.start).unwrap_or(at));
        let help = "write the lowest and the highest, like `rpe = [6, 7]`".to_owned();
        let message = format!(
            "{}: effort is 1 to 10 from low to high, not {low} to {high}",
            of.exercise.name
        );
        found.add(at, of.path, &message, Some(help));
    }
    rpe
}

/// Notes a list that is too long to be read to its end.
pub(super) fn few(
    count: usize,
    most: usize,
    what: &str,
    at: Option<Range<usize>>,
    path: Path,
    found: &mut Findings,
) {
    if count > most {
        found.add(at, path, &format!("{count} {what}, more than the {most} that are read"), None);
    }
}

/// The seconds; more than a day are noted and count as none, so that the sums they are part of are
/// not noted as well.
fn lasting(seconds: u32, at: Option<Range<usize>>, path: Path, found: &mut Findings) -> u32 {
    if seconds <= LONGEST_SECONDS {
        return seconds;
    }
    let at = at.map(|at| found.number_place("seconds", seconds, at.start).unwrap_or(at));
    found.add(at, path, &format!("{seconds} seconds are longer than a day"), None);
    0
}
