//! Charts as pictures within a page. What a chart shows its label says as well, and no two things
//! are told apart by colour alone.

use maud::{Markup, html};

use crate::export::progress::{label, of_planned, signed};
use crate::journal::progress::{Climb, Counts, Felt, Period, Progress};
use crate::text::printable::joined;

/// The size of a chart; its labels stand within.
const WIDE: f64 = 360.0;
const HIGH: f64 = 130.0;
/// Where the bottom of what is drawn is, and its top.
const BOTTOM: f64 = 112.0;
const TOP: f64 = 14.0;
/// Room at the left for the numbers of a scale.
const LEFT: f64 = 16.0;
/// Columns under which there is room for a label each.
const FEW: usize = 13;
/// The most that pain can be, in tenths.
const PAIN: u32 = 100;
/// Up to where pain is fine, and from where it is too much, in tenths.
const LIGHTS: [u32; 2] = [30, 60];

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A number of the page.
fn at(number: f64) -> String {
    format!("{number:.1}")
}

fn frame(said: &str, drawn: &Markup) -> Markup {
    html! {
        svg class="chart" viewBox={ "0 0 " (WIDE) " " (HIGH) } role="img" aria-label=(said) { (drawn) }
    }
}

/// Where things stand from left to right.
struct Across {
    step: f64,
    every: usize,
}

impl Across {
    fn of(periods: &[Period]) -> Self {
        let step = (WIDE - LEFT) / count(periods.len().max(1));
        Self { step, every: periods.len().div_ceil(FEW).max(1) }
    }

    fn left(&self, place: usize) -> f64 {
        LEFT + self.step * (count(place) + 0.15)
    }

    fn middle(&self, place: usize) -> f64 {
        LEFT + self.step * (count(place) + 0.5)
    }

    fn bar(&self) -> f64 {
        self.step * 0.7
    }

    fn labels(&self, progress: &Progress) -> Markup {
        html! {
            @for (place, period) in progress.periods.iter().enumerate().step_by(self.every * 2) {
                text x=(at(self.middle(place))) y=(at(HIGH - 6.0)) { (label(period, progress.unit).trim()) }
            }
        }
    }

    /// A bar with its number above it.
    fn column(&self, place: usize, class: &str, high: f64) -> Markup {
        html! {
            rect class=(class) x=(at(self.left(place))) y=(at(BOTTOM - high)) width=(at(self.bar())) height=(at(high)) {}
        }
    }

    fn number(&self, place: usize, high: f64, text: &str) -> Markup {
        html! {
            @if place.is_multiple_of(self.every) {
                text x=(at(self.middle(place))) y=(at(BOTTOM - high - 3.0)) { (text) }
            }
        }
    }
}

fn high(number: u32, most: u32) -> f64 {
    (BOTTOM - TOP) * f64::from(number) / f64::from(most.max(1))
}

fn said(progress: &Progress, what: &str, of: impl Fn(&Counts) -> String) -> String {
    let told: Vec<String> = progress
        .periods
        .iter()
        .map(|period| format!("{} {}", label(period, progress.unit).trim(), of(&period.counts)))
        .collect();
    format!("{what}: {}", joined(&told, "; "))
}

/// Sessions done, within those that were planned.
pub fn sessions(progress: &Progress) -> Markup {
    let periods = &progress.periods;
    let across = Across::of(periods);
    let most = periods.iter().map(|one| one.counts.planned.max(one.counts.done)).max().unwrap_or(0);
    let drawn = html! {
        @for (place, Counts { planned, done, .. }) in periods.iter().map(|period| &period.counts).enumerate() {
            (across.column(place, "bar", high(*done, most)))
            (across.column(place, "frame", high(*planned, most)))
            (across.number(place, high(*planned.max(done), most), &format!("{done}/{planned}")))
        }
        (across.labels(progress))
    };
    frame(&said(progress, "Sessions done of planned", of_planned), &drawn)
}

/// Minutes.
pub fn minutes(progress: &Progress) -> Markup {
    let periods = &progress.periods;
    let across = Across::of(periods);
    let minutes = |counts: &Counts| counts.seconds.div_ceil(60);
    let most = periods.iter().map(|period| minutes(&period.counts)).max().unwrap_or(0);
    let drawn = html! {
        @for (place, minutes) in periods.iter().map(|period| minutes(&period.counts)).enumerate() {
            (across.column(place, "bar", high(minutes, most)))
            (across.number(place, high(minutes, most), &minutes.to_string()))
        }
        (across.labels(progress))
    };
    frame(&said(progress, "Minutes", |counts| minutes(counts).to_string()), &drawn)
}

/// Pain during sessions and on mornings after.
pub fn pain(progress: &Progress) -> Markup {
    let across = Across::of(&progress.periods);
    let points = |of: fn(&Counts) -> &Felt| -> Vec<(f64, f64)> {
        let felt = progress.periods.iter().enumerate();
        let mean = |(place, period): (usize, &Period)| {
            let mean = of(&period.counts).mean?;
            Some((across.middle(place), BOTTOM - high(mean.0, PAIN)))
        };
        felt.filter_map(mean).collect()
    };
    let (during, after) = (points(|counts| &counts.during), points(|counts| &counts.after));
    let mean = |felt: &Felt| felt.mean.map_or_else(|| "none".to_owned(), |mean| mean.to_string());
    let told = |counts: &Counts| format!("{} then {}", mean(&counts.during), mean(&counts.after));
    let drawn = html! {
        @for tenths in [0].into_iter().chain(LIGHTS).chain([PAIN]) {
            line class="rule" x1=(at(LEFT)) x2=(at(WIDE)) y1=(at(BOTTOM - high(tenths, PAIN))) y2=(at(BOTTOM - high(tenths, PAIN))) {}
            text class="side" x="0" y=(at(BOTTOM - high(tenths, PAIN) + 3.0)) { (tenths / 10) }
        }
        polyline class="line second" points=(line(&after)) {}
        polyline class="line" points=(line(&during)) {}
        @for (x, y) in &after { circle class="ring" cx=(at(*x)) cy=(at(*y)) r="3" {} }
        @for (x, y) in &during { circle class="dot" cx=(at(*x)) cy=(at(*y)) r="3" {} }
        (across.labels(progress))
    };
    frame(&said(progress, "Mean pain during sessions and on the next morning", told), &drawn)
}

/// How far exercises went up, without a scale: the numbers stand beside it.
pub fn climb(climb: &Climb) -> Markup {
    const SIZE: (f64, f64) = (150.0, 24.0);
    let known = || climb.heights.iter().flatten().copied();
    let (low, top) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let step = SIZE.0 / count(climb.heights.len().max(1));
    let y = |height: i32| {
        let share = f64::from(height.abs_diff(low)) / f64::from(top.abs_diff(low).max(1));
        SIZE.1 - 3.0 - (SIZE.1 - 6.0) * share
    };
    let points: Vec<(f64, f64)> = climb
        .heights
        .iter()
        .enumerate()
        .filter_map(|(place, height)| Some((step * (count(place) + 0.5), y((*height)?))))
        .collect();
    let told: Vec<String> =
        climb.heights.iter().map(|height| height.map_or_else(|| "none".into(), signed)).collect();
    html! {
        svg class="chart climb" viewBox={ "0 0 " (SIZE.0) " " (SIZE.1) } role="img" aria-label={ "Steps: " (joined(&told, ", ")) } {
            polyline class="line" points=(line(&points)) {}
            @for (x, y) in &points { circle class="dot" cx=(at(*x)) cy=(at(*y)) r="2" {} }
        }
    }
}

fn line(points: &[(f64, f64)]) -> String {
    let points: Vec<String> =
        points.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y))).collect();
    joined(&points, " ")
}
