//! What was measured, in words: what it is called, what changed, and what a change has to be to
//! count.

use chrono::NaiveDate;

use crate::journal::measure::{Change, Kind, Series, Tenths, Turn};
use crate::text::id::Id;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};
use crate::text::printable::joined;

/// Columns by which what belongs to a line is set in.
const INDENT: usize = 2;

/// Writes what was measured, with what changed.
pub fn write(page: &mut Page, all: &[Series], name: &dyn Fn(&Id) -> String) {
    for series in all {
        let title = page.plain(&title(series, name)).into_owned();
        let values: Vec<_> = series.values.iter().map(|value| value.value).collect();
        let shown = &values[values.len().saturating_sub(MOST_VALUES)..];
        let more = if shown.len() < values.len() { "..., " } else { "" };
        page.prose(BOLD, 0, &format!("{title}: {more}{}", joined(shown, ", ")));
        for one in series.since_first.iter().chain(&series.since_last) {
            page.prose(PLAIN, INDENT, &format!("Since {}: {}", day(one.since), change(one)));
        }
    }
    if let Some(text) = minimum(all) {
        page.prose(FAINT, 0, &text);
    }
}

/// The most numbers of a measure that are said.
const MOST_VALUES: usize = 6;

/// What a measure is called.
pub fn title(series: &Series, name: &dyn Fn(&Id) -> String) -> String {
    let of = || series.of.clone().unwrap_or_default();
    match series.kind {
        Kind::Pain => "Usual pain of the week".into(),
        Kind::Activity => of(),
        Kind::Activities => "Mean of the activities".into(),
        Kind::ChairRises => "Chair rises in 30 seconds".into(),
        Kind::Hold => {
            let exercise = Id::parse(&of()).map_or_else(|_| "Hold".to_owned(), |id| name(&id));
            format!("{exercise}, seconds held")
        }
    }
}

/// A change, marked with a star where it is one by [`minimum`]: `-3, better *`.
pub fn change(change: &Change) -> String {
    if change.turn == Turn::Same {
        return change.turn.to_string();
    }
    let sign = if change.from < change.to { "+" } else { "-" };
    let points = Tenths(change.from.0.abs_diff(change.to.0));
    let star = if change.counts { " *" } else { "" };
    format!("{sign}{points}, {}{star}", change.turn)
}

/// A day of a measure: `7 Sep 2026`.
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// How much a change has to be to get a star, of those measures that have changed by as much, each
/// with its source.
pub fn minimum(all: &[Series]) -> Option<String> {
    let counts = |series: &&Series| {
        series.since_first.iter().chain(&series.since_last).any(|change| change.counts)
    };
    let mut least: Vec<String> = Vec::new();
    for series in all.iter().filter(counts) {
        let Some(accepted) = series.kind.accepted() else { continue };
        let text = format!("{} ({})", accepted.least, accepted.source);
        if !least.contains(&text) {
            least.push(text);
        }
    }
    (!least.is_empty()).then(|| {
        format!("* At least the smallest change that is accepted as one: {}.", joined(&least, "; "))
    })
}
