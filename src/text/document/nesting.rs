//! How deep lists and tables stand in each other: looked at before they are parsed, since a parser
//! takes fifty times the memory of what it only finds to be too deep at its end.

use crate::text::problem::Problem;

/// Deeper than anything that is read here, and what the parser allows.
pub(super) const DEEPEST: usize = 80;

/// That lists and tables stand too deep in each other at a place.
pub(super) fn too_deep(at: usize) -> Problem {
    let message = format!("lists and tables stand more than {DEEPEST} deep in each other");
    Problem::at(at..at + 1, message).help("is it the right file?")
}

/// The first bracket of a TOML text that is never closed, if there is one.
///
/// # Errors
/// Lists or tables stand too deep in each other, or a key has too many parts.
pub(super) fn unclosed(text: &str) -> Result<Option<usize>, Problem> {
    let bytes = text.as_bytes();
    let (mut at, mut open, mut dots) = (0, Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'.' => dots += 1,
            b'\n' | b'=' | b',' | b'#' => dots = 0,
            _ => {}
        }
        if dots == DEEPEST {
            let message = format!("a key of more than {DEEPEST} parts");
            return Err(Problem::at(at..at + 1, message).help("is it the right file?"));
        }
        match byte {
            b'[' | b'{' if open.len() == DEEPEST => return Err(too_deep(at)),
            b'[' | b'{' => open.push(at),
            b']' | b'}' => drop(open.pop()),
            b'#' => at = line_end(bytes, at),
            quote @ (b'"' | b'\'') => at = text_end(bytes, at, *quote),
            _ => {}
        }
        at += 1;
    }
    Ok(open.first().copied())
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| from + end)
}

/// The last byte of the text in quotes that begins at a byte.
fn text_end(bytes: &[u8], from: usize, quote: u8) -> usize {
    let long = bytes[from..].starts_with(&[quote; 3]);
    let mut at = from + if long { 3 } else { 1 };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !long => return at,
            byte if *byte == quote && !long => return at,
            byte if *byte == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 2,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn brackets_count_where_they_nest_and_not_in_texts_and_comments() {
        let many = "[".repeat(1000);
        let shallow = [
            format!("a = '{many}'"),
            format!("a = \"\\\"{many}\""),
            format!("# {many}\n"),
            format!("a = '''\n'{many}'''"),
            "[a]\n".repeat(1000),
            "[a.b] # c\n".repeat(1000),
            "a.b.c = [1.5, 2.5]\n".repeat(1000),
            format!("a = [{}]", "0.5, ".repeat(1000)),
            format!("a = \"{many}{}\" # {}", ".".repeat(1000), ".".repeat(1000)),
        ];
        for text in shallow {
            assert_eq!(unclosed(&text), Ok(None), "{text}");
        }
        assert_eq!(unclosed("a = [1]\nb = [[2],\nc = [3]"), Ok(Some(12)));
        let deep = [
            many.clone(),
            format!("a = {many}"),
            "a = {a=".repeat(100),
            format!("a = \"\n{many}"),
            format!("a = '''a''' # '\nb = {many}"),
            "a.".repeat(100),
            format!("a = 1\n[{}a]", "'b' . ".repeat(80)),
        ];
        for text in deep {
            assert!(unclosed(&text).is_err(), "{text}");
        }
    }
}
