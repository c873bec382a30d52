//! The style sheet, as it stands in the page.

/// All of it: light, dark and print.
pub const SHEET: &str = concat!(include_str!("screen.css"), include_str!("print.css"));
