//! Reads the keywords of JSON Schema that our schemas use. A keyword that it does not know is a
//! failure, never passed over.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What is wrong with a document, each with its place. A key that no keyword describes is wrong,
/// too.
pub fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let mut reader = Reader { root: schema, faults: Vec::new() };
    reader.look(schema, document, "");
    reader.faults
}

/// The JSON pointers of all values within a document.
pub fn places(document: &Value) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match document {
        Value::Object(map) => map.iter().map(|(key, value)| (format!("/{key}"), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, value)| (format!("/{index}"), value)).collect()
        }
        _ => Vec::new(),
    };
    let within = |(at, value): &(String, &Value)| {
        places(value).into_iter().map(|place| format!("{at}{place}")).collect::<Vec<_>>()
    };
    let deeper: Vec<String> = parts.iter().flat_map(within).collect();
    parts.into_iter().map(|(at, _)| at).chain(deeper).collect()
}

/// Keywords that say something about a schema and nothing about a document. `format` is proven by
/// `.ci/schema`, as are patterns.
const WORDS: [&str; 9] =
    ["$schema", "$id", "$defs", "title", "description", "default", "format", "pattern", "then"];

struct Reader<'a> {
    root: &'a Value,
    faults: Vec<String>,
}

impl<'a> Reader<'a> {
    fn look(&mut self, schema: &'a Value, value: &Value, at: &str) {
        let keywords = schema.as_object().expect("a schema is a table");
        for (keyword, says) in
            keywords.iter().filter(|(keyword, _)| !WORDS.contains(&keyword.as_str()))
        {
            if !self.keyword(keyword, says, schema, value, at) {
                self.faults.push(format!("{at}: {value} breaks {keyword} {says}"));
            }
        }
        self.look_for_undescribed(keywords, value, at);
    }

    /// Whether a keyword holds; what is wrong deeper down is reported there.
    fn keyword(
        &mut self,
        keyword: &str,
        says: &'a Value,
        schema: &'a Value,
        value: &Value,
        at: &str,
    ) -> bool {
        let length = value.as_array().map(Vec::len);
        let letters = value.as_str().map(|text| text.chars().count());
        let limit = |says: &Value| usize::try_from(says.as_u64().unwrap()).unwrap();
        match keyword {
            "$ref" => {
                self.look(self.root.pointer(&says.as_str().unwrap()[1..]).unwrap(), value, at);
            }
            "type" => {
                let kinds = says.as_array().map_or(std::slice::from_ref(says), Vec::as_slice);
                return kinds.iter().any(|kind| is(kind.as_str().unwrap(), value));
            }
            "const" => return says == value,
            "enum" => return says.as_array().unwrap().contains(value),
            "minimum" => {
                return value.as_f64().is_none_or(|number| number >= says.as_f64().unwrap());
            }
            "maximum" => {
                return value.as_f64().is_none_or(|number| number <= says.as_f64().unwrap());
            }
            "minItems" => return length.is_none_or(|length| length >= limit(says)),
            "maxItems" => return length.is_none_or(|length| length <= limit(says)),
            "minLength" => return letters.is_none_or(|length| length >= limit(says)),
            "maxLength" => return letters.is_none_or(|length| length <= limit(says)),
            "uniqueItems" => {
                return value.as_array().is_none_or(|list| {
                    (1..list.len()).all(|end| !list[..end].contains(&list[end]))
                });
            }
            "required" => {
                return value.as_object().is_none_or(|map| {
                    says.as_array()
                        .unwrap()
                        .iter()
                        .all(|key| map.contains_key(key.as_str().unwrap()))
                });
            }
            "items" => value
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
                .for_each(|(index, item)| self.look(says, item, &format!("{at}/{index}"))),
            "prefixItems" => says
                .as_array()
                .unwrap()
                .iter()
                .zip(value.as_array().into_iter().flatten())
                .for_each(|(says, item)| self.look(says, item, at)),
            "properties" => says.as_object().unwrap().iter().for_each(|(key, says)| {
                if let Some(part) = value.get(key) {
                    self.look(says, part, &format!("{at}/{key}"));
                }
            }),
            "oneOf" => return self.matching(says, value) == 1,
            "anyOf" => return self.matching(says, value) > 0,
            "not" => return !self.takes(says, value),
            "if" => {
                let branch = if self.takes(says, value) { "then" } else { "else" };
                return schema.get(branch).is_none_or(|says| self.takes(says, value));
            }
            "else" => {}
            "additionalProperties" if says == false => {}
            // Of a table of names: no other keyword describes any of them.
            "additionalProperties" => {
                value.as_object().into_iter().flatten().for_each(|(key, part)| {
                    self.look(says, part, &format!("{at}/{key}"));
                });
            }
            "propertyNames" => value
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
                .for_each(|key| self.look(says, &key.as_str().into(), at)),
            other => panic!("the keyword {other} is not read here"),
        }
        true
    }

    fn matching(&self, choices: &'a Value, value: &Value) -> usize {
        choices.as_array().unwrap().iter().filter(|choice| self.takes(choice, value)).count()
    }

    /// Whether a schema takes a value, whatever else is in it.
    fn takes(&self, schema: &'a Value, value: &Value) -> bool {
        let mut reader = Reader { root: self.root, faults: Vec::new() };
        let keywords = schema
            .as_object()
            .unwrap()
            .iter()
            .filter(|(keyword, _)| !WORDS.contains(&keyword.as_str()));
        let kept = keywords
            .map(|(keyword, says)| reader.keyword(keyword, says, schema, value, ""))
            .collect::<Vec<_>>();
        kept.iter().all(|kept| *kept) && reader.faults.is_empty()
    }

    /// Keys of a table that neither its keywords nor those of its choices describe.
    fn look_for_undescribed(&mut self, keywords: &Map<String, Value>, value: &Value, at: &str) {
        let mut tables = Vec::new();
        tables_of(keywords, &mut tables);
        if tables.is_empty() {
            return;
        }
        let described: BTreeSet<&String> =
            tables.iter().filter_map(|table| table.as_object()).flat_map(Map::keys).collect();
        let unknown = value
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .filter(|key| !described.contains(key));
        self.faults.extend(unknown.map(|key| format!("{at}: `{key}` is not described")));
    }
}

/// The tables of keys of a schema, and of its choices.
fn tables_of<'s>(keywords: &'s Map<String, Value>, tables: &mut Vec<&'s Value>) {
    tables.extend(keywords.get("properties"));
    let choices = keywords.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    for choice in choices.filter_map(Value::as_object) {
        tables_of(choice, tables);
    }
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not read here"),
    }
}
