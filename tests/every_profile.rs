//! Every plan keeps its rules: an oracle that states the rules a second time, plainly and apart from the program, and a sweep of
//! profiles that it judges.
//!
//! The oracle (`every_profile/*.rs`) reads the exported JSON and `exercises.toml`; it shares no rule, formula or table with the
//! program. A rule is changed in both places or not at all.

#[path = "every_profile/case.rs"]
mod case;
#[path = "every_profile/dosing.rs"]
mod dosing;
#[path = "every_profile/facts.rs"]
mod facts;
#[path = "every_profile/named.rs"]
mod named;
#[path = "every_profile/plan.rs"]
mod plan;
#[path = "every_profile/progress.rs"]
mod progress;
#[path = "every_profile/promises.rs"]
mod promises;
#[path = "every_profile/session.rs"]
mod session;
#[path = "every_profile/shape.rs"]
mod shape;
#[path = "every_profile/sweep.rs"]
mod sweep;
#[path = "every_profile/tampered.rs"]
mod tampered;
#[path = "every_profile/told.rs"]
mod told;
#[path = "every_profile/trim.rs"]
mod trim;
#[path = "every_profile/week.rs"]
mod week;
#[path = "every_profile/world.rs"]
mod world;

use std::collections::BTreeMap;
use std::fmt::Write;

use backplan::catalogue::Catalogue;
use backplan::{export, plan_file};

use case::Case;
use facts::Facts;
use plan::Plan;
use world::{Finding, Findings, Force, World};

/// What does not hold for a plan, after every check; should-rules that gave way in silence among it.
fn judge(facts: &Facts, plan: &Plan) -> Vec<Finding> {
    let world = World::new(facts, plan);
    let mut out = Findings::default();
    for check in [
        shape::check,
        session::check,
        dosing::check,
        week::check,
        progress::check,
        named::check,
        trim::check,
        told::check,
    ] {
        check(&world, &mut out);
    }
    told::deviations(&world, &mut out);
    out.0.retain(|finding| finding.force == Force::Must);
    out.0
}

/// Makes the plan of a case and judges it.
fn try_case(facts: &Facts, catalogue: &Catalogue, case: &Case) -> Vec<Finding> {
    let wrong = |what: &'static str, detail: String| {
        vec![Finding { rule: "contract", force: Force::Must, place: "plan".into(), what, detail }]
    };
    let made = match case.plan(catalogue) {
        Ok(made) => made,
        Err(none) => return wrong("a plan is possible", none),
    };
    let (json, toml) = (export::json::plan(&made), export::toml::plan(&made));
    if case.json(catalogue).as_ref() != Ok(&json) {
        return wrong("made twice, the same bytes", String::new());
    }
    for (name, text) in [("plan.json", &json), ("plan.toml", &toml)] {
        match plan_file::read(name, text, catalogue, made.profile.start) {
            Ok(read) if read == made => {}
            Ok(_) => return wrong("read back unchanged", name.into()),
            Err(problems) => return wrong("read back unchanged", problems.to_string()),
        }
    }
    let plan: Plan = match serde_json::from_str(&json) {
        Ok(plan) => plan,
        Err(error) => return wrong("the plan file of the contract", error.to_string()),
    };
    let mut findings = judge(facts, &plan);
    if let Some(key) = echo(case, &plan) {
        findings.extend(wrong("the profile says what was asked for", key.to_owned()));
    }
    findings
}

/// A key of the profile, or `assumed`, that does not say what the case asks for.
fn echo(case: &Case, plan: &Plan) -> Option<&'static str> {
    let who = World::new(&Facts { exercises: [].into(), workouts: vec![] }, plan).who;
    let sorted = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<std::collections::BTreeSet<_>>();
    let same = |list: &[&str], said: &[String]| {
        sorted(list) == said.iter().cloned().collect() && sorted(list).len() == said.len()
    };
    let assumed = if case.minutes.is_none() { vec!["minutes"] } else { vec![] };
    let right = [
        ("level", who.level == case.level),
        ("goal", who.goal == case.goal),
        (
            "equipment",
            same(&case.equipment, &who.equipment) || (case.equipment == ["gym"] && who.equipment.len() >= 10),
        ),
        ("sessions", who.sessions == case.sessions as usize),
        ("days", same(&case.days, &who.days)),
        ("minutes", case.minutes.is_none_or(|minutes| minutes == who.minutes)),
        ("weeks", who.weeks == case.weeks as usize),
        ("start", who.start.to_string() == case.start),
        ("include", same(&case.include, &who.include)),
        ("exclude", same(&case.exclude, &who.exclude)),
        ("workout", who.workout.as_deref() == case.workout),
        ("assumed", plan.assumed == assumed),
    ];
    right.into_iter().find(|(_, right)| !right).map(|(key, _)| key)
}

/// The kinds of breach, each with how many plans have it and the shortest example.
#[derive(Default)]
struct Report(BTreeMap<(&'static str, &'static str), (usize, u32, String)>);

impl Report {
    fn add(&mut self, case: &Case, findings: &[Finding]) {
        let mut seen = Vec::new();
        for finding in findings {
            let key = (finding.rule, finding.what);
            if !seen.contains(&key) {
                seen.push(key);
                let example = || format!("{case}\n    {}: {}", finding.place, finding.detail);
                let entry = self.0.entry(key).or_insert_with(|| (0, u32::MAX, String::new()));
                entry.0 += 1;
                if case.weeks < entry.1 {
                    (entry.1, entry.2) = (case.weeks, example());
                }
            }
        }
    }

    fn merge(&mut self, other: Self) {
        for (key, (count, weeks, example)) in other.0 {
            let entry = self.0.entry(key).or_insert_with(|| (0, u32::MAX, String::new()));
            entry.0 += count;
            if weeks < entry.1 {
                (entry.1, entry.2) = (weeks, example);
            }
        }
    }

    fn assert_empty(&self) {
        let mut text = String::new();
        for ((rule, what), (count, _, example)) in &self.0 {
            writeln!(text, "{rule}: {what} ({count} plans), as in\n  {example}").expect("a string takes all");
        }
        assert!(self.0.is_empty(), "\n{text}");
    }
}

#[test]
fn every_profile_gets_a_plan_that_keeps_every_rule() {
    let cases = sweep::cases();
    assert!(cases.len() >= 5000, "{} profiles", cases.len());
    let share = |offset: usize| {
        let (facts, catalogue) = (Facts::read(), backplan::built_in::catalogue());
        let mut report = Report::default();
        for case in cases.iter().skip(offset).step_by(2) {
            report.add(case, &try_case(&facts, &catalogue, case));
        }
        report
    };
    let report = std::thread::scope(|scope| {
        let other = scope.spawn(|| share(1));
        let mut report = share(0);
        report.merge(other.join().expect("the other half is judged"));
        report
    });
    report.assert_empty();
}
