//! The fields of a plan file, and the ways to tamper with one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::plans::Genuine;

/// Places of one shape, in one kind of session, block and dose, that are tampered with, over all
/// plans.
const PLACES: usize = 1;

/// A field by where it is: its path, and the same without positions.
#[derive(Clone, Default)]
pub struct Field {
    /// "weeks[].days[].sessions[].title".
    pub shape: String,
    /// The steps to it, as a JSON pointer.
    pub path: String,
    /// The kinds of session, block and dose around it.
    pub around: String,
}

impl Field {
    fn parent(&self) -> (&str, String) {
        let (parent, last) = self.path.rsplit_once('/').expect("a field has a parent");
        (parent, last.to_owned())
    }

    /// Puts a value there, or takes the field out; gives back the parent as it was.
    pub fn put(&self, plan: &mut Value, new: New) -> Value {
        let (parent, last) = self.parent();
        let parent = plan.pointer_mut(parent).expect("the parent");
        let before = parent.clone();
        match (parent, new) {
            (Value::Object(table), New::Value(new)) => drop(table.insert(last, new)),
            (Value::Object(table), New::Nothing) => drop(table.remove(&last)),
            (Value::Array(items), New::Value(new)) => {
                items[last.parse::<usize>().expect("a place")] = new;
            }
            (Value::Array(items), New::Nothing) => {
                drop(items.remove(last.parse().expect("a place")));
            }
            _ => unreachable!("only tables and lists have fields"),
        }
        before
    }

    /// Puts the parent back.
    pub fn put_back(&self, plan: &mut Value, before: Value) {
        *plan.pointer_mut(self.parent().0).expect("the parent") = before;
    }
}

/// What tells places of one shape apart: the kind of session, block and dose around them.
fn around(plan: &Value, path: &str) -> String {
    let mut kinds = Vec::new();
    let mut at = String::new();
    for step in path.split('/').skip(1) {
        let here = plan.pointer(&at).expect("a place");
        if at.ends_with(|c: char| c.is_ascii_digit()) || at.ends_with("dose") {
            kinds.extend(
                here["kind"]
                    .as_str()
                    .filter(|_| !at.starts_with("/weeks/") || at.contains("sessions")),
            );
            kinds.extend(here["dose"]["kind"].as_str());
        }
        at = format!("{at}/{step}");
    }
    kinds.join(" ")
}

/// The fields of each plan that are tampered with: every shape, spread over the plans.
pub fn spread(plans: &[Genuine]) -> Vec<Vec<Field>> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let of_one = |genuine: &Genuine| {
        let plan = serde_json::to_value(&genuine.plan).expect("JSON");
        let mut here = BTreeSet::new();
        let mut all = Vec::new();
        walk(&plan, &Field::default(), &mut all);
        all.retain_mut(|field| {
            field.around = around(&plan, &field.path);
            let kind = (field.shape.clone(), field.around.clone());
            if !here.insert(kind.clone()) {
                return false;
            }
            let count = seen.entry(kind).or_default();
            *count += 1;
            *count <= PLACES || field.shape.starts_with("profile")
        });
        all
    };
    plans.iter().map(of_one).collect()
}

fn walk(value: &Value, at: &Field, all: &mut Vec<Field>) {
    match value {
        Value::Object(table) => {
            for (key, value) in table {
                let dot = if at.shape.is_empty() { "" } else { "." };
                let (shape, path) =
                    (format!("{}{dot}{key}", at.shape), format!("{}/{key}", at.path));
                let field = Field { shape, path, ..Field::default() };
                all.push(field.clone());
                walk(value, &field, all);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                let (shape, path) = (format!("{}[]", at.shape), format!("{}/{index}", at.path));
                let field = Field { shape, path, ..Field::default() };
                all.push(field.clone());
                walk(value, &field, all);
            }
        }
        _ => {}
    }
}

/// The values that fields of each shape have in a plan, and words that such a field could have
/// besides.
pub struct Words(BTreeMap<String, BTreeSet<String>>);

/// Known words of some fields.
const KNOWN: [(&str, &[&str]); 12] = [
    ("status", &["plan", "relief", "refused"]),
    ("level", &["beginner", "intermediate", "advanced"]),
    ("goal", &["balanced", "strength", "sore-back", "stretch", "mid-back", "desk", "performance"]),
    ("equipment[]", &["kettlebell", "pull-up-bar"]),
    ("days[]", &["tue", "sun"]),
    ("conditions[]", &["hip-replacement", "spinal-stenosis"]),
    ("red_flags[]", &["saddle-numbness", "leg-numbness"]),
    ("surgery", &["fusion", "other"]),
    ("direction", &["flexion", "extension"]),
    ("exercise", &["good-morning", "superman-hold", "childs-pose"]),
    ("assumed[]", &["pain", "goal", "cleared"]),
    ("include[]", &["good-morning"]),
];
const KINDS: [(&str, &[&str]); 5] = [
    ("weeks[].kind", &["build", "step-back"]),
    ("sessions[].kind", &["strength", "daily", "relief"]),
    ("blocks[].kind", &["warm-up", "main", "cool-down", "mobility", "stretch"]),
    ("dose.kind", &["reps", "hold", "holds", "minutes"]),
    ("notices[].kind", &["applied", "deviation", "info"]),
];

impl Words {
    pub fn of(plan: &Value) -> Self {
        let mut all = Vec::new();
        walk(plan, &Field::default(), &mut all);
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for field in all {
            let value = plan.pointer(&field.path).expect("a value");
            words.entry(field.shape).or_default().insert(value.to_string());
        }
        Self(words)
    }

    /// Another value that a field of that shape has somewhere in the plan.
    fn neighbour(&self, field: &Field, value: &Value) -> Option<Value> {
        let own = value.to_string();
        let other = self.0.get(&field.shape)?.iter().find(|other| **other != own)?;
        serde_json::from_str(other).ok()
    }

    /// Another word that such a field may have; `last` for the last one instead of the first.
    fn known(field: &Field, value: &Value, last: bool) -> Option<Value> {
        let all = KNOWN.iter().chain(&KINDS);
        let ends = |end: &str| {
            field.shape == end || field.shape.ends_with(end) && !field.shape.ends_with("assumed")
        };
        let (_, words) = all.clone().find(|(end, _)| ends(end))?;
        let mut others = words.iter().filter(|word| value != *word);
        let word = if last { others.next_back() } else { others.next() };
        word.map(|word| json!(word))
    }
}

/// What comes in a field's place.
#[derive(Clone)]
pub enum New {
    /// Nothing: the field is taken out.
    Nothing,
    /// Another value.
    Value(Value),
}

/// A way to tamper with a field: what to put in its place; none where the way does not fit.
pub type Way = fn(&Value, &Field, &Words) -> Option<New>;

pub const PROMISE: &str = "Cures your slipped disc";
pub const OTHER_PROMISE: &str = "Cleared by Dr. Smith: no breathing needed, fixes the spine";

pub const WAYS: [(&str, Way); 14] = [
    ("removed", |_, _, _| Some(New::Nothing)),
    ("emptied", |plan, field, _| {
        changed(plan, field, |value| match value {
            Value::String(_) => Some(json!("")),
            Value::Array(_) => Some(json!([])),
            Value::Object(_) => Some(json!({})),
            _ => Some(Value::Null),
        })
    }),
    ("nought", |plan, field, _| {
        changed(plan, field, |value| match value {
            Value::Number(_) => Some(json!(0)),
            Value::Bool(flag) => Some(json!(!flag)),
            Value::String(_) => Some(json!("no-such-word")),
            _ => Some(json!("a text")),
        })
    }),
    ("one more", |plan, field, _| changed(plan, field, |value| number(value, |number| number + 1))),
    ("one less", |plan, field, _| {
        changed(plan, field, |value| number(value, |number| number.saturating_sub(1)))
    }),
    ("doubled", |plan, field, _| {
        changed(plan, field, |value| match value {
            Value::String(text) => Some(json!(format!("{text} {text}"))),
            Value::Array(list) => {
                let again = list.first()?.clone();
                Some(Value::Array(list.iter().cloned().chain([again]).collect()))
            }
            value => number(value, |number| number * 2),
        })
    }),
    ("ten times", |plan, field, _| {
        changed(plan, field, |value| number(value, |number| number * 10))
    }),
    ("huge", |plan, field, _| {
        changed(plan, field, |value| match value {
            Value::String(text) => {
                Some(json!(format!("{text} ").repeat(2000 / (text.len() + 1) + 1)))
            }
            value => number(value, |_| u64::from(u32::MAX)),
        })
    }),
    ("a neighbour's", |plan, field, words| {
        changed(plan, field, |value| words.neighbour(field, value))
    }),
    ("another word", |plan, field, _| {
        changed(plan, field, |value| Words::known(field, value, false))
    }),
    ("a third word", |plan, field, _| {
        changed(plan, field, |value| Words::known(field, value, true))
    }),
    ("a promise", |plan, field, _| {
        changed(plan, field, |value| value.as_str().map(|_| json!(PROMISE)))
    }),
    ("another promise", |plan, field, _| {
        changed(plan, field, |value| value.as_str().map(|_| json!(OTHER_PROMISE)))
    }),
    ("reversed", |plan, field, _| {
        changed(plan, field, |value| {
            value.as_array().map(|list| Value::Array(list.iter().rev().cloned().collect()))
        })
    }),
];

fn changed(plan: &Value, field: &Field, change: impl Fn(&Value) -> Option<Value>) -> Option<New> {
    let value = plan.pointer(&field.path).expect("the field");
    change(value).filter(|new| new != value).map(New::Value)
}

fn number(value: &Value, change: impl Fn(u64) -> u64) -> Option<Value> {
    value.as_u64().map(|number| json!(change(number)))
}
