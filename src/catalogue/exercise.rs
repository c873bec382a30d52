//! An exercise, as the catalogue knows it: facts for the rules, words for the reader. No I/O.

mod plain;
mod vocabulary;

use serde::{Deserialize, Serialize};

use crate::catalogue::dose::{self, Dose};
use crate::catalogue::spine::Spine;
use crate::text::id::{Id, Text};

pub use vocabulary::{Category, Flag, Level, Muscle, Pattern, Position, Sides, Source};

/// Whether the equipment of an exercise is at hand everywhere, light, or has to be set up; decides
/// setup time and rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Gear {
    /// Nothing, or what every home has: mat, towel, chair, wall.
    #[serde(rename = "free")]
    None,
    /// Bands: set up like equipment, rested like body weight.
    Light,
    /// Weights, machines, cables, balls, rollers.
    #[serde(rename = "heavy")]
    Station,
}

/// Seconds to get ready for an exercise with nothing but body, chair or wall (domain: time
/// formula).
pub const SETUP_FREE: u32 = 20;
/// Seconds to get ready for an exercise with equipment.
pub const SETUP_GEAR: u32 = 45;

/// What stands for the equipment of the person behind a name of Liftosaur.
pub const OWNED: &str = ", {equipment}";

/// One exercise of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks that do not depend on each other, as the file has them"
)]
pub struct Exercise {
    /// Where it stands in its catalogue, which sets it: the order in which equals are chosen.
    #[serde(skip)]
    pub rank: u32,
    /// Unique in a catalogue.
    pub id: Id,
    /// What people call it: "Bird dog".
    pub name: Text,
    /// Other names it is known by.
    pub aliases: Vec<Text>,
    /// The source article, or added.
    pub source: Source,
    /// Groups it is listed under.
    pub categories: Vec<Category>,
    /// What it trains.
    pub pattern: Pattern,
    /// How the body is placed.
    pub position: Position,
    /// The lowest level that may do it.
    pub level: Level,
    /// Any of these sets of equipment will do; each set is needed whole. One empty set: nothing is
    /// needed.
    pub equipment: Vec<Vec<Id>>,
    /// How much there is to set up, over all ways to do it the least.
    pub least_gear: Gear,
    /// The same, the most.
    pub most_gear: Gear,
    /// Whether it is done one side at a time (or by turns), so that a dose counts per side.
    pub unilateral: bool,
    /// In which order sides take turns; none where both work at once.
    pub sides: Option<Sides>,
    /// What the two moving phases of a repetition are called, first and second: "down" and "up".
    /// None: by its pattern.
    pub phases: Option<[Text; 2]>,
    /// What is handy beside the equipment: "a folded towel, a broomstick".
    pub handy: Option<Text>,
    /// Muscles that do the work.
    pub primary: Vec<Muscle>,
    /// Muscles that help.
    pub secondary: Vec<Muscle>,
    /// What it asks of the spine.
    pub spine: Spine,
    /// What else some states do not allow.
    pub flags: Vec<Flag>,
    /// The exercises to fall back to.
    pub easier: Vec<Id>,
    /// The exercises to grow into.
    pub harder: Vec<Id>,
    /// Whether it can be one of the two main lifts of a session.
    pub lift: bool,
    /// Whether it comes only where it is asked for: by name, by a state or by a goal.
    pub on_request: bool,
    /// Whether, done without weight at first, it takes a backpack later.
    pub backpack: bool,
    /// How to find the first weight.
    pub start: Option<Text>,
    /// The pose that its picture shows, where that is not the one of its own id.
    pub figure: Option<Id>,
    /// Category and number of the same movement in Garmin's FIT profile, where it has one.
    pub fit: Option<[u16; 2]>,
    /// What the app Liftosaur calls it, where it has it; `, {equipment}` at its end stands for
    /// what the person has.
    pub liftosaur: Option<Text>,
    /// Doses by level, `None` below the exercise's own.
    #[serde(with = "dose::stored")]
    #[cfg_attr(test, schemars(with = "[String; 3]"))]
    pub doses: [Option<Dose>; 3],
    /// What it is for, in one sentence.
    pub purpose: Text,
    /// The starting position.
    pub setup: Text,
    /// Two to five steps.
    pub steps: Vec<Text>,
    /// Short reminders of good form.
    pub cues: Vec<Text>,
    /// What often goes wrong.
    pub mistakes: Vec<Text>,
    /// When to breathe in and out.
    pub breathing: Text,
    /// When to stop, and what to do instead.
    pub stop: Text,
}

impl Exercise {
    /// The dose for a level; none below the exercise's own level.
    pub fn dose(&self, level: Level) -> Option<&Dose> {
        self.doses[level as usize].as_ref()
    }

    /// The pose that its picture shows.
    pub fn shown(&self) -> &Id {
        self.figure.as_ref().unwrap_or(&self.id)
    }

    /// Seconds to get ready for it.
    pub fn setup_seconds(&self) -> u32 {
        if self.least_gear == Gear::None { SETUP_FREE } else { SETUP_GEAR }
    }

    /// Seconds that a dose of it takes, setup included.
    pub fn seconds(&self, dose: &Dose) -> u32 {
        dose.seconds(self.setup_seconds())
    }

    /// Whether it is listed under a category.
    pub fn is(&self, category: Category) -> bool {
        self.categories.contains(&category)
    }

    /// Whether it carries a flag.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// Whether it is a hold done while walking with a weight.
    pub fn is_carry(&self) -> bool {
        self.spine.impact >= 1 && self.pattern.is_anti_movement()
    }

    /// Seconds of the longest hold of its own doses; 0 where it is not held.
    pub fn longest_hold(&self) -> u32 {
        self.doses.iter().flatten().filter_map(Dose::hold).max().unwrap_or(0)
    }

    /// Seconds of its own largest dose, without getting ready and rest.
    pub fn most_active(&self) -> u32 {
        self.doses.iter().flatten().map(Dose::active).max().unwrap_or(0)
    }

    /// Whether it trains the muscles that straighten the spine: extensions, and anti-rotation on
    /// hands and knees.
    pub fn trains_extensors(&self) -> bool {
        self.pattern == Pattern::Extension
            || (self.pattern == Pattern::AntiRotation && self.position == Position::Quadruped)
    }

    /// Whether a buttock muscle does the main work.
    pub fn trains_glutes(&self) -> bool {
        self.primary.iter().any(|muscle| matches!(muscle, Muscle::GluteMax | Muscle::GluteMed))
    }

    /// Whether one of the sets of equipment it can be done with lies wholly within what is owned.
    pub fn can_be_done_with(&self, owned: impl Fn(&Id) -> bool) -> bool {
        self.equipment.iter().any(|set| set.iter().all(&owned))
    }

    /// The equipment in words: "dumbbell or kettlebell", "bench and barbell"; "nothing" where none
    /// is needed.
    pub fn equipment_words(&self) -> String {
        let sets = self.equipment.iter().map(|set| match set.as_slice() {
            [] => "nothing".to_owned(),
            set => set.iter().map(Id::as_str).collect::<Vec<_>>().join(" and "),
        });
        sets.collect::<Vec<_>>().join(" or ")
    }
}
