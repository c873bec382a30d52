//! The rules: one table that builds plans, checks any plan, explains itself.
//!
//! A rule is an entry and one plain function at the narrowest scope. While a plan is built the functions veto and rank; the
//! finished plan is held against all of them before it is shown; so is a plan that a person wrote. A rule never sees the planner.

mod advice;
mod asked;
mod bounds;
mod breach;
mod case;
pub mod foreign;
mod outlook;
pub mod report;
mod words;

pub mod balance;
pub mod bending;
pub mod claims;
pub mod clearance;
pub mod compression;
pub mod condition;
pub mod dosage;
pub mod footing;
pub mod hold;
pub mod load;
pub mod order;
pub mod pain;
pub mod progress;
pub mod recovery;
pub mod relief;
pub mod safety;
pub mod time;
pub mod warning;

pub use advice::{day_of, ending, new_rows, review};
pub use asked::not_checked;
pub use breach::{Breach, Breaches, Finding, Place, Spot};
pub use case::{Case, FIRST_WEEKS, PlanScene, SessionScene, Use, WeekScene};
pub use load::usual_effort;
pub use outlook::{BIRTH, Ending, Outlook, longest};
pub use safety::{is_of_pregnancy, usual_safety};
pub use words::banned;

use std::sync::OnceLock;

use crate::catalogue::Catalogue;
use crate::person::profile::Profile;
use crate::plan::{Plan, Session, Status};
use crate::text::id::Text;
use crate::text::word::words;

words! {
    /// How binding a rule is.
    pub enum Force ("force") {
        /// Never gives way: the plan gets smaller or is refused.
        Must = "must",
        /// Preferred; where it gives way the plan says so.
        Should = "should",
        /// A hint.
        May = "may",
    }
}

/// The rules that speak of what a back may be asked, whatever level and equipment are; the first to apply gives the reason.
pub const OF_THE_BACK: [&str; 6] = [
    "condition-caps",
    "see-clinician-first",
    "clearance-needed",
    "pain-gate",
    "directional-preference",
    "morning-flexion",
];

/// One rule. A rule of two forces is listed with the stronger one; each finding has its own.
pub struct Rule {
    /// Kebab-case, unique.
    pub id: &'static str,
    /// What holds, with its numbers.
    pub says: fn() -> String,
    /// Why it holds, for a lay reader.
    pub because: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How far the evidence carries.
    pub evidence: &'static str,
    /// The strongest force it has.
    pub force: Force,
    /// When it gives way, or what happens instead; for deviations.
    pub gives_way: &'static str,
    /// Its functions, each with its scope; most rules need one.
    pub checks: &'static [Check],
}

/// A rule's function at the narrowest scope it needs.
pub enum Check {
    /// What kind of answer does a person get at all? Asked before anything is planned.
    Gate(fn(&Profile, &mut Vec<Answer>)),
    /// May this exercise be used here? Filters the catalogue; gives the reason when not, as what is said of it: "needs a band".
    Exercise(fn(&Use) -> Option<String>),
    /// Holds for one session.
    Session(fn(&SessionScene, &mut Breaches)),
    /// Holds for one week.
    Week(fn(&WeekScene, &mut Breaches)),
    /// Holds for the plan as a whole.
    Plan(fn(&PlanScene, &mut Breaches)),
}

/// What a rule says to a profile before anything is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The kind of plan that is left.
    pub status: Status,
    /// What happened and why, a full sentence.
    pub notice: String,
    /// What to do about it, full sentences.
    pub advice: Option<Text>,
    /// When to call for help, where that is not what holds for every back.
    pub red_flags: Option<&'static [&'static str]>,
}

impl Answer {
    /// No plan.
    pub fn refused(notice: String, advice: impl Into<Text>) -> Self {
        Self { status: Status::Refused, notice, advice: Some(advice.into()), red_flags: None }
    }
    /// Gentle movement only.
    pub fn relief(notice: String, advice: impl Into<Text>) -> Self {
        Self { status: Status::Relief, notice, advice: Some(advice.into()), red_flags: None }
    }
    /// A plan, with something to know.
    pub fn note(notice: String) -> Self {
        Self { status: Status::Plan, notice, advice: None, red_flags: None }
    }
    /// The same with signs of its own to call for help.
    #[must_use]
    pub fn watching(self, red_flags: &'static [&'static str]) -> Self {
        Self { red_flags: Some(red_flags), ..self }
    }
    /// The same with advice.
    #[must_use]
    pub fn advising(self, advice: impl Into<Text>) -> Self {
        Self { advice: Some(advice.into()), ..self }
    }
}

/// What all rules together answer to a profile.
#[derive(Clone)]
pub struct Gate {
    /// The strictest of their answers.
    pub status: Status,
    /// What is told, with the rules that say it: an emergency alone; else for a refusal what refuses; else everything.
    pub told: Vec<(&'static Rule, Answer)>,
}

/// Asks every rule that answers before anything is planned.
pub fn gate(profile: &Profile) -> Gate {
    let mut told = answers(profile);
    let status = told.iter().map(|(_, answer)| answer.status).max().unwrap_or(Status::Plan);
    if status == Status::Refused {
        let emergency = told.iter().any(|(rule, _)| rule.id == EMERGENCY);
        told.retain(|(rule, answer)| answer.status == status && (!emergency || rule.id == EMERGENCY));
    }
    Gate { status, told }
}

/// The rule before which all others fall silent.
const EMERGENCY: &str = "red-flag-emergency";

/// Every answer, in the order of [`all`].
fn answers(profile: &Profile) -> Vec<(&'static Rule, Answer)> {
    let mut told = Vec::new();
    let mut answers = Vec::new();
    for (rule, answer) in &checks().gate {
        answer(profile, &mut answers);
        told.extend(answers.drain(..).map(|answer| (*rule, answer)));
    }
    told
}

/// The first rule that refuses an exercise is the one that is named: what a back must not be asked comes before level and equipment.
const FAMILIES: [&[Rule]; 17] = [
    condition::RULES,
    warning::RULES,
    clearance::RULES,
    pain::RULES,
    bending::RULES,
    compression::RULES,
    relief::RULES,
    load::RULES,
    recovery::RULES,
    balance::RULES,
    order::RULES,
    footing::RULES,
    time::RULES,
    dosage::RULES,
    progress::RULES,
    safety::RULES,
    asked::RULES,
];

/// Every rule, family by family: the only list there is.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// What a plan takes the person's word for, as clauses: "a clinician has cleared exercise with a herniated disc".
pub fn rests_on(profile: &Profile) -> Vec<Text> {
    warning::rests_on(profile).chain(clearance::rests_on(profile)).map(Text::from).collect()
}

/// A rule's function with its rule.
type Checks<F> = Vec<(&'static Rule, F)>;

/// Every function with its rule, sorted by scope, within it in the order of [`all`]: most runs ask for one scope only, and often.
#[derive(Default)]
struct ByScope {
    gate: Checks<fn(&Profile, &mut Vec<Answer>)>,
    exercise: Checks<fn(&Use) -> Option<String>>,
    session: Checks<fn(&SessionScene, &mut Breaches)>,
    week: Checks<fn(&WeekScene, &mut Breaches)>,
    plan: Checks<fn(&PlanScene, &mut Breaches)>,
}

fn checks() -> &'static ByScope {
    static CHECKS: OnceLock<ByScope> = OnceLock::new();
    CHECKS.get_or_init(|| {
        let mut checks = ByScope::default();
        for (rule, check) in all().flat_map(|rule| rule.checks.iter().map(move |check| (rule, check))) {
            match check {
                Check::Gate(check) => checks.gate.push((rule, *check)),
                Check::Exercise(check) => checks.exercise.push((rule, *check)),
                Check::Session(check) => checks.session.push((rule, *check)),
                Check::Week(check) => checks.week.push((rule, *check)),
                Check::Plan(check) => checks.plan.push((rule, *check)),
            }
        }
        checks
    })
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// The claims that a rule puts a label on; none for most rules.
pub fn claims(rule: &Rule) -> &'static [claims::Claim] {
    if rule.id == "claim-labels" { claims::CLAIMS } else { &[] }
}

/// The must rules that keep an exercise from being used, in the order of [`all`], each with what it says of it: "needs a band".
pub fn refusals<'a>(wanted: &'a Use) -> impl Iterator<Item = (&'static Rule, String)> + 'a {
    checks().exercise.iter().filter_map(|(rule, check)| check(wanted).map(|text| (*rule, text)))
}

/// The first of them.
pub fn refusal(wanted: &Use) -> Option<(&'static Rule, String)> {
    refusals(wanted).next()
}

/// Whether no must rule keeps an exercise from being used.
pub fn allows(wanted: &Use) -> bool {
    refusal(wanted).is_none()
}

/// Runs every session rule on one session and hands over what it finds, rule by rule.
pub fn check_session(scene: &SessionScene, mut found: impl FnMut(&'static Rule, Breach)) {
    let mut breaches = Breaches::default();
    for (rule, check) in &checks().session {
        check(scene, &mut breaches);
        breaches.list.drain(..).for_each(|breach| found(rule, breach));
    }
}

/// Holds a whole plan against every rule. Findings come week by week, in the order of the plan, rules in the order of [`all`].
pub fn check(plan: &Plan, catalogue: &Catalogue) -> Vec<Finding> {
    let weeks = u32::try_from(plan.weeks.len()).unwrap_or(u32::MAX).max(plan.profile.weeks);
    let outlook = Outlook::over(&plan.profile, plan.status, weeks);
    let whole = Case::new(&outlook, catalogue, plan.status);
    let mut findings = check_gate(plan);
    let mut breaches = Breaches::default();
    for (index, week) in plan.weeks.iter().enumerate() {
        let case = whole.in_week(week.number);
        for (day, session) in week.sessions() {
            let around = Spot::here().in_week(week.number).in_session(day, session);
            check_items(case, week.number, session, around, &mut findings);
            let scene = SessionScene { case, week: week.number, session };
            check_session(&scene, |rule, breach| findings.push(Finding::of(rule, breach, around)));
        }
        let scene = WeekScene { case, week, before: &plan.weeks[..index] };
        for (rule, check) in &checks().week {
            check(&scene, &mut breaches);
            let around = Spot::week(week.number);
            findings.extend(breaches.list.drain(..).map(|breach| Finding::of(rule, breach, around)));
        }
    }
    let scene = PlanScene { case: whole, plan };
    for (rule, check) in &checks().plan {
        check(&scene, &mut breaches);
        findings.extend(breaches.list.drain(..).map(|breach| Finding::of(rule, breach, Spot::here())));
    }
    findings
}

/// The rules that let a person have less than the plan gives.
fn check_gate(plan: &Plan) -> Vec<Finding> {
    let stricter = answers(&plan.profile).into_iter().filter(|(_, answer)| answer.status > plan.status);
    let finding = |(rule, answer): (&'static Rule, Answer)| {
        let mend = match answer.status {
            Status::Refused => "Take all exercises out; give the advice instead.",
            _ => "Make it a relief plan: gentle movement only.",
        };
        Finding { rule: rule.id, force: Force::Must, place: Place::default(), text: answer.notice, mend: mend.into() }
    };
    stricter.map(finding).collect()
}

fn check_items(case: Case, week: u32, session: &Session, around: Spot, findings: &mut Vec<Finding>) {
    for (block, item) in session.items() {
        let wanted = Use { case, exercise: &item.exercise, week, block };
        for (rule, text) in refusals(&wanted) {
            let spot = around.with_block(block).with_exercise(&item.exercise);
            let mend = format!("Take {} out or put an allowed exercise in its place.", item.exercise.name);
            let text = format!("{} {text}.", item.exercise.name);
            findings.push(Finding { rule: rule.id, force: rule.force, place: spot.place(), text, mend });
        }
    }
}

/// Sixteen hexadecimal digits that change when a rule's words or numbers do: which rules made a plan. Worked out once.
pub fn digest() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    let add = |digest, rule: &Rule| crate::text::digest::digest(digest, rule.id.as_bytes());
    let all = || all().fold(0, |digest, rule| crate::text::digest::digest(add(digest, rule), (rule.says)().as_bytes()));
    DIGEST.get_or_init(|| format!("{:016x}", all()))
}
