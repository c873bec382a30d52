//! What is seen of a body in pieces: those that are too small or too thin to be read are given to what
//! lies around them.

use super::mesh::Part;
use super::raster::Raster;

/// Share of the body that a piece of it has at least, and one of nothing but a leg.
const PIECE: [f64; 2] = [0.013, 0.035];
/// Centimetres: what of a limb is thinner beside another one is not drawn.
const THIN: f64 = 2.0;
/// Centimetres by which one point is nearer than the next where a piece ends.
const APART: f32 = 2.6;

/// Leaves no piece that can't be read.
pub fn tidy(raster: &mut Raster) {
    drop_slivers(raster);
    drop_pieces(raster);
}

/// Gives away pieces of the body that are too small to be read: to what lies around them.
fn drop_pieces(raster: &mut Raster) {
    let [wide, _] = raster.size;
    let parts: Vec<Option<Part>> =
        raster.dots.iter().map(|dot| raster.part(dot).filter(|part| part.is_body())).collect();
    let whole = parts.iter().flatten().count() as f64;
    let is_more = |at: &usize| !matches!(parts[*at], Some(Part::Leg(_)));
    let mut owner = vec![0u32; parts.len()];
    let mut number = 0;
    for start in 0..parts.len() {
        if owner[start] != 0 || parts[start].is_none() {
            continue;
        }
        number += 1;
        let mut piece = vec![start];
        owner[start] = number;
        let mut done = 0;
        while done < piece.len() {
            let at = piece[done];
            done += 1;
            for beside in [at.wrapping_sub(1), at + 1, at.wrapping_sub(wide), at + wide] {
                let Some(Some(part)) = parts.get(beside) else { continue };
                let joins = parts[at].is_some_and(|own| own.joins(*part));
                let step = (raster.dots[at].near - raster.dots[beside].near).abs();
                if owner[beside] == 0 && joins && step < APART {
                    owner[beside] = number;
                    piece.push(beside);
                }
            }
        }
        let least = PIECE[usize::from(!piece.iter().any(is_more))];
        if (piece.len() as f64) < whole * least {
            give_away(raster, &piece, &owner, number);
        }
    }
}

/// Gives away what of a limb is too thin to be read as one: where it is seen past another limb or
/// past the trunk.
fn drop_slivers(raster: &mut Raster) {
    let [wide, _] = raster.size;
    let parts: Vec<Option<Part>> =
        raster.dots.iter().map(|dot| raster.part(dot).filter(|part| part.is_body())).collect();
    let reach = (THIN * raster.fine / 2.0).round() as usize;
    for limb in [Part::Leg(0), Part::Leg(1), Part::Arm(0), Part::Arm(1)] {
        let own: Vec<bool> = parts.iter().map(|part| *part == Some(limb)).collect();
        let thick = grown(&shrunk(&own, raster.size, reach), raster.size, reach);
        let mut owner = vec![0u32; own.len()];
        let mut number = 0;
        for start in (0..own.len()).filter(|at| own[*at] && !thick[*at]) {
            if owner[start] != 0 {
                continue;
            }
            number += 1;
            owner[start] = number;
            let mut piece = vec![start];
            let (mut done, mut passes) = (0, 0);
            while done < piece.len() {
                let at = piece[done];
                done += 1;
                for beside in [at.wrapping_sub(1), at + 1, at.wrapping_sub(wide), at + wide] {
                    let Some(part) = parts.get(beside) else { continue };
                    if own[beside] && !thick[beside] && owner[beside] == 0 {
                        owner[beside] = number;
                        piece.push(beside);
                    } else if part.is_some_and(|part| !part.joins(limb)) {
                        passes += 1;
                    }
                }
            }
            // The corner of a limb that is seen whole is none.
            if f64::from(passes) > THIN * raster.fine {
                give_away(raster, &piece, &owner, number);
            }
        }
    }
}

/// What is left of points of which all around, so far, are kept too.
fn shrunk(kept: &[bool], size: [usize; 2], reach: usize) -> Vec<bool> {
    let lost: Vec<bool> = kept.iter().map(|kept| !kept).collect();
    grown(&lost, size, reach).iter().map(|lost| !lost).collect()
}

/// Points with all around them, so far: an octagon's worth.
fn grown(kept: &[bool], [wide, _]: [usize; 2], reach: usize) -> Vec<bool> {
    let mut grown = kept.to_vec();
    let mut front: Vec<usize> = (0..kept.len()).filter(|at| kept[*at]).collect();
    for step in 0..reach {
        let mut next = Vec::new();
        for at in front {
            let straight = [at.wrapping_sub(1), at + 1, at.wrapping_sub(wide), at + wide];
            let across = [
                at.wrapping_sub(wide + 1),
                at.wrapping_sub(wide - 1),
                at + wide - 1,
                at + wide + 1,
            ];
            let across = across.into_iter().filter(|_| step % 2 == 1);
            for beside in straight.into_iter().chain(across) {
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
fn give_away(raster: &mut Raster, piece: &[usize], owner: &[u32], number: u32) {
    let wide = raster.size[0];
    let mut left: Vec<usize> = piece.to_vec();
    let mut given = std::collections::HashMap::new();
    while !left.is_empty() {
        let before = left.len();
        let mut round = Vec::new();
        left.retain(|at| {
            let beside = [at.wrapping_sub(1), at + 1, at.wrapping_sub(wide), at + wide];
            let outside = beside.into_iter().filter(|at| *at < owner.len()).filter_map(|at| {
                if owner[at] == number { given.get(&at).copied() } else { Some(raster.dots[at]) }
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
        raster.dots[at] = dot;
    }
}
