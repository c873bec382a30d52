//! How doses grow from week to week, step back, and move on to harder exercises.

use super::draft::{Pick, SessionDraft};
use super::pool::Pool;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::plan::{Item, RuleId};
use crate::planner::fill::admits;
use crate::rules::load::{self, MOST_SETS, RAISED, VOLUME, counts_as_volume};
use crate::rules::progress::MORE_REPS;
use crate::rules::weeks::STEP_BACK;
use crate::rules::{BLOCK, Context, SessionScope, check_session, time};

/// Reasons of a dose that hold for one week.
const OF_ONE_WEEK: [RuleId; 3] =
    [RuleId::PROGRESSION, RuleId::RETURN_AFTER_GAP, RuleId::NEXT_DAY_RESPONSE];

/// A build week after another one: repetitions rise, and two exercises of each session gain a set
/// where minutes and rules allow.
pub(super) fn build(context: Context, drafts: &mut [SessionDraft]) {
    for draft in drafts.iter_mut() {
        let total = draft.seconds();
        let mut room = context.limit().saturating_sub(total);
        for pick in &mut draft.picks {
            pick.dose_why.retain(|(rule, _)| !OF_ONE_WEEK.contains(rule));
            raise_reps(context, pick, total, &mut room);
        }
    }
    let before: Vec<u32> =
        drafts.iter().flat_map(|draft| &draft.picks).map(|pick| pick.item.dose.sets()).collect();
    if context.profile.weeks >= BLOCK {
        for index in 0..drafts.len() {
            raise_sets(context, drafts, index);
        }
    }
    let picks = drafts.iter_mut().flat_map(|draft| &mut draft.picks);
    for (pick, before) in picks.zip(before).filter(|(pick, before)| pick.item.dose.sets() > *before)
    {
        pick.dose_why.push((
            RuleId::PROGRESSION,
            format!(
                "{} sets instead of {before}: one more than the week before.",
                pick.item.dose.sets()
            ),
        ));
    }
}

/// One repetition more for a dose of one number, as far as its share of the session and the room in
/// seconds allow; or the low end moves up to the high one.
fn raise_reps(context: Context, pick: &mut Pick, session_seconds: u32, room: &mut u32) {
    let Dose::Reps { reps: [low, high], .. } = pick.item.dose else { return };
    let at_high_end = low == high && is_range(&pick.full);
    if context.named_workout() || pick.gained >= MORE_REPS.1 || at_high_end {
        return;
    }
    let raised = [low + MORE_REPS.0, high.max(low + MORE_REPS.0)];
    let mut item = pick.item.clone();
    item.set_dose(pick.item.dose.with_reps(raised));
    if item.seconds > pick.item.seconds && time::over_share(context, &item, session_seconds) {
        return;
    }
    let dose = item.dose;
    let Some(left) = room.checked_sub(pick.item.exercise.seconds(&dose) - pick.item.seconds) else {
        return;
    };
    *room = left;
    pick.gained += MORE_REPS.0;
    pick.item.set_dose(dose);
    let why = if low < high {
        "the range moves to its high end"
    } else {
        "one more than the week before"
    };
    pick.dose_why.push((RuleId::PROGRESSION, format!("{}: {why}.", reps_words(raised))));
}

fn reps_words([low, high]: [u32; 2]) -> String {
    if low == high { format!("{high} repetitions") } else { format!("{low} to {high} repetitions") }
}

fn is_range(dose: &Dose) -> bool {
    matches!(dose, Dose::Reps { reps: [low, high], .. } if low < high)
}

fn raise_sets(context: Context, drafts: &mut [SessionDraft], index: usize) {
    let mut raised = 0;
    for pick in 0..drafts[index].picks.len() {
        if raised == RAISED {
            return;
        }
        let old = drafts[index].picks[pick].item.dose.clone();
        let usual =
            context.dose(&drafts[index].picks[pick].item.exercise).map_or(1, |dose| dose.sets());
        // Balance is kept up, not piled up.
        if drafts[index].picks[pick].item.exercise.pattern == Pattern::Balance
            || old.sets() >= usual.max((usual + 1).min(MOST_SETS))
        {
            continue;
        }
        drafts[index].picks[pick].item.set_dose(old.with_sets(old.sets() + 1));
        if allowed(context, drafts, index, pick) {
            raised += 1;
        } else {
            drafts[index].picks[pick].item.set_dose(old);
        }
    }
}

/// Whether a session with a raised pick still keeps its minutes, its shares, every must rule, and
/// the week its volume.
fn allowed(context: Context, drafts: &[SessionDraft], index: usize, pick: usize) -> bool {
    let draft = &drafts[index];
    let seconds = draft.seconds();
    if seconds > context.limit() || time::over_share(context, &draft.picks[pick].item, seconds) {
        return false;
    }
    let session = draft.session(context);
    let scope = SessionScope { context, session: &session };
    let mut keeps = true;
    check_session(&scope, |_, breach| keeps &= breach.force != crate::rules::Force::Must);
    keeps && week_volume(drafts) <= VOLUME[context.level() as usize].1
}

/// Takes sets off loaded hinges and back extensions, of the most sets the least important first,
/// until the week holds no more than it may.
pub(super) fn cap_volume(context: Context, drafts: &mut [SessionDraft]) {
    let (_, most) = VOLUME[context.level() as usize];
    while week_volume(drafts) > most {
        let picks = drafts.iter_mut().flat_map(|draft| &mut draft.picks);
        let counted =
            picks.filter(|pick| counts_as_volume(&pick.item.exercise) && pick.item.dose.sets() > 1);
        let Some(pick) = counted.max_by_key(|pick| pick.item.dose.sets()) else { return };
        pick.item.set_dose(fewer(&pick.item.dose, pick.item.dose.sets() - 1));
        let text = format!(
            "{} sets, so that the week holds no more than {most} of its kind.",
            pick.item.dose.sets()
        );
        pick.dose_why.retain(|(rule, _)| *rule != RuleId::VOLUME_CAP);
        pick.dose_why.push((RuleId::VOLUME_CAP, text));
    }
}

/// Takes a set off every exercise that has more than one.
pub(super) fn set_less(drafts: &mut [SessionDraft], rule: RuleId, when: &str) {
    for pick in drafts.iter_mut().flat_map(|draft| &mut draft.picks) {
        let before = pick.item.dose.sets();
        if before > 1 {
            pick.item.set_dose(fewer(&pick.item.dose, before - 1));
            pick.dose_why.push((rule, format!("{} of {before} sets, {when}.", before - 1)));
        }
    }
}

fn week_volume(drafts: &[SessionDraft]) -> u32 {
    let picks = drafts.iter().flat_map(|draft| &draft.picks);
    picks
        .filter(|pick| counts_as_volume(&pick.item.exercise))
        .map(|pick| pick.item.dose.sets())
        .sum()
}

/// After a step-back week: an exercise moves up its chain where it can, the others keep their sets
/// and go to the high end.
pub(super) fn move_up(pool: &Pool, old: &[Pick]) -> Vec<Pick> {
    let mut picks = old.to_vec();
    for index in 0..picks.len() {
        if let Some(item) = harder(pool, &picks, index) {
            let before = picks[index].item.exercise.name.clone();
            let mut pick = Pick::new(item);
            pick.item.why.clone_from(&picks[index].item.why);
            pick.item.why.retain(|why| why.rule != RuleId::LEVEL_FIT);
            pick.item.because(RuleId::PROGRESSION, format!("The next step after {before}."));
            picks[index] = pick;
            continue;
        }
        keep_on(&mut picks[index]);
    }
    picks
}

/// After a step-back week with nothing new: every exercise goes on.
pub(super) fn stay(old: &[Pick]) -> Vec<Pick> {
    let mut picks = old.to_vec();
    picks.iter_mut().for_each(keep_on);
    picks
}

/// The same exercise goes on: sets as they were, repetitions at the high end.
fn keep_on(pick: &mut Pick) {
    pick.dose_why.clear();
    if let Dose::Reps { reps: [_, high], .. } = pick.item.dose {
        pick.item.set_dose(pick.item.dose.with_reps([high, high]));
    }
    pick.full = pick.item.dose.clone();
    pick.stays = true;
}

/// Exercises chosen anew; what was done before goes on from there.
pub(super) fn keep_gains(context: Context, mut picks: Vec<Pick>, old: &[Pick]) -> Vec<Pick> {
    for pick in &mut picks {
        let Some(before) =
            old.iter().find(|before| before.item.exercise.id == pick.item.exercise.id)
        else {
            continue;
        };
        pick.item.set_dose(before.item.dose.clone());
        pick.gained = before.gained;
        pick.full = before.full.clone();
        pick.stays = true;
        // The session is made to fit after this.
        let mut room = u32::MAX;
        raise_reps(context, pick, context.limit(), &mut room);
        pick.full = pick.item.dose.clone();
    }
    picks
}

/// When a new span fits more sets than the week before had, only what the rule allows rises.
pub(super) fn cap_raises(before: &[SessionDraft], now: &mut [SessionDraft]) {
    for (before, now) in before.iter().zip(now) {
        let mut raised = 0;
        for pick in &mut now.picks {
            let Some(old) =
                before.picks.iter().find(|old| old.item.exercise.id == pick.item.exercise.id)
            else {
                continue;
            };
            let was = old.item.dose.sets();
            if pick.item.dose.sets() > was {
                raised += 1;
                let sets = if raised > RAISED { was } else { was + 1 };
                pick.item.set_dose(pick.item.dose.with_sets(sets));
            }
        }
    }
}

/// The lighter week after these sessions: about half the sets, the same repetitions and days; spare
/// sets go, least important first.
pub(super) fn step_back(drafts: &[SessionDraft]) -> Vec<SessionDraft> {
    let was = sets(drafts);
    let mut lighter = drafts.to_vec();
    for pick in lighter.iter_mut().flat_map(|draft| &mut draft.picks) {
        let before = pick.item.dose.sets();
        let wanted = before.div_ceil(2);
        pick.item.set_dose(fewer(&pick.item.dose, wanted));
        pick.dose_why.retain(|(rule, _)| !OF_ONE_WEEK.contains(rule));
        if wanted < before {
            pick.dose_why.push((
                RuleId::STEP_BACK_WEEK,
                format!("{wanted} of {before} sets in this lighter week."),
            ));
        }
    }
    while sets(&lighter) * 100 > was * STEP_BACK.1 && give_up_one(&mut lighter) {}
    lighter
}

/// The same dose with fewer sets; a list of holds loses its first, largest ones.
fn fewer(dose: &Dose, wanted: u32) -> Dose {
    match dose {
        Dose::Holds { reps_per_set, seconds, per_side, rest } => {
            let lost = reps_per_set.len().saturating_sub(wanted as usize);
            Dose::Holds {
                reps_per_set: reps_per_set[lost..].to_vec(),
                seconds: *seconds,
                per_side: *per_side,
                rest: *rest,
            }
        }
        dose => dose.with_sets(wanted),
    }
}

fn sets(drafts: &[SessionDraft]) -> u32 {
    let picks = drafts.iter().flat_map(|draft| &draft.picks);
    picks
        .filter(|pick| pick.item.exercise.pattern != Pattern::Stretch)
        .map(|pick| pick.item.dose.sets())
        .sum()
}

/// Takes a spare set, or the least important exercise of the fullest session; false when that would
/// leave fewer than two, or two sessions alike.
fn give_up_one(drafts: &mut [SessionDraft]) -> bool {
    let spare = drafts
        .iter_mut()
        .flat_map(|draft| draft.picks.iter_mut().rev())
        .find(|pick| pick.item.dose.sets() > 1);
    if let Some(pick) = spare {
        let sets = pick.item.dose.sets();
        pick.item.set_dose(fewer(&pick.item.dose, sets - 1));
        return true;
    }
    let Some(fullest) = (0..drafts.len()).max_by_key(|index| drafts[*index].picks.len()) else {
        return false;
    };
    if drafts[fullest].picks.len() <= 2 {
        return false;
    }
    let mut lighter = drafts[fullest].clone();
    lighter.picks.pop();
    let alike = drafts
        .iter()
        .enumerate()
        .any(|(index, other)| index != fullest && other.has_same_exercises(&lighter));
    if !alike {
        drafts[fullest] = lighter;
    }
    !alike
}

/// The harder exercise that a pick moves up to: the first of the next allowed ones that the session
/// admits.
pub(super) fn harder(pool: &Pool, picks: &[Pick], index: usize) -> Option<Item> {
    let mut above = load::harder_exercises(pool.context, &picks[index].item.exercise).peekable();
    let (nearest, _) = *above.peek()?;
    above
        .take_while(|(links, _)| *links == nearest)
        .find_map(|(_, above)| moved_up(pool, picks, index, above))
}

fn moved_up(pool: &Pool, picks: &[Pick], index: usize, above: &Exercise) -> Option<Item> {
    let known = pool.of(above.pattern).iter().find(|entry| entry.exercise.id == above.id)?;
    let others: Vec<Pick> = picks
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index)
        .map(|(_, pick)| pick.clone())
        .collect();
    if others.iter().any(|other| other.item.exercise.id == above.id) {
        return None;
    }
    pool.item(known.exercise).filter(|item| admits(pool, &others, item))
}
