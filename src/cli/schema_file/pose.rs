//! The schema of poses in a catalogue file, as they are written by hand: every kind of limb and of
//! thing with its own keys.

use serde_json::{Map, Value, json};

use crate::catalogue::pose::{
    Hands, Joint, MOST_ARROWS, MOST_PROPS, MOST_SIGNS, Part, Side, Sight, SignKind, Stuff,
};
use crate::text::vocabulary::Vocabulary;

/// Definitions by name; `Pose` is the one to begin with.
pub fn definitions() -> Vec<(&'static str, Value)> {
    vec![
        ("Pose", pose()),
        ("Placed", placed()),
        (
            "Leg",
            limb(
                "A leg: one place, and how its free parts are turned.",
                leg_places(),
                &leg_turns(),
            ),
        ),
        (
            "Arm",
            limb(
                "An arm: one place, and how its free parts are turned.",
                arm_places(),
                &arm_turns(),
            ),
        ),
        ("Arrow", arrow()),
        ("Sign", sign()),
        ("Thing", json!({ "description": "Something around the figure.", "oneOf": things() })),
    ]
}

fn numbers(least: usize, most: usize, description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "type": "number", "minimum": -10000, "maximum": 10000 },
        "minItems": least,
        "maxItems": most
    })
}

fn number(description: &str) -> Value {
    json!({ "description": description, "type": "number", "minimum": -10000, "maximum": 10000 })
}

/// A list of so many numbers, or something else that stands for it.
fn numbers_or(least: usize, most: usize, other: &Value, description: &str) -> Value {
    let mut list = numbers(least, most, "");
    list.as_object_mut().expect("a list").remove("description");
    json!({ "description": description, "anyOf": [list, other] })
}

/// A list of so many numbers, or one that stands for all.
fn numbers_or_one(most: usize, description: &str) -> Value {
    let one = json!({ "type": "number", "minimum": -10000, "maximum": 10000 });
    numbers_or(1, most, &one, description)
}

fn camera(description: &str) -> Value {
    numbers_or(2, 2, &json!({ "enum": words::<Sight>() }), description)
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": "boolean", "default": false })
}

fn words<W: Vocabulary>() -> Vec<&'static str> {
    W::ALL.iter().map(|value| value.as_str()).collect()
}

fn word<W: Vocabulary>(description: &str) -> Value {
    json!({ "description": description, "enum": words::<W>() })
}

fn closed(description: &str, keys: &Value, needed: &[&str]) -> Value {
    json!({ "description": description, "type": "object", "required": needed, "properties": keys, "additionalProperties": false })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn pose() -> Value {
    let keys = json!({
        "base": { "description": "A pose to begin with, such as `standing` or `quadruped`.", "type": "string" },
        "camera": camera("From where it is seen: one of the usual cameras, or degrees to its front \
            and above the horizon (default: side)."),
        "terminal": camera("The same for terminals (default: flat from the side)."),
        "shoes": flag("Whether it wears shoes."),
        "worked": word::<Side>("The side whose limbs do the work, where that is not both."),
        "props": { "description": "What stands around, back to front.", "type": "array", "items": reference("Thing"), "maxItems": MOST_PROPS },
        "arrows": { "description": "Which way things move.", "type": "array", "items": reference("Arrow"), "maxItems": MOST_ARROWS },
        "signs": { "description": "What can't be seen of a body otherwise.", "type": "array", "items": reference("Sign"), "maxItems": MOST_SIGNS },
        "start": reference("Placed"),
        "end": reference("Placed")
    });
    closed(
        "How the figure of an exercise stands at its start and at its end, in centimetres and \
            degrees.",
        &keys,
        &[],
    )
}

fn placed() -> Value {
    let mut keys = json!({
        "spine": numbers_or_one(3, "Directions of pelvis, low back and chest, or one for all."),
        "head": number("Direction of the head (default: that of the chest)."),
        "twist": number("Degrees that the chest turns to its left on the pelvis."),
        "side": number("Degrees that the trunk bends to its left."),
        "roll": number("Degrees that the whole body rolls to its left."),
        "heading": number("Degrees that the figure turns on the spot, to its left."),
        "look": number("Degrees that the head turns to its left."),
        "tilt": number("Degrees that the head tilts to its left.")
    });
    for (anchor, what) in [
        ("hip", "The middle between the hip joints."),
        ("shoulders", "The middle between the shoulders."),
        ("knees", "Both knees, on a surface."),
        ("knee_r", "The right knee, on a surface."),
        ("knee_l", "The left knee, on a surface."),
    ] {
        keys[anchor] = numbers(2, 3, what);
    }
    for limb in ["leg", "leg_r", "leg_l"] {
        keys[limb] = reference("Leg");
    }
    for limb in ["arm", "arm_r", "arm_l"] {
        keys[limb] = reference("Arm");
    }
    closed("A pose, or what differs from the one before it.", &keys, &[])
}

type Keys = Vec<(&'static str, Value)>;

/// A limb at one place: the keys of each place, each with those that turn the limb's free parts.
fn limb(description: &str, places: Vec<(&'static str, Keys)>, turns: &Keys) -> Value {
    let kinds = places.into_iter().map(|(needed, keys)| {
        let keys: Map<String, Value> =
            keys.into_iter().chain(turns.clone()).map(|(key, value)| (key.to_owned(), value)).collect();
        json!({ "type": "object", "required": [needed], "properties": keys, "additionalProperties": false })
    });
    json!({ "description": description, "oneOf": kinds.collect::<Vec<_>>() })
}

fn angles() -> (&'static str, Keys) {
    let two = numbers_or_one(2, "Directions of the upper and the lower bone: a limb in the air.");
    ("angles", vec![("angles", two), ("out", number("Degrees that the limb is spread outwards."))])
}

fn held() -> (&'static str, Keys) {
    let keys = vec![
        ("on", word::<Part>("A part of the body that it is at.")),
        ("at", number("How far along that part, 0 to 1.")),
        (
            "off",
            numbers(
                3,
                3,
                "Beside it: right, up and to the viewer; of trunk and head to its front, up and \
                    right.",
            ),
        ),
    ];
    ("on", keys)
}

fn spot(key: &'static str, description: &str) -> (&'static str, Keys) {
    (key, vec![(key, numbers(2, 3, description))])
}

fn leg_places() -> Vec<(&'static str, Keys)> {
    vec![
        angles(),
        spot("sole", "The sole stands there."),
        spot("ankle", "The ankle is there."),
        held(),
    ]
}

fn leg_turns() -> Keys {
    vec![
        ("knee", numbers(3, 3, "Where the knee points.")),
        ("toes", number("Direction of the toes.")),
        ("turn", number("Degrees that the foot turns outwards.")),
    ]
}

fn arm_places() -> Vec<(&'static str, Keys)> {
    vec![
        angles(),
        spot("palm", "The palm lies flat there."),
        spot("hand", "The middle of the hand is there."),
        spot("elbow_on", "The elbow and the forearm lie there."),
        held(),
    ]
}

fn arm_turns() -> Keys {
    vec![
        ("elbow", numbers(3, 3, "Where the elbow points.")),
        ("fingers", number("Direction of the fingers.")),
        ("grip", flag("Whether the hand is closed around something.")),
        ("faces", numbers(3, 3, "Where the palm faces.")),
    ]
}

fn arrow() -> Value {
    let keys = json!({
        "of": word::<Joint>("Whose way it shows."),
        "off": numbers(2, 2, "Right and up on the picture, so that it does not lie on the body."),
        "by": numbers(2, 2, "A way of its own, right and up, instead of the joint's."),
        "square": number("The side of a square that it goes around instead, to the right, below 0 to \
            the left."),
        "bend": number("How far the middle of a way of its own swings out to its left."),
        "cut": numbers(2, 2, "Shares of the joint's way left out at both ends."),
        "both": flag("Whether it points both ways.")
    });
    let mut arrow = closed("An arrow on the last picture.", &keys, &["of"]);
    arrow["dependentRequired"] = json!({ "bend": ["by"] });
    arrow["not"] = json!({ "required": ["by", "square"] });
    arrow
}

fn sign() -> Value {
    let keys = json!({
        "kind": word::<SignKind>("What it says."),
        "of": word::<Joint>("Where it is."),
        "off": numbers(2, 2, "Right and up on the picture, so that it does not lie on the body."),
        "turn": number("Where its lines lead, in degrees.")
    });
    closed("Short lines on the last picture that spread from a point.", &keys, &["kind", "of"])
}

fn things() -> Vec<Value> {
    let x = || ("x", numbers(2, 2, "From left to right."));
    let z = || ("z", number("Half its breadth."));
    let y = || ("y", number("Height of the seat."));
    let height = || ("height", number("Its height."));
    let r = || ("r", number("Its radius."));
    let from = || ("from", numbers(2, 3, "Where it is fixed or begins."));
    let hands = || ("hands", word::<Hands>("The hands that hold it."));
    let stuff = || ("stuff", word::<Stuff>("What it is made of."));
    let left = || ("left", flag("Whether the figure is on its left."));
    let wall = || ("x", number("Where its surface is."));
    let middle = || ("middle", number("How near to the viewer its middle is."));
    let at = || ("at", numbers(2, 2, "Its middle."));
    let kinds: Vec<(&str, Keys, &[&str])> = vec![
        ("mat", vec![x(), z()], &["x"]),
        ("floor", vec![x(), z(), middle()], &["x"]),
        ("bench", vec![x(), y(), z()], &["x"]),
        (
            "box",
            vec![
                from(),
                ("to", numbers(2, 2, "The opposite corner.")),
                z(),
                middle(),
                ("tilt", number("Degrees around its first corner.")),
                stuff(),
            ],
            &["from", "to"],
        ),
        (
            "rod",
            vec![from(), ("to", numbers(2, 3, "Where it ends.")), r(), stuff()],
            &["from", "to"],
        ),
        ("wall", vec![wall(), left(), height()], &["x"]),
        (
            "back-wall",
            vec![x(), ("z", number("How near to the viewer its surface is.")), height()],
            &["x"],
        ),
        (
            "chair",
            vec![
                ("x", number("Where its seat begins.")),
                y(),
                z(),
                ("turned", flag("Whether its back is at the far end.")),
            ],
            &["x"],
        ),
        ("barbell", vec![r(), ("on_back", flag("Whether it lies across the upper back."))], &[]),
        ("dumbbell", vec![hands(), ("across", flag("Whether it points to the viewer."))], &[]),
        ("kettlebell", vec![hands(), ("up", flag("Whether its bell is above the hand."))], &[]),
        ("backpack", vec![hands(), ("hugged", flag("Whether it is held to the chest."))], &[]),
        ("bar", vec![], &[]),
        (
            "stack",
            vec![
                ("x", number("Its middle.")),
                ("z", number("How near to the viewer it is.")),
                height(),
            ],
            &["x"],
        ),
        ("cable", vec![from(), hands()], &["from"]),
        ("band", vec![from(), hands()], &["from"]),
        (
            "loop",
            vec![(
                "between",
                json!({ "description": "The two joints it runs between.", "type": "array", "items": word::<Joint>("A \
                    joint."), "minItems": 2, "maxItems": 2 }),
            )],
            &["between"],
        ),
        (
            "strap",
            vec![(
                "foot",
                json!({ "description": "The foot it runs around.", "enum": ["foot_r", "foot_l"] }),
            )],
            &[],
        ),
        ("towel", vec![], &[]),
        ("ball", vec![at(), r()], &["at"]),
        ("roller", vec![at(), r(), z()], &["at"]),
        ("pulldown", vec![], &[]),
        ("machine", vec![], &[]),
    ];
    kinds.into_iter().map(|(kind, keys, needed)| thing(kind, keys, needed)).collect()
}

fn thing(kind: &str, keys: Keys, needed: &[&str]) -> Value {
    let mut properties = Map::from_iter([("kind".to_owned(), json!({ "const": kind }))]);
    properties.extend(keys.into_iter().map(|(key, value)| (key.to_owned(), value)));
    let needed: Vec<&str> = [&["kind"], needed].concat();
    json!({ "type": "object", "required": needed, "properties": properties, "additionalProperties": false })
}
