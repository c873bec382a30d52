//! A plan in the formats that people and programs read: one pure function a format.
//!
//! Exports word what a plan holds. They never decide anything, and see neither rules nor the planner; a reason that is not in the
//! plan does not enter its text.

pub mod csv;
pub mod fit;
pub mod html;
pub mod ics;
pub mod json;
pub mod liftoscript;
pub mod markdown;
pub mod text;
mod told;
pub mod toml;

use chrono::NaiveTime;

/// What a format is made with, beside the plan. Each format takes what concerns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Text and Markdown: the reasons of every item.
    pub why: bool,
    /// Calendar: when each session begins; none makes it an event of the whole day.
    pub time: Option<NaiveTime>,
    /// Calendar: the time zone of [`Options::time`], like `Europe/Berlin`; none means the time wherever the reader is.
    pub zone: Option<String>,
    /// Calendar: minutes before a session at which to remind.
    pub remind: Option<u32>,
    /// Calendar, with the goal `desk`: breaks from sitting.
    pub desk_breaks: bool,
    /// Hand-out: large type.
    pub large: bool,
    /// Hand-out: who hands it out.
    pub from: Option<String>,
    /// Hand-out: a note to the reader.
    pub note: Option<String>,
}

/// What a terminal or page can show. Colour is not part of it: text carries escapes always, and the stream it is written to strips
/// them where they are not wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of a line, from [`Look::NARROWEST`] to [`Look::WIDEST`]; a number outside is taken as the nearest one inside.
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
