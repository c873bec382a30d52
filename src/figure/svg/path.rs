//! Lines as commands of an SVG path.

use crate::text::printable::put;

/// A line as commands of a path. A corner that is told twice is joined by straight lines; others are the
/// control points of curves, each from the middle between two corners to the next middle. What is not
/// closed begins and ends in its corners.
pub fn write_line(out: &mut String, line: &[(i16, i16)], closed: bool) {
    let mut corners: Vec<([i32; 2], bool)> = Vec::with_capacity(line.len());
    for (number, (x, y)) in line.iter().enumerate() {
        let ([from_x, from_y], is_sharp) = corners.last().copied().unwrap_or_default();
        if number > 0 && (*x, *y) == (0, 0) && !is_sharp {
            corners.last_mut().expect("there is one before").1 = true;
        } else {
            corners.push(([from_x + i32::from(*x), from_y + i32::from(*y)], false));
        }
    }
    let mut path = Path { out, at: [0; 2], command: ' ' };
    let count = corners.len();
    let corner = |index: usize| corners[index % count].0;
    let is_sharp = |index: usize| corners[index % count].1;
    if !closed {
        path.go('M', &[corner(0)]);
        let last = count - 1;
        for index in 1..last {
            let (at, next) = (corner(index), corner(index + 1));
            if is_sharp(index) {
                path.go('l', &[at]);
            } else if index + 1 < last {
                path.go('q', &[at, [0, 1].map(|axis| i32::midpoint(at[axis], next[axis]))]);
            }
        }
        match corner(last - 1) {
            before if last > 1 && !is_sharp(last - 1) => path.go('q', &[before, corner(last)]),
            _ => path.go('l', &[corner(last)]),
        }
        return;
    }
    let middle = |index: usize| {
        let ([x, y], [next_x, next_y]) = (corner(index), corner(index + 1));
        [x + next_x, y + next_y]
    };
    let twice = |index: usize| corner(index).map(|length| length * 2);
    // It begins between its last corner and its first.
    path.go('M', &[middle(count - 1)]);
    // Whether a curve's control point, mirrored, is the next corner.
    let mut is_on = false;
    for index in 0..count {
        if is_sharp(index) && is_sharp(index + 1) {
            path.go('l', &[twice(index)]);
        } else if is_sharp(index) {
            path.go('l', &[twice(index), middle(index)]);
        } else if is_on {
            path.go('t', &[middle(index)]);
        } else {
            path.go('q', &[twice(index), middle(index)]);
        }
        is_on = !is_sharp(index);
    }
    path.out.push('z');
}

/// A path that is being written: where it is, and the command it wrote last.
struct Path<'o> {
    out: &'o mut String,
    at: [i32; 2],
    command: char,
}

impl Path<'_> {
    /// A command with its points, all told from where the path was; a command of the same kind needs
    /// no letter.
    fn go(&mut self, command: char, points: &[[i32; 2]]) {
        let from = self.at;
        for (number, point) in points.iter().enumerate() {
            let from = if command == 'l' && number > 0 { points[number - 1] } else { from };
            let [x, y] = [point[0] - from[0], point[1] - from[1]];
            // A minus parts numbers by itself.
            let part = |number: i32| if number < 0 { "" } else { " " };
            if number == 0 && self.command != command {
                put(self.out, format_args!("{command}{x}{}{y}", part(y)));
            } else {
                put(self.out, format_args!("{}{x}{}{y}", part(x), part(y)));
            }
        }
        self.at = points[points.len() - 1];
        self.command = command;
    }
}
