//! What stands around the days: advice, what gave way and why, what was left out, and when to stop.

use std::borrow::Cow;

use crate::export::told;
use crate::person::health::stop::is_of_pregnancy;
use crate::plan::{BlockKind, Excluded, Notice, NoticeKind, Plan, Week};
use crate::text::id::Text;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};
use crate::text::printable::list_in_words;

/// Writes a refused plan: what to do instead, when to call for help, and no exercise.
pub fn refused(page: &mut Page, plan: &Plan) {
    page.prose(BOLD, 0, "No exercise for now");
    advice(page, plan);
    let why: Vec<_> =
        plan.notices.iter().map(|notice| with_rule(page, &notice.text, &notice.rule)).collect();
    if !why.is_empty() {
        page.heading("Why");
        for why in &why {
            point(page, why);
        }
    }
    red_flags(page, plan);
    page.gap();
    let text = page.plain(&plan.safety.disclaimer).into_owned();
    page.prose(FAINT, 0, &text);
}

/// Writes what comes before everything else: advice, and what somebody in pain has to know before
/// the first session.
pub fn first(page: &mut Page, plan: &Plan) {
    advice(page, plan);
    if let Some(rule) = told::pain_rule_first(plan) {
        paragraph(page, rule);
    }
    if told::help_first(plan) {
        red_flags(page, plan);
    }
}

fn advice(page: &mut Page, plan: &Plan) {
    for advice in &plan.safety.advice {
        paragraph(page, advice);
    }
}

fn paragraph(page: &mut Page, text: &Text) {
    page.gap();
    let text = page.plain(text).into_owned();
    page.prose(PLAIN, 0, &text);
}

/// Heads the signs that need help at once.
pub const HELP: &str = "Get help at once if you notice";
/// Heads the signs to stop that hold for everybody.
pub const STOP: &str = "Stop if you notice";
/// Heads the further signs to stop, those of a pregnancy.
pub const ASK: &str = "Stop and call your midwife or maternity unit if you notice";

fn red_flags(page: &mut Page, plan: &Plan) {
    listed(page, HELP, &plan.safety.red_flags);
}

/// Writes how to go on after a session and after a break.
pub fn afterwards(page: &mut Page, plan: &Plan) {
    listed(page, "Afterwards", &plan.safety.afterwards);
}

/// Writes what to do when something comes between.
pub fn hard_days(page: &mut Page, plan: &Plan) {
    listed(page, told::HARD_DAYS, told::hard_days(&plan.safety));
}

fn listed<'t>(page: &mut Page, title: &str, texts: impl IntoIterator<Item = &'t Text>) {
    let mut texts = texts.into_iter().peekable();
    if texts.peek().is_some() {
        page.heading(title);
        for text in texts {
            let text = page.plain(text).into_owned();
            point(page, &text);
        }
    }
}

/// Writes one point of a list.
fn point(page: &mut Page, text: &str) {
    page.tab(page.margin);
    page.put(page.signs.bullet);
    page.prose(PLAIN, page.margin + 2, text);
}

/// A sentence with the rule behind it.
fn with_rule(page: &Page, text: &str, rule: &str) -> String {
    format!("{} {FAINT}[{}]{FAINT:#}", page.plain(text), page.plain(rule))
}

/// Notices of one rule that are written in full: one for each session of a week. A long plan has
/// them for every block of weeks.
const ALIKE: usize = 3;

/// The kinds of notices in the order in which they are told, and what each is headed.
pub const KINDS: [(NoticeKind, &str); 3] = [
    (NoticeKind::Deviation, "What gave way"),
    (NoticeKind::Applied, "What shaped it"),
    (NoticeKind::Info, "Good to know"),
];

/// Writes the notices: what gave way, what shaped the plan, what to know. Without `all`, those that
/// go on about one rule are counted.
pub fn notices(page: &mut Page, plan: &Plan, all: bool) {
    for (kind, title) in KINDS {
        let new = |notice: &&Notice| {
            notice.kind == kind && !told::is_said_elsewhere(notice, &plan.safety)
        };
        let mut notices = plan.notices.iter().filter(new).peekable();
        if notices.peek().is_some() {
            page.heading(title);
        }
        let mut rules: Vec<&Text> = Vec::new();
        let mut counted = 0;
        for notice in notices {
            if !all && rules.iter().filter(|rule| ***rule == notice.rule).count() == ALIKE {
                counted += 1;
                continue;
            }
            rules.push(&notice.rule);
            let text = with_rule(page, &notice.text, &notice.rule);
            point(page, &text);
        }
        if counted > 0 {
            page.tab(page.margin);
            page.prose(
                FAINT,
                page.margin,
                &format!("{counted} more like these; --why or --format json names them."),
            );
        }
    }
}

/// Writes which exercises were left out: those asked for, with `all` every one; the others are
/// counted.
pub fn left_out(page: &mut Page, plan: &Plan, all: bool) {
    if plan.excluded.is_empty() {
        return;
    }
    let (shown, counted): (Vec<_>, Vec<_>) = plan
        .excluded
        .iter()
        .partition(|left| all || plan.profile.wanted().contains(&left.exercise));
    page.heading("Left out");
    for group in grouped(&shown) {
        let names = list_in_words(
            &group.iter().map(|left| page.plain(left.exercise.as_str())).collect::<Vec<_>>(),
            " and",
        );
        let reason = reason_for(group.len(), &group[0].text);
        let text = format!("{names}: {}", with_rule(page, &reason, &group[0].rule));
        point(page, &text);
    }
    if !counted.is_empty() {
        let more = if shown.is_empty() { "" } else { " more" };
        let things = if counted.len() == 1 { "exercise" } else { "exercises" };
        page.tab(page.margin);
        page.prose(
            FAINT,
            page.margin,
            &format!("{}{more} {things}; --why or --format json names them.", counted.len()),
        );
    }
}

/// The reason for so many exercises: "It needs band." is said of several as "Each needs band."
pub fn reason_for(count: usize, text: &str) -> Cow<'_, str> {
    match text.strip_prefix("It ") {
        Some(rest) if count > 1 => format!("Each {rest}").into(),
        _ => text.into(),
    }
}

/// Exercises that share a reason, in the order in which the reasons first come.
pub fn grouped<'p>(left: &[&'p Excluded]) -> Vec<Vec<&'p Excluded>> {
    let mut groups: Vec<Vec<&Excluded>> = Vec::new();
    for one in left {
        match groups.iter_mut().find(|group| group[0].rule == one.rule && group[0].text == one.text)
        {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// The signs to stop an exercise, and those of pregnancy.
pub fn stop_signs(plan: &Plan) -> (Vec<Text>, Vec<Text>) {
    plan.safety.stop_signs.iter().cloned().partition(|sign| !is_of_pregnancy(sign))
}

/// Writes the last lines: when to stop, and where to read more.
pub fn safety(page: &mut Page, plan: &Plan) {
    let (first, further) = stop_signs(plan);
    listed(page, ASK, &further);
    if !told::help_first(plan) {
        red_flags(page, plan);
    }
    page.gap();
    let mut text = page.plain(&plan.safety.disclaimer).into_owned();
    let signs: Vec<_> = first.iter().map(|sign| phrase(page, sign)).collect();
    if !signs.is_empty() {
        // Signs hold "or" themselves: the comma before the last one keeps them apart.
        text = format!(
            "{text} {STOP} {}.",
            list_in_words(&signs, if signs.len() > 2 { ", or" } else { " or" })
        );
    }
    page.prose(BOLD, 0, text.trim());
    if let Some(then) = told::after_stop(&plan.safety).map(|then| page.plain(then).into_owned()) {
        page.prose(PLAIN, 0, &then);
        page.gap();
    }
    hints(page, plan);
}

/// A sign as it stands within a sentence.
fn phrase(page: &Page, sign: &Text) -> String {
    let text = page.plain(sign.trim_end_matches('.'));
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Where to read how an exercise is done and what a rule says.
fn hints(page: &mut Page, plan: &Plan) {
    let items =
        || plan.weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
    let main = items().find(|(kind, _)| *kind == BlockKind::Main);
    let exercise =
        main.or_else(|| items().next()).map(|(_, item)| page.plain(item.exercise.id.as_str()));
    let rule = plan.notices.first().map(|notice| page.plain(&notice.rule));
    let show = exercise.map(|id| {
        (format!("backplan show {id}"), "how it is done; backplan list has every id".into())
    });
    let rules = rule.map(|id| (format!("backplan rules {id}"), "what a rule says and why".into()));
    let hints: Vec<_> = show.into_iter().chain(rules).collect();
    page.terms(0, &hints);
}
