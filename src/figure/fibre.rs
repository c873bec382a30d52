//! The fibres of muscles: lines along what is seen of one.

use glam::DVec2;

/// Where across a muscle its fibres run, from one edge to the other; by how many centimetres broad it is at
/// least.
const ACROSS: [(f64, &[f64]); 4] =
    [(6.0, &[0.2, 0.4, 0.6, 0.8]), (4.0, &[0.26, 0.5, 0.74]), (2.6, &[0.34, 0.66]), (1.6, &[0.5])];
/// From which part of its length to which.
const ALONG: [f64; 2] = [0.12, 0.88];
/// Centimetres that a fibre stays within the edges.
const WITHIN: f64 = 0.5;
/// Points of a fibre.
const POINTS: u32 = 7;

/// The fibres within a closed line: they follow its edges from one end to the other.
pub fn fibres(edge: &[DVec2]) -> Vec<Vec<DVec2>> {
    let middle = edge.iter().sum::<DVec2>() / edge.len().max(1) as f64;
    // Its longest direction.
    let (x, y, both) = edge.iter().map(|at| *at - middle).fold((0.0, 0.0, 0.0), |sum, off| {
        (sum.0 + off.x * off.x, sum.1 + off.y * off.y, sum.2 + off.x * off.y)
    });
    let way = DVec2::from_angle(f64::atan2(2.0 * both, x - y) / 2.0);
    let turned: Vec<DVec2> = edge
        .iter()
        .map(|at| DVec2::new(way.dot(*at - middle), way.perp_dot(*at - middle)))
        .collect();
    let span = |part: fn(&DVec2) -> f64| {
        let far = (f64::INFINITY, f64::NEG_INFINITY);
        turned.iter().map(part).fold(far, |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((from, to), (low, high)) = (span(|at| at.x), span(|at| at.y));
    let shares = ACROSS.iter().find(|(broad, _)| high - low >= *broad);
    // Where its edges are at a place along it.
    let across = |x: f64| {
        let ends = turned.iter().zip(turned.iter().cycle().skip(1));
        let crossed = ends.filter(|(one, other)| (one.x <= x) != (other.x <= x));
        let far = (f64::INFINITY, f64::NEG_INFINITY);
        crossed
            .map(|(one, other)| one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x))
            .fold(far, |(low, high), y| (low.min(y), high.max(y)))
    };
    // An edge that a hand notches is followed as it would go on below it.
    let places = (0..POINTS).map(|step| {
        let step = f64::from(step) / f64::from(POINTS - 1);
        from + (to - from) * (ALONG[0] + (ALONG[1] - ALONG[0]) * step)
    });
    let edges: Vec<(f64, (f64, f64))> = places.map(|x| (x, across(x))).collect();
    let low = curve(&edges.iter().map(|(x, (low, _))| (*x, *low)).collect::<Vec<_>>());
    let high = curve(&edges.iter().map(|(x, (_, high))| (*x, *high)).collect::<Vec<_>>());
    let line = |share: f64| {
        let points = edges.iter().map(|(x, (under, over))| {
            let y = low(*x) + (high(*x) - low(*x)) * share;
            (*under + WITHIN..*over - WITHIN)
                .contains(&y)
                .then(|| middle + way * *x + way.perp() * y)
        });
        let points: Vec<Option<DVec2>> = points.collect();
        let longest = points.split(Option::is_none).max_by_key(|run| run.len());
        longest.into_iter().flatten().copied().flatten().collect()
    };
    shares
        .map_or(&[][..], |(_, shares)| shares)
        .iter()
        .map(|share| line(*share))
        .filter(|line: &Vec<DVec2>| line.len() > 2)
        .collect()
}

/// The parabola that is nearest to points on a line with even steps.
fn curve(points: &[(f64, f64)]) -> impl Fn(f64) -> f64 + use<> {
    let count = points.len().max(1) as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    let [x, y] = [x, y].map(|sum: f64| sum / count);
    let sum =
        |of: fn(f64, f64) -> f64| -> f64 { points.iter().map(|at| of(at.0 - x, at.1 - y)).sum() };
    // Around the middle of even steps the odd powers are nothing.
    let [squares, fourths] = [sum(|x, _| x * x), sum(|x, _| x.powi(4))];
    let slope = sum(|x, y| x * y) / squares.max(1e-9);
    let bent = sum(|x, y| x * x * y) / (fourths - squares * squares / count).max(1e-9);
    move |at| y + slope * (at - x) + bent * ((at - x).powi(2) - squares / count)
}

#[cfg(test)]
mod tests {
    use glam::DVec2;

    use super::fibres;

    /// They run along an oval, within it, and there are none in what is too narrow.
    #[test]
    fn fibres_run_along_within_the_edge() {
        let oval = |wide: f64| -> Vec<DVec2> {
            let at = |step: u32| DVec2::from_angle(f64::from(step).to_radians() * 10.0);
            (0..36).map(|step| at(step) * DVec2::new(10.0, wide)).collect()
        };
        let lines = fibres(&oval(4.0));
        assert_eq!(lines.len(), 4);
        for line in &lines {
            assert!(line.iter().all(|at| (*at / DVec2::new(10.0, 4.0)).length() < 1.0), "{line:?}");
            assert!((line[0].x - line[line.len() - 1].x).abs() > 10.0, "{line:?}");
        }
        // A thumb over it bends none of them.
        let mut notched = oval(4.0);
        notched.iter_mut().filter(|at| at.y > 0.0 && at.x.abs() < 3.0).for_each(|at| at.y = 1.0);
        for line in fibres(&notched) {
            assert!(line.iter().all(|at| at.y < 1.0 || at.x.abs() > 1.5), "{line:?}");
            let ways: Vec<DVec2> = line.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let bends = ways.windows(2).map(|pair| pair[0].angle_to(pair[1]).abs());
            assert!(bends.fold(0.0, f64::max) < 0.3, "{line:?}");
        }
        assert_eq!(fibres(&oval(1.0)).len(), 1);
        assert_eq!(fibres(&oval(0.5)), [[DVec2::ZERO; 0]; 0]);
    }
}
