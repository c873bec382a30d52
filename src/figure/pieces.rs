//! What is seen of a body in pieces: those that are too small or too thin to be read are given to what
//! lies around them.

use super::mesh::Part;
use super::raster::{Dot, Raster};
use super::role::Role;

/// Share of the body that a piece of it has at least, and one of nothing but a leg.
const PIECE: [f64; 2] = [0.013, 0.035];
/// Share of the muscles on the near side that is seen of those on the far one at least.
const FAR_MUSCLE: f64 = 0.8;
/// Centimetres between the muscles of two legs.
const BETWEEN: f64 = 1.5;
/// Centimetres: what of a limb is thinner beside another one is not drawn.
const THIN: f64 = 2.0;
/// Square centimetres of the smallest tuft of hair.
const TUFT: f64 = 8.0;
/// Square centimetres of the smallest hole between limbs.
const HOLE: f64 = 7.0;
/// Centimetres by which one point is nearer than the next where a piece ends.
const APART: f32 = 2.6;

/// Leaves no piece that can't be read.
pub fn tidy(raster: &mut Raster) {
    drop_slivers(raster);
    drop_pieces(raster);
    // Hair that is seen apart from the rest; holes between limbs.
    let hairy: Vec<bool> = raster.dots.iter().map(|dot| dot.role == Some(Role::Hair)).collect();
    drop_small(raster, &hairy, TUFT);
    let free: Vec<bool> = parts(raster).iter().map(Option::is_none).collect();
    drop_small(raster, &free, HOLE);
    drop_far_muscles(raster);
    part_legs(raster);
}

/// What holds of points in pieces below so many square centimetres is given to what lies around them.
fn drop_small(raster: &mut Raster, holds: &[bool], least: f64) {
    let least = least * raster.fine * raster.fine;
    let mut pieces = Pieces::of(raster);
    for start in (0..holds.len()).filter(|at| holds[*at]) {
        if pieces.owner[start] != 0 {
            continue;
        }
        let piece = pieces.around(start, |_, beside| holds[beside]);
        if (piece.len() as f64) < least {
            give_away(raster, &piece, &pieces);
        }
    }
}

/// What is seen of a far limb's muscles is marked only where it is much beside the near side's, or where
/// no near limb works.
fn drop_far_muscles(raster: &mut Raster) {
    // The buttock of a far leg is no greyer than the near one.
    let greyer = raster.dots.iter().find(|dot| dot.role.is_some_and(Role::is_far));
    let far = greyer.and_then(|dot| raster.part(dot)).and_then(Part::side);
    let is_far = |dot: &Dot| far.is_some() && raster.part(dot).and_then(Part::side) == far;
    let is_limb = |dot: &Dot| matches!(raster.part(dot), Some(Part::Leg(_) | Part::Arm(_)));
    let marked: Vec<&Dot> = raster.dots.iter().filter(|dot| dot.muscle).collect();
    let beside = marked.iter().filter(|dot| is_far(dot)).count();
    let is_shared = marked.iter().any(|dot| !is_far(dot) && is_limb(dot));
    if is_shared && (beside as f64) < (marked.len() - beside) as f64 * FAR_MUSCLE {
        let unmarked: Vec<bool> = raster.dots.iter().map(is_far).collect();
        for (dot, is_far) in raster.dots.iter_mut().zip(unmarked) {
            dot.muscle &= !is_far;
        }
    }
}

/// Between the muscles of both legs something is left of the farther leg, so that they are two.
fn part_legs(raster: &mut Raster) {
    let leg = |dot: &Dot| match raster.part(dot) {
        Some(Part::Leg(side)) if dot.muscle => Some(side),
        _ => None,
    };
    let marked: Vec<Option<u8>> = raster.dots.iter().map(leg).collect();
    if [0, 1].iter().any(|side| !marked.contains(&Some(*side))) {
        return;
    }
    let nearness = |side: u8| {
        let own = raster.dots.iter().zip(&marked).filter(|(_, leg)| **leg == Some(side));
        let (count, sum) = own.fold((0.0, 0.0), |(n, sum), (dot, _)| (n + 1.0, sum + dot.near));
        sum / f32::max(count, 1.0)
    };
    let [far, near] = if nearness(0) < nearness(1) { [0, 1] } else { [1, 0] };
    let near: Vec<bool> = marked.iter().map(|leg| *leg == Some(near)).collect();
    let reach = (BETWEEN * raster.fine) as usize;
    let around = grown(&near, raster.size, reach);
    for (at, dot) in raster.dots.iter_mut().enumerate() {
        if around[at] && marked[at] == Some(far) {
            dot.muscle = false;
        }
    }
}

/// The parts of a body that are seen, point by point.
pub fn parts(raster: &Raster) -> Vec<Option<Part>> {
    raster.dots.iter().map(|dot| raster.part(dot).filter(|part| part.is_body())).collect()
}

/// The points beside one, left, right, below and above, in rows of so many; those outside are beyond all.
pub fn beside(at: usize, wide: usize) -> [usize; 4] {
    [at.wrapping_sub(1), at + 1, at.wrapping_sub(wide), at + wide]
}

/// Pieces of points, each told by the number it has among the `owner`s of points.
struct Pieces {
    wide: usize,
    owner: Vec<u32>,
    number: u32,
}

impl Pieces {
    fn of(raster: &Raster) -> Self {
        Self { wide: raster.size[0], owner: vec![0; raster.dots.len()], number: 0 }
    }

    /// The piece around a point that is in none: all that is reached from it by steps to the side, up
    /// and down which `goes_on` allows.
    fn around(
        &mut self,
        start: usize,
        mut goes_on: impl FnMut(usize, usize) -> bool,
    ) -> Vec<usize> {
        self.number += 1;
        self.owner[start] = self.number;
        let mut piece = vec![start];
        let mut done = 0;
        while done < piece.len() {
            let at = piece[done];
            done += 1;
            for beside in beside(at, self.wide) {
                if beside < self.owner.len() && goes_on(at, beside) && self.owner[beside] == 0 {
                    self.owner[beside] = self.number;
                    piece.push(beside);
                }
            }
        }
        piece
    }
}

/// Gives away pieces of the body that are too small to be read: to what lies around them.
fn drop_pieces(raster: &mut Raster) {
    let parts = parts(raster);
    let whole = parts.iter().flatten().count() as f64;
    let is_more = |at: &usize| !matches!(parts[*at], Some(Part::Leg(_)));
    let mut pieces = Pieces::of(raster);
    for start in 0..parts.len() {
        if pieces.owner[start] != 0 || parts[start].is_none() {
            continue;
        }
        let piece = pieces.around(start, |at, beside| {
            let step = (raster.dots[at].near - raster.dots[beside].near).abs();
            let joins = parts[at].zip(parts[beside]).is_some_and(|(own, other)| own.joins(other));
            joins && step < APART
        });
        let least = PIECE[usize::from(!piece.iter().any(is_more))];
        // What is seen through the handle of a weight stays.
        let is_edge = |at: &usize| {
            let other = |at: usize| raster.dots.get(at).and_then(|dot| raster.part(dot));
            let is_own = |at: usize| pieces.owner.get(at) == Some(&pieces.number);
            let mut around = beside(*at, pieces.wide).into_iter();
            around.any(|at| !is_own(at) && other(at) != Some(Part::Close))
        };
        if (piece.len() as f64) < whole * least && piece.iter().any(is_edge) {
            give_away(raster, &piece, &pieces);
        }
    }
}

/// Gives away what of a limb is too thin to be read as one: where it is seen past another limb or
/// past the trunk.
fn drop_slivers(raster: &mut Raster) {
    let parts = parts(raster);
    let reach = (THIN * raster.fine / 2.0).round() as usize;
    for limb in [Part::Leg(0), Part::Leg(1), Part::Arm(0), Part::Arm(1)] {
        let own: Vec<bool> = parts.iter().map(|part| *part == Some(limb)).collect();
        if !own.contains(&true) {
            continue;
        }
        let thick = grown(&shrunk(&own, raster.size, reach), raster.size, reach);
        let mut pieces = Pieces::of(raster);
        for start in (0..own.len()).filter(|at| own[*at] && !thick[*at]) {
            if pieces.owner[start] != 0 {
                continue;
            }
            let mut passes = 0;
            let piece = pieces.around(start, |_, beside| {
                passes += u32::from(parts[beside].is_some_and(|part| !part.joins(limb)));
                own[beside] && !thick[beside]
            });
            // The corner of a limb that is seen whole is none.
            if f64::from(passes) > THIN * raster.fine {
                give_away(raster, &piece, &pieces);
            }
        }
    }
}

/// What is left of points of which all around, so far, are kept too.
pub fn shrunk(kept: &[bool], size: [usize; 2], reach: usize) -> Vec<bool> {
    let lost: Vec<bool> = kept.iter().map(|kept| !kept).collect();
    grown(&lost, size, reach).iter().map(|lost| !lost).collect()
}

/// Points with all around them, so far: an octagon's worth.
pub fn grown(kept: &[bool], [wide, _]: [usize; 2], reach: usize) -> Vec<bool> {
    let mut grown = kept.to_vec();
    // What has all beside it kept grows nowhere.
    let is_kept = |at: usize| kept.get(at) != Some(&false);
    let is_edge = |at: &usize| kept[*at] && !beside(*at, wide).into_iter().all(is_kept);
    let mut front: Vec<usize> = (0..kept.len()).filter(is_edge).collect();
    for step in 0..reach {
        let mut next = Vec::new();
        for at in front {
            let across = [
                at.wrapping_sub(wide + 1),
                at.wrapping_sub(wide - 1),
                at + wide - 1,
                at + wide + 1,
            ];
            let across = across.into_iter().filter(|_| step % 2 == 1);
            for beside in beside(at, wide).into_iter().chain(across) {
                if grown.get(beside) == Some(&false) {
                    grown[beside] = true;
                    next.push(beside);
                }
            }
        }
        front = next;
    }
    grown
}

/// Each point of a piece becomes what is beside the piece, from its edge inwards.
fn give_away(raster: &mut Raster, piece: &[usize], Pieces { wide, owner, number }: &Pieces) {
    let mut left: Vec<usize> = piece.to_vec();
    let mut given = std::collections::HashMap::new();
    while !left.is_empty() {
        let before = left.len();
        let mut round = Vec::new();
        left.retain(|at| {
            let outside =
                beside(*at, *wide).into_iter().filter(|at| *at < owner.len()).filter_map(|at| {
                    if owner[at] == *number {
                        given.get(&at).copied()
                    } else {
                        Some(raster.dots[at])
                    }
                });
            // What is farthest, which the piece would have been seen before.
            let farthest = outside.min_by(|a, b| a.near.total_cmp(&b.near));
            farthest.is_none_or(|dot| {
                round.push((*at, dot));
                false
            })
        });
        given.extend(round);
        if left.len() == before {
            break;
        }
    }
    for (at, dot) in given {
        // What lies below everything goes on below it.
        raster.dots[at] = Dot { ground: raster.dots[at].ground, ..dot };
    }
}
