//! What types can't say of themselves: how ids, texts and readings are written, and in which ranges
//! numbers lie.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::catalogue::dose;
use crate::catalogue::spine::{Axis, MOST};
use crate::person::health::{BloodPressure, RedFlag};
use crate::person::key::{Key, Kind};
use crate::person::profile;
use crate::person::weight::{Unit, Weights};
use crate::plan::{Item, RuleId};
use crate::text::id::{Id, LONGEST_ID, Text};
use crate::text::printable::capital;
use crate::text::vocabulary::Vocabulary;

/// What an id looks like, as a regular expression of JSON Schema.
pub const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The dialect of all schemas.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Implements a schema that stands in place, without a definition of its own.
macro_rules! in_place {
    ($Type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $Type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

in_place!(Text, "Text", json_schema!({ "type": "string" }));
in_place!(RuleId, "RuleId", json_schema!({ "type": "string" }));
in_place!(Id, "Id", json_schema!({ "type": "string", "pattern": ID, "maxLength": LONGEST_ID }));
in_place!(
    Weights,
    "Weights",
    json_schema!({
        "type": "object",
        "propertyNames": { "pattern": ID, "maxLength": LONGEST_ID },
        "additionalProperties": {
            "type": "number", "minimum": Unit::EITHER.0, "maximum": Unit::EITHER.1
        }
    })
);
in_place!(
    BloodPressure,
    "BloodPressure",
    json_schema!({
        "type": "array",
        "prefixItems": [within(&BloodPressure::SYSTOLIC), within(&BloodPressure::DIASTOLIC)],
        "minItems": 2,
        "maxItems": 2
    })
);

/// An item is written by hand: as its exercise's id and name.
impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "Item".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        crate::plan::Written::json_schema(generator)
    }
}

fn within(range: &RangeInclusive<u32>) -> Value {
    json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
}

/// The schema of output that carries `number` in its key `schema`, like `backplan/plan/1`, from the
/// type that is written.
pub fn output<T: JsonSchema>(number: &str, title: &str, description: &str) -> Value {
    let mut schema = of::<T>();
    head(&mut schema, number, title, description);
    schema["properties"]["schema"] =
        json!({ "description": "Name and number of this format.", "const": number });
    schema["properties"]["digest"] = json!({
        "description": "What this is, and a digest of all other bytes: whether backplan wrote it \
            and nobody changed it since.",
        "type": "string",
        "pattern": "^backplan [a-z]+ [0-9a-f]{16}$"
    });
    schema
}

/// The schema of what a type is written as.
pub fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(tidy).transform(&mut schema);
    let mut schema = schema.to_value();
    bound(&mut schema);
    schema
}

/// What a schema is called, and its name, which nothing has to fetch.
pub fn head(schema: &mut Value, number: &str, title: &str, description: &str) {
    let file = number.replacen('/', " ", 1).replace('/', "-").replace("backplan ", "");
    schema["$id"] = format!("https://backplan.invalid/schema/{file}.json").into();
    schema["title"] = title.into();
    schema["description"] = description.into();
}

/// Takes out what only Rust and its documentation need: number formats, links, line breaks within
/// sentences, the type beside a constant; and `null`, since what is optional is left out.
fn tidy(schema: &mut Schema) {
    if schema.get("const").is_some_and(Value::is_string) {
        schema.remove("type");
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint"))
    {
        schema.remove("format");
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace("[`", "`").replace("`]", "`").replace('\n', " ");
        if let Some(source) = description.find(" (domain: ") {
            *description = format!("{}.", &description[..source]);
        }
    }
    let required = schema.get("required").cloned().unwrap_or_default();
    let required =
        |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|name| name == key));
    let keys = schema.get_mut("properties").and_then(Value::as_object_mut);
    keys.into_iter()
        .flatten()
        .filter(|(key, _)| !required(key))
        .for_each(|(_, value)| not_null(value));
}

/// Takes back that a value could be null.
pub fn not_null(schema: &mut Value) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            schema["type"] = only.clone();
        }
    }
    let some = schema.get_mut("anyOf").and_then(|any| any.get_mut(0)).map(Value::take);
    if let (Some(Value::Object(some)), Some(schema)) = (some, schema.as_object_mut()) {
        schema.remove("anyOf");
        schema.extend(some);
    }
}

/// Puts in the ranges that numbers are held to, and words where the documentation points elsewhere.
fn bound(schema: &mut Value) {
    let Some(Value::Object(definitions)) = schema.get_mut("$defs") else { return };
    for (name, definition) in definitions.iter_mut() {
        for (_, key, range) in POSITIVE.iter().filter(|(of, ..)| of == name) {
            limit(&mut definition["properties"][key], range);
        }
        match name.as_str() {
            "Profile" => bound_profile(&mut definition["properties"]),
            "Spine" => bound_spine(&mut definition["properties"]),
            "Item" => limit(&mut definition["properties"]["rpe"]["items"], &(1..=10)),
            "Tempo" => limit(&mut definition["items"], &dose::range_of("tempo")),
            "Dose" | "Dosed" | "Amount" => bound_dose(definition),
            "RedFlag" => name_flags(definition),
            "Key" => *definition = plain_words::<Key>("A key of the profile."),
            _ => {}
        }
    }
}

/// Whole numbers in other tables: definition, key, range.
const POSITIVE: &[(&str, &str, RangeInclusive<u32>)] = &[
    ("Week", "number", profile::WEEKS),
    ("Week", "training", profile::WEEKS),
    ("Walk", "days", 0..=7),
    ("Walk", "minutes", 0..=120),
    ("Walk", "times", 0..=6),
    ("Session", "seconds", 1..=u32::MAX),
    ("Block", "seconds", 1..=u32::MAX),
    ("Rung", "index", 1..=u32::MAX),
    ("Item", "seconds", 1..=u32::MAX),
];

/// Numbers of a profile within the ranges that its reader holds them to.
pub fn bound_profile(keys: &mut Value) {
    for key in Key::ALL {
        if let Some((range, _)) = key.numbers() {
            limit(&mut keys[key.as_str()], range);
        }
        if let Kind::Name(longest) = key.entry().kind {
            let name = &mut keys[key.as_str()];
            *name = line_of_text(name["description"].as_str().unwrap_or_default(), longest);
        }
    }
}

/// One line that is not blank and holds nothing that acts instead of being seen.
pub fn line_of_text(description: &str, longest: usize) -> Value {
    let acts = r"\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff";
    json!({ "description": description, "type": "string", "minLength": 1, "maxLength": longest, "pattern": format!("^[^{acts}]*[^{acts}\\s][^{acts}]*$") })
}

/// Holds a number to a range; `u32::MAX` is no end.
fn limit(number: &mut Value, range: &RangeInclusive<u32>) {
    assert_eq!(number["type"], "integer", "only numbers have ranges: {number}");
    number["minimum"] = (*range.start()).into();
    if *range.end() < u32::MAX {
        number["maximum"] = (*range.end()).into();
    }
}

/// Axes from 0 to the most, each with its own words.
pub fn bound_spine(axes: &mut Value) {
    let described = of::<Axis>();
    for (axis, described) in
        Axis::ALL.iter().zip(described["oneOf"].as_array().expect("one value an axis"))
    {
        let number = &mut axes[axis.as_str()];
        limit(number, &(0..=MOST.into()));
        number["description"] = described["description"].clone();
    }
}

/// The numbers of each kind of dose lie where its notation can hold them.
fn bound_dose(dose: &mut Value) {
    for kind in dose["oneOf"].as_array_mut().expect("one shape a kind") {
        for (key, number) in kind["properties"].as_object_mut().expect("every kind has keys") {
            match key.as_str() {
                "reps" => limit(&mut number["items"], &dose::range_of("reps")),
                "reps_per_set" => {
                    limit(&mut number["items"], &dose::range_of("reps"));
                    let sets = dose::range_of("sets");
                    (number["minItems"], number["maxItems"]) =
                        ((*sets.start()).into(), (*sets.end()).into());
                }
                "sets" | "seconds" | "rest" | "minutes" => limit(number, &dose::range_of(key)),
                _ => {}
            }
        }
    }
}

fn name_flags(flags: &mut Value) {
    for (flag, value) in
        RedFlag::ALL.iter().zip(flags["oneOf"].as_array_mut().expect("one value a sign"))
    {
        value["description"] = format!("{}.", capital(flag.sign())).into();
    }
}

/// A vocabulary whose words need no words of their own.
fn plain_words<W: Vocabulary>(description: &str) -> Value {
    let words: Vec<&str> = W::ALL.iter().map(|word| word.as_str()).collect();
    json!({ "description": description, "type": "string", "enum": words })
}
