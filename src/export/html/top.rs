//! The head of the page: what it is, whom it is for, who hands it out, and where to find what.

use maud::{Markup, html};

use super::calendar::is_alone;
use super::words::{clean, thing};
use crate::export::Options;
use crate::export::say;
use crate::export::say::phase::Phase;
use crate::export::say::plan::{made_for, span};
use crate::plan::{Plan, Status};

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
        Status::Refused => say::plan::NO_EXERCISE,
    }
}

/// Who hands it out, the title, what the plan is, and lines to fill in.
pub fn header(plan: &Plan, options: &Options) -> Markup {
    html! {
        @if let Some(from) = &options.from { p class="from" { (clean(from)) } }
        h1 { (heading(plan)) }
        @if let Some(span) = span(plan) { p class="lead" { (span) } }
        @if plan.status != Status::Refused {
            p { (summary(plan)) }
            @if let Some(made_for) = made_for(&plan.profile) { p { (made_for) "." } }
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
    let longest = say::plan::longest(plan);
    let often = match say::plan::how_often(plan) {
        _ if longest == 0 => return "There is nothing to do in it yet.".into(),
        Some(often) if plan.status == Status::Relief => {
            format!("{often}, up to {longest} minutes")
        }
        Some(often) => format!("{often}, sessions of up to {longest} minutes"),
        None => format!("Sessions of up to {longest} minutes"),
    };
    if !say::plan::has_strength(plan) {
        return format!("{often}.");
    }
    let with = say::plan::equipment(profile, |id| thing(id).into());
    let workout =
        profile.workout.as_ref().map_or_else(String::new, |id| format!(" Workout: {}.", thing(id)));
    format!("{}. {often}, {with}.{workout}", say::plan::kind(profile))
}

/// Links to the parts of the page; paper does without.
pub fn nav(plan: &Plan, phases: &[Phase]) -> Markup {
    html! {
        nav aria-label="On this page" {
            ul {
                @if is_alone(phases) { li { a href="#week-1" { "Your week" } } }
                @else {
                    @for (index, phase) in phases.iter().enumerate() {
                        li { a href={ "#week-" (index + 1) } { (phase.name()) } }
                    }
                }
                li { a href="#exercises" { "Exercises" } }
                li { a href="#safety" { "When to stop" } }
                @if !plan.safety.afterwards.is_empty() { li { a href="#afterwards" { "Afterwards" } } }
                @if !say::safety::hard_days(&plan.safety).is_empty() { li { a href="#hard-days" { "A bad day" } } }
            }
        }
    }
}
