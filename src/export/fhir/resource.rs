//! The resources of FHIR R4, with the elements of them that a plan fills, in the order in which R4
//! lists them.
//!
//! What is not there is not written: FHIR knows neither null nor an empty list or text.

use chrono::NaiveDate;
use serde::Serialize;

/// Several resources, sent together.
#[derive(Serialize)]
#[serde(tag = "resourceType")]
pub struct Bundle {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub entry: Vec<Entry>,
}

/// A resource of a bundle, with the address by which the others refer to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub full_url: String,
    pub resource: Resource,
}

#[derive(Serialize)]
#[serde(tag = "resourceType")]
pub enum Resource {
    CarePlan(Box<CarePlan>),
    Goal(Box<Goal>),
    ServiceRequest(Box<ServiceRequest>),
}

#[derive(Serialize)]
pub struct CarePlan {
    pub id: String,
    pub text: Narrative,
    pub identifier: [Identifier; 1],
    pub status: &'static str,
    pub intent: &'static str,
    pub category: Vec<CodeableConcept>,
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub subject: Reference,
    pub period: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goal: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activity: Vec<Activity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Annotation>,
}

#[derive(Serialize)]
pub struct Activity {
    pub reference: Reference,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    pub id: String,
    pub text: Narrative,
    pub lifecycle_status: &'static str,
    pub category: [CodeableConcept; 1],
    pub description: CodeableConcept,
    pub subject: Reference,
    pub start_date: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<[Target; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    pub measure: CodeableConcept,
    pub detail_quantity: Quantity,
    pub due_date: NaiveDate,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceRequest {
    pub id: String,
    pub text: Narrative,
    pub based_on: [Reference; 1],
    pub status: &'static str,
    pub intent: &'static str,
    pub category: [CodeableConcept; 1],
    pub code: CodeableConcept,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order_detail: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_quantity: Option<Quantity>,
    pub subject: Reference,
    pub occurrence_timing: Timing,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reason_code: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Annotation>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub patient_instruction: String,
}

#[derive(Serialize)]
pub struct Timing {
    pub repeat: Repeat,
}

/// So often in each period: on those weekdays alone, where there are any.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repeat {
    pub bounds_period: Period,
    /// How long it takes each time.
    pub duration: u32,
    pub duration_unit: &'static str,
    pub frequency: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_max: Option<u32>,
    pub period: u32,
    pub period_unit: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub day_of_week: Vec<&'static str>,
}

/// From a day to a day, both within.
#[derive(Serialize)]
pub struct Period {
    pub start: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
}

#[derive(Serialize)]
pub struct CodeableConcept {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coding: Option<[Coding; 1]>,
    pub text: String,
}

#[derive(Serialize)]
pub struct Coding {
    pub system: &'static str,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// An amount, in a unit of UCUM.
#[derive(Serialize)]
pub struct Quantity {
    pub value: u32,
    pub unit: &'static str,
    pub system: &'static str,
    pub code: &'static str,
}

#[derive(Clone, Serialize)]
pub struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<[Extension; 1]>,
    #[serde(rename = "reference", skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    pub url: &'static str,
    pub value_code: &'static str,
}

#[derive(Serialize)]
pub struct Identifier {
    pub system: &'static str,
    pub value: String,
}

/// What stands in a resource for people, as XHTML.
#[derive(Serialize)]
pub struct Narrative {
    pub status: &'static str,
    pub div: String,
}

/// A note, in Markdown.
#[derive(Serialize)]
pub struct Annotation {
    pub text: String,
}

/// The units of UCUM.
pub const UCUM: &str = "http://unitsofmeasure.org";
/// How identifiers are written that are addresses.
const URI: &str = "urn:ietf:rfc:3986";
/// What says of an element why it has no value.
const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

impl CodeableConcept {
    /// Words alone.
    pub fn said(text: impl Into<String>) -> Self {
        Self { coding: None, text: text.into() }
    }

    /// A code of a system, with words.
    pub fn coded(system: &'static str, code: &str, text: impl Into<String>) -> Self {
        let coding = Coding { system, code: code.to_owned(), display: None };
        Self { coding: Some([coding]), text: text.into() }
    }

    /// A code of a system, with the words by which it is known there.
    pub fn known(system: &'static str, code: &str, display: impl Into<String>) -> Self {
        let text = display.into();
        let coding = Coding { system, code: code.to_owned(), display: Some(text.clone()) };
        Self { coding: Some([coding]), text }
    }
}

impl Reference {
    /// A reference to what has an address.
    pub fn to(address: impl Into<String>) -> Self {
        Self { extension: None, address: Some(address.into()), display: None }
    }

    /// The same, with words for people.
    #[must_use]
    pub fn shown(self, display: impl Into<String>) -> Self {
        Self { display: Some(display.into()), ..self }
    }

    /// Somebody of whom only words are known.
    pub fn named(display: impl Into<String>) -> Self {
        Self { extension: None, address: None, display: Some(display.into()) }
    }

    /// Somebody who is there, and of whom nothing is known.
    pub fn unknown() -> Self {
        let extension = Extension { url: ABSENT, value_code: "unknown" };
        Self { extension: Some([extension]), address: None, display: None }
    }
}

impl Identifier {
    /// An address by which something is known wherever it is kept.
    pub fn of(address: String) -> Self {
        Self { system: URI, value: address }
    }
}
