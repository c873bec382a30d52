//! What a format is and what it is made with. Which ones there are stands in one table, in
//! `export`.

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::catalogue::Catalogue;
use crate::export::csv::Separator;
use crate::export::fhir::Subject;
use crate::export::html::Drawings;
use crate::export::ics::Zone;
use crate::plan::{Item, Plan, Session, Week};
use crate::text::look::Look;
use crate::text::vocabulary::vocabulary;

/// A form that data is printed in. No two have the same name.
#[derive(Debug)]
pub struct Format {
    /// The word for it, as it stands behind `--format`.
    pub name: &'static str,
    /// The end of a file's name that stands for it.
    pub extension: &'static str,
    /// What else it, and the end of its files, is called.
    pub names: &'static [&'static str],
    /// What it is for, as a sentence.
    pub purpose: &'static str,
    /// What a plan becomes in it, in a word; empty where the name says so.
    pub note: &'static str,
    /// The options that mean something in it and not in all others, by the names of their flags.
    pub flags: &'static [&'static str],
    /// Those that ask for what it does unasked.
    pub met: &'static [&'static str],
    /// The end of files' names of another format that its own may have as well, since it is that
    /// format, too; empty where there is none.
    pub shares: &'static str,
    /// How its texts carry the mark of the program's files: by how they begin.
    pub marks: &'static [Mark],
    /// What it makes of a plan.
    pub makes: Makes,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Format {
    /// Whether what is printed in it is text.
    pub const fn is_text(&self) -> bool {
        !matches!(self.makes, Makes::Workouts { .. } | Makes::Printed(_))
    }
}

/// What a format makes of a plan.
#[derive(Clone, Copy, Debug)]
pub enum Makes {
    /// A text.
    Text(fn(&Making) -> String),
    /// A file for each session that no text is.
    Workouts {
        /// The files, in the order of the sessions.
        of: fn(&Making) -> Vec<Vec<u8>>,
        /// Whether a file is as it was written; none when this program did not write it.
        is_whole: fn(&[u8]) -> Option<bool>,
        /// What such a file is, in a word.
        what: &'static str,
        /// What becomes of the files; empty where nobody has to be told.
        then: &'static str,
    },
    /// A page that a browser prints.
    Printed(fn(&Making) -> String),
    /// Nothing: only other data is printed in it.
    Nothing,
}

/// What a format is made from. Each takes what concerns it.
#[derive(Clone, Copy, Debug)]
pub struct Making<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What was asked for beside it.
    pub options: &'a Options,
    /// How text is laid out where it goes.
    pub look: &'a Look,
    /// Has the poses of the exercises.
    pub catalogue: &'a Catalogue,
    /// Keeps the pictures that were drawn, for more plans to come.
    pub drawings: &'a Drawings,
    /// Gives of each item of a session its easier ones, as the planner finds them.
    pub easier: fn(&Plan, &Week, &Session, &Catalogue) -> Vec<Vec<Item>>,
}

/// What a format is made with, beside the plan. Each format takes what concerns it.
#[expect(clippy::struct_excessive_bools, reason = "each is asked for on its own")]
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Text, Markdown, hand-out and Liftoscript: the reasons of every item.
    pub why: bool,
    /// CSV: how many of the first advices say that a plan was let pass which breaks rules.
    pub heads: usize,
    /// CSV: what parts the cells of a row.
    pub separator: Separator,
    /// Calendar: when each session begins; none makes it an event of the whole day.
    pub time: Option<NaiveTime>,
    /// Calendar: by which clocks [`Options::time`] and breaks are.
    pub clock: Clock,
    /// Calendar: which edition of it this is.
    pub edition: Edition,
    /// Calendar: minutes before a session at which to remind.
    pub remind: Option<u32>,
    /// Calendar: the walks of each week.
    pub walks: bool,
    /// Calendar, with the goal `desk`: breaks from sitting.
    pub desk_breaks: bool,
    /// Hand-out: every exercise in full and each week, instead of a sheet.
    pub booklet: bool,
    /// Hand-out: large type.
    pub large: bool,
    /// Hand-out: who hands it out.
    pub from: Option<String>,
    /// Hand-out: a note to the reader.
    pub note: Option<String>,
    /// Hand-out: the paper that it is printed on; none is that of whoever prints it.
    pub paper: Option<Paper>,
    /// FHIR: whom the plan is for.
    pub subject: Option<Subject>,
    /// Recording: what speaks; without it there are sounds alone.
    pub voice: Option<Voice>,
}

vocabulary! {
    /// A size of paper.
    pub enum Paper ("size of paper") {
        /// 210 by 297 mm.
        A4 = "a4" | "din-a4",
        /// 8.5 by 11 inches.
        Letter = "letter" | "us-letter",
    }
}

impl Paper {
    /// The style by which a page is printed on it.
    pub const fn style(self) -> &'static str {
        match self {
            Self::A4 => "@page { size: A4; }",
            Self::Letter => "@page { size: letter; }",
        }
    }
}

/// What has words spoken.
#[derive(Clone)]
pub struct Voice(Arc<Speak>);

/// Words, and how many of them a minute, as samples of 16 bits, [`RATE`](crate::session::tone::RATE)
/// a second; none where it can't say them.
type Speak = dyn Fn(&str, u32) -> Option<Vec<i16>> + Send + Sync;

impl Voice {
    /// A voice that speaks in this way.
    pub fn new(speak: impl Fn(&str, u32) -> Option<Vec<i16>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(speak))
    }

    /// Words as they are spoken, so many of them a minute.
    pub fn speak(&self, words: &str, pace: u32) -> Option<Vec<i16>> {
        (self.0)(words, pace)
    }
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voice")
    }
}

/// By which clocks times of a calendar are meant.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// By those that show universal time.
    #[default]
    Utc,
    /// By those of a time zone.
    Zone(Zone),
    /// By those of this computer: gives the instant, in UTC, at which they show a time.
    Here(fn(NaiveDateTime) -> NaiveDateTime),
}

/// Which edition of a calendar one is.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// What the calendar is called where the plan has no name for it.
    pub title: Option<String>,
    /// The day on which it is made.
    pub made: NaiveDate,
    /// The calendar that it replaces, as it was written.
    pub before: Option<String>,
}

/// How and where a text carries the mark by which the program knows its files again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What every text of the kind begins with.
    pub begins: &'static str,
    /// Where the mark stands.
    pub place: Place,
    /// What stands before the mark's words.
    pub open: &'static str,
    /// What stands behind them.
    pub close: &'static str,
}

/// Where in a text a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Right behind what the text begins with.
    First,
    /// Below so many lines.
    Below(usize),
    /// Last.
    Last,
}

impl Mark {
    /// A comment of TOML and of the scripts of most shells.
    pub const HASH: Self = Self::first_line("# ", "\n");
    /// A comment of Markdown and SVG.
    pub const COMMENT: Self = Self::first_line("<!-- ", " -->\n");

    /// The first line of a text.
    pub const fn first_line(open: &'static str, close: &'static str) -> Self {
        Self { begins: "", place: Place::First, open, close }
    }
}
