//! Making a session fit its minutes, with room for what it grows into.

use super::arrange::once;
use super::decisions::Decisions;
use super::draft::{LIFTS, Pick, SessionDraft, lacking, rounds};
use super::pool::Pool;
use crate::catalogue::exercise::Pattern;
use crate::plan::RuleId;
use crate::rules::composition::{self, is_in_turns};
use crate::rules::footing;
use crate::rules::time::{self, FEWEST_SETS, Trim};
use crate::rules::weeks::steps_back;
use crate::rules::{BLOCK, Context};
use crate::text::id::Text;

/// Build weeks ahead for which a session has room to grow.
const WEEKS_AHEAD: u32 = 8;

/// Rungs that are climbed in the weeks that a session has to have room for: those of the plan, at
/// most so many.
pub(super) fn rungs_ahead(context: Context) -> u32 {
    rungs_within(context, WEEKS_AHEAD + 1)
}

/// Rungs that are climbed in what is left of the block.
pub(super) fn rungs_of_block(context: Context) -> u32 {
    rungs_within(context, BLOCK - 1 - (context.training - 1) % BLOCK)
}

fn rungs_within(context: Context, weeks: u32) -> u32 {
    if context.progress_paused() {
        return 0;
    }
    let left = context.profile.weeks.saturating_sub(context.week).min(weeks);
    let builds = (1..=left).filter(|ahead| !steps_back(context, context.training + ahead));
    u32::try_from(builds.count()).unwrap_or(u32::MAX)
}

/// Brings a draft within the person's minutes: first so that everything has room to climb, else so
/// that what is there now fits. Returns what it was.
///
/// What is there already is made to fit its block only: it had room from the start, and loses
/// nothing for weeks to come.
pub(super) fn to_minutes(
    pool: &Pool,
    (draft, others): (&mut SessionDraft, &[SessionDraft]),
    new: bool,
) -> SessionDraft {
    let context = pool.context;
    let whole = draft.clone();
    if is_in_turns(context) && in_rounds(context, draft) {
        return whole;
    }
    let (fewest, _) = composition::count_band(context);
    let (ahead, block) = (rungs_ahead(context), rungs_of_block(context));
    // Room to climb is worth an exercise; an exercise is worth the third set of the others.
    let (all, fewer) = (draft.picks.len(), fewest.saturating_sub(1).max(LIFTS));
    let (full, low) = (u32::MAX, FEWEST_SETS);
    let tries: &[(u32, usize, u32)] = if new {
        &[
            (ahead, fewest, full),
            (ahead, fewest, low),
            (ahead, fewer, full),
            (ahead, fewer, low),
            (block, fewer, full),
            (block, fewer, low),
            (0, fewer, full),
        ]
    } else {
        &[
            (block, all, full),
            (block, all, low),
            (block, fewest, full),
            (0, fewest, full),
            (0, LIFTS, full),
        ]
    };
    for (rungs, fewest, sets) in tries {
        draft.clone_from(&whole);
        lower(context, draft, *sets);
        if shorten(context, (draft, others), *rungs, (*fewest, false)) {
            rest_in_full(context, draft, &whole, block);
            return whole;
        }
    }
    for (rungs, fewest) in [(block, fewest), (0, fewest), (0, 1)] {
        draft.clone_from(&whole);
        if shorten(context, (draft, others), rungs, (fewest, true)) {
            rest_in_full(context, draft, &whole, block);
            break;
        }
    }
    if is_in_turns(context) {
        let rounds = draft.picks.iter().map(|pick| pick.sets).min().unwrap_or(0);
        draft.picks.iter_mut().for_each(|pick| pick.set_sets(rounds));
    }
    whole
}

/// Takes sets above a number off what came with the block: what was there loses none for it. Rests
/// go before sets.
fn lower(context: Context, draft: &mut SessionDraft, sets: u32) {
    let over = |pick: &Pick| pick.since == context.block() && pick.sets > sets;
    if draft.picks.iter().any(over) {
        take(context, draft, Trim::Rest);
    }
    draft.picks.iter_mut().filter(|pick| over(pick)).for_each(|pick| pick.set_sets(sets));
}

/// Rests that only weeks beyond the block have no room for stay as they were, unless sets went, for
/// which rests go first.
fn rest_in_full(context: Context, draft: &mut SessionDraft, whole: &SessionDraft, block: u32) {
    let trimmed = draft.picks.clone();
    let mut lost = false;
    for pick in &mut draft.picks {
        if let Some(old) = whole.picks.iter().find(|old| old.exercise.id == pick.exercise.id) {
            lost |= pick.sets < old.sets;
            pick.rest = old.rest;
        }
    }
    if lost || draft.longest(context, block) > context.limit() {
        draft.picks = trimmed;
    }
}

/// What is done in turn is done in rounds, as many sets of one as of the other: as many as fit with
/// room to climb, at least two where they fit without; whether any do.
fn in_rounds(context: Context, draft: &mut SessionDraft) -> bool {
    let fewest = || draft.picks.iter().map(|pick| pick.sets).min();
    let most = rounds(context).or_else(fewest).unwrap_or(0);
    let roomy = (FEWEST_SETS..=most).rev().map(|rounds| (rounds, rungs_of_block(context)));
    let tight = (1..=most.min(FEWEST_SETS)).rev().map(|rounds| (rounds, 0));
    roomy.chain(tight).any(|(rounds, rungs)| {
        draft.picks.iter_mut().for_each(|pick| pick.set_sets(rounds));
        draft.longest(context, rungs) <= context.limit()
    })
}

/// Shortens until the session fits at the longest of the next so many rungs, down to so many main
/// exercises; whether it does.
fn shorten(
    context: Context,
    (draft, others): (&mut SessionDraft, &[SessionDraft]),
    rungs: u32,
    bounds: (usize, bool),
) -> bool {
    while draft.longest(context, rungs) > context.limit() {
        match next_step(context, (draft, others), bounds) {
            Some(step) => take(context, draft, step),
            None => return false,
        }
    }
    true
}

fn next_step(
    context: Context,
    (draft, others): (&SessionDraft, &[SessionDraft]),
    bounds: (usize, bool),
) -> Option<Trim> {
    let stretches: Vec<&crate::plan::Item> = draft.stretches.iter().collect();
    let mut main: Vec<time::Trimmable> =
        draft.picks.iter().map(|pick| trimmable(context, pick)).collect();
    // As long as the other session is not made, nobody knows what the week will lack.
    if !others.is_empty() {
        for (place, pick) in main.iter_mut().enumerate() {
            pick.needed |= is_needed(context, draft, place, others);
        }
    }
    main.reverse();
    time::next_trim(&stretches, &main, bounds)
}

/// What the order of trimming has to know of a pick.
fn trimmable(context: Context, pick: &Pick) -> time::Trimmable {
    let usual = pick.ladder.dose(pick.rung).rest();
    let new = pick.since == context.block();
    let balance =
        pick.exercise.pattern == Pattern::Balance && footing::asks_for_balance_in_sessions(context);
    time::Trimmable {
        lift: pick.lift,
        needed: balance || (pick.lift && !new),
        new,
        sets: pick.sets,
        rest: (pick.rest.is_none() && !context.named_workout())
            .then_some(usual)
            .filter(|usual| time::trimmed_rest(*usual) < *usual),
    }
}

/// Whether the week would lack something that it has without one of a session's exercises.
fn is_needed(
    context: Context,
    draft: &SessionDraft,
    place: usize,
    others: &[SessionDraft],
) -> bool {
    let lacks = |without: Option<usize>| {
        let own = draft.picks.iter().enumerate().filter(|(at, _)| Some(*at) != without);
        let others = others.iter().flat_map(|other| &other.picks);
        lacking(context, others.chain(own.map(|(_, pick)| pick)))
    };
    lacks(Some(place)) > lacks(None)
}

fn take(context: Context, draft: &mut SessionDraft, step: Trim) {
    let last = draft.picks.len().saturating_sub(1);
    match step {
        Trim::Stretch => drop(draft.stretches.pop()),
        Trim::StretchSet => {
            for stretch in &mut draft.stretches {
                stretch.set_dose(once(&stretch.dose));
            }
        }
        Trim::Rest => {
            for pick in &mut draft.picks {
                if let Some(usual) = trimmable(context, pick).rest {
                    pick.rest = Some(time::trimmed_rest(usual));
                }
            }
        }
        Trim::Set(index) => {
            let pick = &mut draft.picks[last - index];
            pick.set_sets(pick.sets - 1);
        }
        Trim::Item(index) => drop(draft.picks.remove(last - index)),
    }
}

/// Where the main work is less than its share, the stretch that ends the session is done once: the
/// daily card holds it in full.
pub(super) fn settle_share(context: Context, draft: &mut SessionDraft) {
    let main = |draft: &SessionDraft| draft.picks.iter().map(Pick::seconds).sum::<u32>();
    let short = time::main_share(context)
        .is_some_and(|share| main(draft) * 100 < draft.seconds(context) * share);
    if short && !context.named_workout() {
        draft.stretches.truncate(1);
        for stretch in &mut draft.stretches {
            stretch.set_dose(once(&stretch.dose));
        }
    }
}

/// What was made smaller and why, in one notice a session; to be told when the session is done.
pub(super) fn tell(
    pool: &Pool,
    whole: &SessionDraft,
    draft: &mut SessionDraft,
    decisions: &mut Decisions,
) {
    let context = pool.context;
    let minutes = context.minutes;
    let mut parts = Vec::new();
    if draft.stretches.len() < whole.stretches.len() {
        parts.push(format!("{} of {} stretches", draft.stretches.len(), whole.stretches.len()));
    }
    let mut gone = Vec::new();
    for old in &whole.picks {
        let Some(pick) = draft.picks.iter_mut().find(|pick| pick.exercise.id == old.exercise.id)
        else {
            gone.push(&old.exercise);
            continue;
        };
        let Some(text) = smaller(old, pick) else { continue };
        parts.push(format!("{}: {text}", pick.exercise.name));
        pick.dose_why
            .push((RuleId::TRIM_ORDER, format!("{text}, so that the session fits {minutes} min.")));
    }
    if !gone.is_empty() {
        let names: Vec<&str> = gone.iter().map(|exercise| exercise.name.as_str()).collect();
        parts.push(format!("without {}", names.join(", ")));
    }
    if draft.stretches.is_empty() && !whole.stretches.is_empty() {
        decisions
            .reason(RuleId::COOL_DOWN_STRETCH, || format!("{minutes} min leave no time for it"));
    }
    if parts.is_empty() {
        return;
    }
    let when = if context.week > 1 { format!(" in week {}", context.week) } else { String::new() };
    let text = format!("{} is made to fit {minutes} min{when}: {}.", draft.title, parts.join("; "));
    // The sessions of a named workout get their letters later.
    let title = (!context.named_workout()).then(|| Text::from(draft.title.clone()));
    let about = title.into_iter().chain(gone.iter().map(|exercise| (&exercise.id).into()));
    decisions.applied_to(about, RuleId::TRIM_ORDER, text);
    for (rule, reason) in [
        (RuleId::STRETCH_DOSE, "the cool-down was trimmed to fit"),
        (RuleId::REST_INTERVAL, "rest was shortened to fit"),
    ] {
        decisions.reason(rule, || format!("{reason} {minutes} min"));
    }
    for rule in [RuleId::EXERCISE_COUNT, RuleId::WEEKLY_COVERAGE, RuleId::PATTERN_BALANCE] {
        decisions.reason(rule, || format!("{minutes} min leave room for no more"));
    }
}

/// In what a pick is smaller than before.
fn smaller(old: &Pick, now: &Pick) -> Option<String> {
    let mut parts = Vec::new();
    if now.sets < old.sets {
        parts.push(format!("{} of {} sets", now.sets, old.sets));
    }
    if let Some(rest) = now.rest.filter(|rest| now.sets > 1 && *rest < old.dose().rest()) {
        parts.push(format!("{rest} s rest instead of {} s", old.dose().rest()));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Whether a draft leaves room for more: it fits so at the longest of the rungs ahead.
pub(super) fn has_room(context: Context, draft: &SessionDraft) -> bool {
    draft.longest(context, rungs_ahead(context)) <= context.limit()
}
