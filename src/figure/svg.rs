//! Pictures as SVG: flat areas and strokes, transparent around them, with colours that a page can
//! choose.
//!
//! One user unit is a millimetre of the body, or half of one. Each area has its role as class; [`style()`] gives
//! classes their colours, by way of CSS variables where a page may want its own.

mod path;
mod style;

use glam::DVec2;
use serde::{Deserialize, Serialize};

use super::drawing::Drawing;
use super::layout::layout;
use super::line::{bent, open_simplified, simplified};
use super::muscle::Patch;
use super::picture::Picture;
use super::role::Role;
use super::trace::length;
use super::view::View;
use crate::catalogue::pose::Figure;
use crate::text::printable::put;

use path::write_line;

pub use style::{on_paper, style, styles};

/// How exactly pictures are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detail {
    /// By how many centimetres of the body a drawn line may miss its curve.
    tolerance: f64,
    /// How many times that of shades, which are soft.
    soft: f64,
    /// How many times that of what has straight edges.
    straight: f64,
    /// User units of a centimetre.
    unit: u32,
}

/// So many tolerances long is the shortest line within a body.
const DOT: f64 = 6.0;

/// For a picture of its own, that may be looked at large.
pub const LARGE: Detail = Detail { tolerance: 0.2, soft: 1.3, straight: 2.4, unit: 20 };
/// For one among many on a page.
pub const SMALL: Detail = Detail { tolerance: 0.8, soft: 2.4, straight: 1.0, unit: 10 };

/// A picture, ready to be written, and the size it needs, in user units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Width and height.
    pub size: [u32; 2],
    /// Left, top, width and height of its last picture: what there is room for where there is
    /// little.
    pub last: [u32; 4],
    /// User units of a centimetre.
    unit: u32,
    shapes: Vec<Shape>,
}

/// Areas or strokes of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Shape {
    role: Role,
    /// Each by its first corner, then by the way from each corner to the next, a sharp one told twice:
    /// of strokes in user units, of areas in twice as much, so that the middle between two corners
    /// is whole.
    lines: Vec<Vec<(i16, i16)>>,
}

impl Drawn {
    /// Shapes of a size, the whole of which is seen.
    pub(super) fn of(size: DVec2, drawing: &Drawing, origin: DVec2, detail: Detail) -> Self {
        let size = whole(size, detail);
        let last = [0, 0, size[0], size[1]];
        let mut drawn = Self { size, last, unit: detail.unit, shapes: Vec::new() };
        drawn.take(shapes(drawing, origin, detail));
        drawn
    }

    /// Takes more shapes, each to those of its role: in the order of roles, which is that of painting.
    fn take(&mut self, shapes: Vec<Shape>) {
        for shape in shapes {
            match self.shapes.binary_search_by_key(&shape.role, |shape| shape.role) {
                Ok(at) => self.shapes[at].lines.extend(shape.lines),
                Err(at) => self.shapes.insert(at, shape),
            }
        }
    }

    /// What was stored, read again.
    pub fn stored(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// Its SVG elements.
    pub fn inside(&self) -> String {
        self.elements(|role| format!(" class=\"fig-{role}\""))
    }

    /// The elements with their plain colours as attributes: for readers that give what stands within
    /// a page no style of the page.
    pub fn coloured(&self) -> String {
        let paths = self.elements(|role| {
            format!(" class=\"fig-{role}\"{}", style::attributes(role, self.unit))
        });
        format!("<g{}>{paths}</g>", style::group())
    }

    fn elements(&self, look: impl Fn(Role) -> String) -> String {
        let mut out = String::new();
        for Shape { role, lines } in &self.shapes {
            put(&mut out, format_args!("<path{} d=\"", look(*role)));
            for line in lines {
                write_line(&mut out, line, role.stroke().is_none());
            }
            out.push_str("\"/>");
        }
        out
    }
}

/// Start and end of a figure beside or above each other, or what there is where nothing moves;
/// `detail` is [`LARGE`] or [`SMALL`].
pub fn pair(figure: &Figure, patches: &[Patch], detail: Detail) -> Drawn {
    let scenes = Picture::of(figure, patches).scenes(figure.camera);
    let layout = layout(&scenes, &View::of(figure.camera));
    let size = whole(layout.size, detail);
    let mut drawn = Drawn { size, last: [0; 4], unit: detail.unit, shapes: Vec::new() };
    for (drawing, origin) in &layout.panels {
        drawn.take(shapes(drawing, *origin, detail));
        let [low, high] = drawing.bounds;
        let [left, top] = whole(DVec2::new(low.x + origin.x, origin.y - high.y), detail);
        let [width, height] = whole(high - low, detail);
        drawn.last = [left, top, width, height];
    }
    drawn
}

/// Of a number: its lines, in centimetres, y up.
fn digit(number: u8) -> &'static [[f64; 2]] {
    match number {
        1 => &[[-1.6, 2.2], [0.4, 4.0], [0.4, -4.0]],
        _ => &[
            [-2.2, 2.2],
            [-1.6, 3.4],
            [-0.2, 4.0],
            [1.4, 3.5],
            [2.1, 2.2],
            [1.7, 0.8],
            [-2.2, -4.0],
            [2.4, -4.0],
        ],
    }
}

fn whole(size: DVec2, detail: Detail) -> [u32; 2] {
    let unit = f64::from(detail.unit);
    [size.x, size.y].map(|side| (side * unit).ceil().max(0.0) as u32)
}

/// A drawing with its origin moved to a place, y down.
fn shapes(drawing: &Drawing, origin: DVec2, detail: Detail) -> Vec<Shape> {
    let areas = drawing.areas.iter().map(|area| (area.role, &area.lines));
    // A seam would be a hair on a small picture.
    let is_kept = |role: Role| role != Role::Seam || detail == LARGE;
    let strokes = drawing.strokes.iter().filter(|strokes| is_kept(strokes.role));
    let strokes = strokes.map(|strokes| (strokes.role, &strokes.lines));
    let number = drawing.sign.map(|(number, at)| {
        vec![digit(number).iter().map(|point| at + DVec2::from(*point)).collect::<Vec<_>>()]
    });
    let number = number.iter().map(|lines| (Role::Number, lines));
    let arrows = [(Role::Arrow, &drawing.arrows.lines)];
    let shape = |(role, lines): (Role, &Vec<Vec<DVec2>>)| {
        let is_area = role.stroke().is_none();
        let unit = f64::from(detail.unit) / if is_area { 2.0 } else { 1.0 };
        // A face is small.
        let share = match role {
            Role::Face | Role::Sign | Role::Arrow => 0.25,
            Role::Shade | Role::Shadow => detail.soft,
            // A floor is round.
            Role::Mat => 1.0,
            role if role.is_straight() => detail.straight,
            _ => 1.0,
        };
        // A line in a hand or foot that would be a dot.
        let is_dot =
            |line: &&Vec<DVec2>| role == Role::Crease && length(line) < detail.tolerance * DOT;
        let lines = lines.iter().filter(|line| !is_dot(line)).filter_map(|line| {
            steps(line, origin, detail.tolerance * share, unit, (is_area, role.round_side()))
        });
        Shape { role, lines: lines.collect() }
    };
    let all = areas.chain(strokes).chain(arrows).chain(number).map(shape);
    all.filter(|shape| !shape.lines.is_empty()).collect()
}

/// A line without corners it hardly needs, each told from the one before; nothing where none is left.
fn steps(
    line: &[DVec2],
    origin: DVec2,
    tolerance: f64,
    unit: f64,
    (closed, straight): (bool, Option<f64>),
) -> Option<Vec<(i16, i16)>> {
    let line = if closed { simplified(line, tolerance) } else { open_simplified(line, tolerance) };
    let place = |corner: &DVec2| {
        let [x, y] =
            [corner.x + origin.x, origin.y - corner.y].map(|length| (length * unit).round() as i16);
        (x, y)
    };
    let mut corners: Vec<((i16, i16), bool)> = bent(&line, tolerance, closed, straight)
        .iter()
        .map(|(corner, is_sharp)| (place(corner), *is_sharp))
        .collect();
    corners.dedup_by_key(|(corner, _)| *corner);
    let least = if closed { 3 } else { 2 };
    let mut from = (0, 0);
    let mut steps = Vec::with_capacity(corners.len());
    for ((x, y), is_sharp) in &corners {
        steps.push((x - from.0, y - from.1));
        steps.extend(is_sharp.then_some((0, 0)));
        from = (*x, *y);
    }
    (corners.len() >= least).then_some(steps)
}

/// A picture that stands alone is drawn on paper at twenty times less than life: so many user units
/// a millimetre.
const SCALE: f64 = LARGE.unit as f64 * 2.0;

/// A whole SVG file of a size with elements. `title` names the exercise, `description` says what is to
/// be seen; last comes the style of what moves: an element of its own, since there are readers that pass over all of
/// one with a motion in it.
pub fn document(
    id: &str,
    title: &str,
    description: &str,
    (size, inside, motion): &([u32; 2], String, String),
) -> String {
    let [width, height] = size;
    let [wide, high] = size.map(|side| f64::from(side) / SCALE);
    let motion = if motion.is_empty() { String::new() } else { format!("<style>{motion}</style>") };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
            width=\"{wide:.1}mm\" height=\"{high:.1}mm\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\"><title \
            id=\"{id}-title\">{}</title><desc \
            id=\"{id}-description\">{}</desc>{}{motion}{}</svg>\n",
        escaped(title),
        escaped(description),
        styles(LARGE),
        inside
    )
}

/// Text that is safe inside an element.
pub fn escaped(text: &str) -> String {
    crate::text::printable::printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use glam::DVec2;

    use super::path::write_line;
    use super::steps;

    fn written(line: &[[f64; 2]], tolerance: f64, closed: bool) -> String {
        drawn(line, tolerance, (closed, None))
    }

    fn drawn(line: &[[f64; 2]], tolerance: f64, kind: (bool, Option<f64>)) -> String {
        let line: Vec<DVec2> = line.iter().copied().map(DVec2::from).collect();
        let mut out = String::new();
        if let Some(told) = steps(&line, DVec2::new(1.0, 1.0), tolerance, 10.0, kind) {
            write_line(&mut out, &told, kind.0);
        }
        out
    }

    /// Corners are told from the one before, also where corners fall together.
    #[test]
    fn corners_that_fall_together_are_told_once() {
        let line = [[0.0, 1.0], [0.01, 1.0], [2.0, 1.0], [2.0, 0.0], [2.0, 0.01]];
        assert_eq!(written(&line, 0.001, false), "M10 0l20 0 0 10");
        assert_eq!(written(&line, 0.001, true), "M40 10l-20-10 40 0 0 20z");
        assert_eq!(written(&line[..2], 0.001, true), "", "what has no breadth is not drawn");
    }

    /// Where a line turns a little it is bent, and passes its corner nearby; where it turns much, it has one.
    #[test]
    fn lines_bend_at_blunt_corners_and_turn_at_sharp_ones() {
        let blunt = [[0.0, 0.0], [10.0, 1.0], [20.0, 0.0]];
        assert_eq!(written(&blunt, 0.5, false), "M10 10q100-13 200 0");
        let sharp = [[0.0, 0.0], [10.0, 10.0], [20.0, 0.0]];
        assert_eq!(written(&sharp, 0.5, false), "M10 10l100-100 100 100");
        let small = [[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]];
        assert_eq!(written(&small, 0.5, false), "M10 10q10-13 20 0", "it is rounded");
        assert_eq!(
            drawn(&small, 0.5, (false, Some(9.0))),
            "M10 10l10-10 10 10",
            "a thing's edge is not"
        );
    }
}
