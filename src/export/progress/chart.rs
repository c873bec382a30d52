//! Charts of a line, made of signs.

/// Eighths of a column.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/// Heights of a line.
const HEIGHTS: [[char; 8]; 2] =
    [['_', '.', '-', '=', '+', '*', '#', '@'], ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']];

/// The place of the highest.
const TOP: u32 = 7;

/// A bar of a number, of so many columns where the number is the most there can be. What is left of
/// the columns is blank; the least that is something can be seen.
pub fn bar((number, most): (u32, u32), columns: usize, unicode: bool) -> String {
    let parts = if unicode { 8 } else { 1 };
    let all = columns as u64 * parts;
    let number = u64::from(number.min(most));
    let most = u64::from(most.max(1));
    let least = u64::from(number > 0);
    let filled = ((2 * number * all + most) / (2 * most)).max(least).min(all);
    let (whole, part) = (filled / parts, filled % parts);
    let sign = if unicode { '█' } else { '#' };
    let mut bar: String = (0..whole).map(|_| sign).collect();
    bar.extend(part.checked_sub(1).and_then(|part| EIGHTHS.get(usize::try_from(part).ok()?)));
    let signs = whole + u64::from(part > 0);
    bar.extend((signs..columns as u64).map(|_| ' '));
    bar
}

/// Heights one beside the other, from the lowest to the highest of them; a blank where there is none.
pub fn spark(heights: &[Option<i32>], unicode: bool) -> String {
    let signs = &HEIGHTS[usize::from(unicode)];
    let known = || heights.iter().flatten().copied();
    let (low, high) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let top = TOP;
    let sign = |height: i32| {
        let (above, range) = (height.abs_diff(low), high.abs_diff(low).max(1));
        signs[(above.saturating_mul(top) / range).min(top) as usize]
    };
    heights.iter().map(|height| height.map_or(' ', sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::{bar, spark};

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        for (number, unicode, expected) in [
            (0, true, "    "),
            (1, true, "▍   "),
            (5, true, "██  "),
            (10, true, "████"),
            (11, true, "████"),
            (0, false, "    "),
            (1, false, "#   "),
            (5, false, "##  "),
            (10, false, "####"),
        ] {
            let expected = if number == 1 && unicode { "▍   " } else { expected };
            assert_eq!(bar((number, 10), 4, unicode), expected, "{number}");
        }
        assert_eq!(bar((3, 0), 4, true), "    ", "nothing is the most");
    }

    #[test]
    fn a_line_goes_from_its_lowest_to_its_highest() {
        let heights = [Some(0), None, Some(1), Some(3), Some(7)];
        assert_eq!(spark(&heights, true), "▁ ▂▄█");
        assert_eq!(spark(&heights, false), "_ .=@");
        assert_eq!(spark(&[Some(-2), Some(-2)], true), "▁▁");
        assert_eq!(spark(&[], true), "");
    }
}
