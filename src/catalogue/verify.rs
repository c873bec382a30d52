//! What a catalogue file must hold beyond its single values: ids that exist once, links that lead
//! somewhere and not in circles, doses that their pattern allows.

use std::collections::{HashMap, HashSet};
use std::iter;

use crate::catalogue::dose::{Dose, Written};
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::limits::{CARRY_HOLD, CORE_HOLD, STRETCH_HOLD, is_marching, is_trunk_hold};
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
    if places.named {
        let theirs =
            base.into_iter().flat_map(Catalogue::exercises).map(|exercise| exercise.id.as_str());
        unknown("exercise", &places.exercises_used, &places.exercises, theirs, problems);
        let theirs =
            base.into_iter().flat_map(Catalogue::equipment).map(|equipment| equipment.id.as_str());
        unknown("equipment", &places.equipment_used, &places.equipment, theirs, problems);
    }
    if problems.is_empty() {
        // A pose that can't be read is there all the same.
        verify_poses(parts, places, base, problems);
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
    let chains = [Link::Easier, Link::Harder].map(|link| Chains::of(link, &parts.exercises, &all));
    for (exercise, place) in parts.exercises.iter().zip(&places.parts) {
        verify_doses(exercise, place, problems);
        for (chains, at) in chains.iter().zip([&place.easier, &place.harder]) {
            verify_link(exercise, at.as_ref(), chains, &all, problems);
        }
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

/// An exercise shows a pose of the file, or that of an exercise of the program, each of which has
/// one.
fn verify_poses(parts: &Parts, places: &Places, base: Option<&Catalogue>, problems: &mut Found) {
    let own: Vec<Spanned<Id>> =
        parts.poses.iter().map(|(id, _)| Spanned { value: id.clone(), span: 0..0 }).collect();
    let theirs =
        base.into_iter().flat_map(Catalogue::exercises).map(|exercise| exercise.id.as_str());
    unknown("pose", &places.poses_used, &own, theirs, problems);
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

/// Reports what is used and is neither in the file nor in the base.
fn unknown<'a>(
    what: &str,
    used: &[Spanned<Id>],
    own: &'a [Spanned<Id>],
    theirs: impl Iterator<Item = &'a str>,
    problems: &mut Found,
) {
    let known: Vec<&str> = own.iter().map(|id| id.value.as_str()).chain(theirs).collect();
    let set: HashSet<&str> = known.iter().copied().collect();
    for id in used.iter().filter(|id| !set.contains(id.value.as_str())) {
        problems.unknown(id.span.clone(), what, id.value.as_str(), || {
            let mut unknown = Unknown::new(what, id.value.as_str(), known.iter().copied());
            if unknown.help.is_none() {
                unknown.help = Some(format!("add it to the file, or name another {what}"));
            }
            unknown
        });
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
            if pattern.is_strength() && tempo.lowering() < 2 && !is_marching(exercise) =>
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

/// A kind of link between exercises.
#[derive(Clone, Copy)]
enum Link {
    Easier,
    Harder,
}

impl Link {
    const fn key(self) -> &'static str {
        match self {
            Self::Easier => "easier",
            Self::Harder => "harder",
        }
    }

    fn of(self, exercise: &Exercise) -> Option<&Id> {
        match self {
            Self::Easier => exercise.easier.as_ref(),
            Self::Harder => exercise.harder.as_ref(),
        }
    }
}

/// The most links that follow each other: a person climbs a step in weeks, and what follows a chain
/// does so for each of its exercises.
const LONGEST_CHAIN: usize = 100;

/// Where one kind of link leads, from each exercise of a file.
struct Chains<'a> {
    link: Link,
    /// How many links follow each other from an exercise on; of a circle none.
    length: HashMap<&'a str, usize>,
    /// Circles, each by that exercise of the file in it which comes first by name and begins it.
    circles: HashMap<&'a str, Vec<&'a str>>,
    in_circle: HashSet<&'a str>,
}

impl<'a> Chains<'a> {
    /// Each exercise is passed once, however long its chain is.
    fn of(link: Link, own: &'a [Exercise], all: &All<'a>) -> Self {
        let mut chains = Self {
            link,
            length: HashMap::new(),
            circles: HashMap::new(),
            in_circle: HashSet::new(),
        };
        for start in own {
            chains.follow(start, all);
        }
        chains
    }

    fn follow(&mut self, start: &'a Exercise, all: &All<'a>) {
        let mut way: Vec<&str> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut next = Some(start);
        let mut length = 0;
        while let Some(exercise) = next {
            let id = exercise.id.as_str();
            if let Some(known) = self.length.get(id) {
                length = known + 1;
                break;
            }
            if let Some(place) = places.get(id) {
                self.close(&way[*place..], all);
                break;
            }
            places.insert(id, way.len());
            way.push(id);
            next = self.link.of(exercise).and_then(|id| all.find(id));
        }
        for id in way.into_iter().rev() {
            let length = if self.in_circle.contains(id) { &mut 0 } else { &mut length };
            self.length.insert(id, *length);
            *length += 1;
        }
    }

    fn close(&mut self, circle: &[&'a str], all: &All) {
        self.in_circle.extend(circle);
        let own = circle.iter().enumerate().filter(|(_, id)| all.own.contains_key(**id));
        if let Some((first, id)) = own.min_by_key(|(_, id)| **id) {
            self.circles.insert(id, [&circle[first..], &circle[..first]].concat());
        }
    }
}

fn verify_link(
    exercise: &Exercise,
    at: Option<&Span>,
    chains: &Chains,
    all: &All,
    problems: &mut Found,
) {
    let link = chains.link;
    let (Some(at), Some(linked)) = (at, link.of(exercise).and_then(|id| all.find(id))) else {
        return;
    };
    let id = exercise.id.as_str();
    if let Some(way) = chains.circles.get(id) {
        // Said once: all exercises of a circle are equal.
        let message = format!("`{}` leads in a circle: {}, {id}", link.key(), way.join(", "));
        problems.push(
            Problem::at(at.clone(), message).help("take out one of its links: a chain has an end"),
        );
    }
    if chains.in_circle.contains(id) {
        return;
    }
    if chains.length.get(id) == Some(&(LONGEST_CHAIN + 1)) {
        let message =
            format!("a chain of `{}` from here has more than {LONGEST_CHAIN} links", link.key());
        problems.push(Problem::at(at.clone(), message).help("take out one of its links"));
    }
    if matches!(link, Link::Harder) && linked.level < exercise.level {
        let (id, level) = (&linked.id, linked.level);
        let message = format!(
            "`{id}` is {level}, it can't be harder than an exercise for {}",
            exercise.level
        );
        problems.push(
            Problem::at(at.clone(), message)
                .help("name an exercise of the same level or above, or none"),
        );
    }
}
