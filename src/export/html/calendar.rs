//! Weeks: what to tick and to write pain on, then each session that comes in them, once.

use maud::{Markup, html};

use super::notes;
use super::picture::Pictures;
use super::session::{Page, session};
use super::words::clean;
use crate::export::say::date::{dates, short_date, short_day};
use crate::export::say::onward::beside;
use crate::export::say::phase::Phase;
use crate::export::say::session::min;
use crate::export::say::week::{lighter, sign, walk};
use crate::export::say::weight;
use crate::plan::{Plan, PlanDay, Session, SessionKind, Week};

/// The weeks of a plan that are told together, with the numbers of their sessions within the page.
pub struct Part<'a, 'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The weeks.
    pub phase: &'a Phase<'p>,
    /// Sessions of the page that stand before.
    pub before: usize,
}

/// All weeks with their sessions.
pub fn weeks(plan: &Plan, phases: &[Phase], pictures: &Pictures) -> Markup {
    let alone = is_alone(phases);
    html! {
        @for (index, phase) in phases.iter().enumerate() {
            @let part = Part { plan, phase, before: Part::before(phases, index) };
            section class="week" id={ "week-" (index + 1) } {
                h2 { (part.heading(alone)) }
                @if let Some(about) = phase.about(plan, index.checked_sub(1).map(|before| &phases[before])) { p { (about) } }
                @if alone { (part.days()) } @else { (part.grid()) }
                @if index == 0 { @if alone { (scale()) } (notes::reading(plan, true)) }
                @let page = Page { phase, pictures, alone, last: index + 1 == phases.len() };
                @let (strength, others) = phase.by_strength();
                @for (sheet, number) in strength.iter().zip(part.before + 1..) {
                    (session(&page, sheet, number))
                }
                (weights(phases, index))
                @for (sheet, number) in others.iter().zip(part.before + strength.len() + 1..) {
                    (session(&page, sheet, number))
                }
            }
        }
    }
}

/// Whether there is one week only, which is told day by day.
pub fn is_alone(phases: &[Phase]) -> bool {
    matches!(phases, [phase] if phase.weeks.len() == 1)
}

/// Which weights to take, and how much more from week to week.
pub fn weights(phases: &[Phase], index: usize) -> Markup {
    let points = weight::points(phases, index);
    html! {
        @if !points.is_empty() {
            div class="keep weights" {
                h3 { (weight::TITLE) }
                ul { @for point in &points { li { (clean(&weight::sentence(point))) } } }
            }
        }
    }
}

/// What the numbers of pain stand for.
fn scale() -> Markup {
    html! {
        p class="scale" {
            span { "No pain" }
            @for number in 0..=10 { i { (number) } }
            span { "Worst pain" }
        }
    }
}

impl<'p> Part<'_, 'p> {
    /// How many sessions of the page stand before those of a phase.
    pub fn before(phases: &[Phase], index: usize) -> usize {
        phases[..index].iter().map(|phase| phase.sheets.len()).sum()
    }

    /// What the weeks are called and when they are.
    pub fn heading(&self, alone: bool) -> Markup {
        let days = || self.phase.weeks.iter().flat_map(|week| &week.days).map(|day| day.date);
        let span = days().next().zip(days().next_back());
        html! {
            @if alone { "Your week at a glance" }
            @else { (self.phase.name()) " of " (self.plan.weeks.len()) }
            @if let (Some((first, last)), false) = (span, alone) { small { (dates(first, last, false)) } }
        }
    }

    /// Where a session of a week stands within the page.
    fn link(&self, week: usize, session: &Session) -> String {
        let place = self.phase.sheet_of(week, session).unwrap_or(0);
        format!("#session-{}", self.before + place + 1)
    }

    /// The only week: what each day holds, with room to tick and for two numbers.
    pub fn days(&self) -> Markup {
        let week = self.phase.weeks[0];
        html! {
            table class="log" {
                caption { "Tick what you have done. Write down your pain as a number from 0 to 10." }
                thead {
                    tr {
                        th scope="col" { "Day" }
                        th scope="col" { "Session" }
                        th scope="col" { "Done" }
                        th scope="col" { "Pain before" }
                        th scope="col" { "Pain next morning" }
                    }
                }
                tbody {
                    @for day in &week.days {
                        @if day.sessions.is_empty() { tr { (date(day)) td { "Rest" } td {} td {} td {} } }
                        @for session in &day.sessions { tr { (date(day)) (self.entry(session)) } }
                    }
                    @if let Some(walk) = walk(week) {
                        tr {
                            th scope="row" { "Walk" }
                            td { (walk.trim_start_matches("Walk: ")) }
                            td colspan="3" { (walks(week)) }
                        }
                    }
                }
            }
        }
    }

    fn entry(&self, session: &Session) -> Markup {
        html! {
            td { a href=(self.link(0, session)) { (clean(&session.title)) } " " small { (min(session.seconds)) } }
            td { i {} }
            td { b {} }
            td { b {} }
        }
    }

    /// A line for each week and a column for each of its days.
    pub fn grid(&self) -> Markup {
        let weeks = &self.phase.weeks;
        let walks = weeks.iter().any(|week| week.walk.is_some());
        html! {
            table class="log grid" {
                caption { "Tick what you have done. Below strength, write down your pain from 0 (none) to 10 (the \
                    worst): before it, and the next morning. " (self.key()) }
                thead {
                    tr {
                        th scope="col" { "Week" }
                        @for day in &weeks[0].days { th scope="col" { (day.weekday.short()) } }
                        @if walks { th scope="col" { "Walk" } }
                    }
                }
                tbody {
                    @for (index, week) in weeks.iter().enumerate() { tr { (self.line(index, week, walks)) } }
                }
            }
            @for week in weeks {
                @for said in beside(self.plan, week).iter().skip(usize::from(week.walk.is_some())) {
                    p { "Week " (week.number) ": " (said) }
                }
            }
        }
    }

    fn line(&self, index: usize, week: &'p Week, walks: bool) -> Markup {
        html! {
            th scope="row" {
                (week.number)
                @if let Some(day) = week.days.first() { small { (short_date(day.date).trim_start()) (lighter(week, ", lighter")) } }
            }
            @for first in &self.phase.weeks[0].days {
                td {
                    @for day in week.days.iter().filter(|day| day.weekday == first.weekday) {
                        @for session in &day.sessions { (self.cell(index, session)) }
                    }
                }
            }
            @if walks { td class="walk" { (self::walks(week)) } }
        }
    }

    /// A session by its sign, with a box to tick and, where it is strength work, two for pain.
    fn cell(&self, week: usize, session: &Session) -> Markup {
        let title = clean(&session.title);
        html! {
            span {
                a href=(self.link(week, session)) aria-label=(title) { (sign(&title)) }
                i {}
            }
            @if session.kind == SessionKind::Strength { span { b {} b {} } }
        }
    }

    /// What the signs mean: "A is Strength A".
    fn key(&self) -> String {
        let titles = self.phase.sheets.iter().flat_map(|sheet| &sheet.titles);
        let mut known: Vec<String> = Vec::new();
        for title in titles.map(|title| clean(title)) {
            let meaning = format!("{} is {title}", sign(&title));
            if !known.contains(&meaning) {
                known.push(meaning);
            }
        }
        if known.is_empty() { String::new() } else { known.join(", ") + "." }
    }
}

fn date(day: &PlanDay) -> Markup {
    html! { th scope="row" { (short_day(day)) } }
}

/// The minutes of a walk and a box for each day of it.
fn walks(week: &Week) -> Markup {
    html! {
        @if let Some(walk) = week.walk {
            small { @if walk.times > 1 { (walk.times) " × " } (walk.minutes) " min" }
            " "
            @for _ in 0..walk.days { i {} }
        }
    }
}
