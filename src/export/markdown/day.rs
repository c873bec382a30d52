//! One day in full: its sessions, their blocks, a task box an item.

use super::escape::{Page, shown};
use crate::export::say::date::long_day;
use crate::export::say::item::{beside, effort, is_by_turns, rest, tempo};
use crate::export::say::session::{min, part, repeated, shared_reasons, shares};
use crate::plan::{Block, BlockKind, Item, PlanDay, Session};

/// Writes every day of a week under headings of a level. A session other than strength that was on
/// an earlier day of it is only referred to.
pub fn days(page: &mut Page, days: &[PlanDay], level: usize, why: bool) {
    let mut known = Vec::new();
    for (index, day) in days.iter().enumerate() {
        if day.sessions.is_empty() {
            page.heading(level, &format!("{}: rest", long_day(day)));
        }
        for session in &day.sessions {
            let takes = min(session.seconds);
            page.heading(level, &format!("{}: {}, {takes}", long_day(day), shown(&session.title)));
            match repeated(session, &days[..index], why) {
                Some(before) => refer(page, before),
                None => blocks(page, session, why, &mut known),
            }
        }
    }
}

fn refer(page: &mut Page, before: &PlanDay) {
    page.gap();
    page.raw("- [ ] as on ");
    page.text(&long_day(before));
    page.end();
}

/// Which breathing stands already beside which exercise.
type Known<'p> = Vec<(&'p str, &'p str)>;

fn blocks<'p>(page: &mut Page, session: &'p Session, why: bool, known: &mut Known<'p>) {
    for (block, takes) in session.blocks.iter().zip(shares(session)) {
        page.gap();
        page.bold(part(block.kind));
        page.raw(", ");
        page.raw(&takes);
        page.end();
        items(page, block, why, known);
    }
}

fn items<'p>(page: &mut Page, block: &'p Block, why: bool, known: &mut Known<'p>) {
    let common = shared_reasons(&block.items).filter(|_| why);
    if let Some(item) = common.filter(|item| !item.why.is_empty()) {
        page.gap();
        for (index, why) in item.why.iter().enumerate() {
            page.raw(if index == 0 { "" } else { " " });
            page.reason(&why.text, &why.rule);
        }
        page.end();
    }
    page.gap();
    for item in &block.items {
        task(page, block.kind, item);
        breathing(page, item, known);
        if why && common.is_none() {
            reasons(page, item);
        } else if let Some(reason) = beside(item).filter(|_| !why) {
            page.raw("  - ");
            page.text(reason);
            page.end();
        }
    }
}

/// The line to tick off: name and amount first, then how.
fn task(page: &mut Page, kind: BlockKind, item: &Item) {
    let name = shown(&item.exercise.name);
    page.raw("- [ ] ");
    page.bold(if name.is_empty() { item.exercise.id.as_str() } else { &name });
    page.raw(": ");
    page.raw(&item.dose.short(true));
    if is_by_turns(item) {
        page.raw(", by turns");
    }
    if let Some(rest) = rest(&item.dose) {
        page.raw(", rest ");
        page.raw(&rest);
    }
    if let Some(rpe) = item.rpe {
        page.raw(", effort ");
        page.raw(&effort(rpe, true));
    }
    if let Some(tempo) = tempo(kind, &item.dose) {
        page.raw(&format!(", tempo {tempo} ("));
        page.text(&item.exercise.tempo_words(tempo));
        page.raw(")");
    }
    page.end();
}

fn breathing<'p>(page: &mut Page, item: &'p Item, known: &mut Known<'p>) {
    let Some(breathing) = item.breathing.as_deref().filter(|text| !shown(text).is_empty()) else {
        return;
    };
    let this = (item.exercise.id.as_str(), breathing);
    if !known.contains(&this) {
        known.push(this);
        page.raw("  - ");
        page.text(breathing);
        page.end();
    }
}

fn reasons(page: &mut Page, item: &Item) {
    for why in &item.why {
        page.raw("  - Why: ");
        page.reason(&why.text, &why.rule);
        page.end();
    }
}
