//! Reads a bundle as somebody would who knows FHIR R4 and nothing of the program, and holds it to
//! what R4 asks of every bundle.

use std::collections::{BTreeMap, BTreeSet};

use backplan::text::printable::disturbing;
use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The elements of each kind of resource that R4 asks for.
const NEEDED: [(&str, &[&str]); 3] = [
    ("CarePlan", &["status", "intent", "subject"]),
    ("Goal", &["lifecycleStatus", "description", "subject"]),
    ("ServiceRequest", &["status", "intent", "subject", "code", "occurrenceTiming"]),
];

/// A bundle that holds what R4 asks for.
pub struct Bundle {
    pub text: String,
    resources: Vec<Value>,
}

impl Bundle {
    /// Reads a bundle about a subject; none is one of whom nothing is known.
    pub fn read(text: &str, subject: Option<&str>) -> Self {
        let read: Value = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(
            (&read["resourceType"], &read["type"]),
            (&"Bundle".into(), &"collection".into())
        );
        whole(&read);
        let entries = read["entry"].as_array().expect("entries").clone();
        let addresses: Vec<&str> =
            entries.iter().map(|entry| entry["fullUrl"].as_str().expect("an address")).collect();
        let known: BTreeSet<&str> = addresses.iter().copied().collect();
        assert_eq!(known.len(), addresses.len(), "an address is of one resource");
        let mut referred = BTreeSet::new();
        for (address, entry) in addresses.iter().zip(&entries) {
            let resource = &entry["resource"];
            let id = resource["id"].as_str().expect("an id");
            assert_eq!(*address, format!("urn:uuid:{id}"));
            assert!(is_uuid(id), "{id}");
            let kind = resource["resourceType"].as_str().expect("a kind");
            let (_, needed) =
                NEEDED.iter().find(|(known, _)| *known == kind).expect("a known kind");
            assert!(needed.iter().all(|key| !resource[key].is_null()), "{resource}");
            if let Some(subject) = subject {
                assert_eq!(resource["subject"]["reference"], subject);
            } else {
                let absent = &resource["subject"]["extension"][0];
                assert_eq!(absent["url"], ABSENT);
                assert_eq!(absent["valueCode"], "unknown");
            }
            narrative(resource["text"]["div"].as_str().expect("a text for people"));
            references(resource, &mut referred);
        }
        let beyond: Vec<_> = referred.iter().filter(|to| !known.contains(to.as_str())).collect();
        assert!(beyond.iter().all(|to| Some(to.as_str()) == subject), "{beyond:?} lead nowhere");
        let resources: Vec<Value> = entries.iter().map(|entry| entry["resource"].clone()).collect();
        let bundle = Self { text: text.to_owned(), resources };
        // What is there belongs to the plan, in its order.
        let mut of_plan = BTreeSet::new();
        references(bundle.care_plan(), &mut of_plan);
        assert!(addresses[1..].iter().all(|address| of_plan.contains(*address)));
        bundle
    }

    fn of(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.resources.iter().filter(move |resource| resource["resourceType"] == kind)
    }

    pub fn care_plan(&self) -> &Value {
        let mut plans = self.of("CarePlan");
        let plan = plans.next().expect("a plan");
        assert!(plans.next().is_none(), "one plan");
        plan
    }

    pub fn goals(&self) -> Vec<&Value> {
        self.of("Goal").collect()
    }

    /// The requests for exercises.
    pub fn exercises(&self) -> impl Iterator<Item = &Value> {
        self.of("ServiceRequest").filter(|request| request["code"]["text"] != "Walking")
    }

    /// Seconds of all exercises on all days, each once a day.
    pub fn seconds(&self) -> u32 {
        self.exercises().map(|request| seconds(request) * number(days(request).len())).sum()
    }

    /// Minutes of walking in all weeks.
    pub fn walked(&self) -> u32 {
        let walks =
            self.of("ServiceRequest").filter(|request| request["code"]["text"] == "Walking");
        walks
            .map(|request| {
                let repeat = &request["occurrenceTiming"]["repeat"];
                assert_eq!(
                    (&repeat["periodUnit"], &repeat["durationUnit"]),
                    (&"wk".into(), &"min".into())
                );
                let [first, last] = bounds(repeat);
                let weeks = (last - first).num_days() + 1;
                assert_eq!(weeks % 7, 0, "whole weeks");
                u32::try_from(weeks / 7).expect("few weeks")
                    * whole_number(&repeat["frequency"])
                    * whole_number(&repeat["duration"])
            })
            .sum()
    }

    /// The goals, then each request on a line: what, when, for how long, and how.
    pub fn told(&self) -> String {
        let goals = self.goals().into_iter().map(|goal| {
            let target = &goal["target"][0];
            let until = target["dueDate"].as_str().map(|date| format!(" by {date}"));
            let said = goal["description"]["text"].as_str().expect("words");
            format!("goal: {said}{}\n", until.unwrap_or_default())
        });
        let requests = self.of("ServiceRequest").map(|request| {
            let repeat = &request["occurrenceTiming"]["repeat"];
            let words = |list: &Value, of: fn(&Value) -> &Value| {
                let list = list.as_array().into_iter().flatten();
                list.filter_map(|one| of(one).as_str()).collect::<Vec<_>>().join(", ")
            };
            let [first, last] = bounds(repeat);
            format!(
                "{first} to {last}, {} x {} {}, {}: {}: {} | {}\n",
                repeat["frequency"],
                repeat["duration"],
                repeat["durationUnit"].as_str().expect("a unit"),
                words(&repeat["dayOfWeek"], |day| day),
                request["code"]["text"].as_str().expect("a name"),
                words(&request["orderDetail"], |detail| &detail["text"]),
                words(&request["note"], |note| &note["text"]),
            )
        });
        goals.chain(requests).collect()
    }

    /// Every note, in Markdown.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        let notes = self.resources.iter().filter_map(|resource| resource["note"].as_array());
        notes.flatten().map(|note| note["text"].as_str().expect("a text").to_owned())
    }
}

/// On which day which exercise is done in which dose, and the seconds of each.
pub fn done(bundle: &Bundle) -> BTreeMap<(String, String, String), Vec<u32>> {
    let mut done: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for request in bundle.exercises() {
        let code = &request["code"];
        let exercise =
            code["coding"][0]["code"].as_str().or(code["text"].as_str()).expect("a name");
        let amount = request["orderDetail"][0]["coding"][0]["code"].as_str().expect("a dose");
        for day in days(request) {
            let key = (day.to_string(), exercise.to_owned(), amount.to_owned());
            done.entry(key).or_default().push(seconds(request));
        }
    }
    for seconds in done.values_mut() {
        seconds.sort_unstable();
    }
    done
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a small number")
}

fn whole_number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| u32::try_from(number).ok()).expect("a number")
}

fn seconds(request: &Value) -> u32 {
    let repeat = &request["occurrenceTiming"]["repeat"];
    assert_eq!(repeat["durationUnit"], "s");
    whole_number(&repeat["duration"])
}

fn bounds(repeat: &Value) -> [NaiveDate; 2] {
    ["start", "end"].map(|end| {
        let date = repeat["boundsPeriod"][end].as_str().expect("a date");
        date.parse().expect("a date")
    })
}

/// The days on which something is to be done: those of its weekdays within its bounds.
fn days(request: &Value) -> Vec<NaiveDate> {
    let repeat = &request["occurrenceTiming"]["repeat"];
    let once = ["frequency", "period"].map(|key| whole_number(&repeat[key]));
    assert_eq!((once, &repeat["periodUnit"]), ([1, 1], &"d".into()));
    let [first, last] = bounds(repeat);
    let on: Vec<&str> = repeat["dayOfWeek"]
        .as_array()
        .expect("weekdays")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let places =
        on.iter().map(|day| WEEKDAYS.iter().position(|known| known == day).expect("a weekday"));
    assert!(places.is_sorted(), "{on:?}");
    let all = first.iter_days().take_while(|day| *day <= last);
    let days: Vec<_> = all
        .filter(|day| on.contains(&WEEKDAYS[day.weekday().num_days_from_monday() as usize]))
        .collect();
    assert!(days.first() == Some(&first) && days.last() == Some(&last), "bounds are days of it");
    assert!(first.checked_add_days(Days::new(400)).is_some_and(|end| last < end));
    days
}

fn is_uuid(id: &str) -> bool {
    let parts: Vec<usize> = id.split('-').map(str::len).collect();
    let hexadecimal = id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    parts == [8, 4, 4, 4, 12]
        && hexadecimal
        && id.as_bytes()[14] == b'8'
        && matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b')
}

/// Nothing is null or empty, and no text acts on whoever shows it.
fn whole(value: &Value) {
    match value {
        Value::String(text) => {
            assert!(!text.trim().is_empty(), "an empty text");
            assert!(text.lines().all(|line| disturbing(line).is_none()), "{text:?}");
            assert!(!text.contains('\r'));
        }
        Value::Array(list) => {
            assert!(!list.is_empty(), "an empty list");
            list.iter().for_each(whole);
        }
        Value::Object(fields) => {
            assert!(!fields.is_empty(), "an empty object");
            fields.values().for_each(whole);
        }
        Value::Number(_) => {}
        Value::Bool(_) | Value::Null => panic!("R4 has none of these here"),
    }
}

/// Every address that is referred to below a value.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        Value::Object(fields) => {
            found.extend(fields.get("reference").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| references(value, found));
        }
        _ => {}
    }
}

/// Well-formed XHTML of few elements without an attribute, with something to read.
fn narrative(div: &str) {
    let read = roxmltree::Document::parse(div).unwrap_or_else(|error| panic!("{error}: {div}"));
    let root = read.root_element();
    assert_eq!((root.tag_name().namespace(), root.tag_name().name()), (Some(XHTML), "div"));
    for element in root.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        assert!(["div", "p", "ul", "li"].contains(&name), "{name}");
        assert!(element.attributes().next().is_none(), "{div}");
    }
    assert!(root.descendants().any(|node| node.text().is_some_and(|text| !text.trim().is_empty())));
}
