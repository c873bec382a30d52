//! Pictures as SVG: flat areas and strokes, transparent around them, with colours that a page can
//! choose.
//!
//! One user unit is a millimetre of the body. Each area has its role as class; [`style()`] gives
//! classes their colours, by way of CSS variables where a page may want its own.

mod style;

use glam::DVec2;

use super::drawing::Drawing;
use super::layout::layout;
use super::line::{open_simplified, simplified};
use super::muscle::Patch;
use super::picture::Picture;
use super::scene::Role;
use super::view::View;
use crate::catalogue::pose::Figure;
use crate::text::printable::put;
use crate::text::vocabulary::Vocabulary as _;

pub use style::{on_paper, style, styles};

/// By how many centimetres of the body a drawn line may miss its curve: for a picture of its own,
/// that may be looked at large.
pub const LARGE: f64 = 0.08;
/// The same for one among many on a page.
pub const SMALL: f64 = 0.22;

/// The inside of a picture and the size it needs, in user units.
#[derive(Debug)]
pub struct Drawn {
    /// Width and height.
    pub size: [u32; 2],
    /// Left, top, width and height of its last picture: what there is room for where there is
    /// little.
    pub last: [u32; 4],
    /// SVG elements.
    pub inside: String,
}

impl Drawn {
    /// The elements with their plain colours as attributes: for readers that give what stands within
    /// a page no style of the page.
    pub fn coloured(&self) -> String {
        let colours = Role::ALL.iter().map(|role| (role.to_string(), style::attributes(*role)));
        colours.fold(
            self.inside.clone(),
            |inside, (name, colour)| {
                let class = format!(" class=\"fig-{name}\"");
                inside.replace(&class, &format!("{class}{colour}"))
            },
        )
    }
}

/// Start and end of a figure beside or above each other, or what there is where nothing moves;
/// `tolerance` is [`LARGE`] or [`SMALL`].
pub fn pair(figure: &Figure, patches: &[Patch], tolerance: f64) -> Drawn {
    let scenes = Picture::of(figure, patches).scenes(figure.camera);
    let layout = layout(&scenes, &View::of(figure.camera));
    let mut last = [0; 4];
    let mut inside = String::new();
    for (drawing, origin) in &layout.panels {
        inside.push_str(&elements(drawing, *origin, tolerance));
        let [low, high] = drawing.bounds;
        let [left, top] = whole(DVec2::new(low.x + origin.x, origin.y - high.y));
        let [width, height] = whole(high - low);
        last = [left, top, width, height];
    }
    Drawn { size: whole(layout.size), last, inside }
}

/// By how much a pair is too large for its paper.
pub fn excess(figure: &Figure) -> DVec2 {
    let scenes = Picture::of(figure, &[]).scenes(figure.camera);
    layout(&scenes, &View::of(figure.camera)).excess()
}

/// Of a number: its lines, in centimetres, y up.
fn digit(number: u8) -> &'static [[f64; 2]] {
    match number {
        1 => &[[-1.6, 2.2], [0.4, 4.0], [0.4, -4.0]],
        _ => &[[-2.2, 2.2], [-1.6, 3.4], [-0.2, 4.0], [1.4, 3.5], [2.1, 2.2], [1.7, 0.8], [-2.2, -4.0], [2.4, -4.0]],
    }
}

pub(super) fn whole(size: DVec2) -> [u32; 2] {
    [(size.x * 10.0).ceil().max(0.0) as u32, (size.y * 10.0).ceil().max(0.0) as u32]
}

/// A drawing with its origin moved to a place, y down.
pub(super) fn elements(drawing: &Drawing, origin: DVec2, tolerance: f64) -> String {
    let areas = drawing.areas.iter().map(|area| (area.role, &area.lines, true));
    let strokes = drawing.strokes.iter().map(|strokes| (strokes.role, &strokes.lines, false));
    let mut out = String::new();
    let number = drawing.sign.map(|(number, at)| {
        vec![digit(number).iter().map(|point| at + DVec2::from(*point)).collect::<Vec<_>>()]
    });
    let number = number.iter().map(|lines| (Role::Number, lines, false));
    let arrows = [(Role::Arrow, &drawing.arrows.lines, true)];
    for (role, lines, closed) in areas.chain(strokes).chain(arrows).chain(number) {
        let d: String = lines.iter().map(|line| path(line, origin, tolerance, closed)).collect();
        if !d.is_empty() {
            put(&mut out, format_args!("<path class=\"fig-{role}\" d=\"{d}\"/>"));
        }
    }
    out
}

/// A line without corners it hardly needs, each told from the one before.
fn path(line: &[DVec2], origin: DVec2, tolerance: f64, closed: bool) -> String {
    let place = |corner: &DVec2| {
        let [x, y] =
            [corner.x + origin.x, origin.y - corner.y].map(|length| (length * 10.0).round() as i32);
        (x, y)
    };
    let line = if closed { simplified(line, tolerance) } else { open_simplified(line, tolerance) };
    let mut corners: Vec<(i32, i32)> = line.iter().map(place).collect();
    corners.dedup();
    if corners.len() < if closed { 3 } else { 2 } {
        return String::new();
    }
    // A minus parts numbers by itself.
    let part = |number: i32| if number < 0 { "" } else { " " };
    let mut out = format!("M{}{}{}", corners[0].0, part(corners[0].1), corners[0].1);
    for (index, pair) in corners.windows(2).enumerate() {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let before = if index == 0 { "l" } else { part(dx) };
        put(&mut out, format_args!("{before}{dx}{}{dy}", part(dy)));
    }
    if closed { out + "z" } else { out }
}

/// A picture that stands alone is drawn on paper at so many times less than life.
const SCALE: f64 = 20.0;

/// A whole SVG file. `title` names the exercise, `description` says what is to be seen; `motion` is
/// the style of what moves: an element of its own, since there are readers that pass over all of
/// one with a motion in it.
pub fn document(id: &str, title: &str, description: &str, drawn: &Drawn, motion: &str) -> String {
    let [width, height] = drawn.size;
    let [wide, high] = drawn.size.map(|side| f64::from(side) / SCALE);
    let motion = if motion.is_empty() { String::new() } else { format!("<style>{motion}</style>") };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
            width=\"{wide:.1}mm\" height=\"{high:.1}mm\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\"><title \
            id=\"{id}-title\">{}</title><desc \
            id=\"{id}-description\">{}</desc>{}{motion}{}</svg>\n",
        escaped(title),
        escaped(description),
        styles(),
        drawn.inside
    )
}

/// Text that is safe inside an element.
pub(super) fn escaped(text: &str) -> String {
    crate::text::printable::printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use glam::DVec2;

    use super::path;

    /// Numbers behind the start are told from the corner before, also where corners fall together.
    #[test]
    fn corners_that_fall_together_are_told_once() {
        let line = [[0.0, 1.0], [0.01, 1.0], [2.0, 1.0], [2.0, 0.0], [2.0, 0.01]].map(DVec2::from);
        assert_eq!(path(&line, DVec2::new(1.0, 1.0), 0.001, true), "M10 0l20 0 0 10z");
        assert_eq!(path(&line[..2], DVec2::ZERO, 0.001, true), "", "what has no breadth is not drawn");
    }
}
