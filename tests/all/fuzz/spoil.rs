//! Slips of the keys and worse.

use super::chance::Chance;

/// What is put into texts: what means something in files, what acts on terminals, what numbers must
/// not be.
const PIECES: [&str; 36] = [
    "",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    "\r\n",
    "\0",
    "\t",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{202e}",
    "\u{61c}",
    "\u{200d}",
    "\u{200b}",
    "\u{3164}",
    "\u{e0041}",
    "é",
    "漢",
    "🧘",
    "\u{feff}",
    "0",
    "-1",
    "4294967296",
    "99999999999999999999",
    "1e9",
    "nan",
    "0x1F",
    "true",
    "[[x]]",
    "\"\"\"",
];

/// The text as it is, mostly, or with a few slips.
pub fn spoil(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..*chance.pick(&[0, 0, 0, 1, 1, 2, 4]) {
        slip(&mut text, chance);
    }
    text
}

fn place(text: &str, chance: &mut Chance) -> usize {
    text.floor_char_boundary(chance.under(text.len() + 1))
}

fn slip(text: &mut String, chance: &mut Chance) {
    let at = place(text, chance);
    match chance.under(9) {
        0 | 1 => {
            let end = text.ceil_char_boundary((at + chance.under(6)).min(text.len()));
            let piece = *chance.pick(&PIECES);
            text.replace_range(at..end, piece);
        }
        2 => other_number(text, at, chance),
        3 => move_line(text, chance),
        4 => {
            let end = text.floor_char_boundary(at + chance.under(200).min(text.len() - at));
            let piece = text[at..end.max(at)].to_owned();
            let to = place(text, chance);
            text.insert_str(to, &piece);
        }
        5 => text.truncate(at),
        6 => flip(text, at, chance),
        7 => {
            let many = chance.pick(&[3, 90, 3000, 20_000]);
            let piece = chance
                .pick(&[
                    "[",
                    "a",
                    "é",
                    "1",
                    "\u{1b}",
                    "a.",
                    "x = 1\n",
                    "{a=",
                    "\"",
                    "[[exercise]]\n",
                    "1,",
                ])
                .repeat(*many);
            text.insert_str(at, &piece);
        }
        _ => {
            let word = text[at..].chars().take_while(|c| c.is_alphanumeric()).count();
            let swapped: String =
                text[at..].chars().take(word).collect::<Vec<_>>().into_iter().rev().collect();
            let end = at + text[at..].chars().take(word).map(char::len_utf8).sum::<usize>();
            text.replace_range(at..end, &swapped);
        }
    }
}

fn other_number(text: &mut String, at: usize, chance: &mut Chance) {
    let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) else {
        return;
    };
    let end =
        text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| start + end);
    let number = chance.pick(&[
        "0",
        "1",
        "2",
        "7",
        "10",
        "60",
        "99",
        "300",
        "86400",
        "4294967295",
        "18446744073709551616",
    ]);
    text.replace_range(start..end, number);
}

/// A line stands elsewhere, or twice.
fn move_line(text: &mut String, chance: &mut Chance) {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return;
    }
    let from = chance.under(lines.len());
    let line = if chance.one_in(2) { lines.remove(from) } else { lines[from].clone() };
    lines.insert(chance.under(lines.len() + 1), line);
    *text = lines.concat();
}

fn flip(text: &mut String, at: usize, chance: &mut Chance) {
    let mut bytes = std::mem::take(text).into_bytes();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << chance.under(8);
    }
    *text = String::from_utf8_lossy(&bytes).into_owned();
}
