//! A plan as Markdown for notes and repositories: one file, every item a task box to tick off.
//!
//! It is `CommonMark` with the tables and task boxes of GFM, without HTML, so that GitHub, GitLab,
//! Obsidian and the like show the same. The file holds what the plan holds: advice first, the weeks
//! at a glance, each day in full, what the signs mean, every notice, what was left out, and when to
//! stop. Only the reasons of the items wait for [`Options::why`], because they would drown the
//! work.
//!
//! Within a week a session that comes again refers to the day on which it stands in full, and
//! breathing is told where an exercise first comes: so each week can be read, printed or pasted
//! alone.

mod day;
mod escape;
mod glance;
mod notes;

use self::escape::Page;
use super::{Options, say};
use crate::plan::{Plan, Status, Week};

/// Writes a plan as Markdown.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let mut page = Page::default();
    if plan.status == Status::Refused {
        notes::refused(&mut page, plan);
        return page.finish();
    }
    head(&mut page, plan);
    notes::first(&mut page, plan);
    let long = plan.weeks.len() >= say::week::LONG_PLAN;
    if long {
        glance::calendar(&mut page, &plan.weeks);
    }
    for week in &plan.weeks {
        week_head(&mut page, week, plan.weeks.len());
        if !long {
            glance::week(&mut page, week);
        }
        day::days(&mut page, &week.days, if plan.weeks.len() == 1 { 2 } else { 3 }, options.why);
    }
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
    page.paragraph(&(say::plan::subtitle(plan) + "."));
    if let Some(made_for) = say::plan::made_for(&plan.profile) {
        page.paragraph(&(made_for + "."));
    }
    for line in say::safety::taken_on_word(plan) {
        page.paragraph(&line);
    }
}

fn week_head(page: &mut Page, week: &Week, weeks: usize) {
    if weeks == 1 {
        return page.heading(2, say::week::ONLY_WEEK);
    }
    let Some(span) = say::week::span(week) else { return };
    let lighter = say::week::lighter(week, ", lighter");
    page.heading(2, &format!("Week {} of {weeks}: {span}{lighter}", week.number));
}
