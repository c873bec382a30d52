//! Lines with no more corners than they need.

use glam::DVec2;

/// Leaves out corners that the line hardly needs (Douglas-Peucker, from the two corners that are
/// farthest apart).
pub fn simplified(line: &[DVec2], tolerance: f64) -> Vec<DVec2> {
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

/// The same of a line that is open.
pub fn open_simplified(line: &[DVec2], tolerance: f64) -> Vec<DVec2> {
    let mut kept = vec![line[0]];
    keep(line, tolerance, &mut kept);
    kept
}

/// So many tolerances a curve between the middles of a corner's sides may pass it by, where it is no
/// sharp one; half of it where it turns by more than [`TURN`].
const ROUNDED: f64 = 3.0;
/// Degrees that a curve turns by at one corner.
const TURN: f64 = 40.0;

/// Degrees that an edge of something straight turns by at a corner at least, between sides that are longer
/// than so many centimetres and between any: those of a small disc are shorter.
const CORNERS: [f64; 2] = [34.0, 62.0];
const SHORT: f64 = 4.4;

/// The control points of curves, from the middle between two of them to the next middle, that pass near
/// the corners of a line; and whether each is a sharp corner instead: of what has `straight` edges, all but
/// blunt ones between sides that are no longer than so.
pub fn bent(
    line: &[DVec2],
    tolerance: f64,
    closed: bool,
    straight: Option<f64>,
) -> Vec<(DVec2, bool)> {
    let count = line.len();
    let control = |index: usize| {
        let at = line[index];
        if count < 3 || !closed && (index == 0 || index + 1 == count) {
            return (at, false);
        }
        let [before, after] = [count - 1, 1].map(|step| line[(index + step) % count] - at);
        let [from, to] = [before.length() / 2.0, after.length() / 2.0];
        let inwards = before.normalize_or_zero() + after.normalize_or_zero();
        // Of the parabola between two tangents, which turns by an angle: how near it comes to where they meet.
        let passed = inwards.length() * from * to / (from.sqrt() + to.sqrt()).powi(2).max(1e-9);
        let turns = |degrees: f64| inwards.length() > 2.0 * (degrees / 2.0).to_radians().sin();
        let is_corner = straight.is_some_and(|longest| {
            turns(CORNERS[1])
                || turns(CORNERS[0]) && from.min(to) * 2.0 > SHORT
                || from.max(to) * 2.0 > longest
        });
        let rounded = if is_corner {
            0.0
        } else if turns(TURN) {
            ROUNDED / 2.0
        } else {
            ROUNDED
        };
        let most = rounded * tolerance;
        if passed > most { (at, true) } else { (at - inwards.normalize_or_zero() * passed, false) }
    };
    (0..count).map(control).collect()
}
