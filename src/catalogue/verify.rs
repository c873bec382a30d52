//! What a catalogue file must hold beyond its single values: ids that exist once, links that lead
//! somewhere and not in circles, doses that their pattern allows.

mod links;

use std::collections::{HashMap, HashSet};
use std::iter;

use crate::catalogue::dose::{Dose, Written};
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::limits::{CARRY_HOLD, CORE_HOLD, STRETCH_HOLD, is_quick, is_trunk_hold};
use crate::catalogue::places::{ExercisePlace, Places};
use crate::catalogue::pose::{self, Figure};
use crate::catalogue::{Catalogue, Parts, Workout, complete_dose};
use crate::text::document::{Span, Spanned};
use crate::text::id::Id;
use crate::text::near::{nearest, plain};
use crate::text::printable::shown;
use crate::text::problem::{Found, Problem};
use crate::text::vocabulary::Unknown;

/// Verifies parts against each other and `base`.
pub(super) fn verify(
    parts: &Parts,
    places: &Places,
    base: Option<&Catalogue>,
    problems: &mut Found,
) {
    twice("exercise", &places.exercises, problems);
    twice("equipment", &places.equipment, problems);
    twice("workout", &places.workouts, problems);
    if problems.is_empty() {
        // A pose that can't be read is there all the same.
        verify_poses(places, base, problems);
    }
    verify_figures(parts, places, base, problems);
    let all = All {
        own: parts.exercises.iter().map(|exercise| (exercise.id.as_str(), exercise)).collect(),
        base,
    };
    if base.is_none() {
        for (at, message) in shared_names(parts, places, base) {
            problems.push(Problem::at(at, message).help("take another name"));
        }
    }
    links::verify(parts, places, &all, problems);
    let loads = loads(parts, base);
    for (exercise, place) in parts.exercises.iter().zip(&places.parts) {
        verify_doses(exercise, place, problems);
        verify_start(exercise, place, &loads, problems);
        verify_lift(exercise, place, problems);
    }
    for (workout, doses) in parts.workouts.iter().zip(&places.doses) {
        verify_workout(workout, doses, &all, problems);
    }
}

/// A name or alias means one exercise: people look exercises up by it, and plans have nothing else
/// to tell them apart. Where one does not, its place and a sentence about it: a mistake in the
/// program's catalogue, something to know about a file laid over it.
pub(super) fn shared_names(
    parts: &Parts,
    places: &Places,
    base: Option<&Catalogue>,
) -> Vec<(Span, String)> {
    let mut shared = Vec::new();
    let theirs = not_replaced(parts, base);
    let mut taken: HashMap<String, &Id> = HashMap::new();
    for exercise in theirs {
        let names = iter::once(&exercise.name).chain(&exercise.aliases).map(|name| plain(name));
        taken.extend(names.chain([plain(exercise.id.as_str())]).map(|name| (name, &exercise.id)));
    }
    for (exercise, place) in parts.exercises.iter().zip(&places.parts) {
        let id = (exercise.id.as_str(), &place.id);
        let called = place.called.iter().map(|name| (name.value.as_str(), &name.span));
        for (name, at) in iter::once(id).chain(called) {
            let owner = *taken.entry(plain(name)).or_insert(&exercise.id);
            if *owner != exercise.id {
                let other = &exercise.id;
                shared.push((
                    at.clone(),
                    format!("`{}` of `{other}` is what `{owner}` is called", shown(name)),
                ));
            }
        }
    }
    shared
}

/// What poses are called in messages.
const POSE: &str = "pose";

/// An exercise shows a pose of the file, or that of an exercise of the program, each of which has
/// one.
fn verify_poses(places: &Places, base: Option<&Catalogue>, problems: &mut Found) {
    let theirs =
        base.into_iter().flat_map(Catalogue::exercises).map(|exercise| exercise.id.as_str());
    let own = places.poses.iter().map(|pose| pose.value.as_str());
    let known: Vec<&str> = own.chain(theirs).collect();
    let set: HashSet<&str> = known.iter().copied().collect();
    for id in places.poses_used.iter().filter(|id| !set.contains(id.value.as_str())) {
        let text = id.value.as_str();
        problems.unknown(id.span.clone(), POSE, text, || {
            Unknown::nowhere(POSE, text, known.iter().copied())
        });
    }
}

/// A pose of the file is shown by an exercise, and bends its back no further than what that
/// exercise asks.
fn verify_figures(parts: &Parts, places: &Places, base: Option<&Catalogue>, problems: &mut Found) {
    let mut showing: HashMap<&str, Vec<&Exercise>> = HashMap::new();
    for exercise in parts.exercises.iter().chain(not_replaced(parts, base)) {
        showing.entry(exercise.shown().as_str()).or_default().push(exercise);
    }
    // An exercise that can't be read shows its pose all the same.
    for id in &places.exercises {
        showing.entry(id.value.as_str()).or_default();
    }
    for ((name, figure), at) in parts.poses.iter().zip(&places.poses) {
        match showing.get(name.as_str()) {
            Some(exercises) => {
                exercises
                    .iter()
                    .flat_map(|exercise| bent_too_far(exercise, figure, at))
                    .for_each(|one| problems.push(one));
            }
            None if places.named => {
                problems.add("no exercise shows the pose", || {
                    shown_by_none(name, showing.keys().copied(), at)
                });
            }
            None => {}
        }
    }
}

/// The exercises of the base that the file does not replace.
fn not_replaced<'b>(
    parts: &Parts,
    base: Option<&'b Catalogue>,
) -> impl Iterator<Item = &'b Exercise> {
    let own: HashSet<&str> = parts.exercises.iter().map(|own| own.id.as_str()).collect();
    let theirs = base.into_iter().flat_map(Catalogue::exercises).map(AsRef::as_ref);
    theirs.filter(|theirs| !own.contains(theirs.id.as_str())).collect::<Vec<_>>().into_iter()
}

fn shown_by_none<'k>(name: &Id, known: impl Iterator<Item = &'k str>, at: &Spanned<Id>) -> Problem {
    let near = nearest(name.as_str(), known).map(|near| format!("did you mean `{near}`?"));
    let help = near.unwrap_or_else(|| {
        "name it like the exercise that it is of, or give one this `figure`".into()
    });
    Problem::at(at.span.clone(), format!("no exercise shows the pose `{name}`")).help(help)
}

/// Where a figure shows more than the exercise's values say.
fn bent_too_far(exercise: &Exercise, figure: &Figure, at: &Spanned<Id>) -> Vec<Problem> {
    let spine = exercise.spine;
    let beyond = pose::bend(figure).beyond(spine).map(|(axis, shown, most)| {
        let (id, value) = (&exercise.id, spine.on(axis));
        let message = format!(
            "this figure has {shown:.0} degrees of {axis}; `{id}` asks {value}, which is \
                {most:.0} at most"
        );
        Problem::at(at.span.clone(), message)
            .help(format!("draw it with less, or raise `{axis}` of the exercise"))
    });
    beyond.collect()
}

/// The exercises that will be in the catalogue: the file's own before those of the base.
struct All<'a> {
    own: HashMap<&'a str, &'a Exercise>,
    base: Option<&'a Catalogue>,
}

impl<'a> All<'a> {
    fn find(&self, id: &Id) -> Option<&'a Exercise> {
        let own = self.own.get(id.as_str()).copied();
        own.or_else(|| self.base?.exercise(id.as_str()).map(AsRef::as_ref))
    }
}

fn twice(what: &str, ids: &[Spanned<Id>], problems: &mut Found) {
    let mut seen = HashSet::new();
    for id in ids.iter().filter(|id| !seen.insert(id.value.as_str())) {
        let message = format!("{what} `{}` comes twice", id.value);
        problems.push(Problem::at(id.span.clone(), message).help("each id is used once in a file"));
    }
}

fn verify_doses(exercise: &Exercise, place: &ExercisePlace, problems: &mut Found) {
    for (dose, at) in exercise.doses.iter().zip(&place.doses) {
        if let (Some(dose), Some(at)) = (dose, at)
            && let Some((message, help)) = dose_fault(exercise, dose)
        {
            problems.push(Problem::at(at.clone(), message).help(help));
        }
    }
}

/// The equipment that can become heavier: the file's own before that of the base.
fn loads<'a>(parts: &'a Parts, base: Option<&'a Catalogue>) -> HashSet<&'a str> {
    let own: HashSet<&str> = parts.equipment.iter().map(|own| own.id.as_str()).collect();
    let theirs = base.into_iter().flat_map(Catalogue::equipment);
    let theirs = theirs.filter(|theirs| !own.contains(theirs.id.as_str()));
    let all = parts.equipment.iter().chain(theirs);
    all.filter(|one| one.load.is_some()).map(|one| one.id.as_str()).collect()
}

/// A first weight is found where there is a weight to choose.
fn verify_start(
    exercise: &Exercise,
    place: &ExercisePlace,
    loads: &HashSet<&str>,
    problems: &mut Found,
) {
    let Some(at) = place.of("start") else { return };
    let mut used = exercise.equipment.iter().flatten();
    if !exercise.backpack && !used.any(|id| loads.contains(id.as_str())) {
        let message = format!("`{}` has a `start` and nothing that becomes heavier", exercise.id);
        problems.push(
            Problem::at(at, message).help(
                "take it out, or name equipment that has a `load`, or write `backpack = true`",
            ),
        );
    }
}

/// The main lifts of a session are strength work.
fn verify_lift(exercise: &Exercise, place: &ExercisePlace, problems: &mut Found) {
    if let Some(at) = place.of("lift").filter(|_| exercise.lift && !exercise.pattern.is_strength())
    {
        let message = format!("a lift is strength work, the pattern {} is none", exercise.pattern);
        problems.push(Problem::at(at, message).help("take it out"));
    }
}

/// The lines of a workout are held to what their exercises allow.
fn verify_workout(workout: &Workout, doses: &[Span], all: &All, problems: &mut Found) {
    for (line, at) in workout.items.iter().zip(doses) {
        let (Some(exercise), Ok(written)) = (all.find(&line.exercise), Written::parse(&line.dose))
        else {
            continue;
        };
        if written.says_per_side() && !exercise.unilateral {
            let message =
                format!("`{}` is not `unilateral`, its doses have no `/side`", exercise.id);
            problems.push(Problem::at(at.clone(), message).help("take out `/side`"));
        }
        if let Some((message, help)) =
            dose_fault(exercise, &complete_dose(exercise, &written, workout.level))
        {
            problems.push(Problem::at(at.clone(), message).help(help));
        }
    }
}

/// What is wrong with a dose for an exercise of that pattern, and what is right.
fn dose_fault(exercise: &Exercise, dose: &Dose) -> Option<(String, &'static str)> {
    let pattern = exercise.pattern;
    match dose {
        Dose::Hold { seconds, .. } | Dose::Holds { seconds, .. } if pattern == Pattern::Stretch => {
            (!STRETCH_HOLD.contains(seconds)).then(|| {
                (
                    format!("a stretch held for {seconds} s"),
                    "stretches are held for 20 to 30 s, from 65 years up to 60 s",
                )
            })
        }
        _ if pattern == Pattern::Stretch => {
            Some(("a stretch is held".into(), "write holds, like `2x30s r10`"))
        }
        Dose::Hold { seconds, .. } if exercise.is_carry() => (*seconds > CARRY_HOLD)
            .then(|| (format!("a carry of {seconds} s"), "carries last 40 s at most")),
        Dose::Hold { seconds, .. } | Dose::Holds { seconds, .. } if is_trunk_hold(pattern) => {
            (*seconds > CORE_HOLD).then(|| {
                (
                    format!("a trunk hold of {seconds} s"),
                    "hold for 10 s at most and repeat: `6,4,2x10s r30`",
                )
            })
        }
        Dose::Reps { tempo, .. }
            if pattern.is_strength() && tempo.lowering() < 2 && !is_quick(exercise) =>
        {
            Some((format!("a tempo of {tempo}"), "lowering takes 2 s at least"))
        }
        Dose::Minutes { .. } if pattern != Pattern::Locomotion => Some((
            "only walking and marching are dosed in minutes".into(),
            "write sets, like `2x10 r30`",
        )),
        _ => None,
    }
}
