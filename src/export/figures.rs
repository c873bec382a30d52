//! All figures together: a page to look things up in, a poster for the wall.

use std::sync::Arc;

use maud::{DOCTYPE, PreEscaped, html};

use super::pictures::pairs;
use crate::catalogue::Figures;
use crate::catalogue::exercise::Exercise;
use crate::figure::svg::{Drawn, SMALL, escaped, style, styles};
use crate::text::printable::printable;

/// An exercise with its picture.
#[derive(Debug)]
pub struct Card<'e> {
    exercise: &'e Exercise,
    drawn: Drawn,
}

/// The pictures of exercises, of those that have a pose.
pub fn cards<'e>(exercises: &'e [Arc<Exercise>], figures: &Figures) -> Vec<Card<'e>> {
    let exercises: Vec<&Exercise> = exercises.iter().map(AsRef::as_ref).collect();
    let drawn = pairs(&exercises, figures).into_iter().zip(exercises);
    drawn.filter_map(|(drawn, exercise)| Some(Card { exercise, drawn: drawn? })).collect()
}

/// Of a cell of the poster, in user units: width, height, height of the line with the name.
const CELL: [u32; 3] = [2400, 1560, 150];
const MARGIN: u32 = 60;
/// So many make the sheet of all exercises nearly as high for its width as paper is.
const COLUMNS: u32 = 7;

/// Paper of size A1, in millimetres.
const PAPER: [f64; 2] = [594.0, 841.0];

/// What a sheet measures that fills the paper and keeps its shape.
fn on_paper(sheet: [f64; 2]) -> [f64; 2] {
    let scale = (PAPER[0] / sheet[0]).min(PAPER[1] / sheet[1]);
    sheet.map(|side| side * scale)
}

/// All pictures on one sheet of SVG, as large as a sheet of A1.
pub fn poster(cards: &[Card]) -> String {
    let rows = u32::try_from(cards.len()).unwrap_or(1).div_ceil(COLUMNS);
    let (width, height) = (CELL[0] * COLUMNS, CELL[1] * rows);
    let [wide, high] = on_paper([width, height].map(f64::from));
    let mut sheet = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
            width=\"{wide:.1}mm\" height=\"{high:.1}mm\" role=\"img\" \
            aria-labelledby=\"title\"><title id=\"title\">{} exercises for the back, drawn by \
            backplan</title><style>.name{{font:600 84px \
            sans-serif;fill:currentColor}}.cell{{fill:none;stroke:#8a97a6;stroke-width:6}}</style>{}",
        cards.len(),
        styles(SMALL),
    );
    for (number, card) in (0..).zip(cards) {
        let (x, y) = (CELL[0] * (number % COLUMNS), CELL[1] * (number / COLUMNS));
        let [inner, room] = [CELL[0] - 4 * MARGIN, CELL[1] - CELL[2] - 4 * MARGIN];
        let [wide, high] = card.drawn.size;
        sheet.extend([format!(
            "<rect class=\"cell\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"60\"/><text \
                class=\"name\" x=\"{}\" y=\"{}\">{}</text><svg x=\"{}\" y=\"{}\" \
                width=\"{inner}\" height=\"{room}\" viewBox=\"0 0 {wide} {high}\">{}</svg>",
            x + MARGIN / 2,
            y + MARGIN / 2,
            CELL[0] - MARGIN,
            CELL[1] - MARGIN,
            x + 2 * MARGIN,
            y + MARGIN + CELL[2],
            escaped(&card.exercise.name),
            x + 2 * MARGIN,
            y + CELL[2] + 2 * MARGIN,
            card.drawn.inside(),
        )]);
    }
    sheet + "</svg>\n"
}

const PAGE: &str = ":root{color-scheme:light \
    dark;--paper:#fff;--ink:#1d2a2e;--line:#cdd6d6}@media(prefers-color-scheme:dark){:root{--paper:#11181a;--ink:#e8eeee;--line:#37464b}}body{margin:0 \
    auto;padding:1rem;max-width:100rem;font:100%/1.4 \
    system-ui,sans-serif;color:var(--ink);background:var(--paper)}ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.8rem}li{border:1px \
    solid var(--line);border-radius:.6rem;padding:.6rem \
    .8rem;break-inside:avoid}h2{font-size:1rem;margin:0}code{font-size:.85rem}svg{display:block;width:100%;height:11rem;margin-top:.4rem}@media \
    print{:root{--paper:#fff;--ink:#000}body{padding:0 \
    .5mm}ul{grid-template-columns:repeat(3,1fr)}svg{height:3.6cm}@page{margin:12mm}}";

/// All pictures on one page of HTML that needs nothing else.
pub fn page(cards: &[Card]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
                    'unsafe-inline'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="backplan";
                title { "Exercises for the back" }
                style { (PreEscaped(PAGE)) (PreEscaped(style(SMALL))) }
            }
            body {
                main {
                    h1 { "Exercises for the back" }
                    p { (cards.len()) " exercises: each from its start to its end. General \
                        information, not medical advice." }
                    ul { @for card in cards { li { (picture(card)) } } }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn picture(card: &Card) -> maud::Markup {
    let Card { exercise, drawn: drawn @ Drawn { size: [width, height], .. } } = card;
    html! {
        h2 { (printable(&exercise.name)) }
        code { (exercise.id) }
        svg viewBox={ "0 0 " (width) " " (height) } role="img" aria-label={ "Picture: " (printable(&exercise.name)) } {
            (PreEscaped(drawn.inside()))
        }
    }
}
