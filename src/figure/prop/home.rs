//! Things of the household that exercises are done with.

use glam::{DQuat, DVec3};

use super::solid::Solid;
use super::{places, rod};
use crate::catalogue::pose::Hands;
use crate::figure::flesh;
use crate::figure::scene::{Piece, Role};
use crate::figure::shape::{Blob, Hull, View};
use crate::figure::solve::{Limb, Skeleton, front};

/// Half of a filled backpack's depth, height and breadth.
const BAG: DVec3 = DVec3::new(8.5, 18.0, 13.0);
/// Its top is so far below the hand that carries it.
const LOOP: f64 = 5.0;
/// Where the front of the chest is before the spine, at the height where a backpack is hugged.
const HUGGED: [f64; 2] = [28.0, 11.0];

/// A backpack in hands, or held to the chest.
pub fn backpack(bones: &Skeleton, hands: Hands, hugged: bool, view: &View) -> Vec<Piece> {
    if hugged {
        let (at, frame) = bones.trunk.at(HUGGED[0]);
        return vec![bag(at + front(frame) * (HUGGED[1] + BAG.x), frame, view)];
    }
    let grips = places(hands, bones);
    // In one hand it hangs along the body, in two across it.
    let turn = if hands == Hands::Both { 0.0 } else { -90f64.to_radians() };
    let hanging = |grip: &DVec3| {
        let top = *grip - DVec3::Y * LOOP;
        let handle = [-6.0, 6.0].map(|aside| top + DQuat::from_rotation_y(turn) * DVec3::Z * aside);
        let depth = view.near(*grip) - 7.0;
        let handle = handle.map(|end| rod(end, *grip, 1.2, Role::PadEdge, depth, view));
        handle
            .into_iter()
            .chain([bag(top - DVec3::Y * BAG.y, DQuat::from_rotation_y(turn), view)])
            .collect::<Vec<_>>()
    };
    grips.iter().flat_map(hanging).collect()
}

/// The bag itself with its pocket, which is on its front.
fn bag(at: DVec3, frame: DQuat, view: &View) -> Piece {
    let rounded = |middle: DVec3, half: DVec3, r: f64| {
        let corners = (0..8).map(|corner| {
            let side = |bit: i32| if corner & bit == 0 { -1.0 } else { 1.0 };
            let corner = DVec3::new(side(1), side(2), side(4)) * (half - r);
            Blob::ball(at + frame * (middle + corner), r)
        });
        vec![Hull::around(&corners.collect::<Vec<_>>(), view)]
    };
    let pocket = DVec3::new(BAG.x, -BAG.y * 0.4, 0.0);
    let body = (Role::Band, rounded(DVec3::ZERO, BAG, 5.0));
    let pocket = (Role::PadEdge, rounded(pocket, DVec3::new(2.5, 9.0, 9.0), 2.5));
    let faces_away = view.near(front(frame)) < -0.1;
    let [under, over] = if faces_away { [pocket, body] } else { [body, pocket] };
    Piece { gap: true, ..Piece::new(None, view.near(at)) }
        .with(under.0, under.1)
        .with(over.0, over.1)
}

/// A folded towel under a heel, to slide on.
pub fn towel(leg: &Limb, depth: f64, view: &View) -> Piece {
    let heel = flesh::foot(leg)[1].at;
    let corner = |sign: f64, y: f64| [heel.x + sign * 9.0, y, heel.z + sign * 7.0];
    Solid::cuboid(corner(-1.0, 0.0), corner(1.0, 1.0)).piece([Role::Band; 2], depth, view)
}
