//! A named workout as the strength session: its own order and doses, as far as the must rules
//! allow.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::card::Card;
use super::days::StrengthDays;
use super::decisions::Decisions;
use super::draft::{Pick, SessionDraft};
use super::no_plan::NoPlan;
use super::pool::Pool;
use super::{size, warm_up};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Exercise;
use crate::catalogue::spine::MOST;
use crate::catalogue::{Catalogue, Workout, WorkoutItem, workout_dose};
use crate::person::profile::{MINUTES, PartialProfile, Profile, Reader};
use crate::plan::{BlockKind, RuleId, Status};
use crate::rules::load::FIRST_SETS;
use crate::rules::{self, Candidate, Context, Outlook};

/// The profile that is meant; a named workout has the minutes that it needs where none are given.
pub fn complete(given: &PartialProfile, reader: &Reader) -> Profile {
    let profile = given.complete(reader);
    let minutes = given.minutes.unwrap_or_else(|| minutes(&profile, reader.catalogue));
    Profile { minutes, ..profile }
}

/// Minutes that the profile's named workout and its warm-up need; the usual minutes when there is
/// no such workout.
pub fn minutes(profile: &Profile, catalogue: &Catalogue) -> u32 {
    let Some(workout) = profile.workout.as_ref().and_then(|id| catalogue.workout(id.as_str()))
    else {
        return profile.minutes;
    };
    let outlook = Outlook::of(profile, Status::Plan);
    let enough = |minutes: &u32| {
        let context = Context::new(&outlook, catalogue, Status::Plan).within(*minutes);
        let pool = Pool::new(context, MOST);
        let draft = draft(&pool, workout, &mut Decisions::default());
        let card = Card::of(context, &BTreeMap::new());
        let warm_up = warm_up::warm_up(&pool, &card, draft.opens_with(context)).unwrap_or_default();
        let warm: u32 = warm_up.iter().map(|item| item.seconds).sum();
        draft.picks.iter().map(Pick::seconds).sum::<u32>() + warm <= context.limit()
    };
    MINUTES.into_iter().find(enough).unwrap_or(*MINUTES.end())
}

/// The workout that a person named, where it is known.
pub(super) fn of(context: Context<'_>) -> Option<&Workout> {
    context.profile.workout.as_ref().and_then(|id| context.catalogue.workout(id.as_str()))
}

/// The sessions of a week: the workout on each of its days.
pub(super) fn drafts(
    pool: &Pool,
    (days, card): (&StrengthDays, &Card),
    workout: &Workout,
    decisions: &mut Decisions,
) -> Result<Vec<SessionDraft>, NoPlan> {
    let mut draft = draft(pool, workout, decisions);
    draft.warm_up =
        warm_up::warm_up(pool, card, draft.opens_with(pool.context)).ok_or_else(NoPlan::warm_up)?;
    // What eases opens the session already.
    draft
        .picks
        .retain(|pick| draft.warm_up.iter().all(|item| item.exercise.id != pick.exercise.id));
    decisions.reason(RuleId::EXERCISE_COUNT, || "the workout you named has so many".into());
    let whole = size::to_minutes(pool, (&mut draft, &[]), true);
    size::tell(pool, &whole, &mut draft, decisions);
    if draft.picks.is_empty() {
        return Err(NoPlan::exercise());
    }
    let lettered =
        |letter| SessionDraft { title: format!("{} {letter}", draft.title), ..draft.clone() };
    Ok(('A'..='Z').take(days.days.len()).map(lettered).collect())
}

/// The workout without what comes before and after it.
fn draft(pool: &Pool, workout: &Workout, decisions: &mut Decisions) -> SessionDraft {
    SessionDraft {
        title: workout.name.to_string(),
        warm_up: Vec::new(),
        picks: picks(pool, workout, decisions),
        stretches: Vec::new(),
        fixed_order: true,
    }
}

/// The workout's lines; what is not allowed gives way to the nearest easier exercise that is.
fn picks(pool: &Pool, workout: &Workout, decisions: &mut Decisions) -> Vec<Pick> {
    let mut picks: Vec<Pick> = Vec::new();
    for line in &workout.items {
        let Some(exercise) = pool.context.catalogue.exercise(line.exercise.as_str()) else {
            continue;
        };
        match substitute(pool, exercise) {
            Some(allowed) if picks.iter().any(|pick| pick.exercise.id == allowed.id) => {}
            Some(allowed) => picks.extend(pick(pool, workout, line, exercise, allowed, decisions)),
            None => {
                let (rule, text) = reason(pool, exercise);
                let text = format!("{} is left out: it {text}.", exercise.name);
                decisions.applied_to([(&exercise.id).into()], rule, text);
            }
        }
    }
    picks
}

fn reason(pool: &Pool, exercise: &Exercise) -> (RuleId, String) {
    rules::refusal(&wanted(pool, exercise)).map_or_else(
        || (RuleId::LEVEL_GATE, String::new()),
        |(rule, objection)| (rule.id, objection.to_string()),
    )
}

fn wanted<'b>(pool: &'b Pool, exercise: &'b Exercise) -> Candidate<'b> {
    Candidate { context: pool.context, exercise, block: BlockKind::Main }
}

/// The exercise itself, or the nearest easier one that every exercise rule allows.
fn substitute<'b>(pool: &'b Pool, exercise: &'b Arc<Exercise>) -> Option<&'b Arc<Exercise>> {
    let easier = pool.context.catalogue.linked(exercise, |exercise| &exercise.easier);
    std::iter::once(exercise)
        .chain(easier.into_iter().map(|(_, easier)| easier))
        .filter(|other| other.pattern == exercise.pattern)
        .find(|other| rules::allows(&wanted(pool, other)))
}

/// The dose of a workout's line, with what age and pain make of it.
fn own_dose(
    context: Context,
    exercise: &Exercise,
    line: &WorkoutItem,
    workout: &Workout,
) -> Option<Dose> {
    let dose = workout_dose(exercise, &line.dose, workout.level)?;
    Some(context.suited(exercise, dose))
}

fn pick(
    pool: &Pool,
    workout: &Workout,
    line: &WorkoutItem,
    meant: &Exercise,
    allowed: &Arc<Exercise>,
    decisions: &mut Decisions,
) -> Option<Pick> {
    let context = pool.context;
    let own = allowed.id == meant.id && context.level() >= workout.level;
    let dose =
        if own { own_dose(context, allowed, line, workout)? } else { context.dose(allowed)? };
    let mut pick = Pick::new(context, allowed, &dose);
    // The first week keeps the range that the workout states.
    pick.range = own.then_some(dose);
    if context.is_introduction() && allowed.pattern.is_strength() {
        pick.set_sets(pick.sets.min(FIRST_SETS));
    }
    if allowed.id == meant.id {
        pick.because(
            RuleId::SESSION_ORDER,
            "It is part of the workout you named, in its own order and dose.",
        );
    } else {
        let (rule, text) = reason(pool, meant);
        decisions.applied_to(
            [(&allowed.id).into(), (&meant.id).into()],
            rule,
            format!("{} stands in for {}, which {text}.", allowed.name, meant.name),
        );
        pick.because(rule, format!("It stands in for {}, which {text}.", meant.name));
    }
    Some(pick)
}
