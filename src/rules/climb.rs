//! Climbing: which ladder an exercise has for a person, which weight a rung means, what effort
//! goes with it, and the easy set before the first heavy lift.

use std::sync::Arc;

use super::load::left;
use super::step::steps_in_words;
use super::weeks::theme;
use super::weight::{is_weighted, known, weighed};
use super::{Candidate, Context, allows, usual_effort};
use crate::catalogue::Load;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::ladder::{Ladder, Rung, Weight};
use crate::catalogue::workout_dose;
use crate::plan::{self, BlockKind, Item, RuleId, Theme};

/// Equipment that is at hand in every home and takes weight.
const BACKPACK: &str = "backpack";
/// The first weight of an exercise that takes one later and says no other.
const LIGHT_BACKPACK: &str = "A backpack with one or two large bottles of water";
/// What a backpack asks of a spine along its axis.
const BACKPACK_AXIAL: u8 = 1;
/// Effort from which the first heavy lift has an easy set before it, and that set's repetitions.
const RAMP_EFFORT: u32 = 6;
const RAMP_REPS: u32 = 6;

/// Whether a person may put on a backpack for an exercise.
fn takes_backpack(context: Context, exercise: &Exercise) -> bool {
    exercise.backpack && {
        let mut heavier = exercise.clone();
        heavier.spine.axial = heavier.spine.axial.max(BACKPACK_AXIAL);
        // What a beginner's first block holds back comes later on this ladder.
        let context = context.in_training(context.training.max(super::FIRST_WEEKS + 1));
        allows(&Candidate { context, exercise: &heavier, block: BlockKind::Main })
    }
}

/// The ladder of an exercise for a person, from a dose of its own on.
pub fn ladder(context: Context, exercise: &Exercise, own: &Dose) -> Ladder {
    let weight = match weighed(context, exercise) {
        Some((_, load)) => Weight::of(load),
        None if takes_backpack(context, exercise) => {
            let load = context.catalogue.equipment_of(BACKPACK).and_then(|own| own.load.as_ref());
            load.map_or(Weight::None, |load| Weight::Later(load.most))
        }
        None => Weight::None,
    };
    Ladder::of(exercise, own, weight)
}

/// The ladder of an exercise that is done with so many sets, from the person's own dose on; none
/// where the level has none.
pub fn own_ladder(context: Context, exercise: &Exercise, sets: u32) -> Option<Ladder> {
    let own = own_dose(context, exercise)?;
    Some(match own {
        Dose::Holds { .. } => holds(exercise, &own, sets),
        own => ladder(context, exercise, &own),
    })
}

/// The dose that a person's ladder of an exercise begins with: a named workout's, else their own.
fn own_dose(context: Context, exercise: &Exercise) -> Option<Dose> {
    let named = context.profile.workout.as_ref();
    let workout = named.and_then(|id| context.catalogue.workout(id.as_str()));
    let of_workout =
        workout.filter(|workout| context.level() >= workout.level).and_then(|workout| {
            let line = workout.items.iter().find(|line| line.exercise == exercise.id)?;
            Some(context.suited(exercise, workout_dose(exercise, &line.dose, workout.level)?))
        });
    of_workout.or_else(|| context.dose(exercise))
}

/// Effort (RPE) of an exercise, where a weight can be chosen by it.
pub fn effort(context: Context, exercise: &Exercise) -> Option<[u32; 2]> {
    is_weighted(context, exercise).then(|| usual_effort(context))
}

/// Writes on an item with which weight it is done, if with any.
pub fn weigh(context: Context, item: &mut Item, ladder: &Ladder, rung: Rung) {
    if ladder.is_weighted(rung) {
        item.load = load(context, item, rung.load);
    }
}

/// Writes on an item that says its steps of weight, if any, what follows from its dose.
pub fn mark_read(context: Context, item: &mut Item, steps: Option<u32>) {
    let Some(own) = own_dose(context, &item.exercise) else { return };
    let ladder = ladder(context, &item.exercise, &own);
    if let Some(load) = steps {
        let place = ladder.place(&item.dose, load);
        weigh(context, item, &ladder, place.unwrap_or(Rung { load, step: 0 }));
    }
    mark(context, item, &own, &ladder);
}

/// The ladder of a list of holds that is done with so many sets.
pub fn holds(exercise: &Exercise, own: &Dose, sets: u32) -> Ladder {
    Ladder::of(exercise, &own.with_sets(sets), Weight::None)
}

/// Writes on an item where it stands on its ladder, given the dose that the ladder begins with.
pub fn mark(context: Context, item: &mut Item, own: &Dose, ladder: &Ladder) {
    if context.progress_paused() {
        return;
    }
    let other = matches!(own, Dose::Holds { .. }) && ladder.sets() != item.dose.sets();
    let shorter;
    let ladder = if other {
        shorter = holds(&item.exercise, own, item.dose.sets());
        &shorter
    } else {
        ladder
    };
    let load = item.load.as_ref().map_or(0, |load| load.step);
    let Some(rung) = ladder.place(&item.dose, load).filter(|_| ladder.is_climbed()) else { return };
    let next = ladder.next(rung).map(|next| next_in_words(item, ladder, (rung, next)).into());
    let index = ladder.index(rung) + 1;
    let of = ladder.above(rung).map(|above| index + above);
    item.rung = Some(plan::Rung { index, of, next });
}

/// The next rung in words: "3 x 10", "3 x 8, one step heavier", "3 x 15, a second slower".
fn next_in_words(item: &Item, ladder: &Ladder, (rung, next): (Rung, Rung)) -> String {
    let dose = ladder.dose(next);
    let amount = dose.with_sets(item.dose.sets()).amount(false);
    let how = match (&item.dose, &dose) {
        _ if next.load > rung.load => ", one step heavier",
        (Dose::Reps { tempo: was, .. }, Dose::Reps { tempo: now, .. })
            if now.lowering() > was.lowering() =>
        {
            ", lowered a second slower"
        }
        (Dose::Reps { tempo: was, .. }, Dose::Reps { tempo: now, .. }) if was != now => {
            ", with a pause a second longer"
        }
        _ => "",
    };
    format!("{amount}{how}")
}

/// So many steps of weight, in words.
fn load(context: Context, item: &Item, step: u32) -> Option<plan::Load> {
    let exercise = &item.exercise;
    let known = known(context, exercise, step);
    let choice = choice(context, item, step);
    let text = match (known, weighed(context, exercise)) {
        (Some((grams, unit)), _) => known_weight(&unit.said(grams), step, choice.is_some()),
        (None, Some((_, load))) if step == 0 => first_weight(context, item, load),
        (None, Some((_, load))) => heavier(step, load, choice.is_some()),
        (None, None) => {
            let load = context.catalogue.equipment_of(BACKPACK)?.load.as_ref()?;
            // The first step puts it on.
            match step.checked_sub(1)? {
                0 => start(exercise).unwrap_or_else(|| LIGHT_BACKPACK.to_owned()),
                more => heavier(more, load, false),
            }
        }
    };
    // Exercises and equipment are written in kilograms.
    let unit = context.profile.unit.unwrap_or_default();
    let text = if known.is_some() { text } else { unit.retold(&text) };
    let text = [Some(text), choice].into_iter().flatten().collect::<Vec<_>>().join("; ");
    Some(plan::Load { step, text: text.into(), grams: known.map(|(grams, _)| grams) })
}

/// So many steps above the first weight: "two steps heavier than at first (each about 2.5 kg)".
fn heavier(steps: u32, load: &Load, at_least: bool) -> String {
    let least = if at_least { "at least " } else { "" };
    let each = if steps > 1 { "each " } else { "" };
    let about = if load.grams.is_some() { "about " } else { "" };
    let (steps, step) = (steps_in_words(steps), &load.step);
    format!("{least}{steps} heavier than at first ({each}{about}{step})")
}

/// A weight that is known, so many steps above the one that was stated.
fn known_weight(weight: &str, steps: u32, at_least: bool) -> String {
    let more = if at_least { " or more" } else { "" };
    match steps {
        0 => format!("{weight}, the weight you use now"),
        steps => format!("{weight}{more}, {} heavier than at first", steps_in_words(steps)),
    }
}

/// How to choose a weight where a block has fewer repetitions with more of it: a step alone would
/// be easier than the week before.
fn choice(context: Context, item: &Item, step: u32) -> Option<String> {
    let chosen = step > 0 && theme(context) == Some(Theme::Load) && item.exercise.lift;
    let left = left(item.rpe.filter(|_| chosen)?);
    Some(format!("take the weight that leaves {left} at the new number"))
}

/// How to find the first weight. A text in two halves says itself when it is right; so does one of
/// a band, which has no weight, and of a carry.
fn first_weight(context: Context, item: &Item, load: &Load) -> String {
    let left = left(item.rpe.unwrap_or_else(|| usual_effort(context)));
    let Some(start) = start(&item.exercise) else {
        return format!("a weight that leaves {left} at the end of the set");
    };
    let counted = load.grams.is_some() && matches!(item.dose, Dose::Reps { .. });
    if counted && !start.contains(';') {
        format!("{start}; it is right when it leaves {left} at the end of the set")
    } else {
        start
    }
}

/// The first weight in the words of the exercise, as the start of a sentence that may go on.
fn start(exercise: &Exercise) -> Option<String> {
    let start = exercise.start.as_ref()?;
    Some(start.trim_end_matches('.').to_owned())
}

/// Whether the first of such exercises in a session has an easy set before it: loaded hinges and
/// squats, where effort is high enough to ask for it.
pub fn is_ramped(context: Context, exercise: &Exercise) -> bool {
    matches!(exercise.pattern, Pattern::Hinge | Pattern::Squat)
        && context.minutes >= super::composition::VERY_SHORT
        && !context.named_workout()
        && is_weighted(context, exercise)
        && usual_effort(context)[1] >= RAMP_EFFORT
}

/// The easy first set before an exercise that is done in repetitions.
pub fn ramp(exercise: &Arc<Exercise>, dose: &Dose) -> Option<Item> {
    let Dose::Reps { per_side, tempo, .. } = *dose else { return None };
    let dose = Dose::Reps { sets: 1, reps: [RAMP_REPS; 2], per_side, tempo, rest: 0 };
    let mut item = Item::new(Arc::clone(exercise), dose);
    item.ramp = true;
    item.because(RuleId::WARM_UP_FIRST, "An easy set with half the weight before the first lift.");
    Some(item)
}
