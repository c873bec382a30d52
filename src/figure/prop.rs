//! What stands around a figure, as pieces of the picture.

mod home;
mod solid;

use glam::DVec3;

use self::home::{backpack, towel};
use self::solid::{MAT_ROLES, WALL, roles, solids_of};

pub use self::solid::{Solid, solids};

use super::scene::{Piece, Role};
use super::shape::{Blob, Hull, View};
use super::solve::{Skeleton, front, right, up};
use super::{body, joint};
use crate::catalogue::pose::{Figure, Hands, Joint, Part, Prop};

/// Thickness of a mat, in centimetres.
const MAT: f64 = 2.2;
/// Behind every part of the body: where props are painted that a figure stands before.
const BEHIND: f64 = -1e5;
/// Before every part of the body.
const BEFORE: f64 = 1e5;

/// All pieces of all things.
pub fn pieces(figure: &Figure, bones: &Skeleton, view: &View) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, prop) in (0..).zip(&figure.props) {
        // In the order of the file, one behind the other.
        let depth = if is_before(prop) { BEFORE } else { BEHIND } + f64::from(number) * 10.0;
        let solids = solids_of(prop);
        let (count, solids) = (solids.len() as f64, solids.into_iter().enumerate());
        pieces.extend(
            solids.map(|(at, (solid, roles))| solid.piece(roles, depth + at as f64 / count, view)),
        );
        pieces.extend(standing(prop, bones, depth, view));
        pieces.extend(held(prop, bones, depth, view));
    }
    pieces
}

fn is_before(prop: &Prop) -> bool {
    matches!(prop, Prop::Box { front: true, .. } | Prop::Rod { front: true, .. })
}

/// A rod with round ends.
fn rod(from: DVec3, to: DVec3, r: f64, role: Role, depth: f64, view: &View) -> Piece {
    Piece::new(None, depth)
        .with(role, vec![Hull::around(&[Blob::ball(from, r), Blob::ball(to, r)], view)])
}

/// What of a thing that stands or lies around is no solid.
fn standing(prop: &Prop, bones: &Skeleton, depth: f64, view: &View) -> Vec<Piece> {
    match *prop {
        Prop::Mat { x, z } => {
            let mat = Solid::cuboid([x[0], -MAT, -z], [x[1], 0.0, z]);
            vec![mat.piece(MAT_ROLES, depth - 1e5, view)]
        }
        Prop::Floor { x, z, middle } => {
            let at = DVec3::new(f64::midpoint(x[0], x[1]), -0.5, middle);
            let shadow = Hull::around(&[Blob::on_floor(at, [(x[1] - x[0]) / 2.0, z])], view);
            vec![Piece::new(None, depth - 1e5).with(Role::Mat, vec![shadow])]
        }
        Prop::Rod { from, to, r, stuff, .. } => {
            vec![rod(from.into(), to.into(), r, roles(stuff)[0], depth, view)]
        }
        // A wall is told from the air by its edges.
        Prop::Wall { x, left, height } => {
            let x = if left { x + 1.0 } else { x - 1.0 };
            let [foot, top] = [0.0, height - 1.0].map(|y| DVec3::new(x, y, WALL));
            vec![rod(foot, top, 1.3, Role::MatEdge, depth, view)]
        }
        Prop::BackWall { x, z, height } => {
            let [left, right, top] = [[x[0], 0.0], [x[1] - 1.0, 0.0], [x[1] - 1.0, height - 1.0]]
                .map(|[x, y]| DVec3::new(x, y, z));
            [[left, right], [right, top]]
                .map(|[from, to]| rod(from, to, 1.3, Role::MatEdge, depth, view))
                .into()
        }
        Prop::Stack { x, z, height } => stack(x, z, height, depth, view),
        Prop::Towel => bones.legs.iter().map(|leg| towel(leg, depth, view)).collect(),
        Prop::Ball { at, r } => {
            let at = DVec3::new(at[0], at[1], 0.0);
            let light = at + DVec3::new(-0.08, 0.1, 0.1) * r;
            let hull = |at, r| vec![Hull::around(&[Blob::ball(at, r)], view)];
            vec![
                Piece::new(None, depth)
                    .with(Role::BallEdge, hull(at, r))
                    .with(Role::Ball, hull(light, r * 0.86)),
            ]
        }
        Prop::Roller { at, r, z } => {
            let end = |z: f64, r: f64| Blob::disc(DVec3::new(at[0], at[1], z), DVec3::Z, r);
            let roller = Hull::around(&[end(-z, r), end(z, r)], view);
            let core = Hull::around(&[end(z, r * 0.6)], view);
            vec![
                Piece::new(None, depth)
                    .with(Role::Band, vec![roller])
                    .with(Role::BallEdge, vec![core]),
            ]
        }
        Prop::Pulldown => {
            pulldown((bones.arms[0].hand() + bones.arms[1].hand()) / 2.0, depth, view)
        }
        Prop::Machine => {
            let frame = [
                ([0.0, 44.0, 0.0], [70.0, 12.0, 0.0], 2.0),
                ([-34.0, 0.0, 0.0], [-34.0, 70.0, 0.0], 3.0),
            ];
            let frame = frame.map(|(from, to, r)| {
                rod(from.into(), to.into(), r, Role::Metal, depth - 1.0, view)
            });
            frame.into_iter().chain([lever(bones, depth, view)]).collect()
        }
        _ => Vec::new(),
    }
}

/// A thing in hands.
fn held(prop: &Prop, bones: &Skeleton, depth: f64, view: &View) -> Vec<Piece> {
    let hand = |side: usize| bones.arms[side].hand();
    let middle = (hand(0) + hand(1)) / 2.0;
    match *prop {
        Prop::Barbell { r, on_back } => barbell(bones, r, on_back, middle, view),
        Prop::Dumbbell { hands, across } => {
            places(hands, bones).into_iter().flat_map(|at| dumbbell(at, across, view)).collect()
        }
        Prop::Kettlebell { hands, up } => {
            places(hands, bones).into_iter().flat_map(|at| kettlebell(at, up, view)).collect()
        }
        Prop::Backpack { hands, hugged } => backpack(bones, hands, hugged, view),
        Prop::Bar => {
            let along = (hand(0) - hand(1)).normalize_or(DVec3::Z) * 16.0;
            vec![rod(
                hand(1) - along,
                hand(0) + along,
                1.7,
                Role::Iron,
                view.near(middle) - 2.0,
                view,
            )]
        }
        Prop::Cable { from, hands } => cord(from, &places(hands, bones), true, depth, view),
        Prop::Band { from, hands } => cord(from, &places(hands, bones), false, depth, view),
        Prop::Loop { between } => {
            let [one, other] = between.map(|end| joint(end, bones));
            // Around the knees it is seen over both.
            let knees = between.contains(&Joint::KneeRight) && between.contains(&Joint::KneeLeft);
            let (beyond, over) = if knees { (body::KNEE, 14.0) } else { (0.0, 4.0) };
            let beyond = (other - one).normalize_or_zero() * beyond;
            let depth = view.near((one + other) / 2.0) + over;
            vec![rod(one - beyond, other + beyond, 1.3, Role::Band, depth, view)]
        }
        Prop::Strap { foot } => {
            let leg = &bones.legs[usize::from(foot == Part::FootLeft)];
            let around = leg.end + leg.tip * 7.0 + leg.down * 5.0;
            let strap = |side: usize| {
                rod(hand(side), around, 0.9, Role::Band, view.near(around) + 3.0, view)
            };
            vec![strap(0), strap(1)]
        }
        _ => Vec::new(),
    }
}

/// The roll behind the upper back that a back-extension machine moves with it.
fn lever(bones: &Skeleton, depth: f64, view: &View) -> Piece {
    let (at, frame) = bones.trunk.at(40.0);
    let at = at - front(frame) * 15.5;
    let pad = [at - right(frame) * 17.0, at + right(frame) * 17.0].map(|end| Blob::ball(end, 5.0));
    let arm = [at, DVec3::new(-6.0, 56.0, 0.0)].map(|end| Blob::ball(end, 1.8));
    Piece::new(None, depth + 2.0)
        .with(Role::Metal, vec![Hull::around(&arm, view)])
        .with(Role::Pad, vec![Hull::around(&pad, view)])
}

fn places(hands: Hands, bones: &Skeleton) -> Vec<DVec3> {
    let [right, left] = [0, 1].map(|side| bones.arms[side].hand());
    match hands {
        Hands::Right => vec![right],
        Hands::Left => vec![left],
        Hands::Each => vec![right, left],
        Hands::Both => vec![(right + left) / 2.0],
    }
}

fn barbell(bones: &Skeleton, r: f64, on_back: bool, middle: DVec3, view: &View) -> Vec<Piece> {
    let at = if on_back {
        let chest = bones.trunk.frames[2];
        bones.trunk.base() - front(chest) * 8.5 - up(chest) * 3.0
    } else {
        middle
    };
    let z = |z: f64| at.with_z(z);
    let plate = |from: f64, to: f64, r: f64| {
        vec![Hull::around(
            &[Blob::disc(z(from), DVec3::Z, r), Blob::disc(z(to), DVec3::Z, r)],
            view,
        )]
    };
    let bar = Hull::around(&[Blob::ball(z(-58.0), 1.7), Blob::ball(z(58.0), 1.7)], view);
    // It lies over the body and stands off from it.
    let near = Piece { gap: true, ..Piece::new(None, BEFORE - 1.0) }
        .with(Role::Iron, plate(43.0, 49.0, r))
        .with(Role::IronEdge, plate(49.2, 49.2, r * 0.72))
        .with(Role::MetalEdge, plate(49.3, 49.3, r * 0.36));
    vec![
        Piece::new(None, BEHIND + 5e4).with(Role::IronEdge, plate(-49.0, -43.0, r)),
        Piece::new(None, view.near(if on_back { at } else { bones.arms[0].hand() }) - 3.0)
            .with(Role::MetalEdge, vec![bar]),
        near,
    ]
}

fn dumbbell(at: DVec3, across: bool, view: &View) -> Vec<Piece> {
    let axis = if across { DVec3::Z } else { DVec3::X };
    let depth = view.near(at);
    let head = |end: f64| {
        let disc = |shift: f64| Blob::disc(at + axis * (end * 9.0 + shift), axis, 6.5);
        let depth = depth + if across { view.near(axis) * end * 6.0 } else { 0.5 };
        Piece::new(None, depth).with(Role::Iron, vec![Hull::around(&[disc(-3.0), disc(3.0)], view)])
    };
    let handle = [at - axis * 8.0, at + axis * 8.0].map(|end| Blob::ball(end, 1.6));
    let handle =
        Piece::new(None, depth - 5.0).with(Role::MetalEdge, vec![Hull::around(&handle, view)]);
    vec![handle, head(-1.0), head(1.0)]
}

fn kettlebell(at: DVec3, above: bool, view: &View) -> Vec<Piece> {
    let bell = at + DVec3::Y * if above { 13.0 } else { -13.0 };
    let bar =
        |from: DVec3, to: DVec3| Hull::around(&[Blob::ball(from, 1.5), Blob::ball(to, 1.5)], view);
    let x = |point: DVec3, by: f64| point + DVec3::X * by;
    let handle = vec![
        bar(x(at, -5.0), x(bell, -7.0)),
        bar(x(at, 5.0), x(bell, 7.0)),
        bar(x(at, -5.0), x(at, 5.0)),
    ];
    let depth = view.near(at);
    vec![
        Piece::new(None, depth - 7.0).with(Role::Iron, handle),
        Piece::new(None, depth - 6.0)
            .with(Role::Iron, vec![Hull::around(&[Blob::ball(bell, 9.5)], view)]),
    ]
}

fn stack(x: f64, z: f64, height: f64, depth: f64, view: &View) -> Vec<Piece> {
    let half = 13.0;
    let cuboid = |x0: f64, y0: f64, x1: f64, y1: f64, deep: f64| {
        Solid::cuboid([x + x0, y0, z - deep], [x + x1, y1, z + deep])
    };
    let frame = [
        cuboid(-half, 0.0, -half + 3.0, height, 4.0),
        cuboid(half - 3.0, 0.0, half, height, 4.0),
        cuboid(-half - 3.0, 0.0, half + 3.0, 4.0, 12.0),
        cuboid(-half, height - 5.0, half, height, 4.0),
    ];
    let plate =
        |number: f64| cuboid(-half + 4.0, 5.0 + number * 6.2, half - 4.0, 10.2 + number * 6.2, 3.0);
    let rod = Hull::around(
        &[Blob::ball(DVec3::new(x, 54.0, z), 0.7), Blob::ball(DVec3::new(x, height - 4.0, z), 0.7)],
        view,
    );
    let mut pieces: Vec<Piece> = frame
        .iter()
        .map(|solid| solid.piece([Role::Metal, Role::MetalEdge], depth, view))
        .collect();
    pieces.push(Piece::new(None, depth + 1.0).with(Role::Cable, vec![rod]));
    let plates = (0..8).map(|number| {
        plate(f64::from(number)).piece([Role::IronEdge, Role::Iron], depth + 2.0, view)
    });
    pieces.extend(plates);
    pieces
}

/// A cable with its pulley, or a band, from a point to hands.
fn cord(from: [f64; 3], hands: &[DVec3], is_cable: bool, depth: f64, view: &View) -> Vec<Piece> {
    let from = DVec3::from(from);
    let (role, r) = if is_cable { (Role::Cable, 0.8) } else { (Role::Band, 1.3) };
    let line = |hand: &DVec3| {
        let depth = view.near(*hand).min(view.near(from)) - 4.0;
        rod(from, *hand, r, role, depth, view)
    };
    let mut pieces: Vec<Piece> = hands.iter().map(line).collect();
    if is_cable {
        let pulley = [-1.5, 1.5].map(|z| Blob::disc(from + DVec3::Z * z, DVec3::Z, 5.0));
        pieces.push(
            Piece::new(None, depth + 3.0).with(Role::MetalEdge, vec![Hull::around(&pulley, view)]),
        );
    }
    pieces
}

/// What of a pulldown machine is no seat: posts, pad, cable, pulley and bar.
fn pulldown(hands: DVec3, depth: f64, view: &View) -> Vec<Piece> {
    let rod = |from: [f64; 3], to: [f64; 3], r: f64, role: Role, depth: f64| {
        rod(from.into(), to.into(), r, role, depth, view)
    };
    let mut pieces = vec![
        rod([44.0, 0.0, 0.0], [44.0, 212.0, 0.0], 2.5, Role::Metal, depth - 1.0),
        rod([44.0, 212.0, 0.0], [8.0, 212.0, 0.0], 2.5, Role::Metal, depth - 1.0),
        rod([26.0, 64.0, 0.0], [44.0, 64.0, 0.0], 2.0, Role::Metal, depth - 1.0),
        rod([26.0, 66.0, -22.0], [26.0, 66.0, 22.0], 5.0, Role::Pad, 50.0),
    ];
    pieces.extend(cord([8.0, 210.0, 0.0], &[hands], true, depth, view));
    pieces
}
