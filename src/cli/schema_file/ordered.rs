//! A schema as text in an order that people read: what it is before what it holds, required keys as
//! they are declared.
//!
//! Not by `serde_json` alone: it begins with `$defs`, or with `preserve_order` ends with what was put
//! in last, and its layout takes a fifth more bytes and twice the lines.

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
/// The most values that stand on one line in a list.
const FEW: usize = 12;

/// Indented JSON with a line break at its end.
pub fn text(schema: &Value) -> String {
    written(schema, &FIRST, "\n") + "\n"
}

/// A value whose tables have some keys `first`; `line` is a line break with its indent.
fn written(value: &Value, first: &[&str], line: &str) -> String {
    match value {
        Value::Object(map) if !map.is_empty() => table(map, first, line),
        Value::Array(list) if list.iter().any(Value::is_object) || list.len() > FEW => {
            let deeper = format!("{line}{STEP}");
            let items = list.iter().map(|item| written(item, &FIRST, &deeper));
            enclosed(["[", "]"], &items.collect::<Vec<_>>(), line)
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(Value::to_string).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A table, on one line if it fits there and holds no other.
fn table(map: &Map<String, Value>, first: &[&str], line: &str) -> String {
    let deeper = format!("{line}{STEP}");
    let required = map.get("required").and_then(Value::as_array).into_iter().flatten();
    let required: Vec<&str> = required.filter_map(Value::as_str).collect();
    let entry = |(key, value): (&String, &Value)| {
        let first = if key == "properties" { required.as_slice() } else { &FIRST[..] };
        format!("{}: {}", Value::from(key.as_str()), written(value, first, &deeper))
    };
    let entries: Vec<String> = in_order(map, first).into_iter().map(entry).collect();
    let short = format!("{{ {} }}", entries.join(", "));
    let is_flat = !map.values().any(Value::is_object) && !short.contains('\n');
    if is_flat && short.len() <= SHORT { short } else { enclosed(["{", "}"], &entries, line) }
}

fn enclosed([open, close]: [&str; 2], parts: &[String], line: &str) -> String {
    format!("{open}{line}{STEP}{}{line}{close}", parts.join(&format!(",{line}{STEP}")))
}

/// What a table holds: some keys first, others by name.
fn in_order<'m>(map: &'m Map<String, Value>, first: &[&str]) -> Vec<(&'m String, &'m Value)> {
    let place = |list: &[&str], key: &str| list.iter().position(|one| *one == key);
    let mut entries: Vec<_> = map.iter().collect();
    entries.sort_by_key(|(key, _)| match place(first, key) {
        Some(place) => place,
        None => first.len() + place(&LAST, key).map_or(0, |place| place + 1),
    });
    entries
}
