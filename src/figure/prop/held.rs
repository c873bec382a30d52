//! What hands hold, and what is pulled by it.

use std::f64::consts::TAU;

use glam::DVec3;

use super::{bar, gym, home};
use crate::catalogue::pose::{Figure, Hands, Joint, Part as Held, Prop};
use crate::figure::mesh::{Mesh, Part, Ring, rod, round_rings, tube};
use crate::figure::role::Role;
use crate::figure::solve::{Frame, Skeleton, right};
use crate::figure::{body, joint};

/// By how much more of its cable hands have pulled out of a machine than where they are nearest to it.
pub fn pulled(figure: &Figure, bones: &Skeleton) -> f64 {
    let cable = figure.props.iter().find_map(|prop| match *prop {
        Prop::Cable { from, hands } => Some((DVec3::from(from), hands)),
        _ => None,
    });
    let Some((from, hands)) = cable else { return 0.0 };
    let out = |bones: &Skeleton| {
        let ends = places(hands, bones);
        ends.iter().map(|at| at.distance(from)).sum::<f64>() / ends.len() as f64
    };
    let poses = std::iter::once(&figure.start).chain(&figure.end);
    let least = poses.map(|pose| out(&Skeleton::of(pose))).fold(f64::INFINITY, f64::min);
    out(bones) - least
}

/// Level, and where a chest faces: along it hang what single hands hold.
pub fn ahead(chest: Frame) -> DVec3 {
    DVec3::Y.cross(right(chest)).normalize_or(DVec3::X)
}

/// How far the end of a band reaches out of a fist.
const TAIL: f64 = 6.0;
/// Centimetres from the middle of a post within which a band is fixed to it.
const FIXED: f64 = 6.0;

/// A band from one place to another, whose ends hang down behind them by so much.
fn band(part: Part, from: DVec3, to: DVec3, tail: f64) -> Mesh {
    let way = (to - from).normalize_or(DVec3::X);
    let hanging = |at: DVec3, way: DVec3| {
        [(0.55, 0.1), (0.9, 0.45), (1.05, 0.95)]
            .map(|(out, down)| at + way * (out * tail) - DVec3::Y * (down * tail))
    };
    let mut points = vec![from, from.lerp(to, 0.5), to];
    if tail > 0.0 {
        points.splice(0..0, hanging(from, -way).into_iter().rev());
        points.extend(hanging(to, way));
    }
    let points: Vec<(DVec3, f64)> = points.into_iter().map(|point| (point, 1.1)).collect();
    rod(part, &points, Role::Band)
}

/// A band's end around a post that is near enough.
fn noose(part: Part, at: DVec3, prop: &Prop) -> Option<Mesh> {
    let Prop::Rod { from, to, r, .. } = *prop else { return None };
    let (from, to) = (DVec3::from(from), DVec3::from(to));
    let way = (to - from).normalize_or(DVec3::Y);
    let middle = from + way * (at - from).dot(way);
    if middle.distance(at) > FIXED {
        return None;
    }
    let (one, other) = way.any_orthonormal_pair();
    let points: Vec<(DVec3, f64)> = (0..=24)
        .map(|step| {
            let (sin, cos) = (TAU * f64::from(step) / 24.0).sin_cos();
            (middle + (one * cos + other * sin) * (r + 0.6), 1.3)
        })
        .collect();
    Some(tube(part, &round_rings(&points), |_, _| Role::Band))
}

/// Half the breadth of a kettlebell's handle, and its height.
const HANDLE: [f64; 2] = [7.0, 8.6];
/// How high it is above hands that hold it by its horns.
const HORNS: f64 = 3.0;

/// Whether both hands hold a thing by its horns: a kettlebell whose bell is below, with hands that are raised.
pub fn by_horns(prop: &Prop, bones: &Skeleton) -> bool {
    matches!(prop, Prop::Kettlebell { hands: Hands::Both, up: false })
        && bones.arms.iter().all(|arm| arm.tip.y > 0.0)
}

/// The surfaces of a thing in hands.
pub fn held(prop: &Prop, props: &[Prop], bones: &Skeleton, around: Part) -> Vec<Mesh> {
    let part = Part::Close;
    let hand = |side: usize| bones.arms[side].grip();
    let chest = bones.trunk.frames[2];
    let handle = |across: bool| if across { right(chest) } else { ahead(chest) };
    match *prop {
        Prop::Barbell { r, on_back } => gym::barbell(part, bones, r, on_back),
        Prop::Dumbbell { hands, across } => places(hands, bones)
            .into_iter()
            .flat_map(|at| gym::dumbbell(part, at, handle(across)))
            .collect(),
        Prop::Kettlebell { hands, up } => {
            let along = handle(hands == Hands::Both);
            let ([mut half, mut high], mut above) = (HANDLE, 0.0);
            if by_horns(prop, bones) {
                half = (hand(0).distance(hand(1)) / 2.0).clamp(half - 2.0, half + 2.0);
                (high, above) = (high + 1.8, HORNS);
            }
            let places = places(hands, bones).into_iter().map(|at| at + DVec3::Y * above);
            places.flat_map(|at| gym::kettlebell(part, at, along, [half, high], up)).collect()
        }
        Prop::Backpack { hugged: true, .. } => home::hugged_backpack(part, bones),
        Prop::Backpack { hands, .. } => places(hands, bones)
            .into_iter()
            .flat_map(|at| home::hanging_backpack(part, at, hands == Hands::Both))
            .collect(),
        Prop::Bar => {
            let along = (hand(0) - hand(1)).normalize_or(DVec3::Z) * 14.0;
            vec![bar(part, hand(1) - along, hand(0) + along, 1.6, Role::Iron)]
        }
        Prop::Cable { from, hands } => gym::cable(around, from, &places(hands, bones)),
        Prop::Band { from, hands } => {
            // Where it is fixed may lie outside of the picture.
            let from = DVec3::from(from);
            // A hand has its end wrapped around it.
            let line = |to: DVec3| band(around, from, to, 0.0);
            let fixed = props.iter().filter_map(|prop| noose(around, from, prop));
            places(hands, bones).into_iter().map(line).chain(fixed).collect()
        }
        Prop::Loop { between } => {
            // Closed hands hold it.
            let [one, other] = between.map(|end| match end {
                Joint::HandRight => hand(0),
                Joint::HandLeft => hand(1),
                end => joint(end, bones),
            });
            let knees = between.contains(&Joint::KneeRight) && between.contains(&Joint::KneeLeft);
            if knees {
                vec![around_knees(part, bones, [one, other])]
            } else {
                vec![band(part, one, other, TAIL)]
            }
        }
        Prop::Strap { foot } => {
            let leg = &bones.legs[usize::from(foot == Held::FootLeft)];
            // Below the sole, and on both of its sides up to the hands.
            let sole = leg.end + leg.tip * 9.0 + leg.down * (body::ANKLE + 0.2);
            let aside = leg.tip.cross(leg.down) * 4.6;
            let ends = [sole + aside, sole - aside];
            let along = [0, 1].map(|side| bar(part, hand(side), ends[side], 0.8, Role::Band));
            along.into_iter().chain([bar(part, ends[0], ends[1], 0.8, Role::Band)]).collect()
        }
        _ => Vec::new(),
    }
}

/// A band around both thighs, just above the knees: around each it lies across that thigh.
fn around_knees(part: Part, bones: &Skeleton, knees: [DVec3; 2]) -> Mesh {
    let [one, other] = [0, 1].map(|side| knees[side].lerp(bones.legs[side].root, 0.12));
    let aside = (one - other).normalize_or(DVec3::Z);
    let thighs = [0, 1].map(|side| (bones.legs[side].joint - bones.legs[side].root).normalize());
    let ring = |step: u32| {
        let (sin, cos) = (TAU * f64::from(step) / 32.0).sin_cos();
        let middle = if cos > 0.0 { one } else { other };
        let along = thighs[1].lerp(thighs[0], f64::midpoint(cos, 1.0)).normalize_or(DVec3::X);
        let aside = aside.reject_from_normalized(along).normalize_or(DVec3::Z);
        let ahead = aside.cross(along).normalize_or(DVec3::Y);
        let out = aside * cos + ahead * sin;
        Ring {
            at: middle + aside * (cos * KNEE[0]) + ahead * (sin * KNEE[1]),
            axes: [along, out],
            reach: [2.2, 2.2, 0.5],
            along: f64::from(step),
        }
    };
    tube(part, &(0..=32).map(ring).collect::<Vec<_>>(), |_, _| Role::Band)
}

/// How far a band is from the middle of a knee that it lies around, aside and ahead.
const KNEE: [f64; 2] = [6.1, 6.4];

fn places(hands: Hands, bones: &Skeleton) -> Vec<DVec3> {
    let [right, left] = [0, 1].map(|side| bones.arms[side].grip());
    match hands {
        Hands::Right => vec![right],
        Hands::Left => vec![left],
        Hands::Each => vec![right, left],
        Hands::Both => vec![(right + left) / 2.0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::built_in;
    use crate::figure::stage;

    /// Every picture with a thing of a kind, at its start and at its end.
    fn with(is_meant: impl Fn(&Prop) -> bool) -> Vec<(String, Figure, Vec<Skeleton>)> {
        let poses = built_in::poses();
        let figures = poses.figures.iter().filter(|(_, figure)| figure.props.iter().any(&is_meant));
        let bones = |figure: &Figure| {
            std::iter::once(&figure.start).chain(&figure.end).map(Skeleton::of).collect()
        };
        figures.map(|(id, figure)| (id.to_string(), figure.clone(), bones(figure))).collect()
    }

    #[test]
    fn plates_rise_by_what_hands_pull_out_and_rest_where_these_are_nearest() {
        let pulling = with(|prop| matches!(prop, Prop::Stack { .. }));
        assert!(pulling.len() >= 4, "machines are in the catalogue");
        for (id, figure, bones) in pulling {
            let out: Vec<f64> = bones.iter().map(|bones| pulled(&figure, bones)).collect();
            let [least, most] = [f64::min, f64::max].map(|of| out.iter().copied().reduce(of));
            assert_eq!(least, Some(0.0), "{id}: the plates rest at one end");
            assert!(most > Some(5.0), "{id}: and are seen to rise at the other, {out:?}");
        }
    }

    #[test]
    fn plates_stay_within_their_tower_however_low_it_is() {
        for height in [10.0, 60.0, 146.0] {
            for raised in [-5.0, 0.0, 400.0] {
                let meshes = gym::stack(Part::Close, 0.0, 0.0, height, raised);
                let top = meshes.iter().flat_map(|mesh| &mesh.at).map(|at| at.y);
                let top = top.fold(0.0, f64::max);
                assert!(top <= f64::max(height, 60.0), "{height} high, {raised} raised: {top}");
            }
        }
    }

    #[test]
    fn both_hands_are_on_the_handle_of_a_kettlebell() {
        let shared = |prop: &Prop| matches!(prop, Prop::Kettlebell { hands: Hands::Both, .. });
        let lifting = with(shared);
        assert!(!lifting.is_empty(), "kettlebells are in the catalogue");
        for (id, figure, bones) in lifting {
            for bones in bones {
                let bones = stage::with_hands_closed(&figure, &bones);
                let bell = figure.props.iter().find(|prop| shared(prop)).expect("it has one");
                let handle = &held(bell, &figure.props, &bones, Part::Close)[0];
                for arm in &bones.arms {
                    let off = handle.at.iter().map(|at| at.distance(arm.grip()));
                    let off = off.fold(f64::INFINITY, f64::min);
                    assert!(off < 4.0, "{id}: a hand is {off:.1} cm from the handle");
                }
            }
        }
    }
}
