//! Poses from TOML: a base, what the start changes of it, what the end changes of the start. A limb
//! is one value and is replaced whole; what is written for both sides is mirrored for the left.

use serde::{Deserialize, Serialize};

use super::{Anchor, Arm, Camera, Figure, Leg, Point, Pose, Poses, Sight};
use crate::text::document::{self, Spanned, Table, Wanted};
use crate::text::id::Id;
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::{Unknown, Vocabulary};

mod limb;
mod mark;
mod prop;

/// A pose of which some things may still be unsaid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartialPose {
    anchor: Option<(Anchor, Point)>,
    spine: Option<[f64; 3]>,
    head: Option<f64>,
    twist: Option<f64>,
    side: Option<f64>,
    roll: Option<f64>,
    heading: Option<f64>,
    look: Option<f64>,
    tilt: Option<f64>,
    legs: [Option<Leg>; 2],
    arms: [Option<Arm>; 2],
}

impl PartialPose {
    /// This, and what it leaves unsaid as `base` has it. A head that follows the chest follows the
    /// new one.
    fn over(self, base: &Self) -> Self {
        let limb = |side: usize| {
            (self.legs[side].or(base.legs[side]), self.arms[side].or(base.arms[side]))
        };
        let (right, left) = (limb(0), limb(1));
        Self {
            anchor: self.anchor.or(base.anchor),
            spine: self.spine.or(base.spine),
            head: self.head.or(if self.spine.is_some() { None } else { base.head }),
            twist: self.twist.or(base.twist),
            side: self.side.or(base.side),
            roll: self.roll.or(base.roll),
            heading: self.heading.or(base.heading),
            look: self.look.or(base.look),
            tilt: self.tilt.or(base.tilt),
            legs: [right.0, left.0],
            arms: [right.1, left.1],
        }
    }

    /// The pose, or what it still lacks.
    fn complete(self) -> Result<Pose, &'static str> {
        let (anchor, at) =
            self.anchor.ok_or("an anchor (`hip`, `shoulders`, `knees`, `knee_r` or `knee_l`)")?;
        let spine = self.spine.ok_or("`spine`")?;
        let [Some(right_leg), Some(left_leg)] = self.legs else {
            return Err("`leg` (or `leg_r` and `leg_l`)");
        };
        let [Some(right_arm), Some(left_arm)] = self.arms else {
            return Err("`arm` (or `arm_r` and `arm_l`)");
        };
        Ok(Pose {
            anchor,
            at,
            spine,
            head: self.head.unwrap_or(spine[2]),
            twist: self.twist.unwrap_or(0.0),
            side: self.side.unwrap_or(0.0),
            roll: self.roll.unwrap_or(0.0),
            heading: self.heading.unwrap_or(0.0),
            look: self.look.unwrap_or(0.0),
            tilt: self.tilt.unwrap_or(0.0),
            legs: [right_leg, left_leg],
            arms: [right_arm, left_arm],
        })
    }
}

/// How the program's own file of poses is called.
const WANTED: Wanted = Wanted {
    what: "file of poses",
    form: "TOML",
    example: "it has tables `[pose.NAME]`",
    longest: None,
    other: |_| None,
};

/// Reads a file of poses: `[base.NAME]` and `[pose.NAME]` tables.
///
/// # Errors
/// Every mistake of the text, with its place.
pub fn read(name: &str, text: &str) -> Result<Poses, Problems> {
    let (poses, problems) = document::read(text, &WANTED, |table| {
        let bases =
            table.table("base", "set of poses to begin with", read_bases).unwrap_or_default();
        let figures =
            read_in(table, &bases).into_iter().map(|(id, figure)| (id.value, figure)).collect();
        Poses { bases, figures }
    });
    if problems.is_empty() { Ok(poses) } else { Err(Problems::new(name, text, problems)) }
}

fn read_bases(table: &Table) -> Vec<(Id, PartialPose)> {
    let bases = table.named_tables("pose to begin with", |name, table| {
        let draft = read_draft(table);
        Some((read_name(table, &name)?.value, draft))
    });
    bases.into_iter().flatten().collect()
}

/// The `[pose.NAME]` tables of a document that may hold other things, too, with the places of their
/// names. `bases` are poses to begin with.
pub fn read_in(table: &Table, bases: &[(Id, PartialPose)]) -> Vec<(Spanned<Id>, Figure)> {
    let read = |table: &Table| {
        table.named_tables("pose", |name, table| {
            let figure = read_figure(table, bases);
            Some((read_name(table, &name)?, figure?))
        })
    };
    table.table("pose", "set of poses", read).unwrap_or_default().into_iter().flatten().collect()
}

fn read_name(table: &Table, name: &Spanned<&str>) -> Option<Spanned<Id>> {
    let problem = |message| table.report(Problem::at(name.span.clone(), message));
    let id = Id::parse(name.value).map_err(problem).ok()?;
    Some(Spanned { value: id, span: name.span.clone() })
}

/// The most things around a figure: more hide it.
pub const MOST_PROPS: usize = 40;
/// The most arrows on a picture.
pub const MOST_ARROWS: usize = 12;
/// The most signs on it.
pub const MOST_SIGNS: usize = 6;

fn read_figure(table: &Table, bases: &[(Id, PartialPose)]) -> Option<Figure> {
    let base = table.parsed("base", |text| {
        let found = bases.iter().find(|(id, _)| id.as_str() == text);
        found.map(|(_, draft)| *draft).ok_or_else(|| {
            let unknown =
                Unknown::new("pose to begin with", text, bases.iter().map(|(id, _)| id.as_str()));
            (None, unknown.message, unknown.help)
        })
    });
    let base = base.map_or_else(PartialPose::default, |base| base.value);
    let camera = read_camera(table, "camera");
    let terminal = read_camera(table, "terminal");
    let shoes = table.flag("shoes").is_some_and(|flag| flag.value);
    let worked = table.word("worked").map(|side| side.value);
    table.few("props", MOST_PROPS, "things around the figure");
    table.few("arrows", MOST_ARROWS, "arrows");
    let props = table
        .tables("props", "thing around the figure", prop::read)
        .into_iter()
        .flatten()
        .collect();
    let arrows = table.tables("arrows", "arrow", mark::arrow).into_iter().flatten().collect();
    table.few("signs", MOST_SIGNS, "signs");
    let signs = table.tables("signs", "sign", mark::sign).into_iter().flatten().collect();
    let start = table.table("start", "start of a pose", read_draft).unwrap_or_default().over(&base);
    let end = table.table("end", "end of a pose", |table| read_draft(table).over(&start));
    if table.has_errors() {
        return None;
    }
    let complete = |draft: PartialPose| {
        let lacks = |what| {
            let help = "say it under `start`, or name a `base` that has it";
            table.report_missing(
                Problem::at(table.span(), format!("this pose has no {what}")).help(help),
            );
        };
        draft.complete().map_err(lacks).ok()
    };
    let start = complete(start)?;
    // It has all that the start has.
    let end = end.and_then(|end| end.complete().ok());
    Some(Figure {
        camera: camera.unwrap_or(Sight::Side.camera()),
        terminal,
        shoes,
        worked,
        props,
        arrows,
        signs,
        start,
        end,
    })
}

fn read_camera(table: &Table, key: &'static str) -> Option<Camera> {
    if table.peek(key).is_some_and(|value| value.words().is_some()) {
        return table.word(key).map(|sight: Spanned<Sight>| sight.value.camera());
    }
    let angles = table.reals(key, 2..=2)?.value;
    Some(Camera { yaw: angles[0], pitch: angles[1] })
}

fn read_draft(table: &Table) -> PartialPose {
    let real = |key| table.real(key).map(|number| number.value);
    let spine = table.reals("spine", 1..=3).and_then(|spine| match spine.value.as_slice() {
        [all] => Some([*all; 3]),
        [pelvis, low, chest] => Some([*pelvis, *low, *chest]),
        _ => {
            table.report(Problem::at(
                spine.span,
                "`spine` is one direction, or those of pelvis, low back and chest",
            ));
            None
        }
    });
    PartialPose {
        anchor: read_anchor(table),
        spine,
        head: real("head"),
        twist: real("twist"),
        side: real("side"),
        roll: real("roll"),
        heading: real("heading"),
        look: real("look"),
        tilt: real("tilt"),
        legs: limb::legs(table),
        arms: limb::arms(table),
    }
}

fn read_anchor(table: &Table) -> Option<(Anchor, Point)> {
    let mut found = None;
    for anchor in Anchor::ALL {
        let Some(at) = table.reals(anchor.as_str(), 2..=3) else { continue };
        if found.is_some() {
            let help = "keep one of hip, shoulders, knees, knee_r and knee_l";
            table.report(Problem::at(at.span, "a pose is held by one anchor").help(help));
            continue;
        }
        found =
            Some((*anchor, [at.value[0], at.value[1], at.value.get(2).copied().unwrap_or(0.0)]));
    }
    found
}
