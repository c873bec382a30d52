//! A plan for a clinic's records: a bundle of resources of HL7 FHIR R4, as JSON.
//!
//! * A `CarePlan` says what the plan is, all that it says for safety, and what shaped it. Whoever
//!   reads no more than its text reads the plan.
//! * An exercise in one amount is a `ServiceRequest`: on which weekdays, from which day to which, and
//!   how many seconds it takes with getting ready and rest, in `occurrenceTiming`; how many sets in
//!   `quantityQuantity`; the whole dose in the program's notation, and in words with weight, rest,
//!   tempo and effort, in `orderDetail`; how it is done in `patientInstruction`; why in `reasonCode`.
//!   Where a dose or the weekdays change from one week to the next, another request follows: an
//!   exercise that climbs has one for each rung. The seconds of all requests on their days add up to
//!   those of all sessions.
//! * Walking is a request for so many walks a week.
//! * What was wished for, the strength sessions and the minutes of walking in a week are `Goal`s.
//! * A refused plan is a `CarePlan` on hold without a request or a goal: what to do, and why.
//!
//! Nothing is made up. The subject is the record that somebody names; without one, a reference that
//! says that it is unknown. No name of a person enters, no condition becomes a diagnosis. Exercises
//! and doses are coded in systems of this program, under a domain that nobody can own; an exercise
//! of a user's file has its name alone. Other codes are those that R4 demands, units of UCUM, and
//! the categories by which US Core and HL7's guide on physical activity find care plans; neither
//! guide's profiles are claimed. HL7's own validator was not run on it.
//!
//! Texts of files are shown, not obeyed: control characters and signs that turn the reading direction
//! become escapes, notes are escaped for Markdown and texts for XHTML.

mod course;
mod goal;
mod names;
mod notes;
mod request;
mod resource;
mod subject;

use std::collections::HashMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use self::names::{Names, address, start};
use self::request::Asked;
use self::resource::{
    Activity, Annotation, Bundle, CarePlan, CodeableConcept, Entry, Identifier, Narrative, Period,
    Reference, Resource,
};
use crate::export::say::plan::{GENTLE_ONLY, NO_EXERCISE, made_for, subtitle, title};
use crate::export::say::safety::{stated, taken_on_word};
use crate::export::{Options, json};
use crate::plan::{MadeBy, Plan, Status};
use crate::text::printable::printable;

pub use self::subject::Subject;

/// What is there to be done, and what is not for now.
const ACTIVE: &str = "active";
const ON_HOLD: &str = "on-hold";
/// Somebody means to do it, and gives nobody else leave to.
const INTENT: &str = "plan";
/// Groups of care plans by US Core.
const US_CORE: &str = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";
/// Codes of HL7's guide on physical activity.
const ACTIVITY: &str = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes";

/// Writes a plan as a bundle of FHIR R4, ending in one line break.
///
/// # Panics
/// Never: a bundle holds nothing that JSON can't.
pub fn plan(plan: &Plan, options: &Options) -> String {
    json::indented(&Maker::of(plan, options).bundle())
}

/// What the resources of a plan have in common.
struct Maker<'p> {
    plan: &'p Plan,
    names: Names,
    subject: Reference,
    /// The first day.
    start: NaiveDate,
    /// The id of the care plan, and its address.
    id: String,
    address: String,
}

impl<'p> Maker<'p> {
    fn of(plan: &'p Plan, options: &Options) -> Self {
        let subject = options.subject.as_ref().map(Subject::as_str);
        let names = Names::of(plan, subject);
        let id = names.id("CarePlan", "");
        let subject = subject.map_or_else(Reference::unknown, Reference::to);
        Self { plan, subject, start: start(plan), address: address(&id), id, names }
    }

    fn bundle(&self) -> Bundle {
        let goals = self.goals();
        let requests = self.requests();
        let care_plan = self.care_plan(
            goals.iter().map(|goal| Reference::to(address(&goal.id))).collect(),
            &requests,
        );
        let goals = goals.into_iter().map(|goal| (goal.id.clone(), Resource::Goal(goal.into())));
        let requests = requests.into_iter().map(|Asked { request, .. }| {
            (request.id.clone(), Resource::ServiceRequest(request.into()))
        });
        let first = (self.id.clone(), Resource::CarePlan(care_plan.into()));
        let entry = |(id, resource): (String, Resource)| Entry { full_url: address(&id), resource };
        Bundle {
            id: self.names.id("Bundle", ""),
            kind: "collection",
            entry: [first].into_iter().chain(goals).chain(requests).map(entry).collect(),
        }
    }

    /// Every request: exercises in their order, then walks.
    fn requests(&self) -> Vec<Asked> {
        let mut known: HashMap<(String, NaiveDate), u32> = HashMap::new();
        let mut id = |which: &str, first: NaiveDate| {
            let nth = known.entry((which.to_owned(), first)).or_default();
            *nth += 1;
            self.names.id("ServiceRequest", &format!("{which}\n{first}\n{nth}"))
        };
        let mut requests: Vec<_> = course::courses(self.plan)
            .iter()
            .map(|course| self.course(course, id(course.item.exercise.id.as_str(), course.first())))
            .collect();
        let walks = course::walks(self.plan).into_iter();
        requests.extend(walks.map(|walk| self.walk(walk, id("walking", walk.1))));
        requests
    }

    fn care_plan(&self, goal: Vec<Reference>, requests: &[Asked]) -> CarePlan {
        let plan = self.plan;
        let is_refused = plan.status == Status::Refused;
        let (title, notes) =
            (if is_refused { NO_EXERCISE.into() } else { title(plan) }, notes::all(plan));
        let lines = description(plan);
        let text = html! {
            p { (title) }
            @for line in &lines { p { (line) } }
            @if !requests.is_empty() { ul { @for asked in requests { li { (asked.said) " " (asked.when) } } } }
            @for note in &notes { (note.xhtml()) }
        };
        let activity = requests.iter().map(|asked| Activity {
            reference: Reference::to(address(&asked.request.id)).shown(&asked.said),
        });
        let days = plan.weeks.iter().flat_map(|week| &week.days);
        CarePlan {
            id: self.id.clone(),
            text: Narrative::of(&text),
            identifier: [Identifier::of(self.address.clone())],
            status: if is_refused { ON_HOLD } else { ACTIVE },
            intent: INTENT,
            category: vec![
                CodeableConcept::known(US_CORE, "assess-plan", "Assessment and Plan of Treatment"),
                self::activity(),
            ],
            title,
            description: lines.join("\n"),
            subject: self.subject.clone(),
            period: Period { start: self.start, end: days.last().map(|day| day.date) },
            author: author(&plan.made_by),
            goal,
            activity: activity.collect(),
            note: notes.iter().map(|note| Annotation { text: note.markdown() }).collect(),
        }
    }
}

impl Narrative {
    /// What people read of a resource, all of it from what the resource says.
    fn of(text: &Markup) -> Self {
        let div = html! { div xmlns="http://www.w3.org/1999/xhtml" { (text) } };
        Self { status: "generated", div: div.into_string() }
    }
}

/// The category of all that is about moving.
fn activity() -> CodeableConcept {
    CodeableConcept::known(ACTIVITY, "PhysicalActivity", "Physical Activity")
}

/// The program that made a plan; of one written by hand, nobody is known.
fn author(made_by: &MadeBy) -> Option<Reference> {
    let program = stated(&made_by.program).filter(|program| **program != MadeBy::BY_HAND)?;
    Some(Reference::named(printable(program)))
}

/// What a plan is in some lines: advice, what it is, for whom, and what it takes their word for.
fn description(plan: &Plan) -> Vec<String> {
    let is_refused = plan.status == Status::Refused;
    let mut lines: Vec<String> = plan.safety.advice.iter().map(ToString::to_string).collect();
    if plan.status == Status::Relief {
        lines.push(GENTLE_ONLY.to_owned());
    }
    if !is_refused {
        lines.extend(subtitle(plan).map(|line| line + "."));
    }
    lines.extend(made_for(&plan.profile).map(|line| line + "."));
    lines.extend(taken_on_word(plan).into_iter().filter(|_| !is_refused));
    lines.retain(|line| !line.trim().is_empty());
    lines.iter().map(|line| printable(line).into_owned()).collect()
}
