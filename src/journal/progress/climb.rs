//! How far up exercises went: rungs of a ladder one by one, and a harder exercise for an easier one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::catalogue::Catalogue;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::catalogue::ladder::{Ladder, Weight};
use crate::journal::record::{Done, Item};
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

/// How far up the exercises of a pattern went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Climb {
    /// What they train.
    pub pattern: Pattern,
    /// The highest place of each week or month, in steps above the first one; null where nothing of
    /// it was done as asked for.
    pub heights: Vec<Option<i32>>,
    /// What was done first.
    pub first: Place,
    /// What was done last.
    pub last: Place,
}

/// An exercise as it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// The exercise.
    pub exercise: Id,
    /// What was asked for and done.
    #[serde(serialize_with = "notation")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub dose: Dose,
    /// The weight, of a pair that of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grams: Option<u32>,
}

fn notation<S: Serializer>(dose: &Dose, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(dose)
}

/// Follows exercises through a history, item by item.
pub(super) struct Climber<'c> {
    catalogue: &'c Catalogue,
    patterns: BTreeMap<Pattern, Way>,
}

/// The exercises of one pattern, each where it was last.
struct Way {
    places: BTreeMap<Id, (Place, i32)>,
    height: i32,
    highest: BTreeMap<NaiveDate, i32>,
    first: Place,
    last: Place,
}

impl<'c> Climber<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        Self { catalogue, patterns: BTreeMap::new() }
    }

    /// Takes an item in, of a period that starts on a day. What was not done as asked for is no
    /// place on a ladder.
    pub(super) fn add(&mut self, item: &Item, start: NaiveDate) {
        let Some(exercise) = self.catalogue.exercise(item.exercise.as_str()) else { return };
        let Some(dose) = item.dose.as_ref().filter(|dose| is_done(item, dose)) else { return };
        if !exercise.pattern.is_strength() {
            return;
        }
        let place = Place { exercise: exercise.id.clone(), dose: dose.clone(), grams: item.grams };
        let way = self.patterns.entry(exercise.pattern).or_insert_with(|| Way {
            places: BTreeMap::new(),
            height: 0,
            highest: BTreeMap::new(),
            first: place.clone(),
            last: place.clone(),
        });
        let height = match way.places.get(&exercise.id) {
            Some((before, height)) => height + steps(exercise, before, &place),
            // An exercise that has nothing to do with those before goes on where they are.
            None => way.linked(exercise, self.catalogue).unwrap_or(way.height),
        };
        way.height = height;
        way.places.insert(exercise.id.clone(), (place.clone(), height));
        way.last = place;
        let highest = way.highest.entry(start).or_insert(height);
        *highest = height.max(*highest);
    }

    pub(super) fn climbs(self, starts: &[NaiveDate]) -> Vec<Climb> {
        let climb = |(pattern, way): (Pattern, Way)| Climb {
            pattern,
            heights: starts.iter().map(|start| way.highest.get(start).copied()).collect(),
            first: way.first,
            last: way.last,
        };
        self.patterns.into_iter().map(climb).collect()
    }
}

impl Way {
    /// The height of an exercise that is new: a step above or below one that was done before, for
    /// each link between them.
    fn linked(&self, exercise: &Exercise, catalogue: &Catalogue) -> Option<i32> {
        let near = |links: fn(&Exercise) -> &[Id], sign: i32| {
            let linked = catalogue.linked(exercise, links);
            linked.into_iter().find_map(|(links, other)| {
                let (_, height) = self.places.get(&other.id)?;
                let steps = i32::try_from(links).unwrap_or(0);
                Some((steps, height + sign * steps))
            })
        };
        let ways = [near(|one| &one.easier, 1), near(|one| &one.harder, -1)];
        ways.into_iter().flatten().min_by_key(|(steps, _)| *steps).map(|(_, height)| height)
    }
}

/// Whether an item was done as its dose asks, set by set; how many sets belongs to the session.
fn is_done(item: &Item, dose: &Dose) -> bool {
    let alike = matches!(
        (&item.done, dose),
        (Done::Reps(_), Dose::Reps { .. } | Dose::Holds { .. })
            | (Done::Seconds(_), Dose::Hold { .. } | Dose::Minutes { .. })
    );
    let sets = item.done.sets();
    let enough = sets.iter().enumerate().all(|(set, done)| *done >= dose.least(set));
    let as_planned = item.instead_of.is_none() && !item.easier && !item.stopped;
    alike && as_planned && !sets.is_empty() && enough
}

/// Steps from one place of an exercise to another: a weight is one, so is each rung.
fn steps(exercise: &Exercise, from: &Place, to: &Place) -> i32 {
    let sign = |order: std::cmp::Ordering| order as i32;
    match (from.grams, to.grams) {
        (Some(before), Some(now)) if before != now => sign(now.cmp(&before)),
        (None, Some(_)) => 1,
        (Some(_), None) => -1,
        _ if from.dose == to.dose => 0,
        (_, grams) => rungs(exercise, &from.dose, &to.dose, grams.is_some()).unwrap_or_else(|| {
            let work = |dose: &Dose| dose.with_sets(1).active();
            sign(work(&to.dose).cmp(&work(&from.dose)))
        }),
    }
}

fn rungs(exercise: &Exercise, from: &Dose, to: &Dose, weighted: bool) -> Option<i32> {
    let weight = if weighted { Weight::Now { most: None, big: true } } else { Weight::None };
    Level::ALL.iter().find_map(|level| {
        let ladder = Ladder::of(exercise, exercise.dose(*level)?, weight);
        Some(ladder.place(to, 0)?.step - ladder.place(from, 0)?.step)
    })
}
