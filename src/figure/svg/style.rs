//! How roles look: plain colours, and variables by which a page may choose its own.

use super::Detail;
use crate::figure::role::Role;
use crate::text::printable::put;
use crate::text::vocabulary::Vocabulary as _;

/// The colour of a role on light pages. The far side's are the near side's mixed with a cool grey.
fn colour(role: Role) -> &'static str {
    match role {
        Role::Skin => "#e9b48d",
        Role::SkinFar => "#d4a98c",
        Role::Shirt => "#4fb0ad",
        Role::Sleeve => "#57b6b3",
        Role::ShirtFar => "#4d9aa4",
        Role::Trousers => "#3f5688",
        Role::TrousersFar => "#4e6492",
        Role::Shoe => "#51505e",
        Role::ShoeFar => "#6b7080",
        Role::Sole => "#c3c8d2",
        Role::Hair => "#5e4034",
        Role::Muscle => "#d6402c",
        Role::Shade | Role::ShadeFlat => "#0b2038",
        Role::Line | Role::Seam => "#14202e",
        Role::Face => "#6d4635",
        Role::Crease => "#8a5a3c",
        Role::Shadow => "#b4c4d2",
        Role::Wall => "#e3ebf2",
        Role::Mat => "#dce7f0",
        Role::MatEdge => "#c3d3e0",
        Role::Pad => "#66758b",
        Role::PadEdge => "#4f5d73",
        Role::Cloth => "#ecdcc0",
        Role::ClothEdge => "#d3bb93",
        Role::Metal => "#a3afbc",
        Role::MetalEdge => "#7f8b99",
        Role::Iron => "#4a5563",
        Role::IronEdge => "#66717f",
        Role::Cable => "#505b69",
        Role::Band => "#8a5fbf",
        Role::Arrow => "#e4572e",
        Role::Sign => "#6f7f92",
        Role::Fibre => "#ffe4d6",
        Role::Number => "#8a97a6",
        Role::Ball => "#f2b33d",
        Role::BallEdge => "#d99a22",
    }
}

/// How much of what is below an overlay lets through.
fn opacity(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Shade | Role::ShadeFlat => ".17",
        Role::Muscle => ".8",
        Role::Fibre => ".6",
        Role::Line => ".55",
        Role::Seam => ".32",
        Role::Crease => ".5",
        _ => return None,
    })
}

/// The colour of a muscle's edge, and how broad it is, in centimetres.
const MUSCLE_EDGE: (&str, f64) = ("#a4301f", 0.2);

/// How a role is drawn, as attributes and their values; `colour` is its own.
fn look(role: Role, colour: &str, unit: u32) -> Vec<(&'static str, String)> {
    let kind = if role.stroke().is_some() { "stroke" } else { "fill" };
    let mut look = vec![(kind, colour.to_owned())];
    if let Some(opacity) = opacity(role) {
        look.push((
            if kind == "fill" { "fill-opacity" } else { "stroke-opacity" },
            opacity.to_owned(),
        ));
    }
    if let Some(width) = role.stroke() {
        look.push(("stroke-width", format!("{}", width * f64::from(unit))));
    }
    // An edge keeps a muscle apart from cloth that is as light, in grey, too.
    if role == Role::Muscle {
        look.push(("stroke", MUSCLE_EDGE.0.to_owned()));
        look.push(("stroke-width", format!("{}", MUSCLE_EDGE.1 * f64::from(unit))));
    }
    look
}

/// The colour of a role on dark pages, where it is another one.
fn dark(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Wall => "#26323a",
        Role::Mat => "#3a4a54",
        Role::MatEdge => "#2c3a43",
        Role::Shadow => "#1a242a",
        Role::Hair => "#8a6553",
        Role::Trousers => "#5672b0",
        Role::TrousersFar => "#4a5f8e",
        Role::Iron | Role::Cable => "#8894a3",
        Role::IronEdge => "#6a7685",
        Role::Shoe => "#a5a3b0",
        Role::ShoeFar => "#7f7d8b",
        _ => return None,
    })
}

/// The style of every picture on a page. A page may set `--figure-ROLE` for any role, say
/// `--figure-skin` and `--figure-skin-far`.
pub fn style(detail: Detail) -> String {
    rules(detail.unit).concat()
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
pub fn styles(detail: Detail) -> String {
    rules(detail.unit).map(|rules| format!("<style>{rules}</style>")).concat()
}

/// Plain colours first; then, behind a condition, what not every reader of SVG knows: many would
/// take a variable for black.
fn rules(unit: u32) -> [String; 2] {
    let plain = |role: &Role| {
        let shared = STROKES.map(|(name, value)| (name, value.to_owned()));
        let shared = shared.into_iter().filter(|_| role.stroke().is_some());
        let look = look(*role, colour(*role), unit).into_iter().chain(shared);
        let look: Vec<_> = look.map(|(name, value)| format!("{name}:{value}")).collect();
        format!(".fig-{role}{{{}}}", look.join(";"))
    };
    let chosen = |role: Role, usual| {
        let kind = look(role, "", unit)[0].0;
        format!(".fig-{role}{{{kind}:var(--figure-{role},{usual})}}")
    };
    let on_dark = |role: &Role| Some(chosen(*role, dark(*role)?));
    let roles = || Role::ALL.iter();
    [
        roles().map(plain).collect::<String>(),
        format!(
            "@supports(fill:var(--figure,red)){{{}@media(prefers-color-scheme:dark){{{}}}}}",
            roles().map(|role| chosen(*role, colour(*role))).collect::<String>(),
            roles().filter_map(on_dark).collect::<String>()
        ),
    ]
}

/// How strokes end, and that they are no areas: what all of them share.
const STROKES: [(&str, &str); 3] =
    [("fill", "none"), ("stroke-linecap", "round"), ("stroke-linejoin", "round")];

/// How a role is drawn, as attributes, for readers that know no style; within [`group`].
pub(super) fn attributes(role: Role, unit: u32) -> String {
    written(&look(role, colour(role), unit))
}

/// What all roles share, as attributes.
pub(super) fn group() -> String {
    written(&STROKES.map(|(name, value)| (name, value.to_owned())))
}

fn written(look: &[(&str, String)]) -> String {
    let mut out = String::new();
    for (name, value) in look {
        put(&mut out, format_args!(" {name}=\"{value}\""));
    }
    out
}
