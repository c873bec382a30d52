//! From pieces that lie over each other to areas that don't: what is hidden is cut away, real gaps
//! are cut around limbs, and each colour becomes one path. So nothing but what is seen has to be
//! stored, and any background shows through.

use glam::DVec2;
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::Overlay;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::i_float::int::point::IntPoint;
use i_overlay::mesh::int::outline::offset::IntOutlineOffset as _;
use i_overlay::mesh::int::style::IntOutlineStyle;

use super::scene::{Fill, Piece, Role, Scene};
use super::shape::bounds;

/// Whole numbers that a centimetre is cut into while areas are worked out.
const UNIT: f64 = 200.0;
/// Centimetres between limbs that overlap: what makes a picture a pictogram.
const GAP: f64 = 1.5;
/// Centimetres that an area reaches under what hides it, so that no hairline shows between both.
const UNDER: f64 = 0.4;
/// Centimetres that stay free around a worked muscle.
const RING: f64 = 0.5;
/// Half the width, in centimetres, of slivers that are left out.
const SLIVER: f64 = 0.3;
/// Square centimetres of the smallest area that is drawn, and of the smallest hole.
const SPECK: f64 = 0.8;
/// The same of far limbs: a bit of a leg that another hides looks like a slip of the pen.
const FAR_SPECK: f64 = 14.0;
/// The same of skin: a chin that an arm parts from its face.
const SKIN_SPECK: f64 = 6.0;

/// Centimetres by which a line may miss its curve while areas are worked out.
const FINE: f64 = 0.03;
/// The same before slivers are left out.
const ROUGH: f64 = 0.08;

type Contour = Vec<IntPoint<i32>>;

/// An area of one colour: closed lines in centimetres, holes running the other way round.
#[derive(Debug)]
pub struct Area {
    /// Its colour.
    pub role: Role,
    /// Its outlines and holes.
    pub lines: Vec<Vec<DVec2>>,
}

/// A fill with its outline, and the outline of what it hides: a little less, so that areas reach
/// under it.
struct Outlined<'s> {
    fill: &'s Fill,
    own: Vec<Contour>,
    hides: Vec<Contour>,
    bounds: Bounds,
}

impl<'s> Outlined<'s> {
    fn of(fill: &'s Fill) -> Self {
        // Around a worked muscle a line stays free, so that it shows in grey, too.
        let under = if fill.role == Role::Muscle { RING } else { -UNDER };
        let outline =
            |by: f64| union(fill.hulls.iter().map(|hull| contour(hull.grown(by))).collect());
        Self { fill, own: outline(0.0), hides: outline(under), bounds: bounds(&fill.hulls) }
    }
}

/// The areas of a scene, in the order in which they are drawn. A drawn line may miss its curve by
/// `tolerance` centimetres.
pub fn flatten(scene: &Scene, tolerance: f64) -> Vec<Area> {
    let pieces: Vec<Vec<Outlined>> =
        scene.pieces.iter().map(|piece| piece.fills.iter().map(Outlined::of).collect()).collect();
    let grown: Vec<Vec<Contour>> = scene.pieces.iter().map(grown).collect();
    let mut areas: Vec<(Role, Vec<Contour>)> = Vec::new();
    for (number, fills) in pieces.iter().enumerate() {
        let gaps = gaps_around(scene, number, &grown);
        for (layer, fill) in fills.iter().enumerate() {
            let over = fills[layer + 1..].iter().chain(pieces[number + 1..].iter().flatten());
            let over = over.filter(|over| overlap(fill.bounds, over.bounds, 0.0));
            let clip: Vec<Contour> =
                over.flat_map(|over| &over.hides).chain(&gaps).cloned().collect();
            let seen = combined(&fill.own, &clip, OverlayRule::Difference);
            let role = fill.fill.role;
            match areas.iter_mut().find(|(other, _)| *other == role) {
                Some((_, contours)) => contours.extend(seen),
                None => areas.push((role, seen)),
            }
        }
    }
    areas
        .into_iter()
        .map(|(role, contours)| Area { role, lines: cleaned(role, &contours, tolerance) })
        .collect()
}

/// A piece's outline with its gap; nothing where it keeps none.
fn grown(piece: &Piece) -> Vec<Contour> {
    let hulls =
        piece.fills.iter().filter(|fill| piece.gap && fill.gap).flat_map(|fill| &fill.hulls);
    union(hulls.map(|hull| contour(hull.grown(GAP))).collect())
}

/// What later pieces keep free of this one.
fn gaps_around(scene: &Scene, number: usize, grown: &[Vec<Contour>]) -> Vec<Contour> {
    let piece = &scene.pieces[number];
    if piece.limb.is_none() {
        return Vec::new();
    }
    let own = bounds(piece.fills.iter().flat_map(|fill| &fill.hulls));
    let later = scene.pieces.iter().zip(grown).skip(number + 1);
    let near = later.filter(|(over, grown)| {
        let hulls = over.fills.iter().flat_map(|fill| &fill.hulls);
        !grown.is_empty() && overlap(own, bounds(hulls), GAP)
    });
    let gaps = near.map(|(over, grown)| match scene.joint(piece.limb, over.limb) {
        Some((at, r)) => combined(grown, &[circle(at, r)], OverlayRule::Difference),
        None => grown.clone(),
    });
    gaps.flatten().collect()
}

/// One area of a colour, without slivers and specks, with no more corners than it needs.
fn cleaned(role: Role, contours: &[Contour], tolerance: f64) -> Vec<Vec<DVec2>> {
    let mut contours = union(contours.to_vec());
    if !role.is_thin() {
        // Rough first: the opening pays for every corner.
        let rough: Vec<Contour> = contours
            .iter()
            .map(|line| contour(simplified(&points(line), tolerance.min(ROUGH)).into_iter()))
            .collect();
        let offset = |by: f64| IntOutlineStyle::<i32>::new(whole(by));
        let opened =
            rough.outline(&offset(-SLIVER)).and_then(|shapes| shapes.outline(&offset(SLIVER)));
        contours = opened.map_or(rough, |shapes| shapes.into_iter().flatten().collect());
    }
    let least = |line: &[DVec2]| match role {
        role if role.is_thin() => 0.0,
        // Holes run the other way round.
        role if role.is_far() && area(line) > 0.0 => FAR_SPECK,
        Role::Skin if area(line) > 0.0 => SKIN_SPECK,
        _ => SPECK,
    };
    let lines = contours.iter().map(points).filter(|line| area(line).abs() > least(line));
    lines.map(|line| simplified(&line, tolerance)).collect()
}

fn union(contours: Vec<Contour>) -> Vec<Contour> {
    if contours.len() < 2 {
        return contours;
    }
    let shapes = Overlay::from_subj(&contours).overlay(OverlayRule::Subject, FillRule::NonZero);
    // Where hulls meet there are more corners than anyone can see.
    shapes
        .iter()
        .flatten()
        .map(|line| contour(simplified(&points(line), FINE).into_iter()))
        .collect()
}

fn combined(subject: &[Contour], clip: &[Contour], rule: OverlayRule) -> Vec<Contour> {
    Overlay::from_subj_and_clip(subject, clip)
        .overlay(rule, FillRule::NonZero)
        .into_iter()
        .flatten()
        .collect()
}

fn whole(length: f64) -> i32 {
    (length * UNIT).round() as i32
}

fn contour(corners: impl Iterator<Item = DVec2>) -> Contour {
    corners.map(|corner| IntPoint::new(whole(corner.x), whole(corner.y))).collect()
}

fn points(line: &Contour) -> Vec<DVec2> {
    line.iter().map(|point| DVec2::new(f64::from(point.x), f64::from(point.y)) / UNIT).collect()
}

fn circle(at: DVec2, r: f64) -> Contour {
    contour(
        (0..32)
            .map(|step| at + DVec2::from_angle(f64::from(step) * std::f64::consts::TAU / 32.0) * r),
    )
}

type Bounds = (DVec2, DVec2);

fn overlap(one: Bounds, other: Bounds, margin: f64) -> bool {
    (one.0 - margin).cmple(other.1).all() && (other.0 - margin).cmple(one.1).all()
}

fn area(line: &[DVec2]) -> f64 {
    let next = line.iter().cycle().skip(1);
    line.iter().zip(next).map(|(from, to)| from.perp_dot(*to)).sum::<f64>() / 2.0
}

/// Leaves out corners that the line hardly needs (Douglas-Peucker, from the two corners that are
/// farthest apart).
fn simplified(line: &[DVec2], tolerance: f64) -> Vec<DVec2> {
    let far = (0..line.len())
        .max_by(|a, b| line[0].distance(line[*a]).total_cmp(&line[0].distance(line[*b])));
    let far = far.unwrap_or(0);
    let mut kept = vec![line[0]];
    keep(&line[..=far], tolerance, &mut kept);
    let back: Vec<DVec2> = line[far..].iter().chain(&line[..1]).copied().collect();
    keep(&back, tolerance, &mut kept);
    kept.pop();
    kept
}

fn keep(line: &[DVec2], tolerance: f64, kept: &mut Vec<DVec2>) {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
    let way = *last - *first;
    let off = |point: DVec2| {
        if way.length() < 1e-9 {
            point.distance(*first)
        } else {
            (point - *first).perp_dot(way).abs() / way.length()
        }
    };
    let farthest =
        (1..line.len().saturating_sub(1)).max_by(|a, b| off(line[*a]).total_cmp(&off(line[*b])));
    match farthest {
        Some(split) if off(line[split]) > tolerance => {
            keep(&line[..=split], tolerance, kept);
            keep(&line[split..], tolerance, kept);
        }
        _ if line.len() > 1 => kept.push(*last),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::outline;
    use glam::DVec3;

    use super::*;
    use crate::built_in;
    use crate::figure::between::Movement;
    use crate::figure::picture::Picture;
    use crate::figure::shape::{Hull, View};
    use crate::figure::solve::{Limb, Skeleton};

    /// Whether a point is in an area: in an odd number of its lines.
    fn is_in(area: &Area, point: DVec2) -> bool {
        let crosses = |from: DVec2, to: DVec2| {
            (from.y > point.y) != (to.y > point.y)
                && point.x < from.x + (to.x - from.x) * (point.y - from.y) / (to.y - from.y)
        };
        let crossings = area.lines.iter().map(|line| {
            let next = line.iter().cycle().skip(1);
            line.iter().zip(next).filter(|(from, to)| crosses(**from, **to)).count()
        });
        crossings.sum::<usize>() % 2 == 1
    }

    /// The bones of a limb as they are seen, z the nearness.
    fn bones(limb: &Limb, view: &View) -> [[DVec3; 2]; 2] {
        let [root, joint, end] = [limb.root, limb.joint, limb.end].map(|point| view.see(point));
        [[root, joint], [joint, end]]
    }

    /// Where a bone is nearest to a place on the picture.
    fn nearest([from, to]: [DVec3; 2], place: DVec2) -> DVec3 {
        let (start, way) = (from.truncate(), (to - from).truncate());
        let share = (place - start).dot(way) / way.length_squared().max(1e-9);
        from.lerp(to, share.clamp(0.0, 1.0))
    }

    /// Where a near limb passes in front of a far one by more than both are thick, the far one is
    /// not seen.
    #[test]
    fn near_limbs_cover_far_ones() {
        let mut looked = 0;
        for (id, figure) in &built_in::poses().figures {
            let view = View::of(figure.camera);
            let start = Skeleton::of(&figure.start);
            let end = Movement::of(figure).map(|movement| movement.ends()[1].clone());
            let poses = [Some((figure.start, start)), figure.end.zip(end)];
            for (pose, skeleton) in poses.into_iter().flatten() {
                let scene = outline::draw(figure, &pose, &skeleton, &[], &view);
                let areas = flatten(&scene, FINE);
                let (near, far) = (0, 1);
                for (near, far) in [
                    (&skeleton.legs[near], &skeleton.legs[far]),
                    (&skeleton.arms[near], &skeleton.arms[far]),
                    (&skeleton.legs[near], &skeleton.arms[far]),
                    (&skeleton.arms[near], &skeleton.legs[far]),
                ] {
                    for far_bone in bones(far, &view) {
                        for step in 1..10 {
                            let place = far_bone[0].lerp(far_bone[1], f64::from(step) / 10.0);
                            let over =
                                bones(near, &view).map(|bone| nearest(bone, place.truncate()));
                            let covered = over.iter().any(|over| {
                                over.truncate().distance(place.truncate()) < 2.0
                                    && over.z > place.z + 14.0
                            });
                            if covered {
                                looked += 1;
                                let seen = areas.iter().find(|area| {
                                    area.role.is_far() && is_in(area, place.truncate())
                                });
                                assert!(
                                    seen.is_none(),
                                    "{id}: {:?} is seen at {place:.0}",
                                    seen.map(|area| area.role)
                                );
                            }
                        }
                    }
                }
            }
        }
        assert!(looked > 100, "only {looked} places were looked at");
    }

    /// Cutting and smoothing leave no spikes: at no moment of any movement is anything drawn
    /// outside of what is there.
    #[test]
    fn nothing_is_drawn_beside_the_figure() {
        for (id, figure) in &built_in::poses().figures {
            let picture = Picture::of(figure, &[]);
            for share in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0] {
                let scene = picture.scene_at(share, figure.camera);
                let (low, high) = scene.bounds();
                for area in flatten(&scene, FINE) {
                    let beside = area.lines.iter().flatten().find(|corner| {
                        (**corner - low).min_element() < -0.2
                            || (high - **corner).min_element() < -0.2
                    });
                    assert_eq!(beside, None, "{id} after {share}: {:?}", area.role);
                }
            }
        }
    }

    /// What lies in a square is cut out of what is behind it, with the gap around, and nothing is
    /// drawn twice.
    #[test]
    fn what_is_hidden_is_cut_away() {
        let square = |x: f64, size: f64| {
            let corner = |dx: f64, dy: f64| DVec2::new(x + dx * size, dy * size);
            Hull::polygon(&[corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)])
        };
        let scene = Scene {
            pieces: vec![
                Piece::new(None, 0.0).with(Role::Mat, vec![square(0.0, 20.0)]),
                Piece::new(None, 1.0).with(Role::Iron, vec![square(10.0, 20.0)]),
            ],
            joints: Vec::new(),
        };
        let areas = flatten(&scene, FINE);
        let [mat, iron] = areas.as_slice() else { panic!("{areas:?}") };
        assert_eq!((mat.role, iron.role), (Role::Mat, Role::Iron));
        let total = |of: &Area| of.lines.iter().map(|line| area(line)).sum::<f64>();
        assert!((total(iron) - 400.0).abs() < 1.0, "{}", total(iron));
        // Half of it is hidden.
        assert!((total(mat) - 200.0).abs() < 1.0, "{}", total(mat));
        assert!(is_in(mat, DVec2::new(5.0, 5.0)) && !is_in(mat, DVec2::new(15.0, 5.0)));
        assert!(is_in(iron, DVec2::new(15.0, 5.0)));
    }
}
