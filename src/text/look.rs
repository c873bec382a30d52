//! What a terminal or page can show.

/// What a terminal or page can show. Colour is not part of it: text carries escapes always, and the
/// stream it is written to strips them where they are not wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of a line, from [`Look::NARROWEST`] to [`Look::WIDEST`]; a number outside is taken
    /// as the nearest one inside.
    pub width: usize,
    /// Whether more than ASCII can be shown.
    pub unicode: bool,
}

impl Look {
    /// The narrowest page that text is laid out for, in columns.
    pub const NARROWEST: usize = 40;
    /// The widest: longer lines are hard to read.
    pub const WIDEST: usize = 100;
}
