//! The catalogue: exercises, equipment and workouts, each found by its id, in a fixed order.
//!
//! The built-in one is read from `exercises.toml` when the program is built and stored in it; a
//! user's file is read at run time by the same reader and laid over it. A catalogue that exists is
//! free of mistakes.

pub mod breath;
pub mod dose;
pub mod exercise;
pub mod gear;
pub mod ladder;
pub mod limits;
mod names;
mod places;
pub mod pose;
mod raise;
mod read;
pub mod spine;
mod verify;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::catalogue::dose::{Dose, Tempo, Written};
use crate::catalogue::exercise::{Exercise, Gear, Level, Pattern, Source};
use crate::catalogue::pose::{Figure, PartialPose, Poses};
use crate::text::digest::digest;
use crate::text::id::{Id, Text};
use crate::text::near::Index;
use crate::text::problem::Problems;
use crate::text::vocabulary::Unknown;

pub use gear::ALWAYS_THERE;
pub use read::WANTED;
#[cfg(test)]
pub(crate) use read::{
    LONGEST_NAME, LONGEST_TEXT, MOST_FIT, MOST_ITEMS, MOST_LINKS, MOST_STEPS, MOST_TABLES,
    MOST_WAYS, TAKEN,
};

/// A piece of equipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Equipment {
    /// Unique in a catalogue.
    pub id: Id,
    /// What people call it.
    pub name: Text,
    /// How much there is to set up.
    pub kind: Gear,
    /// How it becomes heavier, where it can.
    pub load: Option<Load>,
}

/// How a piece of equipment becomes heavier, one step after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Load {
    /// What one step is, in words: "1 kg a hand".
    pub step: Text,
    /// The grams of one step, where it has a weight.
    pub grams: Option<u32>,
    /// The most steps above the first weight.
    pub most: u32,
}

/// Most steps of equipment whose steps are big ones.
const FEW_STEPS: u32 = 4;

impl Load {
    /// Whether its steps are big ones, so that repetitions rise further before each.
    pub const fn is_big(&self) -> bool {
        self.most <= FEW_STEPS
    }
}

/// A workout that somebody else put together, used as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Workout {
    /// Unique in a catalogue.
    pub id: Id,
    /// What people call it.
    pub name: Text,
    /// Where it comes from.
    pub source: Source,
    /// The level its doses are meant for.
    pub level: Level,
    /// Any of these sets of equipment will do for the whole of it.
    pub equipment: Vec<Vec<Id>>,
    /// Exercises and doses, in order of work.
    pub items: Vec<WorkoutItem>,
}

/// One line of a workout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WorkoutItem {
    /// The exercise.
    pub exercise: Id,
    /// Its dose as written; what it leaves out comes from the exercise.
    pub dose: Text,
}

/// What one file brings, before it is laid over another.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Parts {
    /// Exercises, in the order of the file.
    pub exercises: Vec<Exercise>,
    /// Equipment, in the order of the file.
    pub equipment: Vec<Equipment>,
    /// Workouts, in the order of the file.
    pub workouts: Vec<Workout>,
    /// Poses of its own, in the order of the file.
    pub poses: Vec<(Id, Figure)>,
    /// What the file has less of than the exercises that it replaces, and what holds instead: "line
    /// 12: ...".
    #[serde(skip)]
    pub lowered: Vec<String>,
}

/// Poses for the exercises of a catalogue: a file's own before those of the program.
#[derive(Debug, Default)]
pub struct Figures<'c> {
    own: &'c [(Id, Figure)],
    stored: Poses,
    pictures: Pictures,
}

/// Pictures that are drawn already, each by what tells it apart, in the order of that.
pub type Pictures = Vec<(u64, Stored<'static>)>;

/// A picture that is drawn already; what it is made of is known to those who draw.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 's"))]
pub struct Stored<'s> {
    /// For pages.
    pub lines: &'s [u8],
    /// For terminals.
    pub dots: &'s [u8],
}

impl Figures<'_> {
    /// The figure of an exercise; none where it has no pose.
    pub fn of(&self, exercise: &Exercise) -> Option<&Figure> {
        self.named(exercise.shown())
    }

    fn named(&self, name: &Id) -> Option<&Figure> {
        let own = self.own.iter().find(|(id, _)| id == name).map(|(_, figure)| figure);
        own.or_else(|| self.stored.figure(name.as_str()))
    }

    /// A picture that is drawn already.
    pub fn picture(&self, key: u64) -> Option<Stored<'static>> {
        let at = self.pictures.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(self.pictures[at].1)
    }

    /// Whether there is a pose of that name.
    pub fn shows(&self, name: &Id) -> bool {
        self.named(name).is_some()
    }

    /// The poses of the program that others begin with.
    pub fn bases(self) -> Vec<(Id, PartialPose)> {
        self.stored.bases
    }
}

/// Exercises, equipment and workouts that fit together.
#[derive(Clone, Debug)]
pub struct Catalogue {
    exercises: Vec<Arc<Exercise>>,
    equipment: Vec<Equipment>,
    workouts: Vec<Workout>,
    /// u32s in the order of their ids, for look-up.
    by_id: Vec<u32>,
    /// The same by all names, once one is asked for that is no id.
    names: OnceLock<Index<u32>>,
    /// By rank: the exercises that `harder` leads to, where they have the same pattern.
    harder: Vec<Vec<u32>>,
    digest: u64,
    poses: Vec<(Id, Figure)>,
    /// Exercises that a file of the user brought or changed.
    foreign: HashSet<Id>,
    /// Unpacks the poses of the program, which nothing pays for that draws no picture.
    stored: fn() -> Poses,
    /// The same of what is drawn already.
    pictures: fn() -> Pictures,
}

impl Catalogue {
    /// Lays parts that were verified together into a catalogue.
    pub fn from_parts(parts: Parts, digest: u64) -> Self {
        let ranked = |(rank, exercise): (u32, Exercise)| Arc::new(Exercise { rank, ..exercise });
        let exercises: Vec<Arc<Exercise>> = (0..).zip(parts.exercises).map(ranked).collect();
        let mut by_id: Vec<u32> = (0..).take(exercises.len()).collect();
        by_id.sort_by(|a, b| exercises[*a as usize].id.cmp(&exercises[*b as usize].id));
        let mut catalogue = Self {
            exercises,
            equipment: parts.equipment,
            workouts: parts.workouts,
            by_id,
            names: OnceLock::new(),
            harder: Vec::new(),
            digest,
            poses: parts.poses,
            foreign: HashSet::new(),
            stored: Poses::default,
            pictures: Vec::new,
        };
        catalogue.harder = catalogue
            .exercises
            .iter()
            .map(|exercise| catalogue.harder_in_pattern(exercise))
            .collect();
        catalogue
    }

    fn harder_in_pattern(&self, exercise: &Exercise) -> Vec<u32> {
        let ranks = exercise.harder.iter().filter_map(|id| self.rank(id.as_str()));
        ranks.filter(|rank| self.exercises[*rank as usize].pattern == exercise.pattern).collect()
    }

    /// Reads a file's text into parts of its own, which may point at exercises of `base`; `name` is
    /// shown in problems.
    ///
    /// # Errors
    /// Every mistake of the text, with its place.
    pub fn read(name: &str, text: &str, base: Option<&Self>) -> Result<Parts, Problems> {
        read::read(name, text, base)
    }

    /// This catalogue with the parts of a file added; same id replaces, and what it asks of a back
    /// can only rise. Returns the ids that were replaced, too.
    pub fn with(&self, mut added: Parts, text: &str) -> (Self, Vec<Id>) {
        for own in &mut added.exercises {
            if let Some(old) = self.exercise(own.id.as_str()) {
                raise::raise(own, old);
            }
        }
        let foreign =
            self.foreign.iter().chain(added.exercises.iter().map(|own| &own.id)).cloned().collect();
        let mut parts = Parts {
            exercises: self.exercises.iter().map(|exercise| exercise.as_ref().clone()).collect(),
            equipment: self.equipment.clone(),
            workouts: self.workouts.clone(),
            poses: self.poses.clone(),
            lowered: Vec::new(),
        };
        let mut replaced = Vec::new();
        lay_over(&mut parts.exercises, added.exercises, |exercise| &exercise.id, &mut replaced);
        lay_over(&mut parts.equipment, added.equipment, |equipment| &equipment.id, &mut replaced);
        lay_over(&mut parts.workouts, added.workouts, |workout| &workout.id, &mut replaced);
        // Poses are told by `redrawn`.
        lay_over(&mut parts.poses, added.poses, |(id, _)| id, &mut Vec::new());
        fit_gear(&mut parts.exercises, parts.equipment.iter());
        let catalogue = Self::from_parts(parts, digest(self.digest, text.as_bytes()));
        (Self { foreign, ..catalogue.with_stored(self.stored, self.pictures) }, replaced)
    }

    /// The same, with the poses and pictures that the program unpacks when they are asked for.
    #[must_use]
    pub fn with_stored(self, stored: fn() -> Poses, pictures: fn() -> Pictures) -> Self {
        Self { stored, pictures, ..self }
    }

    /// Whether a file of the user brought or changed an exercise.
    pub fn is_foreign(&self, id: &Id) -> bool {
        self.foreign.contains(id)
    }

    /// The poses of this catalogue that parts of a file draw anew.
    pub fn redrawn(&self, added: &Parts) -> Vec<Id> {
        if added.poses.is_empty() {
            return Vec::new();
        }
        let figures = self.figures();
        added.poses.iter().map(|(id, _)| id).filter(|id| figures.shows(id)).cloned().collect()
    }

    /// The poses of its exercises.
    pub fn figures(&self) -> Figures<'_> {
        Figures { own: &self.poses, stored: (self.stored)(), pictures: (self.pictures)() }
    }

    /// Every exercise, in catalogue order.
    pub fn exercises(&self) -> &[Arc<Exercise>] {
        &self.exercises
    }
    /// All equipment, in catalogue order.
    pub fn equipment(&self) -> &[Equipment] {
        &self.equipment
    }
    /// All workouts, in catalogue order.
    pub fn workouts(&self) -> &[Workout] {
        &self.workouts
    }

    fn rank(&self, id: &str) -> Option<u32> {
        let place =
            self.by_id.binary_search_by(|rank| self.exercises[*rank as usize].id.as_str().cmp(id));
        place.ok().map(|place| self.by_id[place])
    }
    /// The exercise of that id.
    pub fn exercise(&self, id: &str) -> Option<&Arc<Exercise>> {
        self.rank(id).map(|rank| &self.exercises[rank as usize])
    }
    /// The equipment of that id.
    pub fn equipment_of(&self, id: &str) -> Option<&Equipment> {
        self.equipment.iter().find(|equipment| equipment.id.as_str() == id)
    }
    /// The workout of that id.
    pub fn workout(&self, id: &str) -> Option<&Workout> {
        self.workouts.iter().find(|workout| workout.id.as_str() == id)
    }
    /// The next harder exercises of the same pattern.
    pub fn harder(&self, exercise: &Exercise) -> impl Iterator<Item = &Arc<Exercise>> {
        self.harder[exercise.rank as usize].iter().map(|rank| &self.exercises[*rank as usize])
    }

    /// All harder exercises of the same pattern, nearest first, each with the number of links that
    /// lead to it.
    pub fn above<'c>(&'c self, exercise: &'c Exercise) -> Vec<(usize, &'c Arc<Exercise>)> {
        nearest_first(exercise, |exercise| self.harder(exercise))
    }

    /// All exercises that links lead to, of whatever pattern, in the same order.
    pub fn linked<'c>(
        &'c self,
        exercise: &'c Exercise,
        links: fn(&Exercise) -> &[Id],
    ) -> Vec<(usize, &'c Arc<Exercise>)> {
        nearest_first(exercise, |exercise| {
            links(exercise).iter().filter_map(|id| self.exercise(id.as_str()))
        })
    }

    /// What to say about equipment that does not exist.
    pub fn unknown_equipment(&self, id: &str) -> Unknown {
        Unknown::new("equipment", id, self.equipment.iter().map(|equipment| equipment.id.as_str()))
    }

    /// What to say about a workout that does not exist.
    pub fn unknown_workout(&self, id: &str) -> Unknown {
        Unknown::new("workout", id, self.workouts.iter().map(|workout| workout.id.as_str()))
    }

    /// Sixteen hexadecimal digits that change with the content: which catalogue made a plan.
    pub fn digest(&self) -> String {
        format!("{:016x}", self.digest)
    }
}

/// What steps lead to from an exercise, nearest first, each once and with the number of steps.
fn nearest_first<'c, I: Iterator<Item = &'c Arc<Exercise>>>(
    from: &'c Exercise,
    step: impl Fn(&'c Exercise) -> I,
) -> Vec<(usize, &'c Arc<Exercise>)> {
    let mut found: Vec<(usize, &Arc<Exercise>)> = Vec::new();
    let (mut steps, mut at, mut place) = (1, from, 0);
    loop {
        for next in step(at) {
            if next.id != from.id && !found.iter().any(|(_, known)| known.id == next.id) {
                found.push((steps, next));
            }
        }
        let Some((before, exercise)) = found.get(place) else { return found };
        (steps, at, place) = (before + 1, exercise, place + 1);
    }
}

/// Replaces what has the same id, where it stands, and adds the rest at the end.
fn lay_over<T>(base: &mut Vec<T>, added: Vec<T>, id: impl Fn(&T) -> &Id, replaced: &mut Vec<Id>) {
    let places: HashMap<Id, usize> =
        base.iter().enumerate().map(|(place, old)| (id(old).clone(), place)).collect();
    for item in added {
        if let Some(place) = places.get(id(&item)) {
            replaced.push(id(&item).clone());
            base[*place] = item;
        } else {
            base.push(item);
        }
    }
}

/// Works out what kind of kit each exercise needs; of two pieces of equipment with the same id the
/// first counts.
fn fit_gear<'e>(exercises: &mut [Exercise], equipment: impl Iterator<Item = &'e Equipment>) {
    let known: Vec<(&Id, Gear)> =
        equipment.map(|equipment| (&equipment.id, equipment.kind)).collect();
    let kind = |id: &Id| known.iter().find(|(known, _)| *known == id).map(|(_, kind)| *kind);
    for exercise in exercises {
        let kinds = exercise
            .equipment
            .iter()
            .map(|set| set.iter().filter_map(kind).max().unwrap_or(Gear::None));
        exercise.least_gear = kinds.clone().min().unwrap_or(Gear::None);
        exercise.most_gear = kinds.max().unwrap_or(Gear::None);
    }
}

/// The tempo that repetitions of a pattern have when nothing else is written.
pub fn usual_tempo(pattern: Pattern) -> Tempo {
    if pattern == Pattern::Hinge { Tempo::HINGE } else { Tempo::USUAL }
}

/// The exercise's own dose at a level, or the lowest that it has.
pub fn usual_dose(exercise: &Exercise, level: Level) -> Option<&crate::catalogue::dose::Dose> {
    exercise.dose(level).or_else(|| exercise.doses.iter().flatten().next())
}

/// The dose meant by what was written for an exercise; what is missing comes from its own dose at
/// `level` or below.
pub fn complete_dose(
    exercise: &Exercise,
    written: &Written,
    level: Level,
) -> crate::catalogue::dose::Dose {
    written.complete(
        usual_dose(exercise, level),
        usual_tempo(exercise.pattern),
        exercise.unilateral,
    )
}

/// The dose of a named workout's line as a person of that level does it.
pub fn workout_dose(exercise: &Exercise, written: &str, level: Level) -> Option<Dose> {
    Written::parse(written).ok().map(|written| complete_dose(exercise, &written, level))
}
