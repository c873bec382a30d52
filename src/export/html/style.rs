//! The style sheets, as they stand in the page.

/// That of every page: light, dark and print.
pub const SHEET: &str = concat!(include_str!("screen.css"), include_str!("print.css"));

/// What is other on the sheet to hand out.
pub const ONE: &str = include_str!("sheet.css");
