//! Changes as text for people and as JSON for programs.

use serde::Serialize;

use crate::plan::diff::{Change, Kind, Place, SCHEMA};
use crate::text::look::Look;
use crate::text::page::{FAINT, PLAIN, Page};
use crate::text::printable::printable;

/// What programs are given.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Document<'a> {
    schema: &'static str,
    /// Whether nothing changed.
    same: bool,
    /// What has to be known before: rules that one of the plans breaks.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    warnings: &'a [String],
    /// What changed.
    changes: &'a [Change],
}

/// `{schema, same, warnings?, changes: [{kind, place, rule?, text}]}`, indented, with a line break
/// at its end.
pub fn json(changes: &[Change], warnings: &[String]) -> String {
    let document = Document { schema: SCHEMA, same: changes.is_empty(), warnings, changes };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

/// Warnings first, then the changes by place, each with its rule behind it; "The plans are the
/// same." when there are none. No line is wider than `look.width` columns as far as its words
/// allow.
pub fn text(changes: &[Change], warnings: &[String], look: &Look) -> String {
    let mut page = Page::new(look);
    for warning in warnings {
        page.prose(PLAIN, 0, &printable(warning));
        page.gap();
    }
    if changes.is_empty() {
        page.prose(PLAIN, 0, "The plans are the same.");
    }
    let mut place = String::new();
    for change in changes {
        let here = heading(change);
        if here != place {
            page.heading(&here);
            place = here;
        }
        let rule = change.rule.as_ref().filter(|rule| !rule.is_empty());
        let rule =
            rule.map_or_else(String::new, |rule| format!(" {FAINT}[{}]{FAINT:#}", printable(rule)));
        page.item(page.signs.bullet, &format!("{}{rule}", printable(&change.text)));
    }
    page.finish()
}

/// "Weeks 1-4, Strength A"; what the change is about where it is no single place.
fn heading(change: &Change) -> String {
    let Place { weeks, days, sessions, .. } = &change.place;
    if weeks.is_empty() {
        return match change.kind {
            Kind::Profile => "Profile",
            Kind::Excluded => "Left out",
            Kind::Notice => "What the plan says",
            _ => "The plan",
        }
        .to_owned();
    }
    let sessions = sessions.iter().map(|session| printable(session).into_owned());
    let parts: Vec<String> = [weeks_in_words(weeks)].into_iter().chain(sessions).collect();
    let days: Vec<&str> = days.iter().map(|day| day.short()).collect();
    let days = if days.is_empty() { String::new() } else { format!(" ({})", days.join(", ")) };
    parts.join(", ") + &days
}

/// "Week 3", "Weeks 1-4, 6".
fn weeks_in_words(weeks: &[u32]) -> String {
    let runs = weeks.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(u32::to_string).collect(),
    });
    let runs: Vec<String> = runs.collect();
    format!("{} {}", if weeks.len() == 1 { "Week" } else { "Weeks" }, runs.join(", "))
}
