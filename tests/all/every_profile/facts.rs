//! The facts of the catalogue, read from `exercises.toml` a second time: own types, own reading of
//! doses, own time formula.
//!
//! Nothing of the program may be used here, or the oracle would repeat its mistakes.

use std::collections::HashMap;

use serde::Deserialize;

use super::caps::AXES;
use super::plan::Dose;

/// The levels, easiest first; a level is its place here.
pub const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];
/// What every home has.
pub const FREE: [&str; 4] = ["chair", "wall", "step", "backpack"];
/// What counts as light beside it.
const LIGHT: &str = "band";

/// An exercise as the file states it.
#[derive(Debug, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the marks of the catalogue")]
pub struct Exercise {
    pub id: String,
    pub name: String,
    pub source: String,
    pub categories: Vec<String>,
    pub pattern: String,
    pub position: String,
    pub level: String,
    /// Ways to do it, each `a + b`.
    pub equipment: Vec<String>,
    pub unilateral: bool,
    pub primary: Vec<String>,
    pub secondary: Vec<String>,
    #[serde(default)]
    pub flags: Vec<String>,
    spine: HashMap<String, u32>,
    /// What it asks of the spine, in the order of [`AXES`].
    #[serde(skip)]
    pub demand: [u32; 8],
    #[serde(default)]
    pub easier: Links,
    #[serde(default)]
    pub harder: Links,
    #[serde(default)]
    pub lift: bool,
    #[serde(default)]
    pub on_request: bool,
    /// Whether it takes a backpack later.
    #[serde(default)]
    pub backpack: bool,
    pub dose: HashMap<String, String>,
    /// Place in the file.
    #[serde(skip)]
    pub place: usize,
}

/// One id, or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Links {
    One(String),
    Many(Vec<String>),
}

impl Default for Links {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Links {
    pub fn ids(&self) -> &[String] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
    fn has(&self, id: &str) -> bool {
        self.ids().iter().any(|own| own == id)
    }
}

#[derive(Deserialize)]
struct File {
    equipment: Vec<Thing>,
    exercise: Vec<Exercise>,
    workout: Vec<Workout>,
}

/// What exercises are done with.
#[derive(Debug, Deserialize)]
struct Thing {
    id: String,
    load: Option<Steps>,
}

/// How a thing gets heavier.
#[derive(Debug, Deserialize, Clone, Copy)]
pub struct Steps {
    pub most: u32,
}

/// A workout as the file states it.
#[derive(Debug, Deserialize)]
pub struct Workout {
    pub id: String,
    /// The level whose rest and tempo hold where a dose says none.
    pub level: String,
    pub items: Vec<Entry>,
}

/// One line of a workout.
#[derive(Debug, Deserialize)]
pub struct Entry {
    pub exercise: String,
    pub dose: String,
}

/// All facts.
pub struct Facts {
    pub exercises: HashMap<String, Exercise>,
    order: Vec<String>,
    pub workouts: Vec<Workout>,
    /// Things that get heavier.
    weights: HashMap<String, Steps>,
}

/// A dose as written; rest and tempo stand only where the file says them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    Reps { sets: u32, low: u32, high: u32, rest: u32, tempo: Option<[u32; 4]> },
    Hold { sets: u32, seconds: u32, rest: u32 },
    Holds { reps: Vec<u32>, seconds: u32, rest: u32 },
    Minutes(u32),
}

impl Written {
    /// A set less, but never none.
    pub fn set_less(mut self) -> Self {
        match &mut self {
            Self::Reps { sets, .. } | Self::Hold { sets, .. } => *sets = (*sets - 1).max(1),
            Self::Holds { reps, .. } => reps.truncate((reps.len() - 1).max(1)),
            Self::Minutes(_) => {}
        }
        self
    }
    pub fn sets(&self) -> u32 {
        match self {
            Self::Reps { sets, .. } | Self::Hold { sets, .. } => *sets,
            Self::Holds { reps, .. } => u32::try_from(reps.len()).expect("few sets"),
            Self::Minutes(_) => 1,
        }
    }
}

impl Exercise {
    /// Whether one way to do it needs only what every home has.
    pub fn is_of_every_home(&self) -> bool {
        let home = |thing: &str| matches!(thing, "chair" | "wall" | "step" | "backpack");
        self.equipment.is_empty() || self.equipment.iter().any(|way| way.split(" + ").all(home))
    }

    pub fn flex(&self) -> u32 {
        self.demand[0]
    }
    pub fn axial(&self) -> u32 {
        self.demand[3]
    }
    pub fn comp(&self) -> u32 {
        self.demand[4]
    }
    pub fn is(&self, pattern: &str) -> bool {
        self.pattern == pattern
    }
    /// The level it starts at.
    pub fn starts(&self) -> usize {
        level(&self.level)
    }
    /// The ways to do it that need nothing but what is owned.
    pub fn ways<'s>(&'s self, owned: &'s [String]) -> impl Iterator<Item = &'s String> {
        let at_hand = |thing: &str| FREE.contains(&thing) || owned.iter().any(|own| own == thing);
        self.equipment.iter().filter(move |way| way.split(" + ").all(at_hand))
    }
    /// Whether one of the ways to do it needs nothing but what is owned.
    pub fn doable(&self, owned: &[String]) -> bool {
        self.equipment.is_empty() || self.ways(owned).next().is_some()
    }
    /// Whether it is rested as with a band.
    pub fn light(&self) -> bool {
        self.doable(&[LIGHT.into()])
    }
    /// Whether it is walked with a weight.
    pub fn is_carry(&self) -> bool {
        self.id.ends_with("-carry")
    }
    /// A hinge that carries something.
    pub fn is_hinge_with_load(&self) -> bool {
        self.is("hinge") && self.axial() > 0
    }
    /// Whether a way to do it takes nothing, or only what every home has.
    pub fn bare(&self) -> bool {
        self.doable(&[])
    }
    /// The dose the file states for a level; for one below the exercise's, that of its own.
    pub fn dose(&self, level: usize) -> Written {
        parse(&self.dose[LEVELS[level.max(self.starts())]])
    }
    pub fn trains(&self, muscles: &[&str]) -> bool {
        self.primary.iter().any(|muscle| muscles.contains(&muscle.as_str()))
    }
    /// Mobility drill: domain.md 3, head.
    pub fn is_drill(&self) -> bool {
        self.is("mobility") || self.is("breathing")
    }
    pub fn is_trunk(&self) -> bool {
        self.pattern.starts_with("anti-")
    }
}

/// The place of a level's word.
pub fn level(word: &str) -> usize {
    LEVELS.iter().position(|level| *level == word).expect("a level of the contract")
}

impl Facts {
    /// Reads the file of the repository.
    pub fn read() -> Self {
        let text = include_str!("../../../exercises.toml");
        let file: File = toml::from_str(text).expect("the catalogue is TOML");
        let placed = file.exercise.into_iter().enumerate().map(|(place, exercise)| {
            let demand = AXES.map(|axis| exercise.spine.get(axis).copied().unwrap_or(0));
            Exercise { demand, place, ..exercise }
        });
        let exercises: HashMap<String, Exercise> =
            placed.map(|exercise| (exercise.id.clone(), exercise)).collect();
        let mut order: Vec<String> = exercises.keys().cloned().collect();
        order.sort_by_key(|id| exercises[id].place);
        let weights = file.equipment.into_iter().filter_map(|thing| Some((thing.id, thing.load?)));
        Self { exercises, order, workouts: file.workout, weights: weights.collect() }
    }

    /// How an exercise gets heavier with what is owned: by the first way to do it that has a
    /// weight; a thing with few steps has big ones.
    pub fn steps(&self, exercise: &Exercise, owned: &[String]) -> Option<Steps> {
        let way = exercise.ways(owned).next().or_else(|| exercise.equipment.first())?;
        way.split(" + ").find_map(|thing| self.weights.get(thing)).copied()
    }
    /// How a backpack gets heavier.
    pub fn backpack(&self) -> Steps {
        self.weights["backpack"]
    }

    /// The exercises in the order of the file.
    pub fn in_order(&self) -> impl Iterator<Item = &Exercise> {
        self.order.iter().map(|id| &self.exercises[id])
    }

    pub fn workout(&self, id: &str) -> &Workout {
        self.workouts.iter().find(|workout| workout.id == id).expect("a workout of the catalogue")
    }

    /// The exercises of the same pattern above this one by links of `harder`, nearest first.
    pub fn above<'a>(&'a self, exercise: &'a Exercise) -> Vec<&'a Exercise> {
        let mut above = vec![exercise];
        let mut next = 0;
        while let Some(at) = above.get(next).copied() {
            next += 1;
            for harder in at.harder.ids().iter().map(|id| &self.exercises[id]) {
                if harder.pattern == exercise.pattern
                    && above.iter().all(|known| known.id != harder.id)
                {
                    above.push(harder);
                }
            }
        }
        above.remove(0);
        above
    }

    /// Whether two exercises of one pattern stand on one easier/harder chain.
    pub fn one_chain(&self, a: &Exercise, b: &Exercise) -> bool {
        self.leads(a, b) || self.leads(b, a)
    }

    /// Whether links lead up from `a` to `b`: `harder` of the lower one, or `easier` of the upper
    /// one.
    fn leads(&self, a: &Exercise, b: &Exercise) -> bool {
        let mut seen = vec![a.id.as_str()];
        let mut next = 0;
        while let Some(id) = seen.get(next).copied() {
            next += 1;
            let up = self.exercises.values().filter(|upper| {
                upper.pattern == a.pattern
                    && (upper.easier.has(id) || self.exercises[id].harder.has(&upper.id))
            });
            let new: Vec<&str> =
                up.map(|upper| upper.id.as_str()).filter(|id| !seen.contains(id)).collect();
            seen.extend(new);
        }
        seen.contains(&b.id.as_str())
    }

    /// Seconds of an item: domain.md 2.7.
    pub fn seconds(&self, id: &str, dose: &Dose) -> u32 {
        let exercise = &self.exercises[id];
        let setup = if exercise.bare() { 20 } else { 45 };
        let sides = if exercise.unilateral { 2 } else { 1 };
        let change = 5 * (sides - 1);
        let resting = |sets: u32, rest: u32| sets.saturating_sub(1) * rest;
        match dose {
            Dose::Reps { sets, reps, tempo, rest, .. } => {
                setup
                    + sets * (reps[1] * tempo.iter().sum::<u32>() * sides + change)
                    + resting(*sets, *rest)
            }
            Dose::Hold { sets, seconds, rest, .. } => {
                setup + sets * (seconds * sides + change) + resting(*sets, *rest)
            }
            Dose::Holds { reps_per_set, seconds, rest, .. } => {
                let work: u32 =
                    reps_per_set.iter().map(|reps| reps * (seconds + 2) * sides + change).sum();
                setup + work + resting(u32::try_from(reps_per_set.len()).expect("few sets"), *rest)
            }
            Dose::Minutes { minutes } => minutes * 60,
        }
    }
}

/// Reads a dose in the field's notation.
pub fn parse(text: &str) -> Written {
    let mut words = text.split(' ');
    let main = words.next().expect("a dose has a first word");
    let (mut rest, mut tempo) = (0, None);
    for word in words {
        match word.split_at(1) {
            ("r", number) => rest = number.parse().expect("seconds of rest"),
            ("t", phases) => tempo = Some(phases_of(phases)),
            _ => panic!("`{word}` in `{text}`"),
        }
    }
    if let Some(minutes) = main.strip_suffix("min") {
        return Written::Minutes(minutes.parse().expect("minutes"));
    }
    let Some(held) = main.strip_suffix('s') else { return repetitions(main, rest, tempo) };
    let parts: Vec<&str> = held.split('x').collect();
    let seconds = parts[parts.len() - 1].parse().expect("seconds of a hold");
    let first: Vec<u32> =
        parts[0].split(',').map(|number| number.parse().expect("a number")).collect();
    match (parts.len(), first.len()) {
        (2, 1) => Written::Hold { sets: first[0], seconds, rest },
        (2, _) => Written::Holds { reps: first, seconds, rest },
        _ => Written::Holds {
            reps: vec![parts[1].parse().expect("repetitions"); first[0] as usize],
            seconds,
            rest,
        },
    }
}

fn phases_of(text: &str) -> [u32; 4] {
    let phases: Vec<u32> =
        text.split('-').map(|phase| phase.parse().expect("seconds of a phase")).collect();
    phases.try_into().expect("four phases")
}

fn repetitions(main: &str, rest: u32, tempo: Option<[u32; 4]>) -> Written {
    let (sets, reps) = main.split_once('x').expect("sets x repetitions");
    let (low, high) = reps.split_once('-').unwrap_or((reps, reps));
    let number = |text: &str| text.parse().expect("a number");
    Written::Reps { sets: number(sets), low: number(low), high: number(high), rest, tempo }
}
