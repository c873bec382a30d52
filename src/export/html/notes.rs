//! What stands around weeks and exercises: advice, when to stop and whom to call, how to go on,
//! what shaped the plan.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::words::{clean, name_of};
use crate::catalogue::dose::Dose;
use crate::export::say;
use crate::export::say::notes::{LEFT_OUT, WHY, grouped, of_kind, others, reason_for};
use crate::export::say::plan::{has_strength, items};
use crate::export::say::safety::{AFTERWARDS, ASK, HARD_DAYS, HELP};
use crate::export::say::{legend, notes, onward, safety};
use crate::plan::{BlockKind, Excluded, NoticeKind, Plan, Status, Why};
use crate::text::id::Text;
use crate::text::printable::{capital, list_in_words};

/// What to do instead or beside, how much pain is fine where `rule` says it, and what the plan takes
/// for granted: before everything else.
pub fn advice(plan: &Plan, rule: Option<&Text>) -> Markup {
    let refused = plan.status == Status::Refused;
    let on_word = if refused { Vec::new() } else { safety::taken_on_word(plan) };
    html! {
        @if !plan.safety.advice.is_empty() || !on_word.is_empty() || rule.is_some() {
            section class="box" id="advice" {
                h2 { @if refused { "What to do now" } @else { "For you" } }
                @for text in plan.safety.advice.iter().chain(rule) { p { (clean(text)) } }
                @for text in &on_word { p { (clean(text)) } }
            }
        }
    }
}

/// A refused plan: why, and when to call for help. No exercise.
pub fn refusal(plan: &Plan) -> Markup {
    html! {
        @if let Some(why) = part("why", None, WHY, plan.notices.iter().map(|notice| &notice.text)) { (why.whole()) }
        section id="safety" { (list(HELP, "alarm", &plan.safety.red_flags, None)) }
    }
}

/// When to stop, when to call for help, and how much pain is fine where `rule` says it.
pub fn safety(plan: &Plan, rule: Option<&Text>) -> Markup {
    let [stop, ask] = safety::stop_signs(&plan.safety);
    html! {
        section id="safety" {
            h2 { "When to stop, when to call" }
            div class="pair" {
                (list("Stop the exercise if you notice", HALT, stop, safety::after_stop(&plan.safety)))
                (list(ASK, HALT, ask, None))
                (list(HELP, "alarm", &plan.safety.red_flags, None))
                @if let Some(rule) = rule { div class={ "box" @if rule.len() > LONG { " long" } } { h3 { "How much pain is fine" } p { (clean(rule)) } } }
            }
        }
    }
}

/// What the boxes of signs to stop are known by.
const HALT: &str = "halt";
/// More signs to stop than this stand on paper one behind the other, not one below the other.
const MOST_LINES: usize = 4;
/// A box with more letters than this takes more room on paper than those beside it.
const LONG: usize = 300;

/// Signs with what to do after one of them.
fn list<'t>(
    title: &str,
    class: &str,
    texts: impl IntoIterator<Item = &'t Text>,
    then: Option<&Text>,
) -> Markup {
    let texts: Vec<&Text> = texts.into_iter().collect();
    let many = class == HALT && texts.len() > MOST_LINES;
    let letters: usize = texts.iter().copied().chain(then).map(|text| text.len()).sum();
    html! {
        @if !texts.is_empty() {
            div class={ "box " (class) @if letters > LONG { " long" } @if many { " run" } } {
                h3 { (title) }
                ul { @for text in texts { li { (capital(&clean(text))) } } }
                @if let Some(then) = then { p { (clean(then)) } }
            }
        }
    }
}

/// What the words of a session mean, as far as they occur: those of the booklet, with how much pain
/// is fine where no other part says it, or those of the sheet.
pub fn reading(plan: &Plan, booklet: bool) -> Markup {
    let doses = || items(plan).map(|(_, item)| &item.dose);
    let main = items(plan).filter(|(kind, _)| *kind == BlockKind::Main);
    let main: Vec<&Dose> = main.map(|(_, item)| &item.dose).collect();
    html! {
        div class="keep" id="reading" {
            h3 { (legend::TITLE) }
            dl {
                @if doses().any(|dose| dose.sets() > 1) {
                    dt { "Set" }
                    dd { "So many repetitions or holds in a row, then rest." @if booklet && has_strength(plan) && plan.weeks.len() == 1 { " \
                        Tick a box for each set." } }
                }
                @if doses().any(Dose::is_per_side) {
                    dt { "On each side" } dd {
                        "The number counts for one side"
                        @if booklet { "; the card of the exercise says whether by turns or one side first" }
                        "."
                    }
                }
                @if doses().any(|dose| say::item::rest(dose).is_some()) {
                    dt { "Rest" } dd { "The pause between two sets, in seconds (s)." }
                }
                @if !booklet || plan.weeks.len() > 1 {
                    @for dose in legend::examples(&main) {
                        dt { (dose.amount(true)) } dd { (capital(&legend::meaning(dose))) "." }
                    }
                }
                @for (word, meaning) in legend::changes(plan) { dt { (word) } dd { (capital(meaning)) "." } }
                @if let Some(range) = legend::efforts(plan) { dt { "Effort" } dd { (capital(&legend::effort(range))) "." } }
                @if let Some(rule) = safety::pain_rule_later(plan).filter(|_| booklet) { dt { "Pain" } dd { (clean(rule)) } }
            }
        }
    }
}

/// A part of the page that stands by itself.
pub struct Part {
    id: &'static str,
    class: Option<&'static str>,
    title: String,
    body: Markup,
}

impl Part {
    /// In sight, on paper too.
    pub fn whole(&self) -> Markup {
        let Self { id, class, title, body } = self;
        html! { section class=[class] id=(id) { h2 { (title) } (body) } }
    }

    /// Behind its title, to be opened; on paper only when it is.
    pub fn folded(&self, open: bool) -> Markup {
        let Self { id, title, body, .. } = self;
        html! { section id=(id) { details open[open] { summary { h2 { (title) } } (body) } } }
    }
}

/// What stands around weeks and exercises: what to measure, how to go on, what to do when something
/// comes between, what every such plan tells its reader, what shaped this one.
pub fn around(plan: &Plan) -> Vec<Part> {
    let onward: Vec<Text> = onward::after(plan).into_iter().map(Text::from).collect();
    let good = of_kind(plan, [NoticeKind::Info]).map(|notice| &notice.text);
    let shaped = of_kind(plan, [NoticeKind::Applied, NoticeKind::Deviation]);
    let shaped = shaped.map(|notice| &notice.text);
    let hard = safety::hard_days(&plan.safety);
    let parts = [
        measures(plan),
        part("onward", Some("keep"), onward::TITLE, &onward),
        part("afterwards", Some("keep"), AFTERWARDS, &plan.safety.afterwards),
        part("hard-days", Some("keep"), HARD_DAYS, hard),
        part("good-to-know", None, "Good to know", good),
        part("shaped", None, "Why the plan looks like this", shaped),
    ];
    parts.into_iter().flatten().collect()
}

/// What to measure, with a box for each week in which it is asked.
fn measures(plan: &Plan) -> Option<Part> {
    let weeks: Vec<_> = plan.weeks.iter().filter(|week| onward::is_measured(plan, week)).collect();
    let title = onward::measured(plan, &plan.weeks)?;
    let body = html! {
        table class="log" {
            caption class="hidden" { (title) }
            thead {
                tr {
                    th scope="col" { "What" }
                    @for week in &weeks { th scope="col" { "Week " (week.number) } }
                }
            }
            tbody {
                @for measure in onward::measures(plan) {
                    tr { th scope="row" { (clean(&measure)) } @for _ in &weeks { td { b {} } } }
                }
            }
        }
    };
    Some(Part { id: "measures", class: Some("keep"), title, body })
}

/// A part that is a list, where there is something to list.
fn part<'t>(
    id: &'static str,
    class: Option<&'static str>,
    title: &str,
    texts: impl IntoIterator<Item = &'t Text>,
) -> Option<Part> {
    let mut texts = texts.into_iter().peekable();
    texts.peek()?;
    let body = html! { ul { @for text in texts { li { (clean(text)) } } } };
    Some(Part { id, class, title: title.to_owned(), body })
}

/// Which exercises were left out: those that were asked for in sight, the others behind a heading
/// to open.
pub fn left_out(plan: &Plan, open: bool) -> Markup {
    let [wanted, rest] = notes::left_out(plan);
    html! {
        @if !plan.excluded.is_empty() {
            section id="left-out" {
                h2 { (LEFT_OUT) }
                (left(&wanted))
                @if !rest.is_empty() {
                    details open[open] {
                        summary { (others(&wanted, &rest)) }
                        (left(&rest))
                    }
                }
            }
        }
    }
}

fn left(excluded: &[&Excluded]) -> Markup {
    html! {
        @if !excluded.is_empty() {
            ul {
                @for group in grouped(excluded.iter().copied()) {
                    li {
                        (list_in_words(&group.iter().map(|left| name_of(&left.exercise)).collect::<Vec<_>>(), " \
                            and"))
                        ": " (clean(&reason_for(group.len(), &group[0].text)))
                    }
                }
            }
        }
    }
}

/// Why each exercise and each dose, and the rules by name: the part for whoever wants to know,
/// closed until it is opened.
pub fn reasons(plan: &Plan, open: bool) -> Markup {
    let reasons = reasons_of(plan);
    html! {
        @if !reasons.is_empty() {
            section id="reasons" {
                h2 { "Reasons" }
                details open[open] {
                    summary { "Why each exercise is in the plan" }
                    ul {
                        @for (why, names) in reasons {
                            li { (clean(&why.text)) " " small { (names.into_iter().collect::<Vec<_>>().join(", \
                                ")) " \
                                [" (clean(&why.rule)) "]" } }
                        }
                    }
                }
            }
        }
    }
}

/// Every reason once, in the order in which they first come, with the names of the exercises it
/// holds for.
fn reasons_of(plan: &Plan) -> Vec<(&Why, BTreeSet<String>)> {
    let mut reasons: Vec<(&Why, BTreeSet<String>)> = Vec::new();
    for (_, item) in items(plan) {
        for why in &item.why {
            let name = clean(&item.exercise.name).into_owned();
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => drop(names.insert(name)),
                None => reasons.push((why, BTreeSet::from([name]))),
            }
        }
    }
    reasons
}

/// What this is and is not, and what made it.
pub fn general(plan: &Plan) -> Markup {
    html! {
        p class="general" {
            strong { (clean(&plan.safety.disclaimer)) }
            " " small { (clean(&plan.made_by.said())) "." }
        }
    }
}

/// What it was made from.
pub fn footer(plan: &Plan) -> Markup {
    let made = &plan.made_by;
    html! {
        p { small { "Made from catalogue " (clean(&made.catalogue)) " by rules " (clean(&made.rules)) "." } }
    }
}
