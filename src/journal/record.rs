//! What a line of the journal says.
//!
//! ```json
//! {"v":1,"id":"k3v0x8q2m1zt5w7y","rev":1,"at":"2026-11-23T18:04:05+01:00","kind":"item","date":"2026-11-23",
//!  "plan":"2026-11-23","session":"Strength A","place":3,"exercise":"bird-dog","dose":"3x12/side r45 t2-0-2-1",
//!  "reps":[12,12,10],"effort":6,"pain":2}
//! ```
//!
//! `id` names what the line is about, `rev` counts its corrections from 1, `at` says when it was
//! written down. `date` is the day that it is about: the plan's, also past midnight. Keys that say
//! nothing are left out. Keys that a later backplan adds are carried along ([`Record::more`]).

mod felt;
pub(super) mod head;
mod id;
pub(crate) mod limits;
mod quick;
mod read;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::catalogue::dose::Dose;
use crate::text::id::Id;
use crate::text::vocabulary::vocabulary;

pub use self::felt::{Activity, Light, Measure, NextDay};
pub use self::id::{LONGEST_ID, RecordId};
pub use self::read::{Unread, read};

/// The name and number of the format. The number rises only when a field changes meaning or goes.
pub const SCHEMA: &str = "backplan/journal/1";
/// The number that each line carries, of [`SCHEMA`].
pub const VERSION: u32 = 1;

/// Highest pain, effort and score of an activity.
pub const MOST: u32 = 10;
/// Most activities that somebody is asked about.
pub const MOST_ACTIVITIES: usize = 3;

vocabulary! {
    /// What a record is about.
    pub enum Kind ("kind of record") {
        /// An exercise that was done, as far as it was.
        Item = "item",
        /// A session at its end.
        Session = "session",
        /// How the morning after was.
        NextDay = "next-day",
        /// What is measured every few weeks.
        Measure = "measure",
        /// Anything else.
        Note = "note",
        /// That the record was taken out.
        Removed = "removed",
    }
}

vocabulary! {
    /// How much of a session was done.
    pub enum Status ("status of a session") {
        /// All of it.
        Done = "done",
        /// A part.
        Partly = "partly",
        /// Nothing.
        Skipped = "skipped",
    }
}

/// One line of the journal, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is about, over all its revisions.
    pub id: RecordId,
    /// Counts from 1; of two revisions the higher one holds.
    pub rev: u32,
    /// When it was written down.
    pub at: DateTime<FixedOffset>,
    /// What it says.
    pub what: What,
    /// Keys of a later backplan or another program, with what stands there.
    pub more: Map<String, Value>,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// An exercise that was done, as far as it was.
    Item(Item),
    /// A session at its end.
    Session(Session),
    /// How the morning after was.
    NextDay(NextDay),
    /// What is measured every few weeks.
    Measure(Measure),
    /// Anything else.
    Note(Note),
    /// That the record was taken out.
    Removed {},
}

/// An exercise as it was done. Recorded when it ends, not with its session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct Item {
    /// The day of the session in the plan.
    pub date: NaiveDate,
    /// The first day of the plan, which names it; none without a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<NaiveDate>,
    /// The title of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Which of the session's items it stands for, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// What was done.
    pub exercise: Id,
    /// What was asked for, of the exercise of the plan.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "notation")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub dose: Option<Dose>,
    /// What was done of it.
    #[serde(flatten)]
    pub done: Done,
    /// The weight, of a pair that of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grams: Option<u32>,
    /// How hard it was, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub effort: Option<u32>,
    /// Pain while it was done, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub pain: Option<u32>,
    /// The exercise of the plan, where another one was done in its place: an easier one as a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<Id>,
    /// Whether an easier dose of it was taken than that of the plan.
    #[serde(skip_serializing_if = "is_false")]
    pub easier: bool,
    /// Whether it was ended for pain.
    #[serde(skip_serializing_if = "is_false")]
    pub stopped: bool,
}

/// What was done, set by set; of both sides the smaller number. An empty list: none of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Done {
    /// Repetitions, or holds, of each set.
    Reps(Vec<u32>),
    /// Seconds of each set: one hold each, or minutes of something.
    Seconds(Vec<u32>),
}

impl Done {
    /// The numbers, whatever they count.
    pub fn sets(&self) -> &[u32] {
        let (Self::Reps(sets) | Self::Seconds(sets)) = self;
        sets
    }
}

/// A session as it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct Session {
    /// Its day in the plan.
    pub date: NaiveDate,
    /// The first day of the plan, which names it; none without a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<NaiveDate>,
    /// Its title.
    pub session: String,
    /// How much of it was done.
    pub status: Status,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Pain before it, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub before: Option<u32>,
    /// Highest pain during it, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub pain: Option<u32>,
    /// How hard it was, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(max = MOST)))]
    pub effort: Option<u32>,
    /// What there is to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A remark about a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct Note {
    /// The day.
    pub date: NaiveDate,
    /// What there is to say.
    pub note: String,
}

impl What {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Item(_) => Kind::Item,
            Self::Session(_) => Kind::Session,
            Self::NextDay(_) => Kind::NextDay,
            Self::Measure(_) => Kind::Measure,
            Self::Note(_) => Kind::Note,
            Self::Removed {} => Kind::Removed,
        }
    }

    /// The day that it is about; none of what was taken out.
    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Item(Item { date, .. })
            | Self::Session(Session { date, .. })
            | Self::NextDay(NextDay { date, .. })
            | Self::Measure(Measure { date, .. })
            | Self::Note(Note { date, .. }) => Some(*date),
            Self::Removed {} => None,
        }
    }
}

impl Record {
    /// A record of something new.
    pub fn new(at: DateTime<FixedOffset>, what: What) -> Self {
        Self { id: RecordId::fresh(), rev: 1, at, what, more: Map::new() }
    }

    /// The next revision of a record: what holds now, [`What::Removed`] where nothing does.
    #[must_use]
    pub fn corrected(&self, at: DateTime<FixedOffset>, what: What) -> Self {
        let rev = self.rev.saturating_add(1);
        Self { id: self.id.clone(), rev, at, what, more: self.more.clone() }
    }

    /// The line of the file, without its end.
    pub fn line(&self) -> String {
        // Nothing in a record can fail to be written: its keys are texts and its numbers whole.
        serde_json::to_string(&self.as_line()).unwrap_or_default()
    }
}

/// A line of the journal.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Record"))]
pub(crate) struct Line<'r> {
    /// The number of the format.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    v: u32,
    /// Names the record, over all its revisions.
    id: &'r RecordId,
    /// Counts its revisions from 1; the highest one holds.
    #[cfg_attr(test, schemars(range(min = 1)))]
    rev: u32,
    /// When it was written down: RFC 3339 with its offset.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    at: String,
    #[serde(flatten)]
    what: &'r What,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    more: &'r Map<String, Value>,
}

impl Record {
    pub(crate) fn as_line(&self) -> Line<'_> {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Millis, false);
        Line { v: VERSION, id: &self.id, rev: self.rev, at, what: &self.what, more: &self.more }
    }
}

/// A dose in its notation.
#[expect(clippy::ref_option, reason = "as serde hands it in")]
fn notation<S: Serializer>(dose: &Option<Dose>, serializer: S) -> Result<S::Ok, S::Error> {
    dose.as_ref().map(ToString::to_string).serialize(serializer)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde hands it in")]
fn is_false(flag: &bool) -> bool {
    !flag
}
