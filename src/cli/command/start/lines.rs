//! Lines of a screen, with their styles, and times as a clock has them.

use std::time::Duration;

use anstyle::Style;

use crate::text::page::width;

/// A text in a style.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A text on as many lines as it takes.
pub fn wrapped(style: Style, text: &str, columns: usize) -> Vec<String> {
    textwrap::wrap(text, columns.max(1)).iter().map(|line| styled(style, line)).collect()
}

/// Columns of a line with escapes.
pub fn seen(line: &str) -> usize {
    width(&anstream::adapter::strip_str(line).to_string())
}

/// A time as a clock has it: `4:05`.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Whole seconds, up.
pub fn up(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
