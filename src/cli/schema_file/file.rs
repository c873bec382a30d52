//! The schemas of the two TOML files that people write: the types they are read into, as they are
//! written by hand. Every table is closed, since an unknown key is a mistake.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::pose;
use super::shape::{self, ID, line_of_text};
use crate::catalogue::exercise::Exercise;
use crate::catalogue::{
    ALWAYS_THERE, Equipment, LONGEST_NAME, LONGEST_TEXT, MOST_FIT, MOST_ITEMS, MOST_LINKS,
    MOST_STEPS, MOST_TABLES, MOST_WAYS, TAKEN, Workout, WorkoutItem,
};
use crate::person::key::{Key, Kind};
use crate::person::profile::{PartialProfile, Reader};
use crate::person::weight::Unit;
use crate::plan::Plan;
use crate::text::vocabulary::Vocabulary as _;

const WHAT_A_DOSE_IS: &str = "A dose as the field writes it: `3x8-10 r90 t3-1-2-0` (sets x \
    repetitions, rest in seconds, tempo lowering-pause-lifting-pause), `2x30s r10` (holds), \
    `2x6x5s r20` (sets of short holds), `6,4,2x10s r30` (descending holds), `5min`; `/side` \
    behind the count means each side in turn.";

/// The profile file: the profile of a plan, of which everything is optional, in the words that
/// people may use.
pub fn profile() -> Value {
    let mut plan = shape::of::<Plan>();
    let mut schema = plan["$defs"]["Profile"].take();
    let definitions = plan["$defs"].take();
    let keys = &mut schema["properties"];
    keys["equipment"]["description"] = format!(
        "{} Ids of the catalogue, `gym` for all of it or `none`.",
        text(&keys["equipment"]["description"])
    )
    .into();
    for key in Key::ALL.iter().filter(|key| matches!(key.entry().kind, Kind::Stated(_))) {
        keys[key.as_str()] = or_none(&keys[key.as_str()]);
    }
    keys["days"]["minItems"] = 1.into();
    keys["start"] = json!({
        "description": "Its first day: a date, `today`, `tomorrow` or a weekday (default: today).",
        "default": "today",
        "anyOf": [
            { "type": "string", "format": "date", "pattern": "^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$" },
            { "enum": ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun"] }
        ]
    });
    set_defaults(keys);
    let mut schema = json!({ "type": "object", "properties": schema["properties"].take(), "additionalProperties": false });
    schema["$schema"] = shape::DIALECT.into();
    let used = [
        "Level",
        "Goal",
        "Day",
        "Condition",
        "RedFlag",
        "Surgery",
        "Direction",
        "Unit",
        "ClearanceForm",
        "CoveredForm",
    ];
    schema["$defs"] =
        used.iter().map(|name| ((*name).to_owned(), definitions[name].clone())).collect();
    let description = "A profile file of backplan, TOML: whom a plan is for and what they ask. \
        Every key is optional; no other key is taken. Ids must exist in the catalogue.";
    shape::head(&mut schema, "backplan/profile/1", "backplan profile", description);
    schema
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A list of words, or `none` in it.
fn or_none(key: &Value) -> Value {
    let none = json!({ "const": "none", "description": "Nothing." });
    json!({ "description": key["description"], "type": "array", "items": { "anyOf": [key["items"], none] }, "uniqueItems": true })
}

/// What holds where a key says nothing: the values of an empty profile, as far as they are not
/// that nothing is wished for. The first day has its own words; every day is none that is chosen.
fn set_defaults(keys: &mut Value) {
    let catalogue = crate::built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: NaiveDate::default() };
    let empty = PartialProfile::default().complete(&reader);
    let empty = serde_json::to_value(empty).expect("a profile is JSON");
    for key in Key::ALL.iter().filter(|key| ![Key::Start, Key::Days].contains(key)) {
        let value = &empty[key.as_str()];
        if !value.is_null() && (key.is_assumed() || value == false) {
            keys[key.as_str()]["default"] = value.clone();
        }
    }
    keys["unit"]["default"] = Unit::Kilogram.as_str().into();
}

/// The catalogue file.
pub fn catalogue() -> Value {
    let (mut exercise, mut workout, mut equipment) =
        (shape::of::<Exercise>(), shape::of::<Workout>(), shape::of::<Equipment>());
    let mut line = shape::of::<WorkoutItem>();
    let mut definitions = exercise["$defs"].take();
    for name in ["Dose", "Tempo"] {
        definitions.as_object_mut().expect("definitions").remove(name);
    }
    definitions["Spine"] = spine(&definitions["Spine"]);
    definitions["Dose"] =
        json!({ "description": WHAT_A_DOSE_IS, "type": "string", "pattern": dose_pattern() });
    definitions["Way"] = way();
    definitions["Name"] = line_of_text("What people call it.", LONGEST_NAME);
    definitions["Text"] = line_of_text("A text of one line.", LONGEST_TEXT);
    definitions["Exercise"] = written_exercise(&mut exercise["properties"]);
    line["properties"]["dose"] = described(&line["properties"]["dose"], "Dose");
    definitions["Line"] =
        closed("One line of a workout.", &line["properties"], &["exercise", "dose"]);
    definitions["Workout"] = written_workout(&mut workout["properties"]);
    equipment["properties"]["id"]["not"] =
        json!({ "enum": TAKEN.iter().chain(&ALWAYS_THERE).collect::<Vec<_>>() });
    equipment["properties"]["name"] = json!({ "$ref": "#/$defs/Name" });
    definitions["Load"] = load(&mut equipment["$defs"]["Load"]);
    equipment["properties"]["load"] = described(&equipment["properties"]["load"], "Load");
    definitions["Equipment"] =
        closed("A piece of equipment.", &equipment["properties"], &["id", "name", "kind"]);
    definitions["Gear"] = equipment["$defs"]["Gear"].take();
    for (name, definition) in pose::definitions() {
        definitions[name] = definition;
    }
    let lists = [("exercise", "Exercise"), ("equipment", "Equipment"), ("workout", "Workout")];
    let mut keys: Value = lists
        .iter()
        .map(|(key, name)| {
            ((*key).to_owned(), json!({ "type": "array", "items": reference(name) }))
        })
        .collect();
    for (key, most, _) in MOST_TABLES {
        keys[key]["maxItems"] = most.into();
    }
    keys["pose"] = json!({
        "description": "Poses by name, for the pictures of exercises with that id or `figure`.",
        "type": "object",
        "propertyNames": { "pattern": ID },
        "additionalProperties": reference("Pose")
    });
    let mut schema = json!({ "$schema": shape::DIALECT, "type": "object", "properties": keys, "additionalProperties": false });
    schema["$defs"] = definitions;
    let description = "A file of exercises, equipment, workouts and poses of backplan, TOML. The \
        schema holds for single values; that ids are unique and exist, links don't run in circles \
        and doses fit pattern and level is what `backplan catalogue check` looks at, too.";
    shape::head(&mut schema, "backplan/catalogue/1", "backplan catalogue", description);
    schema
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A reference in place of a key's schema, with its description.
fn described(key: &Value, name: &str) -> Value {
    let mut reference = reference(name);
    if let Some(description) = key.get("description") {
        reference["description"] = description.clone();
    }
    reference
}

/// A table that takes these keys and no others; `needed` are those that must be there.
fn closed(description: &str, keys: &Value, needed: &[&str]) -> Value {
    assert!(
        needed.iter().all(|key| keys.get(key).is_some()),
        "every key that is needed is described: {needed:?}"
    );
    json!({ "description": description, "type": "object", "required": needed, "properties": keys, "additionalProperties": false })
}

/// What an exercise must have.
const NEEDED: &[&str] = &[
    "id",
    "name",
    "source",
    "categories",
    "pattern",
    "position",
    "level",
    "equipment",
    "unilateral",
    "primary",
    "secondary",
    "spine",
    "dose",
    "purpose",
    "setup",
    "steps",
    "cues",
    "mistakes",
    "breathing",
    "stop",
];

fn written_exercise(keys: &mut Value) -> Value {
    let map = keys.as_object_mut().expect("keys of an exercise");
    map.remove("least_gear");
    map.remove("most_gear");
    map.remove("doses");
    for key in ["figure", "phases", "fit"] {
        shape::not_null(&mut map[key]);
    }
    for key in ["easier", "harder"] {
        map[key] = links(&map[key]);
    }
    for key in ["lift", "on_request", "backpack"] {
        map[key]["default"] = false.into();
    }
    let doses: Value = ["beginner", "intermediate", "advanced"]
        .iter()
        .map(|level| ((*level).to_owned(), reference("Dose")))
        .collect();
    keys["id"]["not"] = json!({ "enum": TAKEN });
    keys["dose"] = closed(
        "How much of it: one dose for each level from the exercise's own up.",
        &doses,
        &["advanced"],
    );
    keys["name"] = reference("Name");
    keys["equipment"] = ways();
    for key in ["purpose", "setup", "breathing", "stop"] {
        keys[key] = described(&keys[key], "Text");
    }
    keys["handy"] = described(&keys["handy"], "Name");
    keys["start"] = described(&keys["start"], "Text");
    keys["liftosaur"] = described(&keys["liftosaur"], "Name");
    keys["fit"]["items"] = json!({ "type": "integer", "minimum": 0, "maximum": MOST_FIT });
    keys["sides"] = described(&keys["sides"], "Sides");
    keys["phases"]["items"] = reference("Text");
    for (key, least, most) in
        [("aliases", 0, 8), ("steps", 2, 5), ("cues", 2, 3), ("mistakes", 2, 4)]
    {
        keys[key]["items"] = reference("Text");
        (keys[key]["minItems"], keys[key]["maxItems"]) = (least.into(), most.into());
    }
    for key in ["categories", "primary", "secondary", "flags"] {
        keys[key]["uniqueItems"] = true.into();
    }
    keys["primary"]["minItems"] = 1.into();
    closed("An exercise.", keys, NEEDED)
}

fn written_workout(keys: &mut Value) -> Value {
    keys["id"]["not"] = json!({ "enum": TAKEN });
    keys["name"] = reference("Name");
    keys["equipment"] = ways();
    keys["items"] = json!({ "description": keys["items"]["description"], "type": "array", "items": reference("Line"), "minItems": 1, "maxItems": MOST_ITEMS });
    let needed = ["id", "name", "source", "level", "equipment", "items"];
    closed("A workout that somebody else put together, used as it stands.", keys, &needed)
}

/// A list of ids, of which a single one may stand alone.
fn links(key: &Value) -> Value {
    let mut list = json!({ "type": "array", "items": key["items"], "maxItems": MOST_LINKS });
    list["uniqueItems"] = true.into();
    json!({ "description": key["description"], "anyOf": [key["items"], list] })
}

/// How equipment becomes heavier, as it is written: in kilograms.
fn load(load: &mut Value) -> Value {
    let keys = &mut load["properties"];
    let map = keys.as_object_mut().expect("keys of a load");
    map.remove("grams");
    let kilograms = "The kilograms of one step, where it has a weight.";
    keys["kg"] =
        json!({ "description": kilograms, "type": "number", "minimum": 0.001, "maximum": 100 });
    keys["step"] = described(&keys["step"], "Name");
    (keys["most"]["minimum"], keys["most"]["maximum"]) = (1.into(), MOST_STEPS.into());
    closed("How it becomes heavier, one step after the other.", keys, &["step", "most"])
}

fn ways() -> Value {
    json!({ "description": "Ways to do it, any of which will do; an empty list needs nothing.", "type": "array", "items": reference("Way"), "maxItems": MOST_WAYS })
}

fn way() -> Value {
    let id = ID.trim_matches(['^', '$']);
    json!({
        "description": "One way to do it: ids joined by `+`, all of which are needed.",
        "type": "string",
        "pattern": format!("^ *{id}( *\\+ *{id})* *$")
    })
}

fn spine(spine: &Value) -> Value {
    let mut spine = spine.clone();
    for axis in spine["properties"].as_object_mut().expect("axes").values_mut() {
        axis["default"] = 0.into();
    }
    let description = "What an exercise asks of the spine, 0 to 3 on each axis.";
    closed(description, &spine["properties"], &[])
}

/// A dose in notation; rest and tempo in either order, each once at most. Ranges are looked at by
/// `catalogue check`.
fn dose_pattern() -> String {
    let n = "[0-9]+";
    let sets = format!("{n}x{n}(-{n})?(/side)?");
    let holds = format!("({n}x({n}x)?|{n}(,{n})+x){n}s(/side)?");
    let (rest, tempo) = (format!(" +r{n}"), format!(" +t{n}-{n}-{n}-{n}"));
    format!("^ *({sets}(({rest})?({tempo})?|{tempo}{rest})|{holds}({rest})?|(1x)?{n}min) *$")
}
