//! The head of the page: what it is, whom it is for, who hands it out, and where to find what.

use maud::{Markup, html};

use super::words::{clean, thing};
use crate::export::Options;
use crate::export::text::state;
use crate::export::text::words::{dates, plan_for};
use crate::export::told::hard_days;
use crate::plan::{Plan, SessionKind, Status, Week, WeekKind, minutes};
use crate::text::printable::list_in_words;

/// What the window or tab is called.
pub fn title(plan: &Plan) -> String {
    match span(plan) {
        Some(span) => format!("{}, {span}", heading(plan)),
        None => heading(plan).into(),
    }
}

fn heading(plan: &Plan) -> &'static str {
    match plan.status {
        Status::Plan => "Exercises for your back",
        Status::Relief => "Gentle movement for your back",
        Status::Refused => "No exercise for now",
    }
}

/// The first to the last day.
fn span(plan: &Plan) -> Option<String> {
    let mut days = plan.weeks.iter().flat_map(|week| &week.days);
    let first = days.next()?;
    Some(dates(first.date, days.next_back().unwrap_or(first).date, true))
}

/// Who hands it out, the title, what the plan is, and lines to fill in.
pub fn header(plan: &Plan, options: &Options) -> Markup {
    html! {
        @if let Some(from) = &options.from { p class="from" { (clean(from)) } }
        h1 { (heading(plan)) }
        @if let Some(span) = span(plan) { p class="lead" { (span) } }
        @if plan.status != Status::Refused {
            p { (summary(plan)) }
            @if let Some(state) = state(&plan.profile) { p { (state) "." } }
            p class="fill" { span { "Name" } span { "Questions? Call" } }
        }
        @if let Some(note) = &options.note { (note_from(note)) }
    }
}

fn note_from(note: &str) -> Markup {
    html! {
        section class="box" id="note" {
            h2 { "A note for you" }
            @for line in note.lines().filter(|line| !line.trim().is_empty()) { p { (clean(line)) } }
        }
    }
}

/// What kind of plan, how often, how long, with what.
fn summary(plan: &Plan) -> String {
    let profile = &plan.profile;
    let sessions = || plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| session);
    let longest = minutes(sessions().map(|session| session.seconds).max().unwrap_or(0));
    if longest == 0 {
        return "There is nothing to do in it yet.".into();
    }
    let often = match plan.weeks.first().map_or(0, |week| week.strength().count()) {
        _ if plan.status == Status::Relief => {
            format!("1 to 3 times a day, up to {longest} minutes")
        }
        0 => format!("Sessions of up to {longest} minutes"),
        1 => format!("One strength session a week, sessions of up to {longest} minutes"),
        some => format!("{some} strength sessions a week, sessions of up to {longest} minutes"),
    };
    if !sessions().any(|session| session.kind == SessionKind::Strength) {
        return format!("{often}.");
    }
    let things: Vec<_> = profile.equipment.iter().map(thing).collect();
    let with = if things.is_empty() {
        "no equipment".into()
    } else {
        format!("with {}", list_in_words(&things, " and"))
    };
    let workout =
        profile.workout.as_ref().map_or_else(String::new, |id| format!(" Workout: {}.", thing(id)));
    format!("{}, {} level. {often}, {with}.{workout}", plan_for(profile.goal), profile.level)
}

/// Links to the parts of the page; paper does without.
pub fn nav(plan: &Plan) -> Markup {
    html! {
        nav aria-label="On this page" {
            ul {
                @if let [_] = plan.weeks.as_slice() { li { a href="#week-1" { "Your week" } } }
                @else {
                    @for (index, week) in plan.weeks.iter().enumerate() {
                        li { a href={ "#week-" (index + 1) } { "Week " (week.number) (lighter(week)) } }
                    }
                }
                li { a href="#exercises" { "Exercises" } }
                li { a href="#safety" { "When to stop" } }
                @if !plan.safety.afterwards.is_empty() { li { a href="#afterwards" { "Afterwards" } } }
                @if !hard_days(&plan.safety).is_empty() { li { a href="#hard-days" { "A bad day" } } }
            }
        }
    }
}

/// What tells a lighter week apart.
pub fn lighter(week: &Week) -> &'static str {
    if week.kind == WeekKind::StepBack { " (lighter)" } else { "" }
}
