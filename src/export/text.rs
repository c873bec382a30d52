//! A plan as text for a person who will do it tomorrow morning: the week at a glance, each day in
//! full, what the signs mean, why it is so, and when to stop.
//!
//! Colour is written as escapes and never carries meaning alone.

mod day;
mod glance;
mod notes;

use super::say;
use crate::plan::{Plan, Status, Week};
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, Page};

/// Writes a plan as text with colour escapes, no line wider than the look. With `why`, every item
/// is followed by its reasons and every exercise that was left out is named.
pub fn plan(plan: &Plan, look: &Look, why: bool) -> String {
    let mut page = Page::new(look);
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
        day::days(&mut page, &week.days, why);
    }
    notes::legend(&mut page, plan);
    notes::notices(&mut page, plan, why);
    notes::left_out(&mut page, plan, why);
    notes::safety(&mut page, plan);
    page.finish()
}

fn head(page: &mut Page, plan: &Plan) {
    page.prose(BOLD, 0, &say::plan::title(plan));
    page.prose(FAINT, 0, &say::plan::subtitle(plan));
    let lines = say::plan::made_for(&plan.profile).into_iter();
    for line in lines.chain(say::safety::taken_on_word(plan)) {
        page.foreign(FAINT, 0, &line);
    }
}

fn week_head(page: &mut Page, week: &Week, weeks: usize) {
    if weeks == 1 {
        page.heading(say::week::ONLY_WEEK);
        return;
    }
    let Some(span) = say::week::span(week) else { return };
    let (head, tail) =
        (format!("Week {} of {weeks}", week.number), say::week::lighter(week, "lighter"));
    page.gap();
    page.ruled(page.signs.heavy, &head, (BOLD, &span), tail);
}
