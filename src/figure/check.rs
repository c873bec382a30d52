//! What is wrong with a figure: points it can't reach, parts inside of the floor or of things,
//! planted limbs that slide. And what a figure asks of its spine, to be held against what the
//! catalogue says of the exercise.

mod seen;

use std::collections::BTreeMap;
use std::fmt;

use glam::DVec3;

use super::between::Movement;
use super::mesh::{Mesh, Part};
use super::prop::{Solid, solids};
use super::solve::{Limb, Skeleton, front};
use super::stage;
use crate::catalogue::pose::{Anchor, ArmPlace, Figure, LegPlace, Pose};

pub use crate::catalogue::pose::{Bend, bend};
pub use seen::seen;

/// Centimetres by which a hand or foot may miss what it reaches for.
pub const MISS: f64 = 0.5;
/// Centimetres that flesh gives way on the floor and on things.
pub const SINK: f64 = 1.0;
/// The same of hands.
const HOLD: f64 = 3.0;
/// From so many centimetres on a head is lifted on purpose.
const LIFTED: f64 = 5.0;
/// How much up a front points that lies on its back, of 1.
const LIES: f64 = 0.85;
/// Centimetres that a planted limb may move: what rounding makes of nothing.
const SLIDE: f64 = 0.01;
/// Shares of the way that are looked at.
const SHARES: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// Something wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// At which share of the way from start to end.
    pub share: f64,
    /// What, with its measure.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.share {
            0.0 => f.write_str("start: ")?,
            1.0 => f.write_str("end: ")?,
            share => write!(f, "after {:.0} %: ", share * 100.0)?,
        }
        f.write_str(&self.what)
    }
}

/// Everything wrong with a figure.
pub fn findings(figure: &Figure) -> Vec<Finding> {
    let movement = Movement::of(figure);
    let start = Skeleton::of(&figure.start);
    let solids = solids(figure);
    let mut findings = Vec::new();
    for share in SHARES {
        let bones = match &movement {
            Some(movement) => movement.at(share),
            None if share > 0.0 => break,
            None => start.clone(),
        };
        let pose = figure.end.filter(|_| share > 0.5).unwrap_or(figure.start);
        let mut find = |what: String| findings.push(Finding { share, what });
        reach(&bones, &mut find);
        let body = stage::scene(figure, &pose, &bones, &[], None).meshes;
        sink(&body, &solids, &mut find);
        let is_end = !(0.01..0.99).contains(&share);
        if is_end {
            hover(&bones, &body, &solids, &mut find);
        }
        if let (Some(movement), Some(end)) = (&movement, &figure.end) {
            slide(movement, &bones, [&figure.start, end], &mut find);
        }
    }
    findings
}

const LIMBS: [&str; 4] = ["right leg", "left leg", "right arm", "left arm"];

fn reach(bones: &Skeleton, find: &mut impl FnMut(String)) {
    for (name, limb) in LIMBS.iter().zip(bones.limbs()) {
        if !(limb.root + limb.joint + limb.end + limb.tip).is_finite() {
            find(format!("the {name} is nowhere"));
        } else if limb.miss > MISS {
            find(format!("the {name} misses by {:.1} cm", limb.miss));
        }
    }
}

/// Parts of the body that are told of, with their names.
fn name(part: Part) -> &'static str {
    match part {
        Part::Thing(_) | Part::Close => "thing",
        Part::Trunk => "trunk",
        Part::Head => "head",
        Part::Leg(0) => "right leg",
        Part::Leg(_) => "left leg",
        Part::Foot(0) => "right foot",
        Part::Foot(_) => "left foot",
        Part::Arm(0) => "right arm",
        Part::Arm(_) => "left arm",
        Part::Hand(0) => "right hand",
        Part::Hand(_) => "left hand",
    }
}

fn sink(body: &[Mesh], solids: &[Solid], find: &mut impl FnMut(String)) {
    let mut deepest: BTreeMap<Part, [f64; 2]> = BTreeMap::new();
    for mesh in body.iter().filter(|mesh| mesh.part.is_body()) {
        let worst = deepest.entry(mesh.part).or_insert([f64::INFINITY; 2]);
        for at in &mesh.at {
            worst[0] = worst[0].min(at.y);
            let inside =
                solids.iter().map(|solid| solid.distance(*at)).fold(f64::INFINITY, f64::min);
            worst[1] = worst[1].min(inside);
        }
    }
    for (part, [floor, thing]) in deepest {
        // Fingers close around what they hold.
        let gives = if matches!(part, Part::Hand(_)) { HOLD } else { SINK };
        if floor < -gives {
            find(format!("the {} is {:.1} cm below the floor", name(part), -floor));
        }
        if thing < -gives {
            find(format!("the {} is {:.1} cm inside of a thing", name(part), -thing));
        }
    }
}

/// Heads of those who lie on their back that are neither down nor lifted.
fn hover(bones: &Skeleton, body: &[Mesh], solids: &[Solid], find: &mut impl FnMut(String)) {
    let lies = |frame| front(frame).y > LIES;
    if !lies(bones.trunk.frames[2]) || !lies(bones.trunk.head_frame) {
        return;
    }
    let above = |at: &DVec3| solids.iter().map(|solid| solid.distance(*at)).fold(at.y, f64::min);
    let head = body.iter().filter(|mesh| mesh.part == Part::Head);
    let gap = head.flat_map(|mesh| &mesh.at).map(above).fold(f64::INFINITY, f64::min);
    if (SINK..LIFTED).contains(&gap) {
        find(format!("the head hovers {gap:.1} cm above what it lies on"));
    }
}

/// Hands and feet that are at the same place on both ends stay there; so does a knee that the body
/// is held by.
fn slide(
    movement: &Movement,
    bones: &Skeleton,
    [start, end]: [&Pose; 2],
    find: &mut impl FnMut(String),
) {
    let mut planted = |name: &str, from: DVec3, now: DVec3| {
        let way = from.distance(now);
        if way > SLIDE {
            find(format!("the planted {name} moves by {way:.2} cm"));
        }
    };
    let first = &movement.ends()[0];
    for side in 0..2 {
        let (leg, arm) = (start.legs[side].place, start.arms[side].place);
        if leg == end.legs[side].place && matches!(leg, LegPlace::Sole(_) | LegPlace::Ankle(_)) {
            planted(LIMBS[side], first.legs[side].end, bones.legs[side].end);
        }
        if arm == end.arms[side].place && matches!(arm, ArmPlace::Palm(_) | ArmPlace::Hand(_)) {
            planted(LIMBS[side + 2], first.arms[side].hand(), bones.arms[side].hand());
        }
        let kneels = |pose: &Pose| match pose.anchor {
            Anchor::Knees => true,
            Anchor::KneeRight => side == 0,
            Anchor::KneeLeft => side == 1,
            Anchor::Hip | Anchor::Shoulders => false,
        };
        if kneels(start) && kneels(end) && DVec3::from(start.at).distance(end.at.into()) < SLIDE {
            planted("knee", knee(&first.legs[side]), knee(&bones.legs[side]));
        }
    }
}

fn knee(leg: &Limb) -> DVec3 {
    leg.joint
}
