//! What a terminal or page can show, and the signs for it.

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

/// Signs that look better than ASCII where more than ASCII can be shown.
#[derive(Debug)]
pub struct Signs {
    /// Between sets and repetitions.
    pub times: &'static str,
    /// Between the ends of a range.
    pub dash: &'static str,
    /// Before a point of a list.
    pub bullet: &'static str,
    /// Before what follows from something.
    pub arrow: &'static str,
    /// A thin line.
    pub line: char,
    /// A heavier line.
    pub heavy: char,
}

impl Signs {
    const UNICODE: Self =
        Self { times: "×", dash: "–", bullet: "•", arrow: "→", line: '─', heavy: '━' };
    const ASCII: Self =
        Self { times: "x", dash: "-", bullet: "-", arrow: ">", line: '-', heavy: '=' };

    /// The signs that can be shown with more than ASCII, or with ASCII alone.
    pub const fn of(unicode: bool) -> &'static Self {
        if unicode { &Self::UNICODE } else { &Self::ASCII }
    }
}
