//! From pieces that lie over each other to areas that don't: what is hidden is cut away, real gaps are cut around limbs, and each
//! colour becomes one path. So nothing but what is seen has to be stored, and any background shows through.

use glam::DVec2;
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::Overlay;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::i_float::int::point::IntPoint;
use i_overlay::mesh::int::outline::offset::IntOutlineOffset as _;
use i_overlay::mesh::int::style::IntOutlineStyle;

use super::outline::{Fill, Piece, Role, Scene};
use super::shape::Hull;

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
/// Centimetres by which a drawn line may miss its curve.
const TOLERANCE: f64 = 0.08;

/// The same while areas are worked out.
const FINE: f64 = 0.03;

type Contour = Vec<IntPoint<i32>>;

/// An area of one colour: closed lines in centimetres, holes running the other way round.
#[derive(Debug)]
pub struct Area {
    /// Its colour.
    pub role: Role,
    /// Its outlines and holes.
    pub lines: Vec<Vec<DVec2>>,
}

/// A fill with its outline, and the outline of what it hides: a little less, so that areas reach under it.
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
        let outline = |by: f64| union(fill.hulls.iter().map(|hull| contour(hull.grown(by))).collect());
        Self { fill, own: outline(0.0), hides: outline(under), bounds: bounds(&fill.hulls) }
    }
}

/// The areas of a scene, in the order in which they are drawn.
pub fn flatten(scene: &Scene) -> Vec<Area> {
    let pieces: Vec<Vec<Outlined>> =
        scene.pieces.iter().map(|piece| piece.fills.iter().map(Outlined::of).collect()).collect();
    let grown: Vec<Vec<Contour>> = scene.pieces.iter().map(grown).collect();
    let mut areas: Vec<(Role, Vec<Contour>)> = Vec::new();
    for (number, fills) in pieces.iter().enumerate() {
        let gaps = gaps_around(scene, number, &grown);
        for (layer, fill) in fills.iter().enumerate() {
            let over = fills[layer + 1..].iter().chain(pieces[number + 1..].iter().flatten());
            let over = over.filter(|over| overlap(fill.bounds, over.bounds, 0.0));
            let clip: Vec<Contour> = over.flat_map(|over| &over.hides).chain(&gaps).cloned().collect();
            let seen = combined(&fill.own, &clip, OverlayRule::Difference);
            let role = fill.fill.role;
            match areas.iter_mut().find(|(other, _)| *other == role) {
                Some((_, contours)) => contours.extend(seen),
                None => areas.push((role, seen)),
            }
        }
    }
    areas.into_iter().map(|(role, contours)| Area { role, lines: cleaned(role, &contours) }).collect()
}

/// A piece's outline with its gap; nothing where it keeps none.
fn grown(piece: &Piece) -> Vec<Contour> {
    let hulls = piece.fills.iter().filter(|fill| piece.gap && fill.gap).flat_map(|fill| &fill.hulls);
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
fn cleaned(role: Role, contours: &[Contour]) -> Vec<Vec<DVec2>> {
    let mut contours = union(contours.to_vec());
    if !role.is_thin() {
        // Rough first: the opening pays for every corner.
        let rough: Vec<Contour> =
            contours.iter().map(|line| contour(simplified(&points(line), TOLERANCE).into_iter())).collect();
        let offset = |by: f64| IntOutlineStyle::<i32>::new(whole(by));
        let opened = rough.outline(&offset(-SLIVER)).and_then(|shapes| shapes.outline(&offset(SLIVER)));
        contours = opened.map_or(rough, |shapes| shapes.into_iter().flatten().collect());
    }
    let speck = if role.is_thin() { 0.0 } else { SPECK };
    let lines = contours.iter().map(points).filter(|line| area(line).abs() > speck);
    lines.map(|line| simplified(&line, TOLERANCE)).collect()
}

fn union(contours: Vec<Contour>) -> Vec<Contour> {
    if contours.len() < 2 {
        return contours;
    }
    let shapes = Overlay::from_subj(&contours).overlay(OverlayRule::Subject, FillRule::NonZero);
    // Where hulls meet there are more corners than anyone can see.
    shapes.iter().flatten().map(|line| contour(simplified(&points(line), FINE).into_iter())).collect()
}

fn combined(subject: &[Contour], clip: &[Contour], rule: OverlayRule) -> Vec<Contour> {
    Overlay::from_subj_and_clip(subject, clip).overlay(rule, FillRule::NonZero).into_iter().flatten().collect()
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
    contour((0..32).map(|step| at + DVec2::from_angle(f64::from(step) * std::f64::consts::TAU / 32.0) * r))
}

type Bounds = (DVec2, DVec2);

fn bounds<'a>(hulls: impl IntoIterator<Item = &'a Hull>) -> Bounds {
    let all = hulls.into_iter().map(Hull::bounds);
    all.fold((DVec2::INFINITY, -DVec2::INFINITY), |(low, high), (from, to)| (low.min(from), high.max(to)))
}

fn overlap(one: Bounds, other: Bounds, margin: f64) -> bool {
    (one.0 - margin).cmple(other.1).all() && (other.0 - margin).cmple(one.1).all()
}

fn area(line: &[DVec2]) -> f64 {
    let next = line.iter().cycle().skip(1);
    line.iter().zip(next).map(|(from, to)| from.perp_dot(*to)).sum::<f64>() / 2.0
}

/// Leaves out corners that the line hardly needs (Douglas-Peucker, from the two corners that are farthest apart).
fn simplified(line: &[DVec2], tolerance: f64) -> Vec<DVec2> {
    let far = (0..line.len()).max_by(|a, b| line[0].distance(line[*a]).total_cmp(&line[0].distance(line[*b])));
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
        if way.length() < 1e-9 { point.distance(*first) } else { (point - *first).perp_dot(way).abs() / way.length() }
    };
    let farthest = (1..line.len().saturating_sub(1)).max_by(|a, b| off(line[*a]).total_cmp(&off(line[*b])));
    match farthest {
        Some(split) if off(line[split]) > tolerance => {
            keep(&line[..=split], tolerance, kept);
            keep(&line[split..], tolerance, kept);
        }
        _ if line.len() > 1 => kept.push(*last),
        _ => {}
    }
}
