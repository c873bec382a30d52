//! One request an exercise in one amount, and one for walking.

use chrono::NaiveDate;
use maud::html;

use super::course::Course;
use super::resource::{
    Annotation, CodeableConcept, Narrative, Period, Quantity, Reference, Repeat, ServiceRequest,
    Timing, UCUM,
};
use super::{ACTIVE, INTENT, Maker, activity};
use crate::catalogue::dose::Dose;
use crate::export::markdown::escape::Page;
use crate::export::say::date::dates;
use crate::export::say::item::{beside, in_full};
use crate::export::say::plan::TIMES_A_DAY;
use crate::export::say::week::how_to_walk;
use crate::person::profile::Day;
use crate::plan::{Item, Walk};
use crate::text::printable::{joined, list_in_words, printable, range};
use crate::text::vocabulary::Vocabulary as _;

/// The exercises of the program, by the ids that `backplan list` shows. Nobody can own the domain.
const EXERCISES: &str = "https://backplan.invalid/exercise";
/// Amounts as the program writes and reads them: `2x8-10/side r45 t2-0-2-1`.
const DOSES: &str = "https://backplan.invalid/dose";
/// Days of a whole week.
const WEEK: usize = 7;

/// A request, and what people read of it: what is to be done, and when.
pub struct Asked {
    pub request: ServiceRequest,
    pub said: String,
    pub when: String,
}

impl Maker<'_> {
    /// The request for a course.
    pub fn course(&self, course: &Course, id: String) -> Asked {
        let item = course.item;
        let parts = in_full(course.kind, item, self.plan.profile.unit.unwrap_or_default());
        let said = format!("{}: {}.", item.exercise.name, parts.join(", "));
        let when = [Some(when(course)), beside(item).map(str::to_owned)];
        let when = when.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let [said, when] = [said, when].map(|text| printable(&text).into_owned());
        let reason = |text: &str, rule: &str| printable(&format!("{text} ({rule})")).into_owned();
        let reasons = course.reasons.iter().map(|why| reason(&why.text, &why.rule));
        let request = ServiceRequest {
            order_detail: order(item, parts),
            quantity_quantity: Some(amount(&item.dose)),
            reason_code: reasons.map(CodeableConcept::said).collect(),
            note: notes(course),
            patient_instruction: instruction(item),
            ..self.request(id, text(&said, &when), self.code(item), repeat(course))
        };
        Asked { request, said, when }
    }

    /// The request for the walks of some weeks.
    pub fn walk(&self, (walk, start, end): (Walk, NaiveDate, NaiveDate), id: String) -> Asked {
        let said = how_to_walk(walk);
        let days = if walk.days == 1 { "day" } else { "days" };
        let when = format!("On {} {days} a week, {}.", walk.days, dates(start, end, true));
        let repeat = Repeat {
            bounds_period: Period { start, end: Some(end) },
            duration: walk.minutes,
            duration_unit: "min",
            frequency: walk.days.saturating_mul(walk.times),
            frequency_max: None,
            period: 1,
            period_unit: "wk",
            day_of_week: Vec::new(),
        };
        let code = CodeableConcept::said("Walking");
        let request = ServiceRequest {
            patient_instruction: said.clone(),
            ..self.request(id, text(&said, &when), code, repeat)
        };
        Asked { request, said, when }
    }

    /// A request, with no more than every one has.
    fn request(
        &self,
        id: String,
        text: Narrative,
        code: CodeableConcept,
        repeat: Repeat,
    ) -> ServiceRequest {
        ServiceRequest {
            id,
            text,
            based_on: [Reference::to(&self.address)],
            status: ACTIVE,
            intent: INTENT,
            category: [activity()],
            code,
            order_detail: Vec::new(),
            quantity_quantity: None,
            subject: self.subject.clone(),
            occurrence_timing: Timing { repeat },
            reason_code: Vec::new(),
            note: Vec::new(),
            patient_instruction: String::new(),
        }
    }

    /// An exercise by its code; one that a file of the user brought or changed by its name alone.
    fn code(&self, item: &Item) -> CodeableConcept {
        let (id, name) = (&item.exercise.id, printable(&item.exercise.name));
        if self.plan.foreign.contains(id) {
            CodeableConcept::said(name)
        } else {
            CodeableConcept::known(EXERCISES, id.as_str(), name)
        }
    }
}

fn text(said: &str, when: &str) -> Narrative {
    Narrative::of(&html! { p { (said) " " (when) } })
}

/// How it is done: the whole amount by its code and in words, then what belongs to it, a word each.
fn order(item: &Item, parts: Vec<String>) -> Vec<CodeableConcept> {
    let weight = item.load.as_ref().map(|load| format!("weight: {}", load.text));
    let mut parts = parts.into_iter().chain(weight).map(|part| printable(&part).into_owned());
    let amount =
        parts.next().map(|text| CodeableConcept::coded(DOSES, &item.dose.to_string(), text));
    amount.into_iter().chain(parts.map(CodeableConcept::said)).collect()
}

/// How many sets; of what has none, how many minutes.
fn amount(dose: &Dose) -> Quantity {
    let sets = dose.sets();
    let (value, unit, code) = match dose {
        Dose::Minutes { minutes } => (*minutes, "min", "min"),
        _ if sets == 1 => (sets, "set", "{set}"),
        _ => (sets, "sets", "{set}"),
    };
    Quantity { value, unit, system: UCUM, code }
}

/// Once on each of its weekdays, from its first day to its last.
fn repeat(course: &Course) -> Repeat {
    let [least, most] = if course.is_relief { TIMES_A_DAY } else { [1, 1] };
    Repeat {
        bounds_period: Period { start: course.first(), end: Some(course.last()) },
        duration: course.item.seconds,
        duration_unit: "s",
        frequency: least,
        frequency_max: (most > least).then_some(most),
        period: 1,
        period_unit: "d",
        day_of_week: weekdays(course).iter().map(|day| day.as_str()).collect(),
    }
}

/// Its weekdays, Monday first.
fn weekdays(course: &Course) -> Vec<Day> {
    let mut days: Vec<Day> = course.first_week().iter().map(|date| Day::of(*date)).collect();
    days.sort();
    days
}

/// `On Monday and Friday, 23 to 27 November 2026.`
fn when(course: &Course) -> String {
    let days: Vec<_> = weekdays(course).into_iter().map(Day::name).collect();
    let days = match days.len() {
        WEEK => "Every day".to_owned(),
        _ => format!("On {}", list_in_words(&days, " and")),
    };
    let times = format!(", {} times a day", range(TIMES_A_DAY, " to "));
    let times = if course.is_relief { times } else { String::new() };
    format!("{days}{times}, {}.", dates(course.first(), course.last(), true))
}

/// Where it stands, when to leave it out, and what comes next.
fn notes(course: &Course) -> Vec<Annotation> {
    let item = course.item;
    let places: Vec<_> =
        course.places.iter().map(|(title, kind)| format!("{title}, {}", kind.part())).collect();
    let next = item.rung.as_ref().and_then(|rung| rung.next.as_ref());
    let said = [
        Some(joined(&places, "; ") + "."),
        beside(item).map(str::to_owned),
        next.map(|next| format!("Next: {next}.")),
    ];
    let note = |text: String| {
        let mut page = Page::default();
        page.text(&text);
        Annotation { text: page.finish() }
    };
    said.into_iter().flatten().map(note).collect()
}

/// How it is done, for whoever does it.
fn instruction(item: &Item) -> String {
    let exercise = &item.exercise;
    let steps = (1..).zip(&exercise.steps).map(|(number, step)| format!("{number}. {step}"));
    let breathing = item.breathing.as_ref().unwrap_or(&exercise.breathing);
    let lines = [format!("Set-up: {}", exercise.setup)]
        .into_iter()
        .chain(steps)
        .chain([format!("Breathing: {breathing}")])
        .chain(
            (!exercise.cues.is_empty()).then(|| format!("Cues: {}", joined(&exercise.cues, " "))),
        )
        .chain([exercise.stop.to_string()]);
    lines.map(|line| printable(&line).into_owned()).collect::<Vec<_>>().join("\n")
}
