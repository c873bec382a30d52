//! What a journal says of some weeks, on a page for a clinician: charts, numbers, and what a change
//! has to be to count.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart;
use super::words::clean;
use super::{POLICY, style};
use crate::export::progress::measured::{change, day, minimum, title};
use crate::export::progress::{EMPTY, FIRST, GENERAL, Told, height, pattern, signed};
use crate::journal::measure::{Change, Series, Value};
use crate::journal::progress::Climb;

const SHEET: &str = include_str!("progress.css");

/// Writes the page; `program` is what made it.
pub fn page(told: &Told, program: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(clean(program));
                title { "Progress, " (told.days()) }
                style { (PreEscaped(style::SHEET)) (PreEscaped(SHEET)) }
            }
            body {
                header {
                    h1 { "Progress" }
                    p class="lead" { (told.days()) ", " (told.length()) }
                    p class="fill" { span { "Name" } }
                }
                main { (main(told)) }
                footer {
                    p { (GENERAL) " " small { "Made by " (clean(program)) " from what the person wrote down." } }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn main(told: &Told) -> Markup {
    if told.is_empty() {
        return html! {
            p { strong { (EMPTY) } }
            dl { @for (command, what) in FIRST { dt { (command) } dd { (what) "." } } }
        };
    }
    let progress = told.progress;
    html! {
        p { (told.done()) @if let Some(text) = told.unplanned() { " " (text) } }
        div class="charts" {
            figure {
                figcaption { "Sessions done of planned" small { "Filled: done. Outlined: planned." } }
                (chart::sessions(progress))
            }
            figure {
                figcaption { "Minutes" small { "As far as they were logged." } }
                (chart::minutes(progress))
            }
            @if progress.total.during.answers + progress.total.after.answers > 0 {
                figure {
                    figcaption {
                        "Pain, 0 to 10"
                        small { "Means. Line with dots: during a session. Dashes with rings: the next morning." }
                    }
                    (chart::pain(progress))
                    @if let Some(text) = told.too_much() { p { small { (text) } } }
                }
            }
        }
        (climbs(told))
        (measures(told))
    }
}

fn climbs(told: &Told) -> Markup {
    let row = |climb: &Climb| {
        html! {
            tr {
                th scope="row" { (pattern(climb.pattern)) }
                td { (chart::climb(climb)) }
                td { (signed(height(climb))) }
                td { (clean(&told.place(&climb.first))) }
                td { (clean(&told.place(&climb.last))) }
            }
        }
    };
    html! {
        @if !told.progress.climbs.is_empty() {
            section class="keep" {
                h2 { "How far exercises went up" }
                table class="log" {
                    caption class="hidden" { "How far exercises went up" }
                    thead { tr {
                        @for head in ["Trains", "By time", "Steps", "First", "Last"] { th scope="col" { (head) } }
                    } }
                    tbody { @for climb in &told.progress.climbs { (row(climb)) } }
                }
            }
        }
    }
}

fn measures(told: &Told) -> Markup {
    let value = |value: &Value| html! { (value.value) " " small { (day(value.date)) } };
    let changed = |one: &Change| html! { (change(one)) " " small { "since " (day(one.since)) } };
    let row = |series: &Series| {
        html! {
            tr {
                th scope="row" { (clean(&title(series, told.name))) }
                td { @if let Some(first) = series.values.first() { (value(first)) } }
                td { @if let [_, .., last] = &series.values[..] { (value(last)) } }
                td { @if let Some(one) = &series.since_first { (changed(one)) } }
                td { @if let Some(one) = &series.since_last { (changed(one)) } }
            }
        }
    };
    html! {
        @if !told.progress.measures.is_empty() {
            section class="keep" {
                h2 { "Measures" }
                table class="log" {
                    caption class="hidden" { "Measures" }
                    thead { tr {
                        @for head in ["What", "First", "Last", "Since the first", "Since the last time"] { th scope="col" { (head) } }
                    } }
                    tbody { @for series in &told.progress.measures { (row(series)) } }
                }
                @if let Some(text) = minimum(&told.progress.measures) { p { small { (text) } } }
            }
        }
    }
}
