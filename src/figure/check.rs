//! What is wrong with a figure: points it can't reach, parts inside of the floor or of things,
//! planted limbs that slide. And what a figure asks of its spine, to be held against what the
//! catalogue says of the exercise.

use std::fmt;

use glam::DVec3;

use super::between::Movement;
use super::flesh;
use super::outline::is_closed;
use super::prop::{Solid, solids};
use super::shape::Blob;
use super::solve::{Limb, Skeleton};
use crate::catalogue::pose::{Anchor, ArmPlace, Figure, LegPlace, Pose};

pub use crate::catalogue::pose::{Bend, bend};

/// Centimetres by which a hand or foot may miss what it reaches for.
pub const MISS: f64 = 0.5;
/// Centimetres that flesh gives way on the floor and on things.
pub const SINK: f64 = 1.0;
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
        sink(&bones, &pose, &solids, &mut find);
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

/// Parts of the body by name; each is wrapped around its blobs.
fn flesh(bones: &Skeleton, pose: &Pose) -> Vec<(String, Vec<Blob>)> {
    let mut parts = vec![("head".to_owned(), flesh::skull(bones).to_vec())];
    parts.push((
        "trunk".to_owned(),
        flesh::trunk(bones).into_iter().map(|(_, slice)| slice).collect(),
    ));
    for (side, name) in ["right", "left"].into_iter().enumerate() {
        let (leg, arm) = (&bones.legs[side], &bones.arms[side]);
        parts.push((format!("{name} thigh"), flesh::thigh(leg).to_vec()));
        parts.push((format!("{name} shank"), flesh::shank(leg).to_vec()));
        parts.push((format!("{name} foot"), flesh::foot(leg).to_vec()));
        parts.push((
            format!("{name} upper arm"),
            flesh::sleeve(arm).into_iter().chain(flesh::upper_arm(arm)).collect(),
        ));
        parts.push((format!("{name} forearm"), flesh::forearm(arm).to_vec()));
        parts.push((format!("{name} hand"), flesh::hand(arm, is_closed(&pose.arms[side]))));
    }
    parts
}

fn sink(bones: &Skeleton, pose: &Pose, solids: &[Solid], find: &mut impl FnMut(String)) {
    for (name, blobs) in flesh(bones, pose) {
        let lowest = blobs.iter().map(Blob::lowest).fold(f64::INFINITY, f64::min);
        if lowest < -SINK {
            find(format!("the {name} is {:.1} cm below the floor", -lowest));
        }
        let deepest = solids.iter().flat_map(|solid| blobs.iter().map(|blob| deepest(blob, solid)));
        let deepest = deepest.fold(f64::INFINITY, f64::min);
        if deepest < -SINK {
            find(format!("the {name} is {:.1} cm inside of a thing", -deepest));
        }
    }
}

/// How far a blob's surface is from a solid's; negative inside.
fn deepest(blob: &Blob, solid: &Solid) -> f64 {
    blob.surface().map(|point| solid.distance(point)).fold(f64::INFINITY, f64::min)
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
