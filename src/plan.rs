//! The plan: weeks of days of sessions of blocks of items, with every reason beside what it
//! explains. Nouns only.

mod brief;
pub mod diff;
pub mod part;
mod reason;
mod recount;
pub mod remark;
mod today;
mod work;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Level};
use crate::catalogue::limits::TURNS_REST;
use crate::person::key::Key;
use crate::person::profile::{Day, Profile};
use crate::person::weight::Thousandths;
use crate::text::id::{Id, Text};
use crate::text::printable::capital;
use crate::text::vocabulary::vocabulary;

use part::Part;
pub use today::Today;

pub(crate) use reason::rule_ids;
pub use reason::{Excluded, Notice, NoticeKind, RuleId, Why};

/// The name and number of the plan format. The number rises only when a field changes meaning or
/// goes.
pub const SCHEMA: &str = "backplan/plan/1";

vocabulary! {
    /// What kind of answer a plan is.
    pub enum Status ("status") {
        /// Strength, stretching and mobility.
        Plan = "plan",
        /// Gentle movement only.
        Relief = "relief",
        /// No exercise: something has to be looked at first.
        Refused = "refused",
    }
}

vocabulary! {
    /// Whether a week builds up or lets recover.
    pub enum WeekKind ("kind of week") {
        /// Doses stay or rise.
        Build = "build",
        /// A lighter week.
        StepBack = "step-back",
    }
}

vocabulary! {
    /// What a block of weeks does.
    pub enum Theme ("theme") {
        /// Few sets, to learn the movements.
        Learn = "learn",
        /// More sets of the main lifts.
        Build = "build",
        /// Fewer repetitions with more weight.
        Load = "load",
        /// Other exercises beside the main lifts.
        Vary = "vary",
    }
}

vocabulary! {
    /// What a session is for.
    pub enum SessionKind ("kind of session") {
        /// Warm-up, strength work, cool-down.
        Strength = "strength",
        /// Mobility and stretching on the other days.
        Daily = "daily",
        /// Gentle movement, to be repeated over the day.
        Relief = "relief",
    }
}

vocabulary! {
    /// A part of a session.
    pub enum BlockKind ("kind of block") {
        /// Opens a strength session.
        WarmUp = "warm-up",
        /// The work of a strength session.
        Main = "main",
        /// Ends a strength session.
        CoolDown = "cool-down",
        /// Easy movement.
        Mobility = "mobility",
        /// Held stretches.
        Stretch = "stretch",
    }
}

/// A plan, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What made it.
    pub made_by: MadeBy,
    /// What kind of answer it is.
    pub status: Status,
    /// Which part of a plan it is, where it is not a whole one: `week 3`, `2026-11-25`. A part is
    /// not read as a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub part: Option<Part>,
    /// Whom it is for.
    pub profile: Profile,
    /// Profile keys that were not given, so that a default holds.
    pub assumed: Vec<Key>,
    /// The weeks, from number 1 on.
    pub weeks: Vec<Week>,
    /// What shaped it, what gave way, and what to know.
    pub notices: Vec<Notice>,
    /// Exercises left out for a reason, one entry an exercise.
    pub excluded: Vec<Excluded>,
    /// Words for everybody's safety.
    pub safety: Safety,
    /// What the plan takes the person's word for: "rests on your word that ...".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<Text>,
    /// Exercises of the plan that a file of the user brought or changed: what they ask of a back is
    /// that file's word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foreign: Vec<Id>,
}

/// Which program, catalogue and rules made a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MadeBy {
    /// Name and version.
    pub program: Text,
    /// Digest of the catalogue.
    pub catalogue: Text,
    /// Digest of the rules.
    pub rules: Text,
}

impl MadeBy {
    /// What stands for the program in a plan that no program made.
    pub const BY_HAND: Text = Text::fixed("written by hand");

    /// `Made by backplan 0.1.0`, or that it was written by hand.
    pub fn said(&self) -> String {
        if self.program == Self::BY_HAND {
            capital(&self.program)
        } else {
            format!("Made by {}", self.program)
        }
    }
}

/// Seven days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Week {
    /// Counted from 1.
    pub number: u32,
    /// Which week of training it is, where that is not its number: an earlier one where a week is
    /// done again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training: Option<u32>,
    /// Build or step back.
    pub kind: WeekKind,
    /// The level that counts in it, in a plan that has sessions of strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// What its block does, where weeks build on each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Walking beside the sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk: Option<Walk>,
    /// All seven, the plan's first weekday first.
    pub days: Vec<PlanDay>,
}

/// Walking of a week, beside its sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Walk {
    /// On how many days.
    pub days: u32,
    /// How long each time.
    pub minutes: u32,
    /// How often on such a day.
    pub times: u32,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanDay {
    /// The date.
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Day,
    /// What is done that day.
    pub sessions: Vec<Session>,
}

impl PlanDay {
    /// What it is called in a sentence: "Monday 23 November".
    pub fn name(&self) -> String {
        format!("{} {}", self.weekday.name(), self.date.format("%-d %B"))
    }
}

/// Something to do in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Session {
    /// What it is for.
    pub kind: SessionKind,
    /// What it is called: "Strength A".
    pub title: Text,
    /// How long it takes: the sum of its blocks.
    pub seconds: u32,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
}

/// A part of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Block {
    /// Which part.
    pub kind: BlockKind,
    /// How long it takes: the sum of its items.
    pub seconds: u32,
    /// What is done, in order.
    pub items: Vec<Item>,
}

/// One exercise with its dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The exercise.
    pub exercise: Arc<Exercise>,
    /// How much of it.
    pub dose: Dose,
    /// Effort from 1 to 10, lowest and highest, on strength work.
    pub rpe: Option<[u32; 2]>,
    /// The breathing cue, on strength work.
    pub breathing: Option<Text>,
    /// How long it takes.
    pub seconds: u32,
    /// Where it stands on its ladder, where it climbs one.
    pub rung: Option<Rung>,
    /// How much weight, where it is done with one.
    pub load: Option<Load>,
    /// Whether it is an easy first set of an exercise of the main part.
    pub ramp: bool,
    /// Why this exercise, why this dose.
    pub why: Vec<Why>,
}

/// What a long plan asks for in some of its weeks.
pub const ASKED_AGAIN: &str = "answer the questions of `backplan screen` again";

/// Where an item stands on the ladder of its exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rung {
    /// Counted from 1, where the person began.
    pub index: u32,
    /// The last one; null where weight has no end.
    pub of: Option<u32>,
    /// What comes next: "3 x 10"; not there at the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Text>,
}

/// How much weight an item is done with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Load {
    /// Steps above the first weight.
    pub step: u32,
    /// In words: "two steps heavier than at first".
    pub text: Text,
    /// In kilograms, where the person stated a weight.
    #[serde(rename = "kg", skip_serializing_if = "Option::is_none", serialize_with = "kilograms")]
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    pub grams: Option<u32>,
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn kilograms<S: serde::Serializer>(grams: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_some(&grams.map(Thousandths))
}

/// Words that stand on every plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Safety {
    /// What backplan is not.
    pub disclaimer: Text,
    /// When to stop.
    pub stop_signs: Vec<Text>,
    /// What to do instead, or beside.
    pub advice: Vec<Text>,
    /// How to go on after a session and after a break.
    pub afterwards: Vec<Text>,
    /// Warning signs, one each: when to call for help.
    pub red_flags: Vec<Text>,
    /// What to do after a sign to stop; empty where there is no session.
    #[serde(skip_serializing_if = "is_empty")]
    pub after_stop: Text,
    /// How much pain during and after a session is fine; empty where there is no session.
    #[serde(skip_serializing_if = "is_empty")]
    pub pain_rule: Text,
    /// What to do on a bad day; empty where there is no session.
    #[serde(skip_serializing_if = "is_empty")]
    pub bad_day: Text,
    /// What to do about one missed session; empty where there is no session.
    #[serde(skip_serializing_if = "is_empty")]
    pub missed: Text,
    /// When to wait because of fever or illness; empty where there is no session.
    #[serde(skip_serializing_if = "is_empty")]
    pub illness: Text,
}

fn is_empty(text: &Text) -> bool {
    text.as_str().is_empty()
}

impl Item {
    /// An item with its time worked out.
    pub fn new(exercise: Arc<Exercise>, dose: Dose) -> Self {
        let seconds = exercise.seconds(&dose);
        Self {
            exercise,
            dose,
            rpe: None,
            breathing: None,
            seconds,
            rung: None,
            load: None,
            ramp: false,
            why: Vec::new(),
        }
    }

    /// Seconds to get ready: none for minutes of something.
    pub fn setup_seconds(&self) -> u32 {
        if matches!(self.dose, Dose::Minutes { .. }) { 0 } else { self.exercise.setup_seconds() }
    }

    /// Changes the dose, and the time with it.
    pub fn set_dose(&mut self, dose: Dose) {
        self.seconds = self.exercise.seconds(&dose);
        self.dose = dose;
    }

    /// Adds a reason.
    pub fn because(&mut self, rule: RuleId, text: impl Into<Text>) {
        self.why.push(Why { rule: rule.into(), text: text.into() });
    }
}

/// An item as it is written: by its exercise's id and name.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Written<'a> {
    /// The exercise's id.
    exercise: &'a Id,
    /// What people call the exercise.
    name: &'a Text,
    /// How much of it.
    dose: Dosed<'a>,
    /// An easy first set of an exercise of the main part.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ramp: bool,
    /// Effort from 1 to 10, lowest and highest, on strength work.
    #[serde(skip_serializing_if = "Option::is_none")]
    rpe: Option<[u32; 2]>,
    /// The breathing cue, on strength work.
    #[serde(skip_serializing_if = "Option::is_none")]
    breathing: Option<&'a Text>,
    /// How long it takes, with getting ready and rest.
    seconds: u32,
    /// Where it stands on its ladder, where it climbs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    rung: Option<&'a Rung>,
    /// Why this exercise, why this dose.
    why: &'a [Why],
}

/// A dose as it is written, with its weight.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Dosed<'a> {
    #[serde(flatten)]
    dose: &'a Dose,
    /// How much weight, where it is done with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    load: Option<&'a Load>,
}

impl Serialize for Item {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written {
            exercise: &self.exercise.id,
            name: &self.exercise.name,
            dose: Dosed { dose: &self.dose, load: self.load.as_ref() },
            ramp: self.ramp,
            rpe: self.rpe,
            breathing: self.breathing.as_ref(),
            seconds: self.seconds,
            rung: self.rung.as_ref(),
            why: &self.why,
        }
        .serialize(serializer)
    }
}

impl BlockKind {
    /// The part of a session that it is, in words: `main part`.
    pub fn part(self) -> &'static str {
        match self {
            Self::WarmUp => "warm-up",
            Self::Main => "main part",
            Self::CoolDown => "cool-down",
            Self::Mobility => "mobility part",
            Self::Stretch => "stretching part",
        }
    }
}

impl Block {
    /// A block with its time worked out.
    pub fn new(kind: BlockKind, items: Vec<Item>) -> Self {
        let seconds = items.iter().map(|item| item.seconds).sum();
        Self { kind, seconds, items }
    }
}

impl SessionKind {
    /// What a session of this kind is called; strength sessions of a week are told apart by a
    /// letter behind it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Strength => "Strength",
            Self::Daily => "Daily mobility and stretching",
            Self::Relief => "Gentle movement",
        }
    }
}

impl Session {
    /// A session with its time worked out; empty blocks are left out.
    pub fn new(kind: SessionKind, title: impl Into<Text>, mut blocks: Vec<Block>) -> Self {
        blocks.retain(|block| !block.items.is_empty());
        let seconds = blocks.iter().map(|block| block.seconds).sum();
        Self { kind, title: title.into(), seconds, blocks }
    }

    /// The first block of a kind.
    pub fn block(&self, kind: BlockKind) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// Seconds by the time formula, whatever the session says of itself.
    pub fn true_seconds(&self) -> u32 {
        self.items()
            .fold(0, |total, (_, item)| total.saturating_add(item.exercise.seconds(&item.dose)))
    }
    /// Every item with its block's kind, in order.
    pub fn items(&self) -> impl Iterator<Item = (BlockKind, &Item)> {
        self.blocks.iter().flat_map(|block| block.items.iter().map(|item| (block.kind, item)))
    }

    /// The items of the main blocks: what sets, repetitions, effort, tempo, patterns and volume are
    /// about.
    pub fn main(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|(kind, _)| *kind == BlockKind::Main).map(|(_, item)| item)
    }

    /// Whether two exercises take turns, as many sets of one as of the other.
    pub fn is_in_turn(&self) -> bool {
        let main: Vec<&Item> = self.main().collect();
        let [one, other] = main[..] else { return false };
        let short = |item: &Item| item.dose.rest() == TURNS_REST;
        short(one) && short(other) && one.dose.sets() == other.dose.sets()
    }
}

impl Week {
    /// Which week of training it is, from 1 to its number: progress goes by it, dates and states by
    /// the number.
    pub fn training(&self) -> u32 {
        self.training.unwrap_or(self.number)
    }
    /// Every session with its day.
    pub fn sessions(&self) -> impl Iterator<Item = (&PlanDay, &Session)> {
        self.days.iter().flat_map(|day| day.sessions.iter().map(move |session| (day, session)))
    }
    /// The sessions that hold strength work, with their days.
    pub fn strength(&self) -> impl Iterator<Item = (&PlanDay, &Session)> {
        self.sessions().filter(|(_, session)| session.is_strength())
    }
    /// The main items of those sessions.
    pub fn main(&self) -> impl Iterator<Item = &Item> {
        self.strength().flat_map(|(_, session)| session.main())
    }
}

/// Whole minutes for a reader, rounded up.
pub const fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60)
}
