//! What stands around the days: advice, what the signs mean, what gave way and why, what was left
//! out, and when to stop.

use super::escape::{Page, shown};
use crate::export::say::notes::{KINDS, LEFT_OUT, WHY, grouped, of_kind, reason_for};
use crate::export::say::safety::{AFTERWARDS, ASK, HARD_DAYS, HELP, STOP};
use crate::export::say::{self, legend, onward, safety};
use crate::person::key::Key;
use crate::plan::{Plan, Status};
use crate::text::vocabulary::Vocabulary;

/// Writes a refused plan: what to do instead, when to call for help, and no exercise.
pub fn refused(page: &mut Page, plan: &Plan) {
    page.heading(1, say::plan::NO_EXERCISE);
    advice(page, plan);
    if !plan.notices.is_empty() {
        page.heading(2, WHY);
        page.gap();
        for notice in &plan.notices {
            point(page, &notice.text, &notice.rule);
        }
    }
    page.listed(HELP, &plan.safety.red_flags);
    made_for(page, plan);
    disclaimer(page, plan);
    page.gap();
    made_by(page, plan);
}

/// Writes what comes before everything else: advice, and what somebody in pain has to know before
/// the first session.
pub fn first(page: &mut Page, plan: &Plan) {
    advice(page, plan);
    if let Some(rule) = safety::pain_rule_first(plan) {
        page.paragraph(rule);
    }
    if safety::help_first(plan) {
        page.listed(HELP, &plan.safety.red_flags);
    }
}

fn advice(page: &mut Page, plan: &Plan) {
    for advice in &plan.safety.advice {
        page.paragraph(advice);
    }
}

fn point(page: &mut Page, text: &str, rule: &str) {
    page.raw("- ");
    page.reason(text, rule);
    page.end();
}

/// Writes what to measure and when, and how to go on after the last week.
pub fn onward(page: &mut Page, plan: &Plan) {
    if let Some(title) = onward::measured(plan, &plan.weeks) {
        page.heading(2, &title);
        page.gap();
        for measure in onward::measures(plan) {
            point(page, &measure, "");
        }
    }
    let after = onward::after(plan);
    if !after.is_empty() {
        page.heading(2, onward::TITLE);
        page.gap();
    }
    for text in after {
        point(page, &text, "");
    }
}

/// Writes what the signs of the plan mean.
pub fn legend(page: &mut Page, plan: &Plan) {
    let entries = legend::entries(plan, true);
    if entries.is_empty() {
        return;
    }
    page.heading(2, legend::TITLE);
    page.table(&[("Sign", "---"), ("Meaning", "---")]);
    for (sign, meaning) in &entries {
        page.row([&**sign, meaning]);
    }
}

/// Writes every notice: what gave way, what shaped the plan, what to know.
pub fn notices(page: &mut Page, plan: &Plan) {
    for (kind, title) in KINDS {
        let mut notices = of_kind(plan, [kind]).peekable();
        if notices.peek().is_some() {
            page.heading(2, title);
            page.gap();
        }
        for notice in notices {
            point(page, &notice.text, &notice.rule);
        }
    }
}

/// Writes which exercises were left out, by reason.
pub fn left_out(page: &mut Page, plan: &Plan) {
    if plan.excluded.is_empty() {
        return;
    }
    page.heading(2, LEFT_OUT);
    page.gap();
    for group in grouped(&plan.excluded) {
        page.raw("- ");
        for (index, left) in group.iter().enumerate() {
            page.raw(match index {
                0 => "",
                _ if index + 1 == group.len() => " and ",
                _ => ", ",
            });
            page.id(left.exercise.as_str());
        }
        page.raw(": ");
        page.reason(&reason_for(group.len(), &group[0].text), &group[0].rule);
        page.end();
    }
}

/// Writes whom the plan is made for: what was stated, and for a plan with exercises what was
/// assumed too.
pub fn made_for(page: &mut Page, plan: &Plan) {
    let assumed = |key: Key| plan.assumed.contains(&key);
    let shown = |key: &Key| {
        plan.profile.is_stated(*key) && !(assumed(*key) && plan.status == Status::Refused)
    };
    let keys: Vec<_> = Key::ALL.iter().copied().filter(shown).collect();
    if keys.is_empty() {
        return;
    }
    page.heading(2, "Made for");
    page.table(&[("Profile", "---"), ("Value", "---")]);
    for key in keys {
        let assumed = if assumed(key) { " (assumed)" } else { "" };
        page.row([&*key.as_str().replace('_', " "), &(plan.profile.value(key) + assumed)]);
    }
}

/// Writes how to go on, when to stop, and what made the plan.
pub fn safety(page: &mut Page, plan: &Plan) {
    let [stop, ask] = safety::stop_signs(&plan.safety);
    page.listed(AFTERWARDS, &plan.safety.afterwards);
    page.listed(HARD_DAYS, safety::hard_days(&plan.safety));
    page.listed(STOP, stop);
    if let Some(then) = safety::after_stop(&plan.safety) {
        page.paragraph(then);
    }
    page.listed(ASK, ask);
    if !safety::help_first(plan) {
        page.listed(HELP, &plan.safety.red_flags);
    }
    disclaimer(page, plan);
    page.gap();
    hints(page, plan);
    made_by(page, plan);
}

fn disclaimer(page: &mut Page, plan: &Plan) {
    if !shown(&plan.safety.disclaimer).is_empty() {
        page.gap();
        page.raw("> ");
        page.text(&plan.safety.disclaimer);
        page.end();
    }
}

/// Where to read how an exercise is done and what a rule says.
fn hints(page: &mut Page, plan: &Plan) {
    if let Some(id) = say::plan::example(plan) {
        page.raw(&format!("`backplan show {id}` tells how that exercise is done, "));
        page.raw("`backplan rules` what each rule says and why.\n");
    }
}

/// Writes the last line, by which the file is known as this program's.
fn made_by(page: &mut Page, plan: &Plan) {
    let made_by = &plan.made_by;
    page.text(&made_by.said());
    for (what, digest) in [("catalogue", &made_by.catalogue), ("rules", &made_by.rules)] {
        if !digest.is_empty() {
            page.raw(", ");
            page.raw(what);
            page.raw(" ");
            page.id(digest);
        }
    }
    // A plan that was written by hand does not name the program, and its file still has to.
    let ours = made_by.program.starts_with("backplan");
    page.raw(if ours { "." } else { ", put into Markdown by backplan." });
    page.end();
}
