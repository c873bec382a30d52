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
