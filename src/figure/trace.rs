//! From what is seen point by point to what is drawn: each colour's areas as closed lines, edges of
//! the body before itself as open ones.

use glam::DVec2;

use super::raster::{Raster, Window};

/// A mask of a part of a raster: what share of each point something covers.
pub struct Mask {
    size: [usize; 2],
    /// Where it begins in its raster; what softening spreads lies before it.
    from: [usize; 2],
    values: Vec<f32>,
}

/// Points that a mask has around its window.
const SPREAD: usize = 3;

impl Mask {
    /// The points of a window that are kept, row by row, softened so many times.
    pub fn of(window: Window, kept: &[bool], times: usize) -> Self {
        let inner = window.size();
        let size = inner.map(|size| size + 2 * SPREAD);
        let mut values = vec![0.0; size[0] * size[1]];
        for (y, row) in kept.chunks_exact(inner[0].max(1)).enumerate() {
            let start = (y + SPREAD) * size[0] + SPREAD;
            for (value, kept) in values[start..start + inner[0]].iter_mut().zip(row) {
                *value = f32::from(u8::from(*kept));
            }
        }
        let mut mask = Self { size, from: window.from, values };
        (0..times).for_each(|_| mask.soften());
        mask
    }

    /// Leaves nothing where something does not hold of the points of its window.
    pub fn clip(&mut self, window: Window, holds: impl Fn(usize) -> bool) {
        let inner = window.size();
        for index in (0..inner[0] * inner[1]).filter(|index| !holds(*index)) {
            let [x, y] = [index % inner[0] + SPREAD, index / inner[0] + SPREAD];
            self.values[y * self.size[0] + x] = 0.0;
        }
    }

    fn soften(&mut self) {
        let [wide, high] = self.size;
        let mut rows = vec![0.0; wide * high];
        for y in 0..high {
            let row = &self.values[y * wide..(y + 1) * wide];
            for x in 1..wide - 1 {
                rows[y * wide + x] = (row[x - 1] + 2.0 * row[x] + row[x + 1]) / 4.0;
            }
        }
        for y in 1..high - 1 {
            for x in 0..wide {
                let at = y * wide + x;
                self.values[at] = (rows[at - wide] + 2.0 * rows[at] + rows[at + wide]) / 4.0;
            }
        }
    }

    /// Its outlines on the picture, in centimetres, smoothed so many times: what they enclose lies to
    /// their left.
    pub fn outlines(&self, raster: &Raster, smooth: usize) -> Vec<Vec<DVec2>> {
        let [wide, high] = self.size;
        // Of each cell between four points, where lines enter and leave it. An edge has one crossing
        // at most, so lines are followed from edge to edge.
        let value = |x: usize, y: usize| self.values[y * wide + x] - 0.5;
        let mut next = vec![u32::MAX; wide * high * 2];
        // Edge (x, y) to the right of a point: 2 * index; upwards: 2 * index + 1.
        let right = |x: usize, y: usize| (2 * (y * wide + x)) as u32;
        let upward = |x: usize, y: usize| (2 * (y * wide + x) + 1) as u32;
        for y in 0..high - 1 {
            for x in 0..wide - 1 {
                let corners = [value(x, y), value(x + 1, y), value(x + 1, y + 1), value(x, y + 1)];
                let inside = corners.map(|corner| corner > 0.0);
                let edges = [right(x, y), upward(x + 1, y), right(x, y + 1), upward(x, y)];
                let mut join = |from: usize, to: usize| next[edges[from] as usize] = edges[to];
                // Walked with the inside to the left.
                match inside {
                    [true, false, false, false] => join(0, 3),
                    [false, true, false, false] => join(1, 0),
                    [false, false, true, false] => join(2, 1),
                    [false, false, false, true] => join(3, 2),
                    [true, true, false, false] => join(1, 3),
                    [false, true, true, false] => join(2, 0),
                    [false, false, true, true] => join(3, 1),
                    [true, false, false, true] => join(0, 2),
                    [true, true, true, false] => join(2, 3),
                    [false, true, true, true] => join(3, 0),
                    [true, false, true, true] => join(0, 1),
                    [true, true, false, true] => join(1, 2),
                    [true, false, true, false] => {
                        join(0, 3);
                        join(2, 1);
                    }
                    [false, true, false, true] => {
                        join(1, 0);
                        join(3, 2);
                    }
                    _ => {}
                }
            }
        }
        let place = |edge: u32| {
            let (index, is_upward) = ((edge / 2) as usize, edge % 2 == 1);
            let (x, y) = (index % wide, index / wide);
            let (from, to) =
                (value(x, y), if is_upward { value(x, y + 1) } else { value(x + 1, y) });
            let share = f64::from(from / (from - to));
            let (dx, dy) = if is_upward { (0.0, share) } else { (share, 0.0) };
            let [x, y] = [(x + self.from[0]) as f64 + dx, (y + self.from[1]) as f64 + dy];
            raster.place(x - SPREAD as f64, y - SPREAD as f64)
        };
        let mut lines = Vec::new();
        for start in 0..next.len() {
            let mut line = Vec::new();
            let mut edge = start as u32;
            while next[edge as usize] != u32::MAX {
                line.push(place(edge));
                edge = std::mem::replace(&mut next[edge as usize], u32::MAX);
            }
            if let [first, .., last] = line.as_slice()
                && first != last
            {
                line.push(line[0]);
                line = smoothed(line, smooth);
                line.pop();
                lines.push(line);
            }
        }
        lines
    }
}

/// How clearly a border parts two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Hardly: it only leads a clear one on.
    Faint,
    /// Clearly.
    Clear,
}

/// Share of a line that has to be clear.
const CLEAR: f64 = 0.35;

/// Borders between neighbouring points, joined into lines on the picture, each smoothed; `parts` tells
/// how two points, by their indices, are parted.
pub fn borders(raster: &Raster, parts: impl Fn(usize, usize) -> Option<Border>) -> Vec<Vec<DVec2>> {
    let [wide, high] = raster.size;
    // From corner (x, y), which is left of and below point (x, y): bit 1 a border to the right, bit 2
    // one upwards; the same four bits on where it is clear.
    let mut from = vec![0u8; (wide + 1) * (high + 1)];
    let corner = |x: usize, y: usize| y * (wide + 1) + x;
    let mut found = Vec::new();
    for y in 0..high {
        for x in 0..wide {
            let here = y * wide + x;
            let mut mark = |at: usize, bit: u8, border: Border| {
                from[at] |= if border == Border::Clear { bit | bit << 4 } else { bit };
                found.push(at);
            };
            if let Some(border) = (x + 1 < wide).then(|| parts(here, here + 1)).flatten() {
                mark(corner(x + 1, y), 2, border);
            }
            if let Some(border) = (y + 1 < high).then(|| parts(here, here + wide)).flatten() {
                mark(corner(x, y + 1), 1, border);
            }
        }
    }
    let steps = |from: &[u8], at: usize| {
        let mut steps = Vec::with_capacity(4);
        if from[at] & 1 != 0 {
            steps.push((at + 1, at, 1));
        }
        if from[at] & 2 != 0 {
            steps.push((at + wide + 1, at, 2));
        }
        if at > 0 && from[at - 1] & 1 != 0 {
            steps.push((at - 1, at - 1, 1));
        }
        if at > wide && from[at - wide - 1] & 2 != 0 {
            steps.push((at - wide - 1, at - wide - 1, 2));
        }
        steps
    };
    let mut ends: Vec<usize> = found
        .iter()
        .flat_map(|at| [*at, at + 1, at + wide + 1])
        .filter(|at| *at < from.len() && matches!(steps(&from, *at).len(), 1 | 3 | 4))
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let is_end = |at: usize, ends: &[usize]| ends.binary_search(&at).is_ok();
    let mut lines = Vec::new();
    let mut follow = |from: &mut Vec<u8>, start: usize| {
        while let Some((mut at, owner, bit)) = steps(from, start).first().copied() {
            from[owner] &= !bit;
            let mut clear = from[owner] >> 4 & bit;
            let mut clears = usize::from(clear != 0);
            let mut line = vec![start, at];
            while at != start && !is_end(at, &ends) {
                let Some((next, owner, bit)) = steps(from, at).first().copied() else { break };
                from[owner] &= !bit;
                clear = from[owner] >> 4 & bit;
                clears += usize::from(clear != 0);
                at = next;
                line.push(at);
            }
            if clears as f64 > (line.len() - 1) as f64 * CLEAR {
                lines.push(line);
            }
        }
    };
    for end in ends.clone() {
        follow(&mut from, end);
    }
    for start in found {
        follow(&mut from, start);
    }
    let place =
        |at: &usize| raster.place((at % (wide + 1)) as f64 - 0.5, (at / (wide + 1)) as f64 - 0.5);
    lines.iter().map(|line| smoothed(line.iter().map(place).collect(), 10)).collect()
}

/// A line without the steps that points make of it.
fn smoothed(mut line: Vec<DVec2>, times: usize) -> Vec<DVec2> {
    let closed = line.first() == line.last();
    for _ in 0..times {
        let last = line.len() - 1;
        let before = line.clone();
        for index in 0..=last {
            let (left, right) = match (index, closed) {
                (0, true) => (before[last - 1], before[1]),
                (index, true) if index == last => (before[last - 1], before[1]),
                (0, false) => continue,
                (index, false) if index == last => continue,
                _ => (before[index - 1], before[index + 1]),
            };
            line[index] = (left + 2.0 * before[index] + right) / 4.0;
        }
    }
    line
}

/// How long a line is.
pub fn length(line: &[DVec2]) -> f64 {
    line.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

/// What a closed line encloses; negative for holes.
pub fn area(line: &[DVec2]) -> f64 {
    let next = line.iter().cycle().skip(1);
    line.iter().zip(next).map(|(from, to)| from.perp_dot(*to)).sum::<f64>() / 2.0
}
