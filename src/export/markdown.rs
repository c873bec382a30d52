//! A plan as Markdown for notes and repositories: one file, every session a task box to tick off.
//!
//! It is `CommonMark` with the tables and task boxes of GFM, without HTML, so that GitHub, GitLab,
//! Obsidian and the like show the same. The file holds what the plan holds: advice first, weeks with
//! the same exercises together, how to go on, what the signs mean, every notice, what was left out,
//! and when to stop. Only the reasons of the items wait for [`Options::why`], because they would
//! drown the work.
//!
//! Among weeks that are told together each session stands once, with a column for each week, and
//! breathing is told where an exercise first comes: so they can be read, printed or pasted alone.

pub(super) mod escape;
mod notes;
mod phase;
mod sheet;

use self::escape::Page;
use super::{Options, say};
use crate::plan::{Plan, Status};

/// Writes a plan as Markdown.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let mut page = Page::default();
    if plan.status == Status::Refused {
        notes::refused(&mut page, plan);
        return page.finish();
    }
    head(&mut page, plan);
    notes::first(&mut page, plan);
    phase::weeks(&mut page, plan, options.why);
    notes::onward(&mut page, plan);
    notes::legend(&mut page, plan);
    notes::notices(&mut page, plan);
    notes::left_out(&mut page, plan);
    notes::made_for(&mut page, plan);
    notes::safety(&mut page, plan);
    page.finish()
}

fn head(page: &mut Page, plan: &Plan) {
    page.heading(1, &say::plan::title(plan));
    if plan.status == Status::Relief {
        page.paragraph(say::plan::GENTLE_ONLY);
    }
    if let Some(subtitle) = say::plan::subtitle(plan) {
        page.paragraph(&(subtitle + "."));
    }
    if let Some(made_for) = say::plan::made_for(&plan.profile) {
        page.paragraph(&(made_for + "."));
    }
    for line in say::safety::taken_on_word(plan) {
        page.paragraph(&line);
    }
}
