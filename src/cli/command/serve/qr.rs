//! An address as a picture that phones read, drawn with the signs of a terminal.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of light around the code: four by its standard; two are read as well.
const MARGINS: [i32; 3] = [4, 3, 2];
/// Black on white, whatever the colours of the terminal are.
const COLOURS: (&str, &str) = ("\u{1b}[38;5;16;48;5;231m", "\u{1b}[0m");

/// What a terminal can show, and how large it is.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    /// Columns and rows.
    pub room: [usize; 2],
    /// Whether it shows signs beyond ASCII.
    pub unicode: bool,
    /// Whether it shows colours. Without, light is drawn and dark left out, as suits a dark terminal.
    pub colours: bool,
}

/// The lines of the picture; none where there is no room for it.
pub fn draw(text: &str, canvas: &Canvas) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    MARGINS.into_iter().find_map(|margin| with_margin(&code, margin, canvas))
}

fn with_margin(code: &QrCode, margin: i32, canvas: &Canvas) -> Option<String> {
    let modules = -margin..code.size() + margin;
    let side = modules.len();
    let [columns, rows] = if canvas.unicode { [side, side.div_ceil(2)] } else { [side * 2, side] };
    // The prompt has the last row.
    if columns > canvas.room[0] || rows >= canvas.room[1] {
        return None;
    }
    let is_light = |x, y| !code.get_module(x, y);
    let ys = modules.clone().step_by(if canvas.unicode { 2 } else { 1 });
    let lines = ys.map(|y| {
        let signs: String = modules
            .clone()
            .map(|x| match (canvas.unicode, canvas.colours) {
                (true, colours) => {
                    half_blocks(is_light(x, y), y + 1 >= modules.end || is_light(x, y + 1), colours)
                }
                (false, true) if is_light(x, y) => "\u{1b}[48;5;231m  ",
                (false, true) => "\u{1b}[48;5;16m  ",
                (false, false) if is_light(x, y) => "##",
                (false, false) => "  ",
            })
            .collect();
        let (before, behind) = if canvas.colours { COLOURS } else { ("", "") };
        format!("{before}{signs}{behind}\n")
    });
    Some(lines.collect())
}

/// Two modules, one above the other. With colours what is dark is drawn, else what is light.
const fn half_blocks(upper_light: bool, lower_light: bool, colours: bool) -> &'static str {
    match (upper_light != colours, lower_light != colours) {
        (true, true) => "\u{2588}",
        (true, false) => "\u{2580}",
        (false, true) => "\u{2584}",
        (false, false) => " ",
    }
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::{Canvas, draw};

    const URL: &str = "http://192.168.178.123:54321/0123456789abcdef0123456789abcdef";

    /// The modules of a line, from the top: whether each is dark.
    fn modules(line: &str, canvas: &Canvas) -> Vec<Vec<bool>> {
        if canvas.unicode {
            let plain = anstream::adapter::strip_str(line).to_string();
            let drawn =
                |signs: &str| plain.chars().map(|c| signs.contains(c) == canvas.colours).collect();
            return vec![drawn("\u{2588}\u{2580}"), drawn("\u{2588}\u{2584}")];
        }
        if canvas.colours {
            let parts = line.split("  ").filter_map(|part| part.rsplit_once("\u{1b}[48;5;"));
            return vec![parts.map(|(_, colour)| colour == "16m").collect()];
        }
        let pairs = line.as_bytes().chunks(2);
        vec![pairs.map(|pair| pair == b"  ").collect()]
    }

    #[test]
    fn every_way_of_drawing_shows_the_modules_of_the_code() {
        let code = QrCode::encode_text(URL, QrCodeEcc::Low).expect("a code");
        for (unicode, colours) in [(true, true), (true, false), (false, true), (false, false)] {
            let canvas = Canvas { room: [90, 50], unicode, colours };
            let picture = draw(URL, &canvas).expect("room");
            let rows: Vec<Vec<bool>> =
                picture.lines().flat_map(|line| modules(line, &canvas)).collect();
            let side = code.size() + 8;
            for y in 0..side {
                for x in 0..side {
                    let at = |number: i32| usize::try_from(number).expect("a place");
                    let drawn = rows[at(y)][at(x)];
                    assert_eq!(drawn, code.get_module(x - 4, y - 4), "{x} {y} {canvas:?}");
                }
            }
            assert!(
                rows.iter()
                    .skip(usize::try_from(side).expect("a side"))
                    .flatten()
                    .all(|dark| !dark)
            );
        }
    }

    #[test]
    fn a_terminal_that_is_too_small_gets_a_narrower_margin_or_none() {
        let lines = |room, unicode| {
            let picture = draw(URL, &Canvas { room, unicode, colours: false });
            picture.map(|picture| picture.lines().count())
        };
        assert_eq!(lines([80, 24], true), Some(21));
        assert_eq!(lines([38, 24], true), Some(19));
        assert_eq!(lines([36, 24], true), None);
        assert_eq!(lines([80, 18], true), None);
        assert_eq!(lines([80, 60], false), Some(39));
        assert_eq!(lines([72, 60], false), None);
    }
}
