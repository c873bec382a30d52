//! Pictures as SVG: flat areas, transparent around them, with colours that a page can choose.
//!
//! One user unit is a millimetre of the body. Each area has its role as class; [`style`] gives
//! classes their colours, by way of CSS variables where a page may want its own.

use glam::DVec2;

use super::flat::{Area, flatten};
use super::muscle::Patch;
use super::picture::Picture;
use super::scene::{Role, Scene};
use crate::catalogue::pose::Figure;
use crate::text::printable::{joined, put};
use crate::text::vocabulary::Vocabulary as _;

/// Centimetres around the picture, and between start and end.
pub(super) const MARGIN: f64 = 4.0;
const GAP: f64 = 26.0;
/// A pair that would be wider than so many times its height is stacked, start above end.
const WIDEST: f64 = 2.2;

/// By how many centimetres of the body a drawn line may miss its curve: for a picture of its own,
/// that may be looked at large.
pub const LARGE: f64 = 0.08;
/// The same for one among many on a page.
pub const SMALL: f64 = 0.22;

/// The colour of a role on light pages.
fn colour(role: Role) -> &'static str {
    match role {
        Role::Skin => "#e7b18a",
        Role::SkinFar | Role::Ear => "#c98f69",
        Role::Shirt => "#18a0a0",
        Role::ShirtFar => "#0f7c80",
        Role::Trousers => "#3d5382",
        Role::TrousersFar => "#6f83ab",
        Role::Shoe => "#4c4a57",
        Role::ShoeFar => "#767483",
        Role::Hair => "#5e4034",
        Role::Muscle => "#ff8850",
        Role::Mat => "#dce7f0",
        Role::MatEdge => "#c3d3e0",
        Role::Pad => "#5d6b80",
        Role::PadEdge => "#47546a",
        Role::Metal => "#9aa6b4",
        Role::MetalEdge => "#7c8896",
        Role::Iron => "#4a5563",
        Role::IronEdge => "#66717f",
        Role::Cable => "#6b7480",
        Role::Band => "#8a5fbf",
        Role::Arrow => "#e4572e",
        Role::Ball => "#f2b33d",
        Role::BallEdge => "#d99a22",
    }
}

/// The colour of a role on dark pages, where it is another one.
fn dark(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Mat => "#3a4a54",
        Role::MatEdge => "#2c3a43",
        Role::Hair => "#8a6553",
        Role::Trousers => "#5672b0",
        Role::TrousersFar => "#8fa3cf",
        Role::Iron => "#8894a3",
        Role::IronEdge => "#6a7685",
        Role::Shoe => "#a5a3b0",
        Role::ShoeFar => "#7f7d8b",
        _ => return None,
    })
}

/// The style of every picture on a page. A page may set `--figure-ROLE` for any role, say
/// `--figure-skin` and `--figure-skin-far`.
pub fn style() -> String {
    rules().concat()
}

/// The style by which pictures of a page keep their light colours on paper, also where the screen is
/// dark.
pub fn on_paper() -> String {
    let light = |role: &Role| dark(*role).map(|_| format!("--figure-{role}:{}", colour(*role)));
    let light: Vec<_> = Role::ALL.iter().filter_map(light).collect();
    format!("@media print{{:root{{{}}}}}", light.join(";"))
}

/// The style of a picture that stands alone, as elements. Some readers of SVG pass over all of an
/// element with anything in it that they don't know, so each has one of its own.
pub fn styles() -> String {
    rules().map(|rules| format!("<style>{rules}</style>")).concat()
}

/// Plain colours first; then, behind a condition, what not every reader of SVG knows: many would
/// take a variable for black.
fn rules() -> [String; 2] {
    let plain = |role: &Role| format!(".fig-{role}{{fill:{}}}", colour(*role));
    let chosen = |role: Role, usual| format!(".fig-{role}{{fill:var(--figure-{role},{usual})}}");
    let on_dark = |role: &Role| Some(chosen(*role, dark(*role)?));
    let roles = || Role::ALL.iter();
    let next = NEXT.map(|(name, value)| format!("{name}:{value}"));
    [
        roles().map(plain).collect::<String>() + &format!(".fig-next{{{}}}", next.join(";")),
        format!(
            "@supports(fill:var(--figure,red)){{{}@media(prefers-color-scheme:dark){{{}}}}}",
            roles().map(|role| chosen(*role, colour(*role))).collect::<String>(),
            roles().filter_map(on_dark).collect::<String>()
        ),
    ]
}

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
        let next = joined(&NEXT.map(|(name, value)| format!(" {name}=\"{value}\"")), "");
        let colours =
            Role::ALL.iter().map(|role| (role.to_string(), format!(" fill=\"{}\"", colour(*role))));
        colours.chain([("next".to_owned(), next)]).fold(
            self.inside.clone(),
            |inside, (name, colour)| {
                let class = format!(" class=\"fig-{name}\"");
                inside.replace(&class, &format!("{class}{colour}"))
            },
        )
    }
}

/// How the sign between start and end is drawn.
const NEXT: [(&str, &str); 5] = [
    ("fill", "none"),
    ("stroke", "#8a97a6"),
    ("stroke-width", "34"),
    ("stroke-linecap", "round"),
    ("stroke-linejoin", "round"),
];

/// A scene, flattened.
struct Panel {
    areas: Vec<Area>,
    low: DVec2,
    high: DVec2,
}

impl Panel {
    fn of(scene: &Scene, tolerance: f64) -> Self {
        let (low, high) = scene.bounds();
        Self { areas: flatten(scene, tolerance), low, high }
    }

    fn size(&self) -> DVec2 {
        self.high - self.low
    }

    /// The inside of a picture that begins with `before` and ends with this panel, its origin moved
    /// to a place.
    fn last_of(&self, before: String, origin: DVec2, size: DVec2) -> Drawn {
        let [left, top] = whole(DVec2::new(self.low.x + origin.x, origin.y - self.high.y));
        let [width, height] = whole(self.size());
        let inside = before + &paths(&self.areas, origin);
        Drawn { size: whole(size + 2.0 * MARGIN), last: [left, top, width, height], inside }
    }
}

/// Start and end of a figure beside or above each other, or what there is where nothing moves;
/// `tolerance` is [`LARGE`] or [`SMALL`].
pub fn pair(figure: &Figure, patches: &[Patch], tolerance: f64) -> Drawn {
    let panels: Vec<Panel> = Picture::of(figure, patches)
        .scenes(figure.camera)
        .iter()
        .map(|scene| Panel::of(scene, tolerance))
        .collect();
    match panels.as_slice() {
        [start, end] => {
            let beside =
                DVec2::new(start.size().x + GAP + end.size().x, start.size().y.max(end.size().y));
            if beside.x > beside.y * WIDEST {
                stacked(start, end)
            } else {
                beside_each_other(start, end)
            }
        }
        panels => {
            let only = &panels[0];
            only.last_of(
                String::new(),
                DVec2::new(MARGIN - only.low.x, MARGIN + only.high.y),
                only.size(),
            )
        }
    }
}

fn beside_each_other(start: &Panel, end: &Panel) -> Drawn {
    // Both stand on the same floor.
    let floor = start.low.y.min(end.low.y);
    let height = start.high.y.max(end.high.y) - floor;
    let y = MARGIN + height + floor;
    let next = MARGIN + start.size().x + GAP;
    let middle = DVec2::new(next - GAP / 2.0, MARGIN + height / 2.0);
    let before =
        paths(&start.areas, DVec2::new(MARGIN - start.low.x, y)) + &chevron(middle, DVec2::X);
    let size = DVec2::new(start.size().x + GAP + end.size().x, height);
    end.last_of(before, DVec2::new(next - end.low.x, y), size)
}

fn stacked(start: &Panel, end: &Panel) -> Drawn {
    // What stays in place stays above itself.
    let left = start.low.x.min(end.low.x);
    let width = start.high.x.max(end.high.x) - left;
    let gap = GAP * 0.8;
    let next = MARGIN + start.size().y + gap;
    let middle = DVec2::new(MARGIN + width / 2.0, next - gap / 2.0);
    let before = paths(&start.areas, DVec2::new(MARGIN - left, MARGIN + start.high.y))
        + &chevron(middle, DVec2::Y);
    let size = DVec2::new(width, start.size().y + gap + end.size().y);
    end.last_of(before, DVec2::new(MARGIN - left, next + end.high.y), size)
}

/// The sign between start and end, pointing to the right or down.
fn chevron(at: DVec2, way: DVec2) -> String {
    let side = way.perp();
    let corner = |along: f64, aside: f64| {
        let [x, y] = whole(at + way * along + side * aside);
        format!("{x} {y}")
    };
    format!(
        "<path class=\"fig-next\" d=\"M{}L{}L{}\"/>",
        corner(-3.0, -7.0),
        corner(4.0, 0.0),
        corner(-3.0, 7.0)
    )
}

pub(super) fn whole(size: DVec2) -> [u32; 2] {
    [(size.x * 10.0).ceil().max(0.0) as u32, (size.y * 10.0).ceil().max(0.0) as u32]
}

/// The areas with the origin moved to a place, y down.
pub(super) fn paths(areas: &[Area], origin: DVec2) -> String {
    let mut out = String::new();
    for area in areas {
        let d: String = area.lines.iter().map(|line| path(line, origin)).collect();
        if !d.is_empty() {
            put(&mut out, format_args!("<path class=\"fig-{}\" d=\"{d}\"/>", area.role));
        }
    }
    out
}

/// A closed line, each corner told from the one before; corners that fall together are told once.
fn path(line: &[DVec2], origin: DVec2) -> String {
    let place = |corner: &DVec2| {
        let [x, y] =
            [corner.x + origin.x, origin.y - corner.y].map(|length| (length * 10.0).round() as i32);
        (x, y)
    };
    let mut corners: Vec<(i32, i32)> = line.iter().map(place).collect();
    corners.dedup();
    if corners.len() < 3 {
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
    out + "z"
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
        assert_eq!(path(&line, DVec2::new(1.0, 1.0)), "M10 0l20 0 0 10z");
        assert_eq!(path(&line[..2], DVec2::ZERO), "", "what has no breadth is not drawn");
    }
}
