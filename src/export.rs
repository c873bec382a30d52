//! A plan in the formats that people and programs read: one pure function a format.
//!
//! Exports word what a plan holds. They never decide anything, and see neither rules nor the
//! planner; a reason that is not in the plan does not enter its text.

pub mod csv;
pub mod fit;
pub mod html;
pub mod ics;
pub mod json;
pub mod liftoscript;
pub mod markdown;
pub(crate) mod say;
pub mod text;
pub mod toml;

use chrono::NaiveTime;

/// What a format is made with, beside the plan. Each format takes what concerns it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Text and Markdown: the reasons of every item.
    pub why: bool,
    /// Calendar: when each session begins; none makes it an event of the whole day.
    pub time: Option<NaiveTime>,
    /// Calendar: the time zone of [`Options::time`], like `Europe/Berlin`; none means the time
    /// wherever the reader is.
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
