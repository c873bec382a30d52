//! Holds exercises, sessions and whole plans against the table of rules.

use std::sync::OnceLock;

use super::all;
use super::breach::{At, Breach, Breaches, Finding, Force};
use super::context::{Candidate, Context, PlanScope, SessionScope, WeekScope};
use super::outlook::Outlook;
use super::rule::{Check, Objection, Rule, Verdict};
use crate::catalogue::Catalogue;
use crate::person::profile::Profile;
use crate::plan::{Plan, RuleId, Session, Status};
use crate::rules::Location;

/// A rule's function with its rule.
pub(super) type Checks<F> = Vec<(&'static Rule, F)>;

/// A function of a session, and whether it needs the whole of it.
struct SessionCheck {
    check: fn(&SessionScope, &mut Breaches),
    whole: bool,
}

/// Every function with its rule, sorted by scope, within it in the order of [`all`]: most runs ask
/// for one scope only, and often.
#[derive(Default)]
pub(super) struct ByScope {
    pub gate: Checks<fn(&Profile, &mut Vec<Verdict>)>,
    exercise: Checks<fn(&Candidate) -> Option<Objection>>,
    session: Checks<SessionCheck>,
    week: Checks<fn(&WeekScope, &mut Breaches)>,
    plan: Checks<fn(&PlanScope, &mut Breaches)>,
}

pub(super) fn checks() -> &'static ByScope {
    static CHECKS: OnceLock<ByScope> = OnceLock::new();
    CHECKS.get_or_init(|| {
        let mut checks = ByScope::default();
        for (rule, check) in
            all().flat_map(|rule| rule.checks.iter().map(move |check| (rule, check)))
        {
            match check {
                Check::Gate(check) => checks.gate.push((rule, *check)),
                Check::Exercise(check) => checks.exercise.push((rule, *check)),
                Check::Session(check) => {
                    checks.session.push((rule, SessionCheck { check: *check, whole: false }));
                }
                Check::WholeSession(check) => {
                    checks.session.push((rule, SessionCheck { check: *check, whole: true }));
                }
                Check::Week(check) => checks.week.push((rule, *check)),
                Check::Plan(check) => checks.plan.push((rule, *check)),
            }
        }
        checks
    })
}

/// The must rules that keep an exercise from being used, in the order of [`all`], each with what it
/// has against it.
pub fn refusals<'a>(
    wanted: &'a Candidate,
) -> impl Iterator<Item = (&'static Rule, Objection)> + 'a {
    checks()
        .exercise
        .iter()
        .filter_map(|(rule, check)| check(wanted).map(|objection| (*rule, objection)))
}

/// The first of them.
pub fn refusal(wanted: &Candidate) -> Option<(&'static Rule, Objection)> {
    refusals(wanted).next()
}

/// Whether no must rule keeps an exercise from being used.
pub fn allows(wanted: &Candidate) -> bool {
    refusal(wanted).is_none()
}

/// Hands over what a session breaks of its must rules, rule by rule. Rules that only prefer are not
/// asked.
pub fn must_breaches(scope: &SessionScope, found: impl FnMut(&'static Rule, Breach)) {
    musts(scope, |_| true, found);
}

/// The same for a session that is still being filled: rules that need the whole of it are not asked
/// either.
pub fn must_breaches_unfinished(scope: &SessionScope, found: impl FnMut(&'static Rule, Breach)) {
    musts(scope, |session| !session.whole, found);
}

fn musts(
    scope: &SessionScope,
    asked: impl Fn(&SessionCheck) -> bool,
    mut found: impl FnMut(&'static Rule, Breach),
) {
    let asked = |rule: &Rule, session: &SessionCheck| rule.force == Force::Must && asked(session);
    check_parts(scope, asked, |rule, breach| {
        if breach.force == Force::Must {
            found(rule, breach);
        }
    });
}

fn check_parts(
    scope: &SessionScope,
    asked: impl Fn(&Rule, &SessionCheck) -> bool,
    mut found: impl FnMut(&'static Rule, Breach),
) {
    let mut breaches = Breaches::default();
    for (rule, session) in checks().session.iter().filter(|(rule, session)| asked(rule, session)) {
        (session.check)(scope, &mut breaches);
        breaches.list.drain(..).for_each(|breach| found(rule, breach));
    }
}

/// Holds a whole plan against every rule. Findings come week by week, in the order of the plan,
/// rules in the order of [`all`].
pub fn check(plan: &Plan, catalogue: &Catalogue) -> Vec<Finding> {
    let weeks = u32::try_from(plan.weeks.len()).unwrap_or(u32::MAX).max(plan.profile.weeks);
    let outlook = Outlook::over(&plan.profile, plan.status, weeks);
    let whole = Context::new(&outlook, catalogue, plan.status);
    let mut findings = check_gate(plan);
    let mut breaches = Breaches::default();
    for (index, week) in plan.weeks.iter().enumerate() {
        let context = whole.of(week);
        // Days repeat their sessions: what one breaks is broken by all that are like it.
        let mut looked_at: Vec<(&Session, Vec<(RuleId, Breach)>)> = Vec::new();
        for (day, session) in week.sessions() {
            let around = At::here().in_week(week.number).in_session(day, session);
            let known = looked_at.iter().position(|(other, _)| *other == session);
            let known = known.unwrap_or_else(|| {
                looked_at.push((session, broken(&SessionScope { context, session })));
                looked_at.len() - 1
            });
            let broken = looked_at[known].1.iter().cloned();
            findings.extend(broken.map(|(rule, breach)| Finding::of(rule, breach, around)));
        }
        let scope = WeekScope { context, week, before: &plan.weeks[..index] };
        for (rule, check) in &checks().week {
            check(&scope, &mut breaches);
            let around = At::week(week.number);
            findings
                .extend(breaches.list.drain(..).map(|breach| Finding::of(rule.id, breach, around)));
        }
    }
    let scope = PlanScope { context: whole, plan };
    for (rule, check) in &checks().plan {
        check(&scope, &mut breaches);
        findings
            .extend(breaches.list.drain(..).map(|breach| Finding::of(rule.id, breach, At::here())));
    }
    findings
}

/// The rules that let a person have less than the plan gives.
fn check_gate(plan: &Plan) -> Vec<Finding> {
    let stricter =
        answers(&plan.profile).into_iter().filter(|(_, answer)| answer.status > plan.status);
    let finding = |(rule, answer): (&'static Rule, Verdict)| {
        let mend = match answer.status {
            Status::Refused => "Take all exercises out; give the advice instead.",
            _ => "Make it a relief plan: gentle movement only.",
        };
        Finding {
            rule: rule.id,
            force: Force::Must,
            place: Location::default(),
            text: answer.notice,
            mend: mend.into(),
        }
    };
    stricter.map(finding).collect()
}

/// What a session breaks of the rules of exercises, then of those of sessions.
fn broken(scope: &SessionScope) -> Vec<(RuleId, Breach)> {
    let mut broken = Vec::new();
    for (block, item) in scope.session.items() {
        let wanted = Candidate { context: scope.context, exercise: &item.exercise, block };
        for (rule, objection) in refusals(&wanted) {
            let place = At::item(block, &item.exercise).place();
            let mend =
                format!("Take {} out or put an allowed exercise in its place.", item.exercise.name);
            let text = format!("{} {objection}.", item.exercise.name);
            broken.push((rule.id, Breach { force: rule.force, place, text, mend }));
        }
    }
    check_parts(scope, |_, _| true, |rule, breach| broken.push((rule.id, breach)));
    broken
}

/// Every answer, in the order of [`all`].
pub(super) fn answers(profile: &Profile) -> Vec<(&'static Rule, Verdict)> {
    let mut told = Vec::new();
    let mut answers = Vec::new();
    for (rule, answer) in &checks().gate {
        answer(profile, &mut answers);
        told.extend(answers.drain(..).map(|answer| (*rule, answer)));
    }
    told
}
