//! What the rules say about a plan: the findings of [`rules::check`] as a report for people and for
//! programs.
//!
//! No rule is judged here and nothing is printed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::Day;
use crate::plan::{Plan, RuleId};
use crate::rules::{self, Finding, Force, Location};
use crate::text::id::Id;
use crate::text::look::Look;
use crate::text::page::{FAINT, PLAIN, Page};
use crate::text::printable::{counted, printable};
use crate::text::vocabulary::Vocabulary;

/// The name and number of the report's JSON form.
pub const SCHEMA: &str = "backplan/check/1";

/// The most findings of one rule that the report for people shows as must, should or hint each;
/// [`Report::json`] has all.
pub const MOST_OF_A_RULE: usize = 20;

/// A plan held against every rule. As JSON: `{schema, checked_for, ok, findings: [{rule, force,
/// place, text, mend}], not_checked: [{key, text}]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Whom the plan was held to be for, in words.
    pub checked_for: String,
    /// Whether no must rule is broken.
    pub ok: bool,
    /// What was found, in the order of the plan.
    pub findings: Vec<Finding>,
    /// Keys of the profile of which no rule can say whether the plan keeps to them.
    pub not_checked: Vec<NotChecked>,
}

/// A key of the profile of which no rule can say whether a plan keeps to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NotChecked {
    /// The key.
    pub key: Key,
    /// Why not, a sentence without its full stop.
    pub text: &'static str,
}

/// Holds a plan against every rule.
pub fn report(plan: &Plan, catalogue: &Catalogue) -> Report {
    let findings = rules::check(plan, catalogue);
    let ok = findings.iter().all(|finding| finding.force != Force::Must);
    let not_checked = rules::not_checked(&plan.profile, plan.status).into_iter();
    let not_checked = not_checked.map(|(key, text)| NotChecked { key, text }).collect();
    Report { schema: SCHEMA, checked_for: plan.profile.checked_for(), ok, findings, not_checked }
}

impl Report {
    /// The report as indented JSON with a line break at its end.
    pub fn json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// The report for people: what must be mended first, then what should be; within each by place,
    /// of each rule the first [`MOST_OF_A_RULE`] and how many more there are, and how many rules it
    /// is at last. No line is wider than `look.width` columns as far as its words allow.
    pub fn text(&self, look: &Look) -> String {
        let mut page = Page::new(look);
        page.prose(PLAIN, 0, &format!("Checked for: {}", self.checked_for));
        page.gap();
        for force in Force::ALL {
            self.add_section(*force, &mut page);
        }
        for NotChecked { key, text: why } in &self.not_checked {
            page.prose(PLAIN, 0, &format!("Not checked: `{key}` - {why}."));
            page.gap();
        }
        page.prose(PLAIN, 0, &self.closing());
        page.finish()
    }

    fn add_section(&self, force: Force, page: &mut Page) {
        let mut counts: BTreeMap<RuleId, usize> = BTreeMap::new();
        let is_shown = |finding: &&Finding| {
            let count = counts.entry(finding.rule).or_default();
            *count += 1;
            *count <= MOST_OF_A_RULE
        };
        let findings: Vec<&Finding> = self
            .findings
            .iter()
            .filter(|finding| finding.force == force)
            .filter(is_shown)
            .collect();
        if !findings.is_empty() {
            page.heading(heading(force));
        }
        for (place, findings) in by_place(findings.into_iter()) {
            page.heading(&place);
            for finding in findings {
                add_finding(finding, page);
            }
        }
        for (rule, count) in counts.into_iter().filter(|(_, count)| *count > MOST_OF_A_RULE) {
            let more = count - MOST_OF_A_RULE;
            page.hang(PLAIN, 2, "  ", &format!("{rule}: and {more} more of this rule"));
            page.gap();
        }
    }

    fn rules_not_kept(&self, force: Force) -> usize {
        let of_force = self.findings.iter().filter(|finding| finding.force == force);
        of_force.map(|finding| finding.rule).collect::<BTreeSet<_>>().len()
    }

    /// "2 must rules broken, 3 should rules not kept." or "All 36 rules hold."
    fn closing(&self) -> String {
        if self.findings.is_empty() {
            return format!("All {} rules hold.", rules::all().count());
        }
        let counts = Force::ALL.iter().map(|force| (*force, self.rules_not_kept(*force)));
        let counts = counts.filter(|(force, count)| *count > 0 || *force == Force::Must);
        let parts: Vec<String> = counts.map(|(force, count)| in_words(force, count)).collect();
        format!("{}.", parts.join(", "))
    }
}

fn heading(force: Force) -> &'static str {
    match force {
        Force::Must => "Must be mended",
        Force::Should => "Should be better",
        Force::May => "Hints",
    }
}

fn in_words(force: Force, count: usize) -> String {
    match force {
        Force::Must if count == 0 => "No must rule broken".to_owned(),
        Force::Must => counted(count, "must rule") + " broken",
        Force::Should => counted(count, "should rule") + " not kept",
        Force::May => counted(count, "hint"),
    }
}

/// The findings of each place, places and findings in the order they came.
fn by_place<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(String, Vec<&'a Finding>)> {
    let mut places: Vec<(String, Vec<&Finding>)> = Vec::new();
    let mut turns = HashMap::new();
    for finding in findings {
        let place = where_in_words(&finding.place);
        let turn = *turns.entry(place.clone()).or_insert_with(|| {
            places.push((place, Vec::new()));
            places.len() - 1
        });
        places[turn].1.push(finding);
    }
    places
}

/// "Week 1, Mon 2026-11-23, Strength A"; "The whole plan" where nothing nearer is known.
fn where_in_words(place: &Location) -> String {
    let week = place.week.map(|week| format!("Week {week}"));
    let date = place.date.map(|date| format!("{} {date}", Day::of(date).short()));
    let session = place.session.as_deref().map(|session| printable(session).into_owned());
    let parts: Vec<String> = [week, date, session].into_iter().flatten().collect();
    if parts.is_empty() { "The whole plan".to_owned() } else { parts.join(", ") }
}

/// The rule and its part of the session, what is wrong, and behind an arrow what would mend it.
fn add_finding(finding: &Finding, page: &mut Page) {
    let block = finding.place.block.map(Vocabulary::as_str);
    let exercise = finding.place.exercise.as_ref().map(Id::as_str);
    let parts: Vec<&str> = block.into_iter().chain(exercise).collect();
    let within = if parts.is_empty() {
        String::new()
    } else {
        format!(" {FAINT}({}){FAINT:#}", parts.join(", "))
    };
    page.hang(PLAIN, 2, "  ", &format!("{}{within}", finding.rule));
    page.prose(PLAIN, 4, &printable(&finding.text));
    page.tab(4);
    page.put(page.signs.arrow);
    page.prose(PLAIN, 6, &printable(&finding.mend));
    page.gap();
}
