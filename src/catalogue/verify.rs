//! What a catalogue file must hold beyond its single values: ids that exist once, links that lead somewhere and not in circles,
//! doses that their pattern allows.

use crate::catalogue::limits::{CARRY_HOLD, CORE_HOLD, STRETCH_HOLD, is_marching, is_trunk_hold};
use crate::catalogue::read::{ExercisePlace, Places};
use crate::catalogue::{Catalogue, Parts};
use crate::document::Span;
use crate::dose::Dose;
use crate::exercise::{Exercise, Id, Kit, Pattern};
use crate::problem::Problem;
use crate::word::Unknown;

/// Verifies parts against each other and `base`, and works out what follows from them. References are only followed when the
/// file gave a part for each of its tables (`whole`): a table with a mistake must not make others look wrong.
pub(super) fn verify(
    parts: &mut Parts,
    places: &Places,
    base: Option<&Catalogue>,
    whole: bool,
    problems: &mut Vec<Problem>,
) {
    let ids: Vec<&Id> = parts.exercises.iter().map(|exercise| &exercise.id).collect();
    twice("exercise", &ids, places.exercises.iter().map(|place| &place.id), problems);
    let ids: Vec<&Id> = parts.equipment.iter().map(|equipment| &equipment.id).collect();
    twice("equipment", &ids, places.equipment.iter(), problems);
    let ids: Vec<&Id> = parts.workouts.iter().map(|workout| &workout.id).collect();
    twice("workout", &ids, places.workouts.iter().map(|place| &place.id), problems);
    for (exercise, place) in parts.exercises.iter().zip(&places.exercises) {
        verify_doses(exercise, place, problems);
    }
    if whole {
        verify_links(parts, places, base, problems);
        verify_workouts(parts, places, base, problems);
        verify_equipment(parts, places, base, problems);
    }
}

fn twice<'a>(what: &str, ids: &[&Id], places: impl Iterator<Item = &'a Span>, problems: &mut Vec<Problem>) {
    for (index, (id, place)) in ids.iter().zip(places).enumerate() {
        if ids[..index].contains(id) {
            problems.push(
                Problem::at(place.clone(), format!("{what} `{id}` comes twice")).help("each id is used once in a file"),
            );
        }
    }
}

fn verify_doses(exercise: &Exercise, place: &ExercisePlace, problems: &mut Vec<Problem>) {
    for (dose, at) in exercise.doses.iter().zip(&place.doses) {
        if let (Some(dose), Some(at)) = (dose, at)
            && let Some((message, help)) = dose_fault(exercise, dose)
        {
            problems.push(Problem::at(at.clone(), message).help(help));
        }
    }
}

/// What is wrong with a dose for an exercise of that pattern, and what is right.
fn dose_fault(exercise: &Exercise, dose: &Dose) -> Option<(String, &'static str)> {
    let pattern = exercise.pattern;
    match dose {
        Dose::Hold { seconds, .. } | Dose::Holds { seconds, .. } if pattern == Pattern::Stretch => (!STRETCH_HOLD
            .contains(seconds))
        .then(|| {
            (format!("a stretch held for {seconds} s"), "stretches are held for 20 to 30 s, from 65 years up to 60 s")
        }),
        _ if pattern == Pattern::Stretch => Some(("a stretch is held".into(), "write holds, like `2x30s r10`")),
        Dose::Hold { seconds, .. } if exercise.is_carry() => {
            (*seconds > CARRY_HOLD).then(|| (format!("a carry of {seconds} s"), "carries last 40 s at most"))
        }
        Dose::Hold { seconds, .. } | Dose::Holds { seconds, .. } if is_trunk_hold(pattern) => (*seconds > CORE_HOLD)
            .then(|| (format!("a trunk hold of {seconds} s"), "hold for 10 s at most and repeat: `6,4,2x10s r30`")),
        Dose::Reps { tempo, .. } if pattern.is_strength() && tempo.lowering() < 2 && !is_marching(exercise) => {
            Some((format!("a tempo of {tempo}"), "lowering takes 2 s at least"))
        }
        Dose::Minutes { .. } if pattern != Pattern::Locomotion => {
            Some(("only walking and marching are dosed in minutes".into(), "write sets, like `2x10 r30`"))
        }
        _ => None,
    }
}

fn verify_links(parts: &Parts, places: &Places, base: Option<&Catalogue>, problems: &mut Vec<Problem>) {
    let find = |id: &Id| -> Option<&Exercise> {
        let own = parts.exercises.iter().find(|exercise| exercise.id == *id);
        own.or_else(|| base?.exercise(id.as_str()).map(AsRef::as_ref))
    };
    for (exercise, place) in parts.exercises.iter().zip(&places.exercises) {
        for (key, link, at) in
            [("easier", &exercise.easier, &place.easier), ("harder", &exercise.harder, &place.harder)]
        {
            let (Some(link), Some(at)) = (link, at) else { continue };
            match find(link) {
                None => problems.push(Problem::unknown(at.clone(), unknown_exercise(parts, base, link))),
                Some(_) if leads_back(exercise, key, &find) => {
                    let message = format!("`{key}` leads from `{}` round in a circle", exercise.id);
                    problems.push(Problem::at(at.clone(), message).help("a chain of exercises has an end"));
                }
                Some(linked) if key == "harder" && linked.level < exercise.level => {
                    let message = format!(
                        "`{link}` is {}, it can't be harder than an exercise for {}",
                        linked.level, exercise.level
                    );
                    problems.push(Problem::at(at.clone(), message));
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether following one kind of link from an exercise comes back to it.
fn leads_back<'a>(start: &'a Exercise, key: &str, find: &impl Fn(&Id) -> Option<&'a Exercise>) -> bool {
    let next =
        |exercise: &'a Exercise| if key == "easier" { exercise.easier.as_ref() } else { exercise.harder.as_ref() };
    let mut seen: Vec<&Id> = vec![&start.id];
    let mut current = start;
    while let Some(following) = next(current).and_then(find) {
        if seen.contains(&&following.id) {
            return following.id == start.id;
        }
        seen.push(&following.id);
        current = following;
    }
    false
}

fn unknown_exercise(parts: &Parts, base: Option<&Catalogue>, id: &Id) -> Unknown {
    let own = parts.exercises.iter().map(|exercise| exercise.id.as_str());
    let theirs = base.into_iter().flat_map(|base| base.exercises().iter().map(|exercise| exercise.id.as_str()));
    Unknown::new("exercise", id.as_str(), own.chain(theirs))
}

fn verify_workouts(parts: &Parts, places: &Places, base: Option<&Catalogue>, problems: &mut Vec<Problem>) {
    for (workout, place) in parts.workouts.iter().zip(&places.workouts) {
        for (item, at) in workout.items.iter().zip(&place.items) {
            let own = parts.exercises.iter().any(|exercise| exercise.id == item.exercise);
            if !own && base.is_none_or(|base| base.exercise(item.exercise.as_str()).is_none()) {
                problems.push(Problem::unknown(at.clone(), unknown_exercise(parts, base, &item.exercise)));
            }
        }
    }
}

/// Equipment must exist; what kind of kit an exercise needs follows from it.
fn verify_equipment(parts: &mut Parts, places: &Places, base: Option<&Catalogue>, problems: &mut Vec<Problem>) {
    let own = parts.equipment.iter().map(|equipment| (equipment.id.clone(), equipment.kind));
    let theirs = base
        .into_iter()
        .flat_map(|base| base.equipment().iter().map(|equipment| (equipment.id.clone(), equipment.kind)));
    let known: Vec<(Id, Kit)> = own.chain(theirs).collect();
    let kind = |id: &Id| known.iter().find(|(known, _)| known == id).map(|(_, kind)| *kind);
    let named = places.exercises.iter().flat_map(|place| &place.equipment);
    for (id, at) in named.chain(places.workouts.iter().flat_map(|place| &place.equipment)) {
        if kind(id).is_none() {
            let ids = known.iter().map(|(id, _)| id.as_str());
            problems.push(Problem::unknown(at.clone(), Unknown::new("equipment", id.as_str(), ids)));
        }
    }
    for exercise in &mut parts.exercises {
        let set_kind = |set: &Vec<Id>| set.iter().filter_map(kind).max().unwrap_or(Kit::Free);
        exercise.kit = exercise.equipment.iter().map(set_kind).min().unwrap_or(Kit::Free);
        exercise.most_kit = exercise.equipment.iter().map(set_kind).max().unwrap_or(Kit::Free);
    }
}
