//! Things around a figure: each `kind` with its own keys.

use crate::catalogue::pose::{Hands, Part, Point, Prop, Stuff};
use crate::text::document::Table;
use crate::text::problem::Problem;
use crate::text::vocabulary::{Unknown, Vocabulary};

const KINDS: [&str; 22] = [
    "mat",
    "floor",
    "bench",
    "box",
    "rod",
    "wall",
    "back-wall",
    "chair",
    "barbell",
    "dumbbell",
    "kettlebell",
    "backpack",
    "bar",
    "stack",
    "cable",
    "band",
    "loop",
    "strap",
    "towel",
    "ball",
    "roller",
    "pulldown",
];
const MACHINE: &str = "machine";

/// Reads one thing.
pub fn read(table: &Table) -> Option<Prop> {
    let kind = table.parsed("kind", |text| {
        let known = KINDS.into_iter().chain([MACHINE]);
        known.clone().find(|kind| *kind == text).ok_or_else(|| {
            let unknown = Unknown::new("kind of thing", text, known.clone());
            let all = || format!("one of: {}", known.collect::<Vec<_>>().join(", "));
            (None, unknown.message, Some(unknown.help.unwrap_or_else(all)))
        })
    });
    let Some(kind) = kind else {
        if !table.has_errors() {
            table.missing("kind");
        }
        // Which keys it can have is said by its kind.
        table.pass_over();
        return None;
    };
    of_kind(kind.value, table)
}

fn of_kind(kind: &str, table: &Table) -> Option<Prop> {
    let or = |key, usual: f64| table.real(key).map_or(usual, |number| number.value);
    Some(match kind {
        "mat" => Prop::Mat { x: pair(table, "x")?, z: or("z", 32.0) },
        "floor" => {
            Prop::Floor { x: pair(table, "x")?, z: or("z", 30.0), middle: or("middle", 0.0) }
        }
        "bench" => Prop::Bench { x: pair(table, "x")?, y: or("y", 44.0), z: or("z", 15.0) },
        "box" => Prop::Box {
            from: pair(table, "from")?,
            to: pair(table, "to")?,
            z: or("z", 15.0),
            middle: or("middle", 0.0),
            tilt: or("tilt", 0.0),
            stuff: word(table, "stuff", Stuff::Pad),
        },
        "rod" => Prop::Rod {
            from: point(table, "from")?,
            to: point(table, "to")?,
            r: or("r", 1.6),
            stuff: word(table, "stuff", Stuff::Metal),
        },
        "wall" => Prop::Wall {
            x: need(table, "x")?,
            left: flag(table, "left"),
            height: or("height", 190.0),
        },
        "back-wall" => {
            Prop::BackWall { x: pair(table, "x")?, z: or("z", -40.0), height: or("height", 190.0) }
        }
        "chair" => Prop::Chair {
            x: need(table, "x")?,
            y: or("y", 45.0),
            z: or("z", 20.0),
            turned: flag(table, "turned"),
        },
        "barbell" => Prop::Barbell { r: or("r", 17.0), on_back: flag(table, "on_back") },
        "dumbbell" => Prop::Dumbbell {
            hands: word(table, "hands", Hands::Each),
            across: flag(table, "across"),
        },
        "kettlebell" => {
            Prop::Kettlebell { hands: word(table, "hands", Hands::Both), up: flag(table, "up") }
        }
        "backpack" => Prop::Backpack {
            hands: word(table, "hands", Hands::Both),
            hugged: flag(table, "hugged"),
        },
        "bar" => Prop::Bar,
        "stack" => {
            Prop::Stack { x: need(table, "x")?, z: or("z", 0.0), height: or("height", 190.0) }
        }
        "cable" => {
            Prop::Cable { from: point(table, "from")?, hands: word(table, "hands", Hands::Both) }
        }
        "band" => {
            Prop::Band { from: point(table, "from")?, hands: word(table, "hands", Hands::Both) }
        }
        "loop" => {
            let joints = lacking(table, "between", table.words("between"))?;
            let [one, other] = joints.as_slice() else {
                let at = table.count("between").map_or_else(|| table.span(), |list| list.span);
                table.report(Problem::at(at, "`between` is a list of two joints"));
                return None;
            };
            Prop::Loop { between: [one.value, other.value] }
        }
        "strap" => Prop::Strap { foot: foot(table) },
        "towel" => Prop::Towel,
        "ball" => Prop::Ball { at: pair(table, "at")?, r: or("r", 30.0) },
        "roller" => Prop::Roller { at: pair(table, "at")?, r: or("r", 7.5), z: or("z", 26.0) },
        "pulldown" => Prop::Pulldown,
        _ => Prop::Machine,
    })
}

fn lacking<T>(table: &Table, key: &'static str, value: Option<T>) -> Option<T> {
    if value.is_none() && !table.has_errors() {
        table.missing(key);
    }
    value
}

fn need(table: &Table, key: &'static str) -> Option<f64> {
    lacking(table, key, table.real(key)).map(|number| number.value)
}

fn pair(table: &Table, key: &'static str) -> Option<[f64; 2]> {
    lacking(table, key, table.reals(key, 2..=2)).map(|pair| [pair.value[0], pair.value[1]])
}

fn point(table: &Table, key: &'static str) -> Option<Point> {
    let point = lacking(table, key, table.reals(key, 2..=3))?.value;
    Some([point[0], point[1], point.get(2).copied().unwrap_or(0.0)])
}

/// The foot that a strap runs around.
fn foot(table: &Table) -> Part {
    let said = table.word("foot");
    if let Some(other) =
        said.as_ref().filter(|said| !matches!(said.value, Part::FootRight | Part::FootLeft))
    {
        table.report(
            Problem::at(other.span.clone(), "a strap runs around a foot")
                .help("`foot_r` or `foot_l`"),
        );
    }
    said.map_or(Part::FootRight, |said| said.value)
}

fn flag(table: &Table, key: &'static str) -> bool {
    table.flag(key).is_some_and(|flag| flag.value)
}

fn word<W: Vocabulary>(table: &Table, key: &'static str, usual: W) -> W {
    table.word(key).map_or(usual, |word| word.value)
}
