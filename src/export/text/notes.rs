//! What stands around the days: advice, what the signs mean, what gave way and why, what was left
//! out, and when to stop.

use crate::export::say::notes::{KINDS, LEFT_OUT, WHY, grouped, of_kind, others, reason_for};
use crate::export::say::safety::{AFTERWARDS, ASK, HARD_DAYS, HELP, STOP, in_a_line};
use crate::export::say::{self, legend, onward, safety};
use crate::plan::{NoticeKind, Plan};
use crate::text::id::Text;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};
use crate::text::printable::list_in_words;

/// Writes a refused plan: what to do instead, when to call for help, and no exercise.
pub fn refused(page: &mut Page, plan: &Plan) {
    page.prose(BOLD, 0, say::plan::NO_EXERCISE);
    paragraphs(page, &plan.safety.advice);
    if !plan.notices.is_empty() {
        page.heading(WHY);
        for notice in &plan.notices {
            reason(page, "", &notice.text, &notice.rule);
        }
    }
    listed(page, HELP, &plan.safety.red_flags);
    page.gap();
    page.foreign(FAINT, 0, &plan.safety.disclaimer);
}

/// Writes what comes before everything else: advice, and what somebody in pain has to know before
/// the first session.
pub fn first(page: &mut Page, plan: &Plan) {
    paragraphs(page, plan.safety.advice.iter().chain(safety::pain_rule_first(plan)));
    if safety::help_first(plan) {
        listed(page, HELP, &plan.safety.red_flags);
    }
}

fn paragraphs<'t>(page: &mut Page, texts: impl IntoIterator<Item = &'t Text>) {
    for text in texts {
        page.gap();
        page.foreign(PLAIN, 0, text);
    }
}

fn listed<'t>(page: &mut Page, title: &str, texts: impl IntoIterator<Item = &'t Text>) {
    let mut texts = texts.into_iter().peekable();
    if texts.peek().is_some() {
        page.heading(title);
        for text in texts {
            let text = page.plain(text);
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

/// Writes a point: what it is about, a sentence, and the rule behind it.
fn reason(page: &mut Page, about: &str, text: &str, rule: &str) {
    let text = format!("{about}{} {FAINT}[{}]{FAINT:#}", page.plain(text), page.plain(rule));
    point(page, &text);
}

/// Writes how many there are of something that is not named.
fn unnamed(page: &mut Page, many: &str) {
    page.prose(FAINT, page.margin, &format!("{many}; --why or --format json names them."));
}

/// Writes what to measure and when, and how to go on after the last week.
pub fn onward(page: &mut Page, plan: &Plan) {
    if let Some(title) = onward::measured(plan, &plan.weeks) {
        page.heading(&title);
        for measure in onward::measures(plan) {
            let measure = page.plain(&measure).into_owned();
            point(page, &measure);
        }
    }
    let after = onward::after(plan);
    if !after.is_empty() {
        page.heading(onward::TITLE);
    }
    for text in after {
        point(page, &text);
    }
}

/// Writes what the signs mean, each beside or above its meaning.
pub fn legend(page: &mut Page, plan: &Plan) {
    // A meaning may name an exercise of somebody's file.
    let entries: Vec<_> = legend::entries(plan, page.unicode())
        .into_iter()
        .map(|(sign, meaning)| (sign, page.plain(&meaning).into_owned()))
        .collect();
    if !entries.is_empty() {
        page.heading(legend::TITLE);
        page.terms(page.margin, &entries);
    }
}

/// Notices of one rule that are written in full: one for each session of a week. A long plan has
/// them for every block of weeks.
const ALIKE: usize = 3;

/// Writes the notices: what gave way, what shaped the plan, what to know. Without `all`, those that
/// go on about one rule are counted.
pub fn notices(page: &mut Page, plan: &Plan, all: bool) {
    for kind in &KINDS {
        notices_of(page, plan, kind, all);
    }
}

fn notices_of(page: &mut Page, plan: &Plan, (kind, title): &(NoticeKind, &str), all: bool) {
    let mut notices = of_kind(plan, [*kind]).peekable();
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
        reason(page, "", &notice.text, &notice.rule);
    }
    if counted > 0 {
        unnamed(page, &format!("{counted} more like these"));
    }
}

/// Writes what was asked for and is not there: what gave way, and exercises that were left out.
pub fn not_given(page: &mut Page, plan: &Plan) {
    let gave_way = KINDS.iter().filter(|(kind, _)| *kind == NoticeKind::Deviation);
    gave_way.for_each(|kind| notices_of(page, plan, kind, false));
    let [wanted, _] = say::notes::left_out(plan);
    if !wanted.is_empty() {
        left_out(page, plan, false);
    }
}

/// Writes which exercises were left out: those asked for, with `all` every one; the others are
/// counted.
pub fn left_out(page: &mut Page, plan: &Plan, all: bool) {
    if plan.excluded.is_empty() {
        return;
    }
    page.heading(LEFT_OUT);
    let [wanted, rest] = say::notes::left_out(plan);
    let shown = if all { plan.excluded.iter().collect() } else { wanted };
    for group in grouped(shown.iter().copied()) {
        let names: Vec<_> = group.iter().map(|left| page.plain(left.exercise.as_str())).collect();
        let about = format!("{}: ", list_in_words(&names, " and"));
        reason(page, &about, &reason_for(group.len(), &group[0].text), &group[0].rule);
    }
    if !all && !rest.is_empty() {
        unnamed(page, &others(&shown, &rest));
    }
}

/// Writes the last lines: how to go on, when to stop, and where to read more.
pub fn safety(page: &mut Page, plan: &Plan) {
    let safety = &plan.safety;
    listed(page, AFTERWARDS, &safety.afterwards);
    listed(page, HARD_DAYS, safety::hard_days(safety));
    let [stop, ask] = safety::stop_signs(safety);
    listed(page, ASK, ask);
    if !safety::help_first(plan) {
        listed(page, HELP, &safety.red_flags);
    }
    stop_at(page, plan, stop);
    hints(page, plan);
}

/// Writes the lines for safety that nobody goes without, as short as they can be.
pub fn safety_in_short(page: &mut Page, plan: &Plan) {
    let [stop, ask] = safety::stop_signs(&plan.safety);
    let help = (!safety::help_first(plan)).then(|| in_a_line(HELP, &plan.safety.red_flags));
    for line in [in_a_line(ASK, ask), help.flatten()].into_iter().flatten() {
        page.gap();
        page.foreign(PLAIN, 0, &line);
    }
    stop_at(page, plan, stop);
}

/// Writes what backplan is not, and when to stop and what then.
fn stop_at(page: &mut Page, plan: &Plan, stop: Vec<&Text>) {
    let safety = &plan.safety;
    page.gap();
    let mut text = page.plain(&safety.disclaimer).into_owned();
    let signs: Vec<_> = stop.into_iter().map(|sign| phrase(page, sign)).collect();
    if !signs.is_empty() {
        // Signs hold "or" themselves: the comma before the last one keeps them apart.
        let or = if signs.len() > 2 { ", or" } else { " or" };
        text = format!("{text} {STOP} {}.", list_in_words(&signs, or));
    }
    page.prose(BOLD, 0, text.trim());
    if let Some(then) = safety::after_stop(safety) {
        page.foreign(PLAIN, 0, then);
        page.gap();
    }
}

/// A sign as it stands within a sentence.
fn phrase(page: &Page, sign: &Text) -> String {
    let text = page.plain(sign.trim_end_matches('.'));
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Where to read how an exercise is done.
pub fn show_hint(page: &Page, plan: &Plan) -> Option<(String, String)> {
    say::plan::example(plan).map(|id| {
        let id = page.plain(id.as_str());
        (format!("backplan show {id}"), "how it is done; backplan rules: what rules say".into())
    })
}

/// Where to read how an exercise is done, and the command to go on with.
fn hints(page: &mut Page, plan: &Plan) {
    let hints: Vec<_> = show_hint(page, plan).into_iter().chain(go_on(plan)).collect();
    page.terms(0, &hints);
}

/// The command to go on with, last of all: what is done day by day.
pub fn go_on(plan: &Plan) -> Option<(String, String)> {
    let what = "what to do each day, once kept with --save";
    say::plan::sessions(plan).next().map(|_| ("backplan today".into(), what.into()))
}
