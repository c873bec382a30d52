//! A schema as text in an order that people read: what it is before what it holds, required keys as
//! they are declared.

use serde_json::{Map, Value};

/// Keywords that come first, in this order; others follow by name.
const FIRST: [&str; 12] = [
    "$schema",
    "$id",
    "$ref",
    "title",
    "const",
    "enum",
    "type",
    "description",
    "default",
    "minimum",
    "maximum",
    "properties",
];
/// Keywords that come last.
const LAST: [&str; 4] = ["if", "then", "else", "$defs"];
const STEP: &str = "  ";
/// The longest table that stands on one line, in bytes.
const SHORT: usize = 110;

/// Indented JSON with a line break at its end.
pub fn text(schema: &Value) -> String {
    let mut text = String::new();
    write(schema, "\n", &mut text);
    text.push('\n');
    text
}

fn write(value: &Value, line: &str, text: &mut String) {
    let deeper = format!("{line}{STEP}");
    match value {
        Value::Object(map) if !map.is_empty() && short(map).is_none() => {
            let entries = keywords(map).into_iter().map(|(key, value)| {
                let mut entry = format!("{}: ", Value::from(key.as_str()));
                match (key.as_str(), value) {
                    ("properties", Value::Object(keys)) => {
                        write_properties(keys, map, &deeper, &mut entry);
                    }
                    _ => write(value, &deeper, &mut entry),
                }
                entry
            });
            enclose('{', entries, '}', line, text);
        }
        Value::Array(list) if list.iter().any(Value::is_object) || list.len() > 12 => {
            let items = list.iter().map(|item| {
                let mut entry = String::new();
                write(item, &deeper, &mut entry);
                entry
            });
            enclose('[', items, ']', line, text);
        }
        Value::Object(map) if !map.is_empty() => text.push_str(&short(map).unwrap_or_default()),
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(Value::to_string).collect();
            text.extend(["[", &items.join(", "), "]"]);
        }
        other => text.push_str(&other.to_string()),
    }
}

/// A table that fits on one line and holds no other.
fn short(map: &Map<String, Value>) -> Option<String> {
    if map.values().any(|value| {
        value.is_object() || value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
    }) {
        return None;
    }
    let entries = keywords(map).into_iter().map(|(key, value)| {
        let mut entry = format!("{}: ", Value::from(key.as_str()));
        write(value, "", &mut entry);
        entry
    });
    let line = format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "));
    (line.len() <= SHORT).then_some(line)
}

fn enclose(
    open: char,
    entries: impl Iterator<Item = String>,
    close: char,
    line: &str,
    text: &mut String,
) {
    text.push(open);
    for (index, entry) in entries.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        text.extend([comma, line, STEP, &entry]);
    }
    text.push_str(line);
    text.push(close);
}

fn keywords(map: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let place = |key: &str| match FIRST.iter().position(|first| *first == key) {
        Some(place) => place,
        None => {
            FIRST.len() + LAST.iter().position(|last| *last == key).map_or(0, |place| place + 1)
        }
    };
    let mut entries: Vec<_> = map.iter().collect();
    entries.sort_by_key(|(key, _)| place(key));
    entries
}

/// Keys of a table: the required ones in their order, then the others.
fn write_properties(
    keys: &Map<String, Value>,
    of: &Map<String, Value>,
    line: &str,
    text: &mut String,
) {
    let required: Vec<&str> = of
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut entries: Vec<_> = keys.iter().collect();
    entries.sort_by_key(|(key, _)| {
        required.iter().position(|name| name == key).unwrap_or(required.len())
    });
    let deeper = format!("{line}{STEP}");
    let entries = entries.into_iter().map(|(key, value)| {
        let mut entry = format!("{}: ", Value::from(key.as_str()));
        write(value, &deeper, &mut entry);
        entry
    });
    enclose('{', entries, '}', line, text);
}
