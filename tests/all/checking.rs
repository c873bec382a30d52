//! A report groups what the rules found, says what would mend it, and counts at last.

use std::fs;

use backplan::built_in;
use backplan::person::profile::{Goal, PartialProfile, Reader};
use backplan::plan_file;
use backplan::planner;
use backplan::rules::report::{Report, report};
use backplan::text::look::Look;
use chrono::NaiveDate;

use crate::golden;

/// The report on a plan that breaks a few rules.
fn broken() -> Report {
    let catalogue = built_in::catalogue();
    let text = fs::read_to_string(golden::path("checking/broken.toml")).expect("a plan");
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let plan = plan_file::read("broken.toml", &text, &catalogue, today)
        .unwrap_or_else(|problems| panic!("{problems}"));
    report(&plan, &catalogue)
}

fn plain(report: &Report, width: usize, unicode: bool) -> String {
    anstream::adapter::strip_str(&report.text(&Look { width, unicode })).to_string()
}

#[test]
fn broken_rules_are_told_by_place_with_what_would_mend_them() {
    let report = broken();
    assert!(!report.ok);
    golden::same("checking/broken-80.txt", &plain(&report, 80, true));
    golden::same("checking/broken-40.txt", &plain(&report, 40, false));
    golden::same("checking/broken.json", &report.json());
}

#[test]
fn no_line_is_wider_than_the_page_and_plain_text_is_ascii() {
    let report = broken();
    for width in 40..=100 {
        let text = plain(&report, width, false);
        assert!(text.is_ascii(), "{text}");
        assert!(text.lines().all(|line| line.len() <= width), "at {width}:\n{text}");
    }
}

#[test]
fn the_last_line_counts_rules_not_findings() {
    let mut report = broken();
    let last =
        |report: &Report| plain(report, 80, true).lines().last().unwrap_or_default().to_owned();
    report.findings.retain(|finding| finding.rule.as_str() == "level-gate");
    assert!(!report.findings.is_empty());
    report.findings.extend(report.findings.clone());
    assert_eq!(last(&report), "1 must rule broken.");
    report.findings.iter_mut().for_each(|finding| finding.force = backplan::rules::Force::Should);
    assert_eq!(last(&report), "No must rule broken, 1 should rule not kept.");
    report.findings.clear();
    assert_eq!(last(&report), format!("All {} rules hold.", backplan::rules::all().count()));
}

/// However often a rule is broken, people read the first twenty and how many more there are;
/// programs get all.
#[test]
fn of_many_findings_of_a_rule_twenty_are_shown() {
    let mut report = broken();
    let one = report
        .findings
        .iter()
        .find(|finding| finding.rule.as_str() == "level-gate")
        .cloned()
        .expect("a finding");
    let other = report
        .findings
        .iter()
        .find(|finding| finding.rule.as_str() != "level-gate")
        .cloned()
        .expect("another");
    let numbered = |number: u32| {
        let mut finding = one.clone();
        (finding.place.week, finding.text) = (Some(number), format!("It is number {number}."));
        finding
    };
    let shown = |findings: Vec<backplan::rules::Finding>, report: &mut Report| {
        report.findings = findings;
        plain(report, 80, true)
    };
    let few = shown((1..=20).map(numbered).collect(), &mut report);
    assert!(few.contains("It is number 20.") && !few.contains("more of this rule"), "{few}");
    let many = shown((1..=5000).map(numbered).chain([other.clone()]).collect(), &mut report);
    assert!(many.contains("It is number 20.") && !many.contains("It is number 21."), "{many}");
    assert!(many.contains("\n  level-gate: and 4980 more of this rule\n"), "{many}");
    assert!(many.contains(other.rule.as_str()) && many.len() < few.len() + 1500, "{many}");
    assert!(report.json().contains("It is number 5000."));
}

/// What a planned week says when a weekday is left without its session (a should), and when a must
/// rule is broken.
#[test]
fn only_a_broken_must_rule_makes_a_plan_fail() {
    let catalogue = built_in::catalogue();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let profile = PartialProfile { goal: Some(Goal::Strength), ..PartialProfile::default() };
    let profile = profile.complete(&Reader { catalogue: &catalogue, today });
    let mut plan = planner::plan(&profile, &[], &catalogue).expect("a plan");
    plan.weeks[0].days[1].sessions.clear();
    let first = report(&plan, &catalogue);
    assert!(
        first.ok && first.findings.iter().any(|finding| finding.rule.as_str() == "daily-stretch"),
        "{:#?}",
        first.findings
    );
    assert!(
        first.json().contains("\"not_checked\": [\n    {\n      \"key\": \"goal\""),
        "{}",
        first.json()
    );
    assert!(
        plain(&first, 80, true).contains("Not checked: `goal` - "),
        "{}",
        plain(&first, 80, true)
    );
    plan.weeks[0].days[0].sessions[0].title = "Cures backs".into();
    let second = report(&plan, &catalogue);
    assert!(
        !second.ok && plain(&second, 80, true).ends_with("not kept.\n"),
        "{}",
        plain(&second, 80, true)
    );
}
